/* segue-guess.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-guess.h"

#include <math.h>
#include <string.h>

#include "core/text/segue-chars.h"

/* Guesses which times may have been meant by a timestamp with a typing error. Each guess has a cost that tells how
 * unlikely its error is. The costs of all kinds of errors are on one scale, so that the guesses can be compared. */

/* The longest timestamp that is looked at, in characters. */
#define MAX_LENGTH 24

/* Costs that are added to the cost of an error at all: of an error that people rarely make, of a form in which these
 * notes do not write times, and of a last field that is not zero and that would be lost. */
#define RARE 3.0
#define OTHER_FORM 2.0
#define LOST_FIELD 2.5

/* The key beside the right one is hit more often than another one. */
#define NEAR_KEY 3.0

/* A timestamp that is taken apart. The positions of its digits are kept, so that an error can cross a colon. */
typedef struct
{
  char text[MAX_LENGTH + 2]; /* ASCII */
  guint length;
  guint digits[MAX_LENGTH]; /* positions of the digits */
  guint n_digits;
  const SegueClock *clock; /* how the notes write times */
  gint64 low;              /* guesses below are ignored, in milliseconds */
  gint64 high;             /* guesses above are ignored */
  GArray *guesses;         /* of SegueGuess */
} Typed;

/* Copies @text with ASCII digits and colons. Returns %FALSE if it is too long or is not made of ASCII otherwise. */
static gboolean
take_apart (Typed      *self,
            const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const int digit = g_unichar_digit_value (c);

      if (self->length == MAX_LENGTH)
        return FALSE;
      if (g_unichar_type (c) == G_UNICODE_FORMAT)
        continue; /* a direction mark */
      if (digit >= 0)
        self->digits[self->n_digits++] = self->length;
      else if (c >= 0x80 && c != 0xFF1A && c != 0x2236)
        return FALSE;
      self->text[self->length++] = digit >= 0 ? '0' + digit : c < 0x80 ? (char) c : ':';
    }

  return TRUE;
}

static gint64
parse (const char *text)
{
  const char *end = text + strlen (text), *stop;
  SegueClock clock;
  gint64 time;

  return segue_time_scan (text, end, &stop, &time, &clock) == SEGUE_TIME_VALID && stop == end ? time : SEGUE_TIME_NONE;
}

/* Returns the end of a mistyped colon at @p: another mark, a space, or a colon with one of them. Returns @p if there is none. */
static const char *
skip_wrong_colon (const char *p,
                  const char *end)
{
  if (end - p < 2)
    return p;
  if (*p == ':')
    return strchr (" :", p[1]) != NULL ? p + 2 : p;
  if (*p == ' ' && p[1] == ':')
    return p + 2;

  return strchr ("-,. ;'", *p) != NULL ? p + 1 : p;
}

/* Copies the timestamp from @start to @end with a colon for the mark of its fraction, if that is two digits. */
static char *
dup_fields (const char       *start,
            const char       *end,
            const SegueClock *clock)
{
  char *text = g_strndup (start, end - start);

  if (clock->fraction == 2)
    text[end - start - 3] = ':';

  return text;
}

