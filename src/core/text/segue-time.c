/* segue-time.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-time.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "core/text/segue-time-private.h"

/* Reads and writes times in the notations of show notes. */

/* The number of fields that are read. A valid time has at most 3; more are read to recognize malformed times. */
#define MAX_FIELDS 5

/* The number of digits of a field that its value has. */
#define MAX_VALUE_DIGITS 15

/* The number of fields of a time with frames of a video editor after the seconds. */
#define FRAME_FIELDS 4

/* Returns the value of the decimal digit at @p that is not ASCII, and sets @zero to the digit zero of its script. Returns
 * -1 if there is no digit. */
static int
other_digit_at (const char *p,
                gunichar   *zero)
{
  gunichar c = g_utf8_get_char (p);
  int value = g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER ? g_unichar_digit_value (c) : -1;

  if (value < 0 || c > G_MAXUINT16)
    return -1;
  *zero = c - value;

  return value;
}

/* Returns the value of the decimal digit at @p, and sets @zero to the digit zero of its script. Returns -1 if there is
 * no digit. */
static inline int
digit_at (const char *p,
          const char *end,
          gunichar   *zero)
{
  if (p >= end)
    return -1;
  if (segue_is_digit (*p))
    {
      *zero = '0';
      return *p - '0';
    }

  return segue_may_be_digit (*p) ? other_digit_at (p, zero) : -1;
}

