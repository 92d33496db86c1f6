/* segue-fix.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueFixFunc:
 * @episode: the episode to correct
 * @data: (nullable): the data given to segue_fix_new()
 * @error: return location for a #GError, or %NULL
 *
 * Makes the edit of a fix.
 *
 * Returns: (transfer full): the corrected episode, @episode itself if nothing changes, or %NULL with @error set
 */
typedef SegueEpisode *(*SegueFixFunc) (SegueEpisode  *episode,
                                       gconstpointer  data,
                                       GError       **error);

#define SEGUE_TYPE_FIX (segue_fix_get_type ())
G_DECLARE_FINAL_TYPE (SegueFix, segue_fix, SEGUE, FIX, GObject)

SegueFix     *segue_fix_new        (const char      *label,
                                    const char      *action,
                                    SegueFixFunc     func,
                                    gpointer         data,
                                    GDestroyNotify   destroy) G_GNUC_WARN_UNUSED_RESULT;
const char   *segue_fix_get_label  (SegueFix        *self);
const char   *segue_fix_get_action (SegueFix        *self);
const char   *segue_fix_get_done   (SegueFix        *self);
SegueEpisode *segue_fix_apply      (SegueFix        *self,
                                    SegueEpisode    *episode,
                                    GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      segue_fix_find       (SegueEpisode    *episode,
                                    const guint64   *ids,
                                    guint            n,
                                    guint           *indices);

G_END_DECLS
