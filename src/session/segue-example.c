/* segue-example.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-example.h"

#include <glib/gi18n.h>

#include "core/files/segue-data-dir.h"

static GFile *
dup_folder (void)
{
  return g_file_new_build_filename (segue_data_dir_get (), "segue", "examples", NULL);
}

/**
 * segue_example_dup_file:
 *
 * Gives the example episode that is installed with the program, in the language of the interface if there is one.
 *
 * Returns: (transfer full): the file
 */
GFile *
segue_example_dup_file (void)
{
  g_autoptr(GFile) folder = dup_folder ();
  /* Translators: "en" or the language of an example episode in data/examples */
  g_autofree char *name = g_strdup_printf ("episode.%s.txt", C_("example episode", "en"));

  return g_file_get_child (folder, name);
}

/**
 * segue_example_is:
 * @file: a file
 *
 * Tells whether a file is an example. An example is neither watched nor remembered, and is saved under another name.
 *
 * Returns: whether @file is installed as an example
 */
gboolean
segue_example_is (GFile *file)
{
  g_autoptr(GFile) folder = dup_folder ();

  return g_file_has_prefix (file, folder);
}
