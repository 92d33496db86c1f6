/* segue-outline-item.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-entry.h"
#include "session/segue-field.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_ITEM (segue_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineItem, segue_outline_item, SEGUE, OUTLINE_ITEM, GObject)

SegueOutlineItem *segue_outline_item_new            (SegueEntry       *entry);
guint64           segue_outline_item_get_id         (SegueOutlineItem *self);
SegueEntry       *segue_outline_item_get_entry      (SegueOutlineItem *self);
void              segue_outline_item_set_entry      (SegueOutlineItem *self,
                                                     SegueEntry       *entry);
guint             segue_outline_item_get_depth      (SegueOutlineItem *self);
guint             segue_outline_item_get_n_children (SegueOutlineItem *self);
guint             segue_outline_item_get_n_segments (SegueOutlineItem *self);
gboolean          segue_outline_item_get_expanded   (SegueOutlineItem *self);
void              segue_outline_item_set_place      (SegueOutlineItem *self,
                                                     guint             depth,
                                                     guint             n_children,
                                                     guint             n_segments,
                                                     gboolean          expanded);
SegueField        segue_outline_item_get_editing    (SegueOutlineItem *self);
void              segue_outline_item_set_editing    (SegueOutlineItem *self,
                                                     SegueField        field);

G_END_DECLS
