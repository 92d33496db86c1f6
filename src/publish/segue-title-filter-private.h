/* segue-title-filter-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-publish-settings.h"

G_BEGIN_DECLS

typedef struct _SegueTitleFilter SegueTitleFilter;

SegueTitleFilter *segue_title_filter_new      (SeguePublishSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void              segue_title_filter_free     (SegueTitleFilter     *self);
gboolean          segue_title_filter_is_empty (SegueTitleFilter     *self);
gboolean          segue_title_filter_matches  (SegueTitleFilter     *self,
                                               const char           *folded);

G_END_DECLS
