/* test-transcript-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/transcript/segue-retime-window.h"
#include "app/transcript/segue-transcript-row.h"
#include "app/transcript/segue-transcript-window.h"
#include "session/transcript/segue-carried-time.h"
#include "window-test.h"

/* The windows that find times in a transcript, and that carry times over by one. */

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

static GtkWidget *
find_window_of (GType type)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (link->data, type))
      return link->data;

  return NULL;
}

static SegueTranscriptWindow *
find_window (void)
{
  return (SegueTranscriptWindow *) find_window_of (SEGUE_TYPE_TRANSCRIPT_WINDOW);
}

/* Opens a window by an action, and a transcript in it. */
static GtkWidget *
open_window_of (WindowTest *test,
                const char *action,
                GType       type,
                const char *transcript)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "transcript.vtt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *window;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, transcript, -1, &error);
  g_assert_no_error (error);
  if (find_window_of (type) == NULL)
    window_test_act (test, action, NULL);
  window_test_await (find_window_of (type) != NULL);
  window = find_window_of (type);
  window_test_await (gtk_widget_get_mapped (window));
  uri = g_file_get_uri (file);
  g_assert_true (gtk_widget_activate_action (window, "transcript.open", "s", uri));

  return window;
}

static SegueTranscriptWindow *
open_window (WindowTest *test,
             const char *transcript)
{
  return SEGUE_TRANSCRIPT_WINDOW (open_window_of (test, "win.find-times", SEGUE_TYPE_TRANSCRIPT_WINDOW, transcript));
}

/* Returns the page that a window shows: of the list, or of what comes before it. */
static const char *
get_page (gpointer window)
{
  const char *page = gtk_stack_get_visible_child_name (GTK_STACK (window_test_find_id (window, "stack")));

  return g_str_equal (page, "file") ? gtk_stack_get_visible_child_name (GTK_STACK (window_test_find_id (window, "pages")))
                                    : page;
}

static GtkSelectionModel *
get_rows (gpointer window)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (window_test_find_id (window, "view")));
}

static SegueProposedTime *
get_row (SegueTranscriptWindow *window,
         guint                  position)
{
  g_autoptr(SegueProposedTime) row = g_list_model_get_item (G_LIST_MODEL (get_rows (window)), position);

  return row;
}

static void
act (gpointer    window,
     const char *name,
     int         direction)
{
  g_assert_true (gtk_widget_activate_action (window, name, direction != 0 ? "i" : NULL, direction));
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
  GtkWidget *choice = window_test_find_id (window_test_find_id (GTK_WIDGET (window), "pages"), "choice");
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

/* Notes about other things, or without segments, are told so, and nothing can be written. Without segments another
 * transcript is of no use. */
static void
test_none (WindowTest *test,
           const char *text)
{
  SegueTranscriptWindow *window = open_window (test, speech);
  GtkWidget *button = adw_status_page_get_child (ADW_STATUS_PAGE (window_test_find_id (GTK_WIDGET (window), "none")));
  g_autofree char *after = NULL;

  window_test_await (g_str_equal (get_page (window), "none"));
  g_assert_cmpint (gtk_widget_get_visible (button), ==, *text == '(');
  g_assert_cmpint (gtk_window_get_focus (GTK_WINDOW (window)) == button, ==, *text == '(');
  act (window, "transcript.write", 0);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
}

/* Puts a transcript of the same name beside the notes. */
static void
put_beside (WindowTest *test)
{
  GFile *file = segue_document_get_file (test->document);
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *stem = g_strndup (base, strrchr (base, '.') - base);
  g_autofree char *name = g_strconcat (stem, ".vtt", NULL);
  g_autoptr(GFile) transcript = g_file_get_child (folder, name);

  g_assert_true (g_file_replace_contents (transcript, speech, strlen (speech), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                          NULL, NULL));
}

/* A transcript of the same name beside the notes is taken at once. */
static void
test_beside (WindowTest *test,
             const char *text)
{
  put_beside (test);
  window_test_act (test, "win.find-times", NULL);
  window_test_await (find_window () != NULL && g_str_equal (get_page (find_window ()), "times"));
  gtk_window_close (GTK_WINDOW (find_window ()));
  window_test_await (find_window () == NULL);
}

/* The row of the selected segment is selected in the window. The problem that no segment has a time opens it as well. */
static void
test_entries (WindowTest *test,
              const char *text)
{
  GtkWidget *bar = window_test_child (test->window, "problem_bar");
  g_autoptr(SegueOutlet) outlet = NULL;
  SegueTranscriptWindow *window;
  GtkWidget *button;

  outlet = g_list_model_get_item (segue_publishing_get_outlets (segue_session_get_publishing (test->session)), 0);
  segue_publishing_set_reports (segue_session_get_publishing (test->session), outlet, TRUE);
  window_test_select (test, 2);
  window_test_await (segue_problems_get_n (test->problems) > 0);
  window_test_settle ();
  button = gtk_widget_get_first_child (window_test_find_id (bar, "fixes"));
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), ==,
                   "Find in a Transcript…");
  g_signal_emit_by_name (button, "clicked");
  window_test_await (find_window () != NULL);
  window = open_window (test, speech);
  window_test_await (g_str_equal (get_page (window), "times"));
  g_assert_true (gtk_selection_model_is_selected (get_rows (window), 2));
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (find_window () == NULL);
}

