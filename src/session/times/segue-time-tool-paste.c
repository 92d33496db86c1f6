/* segue-time-tool-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/times/segue-time-tool-private.h"

static gboolean
is_untimed (SegueTimeTool *self,
            guint          index)
{
  return segue_entry_get_start (segue_episode_get (segue_time_tool_get_episode (self), index)) == SEGUE_TIME_NONE;
}

/* Leaves out the targets that have a time, where the list holds times for the others: those that a recorder has noted for
 * planned segments. That is so where the first target has no time, or where the list does not fit all segments. */
static void
leave_out_timed (SegueTimeTool *self,
                 GArray        *targets)
{
  guint n_untimed = 0;

  self->onto_untimed = FALSE;
  for (guint i = 0; i < targets->len; i++)
    n_untimed += is_untimed (self, g_array_index (targets, guint, i));
  if (self->mode != SEGUE_TIME_MODE_PASTE_TIMES || n_untimed == 0 || n_untimed == targets->len ||
      self->scope == SEGUE_TIME_SCOPE_SELECTED || self->n_listed == targets->len ||
      (self->scope == SEGUE_TIME_SCOPE_FROM_HERE && !is_untimed (self, g_array_index (targets, guint, 0))))
    return;

  self->onto_untimed = TRUE;
  for (guint i = targets->len; i-- > 0;)
    {
      if (!is_untimed (self, g_array_index (targets, guint, i)))
        g_array_remove_index (targets, i);
    }
  self->n_targets = targets->len;
}

/* Writes the titles or times of the pasted list onto segments, of which those are left out that it is not for. */
void
segue_time_tool_paste_onto (SegueTimeTool *self,
                            GArray        *targets)
{
  SegueEpisode *episode = segue_time_tool_get_episode (self);
  const guint *indices;

  self->waiting = self->pasted == NULL;
  if (self->waiting)
    return;

  self->n_listed = segue_paste_count (self->pasted, SEGUE_PASTE_SEGMENTS).n_segments;
  leave_out_timed (self, targets);
  indices = (const guint *) (gpointer) targets->data;
  if (self->mode == SEGUE_TIME_MODE_PASTE_TITLES)
    self->result = segue_paste_set_titles (self->pasted, episode, indices, targets->len, &self->n_pasted, &self->error);
  else
    self->result = segue_paste_set_times (self->pasted, episode, indices, targets->len, &self->n_pasted, &self->error);
}
