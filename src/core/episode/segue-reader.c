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
#include "core/syntax/segue-list-private.h"
#include "core/text/segue-utf8.h"

/* Reads show notes from text. */

/* Sets the error for text that is not valid UTF-8. @bad is the first invalid byte. Returns %FALSE. */
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

/* Tells whether the text can be read: valid UTF-8 without U+0000 and not too long. */
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

  bad = segue_utf8_find_invalid (text, length);

  return bad == NULL || set_invalid (text, bad, error);
}

/* Appends the entries of the list that the text begins with, without ids, to @entries. If the text has not the syntax of
 * the list (any more), there are none. Returns where they end, and sets @stop to the byte after the part of the text that
 * has this syntax. */
gsize
segue_reader_read_list_entries (const SegueReading *reading,
                                const char         *text,
                                gsize               length,
                                GPtrArray          *entries,
                                gsize              *stop)
{
  g_auto(SegueSyntaxList) list = { 0 };

  segue_list_scan (&list, reading->syntax, text, length, NULL);
  *stop = list.stop;

  return segue_list_read_entries (&list, reading->syntax, text, length, entries);
}

/* Reads the entries of a whole text, without ids. @list: what the list of chapters that the text begins with holds, or NULL
 * if that was not scanned yet */
static GPtrArray *
read_entries (const SegueReading    *reading,
              const SegueSyntaxList *list,
              const char            *text,
              gsize                  length)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  SegueScanner scanner;
  SegueEntry *entry;
  gsize from = 0, stop = list != NULL ? list->stop : 0;

  if (list != NULL)
    from = segue_list_read_entries (list, reading->syntax, text, length, entries);
  else if (reading->syntax != NULL)
    from = segue_reader_read_list_entries (reading, text, length, entries, &stop);
  if (from == length && entries->len > 0)
    return entries;
  segue_scanner_init (&scanner, reading, text + from, length - from, TRUE, TRUE, TRUE, FALSE);
  if (reading->syntax != NULL)
    segue_scanner_skip (&scanner, reading->syntax, stop - from);
  while ((entry = segue_scanner_next (&scanner)) != NULL)
    g_ptr_array_add (entries, entry);

  return entries;
}

/* Learns how new entries are written from those that are notes. */
static void
learn_writing (SegueDialect *dialect,
               GPtrArray    *entries)
{
  guint n_list = 0;

  while (n_list < entries->len && ((SegueEntry *) g_ptr_array_index (entries, n_list))->syntax != NULL)
    n_list++;
  segue_dialect_learn_writing (dialect, (SegueEntry **) entries->pdata + n_list, entries->len - n_list);
}

/* Creates the episode from the entries of the whole text. Splits off the closing text and gives ids to the entries. */
static SegueEpisode *
make_episode (SegueDialect *dialect,
              GPtrArray    *entries)
{
  segue_reader_split_closing (&dialect->reading, entries);
  for (guint i = 0; i < entries->len; i++)
    ((SegueEntry *) g_ptr_array_index (entries, i))->id = segue_entry_next_id ();

  return segue_episode_new (dialect, entries);
}

/**
 * segue_reader_read:
 * @text: (array length=length): show notes (UTF-8; need not be valid)
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 * @error: return location for a #GError, or %NULL
 *
 * Reads show notes: learns the dialect, and finds the sections, the segments and the text around them.
 *
 * There are no syntax errors. The only errors are bytes that are not UTF-8 (%SEGUE_ERROR_NOT_UTF8), the character
 * U+0000 (%SEGUE_ERROR_NOT_TEXT) and a text of more than %SEGUE_MAX_BYTES (%SEGUE_ERROR_TOO_LARGE).
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
  entries = read_entries (&dialect->reading, NULL, text, n);
  learn_writing (dialect, entries);

  return make_episode (dialect, entries);
}

/**
 * segue_reader_read_as:
 * @text: (array length=length): show notes (UTF-8; need not be valid)
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 * @dialect: the dialect of the notes
 * @error: return location for a #GError, or %NULL
 *
 * Reads show notes whose dialect is known. Errors are those of segue_reader_read().
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
  entries = read_entries (&dialect->reading, NULL, text, n);

  return make_episode (dialect, entries);
}

/**
 * segue_reader_read_list:
 * @text: (array length=length): a list of chapters (UTF-8; need not be valid)
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 * @syntax: the syntax of the list
 * @error: return location for a #GError, or %NULL
 *
 * Reads a file that is a list of chapters. Its items are sections and segments; what is around them is text, which is
 * not notes.
 *
 * Errors are those of segue_reader_read(), and %SEGUE_ERROR_SYNTAX if the text has not this syntax.
 *
 * Returns: (transfer full): the episode, or %NULL with @error set
 */
