/* segue-time-units.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "core/text/segue-time-private.h"

/* Reads and writes times with units: `1h2m3s`, `1 h 2 min 3 s`, `5 min 10`, `5분 10초`, `5'10"`. */

/* The number of units: hours, minutes and seconds. */
#define N_UNITS 3

/* The words for hours, minutes and seconds. A time is written with the words of the set that the old one has. */
static const char *const sets[][N_UNITS] = {
  { "h", "m", "s" },
  { "h", "min", "s" },
  { "h", "min", "sec" },
  { "h", "min.", "s" },
  { "Std.", "Min.", "Sek." },
  { "Std", "Min", "Sek" },
  { "hr", "min", "sec" },
  { "시간", "분", "초" },
  { "時間", "分", "秒" },
  { "小时", "分", "秒" },
  { "小时", "分钟", "秒" },
  { "小時", "分鐘", "秒" },
  { "ч", "мин", "с" },
  { "ч", "мин.", "сек." },
  { "घंटे", "मिनट", "सेकंड" },
  { "h", "'", "\"" },
  { "h", "'", "''" },
  { "h", "′", "″" },
  { "h", "’", "”" },
  { "h", "’", "’’" },
};

/* Tells whether minutes and seconds have marks instead of words: `5'10"`. */
static gboolean
has_marks (guint set)
{
  return !g_unichar_isalpha (g_utf8_get_char (sets[set][1]));
}

/* Finds the longest word at @p for a unit from @first on. Sets @unit, and @set to a set with this word, in the same case
 * if there is one. Returns the length of the word, or 0 if there is none. */
static gsize
find_unit (const char *p,
           const char *end,
           guint       first,
           guint      *set,
           guint      *unit)
{
  gsize longest = 0;
  gboolean exact = FALSE;

  /* `:` stands after most numbers: no word begins with it */
  if (p == end || ((guchar) *p < 0x80 && !g_ascii_isalpha (*p) && *p != '\'' && *p != '"'))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint j = first; j < N_UNITS; j++)
      {
        gsize n;

        /* Most words differ in the first letter, of which the case does not count. */
        if (((*p ^ sets[i][j][0]) & ~0x20) != 0)
          continue;
        n = strlen (sets[i][j]);
        if (n < longest || (n == longest && exact) || (gsize) (end - p) < n ||
            g_ascii_strncasecmp (p, sets[i][j], n) != 0)
          continue;
        if (n == longest && memcmp (p, sets[i][j], n) != 0)
          continue;
        longest = n;
        exact = memcmp (p, sets[i][j], n) == 0;
        *set = i;
        *unit = j;
      }

  return longest;
}

/* Returns the set that has the word of @unit in @other and the words of the units before it in @set, or @set if there is
 * none. Several sets have the same word for minutes. */
static guint
join_sets (guint set,
           guint other,
           guint unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (g_str_equal (sets[i][unit], sets[other][unit]) && g_str_equal (sets[i][unit - 1], sets[set][unit - 1]))
      return i;

  return set;
}

/* Tells whether a letter or digit continues the word that ends at @p. The words of East Asian languages need no space
 * after them. */
static gboolean
is_continued (const char *p,
              const char *end)
{
  gunichar c = segue_char_at (p, end);

  return c != 0 && c < 0x1100 && segue_is_word_char (c);
}

/* Reads a number of seconds without a unit after the minutes at @p: `5 min 10`, or two digits without a space, `0h12m30`,
 * if they are @glued. Returns the end, or %NULL if there is none. */
static const char *
scan_bare_seconds (const char     *p,
                   const char     *end,
                   gboolean        glued,
                   SegueTimeField *field)
{
  const char *number = segue_skip_space (p, end);
  const char *stop = segue_time_scan_field (number, end, field);

  if ((number == p) != glued || (glued && field->digits != 2) || field->digits == 0 || field->digits > 2 ||
      field->value > 59 || field->zero != '0')
    return NULL;

  return stop == end || (!is_continued (stop, end) && strchr (".,:;%", *stop) == NULL) ? stop : NULL;
}

/* Reads a time with units. `1h2m3s` and `5'10"` have at least two of them; with words, `5 min`, one is enough. A number
 * without a unit after minutes is seconds. Sets the style of @clock. Returns the end, or %NULL if there is none. */
