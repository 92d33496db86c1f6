/* segue-splice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader-private.h"
#include "core/syntax/segue-list-private.h"

/* Replaces a range of an episode's text and reads only the entries around it again. */

/* The number of entries after the change that are read at the first attempt. This is enough for most edits. */
#define LOOK_AHEAD 2

/* A change of the text, and the entries that it replaces. */
typedef struct
{
  SegueEpisode *episode;
  gsize         offset;      /* of the change in the old text, in bytes */
  gsize         length;      /* of the removed text, in bytes */
  const char   *text;        /* the inserted text */
  gsize         text_length; /* of the inserted text, in bytes */
  guint         first;       /* index of the first entry that is read again */
  guint         end;         /* index of the first entry after it that is kept */
  guint         n_list;      /* number of entries that are part of a list in another syntax, which are read together */
} Splice;

/* Shortens the change by what the removed and the inserted text have in common at both ends. */
static void
trim_common (Splice *self)
{
  g_autofree char *old = segue_episode_dup_range (self->episode, self->offset, self->length);
  const char *old_end, *new_end;
  gsize n = 0, limit = MIN (self->length, self->text_length);

  while (n < limit && old[n] == self->text[n])
    n++;
  /* Do not split a character. */
  while (n > 0 && ((n < self->length && ((guchar) old[n] & 0xC0) == 0x80) ||
                   (n < self->text_length && ((guchar) self->text[n] & 0xC0) == 0x80)))
    n--;
  self->offset += n;
  self->length -= n;
  self->text += n;
  self->text_length -= n;
  limit -= n;
  old_end = old + strlen (old);
  new_end = self->text + self->text_length;
  for (n = 0; n < limit && old_end[-1 - (gssize) n] == new_end[-1 - (gssize) n]; n++)
    ;
  while (n > 0 && ((guchar) old_end[-(gssize) n] & 0xC0) == 0x80)
    n--;
  self->length -= n;
  self->text_length -= n;
}

static SegueEntry *
entry_at (Splice *self,
          guint   index)
{
  return segue_episode_get (self->episode, index);
}

/* Tells whether the text before @end, which follows @start, is empty or ends with a line terminator. */
static gboolean
ends_line (const char *start,
           const char *end)
{
  return end == start || end[-1] == '\n' || end[-1] == '\r';
}

/* Tells whether the entry begins at the start of a line. It does not if the line holds several timestamps and the entry
 * is not the first of it. */
static gboolean
begins_line (Splice *self,
             guint   index)
{
  SegueEntry *before;

  if (index == 0 || index == self->episode->n_entries)
    return TRUE;
  before = entry_at (self, index - 1);

  return ends_line (before->text, before->text + before->length);
}

/* Moves the first entry that is read again back to one that begins at the start of a line. */
static void
include_line (Splice *self)
{
  while (!begins_line (self, self->first))
    self->first--;
}

/* Tells whether the change is in the first two lines of the entry. These lines can decide how the entry before is read:
 * as an underline, as the title of a timestamp above, or as a timestamp below a heading. */
static gboolean
is_in_first_lines (Splice *self,
                   guint   index)
{
  gsize offset = self->offset - segue_episode_get_offset (self->episode, index);
  SegueEntry *entry = entry_at (self, index);
  const char *p = entry->text, *end = entry->text + MIN (offset, entry->length);

  for (guint lines = 0; lines < 2; lines++)
    {
      p = segue_line_at (p, end, TRUE).next;
      if (p == end)
        return TRUE;
    }

  return FALSE;
}

/* Copies the lines that contain the change, as they are after it. */
static char *
dup_changed_lines (Splice *self)
{
  guint index = segue_episode_index_at_offset (self->episode, self->offset);
  SegueEntry *entry = entry_at (self, index);
  gsize start = self->offset - segue_episode_get_offset (self->episode, index), stop = start;
  GString *lines = g_string_new (NULL);

  while (start > 0 && strchr ("\r\n", entry->text[start - 1]) == NULL)
    start--;
  g_string_append_len (lines, entry->text + start, stop - start);
  g_string_append_len (lines, self->text, self->text_length);
  index = segue_episode_index_at_offset (self->episode, self->offset + self->length);
  entry = entry_at (self, index);
  start = self->offset + self->length - segue_episode_get_offset (self->episode, index);
  g_string_append_len (lines, entry->text + start, strcspn (entry->text + start, "\r\n"));

  return g_string_free (lines, FALSE);
}

