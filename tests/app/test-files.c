/* test-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/files/segue-changes-window.h"
#include "core/edit/segue-edit.h"
#include "core/front/segue-front-matter.h"
#include "window-test.h"

#define TOPICS "1 topic of the last episode has no time."

static gboolean
is_open (WindowTest *test)
{
  return test->window != NULL &&
         g_list_find (gtk_application_get_windows (GTK_APPLICATION (test->application)), test->window) != NULL;
}

static void
assert_file (WindowTest *test,
             const char *before,
             const char *after)
{
  g_auto(GStrv) parts = g_strsplit (window_test_notes, before, 2);
  g_autofree char *expected = g_strjoinv (after, parts);
  g_autofree char *text = window_test_file_text (test);

  g_assert_cmpstr (text, ==, expected);
}

static const char *
get_subtitle (WindowTest *test)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (window_test_child (test->window, "title")));
}

static void
test_save (WindowTest *test,
           const char *text)
{
  window_test_edit_title (test, 10, "맺는 말");
  g_assert_true (g_str_has_suffix (get_subtitle (test), "1 line changed"));
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->document));
  assert_file (test, "닫는 말", "맺는 말");
  g_assert_null (strstr (get_subtitle (test), "changed"));

  /* the history goes on over the save */
  window_test_act (test, "win.undo", NULL);
  g_assert_true (segue_document_get_modified (test->document));
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->document));
  assert_file (test, "닫는 말", "닫는 말");

  /* a file saved anew is still known as the one that is open */
  segue_application_open_file (test->application, test->file, NULL);
  window_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
}

static void
test_close (WindowTest *test,
            const char *text)
{
  /* cancelled, the window stays as it is */
  window_test_edit_title (test, 10, "맺는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "cancel");
  g_assert_true (is_open (test));
  assert_file (test, "닫는 말", "닫는 말");

  /* a save that fails closes nothing */
  window_test_write (test, "written by another program");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_CONFLICT);
  g_assert_true (is_open (test));
  g_assert_true (segue_document_get_modified (test->document));
  window_test_write (test, window_test_notes);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_NONE);

  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_await (!is_open (test));
  assert_file (test, "닫는 말", "맺는 말");
}

static void
test_discard (WindowTest *test,
              const char *text)
{
  window_test_edit_title (test, 10, "맺는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "discard");
  window_test_await (!is_open (test));
  assert_file (test, "닫는 말", "닫는 말");
}

/* A change that was taken back by hand is none, and nothing is asked. */
static void
test_close_unchanged (WindowTest *test,
                      const char *text)
{
  window_test_edit_title (test, 10, "맺는 말");
  window_test_edit_title (test, 10, "닫는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_settle ();
  window_test_await (!is_open (test));
}

/* A file that cannot be written: the question says so, and everything stays. */
static void
test_save_fails (WindowTest *test,
                 const char *text)
{
  g_autofree char *moved = g_strconcat (test->folder, ".moved", NULL);
  g_autofree char *heading = NULL;

  window_test_edit_title (test, 10, "맺는 말");
  g_assert_cmpint (g_rename (test->folder, moved), ==, 0);
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_await (window_test_dialog (test) != NULL);
  heading = window_test_dup_asked (test, "heading");
  g_assert_nonnull (strstr (heading, "episode.txt"));
  window_test_respond (test, "cancel");
  g_assert_true (is_open (test));
  g_assert_true (segue_document_get_modified (test->document));
  g_assert_cmpint (g_rename (moved, test->folder), ==, 0);
}

/* A file that is not overwritten: the question names that one, not the file of the window. */
static void
test_save_exists (WindowTest *test,
                  const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "other.txt", NULL);
  g_autoptr(GFile) other = g_file_new_for_path (path);
  g_autofree char *heading = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
  window_test_save_to (test->window, other, FALSE);
  window_test_await (window_test_dialog (test) != NULL);
  heading = window_test_dup_asked (test, "heading");
  g_assert_nonnull (strstr (heading, "other.txt"));
  window_test_respond (test, "cancel");
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "theirs");
}

static void
test_recent (WindowTest *test,
             const char *text)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_auto(GStrv) recent = g_settings_get_strv (settings, "recent");
  g_autofree char *uri = g_file_get_uri (test->file);

  g_assert_cmpstr (recent[0], ==, uri);
  g_assert_cmpuint (g_strv_length (recent), <=, 8);
}

