/* test-data-dir.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <libintl.h>
#include <string.h>

#include "core/files/segue-data-dir.h"

/* Where a copy of this program at @path finds its data and its translations. */
static char *
ask (const char *path)
{
  const char *const arguments[] = { path, "--where", NULL };
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
test_places (void)
{
  g_autofree char *prefix = g_dir_make_tmp ("segue-XXXXXX", NULL);
  g_autofree char *bin = g_build_filename (prefix, "bin", NULL);
  g_autofree char *share = g_build_filename (prefix, "share", NULL);
  g_autofree char *data = g_build_filename (share, "segue", NULL);
  g_autofree char *path = g_build_filename (bin, "program", NULL);
  g_autofree char *beside = g_strdup_printf ("%s\n%s/locale\n", share, share);
  g_autoptr(GFile) program = g_file_new_for_path ("/proc/self/exe");
  g_autoptr(GFile) copy = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *without = NULL;
  g_autofree char *with_file = NULL;
  g_autofree char *with = NULL;

  g_assert_no_errno (g_mkdir (bin, 0755));
  g_assert_no_errno (g_mkdir (share, 0755));
  g_file_copy (program, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (path, 0755));

  without = ask (path);
  g_assert_cmpstr (without, ==, SEGUE_DATA_DIR "\n" SEGUE_LOCALE_DIR "\n");
  g_assert_true (g_file_set_contents (data, "no folder", -1, NULL));
  with_file = ask (path);
  g_assert_cmpstr (with_file, ==, without);
  g_assert_no_errno (g_unlink (data));
  g_assert_no_errno (g_mkdir (data, 0755));
  with = ask (path);
  g_assert_cmpstr (with, ==, beside);

  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (data));
  g_assert_no_errno (g_rmdir (share));
  g_assert_no_errno (g_rmdir (bin));
  g_assert_no_errno (g_rmdir (prefix));
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--where"))
    {
      segue_data_dir_bind_text ();
      g_print ("%s\n%s\n", segue_data_dir_get (), bindtextdomain (SEGUE_GETTEXT_PACKAGE, NULL));
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data-dir/places", test_places);
  return g_test_run ();
}