/* Tells whether the change can complete front matter that begins at the start of the text and had no end so far. Then
 * the lines before the change become front matter too, and the text must be read from the start. The first two entries
 * show whether front matter begins; if so, a changed line must be one that can end it. */
static gboolean
may_end_front_matter (Splice *self)
{
  SegueEntry *opening = entry_at (self, 0);
  gsize length = segue_episode_get_offset (self->episode, MIN (self->first, 2));
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  gboolean unfinished;

  if (opening->length == 0 && self->first == 1)
    return TRUE;
  segue_front_matter_length (opening->text, opening->length, &unfinished);
  if (!unfinished && opening->length > 0)
    return FALSE;
  text = segue_episode_dup_range (self->episode, 0, length);
  segue_front_matter_length (text, length, &unfinished);
  if (!unfinished)
    return FALSE;
  changed = dup_changed_lines (self);

  return segue_front_matter_has_end (text, changed);
}

/* Begins reading at the start of the text if it would begin at the second entry and the dialect has a title heading.
 * Only a scan from the start can tell that a heading is this title. */
static void
include_title (Splice *self)
{
  if (self->first == 1 && self->episode->dialect->reading.title_heading)
    self->first = 0;
}

/* Begins reading at the start of the text if it would begin in a list in another syntax: such a list is read as a
 * whole. */
static void
include_list (Splice *self)
{
  if (self->first < self->n_list)
    self->first = 0;
}

/* Finds the first entry that must be read again. */
static void
find_first (Splice *self)
{
  self->first = segue_episode_index_at_offset (self->episode, self->offset);
  self->n_list = segue_episode_count_list (self->episode);
  include_list (self);
  if (self->first == 0)
    return;
  if (self->n_list <= 1 && may_end_front_matter (self))
    self->first = 0;
  include_line (self);
  if (self->first > 0 && is_in_first_lines (self, self->first))
    self->first--;
  while (self->first > 0 && entry_at (self, self->first)->kind == SEGUE_ENTRY_TEXT)
    self->first--;
  include_line (self);
  include_title (self);
  include_list (self);
}

/* Copies the text of the entries from the first one to before @end, with the change applied. */
static char *
build_stretch (Splice *self,
               guint   end,
               gsize  *length)
{
  gsize start = segue_episode_get_offset (self->episode, self->first);
  gsize stop = segue_episode_get_offset (self->episode, end);
  gsize before = self->offset - start;
  gsize after = stop - self->offset - self->length;
  g_autofree char *head = segue_episode_dup_range (self->episode, start, before);
  g_autofree char *tail = segue_episode_dup_range (self->episode, self->offset + self->length, after);
  char *stretch;

  *length = before + self->text_length + after;
  stretch = g_malloc (*length + 1);
  memcpy (stretch, head, before);
  memcpy (stretch + before, self->text, self->text_length);
  memcpy (stretch + before + self->text_length, tail, after + 1);

  return stretch;
}

/* Tells whether the first line of the stretch still begins an entry. If not, it belongs to the entry before. */
static gboolean
begins_with_head (SegueScanner *scanner)
{
  SegueLine line;

  if (scanner->at_start || scanner->syntax != NULL)
    return TRUE;
  if (scanner->p == scanner->end)
    return FALSE;
  if (segue_scanner_read_line (scanner, &line) || segue_line_is_blank (&line) || !segue_scanner_judge (scanner, &line))
    return FALSE;
  scanner->has_head = TRUE;

  return TRUE;
}

/* Reads entries into @fresh until one ends where an entry of the old episode after the change begins. From there on the
 * old entries are kept. @stretch begins with the first entry that is read again, @scanner at or after it. @last is the
 * index after the entries in the stretch. Returns %FALSE if a longer stretch is needed. */
