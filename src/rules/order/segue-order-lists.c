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

/* The largest number of malformed timestamps that are passed over to find the time before. */
#define MAX_STEPS 4

/* The number of comparisons of two timestamps for each timestamp of an episode. Copies are not looked for beyond it, so that
 * the work stays proportional to the length. */
#define MAX_COMPARED 8

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

/* Takes one comparison from the budget. Returns %FALSE if there is none left. */
static gboolean
spend (SegueTwins *twins)
{
  if (twins->budget == 0)
    return FALSE;
  twins->budget--;

  return TRUE;
}

/* Compares the times from timestamp @start on with those from timestamp @i on. A quarter may differ, since some may be
 * mistyped. Stops early, so that the comparisons of many short lists take no longer than that of one long list. */
static SegueListStart
compare_lists (SegueCheck *check,
               SegueTwins *twins,
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
      if ((k + 1 - n_same) * 4 > k + 8 || !spend (twins))
        return SEGUE_LIST_NONE;
    }
  if (n_same < 2 || (n - n_same) * 4 > n)
    return SEGUE_LIST_NONE;
  for (guint k = 0; k < n; k++)
    n_titles += has_same_title (check, start + k, i + k);

  return n_titles * 4 >= n * 3 ? SEGUE_LIST_COPY : SEGUE_LIST_TRANSLATION;
}

