/* segue-output-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish/segue-output.h"

/* What will happen where notes are published, as problems of the notes. */

/* Returns the entry that an outcome is shown at: its own, or else the first segment or section. */
static SegueEntry *
find_entry (SegueEpisode *episode,
            guint64       id)
{
  guint index = 0;

  if (id == 0 || !segue_episode_find (episode, id, &index))
    while (index + 1 < segue_episode_get_n_entries (episode) &&
           segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_TEXT)
      index++;

  return segue_episode_get (episode, index);
}

/* Returns the place in the entry: its time, or else its title. */
static SegueSpan
find_span (SegueEntry *entry)
{
  const SegueSpan time = segue_entry_get_start_span (entry);

  return time.length > 0 ? time : segue_entry_get_title_span (entry);
}

static void
add_problem (GPtrArray          *problems,
             SegueEpisode       *episode,
             const SegueOutcome *outcome,
             SegueSeverity       severity)
{
  SegueEntry *entry = find_entry (episode, outcome->entry);

  g_ptr_array_add (problems, segue_problem_new (outcome->rule, severity, entry, find_span (entry), outcome->sentence));
}

/**
 * segue_output_dup_problems:
 * @self: an output
 * @episode: the episode that it was made from
 *
 * Makes problems of what will happen, to be shown beside those that the rules find in the notes.
 *
 * Returns: (transfer full) (element-type SegueProblem): the problems, the worst first
 */
GPtrArray *
segue_output_dup_problems (SegueOutput  *self,
                           SegueEpisode *episode)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < segue_output_get_n_outcomes (self); i++)
    {
      const SegueOutcome *outcome = segue_output_get_outcome (self, i);

      add_problem (problems, episode, outcome, outcome->severity);
    }

  return problems;
}

/**
 * segue_output_dup_hints:
 * @self: an output
 * @episode: the episode that it was made from
 *
 * Makes notes of what even those should know who have not asked for reports about the target.
 *
 * Returns: (transfer full) (element-type SegueProblem): the notes
 */
GPtrArray *
segue_output_dup_hints (SegueOutput  *self,
                        SegueEpisode *episode)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < segue_output_get_n_outcomes (self); i++)
    {
      const SegueOutcome *outcome = segue_output_get_outcome (self, i);

      if (segue_target_rules_find (outcome->rule)->hint)
        add_problem (hints, episode, outcome, SEGUE_SEVERITY_NOTE);
    }

  return hints;
}
