/* bench-many.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-window.h"
#include "window-test.h"

/* One step that changes every entry: how long the window does not answer, and how long it computes until it rests.
 *
 *   build-aux/headless -s 1920x1200 -- _build/tests/bench/bench-many SEGMENTS
 */

static guint n_segments;

static void
measure (WindowTest *test,
         const char *what,
         GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const double used = bench_process_time ();
  const gint64 start = g_get_monotonic_time ();
  gint64 acted;

  g_assert_true (gtk_widget_activate_action_variant (widget, action, parameter));
  acted = g_get_monotonic_time ();
  bench_settle ();
  g_printerr ("%-6s %6.0f ms until the action is done, %6.0f ms computed until all rests\n", what, (acted - start) / 1e3,
              bench_process_time () - used);
}

static void
bench (WindowTest *test,
       const char *notes)
{
  GtkWidget *window = GTK_WIDGET (test->window);
  GtkWidget *outline = GTK_WIDGET (test->outline);

  bench_settle ();
  gtk_selection_model_select_all (outline_view_selection (test->outline));
  bench_settle ();
  measure (test, "shift", outline, "outline.nudge", g_variant_new_int32 (1000));
  measure (test, "undo", window, "win.undo", NULL);
  measure (test, "redo", window, "win.redo", NULL);
  window_test_act (test, "win.undo", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *notes = NULL;
  guint64 number;

  if (argc != 2 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 1000000, &number, NULL))
    {
      g_printerr ("Usage: %s SEGMENTS\n", argv[0]);
      return 2;
    }
  n_segments = number;
  argc = 1;
  window_test_init (&argc, &argv);
  notes = bench_make_notes (n_segments);
  window_test_add ("/bench/many", notes, bench);
  return g_test_run ();
}
