/* segue-selection-page.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-selection-page.h"

#include <glib/gi18n.h>

#include "app/widgets/segue-labels.h"

/**
 * SegueSelectionPage:
 *
 * The page of the details for several selected entries: how many they are, and what can be done with all of them.
 */
struct _SegueSelectionPage
{
  SegueView parent_instance;

  GtkWidget *scroller;
  GtkLabel *count_selected;
  GtkMenuButton *move_button;

};

G_DEFINE_FINAL_TYPE (SegueSelectionPage, segue_selection_page, SEGUE_TYPE_VIEW)

/* Returns: (transfer full): a title as the label of a menu item, in which an underscore marks a key */
static char *
dup_label (SegueEntry *section)
{
  g_autofree char *title = segue_entry_dup_plain_title (section);
  g_auto(GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

/* Lists the sections when the menu is opened. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  SegueSelectionPage *self = user_data;
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SECTION)
        continue;

      label = dup_label (entry);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.move-to-section", "t", segue_entry_get_id (entry));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static gboolean
has_sections (SegueEpisode *episode)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SECTION)
      return TRUE;

  return FALSE;
}

static void
update (SegueSelectionPage *self)
{
  const guint n = segue_view_state_get_n_selected (segue_view_get_state (SEGUE_VIEW (self)));
  g_autofree char *text = NULL;

  if (n < 2)
    return;

  /* Translators: how many rows of the outline are selected */
  text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  gtk_label_set_label (self->count_selected, text);
  gtk_widget_set_visible (GTK_WIDGET (self->move_button),
                          has_sections (segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)))));
}

static void
segue_selection_page_dispose (GObject *object)
{
  SegueSelectionPage *self = SEGUE_SELECTION_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_SELECTION_PAGE);

  G_OBJECT_CLASS (segue_selection_page_parent_class)->dispose (object);
}

static void
segue_selection_page_set_session (SegueView    *view,
                                  SegueSession *session)
{
  SegueSelectionPage *self = SEGUE_SELECTION_PAGE (view);

  g_signal_connect_object (segue_session_get_view_state (session), "notify::n-selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
segue_selection_page_class_init (SegueSelectionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_selection_page_dispose;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_selection_page_set_session;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-selection-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueSelectionPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SegueSelectionPage, count_selected);
  gtk_widget_class_bind_template_child (widget_class, SegueSelectionPage, move_button);
}

static void
segue_selection_page_init (SegueSelectionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->move_button, create_popup_cb, self, NULL);
  segue_labels_wrap (GTK_WIDGET (self));
}
