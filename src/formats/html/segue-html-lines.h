/* segue-html-lines.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueHtmlPlace:
 * @depth: lists around it
 * @bold: it is bold
 * @heading: it lies in a heading
 * @row: it lies in a row of a table that is one line
 * @keeps_breaks: line breaks are what they are, and no mere blanks
 *
 * What holds of a piece of text, from the elements that it lies in.
 */
typedef struct
{
  guint depth;
  gboolean bold;
  gboolean heading;
  gboolean row;
  gboolean keeps_breaks;
} SegueHtmlPlace;

/**
 * SegueHtmlLines:
 *
 * Lines of notes in the making. What ends a line is noted, and done when there is more text.
 */
typedef struct
{
  GString *out;
  GString *line;          /* the text of the last line */
  SegueHtmlPlace place;   /* where it began */
  gboolean bulleted;
  gboolean after_blank;
  gboolean continues_row; /* it is not the first one of its row */

  gboolean wants_space;   /* before more text in the line */
  gboolean wants_line;
  gboolean wants_blank;
  gboolean wants_bullet;
  gboolean begins_cell;   /* that goes on in the line, and has no text yet */
  guint lines_of_row;

  char *address;          /* of the link that is open and not yet written */
  gssize link_start;      /* of its text in the line, -1 where there is none yet */
  GHashTable *known;      /* addresses that are no news, %NULL for none */
  gboolean has_news;      /* there was one that is */
} SegueHtmlLines;

void  segue_html_lines_init        (SegueHtmlLines       *self,
                                    const char           *plain);
char *segue_html_lines_end         (SegueHtmlLines       *self) G_GNUC_WARN_UNUSED_RESULT;
void  segue_html_lines_restart     (SegueHtmlLines       *self);
void  segue_html_lines_add_text    (SegueHtmlLines       *self,
                                    const SegueHtmlPlace *place,
                                    const char           *text);
void  segue_html_lines_break       (SegueHtmlLines       *self,
                                    const SegueHtmlPlace *place);
void  segue_html_lines_end_block   (SegueHtmlLines       *self,
                                    gboolean              blank);
void  segue_html_lines_begin_item  (SegueHtmlLines       *self);
void  segue_html_lines_end_item    (SegueHtmlLines       *self);
void  segue_html_lines_begin_row   (SegueHtmlLines       *self);
void  segue_html_lines_end_row     (SegueHtmlLines       *self);
void  segue_html_lines_begin_cell  (SegueHtmlLines       *self);
void  segue_html_lines_begin_link  (SegueHtmlLines       *self,
                                    const char           *href);
void  segue_html_lines_end_link    (SegueHtmlLines       *self);

G_END_DECLS
