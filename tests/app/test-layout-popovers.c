/* test-layout-popovers.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/files/segue-recent.h"
#include "layout-check.h"

/* Every menu and popover at a wide and a narrow width, and the list of problems, which is a page in a narrow window. */

static const int widths[] = { 1280, 360 };

static GtkWidget *
find_popover (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_popover (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
check_popover (WindowTest *test,
               int         width,
               const char *name,
               gboolean    is_menu)
{
  g_autofree char *where = layout_dup_where (width, name);
  GtkWidget *popover;

  window_test_await (find_popover (GTK_WIDGET (test->window)) != NULL);
  window_test_settle ();
  popover = find_popover (GTK_WIDGET (test->window));
  g_test_message ("%s: %d × %d", where, gtk_widget_get_width (popover), gtk_widget_get_height (popover));
  if (!layout_is_large () && gtk_widget_get_width (gtk_popover_get_child (GTK_POPOVER (popover))) > width)
    {
      g_test_message ("%s: is wider than the window", where);
      g_test_fail ();
    }
  layout_check (gtk_popover_get_child (GTK_POPOVER (popover)), where);
  layout_keep (popover, where);
  /* in menus arrows lead on */
  if (!is_menu)
    layout_check_walk (popover, where);
  gtk_popover_popdown (GTK_POPOVER (popover));
  window_test_settle ();
  g_assert_null (find_popover (GTK_WIDGET (test->window)));
}

/* Makes the part whose length is typed into @length one that was removed, in which several segments start. */
static void
remove_part (WindowTest *test,
             GtkWidget  *length)
{
  GtkWidget *list = window_test_find_id (GTK_WIDGET (test->window), "removed_list");
  GtkWidget *kind = gtk_widget_get_prev_sibling (gtk_widget_get_ancestor (length, GTK_TYPE_ENTRY));

  gtk_editable_set_text (GTK_EDITABLE (length), "2:00:00");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_last_child (kind)), TRUE);
  window_test_await (gtk_widget_get_visible (list));
}

/* The popover for times, in each of its modes, with something to show. */
static void
test_times (WindowTest *test,
            const char *text)
{
  static const char *const modes[] = { "shift", "cuts", "removed", "points", "round" };

  for (guint i = 0; i < G_N_ELEMENTS (widths) * 2 * G_N_ELEMENTS (modes); i++)
    {
      const int width = widths[i / 2 / G_N_ELEMENTS (modes)];
      const char *mode = modes[i / 2 % G_N_ELEMENTS (modes)];
      const gboolean removed = g_str_equal (mode, "removed");
      g_autofree char *name = g_strdup_printf ("times-%s", mode);
      GtkWidget *focus;

      if (i % 2 == 1)
        layout_flip_dark ();
      layout_resize (test, width);
      window_test_act (test, "win.focus-outline", NULL);
      window_test_select (test, 1);
      window_test_act (test, "outline.change-times", "s", removed ? "cuts" : mode);
      focus = window_test_focus (test);
      if (removed)
        remove_part (test, focus);
      else if (GTK_IS_EDITABLE (focus))
        gtk_editable_set_text (GTK_EDITABLE (focus), "0:30");
      check_popover (test, width, name, FALSE);
    }
}

static void
test_menus (WindowTest *test,
            const char *text)
{
  GtkWidget *window = GTK_WIDGET (test->window);

  for (guint i = 0; i < G_N_ELEMENTS (widths) * 2; i++)
    {
      const int width = widths[i / 2];

      if (i % 2 == 1)
        layout_flip_dark ();
      layout_resize (test, width);
      window_test_select (test, 1);
      window_test_act (test, "win.focus-outline", NULL);
      gtk_menu_button_popup (GTK_MENU_BUTTON (window_test_find_id (window, "menu_button")));
      check_popover (test, width, "menu-main", TRUE);
      window_test_act (test, "outline.menu", NULL);
      check_popover (test, width, "menu-outline", TRUE);
      window_test_act (test, "win.replace", NULL);
      gtk_menu_button_popup (GTK_MENU_BUTTON (window_test_find_id (window, "options_button")));
      check_popover (test, width, "menu-find", TRUE);
      window_test_act (test, "find.close", NULL);
    }
}

