/* test-drafts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "window-test.h"

/* A program that dies is played by one whose windows are dropped without being closed. */

static void
edit_title (SegueWindow *window,
            const char  *title)
{
  SegueEpisode *episode = segue_document_get_episode (window_test_document (window));
  g_autoptr(SegueEpisode) edited =
    segue_edit_set_title (episode, segue_episode_get_n_entries (episode) - 1, title, NULL);

  g_assert_nonnull (edited);
  segue_document_apply (window_test_document (window), edited, "Edit Title", NULL, NULL);
}

static char *
text_of (SegueWindow *window)
{
  SegueEpisode *episode = segue_document_get_episode (window_test_document (window));

  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

static gboolean
has (SegueWindow *window,
     const char  *part)
{
  g_autofree char *text = text_of (window);

  return strstr (text, part) != NULL;
}

static guint
count_drafts (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "segue", "drafts", NULL);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      g_autoptr(GDir) own = g_dir_open (inside, 0, NULL);

      while (own != NULL && (name = g_dir_read_name (own)) != NULL)
        n += g_str_has_suffix (name, ".draft");
    }

  return n;
}

typedef void (*RunFunc) (SegueWindow *window);

typedef struct
{
  GApplication *application;
  RunFunc func;
} Run;

static gboolean
run_cb (gpointer user_data)
{
  Run *run = user_data;
  SegueWindow *window;

  window_test_await (gtk_application_get_windows (GTK_APPLICATION (run->application)) != NULL);
  window_test_settle ();
  window = gtk_application_get_windows (GTK_APPLICATION (run->application))->data;
  window_test_await (window_test_is_ready (window));
  window_test_settle ();
  run->func (window);
  /* nothing is asked, and no window is closed as people close it */
  g_application_quit (run->application);

  return G_SOURCE_REMOVE;
}

/* Another run of the program, within that of the test. What @func leaves open is killed. */
static void
run (GFile   *file,
     RunFunc  func)
{
  Run self = { G_APPLICATION (segue_application_new (G_APPLICATION_NON_UNIQUE)), func };
  char *argv[] = { (char *) "segue", file != NULL ? (char *) g_file_peek_path (file) : NULL, NULL };

  /* the bus knows the one of the test under its name */
  g_application_set_application_id (self.application, NULL);
  g_idle_add (run_cb, &self);
  g_application_run (self.application, file != NULL ? 2 : 1, argv);
  window_test_settle ();
  g_assert_finalize_object (self.application);
}

static void
close_window (SegueWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

static void
edit_and_die (SegueWindow *window)
{
  edit_title (window, "맺는 말");
  window_test_flush_draft (window);
  window_test_await (count_drafts () == 1);
}

static GtkWidget *
draft_strip (SegueWindow *window)
{
  return window_test_banner (window, "draft");
}

static void
act (SegueWindow *window,
     const char  *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  window_test_settle ();
}

/* Written by itself within 2 seconds, while the typing goes on, and gone when there is nothing to keep. */
static void
test_written (WindowTest *test,
              const char *text)
{
  const gint64 start = g_get_monotonic_time (), deadline = window_test_deadline ();

  while (count_drafts () == 0)
    {
      g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

      edit_title (test->window, title);
      window_test_settle ();
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, >, G_TIME_SPAN_SECOND);
  window_test_act (test, "win.discard-changes", NULL);
  window_test_await (count_drafts () == 0);

  edit_title (test->window, "맺는 말");
  window_test_flush_draft (test->window);
  window_test_await (count_drafts () == 1);
  window_test_act (test, "win.save", NULL);
  window_test_await (count_drafts () == 0);
}

static void
undo_and_die (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "맺는 말"));
  g_assert_true (segue_document_get_modified (window_test_document (window)));
  /* one step over what the file holds */
  act (window, "win.undo");
  g_assert_true (has (window, "닫는 말"));
  g_assert_false (segue_document_get_modified (window_test_document (window)));
  g_assert_null (draft_strip (window));
  window_test_await (count_drafts () == 0);
  act (window, "win.redo");
  window_test_flush_draft (window);
  window_test_await (count_drafts () == 1);
}

static void
discard (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "맺는 말"));
  act (window, "win.discard-draft");
  g_assert_true (has (window, "닫는 말"));
  window_test_await (count_drafts () == 0);
}

static void
look_on (SegueWindow *window)
{
  window_test_settle ();
  g_assert_null (draft_strip (window));
  g_assert_cmpuint (count_drafts (), ==, 1);
  close_window (window);
}

static void
test_restored (WindowTest *test,
               const char *text)
{
  run (test->file, edit_and_die);
  g_assert_cmpuint (count_drafts (), ==, 1);
  run (test->file, undo_and_die);
  /* with the program alone, too */
  run (NULL, discard);
}

/* A program that runs keeps its drafts to itself. */
static void
test_alive (WindowTest *test,
            const char *text)
{
  edit_and_die (test->window);
  run (test->file, look_on);
  g_assert_true (has (test->window, "맺는 말"));
}

/* Closing without saving is a decision. */
static void
test_discarded (WindowTest *test,
                const char *text)
{
  edit_title (test->window, "맺는 말");
  window_test_flush_draft (test->window);
  window_test_await (count_drafts () == 1);
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "discard");
  window_test_await (count_drafts () == 0);
}

static void
begin_and_die (SegueWindow *window)
{
  SegueDocument *document = window_test_document (window);
  g_autoptr(SegueEpisode) edited = NULL;

  segue_window_new_episode (window);
  edited = segue_episode_splice (segue_document_get_episode (document), 0, 0, "(00:00) Begun\n", -1);
  segue_document_apply (document, edited, "Edit", NULL, NULL);
  window_test_flush_draft (window);
  window_test_await (count_drafts () == 1);
}

