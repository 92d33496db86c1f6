/* segue-rule-time-odd.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-odd: times that are in order, but so far from the others that a typing error explains them better. */

static void
report (SegueCheck         *check,
        const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  g_autofree char *time = segue_entry_dup_start_text (stamp->entry);
  g_autofree char *message = g_strdup_printf (_("%s does not fit the times around it."), time);
  SegueProblem *problem;

  problem = segue_check_report (check, &segue_rule_time_odd, SEGUE_SEVERITY_WARNING, stamp->index,
                                segue_entry_get_start_span (stamp->entry), message);
  segue_order_set_reach (check, mistake, problem);
  if (mistake->times != NULL)
    segue_problem_add_fix (problem, segue_fix_new_starts (check, stamp, mistake->times, mistake->n));
  for (guint i = 0; i < mistake->verdict.n_choices && mistake->n == 1; i++)
    segue_problem_add_fix (problem, segue_fix_new_start (check, stamp->entry, mistake->verdict.choices[i]));
}

static void
check_odd (SegueCheck *check)
{
  const gboolean frames = segue_check_has_frames (check);

  for (guint i = 0; i < check->mistakes->len; i++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, i);

      if (mistake->kind != SEGUE_MISTAKE_ODD)
        continue;
      /* Frames explain why a time with three fields is odd. */
      if (!frames || segue_entry_get_clock (check->stamps[mistake->first].entry).fields < 3)
        report (check, mistake);
    }
}

/**
 * segue_rule_time_odd:
 *
 * Reports times that are in order, but much farther from the times around them than is usual in the notes, if a typing
 * error explains that (warning). Wrong times in a list that runs backwards are reported like this, too.
 */
const SegueRule segue_rule_time_odd = {
  "time-odd", NULL, check_odd, FALSE, N_("Times that do not fit"),
};
