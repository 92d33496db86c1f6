/* segue-window-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

/* Where a step begins, in em, so that large text moves down a step: 860 and 1500 pixels at the usual size. */
#define MEDIUM_FROM 58.6
#define WIDE_FROM 102.3
/* From where the problem bar has room for a fix beside the message, and the header bar for all its buttons. */
#define BUTTONS_FROM 40.0
/* From where the find bar has room for what to replace with and its buttons side by side. */
#define FIND_ROW_FROM 32.0

#define USUAL_EM 14.67

/* How wide the views of a wide window are at first. */
#define DETAILS_WIDTH 480
#define PREVIEW_WIDTH 680

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

/* What @key says, or as long as nobody moved the handle what suits the size of the text. */
static int
get_size (SegueWindow *self,
          const char  *key)
{
  g_autoptr(GVariant) chosen = g_settings_get_user_value (self->settings, key);
  const int size = g_settings_get_int (self->settings, key);

  return chosen != NULL ? size : (int) (size * get_em (self) / USUAL_EM);
}

static void
keep_size (SegueWindow *self,
           const char  *key,
           int          size)
{
  if (ABS (size - get_size (self, key)) > 1)
    g_settings_set_int (self->settings, key, size);
}

/* How wide the window is, or will be. */
int
segue_window_get_width (SegueWindow *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  int default_width;
  int default_height;

  gtk_window_get_default_size (GTK_WINDOW (self), &default_width, &default_height);

  return width > 0 ? width : default_width;
}

/* Details and preview beside the outline: a bit more than half of a window of 1500 pixels, never wider than they can use. */
static int
suitable_side_width (SegueWindow *self)
{
  const int width = segue_window_get_width (self);
  const double scale = get_em (self) / USUAL_EM;
  const int details = DETAILS_WIDTH * scale;
  const int preview = PREVIEW_WIDTH * scale;

  if (self->text_shown)
    return MIN (width / 2, preview);

  return details + CLAMP ((width - details) / 2, 0, preview);
}

static gboolean
has_outline_width (SegueWindow *self)
{
  return self->step == SEGUE_WINDOW_MEDIUM && !self->text_shown;
}

static const char *
get_side_key (SegueWindow *self)
{
  return self->text_shown ? "text-side-width" : "side-width";
}

static const char *
get_details_key (SegueWindow *self)
{
  return self->step == SEGUE_WINDOW_WIDE ? "details-width" : "details-height";
}

/* Keeps where the user put the handles between the views. What suits the window is not kept, so that it goes on to. */
void
segue_window_keep_panes (SegueWindow *self)
{
  const int position = gtk_paned_get_position (self->paned);

  if (!self->placed || self->panes_handler != 0)
    return;

  if (has_outline_width (self))
    {
      keep_size (self, "outline-width", position);
    }
  else
    {
      const int side = gtk_widget_get_width (GTK_WIDGET (self->paned)) - position;

      if (ABS (side - suitable_side_width (self)) > 2 || g_settings_get_int (self->settings, get_side_key (self)) != 0)
        g_settings_set_int (self->settings, get_side_key (self), MAX (side, 0));
    }
  if (!self->text_shown && gtk_paned_get_position (self->inner_paned) != self->details_size)
    keep_size (self, get_details_key (self), gtk_paned_get_position (self->inner_paned));
}

/* Above the preview the details take the height that all their fields need, which is another one in each language, as
 * long as nobody moved the handle. */
static int
get_details_size (SegueWindow *self)
{
  const char *key = get_details_key (self);
  g_autoptr(GVariant) chosen = g_settings_get_user_value (self->settings, key);
  const int size = get_size (self, key);
  int needed;

  if (chosen != NULL || self->step == SEGUE_WINDOW_WIDE)
    return size;

  gtk_widget_measure (GTK_WIDGET (self->details), GTK_ORIENTATION_VERTICAL, -1, NULL, &needed, NULL, NULL);

  return CLAMP (needed, size, size * 5 / 4);
}

static void
set_positions (SegueWindow *self)
{
  int side;

  if (has_outline_width (self))
    {
      gtk_paned_set_position (self->paned, get_size (self, "outline-width"));
    }
  else
    {
      side = g_settings_get_int (self->settings, get_side_key (self));
      gtk_paned_set_position (self->paned, MAX (segue_window_get_width (self) - (side > 0 ? side : suitable_side_width (self)), 0));
    }
  if (!self->text_shown)
    {
      self->details_size = get_details_size (self);
      gtk_paned_set_position (self->inner_paned, self->details_size);
    }
}

static void
set_growing (SegueWindow *self,
             gboolean     outline_keeps)
{
  gtk_paned_set_resize_start_child (self->paned, !outline_keeps);
  gtk_paned_set_resize_end_child (self->paned, outline_keeps);
}

static void
after_paint_cb (SegueWindow   *self,
                GdkFrameClock *clock)
{
  g_clear_signal_handler (&self->panes_handler, clock);
  set_growing (self, has_outline_width (self));
}

/* Gives the views their sizes. The outline, or the text, takes what is left where there is much. */
void
segue_window_place_panes (SegueWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->placed = self->step >= SEGUE_WINDOW_MEDIUM;
  if (!self->placed)
    return;

  /* The left side first keeps its size: panes of which one was hidden would take the window to have grown since they
   * both were seen. */
  set_growing (self, clock != NULL || has_outline_width (self));
  set_positions (self);
  if (clock != NULL && self->panes_handler == 0)
    self->panes_handler = g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self,
                                                   G_CONNECT_SWAPPED);
}

static void
apply_step (SegueWindow     *self,
            SegueWindowStep  step)
{
  self->step = step;
  segue_window_leave_problems (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner_paned), step == SEGUE_WINDOW_WIDE
                                                                         ? GTK_ORIENTATION_HORIZONTAL
                                                                         : GTK_ORIENTATION_VERTICAL);
  segue_outline_set_n_lines (self->outline, step == SEGUE_WINDOW_WIDE ? 1 : 2);
  segue_window_update_header (self);
  segue_window_update_views (self);
  segue_window_place_panes (self);
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
  segue_window_update_header (self);
  segue_window_update_views (self);
}

static SegueWindowStep
get_step (double width)
{
  if (width >= WIDE_FROM)
    return SEGUE_WINDOW_WIDE;

  return width >= MEDIUM_FROM ? SEGUE_WINDOW_MEDIUM : SEGUE_WINDOW_NARROW;
}

static void
fit (SegueWindow *self,
     int          pixels)
{
  const double width = pixels / get_em (self);
  const gboolean has_room = width >= BUTTONS_FROM;
  const SegueWindowStep step = get_step (width);

  if (step != self->step)
    apply_step (self, step);
  else if (!self->placed)
    segue_window_place_panes (self);

  segue_problem_bar_set_n_fixes (self->problem_bar, step >= SEGUE_WINDOW_MEDIUM ? G_MAXUINT : has_room ? 1 : 0);
  segue_find_bar_set_narrow (self->find_bar, width < FIND_ROW_FROM);
  segue_window_fit_toast (self);
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

/* Follows a new width, but not while it is being given out; the views have their old sizes still. */
void
segue_window_fit (SegueWindow *self,
                  int          width)
{
  if (get_step (width / get_em (self)) != self->step)
    {
      segue_window_keep_panes (self);
      self->placed = FALSE;
    }
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
segue_window_load_layout (SegueWindow *self)
{
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (default_width_cb), self, G_CONNECT_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

void
segue_window_save_layout (SegueWindow *self)
{
  int width;
  int height;

  /* of a maximised window this is the size it goes back to */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  segue_window_keep_panes (self);
}
