/* segue-text-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-view-private.h"

#include <adwaita.h>
#include <string.h>

#include "app/widgets/segue-caret-keeper.h"
#include "app/widgets/segue-emphasis.h"
#include "app/widgets/segue-notes-language.h"
#include "app/widgets/segue-source-view.h"

G_DEFINE_FINAL_TYPE (SegueTextView, segue_text_view, SEGUE_TYPE_VIEW)

/* Replaces a range of the buffer, which starts at @at and contains @old, by @text. Only the part that differs is
 * changed. Returns: the end of the change, in characters */
static guint
write_range (SegueTextView *self,
             guint          at,
             const char    *old,
             gsize          old_length,
             const char    *text,
             gsize          length)
{
  const gsize shorter = MIN (old_length, length);
  g_autofree char *inserted = NULL;
  gsize head = 0;
  gsize tail = 0;
  GtkTextIter end;

  while (head < shorter && old[head] == text[head])
    head++;
  while (head > 0 && ((head < old_length && ((guchar) old[head] & 0xC0) == 0x80) ||
                      (head < length && ((guchar) text[head] & 0xC0) == 0x80)))
    head--;
  while (tail < shorter - head && old[old_length - 1 - tail] == text[length - 1 - tail])
    tail++;
  while (tail > 0 && ((guchar) old[old_length - tail] & 0xC0) == 0x80)
    tail--;

  at += g_utf8_strlen (old, head);
  inserted = g_strndup (text + head, length - tail - head);
  segue_folds_replace (self->buffer, at, at + g_utf8_strlen (old + head, old_length - tail - head), inserted, &end);

  return segue_folds_get_offset (&end);
}

static char *
dup_entries (SegueEpisode *episode,
             guint         from,
             guint         to,
             gsize        *length)
{
  const gsize offset = segue_episode_get_offset (episode, from);

  *length = segue_episode_get_offset (episode, to) - offset;

  return segue_episode_dup_range (episode, offset, *length);
}

/* Changes the buffer from the episode shown to @episode. Works from the end to the start, so that the offsets before
 * a change stay valid. */
static void
write_difference (SegueTextView          *self,
                  SegueEpisode           *episode,
                  const SegueEpisodeDiff *difference)
{
  SegueEpisode *shown = segue_text_offsets_get_episode (self->shown);
  g_autofree char *old = NULL;
  g_autofree char *text = NULL;
  gsize old_length;
  gsize length;

  if (difference->old_end != difference->new_end)
    {
      old = dup_entries (shown, difference->start, difference->old_end, &old_length);
      text = dup_entries (episode, difference->start, difference->new_end, &length);
      self->last_change = write_range (self, segue_text_offsets_get_start (self->shown, difference->start), old,
                                       old_length, text, length);
      return;
    }

  for (guint i = difference->old_end; i > difference->start; i--)
    {
      const char *before = segue_entry_get_text (segue_episode_get (shown, i - 1), &old_length);
      const char *after = segue_entry_get_text (segue_episode_get (episode, i - 1), &length);

      if (old_length != length || memcmp (before, after, length) != 0)
        self->last_change = write_range (self, segue_text_offsets_get_start (self->shown, i - 1), before, old_length,
                                         after, length);
    }
}

static void
fill (SegueTextView *self,
      SegueEpisode  *episode)
{
  g_autofree char *text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  GtkTextIter start;

  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  /* Notes that are indented by tabs are continued with tabs. */
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view, strstr (text, "\n\t") == NULL);
}

/* Writes the episode of the document to the buffer, unless the view is hidden or an input method is composing in it.
 * @difference is that from the episode shown to the episode of the document, or %NULL if it is not known. */
static void
sync_difference (SegueTextView          *self,
                 const SegueEpisodeDiff *difference)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueEpisode *shown = segue_text_offsets_get_episode (self->shown);
  SegueEpisodeDiff found;

  if (shown == episode || self->preedit != NULL || segue_text_view_has_change (self) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (difference == NULL && shown != NULL)
    {
      found = segue_episode_find_difference (shown, episode);
      difference = &found;
    }

  self->is_writing = TRUE;
  if (shown == NULL)
    fill (self, episode);
  else
    write_difference (self, episode, difference);
  self->is_writing = FALSE;
  segue_text_offsets_set_episode (self->shown, episode, difference);
  segue_text_view_update_problems (self);
}

static void
sync_text (SegueTextView *self)
{
  sync_difference (self, NULL);
}

static gboolean
sync_cb (gpointer user_data)
{
  SegueTextView *self = user_data;

  self->sync_source = 0;
  sync_text (self);

  return G_SOURCE_REMOVE;
}

