/* segue-paste.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SeguePaste:
 *
 * A list of sections and segments that was read from pasted text. See segue_paste_read().
 */
typedef struct _SeguePaste SeguePaste;

/**
 * SeguePastePlain:
 * @SEGUE_PASTE_SEGMENTS: each becomes a segment without a time
 * @SEGUE_PASTE_DESCRIPTIONS: they become the description of the entry above, or text above or below the list
 *
 * How to treat plain lines: lines without a time in a list with times. Labels, rules and the headers of tables are text
 * in any case.
 */
typedef enum
{
  SEGUE_PASTE_SEGMENTS,
  SEGUE_PASTE_DESCRIPTIONS,
} SeguePastePlain;

/**
 * SeguePasteCount:
 * @n_sections: number of sections
 * @n_segments: number of segments, with or without a time
 * @n_untimed: number of segments without a time
 *
 * The number of entries that a pasted list contains.
 */
typedef struct
{
  guint n_sections;
  guint n_segments;
  guint n_untimed;
} SeguePasteCount;

SeguePaste      *segue_paste_read             (const char        *text,
                                               gssize             length) G_GNUC_WARN_UNUSED_RESULT;
SeguePaste      *segue_paste_new_for_entries  (SegueEntry *const *entries,
                                               guint              n_entries) G_GNUC_WARN_UNUSED_RESULT;
void             segue_paste_free             (SeguePaste        *self);
gboolean         segue_paste_is_transcript    (const SeguePaste  *self);
gboolean         segue_paste_is_mixed         (const SeguePaste  *self);
gboolean         segue_paste_has_lines        (const SeguePaste  *self);
gboolean         segue_paste_has_times        (const SeguePaste  *self);
GArray          *segue_paste_dup_marks        (const SeguePaste  *self) G_GNUC_WARN_UNUSED_RESULT;
void             segue_paste_drop_times       (SeguePaste        *self);
guint            segue_paste_shift_times      (SeguePaste        *self,
                                               gint64             delta);
SeguePasteCount  segue_paste_count            (const SeguePaste  *self,
                                               SeguePastePlain    plain);
SegueEpisode    *segue_paste_insert           (const SeguePaste  *self,
                                               SeguePastePlain    plain,
                                               SegueEpisode      *episode,
                                               guint              before,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode    *segue_paste_set_titles       (const SeguePaste  *self,
                                               SegueEpisode      *episode,
                                               const guint       *indices,
                                               guint              n_indices,
                                               guint             *n_set,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode    *segue_paste_set_times        (const SeguePaste  *self,
                                               SegueEpisode      *episode,
                                               const guint       *indices,
                                               guint              n_indices,
                                               guint             *n_set,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_paste_dup_url          (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_paste_dup_link         (const char        *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePaste, segue_paste_free)

G_END_DECLS
