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

/* What an entry of the result of an edit must be. All pointers are borrowed. */
typedef struct
{
  const char *text;            /* the lines that @title, @link and @body are spans of */
  SegueSpan title;
  SegueSpan link;
  SegueSpan body;
  SegueEntry *like;            /* an entry of the same kind and level */
  SegueAttributes *attributes; /* the attributes that it must have, NULL for none */
  gint64 start;                /* milliseconds, or SEGUE_TIME_NONE */
  guint64 id;                  /* the id that it must have, or 0 for a new one */
  guint8 result;               /* SegueTimeResult of its timestamp */
} SegueExpected;

void          segue_edit_expect        (GArray           *expected,
                                        SegueEntry       *like,
                                        guint64           id);
void          segue_edit_expect_range  (GArray           *expected,
                                        SegueEpisode     *episode,
                                        guint             start,
                                        guint             end);
SegueEpisode *segue_edit_settle        (SegueEpisode     *result,
                                        GArray           *expected,
                                        const char       *message,
                                        GError          **error);
char         *segue_edit_dup_description (const SegueEntry *entry);
char         *segue_edit_format_start  (SegueEpisode     *episode,
                                        const SegueEntry *entry,
                                        gint64            start,
                                        gboolean          whole);
char         *segue_edit_format_link_start (SegueEpisode     *episode,
                                            const SegueEntry *entry,
                                            gint64            start,
                                            gboolean          whole);
char         *segue_edit_format_title  (const SegueEntry *entry,
                                        const char       *title);
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
