/* segue-episode-fields.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueEpisodeField:
 * @SEGUE_EPISODE_TITLE: its title
 * @SEGUE_EPISODE_SUBTITLE: its subtitle
 * @SEGUE_EPISODE_NUMBER: its number
 * @SEGUE_EPISODE_DATE: when it is published
 *
 * What is said about the episode as a whole: in its front matter, under whatever name the show gives it, or in an
 * attribute.
 */
typedef enum
{
  SEGUE_EPISODE_TITLE,
  SEGUE_EPISODE_SUBTITLE,
  SEGUE_EPISODE_NUMBER,
  SEGUE_EPISODE_DATE,
  SEGUE_EPISODE_N_FIELDS,
} SegueEpisodeField;

char         *segue_episode_dup_field     (SegueEpisode      *episode,
                                           SegueEpisodeField  field) G_GNUC_WARN_UNUSED_RESULT;
gboolean      segue_episode_has_field     (SegueEpisode      *episode,
                                           SegueEpisodeField  field,
                                           gboolean          *editable);
SegueEpisode *segue_edit_set_field        (SegueEpisode      *episode,
                                           SegueEpisodeField  field,
                                           const char        *text,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

char         *segue_episode_dup_opening   (SegueEpisode      *episode) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_opening      (SegueEpisode      *episode,
                                           const char        *text,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
guint         segue_episode_get_closing   (SegueEpisode      *episode);
gboolean      segue_episode_takes_closing (SegueEpisode      *episode);
char         *segue_episode_dup_closing   (SegueEpisode      *episode) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_closing      (SegueEpisode      *episode,
                                           const char        *text,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
