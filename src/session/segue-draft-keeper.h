/* segue-draft-keeper.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/document/segue-document.h"
#include "core/document/segue-draft-store.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_DRAFT_KEEPER (segue_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SegueDraftKeeper, segue_draft_keeper, SEGUE, DRAFT_KEEPER, GObject)

/* signals: "failed" (const char *message): the draft cannot be written; emitted once until a write succeeds */

SegueDraftKeeper *segue_draft_keeper_new       (SegueDocument    *document,
                                                SegueDraftStore  *store,
                                                GApplication     *application);
const char       *segue_draft_keeper_get_id    (SegueDraftKeeper *self);
void              segue_draft_keeper_set_name  (SegueDraftKeeper *self,
                                                const char       *name);
void              segue_draft_keeper_set_last  (SegueDraftKeeper *self,
                                                const char       *last);
void              segue_draft_keeper_adopt     (SegueDraftKeeper *self,
                                                const char       *id);
void              segue_draft_keeper_flush     (SegueDraftKeeper *self);
void              segue_draft_keeper_write_now (SegueDraftKeeper *self);
void              segue_draft_keeper_drop      (SegueDraftKeeper *self);

G_END_DECLS
