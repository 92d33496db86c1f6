/* segue-dialect-titles.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-dialect-private.h"

/* Finds out where the title of a timestamp is that stands alone on its line: above it or below. */

/* Counts the timestamp of a line that begins with one. @after_blank says whether the line above is blank. */
void
segue_title_count_add_stamp (SegueTitleCount *self,
                             const SegueHead *head,
                             gboolean         after_blank)
{
  if (head->title.length > 0)
    return;
  self->untitled++;
  self->below_heading += self->heading;
  if (after_blank)
    return;
  self->below_text += self->above == SEGUE_TITLE_TEXT || self->above == SEGUE_TITLE_FIRST;
  self->below_first += self->above == SEGUE_TITLE_FIRST;
}

/* Counts the line after its timestamp, if it has one, was counted. @heading is its style if it is a heading, and @length
 * its length in bytes. */
void
segue_title_count_add_line (SegueTitleCount  *self,
                            const SegueHead  *head,
                            SegueHeadingStyle heading,
                            gsize             length,
                            gboolean          after_blank)
{
  const gboolean stamped = head->kind == SEGUE_HEAD_LEADING || head->kind == SEGUE_HEAD_TRAILING;
  const gboolean below_stamp = self->above == SEGUE_TITLE_STAMP && !after_blank;

  self->heading = heading != SEGUE_HEADING_NONE && heading <= SEGUE_HEADING_HTML;
  if (stamped)
    self->above = head->kind == SEGUE_HEAD_LEADING && head->title.length == 0 ? SEGUE_TITLE_STAMP : SEGUE_TITLE_NONE;
  else if (self->heading || heading == SEGUE_HEADING_COLON || length > SEGUE_TITLE_LINE_MAX)
    self->above = SEGUE_TITLE_NONE;
  else
    {
      self->above_text += below_stamp;
      self->above = after_blank ? SEGUE_TITLE_FIRST : SEGUE_TITLE_TEXT;
    }
}

/* Decides where the titles are, of @leading timestamps at the start of a line. They are above where more than half of the
 * timestamps stand alone and each of these has a line of text directly above it, and one has none below, or all of these
 * lines come after a blank one. Otherwise the first timestamp has no title above, or a list with a line in front of it
 * could be read either way: the titles are below then, as in most notes. */
void
segue_title_count_judge (const SegueTitleCount *self,
                         guint                  leading,
                         SegueReading          *reading)
{
  reading->titles_above = self->below_heading >= 2 && self->below_heading == self->untitled;
  reading->lines_above = !reading->titles_above && self->untitled >= 2 && self->untitled * 2 > leading &&
                         self->below_text == self->untitled &&
                         (self->above_text < self->untitled || self->below_first == self->untitled);
  reading->titles_below = !reading->titles_above && !reading->lines_above &&
                          (self->untitled >= 2 || (self->untitled == 1 && leading <= 2));
}
