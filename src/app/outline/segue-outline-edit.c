/* segue-outline-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-edit.h"

/**
 * SegueOutlineEdit:
 *
 * The edit of a time or a title in its row.
 *
 * What is typed goes to the document at once. Text that the document cannot take keeps the user in the field until it
 * is corrected or given up.
 */
struct _SegueOutlineEdit
{
  GObject parent_instance;

  SegueSession *session;
  SegueOutlineModel *model;
  SegueOutlineRows *rows;
  SegueOutlineSelection *selection;
  SegueOutlineItem *item; /* (nullable): the item whose row has an editor */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueOutlineEdit, segue_outline_edit, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SegueOutlineEdit *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

static guint64
get_current_id (SegueOutlineEdit *self)
{
  return segue_outline_model_get_shown_id (self->model,
                                           segue_view_state_get_selected (segue_session_get_view_state (self->session)));
}

static SegueOutlineRow *
get_row (SegueOutlineEdit *self)
{
  return self->item != NULL ? segue_outline_rows_lookup (self->rows, segue_outline_item_get_id (self->item)) : NULL;
}

/* Returns: the field that is edited, or SEGUE_FIELD_NONE */
static SegueField
get_field (SegueOutlineEdit *self)
{
  return self->item != NULL ? segue_outline_item_get_editing (self->item) : SEGUE_FIELD_NONE;
}

static void
emit_changed (SegueOutlineEdit *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Removes the editor from the row. */
static void
end (SegueOutlineEdit *self)
{
  g_autoptr(SegueOutlineItem) item = g_steal_pointer (&self->item);

  segue_document_end_step (segue_session_get_document (self->session));
  segue_outline_item_set_editing (item, SEGUE_FIELD_NONE);
  segue_view_state_set_editing (segue_session_get_view_state (self->session), 0);
  emit_changed (self);
}

static void
segue_outline_edit_finalize (GObject *object)
{
  SegueOutlineEdit *self = SEGUE_OUTLINE_EDIT (object);

  g_clear_object (&self->item);
  g_object_unref (self->selection);
  g_object_unref (self->rows);
  g_object_unref (self->model);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_outline_edit_parent_class)->finalize (object);
}

static void
segue_outline_edit_class_init (SegueOutlineEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_outline_edit_finalize;

  /**
   * SegueOutlineEdit::changed:
   *
   * Emitted when an edit has begun or ended.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SEGUE_TYPE_OUTLINE_EDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_outline_edit_init (SegueOutlineEdit *self)
{
}

SegueOutlineEdit *
segue_outline_edit_new (SegueSession          *session,
                        SegueOutlineModel     *model,
                        SegueOutlineRows      *rows,
                        SegueOutlineSelection *selection)
{
  SegueOutlineEdit *self = g_object_new (SEGUE_TYPE_OUTLINE_EDIT, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->rows = g_object_ref (rows);
  self->selection = g_object_ref (selection);

  return self;
}

/* Returns: whether an editor has been shown that was not there before */
static gboolean
begin (SegueOutlineEdit *self,
       guint64           id,
       SegueField        field)
{
  guint position;

  if (self->item != NULL && segue_outline_item_get_id (self->item) == id &&
      segue_outline_item_get_editing (self->item) == field)
    return FALSE;

  segue_outline_edit_finish (self);
  segue_outline_selection_select (self->selection, id);
  if (!segue_outline_model_get_position (self->model, id, &position))
    return FALSE;

  segue_outline_rows_focus (self->rows, id);
  if (segue_outline_model_get_index (self->model, position) == 0)
    {
      gtk_widget_activate_action (segue_outline_rows_get_list (self->rows), "win.focus-details", NULL);
      return FALSE;
    }

  self->item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  if (segue_entry_get_kind (segue_outline_item_get_entry (self->item)) == SEGUE_ENTRY_SECTION)
    field = SEGUE_FIELD_TITLE;
  segue_view_state_set_editing (segue_session_get_view_state (self->session), id);
  segue_outline_item_set_editing (self->item, field);
  emit_changed (self);

  return TRUE;
}

/* Selects an entry and edits a field of it in its row. A section has only a title. The fields of the episode are in the
 * details. */
void
segue_outline_edit_begin (SegueOutlineEdit *self,
                          guint64           id,
                          SegueField        field)
{
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));
  g_return_if_fail (field != SEGUE_FIELD_NONE);

  if (!begin (self, id, field))
    return;

