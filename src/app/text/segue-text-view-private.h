/* segue-text-view-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/text/segue-text-view.h"
#include "app/widgets/segue-find-marks.h"
#include "session/segue-text-offsets.h"

G_BEGIN_DECLS

/* The text view is one widget in five files: segue-text-view.c keeps buffer and document the same and the caret at the
 * selected entry, -edit.c takes what is typed into the document, -keys.c is what keys do, -problems.c underlines. */
struct _SegueTextView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkSourceView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *plain_tag;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;

  /* What stands in the buffer. It is not the episode of the document while the view is hidden or composing. */
  SegueTextOffsets *shown;
  char *preedit;
  guint sync_source;
  gint last_change; /* where the document was changed last by others, in characters; below 0 for nowhere */

  /* -edit.c: what has been changed in the buffer and is not in the document yet, in characters */
  guint change_start;
  guint change_end;
  guint change_old_end; /* the end in what was there before */
  guint caret_end;      /* where the last change ended */
  guint64 editing;      /* entry being typed in */

  /* -find.c */
  SegueFindMarks *marks;

  /* -problems.c */
  GtkTextTag *tags[SEGUE_SEVERITY_ERROR + 1];
  GMenu *menu;
  SegueProblem *menu_problem;

  guint is_changed : 1;     /* there is such a change */
  guint in_user_action : 1; /* and more of it may come */
  guint is_writing : 1;     /* the buffer is changed by the document */
  guint is_applying : 1;    /* the document is changed by the buffer */
  guint is_moving : 1;      /* the caret or the selection is moved from here */
};

gboolean    segue_text_view_is_current       (SegueTextView  *self);
guint       segue_text_view_get_caret        (SegueTextView  *self);
guint64     segue_text_view_get_id           (SegueTextView  *self);
void        segue_text_view_get_iter         (SegueTextView  *self,
                                              guint           index,
                                              gsize           bytes,
                                              GtkTextIter    *iter);
void        segue_text_view_place_caret      (SegueTextView  *self,
                                              guint           chars);
void        segue_text_view_follow_caret     (SegueTextView  *self);
void        segue_text_view_sync_later       (SegueTextView  *self);

/* -edit.c */
void        segue_text_view_watch_edits      (SegueTextView  *self);
void        segue_text_view_end_editing      (SegueTextView  *self);

/* -find.c */
void        segue_text_view_init_find        (SegueTextView  *self);
void        segue_text_view_show_match       (SegueTextView  *self);

/* -keys.c */
void        segue_text_view_install_keys     (GtkWidgetClass *widget_class);

/* -problems.c */
void        segue_text_view_install_problems (GtkWidgetClass *widget_class);
void        segue_text_view_init_problems    (SegueTextView  *self);
void        segue_text_view_update_problems  (SegueTextView  *self);
void        segue_text_view_forget_problems  (SegueTextView  *self);
void        segue_text_view_update_menu      (SegueTextView  *self);
void        segue_text_view_color_problems   (SegueTextView  *self);

G_END_DECLS
