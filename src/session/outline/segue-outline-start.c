/* segue-outline-start.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-start.h"

#include <glib/gi18n.h>

#include "core/edit/segue-edit.h"

/**
 * segue_outline_has_start:
 * @entry: a segment
 *
 * Returns: whether the segment has a time, which may be malformed
 */
gboolean
segue_outline_has_start (SegueEntry *entry)
{
  return segue_entry_get_start (entry) != SEGUE_TIME_NONE || segue_entry_is_malformed (entry);
}

/**
 * segue_outline_dup_start:
 * @entry: a segment
 *
 * Returns: (transfer full): the start as the notes have it, or that there is none
 */
char *
segue_outline_dup_start (SegueEntry *entry)
{
  return segue_outline_has_start (entry) ? segue_entry_dup_start_text (entry) : g_strdup (_("No time yet"));
}

/**
 * segue_outline_dup_guess:
 * @session: a session
 * @entry: a segment of its episode
 *
 * Suggests a time for a segment without a time.
 *
 * Returns: (transfer full) (nullable): a time between those of the neighbours, or %NULL if there is none
 */
char *
segue_outline_dup_guess (SegueSession *session,
                         SegueEntry   *entry)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  gint64 guess = SEGUE_TIME_NONE;
  SegueClock clock;
  guint index;

  if (!segue_outline_has_start (entry) && segue_episode_find (episode, segue_entry_get_id (entry), &index))
    guess = segue_episode_guess_start (episode, index);
  if (guess == SEGUE_TIME_NONE)
    return NULL;

  clock = segue_dialect_get_clock (segue_episode_get_dialect (episode));

  return segue_clock_format (&clock, guess);
}

/**
 * segue_outline_get_proposed:
 * @state: a view state
 * @entry: an entry
 *
 * Finds the entry as it would be after the change that the user is asked about.
 *
 * Returns: (transfer none) (nullable): the entry, which is @entry itself if there is no such change, or %NULL if it would
 *   be left out
 */
SegueEntry *
segue_outline_get_proposed (SegueViewState *state,
                            SegueEntry     *entry)
{
  SegueEpisode *proposal = segue_view_state_get_proposal (state);
  guint index;

  if (proposal == NULL)
    return entry;

  return segue_episode_find (proposal, segue_entry_get_id (entry), &index) ? segue_episode_get (proposal, index) : NULL;
}
