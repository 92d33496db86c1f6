/* segue-publish-detail.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_DETAIL (segue_publish_detail_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishDetail, segue_publish_detail, SEGUE, PUBLISH_DETAIL, AdwBin)

void segue_publish_detail_set_publishing (SeguePublishDetail *self,
                                          SegueDocument      *document,
                                          SeguePublishing    *publishing);
void segue_publish_detail_set_outlet     (SeguePublishDetail *self,
                                          SegueOutlet        *outlet);
void segue_publish_detail_set_alone      (SeguePublishDetail *self,
                                          gboolean            alone,
                                          gboolean            narrow);

G_END_DECLS