/* Schedules sync_text(), which must not run during a signal of the buffer or the input method. */
void
segue_text_view_sync_later (SegueTextView *self)
{
  if (self->sync_source == 0)
    self->sync_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_cb, self, NULL);
}

/* Returns whether the buffer contains the text of the document. */
gboolean
segue_text_view_is_current (SegueTextView *self)
{
  return self->document != NULL && !segue_text_view_has_change (self) &&
         segue_text_offsets_get_episode (self->shown) == segue_document_get_episode (self->document);
}

/* The text between the two characters of a line end may have been deleted, and the caret may be there. */
static void
changed_cb (SegueTextView *self)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));
  if (segue_text_place_leave_line_end (&caret))
    {
      self->is_moving = TRUE;
      gtk_text_buffer_place_cursor (self->buffer, &caret);
      self->is_moving = FALSE;
    }
}

/* Selects the entry that contains the caret. */
void
segue_text_view_follow_caret (SegueTextView *self)
{
  guint64 id;

  if (!segue_text_view_is_current (self))
    return;

  id = segue_text_place_get_id (self->buffer, self->shown);
  if (segue_text_view_get_editing (self) != id)
    segue_text_view_end_editing (self);
  self->is_moving = TRUE;
  segue_view_state_set_selected (self->state, id);
  self->is_moving = FALSE;
  segue_text_view_update_menu (self);
}

static void
mark_set_cb (SegueTextView     *self,
             const GtkTextIter *iter,
             GtkTextMark       *mark)
{
  if (mark == gtk_text_buffer_get_insert (self->buffer) && !self->is_writing && !self->is_moving &&
      !segue_text_view_has_change (self))
    segue_text_view_follow_caret (self);
}

/* Puts the caret at the title of the selected entry, unless it is in that entry already. */
static void
selected_changed_cb (SegueTextView *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint64 id = segue_view_state_get_selected (self->state);
  SegueSpan title;
  guint index;

  if (self->is_moving || segue_text_view_is_applying (self) || self->preedit != NULL ||
      !segue_text_view_is_current (self) ||
      !segue_episode_find (episode, id, &index) || segue_text_place_get_id (self->buffer, self->shown) == id)
    return;

  self->is_moving = TRUE;
  segue_text_view_end_editing (self);
  title = segue_entry_get_title_span (segue_episode_get (episode, index));
  segue_text_place_show (GTK_TEXT_VIEW (self->view), segue_text_offsets_get_place (self->shown, index, title.offset));
  self->is_moving = FALSE;
  segue_text_view_update_menu (self);
}

static void
document_changed_cb (SegueTextView          *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  if (segue_text_view_is_applying (self))
    return;

  self->last_change = -1;
  sync_difference (self, segue_text_offsets_get_episode (self->shown) == before ? difference : NULL);
}

static void
preedit_changed_cb (SegueTextView *self,
                    const char    *preedit)
{
  g_free (self->preedit);
  self->preedit = preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL;
  if (self->preedit == NULL)
    segue_text_view_sync_later (self);
}

static void
focus_leave_cb (SegueTextView *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    segue_text_view_end_editing (self);
}

static void
style_changed_cb (SegueTextView *self)
{
  segue_notes_language_update_scheme (GTK_SOURCE_BUFFER (self->buffer));
  segue_text_view_color_problems (self);
}

static void
segue_text_view_map (GtkWidget *widget)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (segue_text_view_parent_class)->map (widget);

  if (self->document == NULL)
    return;

  /* The language definition takes a while to read. It is not read before the view is shown. */
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), segue_notes_language_get ());
  style_changed_cb (self);
  sync_text (self);
  selected_changed_cb (self);
  segue_text_view_show_match (self);
}

static void
segue_text_view_unmap (GtkWidget *widget)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (widget);

  segue_text_view_finish_edit (self);

  GTK_WIDGET_CLASS (segue_text_view_parent_class)->unmap (widget);
}

static gboolean
segue_text_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SEGUE_TEXT_VIEW (widget)->view));
}

/* A text view of GTK 4.8 takes the focus again when the focus leaves it backwards. */
static gboolean
segue_text_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (widget);
}

static void
segue_text_view_dispose (GObject *object)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (object);

  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_TEXT_VIEW);
  g_clear_pointer (&self->shown, segue_text_offsets_free);
  g_clear_pointer (&self->preedit, g_free);
  segue_text_view_dispose_problems (self);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_text_view_parent_class)->dispose (object);
}

static void
segue_text_view_finalize (GObject *object)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (object);

  g_free (self->edit);
  g_free (self->underlines);

  G_OBJECT_CLASS (segue_text_view_parent_class)->finalize (object);
}

