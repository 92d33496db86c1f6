/* segue-link-probe.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/links/segue-checked-link.h"

G_BEGIN_DECLS

void     segue_link_probe_async  (const char           *address,
                                  guint                 timeout,
                                  gboolean              allow_loopback,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean segue_link_probe_finish (GAsyncResult         *result,
                                  SegueLinkFound       *found,
                                  GError              **error);

G_END_DECLS
