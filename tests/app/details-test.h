/* details-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/details/segue-details-fields.h"
#include "window-test.h"

G_BEGIN_DECLS

extern const char details_test_matter[];

/* What tests of the details do with its fields. Places are those of SegueDetailsPlace. */

void               details_test_assert_changed (WindowTest *test,
                                                const char *text,
                                                const char *before,
                                                const char *after);
SegueFieldEditor  *details_test_editor         (WindowTest *test,
                                                guint       place);
void               details_test_assert_text    (WindowTest *test,
                                                guint       place,
                                                const char *expected);
gboolean           details_test_is_focused     (WindowTest *test,
                                                guint       place);
void               details_test_go_to          (WindowTest *test,
                                                guint       place);
void               details_test_type           (WindowTest *test,
                                                const char *text);
void               details_test_retype         (WindowTest *test,
                                                guint       place,
                                                const char *text);

G_END_DECLS
