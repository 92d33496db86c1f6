/* segue-fix-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "rules/order/segue-guess.h"
#include "rules/segue-rule.h"

/* Fixes that several rules share: they set, remove, shift and swap times. */

/* The data of a fix. Entries are named by id, so that the fix finds them in a later episode, too. */
typedef struct
{
  gint64 time;   /* the new time, or what to add to the times; in milliseconds */
  guint n_ids;   /* number of ids */
  guint64 ids[]; /* ids of the entries to change */
} Target;

static Target *
target_new (gint64 time,
            guint  n_ids)
{
  Target *self = g_malloc0 (sizeof (Target) + n_ids * sizeof (guint64));

  self->time = time;
  self->n_ids = n_ids;

  return self;
}

static Target *
target_new_for_entry (SegueEntry *entry,
                      gint64      time)
{
  Target *self = target_new (time, 1);

  self->ids[0] = segue_entry_get_id (entry);

  return self;
}

static SegueEpisode *
apply_start (SegueEpisode   *episode,
             gconstpointer   data,
             GError        **error)
{
  const Target *target = data;
  guint index;

  if (!segue_episode_find (episode, target->ids[0], &index))
    return segue_episode_ref (episode);

  return segue_edit_set_start (episode, index, target->time, error);
}

/* The data of a fix that sets a time and its form. */
typedef struct
{
  guint64 id;
  gint64 time; /* milliseconds */
  char *text;
} Rewrite;

static void
rewrite_free (gpointer data)
{
  Rewrite *self = data;

  g_free (self->text);
  g_free (self);
}

static SegueEpisode *
apply_rewrite (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  const Rewrite *rewrite = data;
  SegueEpisode *result;
  SegueEntry *entry;
  SegueSpan span;
  gsize tail;
  guint index;

  if (!segue_episode_find (episode, rewrite->id, &index))
    return segue_episode_ref (episode);
  entry = segue_episode_get (episode, index);
  span = segue_entry_get_start_span (entry);
  if (segue_guess_tail (entry, &tail) == rewrite->time)
    span.length += tail;
  result = segue_episode_splice (episode, segue_episode_get_offset (episode, index) + span.offset, span.length,
                                 rewrite->text, -1);
  if (segue_episode_get_n_entries (result) == segue_episode_get_n_entries (episode) &&
      segue_entry_get_start (segue_episode_get (result, index)) == rewrite->time)
    return result;
  segue_episode_unref (result);

  /* The form of these notes is not possible here. */
  return segue_edit_set_start (episode, index, rewrite->time, error);
}

/* Tells whether a time has a fraction of a second that is none, but the seconds behind a mistyped colon, or digits after it
 * that are the seconds of @time. */
static gboolean
has_wrong_colon (SegueEntry *entry,
                 gint64      time)
{
  gsize length;

  return (segue_entry_get_clock (entry).fraction > 0 && segue_entry_get_start (entry) % 1000 != 0 && time % 1000 == 0) ||
         segue_guess_tail (entry, &length) == time;
}

