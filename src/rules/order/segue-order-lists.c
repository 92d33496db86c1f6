/* segue-order-lists.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Tells lists of timestamps apart: the lists of several recordings, copies, translations, and lists that run backwards.
 */

/* The smallest number of segments that are the list of another recording or of another part of it. */
#define MIN_LIST 3

/* The smallest number of times that can run backwards. */
#define MIN_BACKWARDS 3

static gboolean
has_heading (SegueCheck *check,
             guint       i)
{
  for (guint j = check->stamps[i - 1].index + 1; j < check->stamps[i].index; j++)
    if (segue_entry_get_kind (segue_episode_get (check->episode, j)) == SEGUE_ENTRY_SECTION)
      return TRUE;

  return FALSE;
}

/* Tells whether at least MIN_LIST times from timestamp @i on are in order. */
static gboolean
is_rising (SegueCheck *check,
           guint       i)
{
  const SegueTimed *stamps = check->stamps;
  guint n;

  for (n = 1; n < MIN_LIST && i + n < check->n_stamps && stamps[i + n].time >= stamps[i + n - 1].time; n++)
    ;

  return n == MIN_LIST;
}

static gboolean
has_same_title (SegueCheck *check,
                guint       i,
                guint       j)
{
  g_autofree char *title = segue_entry_dup_title (check->stamps[i].entry);
  g_autofree char *other = segue_entry_dup_title (check->stamps[j].entry);

  return g_str_equal (title, other);
}

/* Compares the times from timestamp @start on with those from timestamp @i on. A quarter may differ, since some may be
 * mistyped. Stops early, so that the comparisons of many short lists take no longer than that of one long list. */
static SegueListStart
compare_lists (SegueCheck *check,
               guint       start,
               guint       i)
{
  const SegueTimed *stamps = check->stamps;
  const guint n = MIN (i - start, check->n_stamps - i);
  guint n_same = 0, n_titles = 0;

  if (n < 2)
    return SEGUE_LIST_NONE;
  for (guint k = 0; k < n; k++)
    {
      n_same += stamps[start + k].time == stamps[i + k].time;
      if ((k + 1 - n_same) * 4 > k + 4)
        return SEGUE_LIST_NONE;
    }
  if (n_same < 2 || (n - n_same) * 4 > n)
    return SEGUE_LIST_NONE;
  for (guint k = 0; k < n; k++)
    n_titles += has_same_title (check, start + k, i + k);

  return n_titles * 4 >= n * 3 ? SEGUE_LIST_COPY : SEGUE_LIST_TRANSLATION;
}

/**
 * segue_order_start_list:
 * @check: a check
 * @start: index of the timestamp that starts a list
 * @i: index of a later timestamp, whose time is earlier than the one before
 *
 * Tells whether another list starts at a timestamp. The list of another recording has a heading, and starts within a
 * minute from zero.
 *
 * Returns: how the list starts, or %SEGUE_LIST_NONE if it goes on
 */
SegueListStart
segue_order_start_list (SegueCheck *check,
                        guint       start,
                        guint       i)
{
  const SegueListStart same = compare_lists (check, start, i);

  if (same != SEGUE_LIST_NONE)
    return same;
  if (check->stamps[i].time <= SEGUE_MINUTE && is_rising (check, i) && has_heading (check, i))
    return SEGUE_LIST_NEW;
  if (check->stamps[i].time == 0 && check->stamps[start].time <= SEGUE_MINUTE && i - start >= 2 && is_rising (check, i))
    return SEGUE_LIST_PART;

  return SEGUE_LIST_NONE;
}

/**
 * segue_order_runs_backwards:
 * @check: a check
 * @start: index of the first timestamp of a list
 * @end: index after the last one
 *
 * Tells whether a list runs backwards, as live notes do that are written with the newest first. A quarter of the times
 * may be out of place.
 *
 * Returns: %TRUE if it does
 */
gboolean
segue_order_runs_backwards (SegueCheck *check,
                            guint       start,
                            guint       end)
{
  gint64 before = SEGUE_TIME_NONE;
  guint n_falls = 0, n = 0;

  for (guint i = start; i < end; i++)
    {
      const gint64 time = check->stamps[i].time;

      if (time == SEGUE_TIME_NONE)
        continue;
      n_falls += time < before;
      before = time;
      n++;
    }

  return n >= MIN_BACKWARDS && n_falls * 4 >= (n - 1) * 3;
}
