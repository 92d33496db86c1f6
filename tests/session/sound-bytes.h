/* sound-bytes.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "folder.h"

G_BEGIN_DECLS

/* Writes recordings byte by byte. */

void   sound_bytes_put   (GByteArray   *bytes,
                          guint32       value,
                          guint         n_bytes);
GFile *sound_bytes_store (GByteArray   *bytes,
                          guint         n_cut,
                          const Folder *folder,
                          const char   *name);

G_END_DECLS
