/* test-draft-keeper.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "formats/segue-formats.h"
#include "session-fixture.h"
#include "session/segue-draft-keeper.h"
#include "session/segue-export.h"

#define TEXT "(00:01) A\n"

typedef struct
{
  SessionFixture base;
  GApplication *application;
  SegueDraftStore *store;
  SegueDraftKeeper *keeper;
  char *folder;
  guint n_failed;
} Fixture;

static void
failed_cb (Fixture *self)
{
  self->n_failed++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  session_fixture_init (&self->base);
  self->folder = g_build_filename (g_get_user_state_dir (), "drafts", NULL);
  self->store = segue_draft_store_new (self->folder);
  self->application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  self->keeper = segue_draft_keeper_new (self->base.document, self->store, self->application);
  g_signal_connect_swapped (self->keeper, "failed", G_CALLBACK (failed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  segue_draft_keeper_drop (self->keeper);
  session_fixture_rest (50);
  g_assert_finalize_object (self->keeper);
  g_clear_object (&self->store);
  g_clear_object (&self->application);
  g_free (self->folder);
  session_fixture_clear (&self->base);
}

/* The number of drafts on the disk, and the path of one of them. */
static guint
count_drafts (Fixture  *self,
              char    **path)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *own = g_build_filename (self->folder, name, NULL);
      g_autoptr(GDir) inner = g_dir_open (own, 0, NULL);
      const char *file;

      while (inner != NULL && (file = g_dir_read_name (inner)) != NULL)
        {
          if (!g_str_has_suffix (file, ".draft"))
            continue;
          n++;
          if (path != NULL)
            {
              g_free (*path);
              *path = g_build_filename (own, file, NULL);
            }
        }
    }

  return n;
}

static SegueDraft *
read_draft (Fixture *self)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize length;

  g_assert_cmpuint (count_drafts (self, &path), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);

  return segue_draft_read (bytes, NULL);
}

/* A draft is written in a moment after a change, and removed when the document is as it was saved. */
static void
test_written (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(SegueDraft) draft = NULL;

  segue_draft_keeper_set_name (self->keeper, "episode-8.txt");
  segue_draft_keeper_set_last (self->keeper, "---\nnumber: 7\n---\n");
  session_fixture_edit (&self->base, TEXT);
  g_assert_cmpuint (count_drafts (self, NULL), ==, 0);
  session_fixture_await (count_drafts (self, NULL) == 1);
  draft = read_draft (self);
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->name, ==, "episode-8.txt");
  g_assert_cmpstr (draft->last, ==, "---\nnumber: 7\n---\n");
  g_assert_null (draft->uri);
  g_assert_cmpstr (draft->encoding, ==, "UTF-8");
  segue_document_undo (self->base.document);
  session_fixture_await (count_drafts (self, NULL) == 0);
}

/* Where the program ends, the draft is written at once. */
static void
test_write_now (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(SegueDraft) draft = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  folder_put_text (self->base.folder, "episode.txt", TEXT);
  session_fixture_load (&self->base);
  session_fixture_edit (&self->base, "Mine\n\n");
  segue_draft_keeper_flush (self->keeper);
  session_fixture_edit (&self->base, "More. ");
  segue_draft_keeper_flush (self->keeper);
  segue_draft_keeper_write_now (self->keeper);
  draft = read_draft (self);
  g_assert_nonnull (draft->uri);
  g_assert_nonnull (draft->digest);
  episode = segue_format_read (&segue_format_json, g_bytes_get_data (draft->content, NULL), g_bytes_get_size (draft->content), NULL);
  g_assert_true (segue_episode_get_length (episode) ==
                 segue_episode_get_length (segue_document_get_episode (self->base.document)));
  segue_draft_keeper_drop (self->keeper);
  session_fixture_await (count_drafts (self, NULL) == 0);
  session_fixture_edit (&self->base, "Nothing is kept any more. ");
  session_fixture_rest (2000);
  g_assert_cmpuint (count_drafts (self, NULL), ==, 0);
}

/* A draft that cannot be written is told of once. */
static void
test_failed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *path = NULL;

  session_fixture_edit (&self->base, TEXT);
  segue_draft_keeper_write_now (self->keeper);
  g_assert_cmpuint (count_drafts (self, &path), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  session_fixture_edit (&self->base, "More. ");
  segue_draft_keeper_flush (self->keeper);
  session_fixture_await (self->n_failed == 1);
  segue_draft_keeper_flush (self->keeper);
  session_fixture_rest (100);
  g_assert_cmpuint (self->n_failed, ==, 1);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* Exports the episode, and gives what is in the file then. */
static char *
export (Fixture           *self,
        const SegueFormat *format,
        const char        *name)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = folder_file (self->base.folder, name);
  g_autoptr(GBytes) bytes = NULL;

  segue_export_async (segue_document_get_episode (self->base.document), format, file, NULL, exported_cb, &result);
  session_fixture_await (result != NULL);
  segue_export_finish (result, &error);
  g_assert_no_error (error);
  bytes = folder_get (self->base.folder, name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* HTML is written as a whole page, whose title is that of the episode or the name of the file. */
static void
test_export (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *plain = NULL;
  g_autofree char *page = NULL;
  g_autofree char *titled = NULL;

  session_fixture_edit (&self->base, TEXT);
  plain = export (self, &segue_format_text, "out.txt");
  page = export (self, &segue_format_html, "out.html");
  session_fixture_edit (&self->base, "---\ntitle: Show\n---\n\n");
  titled = export (self, &segue_format_html, "titled.html");
  g_assert_cmpstr (plain, ==, TEXT);
  g_assert_nonnull (strstr (page, "<title>out.html</title>"));
  g_assert_nonnull (strstr (titled, "<title>Show</title>"));
}

static void
test_export_failed (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = folder_file (self->base.folder, "missing/out.txt");

  segue_export_async (segue_document_get_episode (self->base.document), &segue_format_text, file, NULL, exported_cb,
                      &result);
  session_fixture_await (result != NULL);
  g_assert_false (segue_export_finish (result, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture       *self,
                  gconstpointer  data);
  } tests[] = {
    { "/draft-keeper/written", test_written },
    { "/draft-keeper/write-now", test_write_now },
    { "/draft-keeper/failed", test_failed },
    { "/export/formats", test_export },
    { "/export/failed", test_export_failed },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
