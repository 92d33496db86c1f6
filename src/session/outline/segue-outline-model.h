/* segue-outline-model.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"
#include "session/outline/segue-outline-item.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_MODEL (segue_outline_model_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineModel, segue_outline_model, SEGUE, OUTLINE_MODEL, GObject)

SegueOutlineModel *segue_outline_model_new           (void);
SegueEpisode      *segue_outline_model_get_episode   (SegueOutlineModel      *self);
gboolean           segue_outline_model_set_episode   (SegueOutlineModel      *self,
                                                      SegueEpisode           *episode,
                                                      const SegueEpisodeDiff *difference);
void               segue_outline_model_set_length    (SegueOutlineModel      *self,
                                                      gint64                  length);
gboolean           segue_outline_model_get_position  (SegueOutlineModel      *self,
                                                      guint64                 id,
                                                      guint                  *position);
guint              segue_outline_model_get_index     (SegueOutlineModel      *self,
                                                      guint                   position);
guint64            segue_outline_model_get_id        (SegueOutlineModel      *self,
                                                      guint                   position);
guint64            segue_outline_model_get_shown_id  (SegueOutlineModel      *self,
                                                      guint64                 id);
gboolean           segue_outline_model_is_empty      (SegueOutlineModel      *self);
gboolean           segue_outline_model_get_expanded  (SegueOutlineModel      *self,
                                                      guint64                 id);
void               segue_outline_model_set_expanded  (SegueOutlineModel      *self,
                                                      guint64                 id,
                                                      gboolean                expanded);
void               segue_outline_model_collapse_many (SegueOutlineModel      *self,
                                                      const guint64          *ids,
                                                      guint                   n_ids);
void               segue_outline_model_expand_all    (SegueOutlineModel      *self,
                                                      gboolean                expanded);
void               segue_outline_model_reveal_many   (SegueOutlineModel      *self,
                                                      const guint64          *ids,
                                                      guint                   n_ids);
void               segue_outline_model_set_filter    (SegueOutlineModel      *self,
                                                      const char             *text);
gboolean           segue_outline_model_get_filtered  (SegueOutlineModel      *self);
guint              segue_outline_model_get_n_matches (SegueOutlineModel      *self);

G_END_DECLS
