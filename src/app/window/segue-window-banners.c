/* segue-window-banners.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

/* What is to be said about the file, above the views, one strip for each matter. */

/* Puts @strip in the place of the one of this matter; %NULL for none. */
void
_segue_window_set_strip (SegueWindow      *self,
                         SegueWindowStrip  which,
                         GtkWidget        *strip)
{
  GtkWidget *old = self->strip[which];

  self->strip[which] = strip;
  if (old != NULL)
    {
      /* whoever used the strip goes on working on the episode */
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->strips)) == old)
        gtk_widget_grab_focus (GTK_WIDGET (self->left));
      gtk_box_remove (self->strips, old);
    }
  if (strip != NULL)
    gtk_box_append (self->strips, strip);
}

static void
show_notice (SegueWindow *self,
             const char  *message)
{
  GtkWidget *strip = segue_strip_new ("changes-prevent-symbolic", message);

  segue_strip_add_button (SEGUE_STRIP (strip), _("Save _As…"), "win.save-as");
  _segue_window_set_strip (self, SEGUE_WINDOW_STRIP_NOTICE, strip);
}

static void
info_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);

  if (info == NULL || self->file == NULL || !g_file_equal (self->file, G_FILE (object)) ||
      segue_document_get_read_only (self->document))
    return;

  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) &&
      !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    show_notice (self, _("This file can only be read. Changes can be saved as another file."));
}

/* Says at once what would be found out at the first save: that the file is not to be written. */
void
_segue_window_update_notice (SegueWindow *self)
{
  _segue_window_set_strip (self, SEGUE_WINDOW_STRIP_NOTICE, NULL);
  if (self->file == NULL || self->is_example)
    return;

  if (segue_document_get_read_only (self->document))
    show_notice (self, _("Part of this file could not be read in this encoding. Save the notes under another name to "
                         "keep both."));
  else
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                             NULL, info_cb, g_object_ref (self));
}
