/* segue-document-history.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-document-private.h"

/**
 * segue_document_apply:
 * @self: a document
 * @episode: the episode after an edit, made from the current one
 * @label: what the edit is called in the history, translated
 * @merge_key: (nullable): edits in a row with the same key become one step, until a pause of a second
 * @focus: (nullable): where the edit was made
 *
 * Makes an edited episode the current one, as a step that can be undone. Where an edit takes back all that its step has
 * done, the episode that the step began with is current again rather than @episode.
 *
 * Returns: %FALSE if it is the current one already
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
 * segue_document_end_step:
 * @self: a document
 *
 * Ends the step that typing goes into.
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
 * Tells whether there is an edit to take back.
 *
 * Returns: %TRUE if so
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
 * Tells whether there is an edit to make again.
 *
 * Returns: %TRUE if so
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
 * Names the edit that undo would take back.
 *
 * Returns: (transfer none) (nullable): translated
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
 * Names the edit that redo would make again.
 *
 * Returns: (transfer none) (nullable): translated
 */
const char *
segue_document_get_redo_label (SegueDocument *self)
{
  g_return_val_if_fail (SEGUE_IS_DOCUMENT (self), NULL);

  return segue_history_get_redo_label (self->history);
}

static void
arrive (SegueDocument    *self,
        SegueEpisode     *before,
        const SegueFocus *place)
{
  const SegueFocus focus = *place;

  segue_document_emit_changed (self, before);
  segue_document_tell (self);
  segue_document_emit_revealed (self, &focus);
}

static void
travel (SegueDocument *self,
        const SegueFocus *(*go) (SegueHistory *history))
{
  g_autoptr(SegueEpisode) before = segue_episode_ref (segue_document_get_episode (self));

  arrive (self, before, go (self->history));
}

/**
 * segue_document_undo:
 * @self: a document
 *
 * Takes the last edit back, if there is one.
 */
void
segue_document_undo (SegueDocument *self)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  if (segue_document_can_undo (self))
    travel (self, segue_history_undo);
}

/**
 * segue_document_redo:
 * @self: a document
 *
 * Makes the edit again that was taken back last, if there is one.
 */
void
segue_document_redo (SegueDocument *self)
{
  g_return_if_fail (SEGUE_IS_DOCUMENT (self));

  if (segue_document_can_redo (self))
    travel (self, segue_history_redo);
}

/**
 * segue_document_undo_to:
 * @self: a document
 * @episode: a state that the document had
 *
 * Takes all edits back that followed @episode, at once; redo makes them again one by one.
 *
 * Returns: whether the document has @episode now; where it is not among what can be undone, nothing is
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
    arrive (self, before, focus);

  return focus != NULL;
}
