/* test-list-import.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/import/segue-feed-export.h"
#include "session/import/segue-list-file.h"
#include "session/import/segue-list-import.h"

/* Lists of chapters that are added to notes, the files they are read from, and the episodes of a feed. */

#define NOTES "0:10 a\n1:00 b\n"
#define LIST "0:20 x\n2:00 y\n"

static void
take (SessionFixture *self,
      const char     *text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);

  segue_document_take_episode (self->document, episode, NULL, NULL);
}

static SegueListImport *
import_new (SessionFixture *self,
            const char     *list,
            SegueImportAs   as,
            gint64          offset)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (list, -1, NULL);
  SegueListImport *import = segue_list_import_new (self->session, episode);

  segue_list_import_set (import, as, offset);

  return import;
}

static void
assert_rows (SegueListImport *import,
             const char      *expected)
{
  g_auto(GStrv) rows = segue_list_import_dup_rows (import);
  g_autofree char *joined = g_strjoinv ("|", rows);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_warning (SegueListImport *import,
                const char      *expected)
{
  g_autofree char *warning = segue_list_import_dup_warning (import);

  g_assert_cmpstr (warning, ==, expected);
}

static void
test_segments (SessionFixture *self,
               gconstpointer   data)
{
  g_autoptr(SegueListImport) import = NULL;
  SegueViewState *state = segue_session_get_view_state (self->session);

  take (self, NOTES);
  import = import_new (self, LIST, SEGUE_IMPORT_SEGMENTS, 60000);
  g_assert_cmpuint (segue_list_import_get_n (import), ==, 2);
  assert_rows (import, "1:20\tx|3:00\ty");
  assert_warning (import, NULL);
  g_assert_true (segue_list_import_can_apply (import));
  session_fixture_assert_text (self, NOTES);
  g_assert_true (segue_list_import_apply (import));
  session_fixture_assert_text (self, NOTES "1:20 x\n3:00 y\n");
  g_assert_cmpstr (self->said, ==, "2 entries imported");
  g_assert_cmpuint (segue_view_state_get_selected (state), ==,
                    segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 3)));
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Import");
  segue_document_undo (self->document);
  session_fixture_assert_text (self, NOTES);
}

/* New segments go below what is selected, as it is when they are added. */
static void
test_place (SessionFixture *self,
            gconstpointer   data)
{
  g_autoptr(SegueListImport) import = NULL;

  take (self, NOTES);
  segue_view_state_set_selected (segue_session_get_view_state (self->session),
                                 segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 1)));
  import = import_new (self, "0:20 x\n", SEGUE_IMPORT_SEGMENTS, 0);
  assert_rows (import, "0:20\tx");
  /* an edit between the preview and the import */
  session_fixture_edit (self, "0:05 new\n");
  g_assert_true (segue_list_import_apply (import));
  session_fixture_assert_text (self, "0:05 new\n0:10 a\n0:20 x\n1:00 b\n");
  g_assert_cmpstr (self->said, ==, "1 entry imported");
}

static void
test_titles_and_times (SessionFixture *self,
                       gconstpointer   data)
{
  g_autoptr(SegueListImport) import = NULL;

  take (self, NOTES);
  import = import_new (self, "0:20 x\n", SEGUE_IMPORT_TITLES, 5000);
  assert_rows (import, "0:10\tx");
  assert_warning (import, "The notes have 2 segments, the list has 1.");
  g_assert_true (segue_list_import_apply (import));
  session_fixture_assert_text (self, "0:10 x\n1:00 b\n");
  g_assert_cmpstr (self->said, ==, "1 title imported");
  /* once more, which changes nothing */
  assert_rows (import, "");
  g_assert_false (segue_list_import_can_apply (import));
  g_assert_false (segue_list_import_apply (import));
  g_clear_object (&import);

  import = import_new (self, LIST, SEGUE_IMPORT_TIMES, 5000);
  assert_rows (import, "0:25\tx|2:05\tb");
  assert_warning (import, NULL);
  g_assert_true (segue_list_import_apply (import));
  session_fixture_assert_text (self, "0:25 x\n2:05 b\n");
  g_assert_cmpstr (self->said, ==, "2 times imported");
}

