/* test-focus.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk/x11/gdkx.h>

#include "details-test.h"
#include "outline-test.h"

/* Where the focus is after what takes away the widget that had it. The keys are real. */

/* Two times lost their hour, each in a section of its own. */
static const char wrong[] =
  "# One\n(01:00:10) a\n(01:10:06) b\n(00:11:31) c\n(01:12:23) d\n"
  "# Two\n(01:20:00) e\n(00:21:31) f\n(01:22:23) g\n";

static void
press (const char *keys)
{
  g_autofree char *arguments = g_strconcat ("key --delay 40 ", keys, NULL);

  window_test_xdotool (arguments);
  window_test_settle ();
}

static void
assert_in_outline (WindowTest *test)
{
  g_assert_nonnull (window_test_focus (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
}

/* The line, the selected row and the preview are about the same entry. */
static void
assert_same_entry (WindowTest *test,
                   guint64     id)
{
  SegueProblem *problem = segue_problems_get_current (test->problems, NULL);

  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_nonnull (problem);
  g_assert_cmpuint (segue_problem_get_id (problem), ==, id);
}

/* With the last fix its button goes. */
static void
test_last_fix (WindowTest *test,
               const char *text)
{
  while (segue_problems_get_n (test->problems) > 0)
    {
      GtkWidget *fixes = window_test_child (test->window, "fixes");
      const guint n = segue_problems_get_n (test->problems);

      segue_problems_step (test->problems, 1);
      window_test_settle ();
      gtk_widget_grab_focus (gtk_widget_get_first_child (fixes));
      press ("space");
      window_test_await (segue_problems_get_n (test->problems) < n);
      window_test_settle ();
      assert_in_outline (test);
      outline_test_assert_focus (test, outline_test_current (test));
    }
}

/* A button that is pressed keeps the focus only while it can do anything. */
static void
test_undo_button (WindowTest *test,
                  const char *text)
{
  window_test_await (gtk_window_is_active (GTK_WINDOW (test->window)));
  window_test_edit_title (test, 2, "new");
  gtk_widget_grab_focus (window_test_child (test->window, "undo_button"));
  press ("space");
  window_test_await (!segue_document_can_undo (test->document));
  window_test_settle ();
  assert_in_outline (test);
}

static void
test_undo (WindowTest *test,
           const char *text)
{
  guint64 id;

  segue_problems_step (test->problems, 1);
  segue_problems_step (test->problems, 1);
  window_test_settle ();
  id = segue_view_state_get_selected (test->state);
  press ("ctrl+F8");
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  press ("alt+1 Home ctrl+z");
  window_test_await (segue_problems_get_n (test->problems) == 2);
  assert_same_entry (test, id);
  assert_in_outline (test);

  /* so are they after a move of an entry that has a problem */
  press ("alt+1 alt+Up");
  window_test_await (segue_problems_get_current (test->problems, NULL) != NULL);
  window_test_settle ();
  assert_same_entry (test, id);
}

static void
test_menu (WindowTest *test,
           const char *text)
{
  g_autofree char *item = NULL;

  press ("alt+1 Home Down Down Down Menu");
  g_assert_false (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (outline_view_list (test->outline))));
  press ("Escape");
  outline_test_assert_focus (test, 2);
  press ("Down");
  outline_test_assert_focus (test, 3);

  /* it begins at its first item, also where the row before had fewer items */
  press ("Home Menu Escape Down Down Menu");
  g_object_get (window_test_focus (test), "text", &item, NULL);
  g_assert_cmpstr (item, ==, "Edit Title");
  press ("Escape");
  outline_test_assert_focus (test, 1);
}

/* Of the screen of the tests, and where the window is on it, in pixels. */
#define SCREEN_HEIGHT 1200
#define TOP 250

/* The menu of a row is long. Where there is room for it neither below nor above the row, it moves up, so that it need
 * not scroll. */
static void
test_menu_fits (WindowTest *test,
                const char *text)
{
  const gulong id = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (test->window)));
  g_autofree char *move = g_strdup_printf ("windowmove --sync %lu 100 %d", id, TOP);
  GtkWidget *menu = window_test_find (GTK_WIDGET (test->outline), GTK_TYPE_POPOVER_MENU);
  GtkAdjustment *scrolled;
  GdkRectangle rectangle;
  graphene_point_t point;
  int height;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  window_test_resize (GTK_WIDGET (test->window), 1000, 500);
  window_test_xdotool (move);
  press ("alt+1 Home Down Down Down Down Menu");
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_widget_measure (menu, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (menu), &rectangle));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (test->outline), GTK_WIDGET (test->window),
                                           &GRAPHENE_POINT_INIT (rectangle.x, rectangle.y), &point));
  g_assert_cmpint (height, >, TOP + point.y);
  g_assert_cmpint (height, >, SCREEN_HEIGHT - TOP - point.y);
  scrolled = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window_test_find (menu, GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (scrolled), <=, gtk_adjustment_get_page_size (scrolled));
  press ("Escape");
  outline_test_assert_focus (test, 3);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* The menu of the window returns the focus, except to users who have moved it to the button before. */
