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
 * @hidden: it is not seen, or it is the mark that a word processor draws before an item
 * @tight: no distance is kept below it
 * @bold: 1 bold, 0 not, -1 as what is around it
 * @keeps_breaks: the same of line breaks in it
 * @level: the level of the item in a list that it is to a word processor, 0 for none
 *
 * What the style attribute of an element says that matters to a list.
 */
typedef struct
{
  gboolean hidden;
  gboolean tight;
  gint bold;
  gint keeps_breaks;
  guint level;
} SegueHtmlLook;

SegueHtmlLook segue_html_look_read (const char *style);

G_END_DECLS