static void
test_refused (SessionFixture *self,
              gconstpointer   data)
{
  g_autoptr(SegueListImport) import = NULL;

  take (self, NOTES);
  import = import_new (self, LIST, SEGUE_IMPORT_TIMES, -30000);
  assert_warning (import, "1 time would be below zero.");
  g_assert_false (segue_list_import_can_apply (import));
  g_assert_false (segue_list_import_apply (import));
  segue_list_import_set (import, SEGUE_IMPORT_SEGMENTS, -130000);
  assert_warning (import, "2 times would be below zero.");
  g_assert_false (segue_list_import_apply (import));
  /* titles have no times that could be too early */
  segue_list_import_set (import, SEGUE_IMPORT_TITLES, -130000);
  assert_warning (import, NULL);
  g_assert_true (segue_list_import_can_apply (import));
  g_clear_object (&import);

  import = import_new (self, "Only text.\n", SEGUE_IMPORT_TITLES, 0);
  g_assert_cmpuint (segue_list_import_get_n (import), ==, 0);
  assert_rows (import, "");
  g_assert_false (segue_list_import_apply (import));
  session_fixture_assert_text (self, NOTES);
  g_assert_null (self->said);
}

/* What a request gave. */
typedef struct
{
  GError *error;
  SegueListFile *file;
  guint n_done;
  char *first;
  gboolean ended;
} Answer;

static void
answer_clear (Answer *self)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->file, segue_list_file_free);
  g_clear_pointer (&self->first, g_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answer *answer = user_data;

  answer->file = segue_list_file_read_finish (result, &answer->error);
  answer->ended = TRUE;
}

static Answer
read_file (SessionFixture *self,
           const char     *name,
           GCancellable   *cancellable)
{
  g_autoptr(GFile) file = folder_file (self->folder, name);
  Answer answer = { 0 };

  segue_list_file_read_async (file, cancellable, read_cb, &answer);
  session_fixture_await (answer.ended);
  g_assert_true ((answer.file == NULL) == (answer.error != NULL));
  g_assert_true (answer.file == NULL || g_file_equal (answer.file->file, file));

  return answer;
}

#define FEED                                                                                                         \
  "<rss version=\"2.0\"><channel><title>Show</title><item><title>One</title></item><item><title>Two</title></item>" \
  "<item><title>One</title></item></channel></rss>"

static void
test_files (SessionFixture *self,
            gconstpointer   data)
{
  static const struct { const char *name; const char *content; const SegueFormat *format; guint n; } files[] = {
    { "a.txt", LIST, &segue_format_text, 3 },
    { "a.json", "{\"version\": \"1.2.0\", \"chapters\": [{\"startTime\": 1, \"title\": \"a\"}]}", &segue_format_json_chapters, 3 },
    { "empty.txt", "", &segue_format_text, 1 },
  };
  static const char utf_16[] = "\xFF\xFE" "0\0:\0" "2\0" "0\0 \0x\0\n\0";
  g_autoptr(GBytes) bytes = g_bytes_new_static (utf_16, sizeof utf_16 - 1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      folder_put_text (self->folder, files[i].name, files[i].content);
      answer = read_file (self, files[i].name, NULL);
      g_assert_no_error (answer.error);
      g_assert_true (answer.file->format == files[i].format);
      g_assert_null (answer.file->feed);
      g_assert_cmpuint (segue_episode_get_n_entries (answer.file->episode), ==, files[i].n);
      answer_clear (&answer);
    }
  folder_put_text (self->folder, "feed.xml", FEED);
  answer = read_file (self, "feed.xml", NULL);
  g_assert_no_error (answer.error);
  g_assert_null (answer.file->episode);
  g_assert_cmpuint (segue_feed_get_n_items (answer.file->feed), ==, 3);
  answer_clear (&answer);

  folder_put (self->folder, "utf-16.txt", bytes);
  answer = read_file (self, "utf-16.txt", NULL);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (segue_episode_get_n_entries (answer.file->episode), ==, 2);
  answer_clear (&answer);
  folder_put_text (self->folder, "latin.txt", "0:20 na\xEFve\n");
  answer = read_file (self, "latin.txt", NULL);
  g_assert_error (answer.error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8);
  answer_clear (&answer);

  answer = read_file (self, "missing.txt", NULL);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  answer_clear (&answer);
  folder_put_text (self->folder, "bad.segue.json", "{\"format\": \"segue-episode\", \"version\": 1, ");
  answer = read_file (self, "bad.segue.json", NULL);
  g_assert_nonnull (answer.error);
  answer_clear (&answer);
  g_cancellable_cancel (cancellable);
  answer = read_file (self, "a.txt", cancellable);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_clear (&answer);
}

