/* segue-fix-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit.h"
#include "rules/segue-rule.h"

/* Fixes that several rules share: they set, remove, shift and swap times, and move segments. */

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

/**
 * segue_fix_new_start:
 * @check: a check
 * @entry: a segment
 * @time: milliseconds, 0 or more
 *
 * Creates a fix that sets the start of a segment.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_start (SegueCheck *check,
                     SegueEntry *entry,
                     gint64      time)
{
  g_autofree char *text = segue_check_format (check, time);
  g_autofree char *label = g_strdup_printf (_("Make It %s"), text);
  Target *target = target_new (time, 1);

  target->ids[0] = segue_entry_get_id (entry);

  return segue_fix_new (label, _("Correct Time"), apply_start, target, g_free);
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
  Target *target = target_new (time, 1);

  target->ids[0] = segue_entry_get_id (entry);

  return segue_fix_new (label, _("Correct Link"), apply_link_time, target, g_free);
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
  g_autoptr(SegueEpisode) shifted = segue_episode_ref (episode);

  for (guint i = 0; i < target->n_ids; i++)
    {
      SegueEpisode *next;
      gint64 start;
      guint index;

      if (!segue_episode_find (shifted, target->ids[i], &index))
        continue;
      start = segue_entry_get_start (segue_episode_get (shifted, index));
      if (start == SEGUE_TIME_NONE)
        continue;
      next = segue_edit_set_start (shifted, index, start + target->time, error);
      if (next == NULL)
        return NULL;
      segue_episode_unref (shifted);
      shifted = next;
    }

  return g_steal_pointer (&shifted);
}

/**
 * segue_fix_new_shift:
 * @check: a check
 * @first: (array length=n): consecutive segments
 * @n: number of segments, 1 or more
 * @delta: milliseconds to add to their times, a whole number of hours
 *
 * Creates a fix that adds whole hours to the times of consecutive segments.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_shift (SegueCheck       *check,
                     const SegueTimed *first,
                     guint             n,
                     gint64            delta)
{
  Target *target;
  int hours = delta / 3600000;
  g_autofree char *label = NULL;

  if (n == 1)
    return segue_fix_new_start (check, first->entry, segue_entry_get_start (first->entry) + delta);
  target = target_new (delta, n);
  for (guint i = 0; i < n; i++)
    target->ids[i] = segue_entry_get_id (first[i].entry);
  /* Translators: the first number counts hours, the second times */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %d Hour to %u Times", "Add %d Hours to %u Times", hours),
                           hours, n);

  return segue_fix_new (label, _("Correct Times"), apply_shift, target, g_free);
}

static SegueEpisode *
apply_move (SegueEpisode   *episode,
            gconstpointer   data,
            GError        **error)
{
  const Target *target = data;
  guint what, above;

  if (!segue_episode_find (episode, target->ids[0], &what) || !segue_episode_find (episode, target->ids[1], &above))
    return segue_episode_ref (episode);

  return segue_edit_move (episode, what, segue_episode_get_subtree_end (episode, what) - what, above, error);
}

/**
 * segue_fix_new_move:
 * @check: a check
 * @what: a segment
 * @above: another segment
 *
 * Creates a fix that moves @what and the entries below it in the outline to the place above @above.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_move (SegueCheck       *check,
                    const SegueTimed *what,
                    const SegueTimed *above)
{
  g_autofree char *text = segue_check_format (check, segue_entry_get_start (above->entry));
  g_autofree char *label = g_strdup_printf (_("Move Above %s"), text);
  Target *target = target_new (0, 2);

  target->ids[0] = segue_entry_get_id (what->entry);
  target->ids[1] = segue_entry_get_id (above->entry);

  return segue_fix_new (label, _("Move Segment"), apply_move, target, g_free);
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
