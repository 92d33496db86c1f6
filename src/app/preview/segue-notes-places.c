/* segue-notes-places.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-places.h"

#include <glib/gi18n.h>

/* Of a long episode only the entries around the visible area are written. The scrollbar of the text would stand for
 * these, so another one takes its place, whose values are indices of entries of the whole episode. What is written
 * follows when the user scrolls. */

/* Milliseconds without scrolling after which what is written follows. */
#define REST_TIME 80

struct _SegueNotesPlaces
{
  SegueNotesLines *lines;
  SegueNotesView *view;
  GtkWidget *scroller;
  GtkWidget *scrollbar; /* stands for all entries of a long episode */
  GSignalGroup *signals; /* of the adjustment of the scroller */
  SegueNotesPlacesFunc moved;
  gpointer user_data;

  guint rest_source;
  GtkTextMark *top; /* what is to be at the top of the visible area, or NULL */
};

/* Lets the view stay where it is. */
void
segue_notes_places_forget_top (SegueNotesPlaces *self)
{
  if (self->top != NULL && !gtk_text_mark_get_deleted (self->top))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->top), self->top);
  g_clear_object (&self->top);
}

/* Scrolls to the place that is to be at the top. Returns whether it is there, or at least the end of the text is. */
static gboolean
scroll_to_top (SegueNotesPlaces *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkTextIter iter;
  double value;
  int y;
  int end;
  int height;

  if (self->top == NULL)
    return TRUE;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_view_get_line_yrange (view, &iter, &end, &height);
  end += height + gtk_text_view_get_bottom_margin (view);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->top);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  value = MAX (MIN (y, end - gtk_adjustment_get_page_size (adjustment)), 0);
  gtk_adjustment_set_value (adjustment, value);
  /* The adjustment may not know the height of the text yet. */
  if (ABS (gtk_adjustment_get_value (adjustment) - value) > 1)
    return FALSE;

  segue_notes_places_forget_top (self);

  return TRUE;
}

static void jump_cb (SegueNotesPlaces *self);

/* Shows on the scrollbar, and to assistive technologies, which entries are seen. */
static void
show_places (SegueNotesPlaces *self)
{
  const guint n_entries = segue_episode_get_n_entries (segue_notes_lines_get_episode (self->lines));
  GtkAdjustment *places = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->scrollbar));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  g_autofree char *text = NULL;
  guint top;
  guint bottom;
  guint n_seen;

  if (!segue_notes_lines_get_visible (self->lines, &top, &bottom))
    return;

  /* The last entry may be seen in part. The scrollbar is at its end only if the view is. */
  n_seen = bottom - top;
  if (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >=
      gtk_adjustment_get_upper (adjustment) - 1)
    n_seen++;
  n_seen = MAX (n_seen, 1);
  g_signal_handlers_block_by_func (places, jump_cb, self);
  gtk_adjustment_configure (places, top, 0, n_entries, 1, n_seen, n_seen);
  g_signal_handlers_unblock_by_func (places, jump_cb, self);

  /* Translators: places among all entries of a very long episode, as in "Entries 501 to 520 of 100,000" */
  text = g_strdup_printf (_("Entries %'u to %'u of %'u"), top + 1, bottom + 1, n_entries);
  gtk_widget_set_tooltip_text (self->scrollbar, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
rest_cb (gpointer user_data)
{
  SegueNotesPlaces *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  gboolean is_end;

  self->rest_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->view)) || !scroll_to_top (self) ||
      !segue_notes_lines_is_part (self->lines))
    return G_SOURCE_REMOVE;

  /* So few entries may be left at the end that there is nothing to scroll. */
  is_end = segue_notes_lines_get_first (self->lines) > 0 &&
           gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 1;
  segue_notes_lines_slide (self->lines);
  self->moved (self->user_data);
  show_places (self);
  if (is_end)
    segue_notes_places_set_top (self, segue_notes_lines_get_end (self->lines));

  return G_SOURCE_REMOVE;
}

/* Schedules rest_cb(). It waits for the end of a movement, which it would disturb, unless the end of what is written is
 * near. It runs when all lines have a height. */
static void
scrolled_cb (SegueNotesPlaces *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const double page = gtk_adjustment_get_page_size (adjustment);
  const double value = gtk_adjustment_get_value (adjustment);
  const gboolean is_near = self->top != NULL || value < page || value + 2 * page > gtk_adjustment_get_upper (adjustment);

  if (!segue_notes_lines_is_part (self->lines) && self->top == NULL)
    return;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add_full (G_PRIORITY_LOW, is_near ? 0 : REST_TIME, rest_cb, self, NULL);
}

/* Sets the place that is at the top of the visible area as soon as all lines have a height: that of the entry at
 * @index, or the end of the text. */
