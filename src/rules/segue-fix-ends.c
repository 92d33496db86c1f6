/* segue-fix-ends.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-many.h"
#include "rules/order/segue-order.h"

/* Fixes for the ends of ranges of times: they set, remove and swap them. */

/* Ends that cost this much more than the likeliest one are not offered. */
#define MAX_EXTRA 2.0

/* The longest segment whose end is guessed if no later segment limits it, in milliseconds. */
#define MAX_LENGTH (12 * SEGUE_HOUR)

static int
compare_guesses (gconstpointer a,
                 gconstpointer b)
{
  const SegueGuess *first = a, *second = b;

  if (first->cost != second->cost)
    return first->cost < second->cost ? -1 : 1;

  return (first->time > second->time) - (first->time < second->time);
}

/**
 * segue_check_add_ends:
 * @check: a check
 * @problem: the problem of a range of times
 * @entry: its segment
 * @next: the time of the next segment in milliseconds, or %SEGUE_TIME_NONE
 *
 * Adds fixes for the ends that may have been meant, the likeliest first. Segments often end where the next one starts, so
 * that no other end is offered if this one may have been meant.
 */
void
segue_check_add_ends (SegueCheck   *check,
                      SegueProblem *problem,
                      SegueEntry   *entry,
                      gint64        next)
{
  const gint64 start = segue_entry_get_start (entry), high = next > start ? next : start + MAX_LENGTH;
  const SegueClock clock = segue_check_get_clock (check);
  g_autofree char *text = segue_entry_dup_span (entry, segue_entry_get_end_span (entry));
  g_autoptr(GArray) guesses = g_array_new (FALSE, FALSE, sizeof (SegueGuess));

  segue_guess_times (text, &clock, start + 1, high, guesses);
  for (guint i = 0; i < guesses->len; i++)
    if (g_array_index (guesses, SegueGuess, i).time == next)
      {
        segue_problem_add_fix (problem, segue_fix_new_end (check, entry, next));
        return;
      }
  g_array_sort (guesses, compare_guesses);
  for (guint i = 0; i < MIN (guesses->len, SEGUE_MAX_CHOICES); i++)
    if (g_array_index (guesses, SegueGuess, i).cost <= g_array_index (guesses, SegueGuess, 0).cost + MAX_EXTRA)
      segue_problem_add_fix (problem, segue_fix_new_end (check, entry, g_array_index (guesses, SegueGuess, i).time));
}

static SegueEpisode *
apply_no_end (SegueEpisode   *episode,
              gconstpointer   data,
              GError        **error)
{
  const guint64 *id = data;
  guint index;

  if (!segue_episode_find (episode, *id, &index) ||
      segue_entry_get_end_span (segue_episode_get (episode, index)).length == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_end (episode, index, SEGUE_TIME_NONE, error);
}

/**
 * segue_fix_new_no_end:
 * @entry: a segment whose timestamp is a range
 *
 * Creates a fix that removes the end of the range of a segment. The start is kept.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_no_end (SegueEntry *entry)
{
  const guint64 id = segue_entry_get_id (entry);

  return segue_fix_new (_("Leave Out the End"), _("Remove End"), apply_no_end, g_memdup2 (&id, sizeof id), g_free);
}

/* The data of a fix that swaps the times of a range. */
typedef struct
{
  guint64 id;
  gint64 end; /* the end that is written there, in milliseconds */
} Swap;

static SegueEpisode *
apply_swap_ends (SegueEpisode   *episode,
                 gconstpointer   data,
                 GError        **error)
{
  const Swap *swap = data;
  g_autoptr(SegueEpisode) result = NULL;
  gint64 start;
  guint index;

  if (!segue_episode_find (episode, swap->id, &index) ||
      segue_entry_get_end_span (segue_episode_get (episode, index)).length == 0)
    return segue_episode_ref (episode);
  start = segue_entry_get_start (segue_episode_get (episode, index));
  result = segue_edit_set_start (episode, index, swap->end, error);

  return result != NULL ? segue_edit_set_end (result, index, start, error) : NULL;
}

/**
 * segue_fix_new_swap_ends:
 * @entry: a segment whose timestamp is a range that ends before it starts
 * @end: the end that stands there, in milliseconds
 *
 * Creates a fix that swaps the start and the end of the range of a segment.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_swap_ends (SegueEntry *entry,
                         gint64      end)
{
  const Swap swap = { segue_entry_get_id (entry), end };

  return segue_fix_new (_("Swap Start and End"), _("Swap Times"), apply_swap_ends, g_memdup2 (&swap, sizeof swap), g_free);
}
