/* test-recording.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/document/segue-episode-recording.h"
#include "formats/segue-formats.h"
#include "session-fixture.h"
#include "session/publish/segue-publish-file.h"

/* The recording that a Segue file names. No sound is played, so that the files can be empty. */

#define NOTES "{\n\"format\": \"segue-episode\",\n\"version\": 1,\n\"entries\": [\n" \
              "{\"kind\": \"segment\", \"start\": \"00:00:10\", \"title\": \"Soil\"}\n]%s}\n"

static char *
dup_notes (const char *reference)
{
  g_autofree char *member = reference != NULL ? g_strdup_printf (",\n\"recording\": %s\n", reference) : g_strdup ("\n");

  return g_strdup_printf (NOTES, member);
}

static void
put_notes (SessionFixture *self,
           const char     *name,
           const char     *reference)
{
  g_autofree char *text = dup_notes (reference);

  folder_put_text (self->folder, name, text);
  g_clear_object (&self->file);
  self->file = folder_file (self->folder, name);
}

static void
set_up (SessionFixture *self,
        gconstpointer   data)
{
  session_fixture_init (self);
  folder_put_text (self->folder, "a.mp3", "");
  folder_put_text (self->folder, "b.mp3", "");
}

static void
tear_down (SessionFixture *self,
           gconstpointer   data)
{
  session_fixture_clear (self);
}

/* Returns the position that is stored for the only notes of the test, or -1. */
static gint64
read_position (SessionFixture *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "sound", NULL);
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GVariant) values = NULL;
  gint64 position = -1;
  char *text;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return -1;
  bytes = g_bytes_new_take (text, length);
  values = segue_publish_file_parse (bytes, uri, G_VARIANT_TYPE_VARDICT);
  if (values != NULL)
    g_variant_lookup (values, "position", "x", &position);

  return position;
}

/* Begins again, as after the window was closed. */
static void
open_again (SessionFixture *self)
{
  g_clear_object (&self->session);
  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  session_fixture_load (self);
}

