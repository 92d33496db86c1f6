/* segue-markup-scan.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/* Recognizes single elements of inline markup: URLs, link destinations and HTML tags.
 * Each function looks for its element at @text and returns whether it is there. If so, it sets @stop to the end of the
 * element. A scan that fails stops early and does not read to the end of the text, so that the time for a text with
 * many failing scans stays proportional to its length. */

/**
 * SegueHtmlTag:
 * @SEGUE_HTML_TAG_OTHER: a known tag without effect
 * @SEGUE_HTML_TAG_BOLD: `<b>`, `<strong>`
 * @SEGUE_HTML_TAG_ITALIC: `<i>`, `<em>` and others
 * @SEGUE_HTML_TAG_CODE: `<code>`, `<kbd>` and others
 * @SEGUE_HTML_TAG_STRIKE: `<s>`, `<del>`, `<strike>`
 * @SEGUE_HTML_TAG_LINK: `<a>`
 * @SEGUE_HTML_TAG_IMAGE: `<img>`, shown as its alternative text
 * @SEGUE_HTML_TAG_BREAK: `<br>`
 * @SEGUE_HTML_TAG_BLOCK: an element that begins a new line, such as `<p>` or `<li>`
 * @SEGUE_HTML_TAG_CELL: `<td>`, `<th>`, without effect
 *
 * The effect of an HTML tag on inline text. Tags that are not known are text.
 */
typedef enum
{
  SEGUE_HTML_TAG_OTHER,
  SEGUE_HTML_TAG_BOLD,
  SEGUE_HTML_TAG_ITALIC,
  SEGUE_HTML_TAG_CODE,
  SEGUE_HTML_TAG_STRIKE,
  SEGUE_HTML_TAG_LINK,
  SEGUE_HTML_TAG_IMAGE,
  SEGUE_HTML_TAG_BREAK,
  SEGUE_HTML_TAG_BLOCK,
  SEGUE_HTML_TAG_CELL,
} SegueHtmlTag;

/* A tag that was found. */
typedef struct
{
  SegueHtmlTag tag;
  const char  *name;    /* in lower case, static */
  gboolean     closing; /* an end tag, such as `</b>` */
  SegueSpan    value;   /* value of href or alt, relative to the start of the tag; all zero if there is none */
  SegueSpan    source;  /* value of src of an image, likewise */
} SegueHtmlMatch;

gboolean segue_markup_scan_url         (const char      *start,
                                        const char      *text,
                                        const char      *end,
                                        const char     **stop);
gboolean segue_markup_scan_word_url    (const char      *word,
                                        const char      *end,
                                        const char     **url,
                                        const char     **stop);
gboolean segue_markup_has_url_text     (const char      *text,
                                        const char      *end);
gboolean segue_markup_scan_autolink    (const char      *text,
                                        const char      *end,
                                        const char     **stop);
gboolean segue_markup_scan_target      (const char      *text,
                                        const char      *end,
                                        const char     **stop,
                                        const char     **target,
                                        gsize           *target_length);
gboolean segue_markup_scan_html        (const char      *text,
                                        const char      *end,
                                        const char     **stop,
                                        SegueHtmlMatch  *match);
char    *segue_markup_decode           (const char      *text,
                                        gsize            length);
char    *segue_markup_decode_attribute (const char      *text,
                                        gsize            length);
char    *segue_markup_decode_autolink  (const char      *text,
                                        gsize            length);
char    *segue_markup_decode_link      (const char      *text,
                                        SegueSpan        link);
char    *segue_markup_encode_link      (const char      *text,
                                        SegueSpan        link,
                                        const char      *url);
gboolean segue_markup_is_cjk           (gunichar         character);

G_END_DECLS
