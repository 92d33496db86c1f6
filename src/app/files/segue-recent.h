/* segue-recent.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean   segue_recent_add      (GFile *file);
GPtrArray *segue_recent_dup_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