/* Removes a folder within that of the test, with the files of these names. */
static void
remove_folder (SessionFixture *self,
               const char     *name,
               const char     *first,
               const char     *second)
{
  g_autofree char *path = folder_path (self->folder, name);
  g_autofree char *one = g_build_filename (path, first, NULL);
  g_autofree char *other = second != NULL ? g_build_filename (path, second, NULL) : NULL;

  g_assert_cmpint (g_remove (one), ==, 0);
  if (other != NULL)
    g_assert_cmpint (g_remove (other), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static const char *
get_named (SessionFixture *self)
{
  return segue_episode_get_attribute (segue_document_get_episode (self->document), SEGUE_RECORDING_ATTRIBUTE);
}

/* Tells whether the recording is the file of that name in the folder, or none for NULL. */
static gboolean
plays (SessionFixture *self,
       const char     *name)
{
  GFile *played = segue_player_get_file (segue_recording_get_player (segue_session_get_recording (self->session)));
  g_autoptr(GFile) file = name != NULL ? folder_file (self->folder, name) : NULL;

  return file == NULL ? played == NULL : played != NULL && g_file_equal (played, file);
}

static void
choose (SessionFixture *self,
        const char     *name)
{
  g_autoptr(GFile) file = name != NULL ? folder_file (self->folder, name) : NULL;

  segue_recording_set_file (segue_session_get_recording (self->session), file);
  g_assert_true (plays (self, name));
}

/* A path is relative where the file lies beside the notes or below, and any other file has a URI. */
static void
test_names (void)
{
  static const struct { const char *recording; const char *name; } cases[] = {
    { "/show/12/a.mp3", "\"a.mp3\"" },
    { "/show/12/sound/a b.mp3", "\"sound/a b.mp3\"" },
    { "/show/12/녹음 \"12\".mp3", "\"녹음 \\\"12\\\".mp3\"" },
    { "/show/12/ep: one.mp3", "\"./ep: one.mp3\"" },
    { "/show/12/12: one.mp3", "\"12: one.mp3\"" },
    { "/show/12/a%20b#c.mp3", "\"a%20b#c.mp3\"" },
    { "/show/12/\xff.mp3", "\"file:///show/12/%FF.mp3\"" },
    { "/show/11/a b.mp3", "\"file:///show/11/a%20b.mp3\"" },
    { "/show/a.mp3", "\"file:///show/a.mp3\"" },
  };
  g_autoptr(GFile) notes = g_file_new_for_path ("/show/12/notes.segue.json");
  g_autofree char *text = dup_notes (NULL);
  g_autoptr(SegueEpisode) plain = segue_format_read (&segue_format_json, text, strlen (text), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) recording = g_file_new_for_path (cases[i].recording);
      g_autoptr(SegueEpisode) named = segue_edit_set_recording (plain, recording, notes);
      g_autoptr(SegueEpisode) again = segue_edit_set_recording (named, recording, notes);
      g_autoptr(SegueEpisode) none = segue_edit_set_recording (named, NULL, notes);
      g_autoptr(GBytes) written = segue_format_write (&segue_format_json, named, NULL);
      g_autoptr(SegueEpisode) read = segue_format_read (&segue_format_json, g_bytes_get_data (written, NULL),
                                                        g_bytes_get_size (written), NULL);
      g_autoptr(GFile) found = segue_episode_dup_recording (read, notes);

      g_assert_cmpstr (segue_episode_get_attribute (named, SEGUE_RECORDING_ATTRIBUTE), ==, cases[i].name);
      g_assert_true (again == named);
      g_assert_null (segue_episode_get_attribute (none, SEGUE_RECORDING_ATTRIBUTE));
      g_assert_true (g_file_equal (found, recording));
    }
}

/* What people write is read and kept while it means the same file, and what other programs mean by the name is theirs. */
static void
test_other_names (void)
{
  static const struct { const char *value; const char *file; const char *after; } cases[] = {
    { "\"../11/a.mp3\"", "/show/11/a.mp3", "\"a.mp3\"" },
    { "\"/show/12/a.mp3\"", "/show/12/a.mp3", "\"/show/12/a.mp3\"" },
    { "\"./a.mp3\"", "/show/12/a.mp3", "\"./a.mp3\"" },
    { "\"file:///show/12/a.mp3\"", "/show/12/a.mp3", "\"file:///show/12/a.mp3\"" },
    { "\"\"", NULL, "\"a.mp3\"" },
    { "null", NULL, "\"a.mp3\"" },
    { "12", NULL, "12" },
    { "{\"url\": \"a.mp3\"}", NULL, "{\"url\": \"a.mp3\"}" },
    { "[\"a.mp3\"]", NULL, "[\"a.mp3\"]" },
  };
  g_autoptr(GFile) notes = g_file_new_for_path ("/show/12/notes.segue.json");
  g_autoptr(GFile) chosen = g_file_new_for_path ("/show/12/a.mp3");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_notes (cases[i].value);
      g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json, text, strlen (text), NULL);
      g_autoptr(GFile) file = segue_episode_dup_recording (episode, notes);
      g_autoptr(SegueEpisode) named = segue_edit_set_recording (episode, chosen, notes);

      g_test_message ("%s", cases[i].value);
      if (cases[i].file != NULL)
        g_assert_cmpstr (g_file_peek_path (file), ==, cases[i].file);
      else
        g_assert_null (file);
      g_assert_cmpstr (segue_episode_get_attribute (named, SEGUE_RECORDING_ATTRIBUTE), ==, cases[i].after);
    }
}

/* To choose a recording is an edit of the notes, which the player follows when it is undone. */
static void
test_choose (SessionFixture *self,
             gconstpointer   data)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  put_notes (self, "notes.segue.json", NULL);
  session_fixture_load (self);
  session_fixture_save (self, NULL);
  before = folder_get (self->folder, "notes.segue.json");
  g_assert_true (plays (self, NULL));

  choose (self, "a.mp3");
  g_assert_cmpstr (get_named (self), ==, "\"a.mp3\"");
  g_assert_true (segue_document_get_modified (self->document));
  choose (self, "b.mp3");
  segue_document_undo (self->document);
  session_fixture_await (plays (self, "a.mp3"));
  segue_document_undo (self->document);
  session_fixture_await (plays (self, NULL));
  g_assert_false (segue_document_get_modified (self->document));
  session_fixture_save (self, NULL);
  after = folder_get (self->folder, "notes.segue.json");
  g_assert_true (g_bytes_equal (before, after));

  segue_document_redo (self->document);
  session_fixture_await (plays (self, "a.mp3"));
  choose (self, NULL);
  g_assert_null (get_named (self));
  segue_document_undo (self->document);
  session_fixture_await (plays (self, "a.mp3"));
  /* other edits do not concern it */
  session_fixture_edit (self, "Before.\n");
  segue_document_undo (self->document);
  g_assert_true (plays (self, "a.mp3"));
}

