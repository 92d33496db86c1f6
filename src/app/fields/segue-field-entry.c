/* segue-field-entry.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/fields/segue-field-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/fields/segue-entry-fold.h"

/* An editor for a field of one line. */
struct _SegueFieldEntry
{
  GtkEntry parent_instance;

  SegueFieldEdit *edit;
  SegueEntryFold *fold;
  SegueViewState *state; /* where errors are shown; NULL if a box around the editor shows them */
};

enum
{
  PROP_0,
  PROP_FIELD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void editor_iface_init (SegueFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueFieldEntry, segue_field_entry, GTK_TYPE_ENTRY,
                               G_IMPLEMENT_INTERFACE (SEGUE_TYPE_FIELD_EDITOR, editor_iface_init))

static SegueFieldEdit *
get_edit (SegueFieldEditor *editor)
{
  return SEGUE_FIELD_ENTRY (editor)->edit;
}

static GtkWidget *
get_target (SegueFieldEditor *editor)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (editor)));
}

static char *
dup_text (SegueFieldEditor *editor)
{
  return segue_entry_fold_dup_text (SEGUE_FIELD_ENTRY (editor)->fold);
}

static int
get_caret (SegueFieldEditor *editor)
{
  return segue_entry_fold_get_offset (SEGUE_FIELD_ENTRY (editor)->fold,
                                      gtk_editable_get_position (GTK_EDITABLE (editor)));
}

static void
set_caret (SegueFieldEditor *editor,
           int               caret)
{
  const int length = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (editor)), -1);
  const int place = segue_entry_fold_get_place (SEGUE_FIELD_ENTRY (editor)->fold, caret);

  gtk_editable_set_position (GTK_EDITABLE (editor), MIN (place, length));
}

static void
replace_text (SegueFieldEditor *editor,
              int               start,
              int               end,
              const char       *inserted)
{
  SegueEntryFold *fold = SEGUE_FIELD_ENTRY (editor)->fold;
  g_autofree char *before = segue_entry_fold_dup_text (fold);
  g_autoptr(GString) after = g_string_new (inserted);

  g_string_prepend_len (after, before, g_utf8_offset_to_pointer (before, start) - before);
  g_string_append (after, g_utf8_offset_to_pointer (before, end));
  segue_entry_fold_set_text (fold, after->str);
  set_caret (editor, start + g_utf8_strlen (inserted, -1));
}

static void
select_range (SegueFieldEditor *editor,
              int               start,
              int               end)
{
  SegueEntryFold *fold = SEGUE_FIELD_ENTRY (editor)->fold;

  gtk_editable_select_region (GTK_EDITABLE (editor), segue_entry_fold_get_place (fold, start),
                              segue_entry_fold_get_place (fold, end));
}

static void
reset_preedit (SegueFieldEditor *editor)
{
  gtk_entry_reset_im_context (GTK_ENTRY (editor));
}

static void
editor_iface_init (SegueFieldEditorInterface *iface)
{
  iface->get_edit = get_edit;
  iface->get_target = get_target;
  iface->dup_text = dup_text;
  iface->replace_text = replace_text;
  iface->get_caret = get_caret;
  iface->set_caret = set_caret;
  iface->select_range = select_range;
  iface->reset_preedit = reset_preedit;
}

static void
text_changed_cb (SegueFieldEntry *self)
{
  if (!segue_entry_fold_is_setting (self->fold))
    segue_field_edit_typed (self->edit);
}

/* Replaces pasted line breaks by spaces, since a line break would end the line in the notes. */
static void
insert_text_cb (GtkEditable     *text,
                const char      *inserted,
                int              length,
                int             *position,
                SegueFieldEntry *self)
{
  g_autofree char *joined = NULL;

  if (length < 0)
    length = strlen (inserted);
  if (strcspn (inserted, "\r\n") >= (gsize) length)
    return;

  joined = g_strndup (inserted, length);
  g_strdelimit (joined, "\r\n", ' ');
  g_strchomp (joined);
  g_signal_stop_emission_by_name (text, "insert-text");
  gtk_editable_insert_text (text, joined, -1, position);
}

static void
preedit_changed_cb (SegueFieldEntry *self,
                    const char      *preedit)
{
  segue_field_edit_set_composing (self->edit, preedit != NULL && *preedit != '\0');
}

static void
error_cb (SegueFieldEntry *self)
{
  const char *error = segue_field_edit_get_error (self->edit);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), error);
  segue_view_state_set_notice (self->state, error);
}

