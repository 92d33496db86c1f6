/* bracket-syntax.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* A syntax for tests, with all fields and with items in items:
 *
 *     #list
 *     0:10=One;link=http://a,
 *     =Part(1:00-1:30=Two;body=Lines\nof text, 2:00=Three)
 *
 * A backslash escapes `\`, `,`, `;`, `(`, `)`, `#` and, as `\n`, a line break. The list is either the whole text or all of
 * the front matter, between lines of `---`. */
extern const SegueSyntax bracket_syntax;
extern const SegueSyntax bracket_front_syntax;

G_END_DECLS
