/* segue-kept-parts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-realignment.h"

G_BEGIN_DECLS

/**
 * SegueKeptPart:
 * @from: where it begins in the old recording, in milliseconds
 * @to: where it ends there
 * @lead: how long it begins before its first mark, if there is no other mark between
 * @offset: what is added to its times, in milliseconds
 *
 * A part of a recording that the new edit of it has.
 */
typedef struct
{
  gint64 from;
  gint64 to;
  gint64 lead;
  gint64 offset;
} SegueKeptPart;

/**
 * SegueKeptParts:
 *
 * The parts of a recording that a new edit of it has, in their order. What is between them was removed.
 */
typedef struct _SegueKeptParts SegueKeptParts;

SegueKeptParts      *segue_kept_parts_new      (SegueRealignment     *realignment) G_GNUC_WARN_UNUSED_RESULT;
void                 segue_kept_parts_free     (SegueKeptParts       *self);
guint                segue_kept_parts_get_n    (const SegueKeptParts *self);
const SegueKeptPart *segue_kept_parts_get      (const SegueKeptParts *self,
                                                guint                 index);
gboolean             segue_kept_parts_find     (const SegueKeptParts *self,
                                                gint64                mark,
                                                guint                *index);
gint64               segue_kept_parts_move     (const SegueKeptParts *self,
                                                gint64                mark,
                                                guint                 index);
gboolean             segue_kept_parts_step     (SegueKeptParts       *self,
                                                guint                 index,
                                                int                   direction);
gboolean             segue_kept_parts_nudge    (SegueKeptParts       *self,
                                                guint                 index,
                                                gint64                amount);
gboolean             segue_kept_parts_divide   (SegueKeptParts       *self,
                                                gint64                mark);
gboolean             segue_kept_parts_join     (SegueKeptParts       *self,
                                                guint                 index);
GArray              *segue_kept_parts_dup_cuts (const SegueKeptParts *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueKeptParts, segue_kept_parts_free)

G_END_DECLS
