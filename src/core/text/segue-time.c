/* segue-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-time.h"

#include <string.h>

#include "core/text/segue-chars.h"

/* Reads and writes times in the notations of show notes. */

/* The number of fields that are read. A valid time has at most 3; one more is read to recognize malformed times. */
#define MAX_FIELDS 4
/* The number of digits up to which the first and the last field can be part of a time, valid or malformed. */
#define MAX_DIGITS 4

/* One number of a time, such as its minutes. */
typedef struct
{
  gint64   value;
  guint    digits;
  gboolean fullwidth;
  gboolean leading_zero;
} Field;

/* Returns the value of the ASCII or fullwidth digit at @p, and sets @length to its length in bytes. Returns -1 if there
 * is no digit. */
static int
digit_at (const char *p,
          const char *end,
          guint      *length)
{
  const guchar *u = (const guchar *) p;

  if (p >= end)
    return -1;
  if (g_ascii_isdigit (*p))
    {
      *length = 1;
      return *p - '0';
    }
  if (end - p >= 3 && u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x90 && u[2] <= 0x99)
    {
      *length = 3;
      return u[2] - 0x90;
    }

  return -1;
}

/* Measures the colon at @p, which can also be a fullwidth colon or a ratio sign. Returns its length in bytes, or 0. */
static guint
colon_length (const char *p,
              const char *end)
{
  const guchar *u = (const guchar *) p;

  if (p >= end)
    return 0;
  if (*p == ':')
    return 1;
  if (end - p < 3)
    return 0;
  if (u[0] == 0xEF && u[1] == 0xBC && u[2] == 0x9A)
    return 3; /* U+FF1A */
  if (u[0] == 0xE2 && u[1] == 0x88 && u[2] == 0xB6)
    return 3; /* U+2236 */

  return 0;
}

/* Reads the digits at @p, of which there may be none. Returns the end. The value of very long numbers is cut off. */
static const char *
scan_field (const char *p,
            const char *end,
            Field      *field)
{
  guint n;
  int digit;

  memset (field, 0, sizeof *field);
  while ((digit = digit_at (p, end, &n)) >= 0)
    {
      if (field->digits == 0)
        {
          field->leading_zero = digit == 0;
          field->fullwidth = n == 3;
        }
      if (field->digits < 15)
        field->value = field->value * 10 + digit;
      field->digits++;
      p += n;
    }

  return p;
}

/* Reads a fraction of a second at @p: a period or comma and 1 to 3 ASCII digits. Sets @ms to its milliseconds, and the
 * fraction of @clock. Returns the end, or @p if there is no fraction. */
static const char *
scan_fraction (const char *p,
               const char *end,
               gint64     *ms,
               SegueClock *clock)
{
  static const guint scale[] = { 0, 100, 10, 1 };
  Field field;
  const char *stop;

  *ms = 0;
  if (p + 1 >= end || (*p != '.' && *p != ',') || !g_ascii_isdigit (p[1]))
    return p;
  stop = scan_field (p + 1, end, &field);
  if (field.fullwidth || field.digits > 3)
    return p;
  clock->fraction = field.digits;
  clock->fraction_mark = *p;
  *ms = field.value * scale[field.digits];

  return stop;
}

/* Reads the placeholder of a time: `--:--`, `--:--:--`, `??:??:??`, `__:__`. Returns its end, or %NULL if there is
 * none. */
static const char *
scan_planned (const char *p,
              const char *end,
              SegueClock *clock)
{
  guint fields = 0;
  char mark;

  if (p >= end || strchr ("-?_", *p) == NULL || *p == '\0')
    return NULL;
  for (mark = *p;; )
    {
      guint colon;

      if (end - p < 2 || p[0] != mark || p[1] != mark)
        return NULL;
      p += 2;
      fields++;
      colon = colon_length (p, end);
      if (colon == 0 || fields == 3)
        break;
      p += colon;
    }
  if (fields < 2 || (p < end && (*p == mark || *p == ':')))
    return NULL;
  clock->fields = fields;
  clock->first_width = 2;
  clock->hour_width = 2;

  return p;
}

