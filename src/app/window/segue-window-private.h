/* segue-window-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details.h"
#include "app/files/segue-welcome.h"
#include "app/find/segue-find-bar.h"
#include "app/preview/segue-preview.h"
#include "app/problems/segue-problem-bar.h"
#include "app/problems/segue-problem-list.h"
#include "app/text/segue-text-view.h"
#include "app/widgets/segue-banner.h"
#include "app/window/segue-window.h"
#include "session/segue-draft-keeper.h"

G_BEGIN_DECLS

typedef enum
{
  SEGUE_WINDOW_UNKNOWN,
  SEGUE_WINDOW_NARROW,
  SEGUE_WINDOW_MEDIUM,
  SEGUE_WINDOW_WIDE,
} SegueWindowStep;

/* Where the user is: one of these is all that a narrow window shows. */
typedef enum
{
  SEGUE_WINDOW_OUTLINE,
  SEGUE_WINDOW_DETAILS,
  SEGUE_WINDOW_PREVIEW,
  SEGUE_WINDOW_TEXT,
} SegueWindowPlace;

/* What another program has done with the file. */
typedef enum
{
  SEGUE_WINDOW_FILE_KNOWN,
  SEGUE_WINDOW_FILE_CHANGED, /* and it is to be decided whose changes are kept */
  SEGUE_WINDOW_FILE_MISSING,
} SegueWindowFileState;

typedef enum
{
  SEGUE_WINDOW_BANNER_EXTERNAL,
  SEGUE_WINDOW_BANNER_DRAFT,
  SEGUE_WINDOW_BANNER_NOTICE,
  SEGUE_WINDOW_N_BANNERS,
} SegueWindowBanner;

/* The window is one widget in several files: segue-window.c puts it together, -actions.c is editing and problems, -open.c,
 * -new.c, -last.c, -save.c, -close.c, -changes.c, -drafts.c, -external.c, -banners.c and -title.c are about the file,
 * -layout.c what depends on its size, -views.c which views are shown, -publish.c what goes to other programs, -toasts.c
 * what is said in passing. */
struct _SegueWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkBox *banners;        /* what stands above the views: finding, and what is to be said about the file */
  GtkPaned *paned;       /* left | inner_paned */
  GtkStack *left;        /* the outline, or the text */
  GtkPaned *inner_paned; /* the details | the preview */
  SegueWelcome *welcome;
  SegueOutline *outline;
  SegueDetails *details;
  SegueTextView *text_view;
  SeguePreview *preview;
  SegueProblemBar *problem_bar;
  SegueFindBar *find_bar;
  GtkWidget *find_focus; /* where the focus was before the find bar took it; weak */
  SegueProblemList *problem_page;
  GtkSpinner *spinner;
  GtkWidget *back_button;
  GtkWidget *text_button;
  GtkWidget *preview_button;
  AdwSplitButton *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *save_button;

  GtkCssProvider *zoom_css;
  GSettings *settings;
  SegueSession *session;
  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;

  /* layout */
  SegueWindowStep step;
  SegueWindowPlace place;
  gboolean text_shown;
  gboolean placed; /* the panes have the sizes of the step, which are kept */
  guint step_source;
  gulong panes_handler;
  int details_size; /* which the details were given */
  gboolean has_room; /* for all buttons of the header bar */

  /* files */
  GFile *file;    /* being opened, or open */
  char *identity; /* of the file on its volume, other names of it have the same */
  GCancellable *cancellable;
  guint spinner_source;
  guint focus_source;
  gboolean shown; /* it has been on the screen */
  guint inhibit_cookie;
  AdwToast *undo_toast;
  GtkLabel *toast_label; /* of the message that was said last; weak */
  int toast_button_chars;
  gboolean loading;
  gboolean saving;
  gboolean close_after_saving;
  gboolean is_example; /* which is looked at and saved elsewhere */
  gboolean saving_elsewhere;
  gboolean saving_lossy;
  gboolean is_past; /* what is open was published, most likely */
  guint title_source;
  char *proposed_name; /* for the file of an episode that has none */
  GFile *near;         /* where that file is likely to go */
  SegueEpisode *last;  /* the head of the episode it was begun from */
  GtkWidget *new_from_button;

  /* banners */
  GtkWidget *banner[SEGUE_WINDOW_N_BANNERS];

  /* other programs */
  SegueWindowFileState external;
  SegueFileContent *content; /* what one of them wrote, while it is to be decided on */
  GFileMonitor *monitor;
  guint external_source;
  gboolean checking;
  gboolean check_again;
  gboolean pulse_external;

  /* drafts */
  SegueDraftStore *drafts; /* NULL where none are kept */
  SegueDraftKeeper *keeper;
  SegueDraftFound *found;   /* being restored, or waiting for it */
  SegueEpisode *restorable; /* what it holds, while it is to be decided on */
};

/* -actions.c */
void     segue_window_install_actions (GtkWidgetClass *widget_class);
void     segue_window_update_history  (SegueWindow    *self);
void     segue_window_update_problems (SegueWindow    *self);

