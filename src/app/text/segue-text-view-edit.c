/* segue-text-view-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/segue-fold-sign.h"

/* Applies changes of the buffer to the document. Each user action becomes one splice, such as a key, a paste, or the
 * indentation of several lines. */

/* The change of the buffer that is not applied to the document yet. Its range is in characters. */
struct _SegueTextEdit
{
  guint change_start;
  guint change_end;
  guint change_old_end; /* the end before the change */
  guint caret_end;      /* end of the last change */
  guint64 editing;      /* id of the entry that is being edited, or 0 */

  guint is_changed : 1;     /* a change is pending */
  guint in_user_action : 1; /* a user action of the buffer is running */
  guint is_applying : 1;    /* the change is being applied to the document */
};

static void
take_insertion (SegueTextView *self,
                guint          at,
                guint          n_chars)
{
  if (!self->edit->is_changed)
    self->edit->change_start = self->edit->change_end = self->edit->change_old_end = at;
  self->edit->is_changed = TRUE;

  if (at > self->edit->change_end)
    {
      self->edit->change_old_end += at - self->edit->change_end;
      self->edit->change_end = at;
    }
  self->edit->change_start = MIN (self->edit->change_start, at);
  self->edit->change_end += n_chars;
}

static void
take_deletion (SegueTextView *self,
               guint          from,
               guint          to)
{
  if (!self->edit->is_changed)
    self->edit->change_start = self->edit->change_end = self->edit->change_old_end = from;
  self->edit->is_changed = TRUE;

  if (to > self->edit->change_end)
    {
      self->edit->change_old_end += to - self->edit->change_end;
      self->edit->change_end = to;
    }
  self->edit->change_start = MIN (self->edit->change_start, from);
  self->edit->change_end -= to - from;
}

/* Converts the line ends of a text to @newline. Returns: the converted text, or %NULL if nothing differs */
static char *
dup_with_newlines (const char *text,
                   gsize       length,
                   const char *newline)
{
  g_autoptr(GString) out = NULL;
  gboolean differs = FALSE;

  if (memchr (text, '\n', length) == NULL && memchr (text, '\r', length) == NULL)
    return NULL;

  out = g_string_sized_new (length + 16);
  for (gsize i = 0; i < length; i++)
    {
      gsize n = 1;

      if (text[i] != '\r' && text[i] != '\n')
        {
          g_string_append_c (out, text[i]);
          continue;
        }
      if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n')
        n = 2;
      differs |= strlen (newline) != n || strncmp (text + i, newline, n) != 0;
      g_string_append (out, newline);
      i += n - 1;
    }

  return differs ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                SegueTextView *self)
{
  g_autofree char *converted = NULL;

  if (self->is_writing)
    return;

  if (length < 0)
    length = strlen (text);
  converted = dup_with_newlines (text, length,
                                 segue_dialect_get_newline (segue_episode_get_dialect (
                                   segue_text_offsets_get_episode (self->shown))));
  if (converted != NULL)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      gtk_text_buffer_insert (buffer, at, converted, -1);
      return;
    }

  take_insertion (self, segue_folds_get_offset (at), g_utf8_strlen (text, length));
}

static void
insert_paintable_cb (GtkTextBuffer *buffer,
                     GtkTextIter   *at,
                     GdkPaintable  *paintable,
                     SegueTextView *self)
{
  if (!self->is_writing && SEGUE_IS_FOLD_SIGN (paintable))
    take_insertion (self, segue_folds_get_offset (at), segue_fold_sign_get_n_chars (SEGUE_FOLD_SIGN (paintable)));
}

static void
delete_range_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *start,
                 GtkTextIter   *end,
                 SegueTextView *self)
{
  if (!self->is_writing)
    take_deletion (self, MIN (segue_folds_get_offset (start), segue_folds_get_offset (end)),
                   MAX (segue_folds_get_offset (start), segue_folds_get_offset (end)));
}

/* Converts an offset in @from to the offset of the same position in @to, in bytes. If the entry differs, an offset
 * inside the range that differs becomes the end of this range. */
static gsize
carry_over (SegueEpisode *from,
            SegueEpisode *to,
            gsize         offset)
{
  const guint index = segue_episode_index_at_offset (from, offset);
  SegueEntry *entry = segue_episode_get (from, index);
  gsize place = offset - segue_episode_get_offset (from, index);
  gsize old_length;
  gsize length;
  const char *old = segue_entry_get_text (entry, &old_length);
  const char *text;
  guint other;
  gsize tail = 0;

  if (!segue_episode_find (to, segue_entry_get_id (entry), &other))
    return segue_episode_get_offset (to, segue_episode_find_difference (from, to).new_end);

  text = segue_entry_get_text (segue_episode_get (to, other), &length);
  if (place > length || memcmp (old, text, place) != 0)
    {
      while (tail < MIN (old_length, length) && old[old_length - 1 - tail] == text[length - 1 - tail])
        tail++;
      while (tail > 0 && ((guchar) text[length - tail] & 0xC0) == 0x80)
        tail--;
      place = length - MIN (old_length - place, tail);
    }

  return segue_episode_get_offset (to, other) + place;
}

/* Applies a change to the episode of the document. @offset and @length are a range of the episode that is shown. The
 * text is removed only if the document still contains it. */
