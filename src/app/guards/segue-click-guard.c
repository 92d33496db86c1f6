/* segue-click-guard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guards/segue-click-guard.h"

/* The last press in any window of the program, which may be the first one of a double click. */
static struct
{
  GtkWidget *target;     /* weak: the button, menu item or row that was pressed, or NULL */
  GdkSurface *toplevel;  /* only compared */
  graphene_point_t point; /* within the toplevel, in pixels */
  guint32 time;          /* in milliseconds */
} last;

/* Returns: whether @widget is a row that a single click activates. */
static gboolean
is_row (GtkWidget *widget)
{
  GtkWidget *list = gtk_widget_get_parent (widget);

  if (GTK_IS_LIST_BOX (list))
    return gtk_list_box_get_activate_on_single_click (GTK_LIST_BOX (list));

  return GTK_IS_LIST_VIEW (list) && gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list));
}

/* Finds the button, the item of a menu, or the row that @widget is or is part of. Text in a row takes its own clicks. */
static GtkWidget *
find_target (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_EDITABLE (widget) && !GTK_IS_TEXT_VIEW (widget); widget = gtk_widget_get_parent (widget))
    {
      const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

      if (GTK_IS_BUTTON (widget) || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM ||
          role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO || is_row (widget))
        return widget;
    }

  return NULL;
}

/* Returns: whether each click on @target does the same again, as on a button that goes to the next problem, or on a row
 * that is chosen. A button with words names a result, which is another one after the first click, and so is that of a
 * button in a row of a list. */
static gboolean
takes_each_click (GtkWidget *target)
{
  if (!GTK_IS_BUTTON (target))
    return is_row (target);

  return gtk_button_get_icon_name (GTK_BUTTON (target)) != NULL &&
         gtk_widget_get_ancestor (target, GTK_TYPE_LIST_BASE) == NULL;
}

/* Finds the toplevel of @surface, and adds to @point where the surface is in the toplevel. */
static GdkSurface *
find_toplevel (GdkSurface       *surface,
               graphene_point_t *point)
{
  while (GDK_IS_POPUP (surface))
    {
      point->x += gdk_popup_get_position_x (GDK_POPUP (surface));
      point->y += gdk_popup_get_position_y (GDK_POPUP (surface));
      surface = gdk_popup_get_parent (GDK_POPUP (surface));
    }

  return surface;
}

/* Returns: whether a press belongs to a double click. Between windows, as after a dialog that the first click has
 * closed, only the time tells. */
static gboolean
continues (GdkSurface             *toplevel,
           const graphene_point_t *point,
           guint32                 time)
{
  int double_click_time;
  int double_click_distance;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click_time,
                "gtk-double-click-distance", &double_click_distance, NULL);

  return time - last.time < (guint32) double_click_time &&
         (toplevel != last.toplevel ||
          graphene_point_distance (point, &last.point, NULL, NULL) <= double_click_distance);
}

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event)
{
  GtkNative *native = GTK_NATIVE (gtk_event_controller_get_widget (controller));
  const GdkEventType type = gdk_event_get_event_type (event);
  GdkSurface *toplevel;
  GtkWidget *target;
  graphene_point_t point;
  gboolean stops;
  double offset_x;
  double offset_y;
  double x;
  double y;

  /* the event of a popover comes to the window as well */
  if ((type != GDK_BUTTON_PRESS && type != GDK_TOUCH_BEGIN) ||
      gdk_event_get_surface (event) != gtk_native_get_surface (native) || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  target = find_target (gtk_widget_pick (GTK_WIDGET (native), x - offset_x, y - offset_y, GTK_PICK_DEFAULT));
  graphene_point_init (&point, x, y);
  toplevel = find_toplevel (gdk_event_get_surface (event), &point);
  stops = target != NULL && continues (toplevel, &point, gdk_event_get_time (event)) &&
          !(target == last.target && takes_each_click (target));

  g_set_weak_pointer (&last.target, target);
  last.toplevel = toplevel;
  last.point = point;
  last.time = gdk_event_get_time (event);

  return stops ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkEventController *controller;

  if (!GTK_IS_NATIVE (widget) || g_object_get_data (G_OBJECT (widget), "segue-click-guard") != NULL)
    return TRUE;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  g_object_set_data (G_OBJECT (widget), "segue-click-guard", controller);
  gtk_widget_add_controller (widget, controller);

  return TRUE;
}

/**
 * segue_click_guard_install:
 *
 * Keeps the second press of a double click from a button or a row that was not there for the first one, in every window
 * and popover of the program. What slides under the pointer after a click is something else than the user meant: the
 * next fix, the row of another problem, the button of another message, or what was below a dialog or a menu that has
 * been closed. This has an effect once only.
 */
void
segue_click_guard_install (void)
{
  static gboolean installed;

  if (installed)
    return;

  installed = TRUE;
  /* The signal exists from the first time on that the class is used. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
