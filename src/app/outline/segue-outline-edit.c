/* segue-outline-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

static SegueFieldEntry *
get_editor (SegueOutline *self)
{
  SegueOutlineRow *row;

  if (self->edited == NULL)
    return NULL;

  row = segue_outline_get_row (self, segue_outline_item_get_id (self->edited));

  return row != NULL ? segue_outline_row_get_editor (row) : NULL;
}

/* Takes the editor away. */
static void
end_edit (SegueOutline *self)
{
  g_autoptr(SegueOutlineItem) item = g_steal_pointer (&self->edited);

  segue_document_end_step (self->document);
  segue_outline_item_set_editing (item, SEGUE_FIELD_NONE);
  segue_view_state_set_editing (self->state, 0);
  g_clear_pointer (&self->after_adding, segue_episode_unref);
}

static void
edit_selected (SegueOutline *self,
               SegueField    field)
{
  if (segue_view_state_get_selected (self->state) != 0)
    segue_outline_edit (self, segue_view_state_get_selected (self->state), field);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  edit_selected (SEGUE_OUTLINE (widget), g_str_equal (name, "outline.edit-start") ? SEGUE_FIELD_START : SEGUE_FIELD_TITLE);
}

/* Whether the field can be left: a text that could not be taken keeps the caret until it is mended or given up. */
static gboolean
may_leave (SegueOutline *self)
{
  SegueFieldEntry *editor = get_editor (self);

  if (editor == NULL || segue_field_entry_get_error (editor) == NULL)
    return TRUE;

  gtk_widget_error_bell (GTK_WIDGET (editor));

  return FALSE;
}

/* Goes @direction rows on from the selected one, to the next that has @field, and edits it there if @field is given. */
static void
go (SegueOutline *self,
    int           direction,
    SegueField    field)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  SegueEpisode *episode = segue_document_get_episode (self->document);
  guint64 id = segue_view_state_get_selected (self->state);
  guint position;

  if (!segue_outline_model_get_position (self->model, id, &position))
    return;

  do
    {
      SegueEntry *entry;

      position += direction;
      if (position >= n)
        {
          segue_outline_finish_edit (self);
          segue_outline_focus_row (self, id);
          return;
        }
      entry = segue_episode_get (episode, segue_outline_model_get_index (self->model, position));
      if (field != SEGUE_FIELD_START || segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT)
        break;
    }
  while (TRUE);

  id = segue_outline_model_get_id (self->model, position);
  if (field != SEGUE_FIELD_NONE)
    {
      segue_outline_edit (self, id, field);
    }
  else
    {
      segue_outline_select (self, id);
      segue_outline_focus_row (self, id);
    }
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueFieldEntry *editor = get_editor (self);
  gint caret = editor != NULL ? gtk_editable_get_position (GTK_EDITABLE (editor)) : 0;

  if (!may_leave (self))
    return;

  go (self, g_str_equal (name, "outline.previous") ? -1 : 1, segue_outline_get_editing (self));
  editor = get_editor (self);
  if (editor != NULL)
    gtk_editable_set_position (GTK_EDITABLE (editor), caret);
}

static void
commit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  if (self->edited != NULL && may_leave (self))
    go (self, 1, segue_outline_get_editing (self));
}

/* Ends editing and puts back what was there before; an entry that was only just added goes again. */
static void
cancel_edit (SegueOutline *self)
{
  g_autoptr(SegueEpisode) after_adding = g_steal_pointer (&self->after_adding);
  SegueFieldEntry *editor = get_editor (self);

  if (self->edited == NULL)
    return;

  if (editor != NULL)
    segue_field_entry_restore (editor);
  end_edit (self);
  if (after_adding != NULL && segue_document_get_episode (self->document) == after_adding)
    segue_document_undo (self->document);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  cancel_edit (SEGUE_OUTLINE (widget));
}

/* Tab: time, title, then the next row. */
static void
field_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean forward = g_str_equal (name, "outline.next-field");
  const SegueField field = segue_outline_get_editing (self);
  const gboolean is_segment =
    self->edited != NULL &&
    segue_entry_get_kind (segue_outline_item_get_entry (self->edited)) == SEGUE_ENTRY_SEGMENT;

  if (self->edited == NULL || !may_leave (self))
    return;

  if (forward && field == SEGUE_FIELD_START)
    edit_selected (self, SEGUE_FIELD_TITLE);
  else if (!forward && field == SEGUE_FIELD_TITLE && is_segment)
    edit_selected (self, SEGUE_FIELD_START);
  else
    go (self, forward ? 1 : -1, forward ? SEGUE_FIELD_START : SEGUE_FIELD_TITLE);
}

