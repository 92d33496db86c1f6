/* segue-episode-template.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_EPISODE_TEMPLATE (segue_episode_template_get_type ())
G_DECLARE_FINAL_TYPE (SegueEpisodeTemplate, segue_episode_template, SEGUE, EPISODE_TEMPLATE, GObject)

SegueEpisodeTemplate *segue_episode_template_new          (SegueSession         *session);
void                  segue_episode_template_stop         (SegueEpisodeTemplate *self);

void                  segue_episode_template_begin        (SegueEpisodeTemplate *self,
                                                           SegueEpisode         *previous,
                                                           GFile                *file,
                                                           const char           *encoding);
guint                 segue_episode_template_get_n_topics (SegueEpisodeTemplate *self);
gboolean              segue_episode_template_keep_topics  (SegueEpisodeTemplate *self);
void                  segue_episode_template_restore      (SegueEpisodeTemplate *self,
                                                           const char           *head,
                                                           const char           *name);
void                  segue_episode_template_recall       (SegueEpisodeTemplate *self);
void                  segue_episode_template_keep         (SegueEpisodeTemplate *self);

const char           *segue_episode_template_get_head     (SegueEpisodeTemplate *self);
const char           *segue_episode_template_get_name     (SegueEpisodeTemplate *self);
GFile                *segue_episode_template_get_near     (SegueEpisodeTemplate *self);

G_END_DECLS