/* The notes as text cannot hold what JSON can: it is asked, and nothing is dropped without a word. */
static void
test_lossy (WindowTest *test,
            const char *text)
{
  SegueDocument *document = test->document;
  g_autoptr(SegueEpisode) edited = segue_edit_set_attribute (segue_document_get_episode (document), 1, "image", "\"a\"", NULL);
  g_autoptr(GFile) json = g_file_new_build_filename (test->folder, "episode.segue.json", NULL);

  segue_document_apply (document, edited, "Edit", NULL, NULL);
  window_test_act (test, "win.save", NULL);
  window_test_respond (test, "cancel");
  assert_file (test, "닫는 말", "닫는 말");

  /* without: the file is written, but what it does not hold is not saved */
  window_test_edit_title (test, 10, "맺는 말");
  window_test_act (test, "win.save", NULL);
  window_test_respond (test, "without");
  window_test_await (!window_test_is_saving (test->window));
  assert_file (test, "닫는 말", "맺는 말");
  g_assert_true (segue_document_get_modified (document));

  /* to go back is to go back to what the file holds */
  window_test_act (test, "win.discard-changes", NULL);
  g_assert_false (segue_document_get_modified (document));
  assert_file (test, "닫는 말", "맺는 말");
  window_test_act (test, "win.undo", NULL);

  /* our own files hold all of it */
  window_test_save_to (test->window, json, FALSE);
  window_test_await (!window_test_is_saving (test->window));
  g_assert_false (segue_document_get_modified (document));
  g_assert_true (g_file_equal (segue_document_get_file (document), json));
}

static void
test_discard_changes (WindowTest *test,
                      const char *text)
{
  g_autofree char *edited = NULL;
  g_autofree char *discarded = NULL;
  g_autofree char *undone = NULL;

  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.discard-changes", NULL) &&
                  segue_document_can_undo (test->document));
  window_test_edit_title (test, 10, "맺는 말");
  edited = window_test_text (test);
  window_test_act (test, "win.discard-changes", NULL);
  discarded = window_test_text (test);
  g_assert_cmpstr (discarded, ==, window_test_notes);
  g_assert_false (segue_document_get_modified (test->document));
  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, edited);
}

static SegueChangesWindow *
find_changes (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_CHANGES_WINDOW (link->data))
        return link->data;
    }

  return NULL;
}

static char *
changes_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      char *text = changes_text (child);

      if (text != NULL)
        return text;
    }

  return NULL;
}

static void
test_show_changes (WindowTest *test,
                   const char *text)
{
  g_autofree char *shown = NULL;

  window_test_edit_title (test, 10, "맺는 말");
  window_test_act (test, "win.show-changes", NULL);
  window_test_await (find_changes () != NULL);
  shown = changes_text (GTK_WIDGET (find_changes ()));
  g_assert_nonnull (strstr (shown, "\n-\t(01:33:15) 닫는 말\n+\t(01:33:15) 맺는 말\n\t다음 주에 만나요.\n"));
  g_assert_true (g_str_has_prefix (shown, "Line "));
  gtk_window_close (GTK_WINDOW (find_changes ()));
  window_test_settle ();
  g_assert_null (find_changes ());
}

/* Other names of the same file raise its window. */
static void
test_symlink (WindowTest *test,
              const char *text)
{
  g_autoptr(GFile) link = g_file_new_build_filename (test->folder, "link.txt", NULL);

  g_assert_true (g_file_make_symbolic_link (link, "episode.txt", NULL, NULL));
  segue_application_open_file (test->application, link, NULL);
  window_test_settle ();
  window_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
}

static SegueWindow *
other_window (WindowTest *test)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (test->application)); link != NULL; link = link->next)
    {
      if (link->data != test->window)
        return link->data;
    }

  return NULL;
}

