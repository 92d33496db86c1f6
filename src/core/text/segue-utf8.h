/* segue-utf8.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *segue_utf8_find_invalid (const char *text,
                                     gsize       length);

G_END_DECLS
