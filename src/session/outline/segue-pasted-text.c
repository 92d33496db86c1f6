/* segue-pasted-text.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-pasted-text.h"

/**
 * segue_pasted_text_new:
 * @text: a text from another program
 *
 * Finds out what a text is. This can be called in any thread.
 *
 * Returns: (transfer full): what was found out
 */
SeguePastedText *
segue_pasted_text_new (const char *text)
{
  SeguePastedText *self = g_new0 (SeguePastedText, 1);
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);
  g_autoptr(GArray) marks = segue_paste_dup_marks (paste);

  self->text = g_strdup (text);
  self->url = segue_paste_dup_link (text);
  self->count = segue_paste_count (paste, SEGUE_PASTE_SEGMENTS);
  self->is_transcript = segue_paste_is_transcript (paste);
  self->is_mixed = segue_paste_is_mixed (paste);
  if (self->is_mixed)
    self->n_asked = self->count.n_segments - segue_paste_count (paste, SEGUE_PASTE_DESCRIPTIONS).n_segments;
  self->has_marks = marks != NULL;
  self->has_lines = segue_paste_has_lines (paste);
  self->has_times = segue_paste_has_times (paste);
  if (self->has_marks)
    self->options.as = SEGUE_PASTE_AS_MARKS;
  else
    self->options.as = self->has_lines ? SEGUE_PASTE_AS_DESCRIPTIONS : SEGUE_PASTE_AS_SEGMENTS;

  return self;
}

/**
 * segue_pasted_text_free:
 * @self: (transfer full): what was found out about a text
 *
 * Frees it.
 */
void
segue_pasted_text_free (SeguePastedText *self)
{
  g_free (self->text);
  g_free (self->url);
  g_free (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, segue_pasted_text_new (data), (GDestroyNotify) segue_pasted_text_free);
}

/**
 * segue_pasted_text_read_async:
 * @text: a text from another program
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is known what the text is
 * @user_data: data for @callback
 *
 * Finds out what a text is, in a thread.
 */
void
segue_pasted_text_read_async (const char           *text,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, segue_pasted_text_read_async);
  g_task_set_task_data (task, g_strdup (text), g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * segue_pasted_text_read_finish:
 * @result: what the callback was given
 * @error: return location for an error, or %NULL
 *
 * Ends segue_pasted_text_read_async().
 *
 * Returns: (transfer full): what was found out, or %NULL with @error set if it was cancelled
 */
SeguePastedText *
segue_pasted_text_read_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
