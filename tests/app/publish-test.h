/* publish-test.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/publishing/segue-publish-row.h"
#include "window-test.h"

G_BEGIN_DECLS

/* What tests of the window of the places share. */

SeguePublishing *publish_test_get            (WindowTest *test);
GtkWidget       *publish_test_find_window    (void);
GtkWidget       *publish_test_open           (WindowTest *test);
SeguePublishRow *publish_test_select         (GtkWidget  *window,
                                              const char *id);
void             publish_test_collect_labels (GtkWidget  *widget,
                                              GString    *labels);
void             publish_test_assert_shown   (GtkWidget  *widget,
                                              const char *words);

G_END_DECLS