static void
export_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;
  SegueFeedExport *export = segue_feed_export_finish (result, &answer->error);

  answer->n_done = export->n_done;
  answer->first = export->first != NULL ? g_file_get_basename (export->first) : NULL;
  answer->ended = TRUE;
}

static Answer
export (SessionFixture *self,
        GFile          *folder,
        const guint    *indices,
        guint           n,
        GCancellable   *cancellable)
{
  g_autoptr(SegueFeed) feed = segue_feed_read (FEED, strlen (FEED), NULL, NULL);
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  Answer answer = { 0 };

  g_array_append_vals (chosen, indices, n);
  g_assert_cmpuint (segue_feed_export_start (feed, chosen, folder, cancellable, export_cb, &answer)->n, ==, n);
  session_fixture_await (answer.ended);

  return answer;
}

static void
test_export (SessionFixture *self,
             gconstpointer   data)
{
  static const guint indices[] = { 2, 1, 0 };
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr(GFile) missing = folder_file (self->folder, "missing");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Answer answer = export (self, folder, indices, 3, NULL);

  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_done, ==, 3);
  g_assert_cmpstr (answer.first, ==, "One.md");
  g_assert_true (folder_holds_text (self->folder, "One.md", "---\ntitle: \"One\"\n---\n"));
  g_assert_true (folder_holds_text (self->folder, "Two.md", "---\ntitle: \"Two\"\n---\n"));
  g_assert_true (folder_holds_text (self->folder, "One 2.md", "---\ntitle: \"One\"\n---\n"));
  answer_clear (&answer);
  answer = export (self, folder, indices, 0, NULL);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_done, ==, 0);
  g_assert_null (answer.first);
  answer_clear (&answer);
  answer = export (self, missing, indices, 3, NULL);
  g_assert_nonnull (answer.error);
  g_assert_cmpuint (answer.n_done, ==, 0);
  answer_clear (&answer);
  g_cancellable_cancel (cancellable);
  answer = export (self, folder, indices, 3, cancellable);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (answer.n_done, ==, 0);
  answer_clear (&answer);
}

static void
set_up (SessionFixture *self,
        gconstpointer   data)
{
  session_fixture_init (self);
}

static void
tear_down (SessionFixture *self,
           gconstpointer   data)
{
  session_fixture_clear (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list-import/segments", SessionFixture, NULL, set_up, test_segments, tear_down);
  g_test_add ("/list-import/place", SessionFixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/list-import/titles-and-times", SessionFixture, NULL, set_up, test_titles_and_times, tear_down);
  g_test_add ("/list-import/refused", SessionFixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/list-import/files", SessionFixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/list-import/export", SessionFixture, NULL, set_up, test_export, tear_down);

  return g_test_run ();
}
