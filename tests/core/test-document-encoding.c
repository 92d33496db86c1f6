/* test-document-encoding.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/files/segue-encoding.h"
#include "document-fixture.h"

#define TEXT "(00:00:00) 가을\n(00:01:00) 둘"

static GBytes *
encoded (const char *text,
         const char *encoding)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  GBytes *result = segue_encoding_encode (bytes, encoding, &error);

  g_assert_no_error (error);
  return result;
}

static void
put_file (DocumentFixture *self,
          GBytes          *bytes)
{
  g_autoptr(GError) error = NULL;

  g_file_replace_contents (self->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                           G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_file (DocumentFixture *self,
             const char      *text,
             const char      *encoding)
{
  g_autoptr(GBytes) expected = encoded (text, encoding);
  g_autoptr(GBytes) found = g_file_load_bytes (self->file, NULL, NULL, NULL);

  g_assert_true (g_bytes_equal (found, expected));
}

static gboolean
load_as (DocumentFixture *self,
         const char      *encoding,
         GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  segue_document_load_as_async (self->document, self->file, encoding, NULL, document_fixture_keep_cb, &result);
  document_fixture_wait (&result);
  return segue_document_load_finish (self->document, result, error);
}

/* UTF-16 is told by its mark, and saved as it came. */
static void
test_utf16 (DocumentFixture *self,
            gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = encoded ("\xEF\xBB\xBF" TEXT, "UTF-16LE");

  put_file (self, bytes);
  g_assert_true (document_fixture_load (self, &error));
  g_assert_no_error (error);
  document_fixture_assert_text (self, "\xEF\xBB\xBF" TEXT);
  g_assert_cmpstr (segue_document_get_encoding (self->document), ==, "UTF-16LE");
  document_fixture_edit (self, 3 + strlen ("(00:00:00) "), strlen ("가을"), "봄", "Edit Title", NULL);
  g_assert_true (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_file (self, "\xEF\xBB\xBF(00:00:00) 봄\n(00:01:00) 둘", "UTF-16LE");
}

/* Other encodings are chosen. A character that they do not hold is refused, and the file stays. */
static void
test_chosen (DocumentFixture *self,
             gconstpointer    data)
{
  g_autoptr(GBytes) bytes = encoded (TEXT, "EUC-KR");
  GError *error = NULL;

  put_file (self, bytes);
  g_assert_false (document_fixture_load (self, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8);
  g_clear_error (&error);
  g_assert_true (load_as (self, "EUC-KR", &error));
  g_assert_no_error (error);
  document_fixture_assert_text (self, TEXT);
  g_assert_false (segue_document_get_read_only (self->document));
  document_fixture_edit (self, strlen ("(00:00:00) "), 0, "☕ ", "Edit Title", NULL);
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING);
  g_clear_error (&error);
  assert_file (self, TEXT, "EUC-KR");
  g_assert_true (segue_document_get_modified (self->document));
  segue_document_set_encoding (self->document, SEGUE_UTF8);
  g_assert_true (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_file (self, "(00:00:00) ☕ 가을\n(00:01:00) 둘", SEGUE_UTF8);
}

/* What the chosen encoding cannot mean is shown, and the document is for reading only. */
static void
test_lossy (DocumentFixture *self,
            gconstpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("(00:01) a\xFF\n", 11);

  put_file (self, bytes);
  g_assert_true (load_as (self, "EUC-KR", &error));
  g_assert_no_error (error);
  g_assert_true (segue_document_get_read_only (self->document));
  g_assert_cmpuint (document_fixture_count (self, "read-only"), ==, 1);
  document_fixture_assert_text (self, "(00:01) a\xEF\xBF\xBD\n");
  g_assert_false (document_fixture_save (self, NULL, TRUE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_ENCODING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  document_fixture_add ("/document-encoding/utf16", test_utf16);
  document_fixture_add ("/document-encoding/chosen", test_chosen);
  document_fixture_add ("/document-encoding/lossy", test_lossy);
  return g_test_run ();
}
