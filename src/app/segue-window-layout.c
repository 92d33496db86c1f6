/* segue-window-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-window-private.h"

#include <glib/gi18n.h>

/* Where a step begins, in em, so that large text moves down a step: 860 and 1500 pixels at the usual size. */
#define MEDIUM_FROM 58.6
#define WIDE_FROM 102.3
/* From where the problem bar has room for a fix beside the message, and the header bar for all its buttons. */
#define BUTTONS_FROM 40.0

static const struct
{
  const char *position_key;
  GtkOrientation orientation;
  guint n_lines;
} steps[] = {
  [SEGUE_WINDOW_NARROW] = { "outline-height", GTK_ORIENTATION_VERTICAL, 2 },
  [SEGUE_WINDOW_MEDIUM] = { "outline-width", GTK_ORIENTATION_HORIZONTAL, 2 },
  [SEGUE_WINDOW_WIDE] = { "outline-width-wide", GTK_ORIENTATION_HORIZONTAL, 1 },
};

static double
get_em (SegueWindow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * pango_cairo_context_get_resolution (context) / 72;
}

static void
save_position (SegueWindow *self)
{
  if (self->step != SEGUE_WINDOW_UNKNOWN)
    g_settings_set_int (self->settings, steps[self->step].position_key, gtk_paned_get_position (self->paned));
}

static void
apply_step (SegueWindow     *self,
            SegueWindowStep  step)
{
  save_position (self);
  self->step = step;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), steps[step].orientation);
  gtk_paned_set_position (self->paned, g_settings_get_int (self->settings, steps[step].position_key));
  segue_outline_set_n_lines (self->outline, steps[step].n_lines);
}

/* What the header bar leaves out in a very narrow window is in the menu or has keys. */
static void
apply_room (SegueWindow *self,
            gboolean     has_room)
{
  self->has_room = has_room;
  if (has_room)
    adw_split_button_set_label (self->open_button, _("_Open"));
  else
    adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
  _segue_window_update_header (self);
}

static void
fit (SegueWindow *self,
     int          pixels)
{
  const double width = pixels / get_em (self);
  const gboolean has_room = width >= BUTTONS_FROM;
  SegueWindowStep step = SEGUE_WINDOW_NARROW;

  if (width >= WIDE_FROM)
    step = SEGUE_WINDOW_WIDE;
  else if (width >= MEDIUM_FROM)
    step = SEGUE_WINDOW_MEDIUM;
  if (step != self->step)
    apply_step (self, step);

  segue_problem_bar_set_n_fixes (self->problem_bar, step >= SEGUE_WINDOW_MEDIUM ? G_MAXUINT : has_room ? 1 : 0);
  if (has_room != self->has_room)
    apply_room (self, has_room);
}

static gboolean
fit_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->step_source = 0;
  fit (self, gtk_widget_get_width (GTK_WIDGET (self)));

  return G_SOURCE_REMOVE;
}

/* Follows a new width, but not while it is being given out. */
void
_segue_window_fit (SegueWindow *self)
{
  if (self->step_source == 0)
    self->step_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* The first frame is right already. */
static void
default_width_cb (SegueWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    fit (self, width);
}

void
_segue_window_load_layout (SegueWindow *self)
{
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (default_width_cb), self, G_CONNECT_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

void
_segue_window_save_layout (SegueWindow *self)
{
  int width;
  int height;

  /* of a maximised window this is the size it goes back to */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  save_position (self);
}
