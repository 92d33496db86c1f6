/* segue-sentence.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize segue_sentence_find_end (const char *text,
                               gsize       length);

G_END_DECLS
