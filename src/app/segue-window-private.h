/* segue-window-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/segue-preview.h"
#include "app/segue-problem-bar.h"
#include "app/segue-welcome.h"
#include "app/segue-window.h"

G_BEGIN_DECLS

typedef enum
{
  SEGUE_WINDOW_UNKNOWN,
  SEGUE_WINDOW_NARROW,
  SEGUE_WINDOW_MEDIUM,
  SEGUE_WINDOW_WIDE,
} SegueWindowStep;

/* The window is one widget in four files: segue-window.c puts it together, -actions.c is editing and problems, -files.c
 * opening, saving and closing, -layout.c what depends on its size. */
struct _SegueWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkPaned *paned;
  SegueWelcome *welcome;
  SegueOutline *outline;
  SeguePreview *preview;
  SegueProblemBar *problem_bar;
  GtkSpinner *spinner;
  AdwSplitButton *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *save_button;

  GSettings *settings;
  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;

  /* layout */
  SegueWindowStep step;
  guint step_source;
  gboolean has_room; /* for all buttons of the header bar */

  /* files */
  GFile *file;    /* being opened, or open */
  char *identity; /* of the file on its volume, other names of it have the same */
  GCancellable *cancellable;
  guint spinner_source;
  guint inhibit_cookie;
  AdwToast *undo_toast;
  gboolean loading;
  gboolean saving;
  gboolean close_after_saving;
  gboolean is_example; /* which is looked at and saved elsewhere */
  gboolean quiet;
};

/* -actions.c */
void     _segue_window_install_actions (GtkWidgetClass *widget_class);
void     _segue_window_update_history  (SegueWindow    *self);
void     _segue_window_update_problems (SegueWindow    *self);

/* -files.c */
void     _segue_window_install_files   (GtkWidgetClass *widget_class);
void     _segue_window_update_title    (SegueWindow    *self);
void     _segue_window_update_header   (SegueWindow    *self);
void     _segue_window_show_episode    (SegueWindow    *self);
gboolean _segue_window_may_close   (SegueWindow    *self);
void     _segue_window_watch_modified (SegueWindow   *self);

/* -layout.c */
void     _segue_window_load_layout     (SegueWindow    *self);
void     _segue_window_save_layout     (SegueWindow    *self);
void     _segue_window_fit             (SegueWindow    *self);

/* segue-window.c */
void     _segue_window_say             (SegueWindow    *self,
                                    const char     *message,
                                    gboolean        undoable);

G_END_DECLS