/* -problems.c */
void     segue_window_install_problems (GtkWidgetClass *widget_class);
void     segue_window_init_problems   (SegueWindow    *self);
gboolean segue_window_shows_problems  (SegueWindow    *self);
void     segue_window_leave_problems  (SegueWindow    *self);

/* -title.c */
void     segue_window_init_title      (SegueWindow    *self);
void     segue_window_update_title    (SegueWindow    *self);
void     segue_window_update_header   (SegueWindow    *self);
char    *segue_window_dup_name        (SegueWindow    *self);

/* -open.c */
void     segue_window_install_open    (GtkWidgetClass *widget_class);
void     segue_window_show_episode    (SegueWindow    *self);
void     segue_window_file_changed    (SegueWindow    *self);
void     segue_window_show_error      (SegueWindow    *self,
                                       const char     *heading,
                                       const GError   *error);

/* -new.c */
void     segue_window_install_new     (GtkWidgetClass *widget_class);
void     segue_window_update_past     (SegueWindow    *self);

/* -last.c */
void     segue_window_set_last        (SegueWindow    *self,
                                       SegueEpisode   *last);
void     segue_window_keep_last       (SegueWindow    *self);
void     segue_window_recall_last     (SegueWindow    *self);

/* -save.c */
void     segue_window_install_save    (GtkWidgetClass *widget_class);
void     segue_window_save_to         (SegueWindow    *self,
                                       GFile          *file,
                                       gboolean        overwrite);
void     segue_window_set_proposed_name (SegueWindow  *self,
                                        const char     *name);

/* -close.c */
gboolean segue_window_may_close       (SegueWindow    *self);

/* -changes.c */
void     segue_window_install_changes (GtkWidgetClass *widget_class);
void     segue_window_init_changes    (SegueWindow    *self);
void     segue_window_show_difference (SegueWindow    *self,
                                       SegueEpisode   *before,
                                       SegueEpisode   *after);

/* -banners.c */
void     segue_window_set_banner       (SegueWindow    *self,
                                        SegueWindowBanner which,
                                        GtkWidget      *banner);
void     segue_window_update_notice   (SegueWindow    *self);

/* -external.c */
void     segue_window_install_external (GtkWidgetClass *widget_class);
void     segue_window_init_external    (SegueWindow    *self);
void     segue_window_dispose_external (SegueWindow    *self);
void     segue_window_watch_file      (SegueWindow    *self);
void     segue_window_check_file      (SegueWindow    *self,
                                       gboolean        pulse);
void     segue_window_pulse_external   (SegueWindow    *self);
void     segue_window_mark_missing       (SegueWindow    *self);

/* -drafts.c */
void     segue_window_install_drafts  (GtkWidgetClass *widget_class);
void     segue_window_init_drafts     (SegueWindow    *self);
void     segue_window_dispose_drafts  (SegueWindow    *self);
void     segue_window_loaded          (SegueWindow    *self,
                                       gboolean        loaded);
void     segue_window_open_lost       (SegueWindow    *self);
void     segue_window_drop_draft      (SegueWindow    *self);
const char *segue_window_get_draft_encoding (SegueWindow *self);

/* -find.c */
void     segue_window_install_find    (GtkWidgetClass *widget_class);
void     segue_window_init_find       (SegueWindow    *self);

/* -layout.c */
int      segue_window_get_width        (SegueWindow    *self);
void     segue_window_load_layout     (SegueWindow    *self);
void     segue_window_save_layout     (SegueWindow    *self);
void     segue_window_fit             (SegueWindow    *self,
                                       int             width);
void     segue_window_place_panes     (SegueWindow    *self);
void     segue_window_keep_panes      (SegueWindow    *self);

/* -views.c */
void     segue_window_install_views   (GtkWidgetClass *widget_class);
void     segue_window_init_views      (SegueWindow    *self);
void     segue_window_update_views    (SegueWindow    *self);
void     segue_window_go              (SegueWindow    *self,
                                       SegueWindowPlace place);
void     segue_window_commit_preedit  (SegueWindow    *self);
gboolean segue_window_finish_edit     (SegueWindow    *self);

/* -publish.c */
void     segue_window_install_publish (GtkWidgetClass *widget_class);
void     segue_window_init_publish    (SegueWindow    *self);
void     segue_window_export          (SegueWindow    *self,
                                       const SegueFormat *format,
                                       GFile          *file);

/* -zoom.c */
void     segue_window_install_zoom    (GtkWidgetClass *widget_class);
void     segue_window_init_zoom       (SegueWindow    *self);

/* -outline.c */
void     segue_window_install_outline (GtkWidgetClass *widget_class);
void     segue_window_init_outline    (SegueWindow    *self);

/* -toasts.c */
void     segue_window_init_toasts     (SegueWindow    *self);
void     segue_window_fit_toast       (SegueWindow    *self);
AdwToast *segue_window_create_toast   (SegueWindow    *self,
                                       const char     *message,
                                       const char     *button);
void     segue_window_say             (SegueWindow    *self,
                                       const char     *message,
                                       gboolean        undoable);

G_END_DECLS
