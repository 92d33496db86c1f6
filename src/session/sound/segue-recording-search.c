/* segue-recording-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-recording-search.h"

#include <string.h>

#include "core/front/segue-front-matter.h"

/* Looks for the recording of an episode near its notes. */

/* The ends of the names of sound files that are looked for beside the notes, the likeliest first. */
static const char *const suffixes[] = {
  "mp3", "m4a", "wav", "flac", "opus", "ogg", "oga", "aac", "mka", "m4b", "mp4", "mkv", "webm", "mov",
};

/* What in the front matter names the recording, be it by an address that ends with the name of the file. */
static const char *const front_keys[] = { "recording", "audio", "enclosure", "file", "audio_file", "mp3" };

/* Where a recording is looked for. */
typedef struct
{
  GFile *notes;
  GPtrArray *candidates; /* of GFile, the likeliest first */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->notes);
  g_ptr_array_unref (search->candidates);
  g_free (search);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Search *search = task_data;

  for (guint i = 0; i < search->candidates->len; i++)
    {
      GFile *file = g_ptr_array_index (search->candidates, i);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_REGULAR)
        {
          g_task_return_pointer (task, g_object_ref (file), g_object_unref);
          return;
        }
    }
  g_task_return_pointer (task, NULL, NULL);
}

static void
add_candidate (Search     *search,
               const char *path)
{
  g_autoptr(GFile) folder = g_file_get_parent (search->notes);
  g_autoptr(GFile) file = folder != NULL && *path != '\0' ? g_file_resolve_relative_path (folder, path) : NULL;

  if (file != NULL && segue_recording_is_sound (file))
    g_ptr_array_add (search->candidates, g_steal_pointer (&file));
}

/* The front matter gives a path, or an address where the recording is published under the name that it has here. */
static void
add_front (Search       *search,
           SegueEpisode *episode)
{
  for (guint i = 0; i < G_N_ELEMENTS (front_keys); i++)
    {
      g_autofree char *value = segue_front_matter_dup (episode, front_keys[i]);
      g_autofree char *unescaped = NULL;
      g_autofree char *base = NULL;

      if (value == NULL)
        continue;
      if (strstr (value, "://") == NULL)
        {
          add_candidate (search, value);
          continue;
        }
      value[strcspn (value, "?#")] = '\0';
      unescaped = g_uri_unescape_string (value, "/");
      base = g_path_get_basename (unescaped != NULL ? unescaped : value);
      add_candidate (search, base);
    }
}

static void
add_beside (Search *search)
{
  g_autofree char *base = g_file_get_basename (search->notes);
  char *dot = strrchr (base, '.');

  if (g_str_has_suffix (base, ".segue.json"))
    base[strlen (base) - strlen (".segue.json")] = '\0';
  else if (dot != NULL && dot != base)
    *dot = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (base, ".", suffixes[i], NULL);

      add_candidate (search, name);
    }
}

/**
 * segue_recording_is_sound:
 * @file: a file
 *
 * Tells by its name whether a file is a recording.
 *
 * Returns: whether it holds sound
 */
gboolean
segue_recording_is_sound (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  const char *dot = base != NULL ? strrchr (base, '.') : NULL;

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_recording_search_async:
 * @notes: the file of the notes
 * @episode: what is in it
 * @callback: called when the search is over
 * @user_data: data of the caller
 *
 * Looks for a recording that the front matter names, or that has the name of the notes beside them.
 */
void
segue_recording_search_async (GFile               *notes,
                              SegueEpisode        *episode,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->notes = g_object_ref (notes);
  search->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  add_front (search, episode);
  add_beside (search);
  g_task_set_source_tag (task, segue_recording_search_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * segue_recording_search_finish:
 * @result: the result
 * @notes: (out) (transfer full): the file of the notes
 *
 * Finishes a search.
 *
 * Returns: (transfer full) (nullable): the recording, or %NULL if there is none
 */
GFile *
segue_recording_search_finish (GAsyncResult  *result,
                               GFile        **notes)
{
  *notes = g_object_ref (((Search *) g_task_get_task_data (G_TASK (result)))->notes);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