static SegueEpisode *
edit_document (SegueTextView *self,
               gsize          offset,
               gsize          length,
               const char    *text)
{
  SegueEpisode *shown = segue_text_offsets_get_episode (self->shown);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autofree char *taken = NULL;
  g_autofree char *there = NULL;
  gsize end;

  if (shown == episode)
    return segue_episode_splice (episode, offset, length, text, -1);

  taken = segue_episode_dup_range (shown, offset, length);
  end = carry_over (shown, episode, offset + length);
  offset = carry_over (shown, episode, offset);
  if (end >= offset)
    there = segue_episode_dup_range (episode, offset, end - offset);
  if (g_strcmp0 (taken, there) != 0)
    end = offset;

  return segue_episode_splice (episode, offset, end - offset, text, -1);
}

/* Sets the entry that is being edited. Its problems are not reported until the caret leaves it. */
static void
set_editing (SegueTextView *self,
             guint64        id)
{
  self->edit->editing = id;
  segue_view_state_set_editing (self->state, id);
}

/* Applies a change as a step of the undo history. Changes that touch the previous one extend its step. A paste, or
 * the removal of several characters, begins another step, and a line end completes the step. */
static void
apply_change (SegueTextView *self,
              SegueEpisode  *episode,
              const char    *text)
{
  const SegueTextEdit *edit = self->edit;
  const guint n_old = edit->change_old_end - edit->change_start;
  const guint n_new = edit->change_end - edit->change_start;
  const gboolean has_newline = strpbrk (text, "\r\n") != NULL;
  const gboolean goes_on = edit->change_start == edit->caret_end || edit->change_old_end == edit->caret_end;
  SegueFocus focus = { 0, "text", 0 };
  gsize bytes;
  guint index;

  index = segue_text_offsets_get_index (self->shown, self->edit->change_start, &bytes);
  focus.id = segue_entry_get_id (segue_episode_get (segue_text_offsets_get_episode (self->shown), index));
  focus.offset = bytes;

  if (!goes_on || n_old > 2 || (has_newline && n_new > 2))
    segue_document_end_step (self->document);
  set_editing (self, focus.id);
  self->edit->is_applying = TRUE;
  segue_document_apply (self->document, episode, _("Edit Text"), "text", &focus);
  self->edit->is_applying = FALSE;
  if (has_newline)
    segue_document_end_step (self->document);
}

/* Applies the pending change of the buffer to the document. */
static void
flush (SegueTextView *self)
{
  g_autoptr(SegueEpisode) shown = segue_episode_ref (segue_text_offsets_get_episode (self->shown));
  const gboolean was_current = shown == segue_document_get_episode (self->document);
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;
  gsize offset;
  gsize length;

  self->edit->is_changed = FALSE;
  segue_folds_get_range (self->buffer, self->edit->change_start, self->edit->change_end, &start, &end);
  text = segue_folds_dup_text (&start, &end);
  offset = segue_text_offsets_get_bytes (self->shown, self->edit->change_start);
  length = segue_text_offsets_get_bytes (self->shown, self->edit->change_old_end) - offset;

  edited = edit_document (self, offset, length, text);
  apply_change (self, edited, text);
  if (was_current)
    {
      /* This may differ from @edited: an edit that reverts its step makes the episode before the step current again. */
      segue_text_offsets_set_episode (self->shown, segue_document_get_episode (self->document), NULL);
    }
  else
    {
      g_autoptr(SegueEpisode) written = segue_episode_splice (shown, offset, length, text, -1);

      segue_text_offsets_set_episode (self->shown, written, NULL);
      segue_text_view_sync_later (self);
    }

  self->edit->caret_end = segue_text_place_get_caret (self->buffer);
  /* The line may belong to another entry now. */
  set_editing (self, segue_text_place_get_id (self->buffer, self->shown));
  segue_text_view_forget_problems (self);
  segue_text_view_follow_caret (self);
}

static void
begin_user_action_cb (SegueTextView *self)
{
  self->edit->in_user_action = TRUE;
}

static void
end_user_action_cb (SegueTextView *self)
{
  self->edit->in_user_action = FALSE;
  if (self->edit->is_changed)
    flush (self);
}

static void
changed_cb (SegueTextView *self)
{
  if (self->edit->is_changed && !self->edit->in_user_action)
    flush (self);
}

void
segue_text_view_watch_edits (SegueTextView *self)
{
  self->edit = g_new0 (SegueTextEdit, 1);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->buffer, "insert-paintable", G_CALLBACK (insert_paintable_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->buffer, "delete-range", G_CALLBACK (delete_range_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
}

/* Ends the edit of the current entry. Its problems are reported, and the next change begins another step. */
void
segue_text_view_end_editing (SegueTextView *self)
{
  if (self->edit->editing == 0)
    return;

  segue_document_end_step (self->document);
  if (segue_view_state_get_editing (self->state) == self->edit->editing)
    segue_view_state_set_editing (self->state, 0);
  self->edit->editing = 0;
}

/* Returns the id of the entry that is being edited, or 0. */
guint64
segue_text_view_get_editing (SegueTextView *self)
{
  return self->edit->editing;
}

/* Returns whether the buffer has a change that is not applied to the document yet. */
gboolean
segue_text_view_has_change (SegueTextView *self)
{
  return self->edit->is_changed;
}

/* Returns whether the view is changing the document. */
gboolean
segue_text_view_is_applying (SegueTextView *self)
{
  return self->edit->is_applying;
}