static void
find_begun (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "Begun"));
  g_assert_null (segue_document_get_file (window_test_document (window)));
  g_assert_true (segue_document_get_modified (window_test_document (window)));
  act (window, "win.discard-draft");
  window_test_await (count_drafts () == 0);
}

static void
test_untitled (WindowTest *test,
               const char *text)
{
  run (NULL, begin_and_die);
  run (NULL, find_begun);
}

static void
succeed_and_die (SegueWindow *window)
{
  g_autoptr(SegueEpisode) last = segue_reader_read (window_test_notes, -1, NULL);
  g_autoptr(GFile) file = g_file_new_for_path ("/nowhere/episode-041.txt");

  segue_window_new_from (window, last, file, "UTF-8");
  window_test_await (window_test_proposed_name (window) != NULL);
  edit_title (window, "맺음말");
  window_test_flush_draft (window);
  window_test_await (count_drafts () == 1);
}

static void
find_successor (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "맺음말"));
  g_assert_cmpstr (window_test_proposed_name (window), ==, "episode-042.txt");
  act (window, "win.discard-draft");
  window_test_await (count_drafts () == 0);
}

/* The name that was proposed is still known after a crash, and all sections are, which no time tells any more. */
static void
test_successor (WindowTest *test,
                const char *text)
{
  run (NULL, succeed_and_die);
  run (NULL, find_successor);
}

static void
decide_later (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "another program"));
  g_assert_false (segue_document_get_modified (window_test_document (window)));
  close_window (window);
  g_assert_cmpuint (count_drafts (), ==, 1);
}

static void
decide (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  act (window, "win.keep-draft");
  g_assert_true (has (window, "맺는 말"));
  act (window, "win.undo");
  g_assert_true (has (window, "another program"));
  window_test_await (count_drafts () == 0);
}

/* The file was changed after the program died: nobody decides for the user. */
static void
test_changed_since (WindowTest *test,
                    const char *text)
{
  run (test->file, edit_and_die);
  window_test_write (test, "(00:00:01) Written by another program\n");
  run (test->file, decide_later);
  run (test->file, decide);
}

static void
find_lost (SegueWindow *window)
{
  window_test_await (draft_strip (window) != NULL);
  g_assert_true (has (window, "맺는 말"));
  g_assert_cmpint (window_test_external (window), ==, SEGUE_EXTERNAL_MISSING);
  act (window, "win.save");
  window_test_await (!segue_document_get_modified (window_test_document (window)));
  window_test_await (count_drafts () == 0);
}

static void
test_file_gone (WindowTest *test,
                const char *text)
{
  g_autofree char *saved = NULL;

  run (test->file, edit_and_die);
  g_assert_true (g_file_delete (test->file, NULL, NULL));
  run (NULL, find_lost);
  saved = window_test_file_text (test);
  g_assert_nonnull (strstr (saved, "맺는 말"));
}

/* Puts a file that is no draft among the drafts of a program that died. Returns its path when it is set aside. */
static char *
put_unreadable (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "drafts", "died", NULL);
  g_autofree char *lock = g_build_filename (folder, "lock", NULL);
  g_autofree char *path = g_build_filename (folder, "1.draft", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  g_assert_true (g_file_set_contents (path, "no draft", -1, NULL));

  return g_strconcat (path, ".bad", NULL);
}

static void
find_unreadable (SegueWindow *window)
{
  g_autofree char *path =
    g_build_filename (g_get_user_state_dir (), "segue", "drafts", "died", "1.draft.bad", NULL);
  GtkWidget *banner;
  GtkWidget *message;

  window_test_await (window_test_banner (window, "unreadable") != NULL);
  banner = window_test_banner (window, "unreadable");
  g_assert_true (gtk_widget_get_mapped (banner));
  message = window_test_find (banner, GTK_TYPE_LABEL);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (message)), "“1.draft.bad”"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (banner), ==, path);
  act (window, "win.dismiss-unreadable-draft");
  g_assert_null (window_test_banner (window, "unreadable"));
}

static void
find_nothing (SegueWindow *window)
{
  g_assert_null (window_test_banner (window, "unreadable"));
}

/* It is shown where a draft is that cannot be read, with and without an episode, and once only. */
static void
test_unreadable (WindowTest *test,
                 const char *text)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = put_unreadable ();

      run (i == 0 ? test->file : NULL, find_unreadable);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      run (test->file, find_nothing);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
edit_and_be_told (SegueWindow *window)
{
  edit_title (window, "맺는 말");
  segue_application_write_drafts (SEGUE_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
  g_assert_cmpuint (count_drafts (), ==, 1);
}

/* Told to end, the program asks nothing and loses nothing. */
static void
test_terminated (WindowTest *test,
                 const char *text)
{
  run (test->file, edit_and_be_told);
  run (NULL, discard);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/drafts/written", window_test_notes, test_written);
  window_test_add ("/drafts/restored", window_test_notes, test_restored);
  window_test_add ("/drafts/alive", window_test_notes, test_alive);
  window_test_add ("/drafts/discarded", window_test_notes, test_discarded);
  window_test_add ("/drafts/untitled", window_test_notes, test_untitled);
  window_test_add ("/drafts/successor", window_test_notes, test_successor);
  window_test_add ("/drafts/changed-since", window_test_notes, test_changed_since);
  window_test_add ("/drafts/file-gone", window_test_notes, test_file_gone);
  window_test_add ("/drafts/unreadable", window_test_notes, test_unreadable);
  window_test_add ("/drafts/terminated", window_test_notes, test_terminated);

  return g_test_run ();
}
