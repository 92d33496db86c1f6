/* segue-types.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SegueClock SegueClock;
typedef struct _SegueDialect SegueDialect;
typedef struct _SegueEntry SegueEntry;
typedef struct _SegueEpisode SegueEpisode;
typedef struct _SegueSpan SegueSpan;
typedef struct _SegueFileOps SegueFileOps;
typedef struct _SegueFileState SegueFileState;

typedef struct _SegueDocument SegueDocument;

/**
 * SegueSpan:
 * @offset: first byte, relative to what the span belongs to (a line, an entry)
 * @length: bytes
 *
 * A run of bytes. A span of length 0 is empty, and where a view is absent its span is all zero.
 */
struct _SegueSpan
{
  guint32 offset;
  guint32 length;
};

G_END_DECLS
