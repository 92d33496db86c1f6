/* test-transcript-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/transcript/segue-transcript-row.h"
#include "app/transcript/segue-transcript-window.h"
#include "window-test.h"

/* The window that finds times in a transcript, by the keyboard. */

static const char notes[] =
  "(00:00) 여는 말\n"
  "(--:--) Bees on the roof of the opera\n"
  "(--:--) 빈으로 가는 Vienna night train\n"
  "(--:--) Repairing an accordion\n"
  "(--:--) 양자 얼룩말\n";

static const char speech[] =
  "WEBVTT\n\n"
  "00:00.000 --> 00:20.000\nWelcome to the show, we have a lot to talk about today.\n\n"
  "00:20.000 --> 00:40.000\nIt was a quiet week and the weather was fine.\n\n"
  "01:00.000 --> 01:20.000\nNow to the bees: there are bees on the roof of the opera house.\n\n"
  "01:20.000 --> 01:40.000\nThe honey from that roof tastes of lime trees.\n\n"
  "02:00.000 --> 02:20.000\nNext, night trains. You can take the night train to Vienna again.\n\n"
  "02:20.000 --> 02:40.000\nThe trains leave at nine and the beds are short.\n\n"
  "03:00.000 --> 03:20.000\nMy accordion broke, and repairing an accordion is slow work.\n\n"
  "03:20.000 --> 03:40.000\nYou need wax and leather and a lot of patience.\n\n"
  "04:00.000 --> 04:20.000\nThat is all for today, write to us and until next week.\n\n";

static SegueTranscriptWindow *
find_window (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (SEGUE_IS_TRANSCRIPT_WINDOW (link->data))
      return link->data;

  return NULL;
}

static SegueTranscriptWindow *
open_window (WindowTest *test,
             const char *transcript)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "transcript.vtt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;
  SegueTranscriptWindow *window;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, transcript, -1, &error);
  g_assert_no_error (error);
  window_test_act (test, "win.find-times", NULL);
  window_test_await (find_window () != NULL);
  window = find_window ();
  window_test_await (gtk_widget_get_mapped (GTK_WIDGET (window)));
  uri = g_file_get_uri (file);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "transcript.open", "s", uri));

  return window;
}

static const char *
get_page (SegueTranscriptWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window_test_find_id (GTK_WIDGET (window), "stack")));
}

static GtkSelectionModel *
get_rows (SegueTranscriptWindow *window)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (window_test_find_id (GTK_WIDGET (window), "view")));
}

static SegueProposedTime *
get_row (SegueTranscriptWindow *window,
         guint                  position)
{
  g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (get_rows (window)), position);

  return row;
}

static void
act (SegueTranscriptWindow *window,
     const char            *name,
     int                    direction)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), name, direction != 0 ? "i" : NULL, direction));
}

/* Times are proposed, moved, accepted, written as one step, and undone. */
static void
test_write (WindowTest *test,
            const char *text)
{
  SegueTranscriptWindow *window = open_window (test, speech);
  g_autofree char *written = NULL;
  g_autofree char *undone = NULL;

  window_test_await (g_str_equal (get_page (window), "times"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (window))), ==, 5);
  gtk_selection_model_select_item (get_rows (window), 1, TRUE);
  act (window, "transcript.step-sentence", 1);
  g_assert_cmpint (segue_proposed_time_get_start (get_row (window, 1)), ==, 80000);
  act (window, "transcript.accept", 0);
  g_assert_true (gtk_selection_model_is_selected (get_rows (window), 2));
  g_assert_true (segue_proposed_time_is_fixed (get_row (window, 1)));
  for (guint i = 2; i < 5; i++)
    {
      gtk_selection_model_select_item (get_rows (window), i, TRUE);
      if (segue_proposed_time_get_ticked (get_row (window, i)) != (i == 3))
        act (window, "transcript.tick", 0);
    }
  act (window, "transcript.write", 0);
  window_test_await (find_window () == NULL);
  written = window_test_text (test);
  g_assert_cmpstr (written, ==,
                   "(00:00) 여는 말\n"
                   "(01:20) Bees on the roof of the opera\n"
                   "(--:--) 빈으로 가는 Vienna night train\n"
                   "(03:00) Repairing an accordion\n"
                   "(--:--) 양자 얼룩말\n");
  g_assert_cmpstr (segue_document_get_undo_label (test->document), ==, "Set 2 Start Times");
  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
}

