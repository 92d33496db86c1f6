/* segue-edit-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"

G_BEGIN_DECLS

/* Functions that edits of one entry and edits of many entries share. */

char         *segue_edit_compose_start (SegueEpisode     *episode,
                                        const SegueEntry *entry,
                                        gint64            start,
                                        SegueSpan        *span);
SegueEpisode *segue_edit_own_lines     (SegueEpisode     *episode,
                                        guint             first,
                                        guint             end);
gboolean      segue_edit_is_whole      (SegueEpisode     *episode,
                                        gsize             offset,
                                        gsize             end);
SegueEpisode *segue_edit_insert_lines  (SegueEpisode     *episode,
                                        guint             before,
                                        SegueEntryKind    kind,
                                        const char       *content,
                                        guint             n_entries,
                                        GError          **error);

G_END_DECLS
