/* segue-outline-menu.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

/* Gives the focus to the first item within @widget that can be chosen. GTK gives it to an item that was hidden before: it
 * orders items by their places, and that one has none yet. Returns: whether there is one */
static gboolean
focus_first (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_is_visible (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (g_str_equal (gtk_widget_get_css_name (widget), "modelbutton"))
    return gtk_widget_grab_focus (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (focus_first (child))
        return TRUE;
    }

  return FALSE;
}

/* Shows the menu for what is selected at a point of the widget @at. Beside the point and not below it: GTK moves a popover
 * up where the screen ends only there. */
void
segue_outline_popup_menu (SegueOutline *self,
                          GtkWidget    *at,
                          double        x,
                          double        y)
{
  graphene_point_t point;
  GdkRectangle rectangle = { 0, 0, 1, 1 };

  segue_outline_edit_finish (self->edit);
  if (!gtk_widget_compute_point (at, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  rectangle.x = point.x;
  rectangle.y = point.y;
  gtk_popover_set_pointing_to (self->menu, &rectangle);
  gtk_popover_set_position (self->menu, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? GTK_POS_LEFT
                                                                                                         : GTK_POS_RIGHT);
  gtk_popover_popup (self->menu);
  focus_first (GTK_WIDGET (self->menu));
}
