/* segue-clip.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_CLIP (segue_clip_get_type ())
G_DECLARE_FINAL_TYPE (SegueClip, segue_clip, SEGUE, CLIP, GObject)

SegueClip          *segue_clip_new            (SegueEpisode *episode,
                                               const GArray *ids,
                                               gpointer      source);
GPtrArray          *segue_clip_get_entries    (SegueClip    *self);
const SegueDialect *segue_clip_get_dialect    (SegueClip    *self);
gpointer            segue_clip_get_source     (SegueClip    *self);
gboolean            segue_clip_get_cut        (SegueClip    *self);
void                segue_clip_set_cut        (SegueClip    *self,
                                               gboolean      cut);
GdkContentProvider *segue_clip_create_content (SegueClip    *self);

G_END_DECLS
