/* segue-markup-scan.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/* The pieces of inline syntax that are more than one character. Each scanner looks at `text`, sets `stop` behind
 * what it found and returns whether there was anything. None looks further than it must: a scan that fails has not
 * read on to the end of the text. */

/**
 * SegueHtmlTag:
 *
 * What an HTML tag is to inline text. Other known tags do nothing; an unknown one is no tag but text.
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
} SegueHtmlTag;

typedef struct
{
  SegueHtmlTag tag;
  const char *name;
  gboolean closing;
  SegueSpan value; /* of href or alt, relative to the start of the tag; all zero where there is none */
} SegueHtmlMatch;

gboolean segue_markup_scan_entity   (const char      *text,
                                     const char      *end,
                                     const char     **stop,
                                     GString         *out);
gboolean segue_markup_scan_url      (const char      *text,
                                     const char      *end,
                                     const char     **stop);
gboolean segue_markup_scan_autolink (const char      *text,
                                     const char      *end,
                                     const char     **stop);
gboolean segue_markup_scan_target   (const char      *text,
                                     const char      *end,
                                     const char     **stop,
                                     const char     **target,
                                     gsize           *target_length);
gboolean segue_markup_scan_html     (const char      *text,
                                     const char      *end,
                                     const char     **stop,
                                     SegueHtmlMatch  *match);
char    *segue_markup_decode        (const char      *text,
                                     gsize            length);
gboolean segue_markup_is_cjk         (gunichar         character);

G_END_DECLS
