/* segue-markup.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

typedef struct _SegueMarkup SegueMarkup;

/**
 * SegueMarkupStyle:
 * @SEGUE_MARKUP_BOLD: `**bold**`, `__bold__`, `<b>`, `<strong>`
 * @SEGUE_MARKUP_ITALIC: `*italic*`, `_italic_`, `<i>`, `<em>`
 * @SEGUE_MARKUP_CODE: `` `code` ``, ``` ``code`` ```, `<code>`
 * @SEGUE_MARKUP_STRIKE: `~~gone~~`, `<s>`, `<del>`
 * @SEGUE_MARKUP_UNNAMED: the file name of an image without alternative text
 *
 * The styles of a run of text.
 */
typedef enum
{
  SEGUE_MARKUP_BOLD = 1 << 0,
  SEGUE_MARKUP_ITALIC = 1 << 1,
  SEGUE_MARKUP_CODE = 1 << 2,
  SEGUE_MARKUP_STRIKE = 1 << 3,
  SEGUE_MARKUP_UNNAMED = 1 << 4,
} SegueMarkupStyle;

/**
 * SegueMarkupRun:
 * @offset: offset of the run in the text of the markup, in bytes
 * @length: length of the run in bytes
 * @source: offset in the source from which the run was made, in bytes
 * @style: #SegueMarkupStyle flags
 * @href: (nullable): URL of the link that the run belongs to, owned by the markup. All runs of a link have the same
 *   pointer. An image that is not in a link is a link to itself
 * @image: (nullable): URL of the image whose alternative text the run belongs to, owned by the markup. All runs of an
 *   image have the same pointer, which is also that of @href if the image is in no other link
 *
 * A part of the text in one style. The runs of a text cover it without gaps. No run continues after a line break.
 */
typedef struct
{
  guint32 offset;
  guint32 length;
  guint32 source;
  guint32 style;
  const char *href;
  const char *image;
} SegueMarkupRun;

/**
 * SegueMarkupLine:
 * @offset: offset of the line in the source, in bytes
 * @length: length of the line in bytes, without its terminator
 * @breaks: whether a line break follows; if not, a space follows
 * @joined: whether the next line follows directly
 *
 * A line, or a part of a line, that is parsed by segue_markup_new_lines().
 */
typedef struct
{
  guint32 offset;
  guint32 length;
  guint breaks : 1;
  guint joined : 1;
} SegueMarkupLine;

/**
 * SegueMarkupSyntax:
 * @SEGUE_MARKUP_SYNTAX_MARKDOWN: Markdown, with links of reStructuredText and AsciiDoc, and HTML tags
 * @SEGUE_MARKUP_SYNTAX_HTML: the content of a block of HTML; Markdown in it is read, too
 * @SEGUE_MARKUP_SYNTAX_LITERAL: no markup, as in a code block
 * @SEGUE_MARKUP_SYNTAX_PREFORMATTED: the content of `<pre>`, whose tags have no effect
 *
 * How the lines of a block are read.
 */
typedef enum
{
  SEGUE_MARKUP_SYNTAX_MARKDOWN,
  SEGUE_MARKUP_SYNTAX_HTML,
  SEGUE_MARKUP_SYNTAX_LITERAL,
  SEGUE_MARKUP_SYNTAX_PREFORMATTED,
} SegueMarkupSyntax;

#define SEGUE_TYPE_MARKUP (segue_markup_get_type ())
GType                 segue_markup_get_type  (void);

SegueMarkup          *segue_markup_new       (const char            *text,
                                              gssize                 length,
                                              GHashTable            *references) G_GNUC_WARN_UNUSED_RESULT;
SegueMarkup          *segue_markup_new_lines (const char            *source,
                                              const SegueMarkupLine *lines,
                                              guint                  n_lines,
                                              SegueMarkupSyntax      syntax,
                                              GHashTable            *references) G_GNUC_WARN_UNUSED_RESULT;
SegueMarkup          *segue_markup_new_runs  (GString               *text,
                                              GArray                *runs) G_GNUC_WARN_UNUSED_RESULT;
SegueMarkup          *segue_markup_new_plain (const char            *text) G_GNUC_WARN_UNUSED_RESULT;
SegueMarkup          *segue_markup_ref       (SegueMarkup           *self);
void                  segue_markup_unref     (SegueMarkup           *self);
const char           *segue_markup_get_text  (const SegueMarkup     *self,
                                              gsize                 *length);
const SegueMarkupRun *segue_markup_get_runs  (const SegueMarkup     *self,
                                              guint                 *n_runs);

char                 *segue_markup_dup_label (const char            *text,
                                              gsize                  length) G_GNUC_WARN_UNUSED_RESULT;
char                 *segue_markup_dup_plain (const char            *text,
                                              gssize                 length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueMarkup, segue_markup_unref)

G_END_DECLS
