/* segue-utf8.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-utf8.h"

#include <string.h>

/* Validates UTF-8. */

/* The number of bytes that are looked at together. */
#define BLOCK 64

/* The number of bytes before a block that decide whether it is valid. */
#define BEFORE 2

/* The longest character in bytes. */
#define LONGEST 4

/* The compiler makes one instruction of an operation on all bytes. A comparison sets all bits of the bytes it is true
 * for. */
typedef guint8 Bytes __attribute__ ((vector_size (16)));

static inline Bytes
load (const char *p)
{
  Bytes bytes;

  memcpy (&bytes, p, sizeof bytes);

  return bytes;
}

static inline gboolean
has_bits (Bytes bytes)
{
  guint64 halves[2];

  memcpy (halves, &bytes, sizeof halves);

  return (halves[0] | halves[1]) != 0;
}

/* Tells whether the block at @p, and the bytes before it, are ASCII other than U+0000. */
static inline gboolean
is_ascii (const char *p)
{
  Bytes high = load (p - BEFORE), null = { 0 };

  for (guint i = 0; i < BLOCK; i += sizeof (Bytes))
    {
      high |= load (p + i);
      null |= (Bytes) (load (p + i) == 0);
    }

  return !has_bits ((high & 0x80) | null);
}

/* Tells whether the block at @p is valid and has only characters that nearly all texts consist of: they have up to 3
 * bytes and are not U+0800 to U+0FFF. The block can begin and end within a character. */
static inline gboolean
is_usual (const char *p)
{
  Bytes bad = { 0 };

  for (guint i = 0; i < BLOCK; i += sizeof (Bytes))
    {
      const Bytes bytes = load (p + i), last = load (p + i - 1), last_but_one = load (p + i - 2);
      const Bytes due = (Bytes) ((last >= 0xC0) | (last_but_one >= 0xE0));

      bad |= due ^ (Bytes) ((bytes & 0xC0) == 0x80);
      bad |= (Bytes) ((bytes == 0) | ((bytes & 0xFE) == 0xC0) | (bytes == 0xE0) | (bytes >= 0xF0));
      /* surrogates */
      bad |= (Bytes) ((last == 0xED) & (bytes >= 0xA0));
    }

  return !has_bits (bad);
}

static inline gboolean
continues (char c)
{
  return ((guchar) c & 0xC0) == 0x80;
}

/**
 * segue_utf8_find_invalid:
 * @text: (array length=length): a text
 * @length: length of @text in bytes
 *
 * Validates a text like g_utf8_validate_len(), which looks at one byte after the other. GLib judges only what is unusual,
 * so that the results are the same.
 *
 * Returns: (nullable): the first byte that is not part of a valid character or is U+0000, or %NULL if the text is valid
 */
const char *
segue_utf8_find_invalid (const char *text,
                         gsize       length)
{
  const char *p = text, *end = text + length, *start, *stop, *bad;

  while (p < end)
    {
      /* The last character may be cut off, which GLib finds. */
      if (p - text >= BEFORE && end - p > BLOCK && (is_ascii (p) || is_usual (p)))
        {
          p += BLOCK;
          continue;
        }
      start = p > text ? p - 1 : p;
      while (start > text && p - start < LONGEST && continues (*start))
        start--;
      stop = p + MIN (end - p, BLOCK);
      while (stop < end && continues (*stop))
        stop++;
      if (!g_utf8_validate_len (start, stop - start, &bad))
        return bad;
      p = stop;
    }

  return NULL;
}
