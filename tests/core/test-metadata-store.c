/* test-metadata-store.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "core/files/segue-metadata-store.h"
#include "folder.h"

#define SUFFIX ".test"
#define MAX_SIZE 16

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static char *
load (const char *path,
      const char *uri,
      const char *suffix)
{
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) bytes = NULL;

  segue_metadata_store_load_async (folder, uri, suffix, MAX_SIZE, result_cb, &result);
  bytes = segue_metadata_store_load_finish (wait_for (&result));
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
save (const char  *path,
      const char  *uri,
      const char  *suffix,
      const char  *text,
      GError     **error)
{
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  segue_metadata_store_save_async (folder, uri, suffix, bytes, result_cb, &result);
  return segue_metadata_store_save_finish (wait_for (&result), error);
}

static guint
count_files (const char *path,
             const char *suffix)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* What is saved of a file is loaded for it, for no other, and under no other suffix; nothing removes it. */
static void
test_kept (void)
{
  static const struct { const char *uri; const char *suffix; const char *saved; const char *loaded; } steps[] = {
    { "file:///a", SUFFIX, NULL, NULL },       { "file:///a", SUFFIX, "one", "one" },
    { "file:///b", SUFFIX, NULL, NULL },       { "file:///a", ".other", NULL, NULL },
    { "file:///a", SUFFIX, "two", "two" },     { "file:///a", SUFFIX, "", "" },
    { "file:///a", SUFFIX, "sixteen bytes ok", "sixteen bytes ok" },
    { "file:///a", SUFFIX, "seventeen are not", NULL },
  };
  g_autoptr(Folder) folder = folder_new ();
  const char *path = folder;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *loaded = NULL;

      if (steps[i].saved != NULL)
        g_assert_true (save (path, steps[i].uri, steps[i].suffix, steps[i].saved, &error));
      g_assert_no_error (error);
      loaded = load (path, steps[i].uri, steps[i].suffix);
      g_assert_cmpstr (loaded, ==, steps[i].loaded);
    }
  g_assert_true (save (path, "file:///a", ".other", "other", &error));
  g_assert_true (save (path, "file:///a", SUFFIX, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (load (path, "file:///a", SUFFIX));
  g_assert_cmpuint (count_files (path, SUFFIX), ==, 0);
  g_assert_cmpuint (count_files (path, ".other"), ==, 1);
  /* removing what is not there is no error */
  g_assert_true (save (path, "file:///a", SUFFIX, NULL, &error));
}

/* What is kept is nobody else's business. */
static void
test_modes (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "state");
  g_autoptr(GDir) dir = NULL;
  g_autofree char *file = NULL;
  struct stat info;

  g_assert_true (save (path, "file:///a", SUFFIX, "one", NULL));
  g_assert_no_errno (stat (path, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0700);
  dir = g_dir_open (path, 0, NULL);
  file = g_build_filename (path, g_dir_read_name (dir), NULL);
  g_assert_no_errno (stat (file, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  g_assert_no_errno (g_unlink (file));
}

static void
test_failure (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "file/segue");
  g_autoptr(GError) error = NULL;

  folder_put_text (folder, "file", "in the way");
  g_assert_false (save (path, "file:///a", SUFFIX, "one", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_null (load (path, "file:///a", SUFFIX));
}

static void
put_aged (const Folder *folder,
          const char   *suffix,
          guint         number,
          guint         age)
{
  g_autofree char *name = g_strdup_printf ("%u%s", number, suffix);
  g_autofree char *path = folder_path (folder, name);
  const struct utimbuf times = { 1000000 - age, 1000000 - age };

  folder_put_text (folder, name, "");
  g_assert_no_errno (g_utime (path, (struct utimbuf *) &times));
}

static gboolean
exists (const Folder *folder,
        const char   *suffix,
        guint         number)
{
  g_autofree char *name = g_strdup_printf ("%u%s", number, suffix);
  g_autofree char *path = folder_path (folder, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The oldest files go, and of one suffix only; the one that was just written stays whatever its time. */
static void
test_pruned (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < SEGUE_METADATA_STORE_MAX + 2; i++)
    put_aged (folder, SUFFIX, i, i);
  for (guint i = 0; i < 5; i++)
    put_aged (folder, ".other", i, 5000);
  g_assert_true (save (folder, "file:///a", SUFFIX, "one", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder, SUFFIX), ==, SEGUE_METADATA_STORE_MAX);
  g_assert_cmpuint (count_files (folder, ".other"), ==, 5);
  g_assert_true (exists (folder, SUFFIX, SEGUE_METADATA_STORE_MAX - 2));
  for (guint i = SEGUE_METADATA_STORE_MAX - 1; i < SEGUE_METADATA_STORE_MAX + 2; i++)
    g_assert_false (exists (folder, SUFFIX, i));
  {
    g_autofree char *loaded = load (folder, "file:///a", SUFFIX);

    g_assert_cmpstr (loaded, ==, "one");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata-store/kept", test_kept);
  g_test_add_func ("/metadata-store/modes", test_modes);
  g_test_add_func ("/metadata-store/failure", test_failure);
  g_test_add_func ("/metadata-store/pruned", test_pruned);
  return g_test_run ();
}
