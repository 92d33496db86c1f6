/* segue-public-address.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean            segue_public_address_is_name_allowed (const char   *host);
gboolean            segue_public_address_is_allowed      (GInetAddress *address,
                                                          gboolean      allow_loopback);
GSocketConnectable *segue_public_address_new             (const char   *host,
                                                          guint16       port,
                                                          gboolean      allow_loopback) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