void
segue_outline_install_edit (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.edit-title", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "outline.edit-start", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "outline.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "outline.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "outline.commit", NULL, commit_action);
  gtk_widget_class_install_action (widget_class, "outline.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "outline.next-field", NULL, field_action);
  gtk_widget_class_install_action (widget_class, "outline.previous-field", NULL, field_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "outline.edit-title", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, GDK_SHIFT_MASK, "outline.edit-start", NULL);
}

/* Edits a field of an entry in its row, and selects the entry. A section has a title alone. */
void
segue_outline_edit (SegueOutline *self,
                    guint64       id,
                    SegueField    field)
{
  SegueFieldEntry *editor;
  guint position;

  g_return_if_fail (SEGUE_IS_OUTLINE (self));
  g_return_if_fail (field != SEGUE_FIELD_NONE);

  if (self->edited != NULL && segue_outline_item_get_id (self->edited) == id &&
      segue_outline_item_get_editing (self->edited) == field)
    return;

  segue_outline_finish_edit (self);
  segue_outline_select (self, id);
  if (!segue_outline_model_get_position (self->model, id, &position))
    return;

  segue_outline_focus_row (self, id);
  self->edited = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (segue_entry_get_kind (segue_outline_item_get_entry (self->edited)) == SEGUE_ENTRY_SECTION)
    field = SEGUE_FIELD_TITLE;
  segue_view_state_set_editing (self->state, id);
  segue_outline_item_set_editing (self->edited, field);

  editor = get_editor (self);
  if (editor != NULL && field == SEGUE_FIELD_TITLE)
    gtk_editable_set_position (GTK_EDITABLE (editor), -1);
}

/* Selects all of the text being edited, so that typing replaces it. */
void
segue_outline_select_text (SegueOutline *self)
{
  SegueFieldEntry *editor = get_editor (self);

  if (editor != NULL)
    gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);
}

/* Which field is being edited. */
SegueField
segue_outline_get_editing (SegueOutline *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE (self), SEGUE_FIELD_NONE);

  return self->edited != NULL ? segue_outline_item_get_editing (self->edited) : SEGUE_FIELD_NONE;
}

/* Has an input method commit what it is composing, so that nothing typed is missing from what comes next. */
void
segue_outline_commit_preedit (SegueOutline *self)
{
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  editor = get_editor (self);
  if (editor != NULL)
    segue_field_entry_commit_preedit (editor);
}

/* Ends editing. What was typed is in the document; a text that it could not take is given up, and that is said.
 * Returns: %FALSE where something was given up */
gboolean
segue_outline_finish_edit (SegueOutline *self)
{
  g_autofree char *error = NULL;
  SegueFieldEntry *editor;

  g_return_val_if_fail (SEGUE_IS_OUTLINE (self), TRUE);

  if (self->edited == NULL)
    return TRUE;

  editor = get_editor (self);
  if (editor != NULL)
    {
      segue_field_entry_commit_preedit (editor);
      error = g_strdup (segue_field_entry_get_error (editor));
    }
  end_edit (self);
  if (error != NULL)
    segue_view_state_say (self->state, error, FALSE);

  return error == NULL;
}

static gboolean
has_id (const GArray *ids,
        guint64       id)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, guint64, i) == id)
        return TRUE;
    }

  return FALSE;
}

/* Selects what the step was about: all that it brought back, or what is selected already and was moved. */
static void
show_step (SegueOutline *self,
           guint64       id)
{
  if (has_id (self->appeared, id))
    {
      g_autoptr(GArray) ids = g_array_copy (self->appeared);

      segue_outline_select_many (self, ids, id);
    }
  else if (!segue_outline_is_selected (self, id))
    segue_outline_select (self, id);
}

/* Shows where an undone or redone change was. The focus stays in the kind of field it is in. */
void
segue_outline_show_focus (SegueOutline     *self,
                          const SegueFocus *focus)
{
  const SegueField field = segue_outline_get_editing (self);
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  if (focus->id == 0 || !segue_episode_find (segue_document_get_episode (self->document), focus->id, NULL))
    return;

  if (field == SEGUE_FIELD_NONE)
    {
      show_step (self, focus->id);
      return;
    }

  segue_outline_edit (self, focus->id, field);
  editor = get_editor (self);
  if (editor != NULL && segue_field_from_name (focus->field) == segue_field_entry_get_field (editor))
    segue_field_entry_set_caret (editor, focus->offset);
}
