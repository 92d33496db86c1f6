/* test-document.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "document-fixture.h"

#define TEXT DOCUMENT_TEXT

static void
load (DocumentFixture *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (document_fixture_load (self, &error));
  g_assert_no_error (error);
  document_fixture_forget (self);
}

static void
test_empty (DocumentFixture *self,
            gconstpointer    data)
{
  document_fixture_assert_text (self, "");
  g_assert_null (segue_document_get_file (self->document));
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_get_busy (self->document));
  g_assert_false (segue_document_differs (self->document));
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_false (segue_document_can_redo (self->document));
  g_assert_null (segue_document_get_undo_label (self->document));
  g_assert_false (document_fixture_is_changed (self));

  /* these do nothing, and say nothing */
  document_fixture_forget (self);
  segue_document_undo (self->document);
  segue_document_redo (self->document);
  segue_document_end_step (self->document);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (self->n_revealed, ==, 0);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 0);
}

static void
test_apply (DocumentFixture *self,
            gconstpointer    data)
{
  SegueEpisode *start;
  g_autoptr(SegueEpisode) same = NULL;
  g_autofree char *undo_label = NULL;
  gboolean modified, can_undo;

  load (self);
  start = segue_document_get_episode (self->document);
  same = segue_episode_ref (start);
  g_assert_false (segue_document_apply (self->document, same, "Nothing", NULL, NULL));
  g_assert_cmpuint (self->n_changed, ==, 0);

  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", NULL);
  document_fixture_assert_text (self, "Intro\n\n(00:00:00) Eins\n(00:01:00) Two");
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_true (self->before == start);
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "can-undo"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "undo-label"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 3);
  g_object_get (self->document, "modified", &modified, "can-undo", &can_undo, "undo-label", &undo_label, NULL);
  g_assert_true (modified);
  g_assert_true (can_undo);
  g_assert_cmpstr (undo_label, ==, "Edit Title");

  /* the same label again is no news, a second step is no new state of the buttons */
  document_fixture_edit (self, 18, 4, "Uno", "Edit Title", NULL);
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_cmpuint (document_fixture_count (self, "undo-label"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 3);
}

static void
test_undo_redo (DocumentFixture *self,
                gconstpointer    data)
{
  g_autoptr(SegueEpisode) start = NULL;

  load (self);
  start = segue_episode_ref (segue_document_get_episode (self->document));
  document_fixture_edit (self, 18, 3, "Eins", "First", NULL);
  document_fixture_edit (self, 34, 3, "Zwei", "Second", NULL);
  document_fixture_forget (self);

  segue_document_undo (self->document);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (self->n_revealed, ==, 1);
  g_assert_cmpuint (self->focus.id, ==, 3);
  g_assert_cmpstr (self->focus.field, ==, "title");
  g_assert_cmpint (self->focus.offset, ==, 34);
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "First");
  g_assert_cmpstr (segue_document_get_redo_label (self->document), ==, "Second");
  g_assert_cmpuint (document_fixture_count (self, "undo-label"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "redo-label"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "can-redo"), ==, 1);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 3);

  segue_document_undo (self->document);
  g_assert_true (segue_document_get_episode (self->document) == start);
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 1);

  segue_document_redo (self->document);
  segue_document_redo (self->document);
  document_fixture_assert_text (self, "Intro\n\n(00:00:00) Eins\n(00:01:00) Zwei");
  g_assert_cmpuint (self->n_revealed, ==, 4);
  g_assert_false (segue_document_can_redo (self->document));
}

static void
test_coalescing (DocumentFixture *self,
                 gconstpointer    data)
{
  g_autoptr(SegueEpisode) start = NULL;

  load (self);
  start = segue_episode_ref (segue_document_get_episode (self->document));
  document_fixture_edit (self, 21, 0, "s", "Edit Title", "title-1");
  document_fixture_edit (self, 22, 0, "t", "Edit Title", "title-1");
  document_fixture_edit (self, 22, 1, "", "Edit Title", "title-1");
  document_fixture_assert_text (self, "Intro\n\n(00:00:00) Ones\n(00:01:00) Two");
  g_assert_cmpuint (self->n_changed, ==, 3);

  /* the last letter goes as well: nothing is left of the step */
  document_fixture_edit (self, 21, 1, "", "Edit Title", "title-1");
  g_assert_cmpuint (self->n_changed, ==, 4);
  g_assert_true (self->after == start);
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 2);

  document_fixture_edit (self, 21, 0, "s", "Edit Title", "title-1");
  segue_document_end_step (self->document);
  document_fixture_edit (self, 22, 0, "t", "Edit Title", "title-1");
  segue_document_undo (self->document);
  document_fixture_assert_text (self, "Intro\n\n(00:00:00) Ones\n(00:01:00) Two");
}

