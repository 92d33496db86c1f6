/* segue-utf8.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-utf8.h"

#include "core/text/segue-chars.h"

/* Validates UTF-8. */

/* The number of bytes from a character that is not ASCII on that are left to GLib. */
#define STRETCH 128

/* Skips ASCII characters other than U+0000, 8 at once. Returns a position at most 8 bytes before the first other byte. */
static inline const char *
skip_ascii (const char *p,
            const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 bytes;

  for (; end - p >= 8; p += 8)
    {
      memcpy (&bytes, p, sizeof bytes);
      /* Subtracting 1 sets the high bit of a byte that is 0. */
      if ((((bytes - ones) | bytes) & (ones << 7)) != 0)
        break;
    }

  return p;
}

/**
 * segue_utf8_find_invalid:
 * @text: (array length=length): a text
 * @length: length of @text in bytes
 *
 * Validates a text like g_utf8_validate_len(), which is slower for ASCII.
 *
 * Returns: (nullable): the first byte that is not part of a valid character or is U+0000, or %NULL if the text is valid
 */
const char *
segue_utf8_find_invalid (const char *text,
                         gsize       length)
{
  const char *p = text, *end = text + length, *bad;

  while ((p = skip_ascii (p, end)) < end)
    {
      const char *stop = p + MIN (end - p, STRETCH);

      while (stop < end && ((guchar) *stop & 0xC0) == 0x80)
        stop++;
      if (!g_utf8_validate_len (p, stop - p, &bad))
        return bad;
      p = stop;
    }

  return NULL;
}
