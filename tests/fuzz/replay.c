/* replay.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

/* Stands in for libFuzzer in builds without it: runs a target on every file of a folder, each a test of its own. */

static void
replay_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree uint8_t *exact = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (data, &bytes, &length, &error);
  g_assert_no_error (error);
  /* without the byte that GLib appends, so that a sanitizer sees what is read behind the end */
  exact = g_malloc (MAX (length, 1));
  memcpy (exact, bytes, length);
  LLVMFuzzerTestOneInput (exact, length);
}

static void
add_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_strconcat ("/replay/", name, NULL);

  g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), replay_file, g_free);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("Usage: %s FOLDER", argv[0]);
  dir = g_dir_open (argv[1], 0, &error);
  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    add_file (argv[1], name);
  return g_test_run ();
}
