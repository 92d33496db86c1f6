/* segue-preview.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-preview-private.h"

#include <adwaita.h>

/* Microseconds for which further entries are written between two frames. */
#define SLICE 4000
/* The number of entries above the current one in a view that has just been filled. */
#define CONTEXT 2
/* Milliseconds, slightly longer than the scroll animation of the view. */
#define SCROLL_TIME 300

/**
 * SeguePreview:
 *
 * The notes as their readers will see them, following every edit.
 *
 * Work on an edit depends on what changed, not on the length of the episode; a long episode is written bit by bit when
 * there is time. Of a very long one only the entries around the visible area are written, and a scrollbar of its own
 * stands for all of them.
 */
G_DEFINE_FINAL_TYPE (SeguePreview, segue_preview, SEGUE_TYPE_VIEW)

/* Marks the lines of the current entry. Called after lines were written. */
void
segue_preview_update_current (SeguePreview *self)
{
  guint index;

  if (segue_notes_lines_find (self->lines, self->current, &index))
    segue_notes_view_set_current (self->view,
                                  segue_notes_lines_get_mark (self->lines, index),
                                  segue_notes_lines_get_mark (self->lines, index + 1));
  else
    segue_notes_view_set_current (self->view, NULL, NULL);
}

static gboolean
fill_cb (gpointer data)
{
  SeguePreview *self = data;

  segue_notes_lines_fill (self->lines, g_get_monotonic_time () + SLICE);
  segue_preview_update_current (self);
  if (!segue_notes_lines_is_full (self->lines))
    return G_SOURCE_CONTINUE;
  self->fill_source = 0;

  return G_SOURCE_REMOVE;
}