/* A file that is no transcript is refused with the reason, and another one can be chosen. Closing changes nothing. */
static void
test_refused (WindowTest *test,
              const char *text)
{
  SegueTranscriptWindow *window = open_window (test, "");
  GtkWidget *choice = window_test_find_id (GTK_WIDGET (window), "choice");
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "transcript.vtt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *after = NULL;

  window_test_await (g_str_equal (get_page (window), "choice"));
  g_assert_true (g_str_has_prefix (adw_status_page_get_description (ADW_STATUS_PAGE (choice)), "transcript.vtt: "));
  g_file_set_contents (path, speech, -1, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "transcript.open", "s", uri));
  window_test_await (g_str_equal (get_page (window), "times"));
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
}

/* The transcript tells which of two times is wrong. The mended time is one that is heard. */
static void
test_wrong (WindowTest *test,
            const char *text)
{
  SegueTranscriptWindow *window;
  SegueProblem *problem;

  g_assert_cmpuint (segue_problems_get_n (test->problems), >, 0);
  window = open_window (test, speech);
  window_test_await (g_str_equal (get_page (window), "times"));
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
  problem = segue_problems_get (test->problems, 0);
  g_assert_cmpstr (segue_problem_get_rule (problem), ==, "time-order");
  g_assert_nonnull (strstr (segue_problem_get_message (problem), "02:00"));
  g_assert_cmpstr (segue_fix_get_label (segue_problem_get_fix (problem, 0)), ==, "Make It 02:00");
}

/* Notes about other things are told so, and nothing can be written. */
static void
test_none (WindowTest *test,
           const char *text)
{
  SegueTranscriptWindow *window = open_window (test, speech);
  g_autofree char *after = NULL;

  window_test_await (g_str_equal (get_page (window), "none"));
  act (window, "transcript.write", 0);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
}

/* A transcript of the same name beside the notes is taken at once. */
static void
test_beside (WindowTest *test,
             const char *text)
{
  GFile *file = segue_document_get_file (test->document);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *stem = g_strndup (base, strrchr (base, '.') - base);
  g_autofree char *name = g_strconcat (stem, ".vtt", NULL);
  g_autoptr(GFile) transcript = g_file_get_child (folder, name);

  g_assert_true (g_file_replace_contents (transcript, speech, strlen (speech), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
  window_test_act (test, "win.find-times", NULL);
  window_test_await (find_window () != NULL && g_str_equal (get_page (find_window ()), "times"));
  gtk_window_close (GTK_WINDOW (find_window ()));
  window_test_await (find_window () == NULL);
}

/* A window that is closed while it searches leaves nothing behind. */
static void
test_close (WindowTest *test,
            const char *text)
{
  SegueTranscriptWindow *window = open_window (test, speech);
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (gone == NULL);
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  window_test_add ("/transcript-window/write", notes, test_write);
  window_test_add ("/transcript-window/refused", notes, test_refused);
  window_test_add ("/transcript-window/wrong",
                   "(00:00) Welcome\n(01:00) Bees on the roof of the opera\n(12:00) Night trains to Vienna\n"
                   "(03:00) Repairing an accordion\n(04:00) That is all\n", test_wrong);
  window_test_add ("/transcript-window/none", "(--:--) Quantum zebra\n(--:--) Xylophone plumbing\n", test_none);
  window_test_add ("/transcript-window/beside", notes, test_beside);
  window_test_add ("/transcript-window/close", notes, test_close);

  return g_test_run ();
}
