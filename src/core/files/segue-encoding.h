/* segue-encoding.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/text/segue-error.h"

G_BEGIN_DECLS

/* The name of the default encoding, as iconv knows it. */
#define SEGUE_UTF8 "UTF-8"

char   *segue_encoding_detect (GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;
char   *segue_encoding_guess  (GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;
GBytes *segue_encoding_decode (GBytes      *bytes,
                               const char  *encoding,
                               gboolean    *lossy,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *segue_encoding_encode (GBytes      *text,
                               const char  *encoding,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
