/* segue-types.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Type names that several headers need, and the type of a range of bytes. */

typedef struct _SegueClock     SegueClock;
typedef struct _SegueDialect   SegueDialect;
typedef struct _SegueDocument  SegueDocument;
typedef struct _SegueEntry     SegueEntry;
typedef struct _SegueEpisode   SegueEpisode;
typedef struct _SegueFileOps   SegueFileOps;
typedef struct _SegueFileState SegueFileState;
typedef struct _SegueSpan      SegueSpan;
typedef struct _SegueSyntax    SegueSyntax;

/**
 * SegueSpan:
 * @offset: offset of the first byte, relative to the line or the entry that the span belongs to
 * @length: length in bytes
 *
 * A range of bytes in a text. The span of a part that does not exist is all zero.
 */
struct _SegueSpan
{
  guint32 offset;
  guint32 length;
};

G_END_DECLS
