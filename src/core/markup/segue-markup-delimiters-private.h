/* segue-markup-delimiters-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/* Pairs the delimiters of emphasis and strikethrough. */

/**
 * SegueDelimiter:
 * @character: `*`, `_` or `~`
 * @can_open: the run can begin emphasis (it is left-flanking)
 * @can_close: the run can end emphasis (it is right-flanking)
 * @count: number of characters that belong to no pair, and so are literal text
 * @length: number of characters in the text
 * @closed: number of characters at the start of the run that end emphasis
 * @bold_ends: number of bold ranges that end here; of strikethrough ranges if @character is `~`
 * @italic_ends: number of italic ranges that end here
 * @bold_begins: number of bold or strikethrough ranges that begin here, after the literal characters
 * @italic_begins: number of italic ranges that begin here, after the literal characters
 * @previous: index of the previous run in the list, or -1
 * @next: index of the next run in the list, or -1
 *
 * A run of equal delimiter characters, and the emphasis that begins and ends there.
 */
typedef struct
{
  char    character;
  guint8  can_open : 1;
  guint8  can_close : 1;
  guint32 count;
  guint32 length;
  guint32 closed;
  guint32 bold_ends;
  guint32 italic_ends;
  guint32 bold_begins;
  guint32 italic_begins;
  gint32  previous;
  gint32  next;
} SegueDelimiter;

/* All delimiter runs of a text, and a linked list of those that can still be paired. */
typedef struct
{
  GArray *array; /* (element-type SegueDelimiter) */
  gint32  last;  /* index of the last run in the list, or -1 */
} SegueDelimiters;

void             segue_delimiters_init  (SegueDelimiters *self);
void             segue_delimiters_clear (SegueDelimiters *self);
SegueDelimiter  *segue_delimiters_get   (SegueDelimiters *self,
                                         guint            index);
guint            segue_delimiters_add   (SegueDelimiters *self,
                                         const char      *start,
                                         const char      *text,
                                         const char      *end,
                                         guint            length);
void             segue_delimiters_pair  (SegueDelimiters *self,
                                         guint            bottom);

G_END_DECLS
