/* layout-check.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window-test.h"

G_BEGIN_DECLS

extern const char layout_wrong_notes[];

extern const int layout_widths[];
extern const guint layout_n_widths;

void     layout_init       (int         *argc,
                            char      ***argv);
gboolean layout_is_korean  (void);
gboolean layout_is_large   (void);
void     layout_set_dark   (gboolean     dark);
void     layout_flip_dark  (void);
char    *layout_dup_where  (int          width,
                            const char  *name);
void     layout_resize     (WindowTest  *test,
                            int          width);
void     layout_check      (GtkWidget   *content,
                            const char  *where);
void     layout_check_width (GtkWidget  *window,
                            int          width,
                            const char  *where);
void     layout_check_window (WindowTest *test,
                            int          width,
                            const char  *where);
void     layout_check_walk (GtkWidget   *scope,
                            const char  *where);
void     layout_keep       (GtkWidget   *native,
                            const char  *where);

/* the tests of each topic */
void     layout_add_dialogs  (void);
void     layout_add_popovers (void);
void     layout_add_banners  (void);
void     layout_add_publish  (void);
void     layout_add_sound    (void);
void     layout_add_transcript (void);

G_END_DECLS
