/* segue-folds.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  segue_folds_watch      (GtkTextView       *view);
guint segue_folds_get_offset (const GtkTextIter *iter);
void  segue_folds_get_iter   (GtkTextBuffer     *buffer,
                              guint              chars,
                              GtkTextIter       *iter);
void  segue_folds_get_range  (GtkTextBuffer     *buffer,
                              guint              from,
                              guint              to,
                              GtkTextIter       *start,
                              GtkTextIter       *end);
void  segue_folds_forward    (GtkTextIter       *iter,
                              guint              n_chars);
char *segue_folds_dup_text   (const GtkTextIter *start,
                              const GtkTextIter *end);
void  segue_folds_replace    (GtkTextBuffer     *buffer,
                              guint              from,
                              guint              to,
                              const char        *text,
                              GtkTextIter       *end);

G_END_DECLS