/* With a recording, the times that were set can be checked by ear at once. */
static void
test_listen (WindowTest *test,
             const char *text)
{
  SegueEarCheck *check = segue_session_get_ear_check (test->session);
  g_autoptr(GFile) sound = g_file_new_build_filename (test->folder, "show.wav", NULL);
  SegueTranscriptWindow *window;
  guint n;

  segue_recording_set_file (segue_session_get_recording (test->session), sound);
  window = open_window (test, speech);
  window_test_await (g_str_equal (get_page (window), "times"));
  for (guint i = 1; i < 5; i++)
    {
      gtk_selection_model_select_item (get_rows (window), i, TRUE);
      if (segue_proposed_time_get_ticked (get_row (window, i)) != (i % 2 == 1))
        act (window, "transcript.tick", 0);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (window_test_find_id (GTK_WIDGET (window), "listen")), TRUE);
  act (window, "transcript.write", 0);
  window_test_await (find_window () == NULL);
  g_assert_true (segue_ear_check_is_active (check));
  g_assert_cmpuint (segue_ear_check_get_number (check, &n), ==, 1);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (g_settings_get_boolean (test->settings, "listen-to-found"));
  segue_ear_check_end (check);
}

static char *
dup_said (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static gboolean
is_said (GtkTextBuffer *buffer,
         const char    *expected)
{
  g_autofree char *text = dup_said (buffer);

  return g_strcmp0 (text, expected) == 0;
}

/* What is said in a segment is shown below its description, follows its time, and is quoted with one key. */
static void
test_said_here (WindowTest *test,
                const char *text)
{
  GtkWidget *said = window_test_find_id (GTK_WIDGET (test->details), "said");
  GtkLabel *summary = GTK_LABEL (window_test_find_id (said, "summary"));
  GtkTextView *view;
  GtkTextBuffer *buffer;
  g_autoptr(SegueEpisode) later = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *undone = NULL;
  GtkTextIter start;
  GtkTextIter end;
  guint index;

  put_beside (test);
  window_test_select (test, 1);
  window_test_await (g_str_equal (gtk_label_get_label (summary), "01:00 – 02:00") ||
                     g_str_equal (gtk_label_get_label (summary), "No transcript yet"));
  g_assert_null (segue_transcript_file_get_transcript (segue_session_get_transcript_file (test->session)));
  g_settings_set_boolean (test->settings, "details-said", TRUE);
  view = GTK_TEXT_VIEW (window_test_find_id (said, "view"));
  buffer = gtk_text_view_get_buffer (view);
  window_test_await (is_said (buffer, "Now to the bees: there are bees on the roof of the opera house. "
                                      "The honey from that roof tastes of lime trees."));
  window_test_await (gtk_widget_get_mapped (GTK_WIDGET (view)));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  window_test_press (test, GDK_KEY_Return, 0);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, strlen ("Now to the bees: "));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, strlen ("Now to the bees: there are bees"));
  gtk_text_buffer_select_range (buffer, &start, &end);
  window_test_press (test, GDK_KEY_Return, 0);
  quoted = window_test_text (test);
  g_assert_cmpstr (quoted, ==, "(00:00) Welcome\n(01:00) Bees\n> there are bees\n(02:00) Night trains\n");
  window_test_act (test, "win.undo", NULL);
  g_clear_pointer (&undone, g_free);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);

  /* the start moves */
  g_assert_true (segue_episode_find (segue_document_get_episode (test->document), window_test_id (test, 1), &index));
  later = segue_field_set_value (SEGUE_FIELD_START, segue_document_get_episode (test->document), index, "01:20", NULL);
  segue_document_apply (test->document, later, "Later", NULL, NULL);
  window_test_await (is_said (buffer, "The honey from that roof tastes of lime trees."));
  window_test_select (test, 2);
  window_test_await (g_str_equal (gtk_label_get_label (summary), "from 02:00 on"));
}

