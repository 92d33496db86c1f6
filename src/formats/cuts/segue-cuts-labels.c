/* segue-cuts-labels.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/cuts/segue-cuts-private.h"

/* Reads labels of Audacity, `12.5⇥15.0⇥cut`, and the lists of cuts that MPlayer and Kodi read, `12.5 15.0 0`. */

/* What players do with a part. They mute the parts of the other numbers, or only mark them. */
#define ACTION_CUT "0"
#define ACTION_COMMERCIAL "3"

/* Divides a line at its tabs and spaces, or at its tabs alone. Returns the fields, without empty ones. */
static GPtrArray *
divide (const char *line,
        const char *end,
        gboolean    at_spaces)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = line, *start; p < end;)
    {
      while (p < end && (*p == '\t' || (at_spaces && *p == ' ')))
        p++;
      start = p;
      while (p < end && *p != '\t' && !(at_spaces && *p == ' '))
        p++;
      if (p > start)
        g_ptr_array_add (fields, g_strstrip (g_strndup (start, p - start)));
    }

  return fields;
}

/* Reads the begin and the end of a part from the first two fields. */
static gboolean
read_range (const GPtrArray *fields,
            gint64          *start,
            gint64          *end)
{
  return fields->len >= 2 && segue_cuts_scan_time (fields->pdata[0], start) &&
         segue_cuts_scan_time (fields->pdata[1], end);
}

static gboolean
recognizes_player (const char *line,
                   const char *end)
{
  g_autoptr(GPtrArray) fields = divide (line, end, TRUE);
  gint64 from, to;

  return fields->len == 3 && read_range (fields, &from, &to) &&
         strlen (fields->pdata[2]) == 1 && strchr ("0123", *(const char *) fields->pdata[2]) != NULL;
}

static gboolean
read_player (SegueCutsReader  *reader,
             GError          **error)
{
  while (segue_cuts_next_line (reader))
    {
      g_autoptr(GPtrArray) fields = divide (reader->line, reader->stop, TRUE);
      gint64 from, to;

      if (*(const char *) fields->pdata[0] == '#')
        continue;
      if (fields->len < 3 || !read_range (fields, &from, &to))
        return segue_cuts_fail (reader, _("A line is two times and a number from 0 to 3."), error);
      if (!g_str_equal (fields->pdata[2], ACTION_CUT) && !g_str_equal (fields->pdata[2], ACTION_COMMERCIAL))
        continue;
      if (!segue_cuts_add (reader, from, to - from, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
recognizes_labels (const char *line,
                   const char *end)
{
  g_autoptr(GPtrArray) fields = divide (line, end, FALSE);
  gint64 from, to;

  return read_range (fields, &from, &to);
}

/* A label whose text says so names a part that was added, any other one a part that was removed. */
static gboolean
read_labels (SegueCutsReader  *reader,
             GError          **error)
{
  while (segue_cuts_next_line (reader))
    {
      g_autoptr(GPtrArray) fields = divide (reader->line, reader->stop, FALSE);
      gboolean added = FALSE;
      gint64 from, to;

      /* a range of frequencies */
      if (*reader->line == '\\')
        continue;
      if (!read_range (fields, &from, &to))
        return segue_cuts_fail (reader, _("A label is two times and a text, with tabs between them."), error);
      if (fields->len > 2)
        segue_cuts_read_kind (fields->pdata[2], &added);
      if (!segue_cuts_add (reader, from, to - from, added, error))
        return FALSE;
    }

  return TRUE;
}

const SegueCutsFormat segue_cuts_player = { recognizes_player, read_player };
const SegueCutsFormat segue_cuts_labels = { recognizes_labels, read_labels };
