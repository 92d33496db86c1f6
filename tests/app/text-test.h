/* text-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window-test.h"

G_BEGIN_DECLS

/* The text view of a window: what is in it, and typing in it. */
GtkTextBuffer *text_test_buffer         (WindowTest *test);
GtkTextView   *text_test_view           (WindowTest *test);
char          *text_test_dup            (WindowTest *test);
void           text_test_assert_same    (WindowTest *test);
void           text_test_assert_changed (WindowTest *test,
                                         const char *before,
                                         const char *after);
gboolean       text_test_is_underlined  (WindowTest *test,
                                         const char *text);
void           text_test_show           (WindowTest *test);
void           text_test_place          (WindowTest *test,
                                         int         offset);
void           text_test_place_behind   (WindowTest *test,
                                         const char *text);
void           text_test_select         (WindowTest *test,
                                         const char *text);
void           text_test_type           (WindowTest *test,
                                         const char *text);

G_END_DECLS
