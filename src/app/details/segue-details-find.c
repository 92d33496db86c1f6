/* segue-details-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/details/segue-details-private.h"
#include "app/widgets/segue-folds.h"
#include "core/episode/segue-block-state.h"
#include "core/search/segue-search.h"

static gboolean
is_in_span (SegueSpan span,
            gsize     offset)
{
  return span.length > 0 && offset >= span.offset && offset <= span.offset + span.length;
}

/* Returns the place of the field that contains the byte @offset of the entry, and sets @span to the range of the
 * field in the entry. Returns %SEGUE_DETAILS_N_BOXES if no field contains it. */
static guint
find_box (SegueEntry *entry,
          guint       index,
          gsize       offset,
          SegueSpan  *span)
{
  const struct
  {
    guint box;
    SegueSpan span;
  } fields[] = {
    { SEGUE_DETAILS_LINK, segue_entry_get_link_span (entry) },
    { SEGUE_DETAILS_TITLE, segue_entry_get_title_span (entry) },
    { SEGUE_DETAILS_START, segue_entry_get_start_span (entry) },
    { SEGUE_DETAILS_BODY, segue_entry_get_body_span (entry) },
  };
  const char *text;
  gboolean unfinished;
  gsize length;

  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
    {
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          *span = fields[i].span;
          if (is_in_span (*span, offset))
            return fields[i].box;
        }
      return SEGUE_DETAILS_N_BOXES;
    }

  text = segue_entry_get_text (entry, &length);
  span->offset = segue_entry_get_notes_offset (entry);
  if (index == 0 && segue_entry_get_syntax (entry) == NULL)
    span->offset = segue_front_matter_length (text, length, &unfinished);
  span->length = length - span->offset;
  if (!is_in_span (*span, offset))
    return SEGUE_DETAILS_N_BOXES;

  return index == 0 || segue_entry_get_syntax (entry) != NULL ? SEGUE_DETAILS_OPENING : SEGUE_DETAILS_CLOSING;
}

/* Finds the range of the current match in a field, in characters. The field may show its lines without indentation,
 * so the match is identified by its number among the matches of the field. */
static gboolean
find_in_field (SegueDetails *self,
               guint         box,
               const char   *lines,
               SegueSpan     span,
               gsize         offset,
               int          *start,
               int          *end)
{
  SeguePattern *pattern = segue_view_state_get_pattern (self->state);
  g_autofree char *text = segue_field_editor_dup_text (segue_details_fields_get_editor (self->fields, box));
  g_autoptr(SegueMatches) written = segue_search_text (pattern, lines + span.offset, span.length, NULL, NULL);
  g_autoptr(SegueMatches) shown = segue_search_text (pattern, text, strlen (text), NULL, NULL);
  const SegueMatch *match;
  guint number;

  if (written == NULL || shown == NULL)
    return FALSE;

  number = segue_matches_find (written, offset - span.offset);
  if (number >= segue_matches_get_n (written) || number >= segue_matches_get_n (shown))
    return FALSE;

  match = segue_matches_get (shown, number);
  *start = g_utf8_strlen (text, match->offset);
  *end = *start + g_utf8_strlen (text + match->offset, match->length);

  return TRUE;
}

/* Returns whether the field is shown and its text is part of the entry at @index. */
static gboolean
is_held_by (SegueDetails *self,
            guint         box,
            guint         index)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueFieldEdit *edit;
  guint owner;

  if (!segue_details_fields_is_shown (self->fields, box))
    return FALSE;

  edit = segue_details_fields_get_edit (self->fields, box);

  return segue_episode_find (episode, segue_field_edit_get_id (edit), &owner) &&
         segue_field_get_holder (segue_field_edit_get_field (edit), episode, owner) == index;
}

/* Returns the place of the field that contains the current match, and sets its range in characters. Returns
 * %SEGUE_DETAILS_N_BOXES if no visible field contains it. */
static guint
find_match (SegueDetails *self,
            int          *start,
            int          *end)
{
  const SegueFoundPlace *place = segue_view_state_get_match (self->state);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueEntry *entry;
  SegueSpan span;
  guint index;
  guint box;

  if (place->id == 0 || segue_view_state_get_pattern (self->state) == NULL ||
      !segue_episode_find (episode, place->id, &index))
    return SEGUE_DETAILS_N_BOXES;

  entry = segue_episode_get (episode, index);
  box = find_box (entry, index, place->offset, &span);
  if (!is_held_by (self, box, index) ||
      !find_in_field (self, box, segue_entry_get_text (entry, NULL), span, place->offset, start, end))
    return SEGUE_DETAILS_N_BOXES;

  return box;
}

/* Marks the current match in the field that contains it. */
static void
match_changed_cb (SegueDetails *self)
{
  int start;
  int end;
  const guint found = find_match (self, &start, &end);

  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      GtkWidget *target = segue_field_editor_get_target (segue_details_fields_get_editor (self->fields, i));
      GtkTextIter from;
      GtkTextIter to;

      if (self->marks[i] == NULL)
        continue;
      if (i != found)
        {
          segue_find_marks_set_current (self->marks[i], NULL, NULL);
          continue;
        }
      segue_folds_get_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (target)), start, end, &from, &to);
      segue_find_marks_set_current (self->marks[i], &from, &to);
      gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (target), &from, 0, FALSE, 0, 0);
    }
}

void
segue_details_watch_find (SegueDetails *self)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      GtkWidget *target = segue_field_editor_get_target (segue_details_fields_get_editor (self->fields, i));

      if (GTK_IS_TEXT_VIEW (target))
        self->marks[i] = segue_find_marks_new (GTK_TEXT_VIEW (target), self->state);
    }
  g_signal_connect_object (self->state, "notify::match", G_CALLBACK (match_changed_cb), self, G_CONNECT_SWAPPED);
}

void
segue_details_forget_find (SegueDetails *self)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    g_clear_object (&self->marks[i]);
}

/**
 * segue_details_focus_match:
 * @self: the details
 *
 * Moves the focus to the current match and selects it.
 *
 * Returns: %FALSE if no visible field contains the match
 */
gboolean
segue_details_focus_match (SegueDetails *self)
{
  int start;
  int end;
  guint box;

  g_return_val_if_fail (SEGUE_IS_DETAILS (self), FALSE);

  box = gtk_widget_get_mapped (GTK_WIDGET (self)) ? find_match (self, &start, &end) : SEGUE_DETAILS_N_BOXES;
  if (box == SEGUE_DETAILS_N_BOXES)
    return FALSE;

  segue_details_fields_focus (self->fields, box);
  segue_field_editor_select_range (segue_details_fields_get_editor (self->fields, box), start, end);

  return TRUE;
}
