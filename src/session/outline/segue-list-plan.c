/* segue-list-plan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-list-plan-private.h"

/* Plans to add a list to @episode. Nothing is inserted yet. */
SegueListPlan *
segue_list_plan_new (const char              *text,
                     const SeguePasteOptions *options,
                     SegueEpisode            *episode,
                     guint                    place,
                     guint64                  selected)
{
  SegueListPlan *self = g_new0 (SegueListPlan, 1);

  self->text = g_strdup (text);
  self->options = *options;
  self->episode = segue_episode_ref (episode);
  self->place = place;
  self->selected = selected;

  return self;
}

void
segue_list_plan_free (SegueListPlan *self)
{
  g_free (self->text);
  segue_episode_unref (self->episode);
  g_clear_pointer (&self->replaced, segue_episode_unref);
  g_clear_pointer (&self->result, segue_episode_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* Returns: whether each line is read, so that segue_list_plan_insert() adds the list */
gboolean
segue_list_plan_has_lines (const SegueListPlan *self)
{
  return self->options.as != SEGUE_PASTE_AS_TEXT && self->options.as != SEGUE_PASTE_AS_MARKS;
}

/* Inserts the lines into the episode, unless this has been done. Lines without a time that cannot be text at the place
 * become segments, unless the user has chosen what they are. This can be called in any thread. */
void
segue_list_plan_insert (SegueListPlan *self)
{
  SeguePastePlain plain =
    self->options.as == SEGUE_PASTE_AS_DESCRIPTIONS ? SEGUE_PASTE_DESCRIPTIONS : SEGUE_PASTE_SEGMENTS;
  g_autoptr(SeguePaste) paste = NULL;

  if (self->result != NULL || self->error != NULL)
    return;

  paste = segue_paste_read (self->text, -1);
  if (self->options.without_times)
    segue_paste_drop_times (paste);
  self->result = segue_paste_insert (paste, plain, self->episode, self->place, &self->error);
  if (self->result == NULL && plain == SEGUE_PASTE_DESCRIPTIONS && !segue_paste_is_mixed (paste))
    {
      plain = SEGUE_PASTE_SEGMENTS;
      g_clear_error (&self->error);
      self->result = segue_paste_insert (paste, plain, self->episode, self->place, &self->error);
    }
  self->count = segue_paste_count (paste, plain);
}
