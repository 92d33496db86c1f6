/* segue-feed-date.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/feed/segue-feed-private.h"

/* Reads the dates of RSS, which are those of mail: `Wed, 02 Oct 2002 13:00:00 GMT`. */

/* Returns the offset of a zone from UTC in hours, or 100 for an unknown name. The names are those of RFC 822. */
static int
find_zone (const char *name)
{
  static const struct { const char *name; int hours; } zones[] = {
    { "UT", 0 },   { "GMT", 0 },  { "UTC", 0 },  { "Z", 0 },    { "EST", -5 }, { "EDT", -4 },
    { "CST", -6 }, { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_ascii_strcasecmp (zones[i].name, name) == 0)
      return zones[i].hours;

  return 100;
}

/* Returns the number of a month, or 0. */
static int
find_month (const char *name)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (name, months[i], 3) == 0)
      return i + 1;

  return 0;
}

/* Reads a number that is the whole word. Returns -1 if it is none. */
static int
read_number (const char *word,
             int         max)
{
  guint64 number;

  return word != NULL && g_ascii_string_to_unsigned (word, 10, 0, max, &number, NULL) ? (int) number : -1;
}

/* Writes the zone of a date as ISO 8601 has it. Returns NULL if it is unknown. */
static char *
dup_zone (const char *word)
{
  const int hours = word != NULL ? find_zone (word) : 100;

  if (word != NULL && (*word == '+' || *word == '-') && strlen (word) == 5 && read_number (word + 1, 1400) >= 0)
    return g_strdup_printf ("%.3s:%s", word, word + 3);
  if (hours == 100)
    return NULL;

  return hours == 0 ? g_strdup ("Z") : g_strdup_printf ("-%02d:00", -hours);
}

/* Writes the date of the words from the day on. */
static char *
read_words (char **words)
{
  const guint n = g_strv_length (words);
  const int day = n > 2 ? read_number (words[0], 31) : -1, month = n > 2 ? find_month (words[1]) : 0;
  int year = n > 2 ? read_number (words[2], 9999) : -1;
  g_autofree char *zone = dup_zone (n > 4 ? words[4] : NULL);
  g_auto(GStrv) clock = NULL;
  int hour, minute, second;

  if (year >= 0 && year < 100)
    year += year < 70 ? 2000 : 1900;
  if (year < 0 || !g_date_valid_dmy (day > 0 ? day : 0, (GDateMonth) month, year))
    return NULL;
  clock = g_strsplit (n > 3 ? words[3] : "", ":", 3);
  hour = read_number (clock[0], 23);
  minute = hour >= 0 ? read_number (clock[1], 59) : -1;
  second = minute >= 0 && clock[2] != NULL ? read_number (clock[2], 59) : 0;
  if (minute < 0 || second < 0 || zone == NULL)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour, minute, second, zone);
}

/* Converts the date of a feed to ISO 8601. The time is left out if its zone is unknown. Any other text stays as it is. */
char *
segue_feed_dup_date (const char *text)
{
  const char *comma = strchr (text, ',');
  g_autofree char *rest = g_strdup (comma != NULL ? comma + 1 : text);
  g_auto(GStrv) words = NULL;
  g_autoptr(GPtrArray) full = g_ptr_array_new ();
  char *date;

  g_strdelimit (rest, "\t\r\n", ' ');
  words = g_strsplit (rest, " ", 32);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (full, *word);
  g_ptr_array_add (full, NULL);
  date = read_words ((char **) full->pdata);

  return date != NULL ? date : g_strdup (text);
}