static void
test_recent (WindowTest *test,
             const char *text)
{
  static const char *const names[] = { "책과 도서관, 그리고 밤늦게까지 불이 켜진 열람실에서 나눈 이야기.md",
                                       "between-the-shelves-episode-131-a-name-without-any-place-to-break.segue.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (test->folder, names[i], NULL);

      g_assert_true (g_file_set_contents (g_file_peek_path (file), "", 0, NULL));
      segue_recent_add (file);
    }
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = window_test_child (test->window, "open_button");

      if (i == 1)
        layout_flip_dark ();
      layout_resize (test, 1280);
      gtk_popover_popup (adw_split_button_get_popover (ADW_SPLIT_BUTTON (button)));
      window_test_settle ();
      check_popover (test, 1280, "popover-recent", FALSE);
    }
}

static void
check_page (WindowTest *test,
            int         width,
            const char *name)
{
  g_autofree char *where = layout_dup_where (width, name);

  layout_check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
  layout_keep (GTK_WIDGET (test->window), where);
  layout_check_walk (GTK_WIDGET (test->window), where);
  window_test_act (test, "win.leave-problems", NULL);
}

/* The list is as high as its rows also when it is opened again. */
static void
check_reopened (WindowTest *test)
{
  int heights[3];

  layout_resize (test, 1280);
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      GtkWidget *popover;

      window_test_act (test, "win.show-problems", NULL);
      popover = find_popover (GTK_WIDGET (test->window));
      if (popover == NULL)
        return;
      heights[i] = gtk_widget_get_height (popover);
      g_assert_cmpint (heights[i], ==, heights[0]);
      gtk_popover_popdown (GTK_POPOVER (popover));
      window_test_settle ();
    }
}

static void
check_problems (WindowTest *test,
                const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths) * 2; i++)
    {
      const int width = widths[i / 2];

      if (i % 2 == 1)
        layout_flip_dark ();
      layout_resize (test, width);
      window_test_act (test, "win.show-problems", NULL);
      if (gtk_widget_get_mapped (window_test_child (test->window, "problem_page")))
        check_page (test, width, name);
      else
        check_popover (test, width, name, FALSE);
    }
}

static void
test_problems (WindowTest *test,
               const char *text)
{
  GtkWidget *message = window_test_find_id (GTK_WIDGET (test->window), "message_button");

  check_reopened (test);
  check_problems (test, "problems");
  for (guint i = 0; i < G_N_ELEMENTS (widths) * 2; i++)
    {
      if (i % 2 == 1)
        layout_flip_dark ();
      layout_resize (test, widths[i / 2]);
      window_test_act (test, "win.next-problem", NULL);
      g_signal_emit_by_name (message, "clicked");
      window_test_settle ();
      check_popover (test, widths[i / 2], "popover-problem", FALSE);
    }
  window_test_act (test, "win.silence-problem", NULL);
  g_settings_set_boolean (test->settings, "check-style", TRUE);
  window_test_settle ();
  check_problems (test, "problems-intended");
  g_settings_set_boolean (test->settings, "check-style", FALSE);
}

/* Two times left open, which can be fixed together. */
static const char alike[] =
  "(00:00:10) 여는 말\n(00:40:06) 책 버스\n(00:00:00) 사서의 하루\n(01:28:31) 서고 이사\n(00:00:00) 퀴즈\n"
  "(01:33:15) 닫는 말\n";

static void
test_problems_alike (WindowTest *test,
                     const char *text)
{
  GtkWidget *message = window_test_find_id (GTK_WIDGET (test->window), "message_button");

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      layout_resize (test, widths[i]);
      window_test_act (test, "win.next-problem", NULL);
      g_signal_emit_by_name (message, "clicked");
      g_assert_true (gtk_widget_get_visible (window_test_child (test->window, "kind_button")));
      check_popover (test, widths[i], "popover-problem-kind", FALSE);
    }
}

static void
test_no_problems (WindowTest *test,
                  const char *text)
{
  check_problems (test, "problems-none");
}

void
layout_add_popovers (void)
{
  window_test_add ("/layout/times", window_test_notes, test_times);
  window_test_add ("/layout/menus", window_test_notes, test_menus);
  window_test_add ("/layout/recent", window_test_notes, test_recent);
  window_test_add ("/layout/problems", layout_wrong_notes, test_problems);
  window_test_add ("/layout/problems-alike", alike, test_problems_alike);
  window_test_add ("/layout/no-problems", window_test_notes, test_no_problems);
}
