/* segue-stamps.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueStamp:
 * @time: the time in milliseconds
 * @span: the time in the text, in bytes, without brackets
 * @title: what follows it on its line, without marks and white space
 * @entry: the index of the entry whose head it is in, or %SEGUE_NO_INDEX
 * @open: the bracket before it, or 0
 * @fields: 2 for minutes and seconds, 3 with hours
 * @n_marks: number of punctuation marks between it and the title, without brackets
 * @at_start: whether it is at the start of its line, apart from a bracket
 * @closed: whether the bracket is closed directly after it
 * @glued: whether a letter or a digit of ASCII, an underscore or a quotation mark follows it directly
 * @is_range: whether the end of a range follows it
 *
 * The first time on a line of a text, as the programs see it that make chapters from texts.
 */
typedef struct
{
  gint64 time;
  SegueSpan span;
  SegueSpan title;
  guint entry;
  char open;
  guint8 fields;
  guint8 n_marks;
  guint at_start : 1;
  guint closed : 1;
  guint glued : 1;
  guint is_range : 1;
} SegueStamp;

GArray     *segue_stamps_read    (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
const char *segue_stamps_find    (const char  *start,
                                  const char  *end,
                                  SegueStamp  *stamp,
                                  const char **stop);

G_END_DECLS
