/* segue-application.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/window/segue-window.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_APPLICATION (segue_application_get_type ())
G_DECLARE_FINAL_TYPE (SegueApplication, segue_application, SEGUE, APPLICATION, AdwApplication)

SegueApplication *segue_application_new         (GApplicationFlags  flags);
SegueDraftStore  *segue_application_get_drafts  (SegueApplication  *self);
void              segue_application_write_drafts (SegueApplication *self);
SegueWindow      *segue_application_create_window (SegueApplication *self);
GtkWindow        *segue_application_find_window (SegueApplication  *self,
                                                 GFile             *file,
                                                 const char        *identity);
void              segue_application_open_file   (SegueApplication  *self,
                                                 GFile             *file,
                                                 SegueWindow       *near);

G_END_DECLS
