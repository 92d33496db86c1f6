/* segue-draft-recovery.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-draft-store.h"
#include "session/segue-episode-template.h"
#include "session/segue-file-watch.h"

G_BEGIN_DECLS

/**
 * SegueDraftOffer:
 * @SEGUE_DRAFT_OFFER_NONE: nothing is to be decided
 * @SEGUE_DRAFT_OFFER_RESTORED: a draft was applied to the document
 * @SEGUE_DRAFT_OFFER_PENDING: there is a draft, but the file was changed after it
 *
 * What the user can decide about a draft that was found.
 */
typedef enum
{
  SEGUE_DRAFT_OFFER_NONE,
  SEGUE_DRAFT_OFFER_RESTORED,
  SEGUE_DRAFT_OFFER_PENDING,
} SegueDraftOffer;

#define SEGUE_TYPE_DRAFT_RECOVERY (segue_draft_recovery_get_type ())
G_DECLARE_FINAL_TYPE (SegueDraftRecovery, segue_draft_recovery, SEGUE, DRAFT_RECOVERY, GObject)

SegueDraftRecovery *segue_draft_recovery_new          (SegueSession         *session,
                                                       SegueFileWatch       *watch,
                                                       SegueEpisodeTemplate *template);
void                segue_draft_recovery_start        (SegueDraftRecovery   *self,
                                                       SegueDraftStore      *store,
                                                       GApplication         *application);
void                segue_draft_recovery_stop         (SegueDraftRecovery   *self);

void                segue_draft_recovery_take         (SegueDraftRecovery   *self,
                                                       SegueDraftFound      *found);
gboolean            segue_draft_recovery_has_draft    (SegueDraftRecovery   *self);
const char         *segue_draft_recovery_get_encoding (SegueDraftRecovery   *self);
void                segue_draft_recovery_look         (SegueDraftRecovery   *self);
void                segue_draft_recovery_read         (SegueDraftRecovery   *self);
void                segue_draft_recovery_give_up      (SegueDraftRecovery   *self);

SegueDraftOffer     segue_draft_recovery_get_offer    (SegueDraftRecovery   *self);
gint64              segue_draft_recovery_get_time     (SegueDraftRecovery   *self);
SegueEpisode       *segue_draft_recovery_get_pending  (SegueDraftRecovery   *self);
void                segue_draft_recovery_keep         (SegueDraftRecovery   *self);
gboolean            segue_draft_recovery_discard      (SegueDraftRecovery   *self);

void                segue_draft_recovery_flush        (SegueDraftRecovery   *self);
void                segue_draft_recovery_write_now    (SegueDraftRecovery   *self);
void                segue_draft_recovery_drop         (SegueDraftRecovery   *self);

G_END_DECLS
