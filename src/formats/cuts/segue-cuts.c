/* segue-cuts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/cuts/segue-cuts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text/segue-chars.h"

/* Reads lists of the parts that were removed from a recording or added to it, as audio and video editors write them. */

/* The longest line that is read, in bytes. */
#define MAX_LINE 4096

/* The number of lines at the beginning of which one must be recognized. */
#define MAX_LOOK 100

/* The formats, in the order in which they are tried. */
static const SegueCutsFormat *const formats[] = {
  &segue_cuts_edl, &segue_cuts_player, &segue_cuts_labels, &segue_cuts_csv,
};

/* Goes to the next line that is not blank. Returns FALSE at the end. */
gboolean
segue_cuts_next_line (SegueCutsReader *self)
{
  while (self->p < self->end)
    {
      const char *p = self->p;

      self->line = p;
      while (p < self->end && *p != '\n' && *p != '\r')
        p++;
      self->stop = p;
      self->n_lines++;
      if (p < self->end)
        p += *p == '\r' && p + 1 < self->end && p[1] == '\n' ? 2 : 1;
      self->p = p;
      if (segue_skip_space (self->line, self->stop) < self->stop)
        return TRUE;
    }

  return FALSE;
}

/* Sets @error to @message, with the file and the line. Returns FALSE. */
gboolean
segue_cuts_fail (SegueCutsReader  *self,
                 const char       *message,
                 GError          **error)
{
  /* Translators: a file, the number of a line, and what is wrong with it */
  g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("%s, line %u: %s"), self->name, self->n_lines, message);

  return FALSE;
}

/* Adds a part. Parts without a length are passed over. */
gboolean
segue_cuts_add (SegueCutsReader  *self,
                gint64            at,
                gint64            length,
                gboolean          added,
                GError          **error)
{
  const SegueCut cut = { at, length, added };

  if (length == 0)
    return TRUE;
  if (length < 0)
    return segue_cuts_fail (self, _("The part ends before it begins."), error);
  if (self->cuts->len == SEGUE_CUTS_MAX)
    return segue_cuts_fail (self, _("There are more parts than can be read."), error);
  g_array_append_val (self->cuts, cut);

  return TRUE;
}

/* Reads a time: seconds with or without a fraction, or a clock. Returns FALSE if @text is none. */
gboolean
segue_cuts_scan_time (const char *text,
                      gint64     *time)
{
  const char *end = text + strlen (text), *stop;
  SegueClock clock;
  gint64 scale = 1000;

  if (strchr (text, ':') != NULL)
    return segue_time_scan (text, end, &stop, time, &clock) == SEGUE_TIME_VALID && stop == end;
  *time = 0;
  for (stop = text; g_ascii_isdigit (*stop) && stop - text < 9; stop++)
    *time = *time * 10 + (*stop - '0') * 1000;
  if (stop == text)
    return FALSE;
  if (*stop == '.' || *stop == ',')
    for (stop++; g_ascii_isdigit (*stop); stop++)
      *time += (*stop - '0') * (scale /= 10);

  return *stop == '\0';
}

/* Reads a word for a part that was added or removed. Returns FALSE if it is neither. */
gboolean
segue_cuts_read_kind (const char *text,
                      gboolean   *added)
{
  static const struct { const char *start; gboolean added; } words[] = {
    { "add", TRUE }, { "ins", TRUE }, { "+", TRUE }, { "추가", TRUE }, { "넣", TRUE },
    { "rem", FALSE }, { "cut", FALSE }, { "del", FALSE }, { "-", FALSE }, { "빠", FALSE }, { "빼", FALSE }, { "삭제", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i].start, strlen (words[i].start)) == 0)
      {
        *added = words[i].added;
        return TRUE;
      }

  return FALSE;
}

/* Finds the format of the list. CSV is the last, which any line can be. */
static const SegueCutsFormat *
find_format (const SegueCutsReader *reader)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      SegueCutsReader look = *reader;

      for (guint n = 0; n < MAX_LOOK && segue_cuts_next_line (&look); n++)
        if (formats[i]->recognizes (look.line, look.stop))
          return formats[i];
    }

  return &segue_cuts_csv;
}

/* Checks what all formats have in common, before a line is read. */
static gboolean
check_bytes (SegueCutsReader  *reader,
             gsize             length,
             GError          **error)
{
  SegueCutsReader look = *reader;

  if (length > SEGUE_CUTS_MAX_BYTES)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("%s is too large for a list of cuts."), reader->name);
  else if (!g_utf8_validate_len (reader->p, reader->end - reader->p, NULL))
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_TEXT, _("%s is no text in UTF-8."), reader->name);
  else
    {
      while (segue_cuts_next_line (&look))
        if (look.stop - look.line > MAX_LINE)
          return segue_cuts_fail (&look, _("The line is too long."), error);
      return TRUE;
    }

  return FALSE;
}

/**
 * segue_cuts_read:
 * @name: the name of the file, for messages
 * @bytes: (array length=length): the content of the file, any bytes
 * @length: length of @bytes
 * @error: return location for a #GError, or %NULL
 *
 * Reads a list of cuts: an edit decision list in the format CMX 3600, one of MPlayer and Kodi, labels of Audacity, or a
 * table as CSV. All times are those of the old recording.
 *
 * Returns: (transfer full) (element-type SegueCut): one part or more, or %NULL with @error set to %SEGUE_ERROR_SYNTAX,
 *   %SEGUE_ERROR_NOT_TEXT or %SEGUE_ERROR_TOO_LARGE; the message names the file, the line and the cause
 */
GArray *
segue_cuts_read (const char  *name,
                 const char  *bytes,
                 gsize        length,
                 GError     **error)
{
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));
  SegueCutsReader reader = { .name = name, .p = bytes, .end = bytes + length, .cuts = cuts };

  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    reader.p += 3;
  if (!check_bytes (&reader, length, error) || !find_format (&reader)->read (&reader, error))
    return NULL;
  if (cuts->len == 0)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, _("%s names no part that was removed or added."), name);
      return NULL;
    }

  return g_steal_pointer (&cuts);
}
