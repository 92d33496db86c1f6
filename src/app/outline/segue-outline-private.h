/* segue-outline-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/outline/segue-outline-drag.h"
#include "app/outline/segue-outline-filter-bar.h"
#include "app/outline/segue-outline.h"
#include "app/widgets/segue-type-ahead.h"

G_BEGIN_DECLS

/* The widget puts its parts together: segue-outline.c arranges them and passes on what happens to the document, to the
 * selection and to the focus; segue-outline-actions.c are the actions of its users. */
struct _SegueOutline
{
  SegueView parent_instance;

  SegueOutlineFilterBar *filter_bar;
  SegueTypeAhead *type_ahead;
  GtkStack *stack;
  GtkListView *list;
  GtkWidget *empty; /* the page in place of the list while there are no rows */
  GtkWidget *add_button;
  GtkWidget *topics_button;
  AdwStatusPage *unmatched; /* the page in place of the list while the filter matches nothing */
  GtkWidget *clear_button;
  GtkPopover *menu;
  GtkWidget *times; /* (nullable): the popover for times, once it was needed */

  SegueOutlineModel *model;
  SegueOutlineRows *rows;
  SegueOutlineSelection *selection;
  SegueOutlineEdit *edit;
  SegueOutlinePaste *paste;
  SegueOutlineDrag *drag;

  GtkRoot *root; /* (nullable): the window, whose focus is followed */
  gboolean opens_details;
};

void segue_outline_install_actions (GtkWidgetClass *widget_class);
void segue_outline_update_actions  (SegueOutline   *self);
void segue_outline_edit_new_title  (SegueOutline   *self,
                                    guint64         id);
void segue_outline_popup_menu      (SegueOutline   *self,
                                    GtkWidget      *at,
                                    double          x,
                                    double          y);
void segue_outline_change_times    (SegueOutline   *self,
                                    const char     *name);
void segue_outline_update_topics   (SegueOutline   *self);
void segue_outline_make_topics     (SegueOutline   *self);

G_END_DECLS
