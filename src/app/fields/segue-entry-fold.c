/* segue-entry-fold.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-entry-fold.h"

#include <string.h>

#include "core/text/segue-fold.h"

/**
 * SegueEntryFold:
 *
 * Keeps the text of an entry short, which GTK lays out again for every key. The middle of a long text is replaced by a
 * sign, a few characters that show its size. The sign can be removed as a whole only. Offsets count the characters of
 * the whole text, and positions those of the entry.
 */
struct _SegueEntryFold
{
  GtkText *widget; /* owner of this object */
  char *hidden;    /* the text that the sign stands for, or NULL */
  int n_hidden;    /* its characters */
  int start;       /* position of the sign */
  int n_sign;      /* characters of the sign */
  gboolean setting;
};

static GtkEditable *
get_editable (SegueEntryFold *self)
{
  return GTK_EDITABLE (self->widget);
}

static void
forget (SegueEntryFold *self)
{
  g_clear_pointer (&self->hidden, g_free);
  self->n_hidden = self->n_sign = self->start = 0;
}

/* Returns whether a range of positions contains a part of the sign. */
static gboolean
touches_sign (SegueEntryFold *self,
              int             start,
              int             end)
{
  return self->hidden != NULL && start < self->start + self->n_sign && end > self->start;
}

/* Returns the whole text between two positions, neither of which is inside the sign. */
static char *
dup_range (SegueEntryFold *self,
           int             start,
           int             end)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!touches_sign (self, start, end))
    return gtk_editable_get_chars (get_editable (self), start, end);

  before = gtk_editable_get_chars (get_editable (self), start, self->start);
  after = gtk_editable_get_chars (get_editable (self), self->start + self->n_sign, end);

  return g_strconcat (before, self->hidden, after, NULL);
}

/* Inserts nothing into the sign, and folds a long text. */
static void
insert_text_cb (GtkEditable    *editable,
                const char     *text,
                int             length,
                int            *position,
                SegueEntryFold *self)
{
  const gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;

  if (self->setting)
    return;

  if (self->hidden != NULL && *position > self->start && *position < self->start + self->n_sign)
    *position = self->start + self->n_sign;
  if (n_bytes > SEGUE_FOLD_MAX_WORD)
    {
      const int offset = segue_entry_fold_get_offset (self, *position) + g_utf8_strlen (text, n_bytes);
      g_autofree char *before = dup_range (self, 0, *position);
      g_autofree char *after = dup_range (self, *position, gtk_text_get_text_length (self->widget));
      g_autofree char *inserted = g_strndup (text, n_bytes);
      g_autofree char *all = g_strconcat (before, inserted, after, NULL);

      g_signal_stop_emission_by_name (editable, "insert-text");
      segue_entry_fold_set_text (self, all);
      *position = segue_entry_fold_get_place (self, offset);
      g_signal_emit_by_name (editable, "changed");
      return;
    }

  if (self->hidden != NULL && *position <= self->start)
    self->start += g_utf8_strlen (text, n_bytes);
}

/* Removes the sign as a whole. */
static void
delete_text_cb (GtkEditable    *editable,
                int             start,
                int             end,
                SegueEntryFold *self)
{
  const int sign_end = self->start + self->n_sign;

  if (self->setting || self->hidden == NULL)
    return;

  if (end < 0)
    end = gtk_text_get_text_length (self->widget);
  if (!touches_sign (self, start, end))
    {
      if (end <= self->start)
        self->start -= end - start;
      return;
    }

  if (start <= self->start && end >= sign_end)
    {
      forget (self);
      return;
    }

  g_signal_stop_emission_by_name (editable, "delete-text");
  gtk_editable_delete_text (editable, MIN (start, self->start), MAX (end, sign_end));
}

/* Copies the whole text in place of the sign. */
static void
copy_clipboard_cb (GtkText        *widget,
                   SegueEntryFold *self)
{
  g_autofree char *text = NULL;
  int start;
  int end;

  if (!gtk_editable_get_selection_bounds (get_editable (self), &start, &end) || !touches_sign (self, start, end))
    return;

  g_signal_stop_emission_by_name (widget, "copy-clipboard");
  text = dup_range (self, MIN (start, self->start), MAX (end, self->start + self->n_sign));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (widget)), text);
}