/**
 * segue_guess_tail:
 * @entry: a segment
 * @length: (out): the length of the tail in bytes, 0 if there is none
 *
 * Finds digits directly after a timestamp that were not read as a part of it, since a colon was mistyped: two digits that can
 * be its seconds, `1:33-52 Title`, `1:33: 52 Title`, `1:33 :52 Title`, or its milliseconds, `1:33.52.250 Title`.
 *
 * Returns: the time with these seconds, in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_guess_tail (const SegueEntry *entry,
                  gsize            *length)
{
  const SegueSpan span = segue_entry_get_start_span (entry);
  const SegueClock written = segue_entry_get_clock (entry);
  gsize size;
  const char *text = segue_entry_get_text (entry, &size), *end = text + size;
  const char *mark = text + span.offset + span.length, *p = written.fraction == 0 ? skip_wrong_colon (mark, end) : mark;
  const char *limit = p + MIN (end - p, MAX_LENGTH), *stop;
  g_autofree char *fields = NULL;
  g_autoptr(GString) typed = NULL;
  SegueClock clock;
  gunichar c;
  gint64 time;

  *length = 0;
  if (segue_entry_get_start (entry) == SEGUE_TIME_NONE || written.fields != 2 || segue_entry_get_end_span (entry).length > 0 ||
      (written.fraction == 0 ? p == mark || !g_unichar_isdigit (segue_char_at (p, end))
                             : written.fraction != 2 || p == end || *p != '.'))
    return SEGUE_TIME_NONE;
  limit = limit < end ? segue_prev_char (limit, p) : limit;
  fields = dup_fields (text + span.offset, mark, &written);
  typed = g_string_new (fields);
  if (written.fraction == 0)
    g_string_append_c (typed, ':');
  g_string_append_len (typed, p, limit - p);
  if (segue_time_scan (typed->str, typed->str + typed->len, &stop, &time, &clock) != SEGUE_TIME_VALID ||
      clock.fields != 3 || (clock.fraction != 0 && clock.fraction != 3) || clock.fraction < written.fraction)
    return SEGUE_TIME_NONE;
  p += stop - typed->str - span.length - (written.fraction == 0);
  c = segue_char_at (p, end);
  /* A colon before the title is no part of the time, but one before more digits is. */
  if (c == ':' || c == 0xFF1A)
    c = segue_char_at (segue_next_char (p, end), end);
  if (c == '.' || g_unichar_isalnum (c))
    return SEGUE_TIME_NONE;
  *length = p - mark;

  return time;
}

/**
 * segue_guess_form_cost:
 * @text: a timestamp
 * @time: the time that it shows, in milliseconds
 * @clock: how the notes write times
 *
 * Judges whether the notes would write a time in the form of a timestamp. A form of its own makes a typing error likely.
 *
 * Returns: the cost, 0 if the notes would write it so
 */
double
segue_guess_form_cost (const char       *text,
                       gint64            time,
                       const SegueClock *clock)
{
  g_autofree char *written = segue_clock_format (clock, time);

  return g_str_equal (text, written) ? 0 : OTHER_FORM;
}

static void
add_time (Typed     *self,
          gint64     time,
          double     cost,
          SegueSlip  slip)
{
  SegueGuess guess = { time, cost, slip };

  if (time < self->low || time > self->high)
    return;
  for (guint i = 0; i < self->guesses->len; i++)
    {
      SegueGuess *other = &g_array_index (self->guesses, SegueGuess, i);

      if (other->time != time)
        continue;
      if (other->cost > cost)
        *other = guess;
      return;
    }
  g_array_append_val (self->guesses, guess);
}

static void
add_text (Typed      *self,
          const char *text,
          double      cost,
          SegueSlip   slip)
{
  const gint64 time = parse (text);

  if (time != SEGUE_TIME_NONE && time >= self->low && time <= self->high)
    add_time (self, time, cost + segue_guess_form_cost (text, time, self->clock), slip);
}

/* Guesses that one digit is too many. It is probably a doubled one, or a zero that fills up a field that is full. */
static void
guess_removed (Typed *self)
{
  const double any = log (self->n_digits - 1);

  for (guint i = 0; i < self->n_digits; i++)
    {
      const guint at = self->digits[i];
      gboolean doubled = (at > 0 && self->text[at - 1] == self->text[at]) || self->text[at + 1] == self->text[at];
      gboolean padding = self->text[at] == '0' && (at == 0 || !g_ascii_isdigit (self->text[at - 1]));
      char text[MAX_LENGTH + 2];

      memcpy (text, self->text, at);
      memcpy (text + at, self->text + at + 1, self->length - at);
      add_text (self, text, any + (doubled ? 0 : padding ? RARE / 2 : RARE), SEGUE_SLIP_KEY);
    }
}

/* Guesses that a digit is missing. A zero at the start or end of a field is left out most easily, and leaving out either of
 * two equal digits gives the same text. */
