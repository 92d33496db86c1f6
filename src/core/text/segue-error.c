/* segue-error.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-error.h"

G_DEFINE_QUARK (segue-error-quark, segue_error)
