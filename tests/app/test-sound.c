/* test-sound.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "outline-test.h"
#include "sound-test.h"

/* The recording in the window, with a sound that the test writes, and a sink that keeps time but is not heard. */

static const char *
get_page (WindowTest *test)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window_test_find (window_test_child (test->window, "player_bar"),
                                                                        GTK_TYPE_STACK)));
}

/* Goes to @seconds, plays until a little later, and presses the key for @action. */
static void
mark (WindowTest *test,
      guint       seconds,
      const char *action)
{
  segue_time_source_seek (sound_test_get_source (test), seconds * 1000);
  window_test_await (segue_time_source_get_position (sound_test_get_source (test)) >= seconds * 1000 + 50);
  window_test_act (test, action, NULL);
}

static const char topics[] = "하나\n둘\n셋\n넷\n다섯\n여섯\n일곱\n여덟\n아홉\n열\n열하나\n열둘\n";

/* The starts are checked with the keys of the bar. */
static void
check_by_ear (WindowTest *test)
{
  SegueEarCheck *check = segue_session_get_ear_check (test->session);
  g_autofree char *before = window_test_text (test);
  g_autofree char *after = NULL;
  guint n;

  window_test_select (test, 1);
  window_test_act (test, "win.check-by-ear", NULL);
  g_assert_cmpstr (get_page (test), ==, "check");
  g_assert_cmpuint (segue_ear_check_get_number (check, &n), ==, 2);
  g_assert_cmpuint (n, ==, 13);
  window_test_await (segue_time_source_get_position (sound_test_get_source (test)) >= 9000);
  window_test_press (test, GDK_KEY_Right, 0);
  window_test_press (test, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpint (segue_ear_check_get_time (check), ==, 10900);
  window_test_press (test, GDK_KEY_Down, 0);
  g_assert_cmpuint (segue_ear_check_get_number (check, &n), ==, 3);
  window_test_press (test, GDK_KEY_Up, 0);
  g_assert_cmpuint (segue_ear_check_get_number (check, &n), ==, 2);
  g_assert_cmpint (segue_ear_check_get_time (check), ==, 11000);
  /* it is heard to its end, which is not the end of the recording */
  window_test_await (!segue_time_source_is_running (sound_test_get_source (test)));
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), <, 14000);
  window_test_press (test, GDK_KEY_Escape, 0);
  g_assert_cmpstr (get_page (test), ==, "player");
  after = window_test_text (test);
  g_assert_cmpstr (after, !=, before);
  window_test_act (test, "win.undo", NULL);
  g_clear_pointer (&after, g_free);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, before);
}

/* A recording is dropped, topics are pasted, and each is marked with one key; four are marked out of turn. */
static void
test_hour (WindowTest *test,
           const char *text)
{
  static const char *const out_of_turn[] = { "일곱", "아홉", "다섯", "열둘" };
  static const char *const order[] = { "하나", "둘", "일곱", "아홉", "셋", "넷", "다섯", "여섯", "여덟", "열둘", "열",
                                       "열하나" };
  g_autoptr(GFile) sound = sound_test_write (test, "show.wav", 0, 0);
  g_autofree char *saved = NULL;
  g_autofree char *expected = NULL;
  g_autoptr(GString) lines = g_string_new ("(00:00:00) Intro\n");
  guint n_jumps = 0;

  outline_test_copy (test, topics);
  outline_test_click (test, 0, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  g_assert_cmpstr (get_page (test), ==, "none");
  g_assert_false (window_test_is_enabled (GTK_WIDGET (test->window), "win.mark-next"));
  window_test_drop (test, sound);
  g_assert_cmpstr (get_page (test), ==, "player");
  window_test_act (test, "win.play", NULL);
  window_test_await (segue_time_source_get_position (sound_test_get_source (test)) > 100);
  window_test_await (segue_time_source_get_duration (sound_test_get_source (test)) == SOUND_TEST_SECONDS * 1000);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gboolean jumps = n_jumps < G_N_ELEMENTS (out_of_turn) && strcmp (order[i], out_of_turn[n_jumps]) == 0;

      if (jumps)
        {
          SegueEpisode *episode = segue_document_get_episode (test->document);

          for (guint e = 0; e < segue_episode_get_n_entries (episode); e++)
            {
              g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, e));

              if (g_strcmp0 (title, order[i]) == 0)
                segue_view_state_set_selected (test->state, segue_entry_get_id (segue_episode_get (episode, e)));
            }
          n_jumps++;
        }
      mark (test, 10 * (i + 1), jumps ? "win.mark-selected" : "win.mark-next");
      g_string_append_printf (lines, "(00:%02u:%02u) %s\n", 10 * (i + 1) / 60, 10 * (i + 1) % 60, order[i]);
    }
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  g_assert_cmpuint (segue_marking_get_next (segue_session_get_marking (test->session)), ==, 0);
  window_test_act (test, "win.play", NULL);
  window_test_act (test, "win.save", NULL);
  window_test_await (!window_test_is_saving (test->window) && !segue_document_get_modified (test->document));
  saved = window_test_file_text (test);
  g_assert_cmpstr (saved, ==, lines->str);

  check_by_ear (test);

  /* all have a time: the key adds one, whose title can be typed at once */
  segue_time_source_seek (sound_test_get_source (test), 200000);
  window_test_act (test, "win.mark-ago", NULL);
  g_assert_nonnull (window_test_editor (test));
  expected = window_test_text (test);
  g_assert_nonnull (strstr (expected, "(00:03:05) "));
}

