/* segue-outline-paste.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/exchange/segue-clip.h"
#include "app/outline/segue-outline-selection.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_PASTE (segue_outline_paste_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlinePaste, segue_outline_paste, SEGUE, OUTLINE_PASTE, GObject)

SegueOutlinePaste *segue_outline_paste_new         (SegueSession          *session,
                                                    SegueOutlineSelection *selection,
                                                    GtkWidget             *widget);
gboolean           segue_outline_paste_add_text    (SegueOutlinePaste     *self,
                                                    const char            *text,
                                                    guint                  before);
gboolean           segue_outline_paste_add_clip    (SegueOutlinePaste     *self,
                                                    SegueClip             *clip,
                                                    guint                  before);
gboolean           segue_outline_paste_set_link    (SegueOutlinePaste     *self,
                                                    guint64                id,
                                                    const char            *link);
gboolean           segue_outline_paste_can_read    (SegueOutlinePaste     *self);
void               segue_outline_paste_read        (SegueOutlinePaste     *self);
void               segue_outline_paste_read_link   (SegueOutlinePaste     *self);
void               segue_outline_paste_copy        (SegueOutlinePaste     *self,
                                                    gboolean               cut);
void               segue_outline_paste_ask_options (SegueOutlinePaste     *self);

G_END_DECLS
