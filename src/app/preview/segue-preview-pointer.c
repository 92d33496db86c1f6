/* segue-preview-pointer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-preview-private.h"

#include "app/preview/segue-notes-text.h"

/* Handles the pointer in the preview: a click selects an entry, a drag selects text, and Ctrl+click opens a link. A
 * click must not take the focus from a field that is being edited, so the view is not focusable while a button is
 * pressed. It takes the focus when text is selected, which can be copied then. */

#define CLICK_DISTANCE 6

static gboolean
get_iter (SeguePreview *self,
          double        x,
          double        y,
          GtkTextIter  *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);

  return gtk_text_view_get_iter_at_location (view, iter, buffer_x, buffer_y);
}

static char *
dup_link_at (SeguePreview *self,
             double        x,
             double        y)
{
  SegueNotesStyle *style = segue_notes_view_get_style (self->view);
  g_autoptr(SegueBlocks) blocks = NULL;
  SegueEntry *entry;
  GtkTextIter iter;
  guint offset;
  guint index;

  if (!get_iter (self, x, y, &iter) || !gtk_text_iter_has_tag (&iter, style->tags[SEGUE_NOTES_TAG_LINK]))
    return NULL;
  entry = segue_notes_lines_get_at (self->lines, &iter, &offset);
  if (entry == NULL || !segue_notes_lines_find (self->lines, segue_entry_get_id (entry), &index))
    return NULL;
  blocks = segue_notes_lines_dup_blocks (self->lines, index, entry);

  return g_strdup (segue_notes_text_link_at (blocks, offset));
}

/* Returns whether a link is safe to open. Notes may come from somebody else. */
gboolean
segue_preview_can_open (const char *link)
{
  const char *scheme = link != NULL ? g_uri_peek_scheme (link) : NULL;

  return scheme != NULL && (g_str_equal (scheme, "http") || g_str_equal (scheme, "https") ||
                            g_str_equal (scheme, "mailto"));
}

static void
open_link (SeguePreview *self,
           const char   *link)
{
  if (segue_preview_can_open (link))
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), link, GDK_CURRENT_TIME);
}

static void
click (SeguePreview    *self,
       double           x,
       double           y,
       GdkModifierType  state)
{
  g_autofree char *link = NULL;
  SegueEntry *entry;
  GtkTextIter iter;

  if (state & GDK_CONTROL_MASK)
    {
      link = dup_link_at (self, x, y);
      if (link != NULL)
        open_link (self, link);
      return;
    }
  get_iter (self, x, y, &iter);
  entry = segue_notes_lines_get_at (self->lines, &iter, NULL);
  if (entry != NULL)
    segue_view_state_set_selected (self->state, segue_entry_get_id (entry));
}

static void
press (SeguePreview *self,
       double        x,
       double        y)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  self->pressed = TRUE;
  self->press_x = x;
  self->press_y = y;
  if (!gtk_widget_has_focus (view) && gtk_widget_get_focusable (view))
    {
      self->kept_focus = TRUE;
      gtk_widget_set_focusable (view, FALSE);
    }
}

static void
release_focus (SeguePreview *self)
{
  if (self->kept_focus)
    gtk_widget_set_focusable (GTK_WIDGET (self->view), TRUE);
  self->kept_focus = FALSE;
  self->pressed = FALSE;
}

static void
release (SeguePreview    *self,
         double           x,
         double           y,
         GdkModifierType  state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gboolean moved = ABS (x - self->press_x) > CLICK_DISTANCE || ABS (y - self->press_y) > CLICK_DISTANCE;

  if (!self->pressed)
    return;
  release_focus (self);
  if (gtk_text_buffer_get_has_selection (buffer))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else if (!moved)
    click (self, x, y, state);
}

/* Handles events and not a gesture, since the text view claims every press. */
gboolean
segue_preview_event_cb (SeguePreview       *self,
                        GdkEvent           *event,
                        GtkEventController *controller)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GdkEventType type = gdk_event_get_event_type (event);
  GtkNative *native = gtk_widget_get_native (view);
  graphene_point_t point;
  double x;
  double y;
  double surface_x;
  double surface_y;

  if (type == GDK_SCROLL || type == GDK_BUTTON_PRESS)
    segue_preview_stop_scrolling (self);
  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (!gtk_widget_compute_point (GTK_WIDGET (native), view, &GRAPHENE_POINT_INIT (x - surface_x, y - surface_y), &point))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    press (self, point.x, point.y);
  else
    release (self, point.x, point.y, gdk_event_get_modifier_state (event));

  return GDK_EVENT_PROPAGATE;
}

void
segue_preview_motion_cb (SeguePreview       *self,
                         double              x,
                         double              y,
                         GtkEventController *controller)
{
  g_autofree char *link = dup_link_at (self, x, y);
  gboolean over_link = segue_preview_can_open (link);

  /* The release event goes to another widget when selected text is dragged away. */
  if (self->pressed && !(gtk_event_controller_get_current_event_state (controller) & GDK_BUTTON1_MASK))
    release_focus (self);
  if (self->over_link == over_link)
    return;
  self->over_link = over_link;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), over_link ? "pointer" : "text");
}

gboolean
segue_preview_tooltip_cb (SeguePreview *self,
                          int           x,
                          int           y,
                          gboolean      keyboard,
                          GtkTooltip   *tooltip,
                          GtkWidget    *view)
{
  g_autofree char *link = keyboard ? NULL : dup_link_at (self, x, y);

  if (link == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, link);

  return TRUE;
}
