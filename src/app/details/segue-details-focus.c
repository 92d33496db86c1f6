/* segue-details-focus.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-details-private.h"

#include <string.h>

#include "core/front/segue-front-matter.h"

/**
 * segue_details_focus_field:
 * @self: the details
 *
 * Moves the focus to the title, or to the most similar field. When several rows are selected, it moves to what can be
 * done with all of them. This is no grab_focus(), which GTK also calls for Tab: Tab must reach the widgets before the
 * title.
 */
void
segue_details_focus_field (SegueDetails *self)
{
  g_return_if_fail (SEGUE_IS_DETAILS (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "many") == 0)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  else
    segue_details_fields_focus (self->fields, segue_details_fields_get_twin (self->fields, SEGUE_DETAILS_TITLE));
}

/**
 * segue_details_focus_link:
 * @self: the details
 *
 * Moves the focus to the link, or to the title of an entry that can have none.
 */
void
segue_details_focus_link (SegueDetails *self)
{
  g_return_if_fail (SEGUE_IS_DETAILS (self));

  segue_details_fields_focus (self->fields, segue_details_fields_get_twin (self->fields, SEGUE_DETAILS_LINK));
}

/* Ends the edit of a field. An invalid text is reverted, and the user is told why. */
static gboolean
finish (SegueDetails *self,
        guint         place)
{
  SegueFieldEdit *edit = segue_details_fields_get_edit (self->fields, place);
  g_autofree char *error = NULL;

  segue_field_editor_commit_preedit (segue_details_fields_get_editor (self->fields, place));
  error = segue_field_edit_finish (edit);
  segue_document_end_step (self->document);
  if (segue_view_state_get_editing (self->state) == segue_field_edit_get_id (edit))
    segue_view_state_set_editing (self->state, 0);
  if (error != NULL)
    segue_view_state_say (self->state, error, FALSE);

  return error == NULL;
}

/* Notes which field has the focus, and ends the edit of the one that had it. Nothing has the focus for a moment while
 * an input method commits, or when a row of the outline is removed. */
void
segue_details_follow_focus (SegueDetails *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  const guint was = self->place;
  guint place;

  if (focus == NULL || self->document == NULL)
    return;

  place = segue_details_fields_find_widget (self->fields, focus);
  if (place == was)
    return;

  self->place = place;
  if (was < SEGUE_DETAILS_N_BOXES)
    finish (self, was);
  segue_details_update_many (self);
}

/* Follows the focus in @root. If @root is %NULL, the focus is followed no longer. */
void
segue_details_watch_focus (SegueDetails *self,
                           GtkRoot      *root)
{
  if (self->root != NULL)
    g_signal_handlers_disconnect_by_func (self->root, segue_details_follow_focus, self);
  self->root = root;
  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (segue_details_follow_focus), self,
                             G_CONNECT_SWAPPED);
}

/**
 * segue_details_has_focus:
 * @self: the details
 *
 * Tells where the keys go.
 *
 * Returns: whether a widget of the details has the focus
 */
gboolean
segue_details_has_focus (SegueDetails *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (SEGUE_IS_DETAILS (self), FALSE);

  focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/**
 * segue_details_commit_preedit:
 * @self: the details
 *
 * Makes the input method commit its preedit text, so that the document contains everything that was typed.
 */
void
segue_details_commit_preedit (SegueDetails *self)
{
  g_return_if_fail (SEGUE_IS_DETAILS (self));

  if (self->place < SEGUE_DETAILS_N_BOXES)
    segue_field_editor_commit_preedit (segue_details_fields_get_editor (self->fields, self->place));
}

/**
 * segue_details_finish_edit:
 * @self: the details
 *
 * Ends the edit of the field that has the focus. The focus stays.
 *
 * Returns: %FALSE if an invalid text was reverted
 */
gboolean
segue_details_finish_edit (SegueDetails *self)
{
  g_return_val_if_fail (SEGUE_IS_DETAILS (self), TRUE);

  return self->place == SEGUE_DETAILS_N_BOXES || finish (self, self->place);
}

/**
 * segue_details_show_focus:
 * @self: the details
 * @focus: the position of a change
 *
 * Shows the position of a change that was undone or redone, and puts the caret there. If the change concerns no field,
 * the focus stays in a similar field.
 */
void
segue_details_show_focus (SegueDetails     *self,
                          const SegueFocus *focus)
{
  guint place;

  g_return_if_fail (SEGUE_IS_DETAILS (self));

  if (focus->id == 0 || !segue_episode_find (segue_document_get_episode (self->document), focus->id, NULL))
    return;

  segue_view_state_set_selected (self->state, focus->id);
  place = segue_details_fields_find_field (self->fields, focus->id, segue_field_from_name (focus->field));
  if (place == SEGUE_DETAILS_N_BOXES)
    return;

  segue_details_fields_focus (self->fields, place);
  segue_field_editor_set_caret_byte (segue_details_fields_get_editor (self->fields, place), focus->offset);
}

/**
 * segue_details_get_caret:
 * @self: the details
 * @id: (out): the id of the entry
 * @offset: (out): the position of the caret in the lines of the entry, in bytes
 *
 * Finds where the caret of a text of several lines is in the notes.
 *
 * Returns: %FALSE if no such text has the focus, or if the notes write it in another way
 */
gboolean
segue_details_get_caret (SegueDetails *self,
                         guint64      *id,
                         gsize        *offset)
{
  const guint place = self->place;
  SegueEpisode *episode;
  SegueFieldEditor *editor;
  g_autofree char *text = NULL;
  const char *lines, *found;
  guint index;

  g_return_val_if_fail (SEGUE_IS_DETAILS (self), FALSE);

  if (place != SEGUE_DETAILS_BODY && place != SEGUE_DETAILS_OPENING && place != SEGUE_DETAILS_CLOSING)
    return FALSE;

  editor = segue_details_fields_get_editor (self->fields, place);
  text = segue_field_editor_dup_text (editor);
  episode = segue_document_get_episode (self->document);
  *id = segue_field_edit_get_id (segue_field_editor_get_edit (editor));
  if (*text == '\0' || !segue_episode_find (episode, *id, &index))
    return FALSE;

  lines = segue_entry_get_text (segue_episode_get (episode, index), NULL);
  if (place == SEGUE_DETAILS_OPENING)
    found = strstr (lines + segue_front_matter_get_length (episode) - segue_episode_get_offset (episode, index), text);
  else
    found = strstr (lines + segue_entry_get_body_span (segue_episode_get (episode, index)).offset, text);
  if (found == NULL)
    return FALSE;

  *offset = found - lines + (g_utf8_offset_to_pointer (text, segue_field_editor_get_caret (editor)) - text);

  return TRUE;
}
