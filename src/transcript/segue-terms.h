/* segue-terms.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Divides text into terms, which are what two texts about the same thing have in common. They need no dictionary: a
 * term is a word without its ending, or two neighbouring characters in a script without spaces. */

/**
 * SegueTermFunc:
 * @key: the term; equal terms have equal keys
 * @is_phrase: whether the term is two neighbouring words, each of which is a term, too
 * @start: the start of the term in the text
 * @end: its end
 * @data: the data of segue_terms_scan()
 *
 * Receives a term.
 */
typedef void (*SegueTermFunc) (guint64     key,
                               gboolean    is_phrase,
                               const char *start,
                               const char *end,
                               gpointer    data);

void segue_terms_scan (const char    *text,
                       gsize          length,
                       SegueTermFunc  func,
                       gpointer       data);

G_END_DECLS