SegueEpisode *
segue_reader_read_list (const char         *text,
                        gssize              length,
                        const SegueSyntax  *syntax,
                        GError            **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(SegueDialect) dialect = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_auto(SegueSyntaxList) list = { 0 };
  const char *cr;

  if (!check_text (text, n, error) || !segue_list_scan (&list, syntax, text, n, error))
    return NULL;
  dialect = segue_dialect_new ();
  dialect->reading.syntax = syntax;
  cr = memchr (text, '\r', n);
  if (cr != NULL)
    g_strlcpy (dialect->reading.newline, cr + 1 < text + n && cr[1] == '\n' ? "\r\n" : "\r",
               sizeof dialect->reading.newline);
  entries = read_entries (&dialect->reading, &list, text, n);
  learn_writing (dialect, entries);

  return make_episode (dialect, entries);
}

/**
 * segue_reader_learn_writing:
 * @episode: an episode from segue_reader_read_as() that is not shared yet, and neither is its dialect
 *
 * Learns from the entries how new ones are written. The rules by which lines are read do not change.
 */
void
segue_reader_learn_writing (SegueEpisode *episode)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_sized_new (episode->n_entries);
  const SegueReading reading = episode->dialect->reading;
  SegueCursor cursor;
  SegueEntry *entry;

  segue_cursor_init (&cursor, episode, 0);
  while ((entry = segue_cursor_next (&cursor)) != NULL)
    g_ptr_array_add (entries, entry);
  learn_writing (episode->dialect, entries);
  episode->dialect->reading = reading;
}

/**
 * segue_reader_add_attributes:
 * @episode: an episode that was just read and is not shared yet
 * @attributes: (nullable): the attributes of the episode
 * @of_entries: (array): for each entry its attributes, or %NULL
 *
 * Sets the attributes of an episode and of its entries. They replace those that were read from a list of chapters.
 */
void
segue_reader_add_attributes (SegueEpisode     *episode,
                             SegueAttributes  *attributes,
                             SegueAttributes **of_entries)
{
  SegueCursor cursor;
  SegueEntry *entry;

  g_return_if_fail (episode->attributes == NULL);
  if (attributes != NULL)
    episode->attributes = segue_attributes_ref (attributes);
  segue_cursor_init (&cursor, episode, 0);
  for (guint i = 0; (entry = segue_cursor_next (&cursor)) != NULL; i++)
    if (of_entries[i] != NULL)
      {
        g_clear_pointer (&entry->attributes, segue_attributes_unref);
        entry->attributes = segue_attributes_ref (of_entries[i]);
      }
}

/* Sets the number of lines, the content length and the body of an entry that was split off another. */
static void
measure_entry (SegueEntry *entry)
{
  const char *end = entry->text + entry->length, *p = entry->text;
  const char *body = NULL, *body_end = NULL;
  guint depth = 0;

  for (entry->n_lines = 0; p < end; entry->n_lines++)
    p = segue_line_at (p, end, TRUE).next;
  entry->content_length = entry->head_length;
  entry->ends_blank = FALSE;
  for (p = entry->text + entry->head_length; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);

      const gboolean blank = segue_line_is_blank (&line);

      entry->ends_blank = blank || segue_head_is_rule (line.start, line.stop - line.start);
      if (!blank && !segue_head_closes_outer (line.start, line.stop, &depth))
        {
          entry->content_length = line.next - entry->text;
          body = body != NULL ? body : p;
          body_end = line.stop;
        }
      p = line.next;
    }
  segue_entry_set_body (entry, body != NULL ? body - entry->text : 0, body != NULL ? body_end - entry->text : 0);
}

/* Finds the first line in the entry that follows the end of the list around it or, where descriptions do not
 * continue after blank lines, a blank line and is neither indented nor a list item. Returns %NULL if there is none. */
static const char *
find_closing (const SegueReading *reading,
              const SegueEntry   *entry)
{
  const char *end = entry->text + entry->content_length;
  const char *p = entry->text + entry->head_length;
  gboolean after_blank = FALSE;
  guint depth = 0;
  SegueBlockState block = { .reads_pre = reading->preformatted };

  while (p < end)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      SegueHead marks = { 0 };

      if (segue_block_state_feed (&block, line.start, line.stop - line.start))
        after_blank = FALSE;
      else if (segue_line_is_blank (&line))
        after_blank = !reading->loose_bodies;
      else if (segue_head_closes_outer (line.start, line.stop, &depth))
        return line.next < end ? line.next : NULL;
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

/* Splits the closing text off the last of the entries and appends it as an entry of its own. The closing text is the
 * text after a blank line in the last segment, in notes whose descriptions do not continue after blank lines. Both
 * parts are new entries; the caller sets their ids. Nothing changes if there is no closing text. */
void
segue_reader_split_closing (const SegueReading *reading,
                            GPtrArray          *entries)
{
  SegueEntry *last = g_ptr_array_index (entries, entries->len - 1);
  SegueEntry *segment, *closing;
  const char *cut;

  if (last->kind != SEGUE_ENTRY_SEGMENT || last->syntax != NULL)
    return;
  cut = find_closing (reading, last);
  if (cut == NULL)
    return;
  segment = segue_entry_cut (last, cut - last->text);
  measure_entry (segment);
  closing = segue_entry_new_text (cut, last->text + last->length - cut);
  measure_entry (closing);
  g_ptr_array_index (entries, entries->len - 1) = segment;
  g_ptr_array_add (entries, closing);
  segue_entry_unref (last);
}