void
segue_notes_places_set_top (SegueNotesPlaces *self,
                            guint             index)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextMark *mark = segue_notes_lines_get_mark (self->lines, index);
  GtkTextIter iter;

  segue_notes_places_forget_top (self);
  if (mark != NULL)
    gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  else
    gtk_text_buffer_get_end_iter (buffer, &iter);
  self->top = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  scrolled_cb (self);
}

/* Returns: the id of the entry at the top of the visible area, or 0 if the start of the episode is there */
guint64
segue_notes_places_get_anchor (SegueNotesPlaces *self)
{
  GdkRectangle visible;
  guint top;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  if ((visible.y <= 0 && segue_notes_lines_get_first (self->lines) == 0) ||
      !segue_notes_lines_get_visible (self->lines, &top, NULL))
    return 0;

  return segue_entry_get_id (segue_episode_get (segue_notes_lines_get_episode (self->lines), top));
}

/* Scrolls back to the entry that was at the top of the visible area before its lines were removed, or to what is now
 * where the lines of a long episode began. */
void
segue_notes_places_keep_anchor (SegueNotesPlaces *self,
                                guint64           anchor)
{
  guint index = segue_notes_lines_get_first (self->lines);
  GtkTextMark *mark;

  if (anchor == 0 ||
      (!segue_notes_lines_find (self->lines, anchor, &index) && !segue_notes_lines_is_part (self->lines)) ||
      segue_notes_lines_get_mark (self->lines, index) != NULL)
    return;

  segue_notes_lines_show (self->lines, index);
  mark = segue_notes_lines_get_mark (self->lines, index);
  if (mark != NULL)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), mark, 0, TRUE, 0, 0);
  segue_notes_places_set_top (self, index);
}

/* Shows the entries that the scrollbar has been moved to. */
static void
jump_cb (SegueNotesPlaces *self)
{
  GtkAdjustment *places = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->scrollbar));
  const double value = gtk_adjustment_get_value (places);
  guint index = (guint) value;

  if (value >= gtk_adjustment_get_upper (places) - gtk_adjustment_get_page_size (places))
    index = segue_episode_get_n_entries (segue_notes_lines_get_episode (self->lines));
  segue_notes_lines_show_from (self->lines, MAX (index, 1) - 1);
  segue_notes_places_set_top (self, index);
  self->moved (self->user_data);
}

/* Shows the scrollbar if the episode is long. Called when the preview has another episode. */
void
segue_notes_places_update (SegueNotesPlaces *self)
{
  const gboolean is_part = segue_notes_lines_is_part (self->lines);

  if (gtk_widget_get_visible (self->scrollbar) != is_part)
    {
      gtk_widget_set_visible (self->scrollbar, is_part);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                      is_part ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC);
      if (!is_part)
        gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  scrolled_cb (self);
}

/* Ctrl+Home and Ctrl+End lead to the ends of the episode, and not to those of what is written. */
static void
move_cursor_cb (SegueNotesPlaces *self,
                GtkMovementStep   step,
                int               count,
                gboolean          extend,
                GtkTextView      *view)
{
  GtkAdjustment *places = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->scrollbar));

  if (step != GTK_MOVEMENT_BUFFER_ENDS || !segue_notes_lines_is_part (self->lines))
    return;

  g_signal_stop_emission_by_name (view, "move-cursor");
  g_signal_handlers_block_by_func (places, jump_cb, self);
  gtk_adjustment_set_value (places, count < 0 ? 0 : gtk_adjustment_get_upper (places));
  g_signal_handlers_unblock_by_func (places, jump_cb, self);
  jump_cb (self);
}

/**
 * segue_notes_places_new:
 * @lines: what the view shows
 * @scroller: the scrolled window of the view
 * @scrollbar: a scrollbar beside it
 * @moved: called when other lines are written
 * @user_data: data for @moved
 *
 * Follows the visible area of a view of notes. All that is given has to live as long as the places.
 *
 * Returns: (transfer full): the places
 */
SegueNotesPlaces *
segue_notes_places_new (SegueNotesLines      *lines,
                        GtkWidget            *scroller,
                        GtkWidget            *scrollbar,
                        SegueNotesPlacesFunc  moved,
                        gpointer              user_data)
{
  SegueNotesPlaces *self = g_new0 (SegueNotesPlaces, 1);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  self->lines = lines;
  self->view = segue_notes_lines_get_view (lines);
  self->scroller = scroller;
  self->scrollbar = scrollbar;
  self->moved = moved;
  self->user_data = user_data;
  self->signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->signals, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (scrolled_cb), self);
  g_signal_group_set_target (self->signals, adjustment);
  g_signal_connect_swapped (self->view, "map", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (self->view, "move-cursor", G_CALLBACK (move_cursor_cb), self);
  g_signal_connect_swapped (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (scrollbar)), "value-changed",
                            G_CALLBACK (jump_cb), self);

  return self;
}

void
segue_notes_places_free (SegueNotesPlaces *self)
{
  segue_notes_places_forget_top (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_object_unref (self->signals);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->scrollbar)), self);
  g_free (self);
}
