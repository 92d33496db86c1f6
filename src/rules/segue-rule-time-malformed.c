/* segue-rule-time-malformed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/segue-rule.h"

#define MAX_CANDIDATES 12
#define MAX_OFFERED 2

typedef struct
{
  gint64 before;
  gint64 after;
  gint64 found[MAX_CANDIDATES];
  guint n_found;
} Candidates;

/* The times around an entry that has none that can be read. */
static void
find_neighbours (SegueCheck *check,
                 guint       index,
                 Candidates *candidates)
{
  candidates->before = -1;
  candidates->after = G_MAXINT64;
  for (guint i = 0; i < check->n_timed; i++)
    if (check->timed[i].index < index)
      candidates->before = check->timed[i].time;
    else
      {
        candidates->after = check->timed[i].time;
        break;
      }
}

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

/* A wrong mark between the fields, or a digit too many: what one keystroke can have done. */
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

  problem = segue_check_report (check, &segue_rule_time_malformed, SEGUE_SEVERITY_ERROR, entry,
                                segue_entry_get_start_span (entry), message);
  find_neighbours (check, index, &candidates);
  find_candidates (&candidates, text);
  for (guint i = 0; i < MIN (candidates.n_found, MAX_OFFERED); i++)
    segue_problem_add_fix (problem, segue_fix_new_start (check, entry, candidates.found[i]));
}

static void
check_malformed (SegueCheck *check)
{
  guint n = segue_episode_get_n_entries (check->episode);

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (check->episode, i);

      if (segue_entry_is_malformed (entry))
        report (check, i, entry);
    }
}

/**
 * segue_rule_time_malformed:
 *
 * Something that was meant as a time and is none (error). Corrections are offered where one keystroke explains the
 * mistake and the result fits between the neighbours.
 */
const SegueRule segue_rule_time_malformed = { "time-malformed", check_malformed, FALSE };
