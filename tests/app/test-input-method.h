/* test-input-method.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An input method that composes what the test tells it to, in whatever text has the focus. It is installed before GTK
 * begins and registered after. */
void test_input_method_install  (void);
void test_input_method_register (void);
void test_input_method_set_late (gboolean    late);
void test_input_method_compose  (const char *text);
void test_input_method_commit   (void);

G_END_DECLS
