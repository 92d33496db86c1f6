/* test-json-document.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "document-fixture.h"
#include "formats/segue-formats.h"

#define TEXT "(00:00:00) One\n(00:01:00) Two\n"

static GFile *
sibling (DocumentFixture *self,
         const char      *name)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->file);

  return g_file_get_child (folder, name);
}

static char *
contents (GFile *file)
{
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
load (DocumentFixture *self,
      GFile           *file)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean loaded;

  segue_document_load_async (self->document, file, NULL, document_fixture_keep_cb, &result);
  document_fixture_wait (&result);
  loaded = segue_document_load_finish (self->document, result, &error);
  g_assert_no_error (error);
  return loaded;
}

/* Text saved as JSON, opened again, edited, and saved as text: the edit is in the text and nothing else. */
static void
test_there_and_back (DocumentFixture *self,
                     gconstpointer    data)
{
  g_autoptr(GFile) json = sibling (self, "notes.segue.json");
  g_autoptr(GFile) text = sibling (self, "notes.txt");
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = NULL;
  g_autofree char *saved = NULL;
  g_autofree char *back = NULL;

  segue_document_set_formats (self->document, segue_formats_find_for_file);
  g_file_replace_contents (text, TEXT, strlen (TEXT), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_assert_true (load (self, text));
  g_assert_true (document_fixture_save (self, json, FALSE, &error));
  g_assert_no_error (error);
  saved = contents (json);
  g_assert_true (g_str_has_prefix (saved, "{\n  \"format\": \"segue-episode\""));
  g_assert_true (load (self, json));
  document_fixture_assert_text (self, TEXT);
  episode = segue_edit_set_title (segue_document_get_episode (self->document), 2, "Zwei", &error);
  segue_document_apply (self->document, episode, "Edit Title", NULL, NULL);
  g_assert_true (document_fixture_save (self, text, TRUE, &error));
  g_assert_no_error (error);
  back = contents (text);
  g_assert_cmpstr (back, ==, "(00:00:00) One\n(00:01:00) Zwei\n");
  g_assert_false (segue_document_get_modified (self->document));
}

/* Text cannot hold an image: what was saved as text stays modified. */
static void
test_loss (DocumentFixture *self,
           gconstpointer    data)
{
  g_autoptr(GFile) json = sibling (self, "notes.segue.json");
  g_autoptr(GFile) text = sibling (self, "notes.txt");
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  segue_document_set_formats (self->document, segue_formats_find_for_file);
  g_file_replace_contents (text, TEXT, strlen (TEXT), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_assert_true (load (self, text));
  episode = segue_edit_set_attribute (segue_document_get_episode (self->document), 1, "image", "\"a.png\"", &error);
  g_assert_no_error (error);
  segue_document_apply (self->document, episode, "Set Image", NULL, NULL);
  g_assert_true (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_true (document_fixture_save (self, json, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (segue_document_get_modified (self->document));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  document_fixture_add ("/json-document/there-and-back", test_there_and_back);
  document_fixture_add ("/json-document/loss", test_loss);
  return g_test_run ();
}
