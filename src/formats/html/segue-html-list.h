/* segue-html-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest HTML that is read, in bytes. */
#define SEGUE_HTML_LIST_MAX_SIZE (16 * 1024 * 1024)

char *segue_html_list_read (const char *html,
                            gsize       length,
                            const char *plain) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
