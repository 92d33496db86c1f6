/* segue-recent.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-recent.h"

#include <gtk/gtk.h>

#define MAX_RECENT 8

/**
 * segue_recent_add:
 * @file: a file
 *
 * Makes @file the first of the recent episodes, and adds it to the recent files of the desktop.
 *
 * Returns: whether it was none of the recent episodes before
 */
gboolean
segue_recent_add (GFile *file)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_auto(GStrv) before = g_settings_get_strv (settings, "recent");
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GStrvBuilder) after = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  gboolean is_new = TRUE;
  guint n = 1;

  g_strv_builder_add (after, uri);
  for (guint i = 0; before[i] != NULL; i++)
    {
      if (g_str_equal (before[i], uri))
        is_new = FALSE;
      else if (n++ < MAX_RECENT)
        g_strv_builder_add (after, before[i]);
    }

  list = g_strv_builder_end (after);
  g_settings_set_strv (settings, "recent", (const char *const *) list);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);

  return is_new;
}

/**
 * segue_recent_dup_list:
 *
 * Gives the files of the recent episodes, the latest first.
 *
 * Returns: (element-type GFile) (transfer full): the files
 */
GPtrArray *
segue_recent_dup_list (void)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_auto(GStrv) uris = g_settings_get_strv (settings, "recent");
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));

  return files;
}
