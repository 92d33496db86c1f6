/* test-document-io.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "document-fixture.h"

#define TEXT DOCUMENT_TEXT
#define EDITED "Intro\n\n(00:00:00) Eins\n(00:01:00) Two"

static void
load (DocumentFixture *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (document_fixture_load (self, &error));
  g_assert_no_error (error);
  document_fixture_forget (self);
}

static void
edit_title (DocumentFixture *self)
{
  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", "title-1");
}

static void
save (DocumentFixture *self,
      GFile           *file)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (document_fixture_save (self, file, FALSE, &error));
  g_assert_no_error (error);
}

static void
assert_file (DocumentFixture *self,
             const char      *name,
             const char      *text)
{
  g_assert_true (folder_holds_text (self->folder, name, text));
}

static void
test_load (DocumentFixture *self,
           gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  g_assert_true (document_fixture_load (self, &error));
  g_assert_no_error (error);
  document_fixture_assert_text (self, TEXT);
  g_object_get (self->document, "file", &file, NULL);
  g_assert_true (g_file_equal (file, self->file));
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "file"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "busy"), ==, 2);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 2);

  /* again, over edits that were given up */
  edit_title (self);
  g_assert_true (document_fixture_load (self, &error));
  document_fixture_assert_text (self, TEXT);
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_false (segue_document_get_modified (self->document));
}

/* What is no text, and what the message says besides the name of the file. */
static const struct
{
  const char *bytes;
  gsize length;
  int code;
  const char *place;
} bad_texts[] = {
  { "(00:00:00) Ren\xE9\n", 16, SEGUE_ERROR_NOT_UTF8, "Line 1," },
  { "One\nTwo\n(00:00:00) \xB0\xA1\n", 22, SEGUE_ERROR_NOT_UTF8, "Line 3," },
  { "One\nT\0wo\n", 9, SEGUE_ERROR_NOT_TEXT, "Line 2," },
  { "\xED\xA0\x80", 3, SEGUE_ERROR_NOT_UTF8, "Line 1," },
  { "cut \xED\x95", 6, SEGUE_ERROR_NOT_UTF8, "Line 1," },
  { "\x89PNG\r\n\x1A\n\0\0", 10, SEGUE_ERROR_NOT_UTF8, "Line 1," },
};

