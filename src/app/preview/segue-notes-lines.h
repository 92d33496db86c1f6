/* segue-notes-lines.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-notes-view.h"
#include "core/blocks/segue-block.h"

G_BEGIN_DECLS

/**
 * SegueNotesLines:
 *
 * The entries of an episode as lines in the buffer of a view: which have been written so far, and where each begins.
 */
typedef struct _SegueNotesLines SegueNotesLines;

SegueNotesLines *segue_notes_lines_new  (SegueNotesView  *view);
void             segue_notes_lines_free (SegueNotesLines *self);

SegueNotesView *segue_notes_lines_get_view       (SegueNotesLines        *self);
SegueEpisode   *segue_notes_lines_get_episode    (SegueNotesLines        *self);
gboolean        segue_notes_lines_set_episode    (SegueNotesLines        *self,
                                                  SegueEpisode           *episode,
                                                  const SegueEpisodeDiff *difference);
void            segue_notes_lines_fit_times      (SegueNotesLines        *self,
                                                  SegueEpisode           *before,
                                                  const SegueEpisodeDiff *difference);

guint           segue_notes_lines_get_first      (SegueNotesLines        *self);
guint           segue_notes_lines_get_end        (SegueNotesLines        *self);
gboolean        segue_notes_lines_is_part        (SegueNotesLines        *self);
gboolean        segue_notes_lines_is_full        (SegueNotesLines        *self);
void            segue_notes_lines_fill           (SegueNotesLines        *self,
                                                  gint64                  deadline);
void            segue_notes_lines_show           (SegueNotesLines        *self,
                                                  guint                   index);
void            segue_notes_lines_show_from      (SegueNotesLines        *self,
                                                  guint                   index);
void            segue_notes_lines_slide          (SegueNotesLines        *self);

gboolean        segue_notes_lines_get_visible    (SegueNotesLines        *self,
                                                  guint                  *top,
                                                  guint                  *bottom);
gboolean        segue_notes_lines_find           (SegueNotesLines        *self,
                                                  guint64                 id,
                                                  guint                  *index);
GtkTextMark    *segue_notes_lines_get_mark       (SegueNotesLines        *self,
                                                  guint                   index);
SegueBlocks    *segue_notes_lines_dup_blocks     (SegueNotesLines        *self,
                                                  guint                   index,
                                                  const SegueEntry       *entry);
void            segue_notes_lines_insert_entry   (SegueNotesLines        *self,
                                                  guint                   index,
                                                  SegueEntry             *entry);
void            segue_notes_lines_update_entry   (SegueNotesLines        *self,
                                                  guint                   index,
                                                  const SegueEntry       *before,
                                                  const SegueEntry       *after);
void            segue_notes_lines_remove_entries (SegueNotesLines        *self,
                                                  guint                   start,
                                                  guint                   end);

SegueEntry     *segue_notes_lines_get_at         (SegueNotesLines        *self,
                                                  const GtkTextIter      *where,
                                                  guint                  *offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueNotesLines, segue_notes_lines_free)

G_END_DECLS
