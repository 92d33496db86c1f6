/* segue-rule-time-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/order/segue-order.h"

/* The rule time-order: times that are not in order. Which time is wrong, and what was meant, has been judged before. */

static char *
format_message (SegueCheck         *check,
                const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  g_autofree char *time = segue_entry_dup_start_text (stamp->entry);
  g_autofree char *other = segue_check_format (check, mistake->other);

  switch (mistake->kind)
    {
    case SEGUE_MISTAKE_EARLY:
      return g_strdup_printf (_("%1$s comes after %2$s: the times are not in order."), time, other);
    case SEGUE_MISTAKE_LATE:
      return g_strdup_printf (_("%1$s comes before %2$s: this time is too late for its place."), time, other);
    case SEGUE_MISTAKE_RUN:
      if (mistake->times[0] - segue_entry_get_start (stamp->entry) > SEGUE_HOUR)
        return g_strdup_printf (_("%1$s comes after %2$s, and the times that follow go on from there: "
                                  "hours are missing."),
                                time, other);
      return g_strdup_printf (_("%1$s comes after %2$s, and the times that follow go on from there: "
                                "an hour is missing."),
                              time, other);
    case SEGUE_MISTAKE_RESTART:
      return g_strdup_printf (_("%1$s comes after %2$s: the times start again from zero."), time, other);
    case SEGUE_MISTAKE_BACKWARDS:
      return g_strdup (_("The times run backwards."));
    default:
      return NULL;
    }
}

/* The lowest level of headings with marks. Those in bold and those without marks are below. */
#define MAX_MARKED 6

/* Tells whether a section has a heading that is marked as one. Lines without marks above segments can be anything. */
static gboolean
is_marked (const SegueEntry *section)
{
  return segue_entry_get_level (section) <= MAX_MARKED || strchr ("*_", *segue_entry_get_text (section, NULL)) != NULL;
}

/* Adds the fix of a list that runs backwards. It can be reversed only if there is nothing but segments of one level in it, and
 * sections of one level. */
static void
add_reverse (SegueCheck         *check,
             SegueProblem       *problem,
             const SegueMistake *mistake)
{
  const guint level = segue_entry_get_level (check->stamps[mistake->first].entry);
  const guint last = check->stamps[mistake->first + mistake->n - 1].index;
  guint first = check->stamps[mistake->first].index, section_level = 0;

  if (first > 0 && segue_entry_get_kind (segue_episode_get (check->episode, first - 1)) == SEGUE_ENTRY_SECTION)
    first--;
  for (guint i = first; i <= last; i++)
    {
      SegueEntry *entry = segue_episode_get (check->episode, i);
      const gboolean section = segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION;

      if (section && section_level == 0)
        section_level = segue_entry_get_level (entry);
      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT ||
          segue_entry_get_level (entry) != (section ? section_level : level) || (section && !is_marked (entry)))
        return;
    }
  /* a single section stays where it is */
  if (section_level > 0 && segue_entry_get_kind (segue_episode_get (check->episode, first)) == SEGUE_ENTRY_SECTION &&
      segue_episode_get_subtree_end (check->episode, first) > last)
    first++;
  if (segue_episode_get_subtree_end (check->episode, last) == last + 1)
    segue_problem_add_fix (problem, segue_fix_new_reverse (check, first, last - first + 1));
}

/* Adds the fix of a part whose times start again, if the length of the parts before is known: the last segment before has an
 * end, or is a heading with a time that the part stands under. The start of any other last segment does not tell the length,
 * since how long that segment is stays unknown, nor does the length of the whole recording, which does not tell where the
 * parts meet. A length that was made up would give times that look right and are not. */
static void
add_length (SegueCheck         *check,
            SegueProblem       *problem,
            const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first], *before = stamp - 1;
  gint64 length = segue_entry_get_end (before->entry);

  if (segue_episode_get_parent (check->episode, stamp->index) == before->index)
    length = segue_entry_get_start (before->entry);
  if (length != SEGUE_TIME_NONE && length >= mistake->other)
    segue_problem_add_fix (problem, segue_fix_new_length (check, stamp, mistake->n, length));
}

