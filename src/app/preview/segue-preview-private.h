/* segue-preview-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-notes-places.h"
#include "app/preview/segue-notes-view.h"
#include "app/preview/segue-preview.h"
#include "app/widgets/segue-find-marks.h"

G_BEGIN_DECLS

struct _SeguePreview
{
  SegueView parent_instance;

  GtkWidget *scroller;
  GtkWidget *scrollbar; /* stands for all entries of a long episode */
  SegueNotesView *view;

  SegueDocument *document;
  SegueViewState *state;
  GSettings *settings;
  SegueNotesLines *lines;
  SegueNotesPlaces *places;
  guint fill_source;
  guint scroll_source;
  guint64 current;

  /* -find.c */
  SegueFindMarks *marks;
  guint match_source;

  double press_x;
  double press_y;
  gboolean pressed;
  gboolean kept_focus; /* the view is not focusable, since a button is pressed */
  gboolean over_link;
  gboolean stays; /* does not follow the selection for now */
};

void     segue_preview_init_find      (SeguePreview       *self);
void     segue_preview_stop_finding   (SeguePreview       *self);
void     segue_preview_update_current (SeguePreview       *self);
void     segue_preview_stop_scrolling (SeguePreview       *self);
gboolean segue_preview_can_open       (const char         *link);
gboolean segue_preview_event_cb       (SeguePreview       *self,
                                       GdkEvent           *event,
                                       GtkEventController *controller);
void     segue_preview_motion_cb      (SeguePreview       *self,
                                       double              x,
                                       double              y,
                                       GtkEventController *controller);
gboolean segue_preview_tooltip_cb     (SeguePreview       *self,
                                       int                 x,
                                       int                 y,
                                       gboolean            keyboard,
                                       GtkTooltip         *tooltip,
                                       GtkWidget          *view);

/* -copy.c */
void     segue_preview_copy_cb        (SeguePreview       *self,
                                       GtkTextView        *view);

G_END_DECLS