static void
segue_text_view_set_session (SegueView    *view,
                             SegueSession *session)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (view);
  SegueDocument *document = segue_session_get_document (session);
  SegueViewState *state = segue_session_get_view_state (session);
  SegueProblems *problems = segue_session_get_problems (session);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->problems = g_object_ref (problems);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selected", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "changed", G_CALLBACK (segue_text_view_update_problems), self,
                           G_CONNECT_SWAPPED);
  segue_source_view_set_document (SEGUE_SOURCE_VIEW (self->view), document);
  segue_text_view_init_find (self);
}

static void
segue_text_view_class_init (SegueTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_text_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_text_view_finalize;
  widget_class->map = segue_text_view_map;
  widget_class->unmap = segue_text_view_unmap;
  widget_class->focus = segue_text_view_focus;
  widget_class->grab_focus = segue_text_view_grab_focus;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_text_view_set_session;

  gtk_source_init ();
  g_type_ensure (SEGUE_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-text-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTextView, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueTextView, view);
  gtk_widget_class_bind_template_callback (widget_class, preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  segue_text_view_install_keys (widget_class);
  segue_text_view_install_problems (widget_class);
}

static void
segue_text_view_init (SegueTextView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = segue_text_offsets_new ();
  self->last_change = -1;
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  segue_folds_watch (GTK_TEXT_VIEW (self->view));
  segue_caret_keeper_watch (GTK_TEXT_VIEW (self->view), GTK_SCROLLED_WINDOW (self->scroller));
  segue_emphasis_watch_paste (GTK_TEXT_VIEW (self->view));
  segue_notes_language_watch (self->view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  segue_text_view_watch_edits (self);
  segue_text_view_init_problems (self);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * segue_text_view_get_view:
 * @self: a text view
 *
 * Gets the widget that shows the text.
 *
 * Returns: (transfer none): the view of the text itself
 */
GtkSourceView *
segue_text_view_get_view (SegueTextView *self)
{
  g_return_val_if_fail (SEGUE_IS_TEXT_VIEW (self), NULL);

  return self->view;
}

/**
 * segue_text_view_commit_preedit:
 * @self: a text view
 *
 * Makes the input method commit its preedit text. Most input methods commit when they are reset. Those that reply later
 * commit when the focus leaves.
 */
void
segue_text_view_commit_preedit (SegueTextView *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkRoot *root = gtk_widget_get_root (view);

  g_return_if_fail (SEGUE_IS_TEXT_VIEW (self));

  if (self->preedit == NULL)
    return;

  gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self->view));
  if (self->preedit != NULL && root != NULL && gtk_root_get_focus (root) == view)
    {
      gtk_root_set_focus (root, NULL);
      gtk_widget_grab_focus (view);
    }
  if (self->preedit == NULL)
    sync_text (self);
}

/**
 * segue_text_view_finish_edit:
 * @self: a text view
 *
 * Ends the edit of the current entry.
 *
 * Returns: %TRUE, since every text is valid
 */
gboolean
segue_text_view_finish_edit (SegueTextView *self)
{
  g_return_val_if_fail (SEGUE_IS_TEXT_VIEW (self), TRUE);

  segue_text_view_commit_preedit (self);
  segue_text_view_end_editing (self);

  return TRUE;
}

/**
 * segue_text_view_show_focus:
 * @self: a text view
 * @focus: the position of a change
 *
 * Puts the caret at a change that was undone or redone, if the view is visible.
 */
void
segue_text_view_show_focus (SegueTextView    *self,
                            const SegueFocus *focus)
{
  g_return_if_fail (SEGUE_IS_TEXT_VIEW (self));

  if (self->last_change < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)) || !segue_text_view_is_current (self))
    return;

  segue_text_view_end_editing (self);
  segue_text_place_show (GTK_TEXT_VIEW (self->view), self->last_change);
}

/**
 * segue_text_view_show_place:
 * @self: a text view
 * @id: the id of an entry
 * @offset: an offset in the lines of the entry, in bytes
 *
 * Puts the caret at a place of an entry.
 */
void
segue_text_view_show_place (SegueTextView *self,
                            guint64        id,
                            gsize          offset)
{
  guint index;

  g_return_if_fail (SEGUE_IS_TEXT_VIEW (self));

  if (!segue_text_view_is_current (self) ||
      !segue_episode_find (segue_document_get_episode (self->document), id, &index))
    return;

  segue_text_view_end_editing (self);
  segue_text_place_show (GTK_TEXT_VIEW (self->view), segue_text_offsets_get_place (self->shown, index, offset));
}
