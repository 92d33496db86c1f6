/* segue-format-loss.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-format.h"

G_BEGIN_DECLS

gboolean segue_format_carries    (const SegueFormat *self,
                                  SegueSyntaxField   field);
void     segue_format_count_loss (const SegueFormat *self,
                                  SegueEpisode      *episode,
                                  GPtrArray         *sentences);

G_END_DECLS
