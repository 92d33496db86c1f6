/* segue-rule-time-frames.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-many.h"
#include "rules/segue-rule.h"

/* The rule time-frames: frames of a video editor in timestamps. They stand after hours, minutes and seconds, or after
 * minutes and seconds, which then were read as hours and minutes. */

#define HOUR G_GINT64_CONSTANT (3600000)

/* Video editors count up to 30 frames per second, so the last field stays below this value. */
#define MAX_FRAMES 30

/* The smallest number of times that are judged. With fewer, small last fields may be a coincidence. */
#define MIN_TIMES 4

/* If the front matter gives no length, times beyond this one (in milliseconds) cannot be hours, minutes and seconds. */
#define MAX_DURATION (10 * HOUR)

/* If there are at least MANY_TIMES times, their average distance shows the same: no recording has a segment every MAX_GAP
 * milliseconds. */
#define MANY_TIMES 6
#define MAX_GAP (HOUR * 3 / 4)

static gboolean
has_three_fields (const SegueTimed *timed)
{
  SegueClock clock = segue_entry_get_clock (timed->entry);

  return clock.style == SEGUE_CLOCK_DIGITS && clock.fields == 3 && clock.fraction == 0;
}

/* Converts a time that was read from `minutes:seconds:frames` as hours, minutes and seconds. The frames are dropped. */
static gint64
without_frames (gint64 time)
{
  return time / 60000 * 1000;
}

typedef struct
{
  guint n;                 /* number of times with three fields, zero left out */
  guint linked;            /* number of those with a time in their link */
  guint explained;         /* number of those whose link leads to the time without frames */
  guint falls;             /* number of times that would be earlier than the one before without their frames */
  gint64 longest;          /* the latest of the times, in milliseconds */
  gint64 second;           /* the latest of those before it */
  const SegueTimed *first; /* the first of the segments with such a time */
} Evidence;

/* One of this many times may be out of order. If more are without their frames, they have none. */
#define MIN_ORDERED 8

/* Tells whether the times are too late for hours, minutes and seconds. A single late time is a mistake of its own. Where
 * there are many times, distances of hours are enough. */
static gboolean
is_too_long (const Evidence *evidence,
             gint64          duration)
{
  if (evidence->second < evidence->longest / 4)
    return FALSE;
  if (duration != SEGUE_TIME_NONE)
    return evidence->longest >= duration + HOUR;

  return evidence->longest >= MAX_DURATION || (evidence->n >= MANY_TIMES && evidence->linked == evidence->explained &&
                                               evidence->longest >= evidence->n * MAX_GAP);
}

/* Collects the times that may be minutes, seconds and frames. Returns %FALSE if there are too few, or if one of them
 * cannot be. */
static gboolean
collect (SegueCheck *check,
         Evidence   *evidence)
{
  gint64 before = 0;

  for (guint i = 0; i < check->n_timed; i++)
    {
      const SegueTimed *timed = &check->timed[i];
      gint64 time = segue_entry_get_start (timed->entry), link = segue_entry_get_link_time (timed->entry);

      if (!has_three_fields (timed) || time == 0)
        continue;
      if (time / 1000 % 60 >= MAX_FRAMES)
        return FALSE;
      if (evidence->first == NULL)
        evidence->first = timed;
      evidence->n++;
      evidence->falls += without_frames (time) < before;
      before = without_frames (time);
      evidence->linked += link != SEGUE_TIME_NONE;
      evidence->explained += link != SEGUE_TIME_NONE && ABS (link - without_frames (time)) < 1000;
      if (time != evidence->longest)
        evidence->second = MAX (evidence->second, MIN (time, evidence->longest));
      evidence->longest = MAX (evidence->longest, time);
    }

  return evidence->n >= MIN_TIMES && evidence->falls * MIN_ORDERED <= evidence->n;
}

/* Converts the times of the segments whose ids are in the array @ids: to the time without the last field, or, with
 * @same_time, to the time that was read, written without frames. */
