/* segue-window-zoom.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

/* In percent. */
#define STEP 10
/* The width that the text of the preview has at most, in pixels. */
#define PREVIEW_WIDTH 740

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  const int zoom = segue_view_state_get_zoom (self->state);

  if (g_str_equal (name, "win.zoom-reset"))
    segue_view_state_set_zoom (self->state, SEGUE_ZOOM_NORMAL);
  else
    segue_view_state_set_zoom (self->state, zoom + (g_str_equal (name, "win.zoom-in") ? STEP : -STEP));
}

static gboolean
scroll_cb (SegueWindow        *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & gtk_accelerator_get_default_mod_mask ()) !=
      GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  if (dy != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "win.zoom-in" : "win.zoom-out", NULL);

  return GDK_EVENT_STOP;
}

static void
zoom_changed_cb (SegueWindow *self)
{
  const int zoom = segue_view_state_get_zoom (self->state);
  GtkWidget *preview = GTK_WIDGET (segue_preview_get_view (self->preview));
  GtkWidget *clamp = gtk_widget_get_ancestor (preview, ADW_TYPE_CLAMP_SCROLLABLE);
  g_autofree char *css = g_strdup_printf ("textview { font-size: %d%%; }", zoom);

  gtk_css_provider_load_from_data (self->zoom_css, zoom != SEGUE_ZOOM_NORMAL ? css : "", -1);
  g_object_set (clamp,
                "maximum-size", PREVIEW_WIDTH * zoom / 100,
                "tightening-threshold", PREVIEW_WIDTH * zoom / 100,
                NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-in", zoom < SEGUE_ZOOM_MAX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out", zoom > SEGUE_ZOOM_MIN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-reset", zoom != SEGUE_ZOOM_NORMAL);
}

/* Has a view follow the zoom, and Ctrl and the wheel change it there. */
static void
add_view (SegueWindow *self,
          GtkWidget   *view)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_style_context_add_provider (gtk_widget_get_style_context (view), GTK_STYLE_PROVIDER (self->zoom_css),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, scroll);
}

void
segue_window_install_zoom (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom_action);
}

void
segue_window_init_zoom (SegueWindow *self)
{
  self->zoom_css = gtk_css_provider_new ();
  add_view (self, GTK_WIDGET (segue_text_view_get_view (self->text_view)));
  add_view (self, GTK_WIDGET (segue_preview_get_view (self->preview)));
  g_signal_connect_object (self->state, "notify::zoom", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "zoom", self->state, "zoom", G_SETTINGS_BIND_DEFAULT);
  zoom_changed_cb (self);
}
