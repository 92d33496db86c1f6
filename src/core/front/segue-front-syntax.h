/* segue-front-syntax.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

const SegueSyntax *segue_front_syntax_find (const char *text,
                                            gsize       length);

G_END_DECLS