static SegueEpisode *
convert (SegueEpisode  *episode,
         const GArray  *ids,
         gboolean       same_time,
         GError       **error)
{
  g_autofree guint *indices = g_new (guint, ids->len);
  g_autofree gint64 *times = g_new (gint64, ids->len);

  if (!segue_fix_find (episode, (const guint64 *) ids->data, ids->len, indices))
    return segue_episode_ref (episode);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 start = segue_entry_get_start (segue_episode_get (episode, indices[i]));

      times[i] = same_time ? start : without_frames (start);
    }

  return segue_edit_set_starts (episode, indices, times, ids->len, error);
}

static SegueEpisode *
apply_convert (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  return convert (episode, data, FALSE, error);
}

static SegueEpisode *
apply_drop (SegueEpisode   *episode,
            gconstpointer   data,
            GError        **error)
{
  return convert (episode, data, TRUE, error);
}

/* Reports times with frames after the seconds, once. Returns %FALSE if there are none. */
static gboolean
check_four_fields (SegueCheck *check)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  const SegueTimed *first = NULL;
  g_autofree char *message = NULL;
  SegueProblem *problem;

  for (guint i = 0; i < check->n_timed; i++)
    if (check->timed[i].frames)
      {
        guint64 id = segue_entry_get_id (check->timed[i].entry);

        first = first != NULL ? first : &check->timed[i];
        g_array_append_val (ids, id);
      }
  if (first == NULL)
    {
      g_array_unref (ids);
      return FALSE;
    }
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u time has frames of a video editor after its seconds.",
                                          "%u times have frames of a video editor after their seconds.", ids->len),
                             ids->len);
  problem = segue_check_report (check, &segue_rule_time_frames, SEGUE_SEVERITY_ERROR, first->index,
                                segue_entry_get_start_span (first->entry), message);
  segue_problem_set_reach (problem, G_MAXUINT);
  segue_problem_add_fix (problem, segue_fix_new (_("Drop Frames"), _("Correct Times"), apply_drop, ids,
                                                 (GDestroyNotify) g_array_unref));

  return TRUE;
}

static SegueFix *
new_fix (SegueCheck *check)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < check->n_timed; i++)
    if (has_three_fields (&check->timed[i]))
      {
        guint64 id = segue_entry_get_id (check->timed[i].entry);

        g_array_append_val (ids, id);
      }

  return segue_fix_new (_("Convert All"), _("Convert Times"), apply_convert, ids, (GDestroyNotify) g_array_unref);
}

static void
check_frames (SegueCheck *check)
{
  Evidence evidence = { 0 };
  g_autofree char *message = NULL;
  SegueProblem *problem;

  if (check_four_fields (check) || !collect (check, &evidence))
    return;
  if (evidence.explained * 3 < evidence.n * 2 && !is_too_long (&evidence, check->duration))
    return;
  /* A list that begins in the evening and ends before midnight is a log of times of day. */
  if (check->timed[0].time >= 18 * HOUR && evidence.longest < 24 * HOUR)
    return;
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u time looks like minutes:seconds:frames of a video editor.",
                                          "%u times look like minutes:seconds:frames of a video editor.", evidence.n),
                             evidence.n);
  problem = segue_check_report (check, &segue_rule_time_frames, SEGUE_SEVERITY_ERROR, evidence.first->index,
                                segue_entry_get_start_span (evidence.first->entry), message);
  segue_problem_set_reach (problem, G_MAXUINT);
  segue_problem_add_fix (problem, new_fix (check));
}

/**
 * segue_check_has_frames:
 * @check: a check, after the rule time-frames
 *
 * Tells whether frames in timestamps have been reported. They explain other mistakes.
 *
 * Returns: %TRUE if the rule time-frames has reported a problem
 */
gboolean
segue_check_has_frames (SegueCheck *check)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      SegueProblem *problem = g_array_index (check->findings, SegueFinding, i).problem;

      if (g_str_equal (segue_problem_get_rule (problem), segue_rule_time_frames.id))
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_rule_time_frames:
 *
 * Reports timestamps that were copied from a video editor (error, once per episode). Those with four fields,
 * `hours:minutes:seconds:frames`, are always reported. Others are `minutes:seconds:frames` and were read as hours, minutes
 * and seconds. They are recognized if the links of two thirds of them lead to the minutes and
 * seconds, or if the times are far beyond the length of the recording, or beyond ten hours if the length is unknown.
 */
const SegueRule segue_rule_time_frames = { "time-frames", NULL, check_frames, FALSE };
