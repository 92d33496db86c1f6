/* segue-outline-item.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-entry.h"
#include "session/segue-field.h"

G_BEGIN_DECLS

/**
 * SegueOutlinePlace:
 * @depth: the number of ancestors of the entry
 * @n_children: the number of entries directly below it
 * @n_segments: the number of segments below it, at any depth
 * @length: how long it is, in milliseconds, or %SEGUE_TIME_NONE
 * @expanded: whether the entries below it are shown
 * @ends_section: whether its row is the last one of a section, or of the segments without a section
 *
 * The place of an entry in the outline.
 */
typedef struct
{
  guint depth;
  guint n_children;
  guint n_segments;
  gint64 length;
  gboolean expanded;
  gboolean ends_section;
} SegueOutlinePlace;

#define SEGUE_TYPE_OUTLINE_ITEM (segue_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineItem, segue_outline_item, SEGUE, OUTLINE_ITEM, GObject)

SegueOutlineItem *segue_outline_item_new            (SegueEntry       *entry);
guint64           segue_outline_item_get_id         (SegueOutlineItem *self);
SegueEntry       *segue_outline_item_get_entry      (SegueOutlineItem *self);
void              segue_outline_item_set_entry      (SegueOutlineItem *self,
                                                     SegueEntry       *entry);
const SegueOutlinePlace *segue_outline_item_get_place (SegueOutlineItem *self);
void              segue_outline_item_set_place      (SegueOutlineItem *self,
                                                     const SegueOutlinePlace *place);
gboolean          segue_outline_item_is_episode     (SegueOutlineItem *self);
const char       *segue_outline_item_get_heading    (SegueOutlineItem *self);
const char       *segue_outline_item_get_caption    (SegueOutlineItem *self);
void              segue_outline_item_set_heading    (SegueOutlineItem *self,
                                                     const char       *heading,
                                                     const char       *caption);
SegueField        segue_outline_item_get_editing    (SegueOutlineItem *self);
void              segue_outline_item_set_editing    (SegueOutlineItem *self,
                                                     SegueField        field);
void              segue_outline_item_set_table      (SegueOutlineItem *self,
                                                     GHashTable       *table);

G_END_DECLS
