/* test-layout-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/publishing/segue-publish-window.h"
#include "layout-check.h"

/* The window of the places where notes are published: beside what is selected, and narrow, where each place is a page. */

#define HEIGHT 690

static const int widths[] = { 1920, 1040, 700, 360 };

static GtkWidget *
find_window (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_PUBLISH_WINDOW (link->data))
        return link->data;
    }

  return NULL;
}

static void
settle (WindowTest *test)
{
  window_test_await (!segue_publishing_is_busy (segue_session_get_publishing (test->session)));
  window_test_settle ();
}

static void
resize (GtkWidget *window,
        int        width)
{
  for (guint i = 0; i < 10 && ABS (gtk_widget_get_width (window) - width) > 16; i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, HEIGHT);
      window_test_settle ();
    }
  window_test_settle ();
  gtk_test_widget_wait_for_draw (window);
}

static void
check_page (GtkWidget  *window,
            int         width,
            const char *name)
{
  g_autofree char *where = layout_dup_where (width, name);

  layout_check_width (window, MAX (width, 360), where);
  layout_check (adw_window_get_content (ADW_WINDOW (window)), where);
  layout_keep (window, where);
  layout_check_walk (window, where);
}

static void
press (GtkWidget  *window,
       const char *id)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (window_test_find_id (window, id)), TRUE);
  window_test_settle ();
}

/* Shows each place with its text and with its parts. In a narrow window the list is left for them. */
static void
check_pages (GtkWidget *window,
             int        width)
{
  GtkListBox *list = GTK_LIST_BOX (window_test_find_id (window, "list"));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
  press (window, "text_button");
  check_page (window, width, "publish");
  gtk_widget_activate_action (window, "publish.open", NULL);
  window_test_settle ();
  if (gtk_widget_get_mapped (window_test_find_id (window, "back_button")))
    check_page (window, width, "publish-text");
  press (window, "parts_button");
  check_page (window, width, "publish-parts");
  if (gtk_widget_get_mapped (window_test_find_id (window, "back_button")))
    gtk_widget_activate_action (window, "publish.back", NULL);
  window_test_settle ();
}

static void
test_places (WindowTest *test,
             const char *text)
{
  SeguePublishing *publishing = segue_session_get_publishing (test->session);
  GtkWidget *window;

  window_test_act (test, "win.publish", NULL);
  window_test_await (find_window () != NULL && gtk_widget_get_mapped (find_window ()));
  window = find_window ();
  settle (test);
  segue_publishing_give (publishing, segue_publishing_find (publishing, "feed-html"),
                         segue_publishing_update (publishing, segue_publishing_find (publishing, "feed-html")));
  window_test_edit_title (test, 3, "밤을 여는 말");
  settle (test);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      /* large letters make some settings wider than the narrowest window */
      if (layout_is_large () && widths[i] == 360)
        continue;

      resize (window, widths[i]);
      check_pages (window, widths[i]);
      if (widths[i] == 1040 || widths[i] == 360)
        {
          layout_flip_dark ();
          check_pages (window, widths[i]);
        }
    }
  gtk_window_close (GTK_WINDOW (window));
  window_test_settle ();
}

void
layout_add_publish (void)
{
  window_test_add ("/layout/publish", layout_wrong_notes, test_places);
}
