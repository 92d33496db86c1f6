/* segue-publish-part.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "publish/segue-output.h"

G_BEGIN_DECLS

/* properties: "left-out" */

#define SEGUE_TYPE_PUBLISH_PART (segue_publish_part_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishPart, segue_publish_part, SEGUE, PUBLISH_PART, GObject)

SeguePublishPart *segue_publish_part_new          (const SegueOutputBlock *block) G_GNUC_WARN_UNUSED_RESULT;
const char       *segue_publish_part_get_id       (SeguePublishPart       *self);
const char       *segue_publish_part_get_name     (SeguePublishPart       *self);
gsize             segue_publish_part_get_size     (SeguePublishPart       *self);
gboolean          segue_publish_part_get_left_out (SeguePublishPart       *self);
gboolean          segue_publish_part_is_body      (SeguePublishPart       *self);
gboolean          segue_publish_part_follow       (SeguePublishPart       *self,
                                                   const SegueOutputBlock *block);

G_END_DECLS
