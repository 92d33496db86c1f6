/* test-metadata-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/files/segue-metadata-file.h"
#include "folder.h"

/* Words that are kept for files, as an owner of metadata keeps them: what is read is put before its own. */

#define ONE "file:///one.txt"
#define OTHER "file:///other.txt"

typedef struct
{
  char *path;
  GString *words;
  SegueMetadataFile *file;
  guint n_loaded;
} Owner;

static GBytes *
format_words (const char *uri,
              gpointer    user_data)
{
  Owner *owner = user_data;

  return owner->words->len > 0 ? g_bytes_new (owner->words->str, owner->words->len) : NULL;
}

static void
loaded_cb (Owner  *owner,
           GBytes *bytes)
{
  owner->n_loaded++;
  if (bytes != NULL)
    g_string_prepend_len (owner->words, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Owner *
owner_new (const char *path)
{
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  Owner *owner = g_new0 (Owner, 1);

  owner->path = g_strdup (path);
  owner->words = g_string_new (NULL);
  owner->file = segue_metadata_file_new (folder, ".words", 1024, format_words, owner);
  g_signal_connect_swapped (owner->file, "loaded", G_CALLBACK (loaded_cb), owner);

  return owner;
}

static void
wait_for_rest (SegueMetadataFile *file)
{
  while (segue_metadata_file_is_loading (file) || segue_metadata_file_is_saving (file))
    g_main_context_iteration (NULL, TRUE);
}

/* The owner goes; what has to be written is written all the same. */
static void
owner_free (Owner *owner)
{
  g_autoptr(SegueMetadataFile) file = g_steal_pointer (&owner->file);

  segue_metadata_file_close (file);
  g_signal_handlers_disconnect_by_data (file, owner);
  g_string_free (owner->words, TRUE);
  g_free (owner->path);
  g_free (owner);
  wait_for_rest (file);
  g_assert_finalize_object (g_steal_pointer (&file));
}

static void
add (Owner      *owner,
     const char *word)
{
  g_string_append (owner->words, word);
  segue_metadata_file_save (owner->file);
}

/* Tells what is stored for a file. */
static void
assert_stored (const char *path,
               const char *uri,
               const char *words)
{
  Owner *owner = owner_new (path);

  segue_metadata_file_load (owner->file, uri);
  wait_for_rest (owner->file);
  g_assert_cmpuint (owner->n_loaded, ==, 1);
  g_assert_cmpstr (owner->words->str, ==, words);
  owner_free (owner);
}

/* What is added before the stored metadata has been read does not replace it. */
static void
test_reading (void)
{
  g_autoptr(Folder) path = folder_new ();
  Owner *owner = owner_new (path);

  segue_metadata_file_load (owner->file, ONE);
  add (owner, "a");
  owner_free (owner);
  assert_stored (path, ONE, "");

  owner = owner_new (path);
  segue_metadata_file_load (owner->file, ONE);
  wait_for_rest (owner->file);
  add (owner, "b");
  owner_free (owner);
  owner = owner_new (path);
  segue_metadata_file_load (owner->file, ONE);
  add (owner, "c");
  wait_for_rest (owner->file);
  owner_free (owner);
  assert_stored (path, ONE, "bc");
}

/* What was added for a file is written for that one, even if the owner has turned to another. */
static void
test_leaving (void)
{
  g_autoptr(Folder) path = folder_new ();
  Owner *owner = owner_new (path);

  segue_metadata_file_rename (owner->file, OTHER);
  add (owner, "z");
  wait_for_rest (owner->file);
  g_string_truncate (owner->words, 0);

  segue_metadata_file_rename (owner->file, ONE);
  add (owner, "a"); /* is being written */
  add (owner, "b"); /* waits for that */
  segue_metadata_file_load (owner->file, OTHER);
  g_string_truncate (owner->words, 0);
  wait_for_rest (owner->file);
  g_assert_cmpstr (owner->words->str, ==, "z");
  add (owner, "y");
  owner_free (owner);
  assert_stored (path, ONE, "ab");
  assert_stored (path, OTHER, "zy");
}

/* A new name takes the metadata along, and nothing is written without a name. */
static void
test_names (void)
{
  g_autoptr(Folder) path = folder_new ();
  Owner *owner = owner_new (path);

  add (owner, "a");
  g_assert_false (segue_metadata_file_is_saving (owner->file));
  segue_metadata_file_rename (owner->file, ONE);
  segue_metadata_file_save (owner->file);
  wait_for_rest (owner->file);
  g_string_truncate (owner->words, 0);
  segue_metadata_file_rename (owner->file, OTHER);
  segue_metadata_file_save (owner->file);
  owner_free (owner);
  assert_stored (path, ONE, "a");
  assert_stored (path, OTHER, "");
}

static void
failed_cb (Owner      *owner,
           const char *message)
{
  g_string_append_printf (owner->words, "[%s]", message);
}

/* It is told why metadata could not be written, and the next change tries again. */
static void
test_failing (void)
{
  g_autoptr(Folder) path = folder_new ();
  g_autoptr(Folder) store = g_build_filename (path, "store", NULL);
  g_autofree char *reason = NULL;
  Owner *owner = owner_new (store);

  g_assert_true (g_file_set_contents (store, "no folder", -1, NULL));
  g_signal_connect_swapped (owner->file, "failed", G_CALLBACK (failed_cb), owner);
  segue_metadata_file_rename (owner->file, ONE);
  add (owner, "a");
  wait_for_rest (owner->file);
  reason = g_strdup_printf ("a[%s]", g_strerror (ENOTDIR));
  g_assert_cmpstr (owner->words->str, ==, reason);
  g_assert_no_errno (unlink (store));
  g_string_truncate (owner->words, 0);
  add (owner, "b");
  owner_free (owner);
  assert_stored (store, ONE, "b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metadata-file/reading", test_reading);
  g_test_add_func ("/metadata-file/leaving", test_leaving);
  g_test_add_func ("/metadata-file/names", test_names);
  g_test_add_func ("/metadata-file/failing", test_failing);

  return g_test_run ();
}
