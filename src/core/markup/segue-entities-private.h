/* segue-entities-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The named character references of HTML, made by build-aux/make-entities. For each name, in ascending order of bytes,
 * there are two strings: the name, without `&` and `;`, and the text. Before the text stands `1` if HTML reads the name
 * also without `;`, and `0` if not. */
extern const char    segue_entity_strings[];
extern const guint16 segue_entity_offsets[]; /* of the names in segue_entity_strings, in bytes */
extern const guint   segue_n_entities;

G_END_DECLS
