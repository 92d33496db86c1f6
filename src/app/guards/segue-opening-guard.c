/* segue-opening-guard.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/guards/segue-opening-guard.h"

/* How long a window that opens can take to become active, in microseconds. After that it has been opened without the
 * focus, and keys are for the window that has it. */
#define ACTIVE_LIMIT (2 * G_USEC_PER_SEC)

/* What the program has opened last. */
static struct
{
  GtkWidget *popover; /* weak: or NULL */
  GtkWidget *window;  /* weak: a window that is not active yet, or NULL */
  gint64 time;        /* when @window was shown, monotonic, in microseconds */
} opened;

/* Returns: whether the last popover lies above a point of @surface. Before its first frame it can come to lie anywhere. */
static gboolean
is_covered (GdkSurface *surface,
            double      x,
            double      y)
{
  GtkPopover *popover = opened.popover != NULL ? GTK_POPOVER (opened.popover) : NULL;
  GtkWidget *child = popover != NULL ? gtk_popover_get_child (popover) : NULL;
  GdkSurface *popup = popover != NULL ? gtk_native_get_surface (GTK_NATIVE (popover)) : NULL;
  graphene_rect_t bounds;
  double offset_x;
  double offset_y;

  if (child == NULL || !GDK_IS_POPUP (popup) || gdk_popup_get_parent (GDK_POPUP (popup)) != surface ||
      !gtk_widget_get_mapped (child) || !gtk_widget_get_can_target (opened.popover))
    return FALSE;

  if (gtk_widget_get_width (child) == 0)
    return TRUE;

  /* the parent of the child is what can be seen of the popover; around it are its shadow and its arrow */
  if (!gtk_widget_compute_bounds (gtk_widget_get_parent (child), opened.popover, &bounds))
    return FALSE;

  gtk_native_get_surface_transform (GTK_NATIVE (popover), &offset_x, &offset_y);
  graphene_rect_offset (&bounds, gdk_popup_get_position_x (GDK_POPUP (popup)) + offset_x,
                        gdk_popup_get_position_y (GDK_POPUP (popup)) + offset_y);

  return graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y));
}

/* Returns: whether a key in @window was pressed for another window that is still to become active */
static gboolean
is_early (GtkWidget *window)
{
  return opened.window != NULL && opened.window != window && gtk_widget_get_mapped (opened.window) &&
         g_get_monotonic_time () - opened.time < ACTIVE_LIMIT;
}

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event)
{
  GtkWidget *window = gtk_event_controller_get_widget (controller);
  GdkSurface *surface = gdk_event_get_surface (event);
  double x;
  double y;

  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
      return is_early (window) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      /* the event of a popover comes to the window as well */
      if (surface != gtk_native_get_surface (GTK_NATIVE (window)) || !gdk_event_get_position (event, &x, &y))
        return GDK_EVENT_PROPAGATE;

      g_clear_weak_pointer (&opened.window);

      return is_covered (surface, x, y) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
active_cb (GtkWidget *window)
{
  if (window == opened.window && gtk_window_is_active (GTK_WINDOW (window)))
    g_clear_weak_pointer (&opened.window);
}

/* Watches a window from the first time on that it is shown. */
static void
watch (GtkWidget *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "segue-opening-guard") != NULL)
    return;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_limit (controller, GTK_LIMIT_NONE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  g_object_set_data (G_OBJECT (window), "segue-opening-guard", controller);
  gtk_widget_add_controller (window, controller);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_POPOVER (widget))
    {
      g_set_weak_pointer (&opened.popover, widget);
    }
  else if (GTK_IS_WINDOW (widget))
    {
      watch (widget);
      /* notes that another program opens in a window of their own may stay without the focus */
      if (!GTK_IS_APPLICATION_WINDOW (widget) && !gtk_window_is_active (GTK_WINDOW (widget)))
        {
          g_set_weak_pointer (&opened.window, widget);
          opened.time = g_get_monotonic_time ();
        }
    }

  return TRUE;
}

/**
 * segue_opening_guard_install:
 *
 * Keeps keys and clicks that are made for a popover or a dialog from the notes, where the display server sends them until
 * it shows what has been opened. On a busy machine that can take longer than the user does.
 *
 * A press at a place of a window above which a popover lies was made before the popover was there, and does nothing.
 * Neither do keys of other windows until a dialog or a window of a tool has become active. This has an effect once only.
 */
void
segue_opening_guard_install (void)
{
  static gboolean installed;

  if (installed)
    return;

  installed = TRUE;
  /* The signal exists from the first time on that the class is used. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
