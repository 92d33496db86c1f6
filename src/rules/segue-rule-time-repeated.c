/* segue-rule-time-repeated.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-repeated: lists that were pasted twice. */

/* Returns the index of the first entry of the list that starts at timestamp @i: its heading, if there is one. */
static guint
find_start (SegueCheck *check,
            guint       i)
{
  guint index = check->stamps[i].index;

  while (index > check->stamps[i - 1].index + 1 &&
         segue_entry_get_kind (segue_episode_get (check->episode, index - 1)) == SEGUE_ENTRY_SECTION)
    index--;

  return index;
}

static void
report (SegueCheck         *check,
        const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  const guint first = find_start (check, mistake->first);
  const guint last = check->stamps[mistake->first + mistake->n - 1].index;
  g_autofree char *message = NULL;
  SegueProblem *problem;
  guint n_segments = 0;

  /* Those without a time are no timestamps of the mistake, but go with the copy. */
  for (guint i = first; i <= last; i++)
    n_segments += segue_entry_get_kind (segue_episode_get (check->episode, i)) == SEGUE_ENTRY_SEGMENT;
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u segment stands here a second time.",
                                          "%u segments stand here a second time.", n_segments),
                             n_segments);
  problem = segue_check_report (check, &segue_rule_time_repeated, SEGUE_SEVERITY_ERROR, stamp->index,
                                segue_entry_get_start_span (stamp->entry), message);
  segue_order_set_reach (check, mistake, problem);
  segue_problem_add_fix (problem, segue_fix_new_remove_copy (check, first, last - first + 1));
}

static void
check_repeated (SegueCheck *check)
{
  for (guint i = 0; i < check->mistakes->len; i++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, i);

      if (mistake->kind == SEGUE_MISTAKE_COPY)
        report (check, mistake);
    }
}

/**
 * segue_rule_time_repeated:
 *
 * Reports lists that repeat the list before, with the same times and titles (error). A list with the same times and other
 * titles is a translation and is not reported.
 */
const SegueRule segue_rule_time_repeated = { "time-repeated", NULL, check_repeated, FALSE };
