/* segue-draft-store.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/document/segue-draft.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_DRAFT_STORE (segue_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (SegueDraftStore, segue_draft_store, SEGUE, DRAFT_STORE, GObject)

/**
 * SegueDraftFound:
 * @id: the id of the draft in the store
 * @draft: the draft
 *
 * A draft that segue_draft_store_take() has found.
 */
typedef struct
{
  char *id;
  SegueDraft *draft;
} SegueDraftFound;

SegueDraftStore *segue_draft_store_new          (const char           *folder) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_draft_store_dup_id       (SegueDraftStore      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         segue_draft_store_write        (SegueDraftStore      *self,
                                                 const char           *id,
                                                 const SegueDraft     *draft,
                                                 GError              **error);
void             segue_draft_store_remove       (SegueDraftStore      *self,
                                                 const char           *id);
void             segue_draft_store_set_aside    (SegueDraftStore      *self,
                                                 const char           *id);
char           **segue_draft_store_steal_unreadable (SegueDraftStore  *self) G_GNUC_WARN_UNUSED_RESULT;
void             segue_draft_store_release      (SegueDraftStore      *self,
                                                 const char           *id);
GPtrArray       *segue_draft_store_take         (SegueDraftStore      *self,
                                                 const char           *uri) G_GNUC_WARN_UNUSED_RESULT;
void             segue_draft_store_take_async   (SegueDraftStore      *self,
                                                 const char           *uri,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
GPtrArray       *segue_draft_store_take_finish  (SegueDraftStore      *self,
                                                 GAsyncResult         *result) G_GNUC_WARN_UNUSED_RESULT;
void             segue_draft_found_free         (SegueDraftFound      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueDraftFound, segue_draft_found_free)

G_END_DECLS
