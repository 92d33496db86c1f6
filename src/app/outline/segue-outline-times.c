/* segue-outline-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include "app/exchange/segue-foreign-text.h"
#include "app/outline/segue-times-popover.h"
#include "app/widgets/segue-em.h"

/* The actions that change the times of many segments. They open a popover at the current row. */

/* The width of the popover, the height that its fields can have in any window, and that of what stands above and below
 * them, in em; and what is left free at the sides of a narrow window and taken by its border, in pixels. */
#define WIDTH 28
#define HEIGHT 28
#define FRAME_HEIGHT 12
#define MARGIN 16

static const struct
{
  const char *name;
  SegueTimeMode mode;
} modes[] = {
  { "shift", SEGUE_TIME_MODE_SHIFT },
  { "start", SEGUE_TIME_MODE_START },
  { "cuts", SEGUE_TIME_MODE_CUTS },
  { "points", SEGUE_TIME_MODE_POINTS },
  { "round", SEGUE_TIME_MODE_ROUND },
  { "clear", SEGUE_TIME_MODE_CLEAR },
  { "paste-titles", SEGUE_TIME_MODE_PASTE_TITLES },
  { "paste-times", SEGUE_TIME_MODE_PASTE_TIMES },
};

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(SegueOutline) self = user_data;
  g_autofree char *text = segue_foreign_text_read_finish (result);

  if (self->times != NULL && gtk_widget_get_visible (self->times))
    segue_times_popover_set_pasted (SEGUE_TIMES_POPOVER (self->times), text != NULL ? text : "");
}

static guint64
get_current_id (SegueOutline *self)
{
  return segue_outline_model_get_shown_id (self->model,
                                           segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self))));
}

/* Gives the focus back to the rows, unless it has gone elsewhere. */
static void
closed_cb (SegueOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* an edit of the notes closes the popover as well, and the next key belongs to the field where it was made */
  if (focus == NULL || focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, self->times))
    segue_outline_rows_focus (self->rows, get_current_id (self));
}

/* Sets the size of the popover to what there is room for. */
static void
fit_size (SegueOutline *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const double em = segue_em_get (GTK_WIDGET (self));
  /* no choice is out of sight where the window is high enough to show all of them */
  const int height = MAX (gtk_widget_get_height (window) - (int) (FRAME_HEIGHT * em), (int) (HEIGHT * em));

  segue_times_popover_fit (SEGUE_TIMES_POPOVER (self->times),
                           MIN ((int) (WIDTH * em), gtk_widget_get_width (window) - 2 * MARGIN), height);
}

/* Points the popover to the current row: beside the outline if there is something else, or below the row. */
static void
point_to_row (SegueOutline *self)
{
  SegueOutlineRow *row = segue_outline_rows_lookup (self->rows, get_current_id (self));
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const gboolean beside = width < gtk_widget_get_width (window) * 3 / 4;
  GdkRectangle rectangle = { width / 2, 0, 1, 1 };
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds) &&
      bounds.origin.y >= 0 && bounds.origin.y < gtk_widget_get_height (GTK_WIDGET (self)))
    rectangle = (GdkRectangle){ 0, bounds.origin.y, width, bounds.size.height };
  gtk_popover_set_position (GTK_POPOVER (self->times), beside ? GTK_POS_RIGHT : GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->times), &rectangle);
}

static void
create_popover (SegueOutline *self)
{
  self->times = GTK_WIDGET (segue_times_popover_new (segue_view_get_session (SEGUE_VIEW (self))));
  gtk_widget_set_parent (self->times, GTK_WIDGET (self));
  g_signal_connect_object (self->times, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "unmap", G_CALLBACK (gtk_popover_popdown), self->times, G_CONNECT_SWAPPED);
}

/* Opens the popover in the mode that is called @name. */
void
segue_outline_change_times (SegueOutline *self,
                            const char   *name)
{
  g_autoptr(GArray) ids = NULL;
  SegueTimeMode mode = SEGUE_TIME_MODE_SHIFT;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i].name, name))
      mode = modes[i].mode;
  segue_outline_edit_finish (self->edit);
  if (self->times == NULL)
    create_popover (self);
  ids = segue_outline_selection_dup_targets (self->selection);
  fit_size (self);
  point_to_row (self);
  segue_times_popover_open (SEGUE_TIMES_POPOVER (self->times), mode, ids);
  if (mode >= SEGUE_TIME_MODE_PASTE_TITLES)
    segue_foreign_text_read_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)), text_read_cb, g_object_ref (self));
}
