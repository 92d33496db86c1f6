/* segue-outline-titles.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/outline/segue-outline-model.h"

G_BEGIN_DECLS

guint64 segue_outline_find_title (SegueOutlineModel *model,
                                  guint64            from,
                                  const char        *text);

G_END_DECLS