static void
cut_clipboard_cb (GtkText        *widget,
                  SegueEntryFold *self)
{
  int start;
  int end;

  if (!gtk_editable_get_selection_bounds (get_editable (self), &start, &end) || !touches_sign (self, start, end))
    return;

  g_signal_stop_emission_by_name (widget, "cut-clipboard");
  g_signal_emit_by_name (widget, "copy-clipboard");
  gtk_editable_delete_text (get_editable (self), start, end);
}

/* Clears a selection that contains the sign, which could be dragged otherwise. */
static void
pressed_cb (SegueEntryFold *self)
{
  int start;
  int end;

  if (gtk_editable_get_selection_bounds (get_editable (self), &start, &end) && touches_sign (self, start, end))
    gtk_editable_set_position (get_editable (self), gtk_editable_get_position (get_editable (self)));
}

/**
 * segue_entry_fold_new:
 * @widget: the text of an entry, which owns the fold
 *
 * Creates the fold of an entry.
 *
 * Returns: (transfer full): the fold
 */
SegueEntryFold *
segue_entry_fold_new (GtkText *widget)
{
  SegueEntryFold *self = g_new0 (SegueEntryFold, 1);
  GtkGesture *press = gtk_gesture_click_new ();

  self->widget = widget;
  g_signal_connect (widget, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (widget, "delete-text", G_CALLBACK (delete_text_cb), self);
  g_signal_connect (widget, "copy-clipboard", G_CALLBACK (copy_clipboard_cb), self);
  g_signal_connect (widget, "cut-clipboard", G_CALLBACK (cut_clipboard_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (widget), GTK_EVENT_CONTROLLER (press));

  return self;
}

/**
 * segue_entry_fold_free:
 * @self: (transfer full): the fold of an entry
 *
 * Frees the fold. The entry must not be used afterwards.
 */
void
segue_entry_fold_free (SegueEntryFold *self)
{
  g_signal_handlers_disconnect_by_data (self->widget, self);
  forget (self);
  g_free (self);
}

/**
 * segue_entry_fold_dup_text:
 * @self: the fold of an entry
 *
 * Returns: (transfer full): the whole text
 */
char *
segue_entry_fold_dup_text (SegueEntryFold *self)
{
  return dup_range (self, 0, gtk_text_get_text_length (self->widget));
}

/**
 * segue_entry_fold_set_text:
 * @self: the fold of an entry
 * @text: the whole text
 *
 * Sets the text of the entry, and folds it if it is long.
 */
void
segue_entry_fold_set_text (SegueEntryFold *self,
                           const char     *text)
{
  SegueFoldRange range;
  g_autofree char *size = NULL;
  g_autofree char *sign = NULL;
  g_autofree char *shown = NULL;

  self->setting = TRUE;
  forget (self);
  if (segue_fold_find_middle (text, &range))
    {
      size = g_format_size (range.end - range.start);
      sign = g_strdup_printf ("… %s …", size);
      shown = g_strdup_printf ("%.*s%s%s", (int) range.start, text, sign, text + range.end);
      self->hidden = g_strndup (text + range.start, range.end - range.start);
      self->n_hidden = g_utf8_strlen (self->hidden, -1);
      self->start = g_utf8_strlen (text, range.start);
      self->n_sign = g_utf8_strlen (sign, -1);
    }
  gtk_editable_set_text (get_editable (self), shown != NULL ? shown : text);
  self->setting = FALSE;
}

/**
 * segue_entry_fold_get_offset:
 * @self: the fold of an entry
 * @position: a position in the entry
 *
 * Converts a position. One inside the sign is that after the sign.
 *
 * Returns: the offset in the whole text
 */
int
segue_entry_fold_get_offset (SegueEntryFold *self,
                             int             position)
{
  if (self->hidden == NULL || position <= self->start)
    return position;

  return MAX (position, self->start + self->n_sign) - self->n_sign + self->n_hidden;
}

/**
 * segue_entry_fold_get_place:
 * @self: the fold of an entry
 * @chars: an offset in the whole text
 *
 * Converts an offset. One in the part that is not shown becomes the position after the sign.
 *
 * Returns: the position in the entry
 */
int
segue_entry_fold_get_place (SegueEntryFold *self,
                            int             chars)
{
  if (self->hidden == NULL || chars <= self->start)
    return chars;

  return MAX (chars, self->start + self->n_hidden) - self->n_hidden + self->n_sign;
}

/**
 * segue_entry_fold_is_setting:
 * @self: the fold of an entry
 *
 * Returns: whether the text of the entry is being set, so that it is not complete
 */
gboolean
segue_entry_fold_is_setting (SegueEntryFold *self)
{
  return self->setting;
}