static void
guess_inserted (Typed *self)
{
  const double any = log (self->n_digits + 1);

  for (guint at = 0; at <= self->length; at++)
    {
      const gboolean starts = at == 0 || !g_ascii_isdigit (self->text[at - 1]);
      const gboolean ends = !g_ascii_isdigit (self->text[at]);
      char text[MAX_LENGTH + 2];

      /* Fields have two digits, so that none but the first one can be missing as a whole. */
      if (starts && ends && (at > 0 || self->text[0] != ':'))
        continue;
      memcpy (text, self->text, at);
      memcpy (text + at + 1, self->text + at, self->length - at + 1);
      for (char digit = '0'; digit <= '9'; digit++)
        {
          const gboolean doubled = (at > 0 && self->text[at - 1] == digit) || self->text[at] == digit;
          const double easier = digit == '0' && (starts || ends) ? 1 : doubled ? G_LN2 : 0;

          text[at] = digit;
          add_text (self, text, any - easier, SEGUE_SLIP_KEY);
        }
    }
}

/* Returns whether the keys of two digits are side by side. */
static gboolean
is_near (char typed,
         char meant)
{
  /* 1 is the first key of the row, and 0 the last one. */
  return ABS ((typed - '0' + 9) % 10 - (meant - '0' + 9) % 10) == 1;
}

/* Returns the cost of typing the key @typed, a digit, for a key that is beside it if @near is set, or not if it is not. */
static double
key_cost (char     typed,
          gboolean near)
{
  const gboolean edge = typed == '0' || typed == '1';
  const double all = edge ? NEAR_KEY + 8 : 2 * NEAR_KEY + 7;

  return log (near ? all / NEAR_KEY : all);
}

/* Guesses that a digit is wrong, or stands before its neighbour instead of after it. */
static void
guess_replaced (Typed *self)
{
  const double any = log (self->n_digits);
  const double any_pair = log (self->n_digits - 1);

  for (guint i = 0; i < self->n_digits; i++)
    {
      const guint at = self->digits[i];
      const char old = self->text[at];
      const double far = any + key_cost (old, FALSE);
      const double near = any + key_cost (old, TRUE);

      for (char digit = '0'; digit <= '9'; digit++)
        if (digit != old)
          {
            self->text[at] = digit;
            add_text (self, self->text, is_near (old, digit) ? near : far, SEGUE_SLIP_KEY);
          }
      self->text[at] = old;
      if (i + 1 < self->n_digits && self->text[self->digits[i + 1]] != old)
        {
          const guint next = self->digits[i + 1];

          self->text[at] = self->text[next];
          self->text[next] = old;
          add_text (self, self->text, any_pair, SEGUE_SLIP_KEY);
          self->text[next] = self->text[at];
          self->text[at] = old;
        }
    }
}

/* Returns the number of milliseconds at the end of a timestamp with their period, in characters: 4, or 0 if there are none. */
static guint
fraction_length (const Typed *self)
{
  const char *mark = self->text + self->length - 4;

  return self->length > 4 && *mark == '.' && strspn (mark + 1, "0123456789") == 3 ? 4 : 0;
}

/* Inserts the colons that are missing before every two digits of a field, from its end: `1:0205` is `1:02:05`. */
static void
divide_fields (GString *text)
{
  const char *dot = strchr (text->str, '.');
  gsize digits = 0;

  for (gsize at = dot != NULL ? (gsize) (dot - text->str) : text->len; at-- > 0;)
    if (text->str[at] == ':')
      digits = 0;
    else if (++digits % 2 == 0 && at > 0 && text->str[at - 1] != ':')
      g_string_insert_c (text, at, ':');
}

/* Guesses that other characters, or none, stand between the fields. */
static void
guess_separators (Typed *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const guint end = self->length - fraction_length (self);

  for (guint i = 0; i < self->length; i++)
    {
      const char mark = i < end && strchr (";.,-/ '", self->text[i]) != NULL ? ':' : self->text[i];

      if (mark != ':' || text->len == 0 || text->str[text->len - 1] != ':')
        g_string_append_c (text, mark);
    }
  if (!g_str_equal (text->str, self->text))
    add_text (self, text->str, 0, SEGUE_SLIP_SEPARATOR);
  if (text->str[0] == ':')
    add_text (self, text->str + 1, RARE, SEGUE_SLIP_SEPARATOR);
  divide_fields (text);
  add_text (self, text->str, 0, SEGUE_SLIP_SEPARATOR);
}

