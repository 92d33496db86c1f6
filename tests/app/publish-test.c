/* publish-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "publish-test.h"

#include <string.h>

#include "app/publishing/segue-publish-window.h"

/* The texts of the labels and buttons under @widget, one a line. */
void
publish_test_collect_labels (GtkWidget *widget,
                GString   *labels)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (labels, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    publish_test_collect_labels (child, labels);
}

SeguePublishing *
publish_test_get (WindowTest *test)
{
  return segue_session_get_publishing (test->session);
}

GtkWidget *
publish_test_find_window (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_PUBLISH_WINDOW (link->data))
        return link->data;
    }

  return NULL;
}

/* Opens the window, and waits until all rows say what will happen. */
GtkWidget *
publish_test_open (WindowTest *test)
{
  window_test_act (test, "win.publish", NULL);
  window_test_await (publish_test_find_window () != NULL && gtk_widget_get_mapped (publish_test_find_window ()));
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();

  return publish_test_find_window ();
}

SeguePublishRow *
publish_test_select (GtkWidget  *window,
            const char *id)
{
  GtkListBox *list = GTK_LIST_BOX (window_test_find_id (window, "list"));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      if (g_str_equal (segue_outlet_get_id (segue_publish_row_get_outlet (SEGUE_PUBLISH_ROW (row))), id))
        {
          gtk_list_box_select_row (list, row);
          return SEGUE_PUBLISH_ROW (row);
        }
    }
  g_error ("there is no row for %s", id);
}

void
publish_test_assert_shown (GtkWidget  *widget,
              const char *words)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  publish_test_collect_labels (widget, labels);
  if (strstr (labels->str, words) == NULL)
    g_error ("\"%s\" is not shown; there is:\n%s", words, labels->str);
}
