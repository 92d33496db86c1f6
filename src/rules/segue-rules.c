/* segue-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-rules.h"

#include "rules/segue-checker.h"
#include "rules/segue-rule.h"

const SegueRule *const segue_rules[] = {
  &segue_rule_carried_over,
  &segue_rule_time_malformed,
  &segue_rule_time_frames,
  &segue_rule_time_order,
  &segue_rule_time_placeholder,
  &segue_rule_time_duplicate,
  &segue_rule_time_beyond_end,
  &segue_rule_time_link_mismatch, /* after the frames, which explain some */
  &segue_rule_title_empty,
  &segue_rule_section_empty,
  &segue_rule_link_malformed,
  &segue_rule_text_repeated_word,
  NULL,
};

SegueProblem *
segue_check_report (SegueCheck      *check,
                    const SegueRule *rule,
                    SegueSeverity    severity,
                    guint            index,
                    SegueSpan        span,
                    const char      *message)
{
  SegueEntry *entry = segue_episode_get (check->episode, index);
  SegueFinding finding = { index, segue_problem_new (rule->id, severity, entry, span, message) };

  g_array_append_val (check->findings, finding);

  return finding.problem;
}

/* A time in the words of a message, as the notes write times. */
char *
segue_check_format (SegueCheck *check,
                    gint64      time)
{
  SegueClock clock = segue_dialect_get_clock (segue_episode_get_dialect (check->episode));

  return segue_clock_format (&clock, time);
}

/**
 * segue_rules_check:
 * @episode: an episode
 *
 * Checks an episode with the rules that find mistakes.
 *
 * Returns: (transfer full) (element-type SegueProblem): the problems, in the order of the lines
 */
GPtrArray *
segue_rules_check (SegueEpisode *episode)
{
  return segue_rules_check_full (episode, SEGUE_CHECK_DEFAULT);
}

/**
 * segue_rules_check_full:
 * @episode: an episode
 * @flags: what to check
 *
 * Checks an episode.
 *
 * Returns: (transfer full) (element-type SegueProblem): the problems, in the order of the lines
 */
GPtrArray *
segue_rules_check_full (SegueEpisode    *episode,
                        SegueCheckFlags  flags)
{
  g_autoptr(SegueChecker) checker = segue_checker_new ();

  segue_checker_check (checker, episode, flags);

  return g_ptr_array_ref (segue_checker_get_problems (checker));
}