/* "Modified" says that the value is another one; whether the text differs costs more to say. */
static void
test_differs (DocumentFixture *self,
              gconstpointer    data)
{
  load (self);
  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", NULL);
  g_assert_true (segue_document_differs (self->document));
  document_fixture_edit (self, 18, 4, "One", "Edit Title", NULL);
  g_assert_true (segue_document_get_modified (self->document));
  g_assert_false (segue_document_differs (self->document));
}

static void
test_take_episode (DocumentFixture *self,
                   gconstpointer    data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(00:00:10) Draft\n", -1, NULL);

  load (self);
  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", NULL);
  document_fixture_forget (self);
  segue_document_take_episode (self->document, episode, NULL, NULL);
  g_assert_true (segue_document_get_episode (self->document) == episode);
  g_assert_null (segue_document_get_file (self->document));
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "file"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "modified"), ==, 1);
  g_assert_cmpuint (document_fixture_count (self, "can-undo"), ==, 1);

  /* the same again is no change */
  document_fixture_forget (self);
  segue_document_take_episode (self->document, episode, NULL, NULL);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (g_hash_table_size (self->notified), ==, 0);
}

static void
undo_in_handler_cb (SegueDocument *document)
{
  g_signal_handlers_disconnect_by_func (document, undo_in_handler_cb, NULL);
  segue_document_undo (document);
}

/* Who watches may act at once. */
static void
test_reentrant (DocumentFixture *self,
                gconstpointer    data)
{
  load (self);
  g_signal_connect (self->document, "changed", G_CALLBACK (undo_in_handler_cb), NULL);
  document_fixture_edit (self, 18, 3, "Eins", "Edit Title", NULL);
  document_fixture_assert_text (self, TEXT);
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_true (segue_document_can_redo (self->document));
  g_assert_cmpuint (document_fixture_count (self, "modified") % 2, ==, 0);
  g_assert_cmpuint (document_fixture_count (self, "can-redo"), ==, 1);
}

/* All edits after a state are taken back at once; of any other episode nothing is. */
static void
test_undo_to (DocumentFixture *self,
              gconstpointer    data)
{
  g_autoptr(SegueEpisode) start = NULL;
  g_autoptr(SegueEpisode) last = NULL;
  g_autoptr(SegueEpisode) foreign = segue_reader_read (DOCUMENT_TEXT, -1, NULL);

  load (self);
  start = segue_episode_ref (segue_document_get_episode (self->document));
  document_fixture_edit (self, 18, 3, "Eins", "First", NULL);
  document_fixture_edit (self, 34, 3, "Zwei", "Second", NULL);
  last = segue_episode_ref (segue_document_get_episode (self->document));
  document_fixture_forget (self);

  g_assert_true (segue_document_undo_to (self->document, last));
  g_assert_false (segue_document_undo_to (self->document, foreign));
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (self->n_revealed, ==, 0);
  g_assert_true (segue_document_get_episode (self->document) == last);

  g_assert_true (segue_document_undo_to (self->document, start));
  g_assert_true (segue_document_get_episode (self->document) == start);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpuint (self->n_revealed, ==, 1);
  g_assert_cmpint (self->focus.offset, ==, 18);
  g_assert_false (segue_document_can_undo (self->document));
  g_assert_false (segue_document_get_modified (self->document));
  g_assert_false (segue_document_undo_to (self->document, last));

  segue_document_redo (self->document);
  segue_document_redo (self->document);
  g_assert_true (segue_document_get_episode (self->document) == last);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  document_fixture_add ("/document/empty", test_empty);
  document_fixture_add ("/document/apply", test_apply);
  document_fixture_add ("/document/undo-redo", test_undo_redo);
  document_fixture_add ("/document/undo-to", test_undo_to);
  document_fixture_add ("/document/coalescing", test_coalescing);
  document_fixture_add ("/document/differs", test_differs);
  document_fixture_add ("/document/take-episode", test_take_episode);
  document_fixture_add ("/document/reentrant", test_reentrant);

  return g_test_run ();
}