/* Reads a time with at least two units: `1h2m3s`, `6m22s`, `1h2m`. Returns its end, or %NULL if there is none. */
static const char *
scan_units (const char *p,
            const char *end,
            gint64     *time,
            SegueClock *clock)
{
  static const char letters[] = "hms";
  static const gint64 scale[] = { 3600000, 60000, 1000 };
  guint next = 0, seen = 0;

  *time = 0;
  while (next < 3)
    {
      Field field;
      const char *stop = scan_field (p, end, &field);
      const char *letter;

      if (field.digits == 0 || field.digits > MAX_DIGITS || field.fullwidth || stop >= end)
        break;
      letter = strchr (letters + next, g_ascii_tolower (*stop));
      if (letter == NULL || *letter == '\0')
        break;
      if (seen > 0 && field.value > 59)
        return NULL;
      clock->unit_pad |= seen > 0 && field.leading_zero && field.digits == 2;
      next = letter - letters + 1;
      *time += field.value * scale[next - 1];
      seen++;
      p = stop + 1;
    }
  if (seen < 2 || (p < end && g_ascii_isalnum (*p)))
    return NULL;
  clock->style = SEGUE_CLOCK_UNITS;
  clock->fields = 3;

  return p;
}

/* Decides whether fields separated by colons are a valid time. Sets @clock in any case, and @time if the time is valid.
 * @mistyped says that there is a wrong separator. @fraction is in milliseconds. */
static SegueTimeResult
evaluate_fields (const Field *fields,
                 guint        n_fields,
                 gboolean     mistyped,
                 gint64       fraction,
                 gint64      *time,
                 SegueClock  *clock)
{
  const Field *last = &fields[n_fields - 1];

  clock->fields = MIN (n_fields, 3);
  clock->first_width = (fields[0].leading_zero || fields[0].digits == 1) ? MIN (fields[0].digits, 2) : 0;
  clock->hour_width = n_fields == 3 ? clock->first_width : 0;
  clock->minutes_over = n_fields == 2 && fields[0].value > 59;
  clock->fullwidth_digits = fields[0].fullwidth;

  if (mistyped || n_fields > 3 || last->digits != 2 || last->value > 59)
    return SEGUE_TIME_MALFORMED;
  if (n_fields == 3 && (fields[1].digits != 2 || fields[1].value > 59))
    return SEGUE_TIME_MALFORMED;
  if (fields[0].digits > 3 || (fields[0].digits == 3 && fields[0].leading_zero))
    return SEGUE_TIME_MALFORMED;

  *time = fields[0].value;
  for (guint i = 1; i < n_fields; i++)
    *time = *time * 60 + fields[i].value;
  *time = *time * 1000 + fraction;

  return SEGUE_TIME_VALID;
}

/* Reads numbers separated by colons, as many as there are but at most MAX_FIELDS, into @fields. A semicolon between
 * digits counts as a mistyped colon and sets @mistyped. There must be a digit at @p. Sets @stop to the end of the last
 * number. Returns the number of fields. */
static guint
scan_fields (const char  *p,
             const char  *end,
             const char **stop,
             Field       *fields,
             gboolean    *mistyped,
             SegueClock  *clock)
{
  guint n_fields = 0, colon, length;

  for (;;)
    {
      p = scan_field (p, end, &fields[n_fields++]);
      if (n_fields == MAX_FIELDS)
        break;
      colon = colon_length (p, end);
      if (colon == 0 && p < end && *p == ';' && digit_at (p + 1, end, &length) >= 0)
        {
          *mistyped = TRUE;
          colon = 1;
        }
      if (colon == 0 || digit_at (p + colon, end, &length) < 0)
        break;
      if (n_fields == 1)
        clock->fullwidth = colon == 3;
      p += colon;
    }
  *stop = p;

  return n_fields;
}

/**
 * segue_time_scan:
 * @text: the text to read from (valid UTF-8)
 * @end: end of the text
 * @stop: (out): the end of the time; @text if there is none
 * @time: (out): the time in milliseconds if the result is %SEGUE_TIME_VALID, else %SEGUE_TIME_NONE
 * @clock: (out caller-allocates): how the time is written
 *
 * Reads the time at the start of a text.
 *
 * A time has two or three fields, `12:34` or `1:02:33`, or units, `1h2m3s`. The first field can go above 59. A fraction
 * of 1 to 3 digits can follow after a period or comma. Digits and colons can be fullwidth. Placeholders such as `--:--`
 * are %SEGUE_TIME_PLANNED.
 *
 * Numbers with colons that are not a valid time are %SEGUE_TIME_MALFORMED. Whether they are meant as a time depends on
 * the text around them.
 *
 * Returns: what was found
 */
