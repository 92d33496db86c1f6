/* segue-list-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-entry.h"
#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/* The largest number of items of a list, and how deep they can be nested. */
#define SEGUE_LIST_MAX_ITEMS 100000
#define SEGUE_LIST_MAX_DEPTH 64

gboolean    segue_list_scan         (SegueSyntaxList    *self,
                                     const SegueSyntax  *syntax,
                                     const char         *text,
                                     gsize               length,
                                     GError            **error);
gsize       segue_list_read_entries (const SegueSyntaxList *self,
                                     const SegueSyntax     *syntax,
                                     const char            *text,
                                     gsize                  length,
                                     GPtrArray             *entries);
SegueEntry *segue_list_read_item    (const SegueSyntax     *syntax,
                                     const char            *text,
                                     gsize                  length,
                                     gsize                  item_length);
void        segue_list_clear        (SegueSyntaxList    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueSyntaxList, segue_list_clear)

G_END_DECLS
