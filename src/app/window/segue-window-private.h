/* segue-window-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/files/segue-file-banners.h"
#include "app/files/segue-welcome.h"
#include "app/find/segue-find-bar.h"
#include "app/links/segue-links-window.h"
#include "app/player/segue-player-bar.h"
#include "app/problems/segue-problem-bar.h"
#include "app/problems/segue-problem-list.h"
#include "app/publishing/segue-publish-window.h"
#include "app/window/segue-bottom-bar.h"
#include "app/window/segue-export-flow.h"
#include "app/window/segue-header-bar.h"
#include "app/window/segue-save-flow.h"
#include "app/window/segue-toaster.h"
#include "app/window/segue-window.h"
#include "app/window/segue-workspace.h"

G_BEGIN_DECLS

/* The window puts the objects of an episode and its widgets together. segue-window.c creates them and connects them;
 * -actions.c, -file.c, -find.c, -import.c, -problems.c, -publish.c and -sound.c are its actions by topic. */
struct _SegueWindow
{
  AdwApplicationWindow parent_instance;

  /* from the template */
  SegueHeaderBar *header;
  GtkStack *stack;
  SegueWelcome *welcome;
  GtkSpinner *spinner;
  SegueProblemList *problem_page;
  GtkWidget *view_switch;
  SegueFindBar *find_bar;
  SegueFileBanners *banners;
  AdwToastOverlay *toasts;
  SegueWorkspace *workspace;
  SegueProblemBar *problem_bar;
  SegueBottomBar *bottom_bar;
  SeguePlayerBar *player_bar;

  GSettings *settings;
  SegueSession *session; /* NULL when the window is gone */
  SegueFileWatch *watch;
  SegueEpisodeTemplate *template;
  SegueDraftRecovery *recovery;
  SegueToaster *toaster;
  SegueSaveFlow *save_flow;
  SegueExportFlow *export_flow;
  SeguePublishWindow *publish_window; /* weak: NULL while it is closed */
  SegueLinksWindow *links_window;     /* weak: NULL while it is closed */

  GCancellable *cancellable; /* cancels the reading of files when the window closes */
  GtkWidget *find_focus;     /* weak: had the focus before the find bar */
  guint spinner_source;
  guint focus_source;
  guint inhibit_cookie; /* keeps the desktop session from ending over unsaved changes */
  gboolean shown;       /* it has been on the screen */
};

/* segue-window.c */
void           segue_window_show_pane        (SegueWindow    *self,
                                              SeguePane       pane);

/* segue-window-actions.c */
void           segue_window_install_actions  (GtkWidgetClass *widget_class);
void           segue_window_init_actions     (SegueWindow    *self);

/* segue-window-file.c */
void           segue_window_install_file     (GtkWidgetClass *widget_class);
void           segue_window_init_file        (SegueWindow    *self);
gboolean       segue_window_may_close        (SegueWindow    *self);

/* segue-window-import.c */
void           segue_window_install_import   (GtkWidgetClass *widget_class);
void           segue_window_drop_files       (SegueWindow    *self,
                                              GSList         *files);

/* segue-window-find.c */
void           segue_window_install_find     (GtkWidgetClass *widget_class);
void           segue_window_init_find        (SegueWindow    *self);

/* segue-window-problems.c */
void           segue_window_install_problems (GtkWidgetClass *widget_class);
void           segue_window_init_problems    (SegueWindow    *self);
gboolean       segue_window_shows_problems   (SegueWindow    *self);
void           segue_window_leave_problems   (SegueWindow    *self);

/* segue-window-publish.c */
void           segue_window_install_publish  (GtkWidgetClass *widget_class);
void           segue_window_init_publish     (SegueWindow    *self);
void           segue_window_stop_publish     (SegueWindow    *self);

/* segue-window-sound.c */
void           segue_window_install_sound    (GtkWidgetClass *widget_class);
void           segue_window_init_sound       (SegueWindow    *self);
gboolean       segue_window_asks_for_clock   (SegueWindow    *self);
gboolean       segue_window_drop_cb          (GtkDropTarget  *target,
                                              const GValue   *value,
                                              double          x,
                                              double          y,
                                              SegueWindow    *self);

G_END_DECLS
