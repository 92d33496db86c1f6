/* segue-publish-titles.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_TITLES (segue_publish_titles_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishTitles, segue_publish_titles, SEGUE, PUBLISH_TITLES, AdwBin)

void segue_publish_titles_set_outlet (SeguePublishTitles *self,
                                      SegueDocument      *document,
                                      SeguePublishing    *publishing,
                                      SegueOutlet        *outlet);

G_END_DECLS
