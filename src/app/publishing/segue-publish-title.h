/* segue-publish-title.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-output.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_TITLE (segue_publish_title_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishTitle, segue_publish_title, SEGUE, PUBLISH_TITLE, GObject)

GPtrArray  *segue_publish_title_collect      (SegueEpisode      *episode) G_GNUC_WARN_UNUSED_RESULT;
gboolean    segue_publish_title_equal        (SeguePublishTitle *self,
                                              SeguePublishTitle *other);
const char *segue_publish_title_get_key      (SeguePublishTitle *self);
const char *segue_publish_title_get_title    (SeguePublishTitle *self);
const char *segue_publish_title_get_proposal (SeguePublishTitle *self);

G_END_DECLS
