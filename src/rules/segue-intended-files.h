/* segue-intended-files.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-intended.h"

G_BEGIN_DECLS

/* So many findings of one file of notes are kept; more are a mistake, not an intention. */
#define SEGUE_INTENDED_MAX 2000
#define SEGUE_INTENDED_KEY_LENGTH 32
/* The address and the first line fit in, too. */
#define SEGUE_INTENDED_MAX_SIZE (SEGUE_INTENDED_MAX * (SEGUE_INTENDED_KEY_LENGTH + 2) + 8192 + 64)

G_END_DECLS
