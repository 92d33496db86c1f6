/* segue-front-yaml-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

char *segue_front_yaml_decode (const SegueSyntax *self,
                               SegueSyntaxField   field,
                               const char        *raw,
                               gsize              length);
char *segue_front_yaml_encode (const SegueSyntax      *self,
                               const char             *text,
                               const SegueSyntaxItem  *item,
                               SegueSyntaxField        field,
                               const char             *value,
                               GError                **error);

G_END_DECLS
