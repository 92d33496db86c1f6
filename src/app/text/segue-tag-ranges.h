/* segue-tag-ranges.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A range of a buffer, in characters. */
typedef struct
{
  guint start;
  guint end;
} SegueTagRange;

void segue_tag_ranges_set    (GtkTextBuffer     *buffer,
                              GtkTextTag        *tag,
                              GArray            *ranges);
void segue_tag_ranges_remove (GtkTextBuffer     *buffer,
                              GtkTextTag        *tag,
                              const GtkTextIter *start,
                              const GtkTextIter *end);

G_END_DECLS
