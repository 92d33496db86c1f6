/* segue-tracking.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *segue_tracking_drop (const char *url) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
