/* segue-data-dir.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-data-dir.h"

#include <libintl.h>

/* Finds the folder of installed data, also if the program was moved after installation. */

/* Returns the folder `share` next to the `bin` folder of the program, if it contains a `segue` folder, or NULL. */
static char *
find_beside_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *prefix = bin != NULL ? g_path_get_dirname (bin) : NULL;
  g_autofree char *folder = prefix != NULL ? g_build_filename (prefix, "share", NULL) : NULL;
  g_autofree char *data = folder != NULL ? g_build_filename (folder, "segue", NULL) : NULL;

  return data != NULL && g_file_test (data, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&folder) : NULL;
}

static char *
find_data_dir (void)
{
  char *folder = find_beside_program ();

  return folder != NULL ? folder : g_strdup (SEGUE_DATA_DIR);
}

/**
 * segue_data_dir_get:
 *
 * Gets the folder of architecture-independent data. It is the configured one, unless the program was moved together
 * with its data. This can be called from any thread.
 *
 * Returns: (transfer none): the path
 */
const char *
segue_data_dir_get (void)
{
  static char *folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder, find_data_dir ());

  return folder;
}

/**
 * segue_data_dir_bind_text:
 *
 * Sets up gettext to find the translations in the folder of segue_data_dir_get().
 */
void
segue_data_dir_bind_text (void)
{
  gboolean moved = !g_str_equal (segue_data_dir_get (), SEGUE_DATA_DIR);
  g_autofree char *folder = g_build_filename (segue_data_dir_get (), "locale", NULL);

  bindtextdomain (SEGUE_GETTEXT_PACKAGE, moved ? folder : SEGUE_LOCALE_DIR);
  bind_textdomain_codeset (SEGUE_GETTEXT_PACKAGE, "UTF-8");
  textdomain (SEGUE_GETTEXT_PACKAGE);
}
