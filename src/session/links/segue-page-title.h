/* segue-page-title.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *segue_page_title_read (const char *html,
                             gsize       length,
                             const char *charset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
