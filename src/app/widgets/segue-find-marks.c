/* segue-find-marks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-find-marks.h"

#include <adwaita.h>

#include "core/search/segue-search.h"

/* The most text that is searched at once, in characters. A single visible line can be very long. */
#define MAX_CHARS 65536

/**
 * SegueFindMarks:
 *
 * Highlights all visible matches of the search in a text view.
 */
struct _SegueFindMarks
{
  GObject parent_instance;

  GtkTextView *view; /* owns this */
  SegueViewState *state;
  GtkAdjustment *adjustment;
  GtkTextTag *tag;
  GtkTextTag *current;
  guint update_source;
  gboolean marked;
};

G_DEFINE_FINAL_TYPE (SegueFindMarks, segue_find_marks, G_TYPE_OBJECT)

static void
mark_matches (SegueFindMarks *self,
              SeguePattern   *pattern,
              GtkTextIter    *start,
              GtkTextIter    *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = gtk_text_iter_get_slice (start, end);
  g_autoptr(SegueMatches) matches = segue_search_text (pattern, text, strlen (text), NULL, NULL);
  gsize done = 0;
  GtkTextIter from = *start;

  for (guint i = 0; matches != NULL && i < segue_matches_get_n (matches); i++)
    {
      const SegueMatch *match = segue_matches_get (matches, i);
      GtkTextIter to;

      gtk_text_iter_forward_chars (&from, g_utf8_strlen (text + done, match->offset - done));
      to = from;
      gtk_text_iter_forward_chars (&to, g_utf8_strlen (text + match->offset, match->length));
      gtk_text_buffer_apply_tag (buffer, self->tag, &from, &to);
      done = match->offset + match->length;
      from = to;
    }
}

/* Finds the range of the visible lines. */
static void
get_lines_in_view (SegueFindMarks *self,
                   GtkTextIter    *start,
                   GtkTextIter    *end)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, start, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (end);
  if (gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) > MAX_CHARS)
    {
      *end = *start;
      gtk_text_iter_forward_chars (end, MAX_CHARS);
    }
}

/* The color of the text is one that can be read on both backgrounds. That of links and times is not. */
static void
update_colors (SegueFindMarks *self)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *text = dark ? "#ffffff" : "#241f31";

  g_object_set (self->tag, "foreground", text, "background", dark ? "rgba(245, 194, 17, 0.25)" : "rgba(245, 194, 17, 0.35)",
                NULL);
  g_object_set (self->current, "foreground", text, "background", "rgba(255, 120, 0, 0.45)", NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  SegueFindMarks *self = user_data;
  SeguePattern *pattern = segue_view_state_get_pattern (self->state);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  self->update_source = 0;
  if (self->marked)
    {
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
    }
  self->marked = pattern != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view));
  if (self->marked)
    {
      get_lines_in_view (self, &start, &end);
      mark_matches (self, pattern, &start, &end);
    }

  return G_SOURCE_REMOVE;
}

/* Queues an update before the next frame, so that many changes cause one. */
static void
update_later (SegueFindMarks *self)
{
  if (self->update_source == 0 && (self->marked || segue_view_state_get_pattern (self->state) != NULL))
    self->update_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

/* Follows the adjustment of the view, which is replaced when the view is put into a scrolled window. */
static void
adjustment_cb (SegueFindMarks *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, update_later, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
}

static void
segue_find_marks_dispose (GObject *object)
{
  SegueFindMarks *self = SEGUE_FIND_MARKS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_find_marks_parent_class)->dispose (object);
}

static void
segue_find_marks_class_init (SegueFindMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_find_marks_dispose;
}

static void
segue_find_marks_init (SegueFindMarks *self)
{
}

/**
 * segue_find_marks_new:
 * @view: a text view, which has to own the marks as long as it has its buffer, and not longer
 * @state: holds the pattern that is searched
 *
 * Creates the marks of a text view.
 *
 * Returns: (transfer full): the marks
 */
SegueFindMarks *
segue_find_marks_new (GtkTextView    *view,
                      SegueViewState *state)
{
  SegueFindMarks *self = g_object_new (SEGUE_TYPE_FIND_MARKS, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->view = view;
  self->state = g_object_ref (state);
  self->tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->current = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  update_colors (self);
  g_signal_connect_object (state, "notify::pattern", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (update_later), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  adjustment_cb (self);

  return self;
}

/**
 * segue_find_marks_set_current:
 * @self: the marks
 * @start: (nullable): where the current match begins, or %NULL for none
 * @end: (nullable): where it ends
 *
 * Highlights the current match in another colour.
 */
void
segue_find_marks_set_current (SegueFindMarks    *self,
                              const GtkTextIter *start,
                              const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter first;
  GtkTextIter last;

  g_return_if_fail (SEGUE_IS_FIND_MARKS (self));

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag (buffer, self->current, &first, &last);
  if (start != NULL)
    gtk_text_buffer_apply_tag (buffer, self->current, start, end);
}