static gboolean
read_until_met (Splice       *self,
                const char   *stretch,
                SegueScanner *scanner,
                guint         last,
                GPtrArray    *fresh)
{
  gsize start = segue_episode_get_offset (self->episode, self->first);
  const char *changed = stretch + (self->offset - start) + self->text_length; /* end of the change */
  gsize left = segue_episode_get_offset (self->episode, last) - start; /* old text from @next on, in bytes */
  SegueEntry *entry, *next, *previous = NULL;
  SegueCursor cursor;

  segue_cursor_init (&cursor, self->episode, self->first);
  next = segue_cursor_next (&cursor);
  self->end = self->first;
  while ((entry = segue_scanner_next (scanner)) != NULL)
    {
      g_ptr_array_add (fresh, entry);
      if (scanner->unfinished)
        return FALSE;
      if (scanner->p < changed || scanner->p == scanner->end)
        continue;
      /* Skip the old entries that begin before the position of the scanner. Positions are compared from the end. */
      while (self->end < last && left > (gsize) (scanner->end - scanner->p))
        {
          left -= next->length;
          previous = next;
          next = segue_cursor_next (&cursor);
          self->end++;
        }
      if (left == (gsize) (scanner->end - scanner->p) && self->end > self->first && self->end >= self->n_list &&
          next->kind != SEGUE_ENTRY_TEXT &&
          previous->ends_blank == scanner->after_blank && previous->in_speech == scanner->in_speech &&
          ends_line (scanner->start, scanner->p) && ends_line (previous->text, previous->text + previous->length))
        return TRUE;
    }
  self->end = last;

  return scanner->at_end;
}

/* Reads the list that the stretch begins with, and prepares to read the notes after it. Returns %FALSE if a longer stretch
 * is needed. */
static gboolean
read_list (Splice       *self,
           SegueScanner *scanner,
           const char   *stretch,
           gsize         length,
           gboolean      at_end,
           GPtrArray    *fresh)
{
  const SegueReading *reading = &self->episode->dialect->reading;
  gsize stop;
  const gsize from = segue_reader_read_list_entries (reading, stretch, length, fresh, &stop);

  if ((stop == length || stop == 0) && !at_end)
    return FALSE;
  segue_scanner_init (scanner, reading, stretch + from, length - from, from < length || fresh->len == 0, at_end, TRUE,
                      FALSE);
  segue_scanner_skip (scanner, reading->syntax, stop - from);

  return TRUE;
}

/* Reads the entries around the change. Returns the new entries, without ids, and sets the range of old ones that they
 * replace. */
static GPtrArray *
read_stretch (Splice *self)
{
  guint n = self->episode->n_entries;
  guint last = segue_episode_index_at_offset (self->episode, self->offset + self->length);
  guint ahead = LOOK_AHEAD;

  for (;; ahead *= 4)
    {
      g_autoptr(GPtrArray) fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
      guint end = ahead < n - MIN (n, last) ? last + ahead : n;
      gsize length;
      g_autofree char *stretch = NULL;
      SegueScanner scanner;

      while (!begins_line (self, end))
        end++;
      stretch = build_stretch (self, end, &length);
      if (self->first == 0 && self->episode->dialect->reading.syntax != NULL)
        {
          if (!read_list (self, &scanner, stretch, length, end == n, fresh))
            continue;
        }
      else
        segue_scanner_init (&scanner, &self->episode->dialect->reading, stretch, length, self->first == 0, end == n,
                            self->first == 0 || entry_at (self, self->first - 1)->ends_blank,
                            self->first > 0 && entry_at (self, self->first - 1)->in_speech);
      if (!begins_with_head (&scanner))
        {
          self->first--;
          include_line (self);
          include_title (self);
          include_list (self);
          continue;
        }
      if (read_until_met (self, stretch, &scanner, end, fresh))
        return g_steal_pointer (&fresh);
    }
}

