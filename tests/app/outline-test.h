/* outline-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window-test.h"

G_BEGIN_DECLS

extern const char outline_test_notes[];

/* What tests of the outline do with its rows. Positions are those of rows; a selection is a string like "2 3 7". */

void  outline_test_assert_selected (WindowTest *test,
                                    const char *expected);
guint outline_test_current         (WindowTest *test);
void  outline_test_click           (WindowTest *test,
                                    guint       position,
                                    gboolean    modify,
                                    gboolean    extend);
void  outline_test_assert_focus    (WindowTest *test,
                                    guint       position);
void  outline_test_assert_titles   (WindowTest *test,
                                    const char *expected);
void  outline_test_copy            (WindowTest *test,
                                    const char *text);

G_END_DECLS
