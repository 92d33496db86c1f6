/* segue-front-list-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-rule.h"

G_BEGIN_DECLS

/* The list of chapters in the front matter of notes that repeat it. It is text there, since the notes are the source. It
 * is read as an episode of its own, whose entries are compared with those of the notes and edited like them. */

/* A segment of the notes and the item of the list that stands for it. One of the two can be missing. */
typedef struct
{
  SegueEntry *segment; /* borrowed from the notes; NULL if only the front matter has it */
  SegueEntry *item;    /* borrowed from the list; NULL if only the notes have it */
  guint index;         /* of the segment in the notes, or of the item in the list */
} SegueFrontPair;

/* What a fix changes. */
typedef enum
{
  SEGUE_FRONT_FIX_LIST_START,  /* the start of the item becomes that of the segment */
  SEGUE_FRONT_FIX_LIST_TITLE,
  SEGUE_FRONT_FIX_LIST_ADD,
  SEGUE_FRONT_FIX_LIST_REMOVE,
  SEGUE_FRONT_FIX_NOTES_START, /* the start of the segment becomes that of the item */
  SEGUE_FRONT_FIX_NOTES_TITLE,
  SEGUE_FRONT_FIX_NOTES_ADD,
} SegueFrontFixKind;

SegueEpisode *segue_front_list_read (SegueEpisode         *episode);
GArray       *segue_front_list_pair (SegueEpisode         *notes,
                                     SegueEpisode         *list);
SegueFix     *segue_fix_new_front   (SegueFrontFixKind     kind,
                                     const SegueFrontPair *pairs,
                                     guint                 n_pairs,
                                     const char           *label);

G_END_DECLS
