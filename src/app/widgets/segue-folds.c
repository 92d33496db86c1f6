/* segue-folds.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-folds.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#include "app/widgets/segue-fold-sign.h"
#include "core/text/segue-fold.h"

/* Keeps the lines of a text buffer short. GTK lays out a line as a whole, which takes seconds if the line contains a
 * picture. Whatever is inserted into the buffer, the long parts of its lines become one character each, a sign that
 * holds its part. Offsets here count the characters of the whole text, as if nothing were folded. */

typedef struct
{
  GtkTextView *view; /* owns the buffer, which owns this */
  GPtrArray *folds;  /* elements: Fold, in the order of the text */
  gboolean inserting;
} Folds;

typedef struct
{
  SegueFoldSign *sign; /* also owned by the buffer */
  GtkTextMark *mark;   /* before the sign */
} Fold;

static void
free_fold (gpointer data)
{
  Fold *fold = data;

  g_object_unref (fold->sign);
  g_object_unref (fold->mark);
  g_free (fold);
}

static void
free_folds (gpointer data)
{
  Folds *self = data;

  g_ptr_array_unref (self->folds);
  g_free (self);
}

static GQuark
get_quark (void)
{
  static GQuark quark;

  if (quark == 0)
    quark = g_quark_from_static_string ("segue-folds");

  return quark;
}

static guint
count_folds (Folds *self)
{
  return self != NULL ? self->folds->len : 0;
}

static Folds *
get_folds (GtkTextBuffer *buffer)
{
  return g_object_get_qdata (G_OBJECT (buffer), get_quark ());
}

/* Returns the offset of the sign at @index in the buffer, and its number of characters in the whole text. */
static guint
get_place (Folds *self,
           guint  index,
           guint *n_chars)
{
  Fold *fold = g_ptr_array_index (self->folds, index);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (fold->mark), &iter, fold->mark);
  *n_chars = segue_fold_sign_get_n_chars (fold->sign);

  return gtk_text_iter_get_offset (&iter);
}

static SegueFoldSign *
get_sign (Folds *self,
          guint  index)
{
  return ((Fold *) g_ptr_array_index (self->folds, index))->sign;
}

/* Converts an offset in the whole text to an offset in the buffer. If a sign contains the offset, returns that of the
 * sign and sets @index and @inside, which is the number of characters before the offset that the sign contains. */
static guint
locate (Folds *self,
        guint  chars,
        guint *index,
        guint *inside)
{
  guint hidden = 0;

  *inside = 0;
  for (*index = 0; *index < count_folds (self); (*index)++)
    {
      guint n_chars;
      const guint place = get_place (self, *index, &n_chars);

      if (chars <= place + hidden)
        break;
      if (chars < place + hidden + n_chars)
        {
          *inside = chars - place - hidden;
          return place;
        }
      hidden += n_chars - 1;
    }

  return chars - hidden;
}

/**
 * segue_folds_get_offset:
 * @iter: a position in a buffer
 *
 * Converts a position to an offset in the whole text.
 *
 * Returns: the offset in characters
 */
guint
segue_folds_get_offset (const GtkTextIter *iter)
{
  Folds *self = get_folds (gtk_text_iter_get_buffer (iter));
  const guint offset = gtk_text_iter_get_offset (iter);
  guint chars = offset;

  for (guint i = 0; i < count_folds (self); i++)
    {
      guint n_chars;

      if (get_place (self, i, &n_chars) >= offset)
        break;
      chars += n_chars - 1;
    }

  return chars;
}

/**
 * segue_folds_get_iter:
 * @buffer: a buffer
 * @chars: an offset in the whole text, in characters
 * @iter: (out): the position
 *
 * Converts an offset in the whole text to a position. An offset in a part that is not shown becomes the position before
 * its sign.
 */
void
segue_folds_get_iter (GtkTextBuffer *buffer,
                      guint          chars,
                      GtkTextIter   *iter)
{
  guint index;
  guint inside;

  gtk_text_buffer_get_iter_at_offset (buffer, iter, locate (get_folds (buffer), chars, &index, &inside));
}

/**
 * segue_folds_get_range:
 * @buffer: a buffer
 * @from: the offset of the start in the whole text, in characters
 * @to: the offset of the end
 * @start: (out): the start
 * @end: (out): the end
 *
 * Converts a range of the whole text. Signs that contain a part of the range are inside.
 */
void
segue_folds_get_range (GtkTextBuffer *buffer,
                       guint          from,
                       guint          to,
                       GtkTextIter   *start,
                       GtkTextIter   *end)
{
  Folds *self = get_folds (buffer);
  guint index;
  guint inside;
  guint offset;

  segue_folds_get_iter (buffer, from, start);
  offset = locate (self, to, &index, &inside);
  gtk_text_buffer_get_iter_at_offset (buffer, end, offset + (inside > 0));
}

