/* segue-outline-new-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <string.h>

#include "session/outline/segue-pasted-text.h"

/* What is pasted into the empty title of an entry that was just added: a list takes the place of the entry. */

typedef struct
{
  SegueOutline *outline;
  guint64 id;
} PasteRequest;

static void
paste_request_free (PasteRequest *request)
{
  g_object_unref (request->outline);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PasteRequest, paste_request_free)

static guint64
get_edited_id (SegueOutline *self)
{
  return segue_view_state_get_editing (segue_view_get_state (SEGUE_VIEW (self)));
}

/* Returns: whether a text is no title. A long one never is: it is read in a thread. */
static gboolean
is_list (const char *text)
{
  g_autoptr(SeguePastedText) pasted = NULL;

  if (strlen (text) >= SEGUE_PASTED_TEXT_LONG)
    return TRUE;

  pasted = segue_pasted_text_new (text);

  return pasted->count.n_segments + pasted->count.n_sections > 1;
}

static void
insert (GtkEditable *editor,
        const char  *text)
{
  g_autofree char *line = g_strdup (text);
  int position;

  g_strdelimit (g_strstrip (line), "\r\n", ' ');
  gtk_editable_delete_selection (editor);
  position = gtk_editable_get_position (editor);
  gtk_editable_insert_text (editor, line, -1, &position);
  gtk_editable_set_position (editor, position);
}

static void
add_list (SegueOutline *self,
          guint64       id,
          const char   *text)
{
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  guint index;

  if (!segue_episode_find (segue_document_get_episode (document), id, &index))
    return;

  /* this removes the entry, unless something was typed in the meantime */
  segue_outline_edit_cancel (self->edit);
  segue_outline_paste_add_text (self->paste, text, index);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PasteRequest) request = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  SegueFieldEntry *editor = segue_outline_edit_get_editor (request->outline->edit);

  if (text == NULL || editor == NULL || get_edited_id (request->outline) != request->id)
    return;

  if (*gtk_editable_get_text (GTK_EDITABLE (editor)) == '\0' && is_list (text))
    add_list (request->outline, request->id, text);
  else
    insert (GTK_EDITABLE (editor), text);
}

static void
paste_cb (SegueOutline *self,
          GtkText      *text)
{
  PasteRequest *request;

  if (*gtk_editable_get_text (GTK_EDITABLE (text)) != '\0')
    return;

  g_signal_stop_emission_by_name (text, "paste-clipboard");
  request = g_new0 (PasteRequest, 1);
  request->outline = g_object_ref (self);
  request->id = get_edited_id (self);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, text_read_cb, request);
}

/* Edits the title of an entry that was just added. A list that is pasted there is added in the place of the entry. */
void
segue_outline_edit_new_title (SegueOutline *self,
                              guint64       id)
{
  SegueFieldEntry *editor;

  segue_outline_edit_begin_added (self->edit, id);
  editor = segue_outline_edit_get_editor (self->edit);
  if (editor != NULL)
    g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (editor)), "paste-clipboard",
                             G_CALLBACK (paste_cb), self, G_CONNECT_SWAPPED);
}