/* What is wrong is said in the bar, and the notes can be edited. */
static void
test_gone (WindowTest *test,
           const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "gone.mp3", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *label;

  window_test_drop (test, file);
  window_test_act (test, "win.play", NULL);
  window_test_await (g_strcmp0 (get_page (test), "error") == 0);
  label = window_test_child (test->window, "player_bar");
  label = window_test_find_id (label, "error");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "“gone.mp3” is not in its folder any more.");
  window_test_edit_title (test, 0, "Start");
  window_test_act (test, "win.close-recording", NULL);
  g_assert_cmpstr (get_page (test), ==, "none");
}

/* A running clock marks, and keeps the window open until it was asked about. */
static void
test_clock (WindowTest *test,
            const char *text)
{
  SegueRecording *recording = segue_session_get_recording (test->session);
  g_autofree char *marked = NULL;
  g_autofree char *heading = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (test->application), "mark", NULL);
  g_assert_false (segue_document_get_modified (test->document));
  segue_recording_start_clock (recording, 760000);
  g_assert_cmpstr (get_page (test), ==, "live");
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), >=, 760000);
  window_test_act (test, "win.mark-next", NULL);
  marked = window_test_text (test);
  g_assert_nonnull (strstr (marked, "(00:12:4"));
  window_test_act (test, "outline.cancel", NULL);
  window_test_act (test, "win.undo", NULL);

  /* as a shortcut of the desktop or a pedal does */
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "mark-ago", NULL);
  g_clear_pointer (&marked, g_free);
  marked = window_test_text (test);
  g_assert_nonnull (strstr (marked, "(00:12:2"));
  window_test_act (test, "outline.cancel", NULL);
  window_test_act (test, "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (test->window));
  heading = window_test_dup_asked (test, "heading");
  g_assert_cmpstr (heading, ==, "Stop the Clock?");
  window_test_respond (test, "cancel");
  g_assert_true (segue_recording_has_clock (recording));
  segue_recording_stop_clock (recording);
  g_assert_cmpstr (get_page (test), ==, "none");
}

/* Pauses the clock and lets it go on, which asks for the time. Answers with @text, or keeps the clock for %NULL. */
static void
pause_clock (WindowTest *test,
             const char *text)
{
  g_autofree char *heading = NULL;

  window_test_act (test, "win.play", NULL);
  g_assert_false (segue_time_source_is_running (sound_test_get_source (test)));
  g_assert_null (window_test_dialog (test));
  window_test_act (test, "win.play", NULL);
  g_assert_true (segue_time_source_is_running (sound_test_get_source (test)));
  heading = window_test_dup_asked (test, "heading");
  g_assert_cmpstr (heading, ==, "Is the Clock Right?");
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (window_test_find (window_test_dialog (test), GTK_TYPE_ENTRY)), text);
  window_test_respond (test, text != NULL ? "start" : "cancel");
}

