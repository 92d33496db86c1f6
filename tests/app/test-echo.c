/* test-echo.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "details-test.h"

#define N_KEYS 8

/* Real keys: events from the display server are handled between frames in a way that emitted signals are not. */
static void
press (void)
{
  g_autoptr(GSubprocess) xdotool = NULL;
  g_autoptr(GError) error = NULL;

  xdotool = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", "a", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (xdotool, NULL, &error));
  g_assert_no_error (error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* The first frame after a key shows it where it was typed, and not only in the other views. */
static void
check_field (WindowTest *test,
             guint       place)
{
  GtkWidget *view = GTK_WIDGET (details_test_editor (test, place));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);

  details_test_go_to (test, place);
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (view);
      const int n_chars = gtk_text_buffer_get_char_count (buffer);
      guint n_frames = 0;
      guint n_drawn = 0;
      gulong handler;

      press ();
      window_test_await (gtk_text_buffer_get_char_count (buffer) > n_chars);
      handler = g_signal_connect_data (clock, "paint", G_CALLBACK (count_cb), &n_frames, NULL,
                                       G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      g_signal_connect_swapped (paintable, "invalidate-contents", G_CALLBACK (count_cb), &n_drawn);
      window_test_await (n_frames > 0);
      /* the paintable reports the drawing of a frame before the next frame begins */
      window_test_await (n_drawn > 0);
      g_assert_cmpuint (n_frames, ==, 1);
      g_signal_handler_disconnect (clock, handler);
      window_test_settle ();
    }
}

static void
test_echo (WindowTest *test,
           const char *text)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  if (xdotool == NULL)
    {
      g_test_skip ("there is no xdotool");
      return;
    }

  window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
  window_test_select (test, 2);
  check_field (test, SEGUE_DETAILS_TITLE);
  check_field (test, SEGUE_DETAILS_BODY);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/echo/details", window_test_notes, test_echo);

  return g_test_run ();
}