/* Skips invisible characters within a time. Unlike white space, they do not separate two words. */
static inline const char *
skip_invisible (const char *p,
                const char *end)
{
  while (p < end && (guchar) *p >= 0xC2)
    {
      gunichar c = g_utf8_get_char (p);

      if (!segue_is_direction_mark (c) && c != 0xAD)
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

/* Measures the colon at @p, which can also be a fullwidth colon or a ratio sign. Returns its length in bytes, or 0. */
static inline guint
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

/* Goes on with segue_time_scan_field() after the first ASCII digits, at a digit of another script. */
static const char *
scan_other_digits (const char     *p,
                   const char     *end,
                   SegueTimeField *field)
{
  gunichar zero;
  int digit;

  for (; (digit = digit_at (p, end, &zero)) >= 0; p = zero == '0' ? p + 1 : segue_next_char (p, end))
    {
      if (field->digits == 0)
        {
          field->leading_zero = digit == 0;
          field->zero = zero;
        }
      if (field->digits < MAX_VALUE_DIGITS)
        field->value = field->value * 10 + digit;
      field->digits++;
    }

  return p;
}

/* Implements segue_time_scan_field(). */
static inline const char *
scan_field (const char     *p,
            const char     *end,
            SegueTimeField *field)
{
  const char *start = p;
  gint64 value = 0;

  for (; p < end && segue_is_digit (*p); p++)
    if (p - start < MAX_VALUE_DIGITS)
      value = value * 10 + (*p - '0');
  field->value = value;
  field->digits = p - start;
  field->zero = p > start ? '0' : 0;
  field->leading_zero = p > start && *start == '0';

  return p < end && (guchar) *p >= 0x80 && segue_may_be_digit (*p) ? scan_other_digits (p, end, field) : p;
}

/* Reads the digits at @p, of which there may be none. Returns the end. The value of very long numbers is cut off. */
const char *
segue_time_scan_field (const char     *p,
                       const char     *end,
                       SegueTimeField *field)
{
  return scan_field (p, end, field);
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

  if (p >= end || (*p != '-' && *p != '?' && *p != '_'))
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

/* Decides whether fields separated by colons are a valid time. Sets @clock in any case, and @time if the time is valid.
 * @mistyped says that there is a wrong separator. @fraction is in milliseconds. */
static SegueTimeResult
evaluate_fields (const SegueTimeField *fields,
                 guint        n_fields,
                 gboolean     mistyped,
                 gint64       fraction,
                 gint64      *time,
                 SegueClock  *clock)
{
  const SegueTimeField *last = &fields[n_fields - 1];

  clock->fields = MIN (n_fields, 3);
  clock->first_width = (fields[0].leading_zero || fields[0].digits == 1) ? MIN (fields[0].digits, 2) : 0;
  clock->hour_width = n_fields == 3 ? clock->first_width : 0;
  clock->minutes_over = n_fields == 2 && fields[0].value > 59;
  clock->zero = fields[0].zero != '0' ? fields[0].zero : 0;

  clock->frames = n_fields == FRAME_FIELDS && fields[0].digits <= 2 && fields[1].digits == 2 && fields[1].value <= 59 &&
                  fields[2].digits == 2 && fields[2].value <= 59 && last->digits == 2;
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

/* Reads numbers separated by colons, as many as there are but at most MAX_FIELDS, into @fields. The first one was read and
 * ends at @p. A semicolon or two colons between digits count as a mistyped colon and set @mistyped. Sets @stop to the end of
 * the last number. Returns the number of fields. */
static guint
scan_fields (const char  *p,
             const char  *end,
             const char **stop,
             SegueTimeField *fields,
             gboolean    *mistyped,
             SegueClock  *clock)
{
  guint n_fields = 1, colon;
  gunichar zero;

  while (n_fields < MAX_FIELDS)
    {
      const char *q, *next;

      if (end - p >= 2 && *p == ':' && segue_is_digit (p[1]))
        {
          p = scan_field (p + 1, end, &fields[n_fields++]);
          continue;
        }
      q = skip_invisible (p, end);
      colon = colon_length (q, end);
      if (colon == 0 && q < end && *q == ';')
        colon = 1;
      next = skip_invisible (q + colon, end);
      if (colon > 0 && next < end && *next == ':')
        {
          *mistyped = TRUE;
          next = skip_invisible (next + 1, end);
        }
      if (colon == 0 || digit_at (next, end, &zero) < 0)
        break;
      *mistyped |= *q == ';';
      if (n_fields == 1 && colon == 3)
        {
          clock->ratio = (guchar) *q == 0xE2;
          clock->fullwidth = !clock->ratio;
        }
      p = scan_field (next, end, &fields[n_fields++]);
    }
  *stop = p;

  return n_fields;
}

/* Reads a valid time in the plain form that nearly all times have: one to three ASCII digits, then one or two fields of
 * two digits after colons. Sets @time and @clock only if it succeeds. Returns its end, or %NULL if the text must be read
 * in the general way. */
static inline const char *
scan_plain (const char *text,
            const char *end,
            gint64     *time,
            SegueClock *clock)
{
  const char *p = text;
  guint n_fields = 1, first = 0, width;
  gint64 seconds;

  for (; p < end && p - text < 3 && segue_is_digit (*p); p++)
    first = first * 10 + (*p - '0');
  width = p - text;
  if (width == 0 || (width == 3 && *text == '0'))
    return NULL;
  seconds = first;
  for (; n_fields < 3 && end - p >= 3 && *p == ':' && segue_is_digit (p[1]) && p[1] <= '5' && segue_is_digit (p[2]); p += 3)
    {
      seconds = seconds * 60 + (p[1] - '0') * 10 + (p[2] - '0');
      n_fields++;
    }
  /* A digit, colon or semicolon, the mark of a fraction or a character outside of ASCII can continue the time. */
  if (n_fields < 2 || (p < end && ((*p >= '0' && *p <= ';') || *p == '.' || *p == ',' || (guchar) *p >= 0x80)))
    return NULL;
  *time = seconds * 1000;
  *clock = (SegueClock){
    .fraction_mark = '.',
    .fields = n_fields,
    .first_width = (width == 1 || *text == '0') ? width : 0,
    .minutes_over = n_fields == 2 && first > 59,
  };
  clock->hour_width = n_fields == 3 ? clock->first_width : 0;

  return p;
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
 * A time has two or three fields, `12:34` or `1:02:33`, or units, `1h2m3s` or `5 min 10`. The first field can go above
 * 59. A fraction of 1 to 3 digits can follow after a period or comma, and one of 6 or 9 after a period. Digits can be those
 * of any script, and colons can be fullwidth. Direction marks and soft hyphens within a time are passed over. Placeholders
 * such as `--:--` are %SEGUE_TIME_PLANNED.
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
  SegueTimeField fields[MAX_FIELDS];
  const char *p, *next;
  guint n_fields;
  gboolean mistyped = FALSE;
  gint64 fraction = 0, units_time;
  SegueClock units_clock;

  *stop = scan_plain (text, end, time, clock);
  if (*stop != NULL)
    return SEGUE_TIME_VALID;
  *stop = text;
  *time = SEGUE_TIME_NONE;
  *clock = (SegueClock){ .fraction_mark = '.' };
  p = scan_field (text, end, &fields[0]);
  if (fields[0].digits == 0)
    {
      if ((next = scan_planned (text, end, clock)) != NULL)
        {
          *stop = next;
          return SEGUE_TIME_PLANNED;
        }
      return SEGUE_TIME_ABSENT;
    }
  units_clock = *clock;
  /* A number before a colon has no unit. */
  next = p < end && *p == ':' ? NULL : segue_time_scan_units (text, end, &units_time, &units_clock);
  if (next != NULL)
    {
      *stop = next;
      *time = units_time;
      *clock = units_clock;
      return SEGUE_TIME_VALID;
    }
  n_fields = scan_fields (p, end, &p, fields, &mistyped, clock);
  if (n_fields < 2 || fields[0].digits > SEGUE_TIME_MAX_DIGITS || fields[n_fields - 1].digits > SEGUE_TIME_MAX_DIGITS)
    return SEGUE_TIME_ABSENT;
  *stop = segue_time_scan_fraction (p, end, &fraction, clock);
  if (*stop == p)
    *stop = segue_time_scan_long_fraction (p, end, &fraction, &mistyped, clock);

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
  SegueTimeField fields[3];
  guint n_fields = 0;
  gint64 result = 0, fraction = 0;
  SegueClock clock = { 0 };

  if (folded == NULL)
    return FALSE;
  g_strstrip (folded);
  end = folded + strlen (folded);
  if (segue_time_scan_units (folded, end, time, &clock) == end)
    return TRUE;

  for (p = folded; n_fields < 3;)
    {
      p = segue_time_scan_field (p, end, &fields[n_fields]);
      if (fields[n_fields].digits == 0 || fields[n_fields].digits > 6)
        return FALSE;
      n_fields++;
      /* After three fields, or after a colon, a period or comma starts the fraction. */
      if (p < end && (*p == '.' || *p == ',') && (n_fields == 3 || memchr (folded, ':', p - folded) != NULL))
        {
          stop = segue_time_scan_fraction (p, end, &fraction, &clock);
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

/* Appends a number, which is at least 0, with at least @width digits. @zero is the digit zero to use, or 0 for ASCII. */
void
segue_time_write_number (GString  *out,
                         gint64    value,
                         guint     width,
                         gunichar  zero)
{
  char digits[24];
  guint n = 0;

  for (; n < sizeof digits && (value > 0 || n < MAX (width, 1)); value /= 10)
    digits[n++] = value % 10;
  while (n-- > 0)
    g_string_append_unichar (out, (zero != 0 ? zero : '0') + digits[n]);
}

/* Appends the fraction of a second, with more digits than the clock has if @time needs them. */
void
segue_time_write_fraction (GString          *out,
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

static const char *
get_colon (const SegueClock *clock)
{
  if (clock->ratio)
    return "∶";

  return clock->fullwidth ? "：" : ":";
}

/* Writes @time, in milliseconds and at least 0, in the way of @clock. The time is never rounded: hours and digits of the
 * fraction are added if @clock does not have them. */
static void
write_clock (const SegueClock *clock,
             gint64            time,
             GString          *out)
{
  gunichar zero = clock->zero;
  gint64 minutes = time / 60000;
  /* Minutes with more than three digits would not be read back. */
  gboolean hours = clock->fields == 3 || (time >= 3600000 && (!clock->minutes_over || minutes > 999));
  guint width;

  if (clock->style == SEGUE_CLOCK_UNITS)
    {
      segue_time_write_units (out, clock, time);
      return;
    }
  if (clock->style == SEGUE_CLOCK_SECONDS)
    {
      segue_time_write_number (out, time / 1000, 1, 0);
      segue_time_write_fraction (out, clock, time);
      if (clock->unit_suffix)
        g_string_append_c (out, 's');
      return;
    }
  if (hours)
    {
      width = clock->fields == 3 && clock->first_width > 0 ? clock->first_width
                                                           : clock->hour_width > 0 ? clock->hour_width : 1;
      segue_time_write_number (out, minutes / 60, width, zero);
      g_string_append (out, get_colon (clock));
      segue_time_write_number (out, minutes % 60, 2, zero);
    }
  else
    {
      width = clock->first_width > 0 ? clock->first_width : 2;
      segue_time_write_number (out, minutes, width, zero);
    }
  g_string_append (out, get_colon (clock));
  segue_time_write_number (out, time / 1000 % 60, 2, zero);
  segue_time_write_fraction (out, clock, time);
}

/**
 * segue_clock_format:
 * @clock: how to write the time
 * @time: a time in milliseconds, or %SEGUE_TIME_NONE
 *
 * Formats a time without rounding it: hours and digits of the fraction are added if @clock does not have them.
 * %SEGUE_TIME_NONE gives a placeholder (`--:--`), and `0` for a clock of seconds.
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
