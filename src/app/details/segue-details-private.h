/* segue-details-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/widgets/segue-find-marks.h"

G_BEGIN_DECLS

/* The pane is one widget in four files: segue-details.c shows an entry, -focus.c knows in which field the user is,
 * -find.c shows what is found, -actions.c is what keys and buttons do. */
struct _SegueDetails
{
  GtkWidget parent_instance;

  GtkWidget *path;
  GtkStack *stack;
  GtkWidget *episode_button;
  GtkWidget *episode_label;
  GtkWidget *parent_button;
  GtkLabel *parent_label;
  GtkWidget *parent_mark;
  GtkWidget *count;
  GtkCheckButton *leave_out;
  GtkWidget *entry_note;
  GtkWidget *episode_note;
  GtkLabel *episode_note_fields;
  SegueDetailsFields *fields;
  SegueFindMarks *marks[SEGUE_DETAILS_N_BOXES]; /* %NULL for what is no text view */

  SegueDocument *document;
  SegueViewState *state;
  GtkRoot *root;

  guint64 id;           /* of the entry that is shown, 0 for the episode */
  SegueEntry *entry;    /* as shown, NULL for the episode */
  SegueEntry *parent;   /* as shown, or NULL */
  gboolean carries;     /* the file holds what no line does */
  guint n_segments;
  guint n_sections;
  guint place;          /* in which the user types, or SEGUE_DETAILS_N_BOXES */
  gboolean updating;    /* the switch follows the document */
  gboolean showing;
};

gboolean segue_details_find            (SegueDetails   *self,
                                        guint          *index);

/* -find.c */
void     segue_details_watch_find      (SegueDetails   *self);
void     segue_details_forget_find     (SegueDetails   *self);

/* -focus.c */
void     segue_details_watch_focus     (SegueDetails   *self,
                                        GtkRoot        *root);

/* -actions.c */
void     segue_details_install_actions (GtkWidgetClass *widget_class);
void     segue_details_add_keys        (SegueDetails   *self);

G_END_DECLS