static void
test_pause (WindowTest *test,
            const char *text)
{
  segue_recording_start_clock (segue_session_get_recording (test->session), 760000);
  pause_clock (test, NULL);
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), >=, 760000);
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), <, 1200000);
  pause_clock (test, "");
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), <, 1200000);
  pause_clock (test, "0:20:00");
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), >=, 1200000);
  segue_recording_stop_clock (segue_session_get_recording (test->session));
}

/* Returns whether the peaks of @file are in the cache. */
static gboolean
is_cached (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *name = g_strconcat (digest, ".peaks", NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "segue", "peaks", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Presses a key on @widget, and returns whether it has a meaning there. */
static gboolean
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  state)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }

  return handled;
}

/* The waveform is drawn from a scan, shows the segments, and moves them. */
static void
test_waveform (WindowTest *test,
               const char *text)
{
  g_autoptr(GFile) sound = sound_test_write (test, "wave.wav", 0, 0);
  GtkWidget *strip = window_test_child (test->window, "wave_strip");
  GtkWidget *waveform = window_test_find_id (strip, "waveform");
  SegueSoundScan *scan = segue_recording_get_scan (segue_session_get_recording (test->session));
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  int height;

  g_assert_false (gtk_widget_get_visible (strip));
  window_test_drop (test, sound);
  g_assert_true (gtk_widget_get_visible (strip));
  window_test_await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  g_assert_cmpint (segue_time_source_get_duration (sound_test_get_source (test)), ==, SOUND_TEST_SECONDS * 1000);
  /* the last segment starts after the end */
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 1);
  g_assert_cmpstr (segue_problem_get_rule (segue_problems_get (test->problems, 0)), ==, "time-beyond-end");
  window_test_await (is_cached (sound) && gtk_widget_get_mapped (waveform) && gtk_widget_get_width (waveform) > 0);
  gtk_widget_measure (waveform, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, 64);

  /* keys: positions, marks, and the mark by a second, since these notes write whole seconds */
  g_assert_true (press (waveform, GDK_KEY_Right, 0));
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), ==, 5000);
  g_assert_true (press (waveform, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), ==, 6000);
  g_assert_true (press (waveform, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpint (segue_time_source_get_position (sound_test_get_source (test)), ==, 60000);
  g_assert_true (press (waveform, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_true (press (waveform, GDK_KEY_Right, GDK_ALT_MASK));
  moved = window_test_text (test);
  g_assert_cmpstr (moved, ==, "(00:00:00) Intro\n(00:01:02) Two\n(00:05:00) Three\n");
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, text);
  g_assert_true (press (waveform, GDK_KEY_plus, 0));
  g_assert_true (press (waveform, GDK_KEY_0, 0));
  g_assert_false (press (waveform, GDK_KEY_a, 0));

  /* the switch in the menu of the player */
  g_settings_set_boolean (test->settings, "show-waveform", FALSE);
  g_assert_false (gtk_widget_get_visible (strip));
  g_settings_set_boolean (test->settings, "show-waveform", TRUE);
  g_assert_true (gtk_widget_get_visible (strip));
  window_test_act (test, "win.close-recording", NULL);
  g_assert_false (gtk_widget_get_visible (strip));
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const char notes[] = "(00:00:00) Intro\n";

  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  window_test_init (&argc, &argv);
  if (SEGUE_HAVE_MEDIA)
    {
      window_test_add ("/sound/hour", notes, test_hour);
      window_test_add ("/sound/gone", notes, test_gone);
      window_test_add ("/sound/waveform", "(00:00:00) Intro\n(00:01:00) Two\n(00:05:00) Three\n", test_waveform);
    }
  window_test_add ("/sound/clock", notes, test_clock);
  window_test_add ("/sound/pause", notes, test_pause);

  return g_test_run ();
}
