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

/* Clicks that are further apart than this do not belong together, in milliseconds. */
#define DOUBLE_CLICK_TIME 800

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

static void
set_double_click_time (int time)
{
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", time, NULL);
}

/* Counts the clicks. From the first one on there is more time for the next than a busy machine takes. */
static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          guint              *n_releases)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE)
    {
      (*n_releases)++;
      set_double_click_time (60 * 1000);
    }

  return GDK_EVENT_PROPAGATE;
}

/* Clicks @n_clicks times near the middle of @widget, with a hand that is not quite still. The clicks belong together, and
 * not to those before, however busy the machine is. The program goes on meanwhile, and has got them when this returns. */
static void
click (GtkWidget *widget,
       int        offset,
       guint      n_clicks)
{
  static gint64 last;
  GtkNative *native = gtk_widget_get_native (widget);
  const gulong id = gdk_x11_surface_get_xid (gtk_native_get_surface (native));
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  g_autoptr(GString) command = g_string_new (NULL);
  graphene_rect_t bounds;
  guint n_releases = 0;
  double x;
  double y;

  if (last > 0 && n_clicks > 0)
    wait_for (MAX (last / 1000 + DOUBLE_CLICK_TIME + 100 - g_get_monotonic_time () / 1000, 0));
  set_double_click_time (DOUBLE_CLICK_TIME);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), &n_releases);
  gtk_widget_add_controller (GTK_WIDGET (native), controller);

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &x, &y);
  g_string_append_printf (command, "mousemove --window %lu %d %d", id,
                          (int) (x + bounds.origin.x + bounds.size.width / 2) + offset,
                          (int) (y + bounds.origin.y + bounds.size.height / 2));
  for (guint i = 0; i < n_clicks; i++)
    g_string_append (command, " click 1 sleep 0.15 mousemove_relative 1 0");
  window_test_xdotool (command->str);
  window_test_await (n_releases == n_clicks);
  last = n_clicks > 0 ? g_get_monotonic_time () : last;
  gtk_widget_remove_controller (GTK_WIDGET (native), controller);
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
  window_test_await (g_str_equal (shown_page (test), "problem"));
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

  window_test_resize (GTK_WIDGET (test->window), 360, 700);
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
  window_test_await (!g_str_equal (shown_page (test), "done"));

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
  GtkWidget *widget;
  guint n_clicks;
} Slide;

/* Puts another widget into the place of the button that was clicked, as the next fix comes there. */
static void
first_clicked_cb (GtkWidget *first,
                  Slide     *below)
{
  gtk_window_set_child (GTK_WINDOW (gtk_widget_get_root (first)), below->widget);
}

static void
below_clicked_cb (Slide *below)
{
  below->n_clicks++;
}

/* What comes under the pointer after the first click is not clicked by the second one, but by one later on. */
static void
check_below (WindowTest *test,
             GtkWidget  *widget,
             const char *signal)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *first = gtk_button_new_with_label ("First");
  Slide below = { widget, 0 };

  gtk_widget_set_valign (first, GTK_ALIGN_START);
  gtk_widget_set_size_request (first, 120, 60);
  g_object_ref_sink (below.widget);
  g_signal_connect (first, "clicked", G_CALLBACK (first_clicked_cb), &below);
  g_signal_connect_swapped (below.widget, signal, G_CALLBACK (below_clicked_cb), &below);
  gtk_window_set_child (GTK_WINDOW (window), first);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (test->window));
  gtk_window_present (GTK_WINDOW (window));
  window_test_await (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_test_widget_wait_for_draw (window);
  window_test_settle ();

  click (first, 0, 2);
  g_assert_true (gtk_widget_get_mapped (below.widget));
  g_assert_cmpuint (below.n_clicks, ==, 0);
  click (below.widget, 0, 1);
  g_assert_cmpuint (below.n_clicks, ==, 1);

  g_object_unref (below.widget);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkListItemFactory *
create_factory (void)
{
  static const char ui[] =
    "<interface><template class='GtkListItem'><property name='child'><object class='GtkLabel'>"
    "<property name='height-request'>60</property></object></property></template></interface>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (ui, sizeof ui - 1);

  return gtk_builder_list_item_factory_new_from_bytes (NULL, bytes);
}

static void
test_below (WindowTest *test,
            const char *text)
{
  const char *const rows[] = { "Second", NULL };
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (rows))));
  GtkWidget *view = gtk_list_view_new (selection, create_factory ());
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *label = gtk_label_new ("Second");

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_set_size_request (label, 120, 60);
  gtk_list_box_append (GTK_LIST_BOX (box), label);

  check_below (test, gtk_button_new_with_label ("Second"), "clicked");
  check_below (test, view, "activate");
  check_below (test, box, "row-activated");
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
