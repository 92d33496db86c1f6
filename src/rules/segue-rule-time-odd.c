/* segue-rule-time-odd.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-odd: times that are in order, but so far from the others that a typing error explains them better, and times
 * with another number of digits after the seconds than all the others. */

/* The smallest number of times that show how many digits times have after the seconds, and the share that may differ. */
#define MIN_UNIFORM 8
#define MAX_SHARE 8

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

static gboolean
is_reported (SegueCheck *check,
             guint       index)
{
  for (guint i = 0; i < check->findings->len; i++)
    if (g_array_index (check->findings, SegueFinding, i).index == index)
      return TRUE;

  return FALSE;
}

/* Reports a time of which the fraction of a second has another number of digits than those of the others, which have
 * @digits. The fix writes the time like the others. */
static void
report_fraction (SegueCheck       *check,
                 const SegueTimed *timed,
                 guint             digits)
{
  const gint64 time = segue_entry_get_start (timed->entry);
  g_autofree char *text = segue_entry_dup_start_text (timed->entry);
  g_autofree char *message = NULL;
  SegueProblem *problem;

  if (is_reported (check, timed->index))
    return;
  message = g_strdup_printf (digits == 0 ? _("%s has digits after the seconds, unlike the other times.")
                                         : _("%s has fewer digits after the seconds than the other times."), text);
  problem = segue_check_report (check, &segue_rule_time_odd, SEGUE_SEVERITY_NOTE, timed->index,
                                segue_entry_get_start_span (timed->entry), message);
  segue_problem_set_reach (problem, G_MAXUINT);
  segue_problem_add_fix (problem, segue_fix_new_form (check, timed->entry, digits == 0 ? time / 1000 * 1000 : time));
}

/* Looks for times with an odd number of digits after the seconds, if nearly all have none, or nearly all have
 * milliseconds. */
static void
check_fractions (SegueCheck *check)
{
  const SegueTimed *timed = check->timed;
  guint n_exact = 0, n_odd = 0, digits;

  for (guint i = 0; i < check->n_timed; i++)
    n_exact += timed[i].exact;
  if (check->n_timed < MIN_UNIFORM || n_exact == 0)
    return;
  digits = n_exact * 2 > check->n_timed ? 3 : 0;
  for (guint i = 0; i < check->n_timed; i++)
    n_odd += digits == 0 ? timed[i].exact : segue_entry_get_clock (timed[i].entry).fraction != digits;
  for (guint i = 0; i < check->n_timed && n_odd * MAX_SHARE <= check->n_timed; i++)
    if (timed[i].exact)
      {
        const SegueClock clock = segue_entry_get_clock (timed[i].entry);

        if (clock.style == SEGUE_CLOCK_DIGITS && clock.fraction > 0 && clock.fraction != digits)
          report_fraction (check, &timed[i], digits);
      }
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
  check_fractions (check);
}

/**
 * segue_rule_time_odd:
 *
 * Reports times that are in order, but much farther from the times around them than is usual in the notes, if a typing
 * error explains that (warning). Wrong times in a list that runs backwards are reported like this, too. Reports times that
 * have another number of digits after the seconds than nearly all others (note).
 */
const SegueRule segue_rule_time_odd = {
  "time-odd", NULL, check_odd, FALSE, N_("Times that do not fit"),
};
