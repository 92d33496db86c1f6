/* segue-html-look.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueHtmlLook:
 * @hidden: it is invisible, or it is the bullet that a word processor writes before a list item
 * @tight: it has no bottom margin
 * @bold: 1 if it is bold, 0 if it is not, -1 if it inherits this
 * @keeps_breaks: whether line breaks are kept: 1, 0 or -1 likewise
 * @level: the list level of a list item of a word processor, 0 for other elements
 *
 * The properties in the style attribute of an element that matter for reading a list.
 */
typedef struct
{
  gboolean hidden;
  gboolean tight;
  gint     bold;
  gint     keeps_breaks;
  guint    level;
} SegueHtmlLook;

SegueHtmlLook segue_html_look_read (const char *style);

G_END_DECLS
