/* segue-rules.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-rules.h"

#include "rules/segue-rule.h"

#define HOUR G_GINT64_CONSTANT (3600000)
#define DAY (24 * HOUR)

static const SegueRule *const rules[] = {
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
};

/* The length of a day in a log of the hours of the day, in the unit that its times look like: `23:55` is five minutes to
 * midnight there, and would be minutes and seconds elsewhere. */
static gint64
day_length (const SegueEntry *entry)
{
  return segue_entry_get_clock (entry).fields == 3 ? DAY : DAY / 60;
}

/* Such a log begins in the evening, and goes on from midnight where it falls from the last hour of the day to the first
 * ones. */
static gboolean
is_midnight (const SegueTimed *timed,
             guint             i)
{
  gint64 day = day_length (timed[i].entry);

  return timed[0].time >= day * 18 / 24 && timed[0].time < day && timed[i - 1].time % day >= day * 23 / 24 &&
         timed[i].time < day * 2 / 24 && day_length (timed[i - 1].entry) == day;
}

static void
find_timed (SegueCheck *check)
{
  guint n = segue_episode_get_n_entries (check->episode);
  gint64 days = 0;

  check->timed = g_new (SegueTimed, n);
  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (check->episode, i);
      gint64 time = segue_entry_get_start (entry);
      SegueTimed *timed = &check->timed[check->n_timed];

      if (time == SEGUE_TIME_NONE)
        continue;
      *timed = (SegueTimed){ i, entry, time };
      if (check->n_timed > 0 && is_midnight (check->timed, check->n_timed))
        days += day_length (entry);
      timed->time += days;
      check->n_timed++;
    }
}

static gint
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  SegueProblem *first = *(SegueProblem **) a, *second = *(SegueProblem **) b;
  SegueEpisode *episode = user_data;
  guint i = 0, j = 0;

  segue_episode_find (episode, segue_problem_get_id (first), &i);
  segue_episode_find (episode, segue_problem_get_id (second), &j);
  if (i != j)
    return i < j ? -1 : 1;
  return (gint) segue_problem_get_span (first).offset - (gint) segue_problem_get_span (second).offset;
}

SegueProblem *
segue_check_report (SegueCheck      *check,
                    const SegueRule *rule,
                    SegueSeverity    severity,
                    SegueEntry      *entry,
                    SegueSpan        span,
                    const char      *message)
{
  SegueProblem *problem = segue_problem_new (rule->id, severity, entry, span, message);

  g_ptr_array_add (check->problems, problem);
  return problem;
}

/* A time in the words of a message, as the notes write times. */
char *
segue_check_format (SegueCheck *check,
                    gint64      time)
{
  SegueClock clock = segue_dialect_get_clock (segue_episode_get_dialect (check->episode));

  return segue_clock_format (&clock, time);
}

/* A zero behind later times is one that was left open, unless the times go on from it as from the start of a list. */
static void
take_placeholders (SegueCheck *check)
{
  guint n = 0;
  gint64 before = 0;

  check->placeholders = g_new (SegueTimed, MAX (check->n_timed, 1));
  for (guint i = 0; i < check->n_timed; i++)
    {
      const SegueTimed *timed = &check->timed[i];
      guint next = i;

      while (next < check->n_timed && check->timed[next].time == 0)
        next++;
      if (timed->time == 0 && before > 0 && (next == check->n_timed || check->timed[next].time >= before))
        check->placeholders[check->n_placeholders++] = *timed;
      else
        {
          before = timed->time;
          check->timed[n++] = *timed;
        }
    }
  check->n_timed = n;
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
  SegueCheck check = { .episode = episode };

  check.problems = g_ptr_array_new_with_free_func (g_object_unref);
  find_timed (&check);
  take_placeholders (&check);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!rules[i]->optional || (flags & SEGUE_CHECK_STYLE))
      rules[i]->check (&check);
  g_ptr_array_sort_with_data (check.problems, compare_places, episode);
  g_free (check.timed);
  g_free (check.placeholders);
  return check.problems;
}
