/* segue-cli-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cli/segue-cli.h"
#include "rules/segue-rules.h"

static const char *
severity_name (SegueSeverity severity)
{
  static const char *const names[] = { "note", "warning", "error" };

  return names[severity];
}

/* The line and column, both from 1, of a place in an entry's text. Columns count characters. */
static void
find_place (SegueEpisode *episode,
            SegueProblem *problem,
            guint        *line,
            guint        *column)
{
  SegueEntry *entry;
  const char *text, *place, *start;
  guint index = 0;

  segue_episode_find (episode, segue_problem_get_id (problem), &index);
  entry = segue_episode_get (episode, index);
  text = start = segue_entry_get_text (entry, NULL);
  place = text + segue_problem_get_span (problem).offset;
  *line = segue_episode_get_line (episode, index);
  for (const char *p = text; p < place; p++)
    if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
      {
        (*line)++;
        start = p + 1;
      }
  *column = g_utf8_strlen (start, place - start) + 1;
}

static gboolean
check_file (const char *name,
            int        *status)
{
  g_autoptr (SegueEpisode) episode = segue_cli_read_episode (name, NULL);
  g_autoptr (GPtrArray) problems = NULL;

  if (episode == NULL)
    return FALSE;
  problems = segue_rules_check (episode);
  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);
      guint line, column;

      find_place (episode, problem, &line, &column);
      g_print ("%s:%u:%u: %s: %s [%s]\n", name, line, column, severity_name (segue_problem_get_severity (problem)),
               segue_problem_get_message (problem), segue_problem_get_rule (problem));
      if (segue_problem_get_severity (problem) > SEGUE_SEVERITY_NOTE)
        *status = MAX (*status, SEGUE_CLI_FOUND);
    }
  return TRUE;
}

static int
run_check (int    argc,
           char **argv)
{
  int status = SEGUE_CLI_FINE;

  if (!segue_cli_parse (&argc, &argv, &segue_cli_check, NULL))
    return SEGUE_CLI_FAILED;
  if (argc < 2)
    {
      segue_cli_error (_("Which file? Name one or more, or - for standard input."));
      return SEGUE_CLI_FAILED;
    }
  for (int i = 1; i < argc; i++)
    if (!check_file (argv[i], &status))
      status = SEGUE_CLI_FAILED;
  return status;
}

const SegueCliVerb segue_cli_check = {
  "check",
  "FILE…",
  N_("Report mistakes in show notes: times out of order, mistyped, or given twice."),
  run_check,
};