/**
 * segue_fix_new_form:
 * @check: a check
 * @entry: a segment
 * @time: milliseconds, 0 or more
 *
 * Creates a fix that sets the start of a segment and writes it as the notes write times, and not in the form of the old one.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_form (SegueCheck *check,
                    SegueEntry *entry,
                    gint64      time)
{
  char *text = segue_check_format (check, time);
  g_autofree char *label = g_strdup_printf (_("Make It %s"), text);
  Rewrite *rewrite = g_new0 (Rewrite, 1);

  *rewrite = (Rewrite){ segue_entry_get_id (entry), time, text };

  return segue_fix_new (label, _("Correct Time"), apply_rewrite, rewrite, rewrite_free);
}

/**
 * segue_fix_new_start:
 * @check: a check
 * @entry: a segment
 * @time: milliseconds, 0 or more
 *
 * Creates a fix that sets the start of a segment. If a colon before the seconds is the mistake, the time is written as the
 * notes write times, and not in the form of the old one.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_start (SegueCheck *check,
                     SegueEntry *entry,
                     gint64      time)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  if (has_wrong_colon (entry, time))
    return segue_fix_new_form (check, entry, time);
  text = segue_check_format (check, time);
  label = g_strdup_printf (_("Make It %s"), text);

  return segue_fix_new (label, _("Correct Time"), apply_start, target_new_for_entry (entry, time), g_free);
}

static SegueEpisode *
apply_end (SegueEpisode   *episode,
           gconstpointer   data,
           GError        **error)
{
  const Target *target = data;
  guint index;

  if (!segue_episode_find (episode, target->ids[0], &index) ||
      segue_entry_get_end_span (segue_episode_get (episode, index)).length == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_end (episode, index, target->time, error);
}

/**
 * segue_fix_new_end:
 * @check: a check
 * @entry: a segment whose timestamp is a range
 * @time: milliseconds, 0 or more
 *
 * Creates a fix that sets the end of the range of a segment. The start is kept.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_end (SegueCheck *check,
                   SegueEntry *entry,
                   gint64      time)
{
  g_autofree char *text = segue_check_format (check, time);
  g_autofree char *label = g_strdup_printf (_("Make It %s"), text);

  return segue_fix_new (label, _("Correct Time"), apply_end, target_new_for_entry (entry, time), g_free);
}

static SegueEpisode *
apply_link_time (SegueEpisode   *episode,
                 gconstpointer   data,
                 GError        **error)
{
  const Target *target = data;
  guint index;

  if (!segue_episode_find (episode, target->ids[0], &index) ||
      segue_entry_get_link_time_span (segue_episode_get (episode, index)).length == 0)
    return segue_episode_ref (episode);

  return segue_edit_set_link_time (episode, index, target->time, error);
}

/**
 * segue_fix_new_link_time:
 * @check: a check
 * @entry: a segment whose timestamp is a link to a time
 * @time: milliseconds, 0 or more
 *
 * Creates a fix that changes the time to which the link of a timestamp leads. The timestamp itself is kept.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_link_time (SegueCheck *check,
                         SegueEntry *entry,
                         gint64      time)
{
  g_autofree char *text = segue_check_format (check, time);
  /* Translators: changes the time that a link leads to; %s is a time such as 01:31:23 */
  g_autofree char *label = g_strdup_printf (_("Link to %s"), text);

  return segue_fix_new (label, _("Correct Link"), apply_link_time, target_new_for_entry (entry, time), g_free);
}

/**
 * segue_fix_new_no_time:
 * @entry: a segment
 *
 * Creates a fix that removes the time of a segment. The segment and its title are kept.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_no_time (SegueEntry *entry)
{
  Target *target = target_new (SEGUE_TIME_NONE, 1);

  target->ids[0] = segue_entry_get_id (entry);

  return segue_fix_new (_("Leave Without a Time"), _("Remove Time"), apply_start, target, g_free);
}

static SegueEpisode *
apply_shift (SegueEpisode   *episode,
             gconstpointer   data,
             GError        **error)
{
  const Target *target = data;
  g_autofree guint *indices = g_new (guint, target->n_ids);

  if (!segue_fix_find (episode, target->ids, target->n_ids, indices))
    return segue_episode_ref (episode);

  return segue_edit_shift_many (episode, indices, target->n_ids, target->time, error);
}

static Target *
target_new_for (const SegueTimed *first,
                guint             n,
                gint64            time)
{
  Target *self = target_new (time, n);

  for (guint i = 0; i < n; i++)
    self->ids[i] = segue_entry_get_id (first[i].entry);

  return self;
}

/**
 * segue_fix_new_shift:
 * @check: a check
 * @first: (array length=n): consecutive segments
 * @n: number of segments, 1 or more
 * @delta: milliseconds to add to their times, a whole number of hours, may be negative
 *
 * Creates a fix that adds whole hours to the times of consecutive segments, or subtracts them.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_shift (SegueCheck       *check,
                     const SegueTimed *first,
                     guint             n,
                     gint64            delta)
{
  const int hours = ABS (delta) / 3600000;
  g_autofree char *label = NULL;

  if (n == 1)
    return segue_fix_new_start (check, first->entry, segue_entry_get_start (first->entry) + delta);
  if (delta < 0)
    label = g_strdup_printf (/* Translators: the first number counts hours, the second times */
                             g_dngettext (GETTEXT_PACKAGE, "Subtract %d Hour from %u Times",
                                          "Subtract %d Hours from %u Times", hours),
                             hours, n);
  else
    label = g_strdup_printf (/* Translators: the first number counts hours, the second times */
                             g_dngettext (GETTEXT_PACKAGE, "Add %d Hour to %u Times", "Add %d Hours to %u Times",
                                          hours),
                             hours, n);

  return segue_fix_new (label, _("Correct Times"), apply_shift, target_new_for (first, n, delta), g_free);
}

