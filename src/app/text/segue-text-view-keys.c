/* segue-text-view-keys.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-text-view-private.h"

#include "app/widgets/segue-emphasis.h"

/* Goes to the title of the next or the previous entry. */
static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (widget);
  const int step = g_str_equal (name, "text.previous") ? -1 : 1;
  SegueEpisode *episode;
  guint index;

  segue_text_view_commit_preedit (self);
  if (!segue_text_view_is_current (self))
    return;

  episode = segue_text_offsets_get_episode (self->shown);
  index = segue_text_offsets_get_index (self->shown, segue_text_place_get_caret (self->buffer), NULL);
  for (index += step; index < segue_episode_get_n_entries (episode); index += step)
    {
      SegueEntry *entry = segue_episode_get (episode, index);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT)
        continue;
      segue_text_place_show (GTK_TEXT_VIEW (self->view),
                             segue_text_offsets_get_place (self->shown, index,
                                                           segue_entry_get_title_span (entry).offset));
      return;
    }
  gtk_widget_error_bell (widget);
}

static void
emphasize_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueTextView *self = SEGUE_TEXT_VIEW (widget);

  segue_text_view_commit_preedit (self);
  if (g_str_equal (name, "text.link"))
    segue_emphasis_link (GTK_TEXT_VIEW (self->view));
  else
    segue_emphasis_toggle (GTK_TEXT_VIEW (self->view), g_str_equal (name, "text.bold") ? "**" : "*");
}

void
segue_text_view_install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "text.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "text.bold", NULL, emphasize_action);
  gtk_widget_class_install_action (widget_class, "text.italic", NULL, emphasize_action);
  gtk_widget_class_install_action (widget_class, "text.link", NULL, emphasize_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK, "text.bold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "text.italic", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "text.link", NULL);
}
