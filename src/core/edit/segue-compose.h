/* segue-compose.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-dialect.h"
#include "core/episode/segue-entry.h"

G_BEGIN_DECLS

/* Functions that write the lines of new entries, and times, in the dialect of the notes. */

SegueClock  segue_compose_clock     (const SegueDialect *dialect,
                                     SegueClock          clock);
char       *segue_compose_segment   (const SegueDialect *dialect,
                                     gint64              start,
                                     const char         *title);
char       *segue_compose_segment_as (const SegueDialect *dialect,
                                     gint64              start,
                                     const char         *text,
                                     const char         *title);
char       *segue_compose_section   (const SegueDialect *dialect,
                                     const char         *title);
const char *segue_compose_newline   (const SegueDialect *dialect,
                                     const SegueEntry   *entry);
guint       segue_compose_gap       (const SegueDialect *dialect,
                                     SegueEntryKind      before,
                                     SegueEntryKind      kind);
gboolean    segue_compose_is_alike  (const SegueDialect *dialect,
                                     const SegueDialect *other);
char       *segue_compose_body      (const char         *body,
                                     gssize              length,
                                     const char         *newline);

G_END_DECLS
