/* rules-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/episode/segue-reader.h"
#include "rules/segue-rules.h"

/* Checks tables of notes, of the problems in them and of their fixes. */

/* Notes, what is reported as `line rule severity “what”: message`, the labels of the fixes of the first problem, and the
 * notes after its first fix. */
typedef struct
{
  const char *text;
  const char *problems;
  const char *fixes;
  const char *fixed;
} Case;

static char *
describe (SegueEpisode *episode,
          GPtrArray    *problems)
{
  static const char *const severities[] = { "note", "warning", "error" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);
      const SegueSpan span = segue_problem_get_span (problem);
      g_autofree char *what = NULL;
      guint index;

      g_assert_true (segue_episode_find (episode, segue_problem_get_id (problem), &index));
      what = segue_episode_dup_range (episode, segue_episode_get_offset (episode, index) + span.offset, span.length);
      g_string_append_printf (out, "%s%u %s %s “%s”: %s", out->len > 0 ? "|" : "", segue_episode_get_line (episode, index),
                              segue_problem_get_rule (problem), severities[segue_problem_get_severity (problem)], what,
                              segue_problem_get_message (problem));
    }
  return g_string_free (out, FALSE);
}

static char *
describe_fixes (SegueProblem *problem)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_problem_get_n_fixes (problem); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", segue_fix_get_label (segue_problem_get_fix (problem, i)));
  return g_string_free (out, FALSE);
}

/* Checks the problems of a case, the fixes of the first one, and the notes after the first fix. */
static void
check_case (const Case *item)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (item->text, -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);
  g_autofree char *found = describe (episode, problems);

  g_test_message ("%s", item->text);
  g_assert_cmpstr (found, ==, item->problems);
  if (item->fixes != NULL)
    {
      g_autofree char *fixes = describe_fixes (g_ptr_array_index (problems, 0));

      g_assert_cmpstr (fixes, ==, item->fixes);
    }
  if (item->fixed != NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) fixed = segue_fix_apply (segue_problem_get_fix (g_ptr_array_index (problems, 0), 0), episode, &error);
      g_autoptr(GPtrArray) left = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = segue_episode_dup_range (fixed, 0, segue_episode_get_length (fixed));
      g_assert_cmpstr (text, ==, item->fixed);
      left = segue_rules_check (fixed);
      g_assert_cmpuint (left->len, ==, 0);
    }
}

/* What the history calls a fix. */
static void
check_action (SegueFix *fix)
{
  static const struct { const char *label; const char *action; } actions[] = {
    { "Make It ", "Correct Time" }, { "Link to ", "Correct Link" },  { "Leave Without a Time", "Remove Time" }, { "Subtract ", "Correct Times" },    { "Move Above ", "Move Segment" }, { "Swap ", "Swap Times" }, { "Leave Out the End", "Remove End" },
    { "Move Below ", "Move Segment" }, { "Move 2 ", "Move Segments" }, { "Reverse", "Reverse Segments" },
    { "Remove the Second Copy", "Remove Copy" },
    { "Use All 2 Times", "Correct Times" }, { "Use All 2 Titles", "Correct Titles" }, { "Use the Title", "Correct Title" },
    { "Use ", "Correct Time" }, { "Add to ", "Add Segment" }, { "Remove From", "Remove Chapter" },
    { "Add ", "Correct Times" },
    { "Convert All", "Convert Times" }, { "Drop Frames", "Correct Times" },
  };

  if (strstr (segue_fix_get_label (fix), ", ") != NULL)
    {
      g_assert_cmpstr (segue_fix_get_action (fix), ==, "Correct Times");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_has_prefix (segue_fix_get_label (fix), actions[i].label))
      {
        g_assert_cmpstr (segue_fix_get_action (fix), ==, actions[i].action);
        return;
      }
  g_error ("unexpected fix “%s”", segue_fix_get_label (fix));
}

/* Every fix of every problem can be applied. */
static void
check_all_fixes (const Case *item)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (item->text, -1, NULL);
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);

  for (guint j = 0; j < problems->len; j++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, j);

      for (guint k = 0; k < segue_problem_get_n_fixes (problem); k++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(SegueEpisode) fixed = segue_fix_apply (segue_problem_get_fix (problem, k), episode, &error);

          g_assert_no_error (error);
          g_assert_true (fixed != episode);
          check_action (segue_problem_get_fix (problem, k));
          /* each kind of fix has words for when it is done */
          g_assert_cmpstr (segue_fix_get_done (segue_problem_get_fix (problem, k)), !=,
                           segue_fix_get_action (segue_problem_get_fix (problem, k)));
        }
    }
}

/* A table of cases. */
typedef struct
{
  const Case *cases;
  guint n;
} CaseTable;

static void
test_cases (gconstpointer data)
{
  const CaseTable *table = data;

  for (guint i = 0; i < table->n; i++)
    check_case (&table->cases[i]);
}

static void
test_all_fixes (gconstpointer data)
{
  const CaseTable *table = data;

  for (guint i = 0; i < table->n; i++)
    check_all_fixes (&table->cases[i]);
}

/* Adds the tests of a table of cases, below the path @name. */
static void
add_case_tests (const char      *name,
                const CaseTable *table)
{
  g_autofree char *cases_path = g_strdup_printf ("/%s/cases", name);
  g_autofree char *fixes_path = g_strdup_printf ("/%s/all-fixes", name);

  g_test_add_data_func (cases_path, table, test_cases);
  g_test_add_data_func (fixes_path, table, test_all_fixes);
}
