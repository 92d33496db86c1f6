/* segue-publish-cuts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_CUTS (segue_publish_cuts_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishCuts, segue_publish_cuts, SEGUE, PUBLISH_CUTS, AdwBin)

void segue_publish_cuts_set_outlet (SeguePublishCuts *self,
                                    SeguePublishing  *publishing,
                                    SegueOutlet      *outlet);

void segue_publish_cuts_set_stacked (SeguePublishCuts *self,
                                     gboolean          stacked);

G_END_DECLS
