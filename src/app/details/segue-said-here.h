/* segue-said-here.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/segue-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SAID_HERE (segue_said_here_get_type ())
G_DECLARE_FINAL_TYPE (SegueSaidHere, segue_said_here, SEGUE, SAID_HERE, SegueView)

G_END_DECLS
