/* segue-publish-parts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_PARTS (segue_publish_parts_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishParts, segue_publish_parts, SEGUE, PUBLISH_PARTS, AdwBin)

void segue_publish_parts_set_outlet (SeguePublishParts *self,
                                     SegueDocument     *document,
                                     SeguePublishing   *publishing,
                                     SegueOutlet       *outlet);

G_END_DECLS