  editor = segue_outline_edit_get_editor (self);
  if (editor != NULL && get_field (self) == SEGUE_FIELD_TITLE)
    gtk_editable_set_position (GTK_EDITABLE (editor), -1);
}

/* Edits the title of an entry that was just added. Typing replaces the title, and is one step of
 * the history with the addition. If the edit is cancelled, the entry is removed.
 *
 * The focus has selected the title. It stays selected all the time: on X11, GTK takes a selection that is given up and made
 * again at once for one that another program has replaced, and clears it. */
void
segue_outline_edit_begin_added (SegueOutlineEdit *self,
                                guint64           id)
{
  g_autofree char *merge_key = segue_field_dup_merge_key (SEGUE_FIELD_TITLE, id);
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  begin (self, id, SEGUE_FIELD_TITLE);
  editor = segue_outline_edit_get_editor (self);
  if (editor == NULL)
    return;

  gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);
  segue_document_continue_step (segue_session_get_document (self->session), merge_key);
}

/* Edits a field of the current entry. */
void
segue_outline_edit_begin_selected (SegueOutlineEdit *self,
                                   SegueField        field)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (get_current_id (self) != 0)
    segue_outline_edit_begin (self, get_current_id (self), field);
}

/* Ends the edit. Text that the document could not take is given up, and the user is told so. Returns: whether nothing
 * was given up */
gboolean
segue_outline_edit_finish (SegueOutlineEdit *self)
{
  g_autofree char *error = NULL;
  SegueFieldEntry *editor;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_EDIT (self), TRUE);

  if (self->item == NULL)
    return TRUE;

  editor = segue_outline_edit_get_editor (self);
  if (editor != NULL)
    {
      segue_field_entry_commit_preedit (editor);
      error = segue_field_edit_finish (segue_field_editor_get_edit (SEGUE_FIELD_EDITOR (editor)));
    }
  end (self);
  if (error != NULL)
    segue_view_state_say (segue_session_get_view_state (self->session), error, FALSE);

  return error == NULL;
}

/* Ends the edit and restores what was there before. An entry that was just added is removed with its title. */
void
segue_outline_edit_cancel (SegueOutlineEdit *self)
{
  g_autofree char *merge_key = NULL;
  SegueDocument *document;
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (self->item == NULL)
    return;

  document = segue_session_get_document (self->session);
  merge_key = segue_field_dup_merge_key (SEGUE_FIELD_TITLE, segue_outline_item_get_id (self->item));
  editor = segue_outline_edit_get_editor (self);
  if (editor != NULL && segue_document_continues_step (document, merge_key))
    {
      segue_field_editor_reset_preedit (SEGUE_FIELD_EDITOR (editor));
      segue_document_undo (document);
    }
  else if (editor != NULL)
    {
      segue_field_entry_restore (editor);
    }
  /* an entry that was just added is gone by now, and its edit has ended */
  if (self->item != NULL)
    end (self);
}

gboolean
segue_outline_edit_is_active (SegueOutlineEdit *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_EDIT (self), FALSE);

  return self->item != NULL;
}

/* Returns: (transfer none) (nullable): the editor, or %NULL if nothing is edited or the row is far out of sight */
SegueFieldEntry *
segue_outline_edit_get_editor (SegueOutlineEdit *self)
{
  SegueOutlineRow *row;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_EDIT (self), NULL);

  row = get_row (self);

  return row != NULL ? segue_outline_row_get_editor (row) : NULL;
}

/* Makes the input method commit what is being composed, so that it is part of what comes next. */
void
segue_outline_edit_commit_preedit (SegueOutlineEdit *self)
{
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  editor = segue_outline_edit_get_editor (self);
  if (editor != NULL)
    segue_field_entry_commit_preedit (editor);
}

/* Whether the user may leave the field. The bell rings if the document could not take its text. */
static gboolean
may_leave (SegueOutlineEdit *self)
{
  SegueFieldEntry *editor = segue_outline_edit_get_editor (self);

  if (editor == NULL || segue_field_entry_get_error (editor) == NULL)
    return TRUE;

  gtk_widget_error_bell (GTK_WIDGET (editor));

  return FALSE;
}

/* Ends the edit. The row gets the focus. */
static void
leave (SegueOutlineEdit *self)
{
  const guint64 id = segue_outline_item_get_id (self->item);

  segue_outline_edit_finish (self);
  segue_outline_rows_focus (self->rows, id);
}

