/* segue-outline-filter.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

typedef struct _SegueOutlineFilter SegueOutlineFilter;

SegueOutlineFilter *segue_outline_filter_new           (const char         *text,
                                                        SegueOutlineFilter *previous);
void                segue_outline_filter_free          (SegueOutlineFilter *self);
gboolean            segue_outline_filter_keep          (SegueOutlineFilter *self,
                                                        guint64             id);
gboolean           *segue_outline_filter_find_shown    (SegueOutlineFilter *self,
                                                        SegueEpisode       *episode);
guint               segue_outline_filter_get_n_matches (SegueOutlineFilter *self);
char               *segue_outline_filter_fold          (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueOutlineFilter, segue_outline_filter_free)

G_END_DECLS