static void
test_new_from_this (WindowTest *test,
                    const char *text)
{
  g_autoptr(GFile) taken = g_file_new_build_filename (test->folder, "episode-2.txt", NULL);
  g_autofree char *next = NULL;
  SegueEpisode *episode;
  SegueWindow *window;

  g_assert_true (g_file_set_contents (g_file_peek_path (taken), "", 0, NULL));
  window_test_act (test, "win.new-from-this", NULL);
  window = other_window (test);
  g_assert_nonnull (window);
  window_test_await (window_test_proposed_name (window) != NULL);
  g_assert_cmpstr (window_test_proposed_name (window), ==, "episode-3.txt");
  episode = segue_document_get_episode (window_test_document (window));
  next = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  g_assert_true (g_str_has_prefix (next, "동네 도서관 이야기, 8회\n\n타임스탬프:\n(--:--:--) 여는 말\n"));
  g_assert_null (strstr (next, "느티나무"));
  g_assert_false (segue_document_get_modified (window_test_document (window)));
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

/* Returns: (transfer none) (nullable): the label within @widget whose text is @text */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static GtkWidget *
find_toast (SegueWindow *window,
            const char  *text)
{
  return find_label (window_test_child (window, "toasts"), text);
}

/* Says something in passing, and makes a change with which that goes. */
static void
say_in_passing (SegueWindow *window,
                const char  *title)
{
  SegueDocument *document = window_test_document (window);
  g_autoptr(SegueEpisode) changed = segue_edit_set_title (segue_document_get_episode (document), 1, title, NULL);

  segue_view_state_say (segue_session_get_view_state (segue_window_get_session (window)), "In passing", TRUE);
  window_test_await (find_toast (window, "In passing") != NULL);
  g_assert_null (find_toast (window, TOPICS));
  segue_document_apply (document, changed, "Other", NULL, NULL);
  window_test_await (find_toast (window, "In passing") == NULL);
}

/* What can be kept of the last episode is offered again after other messages, until it is kept. */
static void
test_topics (WindowTest *test,
             const char *text)
{
  g_autofree char *next = NULL;
  SegueEpisode *episode;
  SegueWindow *window;
  GtkWidget *button;

  window_test_act (test, "win.new-from-this", NULL);
  window = other_window (test);
  window_test_await (find_toast (window, TOPICS) != NULL);
  say_in_passing (window, "인사");
  window_test_await (find_toast (window, TOPICS) != NULL);
  button = gtk_widget_get_ancestor (find_toast (window, "Keep 1 Topic Not Discussed"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  window_test_await (find_toast (window, TOPICS) == NULL);
  episode = segue_document_get_episode (window_test_document (window));
  next = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  g_assert_nonnull (strstr (next, "(--:--) 못다 한 말\n"));
  say_in_passing (window, "인사말");
  window_test_settle ();
  g_assert_null (find_toast (window, TOPICS));
  gtk_window_destroy (GTK_WINDOW (window));
  window_test_settle ();
}

static gboolean
tells_of_last (SegueWindow *window)
{
  SegueProblems *problems = segue_session_get_problems (segue_window_get_session (window));

  for (guint i = 0; i < segue_problems_get_n (problems); i++)
    {
      if (g_str_equal (segue_problem_get_rule (segue_problems_get (problems, i)), "carried-over"))
        return TRUE;
    }

  return FALSE;
}

/* What is still last week's is told after the file was saved, closed and opened again, until it is changed. */
static void
test_carried_over (WindowTest *test,
                   const char *text)
{
  g_autoptr(GFile) file = g_file_new_build_filename (test->folder, "episode-8.txt", NULL);
  g_autoptr(SegueEpisode) changed = NULL;
  SegueDocument *document;
  SegueWindow *window;

  window_test_act (test, "win.new-from-this", NULL);
  for (guint i = 0; i < 2; i++)
    {
      window = other_window (test);
      window_test_await (tells_of_last (window));
      if (i == 0)
        window_test_save_to (window, file, TRUE);
      document = window_test_document (window);
      window_test_await (!window_test_is_saving (window) && segue_document_get_file (document) != NULL);
      gtk_window_destroy (GTK_WINDOW (window));
      window_test_settle ();
      segue_application_open_file (test->application, file, NULL);
      window_test_await (other_window (test) != NULL);
    }

  window = other_window (test);
  window_test_await (tells_of_last (window));
  document = window_test_document (window);
  changed = segue_front_matter_set (segue_document_get_episode (document), "url", "https://example.org/8", NULL);
  segue_document_apply (document, changed, "Other", NULL, NULL);
  window_test_await (!tells_of_last (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  window_test_await (!window_test_is_saving (window) && !segue_document_get_modified (document));
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/files/save", window_test_notes, test_save);
  window_test_add ("/files/close", window_test_notes, test_close);
  window_test_add ("/files/discard", window_test_notes, test_discard);
  window_test_add ("/files/close-unchanged", window_test_notes, test_close_unchanged);
  window_test_add ("/files/save-fails", window_test_notes, test_save_fails);
  window_test_add ("/files/lossy", window_test_notes, test_lossy);
  window_test_add ("/files/discard-changes", window_test_notes, test_discard_changes);
  window_test_add ("/files/show-changes", window_test_notes, test_show_changes);
  window_test_add ("/files/symlink", window_test_notes, test_symlink);
  window_test_add ("/files/new-from-this", window_test_notes, test_new_from_this);
  window_test_add ("/files/carried-over", "---\nurl: https://example.org/7\n---\n\n(0:10) 여는 말\n(0:20) 닫는 말\n",
                   test_carried_over);
  window_test_add ("/files/topics", "(0:10) 여는 말\n(--:--) 못다 한 말\n긴 이야기\n(0:20) 닫는 말\n", test_topics);
  window_test_add ("/files/save-exists", window_test_notes, test_save_exists);
  window_test_add ("/files/recent", window_test_notes, test_recent);

  return g_test_run ();
}
