/* sound-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sound-test.h"

#include <string.h>

/* Samples in a millisecond, of a byte each. */
#define RATE 8
#define BYTES (SOUND_TEST_SECONDS * 1000 * RATE)

static void
put (guint8 *at,
     guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

/* Writes a recording of 8 bits and 8 kHz in the folder of the test. It is silent but for a tone from @from to @to, in
 * milliseconds. */
GFile *
sound_test_write (WindowTest *test,
                  const char *name,
                  gint64      from,
                  gint64      to)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autofree guint8 *bytes = g_malloc (44 + BYTES);
  g_autoptr(GError) error = NULL;

  memcpy (bytes, "RIFF....WAVEfmt \x10\0\0\0\1\0\1\0........\1\0\x08\0data", 40);
  put (bytes + 4, 36 + BYTES);
  put (bytes + 24, 1000 * RATE);
  put (bytes + 28, 1000 * RATE);
  put (bytes + 40, BYTES);
  memset (bytes + 44, 0x80, BYTES);
  for (gint64 i = from * RATE; i < to * RATE; i++)
    bytes[44 + i] = i / 10 % 2 == 0 ? 0x40 : 0xC0;
  g_file_set_contents (path, (const char *) bytes, 44 + BYTES, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* Returns: (transfer none): the recording or the clock of the window */
SegueTimeSource *
sound_test_get_source (WindowTest *test)
{
  return segue_marking_get_source (segue_session_get_marking (test->session));
}
