/* segue-edit.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* Pure edits of an episode: each function returns a new episode and leaves the old one unchanged. It returns the same
 * episode if nothing changes, and fails with %SEGUE_ERROR_READ_BACK if the changed lines would not be read back as what
 * was asked for. */

SegueEpisode *segue_edit_set_start             (SegueEpisode  *episode,
                                                guint          index,
                                                gint64         start,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_link_time         (SegueEpisode  *episode,
                                                guint          index,
                                                gint64         time,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_title             (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *title,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_link              (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *link,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_written_link      (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *link,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_body              (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *body,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
char         *segue_episode_dup_description    (SegueEpisode  *episode,
                                                guint          index) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_description       (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *text,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_insert_segment        (SegueEpisode  *episode,
                                                guint          before,
                                                gint64         start,
                                                const char    *title,
                                                guint         *index,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_insert_section        (SegueEpisode  *episode,
                                                guint          before,
                                                const char    *title,
                                                guint         *index,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_remove                (SegueEpisode  *episode,
                                                guint          index,
                                                guint          n_entries,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_move                  (SegueEpisode  *episode,
                                                guint          index,
                                                guint          n_entries,
                                                guint          before,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_swap_starts           (SegueEpisode  *episode,
                                                guint          first,
                                                guint          second,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_end               (SegueEpisode  *episode,
                                                guint          index,
                                                gint64         end,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gint64        segue_episode_guess_start        (SegueEpisode  *episode,
                                                guint          index);
SegueEpisode *segue_edit_set_attribute         (SegueEpisode  *episode,
                                                guint          index,
                                                const char    *name,
                                                const char    *value,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_edit_set_episode_attribute (SegueEpisode  *episode,
                                                const char    *name,
                                                const char    *value,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