static void
test_bad_input (DocumentFixture *self,
                gconstpointer    data)
{
  g_autofree char *path = folder_path (self->folder, DOCUMENT_NAME);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (bad_texts[i].bytes, bad_texts[i].length);

      folder_put (self->folder, DOCUMENT_NAME, bytes);
      g_assert_false (document_fixture_load (self, &error));
      g_assert_error (error, SEGUE_ERROR, bad_texts[i].code);
      g_assert_nonnull (strstr (error->message, DOCUMENT_NAME));
      g_assert_nonnull (strstr (error->message, bad_texts[i].place));
      g_clear_error (&error);
    }

  g_assert_no_errno (truncate (path, SEGUE_MAX_BYTES + 1));
  g_assert_false (document_fixture_load (self, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_assert_no_errno (unlink (path));
  g_assert_false (document_fixture_load (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  /* a failure changes nothing */
  document_fixture_assert_text (self, "");
  g_assert_null (segue_document_get_file (self->document));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (document_fixture_count (self, "file"), ==, 0);
  g_assert_false (segue_document_get_busy (self->document));
}

static void
test_load_failure_keeps (DocumentFixture *self,
                         gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);

  load (self);
  edit_title (self);
  segue_document_load_async (self->document, folder, NULL, document_fixture_keep_cb, &result);
  g_assert_false (segue_document_load_finish (self->document, document_fixture_wait (&result), &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_REGULAR);
  document_fixture_assert_text (self, EDITED);
  g_assert_true (segue_document_can_undo (self->document));
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_true (g_file_equal (segue_document_get_file (self->document), self->file));
}

/* An edit that is made while a file is read is not thrown away. */
static void
test_load_and_edit (DocumentFixture *self,
                    gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  load (self);
  document_fixture_close_gate (self);
  segue_document_load_async (self->document, self->file, NULL, document_fixture_keep_cb, &result);
  edit_title (self);
  document_fixture_open_gate (self);
  g_assert_false (segue_document_load_finish (self->document, document_fixture_wait (&result), &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  document_fixture_assert_text (self, EDITED);
  g_assert_true (segue_document_can_undo (self->document));
}

static void
test_save (DocumentFixture *self,
           gconstpointer    data)
{
  load (self);
  edit_title (self);
  document_fixture_forget (self);
  save (self, NULL);
  assert_file (self, DOCUMENT_NAME, EDITED);
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_true (segue_document_can_undo (self->document));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "busy"), ==, 2);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 2);

  /* across the saved state and back */
  segue_document_undo (self->document);
  g_assert_true (segue_document_get_modified (self->document));
  segue_document_redo (self->document);
  g_assert_false (segue_document_get_modified (self->document));

  /* typing on in the same field is a step of its own */
  document_fixture_edit (self, 22, 0, "!", "Edit Title", "title-1");
  segue_document_undo (self->document);
  document_fixture_assert_text (self, EDITED);
  g_assert_false (segue_document_get_modified (self->document));

  /* our own saves are no conflict */
  segue_document_redo (self->document);
  save (self, NULL);
  save (self, self->file);
  assert_file (self, DOCUMENT_NAME, "Intro\n\n(00:00:00) Eins!\n(00:01:00) Two");
  folder_assert_clean (self->folder, 1);
}

static void
test_save_as (DocumentFixture *self,
              gconstpointer    data)
{
  g_autoptr(GFile) other = folder_file (self->folder, "other.txt");
  g_autoptr(GFile) existing = folder_file (self->folder, "existing.txt");
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  save (self, other);
  g_assert_true (g_file_equal (segue_document_get_file (self->document), other));
  g_assert_cmpuint (document_fixture_count (self, "file"), ==, 1);
  assert_file (self, DOCUMENT_NAME, TEXT);
  assert_file (self, "other.txt", EDITED);

  /* over an existing file only where that is wanted */
  folder_put_text (self->folder, "existing.txt", "precious");
  g_assert_false (document_fixture_save (self, existing, FALSE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_file (self, "existing.txt", "precious");
  g_assert_true (g_file_equal (segue_document_get_file (self->document), other));
  g_assert_true (document_fixture_save (self, existing, TRUE, &error));
  g_assert_no_error (error);
  assert_file (self, "existing.txt", EDITED);
  g_assert_true (g_file_equal (segue_document_get_file (self->document), existing));

  document_fixture_edit (self, 0, 5, "Start", "Edit", NULL);
  save (self, NULL);
  assert_file (self, "existing.txt", "Start\n\n(00:00:00) Eins\n(00:01:00) Two");
}

static void
test_save_untitled (DocumentFixture *self,
                    gconstpointer    data)
{
  g_autoptr(GFile) file = folder_file (self->folder, "new.txt");

  document_fixture_edit (self, 0, 0, "(00:00:00) New\n", "Paste", NULL);
  save (self, file);
  assert_file (self, "new.txt", "(00:00:00) New\n");
  g_assert_true (g_file_equal (segue_document_get_file (self->document), file));
  g_assert_false (segue_document_get_modified (self->document));
  segue_document_undo (self->document);
  g_assert_true (segue_document_get_modified (self->document));
  save (self, NULL);
  assert_file (self, "new.txt", "");
}

/* What is written is what there was when the save was asked for. */
static void
test_save_and_edit (DocumentFixture *self,
                    gconstpointer    data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  document_fixture_close_gate (self);
  segue_document_save_async (self->document, NULL, NULL, 0, NULL, document_fixture_keep_cb, &result);
  g_assert_true (segue_document_get_busy (self->document));
  document_fixture_edit (self, 22, 0, "!", "Edit Title", "title-1");
  document_fixture_open_gate (self);
  g_assert_true (segue_document_save_finish (self->document, document_fixture_wait (&result), &error));
  g_assert_no_error (error);
  assert_file (self, DOCUMENT_NAME, EDITED);
  g_assert_true (segue_document_get_modified (self->document));
  segue_document_undo (self->document);
  g_assert_false (segue_document_get_modified (self->document));
}

static void
test_failed_save (DocumentFixture *self,
                  gconstpointer    data)
{
  g_autoptr(GFile) other = folder_file (self->folder, "other.txt");
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  document_fixture_forget (self);
  self->ops.fail_name = "write";
  self->ops.error_number = ENOSPC;
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (document_fixture_save (self, other, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  assert_file (self, DOCUMENT_NAME, TEXT);
  folder_assert_clean (self->folder, 1);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_true (g_file_equal (segue_document_get_file (self->document), self->file));
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 0);
  g_assert_cmpuint (document_fixture_count (self, "file"), ==, 0);

  self->ops.fail_name = NULL;
  save (self, NULL);
  assert_file (self, DOCUMENT_NAME, EDITED);
}

static void
fail_last_fsync_cb (guint       n,
                    const char *name,
                    gpointer    data)
{
  DocumentFixture *self = data;

  if (g_str_equal (name, "exchange"))
    self->ops.fail_name = "fsync";
}

/* The new content is there, but the disk does not vouch for it: an error, and to try again is no conflict. */
static void
test_unsure_save (DocumentFixture *self,
                  gconstpointer    data)
{
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  self->ops.hook = fail_last_fsync_cb;
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_file (self, DOCUMENT_NAME, EDITED);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_false (document_fixture_is_changed (self));
  self->ops.hook = NULL;
  self->ops.fail_name = NULL;
  save (self, NULL);
  g_assert_false (segue_document_get_modified (self->document));
}

static void
test_conflict (DocumentFixture *self,
               gconstpointer    data)
{
  g_autofree char *path = folder_path (self->folder, DOCUMENT_NAME);
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  folder_put_text (self->folder, DOCUMENT_NAME, "theirs");
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_file (self, DOCUMENT_NAME, "theirs");
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_true (document_fixture_save (self, NULL, TRUE, &error));
  g_assert_no_error (error);
  assert_file (self, DOCUMENT_NAME, EDITED);
  g_assert_false (segue_document_get_modified (self->document));

  g_assert_no_errno (unlink (path));
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  g_assert_true (document_fixture_save (self, NULL, TRUE, NULL));
  assert_file (self, DOCUMENT_NAME, EDITED);
}

static void
test_check_file (DocumentFixture *self,
                 gconstpointer    data)
{
  g_autofree char *path = folder_path (self->folder, DOCUMENT_NAME);
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GAsyncResult) checked = NULL;
  g_autoptr(GError) error = NULL;
  gboolean changed;

  load (self);
  g_assert_false (document_fixture_is_changed (self));
  g_assert_cmpuint (document_fixture_count (self, "busy"), ==, 0);

  /* one's own save is no change, not even while it is under way */
  edit_title (self);
  segue_document_save_async (self->document, NULL, NULL, 0, NULL, document_fixture_keep_cb, &saved);
  segue_document_check_file_async (self->document, NULL, document_fixture_keep_cb, &checked);
  g_assert_true (segue_document_check_file_finish (self->document, document_fixture_wait (&checked), &changed, &error));
  g_assert_false (changed);
  g_assert_true (segue_document_save_finish (self->document, document_fixture_wait (&saved), &error));

  /* nor is the same content written by another program */
  folder_put_text (self->folder, DOCUMENT_NAME, EDITED);
  g_assert_false (document_fixture_is_changed (self));
  folder_put_text (self->folder, DOCUMENT_NAME, "theirs");
  g_assert_true (document_fixture_is_changed (self));
  g_assert_true (document_fixture_is_changed (self));
  g_assert_no_errno (unlink (path));
  g_assert_true (document_fixture_is_changed (self));
  g_assert_no_errno (g_mkdir_with_parents (path, 0700));
  g_assert_true (document_fixture_is_changed (self));
  g_assert_no_errno (rmdir (path));
  folder_put_text (self->folder, DOCUMENT_NAME, EDITED);
  g_assert_false (document_fixture_is_changed (self));

  self->ops.fail_name = "read";
  g_clear_object (&checked);
  segue_document_check_file_async (self->document, NULL, document_fixture_keep_cb, &checked);
  document_fixture_wait (&checked);
  g_assert_false (segue_document_check_file_finish (self->document, checked, &changed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* Saves that are asked for at once are made in order, and none is a conflict with the one before. */
static void
test_queue (DocumentFixture *self,
            gconstpointer    data)
{
  g_autoptr(GFile) other = folder_file (self->folder, "other.txt");
  g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *kept[5] = { NULL };
  g_autoptr(GError) error = NULL;

  load (self);
  document_fixture_close_gate (self);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      document_fixture_edit (self, 18, 0, "x", "Edit Title", NULL);
      segue_document_save_async (self->document, i == 2 ? other : NULL, NULL, 0, NULL, document_fixture_keep_cb,
                                 &kept[i]);
    }
  g_assert_cmpuint (document_fixture_count (self, "busy"), ==, 1);
  document_fixture_open_gate (self);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_ptr_array_add (results, document_fixture_wait (&kept[i]));
      g_assert_true (segue_document_save_finish (self->document, kept[i], &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (document_fixture_count (self, "busy"), ==, 2);

  /* the third made another file the document's, and those after it went there */
  assert_file (self, DOCUMENT_NAME, "Intro\n\n(00:00:00) xxOne\n(00:01:00) Two");
  assert_file (self, "other.txt", "Intro\n\n(00:00:00) xxxxxOne\n(00:01:00) Two");
  g_assert_false (segue_document_get_modified (self->document));
}

static void
test_cancel (DocumentFixture *self,
             gconstpointer    data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  document_fixture_close_gate (self);
  segue_document_load_async (self->document, self->file, cancellable, document_fixture_keep_cb, &loaded);
  segue_document_save_async (self->document, NULL, NULL, 0, cancellable, document_fixture_keep_cb, &saved);
  g_cancellable_cancel (cancellable);
  document_fixture_open_gate (self);
  g_assert_false (segue_document_load_finish (self->document, document_fixture_wait (&loaded), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (segue_document_save_finish (self->document, document_fixture_wait (&saved), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  document_fixture_assert_text (self, EDITED);
  assert_file (self, DOCUMENT_NAME, TEXT);
  g_assert_true (segue_document_get_modified (self->document));
}

/* A document that is let go of while it saves lives until that is done, and the save is made. */
static void
test_finalize (DocumentFixture *self,
               gconstpointer    data)
{
  gpointer weak = self->document;
  g_autoptr(GAsyncResult) result = NULL;

  load (self);
  edit_title (self);
  document_fixture_close_gate (self);
  segue_document_save_async (self->document, NULL, NULL, 0, NULL, document_fixture_keep_cb, &result);
  segue_document_check_file_async (self->document, NULL, NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (self->document), &weak);
  g_clear_object (&self->document);
  g_assert_nonnull (weak);
  document_fixture_open_gate (self);
  document_fixture_wait (&result);
  g_clear_object (&result);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_file (self, DOCUMENT_NAME, EDITED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  document_fixture_add ("/document/load", test_load);
  document_fixture_add ("/document/load/bad-input", test_bad_input);
  document_fixture_add ("/document/load/failure-keeps", test_load_failure_keeps);
  document_fixture_add ("/document/load/and-edit", test_load_and_edit);
  document_fixture_add ("/document/save", test_save);
  document_fixture_add ("/document/save/as", test_save_as);
  document_fixture_add ("/document/save/untitled", test_save_untitled);
  document_fixture_add ("/document/save/and-edit", test_save_and_edit);
  document_fixture_add ("/document/save/failed", test_failed_save);
  document_fixture_add ("/document/save/unsure", test_unsure_save);
  document_fixture_add ("/document/save/conflict", test_conflict);
  document_fixture_add ("/document/check-file", test_check_file);
  document_fixture_add ("/document/queue", test_queue);
  document_fixture_add ("/document/cancel", test_cancel);
  document_fixture_add ("/document/finalize", test_finalize);

  return g_test_run ();
}