static void
show_episode (SeguePreview           *self,
              SegueEpisode           *episode,
              const SegueEpisodeDiff *difference)
{
  const guint64 anchor = segue_notes_places_get_anchor (self->places);

  if (segue_notes_lines_set_episode (self->lines, episode, difference))
    segue_notes_places_keep_anchor (self->places, anchor);
  if (!segue_notes_lines_is_full (self->lines))
    segue_notes_lines_show (self->lines, segue_notes_lines_get_end (self->lines));
  segue_notes_places_update (self->places);
  segue_preview_update_current (self);
  if (!segue_notes_lines_is_full (self->lines) && self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

/**
 * segue_preview_get_view:
 * @self: a preview
 *
 * Returns: (transfer none): the view of the text itself
 */
GtkTextView *
segue_preview_get_view (SeguePreview *self)
{
  g_return_val_if_fail (SEGUE_IS_PREVIEW (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

static gboolean
is_in_view (SeguePreview *self,
            GtkTextMark  *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (view), &iter, mark);
  gtk_text_view_get_iter_location (view, &iter, &place);

  return place.y >= visible.y && place.y + 3 * place.height <= visible.y + visible.height;
}

static void
scroll_to_current (SeguePreview *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextMark *mark;
  gboolean written;
  guint index;

  if (!g_settings_get_boolean (self->settings, "follow-selection") ||
      gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)) ||
      !segue_notes_lines_find (self->lines, self->current, &index))
    return;
  written = segue_notes_lines_get_mark (self->lines, index) != NULL;
  segue_notes_lines_show (self->lines, index);
  mark = segue_notes_lines_get_mark (self->lines, index);
  if (!written)
    segue_notes_places_set_top (self->places, index - MIN (index, CONTEXT));
  else if (!is_in_view (self, mark))
    {
      segue_notes_places_forget_top (self->places);
      gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0.2);
    }
}

/* Scrolls to the current entry again. The view estimates the heights of lines without a layout, so its first target
 * may be wrong. This runs when the animation has ended and the lines have a layout. */
static gboolean
scroll_again_cb (gpointer data)
{
  SeguePreview *self = data;

  self->scroll_source = 0;
  scroll_to_current (self);

  return G_SOURCE_REMOVE;
}

/* Cancels the second scroll, since the user has scrolled. */
void
segue_preview_stop_scrolling (SeguePreview *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  segue_notes_places_forget_top (self->places);
}

/* Marks the selected entry, and scrolls it into view unless text is selected in the preview, or the settings say that it
 * does not follow. */
static void
show_selected (SeguePreview *self)
{
  self->current = segue_view_state_get_selected (self->state);
  scroll_to_current (self);
  segue_preview_update_current (self);
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add_full (G_PRIORITY_LOW, SCROLL_TIME, scroll_again_cb, self, NULL);
}

static void
selected_changed_cb (SeguePreview *self)
{
  /* Another view may select an entry of a new episode before the preview has this episode. The selection is shown
   * when the preview has it. */
  if (!self->stays && segue_notes_lines_get_episode (self->lines) == segue_document_get_episode (self->document))
    show_selected (self);
}

/* Returns: whether the current entry has moved to another place among the others */
static gboolean
has_moved (SeguePreview           *self,
           SegueEpisode           *before,
           SegueEpisode           *after,
           const SegueEpisodeDiff *difference)
{
  guint old_index;
  guint index;

  return segue_episode_find (before, self->current, &old_index) && segue_episode_find (after, self->current, &index) &&
         index != old_index && index >= difference->start && index < difference->new_end;
}

static void
document_changed_cb (SeguePreview           *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  show_episode (self, after, difference);
  /* While somebody types, titles do not move. */
  if (segue_view_state_get_editing (self->state) == 0)
    segue_notes_lines_fit_times (self->lines, before, difference);
  /* An episode without an undo history was just opened. It is shown from its start. */
  if ((segue_document_can_undo (self->document) || segue_document_can_redo (self->document)) &&
      (self->current != segue_view_state_get_selected (self->state) || has_moved (self, before, after, difference)))
    show_selected (self);
}

/**
 * segue_preview_set_stays:
 * @self: a preview
 * @stays: whether it stays where it is
 *
 * Keeps the preview where it is while something else than the user selects an entry.
 */
void
segue_preview_set_stays (SeguePreview *self,
                         gboolean      stays)
{
  g_return_if_fail (SEGUE_IS_PREVIEW (self));

  self->stays = stays;
}

/**
 * segue_preview_new:
 *
 * Creates a preview without a session.
 *
 * Returns: (transfer floating): a preview
 */
GtkWidget *
segue_preview_new (void)
{
  return g_object_new (SEGUE_TYPE_PREVIEW, NULL);
}

static gboolean
segue_preview_grab_focus (GtkWidget *widget)
{
  /* GTK also calls this when the focus leaves backwards, and the focus must not stay then. */
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (GTK_WIDGET (SEGUE_PREVIEW (widget)->view));
}

/* A text view of GTK 4.8 takes the focus again when the focus leaves it backwards. */
static gboolean
segue_preview_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static void
segue_preview_dispose (GObject *object)
{
  SeguePreview *self = SEGUE_PREVIEW (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  segue_preview_stop_finding (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->state);
  g_clear_object (&self->document);
  g_clear_pointer (&self->places, segue_notes_places_free);
  g_clear_pointer (&self->lines, segue_notes_lines_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PREVIEW);
  G_OBJECT_CLASS (segue_preview_parent_class)->dispose (object);
}

static void
segue_preview_set_session (SegueView    *view,
                           SegueSession *session)
{
  SeguePreview *self = SEGUE_PREVIEW (view);

  self->document = g_object_ref (segue_session_get_document (session));
  self->state = g_object_ref (segue_session_get_view_state (session));
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  segue_preview_init_find (self);
  show_episode (self, segue_document_get_episode (self->document), NULL);
}

static void
segue_preview_class_init (SeguePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_preview_dispose;
  widget_class->focus = segue_preview_focus;
  widget_class->grab_focus = segue_preview_grab_focus;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_preview_set_session;

  g_type_ensure (ADW_TYPE_CLAMP_SCROLLABLE);
  g_type_ensure (SEGUE_TYPE_NOTES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, SeguePreview, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, SeguePreview, view);
  gtk_widget_class_bind_template_callback_full (widget_class, "copy_cb", G_CALLBACK (segue_preview_copy_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "event_cb", G_CALLBACK (segue_preview_event_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "motion_cb", G_CALLBACK (segue_preview_motion_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "query_tooltip_cb", G_CALLBACK (segue_preview_tooltip_cb));
}

static void
places_moved_cb (gpointer user_data)
{
  SeguePreview *self = user_data;

  segue_preview_update_current (self);
}

static void
segue_preview_init (SeguePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (SEGUE_APP_ID);
  self->lines = segue_notes_lines_new (self->view);
  self->places = segue_notes_places_new (self->lines, self->scroller, self->scrollbar, places_moved_cb, self);
}
