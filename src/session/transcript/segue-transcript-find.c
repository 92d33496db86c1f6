/* segue-transcript-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-transcript-find.h"

#include <string.h>

/* Looks for the transcript of an episode beside its notes. */

/* The ends of the names of transcripts that are looked for beside the notes, the likeliest first. */
static const char *const suffixes[] = { ".vtt", ".srt", ".transcript.json", ".transcript.txt", ".sbv", ".tsv" };

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile *notes = task_data;
  g_autoptr(GFile) folder = g_file_get_parent (notes);
  g_autofree char *base = g_file_get_basename (notes);
  char *dot = g_str_has_suffix (base, ".segue.json") ? strstr (base, ".segue.json") : strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) && folder != NULL; i++)
    {
      g_autofree char *name = g_strconcat (base, suffixes[i], NULL);
      g_autoptr(GFile) file = g_file_get_child (folder, name);

      if (!g_file_equal (file, notes) && g_file_query_exists (file, cancellable))
        {
          g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
          return;
        }
    }
  g_task_return_pointer (task, NULL, NULL);
}

/**
 * segue_transcript_find_async:
 * @notes: the file of the notes
 * @callback: called when it has ended
 * @user_data: data for @callback
 *
 * Looks for a transcript of the same name beside the notes, in a thread. Only local files are looked for.
 */
void
segue_transcript_find_async (GFile               *notes,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, segue_transcript_find_async);
  g_task_set_task_data (task, g_object_ref (notes), g_object_unref);
  if (g_file_is_native (notes))
    g_task_run_in_thread (task, find_thread);
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * segue_transcript_find_finish:
 * @result: the result
 *
 * Ends segue_transcript_find_async().
 *
 * Returns: (transfer full) (nullable): the transcript, or %NULL if there is none
 */
GFile *
segue_transcript_find_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
