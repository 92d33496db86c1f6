/* segue-order-exchange.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Finds pairs of segments that stand at each other's places. That is likelier than two mistyped times that fit there by
 * chance. */

/* The number of unexplained timestamps before one that are looked at. */
#define MAX_CANDIDATES 4

/* The largest number of timestamps that are passed over to find a reliable time beside one. */
#define MAX_STEPS 4

/* Returns the nearest time that is right, or was corrected, before (direction -1) or after (direction 1) timestamp @i. Returns
 * @otherwise if there is none. */
static gint64
find_beside (const SegueList    *list,
             const SegueVerdict *verdicts,
             guint               i,
             int                 direction,
             gint64              otherwise)
{
  for (guint steps = 0, at = i + direction; steps < MAX_STEPS && at < list->n; steps++, at += direction)
    if ((verdicts[at].kind == SEGUE_VERDICT_KEPT || verdicts[at].kind == SEGUE_VERDICT_MADE) &&
        verdicts[at].time != SEGUE_TIME_NONE)
      return verdicts[at].time;

  return otherwise;
}

/* Tells whether @time is in order at the place of timestamp @i. */
static gboolean
fits (const SegueList    *list,
      const SegueVerdict *verdicts,
      guint               i,
      gint64              time)
{
  return find_beside (list, verdicts, i, -1, -1) <= time && find_beside (list, verdicts, i, 1, G_MAXINT64) >= time;
}

static gboolean
lacks_hours (const SegueList    *list,
             const SegueVerdict *verdicts,
             guint               i)
{
  return i < list->n && verdicts[i].kind == SEGUE_VERDICT_MADE && verdicts[i].slip == SEGUE_SLIP_HOURS;
}

/* Tells whether timestamp @i may stand at the wrong place. Several that lack hours go on from one another. */
static gboolean
is_candidate (const SegueList    *list,
              const SegueVerdict *verdicts,
              guint               i)
{
  if (list->stamps[i].time == SEGUE_TIME_NONE || verdicts[i].kind == SEGUE_VERDICT_KEPT ||
      verdicts[i].kind == SEGUE_VERDICT_SWAPPED)
    return FALSE;

  return !lacks_hours (list, verdicts, i) ||
         (!lacks_hours (list, verdicts, i + 1) && (i == 0 || !lacks_hours (list, verdicts, i - 1)));
}

/* Tells whether the three timestamps from @i on are in order if the outer ones are exchanged, and only then. */
static gboolean
is_reversed_triple (const SegueList    *list,
                    const SegueVerdict *verdicts,
                    guint               i)
{
  const SegueTimed *stamps = list->stamps;

  return i + 2 < list->n && stamps[i].time > stamps[i + 1].time && stamps[i + 1].time > stamps[i + 2].time &&
         stamps[i + 2].time != SEGUE_TIME_NONE && find_beside (list, verdicts, i, -1, -1) <= stamps[i + 2].time &&
         find_beside (list, verdicts, i + 2, 1, G_MAXINT64) >= stamps[i].time;
}

static void
add_pair (GArray *pairs,
          guint   first,
          guint   second)
{
  g_array_append_val (pairs, first);
  g_array_append_val (pairs, second);
}

/**
 * segue_list_find_exchanged:
 * @self: a list
 * @verdicts: (array): the judgements of its timestamps
 * @pairs: (element-type guint): the array to append to
 *
 * Finds the segments that stand at each other's places and not beside each other. The indices of both are appended, one
 * after the other.
 */
void
segue_list_find_exchanged (const SegueList    *self,
                           const SegueVerdict *verdicts,
                           GArray             *pairs)
{
  guint last[MAX_CANDIDATES], n_last = 0;

  for (guint i = 0; i < self->n; i++)
    {
      guint k = n_last;

      if (is_reversed_triple (self, verdicts, i))
        {
          add_pair (pairs, i, i + 2);
          i += 2;
          n_last = 0;
          continue;
        }
      if (!is_candidate (self, verdicts, i))
        continue;
      while (k > 0 && !(last[k - 1] + 1 < i && fits (self, verdicts, i, self->stamps[last[k - 1]].time) &&
                        fits (self, verdicts, last[k - 1], self->stamps[i].time)))
        k--;
      if (k > 0)
        {
          add_pair (pairs, last[k - 1], i);
          n_last = 0;
          continue;
        }
      if (n_last == MAX_CANDIDATES)
        memmove (last, last + 1, (--n_last) * sizeof (guint));
      last[n_last++] = i;
    }
}
