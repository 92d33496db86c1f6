/* segue-rule-time-placeholder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/order/segue-order.h"

/* The rule time-placeholder: times of zero that were not filled in. */

static void
check_placeholders (SegueCheck *check)
{
  guint cursor = 0;

  for (guint i = 0; i < check->n_placeholders; i++)
    {
      SegueEntry *entry = check->placeholders[i].entry;
      g_autofree char *time = segue_entry_dup_start_text (entry);
      g_autofree char *message = NULL;
      SegueProblem *problem;

      if (segue_order_is_in_copy (check, &cursor, check->placeholders[i].index))
        continue;
      message = g_strdup_printf (_("%s stands among later times, as if its time had been left open."), time);
      problem = segue_check_report (check, &segue_rule_time_placeholder, SEGUE_SEVERITY_WARNING,
                                    check->placeholders[i].index, segue_entry_get_start_span (entry), message);
      segue_problem_add_fix (problem, segue_fix_new_no_time (entry));
    }
}

/**
 * segue_rule_time_placeholder:
 *
 * Reports times of zero after later times, unless another list starts there (warning). They are placeholders for times
 * that were not filled in.
 */
const SegueRule segue_rule_time_placeholder = {
  "time-placeholder", NULL, check_placeholders, FALSE, N_("Zeros among later times"),
};
