/* segue-publish-settings.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/edit/segue-time-map.h"
#include "publish/segue-target.h"

G_BEGIN_DECLS

typedef struct _SeguePublishSettings SeguePublishSettings;

#define SEGUE_TYPE_PUBLISH_SETTINGS (segue_publish_settings_get_type ())
GType                 segue_publish_settings_get_type     (void);

SeguePublishSettings *segue_publish_settings_new          (const SegueTarget    *target,
                                                           GVariant             *values) G_GNUC_WARN_UNUSED_RESULT;
SeguePublishSettings *segue_publish_settings_ref          (SeguePublishSettings *self);
void                  segue_publish_settings_unref        (SeguePublishSettings *self);
const SegueTarget    *segue_publish_settings_get_target   (SeguePublishSettings *self);

GVariant             *segue_publish_settings_to_variant   (SeguePublishSettings *self,
                                                           gboolean              by_episode) G_GNUC_WARN_UNUSED_RESULT;
SeguePublishSettings *segue_publish_settings_set          (SeguePublishSettings *self,
                                                           const char           *key,
                                                           GVariant             *value) G_GNUC_WARN_UNUSED_RESULT;
GVariant             *segue_publish_settings_get          (SeguePublishSettings *self,
                                                           const char           *key);
gboolean              segue_publish_settings_get_switch   (SeguePublishSettings *self,
                                                           const char           *key);
const char           *segue_publish_settings_get_choice   (SeguePublishSettings *self,
                                                           const char           *key);
gint64                segue_publish_settings_get_duration (SeguePublishSettings *self,
                                                           const char           *key);
char                **segue_publish_settings_dup_lines    (SeguePublishSettings *self,
                                                           const char           *key) G_GNUC_WARN_UNUSED_RESULT;
SegueTimeMap         *segue_publish_settings_create_cuts  (SeguePublishSettings *self,
                                                           gboolean             *bad) G_GNUC_WARN_UNUSED_RESULT;
gboolean              segue_publish_settings_map_time     (SeguePublishSettings *self,
                                                           gint64               *time);
gboolean              segue_publish_settings_equal        (SeguePublishSettings *self,
                                                           SeguePublishSettings *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePublishSettings, segue_publish_settings_unref)

G_END_DECLS
