/* contrast.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text-test.h"

G_BEGIN_DECLS

extern const char contrast_notes[];

double contrast_get       (guint32     a,
                           guint32     b);
void   contrast_test_runs (WindowTest *test,
                           const char *text);

G_END_DECLS
