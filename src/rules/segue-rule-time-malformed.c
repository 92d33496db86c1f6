/* segue-rule-time-malformed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-malformed: timestamps that cannot be read, and ends of ranges that cannot. */

static char *
format_message (const SegueMistake *mistake,
                const char         *text)
{
  if (mistake->n == 1)
    return g_strdup_printf (_("“%s” is not a time."), text);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” is not a time, and %u after it is not one either.",
                                       "“%s” is not a time, and %u after it are not either.", mistake->n - 1),
                          text, mistake->n - 1);
}

static void
report (SegueCheck         *check,
        const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  g_autofree char *text = segue_entry_dup_start_text (stamp->entry);
  g_autofree char *message = format_message (mistake, text);
  SegueProblem *problem;

  problem = segue_check_report (check, &segue_rule_time_malformed, SEGUE_SEVERITY_ERROR, stamp->index,
                                segue_entry_get_start_span (stamp->entry), message);
  segue_order_set_reach (check, mistake, problem);
  if (mistake->times != NULL)
    segue_problem_add_fix (problem, segue_fix_new_starts (check, stamp, mistake->times, mistake->n));
  for (guint i = 0; i < mistake->verdict.n_choices && mistake->times == NULL; i++)
    segue_problem_add_fix (problem, segue_fix_new_start (check, stamp->entry, mistake->verdict.choices[i]));
}

static void
check_malformed (SegueCheck *check)
{
  for (guint i = 0; i < check->mistakes->len; i++)
    {
      const SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, i);

      if (mistake->kind == SEGUE_MISTAKE_MALFORMED)
        report (check, mistake);
    }
}

static void
check_end (SegueCheck *check,
           guint       index,
           SegueEntry *entry)
{
  const SegueSpan span = segue_entry_get_end_span (entry);
  gint64 next = SEGUE_TIME_NONE;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  SegueProblem *problem;

  if (span.length == 0 || segue_entry_get_end (entry) != SEGUE_TIME_NONE || segue_entry_get_clock (entry).after_end)
    return;
  if (index + 1 < segue_episode_get_n_entries (check->episode))
    next = segue_entry_get_start (segue_episode_get (check->episode, index + 1));
  text = segue_entry_dup_span (entry, span);
  message = g_strdup_printf (_("“%s” is not a time."), text);
  problem = segue_check_report (check, &segue_rule_time_malformed, SEGUE_SEVERITY_ERROR, index, span, message);
  segue_check_add_ends (check, problem, entry, next);
}

/**
 * segue_rule_time_malformed:
 *
 * Reports timestamps and ends of ranges that cannot be read as a time (error). Consecutive timestamps with the same mistake
 * are reported as one problem. Corrections are offered that a single mistake explains and that fit between the times before
 * and after.
 */
const SegueRule segue_rule_time_malformed = { "time-malformed", check_end, check_malformed, FALSE };
