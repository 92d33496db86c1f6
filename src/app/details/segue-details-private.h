/* segue-details-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/fields/segue-field-box.h"
#include "app/widgets/segue-find-marks.h"

G_BEGIN_DECLS

typedef enum
{
  SEGUE_DETAILS_START,
  SEGUE_DETAILS_TITLE,
  SEGUE_DETAILS_LINK,
  SEGUE_DETAILS_BODY,
  SEGUE_DETAILS_END,
  SEGUE_DETAILS_IMAGE,
  SEGUE_DETAILS_EPISODE_TITLE,
  SEGUE_DETAILS_EPISODE_SUBTITLE,
  SEGUE_DETAILS_EPISODE_NUMBER,
  SEGUE_DETAILS_EPISODE_DATE,
  SEGUE_DETAILS_OPENING,
  SEGUE_DETAILS_CLOSING,
  SEGUE_DETAILS_N_BOXES,
} SegueDetailsPlace;

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
  SegueFieldBox *boxes[SEGUE_DETAILS_N_BOXES];
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

SegueFieldEditor *segue_details_get_editor  (SegueDetails   *self,
                                             guint           place);
SegueFieldEdit   *segue_details_get_edit    (SegueDetails   *self,
                                             guint           place);
gboolean          segue_details_find        (SegueDetails   *self,
                                             guint          *index);

/* -find.c */
void              segue_details_watch_find  (SegueDetails   *self);
void              segue_details_forget_find (SegueDetails   *self);

/* -focus.c */
void              segue_details_watch_focus (SegueDetails   *self,
                                             GtkRoot        *root);
guint             segue_details_get_twin    (SegueDetails   *self,
                                             guint           place);
gboolean          segue_details_is_shown    (SegueDetails   *self,
                                             guint           place);
void              segue_details_go          (SegueDetails   *self,
                                             guint           place);

/* -actions.c */
void              segue_details_install_actions (GtkWidgetClass *widget_class);
void              segue_details_add_keys        (SegueDetails   *self);

G_END_DECLS
