/* segue-history.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-history.h"

#include "core/episode/segue-episode-same.h"

/* A pause in typing of this many microseconds ends the step. */
#define PAUSE G_USEC_PER_SEC

/* The episode after an edit. The first step is the state that nothing led to. */
typedef struct
{
  SegueEpisode *episode;
  char *label;
  SegueFocus first; /* where the first of its edits was made */
  SegueFocus last;
} Step;

/**
 * SegueHistory:
 *
 * All states of an episode that undo and redo can go to: a list of values, each with the name of the edit that led
 * there and the place where it was made.
 *
 * The states share all entries that do not differ, so their number is not limited.
 */
struct _SegueHistory
{
  GArray *steps;
  guint current;
  char *merge_key; /* of the current step, while typing still goes into it */
  gint64 last_push;
};

static void
step_clear (gpointer data)
{
  Step *step = data;

  segue_episode_unref (step->episode);
  g_free (step->label);
}

static Step *
step_at (SegueHistory *self,
         guint         i)
{
  return &g_array_index (self->steps, Step, i);
}

/**
 * segue_history_new:
 * @episode: the state to begin with
 *
 * Makes a history.
 *
 * Returns: (transfer full): the history
 */
SegueHistory *
segue_history_new (SegueEpisode *episode)
{
  SegueHistory *self = g_new0 (SegueHistory, 1);
  Step first = { .episode = segue_episode_ref (episode) };

  self->steps = g_array_new (FALSE, TRUE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  g_array_append_val (self->steps, first);

  return self;
}

/**
 * segue_history_free:
 * @self: (transfer full): a history
 *
 * Frees it with all its states.
 */
void
segue_history_free (SegueHistory *self)
{
  g_array_unref (self->steps);
  g_free (self->merge_key);
  g_free (self);
}

/**
 * segue_history_get_episode:
 * @self: a history
 *
 * Gives the state that is current.
 *
 * Returns: (transfer none): the episode
 */
SegueEpisode *
segue_history_get_episode (SegueHistory *self)
{
  return step_at (self, self->current)->episode;
}

static gboolean
goes_into_step (SegueHistory *self,
                const char   *merge_key,
                gint64        now)
{
  return merge_key != NULL && g_strcmp0 (merge_key, self->merge_key) == 0 && now - self->last_push < PAUSE;
}

/* Puts another state in the place of the current one; where that is what the step began with, the step is undone. */
static void
merge (SegueHistory     *self,
       SegueEpisode     *episode,
       const SegueFocus *focus)
{
  Step *step = step_at (self, self->current);

  if (segue_episode_is_same (episode, step_at (self, self->current - 1)->episode))
    {
      g_array_set_size (self->steps, self->current--);
      segue_history_end_step (self);
      return;
    }
  segue_episode_ref (episode);
  segue_episode_unref (step->episode);
  step->episode = episode;
  step->last = *focus;
}

/**
 * segue_history_push:
 * @self: a history
 * @episode: the state after an edit
 * @label: what the edit is called, translated
 * @merge_key: (nullable): edits in a row with the same key become one step
 * @focus: (nullable): where the edit was made
 * @now: monotonic time in microseconds; a pause of a second or more ends a step as well
 *
 * Makes a new state current and forgets those that could be redone.
 *
 * A step that comes back to what it began with is taken out, and the state that it began with is current again,
 * rather than @episode.
 *
 * Returns: whether the current state changed
 */
gboolean
segue_history_push (SegueHistory     *self,
                    SegueEpisode     *episode,
                    const char       *label,
                    const char       *merge_key,
                    const SegueFocus *focus,
                    gint64            now)
{
  const SegueFocus place = focus != NULL ? *focus : (SegueFocus) { 0 };
  const gboolean merges = goes_into_step (self, merge_key, now);

  if (episode == segue_history_get_episode (self))
    return FALSE;
  g_array_set_size (self->steps, self->current + 1);
  self->last_push = now;
  if (merges)
    merge (self, episode, &place);
  else
    {
      const Step step = { segue_episode_ref (episode), g_strdup (label), place, place };

      g_array_append_val (self->steps, step);
      self->current++;
      g_free (self->merge_key);
      self->merge_key = g_strdup (merge_key);
    }

  return TRUE;
}

/**
 * segue_history_end_step:
 * @self: a history
 *
 * Ends the step: the next edit begins another, whatever its key.
 */
void
segue_history_end_step (SegueHistory *self)
{
  g_clear_pointer (&self->merge_key, g_free);
}

/**
 * segue_history_can_undo:
 * @self: a history
 *
 * Tells whether there is a state before the current one.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_history_can_undo (SegueHistory *self)
{
  return self->current > 0;
}

/**
 * segue_history_can_redo:
 * @self: a history
 *
 * Tells whether there is a state after the current one.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_history_can_redo (SegueHistory *self)
{
  return self->current + 1 < self->steps->len;
}

/**
 * segue_history_get_undo_label:
 * @self: a history
 *
 * Names the edit that undo would take back.
 *
 * Returns: (transfer none) (nullable): translated
 */
const char *
segue_history_get_undo_label (SegueHistory *self)
{
  return segue_history_can_undo (self) ? step_at (self, self->current)->label : NULL;
}

/**
 * segue_history_get_redo_label:
 * @self: a history
 *
 * Names the edit that redo would make again.
 *
 * Returns: (transfer none) (nullable): translated
 */
const char *
segue_history_get_redo_label (SegueHistory *self)
{
  return segue_history_can_redo (self) ? step_at (self, self->current + 1)->label : NULL;
}

/**
 * segue_history_undo:
 * @self: a history that can undo
 *
 * Goes one state back.
 *
 * Returns: (transfer none): where the step that was taken back began
 */
const SegueFocus *
segue_history_undo (SegueHistory *self)
{
  g_return_val_if_fail (segue_history_can_undo (self), NULL);
  segue_history_end_step (self);

  return &step_at (self, self->current--)->first;
}

/**
 * segue_history_redo:
 * @self: a history that can redo
 *
 * Goes one state on.
 *
 * Returns: (transfer none): where the step that was made again ended
 */
const SegueFocus *
segue_history_redo (SegueHistory *self)
{
  g_return_val_if_fail (segue_history_can_redo (self), NULL);
  segue_history_end_step (self);

  return &step_at (self, ++self->current)->last;
}

/**
 * segue_history_undo_to:
 * @self: a history
 * @episode: a state that was before the current one
 *
 * Goes back to a state, over all that followed.
 *
 * Returns: (transfer none) (nullable): where the first step that was taken back began, %NULL where @episode is not
 *   among what can be undone, and then nothing is
 */
const SegueFocus *
segue_history_undo_to (SegueHistory *self,
                       SegueEpisode *episode)
{
  for (guint i = self->current; i-- > 0;)
    {
      if (step_at (self, i)->episode == episode)
        {
          segue_history_end_step (self);
          self->current = i;
          return &step_at (self, i + 1)->first;
        }
    }

  return NULL;
}