/* A recording that was only found is not written into the notes. */
static void
test_found (SessionFixture *self,
            gconstpointer   data)
{
  put_notes (self, "a.segue.json", NULL);
  session_fixture_load (self);
  session_fixture_await (plays (self, "a.mp3"));
  session_fixture_rest (50);
  g_assert_null (get_named (self));
  g_assert_false (segue_document_get_modified (self->document));
}

/* The recording goes with the notes to another folder, and the place where it was left stays with the listener. */
static void
test_moved (SessionFixture *self,
            gconstpointer   data)
{
  g_autofree char *old = folder_path (self->folder, "old");
  g_autofree char *new = folder_path (self->folder, "new");
  SegueTimeSource *source;

  g_mkdir (old, 0700);
  folder_put_text (self->folder, "old/c.mp3", "");
  put_notes (self, "old/notes.segue.json", NULL);
  session_fixture_load (self);
  choose (self, "old/c.mp3");
  segue_time_source_seek (SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (self->session))),
                          61000);
  session_fixture_save (self, NULL);

  g_clear_object (&self->session);
  session_fixture_await (read_position (self) == 61000);
  open_again (self);
  session_fixture_await (plays (self, "old/c.mp3"));
  source = SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (self->session)));
  g_assert_cmpint (segue_time_source_get_position (source), ==, 61000);

  g_assert_cmpint (g_rename (old, new), ==, 0);
  g_clear_object (&self->file);
  self->file = folder_file (self->folder, "new/notes.segue.json");
  open_again (self);
  session_fixture_await (plays (self, "new/c.mp3"));
  source = SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (self->session)));
  g_assert_cmpint (segue_time_source_get_position (source), ==, 0);
  remove_folder (self, "new", "notes.segue.json", "c.mp3");
}

/* What the notes name comes before what was played last here, unless it is missing. */
static void
test_missing (SessionFixture *self,
              gconstpointer   data)
{
  put_notes (self, "notes.segue.json", "\"gone.mp3\"");
  session_fixture_load (self);
  session_fixture_await (plays (self, "gone.mp3"));
  g_assert_false (segue_document_get_modified (self->document));

  /* another file takes its place without an edit, be it found or the one that was chosen last */
  put_notes (self, "b.segue.json", "\"gone.mp3\"");
  open_again (self);
  session_fixture_await (plays (self, "b.mp3"));
  g_assert_cmpstr (get_named (self), ==, "\"gone.mp3\"");
  /* the edit is given up, and what was played is remembered */
  choose (self, "a.mp3");
  session_fixture_await (session_fixture_count_stored ("sound") == 2); /* that of the other notes, too */
  open_again (self);
  g_assert_cmpstr (get_named (self), ==, "\"gone.mp3\"");
  session_fixture_await (plays (self, "a.mp3"));
  session_fixture_rest (50);
  g_assert_true (plays (self, "a.mp3"));

  put_notes (self, "b.segue.json", "\"b.mp3\"");
  open_again (self);
  session_fixture_await (plays (self, "b.mp3"));
}

