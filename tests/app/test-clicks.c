/* test-clicks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/x11/gdkx.h>
#include "window-test.h"

/* Real clicks. Three times lost their hour, each in a section of its own, so that each is a problem with the same
 * first fix. */
#define NOTES             \
  "# One\n"               \
  "(01:00:10) a\n"        \
  "(01:10:06) b\n"        \
  "(00:11:31) c\n"        \
  "(01:12:23) d\n"        \
  "# Two\n"               \
  "(01:20:00) e\n"        \
  "(00:21:31) f\n"        \
  "(01:22:23) g\n"        \
  "# Three\n"             \
  "(01:30:00) h\n"        \
  "(00:31:31) i\n"        \
  "(01:32:23) j\n"

/* Clicks @n_clicks times near the middle of @widget, in the time of a double click and with a hand that is not quite
 * still. The program goes on meanwhile. */
static void
click (GtkWidget *widget,
       int        offset,
       guint      n_clicks)
{
  GtkNative *native = gtk_widget_get_native (widget);
  const gulong id = gdk_x11_surface_get_xid (gtk_native_get_surface (native));
  g_autoptr(GString) command = g_string_new (NULL);
  graphene_rect_t bounds;
  double x;
  double y;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &x, &y);
  g_string_append_printf (command, "mousemove --window %lu %d %d", id,
                          (int) (x + bounds.origin.x + bounds.size.width / 2) + offset,
                          (int) (y + bounds.origin.y + bounds.size.height / 2));
  for (guint i = 0; i < n_clicks; i++)
    g_string_append (command, " click 1 sleep 0.15 mousemove_relative 1 0");
  window_test_xdotool (command->str);
  window_test_settle ();
}

static guint
count_steps (WindowTest *test)
{
  guint n = 0;

  for (; segue_document_can_undo (test->document); n++)
    segue_document_undo (test->document);
  window_test_settle ();

  return n;
}

static GtkWidget *
first_fix (WindowTest *test)
{
  GtkWidget *fix = gtk_widget_get_first_child (window_test_child (test->window, "fixes"));

  g_assert_nonnull (fix);

  return fix;
}

static const char *
shown_page (WindowTest *test)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (window_test_find (window_test_child (test->window, "problem_bar"), GTK_TYPE_STACK)));
}

static gboolean
waited_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_for (guint milliseconds)
{
  gboolean waited = FALSE;

  g_timeout_add (milliseconds, waited_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
}

/* A double click on a fix applies one fix, which the line tells until the pointer has moved. */
static void
test_fix (WindowTest *test,
          const char *text)
{
  const guint n = segue_problems_get_n (test->problems);

  g_assert_cmpuint (n, >=, 2);
  click (first_fix (test), 0, 2);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, n - 1);
  g_assert_cmpstr (shown_page (test), ==, "done");

  wait_for (2200);
  g_assert_cmpstr (shown_page (test), ==, "done");
  click (window_test_child (test->window, "problem_bar"), 30, 0);
  g_assert_cmpstr (shown_page (test), ==, "problem");
  g_assert_cmpuint (count_steps (test), ==, 1);
}

/* In a narrow window the fixes are on the page of the problems, which stays. A double click on one applies one. */
static void
test_page (WindowTest *test,
           const char *text)
{
  const guint n = segue_problems_get_n (test->problems);
  GtkWidget *page = window_test_child (test->window, "problem_page");
  GtkWidget *fix;

  /* a window becomes much narrower in steps, since it leaves things out on its way */
  for (guint i = 0; i < 10 && gtk_widget_get_width (GTK_WIDGET (test->window)) > 376; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 700);
      window_test_settle ();
    }
  window_test_act (test, "win.show-problems", NULL);
  fix = gtk_widget_get_first_child (window_test_find_id (page, "fixes"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fix), ==, "Make It 01:11:31");
  g_assert_cmpint (gtk_widget_get_width (fix), <=, 180);
  click (fix, 0, 2);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, n - 1);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_cmpuint (count_steps (test), ==, 1);
}

/* Without the pointer at the fix the time alone counts, and the keys go on at once. The focus is where the fix was. */
static void
test_keys (WindowTest *test,
           const char *text)
{
  const guint64 id = segue_problem_get_id (segue_problems_get_current (test->problems, NULL));

  click (GTK_WIDGET (test->outline), 0, 0);
  window_test_act (test, "win.focus-details", NULL);
  window_test_act (test, "win.fix-problem", "u", 0);
  g_assert_cmpstr (shown_page (test), ==, "done");
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
  window_test_act (test, "win.next-problem", NULL);
  g_assert_cmpstr (shown_page (test), ==, "problem");

  window_test_act (test, "win.fix-problem", "u", 0);
  g_assert_cmpstr (shown_page (test), ==, "done");
  wait_for (2200);
  g_assert_cmpstr (shown_page (test), !=, "done");

  /* undo takes back what is told */
  window_test_act (test, "win.undo", NULL);
  window_test_await (segue_problems_get_n (test->problems) > 0);
  window_test_act (test, "win.fix-problem", "u", 0);
  g_assert_cmpstr (shown_page (test), ==, "done");
  window_test_act (test, "win.undo", NULL);
  g_assert_cmpstr (shown_page (test), ==, "problem");
}

typedef struct
{
  GtkWidget *button;
  guint n_clicks;
} Slide;

/* Puts another button with words into the place of the one that was clicked, as the next fix comes there. */
static void
first_clicked_cb (GtkWidget *first,
                  Slide     *below)
{
  gtk_window_set_child (GTK_WINDOW (gtk_widget_get_root (first)), below->button);
}

static void
below_clicked_cb (Slide *below)
{
  below->n_clicks++;
}

/* What comes under the pointer after the first click is not clicked by the second one, but by one later on. */
static void
test_below (WindowTest *test,
            const char *text)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *first = gtk_button_new_with_label ("First");
  Slide below = { gtk_button_new_with_label ("Second"), 0 };

  g_object_ref_sink (below.button);
  g_signal_connect (first, "clicked", G_CALLBACK (first_clicked_cb), &below);
  g_signal_connect_swapped (below.button, "clicked", G_CALLBACK (below_clicked_cb), &below);
  gtk_window_set_child (GTK_WINDOW (window), first);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (test->window));
  gtk_window_present (GTK_WINDOW (window));
  window_test_await (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_test_widget_wait_for_draw (window);
  window_test_settle ();

  click (first, 0, 2);
  g_assert_true (gtk_widget_get_mapped (below.button));
  g_assert_cmpuint (below.n_clicks, ==, 0);
  wait_for (500);
  click (below.button, 0, 1);
  g_assert_cmpuint (below.n_clicks, ==, 1);

  g_object_unref (below.button);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A button that does the same each time takes each click. */
static void
test_steps (WindowTest *test,
            const char *text)
{
  const guint n = segue_problems_get_n (test->problems);
  guint position = 0;

  segue_problems_step (test->problems, 1);
  window_test_settle ();
  click (window_test_child (test->window, "next"), 0, 2);
  g_assert_nonnull (segue_problems_get_current (test->problems, &position));
  g_assert_cmpuint (position, ==, 2 % n);
}

static void
add (const char     *path,
     WindowTestFunc  func)
{
  window_test_add (path, NOTES, func);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  window_test_init (&argc, &argv);
  if (xdotool == NULL)
    return 77;

  add ("/clicks/fix", test_fix);
  add ("/clicks/keys", test_keys);
  add ("/clicks/below", test_below);
  add ("/clicks/steps", test_steps);
  add ("/clicks/page", test_page);

  return g_test_run ();
}
