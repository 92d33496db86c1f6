/* segue-window-banners.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

/* What is to be said about the file, above the views, one banner for each matter. */

/* Puts @banner in the place of the one of this matter; %NULL for none. */
void
segue_window_set_banner (SegueWindow      *self,
                         SegueWindowBanner  which,
                         GtkWidget        *banner)
{
  GtkWidget *old = self->banner[which];

  self->banner[which] = banner;
  if (old != NULL)
    {
      /* whoever used the banner goes on working on the episode */
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->banners)) == old)
        gtk_widget_grab_focus (GTK_WIDGET (self->left));
      gtk_box_remove (self->banners, old);
    }
  if (banner != NULL)
    gtk_box_append (self->banners, banner);
}

static void
show_notice (SegueWindow *self,
             const char  *message)
{
  GtkWidget *banner = segue_banner_new ("changes-prevent-symbolic", message);

  segue_banner_add_button (SEGUE_BANNER (banner), _("Save _As…"), "win.save-as");
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_NOTICE, banner);
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
segue_window_update_notice (SegueWindow *self)
{
  segue_window_set_banner (self, SEGUE_WINDOW_BANNER_NOTICE, NULL);
  if (self->file == NULL || self->is_example)
    return;

  if (segue_document_get_read_only (self->document))
    show_notice (self, _("Part of this file could not be read in this encoding. Save the notes under another name to "
                         "keep both."));
  else
    g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                             NULL, info_cb, g_object_ref (self));
}
