/* sound-bytes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sound-bytes.h"

/* Appends a number, its lowest byte first. */
void
sound_bytes_put (GByteArray *bytes,
                 guint32     value,
                 guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    g_byte_array_append (bytes, &(guint8) { value >> (8 * i) }, 1);
}

/* Stores @bytes without the last @n_cut as a file of @folder. Returns: (transfer full): the file */
GFile *
sound_bytes_store (GByteArray   *bytes,
                   guint         n_cut,
                   const Folder *folder,
                   const char   *name)
{
  g_autoptr(GBytes) content = g_bytes_new (bytes->data, bytes->len - n_cut);

  folder_put (folder, name, content);

  return folder_file (folder, name);
}
