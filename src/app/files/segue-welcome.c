/* segue-welcome.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/files/segue-welcome.h"

#include <adwaita.h>

#include "app/files/segue-recent-list.h"

/* The page of a window without an episode. It opens files and shows the recent episodes. */
struct _SegueWelcome
{
  GtkWidget parent_instance;

  AdwStatusPage *page;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (SegueWelcome, segue_welcome, GTK_TYPE_WIDGET)

static gboolean
segue_welcome_grab_focus (GtkWidget *widget)
{
  /* GTK calls this also when the focus leaves backwards. The button must not keep it then. */
  return gtk_widget_get_focus_child (widget) == NULL && gtk_widget_grab_focus (SEGUE_WELCOME (widget)->open_button);
}

static void
segue_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEGUE_TYPE_WELCOME);

  G_OBJECT_CLASS (segue_welcome_parent_class)->dispose (object);
}

static void
segue_welcome_class_init (SegueWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_welcome_dispose;
  widget_class->grab_focus = segue_welcome_grab_focus;

  g_type_ensure (SEGUE_TYPE_RECENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueWelcome, page);
  gtk_widget_class_bind_template_child (widget_class, SegueWelcome, open_button);
}

static void
segue_welcome_init (SegueWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->page, SEGUE_APP_ID);
}
