/* test-opening.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/x11/gdkx.h>

#include "details-test.h"
#include "outline-test.h"

/* Real keys and clicks that come before what they are meant for is there. */

static const char notes[] = "# One\n(01:00) first\n(02:00) second\n(03:00) third\n";

static gulong
get_xid (GtkNative *native)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (native));
}

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          guint              *n_releases)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_RELEASE || gdk_event_get_event_type (event) == GDK_KEY_RELEASE)
    (*n_releases)++;

  return GDK_EVENT_PROPAGATE;
}

/* Runs xdotool while the program is busy, and then the action. Returns when all @n keys and clicks have come to the
 * window. */
static void
act_late (WindowTest *test,
          const char *commands,
          guint       n,
          const char *action,
          const char *mode)
{
  g_autofree char *line = g_strconcat ("xdotool ", commands, NULL);
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  guint n_releases = 0;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_limit (controller, GTK_LIMIT_NONE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), &n_releases);
  gtk_widget_add_controller (GTK_WIDGET (test->window), controller);

  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL));
  g_assert_cmpuint (n_releases, ==, 0);
  if (mode != NULL)
    window_test_act (test, action, "s", mode);
  else
    window_test_act (test, action, NULL);
  window_test_await (n_releases == n);
  gtk_widget_remove_controller (GTK_WIDGET (test->window), controller);
  window_test_settle ();
}

static GtkWidget *
get_popover (WindowTest *test)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (test->outline)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "SegueTimesPopover"))
      return child;

  return NULL;
}

/* Returns the click on a widget of the window, for xdotool. */
static char *
dup_click (WindowTest *test,
           GtkWidget  *widget)
{
  GtkNative *native = GTK_NATIVE (test->window);
  graphene_rect_t bounds;
  double x;
  double y;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  gtk_native_get_surface_transform (native, &x, &y);

  return g_strdup_printf ("mousemove --window %lu %d %d click 1", get_xid (native),
                          (int) (x + bounds.origin.x + bounds.size.width / 2),
                          (int) (y + bounds.origin.y + bounds.size.height / 2));
}

/* A click where the popover is about to be, and the keys after it, change nothing in the notes. The popover has a size and
 * a place only from its first frame on. */
static void
test_popover (WindowTest *test,
              const char *text)
{
  g_autofree char *before = window_test_text (test);

  window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
  outline_test_click (test, 1, FALSE, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *title = GTK_WIDGET (details_test_editor (test, SEGUE_DETAILS_TITLE));
      g_autofree char *click = dup_click (test, title);
      g_autofree char *commands = g_strconcat (click, " key 1 key 2", NULL);
      g_autofree char *after = NULL;

      act_late (test, commands, 3, "outline.change-times", "shift");
      after = window_test_text (test);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (gtk_widget_get_visible (get_popover (test)));
      g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), get_popover (test)));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_find_id (get_popover (test), "amount"))), ==,
                       "12");
      gtk_popover_popdown (GTK_POPOVER (get_popover (test)));
      window_test_settle ();
      outline_test_assert_focus (test, 1);
    }
}

/* Text that is typed in the details while the popover is open closes it, and goes on in the same field. */
static void
test_edit (WindowTest *test,
           const char *text)
{
  window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.change-times", "s", "shift");
  g_assert_true (gtk_widget_get_visible (get_popover (test)));
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  window_test_xdotool ("key End a b c");
  window_test_settle ();
  g_assert_false (gtk_widget_get_visible (get_popover (test)));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_TITLE));
  details_test_assert_text (test, SEGUE_DETAILS_TITLE, "secondabc");
}

static GtkWindow *
find_window (const char *type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (link->data), type))
      return link->data;

  return NULL;
}

/* Keys for a window that opens change nothing in the notes; when it has been closed they do again. */
static void
test_window (WindowTest *test,
             const char *text)
{
  static const struct
  {
    const char *action;
    const char *type;
  } windows[] = {
    { "win.publish", "SeguePublishWindow" },
    { "win.check-links", "SegueLinksWindow" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
      outline_test_click (test, 1, FALSE, FALSE);
      details_test_go_to (test, SEGUE_DETAILS_TITLE);
      act_late (test, "key End key a key b", 3, windows[i].action, NULL);
      details_test_assert_text (test, SEGUE_DETAILS_TITLE, "second");
      window_test_await (gtk_window_is_active (find_window (windows[i].type)));
      gtk_window_close (find_window (windows[i].type));
      window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
      details_test_go_to (test, SEGUE_DETAILS_TITLE);
      window_test_xdotool ("key End c");
      window_test_settle ();
      details_test_assert_text (test, SEGUE_DETAILS_TITLE, "secondc");
      window_test_act (test, "win.undo", NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  window_test_init (&argc, &argv);
  if (xdotool == NULL)
    return 77;

  window_test_add ("/opening/popover", notes, test_popover);
  window_test_add ("/opening/edit", notes, test_edit);
  window_test_add ("/opening/window", notes, test_window);

  return g_test_run ();
}
