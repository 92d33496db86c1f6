/* segue-window-close.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-dialogs.h"

static void
discard_cb (gpointer user_data)
{
  g_autoptr(SegueWindow) self = user_data;

  if (self->document == NULL)
    return;

  segue_window_drop_draft (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
close_response_cb (SegueWindow *self,
                   const char  *response)
{
  if (g_str_equal (response, "discard"))
    {
      /* not before the question itself is gone, which still looks at its parent */
      g_idle_add_once (discard_cb, g_object_ref (self));
    }
  else if (g_str_equal (response, "save"))
    {
      self->close_after_saving = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
    }
}

static void
ask_close (SegueWindow *self)
{
  g_autofree char *name = segue_window_dup_name (self);
  g_autofree char *heading = g_strdup_printf (_("Save Changes to “%s”?"), name);
  GtkWidget *dialog = segue_dialogs_question (GTK_WINDOW (self), heading,
                                              _("Changes that are not saved are lost when the window closes."),
                                              _("_Cancel"));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: whether the window can close at once; where it cannot, it has been asked or the save is waited for */
gboolean
segue_window_may_close (SegueWindow *self)
{
  if (!segue_window_finish_edit (self))
    return FALSE;

  if (self->saving)
    {
      self->close_after_saving = TRUE;
      return FALSE;
    }

  if (!segue_document_get_modified (self->document) || !segue_document_differs (self->document))
    {
      segue_window_drop_draft (self);
      return TRUE;
    }

  ask_close (self);

  return FALSE;
}