/* Reads up to 4 fields of a timestamp with colons or other separators. Returns the number of fields, or 0. */
static guint
read_fields (const Typed *self,
             gint64      *fields)
{
  guint n = 0;

  for (const char *p = self->text; n < 4; p++)
    {
      char *end;

      if (!g_ascii_isdigit (*p))
        return 0;
      fields[n++] = g_ascii_strtoll (p, &end, 10);
      if (*end == '\0')
        return n;
      if (strchr (":;.,", *end) == NULL)
        return 0;
      p = end;
    }

  return 0;
}

/* Guesses that a valid time of @n fields has one too many or too few, or that they are moved to the right: `00:25` for
 * `25:00`. Where all times have hours, two fields can be hours and minutes. */
static void
guess_moved (Typed        *self,
             const gint64 *field,
             guint         n)
{
  if (n == 2 && (self->clock->fields == 3 || field[0] == 0))
    add_time (self, (field[0] * 60 + field[1]) * 60000, self->clock->fields == 3 ? 0 : RARE, SEGUE_SLIP_FIELD);
  if (n == 3 && field[0] == 0)
    add_time (self, (field[1] * 60 + field[2]) * 60000, RARE, SEGUE_SLIP_FIELD);
  if (n == 3)
    add_time (self, (field[0] * 60 + field[1]) * 1000, field[2] == 0 ? 0 : LOST_FIELD, SEGUE_SLIP_FIELD);
  if (n == 3 && field[0] > 0)
    add_time (self, (field[1] * 60 + field[2]) * 1000, RARE, SEGUE_SLIP_KEY);
}

/* Guesses what follows from the fields: counts beyond 59, single digits, and a field too many or too few. */
static void
guess_fields (Typed *self)
{
  gint64 field[4], time;
  const guint n = read_fields (self, field);

  if (n == 0)
    return;
  if (n == 4 && (fraction_length (self) > 0 || field[3] > 99))
    return;
  if (n == 4)
    {
      add_time (self, ((field[0] * 60 + field[1]) * 60 + field[2]) * 1000, 0, SEGUE_SLIP_FIELD);
      return;
    }
  time = n == 2 ? field[0] * 60 + field[1] : n == 3 ? (field[0] * 60 + field[1]) * 60 + field[2] : 0;
  if (n >= 2 && (field[n - 1] > 59 || (n == 3 && field[1] > 59)) && field[n - 1] < 100 && field[1] < 200)
    {
      /* People count on to 60 seconds, but rarely beyond; recorders count on with minutes, for a while. */
      add_time (self, time * 1000, field[n - 1] == 60 ? 0 : field[n - 1] > 60 ? RARE + 1 : 1, SEGUE_SLIP_CARRY);
      if (n == 3 && field[0] > 0 && field[1] > 59 && field[2] < 60)
        add_time (self, (time - 3600) * 1000, field[1] == 60 ? 0 : 1 + MAX (field[1] - 75, 0) / 20.0, SEGUE_SLIP_OVER);
    }
  if (n >= 2 && parse (self->text) != SEGUE_TIME_NONE)
    guess_moved (self, field, n);
  if (n >= 2 && field[n - 1] < 60 && field[1] < 60 && self->n_digits < 2 * n)
    add_time (self, time * 1000, 0.5, SEGUE_SLIP_KEY);
}

/**
 * segue_guess_times:
 * @text: a timestamp, which is wrong or cannot be read
 * @clock: how the notes write times
 * @low: the lowest time to guess, in milliseconds
 * @high: the highest time to guess
 * @guesses: (element-type SegueGuess): the array to append to
 *
 * Guesses the times that may have been meant, each once. The time that @text shows, if any, is not among them.
 */
void
segue_guess_times (const char       *text,
                   const SegueClock *clock,
                   gint64            low,
                   gint64            high,
                   GArray           *guesses)
{
  Typed self = { .clock = clock, .low = low, .high = high, .guesses = guesses };
  gint64 time;

  if (!take_apart (&self, text) || self.n_digits < 2)
    return;
  guess_separators (&self);
  guess_fields (&self);
  guess_removed (&self);
  guess_inserted (&self);
  guess_replaced (&self);
  time = parse (self.text);
  for (guint i = 0; i < guesses->len; i++)
    if (g_array_index (guesses, SegueGuess, i).time == time)
      g_array_remove_index_fast (guesses, i--);
}
