/* segue-entry-commands.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

/* What users do with the sections and segments of an episode. Entries are given by their ids. Ids that the episode does
 * not have are ignored. But for a shift of times, what is under an entry goes with it. Each command is one step of the
 * history, and tells the user through the view state what it did or why it failed. */

gboolean  segue_entries_apply     (SegueSession *session,
                                   SegueEpisode *episode,
                                   const GError *error,
                                   const char   *label,
                                   const char   *merge_key);
GArray   *segue_entries_list      (SegueSession *session,
                                   guint         index,
                                   guint         n_entries) G_GNUC_WARN_UNUSED_RESULT;
gboolean  segue_entries_remove    (SegueSession *session,
                                   const GArray *ids,
                                   const char   *label);
gboolean  segue_entries_move      (SegueSession *session,
                                   const GArray *ids,
                                   guint         before);
gboolean  segue_entries_step      (SegueSession *session,
                                   const GArray *ids,
                                   gboolean      up);
gboolean  segue_entries_nudge     (SegueSession *session,
                                   const GArray *ids,
                                   gint64        delta);
GArray   *segue_entries_duplicate (SegueSession *session,
                                   const GArray *ids) G_GNUC_WARN_UNUSED_RESULT;
gboolean  segue_entries_set_link  (SegueSession *session,
                                   guint64       id,
                                   const char   *link);
gboolean  segue_entries_have_time (SegueSession *session,
                                   const GArray *ids);

G_END_DECLS