static void
set_field (SegueFieldEntry *self,
           SegueField       field)
{
  segue_field_edit_set_field (self->edit, field);
  if (field == SEGUE_FIELD_START || field == SEGUE_FIELD_END)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
      gtk_entry_set_input_hints (GTK_ENTRY (self), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
    }
  else if (field == SEGUE_FIELD_LINK || field == SEGUE_FIELD_IMAGE)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_URL);
      gtk_entry_set_input_hints (GTK_ENTRY (self), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
    }
}

static void
segue_field_entry_dispose (GObject *object)
{
  SegueFieldEntry *self = SEGUE_FIELD_ENTRY (object);

  if (self->state != NULL && segue_field_edit_get_error (self->edit) != NULL)
    segue_view_state_set_notice (self->state, NULL);
  g_clear_object (&self->state);
  if (self->edit != NULL)
    g_object_run_dispose (G_OBJECT (self->edit));
  g_clear_object (&self->edit);
  g_clear_pointer (&self->fold, segue_entry_fold_free);

  G_OBJECT_CLASS (segue_field_entry_parent_class)->dispose (object);
}

static void
segue_field_entry_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SegueFieldEntry *self = SEGUE_FIELD_ENTRY (object);

  if (prop_id == PROP_FIELD)
    g_value_set_enum (value, segue_field_edit_get_field (self->edit));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
segue_field_entry_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (prop_id == PROP_FIELD)
    set_field (SEGUE_FIELD_ENTRY (object), g_value_get_enum (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
segue_field_entry_class_init (SegueFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_field_entry_dispose;
  object_class->get_property = segue_field_entry_get_property;
  object_class->set_property = segue_field_entry_set_property;

  props[PROP_FIELD] = g_param_spec_enum ("field", NULL, NULL, SEGUE_TYPE_FIELD, SEGUE_FIELD_NONE,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_field_entry_init (SegueFieldEntry *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  self->edit = segue_field_edit_new (GTK_WIDGET (self));
  /* The window has one undo history for all fields and views. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  g_signal_connect_object (self, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self, G_CONNECT_DEFAULT);
  self->fold = segue_entry_fold_new (GTK_TEXT (text));
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_field_entry_new:
 * @session: a session
 * @id: the id of an entry of its document
 * @field: the title or the start
 *
 * Creates an editor for a field of an entry. It is destroyed when the edit ends.
 *
 * Returns: (transfer none): the editor, a floating reference
 */
GtkWidget *
segue_field_entry_new (SegueSession *session,
                       guint64       id,
                       SegueField    field)
{
  SegueFieldEntry *self = g_object_new (SEGUE_TYPE_FIELD_ENTRY, "field", field, NULL);

  self->state = g_object_ref (segue_session_get_view_state (session));
  segue_field_edit_set_session (self->edit, session);
  segue_field_edit_set_id (self->edit, id);
  g_signal_connect_object (segue_session_get_document (session), "changed", G_CALLBACK (segue_field_edit_follow),
                           self->edit, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field == SEGUE_FIELD_TITLE ? _("Title") : _("Time"),
                                  -1);

  return GTK_WIDGET (self);
}

/**
 * segue_field_entry_get_field:
 * @self: an entry for a field
 *
 * Returns: the field that is edited
 */
SegueField
segue_field_entry_get_field (SegueFieldEntry *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_ENTRY (self), SEGUE_FIELD_NONE);

  return segue_field_edit_get_field (self->edit);
}

/**
 * segue_field_entry_get_error:
 * @self: an entry for a field
 *
 * Checks the text immediately.
 *
 * Returns: (transfer none) (nullable): why the text is invalid, or %NULL if it is valid
 */
const char *
segue_field_entry_get_error (SegueFieldEntry *self)
{
  g_return_val_if_fail (SEGUE_IS_FIELD_ENTRY (self), NULL);

  return segue_field_edit_check (self->edit);
}

/**
 * segue_field_entry_commit_preedit:
 * @self: an entry for a field
 *
 * Makes the input method commit its preedit text.
 */
void
segue_field_entry_commit_preedit (SegueFieldEntry *self)
{
  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  segue_field_editor_commit_preedit (SEGUE_FIELD_EDITOR (self));
}

/**
 * segue_field_entry_restore:
 * @self: an entry for a field
 *
 * Restores the value from before the first key.
 */
void
segue_field_entry_restore (SegueFieldEntry *self)
{
  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  segue_field_edit_restore (self->edit);
}

/**
 * segue_field_entry_set_caret:
 * @self: an entry for a field
 * @offset: an offset in bytes
 *
 * Puts the caret at an offset in bytes. An offset beyond the end is the end.
 */
void
segue_field_entry_set_caret (SegueFieldEntry *self,
                             gint             offset)
{
  g_return_if_fail (SEGUE_IS_FIELD_ENTRY (self));

  segue_field_editor_set_caret_byte (SEGUE_FIELD_EDITOR (self), offset);
}
