/* test-keyboard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-test.h"

/* More controls than any view has: who needs more steps to come around goes in a circle that leaves some out. */
#define MAX_STEPS 200

static const char wrong[] =
  "---\ntitle: 책 읽는 밤\nepisode: 7\n---\n"
  "(00:00:10) 여는 말\n\n**소식(News)**\n(00:59:49) 도서관의 밤\n설명 한 줄.\n(00:02:12) 책 버스\n(00:40:06) 닫는 말\n";

static gboolean
is_within (GtkWidget *widget,
           GType      type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL && gtk_widget_get_ancestor (widget, type) != widget;
}

/* The controls that a person must be able to reach. Of a list the list itself, since arrows lead on from there. */
static void
collect (GtkWidget *widget,
         GPtrArray *controls)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_can_focus (widget) ||
      GTK_IS_POPOVER (widget))
    return;

  if (gtk_widget_get_focusable (widget) && !is_within (widget, GTK_TYPE_LIST_VIEW) &&
      !is_within (widget, GTK_TYPE_LIST_BOX))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, controls);
}

static void
strike_out (GPtrArray *controls,
            GtkWidget *focus)
{
  for (guint i = controls->len; i-- > 0;)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);

      if (control == focus || gtk_widget_is_ancestor (focus, control) || gtk_widget_is_ancestor (control, focus))
        g_ptr_array_remove_index (controls, i);
    }
}

static void
walk (WindowTest       *test,
      GtkDirectionType  direction,
      const char       *view)
{
  g_autoptr(GPtrArray) controls = g_ptr_array_new ();
  GtkWidget *first = window_test_focus (test);
  GtkWidget *previous = first;
  guint n_steps;

  collect (GTK_WIDGET (test->window), controls);
  g_assert_cmpuint (controls->len, >, 3);
  g_assert_nonnull (first);
  for (n_steps = 0; n_steps < MAX_STEPS && controls->len > 0; n_steps++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (test->window, "move-focus", direction);
      focus = window_test_focus (test);
      if (focus == NULL)
        continue;
      if (focus == previous)
        g_error ("%s: the focus cannot leave %s", view, G_OBJECT_TYPE_NAME (focus));
      strike_out (controls, focus);
      previous = focus;
    }

  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = g_ptr_array_index (controls, i);

      g_test_message ("%s: cannot be reached by Tab: %s (%s) in %s", view, G_OBJECT_TYPE_NAME (control),
                      gtk_widget_get_name (control), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (control)));
      g_test_fail ();
    }
}

/* Tab leads to every control of every view, and so does Shift+Tab. */
static void
test_walk (WindowTest *test,
           const char *text)
{
  static const int widths[] = { 1700, 1200, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      for (guint step = 0; step < 6; step++)
        {
          gtk_window_set_default_size (GTK_WINDOW (test->window), widths[i], 760);
          window_test_settle ();
        }
      for (guint view = 0; view < window_test_n_views; view++)
        {
          window_test_show_view (test, view);
          walk (test, GTK_DIR_TAB_FORWARD, window_test_views[view].name);
          window_test_leave_view (test, view);
          window_test_show_view (test, view);
          walk (test, GTK_DIR_TAB_BACKWARD, window_test_views[view].name);
          window_test_leave_view (test, view);
        }
    }
}

/* Where the selected text has no row in the outline, the outline can be gone to all the same. */
static void
test_opening (WindowTest *test,
              const char *text)
{
  SegueEpisode *episode = segue_document_get_episode (test->window->document);

  window_test_act (test, "win.focus-details", NULL);
  segue_view_state_set_selected (test->window->state, segue_entry_get_id (segue_episode_get (episode, 0)));
  window_test_settle ();
  window_test_act (test, "win.focus-outline", NULL);
  g_assert_nonnull (window_test_focus (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->window->outline)));
  g_assert_cmpuint (segue_view_state_get_selected (test->window->state), ==, window_test_id (test, 0));
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/keyboard/walk", wrong, test_walk);
  window_test_add ("/keyboard/opening", wrong, test_opening);

  return g_test_run ();
}
