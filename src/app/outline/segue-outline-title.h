/* segue-outline-title.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SEGUE_TYPE_OUTLINE_TITLE (segue_outline_title_get_type ())
G_DECLARE_FINAL_TYPE (SegueOutlineTitle, segue_outline_title, SEGUE, OUTLINE_TITLE, GtkWidget)

const char *segue_outline_title_get_text  (SegueOutlineTitle *self);
void        segue_outline_title_set_text  (SegueOutlineTitle *self,
                                           const char        *text);
void        segue_outline_title_set_shape (SegueOutlineTitle *self,
                                           guint              max_lines,
                                           int                line_height);

G_END_DECLS