static void
add_moves (SegueCheck         *check,
           SegueProblem       *problem,
           const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];

  if (mistake->above != SEGUE_NO_STAMP)
    segue_problem_add_fix (problem, segue_fix_new_move (check, stamp, mistake->n, &check->stamps[mistake->above], FALSE));
  if (mistake->below != SEGUE_NO_STAMP)
    segue_problem_add_fix (problem, segue_fix_new_move (check, stamp, mistake->n, &check->stamps[mistake->below], TRUE));
}

/* Adds the fixes of one time, or of several with the same mistake, the likeliest first. */
static void
add_corrections (SegueCheck         *check,
                 SegueProblem       *problem,
                 const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  const SegueVerdict *verdict = &mistake->verdict;
  const gboolean move_first = verdict->kind != SEGUE_VERDICT_MADE;

  if (mistake->kind == SEGUE_MISTAKE_RUN)
    segue_problem_add_fix (problem, segue_fix_new_shift (check, stamp, mistake->n, mistake->times[0] - segue_entry_get_start (stamp->entry)));
  else if (mistake->times != NULL)
    segue_problem_add_fix (problem, segue_fix_new_starts (check, stamp, mistake->times, mistake->n));
  if (mistake->times != NULL)
    return;
  if (move_first)
    add_moves (check, problem, mistake);
  for (guint i = 0; i < verdict->n_choices && mistake->n == 1; i++)
    segue_problem_add_fix (problem, segue_fix_new_start (check, stamp->entry, verdict->choices[i]));
  if (!move_first)
    add_moves (check, problem, mistake);
  if (mistake->swap && mistake->n == 1)
    segue_problem_add_fix (problem, segue_fix_new_swap (check, stamp - 1, stamp));
}

/* Returns the message with what is heard, if that is known. */
static char *
dup_message (SegueCheck         *check,
             const SegueMistake *mistake)
{
  g_autofree char *message = format_message (check, mistake);
  g_autofree char *heard = NULL;
  g_autofree char *sentence = NULL;

  if (message == NULL || mistake->heard <= 0)
    return g_steal_pointer (&message);
  heard = segue_check_format (check, mistake->heard);
  /* Translators: a time at which the words of a segment are said in a transcript */
  sentence = g_strdup_printf (_("The segment is heard at %s."), heard);

  return g_strdup_printf ("%s %s", message, sentence);
}

static void
report (SegueCheck         *check,
        const SegueMistake *mistake)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  g_autofree char *message = dup_message (check, mistake);
  SegueProblem *problem;

  if (message == NULL)
    return;
  problem = segue_check_report (check, &segue_rule_time_order, SEGUE_SEVERITY_ERROR, stamp->index,
                                segue_entry_get_start_span (stamp->entry), message);
  segue_order_set_reach (check, mistake, problem);
  switch (mistake->kind)
    {
    case SEGUE_MISTAKE_BACKWARDS:
      add_reverse (check, problem, mistake);
      break;
    case SEGUE_MISTAKE_RESTART:
      add_length (check, problem, mistake);
      break;
    default:
      add_corrections (check, problem, mistake);
    }
}

static void
check_order (SegueCheck *check)
{
  for (guint i = 0; i < check->mistakes->len; i++)
    report (check, &g_array_index (check->mistakes, SegueMistake, i));
}

/**
 * segue_rule_time_order:
 *
 * Reports times that are not in order (error). Consecutive times with the same mistake, such as a missing hour, are
 * reported as one problem, and so is a list that runs backwards or starts again from zero. If a single time is too late
 * for its place, that time is reported, and not the correct one after it.
 */
const SegueRule segue_rule_time_order = {
  "time-order", NULL, check_order, FALSE, N_("Times out of order"),
};
