/* segue-rule-time-malformed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/segue-rule.h"

/* The rule time-malformed: timestamps that cannot be read. */

/* The largest number of corrections that are considered, and that are offered. */
#define MAX_CANDIDATES 12
#define MAX_OFFERED 2

/* Times in milliseconds. */
typedef struct
{
  gint64 before;                /* the time before the entry, or -1 */
  gint64 after;                 /* the time after the entry, or G_MAXINT64 */
  gint64 found[MAX_CANDIDATES]; /* the corrections, between before and after */
  guint n_found;                /* number of corrections */
} Candidates;

/* Finds the times before and after the entry at @index, whose own time cannot be read. */
static void
find_neighbours (SegueCheck *check,
                 guint       index,
                 Candidates *candidates)
{
  guint first = 0, end = check->n_timed;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (check->timed[middle].index < index)
        first = middle + 1;
      else
        end = middle;
    }
  candidates->before = first > 0 ? check->timed[first - 1].time : -1;
  candidates->after = first < check->n_timed ? check->timed[first].time : G_MAXINT64;
}

/* Adds the time that @text spells, if it is a time that fits between the neighbours. */
static void
try_text (Candidates *candidates,
          const char *text)
{
  const char *stop, *end = text + strlen (text);
  SegueClock clock;
  gint64 time;

  if (segue_time_scan (text, end, &stop, &time, &clock) != SEGUE_TIME_VALID || stop != end)
    return;
  if (time <= candidates->before || time >= candidates->after || candidates->n_found == MAX_CANDIDATES)
    return;
  for (guint i = 0; i < candidates->n_found; i++)
    if (candidates->found[i] == time)
      return;
  candidates->found[candidates->n_found++] = time;
}

/* Collects the times that @text may stand for if one key was pressed wrongly: a wrong separator, or one character too
 * many. */
static void
find_candidates (Candidates *candidates,
                 const char *text)
{
  g_autofree char *colons = g_strdelimit (g_strdup (text), ";.,", ':');
  gsize n = strlen (colons);

  try_text (candidates, colons);
  if (candidates->n_found > 0)
    return;
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *shorter = g_strdup (colons);

      memmove (shorter + i, shorter + i + 1, n - i);
      try_text (candidates, shorter);
    }
}

static void
report (SegueCheck *check,
        guint       index,
        SegueEntry *entry)
{
  g_autofree char *text = segue_entry_dup_start_text (entry);
  g_autofree char *message = g_strdup_printf (_("“%s” is not a time."), text);
  Candidates candidates = { 0 };
  SegueProblem *problem;

  problem = segue_check_report (check, &segue_rule_time_malformed, SEGUE_SEVERITY_ERROR, index,
                                segue_entry_get_start_span (entry), message);
  find_neighbours (check, index, &candidates);
  find_candidates (&candidates, text);
  for (guint i = 0; i < MIN (candidates.n_found, MAX_OFFERED); i++)
    segue_problem_add_fix (problem, segue_fix_new_start (check, entry, candidates.found[i]));
}

static void
check_malformed (SegueCheck *check)
{
  for (guint i = 0; i < check->n_malformed; i++)
    report (check, check->malformed[i].index, check->malformed[i].entry);
}

/**
 * segue_rule_time_malformed:
 *
 * Reports timestamps that cannot be read as a time (error). A correction is offered if a single wrong keystroke
 * explains the mistake and the corrected time fits between the times before and after.
 */
const SegueRule segue_rule_time_malformed = { "time-malformed", NULL, check_malformed, FALSE };