/**
 * segue_folds_forward:
 * @iter: (inout): a position
 * @n_chars: a number of characters of the whole text
 *
 * Moves a position forward.
 */
void
segue_folds_forward (GtkTextIter *iter,
                     guint        n_chars)
{
  segue_folds_get_iter (gtk_text_iter_get_buffer (iter), segue_folds_get_offset (iter) + n_chars, iter);
}

/**
 * segue_folds_dup_text:
 * @start: the start of a range
 * @end: its end
 *
 * Gets the whole text of a range.
 *
 * Returns: (transfer full): the text, in which no part is missing
 */
char *
segue_folds_dup_text (const GtkTextIter *start,
                      const GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (start);
  Folds *self = get_folds (buffer);
  const int last = gtk_text_iter_get_offset (end);
  GtkTextIter from = *start;
  g_autoptr(GString) text = NULL;
  g_autofree char *rest = NULL;

  if (count_folds (self) == 0)
    return gtk_text_iter_get_slice (start, end);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->folds->len; i++)
    {
      g_autofree char *before = NULL;
      guint n_chars;
      const int place = get_place (self, i, &n_chars);
      GtkTextIter to;

      if (place < gtk_text_iter_get_offset (&from) || place >= last)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &to, place);
      before = gtk_text_iter_get_slice (&from, &to);
      g_string_append (text, before);
      g_string_append (text, segue_fold_sign_get_text (get_sign (self, i)));
      gtk_text_buffer_get_iter_at_offset (buffer, &from, place + 1);
    }
  rest = gtk_text_iter_get_slice (&from, end);
  g_string_append (text, rest);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Inserts a sign at @at, and moves @at behind it. */
static void
insert_sign (Folds         *self,
             GtkTextBuffer *buffer,
             GtkTextIter   *at,
             const char    *text,
             gsize          length)
{
  Fold *fold = g_new0 (Fold, 1);
  GtkTextIter before;
  guint n_chars;
  guint index = 0;

  fold->sign = segue_fold_sign_new (GTK_WIDGET (self->view), text, length);
  self->inserting = TRUE;
  gtk_text_buffer_insert_paintable (buffer, at, GDK_PAINTABLE (fold->sign));
  self->inserting = FALSE;

  before = *at;
  gtk_text_iter_backward_char (&before);
  /* Text that is inserted before the sign must push the mark along. */
  fold->mark = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &before, FALSE));
  while (index < self->folds->len && (int) get_place (self, index, &n_chars) < gtk_text_iter_get_offset (&before))
    index++;
  g_ptr_array_insert (self->folds, index, fold);
}

/**
 * segue_folds_replace:
 * @buffer: a buffer
 * @from: the offset of the start in the whole text, in characters
 * @to: the offset of the end
 * @text: the new text
 * @end: (out): the position after the new text
 *
 * Replaces a range of the whole text. If an end of the range is in a part that is not shown, the rest of this part stays
 * folded.
 */
void
segue_folds_replace (GtkTextBuffer *buffer,
                     guint          from,
                     guint          to,
                     const char    *text,
                     GtkTextIter   *end)
{
  Folds *self = get_folds (buffer);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint first;
  guint last;
  guint head;
  guint tail;
  const guint first_place = locate (self, from, &first, &head);
  const guint last_place = locate (self, to, &last, &tail);
  GtkTextIter start;

  if (head > 0)
    before = g_utf8_substring (segue_fold_sign_get_text (get_sign (self, first)), 0, head);
  if (tail > 0)
    after = g_strdup (g_utf8_offset_to_pointer (segue_fold_sign_get_text (get_sign (self, last)), tail));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, first_place);
  gtk_text_buffer_get_iter_at_offset (buffer, end, last_place + (tail > 0));
  gtk_text_buffer_begin_user_action (buffer);
  if (!gtk_text_iter_equal (&start, end))
    gtk_text_buffer_delete (buffer, &start, end);
  if (before != NULL)
    insert_sign (self, buffer, &start, before, strlen (before));
  if (*text != '\0')
    gtk_text_buffer_insert (buffer, &start, text, -1);
  *end = start;
  if (after != NULL)
    {
      const int offset = gtk_text_iter_get_offset (&start);

      insert_sign (self, buffer, &start, after, strlen (after));
      gtk_text_buffer_get_iter_at_offset (buffer, end, offset);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* Inserts a text with long lines in pieces. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *at,
                const char    *text,
                int            length,
                Folds         *self)
{
  const gsize end = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(GArray) ranges = segue_fold_find (text, end, gtk_text_iter_get_bytes_in_line (at));
  gsize done = 0;

  if (ranges == NULL)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  /* Nobody must read the buffer before the sign is known. */
  gtk_text_buffer_begin_user_action (buffer);
  for (guint i = 0; i < ranges->len; i++)
    {
      const SegueFoldRange *range = &g_array_index (ranges, SegueFoldRange, i);

      if (range->start > done)
        gtk_text_buffer_insert (buffer, at, text + done, range->start - done);
      insert_sign (self, buffer, at, text + range->start, range->end - range->start);
      done = range->end;
    }
  if (end > done)
    gtk_text_buffer_insert (buffer, at, text + done, end - done);
  gtk_text_buffer_end_user_action (buffer);
}

