/* segue-entry-label.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-entry.h"

G_BEGIN_DECLS

char *segue_entry_dup_label (const SegueEntry *entry);

G_END_DECLS
