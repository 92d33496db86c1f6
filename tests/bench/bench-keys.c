/* bench-keys.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-window.h"
#include "bench.h"
#include "window-test.h"

/* Single keys in the title of a segment amid many, as an input method hands them over: the time until the frame is
 * painted in which the preview has changed, and what the program computes for a key until it rests again.
 *
 *   build-aux/headless -s 1920x1200 -- _build/tests/bench/bench-keys [text] SEGMENTS [KEYS [MILLISECONDS BETWEEN KEYS]]
 *
 * With "text" they go into the text view.
 */

#define TARGET 16.0 /* milliseconds, for 99 of 100 keys */
#define TITLE 20    /* keys after which they are taken back */

typedef struct
{
  gboolean changed;
  gint64 painted;
} Watch;

static guint n_segments;
static guint n_keys = 300;
static guint pause_between = 100; /* milliseconds between keys, those of a fast typist */
static gboolean in_text; /* and not in the outline */
static gboolean passed;

static void
changed_cb (GtkTextBuffer *buffer,
            Watch         *watch)
{
  watch->changed = TRUE;
}

static void
painted_cb (GdkFrameClock *clock,
            Watch         *watch)
{
  if (watch->changed && watch->painted == 0)
    watch->painted = g_get_monotonic_time ();
}

/* Presses a key, and leaves in @computed the processor time until the frame was painted, which is less than the time by
 * what the rest of the machine took. */
static double
press (GtkWidget *field,
       guint    number,
       Watch   *watch,
       double  *computed)
{
  double used = bench_process_time ();
  gint64 start = g_get_monotonic_time ();

  *watch = (Watch) { FALSE, 0 };
  if (number % (2 * TITLE) < TITLE)
    g_signal_emit_by_name (field, "insert-at-cursor", "x");
  else
    g_signal_emit_by_name (field, "backspace");
  window_test_await (watch->painted != 0);
  *computed = bench_process_time () - used;
  return (watch->painted - start) / 1000.0;
}

static void
measure (WindowTest *test,
         GtkWidget  *field,
         Watch      *watch)
{
  g_autofree double *latencies = g_new (double, n_keys);
  g_autofree double *computed = g_new (double, n_keys);
  double used, p50, p99;

  for (guint i = 0; i < TITLE * 2; i++, bench_rest (pause_between))
    press (field, i, watch, computed);
  used = bench_process_time ();
  for (guint i = 0; i < n_keys; i++, bench_rest (pause_between))
    latencies[i] = press (field, i, watch, &computed[i]);
  used = (bench_process_time () - used) / n_keys;
  p50 = bench_percentile (latencies, n_keys, 50);
  p99 = bench_percentile (latencies, n_keys, 99);
  g_printerr ("%u segments, %u keys: painted after %.2f ms (median), %.2f ms (99 of 100), %.2f ms (longest)\n"
              "processor time: until painted %.2f ms (median), %.2f ms (99 of 100); %.2f ms a key in all\n",
              n_segments, n_keys, p50, p99, latencies[n_keys - 1], bench_percentile (computed, n_keys, 50),
              bench_percentile (computed, n_keys, 99), used);
  passed = p99 <= TARGET;
}

static void
bench (WindowTest *test,
       const char *notes)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (segue_preview_get_view (test->preview));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (test->window));
  Watch watch = { FALSE, 0 };
  GtkWidget *field;

  bench_settle ();
  window_test_select (test, window_test_n_rows (test) / 2);
  window_test_act (test, in_text ? "win.focus-text" : "outline.edit-title", NULL);
  bench_settle ();
  g_signal_connect (buffer, "changed", G_CALLBACK (changed_cb), &watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &watch);
  field = in_text ? GTK_WIDGET (segue_text_view_get_view (test->text_view))
                  : GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (window_test_editor (test))));
  g_signal_emit_by_name (field, "move-cursor", in_text ? GTK_MOVEMENT_PARAGRAPH_ENDS : GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  measure (test, field, &watch);
  g_signal_handlers_disconnect_by_data (buffer, &watch);
  g_signal_handlers_disconnect_by_data (clock, &watch);
}

/* Takes the number that argument @index is, if it is there. */
static gboolean
take_number (int     argc,
             char  **argv,
             int     index,
             guint  *number)
{
  guint64 value;

  if (index >= argc)
    return TRUE;
  if (!g_ascii_string_to_unsigned (argv[index], 10, 1, 1000000, &value, NULL))
    return FALSE;
  *number = value;
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *notes = NULL;
  int status;

  if (argc > 1 && g_str_equal (argv[1], "text"))
    {
      in_text = TRUE;
      argv++;
      argc--;
    }
  if (argc < 2 || !take_number (argc, argv, 1, &n_segments) || !take_number (argc, argv, 2, &n_keys) ||
      !take_number (argc, argv, 3, &pause_between))
    {
      g_printerr ("Usage: bench-keys [text] SEGMENTS [KEYS [MILLISECONDS]]\n");
      return 2;
    }
  argc = 1;
  window_test_init (&argc, &argv);
  notes = bench_make_notes (n_segments);
  window_test_add ("/bench/keys", notes, bench);
  status = g_test_run ();
  return status != 0 ? status : passed ? 0 : 1;
}
