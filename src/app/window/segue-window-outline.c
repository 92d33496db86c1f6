/* segue-window-outline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

/* The outline is brought where it can be seen first. */
static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  gtk_widget_activate_action (widget, "win.focus-outline", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->outline), "outline.filter", NULL);
}

/* From a message, which is no part of the outline. */
static void
paste_options_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SEGUE_WINDOW (widget)->outline), "outline.paste-options", NULL);
}

static void
ready_cb (SegueWindow *self)
{
  if (!self->loading)
    segue_outline_restore_collapsed (self->outline);
}

void
segue_window_init_outline (SegueWindow *self)
{
  g_signal_connect_object (self, "notify::ready", G_CALLBACK (ready_cb), self, G_CONNECT_DEFAULT);
}

void
segue_window_install_outline (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.filter-outline", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "win.paste-options", NULL, paste_options_action);
}
