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
 *
 * How a run of text is set off from the text around it.
 */
typedef enum
{
  SEGUE_MARKUP_BOLD = 1 << 0,
  SEGUE_MARKUP_ITALIC = 1 << 1,
  SEGUE_MARKUP_CODE = 1 << 2,
  SEGUE_MARKUP_STRIKE = 1 << 3,
} SegueMarkupStyle;

/**
 * SegueMarkupRun:
 * @offset: first byte, in the text of the markup
 * @length: bytes
 * @source: where the run comes from, as a byte offset in the source
 * @style: #SegueMarkupStyle flags
 * @href: target, owned by the markup, or %NULL; the runs of one link share the pointer
 *
 * Text of one style. The runs lie one after the other and cover the whole text; none goes on after a line break.
 */
typedef struct
{
  guint32 offset;
  guint32 length;
  guint32 source;
  guint32 style;
  const char *href;
} SegueMarkupRun;

/**
 * SegueMarkupLine:
 * @offset: first byte, in the source
 * @length: bytes, without a terminator
 * @breaks: whether a line break follows; otherwise the text goes on after a blank
 *
 * A line, or a part of one, that markup is read from.
 */
typedef struct
{
  guint32 offset;
  guint32 length;
  gboolean breaks;
} SegueMarkupLine;

#define SEGUE_TYPE_MARKUP (segue_markup_get_type ())
GType                 segue_markup_get_type  (void);

SegueMarkup          *segue_markup_new       (const char            *text,
                                              gssize                 length,
                                              GHashTable            *references) G_GNUC_WARN_UNUSED_RESULT;
SegueMarkup          *segue_markup_new_lines (const char            *source,
                                              const SegueMarkupLine *lines,
                                              guint                  n_lines,
                                              gboolean               literal,
                                              GHashTable            *references) G_GNUC_WARN_UNUSED_RESULT;
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