/* Returns: the position of the next row in a direction that has @field, which is past the end if there is none */
static guint
find_next (SegueOutlineEdit *self,
           guint             position,
           int               direction,
           SegueField        field)
{
  SegueEpisode *episode = get_episode (self);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (position += direction; position < n; position += direction)
    {
      SegueEntry *entry = segue_episode_get (episode, segue_outline_model_get_index (self->model, position));

      if (field == SEGUE_FIELD_NONE || segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ||
          (field == SEGUE_FIELD_TITLE && segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION))
        return position;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Goes @direction rows on. An edit goes on in the same field there, with the caret in the same place. Without an edit
 * the next row only gets the focus. */
void
segue_outline_edit_go (SegueOutlineEdit *self,
                       int               direction)
{
  SegueField field;
  SegueFieldEntry *editor;
  guint64 next;
  guint position;
  int caret;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (!may_leave (self) || !segue_outline_model_get_position (self->model, get_current_id (self), &position))
    return;

  field = get_field (self);
  next = segue_outline_model_get_id (self->model, find_next (self, position, direction, field));
  if (next == 0 && self->item != NULL)
    {
      leave (self);
    }
  else if (next != 0 && field == SEGUE_FIELD_NONE)
    {
      segue_outline_selection_select (self->selection, next);
      segue_outline_rows_focus (self->rows, next);
    }
  else if (next != 0)
    {
      editor = segue_outline_edit_get_editor (self);
      caret = editor != NULL ? gtk_editable_get_position (GTK_EDITABLE (editor)) : 0;
      segue_outline_edit_begin (self, next, field);
      editor = segue_outline_edit_get_editor (self);
      if (editor != NULL)
        gtk_editable_set_position (GTK_EDITABLE (editor), caret);
    }
}

/* Goes to the next or previous field of the same entry: the title, its time and its link, which has a field in the
 * details. Beyond them the edit ends. */
void
segue_outline_edit_go_to_field (SegueOutlineEdit *self,
                                gboolean          forward)
{
  SegueField field;
  gboolean is_segment;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (self->item == NULL || !may_leave (self))
    return;

  field = get_field (self);
  is_segment = segue_entry_get_kind (segue_outline_item_get_entry (self->item)) == SEGUE_ENTRY_SEGMENT;
  if (forward && field == SEGUE_FIELD_TITLE && is_segment)
    {
      segue_outline_edit_begin_selected (self, SEGUE_FIELD_START);
    }
  else if (!forward && field == SEGUE_FIELD_START)
    {
      segue_outline_edit_begin_selected (self, SEGUE_FIELD_TITLE);
    }
  else
    {
      leave (self);
      if (forward && is_segment)
        gtk_widget_activate_action (segue_outline_rows_get_list (self->rows), "win.focus-link", NULL);
    }
}

/* Ends the edit, unless its text is invalid. The row gets the focus. */
void
segue_outline_edit_commit (SegueOutlineEdit *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (self->item != NULL && may_leave (self))
    leave (self);
}

/* Shows what a step of the history was about, after it was undone or redone. An edit goes on there, in the same
 * field. */
void
segue_outline_edit_show_step (SegueOutlineEdit *self,
                              const SegueFocus *focus)
{
  const SegueField field = get_field (self);
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (focus->id == 0 || !segue_episode_find (get_episode (self), focus->id, NULL))
    return;

  if (field == SEGUE_FIELD_NONE)
    {
      segue_outline_selection_select_step (self->selection, focus->id);
      return;
    }

  segue_outline_edit_begin (self, focus->id, field);
  editor = segue_outline_edit_get_editor (self);
  if (editor != NULL && segue_field_from_name (focus->field) == segue_field_entry_get_field (editor))
    segue_field_entry_set_caret (editor, focus->offset);
}

/* Ends the edit when the focus goes elsewhere in the window. It goes on if the window loses the focus. The list gives
 * the focus to the row itself after the row was out of sight: then the editor gets it back. */
void
segue_outline_edit_follow_focus (SegueOutlineEdit *self,
                                 GtkWidget        *focus)
{
  SegueFieldEntry *editor;

  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  editor = segue_outline_edit_get_editor (self);
  if (editor == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (editor)))
    return;

  if (focus == gtk_widget_get_parent (GTK_WIDGET (get_row (self))))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (editor));
  else
    segue_outline_edit_finish (self);
}

/* Ends the edit if @episode does not have the entry any more. */
void
segue_outline_edit_follow_episode (SegueOutlineEdit *self,
                                   SegueEpisode     *episode)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_EDIT (self));

  if (self->item != NULL && !segue_episode_find (episode, segue_outline_item_get_id (self->item), NULL))
    segue_outline_edit_finish (self);
}