const char *
segue_time_scan_units (const char *p,
                       const char *end,
                       gint64     *time,
                       SegueClock *clock)
{
  static const gint64 scale[] = { 3600000, 60000, 1000 };
  guint next = 0, seen = 0, set = 0, unit = 0;
  SegueTimeField field;
  const char *stop = NULL;
  gboolean glued;

  *time = 0;
  while (next < N_UNITS)
    {
      const char *number = seen > 0 ? segue_skip_space (p, end) : p;
      const char *number_end = segue_time_scan_field (number, end, &field), *word;
      gint64 fraction = 0;
      guint word_set;
      gsize n;

      if (field.digits == 0 || field.digits > SEGUE_TIME_MAX_DIGITS || field.zero != '0')
        break;
      number_end = segue_time_scan_fraction (number_end, end, &fraction, clock);
      word = segue_skip_space (number_end, end);
      n = find_unit (word, end, next, &word_set, &unit);
      if (n == 0 || (clock->fraction > 0 && unit + 1 < N_UNITS))
        break;
      if (seen > 0 && field.value > 59)
        return NULL;
      if (seen == 0)
        clock->first_width = field.leading_zero && field.digits == 2 ? 2 : 0;
      if (set == 0)
        {
          clock->unit_space = word > number_end;
          set = word_set;
        }
      else
        set = join_sets (set, word_set, unit);
      clock->unit_gap |= seen > 0 && number > p;
      clock->unit_pad |= seen > 0 && field.leading_zero && field.digits == 2;
      next = unit + 1;
      *time += field.value * scale[unit] + fraction;
      seen++;
      p = stop = word + n;
    }
  glued = set == 0 && seen == 2 && next == 2 && !clock->unit_space && !clock->unit_gap;
  if (stop != NULL && ((set > 0 && !has_marks (set)) || glued) && next == 2 && (p = scan_bare_seconds (stop, end, glued, &field)) != NULL)
    {
      *time += field.value * 1000;
      clock->unit_bare = TRUE;
      clock->unit_pad |= field.leading_zero && field.digits == 2;
      stop = p;
    }
  if (stop == NULL || is_continued (stop, end) || (set == 0 && (clock->unit_space || clock->unit_gap)) ||
      ((set == 0 || has_marks (set)) && seen < 2))
    return NULL;
  clock->style = SEGUE_CLOCK_UNITS;
  clock->fields = 3;
  clock->units = set;

  return stop;
}

/* Appends a number and the word of its unit. */
static void
write_unit (GString          *out,
            const SegueClock *clock,
            gint64            value,
            guint             width,
            guint             unit)
{
  segue_time_write_number (out, value, width, 0);
  if (clock->unit_space)
    g_string_append_c (out, ' ');
  g_string_append (out, sets[clock->units][unit]);
}

/* Appends a time with units. */
void
segue_time_write_units (GString          *out,
                        const SegueClock *clock,
                        gint64            time)
{
  const gint64 hours = time / 3600000;
  const gboolean glued = clock->unit_bare && clock->units == 0;
  const guint width = clock->unit_pad || clock->first_width == 2 || has_marks (clock->units) ? 2 : 1;
  const guint first_width = MAX (clock->first_width, 1);
  const char *gap = clock->unit_gap || (clock->unit_bare && !glued) || clock->unit_space ? " " : "";

  /* `12m30` is no time. */
  if (hours > 0 || glued)
    {
      write_unit (out, clock, hours, first_width, 0);
      g_string_append (out, gap);
    }
  write_unit (out, clock, time / 60000 % 60, hours > 0 || glued ? width : first_width, 1);
  /* A time of whole minutes needs no seconds where units are words. */
  if (clock->units > 0 && !has_marks (clock->units) && time % 60000 == 0 && !clock->unit_bare)
    return;
  g_string_append (out, gap);
  segue_time_write_number (out, time / 1000 % 60, glued ? 2 : width, 0);
  segue_time_write_fraction (out, clock, time);
  if (clock->unit_bare && time % 1000 == 0)
    return;
  if (clock->unit_space)
    g_string_append_c (out, ' ');
  g_string_append (out, sets[clock->units][2]);
}
