/* bench-many.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-window.h"
#include "window-test.h"

/* One step that changes, adds or removes many entries: how long the window does not answer, and how long it computes
 * until it rests. A turn is what the main loop does without a look at the keyboard.
 *
 *   build-aux/headless -s 1920x1200 -- _build/tests/bench/bench-many SEGMENTS
 *   build-aux/headless -s 1920x1200 -- _build/tests/bench/bench-many SEGMENTS PASTED
 */

static guint64 n_segments;
static guint64 n_pasted;

/* Runs the main loop until the program rests. Returns: the longest turn, in milliseconds that this thread computed */
static double
run_turns (void)
{
  double longest = 0;
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () - busy < 400 * G_TIME_SPAN_MILLISECOND)
    {
      const double process = bench_process_time ();
      const double before = bench_thread_time ();
      double turn;

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (5000);
      turn = bench_thread_time () - before;
      longest = MAX (longest, turn);
      if (bench_process_time () - process > 2)
        busy = g_get_monotonic_time ();
    }

  return longest;
}

static void
measure (WindowTest *test,
         const char *what,
         GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const double used = bench_process_time ();
  double acted;
  double longest;

  g_assert_true (gtk_widget_activate_action_variant (widget, action, parameter));
  acted = bench_process_time () - used;
  longest = run_turns ();
  g_printerr ("%-12s %6.0f ms until the action is done, %6.0f ms in the longest turn after, %6.0f ms computed until all "
              "rests\n", what, acted, longest, bench_process_time () - used);
}

/* Another program writes other words into every segment. */
static void
measure_reload (WindowTest *test,
                const char *notes)
{
  g_autoptr(GString) other = g_string_new (notes);
  double used;
  double longest;

  g_string_replace (other, "What was said", "What was told", 0);
  window_test_write (test, other->str);
  used = bench_process_time ();
  longest = run_turns ();
  g_printerr ("%-12s %6.0f ms in the longest turn, %6.0f ms computed until all rests\n", "reload", longest,
              bench_process_time () - used);
}

static char *
make_list (guint n_entries)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (list, "(%02u:%02u:%02u) A pasted line %u\n", i / 3600 % 99, i / 60 % 60, i % 60, i);

  return g_string_free (list, FALSE);
}

static void
bench_paste (WindowTest *test,
             const char *notes)
{
  GtkWidget *window = GTK_WIDGET (test->window);
  GtkWidget *outline = GTK_WIDGET (test->outline);
  g_autofree char *list = make_list (n_pasted);

  run_turns ();
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), list);
  measure (test, "paste", outline, "outline.paste", NULL);
  measure (test, "undo", window, "win.undo", NULL);
  measure (test, "redo", window, "win.redo", NULL);
  measure (test, "remove", outline, "outline.remove", NULL);
  measure (test, "undo", window, "win.undo", NULL);
  while (segue_document_can_undo (test->document))
    segue_document_undo (test->document);
}

static void
bench (WindowTest *test,
       const char *notes)
{
  GtkWidget *window = GTK_WIDGET (test->window);
  GtkWidget *outline = GTK_WIDGET (test->outline);

  run_turns ();
  gtk_selection_model_select_all (outline_view_selection (test->outline));
  run_turns ();
  measure (test, "shift", outline, "outline.nudge", g_variant_new_int32 (1000));
  measure (test, "undo", window, "win.undo", NULL);
  measure (test, "redo", window, "win.redo", NULL);
  window_test_act (test, "win.undo", NULL);
  run_turns ();
  measure_reload (test, notes);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *notes = NULL;

  if (argc < 2 || argc > 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 1000000, &n_segments, NULL) ||
      (argc == 3 && !g_ascii_string_to_unsigned (argv[2], 10, 1, 1000000, &n_pasted, NULL)))
    {
      g_printerr ("Usage: %s SEGMENTS [PASTED]\n", argv[0]);
      return 2;
    }
  argc = 1;
  window_test_init (&argc, &argv);
  notes = bench_make_notes (n_segments);
  window_test_add ("/bench/many", notes, n_pasted > 0 ? bench_paste : bench);
  return g_test_run ();
}
