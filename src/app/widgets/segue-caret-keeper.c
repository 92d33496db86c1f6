/* segue-caret-keeper.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-caret-keeper.h"

/* Keeps the caret of a text view visible while the view measures its text. GTK measures a long text little by little. Until
 * it is done, the height is too small, and a view that scrolls to a caret far down stops at the end that is known so far. The
 * keeper scrolls again whenever the height changes, until the user scrolls away. */

#define SEGUE_TYPE_CARET_KEEPER (segue_caret_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SegueCaretKeeper, segue_caret_keeper, SEGUE, CARET_KEEPER, GObject)

struct _SegueCaretKeeper
{
  GObject parent_instance;

  GtkTextView *view;         /* unowned: it owns the keeper */
  GtkAdjustment *adjustment; /* the vertical one of the view */
  int place;                 /* distance of the caret from the top, in pixels, when it was last seen, or -1 */
  gboolean keeps;            /* the caret has moved, and the user has not scrolled since */
};

G_DEFINE_FINAL_TYPE (SegueCaretKeeper, segue_caret_keeper, G_TYPE_OBJECT)

/* Returns the distance of the caret from the top of the visible part, in pixels. Sets @height to the height of its line. */
static int
measure_caret (SegueCaretKeeper *self,
               int              *height)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter caret;
  GdkRectangle at;
  int y;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (self->view, &caret, &at);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, NULL, &y);
  *height = at.height;

  return y;
}

static gboolean
is_visible (SegueCaretKeeper *self,
            int               y,
            int               height)
{
  return y >= 0 && y + height <= gtk_adjustment_get_page_size (self->adjustment);
}

static void
value_changed_cb (SegueCaretKeeper *self)
{
  int height, y;

  if (!self->keeps)
    return;

  y = measure_caret (self, &height);
  if (is_visible (self, y, height))
    self->place = y;
}

/* The height of the text or of the view has changed. */
static void
changed_cb (SegueCaretKeeper *self)
{
  const int page = gtk_adjustment_get_page_size (self->adjustment);
  int height, y, place;

  if (!self->keeps || page <= 0 || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return;

  y = measure_caret (self, &height);
  if (is_visible (self, y, height))
    return;

  place = self->place >= 0 ? self->place : y < 0 ? 0 : page;
  place = CLAMP (place, 0, MAX (page - height, 0));
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + y - place);
}

static void
mark_set_cb (SegueCaretKeeper  *self,
             const GtkTextIter *iter,
             GtkTextMark       *mark,
             GtkTextBuffer     *buffer)
{
  if (mark != gtk_text_buffer_get_insert (buffer))
    return;

  self->keeps = TRUE;
  self->place = -1;
}

static void
release (SegueCaretKeeper *self)
{
  self->keeps = FALSE;
}

static gboolean
scroll_cb (SegueCaretKeeper *self)
{
  release (self);

  return GDK_EVENT_PROPAGATE;
}

static void
segue_caret_keeper_finalize (GObject *object)
{
  SegueCaretKeeper *self = SEGUE_CARET_KEEPER (object);

  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (segue_caret_keeper_parent_class)->finalize (object);
}

static void
segue_caret_keeper_class_init (SegueCaretKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_caret_keeper_finalize;
}

static void
segue_caret_keeper_init (SegueCaretKeeper *self)
{
  self->place = -1;
}

/**
 * segue_caret_keeper_watch:
 * @view: a text view with the buffer that it will keep
 * @window: the scrolled window that contains it
 *
 * Keeps the caret visible after it has moved, while @view measures its text and until the user scrolls: by the wheel, the
 * scroll bar or a finger.
 */
void
segue_caret_keeper_watch (GtkTextView       *view,
                          GtkScrolledWindow *window)
{
  SegueCaretKeeper *self = g_object_new (SEGUE_TYPE_CARET_KEEPER, NULL);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *press = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (window));

  self->view = view;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (window));
  g_object_set_data_full (G_OBJECT (view), "segue-caret-keeper", self, g_object_unref);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "mark-set", G_CALLBACK (mark_set_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (release), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (press, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (window), scroll);
  gtk_widget_add_controller (GTK_WIDGET (window), press);
}
