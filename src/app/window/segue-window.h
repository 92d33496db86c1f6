/* segue-window.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/window/segue-export-flow.h"
#include "app/window/segue-save-flow.h"
#include "session/segue-draft-recovery.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_WINDOW (segue_window_get_type ())
G_DECLARE_FINAL_TYPE (SegueWindow, segue_window, SEGUE, WINDOW, AdwApplicationWindow)

GtkWidget            *segue_window_new             (GtkApplication  *application);
SegueSession         *segue_window_get_session     (SegueWindow     *self);
SegueFileWatch       *segue_window_get_file_watch  (SegueWindow     *self);
SegueEpisodeTemplate *segue_window_get_template    (SegueWindow     *self);
SegueDraftRecovery   *segue_window_get_recovery    (SegueWindow     *self);
SegueSaveFlow        *segue_window_get_save_flow   (SegueWindow     *self);
SegueExportFlow      *segue_window_get_export_flow (SegueWindow     *self);
gboolean              segue_window_is_blank        (SegueWindow     *self);
gboolean              segue_window_has_file        (SegueWindow     *self,
                                                    GFile           *file,
                                                    const char      *identity);
void                  segue_window_new_episode     (SegueWindow     *self);
void                  segue_window_open            (SegueWindow     *self,
                                                    GFile           *file,
                                                    GFileInfo       *info);
void                  segue_window_new_from        (SegueWindow     *self,
                                                    SegueEpisode    *previous,
                                                    GFile           *file,
                                                    const char      *encoding);
void                  segue_window_show_feed       (SegueWindow     *self,
                                                    GFile           *file);
void                  segue_window_restore         (SegueWindow     *self,
                                                    SegueDraftFound *found);
void                  segue_window_write_draft     (SegueWindow     *self);

G_END_DECLS
