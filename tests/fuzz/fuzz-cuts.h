/* fuzz-cuts.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fuzz.h"

#include "formats/cuts/segue-cuts-private.h"

G_BEGIN_DECLS

/* Parts that were read have a place and a length, and either make a map that keeps the order of times, or are refused. */
static inline void
fuzz_check_cuts (const GArray *cuts)
{
  g_autoptr(SegueTimeMap) map = segue_time_map_new_cuts ((const SegueCut *) (gconstpointer) cuts->data, cuts->len, FALSE,
                                                         NULL);
  gint64 last = 0;

  g_assert_cmpuint (cuts->len, <=, SEGUE_CUTS_MAX);
  for (guint i = 0; i < cuts->len; i++)
    {
      const SegueCut *cut = &g_array_index (cuts, SegueCut, i);

      g_assert_true (cut->at >= 0 && cut->length > 0);
    }
  for (gint64 time = 0; map != NULL && time < 7200000; time += 60000)
    {
      gint64 mapped;

      segue_time_map_apply (map, time, 1, &mapped);
      g_assert_cmpint (mapped, >=, last);
      last = mapped;
    }
}

/* Reads the input by one format, and then as any file is read. */
static inline int
fuzz_cuts (const SegueCutsFormat *format,
           const uint8_t         *data,
           size_t                 size)
{
  FuzzInput input = { data, data + size };
  g_autofree char *text = fuzz_text (&input);
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));
  g_autoptr(GArray) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) read_error = NULL;
  SegueCutsReader reader = { .name = "list", .p = text, .end = text + strlen (text), .cuts = cuts };
  const gboolean good = format->read (&reader, &error);

  g_assert_true (good == (error == NULL));
  fuzz_check_cuts (cuts);
  read = segue_cuts_read ("list", (const char *) data, size, &read_error);
  g_assert_true ((read != NULL) == (read_error == NULL));
  if (read != NULL)
    fuzz_check_cuts (read);

  return 0;
}

G_END_DECLS
