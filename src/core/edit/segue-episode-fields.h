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
 * @SEGUE_EPISODE_TITLE: the title
 * @SEGUE_EPISODE_SUBTITLE: the subtitle
 * @SEGUE_EPISODE_NUMBER: the number
 * @SEGUE_EPISODE_DATE: the date of publication
 * @SEGUE_EPISODE_N_FIELDS: the number of fields
 *
 * The fields of the episode as a whole. They are stored in the front matter, under the key that the show uses, or as an
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
char         *segue_entry_dup_field       (const SegueEntry  *entry,
                                           SegueEpisodeField  field,
                                           SegueSpan         *span) G_GNUC_WARN_UNUSED_RESULT;
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