/* What is looked for is found in the transcript, too. A hit becomes a segment with one key. */
static void
test_find (WindowTest *test,
           const char *text)
{
  GtkWidget *said = window_test_find_id (GTK_WIDGET (test->find_bar), "said");
  GtkWidget *count = window_test_find_id (said, "count");
  GtkWidget *popover = window_test_find_id (said, "popover");
  g_autofree char *added = NULL;

  put_beside (test);
  g_assert_false (gtk_widget_get_visible (said));
  segue_find_bar_open (test->find_bar, "accordion", 0, FALSE);
  window_test_await (gtk_widget_get_visible (said) && g_str_equal (gtk_label_get_label (GTK_LABEL (count)), "2"));
  window_test_settle ();
  gtk_menu_button_popup (GTK_MENU_BUTTON (window_test_find_id (said, "button")));
  window_test_await (gtk_widget_get_mapped (popover));
  window_test_settle ();
  g_assert_true (gtk_widget_activate_action (window_test_find_id (said, "view"), "list.activate-item", "u", 1));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 2));
  g_assert_true (gtk_widget_activate_action (said, "said.add", NULL));
  window_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
  added = window_test_text (test);
  g_assert_true (g_str_has_prefix (added, text));
  g_assert_nonnull (strstr (added, "(03:00)"));
}

static gboolean
counts (WindowTest *test,
        const char *expected)
{
  GtkWidget *entry = window_test_find_id (GTK_WIDGET (test->find_bar), "find_entry");

  return g_str_equal (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (entry))), expected);
}

/* The next match behind the last one in the notes is in the transcript, and the one behind that the first again. */
static void
test_find_next (WindowTest *test,
                const char *text)
{
  SegueTimeSource *source;
  g_autofree char *path = g_build_filename (test->folder, "sound.wav", NULL);
  g_autoptr(GFile) sound = g_file_new_for_path (path);

  put_beside (test);
  segue_recording_set_file (segue_session_get_recording (test->session), sound);
  source = segue_marking_get_source (segue_session_get_marking (test->session));
  segue_find_bar_open (test->find_bar, "night train", 0, FALSE);
  window_test_await (counts (test, "1 of 1"));
  window_test_await (gtk_widget_get_visible (window_test_find_id (GTK_WIDGET (test->find_bar), "said")));
  window_test_settle ();
  window_test_act (test, "win.find-next", NULL);
  g_assert_true (counts (test, "said: 1 of 2"));
  g_assert_cmpint (segue_time_source_get_position (source), ==, 120000);
  window_test_act (test, "win.find-next", NULL);
  g_assert_true (counts (test, "said: 2 of 2"));
  window_test_act (test, "win.find-next", NULL);
  g_assert_true (counts (test, "1 of 1"));
  window_test_act (test, "win.find-previous", NULL);
  g_assert_true (counts (test, "said: 2 of 2"));
  window_test_act (test, "win.find-previous", NULL);
  window_test_act (test, "win.find-previous", NULL);
  g_assert_true (counts (test, "1 of 1"));

  /* what is said alone */
  segue_find_bar_open (test->find_bar, "lime trees", 0, FALSE);
  window_test_await (gtk_widget_is_sensitive (window_test_find_id (window_test_find_id (GTK_WIDGET (test->find_bar), "said"), "button")));
  window_test_settle ();
  window_test_act (test, "win.find-next", NULL);
  g_assert_true (counts (test, "said: 1 of 1"));
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

/* Marks of a live recording. */
static const char marks[] =
  "Live at 12:03.\n\n"
  "(00:03) Harbour\n(02:03) Lighthouse\n(04:03) Pilot\n(06:03) Compass\n(08:03) 고래 Whale\n(10:03) Storm\n(12:03) Island\n"
  "(14:03) Cargo\n(16:03) Sailor\n";

/* What is said in the edit of it: an intro of 40 seconds, and neither whale nor storm, of which ten silent seconds stay. */
static char *
make_edit (void)
{
  static const char *const subjects[] = { "harbour", "lighthouse", "pilot", "compass", "island", "cargo", "sailor" };
  GString *text = g_string_new ("WEBVTT\n\n00:00.000 --> 00:39.000\nmusic and a word of thanks\n\n");

  for (guint i = 0, time = 40; i < G_N_ELEMENTS (subjects); i++, time += i == 4 ? 10 : 0)
    for (guint k = 0; k < 12; k++, time += 10)
      g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\nand then %s there was %s number %c\n\n", time / 60,
                              time % 60, (time + 9) / 60, (time + 9) % 60, k % 3 == 0 ? "the" : "that",
                              k % 2 == 0 ? subjects[i] : "something", 'a' + (int) k);

  return g_string_free (text, FALSE);
}