/**
 * segue_fix_new_length:
 * @check: a check
 * @first: (array length=n): the segments of a part of the recording
 * @n: number of segments, 1 or more
 * @length: the length of the parts before, in milliseconds
 *
 * Creates a fix that adds the length of the parts before to the times of a part.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_length (SegueCheck       *check,
                      const SegueTimed *first,
                      guint             n,
                      gint64            length)
{
  g_autofree char *text = segue_check_format (check, length);
  /* Translators: adds to the times; %s is a time such as 1:02:10 */
  g_autofree char *label = g_strdup_printf (_("Add %s, the Length of the Part Before"), text);

  return segue_fix_new (label, _("Correct Times"), apply_shift, target_new_for (first, n, length), g_free);
}

/* The data of a fix that sets several times. */
typedef struct
{
  Target *target;
  gint64 times[]; /* milliseconds */
} Starts;

static void
starts_free (gpointer data)
{
  Starts *self = data;

  g_free (self->target);
  g_free (self);
}

static SegueEpisode *
apply_starts (SegueEpisode   *episode,
              gconstpointer   data,
              GError        **error)
{
  const Starts *starts = data;
  g_autofree guint *indices = g_new (guint, starts->target->n_ids);

  if (!segue_fix_find (episode, starts->target->ids, starts->target->n_ids, indices))
    return segue_episode_ref (episode);

  return segue_edit_set_starts (episode, indices, starts->times, starts->target->n_ids, error);
}

/* Formats several times for a label. Of many, the first two and the last one are given. */
static char *
format_times (SegueCheck   *check,
              const gint64 *times,
              guint         n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i = n > 3 && i == 1 ? n - 1 : i + 1)
    {
      g_autofree char *text = segue_check_format (check, times[i]);

      g_string_append (out, i == 0 ? "" : n > 3 && i == n - 1 ? " … " : ", ");
      g_string_append (out, text);
    }

  return g_string_free (out, FALSE);
}

/**
 * segue_fix_new_starts:
 * @check: a check
 * @first: (array length=n): consecutive segments
 * @times: (array length=n): their new starts, in milliseconds
 * @n: number of segments, 1 or more
 *
 * Creates a fix that sets the starts of consecutive segments.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_starts (SegueCheck       *check,
                      const SegueTimed *first,
                      const gint64     *times,
                      guint             n)
{
  g_autofree char *text = format_times (check, times, n);
  g_autofree char *label = g_strdup_printf (_("Make It %s"), text);
  Starts *starts = g_malloc0 (sizeof (Starts) + n * sizeof (gint64));

  starts->target = target_new_for (first, n, 0);
  memcpy (starts->times, times, n * sizeof (gint64));

  return segue_fix_new (label, _("Correct Times"), apply_starts, starts, starts_free);
}

static SegueEpisode *
apply_swap (SegueEpisode   *episode,
            gconstpointer   data,
            GError        **error)
{
  const Target *target = data;
  guint first, second;

  if (!segue_episode_find (episode, target->ids[0], &first) || !segue_episode_find (episode, target->ids[1], &second))
    return segue_episode_ref (episode);

  return segue_edit_swap_starts (episode, first, second, error);
}

/**
 * segue_fix_new_swap:
 * @check: a check
 * @first: a segment
 * @second: another segment
 *
 * Creates a fix that swaps the times of two segments.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_swap (SegueCheck       *check,
                    const SegueTimed *first,
                    const SegueTimed *second)
{
  Target *target = target_new (0, 2);

  target->ids[0] = segue_entry_get_id (first->entry);
  target->ids[1] = segue_entry_get_id (second->entry);

  return segue_fix_new (_("Swap Times"), _("Swap Times"), apply_swap, target, g_free);
}
