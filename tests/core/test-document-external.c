/* test-document-external.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-follow.h"
#include "core/episode/segue-episode-same.h"
#include "core/episode/segue-reader.h"
#include "document-fixture.h"

#define TEXT DOCUMENT_TEXT
#define OTHER "Intro\n\n(00:00:00) One\n(00:00:30) Between\n(00:01:00) Two"
#define EDITED "Intro\n\n(00:00:00) Eins\n(00:01:00) Two"

static void
load (DocumentFixture *self)
{
  g_assert_true (document_fixture_load (self, NULL));
  document_fixture_forget (self);
}

static SegueFileContent *
peek (DocumentFixture  *self,
      GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  segue_document_peek_async (self->document, NULL, document_fixture_keep_cb, &result);
  return segue_document_peek_finish (self->document, document_fixture_wait (&result), error);
}

static void
save (DocumentFixture *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_no_error (error);
}

static void
edit_title (DocumentFixture *self)
{
  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", "title-1");
}

/* Looking changes nothing. */
static void
test_peek (DocumentFixture *self,
           gconstpointer    data)
{
  g_autofree char *path = folder_path (self->folder, DOCUMENT_NAME);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueFileContent) content = NULL;
  g_autoptr(SegueFileContent) none = NULL;

  load (self);
  edit_title (self);
  folder_put_text (self->folder, DOCUMENT_NAME, OTHER);
  content = peek (self, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content->text, NULL), g_bytes_get_size (content->text), OTHER, strlen (OTHER));
  g_assert_cmpuint (segue_episode_get_n_entries (content->episode), ==, 4);
  document_fixture_assert_text (self, EDITED);
  g_assert_true (document_fixture_is_changed (self));

  g_assert_no_errno (unlink (path));
  none = peek (self, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Taken over as one step: entries keep their ids, and undo goes back behind it. */
static void
test_take (DocumentFixture *self,
           gconstpointer    data)
{
  g_autoptr(SegueFileContent) content = NULL;
  guint64 one, two;

  load (self);
  one = segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 1));
  two = segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 2));
  edit_title (self);
  folder_put_text (self->folder, DOCUMENT_NAME, OTHER);
  content = peek (self, NULL);
  document_fixture_forget (self);
  segue_document_reload (self->document, content, "Reload");
  document_fixture_assert_text (self, OTHER);
  /* the ids were carried over while the file was read */
  g_assert_true (segue_document_get_episode (self->document) == content->followed);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (document_fixture_is_changed (self));
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Reload");
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 1)), ==, one);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 3)), ==, two);

  segue_document_undo (self->document);
  document_fixture_assert_text (self, EDITED);
  g_assert_true (segue_document_get_modified (self->document));
  save (self);
  g_assert_true (folder_holds_text (self->folder, DOCUMENT_NAME, EDITED));
}

/* Taken after an edit since the file was read: the ids are those of the edited notes. */
static void
test_take_edited (DocumentFixture *self,
                  gconstpointer    data)
{
  g_autoptr(SegueFileContent) content = NULL;
  g_autoptr(SegueEpisode) other = segue_reader_read (OTHER, -1, NULL);
  guint64 id;

  load (self);
  folder_put_text (self->folder, DOCUMENT_NAME, OTHER);
  content = peek (self, NULL);
  segue_document_apply (self->document, other, "Edit", NULL, NULL);
  edit_title (self);
  id = segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 3));
  segue_document_reload (self->document, content, "Reload");
  document_fixture_assert_text (self, OTHER);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 3)), ==, id);
  g_assert_false (segue_document_get_modified (self->document));
}

