/* segue-chapters-read.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/segue-chapters-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-error.h"

/* How a time of up to three fields is written: `37`, `7:48`, `01:35:12.250`. */
typedef struct
{
  gint64 seconds;
  guint  n_fields;
  guint  first_width; /* least digits of the first field */
  guint  n_digits;    /* after the seconds */
  guint  milliseconds;
  char   mark;        /* before these digits, or NUL */
} Clock;

/* Reads the digits after the seconds. Returns the end of the digits. */
static const char *
scan_fraction (const char *p,
               const char *end,
               Clock      *clock)
{
  guint scale = 100;

  clock->mark = *p++;
  for (; p < end && g_ascii_isdigit (*p); p++, clock->n_digits++, scale /= 10)
    clock->milliseconds += scale * (*p - '0');

  return p;
}

static gboolean
scan_clock (const char *p,
            const char *end,
            Clock      *clock)
{
  const gboolean padded = p < end && *p == '0';

  *clock = (Clock) { 0 };
  while (clock->n_fields < 3)
    {
      gint64 value = 0;
      guint width = 0;

      for (; p < end && g_ascii_isdigit (*p) && width < 15; p++, width++)
        value = value * 10 + (*p - '0');
      if (width == 0 || (clock->n_fields > 0 && (width > 2 || value > 59)))
        return FALSE;
      clock->first_width = clock->n_fields++ == 0 ? width : clock->first_width;
      clock->seconds = clock->seconds * 60 + value;
      if (p == end || *p != ':')
        break;
      p++;
    }
  if (p < end && (*p == '.' || *p == ','))
    {
      p = scan_fraction (p, end, clock);
      if (clock->n_digits == 0)
        return FALSE;
    }

  if (!padded)
    clock->first_width = MIN (clock->first_width, clock->n_fields == 1 ? 1 : 2);

  return p == end && clock->seconds < SEGUE_TIME_MAX / 1000;
}

/* Leaves out white space around a value. */
static const char *
trim (const char *p,
      const char *end,
      const char **stop)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  *stop = end;

  return p;
}

/**
 * segue_chapters_read_clock:
 * @p: (array length=length): a time, with or without white space around it
 * @length: bytes
 * @time: (out): milliseconds, rounded down
 *
 * Reads a time of seconds, minutes and seconds, or hours, minutes and seconds, with any number of digits after the
 * seconds. The first field can have any value.
 *
 * Returns: %FALSE if this is no such time
 */
gboolean
segue_chapters_read_clock (const char *p,
                           gsize       length,
                           gint64     *time)
{
  const char *end, *start = trim (p, p + length, &end);
  Clock clock;

  if (!scan_clock (start, end, &clock))
    return FALSE;
  *time = clock.seconds * 1000 + clock.milliseconds;

  return TRUE;
}

/**
 * segue_chapters_write_clock:
 * @old: (array length=length) (nullable): a time of the same list
 * @length: bytes
 * @time: milliseconds
 *
 * Writes a time with the fields and digits of another one, or as `HH:MM:SS.mmm` if that one cannot be read. Fields and
 * digits are added where the time needs them.
 *
 * Returns: (transfer full): the time
 */
char *
segue_chapters_write_clock (const char *old,
                            gsize       length,
                            gint64      time)
{
  const char *text = old != NULL ? old : "";
  const char *end, *start = trim (text, text + length, &end);
  const gint64 seconds = time / 1000;
  const int milliseconds = time % 1000;
  GString *out = g_string_new (NULL);
  Clock clock;

  if (!scan_clock (start, end, &clock))
    clock = (Clock) { .n_fields = 3, .first_width = 2, .n_digits = 3, .mark = '.' };
  if (clock.n_fields == 1)
    g_string_append_printf (out, "%0*" G_GINT64_FORMAT, clock.first_width, seconds);
  else if (clock.n_fields == 3 || seconds >= 3600)
    g_string_append_printf (out, "%0*" G_GINT64_FORMAT ":%02d:%02d", clock.first_width, seconds / 3600,
                            (int) (seconds / 60 % 60), (int) (seconds % 60));
  else
    g_string_append_printf (out, "%0*d:%02d", clock.first_width, (int) (seconds / 60), (int) (seconds % 60));
  if (clock.n_digits > 0 || milliseconds > 0)
    {
      guint n_digits = clock.n_digits;

      if (n_digits < 3 && milliseconds % (n_digits == 2 ? 10 : n_digits == 1 ? 100 : 1000) != 0)
        n_digits = 3;
      g_string_append_printf (out, "%c%03d", clock.mark != '\0' ? clock.mark : '.', milliseconds);
      if (n_digits < 3)
        g_string_truncate (out, out->len - (3 - n_digits));
      for (guint i = 3; i < n_digits; i++)
        g_string_append_c (out, '0');
    }

  return g_string_free (out, FALSE);
}

/**
 * segue_chapters_fail:
 * @error: return location for an error, or %NULL
 * @text: a text
 * @offset: where it is wrong, in bytes
 * @message: a sentence for the user
 *
 * Sets %SEGUE_ERROR_SYNTAX with the line and the cause.
 *
 * Returns: %FALSE
 */