SegueTimeResult
segue_time_scan (const char  *text,
                 const char  *end,
                 const char **stop,
                 gint64      *time,
                 SegueClock  *clock)
{
  Field fields[MAX_FIELDS];
  const char *p, *next;
  guint n_fields, length;
  gboolean mistyped = FALSE;
  gint64 fraction = 0, units_time;
  SegueClock units_clock;

  *stop = text;
  *time = SEGUE_TIME_NONE;
  memset (clock, 0, sizeof *clock);
  clock->fraction_mark = '.';

  if (digit_at (text, end, &length) < 0)
    {
      if ((next = scan_planned (text, end, clock)) != NULL)
        {
          *stop = next;
          return SEGUE_TIME_PLANNED;
        }
      return SEGUE_TIME_ABSENT;
    }
  for (p = text; p < end && g_ascii_isdigit (*p); p++)
    ;
  units_clock = *clock;
  if (p < end && g_ascii_isalpha (*p) && (next = scan_units (text, end, &units_time, &units_clock)) != NULL)
    {
      *stop = next;
      *time = units_time;
      *clock = units_clock;
      return SEGUE_TIME_VALID;
    }
  n_fields = scan_fields (text, end, &p, fields, &mistyped, clock);
  if (n_fields < 2 || fields[0].digits > MAX_DIGITS || fields[n_fields - 1].digits > MAX_DIGITS)
    return SEGUE_TIME_ABSENT;
  *stop = scan_fraction (p, end, &fraction, clock);

  return evaluate_fields (fields, n_fields, mistyped, fraction, time, clock);
}

/**
 * segue_time_parse_typed:
 * @text: the text of an input field (UTF-8)
 * @time: (out): the time in milliseconds, set if %TRUE is returned
 *
 * Reads a time that a user has typed. This accepts more notations than segue_time_scan().
 *
 * Fields can be separated by colons, periods, commas and spaces, and can have a single digit. Digits alone fill the
 * fields from the right: `1234` is 12:34. After a colon, a period or comma starts a fraction of a second. Fullwidth
 * characters are accepted.
 *
 * Returns: %TRUE if @text is a time
 */
gboolean
segue_time_parse_typed (const char *text,
                        gint64     *time)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  const char *p, *end, *stop;
  Field fields[3];
  guint n_fields = 0;
  gint64 result = 0, fraction = 0;
  SegueClock clock = { 0 };

  if (folded == NULL)
    return FALSE;
  g_strstrip (folded);
  end = folded + strlen (folded);
  if (scan_units (folded, end, time, &clock) == end)
    return TRUE;

  for (p = folded; n_fields < 3;)
    {
      p = scan_field (p, end, &fields[n_fields]);
      if (fields[n_fields].digits == 0 || fields[n_fields].digits > 6)
        return FALSE;
      n_fields++;
      /* After three fields, or after a colon, a period or comma starts the fraction. */
      if (p < end && (*p == '.' || *p == ',') && (n_fields == 3 || memchr (folded, ':', p - folded) != NULL))
        {
          stop = scan_fraction (p, end, &fraction, &clock);
          if (stop != end)
            return FALSE;
          p = stop;
          break;
        }
      if (p < end && strchr (":., ", *p) != NULL)
        p++;
      else
        break;
    }
  if (p != end)
    return FALSE;
  if (n_fields == 1)
    {
      gint64 value = fields[0].value;

      *time = ((value / 10000) * 3600 + (value / 100 % 100) * 60 + value % 100) * 1000;
      return TRUE;
    }
  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0 && (fields[i].value > 59 || fields[i].digits > 2))
        return FALSE;
      result = result * 60 + fields[i].value;
    }
  *time = result * 1000 + fraction;

  return TRUE;
}

/**
 * segue_time_format:
 * @time: a time in milliseconds, at least 0
 *
 * Formats a time for interchange as `HH:MM:SS.mmm`. The result is ASCII in any locale.
 *
 * Returns: (transfer full): the text
 */
char *
segue_time_format (gint64 time)
{
  return g_strdup_printf ("%02" G_GINT64_FORMAT ":%02d:%02d.%03d", time / 3600000, (int) (time / 60000 % 60),
                          (int) (time / 1000 % 60), (int) (time % 1000));
}