/* Inserts the text of a sign that comes from another place, so that each sign stands in one place. */
static void
insert_paintable_cb (GtkTextBuffer *buffer,
                     GtkTextIter   *at,
                     GdkPaintable  *paintable,
                     Folds         *self)
{
  if (self->inserting || !SEGUE_IS_FOLD_SIGN (paintable))
    return;

  g_signal_stop_emission_by_name (buffer, "insert-paintable");
  gtk_text_buffer_insert (buffer, at, segue_fold_sign_get_text (SEGUE_FOLD_SIGN (paintable)), -1);
}

/* Forgets the signs that have been deleted. */
static void
delete_range_cb (GtkTextBuffer *buffer,
                 GtkTextIter   *start,
                 GtkTextIter   *end,
                 Folds         *self)
{
  for (guint i = self->folds->len; i > 0; i--)
    {
      Fold *fold = g_ptr_array_index (self->folds, i - 1);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (buffer, &iter, fold->mark);
      if (gtk_text_iter_get_paintable (&iter) == GDK_PAINTABLE (fold->sign))
        continue;
      gtk_text_buffer_delete_mark (buffer, fold->mark);
      g_ptr_array_remove_index (self->folds, i - 1);
    }
}

static gboolean
contains_sign (Folds             *self,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  for (guint i = 0; i < self->folds->len; i++)
    {
      guint n_chars;
      const int place = get_place (self, i, &n_chars);

      if (place >= gtk_text_iter_get_offset (start) && place < gtk_text_iter_get_offset (end))
        return TRUE;
    }

  return FALSE;
}

/* Gets the bounds of the selection if it contains a sign. */
static gboolean
get_selection (Folds       *self,
               GtkTextIter *start,
               GtkTextIter *end)
{
  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), start, end) &&
         contains_sign (self, start, end);
}

/* Refuses to rewrite lines with signs. GtkSourceView moves text and changes its case without them. */
static void
rewrite_cb (Folds *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  /* The text can change places with the line before or after. */
  gtk_text_iter_backward_line (&start);
  gtk_text_iter_set_line_offset (&start, 0);
  gtk_text_iter_forward_lines (&end, 2);
  if (!contains_sign (self, &start, &end))
    return;

  g_signal_stop_emission (self->view, g_signal_get_invocation_hint (self->view)->signal_id, 0);
  gtk_widget_error_bell (GTK_WIDGET (self->view));
}

/* Copies the whole text. GTK leaves signs out. */
static void
copy_clipboard_cb (GtkTextView *view,
                   Folds       *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (!get_selection (self, &start, &end))
    return;

  g_signal_stop_emission_by_name (view, "copy-clipboard");
  text = segue_folds_dup_text (&start, &end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

static void
cut_clipboard_cb (GtkTextView *view,
                  Folds       *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!get_selection (self, &start, &end))
    return;

  g_signal_stop_emission_by_name (view, "cut-clipboard");
  g_signal_emit_by_name (view, "copy-clipboard");
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, gtk_text_view_get_editable (view));
}

/* Clears a selection with signs, which could be dragged otherwise. GTK drags text without them. */
static void
pressed_cb (GtkGestureClick *press,
            int              n_press,
            double           x,
            double           y,
            Folds           *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  if (!get_selection (self, &start, &end))
    return;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  if (gtk_text_iter_in_range (&iter, &start, &end))
    gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->view), &iter);
}

/**
 * segue_folds_watch:
 * @view: a text view with the buffer that it will keep
 *
 * Folds the long lines of a view. This must be the first function that connects to the signals of the buffer.
 */
void
segue_folds_watch (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkGesture *press = gtk_gesture_click_new ();
  Folds *self = g_new0 (Folds, 1);

  static const char *const rewriting[] = { "move-lines", "move-words", "change-case" };

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  self->view = view;
  self->folds = g_ptr_array_new_with_free_func (free_fold);
  g_object_set_qdata_full (G_OBJECT (buffer), get_quark (), self, free_folds);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (buffer, "insert-paintable", G_CALLBACK (insert_paintable_cb), self);
  g_signal_connect_after (buffer, "delete-range", G_CALLBACK (delete_range_cb), self);
  g_signal_connect (view, "copy-clipboard", G_CALLBACK (copy_clipboard_cb), self);
  g_signal_connect (view, "cut-clipboard", G_CALLBACK (cut_clipboard_cb), self);
  for (guint i = 0; GTK_SOURCE_IS_VIEW (view) && i < G_N_ELEMENTS (rewriting); i++)
    g_signal_connect_swapped (view, rewriting[i], G_CALLBACK (rewrite_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (press));
}
