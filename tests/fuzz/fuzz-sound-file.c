/* fuzz-sound-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "media/segue-sound-file.h"

/* What a recording says of its sound fits together: only an MP3 states a length, and a lead is shorter than a second. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, size, NULL);
  const SegueSoundFile file = segue_sound_file_read (stream);

  g_assert_true (file.length >= 0 && file.trimmed <= file.length);
  g_assert_true ((file.length > 0) == (file.end == SEGUE_SOUND_END_STATED));
  g_assert_true (file.lead >= 0 && file.lead < G_USEC_PER_SEC);
  g_assert_cmpint (segue_sound_file_get_lead (&file, -1), <=, file.lead);
  g_assert_cmpint (segue_sound_file_get_lead (&file, file.trimmed), ==, 0);

  return 0;
}
