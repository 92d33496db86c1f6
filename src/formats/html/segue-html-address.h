/* segue-html-address.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The addresses of links in HTML. */

char       *segue_html_address_new      (const char *href) G_GNUC_WARN_UNUSED_RESULT;
gboolean    segue_html_address_is_shown (const char *address,
                                         const char *text);
GHashTable *segue_html_address_collect  (const char *plain) G_GNUC_WARN_UNUSED_RESULT;
char       *segue_html_address_dup_key  (const char *address,
                                         gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
