/* segue-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-rules.h"

#include "rules/segue-checker.h"
#include "rules/segue-rule.h"

/* The table of all rules, the functions that rules report with, and the check of a whole episode. */

/* All rules, in the order in which they are applied. A rule may look at what the rules before it have found. */
const SegueRule *const segue_rules[] = {
  &segue_rule_carried_over,
  &segue_rule_time_malformed,
  &segue_rule_time_frames,
  &segue_rule_time_repeated,
  &segue_rule_time_order,
  &segue_rule_time_odd,
  &segue_rule_time_before_start, /* after the rules that say whether the start is wrong */
  &segue_rule_time_late,
  &segue_rule_time_placeholder,
  &segue_rule_time_duplicate,
  &segue_rule_time_beyond_end,
  &segue_rule_time_link_mismatch, /* after time-frames, which explains some mismatches */
  &segue_rule_time_transcript,
  &segue_rule_time_unread,
  &segue_rule_title_empty,
  &segue_rule_section_empty,
  &segue_rule_link_malformed,
  &segue_rule_link_repeated,
  &segue_rule_text_repeated_word,
  NULL,
};

/**
 * segue_check_report:
 * @check: a check
 * @rule: the rule that found the problem
 * @severity: how bad it is
 * @index: the index of the entry that it is in
 * @span: the bytes in the text of the entry that it concerns
 * @message: what is wrong, a whole sentence, translated
 *
 * Adds a problem to the findings of a check.
 *
 * Returns: (transfer none): the problem, to which fixes can be added
 */
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

/**
 * segue_check_format:
 * @check: a check
 * @time: milliseconds, 0 or more
 *
 * Formats a time for a message, in the way in which the notes write times.
 *
 * Returns: (transfer full): the time, such as `01:31:23`
 */
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
 * Checks a whole episode with the rules that find mistakes. To check an episode repeatedly, use #SegueChecker.
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
 * @flags: which rules to apply
 *
 * Checks a whole episode. To check an episode repeatedly, use #SegueChecker.
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