/* Returns when a segment starts in the edit. */
static gint64
get_start (GtkWidget *window,
           guint      position)
{
  g_autoptr(SegueCarriedTime) row = g_list_model_get_item (G_LIST_MODEL (get_rows (window)), position);

  return segue_carried_time_get_state (row)->start;
}

/* Times are moved in parts, whose boundary is moved by a key; one is held, a text is unticked; undo takes all back. */
static void
test_retime (WindowTest *test,
             const char *text)
{
  g_autofree char *edit = make_edit ();
  GtkWidget *window = open_window_of (test, "win.retime", SEGUE_TYPE_RETIME_WINDOW, edit);
  SegueViewState *state = segue_session_get_view_state (segue_window_get_session (test->window));
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *mention;

  window_test_await (g_str_equal (get_page (window), "times"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_rows (window))), ==, 9);
  g_assert_nonnull (segue_view_state_get_proposal (state));
  g_assert_cmpint (get_start (window, 4), ==, SEGUE_TIME_NONE);
  g_assert_cmpint (get_start (window, 5), ==, SEGUE_TIME_NONE);
  /* there and back, and then what was cut out are compass and whale */
  gtk_selection_model_select_item (get_rows (window), 6, TRUE);
  act (window, "retime.move-boundary", 1);
  g_assert_true (gtk_selection_model_is_selected (get_rows (window), 7));
  act (window, "retime.move-boundary", -1);
  g_assert_true (gtk_selection_model_is_selected (get_rows (window), 6));
  act (window, "retime.move-boundary", -1);
  g_assert_true (gtk_selection_model_is_selected (get_rows (window), 5));
  act (window, "retime.nudge", 1);
  gtk_selection_model_select_item (get_rows (window), 3, TRUE);
  act (window, "retime.choose", 1);
  gtk_selection_model_select_item (get_rows (window), 4, TRUE);
  act (window, "retime.choose", -1);
  gtk_selection_model_select_item (get_rows (window), 0, TRUE);
  act (window, "retime.hold", 0);
  mention = gtk_widget_get_first_child (window_test_find_id (window, "mention_list"));
  g_assert_nonnull (mention);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (mention), FALSE);
  act (window, "retime.apply", 0);
  window_test_await (find_window_of (SEGUE_TYPE_RETIME_WINDOW) == NULL);
  moved = window_test_text (test);
  g_assert_cmpstr (moved, ==,
                   "Live at 12:03.\n\n"
                   "(00:03) Harbour\n(02:39) Lighthouse\n(04:39) Pilot\n(06:39) Compass\n(06:50) Storm\n(08:50) Island\n"
                   "(10:50) Cargo\n(12:50) Sailor\n");
  g_assert_null (segue_view_state_get_proposal (state));
  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
}

/* Notes without times have nothing to move. Closing changes nothing, also while it searches. */
static void
test_retime_nothing (WindowTest *test,
                     const char *text)
{
  g_autofree char *edit = make_edit ();
  GtkWidget *window = open_window_of (test, "win.retime", SEGUE_TYPE_RETIME_WINDOW, edit);
  g_autofree char *after = NULL;
  gpointer gone = window;

  window_test_await (g_str_equal (get_page (window), "none"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 adw_status_page_get_child (ADW_STATUS_PAGE (window_test_find_id (window, "none"))));
  act (window, "retime.apply", 0);
  act (window, "retime.nudge", 1);
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (gone == NULL);
  gone = window = open_window_of (test, "win.retime", SEGUE_TYPE_RETIME_WINDOW, edit);
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (gone == NULL);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
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
  window_test_add ("/transcript-window/empty", "", test_none);
  window_test_add ("/transcript-window/text", "Only a few words about the show.\n", test_none);
  window_test_add ("/transcript-window/beside", notes, test_beside);
  window_test_add ("/transcript-window/entries",
                   "(--:--) Welcome\n(--:--) Night trains to Vienna\n(--:--) Repairing an accordion\n", test_entries);
  window_test_add ("/transcript-window/listen", notes, test_listen);
  window_test_add ("/transcript-window/find-next", "(00:00) Welcome\n(02:00) Night train to Vienna\n", test_find_next);
  window_test_add ("/transcript-window/said-here", "(00:00) Welcome\n(01:00) Bees\n(02:00) Night trains\n",
                   test_said_here);
  window_test_add ("/transcript-window/find", "(00:00) Welcome\n(01:00) Bees\n(02:00) Night trains\n", test_find);
  window_test_add ("/transcript-window/close", notes, test_close);
  window_test_add ("/transcript-window/retime", marks, test_retime);
  window_test_add ("/transcript-window/retime-nothing", notes + strlen ("(00:00) 여는 말\n"), test_retime_nothing);

  return g_test_run ();
}
