/* segue-order-numbers.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rules/order/segue-order.h"

/* Reads the numbers that people give to segments: `3. 12:40 Title`, `12:40 3. Title`, `12:40 Question 3`. */

/* The largest number of bytes around a number that are looked at. */
#define MAX_MARKS 12

/* Where a segment has its number. */
typedef enum
{
  BEFORE_TIME,
  BEFORE_TITLE,
  AFTER_TITLE,
  N_PLACES,
} Place;

/* Reads the number at @p, of up to four digits. Returns -1 if there is none. */
static int
read_number (const char *p,
             const char *end)
{
  int number = 0;
  guint digits = 0;

  for (; p < end && g_ascii_isdigit (*p) && digits < 5; digits++)
    number = number * 10 + (*p++ - '0');

  return digits > 0 && digits < 5 ? number : -1;
}

/* Returns the number of a segment at one of the places, or -1 if there is none. */
static int
find_number (const SegueEntry *entry,
             Place             place)
{
  const SegueSpan start = segue_entry_get_start_span (entry), title = segue_entry_get_title_span (entry);
  const char *text = segue_entry_get_text (entry, NULL), *p, *end;

  if (place == BEFORE_TIME)
    {
      p = text;
      end = p + (start.offset < title.offset ? MIN (start.offset, MAX_MARKS) : 0);
      while (p < end && !g_ascii_isdigit (*p))
        p++;
      return read_number (p, end);
    }
  p = text + title.offset;
  end = p + title.length;
  if (place == BEFORE_TITLE)
    {
      while (p < end && strchr ("#*_[(", *p) != NULL)
        p++;
      return read_number (p, end);
    }
  while (end > p && strchr ("*_])", end[-1]) != NULL)
    end--;
  for (text = end; text > p && g_ascii_isdigit (text[-1]) && end - text < 5;)
    text--;

  return read_number (text, end);
}

/* Tells whether the number of timestamp @i + 1 follows that of timestamp @i. */
static gboolean
counts_on (const SegueList *list,
           guint            i,
           Place            place)
{
  const int number = find_number (list->stamps[i].entry, place);

  return number >= 0 && find_number (list->stamps[i + 1].entry, place) == number + 1;
}

/**
 * segue_order_same_numbers:
 * @a: a segment
 * @b: another segment
 *
 * Returns: %TRUE if both have the same numbers
 */
gboolean
segue_order_same_numbers (const SegueEntry *a,
                          const SegueEntry *b)
{
  for (guint place = 0; place < N_PLACES; place++)
    if (find_number (a, place) != find_number (b, place))
      return FALSE;

  return TRUE;
}

/**
 * segue_list_counts_on:
 * @self: a list
 * @i: index of a timestamp
 *
 * Tells whether the number of a segment is between those of the segments before and after it. Such a segment stands at its
 * place, whatever its time is.
 *
 * Returns: %TRUE if the three segments are numbered one after the other
 */
gboolean
segue_list_counts_on (const SegueList *self,
                      guint            i)
{
  if (self->n < 3)
    return FALSE;

  for (guint place = 0; place < N_PLACES; place++)
    if ((i == 0 || counts_on (self, i - 1, place)) && (i + 1 == self->n || counts_on (self, i, place)))
      return TRUE;

  return FALSE;
}
