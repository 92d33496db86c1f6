/* segue-data-dir.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/files/segue-data-dir.h"

#include <libintl.h>

/* `share` beside the `bin` that the program lies in, if what belongs to Segue is there. */
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
find (void)
{
  char *folder = find_beside_program ();

  return folder != NULL ? folder : g_strdup (SEGUE_DATA_DIR);
}

/**
 * segue_data_dir_get:
 *
 * Finds the folder for data that do not depend on the machine: the one that was configured, unless the program was
 * installed to another place together with its data.
 *
 * Returns: (transfer none): the path
 */
const char *
segue_data_dir_get (void)
{
  static char *folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder, find ());

  return folder;
}

/**
 * segue_data_dir_bind_text:
 *
 * Has gettext take the translations from there.
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