gboolean
segue_chapters_fail (GError     **error,
                     const char  *text,
                     gsize        offset,
                     const char  *message)
{
  guint line = 1;

  for (const char *p = text; (p = memchr (p, '\n', text + offset - p)) != NULL; p++)
    line++;
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("Line %u: %s"), line, message);

  return FALSE;
}

/**
 * segue_chapters_refuse:
 * @error: return location for an error, or %NULL
 * @message: a sentence for the user
 *
 * Sets %SEGUE_ERROR_READ_BACK for a value that cannot be written.
 *
 * Returns: (nullable): %NULL
 */
gpointer
segue_chapters_refuse (GError     **error,
                       const char  *message)
{
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);

  return NULL;
}

/**
 * segue_chapters_refuse_new:
 * @error: return location for an error, or %NULL
 *
 * Sets %SEGUE_ERROR_READ_BACK for a new item in a file of which only those that are there can be changed.
 *
 * Returns: (nullable): %NULL
 */
gpointer
segue_chapters_refuse_new (GError **error)
{
  return segue_chapters_refuse (error, _("New chapters cannot be added to this file. Save the chapters in another format."));
}

/**
 * segue_chapters_refuse_frames:
 * @error: return location for an error, or %NULL
 *
 * Sets %SEGUE_ERROR_READ_BACK for a time in a file whose times count frames. How many frames a second has is guessed from
 * all times of the file, so that one time that changes could change the others.
 *
 * Returns: (nullable): %NULL
 */
gpointer
segue_chapters_refuse_frames (GError **error)
{
  return segue_chapters_refuse (error, _("The times of this file count frames and cannot be changed. Save the chapters in "
                                         "another format."));
}

/**
 * segue_chapters_encode_frames:
 * @syntax: a syntax whose times count frames
 * @text: the text
 * @item: an item
 * @field: a field
 * @time: milliseconds
 * @error: return location for an error, or %NULL
 *
 * Refuses to write a time, like segue_chapters_refuse_frames().
 *
 * Returns: (nullable): %NULL
 */
char *
segue_chapters_encode_frames (const SegueSyntax      *syntax,
                              const char             *text,
                              const SegueSyntaxItem  *item,
                              SegueSyntaxField        field,
                              gint64                  time,
                              GError                **error)
{
  return segue_chapters_refuse_frames (error);
}

/**
 * segue_chapters_encode_time:
 * @syntax: the syntax
 * @text: the text
 * @item: an item
 * @field: a field
 * @time: milliseconds
 * @error: not used
 *
 * Writes a time in the form of the old one. This is the encode_time() of syntaxes whose times are clocks.
 *
 * Returns: (transfer full): the time
 */
char *
segue_chapters_encode_time (const SegueSyntax      *syntax,
                            const char             *text,
                            const SegueSyntaxItem  *item,
                            SegueSyntaxField        field,
                            gint64                  time,
                            GError                **error)
{
  const SegueSpan old = item->fields[field];

  return segue_chapters_write_clock (text + old.offset, old.length, time);
}

/**
 * segue_chapters_append:
 * @list: a list
 * @text: its text
 * @item: an item
 * @error: return location for an error, or %NULL
 *
 * Adds an item to a list.
 *
 * Returns: %FALSE with %SEGUE_ERROR_SYNTAX if the list is full or the item is nested too deeply
 */
gboolean
segue_chapters_append (SegueSyntaxList  *list,
                       const char       *text,
                       SegueSyntaxItem  *item,
                       GError          **error)
{
  if (list->items->len == SEGUE_CHAPTERS_MAX)
    return segue_chapters_fail (error, text, item->from, _("there are more than 100,000 chapters."));
  if (item->depth > SEGUE_CHAPTERS_MAX_DEPTH)
    return segue_chapters_fail (error, text, item->from, _("this is nested too deeply."));
  g_array_append_val (list->items, *item);

  return TRUE;
}

/* Tells whether the character at @p is white space or controls a terminal, so that it is no part of a title. */
static inline gboolean
is_blank (const char *p)
{
  gunichar c = (guchar) *p;

  if (c < 0x80)
    return c <= ' ' || c == 0x7F;
  c = g_utf8_get_char (p);

  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xFFFE || c == 0xFFFF;
}

/**
 * segue_chapters_fold_title:
 * @title: (array length=length): UTF-8
 * @length: bytes
 *
 * Puts a title on one line: each run of white space and control characters becomes a space.
 *
 * Returns: (transfer full): the title
 */
char *
segue_chapters_fold_title (const char *title,
                           gsize       length)
{
  const char *end = title + length;
  GString *out = g_string_sized_new (length);

  for (const char *p = title, *start; p < end;)
    {
      for (start = p; p < end && !is_blank (p); p = g_utf8_next_char (p))
        ;
      if (p > start && out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, start, p - start);
      while (p < end && is_blank (p))
        p = g_utf8_next_char (p);
    }

  return g_string_free (out, FALSE);
}
