/* segue-nearby-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-nearby-file.h"

#include <string.h>

#include "core/front/segue-front-matter.h"

/* Looks for a file that belongs to an episode near its notes. */

/* Where the file is looked for. */
typedef struct
{
  GFile *notes;
  const SegueNearbyKind *kind;
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

  if (file != NULL && segue_nearby_file_is (file, search->kind) && !g_file_equal (file, search->notes))
    g_ptr_array_add (search->candidates, g_steal_pointer (&file));
}

/* The front matter gives a path, or an address where the file is published under the name that it has here. */
static void
add_front (Search       *search,
           SegueEpisode *episode)
{
  for (guint i = 0; search->kind->front_keys[i] != NULL; i++)
    {
      g_autofree char *value = segue_front_matter_dup (episode, search->kind->front_keys[i]);
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
  for (guint i = 0; search->kind->beside[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (base, search->kind->beside[i], NULL);

      add_candidate (search, name);
    }
}

/**
 * segue_nearby_file_is:
 * @file: a file
 * @kind: a kind
 *
 * Tells by its name whether a file is of a kind.
 *
 * Returns: whether it is
 */
gboolean
segue_nearby_file_is (GFile                 *file,
                      const SegueNearbyKind *kind)
{
  const char *const *suffixes = kind->named != NULL ? kind->named : kind->beside;
  g_autofree char *base = g_file_get_basename (file);
  const gsize length = base != NULL ? strlen (base) : 0;

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      const gsize n = strlen (suffixes[i]);

      if (length > n && g_ascii_strcasecmp (base + length - n, suffixes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_nearby_file_find_async:
 * @notes: the file of the notes
 * @episode: what is in it
 * @kind: (transfer none): what is looked for; it must not change
 * @first: (nullable): a file that is looked for before all others
 * @callback: called when the search is over
 * @user_data: data of the caller
 *
 * Looks for a file that the front matter names, or that has the name of the notes beside them. Only local files are
 * looked for.
 */
void
segue_nearby_file_find_async (GFile                 *notes,
                              SegueEpisode          *episode,
                              const SegueNearbyKind *kind,
                              GFile                 *first,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->notes = g_object_ref (notes);
  search->kind = kind;
  search->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, segue_nearby_file_find_async);
  g_task_set_task_data (task, search, search_free);
  if (!g_file_is_native (notes))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  if (first != NULL && g_file_is_native (first))
    g_ptr_array_add (search->candidates, g_object_ref (first));
  add_front (search, episode);
  add_beside (search);
  g_task_run_in_thread (task, find_thread);
}

/**
 * segue_nearby_file_find_finish:
 * @result: the result
 * @notes: (out) (transfer full): the file of the notes
 *
 * Finishes a search.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if there is none
 */
GFile *
segue_nearby_file_find_finish (GAsyncResult  *result,
                               GFile        **notes)
{
  *notes = g_object_ref (((Search *) g_task_get_task_data (G_TASK (result)))->notes);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
