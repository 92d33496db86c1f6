/* segue-intended.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rules/segue-problem.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_INTENDED (segue_intended_get_type ())
G_DECLARE_FINAL_TYPE (SegueIntended, segue_intended, SEGUE, INTENDED, GObject)

SegueIntended *segue_intended_new        (GFile         *folder) G_GNUC_WARN_UNUSED_RESULT;
void           segue_intended_set_file   (SegueIntended *self,
                                          GFile         *file);
gboolean       segue_intended_is_loading (SegueIntended *self);
gboolean       segue_intended_is_saving  (SegueIntended *self);
guint          segue_intended_get_n      (SegueIntended *self);
gboolean       segue_intended_contains   (SegueIntended *self,
                                          const char    *key);
void           segue_intended_add        (SegueIntended *self,
                                          const char    *key);
void           segue_intended_remove     (SegueIntended *self,
                                          const char    *key);

char          *segue_intended_dup_key    (SegueProblem  *problem,
                                          SegueEpisode  *episode) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *segue_intended_parse      (const char    *text,
                                          gsize          length,
                                          const char    *uri) G_GNUC_WARN_UNUSED_RESULT;
GBytes        *segue_intended_format     (GPtrArray     *keys,
                                          const char    *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
