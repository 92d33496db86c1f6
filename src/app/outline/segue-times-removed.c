/* segue-times-removed.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-times-removed.h"

#include <glib/gi18n.h>

/* Lists the segments that start in removed parts of the recording, each with a choice of what happens to it. */

/* The number of segments with a choice of their own. */
#define MAX_SEGMENTS 50

/* The key under which the choice keeps the number of its segment. */
#define NUMBER "segue-segment"

static void
selected_cb (GtkDropDown   *choice,
             GParamSpec    *pspec,
             SegueTimeTool *tool)
{
  const guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), NUMBER));
  const guint selected = gtk_drop_down_get_selected (choice);
  SegueRemovedTimes removed = SEGUE_REMOVED_CLEAR;
  g_autofree char *name = segue_time_tool_dup_removed_one (tool, number, &removed);

  if (name != NULL && selected != GTK_INVALID_LIST_POSITION && selected != removed)
    segue_time_tool_choose_removed (tool, number, selected);
}

static GtkWidget *
create_row (SegueTimeTool *tool,
            guint          number)
{
  const char *const choices[] = { _("No time yet"), _("Start at the cut"), _("Leave out"), NULL };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL), *choice = gtk_drop_down_new_from_strings (choices);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* wide enough for the title to count when the height is measured: its script may be higher than digits */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), choice);
  g_object_set_data (G_OBJECT (choice), NUMBER, GUINT_TO_POINTER (number));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (selected_cb), tool, 0);

  return row;
}

static void
update_row (GtkWidget         *row,
            const char        *name,
            SegueRemovedTimes  removed)
{
  GtkWidget *label = gtk_widget_get_first_child (row), *choice = gtk_widget_get_last_child (row);

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), removed);
}

/* Shows the segments of @tool in @list if there are several. Its rows are used again, so that the focus stays. */
void
segue_times_removed_update (GtkWidget     *list,
                            SegueTimeTool *tool)
{
  GtkWidget *row = gtk_widget_get_first_child (list);
  g_autofree char *second = segue_time_tool_dup_removed_one (tool, 1, NULL);
  SegueRemovedTimes removed = SEGUE_REMOVED_CLEAR;

  for (guint i = 0; second != NULL && i < MAX_SEGMENTS; i++)
    {
      g_autofree char *name = segue_time_tool_dup_removed_one (tool, i, &removed);

      if (name == NULL)
        break;
      if (row == NULL)
        {
          row = create_row (tool, i);
          gtk_box_append (GTK_BOX (list), row);
        }
      update_row (row, name, removed);
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (list), row);
      row = next;
    }
  gtk_widget_set_visible (list, second != NULL);
}
