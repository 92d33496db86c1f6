/* segue-example.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile    *segue_example_dup_file (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean  segue_example_is       (GFile *file);

G_END_DECLS
