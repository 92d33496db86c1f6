/* segue-time-search.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/problems/segue-problems.h"
#include "session/transcript/segue-proposed-time.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_TIME_SEARCH (segue_time_search_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimeSearch, segue_time_search, SEGUE, TIME_SEARCH, GObject)

/* signal "changed": what is proposed or ticked, or whether it is searching */

SegueTimeSearch *segue_time_search_new            (SegueEpisode       *episode,
                                                   SegueTranscript    *transcript,
                                                   gint64              duration) G_GNUC_WARN_UNUSED_RESULT;
GListModel      *segue_time_search_get_rows       (SegueTimeSearch    *self);
gboolean         segue_time_search_is_searching   (SegueTimeSearch    *self);
void             segue_time_search_start          (SegueTimeSearch    *self);
void             segue_time_search_cancel         (SegueTimeSearch    *self);
guint            segue_time_search_get_n_wanted   (SegueTimeSearch    *self);
guint            segue_time_search_get_n_found    (SegueTimeSearch    *self);
guint            segue_time_search_get_n_ticked   (SegueTimeSearch    *self);
gint64           segue_time_search_get_delay      (SegueTimeSearch    *self);
GArray          *segue_time_search_dup_ticked     (SegueTimeSearch    *self) G_GNUC_WARN_UNUSED_RESULT;
void             segue_time_search_accept         (SegueTimeSearch    *self,
                                                   SegueProposedTime  *row);
void             segue_time_search_explain        (SegueTimeSearch    *self,
                                                   SegueProblems      *problems);
char            *segue_time_search_format         (SegueTimeSearch    *self,
                                                   gint64              time) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode    *segue_time_search_apply          (SegueTimeSearch    *self,
                                                   SegueEpisode       *episode,
                                                   guint              *n_set,
                                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
