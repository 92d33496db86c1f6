/* segue-field-editor.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-field-editor.h"

#include <string.h>

G_DEFINE_INTERFACE (SegueFieldEditor, segue_field_editor, GTK_TYPE_WIDGET)

static void
segue_field_editor_default_init (SegueFieldEditorInterface *iface)
{
}

/**
 * segue_field_editor_get_edit:
 * @self: an editor
 *
 * Returns: (transfer none): the edit of its field
 */
SegueFieldEdit *
segue_field_editor_get_edit (SegueFieldEditor *self)
{
  return SEGUE_FIELD_EDITOR_GET_IFACE (self)->get_edit (self);
}

/**
 * segue_field_editor_get_target:
 * @self: an editor
 *
 * Returns: (transfer none): the widget that takes the keys
 */
GtkWidget *
segue_field_editor_get_target (SegueFieldEditor *self)
{
  return SEGUE_FIELD_EDITOR_GET_IFACE (self)->get_target (self);
}

/**
 * segue_field_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): the text of the editor
 */
char *
segue_field_editor_dup_text (SegueFieldEditor *self)
{
  return SEGUE_FIELD_EDITOR_GET_IFACE (self)->dup_text (self);
}

/**
 * segue_field_editor_write_text:
 * @self: an editor
 * @text: a text in UTF-8
 *
 * Changes the text of the editor to @text. Only the range that differs is replaced, and the caret is put behind it.
 */
void
segue_field_editor_write_text (SegueFieldEditor *self,
                               const char       *text)
{
  g_autofree char *held = segue_field_editor_dup_text (self);
  const char *old_end = held + strlen (held);
  const char *new_end = text + strlen (text);
  const char *p = held;
  const char *q = text;
  g_autofree char *inserted = NULL;
  int start;
  int end;

  if (strcmp (held, text) == 0)
    return;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  while (old_end > p && new_end > q &&
         g_utf8_get_char (g_utf8_prev_char (old_end)) == g_utf8_get_char (g_utf8_prev_char (new_end)))
    {
      old_end = g_utf8_prev_char (old_end);
      new_end = g_utf8_prev_char (new_end);
    }

  start = g_utf8_pointer_to_offset (held, p);
  end = start + g_utf8_pointer_to_offset (p, old_end);
  inserted = g_strndup (q, new_end - q);
  SEGUE_FIELD_EDITOR_GET_IFACE (self)->replace_text (self, start, end, inserted);
}

/**
 * segue_field_editor_get_caret:
 * @self: an editor
 *
 * Returns: the place of the caret, in characters
 */
int
segue_field_editor_get_caret (SegueFieldEditor *self)
{
  return SEGUE_FIELD_EDITOR_GET_IFACE (self)->get_caret (self);
}

/**
 * segue_field_editor_set_caret:
 * @self: an editor
 * @caret: an offset in characters
 *
 * Puts the caret at an offset in characters.
 */
void
segue_field_editor_set_caret (SegueFieldEditor *self,
                              int               caret)
{
  SEGUE_FIELD_EDITOR_GET_IFACE (self)->set_caret (self, caret);
}

/**
 * segue_field_editor_set_caret_byte:
 * @self: an editor
 * @offset: an offset in bytes
 *
 * Puts the caret at an offset in bytes. An offset beyond the end is the end.
 */
void
segue_field_editor_set_caret_byte (SegueFieldEditor *self,
                                   int               offset)
{
  g_autofree char *text = segue_field_editor_dup_text (self);

  offset = CLAMP (offset, 0, (int) strlen (text));
  segue_field_editor_set_caret (self, g_utf8_pointer_to_offset (text, text + offset));
}

/**
 * segue_field_editor_select_range:
 * @self: an editor
 * @start: an offset in characters
 * @end: an offset in characters
 *
 * Selects a range of the text and puts the caret at its end.
 */
void
segue_field_editor_select_range (SegueFieldEditor *self,
                                 int               start,
                                 int               end)
{
  SEGUE_FIELD_EDITOR_GET_IFACE (self)->select_range (self, start, end);
}

/**
 * segue_field_editor_reset_preedit:
 * @self: an editor
 *
 * Resets the input method, which commits or drops its preedit text.
 */
void
segue_field_editor_reset_preedit (SegueFieldEditor *self)
{
  SEGUE_FIELD_EDITOR_GET_IFACE (self)->reset_preedit (self);
}

/**
 * segue_field_editor_commit_preedit:
 * @self: an editor
 *
 * Makes the input method commit its preedit text. Most input methods commit when they are reset. Those that reply later
 * commit when the focus leaves.
 */
void
segue_field_editor_commit_preedit (SegueFieldEditor *self)
{
  SegueFieldEdit *edit = segue_field_editor_get_edit (self);
  GtkWidget *target = segue_field_editor_get_target (self);
  GtkRoot *root = gtk_widget_get_root (target);

  if (!segue_field_edit_is_composing (edit))
    return;

  segue_field_editor_reset_preedit (self);
  if (!segue_field_edit_is_composing (edit) || root == NULL || gtk_root_get_focus (root) != target)
    return;

  gtk_root_set_focus (root, NULL);
  if (GTK_IS_TEXT (target))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (target));
  else
    gtk_widget_grab_focus (target);
}
