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
 * @depth: number of lists around it
 * @bold: it is bold
 * @heading: it is in a heading
 * @row: it is in a table row that becomes one line
 * @keeps_breaks: line breaks are not collapsed into spaces
 *
 * The properties that a piece of text has from the elements around it.
 */
typedef struct
{
  guint    depth;
  gboolean bold;
  gboolean heading;
  gboolean row;
  gboolean keeps_breaks;
} SegueHtmlPlace;

/**
 * SegueHtmlLines:
 *
 * A writer of lines of notes. Line ends are recorded and only written when more text follows.
 */
typedef struct
{
  GString       *out;
  GString       *line;          /* text of the current line */
  SegueHtmlPlace place;         /* properties at its beginning */
  gboolean       bulleted;
  gboolean       after_blank;
  gboolean       continues_row; /* it is not the first line of its row */

  gboolean       wants_space;   /* a space is needed before more text */
  gboolean       wants_line;
  gboolean       wants_blank;
  gboolean       wants_bullet;
  gboolean       begins_cell;   /* a cell that continues the line and has no text yet */
  guint          lines_of_row;
  guint          n_tabs;        /* tabs that are needed instead of a space: one for each cell that has begun since */

  char          *address;       /* address of the open link, until it is written */
  gssize         link_start;    /* where its text begins in @line, -1 if it has none yet */
  GHashTable    *known;         /* normalized addresses that the plain text has, or %NULL */
  gboolean       has_news;      /* an address was not in @known */
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
