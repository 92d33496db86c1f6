/* segue-publish-settings-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/publish/segue-publishing.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISH_SETTINGS_LIST (segue_publish_settings_list_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishSettingsList, segue_publish_settings_list, SEGUE, PUBLISH_SETTINGS_LIST, AdwBin)

void segue_publish_settings_list_set_outlet (SeguePublishSettingsList *self,
                                             SeguePublishing          *publishing,
                                             SegueOutlet              *outlet);

G_END_DECLS
