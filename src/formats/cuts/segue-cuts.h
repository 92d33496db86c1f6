/* segue-cuts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-time-map.h"

G_BEGIN_DECLS

/**
 * SEGUE_CUTS_MAX_BYTES:
 *
 * The size of the largest file with a list of cuts that is read, in bytes.
 */
#define SEGUE_CUTS_MAX_BYTES (1024 * 1024)

/**
 * SEGUE_CUTS_MAX:
 *
 * The number of parts that are read at most.
 */
#define SEGUE_CUTS_MAX 10000

GArray *segue_cuts_read (const char  *name,
                         const char  *bytes,
                         gsize        length,
                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
