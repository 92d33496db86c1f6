/* segue-link-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/episode/segue-episode.h"
#include "session/links/segue-checked-link.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_LINK_CHECK (segue_link_check_get_type ())
G_DECLARE_FINAL_TYPE (SegueLinkCheck, segue_link_check, SEGUE, LINK_CHECK, GObject)

/* signal "changed": what was found at some links, or whether the check is running */

SegueLinkCheck *segue_link_check_new              (SegueEpisode      *episode,
                                                   guint              timeout,
                                                   gboolean           allow_loopback);
void            segue_link_check_follow           (SegueLinkCheck    *self,
                                                   SegueEpisode      *episode);
GListModel     *segue_link_check_get_links        (SegueLinkCheck    *self);
guint           segue_link_check_get_n_done       (SegueLinkCheck    *self);
guint           segue_link_check_get_n_problems   (SegueLinkCheck    *self);
guint           segue_link_check_get_n_moved      (SegueLinkCheck    *self);
gboolean        segue_link_check_is_running       (SegueLinkCheck    *self);
void            segue_link_check_start            (SegueLinkCheck    *self);
void            segue_link_check_cancel           (SegueLinkCheck    *self);
SegueEpisode   *segue_link_check_use_new          (SegueLinkCheck    *self,
                                                   SegueCheckedLink  *link,
                                                   SegueEpisode      *episode,
                                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode   *segue_link_check_use_all_new      (SegueLinkCheck    *self,
                                                   SegueEpisode      *episode,
                                                   guint             *n_used) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
