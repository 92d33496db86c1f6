/* segue-outline-editor.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-editor.h"

#include <glib/gi18n.h>

#include "session/outline/segue-outline-start.h"

/* The entry that takes the place of the time or the title in a row while that is edited. */

/* Creates the editor for the field that @item says is edited. It gets the width of @start in place of that. */
GtkWidget *
segue_outline_editor_new (SegueSession     *session,
                          SegueOutlineItem *item,
                          GtkWidget        *start)
{
  const SegueField field = segue_outline_item_get_editing (item);
  GtkWidget *editor = segue_field_entry_new (session, segue_outline_item_get_id (item), field);

  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (editor), 1);
  if (field == SEGUE_FIELD_START)
    {
      int width;

      gtk_widget_get_size_request (start, &width, NULL);
      /* the editor includes the margin of the time, as its padding */
      gtk_widget_set_size_request (editor, width + gtk_widget_get_margin_end (start), -1);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (editor), 1);
      gtk_editable_set_alignment (GTK_EDITABLE (editor), 1);
    }
  else
    {
      gtk_widget_set_hexpand (editor, TRUE);
      gtk_entry_set_placeholder_text (GTK_ENTRY (editor), _("Title"));
    }

  return editor;
}

/* Puts the suggested time into an empty editor of a time. Returns: whether there is one */
gboolean
segue_outline_editor_take_guess (GtkWidget        *editor,
                                 SegueSession     *session,
                                 SegueOutlineItem *item)
{
  g_autofree char *guess = segue_outline_dup_guess (session, segue_outline_item_get_entry (item));

  if (guess == NULL || segue_outline_item_get_editing (item) != SEGUE_FIELD_START ||
      *gtk_editable_get_text (GTK_EDITABLE (editor)) != '\0')
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (editor), guess);
  gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);

  return TRUE;
}
