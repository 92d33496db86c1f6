/* segue-outline-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/segue-outline-model.h"
#include "app/segue-outline-row.h"
#include "app/segue-outline.h"

G_BEGIN_DECLS

/* The outline is one widget in four files: segue-outline.c keeps model, selection and focus, -rows.c makes the rows,
 * -edit.c is editing in place, -actions.c changes the tree. */
struct _SegueOutline
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkPopover *menu;
  GtkWidget *add_button;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueOutlineModel *model;
  GtkSingleSelection *selection;
  GHashTable *rows; /* the bound SegueOutlineRow by id */
  GtkRoot *root;
  guint reveal_source;

  SegueOutlineItem *edited;   /* whose row has an editor */
  SegueEpisode *after_adding; /* where the edited entry was only just added: it goes again if the edit is cancelled */

  gboolean opens_details;
  guint n_lines;
  guint start_chars;
  int start_width;
  int line_height;
  gboolean updating; /* the model is changing; what GTK does to the selection meanwhile is not the user's doing */
};

SegueOutlineRow *_segue_outline_get_row         (SegueOutline   *self,
                                                 guint64         id);
gboolean         _segue_outline_get_selected    (SegueOutline   *self,
                                                 guint          *index);
void             _segue_outline_select          (SegueOutline   *self,
                                                 guint64         id);
void             _segue_outline_focus_row       (SegueOutline   *self,
                                                 guint64         id);

/* -rows.c */
void             _segue_outline_install_rows    (GtkWidgetClass *widget_class);
void             _segue_outline_update_problems (SegueOutline   *self);
void             _segue_outline_update_shape    (SegueOutline   *self);
gboolean         _segue_outline_measure_rows    (SegueOutline   *self);
gboolean         _segue_outline_widen_start     (SegueOutline   *self,
                                                 SegueEpisode   *episode,
                                                 guint           from,
                                                 guint           to);

/* -edit.c */
void             _segue_outline_install_edit    (GtkWidgetClass *widget_class);
void             _segue_outline_select_text     (SegueOutline   *self);

/* -actions.c */
void             _segue_outline_install_actions (GtkWidgetClass *widget_class);
void             _segue_outline_update_actions  (SegueOutline   *self);

G_END_DECLS
