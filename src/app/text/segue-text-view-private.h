/* segue-text-view-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/text/segue-text-place.h"
#include "app/text/segue-text-view.h"
#include "app/widgets/segue-find-marks.h"
#include "app/widgets/segue-folds.h"

G_BEGIN_DECLS

/* The text view is one widget in several files: segue-text-view.c keeps the buffer equal to the document and the
 * caret in the selected entry, -edit.c applies changes of the buffer, -find.c shows matches, -keys.c defines
 * actions, and -problems.c underlines problems. The state of -edit.c and -problems.c is in structs of their own. */
typedef struct _SegueTextEdit SegueTextEdit;
typedef struct _SegueTextUnderlines SegueTextUnderlines;

struct _SegueTextView
{
  SegueView parent_instance;

  GtkWidget *scroller;
  GtkSourceView *view;
  GtkTextBuffer *buffer;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;

  /* The episode in the buffer. It differs from that of the document while the view is hidden or an input method is
   * composing. */
  SegueTextOffsets *shown;
  char *preedit;
  guint sync_source;
  gint last_change; /* position of the last change from outside, in characters, or -1 */

  SegueTextEdit *edit;
  SegueFindMarks *marks;
  SegueTextUnderlines *underlines;

  guint is_writing : 1; /* this view is changing the buffer */
  guint is_moving : 1;  /* this view is moving the caret or the selection */
};

gboolean segue_text_view_is_current       (SegueTextView  *self);
void     segue_text_view_follow_caret     (SegueTextView  *self);
void     segue_text_view_sync_later       (SegueTextView  *self);

/* -edit.c */
void     segue_text_view_watch_edits      (SegueTextView  *self);
void     segue_text_view_end_editing      (SegueTextView  *self);
guint64  segue_text_view_get_editing      (SegueTextView  *self);
gboolean segue_text_view_has_change       (SegueTextView  *self);
gboolean segue_text_view_is_applying      (SegueTextView  *self);

/* -find.c */
void     segue_text_view_init_find        (SegueTextView  *self);
void     segue_text_view_show_match       (SegueTextView  *self);

/* -keys.c */
void     segue_text_view_install_keys     (GtkWidgetClass *widget_class);

/* -problems.c */
void     segue_text_view_install_problems (GtkWidgetClass *widget_class);
void     segue_text_view_init_problems    (SegueTextView  *self);
void     segue_text_view_dispose_problems (SegueTextView  *self);
void     segue_text_view_update_problems  (SegueTextView  *self);
void     segue_text_view_forget_problems  (SegueTextView  *self);
void     segue_text_view_update_menu      (SegueTextView  *self);
void     segue_text_view_color_problems   (SegueTextView  *self);

G_END_DECLS
