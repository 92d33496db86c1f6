/* segue-history.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-history.h"

#include "core/episode/segue-episode-same.h"

/* A pause between edits of this length, in microseconds, ends the step. */
#define PAUSE G_USEC_PER_SEC

/* An episode, and the edits that led to it. The first step is the initial episode, without edits. */
typedef struct
{
  SegueEpisode *episode;
  char *label;      /* of the edits, translated; NULL in the first step */
  SegueFocus first; /* where the first of the edits was made */
  SegueFocus last;  /* where the last of the edits was made */
} Step;

/**
 * SegueHistory:
 *
 * The undo history of an episode: a list of episodes, each with the name of the edit that led to it and the place where
 * the edit was made.
 *
 * The episodes share the entries that do not differ. They take little memory, so their number is not limited.
 */
struct _SegueHistory
{
  GArray *steps;    /* of Step, 1 or more */
  guint current;    /* index of the current step */
  char *merge_key;  /* key of the edits that are merged into the current step, or NULL */
  gint64 last_push; /* monotonic time of the last edit, in microseconds */
  gboolean goes_on; /* pauses do not end the current step */
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
 * @episode: the initial episode
 *
 * Creates a history.
 *
 * Returns: (transfer full): a new history
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
 * Frees a history and releases its episodes.
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
 * Gets the current episode.
 *
 * Returns: (transfer none): the episode
 */
SegueEpisode *
segue_history_get_episode (SegueHistory *self)
{
  return step_at (self, self->current)->episode;
}

/* Tells whether an edit is merged into the current step. */
static gboolean
merges_into_step (SegueHistory *self,
                  const char   *merge_key,
                  gint64        now)
{
  return merge_key != NULL && g_strcmp0 (merge_key, self->merge_key) == 0 &&
         (self->goes_on || now - self->last_push < PAUSE);
}

/* Replaces the episode of the current step. If it is the same as before the step, the step is removed instead. */
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
 * @episode: the episode after an edit
 * @label: the name of the edit, translated
 * @merge_key: (nullable): consecutive edits with the same key become one step
 * @focus: (nullable): where the edit was made
 * @now: the monotonic time in microseconds; a pause of a second or more ends a step
 *
 * Makes a new episode the current one, and drops the episodes that could be redone.
 *
 * If the edit reverts everything that its step has changed, the step is removed, and the episode before the step
 * becomes the current one instead of @episode.
 *
 * Returns: %TRUE if the current episode changed
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
  const gboolean merges = merges_into_step (self, merge_key, now);

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
      segue_history_end_step (self);
      self->merge_key = g_strdup (merge_key);
    }

  return TRUE;
}

/**
 * segue_history_continue_step:
 * @self: a history
 * @merge_key: a merge key
 *
 * Lets the edits with @merge_key be part of the current step, whatever the pauses between them, until the step ends.
 * Does nothing if there is no edit to undo.
 */
void
segue_history_continue_step (SegueHistory *self,
                             const char   *merge_key)
{
  segue_history_end_step (self);
  if (!segue_history_can_undo (self))
    return;

  self->merge_key = g_strdup (merge_key);
  self->goes_on = TRUE;
}

/**
 * segue_history_continues_step:
 * @self: a history
 * @merge_key: a merge key
 *
 * Tells whether segue_history_continue_step() was called with @merge_key and the step has not ended since.
 *
 * Returns: %TRUE if edits with @merge_key become part of the current step
 */
gboolean
segue_history_continues_step (SegueHistory *self,
                              const char   *merge_key)
{
  return self->goes_on && g_strcmp0 (merge_key, self->merge_key) == 0;
}

/**
 * segue_history_end_step:
 * @self: a history
 *
 * Ends the current step: the next edit begins a new one, whatever its merge key.
 */
void
segue_history_end_step (SegueHistory *self)
{
  g_clear_pointer (&self->merge_key, g_free);
  self->goes_on = FALSE;
}

/**
 * segue_history_can_undo:
 * @self: a history
 *
 * Tells whether there is an edit to undo.
 *
 * Returns: %TRUE if there is one
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
 * Tells whether there is an edit to redo.
 *
 * Returns: %TRUE if there is one
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
 * Gets the name of the edit that segue_history_undo() would undo.
 *
 * Returns: (transfer none) (nullable): the name, translated, or %NULL if there is none
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
 * Gets the name of the edit that segue_history_redo() would redo.
 *
 * Returns: (transfer none) (nullable): the name, translated, or %NULL if there is none
 */
const char *
segue_history_get_redo_label (SegueHistory *self)
{
  return segue_history_can_redo (self) ? step_at (self, self->current + 1)->label : NULL;
}

/**
 * segue_history_undo:
 * @self: a history with an edit to undo
 *
 * Undoes the last step.
 *
 * Returns: (transfer none): where the first edit of the step was made
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
 * @self: a history with an edit to redo
 *
 * Redoes the step that was undone last.
 *
 * Returns: (transfer none): where the last edit of the step was made
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
 * @episode: an earlier episode of the history
 *
 * Undoes all steps after @episode.
 *
 * Returns: (transfer none) (nullable): where the first edit that was undone had been made, or %NULL if @episode is not
 *   among the episodes before the current one; then nothing is undone
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