static void
test_window_menu (WindowTest *test,
                  const char *text)
{
  const char *const menus[] = { "menu_button", "open_button", "add_button" };
  GtkWidget *button = window_test_find_id (GTK_WIDGET (test->window), "menu_button");
  GtkWidget *field;

  press ("alt+1 Home Down Down Down F10");
  g_assert_false (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (outline_view_list (test->outline))));
  press ("Escape");
  outline_test_assert_focus (test, 2);
  press ("Down");
  outline_test_assert_focus (test, 3);

  press ("F10 Down Escape");
  outline_test_assert_focus (test, 3);

  press ("alt+2");
  field = window_test_focus (test);
  g_assert_false (gtk_widget_is_ancestor (field, GTK_WIDGET (test->outline)));
  press ("F10 Escape");
  g_assert_true (window_test_focus (test) == field);

  /* a click on the button leaves the focus where it is, so that closing the menu does, too */
  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GtkWidget *part = window_test_find (window_test_find_id (GTK_WIDGET (test->window), menus[i]),
                                          GTK_TYPE_TOGGLE_BUTTON);

      g_assert_false (gtk_widget_get_focus_on_click (part));
    }
  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);
  press ("space Escape");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), button));
}

static void
test_find_option (WindowTest *test,
                  const char *text)
{
  GtkWidget *entry = window_test_find_id (GTK_WIDGET (test->find_bar), "find_entry");

  press ("ctrl+f a Tab");
  gtk_widget_grab_focus (window_test_find_id (GTK_WIDGET (test->find_bar), "options_button"));
  press ("space Return");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), entry));
}

/* All is deleted and comes back. */
static void
test_emptied (WindowTest *test,
              const char *text)
{
  press ("alt+1 Home ctrl+a Delete");
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  assert_in_outline (test);
  press ("ctrl+z");
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  assert_in_outline (test);
  press ("Home Down Down");
  outline_test_assert_focus (test, 1);

  press ("ctrl+a Delete alt+2 ctrl+z alt+1 Home Down Down");
  outline_test_assert_focus (test, 1);
}

/* The find bar takes the text to look for and its replacement one after the other. All of its buttons can be reached. */
static void
test_find_bar (WindowTest *test,
               const char *text)
{
  GtkWidget *find = window_test_find_id (GTK_WIDGET (test->find_bar), "find_entry");
  GtkWidget *replacement = window_test_find_id (GTK_WIDGET (test->find_bar), "replace_entry");
  GtkWidget *buttons = window_test_find_id (GTK_WIDGET (test->find_bar), "buttons");

  press ("alt+1 ctrl+h c");
  g_assert_nonnull (gtk_widget_get_focus_child (find));
  press ("Tab");
  g_assert_nonnull (gtk_widget_get_focus_child (replacement));
  press ("shift+Tab");
  g_assert_nonnull (gtk_widget_get_focus_child (find));
  press ("Tab Tab Tab Tab");
  g_assert_true (gtk_widget_get_focus_child (buttons) != NULL);
  press ("Tab Tab Tab");
  g_assert_true (gtk_widget_get_focus_child (buttons) == gtk_widget_get_last_child (buttons));
  press ("Tab");
  g_assert_false (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->find_bar)));
  press ("shift+Tab");
  g_assert_true (gtk_widget_get_focus_child (buttons) == gtk_widget_get_last_child (buttons));

  /* without a replacement the buttons follow */
  press ("Escape ctrl+f Tab");
  g_assert_true (gtk_widget_get_focus_child (buttons) != NULL);
}

/* Asks how to import a list of chapters. */
static void
ask_import (WindowTest *test)
{
  g_autofree char *path = g_build_filename (test->folder, "list.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (list, "00:%02u:00.000 Chapter %u\n", i, i);
  g_assert_true (g_file_set_contents (path, list->str, list->len, NULL));
  g_string_free (list, TRUE);
  window_test_drop (test, file);
  window_test_await (window_test_dialog (test) != NULL);
  window_test_settle ();
}

static GtkWidget *
focus_in_question (WindowTest *test)
{
  return gtk_root_get_focus (gtk_widget_get_root (window_test_dialog (test)));
}

/* A question is answered by Return, whatever its child shows. Tab does not go through the rows of a list in it. */
static void
test_question (WindowTest *test,
               const char *text)
{
  const guint n_rows = window_test_n_rows (test);

  ask_import (test);
  g_assert_true (GTK_IS_CHECK_BUTTON (focus_in_question (test)));
  press ("Return");
  window_test_await (window_test_dialog (test) == NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, n_rows + 20);
  press ("ctrl+z");
  window_test_await (window_test_n_rows (test) == n_rows);

  ask_import (test);
  press ("Tab Tab");
  g_assert_nonnull (gtk_widget_get_ancestor (focus_in_question (test), GTK_TYPE_LIST_VIEW));
  press ("Down Tab");
  g_assert_true (GTK_IS_BUTTON (focus_in_question (test)));
  press ("shift+Tab");
  g_assert_nonnull (gtk_widget_get_ancestor (focus_in_question (test), GTK_TYPE_LIST_VIEW));
  press ("shift+Tab");
  g_assert_true (GTK_IS_TEXT (focus_in_question (test)));
  press ("Tab Return");
  window_test_await (window_test_dialog (test) == NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, n_rows + 20);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  window_test_init (&argc, &argv);
  if (xdotool == NULL)
    return 77;

  window_test_add ("/focus/last-fix", wrong, test_last_fix);
  window_test_add ("/focus/undo-button", wrong, test_undo_button);
  window_test_add ("/focus/undo", wrong, test_undo);
  window_test_add ("/focus/menu", wrong, test_menu);
  window_test_add ("/focus/menu-fits", wrong, test_menu_fits);
  window_test_add ("/focus/window-menu", wrong, test_window_menu);
  window_test_add ("/focus/find-option", wrong, test_find_option);
  window_test_add ("/focus/emptied", wrong, test_emptied);
  window_test_add ("/focus/find-bar", wrong, test_find_bar);
  window_test_add ("/focus/question", wrong, test_question);

  return g_test_run ();
}
