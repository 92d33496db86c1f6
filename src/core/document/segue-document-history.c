/* segue-document-history.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-document-private.h"

/* The part of SegueDocument that edits, undoes and redoes. */

/**
 * segue_document_apply:
 * @self: a document
 * @episode: the edited episode, made from the current one
 * @label: the name of the edit in the undo history, translated
 * @merge_key: (nullable): consecutive edits with the same key become one undo step, until a pause of a second
 * @focus: (nullable): where the edit was made
 *
 * Makes an edited episode the current one, as an edit that can be undone. If the edit reverts everything that its undo
 * step has changed, the episode before the step becomes the current one instead of @episode.
 *
 * Returns: %TRUE if the episode changed, %FALSE if @episode is the current one already
 */
gboolean
segue_document_apply (SegueDocument    *self,
                      SegueEpisode     *episode,
                      const char       *label,
                      const char       *merge_key,
                      const SegueFocus *focus)
{
  g_autoptr(SegueEpisode) before = NULL;

  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (episode != NULL, FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (episode == segue_document_get_episode (self))
    return FALSE;

  before = segue_episode_ref (segue_document_get_episode (self));
  segue_history_push (self->history, episode, label, merge_key, focus, g_get_monotonic_time ());
  segue_document_emit_changed (self, before);
  segue_document_tell (self);

  return TRUE;
}

/**
 * segue_document_continue_step:
 * @self: a document
 * @merge_key: a merge key
 *
 * Lets the edits with @merge_key be part of the current undo step, whatever the pauses between them, until the step ends.
 */
void
segue_document_continue_step (SegueDocument *self,
                              const char    *merge_key)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  segue_history_continue_step (self->history, merge_key);
}

/**
 * segue_document_continues_step:
 * @self: a document
 * @merge_key: a merge key
 *
 * Tells whether segue_document_continue_step() was called with @merge_key and the step has not ended since.
 *
 * Returns: %TRUE if edits with @merge_key become part of the current undo step
 */
gboolean
segue_document_continues_step (SegueDocument *self,
                               const char    *merge_key)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return segue_history_continues_step (self->history, merge_key);
}

/**
 * segue_document_end_step:
 * @self: a document
 *
 * Ends the current undo step: the next edit begins a new one, whatever its merge key.
 */
void
segue_document_end_step (SegueDocument *self)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  segue_history_end_step (self->history);
}

/**
 * segue_document_can_undo:
 * @self: a document
 *
 * Tells whether there is an edit to undo.
 *
 * Returns: %TRUE if segue_document_undo() has an effect
 */
gboolean
segue_document_can_undo (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return segue_history_can_undo (self->history);
}

/**
 * segue_document_can_redo:
 * @self: a document
 *
 * Tells whether there is an edit to redo.
 *
 * Returns: %TRUE if segue_document_redo() has an effect
 */
gboolean
segue_document_can_redo (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);

  return segue_history_can_redo (self->history);
}

/**
 * segue_document_get_undo_label:
 * @self: a document
 *
 * Gets the name of the edit that segue_document_undo() would undo.
 *
 * Returns: (transfer none) (nullable): the name, translated, or %NULL if there is none
 */
const char *
segue_document_get_undo_label (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return segue_history_get_undo_label (self->history);
}

/**
 * segue_document_get_redo_label:
 * @self: a document
 *
 * Gets the name of the edit that segue_document_redo() would redo.
 *
 * Returns: (transfer none) (nullable): the name, translated, or %NULL if there is none
 */
const char *
segue_document_get_redo_label (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return segue_history_get_redo_label (self->history);
}

/* Emits the signals after an undo or redo. @where belongs to the history and may become invalid during the emission. */
static void
emit_restored (SegueDocument    *self,
               SegueEpisode     *before,
               const SegueFocus *where)
{
  const SegueFocus focus = *where;

  segue_document_emit_changed (self, before);
  segue_document_tell (self);
  segue_document_emit_revealed (self, &focus);
}

/* Calls @step, which is segue_history_undo() or segue_history_redo(). */
static void
step_history (SegueDocument *self,
              const SegueFocus *(*step) (SegueHistory *history))
{
  g_autoptr(SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self));

  emit_restored (self, before, step (self->history));
}

/**
 * segue_document_undo:
 * @self: a document
 *
 * Undoes the last edit, if there is one.
 */
void
segue_document_undo (SegueDocument *self)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  if (segue_document_can_undo (self))
    step_history (self, segue_history_undo);
}

/**
 * segue_document_redo:
 * @self: a document
 *
 * Redoes the edit that was undone last, if there is one.
 */
void
segue_document_redo (SegueDocument *self)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  if (segue_document_can_redo (self))
    step_history (self, segue_history_redo);
}

/**
 * segue_document_undo_to:
 * @self: a document
 * @episode: an earlier episode of the document
 *
 * Undoes all edits that were made after @episode, at once. They can be redone one by one.
 *
 * Returns: %TRUE if @episode is the current one now, %FALSE if it is not in the undo history; then nothing is undone
 */
gboolean
segue_document_undo_to (SegueDocument *self,
                        SegueEpisode  *episode)
{
  g_autoptr(SegueEpisode) before = NULL;
  const SegueFocus *focus;

  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (episode != NULL, FALSE);

  before = segue_episode_ref (segue_document_get_episode (self));
  if (before == episode)
    return TRUE;

  focus = segue_history_undo_to (self->history, episode);
  if (focus != NULL)
    emit_restored (self, before, focus);

  return focus != NULL;
}