/* An address in the network is not asked for because somebody has written it into the notes. */
static void
test_remote (SessionFixture *self,
             gconstpointer   data)
{
  static const char *const names[] = { "\"http://127.0.0.1:9/a.mp3\"", "\"ftp://127.0.0.1:9/a.mp3\"", "\"smb://server/a.mp3\"" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      put_notes (self, "notes.segue.json", names[i]);
      open_again (self);
      session_fixture_rest (100);
      g_assert_true (plays (self, NULL));
      g_assert_cmpstr (get_named (self), ==, names[i]);
      g_assert_false (segue_document_get_modified (self->document));
    }

  /* one beside the notes is found as ever */
  put_notes (self, "b.segue.json", names[0]);
  open_again (self);
  session_fixture_await (plays (self, "b.mp3"));
}

/* Another program changes the name. */
static void
test_reloaded (SessionFixture *self,
               gconstpointer   data)
{
  g_autofree char *text = dup_notes ("\"b.mp3\"");
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json, text, strlen (text), NULL);

  put_notes (self, "notes.segue.json", "\"a.mp3\"");
  session_fixture_load (self);
  session_fixture_await (plays (self, "a.mp3"));
  g_assert_true (segue_document_apply (self->document, episode, "Reload", NULL, NULL));
  session_fixture_await (plays (self, "b.mp3"));
}

/* A file in another folder names the same recording, and one as text needs no name of it. */
static void
test_save_as (SessionFixture *self,
              gconstpointer   data)
{
  g_autofree char *other = folder_path (self->folder, "other");
  g_autoptr(GFile) recording = folder_file (self->folder, "a.mp3");
  g_autofree char *uri = g_file_get_uri (recording);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", uri);

  g_mkdir (other, 0700);
  put_notes (self, "notes.segue.json", "\"a.mp3\"");
  session_fixture_load (self);
  session_fixture_await (plays (self, "a.mp3"));

  session_fixture_save_as (self, "other/notes.segue.json", &segue_format_json, 0);
  g_assert_cmpstr (get_named (self), ==, quoted);
  g_assert_false (segue_document_get_modified (self->document));
  session_fixture_save_as (self, "again.segue.json", &segue_format_json, 0);
  g_assert_cmpstr (get_named (self), ==, quoted);

  session_fixture_save_as (self, "notes.txt", &segue_format_text, 0);
  g_assert_null (get_named (self));
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_true (plays (self, "a.mp3"));
  session_fixture_rest (50);
  g_assert_true (plays (self, "a.mp3"));
  /* the text is what is played from now on: a recording is remembered for it, and is no edit */
  choose (self, "b.mp3");
  g_assert_false (segue_document_get_modified (self->document));

  session_fixture_save_as (self, "new.segue.json", &segue_format_json, 0);
  g_assert_cmpstr (get_named (self), ==, "\"b.mp3\"");
  g_assert_false (segue_document_get_modified (self->document));
  session_fixture_rest (50);
  g_assert_true (plays (self, "b.mp3"));
  segue_document_undo (self->document);
  g_assert_null (get_named (self));
  g_assert_true (segue_document_get_modified (self->document));
  remove_folder (self, "other", "notes.segue.json", NULL);
}

/* A save that fails changes nothing. */
static void
test_save_fails (SessionFixture *self,
                 gconstpointer   data)
{
  g_autoptr(GFile) nowhere = folder_file (self->folder, "none/notes.segue.json");
  SegueEpisode *before;

  put_notes (self, "notes.segue.json", "\"a.mp3\"");
  session_fixture_load (self);
  before = segue_document_get_episode (self->document);
  segue_document_save_async (self->document, nowhere, NULL, 0, NULL, NULL, NULL);
  session_fixture_await (!segue_document_get_busy (self->document));
  g_assert_true (segue_document_get_episode (self->document) == before);
  g_assert_cmpstr (get_named (self), ==, "\"a.mp3\"");
}

static void
add (const char *path,
     void      (*test) (SessionFixture *, gconstpointer))
{
  g_test_add (path, SessionFixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/recording/names", test_names);
  g_test_add_func ("/recording/other-names", test_other_names);
  add ("/recording/choose", test_choose);
  add ("/recording/found", test_found);
  add ("/recording/moved", test_moved);
  add ("/recording/missing", test_missing);
  add ("/recording/remote", test_remote);
  add ("/recording/reloaded", test_reloaded);
  add ("/recording/save-as", test_save_as);
  add ("/recording/save-fails", test_save_fails);

  return g_test_run ();
}
