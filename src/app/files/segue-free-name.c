/* segue-free-name.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-free-name.h"

#include <string.h>

#include "formats/segue-formats.h"

/* No number from this one on is tried. The dialog that gets the name asks before a file is replaced. */
#define MAX_NUMBER 1000

typedef struct
{
  GFile *folder;
  char *name;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->folder);
  g_free (request->name);
  g_free (request);
}

/* Puts a number behind the name, before the extension. */
static char *
dup_numbered (const char *name,
              guint       number)
{
  const char *extension = segue_formats_find_extension (name);
  gsize stem = strlen (name);

  if (extension != NULL)
    stem -= strlen (extension) + 1;

  return g_strdup_printf ("%.*s %u%s", (int) stem, name, number, name + stem);
}

static gboolean
is_free (GFile      *folder,
         const char *name)
{
  g_autoptr(GFile) file = g_file_get_child_for_display_name (folder, name, NULL);

  return file == NULL || !g_file_query_exists (file, NULL);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Request *request = data;
  char *name = g_strdup (request->name);

  for (guint number = 2; number < MAX_NUMBER && !is_free (request->folder, name); number++)
    {
      g_free (name);
      name = dup_numbered (request->name, number);
    }
  g_task_return_pointer (task, name, g_free);
}

/**
 * segue_free_name_find_async:
 * @folder: a folder
 * @name: the name that is wanted, in UTF-8
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Finds a name that no file in @folder has: @name, or @name with the first number that is free ("episode 2.txt").
 */
void
segue_free_name_find_async (GFile               *folder,
                            const char          *name,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (name != NULL);

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, segue_free_name_find_async);
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (folder), g_strdup (name) };
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * segue_free_name_find_finish:
 * @result: what the callback was given
 *
 * Ends segue_free_name_find_async().
 *
 * Returns: (transfer full): the name
 */
char *
segue_free_name_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
