/* fuzz-peaks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "session/sound/segue-peaks.h"

/* Peaks that read can be looked up everywhere, and are written and read the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(SeguePeaks) peaks = segue_peaks_read (bytes, "file:///a.mp3");
  g_autoptr(SeguePeaks) back = NULL;
  g_autoptr(GBytes) written = NULL;
  gint64 length;

  if (peaks == NULL)
    return 0;

  length = segue_peaks_get_length (peaks);
  for (guint i = 0; i < 64; i++)
    {
      const SegueLoudness loudness = segue_peaks_get (peaks, length * i / 64, length * (i + 1) / 64);

      g_assert_true (loudness.peak >= 0 && loudness.peak <= 1 && loudness.mean >= 0 && loudness.mean <= 1.001);
      segue_peaks_find_start (peaks, length * i / 64, 2000);
    }
  g_assert_true (segue_peaks_get_loudest (peaks) <= 1);
  written = segue_peaks_write (peaks, "file:///a.mp3");
  g_assert_true (g_bytes_equal (written, bytes));
  back = segue_peaks_read (written, "file:///a.mp3");
  g_assert_cmpint (segue_peaks_get_length (back), ==, length);

  return 0;
}
