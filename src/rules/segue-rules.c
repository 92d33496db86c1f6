/* segue-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-rules.h"

#include <string.h>

#include "rules/order/segue-order.h"
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
  &segue_rule_front_differs,
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
 * Adds a problem to the findings of a check. The problems of rules that are only noted get %SEGUE_SEVERITY_NOTE.
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
  SegueFinding finding = { .index = index };

  if (check->noted != NULL && g_strv_contains (check->noted, rule->id))
    severity = SEGUE_SEVERITY_NOTE;
  finding.problem = segue_problem_new (rule->id, severity, entry, span, message);
  g_array_append_val (check->findings, finding);

  return finding.problem;
}

/**
 * segue_check_get_clock:
 * @check: a check
 *
 * Gets how the notes write times, with the digits after the seconds if most times have some.
 *
 * Returns: the time format
 */
SegueClock
segue_check_get_clock (SegueCheck *check)
{
  SegueDialect *dialect = segue_episode_get_dialect (check->episode);
  const SegueClock wanted = segue_dialect_get_new_clock (dialect);
  SegueClock clock = segue_dialect_get_clock (dialect);

  if (wanted.style == SEGUE_CLOCK_DIGITS && wanted.fraction > 0)
    {
      clock.fraction = wanted.fraction;
      clock.fraction_mark = wanted.fraction_mark;
    }

  return clock;
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
  const SegueClock clock = segue_check_get_clock (check);

  return segue_clock_format (&clock, time);
}

static gboolean
is_same_span (SegueSpan a,
              SegueSpan b)
{
  return a.offset == b.offset && a.length == b.length;
}

/* Tells whether two spans are at the same place and have the same text. */
static gboolean
is_same_text (const SegueEntry *a,
              SegueSpan         span,
              const SegueEntry *b,
              SegueSpan         other)
{
  return is_same_span (span, other) && memcmp (segue_entry_get_text (a, NULL) + span.offset,
                                               segue_entry_get_text (b, NULL) + span.offset, span.length) == 0;
}

/**
 * segue_check_sees_same_times:
 * @a: an entry
 * @b: a later version of it
 *
 * Compares two versions of an entry. Links and titles are not compared: see segue_link_is_same().
 *
 * Returns: whether the rules that look at all times see no difference
 */
gboolean
segue_check_sees_same_times (const SegueEntry *a,
                             const SegueEntry *b)
{
  const SegueClock clock = segue_entry_get_clock (a), other = segue_entry_get_clock (b);
  gsize length;

  return segue_entry_get_id (a) == segue_entry_get_id (b) && segue_entry_get_kind (a) == segue_entry_get_kind (b) &&
         segue_entry_get_level (a) == segue_entry_get_level (b) &&
         segue_entry_get_start (a) == segue_entry_get_start (b) && segue_entry_get_end (a) == segue_entry_get_end (b) &&
         segue_entry_get_n_spoken_times (a) == segue_entry_get_n_spoken_times (b) &&
         segue_entry_get_link_time (a) == segue_entry_get_link_time (b) && clock.style == other.style &&
         clock.fields == other.fields && clock.fraction == other.fraction && clock.after_end == other.after_end &&
         is_same_span (segue_entry_get_link_time_span (a), segue_entry_get_link_time_span (b)) &&
         is_same_text (a, segue_entry_get_start_span (a), b, segue_entry_get_start_span (b)) &&
         segue_guess_tail (a, &length) == segue_guess_tail (b, &length) && segue_order_same_numbers (a, b) &&
         (!clock.after_end || is_same_text (a, segue_entry_get_end_span (a), b, segue_entry_get_end_span (b)));
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
