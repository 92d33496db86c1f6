/* segue-reader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader-private.h"

static gboolean
set_invalid (const char  *text,
             const char  *bad,
             GError     **error)
{
  guint line = 1, column;
  const char *start = text;

  for (const char *p = text; (p = memchr (p, '\n', bad - p)) != NULL; start = p)
    {
      p++;
      line++;
    }
  column = g_utf8_strlen (start, bad - start) + 1;
  if (*bad == '\0')
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_TEXT,
                 _("Line %u, character %u: this is not a text file; it holds a null character."), line, column);
  else
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_UTF8,
                 _("Line %u, character %u: the text is not in UTF-8."), line, column);

  return FALSE;
}

static gboolean
check_text (const char  *text,
            gsize        length,
            GError     **error)
{
  const char *bad;

  if (length > SEGUE_MAX_BYTES)
    {
      g_autofree char *size = g_format_size (length);

      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE,
                   _("The text has %s; show notes may have up to 64 MB."), size);
      return FALSE;
    }

  return g_utf8_validate (text, length, &bad) || set_invalid (text, bad, error);
}

static GPtrArray *
read_entries (const SegueReading *reading,
              const char         *text,
              gsize               length)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  SegueScanner scanner;
  SegueEntry *entry;

  segue_scanner_init (&scanner, reading, text, length, TRUE, TRUE, TRUE);
  while ((entry = segue_scanner_next (&scanner)) != NULL)
    {
      entry->id = segue_entry_next_id ();
      g_ptr_array_add (entries, entry);
    }

  return entries;
}

static SegueEpisode *
make_episode (SegueDialect *dialect,
              GPtrArray    *entries)
{
  SegueEntry *closing = NULL, *last;

  if (entries->len > 1)
    {
      last = segue_reader_split_closing (&dialect->reading, g_ptr_array_index (entries, entries->len - 1), &closing);
      if (closing != NULL)
        {
          segue_entry_unref (g_ptr_array_index (entries, entries->len - 1));
          g_ptr_array_index (entries, entries->len - 1) = last;
          last->id = segue_entry_next_id ();
          closing->id = segue_entry_next_id ();
          g_ptr_array_add (entries, closing);
        }
    }

  return segue_episode_new (dialect, entries);
}

/**
 * segue_reader_read:
 * @text: (array length=length): show notes (UTF-8)
 * @length: bytes, or -1 if @text ends with NUL
 * @error: return location for an error, or %NULL
 *
 * Reads show notes as a person would: learns the dialect, and finds sections, segments and the text around them.
 *
 * Nothing that a person can write is an error. Only what is no text is refused: bytes that are not UTF-8
 * (%SEGUE_ERROR_NOT_UTF8) or hold U+0000 (%SEGUE_ERROR_NOT_TEXT), and more than %SEGUE_MAX_BYTES
 * (%SEGUE_ERROR_TOO_LARGE).
 *
 * Returns: (transfer full): the episode, or %NULL with @error set
 */
SegueEpisode *
segue_reader_read (const char  *text,
                   gssize       length,
                   GError     **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(SegueDialect) dialect = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  if (!check_text (text, n, error))
    return NULL;
  dialect = segue_dialect_learn (text, n);
  entries = read_entries (&dialect->reading, text, n);
  segue_dialect_learn_writing (dialect, (SegueEntry **) entries->pdata, entries->len);

  return make_episode (dialect, entries);
}

/**
 * segue_reader_read_as:
 * @text: (array length=length): show notes (UTF-8)
 * @length: bytes, or -1 if @text ends with NUL
 * @dialect: the dialect to read in
 * @error: return location for an error, or %NULL
 *
 * Like segue_reader_read(), in a dialect that is known already.
 *
 * Returns: (transfer full): the episode, or %NULL with @error set
 */
SegueEpisode *
segue_reader_read_as (const char    *text,
                      gssize         length,
                      SegueDialect  *dialect,
                      GError       **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(GPtrArray) entries = NULL;

  if (!check_text (text, n, error))
    return NULL;
  entries = read_entries (&dialect->reading, text, n);

  return make_episode (dialect, entries);
}

/* Measures lines, content and body of an entry that was cut from another. */
static void
measure_entry (SegueEntry *entry)
{
  const char *end = entry->text + entry->length, *p = entry->text;
  const char *body = NULL, *body_end = NULL;

  entry->n_lines = 0;
  entry->content_length = 0;
  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      entry->n_lines++;
      entry->ends_blank = segue_line_is_blank (&line);
      if (!entry->ends_blank)
        {
          entry->content_length = line.next - entry->text;
          if (p >= entry->text + entry->head_length)
            {
              body = body != NULL ? body : p;
              body_end = line.stop;
            }
        }
      p = line.next;
    }
  entry->body = body != NULL ? (SegueSpan){ body - entry->text, body_end - body } : (SegueSpan){ entry->head_length, 0 };
}

/* The place in @entry where text after a blank line begins that is neither indented nor part of a list, or %NULL. */
static const char *
find_closing (const SegueEntry *entry)
{
  const char *end = entry->text + entry->content_length;
  const char *p = entry->text + entry->head_length;
  gboolean after_blank = FALSE;
  SegueBlockState block = { 0 };

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      SegueHead marks = { 0 };

      if (segue_block_state_feed (&block, line.start, line.stop - line.start))
        after_blank = FALSE;
      else if (segue_line_is_blank (&line))
        after_blank = TRUE;
      else if (after_blank)
        {
          segue_head_skip_marks (&marks, line.start, line.stop);
          if (!marks.bulleted && marks.indent == 0)
            return p;
          after_blank = FALSE;
        }
      p = line.next;
    }

  return NULL;
}

/* Closing text: what stands after the last segment, behind a blank line, in notes whose descriptions have none.
 * Returns the segment without it and puts the text in @closing, or leaves @closing %NULL. */
SegueEntry *
segue_reader_split_closing (const SegueReading  *reading,
                            SegueEntry          *last,
                            SegueEntry         **closing)
{
  const char *cut;
  SegueEntry *segment;

  if (last->kind != SEGUE_ENTRY_SEGMENT || reading->loose_bodies)
    return NULL;
  cut = find_closing (last);
  if (cut == NULL)
    return NULL;
  segment = segue_entry_cut (last, cut - last->text);
  measure_entry (segment);
  *closing = segue_entry_new_text (cut, last->text + last->length - cut);
  measure_entry (*closing);

  return segment;
}
