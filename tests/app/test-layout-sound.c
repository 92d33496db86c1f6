/* test-layout-sound.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-check.h"
#include "sound-test.h"
#include "tab-walk.h"

/* The waveform above the player, and above the bar in which starts are checked by ear. The clock of a recording that is
 * being made, and a recording that is gone. */

/* With large text the bars leave out in steps what there is no room for, so that only the narrowest window is as narrow as it
 * must become. */
static void
check (WindowTest *test,
       int         width,
       const char *name)
{
  GtkWidget *window = GTK_WIDGET (test->window);
  g_autofree char *where = layout_dup_where (width, name);

  window_test_settle ();
  if (layout_is_large () && width > layout_widths[layout_n_widths - 1])
    {
      layout_check_width (window, width, where);
      layout_check (adw_application_window_get_content (ADW_APPLICATION_WINDOW (window)), where);
    }
  else
    {
      layout_check_window (test, gtk_widget_get_width (window), where);
    }
  tab_walk_names (window, where);
  layout_keep (window, where);
}

static void
test_sound (WindowTest *test,
            const char *text)
{
  g_autoptr(GFile) sound = sound_test_write (test, "between-the-shelves-episode-131.wav", 1000, 200000);
  SegueSoundScan *scan = segue_recording_get_scan (segue_session_get_recording (test->session));

  window_test_drop (test, sound);
  window_test_await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  for (guint i = 0; i < layout_n_widths; i++)
    {
      layout_set_dark (i % 2 == 1);
      layout_resize (test, layout_widths[i]);
      check (test, layout_widths[i], "player");
      window_test_select (test, 1);
      window_test_act (test, "win.check-by-ear", NULL);
      g_assert_true (segue_ear_check_is_active (segue_session_get_ear_check (test->session)));
      check (test, layout_widths[i], "check-by-ear");
      segue_ear_check_correct (segue_session_get_ear_check (test->session), -100);
      check (test, layout_widths[i], "check-by-ear-tenths");
      segue_ear_check_end (segue_session_get_ear_check (test->session));
    }
}

static void
check_page (WindowTest *test,
            const char *page)
{
  GtkWidget *bar = window_test_child (test->window, "player_bar");
  GtkWidget *stack = window_test_find_id (bar, "stack");

  window_test_await (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), page) == 0);
  for (guint i = 0; i < layout_n_widths; i++)
    {
      layout_set_dark (i % 2 == 1);
      layout_resize (test, layout_widths[i]);
      check (test, layout_widths[i], page);
    }
}

static void
test_clock (WindowTest *test,
            const char *text)
{
  SegueRecording *recording = segue_session_get_recording (test->session);

  segue_recording_start_clock (recording, 760000);
  check_page (test, "live");
  segue_recording_stop_clock (recording);
}

static void
test_gone (WindowTest *test,
           const char *text)
{
  g_autoptr(GFile) file = g_file_new_build_filename (test->folder, "between-the-shelves-episode-131.mp3", NULL);

  window_test_drop (test, file);
  window_test_act (test, "win.play", NULL);
  check_page (test, "error");
  window_test_act (test, "win.close-recording", NULL);
}

void
layout_add_sound (void)
{
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  window_test_add ("/layout/clock", layout_wrong_notes, test_clock);
  if (SEGUE_HAVE_MEDIA)
    {
      window_test_add ("/layout/sound", layout_wrong_notes, test_sound);
      window_test_add ("/layout/sound-gone", layout_wrong_notes, test_gone);
    }
}
