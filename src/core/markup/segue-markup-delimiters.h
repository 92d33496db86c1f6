/* segue-markup-delimiters.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueDelimiter:
 * @character: `*`, `_` or `~`
 * @count: characters that are still literal
 * @length: characters it had in the text
 * @closed: characters at its start that ended an emphasis
 * @bold_ends: bold emphases (or, of `~`, strikes) that end here
 * @italic_ends: italic emphases that end here
 * @bold_begins: bold emphases (or strikes) that begin behind the literal characters
 * @italic_begins: italic emphases that begin there
 *
 * A run of emphasis characters, and what became of it.
 */
typedef struct
{
  char character;
  guint8 can_open : 1;
  guint8 can_close : 1;
  guint32 count;
  guint32 length;
  guint32 closed;
  guint32 bold_ends;
  guint32 italic_ends;
  guint32 bold_begins;
  guint32 italic_begins;
  gint32 previous;
  gint32 next;
} SegueDelimiter;

/* The delimiters that may still pair, in an array, linked from the last one back. */
typedef struct
{
  GArray *array;
  gint32 last;
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
