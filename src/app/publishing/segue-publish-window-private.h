/* segue-publish-window-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/publishing/segue-publish-detail.h"
#include "app/publishing/segue-publish-window.h"

G_BEGIN_DECLS

/* segue-publish-window.c shows the outlets, -give.c copies and saves, and -places.c adds and changes outlets. */
struct _SeguePublishWindow
{
  AdwWindow parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkMenuButton *add_button;
  AdwToastOverlay *toasts;
  GtkWidget *list_page;
  GtkWidget *separator;
  GtkListBox *list;
  GtkWidget *links_button;
  GtkLabel *progress;
  GtkWidget *next_button;
  SeguePublishDetail *detail;

  SegueSession *session;
  SeguePublishing *publishing;
  SegueOutlet *outlet; /* the selected one */
  int width;           /* in pixels */
  guint fit_source;
  gboolean watching;
  gboolean folded;     /* only one of the list and the detail has room */
  gboolean page_shown; /* where only one has room, this is the detail */
};

/* segue-publish-window.c */
void segue_publish_window_select          (SeguePublishWindow  *self,
                                           SegueOutlet         *outlet);
void segue_publish_window_say             (SeguePublishWindow  *self,
                                           const char          *message);

/* segue-publish-window-give.c */
void segue_publish_window_install_give    (GtkWidgetClass      *widget_class);
void segue_publish_window_give            (SeguePublishWindow  *self,
                                           SegueOutlet         *outlet);
void segue_publish_window_update_give     (SeguePublishWindow  *self);

/* segue-publish-window-places.c */
void segue_publish_window_install_places  (GtkWidgetClass      *widget_class);
void segue_publish_window_init_places     (SeguePublishWindow  *self);

G_END_DECLS
