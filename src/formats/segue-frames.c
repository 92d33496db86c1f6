/* segue-frames.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/segue-frames.h"

/* The digits that a field of a time can have. */
#define MAX_DIGITS 4

/* The most frames of a second. */
#define MAX_RATE 120

/**
 * segue_frames_scan:
 * @p: (array length=length): a time
 * @length: bytes
 * @seconds: (out): the hours, minutes and seconds as seconds
 * @frames: (out): the frames after them
 *
 * Reads a time with frames, `01:02:03:04`. Semicolons say that numbers of frames are left out now and then.
 *
 * Returns: %FALSE if this is no such time
 */
gboolean
segue_frames_scan (const char *p,
                   gsize       length,
                   gint64     *seconds,
                   guint      *frames)
{
  const char *end = p + length;
  guint fields[4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *start = p;

      for (; p < end && g_ascii_isdigit (*p) && p - start < MAX_DIGITS; p++)
        fields[i] = fields[i] * 10 + (*p - '0');
      if (p == start)
        return FALSE;
      if (i == G_N_ELEMENTS (fields) - 1)
        break;
      if (p == end || (*p != ':' && *p != ';' && !(i == 2 && *p == '.')))
        return FALSE;
      p++;
    }
  if (p < end || fields[1] > 59 || fields[2] > 59 || fields[3] >= MAX_RATE)
    return FALSE;
  *seconds = (fields[0] * 60 + fields[1]) * 60 + fields[2];
  *frames = fields[3];

  return TRUE;
}

/**
 * segue_frames_guess_rate:
 * @largest: the largest number of frames in a file
 *
 * Guesses how many frames a second has, which files do not say: the least usual number that is larger than all of them.
 *
 * Returns: the number of frames
 */
guint
segue_frames_guess_rate (guint largest)
{
  static const guint rates[] = { 24, 25, 30, 50, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (rates[i] > largest)
      return rates[i];

  return MAX_RATE;
}
