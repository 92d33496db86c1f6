/* segue-preview-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-preview-private.h"

#include "app/widgets/segue-folds.h"
#include "core/search/segue-search.h"

/* Sets @number to the index of the current match among the matches in the blocks of its entry, and @n_matches to their
 * number. Returns: %FALSE if it is no match any more, or if it is in a part that the preview does not show */
static gboolean
get_number (SeguePreview *self,
            guint        *number,
            guint        *n_matches)
{
  const SegueFoundPlace *place = segue_view_state_get_match (self->state);
  SeguePattern *pattern = segue_view_state_get_pattern (self->state);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(SegueMatches) matches = NULL;
  g_autoptr(SegueBlocks) blocks = NULL;
  const char *text;
  gsize length;
  guint index;
  guint current;

  if (place->id == 0 || pattern == NULL || !segue_episode_find (episode, place->id, &index))
    return FALSE;

  text = segue_entry_get_text (segue_episode_get (episode, index), &length);
  matches = segue_search_text (pattern, text, length, NULL, NULL);
  if (matches == NULL)
    return FALSE;

  current = segue_matches_find (matches, place->offset);
  if (current >= segue_matches_get_n (matches))
    return FALSE;

  blocks = segue_notes_lines_dup_blocks (self->lines, index, segue_episode_get (episode, index));
  *number = *n_matches = 0;
  for (guint i = 0; i < segue_matches_get_n (matches); i++)
    {
      const gboolean shown = segue_blocks_show (blocks, segue_matches_get (matches, i)->offset);

      *number += shown && i < current;
      *n_matches += shown;
    }

  return segue_blocks_show (blocks, segue_matches_get (matches, current)->offset);
}

static void match_changed_cb (SeguePreview *self);

/* Sets the range of the entry that contains the start of the current match. */
static gboolean
get_lines (SeguePreview *self,
           GtkTextIter  *start,
           GtkTextIter  *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextMark *mark;
  guint index;

  if (!segue_notes_lines_find (self->lines, segue_view_state_get_match (self->state)->id, &index))
    return FALSE;

  if (segue_notes_lines_get_mark (self->lines, index) == NULL)
    {
      /* Selected text stays, even if that leaves the match out of the lines. */
      if (!gtk_text_buffer_get_has_selection (buffer))
        {
          segue_notes_lines_show (self->lines, index);
          segue_preview_update_current (self);
          match_changed_cb (self); /* when the new lines have a height */
        }
      return FALSE;
    }

  gtk_text_buffer_get_iter_at_mark (buffer, start, segue_notes_lines_get_mark (self->lines, index));
  mark = segue_notes_lines_get_mark (self->lines, index + 1);
  if (mark != NULL)
    gtk_text_buffer_get_iter_at_mark (buffer, end, mark);
  else
    gtk_text_buffer_get_end_iter (buffer, end);

  return TRUE;
}

/* Finds the current match in the text of the preview. The preview does not show everything that is written, such as
 * link targets. If the entry has as many matches in the preview as in the notes, the match with the same number is
 * the current one. */
static gboolean
find_match (SeguePreview *self,
            GtkTextIter  *start,
            GtkTextIter  *end)
{
  g_autofree char *text = NULL;
  g_autoptr(SegueMatches) matches = NULL;
  const SegueMatch *match;
  guint number;
  guint n_matches;
  guint from;

  if (!get_number (self, &number, &n_matches) || !get_lines (self, start, end))
    return FALSE;

  text = segue_folds_dup_text (start, end);
  matches = segue_search_text (segue_view_state_get_pattern (self->state), text, strlen (text), NULL, NULL);
  if (matches == NULL || segue_matches_get_n (matches) != n_matches)
    return FALSE;

  match = segue_matches_get (matches, number);
  from = segue_folds_get_offset (start) + g_utf8_strlen (text, match->offset);
  segue_folds_get_range (gtk_text_iter_get_buffer (start), from,
                         from + g_utf8_strlen (text + match->offset, match->length), start, end);

  return TRUE;
}

static gboolean
match_cb (gpointer user_data)
{
  SeguePreview *self = user_data;
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter start;
  GtkTextIter end;

  self->match_source = 0;
  if (self->document == NULL || !find_match (self, &start, &end))
    {
      segue_find_marks_set_current (self->marks, NULL, NULL);
      return G_SOURCE_REMOVE;
    }

  segue_find_marks_set_current (self->marks, &start, &end);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_location (view, &start, &place);
  if (!gtk_text_buffer_get_has_selection (buffer) &&
      (place.y < visible.y || place.y + place.height > visible.y + visible.height))
    {
      /* The view scrolls to the match and not to the start of the entry. */
      segue_preview_stop_scrolling (self);
      gtk_text_view_scroll_to_iter (view, &start, 0.1, FALSE, 0, 0);
    }

  return G_SOURCE_REMOVE;
}

/* Schedules match_cb(), which runs when the lines are written and the entry has been scrolled into view. */
static void
match_changed_cb (SeguePreview *self)
{
  if (self->match_source == 0)
    self->match_source = g_idle_add (match_cb, self);
}

/* Starts to highlight the matches of the search. Called once, when the preview has its session. */
void
segue_preview_init_find (SeguePreview *self)
{
  self->marks = segue_find_marks_new (GTK_TEXT_VIEW (self->view), self->state);
  g_signal_connect_object (self->state, "notify::match", G_CALLBACK (match_changed_cb), self, G_CONNECT_SWAPPED);
}

void
segue_preview_stop_finding (SeguePreview *self)
{
  g_clear_handle_id (&self->match_source, g_source_remove);
  g_clear_object (&self->marks);
}
