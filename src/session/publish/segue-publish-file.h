/* segue-publish-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GVariant *segue_publish_file_parse  (GBytes             *bytes,
                                     const char         *uri,
                                     const GVariantType *type) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *segue_publish_file_format (GVariant           *content,
                                     const char         *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
