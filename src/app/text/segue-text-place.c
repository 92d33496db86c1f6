/* segue-text-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-place.h"

#include "app/widgets/segue-folds.h"

/* Converts between positions of a text buffer and those of the episode that the buffer shows. Offsets in the text count
 * the characters of folded lines, too. */

/* Moves @iter out of a line end of carriage return and line feed, inside which GTK cannot draw a caret. Returns: whether
 * @iter was moved, which is then before both characters */
gboolean
segue_text_place_leave_line_end (GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (gtk_text_iter_get_char (iter) != '\n' || !gtk_text_iter_backward_char (&before) ||
      gtk_text_iter_get_char (&before) != '\r')
    return FALSE;

  *iter = before;

  return TRUE;
}

/* Returns the position of the caret, in characters. */
guint
segue_text_place_get_caret (GtkTextBuffer *buffer)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));

  return segue_folds_get_offset (&caret);
}

/* Returns the id of the entry that contains the caret. */
guint64
segue_text_place_get_id (GtkTextBuffer    *buffer,
                         SegueTextOffsets *offsets)
{
  const guint index = segue_text_offsets_get_index (offsets, segue_text_place_get_caret (buffer), NULL);

  return segue_entry_get_id (segue_episode_get (segue_text_offsets_get_episode (offsets), index));
}

/* Puts the caret at an offset in characters and scrolls it into view. */
void
segue_text_place_show (GtkTextView *view,
                       guint        chars)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;

  segue_folds_get_iter (buffer, chars, &iter);
  segue_text_place_leave_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
}
