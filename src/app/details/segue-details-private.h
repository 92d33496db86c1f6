/* segue-details-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/widgets/segue-find-marks.h"

G_BEGIN_DECLS

/* The details are one widget in several files: segue-details.c shows an entry, -heading.c the line above it, -focus.c follows the focus, -find.c
 * shows matches, and -actions.c defines actions and keys. The fields are an object of their own. */
struct _SegueDetails
{
  SegueView parent_instance;

  GtkWidget *path;
  GtkStack *stack;
  GtkLabel *position;
  GtkLabel *about;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *parent_button;
  GtkWidget *parent_mark;
  GtkCheckButton *leave_out;
  GtkWidget *entry_note;
  GtkWidget *entry_more;
  GtkLabel *entry_more_summary;
  GtkWidget *episode_more;
  GtkLabel *episode_more_summary;
  SegueDetailsFields *fields;
  SegueFindMarks *marks[SEGUE_DETAILS_N_BOXES]; /* %NULL for fields of one line */

  SegueDocument *document;
  SegueViewState *state;
  GtkRoot *root;

  guint64 id;           /* of the entry that is shown, or 0 for the episode */
  SegueEntry *entry;    /* the entry that is shown, or NULL for the episode */
  SegueEntry *parent;   /* the parent that is shown, or NULL */
  gboolean carries;     /* the format of the file can store attributes */
  guint n_segments;
  guint n_sections;
  guint number;         /* of the entry among those of its kind, or 0 before it is counted */
  guint place;          /* place that has the focus, or SEGUE_DETAILS_N_BOXES */
  gboolean updating;    /* the check button is being set to the value of the document */
  gboolean showing;
};

gboolean segue_details_find (SegueDetails *self,
                             guint        *index);
void     segue_details_update_many (SegueDetails *self);

/* -heading.c */
void     segue_details_update_heading  (SegueDetails   *self,
                                        guint           index);

/* -find.c */
void     segue_details_watch_find      (SegueDetails   *self);
void     segue_details_forget_find     (SegueDetails   *self);

/* -focus.c */
void     segue_details_watch_focus     (SegueDetails   *self,
                                        GtkRoot        *root);
void     segue_details_follow_focus    (SegueDetails   *self);

/* -actions.c */
void     segue_details_install_actions (GtkWidgetClass *widget_class);
void     segue_details_add_keys        (SegueDetails   *self);

G_END_DECLS