/* Returns for each timestamp the first one with the same title. */
static guint *
find_title_twins (SegueCheck *check)
{
  g_autoptr(GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint *twins = g_new (guint, check->n_stamps);

  for (guint i = 0; i < check->n_stamps; i++)
    {
      char *title = segue_entry_dup_title (check->stamps[i].entry);
      gpointer value;

      twins[i] = i;
      if (g_hash_table_lookup_extended (titles, title, NULL, &value))
        {
          twins[i] = GPOINTER_TO_UINT (value);
          g_free (title);
        }
      else
        g_hash_table_insert (titles, title, GUINT_TO_POINTER (i));
    }

  return twins;
}

/**
 * segue_twins_clear:
 * @self: twins
 *
 * Frees what belongs to @self.
 */
void
segue_twins_clear (SegueTwins *self)
{
  g_clear_pointer (&self->times, g_free);
  g_clear_pointer (&self->titles, g_free);
}

/**
 * segue_twins_find:
 * @self: (out caller-allocates): the twins to set
 * @check: a check
 *
 * Finds for each timestamp the first one with the same time, or with the same text if it cannot be read. Titles are compared
 * only if a sixth of the timestamps have twins, since that takes longer.
 */
void
segue_twins_find (SegueTwins *self,
                  SegueCheck *check)
{
  g_autoptr(GHashTable) times = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint *twins = g_new (guint, check->n_stamps), n_twins = 0;

  for (guint i = 0; i < check->n_stamps; i++)
    {
      const SegueTimed *stamp = &check->stamps[i];
      const gboolean valid = stamp->time != SEGUE_TIME_NONE;
      g_autofree char *text = valid ? NULL : segue_entry_dup_start_text (stamp->entry);
      gpointer value;

      twins[i] = i;
      if (g_hash_table_lookup_extended (valid ? times : texts, valid ? (gconstpointer) &stamp->time : text, NULL, &value))
        {
          twins[i] = GPOINTER_TO_UINT (value);
          n_twins++;
        }
      else if (valid)
        g_hash_table_insert (times, (gpointer) &stamp->time, GUINT_TO_POINTER (i));
      else
        g_hash_table_insert (texts, g_steal_pointer (&text), GUINT_TO_POINTER (i));
    }
  self->budget = (gsize) MAX_COMPARED * check->n_stamps;
  self->times = twins;
  self->titles = n_twins > 0 && n_twins * 6 >= check->n_stamps ? find_title_twins (check) : NULL;
}

static gboolean
has_twin (const guint *twins,
          guint        start,
          guint        i,
          guint        end)
{
  return twins[i] >= start && twins[i] < end;
}

/* Tells whether the list from timestamp @start on stands again from timestamp @i on: with most of its titles, and with half
 * of its times, in whatever order, since some of them may have been corrected. A third is enough if all titles are there. Timestamp @i must be the first one of a
 * possible copy. Stops early, so that the comparisons of many short lists take no longer than that of one long list. */
static gboolean
is_copy (SegueCheck *check,
         SegueTwins *twins,
         guint       start,
         guint       i)
{
  const guint n = MIN (i - start, check->n_stamps - i);
  guint n_times = 0, n_titles = 0;

  if (n < MIN_LIST || twins->titles == NULL)
    return FALSE;
  for (guint k = 0; k < n; k++)
    {
      n_times += has_twin (twins->times, start, i + k, i);
      n_titles += has_twin (twins->titles, start, i + k, i);
      if ((k + 1 - n_titles) * 4 > k + 8 || !spend (twins))
        return FALSE;
    }

  return (n - n_titles) * 4 <= n && (n_times * 2 >= n || (n_titles == n && n_times >= MIN_LIST && n_times * 3 >= n));
}

/* Tells whether a copy of the list from timestamp @start on can begin at timestamp @i: the time or the title stands there
 * already, and those of the timestamp before do not. */
static gboolean
may_begin_copy (const SegueTwins *twins,
                guint             start,
                guint             i)
{
  if (twins->titles == NULL || i < twins->begin || (!has_twin (twins->times, start, i, i) && !has_twin (twins->titles, start, i, i)))
    return FALSE;

  return !has_twin (twins->times, start, i - 1, i - 1) || !has_twin (twins->titles, start, i - 1, i - 1);
}

/* Tells whether timestamp @i has the time and the title of the one that starts the list. */
static gboolean
is_same_start (const SegueTwins *twins,
               guint             start,
               guint             i)
{
  return twins->times[i] == twins->times[start] && twins->titles[i] == twins->titles[start];
}

/* Tells whether a copy of the list from timestamp @start on begins soon after timestamp @i rather than there. Titles that
 * stand there several times make the end of the list look like the start of the copy. */
static gboolean
copy_begins_later (SegueCheck *check,
                   SegueTwins *twins,
                   guint       start,
                   guint       i)
{
  const guint end = MIN (i + (i - start), check->n_stamps);

  if (is_same_start (twins, start, i))
    return FALSE;
  for (guint at = i + 1; at < end; at++)
    if (is_same_start (twins, start, at))
      {
        twins->begin = at;
        return TRUE;
      }

  return FALSE;
}

/* Returns the time before timestamp @i, which can stand some malformed ones before it, or %SEGUE_TIME_NONE. */
static gint64
find_before (SegueCheck *check,
             guint       start,
             guint       i)
{
  for (guint steps = 1; steps <= MAX_STEPS && steps <= i - start; steps++)
    if (check->stamps[i - steps].time != SEGUE_TIME_NONE)
      return check->stamps[i - steps].time;

  return SEGUE_TIME_NONE;
}

/**
 * segue_order_start_list:
 * @check: a check
 * @twins: which timestamps have the same time or title
 * @start: index of the timestamp that starts a list
 * @i: index of a later timestamp
 *
 * Tells whether another list starts at a timestamp. The list of another recording has a heading, and starts within a
 * minute from zero; a single time before it is no list. If the second time is later than those before the heading, the first
 * one is rather mistyped. The times of another part go on from zero; otherwise zero is an opening at the wrong place.
 *
 * Returns: how the list starts, or %SEGUE_LIST_NONE if it goes on
 */
SegueListStart
segue_order_start_list (SegueCheck *check,
                        SegueTwins *twins,
                        guint       start,
                        guint       i)
{
  SegueListStart same;

  if (may_begin_copy (twins, start, i) && is_copy (check, twins, start, i) && !copy_begins_later (check, twins, start, i))
    return SEGUE_LIST_COPY;
  if (check->stamps[i].time == SEGUE_TIME_NONE || check->stamps[i].time >= find_before (check, start, i))
    return SEGUE_LIST_NONE;
  same = compare_lists (check, twins, start, i);
  if (same != SEGUE_LIST_NONE)
    return same;
  if (check->stamps[i].time <= SEGUE_MINUTE && i - start >= 2 && is_rising (check, i) && has_heading (check, i) &&
      (check->stamps[i].time == 0 || check->stamps[i + 1].time < find_before (check, start, i)))
    return SEGUE_LIST_NEW;
  if (check->stamps[i].time == 0 && check->stamps[start].time >= 0 && check->stamps[start].time <= SEGUE_MINUTE &&
      i - start >= 2 && is_rising (check, i) && check->stamps[i + 1].time < find_before (check, start, i))
    return SEGUE_LIST_PART;

  return SEGUE_LIST_NONE;
}

/**
 * segue_order_find_copy_end:
 * @twins: which timestamps have the same title
 * @start: index of the timestamp that starts a list
 * @i: index of the one that starts the copy of it
 * @end: index after the last one of the list that the copy starts
 *
 * Finds where a copy ends. What follows it in its list stands there only once: the list may go on where a part of it was
 * copied.
 *
 * Returns: index after the last timestamp of the copy
 */
guint
segue_order_find_copy_end (const SegueTwins *twins,
                           guint             start,
                           guint             i,
                           guint             end)
{
  guint copy_end = MIN (end, i + (i - start));

  while (copy_end > i + 1 && !has_twin (twins->titles, start, copy_end - 1, i))
    copy_end--;

  return copy_end;
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
