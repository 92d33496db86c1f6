/* segue-intended-files.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-intended.h"

G_BEGIN_DECLS

/* The largest number of findings that are stored for one file of notes. */
#define SEGUE_INTENDED_MAX 2000

/* The length of a key in bytes. */
#define SEGUE_INTENDED_KEY_LENGTH 32

/* The largest file that is read, in bytes: all keys, a URI of up to 8 KiB and the first line. */
#define SEGUE_INTENDED_MAX_SIZE (SEGUE_INTENDED_MAX * (SEGUE_INTENDED_KEY_LENGTH + 2) + 8192 + 64)

G_END_DECLS
