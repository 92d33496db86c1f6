/* segue-fold.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-fold.h"

#include <string.h>

/* The bytes at the start and at the end of a long text that stay visible. */
#define HEAD 48
#define TAIL 16

/* The longest text of a label, and the parts of a longer one that are shown, in bytes. */
#define MAX_LABEL 1024
#define LABEL_HEAD 640
#define LABEL_TAIL 320

/* Moves @offset back to the start of a character. */
static gsize
align (const char *text,
       gsize       offset)
{
  while (offset > 0 && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;

  return offset;
}

/* Returns the end of the word at @start. Only ASCII counts, since some scripts are written without blanks. */
static gsize
skip_word (const char *text,
           gsize       start,
           gsize       end)
{
  while (start < end && g_ascii_isgraph (text[start]))
    start++;

  return start;
}

static void
add_range (GArray **ranges,
           gsize    start,
           gsize    end)
{
  const SegueFoldRange range = { start, end };

  if (*ranges == NULL)
    *ranges = g_array_new (FALSE, FALSE, sizeof (SegueFoldRange));
  g_array_append_val (*ranges, range);
}

/* Finds the ranges of one line, which begins at @at and ends before @end. @shown bytes of the line are shown already. */
static void
find_in_line (const char  *text,
              gsize        at,
              gsize        end,
              gsize        shown,
              GArray     **ranges)
{
  while (at < end)
    {
      const gsize word_end = skip_word (text, at, end);
      const gsize next = MAX (word_end, at + 1);

      if (word_end - at > SEGUE_FOLD_MAX_WORD)
        {
          add_range (ranges, at + HEAD, word_end - TAIL);
          shown += HEAD + TAIL;
        }
      else
        {
          shown += next - at;
        }
      if (shown > SEGUE_FOLD_MAX_LINE && end - next > HEAD + TAIL)
        {
          add_range (ranges, align (text, next), align (text, end - TAIL));
          return;
        }
      at = next;
    }
}

/**
 * segue_fold_find:
 * @text: a text in UTF-8
 * @length: its length in bytes
 * @shown: the bytes that the line of the view shows already into which the text is inserted
 *
 * Finds the parts of long lines that views do not show: the middle of words of more than %SEGUE_FOLD_MAX_WORD bytes, such
 * as a picture in the text, and the end of lines of more than %SEGUE_FOLD_MAX_LINE bytes. No range contains a line end.
 *
 * Returns: (transfer full) (nullable) (element-type SegueFoldRange): the ranges in the order of the text, or %NULL if
 *   there is none
 */
GArray *
segue_fold_find (const char *text,
                 gsize       length,
                 gsize       shown)
{
  GArray *ranges = NULL;
  gsize start = 0;

  while (length - start + shown > SEGUE_FOLD_MAX_WORD)
    {
      gsize end = start;

      while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
      if (end - start > SEGUE_FOLD_MAX_WORD || end - start + shown > SEGUE_FOLD_MAX_LINE)
        find_in_line (text, start, end, shown, &ranges);
      if (end == length)
        break;
      shown = 0;
      start = end + 1;
    }

  return ranges;
}

/**
 * segue_fold_find_middle:
 * @text: a text of one line in UTF-8
 * @range: (out): the middle of the text
 *
 * Finds the part of a text of more than %SEGUE_FOLD_MAX_WORD bytes that a field of one line does not show.
 *
 * Returns: %FALSE if the whole text is shown
 */
gboolean
segue_fold_find_middle (const char     *text,
                        SegueFoldRange *range)
{
  const gsize length = strlen (text);

  if (length <= SEGUE_FOLD_MAX_WORD)
    return FALSE;

  range->start = align (text, HEAD);
  range->end = align (text, length - TAIL);

  return TRUE;
}

/**
 * segue_fold_shorten:
 * @text: a text in UTF-8
 *
 * Shortens a text for a label, which would take too long to lay out. The middle of a long text is replaced by an
 * ellipsis.
 *
 * Returns: (transfer full): the text
 */
char *
segue_fold_shorten (const char *text)
{
  const gsize length = strlen (text);

  if (length <= MAX_LABEL)
    return g_strdup (text);

  return g_strdup_printf ("%.*s…%s", (int) align (text, LABEL_HEAD), text, text + align (text, length - LABEL_TAIL));
}
