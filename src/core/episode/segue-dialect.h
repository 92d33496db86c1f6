/* segue-dialect.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-time.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_DIALECT (segue_dialect_get_type ())
GType         segue_dialect_get_type    (void);

SegueDialect *segue_dialect_learn       (const char         *text,
                                         gsize               length) G_GNUC_WARN_UNUSED_RESULT;
SegueDialect *segue_dialect_ref         (SegueDialect       *self);
void          segue_dialect_unref       (SegueDialect       *self);

const char   *segue_dialect_get_newline (const SegueDialect *self);
SegueClock    segue_dialect_get_clock   (const SegueDialect *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueDialect, segue_dialect_unref)

G_END_DECLS