/* Appends a number with at least @width digits. */
static void
write_number (GString  *out,
              gint64    value,
              guint     width,
              gboolean  fullwidth)
{
  char digits[24];
  int n = g_snprintf (digits, sizeof digits, "%0*" G_GINT64_FORMAT, (int) MAX (width, 1), value);

  for (int i = 0; i < n; i++)
    if (fullwidth)
      g_string_append_unichar (out, 0xFF10 + (digits[i] - '0'));
    else
      g_string_append_c (out, digits[i]);
}

/* Appends the fraction of a second, with more digits than the clock has if @time needs them. */
static void
write_fraction (GString          *out,
                const SegueClock *clock,
                gint64            time)
{
  int ms = time % 1000;
  guint digits = clock->fraction;
  guint needed = ms == 0 ? 0 : ms % 100 == 0 ? 1 : ms % 10 == 0 ? 2 : 3;
  char text[8];

  digits = MAX (digits, needed);
  if (digits == 0)
    return;
  g_snprintf (text, sizeof text, "%03d", ms);
  g_string_append_c (out, clock->fraction_mark != '\0' ? clock->fraction_mark : '.');
  g_string_append_len (out, text, digits);
}

/* Appends a time like `1h2m3s`. */
static void
write_units (GString          *out,
             const SegueClock *clock,
             gint64            time)
{
  gint64 hours = time / 3600000;
  int minutes = time / 60000 % 60, seconds = time / 1000 % 60;

  if (hours > 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT "h", hours);
  if (clock->unit_pad && hours > 0)
    g_string_append_printf (out, "%02dm", minutes);
  else
    g_string_append_printf (out, "%dm", minutes);
  if (clock->unit_pad)
    g_string_append_printf (out, "%02ds", seconds);
  else
    g_string_append_printf (out, "%ds", seconds);
}

/* Writes @time, in milliseconds and at least 0, in the way of @clock. The time is never rounded: hours and digits of the
 * fraction are added if @clock does not have them. Only times with units (%SEGUE_CLOCK_UNITS) are cut off to seconds. */
static void
write_clock (const SegueClock *clock,
             gint64            time,
             GString          *out)
{
  gboolean full = clock->fullwidth_digits;
  gint64 minutes = time / 60000;
  gboolean hours = clock->fields == 3 || (time >= 3600000 && !clock->minutes_over);
  guint width;

  if (clock->style == SEGUE_CLOCK_UNITS)
    {
      write_units (out, clock, time);
      return;
    }
  if (clock->style == SEGUE_CLOCK_SECONDS)
    {
      write_number (out, time / 1000, 1, FALSE);
      write_fraction (out, clock, time);
      if (clock->unit_suffix)
        g_string_append_c (out, 's');
      return;
    }
  if (hours)
    {
      width = clock->fields == 3 && clock->first_width > 0 ? clock->first_width
                                                           : clock->hour_width > 0 ? clock->hour_width : 1;
      write_number (out, minutes / 60, width, full);
      g_string_append (out, clock->fullwidth ? "：" : ":");
      write_number (out, minutes % 60, 2, full);
    }
  else
    {
      width = clock->first_width > 0 ? clock->first_width : 2;
      write_number (out, minutes, width, full);
    }
  g_string_append (out, clock->fullwidth ? "：" : ":");
  write_number (out, time / 1000 % 60, 2, full);
  write_fraction (out, clock, time);
}

/**
 * segue_clock_format:
 * @clock: how to write the time
 * @time: a time in milliseconds, or %SEGUE_TIME_NONE
 *
 * Formats a time without rounding it: hours and digits of the fraction are added if @clock does not have them. Only
 * times with units (%SEGUE_CLOCK_UNITS) are cut off to seconds. %SEGUE_TIME_NONE gives a placeholder (`--:--`), and `0`
 * for a clock of seconds.
 *
 * Returns: (transfer full): the text
 */
char *
segue_clock_format (const SegueClock *clock,
                    gint64            time)
{
  GString *out;

  if (time < 0 && clock->style == SEGUE_CLOCK_SECONDS)
    return g_strdup ("0");
  if (time < 0)
    return g_strdup (clock->fields == 2 ? "--:--" : "--:--:--");
  out = g_string_new (NULL);
  write_clock (clock, time, out);

  return g_string_free (out, FALSE);
}
