/* segue-publishing.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "session/publish/segue-outlet.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PUBLISHING (segue_publishing_get_type ())
G_DECLARE_FINAL_TYPE (SeguePublishing, segue_publishing, SEGUE, PUBLISHING, GObject)

SeguePublishing *segue_publishing_new             (SegueDocument        *document) G_GNUC_WARN_UNUSED_RESULT;
void             segue_publishing_follow          (SeguePublishing      *self);
GListModel      *segue_publishing_get_outlets     (SeguePublishing      *self);
SegueOutlet     *segue_publishing_find            (SeguePublishing      *self,
                                                   const char           *id);
void             segue_publishing_watch           (SeguePublishing      *self);
void             segue_publishing_unwatch         (SeguePublishing      *self);
gboolean         segue_publishing_is_busy         (SeguePublishing      *self);
GPtrArray       *segue_publishing_get_problems    (SeguePublishing      *self);
SegueOutlet     *segue_publishing_get_last        (SeguePublishing      *self);

SegueOutput     *segue_publishing_update          (SeguePublishing      *self,
                                                   SegueOutlet          *outlet);
void             segue_publishing_give            (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   SegueOutput          *output);
void             segue_publishing_set_published   (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   gboolean              published);
void             segue_publishing_set_page        (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   const char           *address);
char            *segue_publishing_dup_progress    (SeguePublishing      *self) G_GNUC_WARN_UNUSED_RESULT;
SegueOutlet     *segue_publishing_get_next        (SeguePublishing      *self,
                                                   SegueOutlet          *outlet);

void             segue_publishing_set_settings    (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   SeguePublishSettings *settings);
void             segue_publishing_set_reports     (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   gboolean              reports);
SegueOutlet     *segue_publishing_add             (SeguePublishing      *self,
                                                   const SegueTarget    *target,
                                                   const char           *name);
void             segue_publishing_rename          (SeguePublishing      *self,
                                                   SegueOutlet          *outlet,
                                                   const char           *name);
void             segue_publishing_remove          (SeguePublishing      *self,
                                                   SegueOutlet          *outlet);

G_END_DECLS
