/* segue-live-items.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

/**
 * SegueLiveItemsFunc:
 * @id: the id of an entry
 * @item: its item
 * @user_data: data of the caller
 *
 * Is called for an item.
 */
typedef void (*SegueLiveItemsFunc) (guint64           id,
                                    SegueOutlineItem *item,
                                    gpointer          user_data);

GHashTable       *segue_live_items_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void              segue_live_items_free            (GHashTable             *items);
SegueOutlineItem *segue_live_items_lookup          (GHashTable             *items,
                                                    guint64                 id);
void              segue_live_items_add             (GHashTable             *items,
                                                    SegueOutlineItem       *item);
void              segue_live_items_foreach         (GHashTable             *items,
                                                    SegueLiveItemsFunc      func,
                                                    gpointer                user_data);
void              segue_live_items_foreach_changed (GHashTable             *items,
                                                    SegueEpisode           *episode,
                                                    const SegueEpisodeDiff *difference,
                                                    SegueLiveItemsFunc      func,
                                                    gpointer                user_data);

G_END_DECLS
