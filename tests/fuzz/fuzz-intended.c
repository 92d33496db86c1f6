/* fuzz-intended.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "rules/segue-intended.h"

#define URI "file:///notes.txt"

/* Any bytes give some keys or none; what is written of them reads back the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GPtrArray) keys = segue_intended_parse ((const char *) data, size, URI);
  g_autoptr(GBytes) bytes = segue_intended_format (keys, URI);
  g_autoptr(GPtrArray) again = segue_intended_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), URI);

  g_assert_cmpuint (keys->len, ==, again->len);
  for (guint i = 0; i < keys->len; i++)
    g_assert_cmpstr (g_ptr_array_index (keys, i), ==, g_ptr_array_index (again, i));
  return 0;
}