/* Tells whether the change is inside an item that is one line of a list whose lines are read by themselves. */
static gboolean
is_in_item (Splice *self,
            guint   index)
{
  const SegueSyntax *syntax = self->episode->dialect->reading.syntax;
  SegueEntry *entry = entry_at (self, index);
  const gsize before = self->offset - segue_episode_get_offset (self->episode, index);

  return syntax != NULL && syntax->by_line && entry->syntax == syntax && entry->kind != SEGUE_ENTRY_TEXT &&
         before + self->length <= entry->content_length &&
         memchr (entry->text, '\n', entry->content_length) == NULL &&
         memchr (entry->text, '\r', entry->content_length) == NULL &&
         memchr (self->text, '\n', self->text_length) == NULL && memchr (self->text, '\r', self->text_length) == NULL;
}

/* Finds the entry that the change belongs to. The terminator of the last line of a list is not part of its item. */
static guint
find_changed (Splice *self)
{
  const guint index = segue_episode_index_at_offset (self->episode, self->offset);

  if (index > 0 && self->length == 0 && self->offset == segue_episode_get_offset (self->episode, index) &&
      entry_at (self, index - 1)->content_length == entry_at (self, index - 1)->length)
    return index - 1;

  return index;
}

/* Reads only the item around the change. Returns the new entry, without an id, and sets the range that it replaces.
 * Returns %NULL if the list must be read as a whole. */
static GPtrArray *
read_item (Splice *self)
{
  const guint index = find_changed (self);
  SegueEntry *old = entry_at (self, index), *entry;
  g_autofree char *text = NULL;
  GPtrArray *fresh;
  gsize length;

  if (!is_in_item (self, index))
    return NULL;

  self->first = index;
  self->end = index + 1;
  text = build_stretch (self, self->end, &length);
  entry = segue_list_read_item (old->syntax, text, length, old->content_length + self->text_length - self->length);
  if (entry == NULL)
    return NULL;

  entry->n_lines = old->n_lines;
  fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  g_ptr_array_add (fresh, entry);

  return fresh;
}

/**
 * segue_episode_splice:
 * @self: an episode
 * @offset: start of the range in bytes, at a character boundary
 * @length: length of the range in bytes, ending at a character boundary
 * @text: (array length=text_length): the text to insert instead (valid UTF-8 without U+0000)
 * @text_length: length of @text in bytes, or -1 if it is NUL-terminated
 *
 * Replaces a range of the text. All edits of an episode are splices.
 *
 * Only the entries around the change are read again, up to the first one that begins as before; all others are shared
 * with @self. An entry that was edited, moved, or removed by one of the last splices and put back keeps its id.
 *
 * Returns: (transfer full): the changed episode, or a reference to @self if the text stays the same
 */
SegueEpisode *
segue_episode_splice (SegueEpisode *self,
                      gsize         offset,
                      gsize         length,
                      const char   *text,
                      gssize        text_length)
{
  Splice splice = { self, offset, length, text, text_length < 0 ? strlen (text) : (gsize) text_length, 0, 0, 0 };
  g_autoptr(GPtrArray) fresh = NULL;
  g_autoptr(GPtrArray) replaced = NULL;
  SegueLost lost = { 0 };
  SegueEpisode *result;
  SegueCursor cursor;

  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, segue_episode_ref (self));

  trim_common (&splice);
  if (splice.length == 0 && splice.text_length == 0)
    return segue_episode_ref (self);
  fresh = read_item (&splice);
  if (fresh == NULL)
    {
      find_first (&splice);
      fresh = read_stretch (&splice);
    }
  if (splice.end == self->n_entries && fresh->len > 0)
    segue_reader_split_closing (&self->dialect->reading, fresh);

  replaced = g_ptr_array_new ();
  segue_cursor_init (&cursor, self, splice.first);
  for (guint i = splice.first; i < splice.end; i++)
    g_ptr_array_add (replaced, segue_cursor_next (&cursor));
  segue_identity_match (replaced, fresh, splice.offset - segue_episode_get_offset (self, splice.first),
                        segue_episode_get_offset (self, splice.end) - splice.offset - splice.length, &self->lost, &lost);
  result = segue_episode_replace (self, splice.first, splice.end, fresh, &lost);
  segue_lost_clear (&lost);

  return result;
}
