/* segue-text-view-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-view-private.h"

/* Returns the offset of the byte @bytes after the start of the entry at @index, which may be in a following entry. */
static guint
get_chars (SegueTextView *self,
           guint          index,
           gsize          bytes)
{
  SegueEpisode *episode = segue_text_offsets_get_episode (self->shown);
  const gsize offset = segue_episode_get_offset (episode, index) + bytes;

  index = segue_episode_index_at_offset (episode, MIN (offset, segue_episode_get_length (episode)));

  return segue_text_offsets_get_place (self->shown, index, offset - segue_episode_get_offset (episode, index));
}

static gboolean
get_match (SegueTextView *self,
           GtkTextIter   *start,
           GtkTextIter   *end)
{
  const SegueFoundPlace *place = segue_view_state_get_match (self->state);
  guint index;

  if (place->id == 0 || self->preedit != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !segue_text_view_is_current (self) ||
      !segue_episode_find (segue_text_offsets_get_episode (self->shown), place->id, &index))
    return FALSE;

  segue_folds_get_range (self->buffer, get_chars (self, index, place->offset),
                         get_chars (self, index, place->offset + place->length), start, end);
  segue_text_place_leave_line_end (start);
  segue_text_place_leave_line_end (end);

  return TRUE;
}

static void
match_changed_cb (SegueTextView *self)
{
  if (segue_view_state_get_match (self->state)->id == 0)
    segue_find_marks_set_current (self->marks, NULL, NULL);
  else
    segue_text_view_show_match (self);
}

/* Selects the current match when the view gets the focus. It is not selected before, since a selection here would
 * clear that of the search entry. */
static void
focus_cb (SegueTextView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)) || !get_match (self, &start, &end))
    return;

  self->is_moving = TRUE;
  gtk_text_buffer_select_range (self->buffer, &end, &start);
  self->is_moving = FALSE;
}

/* Marks the current match and scrolls it into view. */
void
segue_text_view_show_match (SegueTextView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!get_match (self, &start, &end))
    return;

  segue_find_marks_set_current (self->marks, &start, &end);
  self->is_moving = TRUE;
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->is_moving = FALSE;
  focus_cb (self);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (self->buffer), 0.15, FALSE, 0,
                                0);
}

void
segue_text_view_init_find (SegueTextView *self)
{
  self->marks = segue_find_marks_new (GTK_TEXT_VIEW (self->view), self->state);
  g_signal_connect_object (self->state, "notify::match", G_CALLBACK (match_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_text_view_get_origin:
 * @self: a text view
 *
 * Gets where a search starts: at the selection or the caret.
 *
 * Returns: an offset in the whole text, in bytes
 */
gsize
segue_text_view_get_origin (SegueTextView *self)
{
  GtkTextIter start;

  g_return_val_if_fail (SEGUE_IS_TEXT_VIEW (self), 0);

  if (!segue_text_view_is_current (self))
    return 0;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, NULL);

  return segue_text_offsets_get_bytes (self->shown, segue_folds_get_offset (&start));
}
