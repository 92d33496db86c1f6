/* segue-rule-time-frames.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/segue-rule.h"

#define HOUR G_GINT64_CONSTANT (3600000)

/* Video editors count 24 to 30 frames a second. */
#define MAX_FRAMES 30

/* So many times, all with less than 30 in their last field, are no chance; a recording over ten hours hardly is one. */
#define LEAST_TIMES 4
#define LONGEST (10 * HOUR)

static gboolean
has_three_fields (const SegueTimed *timed)
{
  SegueClock clock = segue_entry_get_clock (timed->entry);

  return clock.style == SEGUE_CLOCK_DIGITS && clock.fields == 3 && clock.fraction == 0;
}

/* The time that `minutes:seconds:frames` stands for, to the second. */
static gint64
without_frames (gint64 time)
{
  return time / 60000 * 1000;
}

typedef struct
{
  guint n;         /* times of three fields above the first minute, where nothing tells the two readings apart */
  guint explained; /* those whose link leads to their minutes and seconds */
  guint links;     /* those with a link to a time */
  gint64 longest;
  const SegueTimed *first;
} Evidence;

/* Collects the times that could be frames; %FALSE if one cannot be. */
static gboolean
collect (SegueCheck *check,
         Evidence   *evidence)
{
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
      evidence->links += link != SEGUE_TIME_NONE && link != time;
      evidence->explained += link != SEGUE_TIME_NONE && ABS (link - without_frames (time)) < 1000;
      evidence->longest = MAX (evidence->longest, time);
    }

  return evidence->n >= LEAST_TIMES;
}

static SegueEpisode *
apply_all (SegueEpisode   *episode,
           gconstpointer   data,
           GError        **error)
{
  const GArray *ids = data;
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);

  for (guint i = 0; i < ids->len; i++)
    {
      SegueEpisode *next;
      guint index;

      if (!segue_episode_find (result, g_array_index (ids, guint64, i), &index))
        continue;
      next = segue_edit_set_start (result, index, without_frames (segue_entry_get_start (segue_episode_get (result, index))), error);
      if (next == NULL)
        return NULL;
      segue_episode_unref (result);
      result = next;
    }

  return g_steal_pointer (&result);
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

  return segue_fix_new (_("Convert All"), _("Convert Times"), apply_all, ids, (GDestroyNotify) g_array_unref);
}

static void
check_frames (SegueCheck *check)
{
  Evidence evidence = { 0 };
  gint64 duration = check->duration;
  g_autofree char *message = NULL;

  if (!collect (check, &evidence))
    return;
  if (evidence.explained * 3 < evidence.n * 2 && evidence.longest < (duration != SEGUE_TIME_NONE ? duration + HOUR : LONGEST))
    return;
  /* the hours of a day in a log begin late */
  if (check->timed[0].time >= 18 * HOUR && evidence.longest < 24 * HOUR)
    return;
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time looks like minutes:seconds:frames of a video editor.",
                                          "%u times look like minutes:seconds:frames of a video editor.", evidence.n),
                             evidence.n);
  segue_problem_add_fix (segue_check_report (check, &segue_rule_time_frames, SEGUE_SEVERITY_ERROR, evidence.first->index,
                                             segue_entry_get_start_span (evidence.first->entry), message),
                         new_fix (check));
}

/**
 * segue_rule_time_frames:
 *
 * Minutes, seconds and frames of a video editor that were typed as hours, minutes and seconds (error, one for the
 * notes). Links of the stamps, the length of the recording, or a length beyond reason give them away.
 */
const SegueRule segue_rule_time_frames = { "time-frames", NULL, check_frames, FALSE };
