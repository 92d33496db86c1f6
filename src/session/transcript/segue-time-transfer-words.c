/* segue-time-transfer-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-time-transfer-private.h"

#include <glib/gi18n.h>

/* Says in words what becomes of the times that are carried over. */

/* Writes an offset with its sign. */
static char *
dup_offset (SegueTimeTransfer *self,
            gint64             offset)
{
  const gint64 seconds = (offset < 0 ? offset - 500 : offset + 500) / 1000 * 1000;
  g_autofree char *text = segue_time_tool_format (self->tool, seconds);

  return seconds < 0 ? g_steal_pointer (&text) : g_strconcat ("+", text, NULL);
}

/**
 * segue_time_transfer_dup_heading:
 * @self: a transfer
 * @row: a row that begins a part
 *
 * Says by how much the times of a part move, and where it ends. All times are those of the notes.
 *
 * Returns: (transfer full): the translated heading
 */
char *
segue_time_transfer_dup_heading (SegueTimeTransfer *self,
                                 SegueCarriedTime  *row)
{
  const guint index = segue_carried_time_get_state (row)->part, n = segue_kept_parts_get_n (self->parts);
  const SegueKeptPart *part = segue_kept_parts_get (self->parts, index);
  g_autofree char *offset = dup_offset (self, part->offset);
  g_autofree char *from = segue_time_tool_format (self->tool, segue_carried_time_get_realigned (row)->mark);
  g_autofree char *to = segue_time_tool_format (self->tool, part->to);

  if (n == 1)
    /* Translators: %s is an amount of time, such as +00:00:40 */
    return g_strdup_printf (_("%s for all times"), offset);
  if (index == 0)
    /* Translators: the first is an amount of time, such as +00:00:40, the second a time */
    return g_strdup_printf (_("%1$s up to %2$s"), offset, to);
  if (index + 1 == n)
    /* Translators: the first is an amount of time, such as −00:02:20, the second a time */
    return g_strdup_printf (_("%1$s from %2$s on"), offset, from);

  /* Translators: the first is an amount of time, such as −00:02:20, the others are times */
  return g_strdup_printf (_("%1$s from %2$s up to %3$s"), offset, from, to);
}

/**
 * segue_time_transfer_dup_start:
 * @self: a transfer
 * @row: one of its rows
 *
 * Writes the new time of a segment.
 *
 * Returns: (transfer full): the time, or in a few translated words why there is none
 */
char *
segue_time_transfer_dup_start (SegueTimeTransfer *self,
                               SegueCarriedTime  *row)
{
  const SegueCarriedState *state = segue_carried_time_get_state (row);

  if (state->held)
    return segue_time_tool_format (self->tool, segue_carried_time_get_realigned (row)->mark);
  if (!state->removed)
    return segue_time_tool_format (self->tool, state->start);
  if (state->choice == SEGUE_REMOVED_MOVE)
    return g_strdup (_("Move to the Cut"));

  return g_strdup (state->choice == SEGUE_REMOVED_CLEAR ? _("No Time Yet") : _("Leave Out"));
}

/**
 * segue_time_transfer_dup_sentence:
 * @self: a transfer
 * @row: one of its rows
 *
 * Gets what is said at the new time of a segment.
 *
 * Returns: (transfer full) (nullable): the sentence, or %NULL if there is none
 */
char *
segue_time_transfer_dup_sentence (SegueTimeTransfer *self,
                                  SegueCarriedTime  *row)
{
  const SegueCarriedState *state = segue_carried_time_get_state (row);

  if (state->removed || segue_transcript_get_n_sentences (self->transcript) == 0)
    return NULL;

  return segue_transcript_dup_sentence (self->transcript,
                                        segue_transcript_find_sentence (self->transcript, state->start));
}

/**
 * segue_time_transfer_dup_summary:
 * @self: a transfer
 *
 * Says what would change, and what would be wrong.
 *
 * Returns: (transfer full): translated sentences
 */
char *
segue_time_transfer_dup_summary (SegueTimeTransfer *self)
{
  SegueTimeLevel level;
  guint n = 0;
  g_autofree char *removed = NULL;
  g_autofree char *message = segue_time_tool_dup_message (self->tool, &level);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr(SegueCarriedTime) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n += segue_carried_time_get_state (row)->removed;
    }
  if (n == 0)
    return g_steal_pointer (&message);

  removed = g_strdup_printf (ngettext ("%u segment is not in this recording.", "%u segments are not in this recording.", n), n);

  return g_strjoin (" ", message, removed, NULL);
}