/* Kept as ours: the next save is no conflict, but one more write is. */
static void
test_know (DocumentFixture *self,
           gconstpointer    data)
{
  g_autoptr(SegueFileContent) content = NULL;
  g_autoptr(SegueFileContent) same = NULL;
  g_autoptr(GError) error = NULL;

  load (self);
  edit_title (self);
  folder_put_text (self->folder, DOCUMENT_NAME, OTHER);
  content = peek (self, NULL);
  segue_document_accept_external (self->document, content);
  document_fixture_assert_text (self, EDITED);
  g_assert_true (segue_document_get_modified (self->document));

  folder_put_text (self->folder, DOCUMENT_NAME, TEXT);
  g_assert_false (document_fixture_save (self, NULL, FALSE, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  folder_put_text (self->folder, DOCUMENT_NAME, OTHER);
  save (self);
  g_assert_true (folder_holds_text (self->folder, DOCUMENT_NAME, EDITED));

  /* somebody else wrote what we have */
  document_fixture_edit (self, 18, 4, "Uno", "Edit Title", NULL);
  folder_put_text (self->folder, DOCUMENT_NAME, "Intro\n\n(00:00:00) Uno\n(00:01:00) Two");
  same = peek (self, NULL);
  segue_document_accept_external (self->document, same);
  g_assert_false (segue_document_get_modified (self->document));
}

static void
test_lose (DocumentFixture *self,
           gconstpointer    data)
{
  g_autofree char *path = folder_path (self->folder, DOCUMENT_NAME);

  load (self);
  g_assert_no_errno (unlink (path));
  segue_document_mark_missing (self->document);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_false (document_fixture_is_changed (self));
  document_fixture_assert_text (self, TEXT);
  save (self);
  g_assert_true (folder_holds_text (self->folder, DOCUMENT_NAME, TEXT));
  g_assert_false (segue_document_get_modified (self->document));
}

/* What a file cannot hold is not saved, but all else is: to go back is to go back to that. */
static void
test_lossy (DocumentFixture *self,
            gconstpointer    data)
{
  g_autoptr(SegueEpisode) episode = NULL;

  load (self);
  edit_title (self);
  episode = segue_edit_set_attribute (segue_document_get_episode (self->document), 1, "image", "\"a\"", NULL);
  segue_document_apply (self->document, episode, "Edit", NULL, NULL);
  save (self);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_true (segue_document_differs (self->document));
  segue_document_apply (self->document, segue_document_get_saved (self->document), "Discard", NULL, NULL);
  document_fixture_assert_text (self, EDITED);
  g_assert_false (segue_document_get_modified (self->document));
}

/* Read in another dialect, nothing of the old reading stays. */
static void
test_follow (void)
{
  g_autoptr(SegueEpisode) before = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueEpisode) alike = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueEpisode) other = segue_reader_read ("# A\n\n0:10 x\n0:20 y\n", -1, NULL);
  g_autoptr(SegueEpisode) same = segue_episode_follow (before, alike);
  g_autoptr(SegueEpisode) moved = segue_episode_follow (before, other);
  g_autoptr(GBytes) text = segue_episode_write (moved);
  g_autoptr(GBytes) expected = segue_episode_write (other);

  g_assert_true (same == before);
  g_assert_true (g_bytes_equal (text, expected));
  g_assert_cmpuint (segue_episode_get_n_entries (moved), ==, segue_episode_get_n_entries (other));
}

/* What no line holds comes along, and the entries stay who they are. */
static void
test_follow_attributes (void)
{
  g_autoptr(SegueEpisode) before = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueEpisode) fresh = segue_reader_read (OTHER, -1, NULL);
  g_autoptr(SegueEpisode) with = segue_edit_set_attribute (fresh, 3, "image", "\"a\"", NULL);
  g_autoptr(SegueEpisode) other = segue_edit_set_episode_attribute (with, "number", "7", NULL);
  g_autoptr(SegueEpisode) followed = segue_episode_follow (before, other);
  g_autoptr(SegueEpisode) back = segue_episode_follow (followed, fresh);

  g_assert_true (segue_episode_is_same (followed, other));
  g_assert_true (followed != other);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (followed, 3)), ==,
                    segue_entry_get_id (segue_episode_get (before, 2)));
  g_assert_true (segue_episode_is_same (back, fresh));
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (back, 3)), ==,
                    segue_entry_get_id (segue_episode_get (before, 2)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  document_fixture_add ("/document/external/peek", test_peek);
  document_fixture_add ("/document/external/take", test_take);
  document_fixture_add ("/document/external/take-edited", test_take_edited);
  document_fixture_add ("/document/external/know", test_know);
  document_fixture_add ("/document/external/lose", test_lose);
  document_fixture_add ("/document/external/lossy", test_lossy);
  g_test_add_func ("/document/external/follow", test_follow);
  g_test_add_func ("/document/external/follow-attributes", test_follow_attributes);

  return g_test_run ();
}
