/* segue-splice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader-private.h"

/* How many entries behind the changed place are looked at first; most edits end there. */
#define LOOK_AHEAD 2

typedef struct
{
  SegueEpisode *episode;
  gsize offset;      /* of the change, in the old text */
  gsize length;      /* of what is taken out */
  const char *text;
  gsize text_length;
  guint first;       /* entry at which reading begins */
  guint end;         /* first entry that is kept behind */
} Splice;

/* Leaves out what the new text has in common with the old at both ends. */
static void
trim_common (Splice *self)
{
  g_autofree char *old = segue_episode_dup_range (self->episode, self->offset, self->length);
  const char *old_end, *new_end;
  gsize n = 0, limit = MIN (self->length, self->text_length);

  while (n < limit && old[n] == self->text[n])
    n++;
  /* not within a character */
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

/* The lines of an entry can bear on how the one before is read: an underline, the title of a stamp on the next line, a
 * stamp below a plain heading. */
static gboolean
is_in_first_lines (Splice *self,
                   guint   index)
{
  gsize offset = self->offset - segue_episode_get_offset (self->episode, index);
  SegueEntry *entry = entry_at (self, index);
  const char *p = entry->text, *end = entry->text + MIN (offset, entry->length);

  for (guint lines = 0; lines < 2; lines++)
    {
      p = memchr (p, '\n', end - p);
      if (p == NULL)
        return TRUE;
      p++;
    }

  return FALSE;
}

/* The lines that the change touches, as they are with it. */
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

/* Whether the change can make front matter of what stands before it, which began at the start of the text and did not
 * end. The first entries tell: they hold what is no part of it, or a line must come that ends it. */
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

/* Whether the first heading is the title of the episode, and so part of the text before it, is known only from the
 * start. */
static void
pass_title (Splice *self)
{
  if (self->first == 1 && self->episode->dialect->reading.title_heading)
    self->first = 0;
}

static void
find_first (Splice *self)
{
  self->first = segue_episode_index_at_offset (self->episode, self->offset);
  if (self->first > 0 && may_end_front_matter (self))
    self->first = 0;
  if (self->first > 0 && is_in_first_lines (self, self->first))
    self->first--;
  while (self->first > 0 && entry_at (self, self->first)->kind == SEGUE_ENTRY_TEXT)
    self->first--;
  pass_title (self);
}

/* The text of the entries from @first to before @end with the change in it. */
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

/* Whether the first line of the stretch still is a head; if not, it belongs to the entry before. */
static gboolean
begins_with_head (SegueScanner *scanner)
{
  SegueLine line;
  SegueBlockState block = { 0 };

  if (scanner->at_start)
    return TRUE;
  if (scanner->p == scanner->end)
    return FALSE;
  line = segue_line_at (scanner->p, scanner->end, scanner->has_cr);
  if (segue_line_is_blank (&line) || segue_block_state_feed (&block, line.start, line.stop - line.start) ||
      !segue_scanner_judge (scanner, &line))
    return FALSE;
  scanner->has_head = TRUE;

  return TRUE;
}

/* Reads until the reader stands where an untouched entry of the old episode begins. */
static gboolean
read_until_met (Splice       *self,
                SegueScanner *scanner,
                guint         last,
                GPtrArray    *fresh)
{
  const char *changed = scanner->start + (self->offset - segue_episode_get_offset (self->episode, self->first)) + self->text_length;
  gsize left = segue_episode_get_offset (self->episode, last) - segue_episode_get_offset (self->episode, self->first);
  SegueEntry *entry, *next, *previous = NULL;
  SegueCursor cursor;

  /* old entries are passed by as long as more of the old text lies behind them than of the new behind the reader */
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
      while (self->end < last && left > (gsize) (scanner->end - scanner->p))
        {
          left -= next->length;
          previous = next;
          next = segue_cursor_next (&cursor);
          self->end++;
        }
      if (left == (gsize) (scanner->end - scanner->p) && self->end > self->first && next->kind != SEGUE_ENTRY_TEXT &&
          previous->ends_blank == scanner->after_blank)
        return TRUE;
    }
  self->end = last;

  return scanner->at_end;
}

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
      g_autofree char *stretch = build_stretch (self, end, &length);
      SegueScanner scanner;

      segue_scanner_init (&scanner, &self->episode->dialect->reading, stretch, length, self->first == 0, end == n,
                          self->first == 0 || entry_at (self, self->first - 1)->ends_blank);
      if (!begins_with_head (&scanner))
        {
          self->first--;
          pass_title (self);
          continue;
        }
      if (read_until_met (self, &scanner, end, fresh))
        return g_steal_pointer (&fresh);
    }
}

static void
split_closing (Splice    *self,
               GPtrArray *fresh)
{
  SegueEntry *last, *closing;

  if (self->end < self->episode->n_entries || fresh->len == 0 || self->first + fresh->len < 2)
    return;
  last = g_ptr_array_index (fresh, fresh->len - 1);
  closing = NULL;
  last = segue_reader_split_closing (&self->episode->dialect->reading, last, &closing);
  if (closing == NULL)
    return;
  segue_entry_unref (g_ptr_array_index (fresh, fresh->len - 1));
  g_ptr_array_index (fresh, fresh->len - 1) = last;
  g_ptr_array_add (fresh, closing);
}

/**
 * segue_episode_splice:
 * @self: an episode
 * @offset: where the change begins, in bytes, at the start of a character
 * @length: bytes that are taken out, whole characters
 * @text: (array length=text_length): what is put there instead, valid UTF-8 without U+0000
 * @text_length: its length in bytes, or -1 if it ends with NUL
 *
 * Makes the one kind of change there is: replaces a range of the text.
 *
 * The entries touched are read again, on to the first line from which the old reading holds; all others are shared with
 * @self. Entries keep their ids where they are recognisably the same.
 *
 * Returns: (transfer full): the changed episode, or a reference on @self if nothing differs
 */
SegueEpisode *
segue_episode_splice (SegueEpisode *self,
                      gsize         offset,
                      gsize         length,
                      const char   *text,
                      gssize        text_length)
{
  Splice splice = { self, offset, length, text, text_length < 0 ? strlen (text) : (gsize) text_length, 0, 0 };
  g_autoptr(GPtrArray) fresh = NULL;
  g_autoptr(GPtrArray) replaced = NULL;
  SegueLost lost = { 0 };
  SegueEpisode *result;
  SegueCursor cursor;

  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, segue_episode_ref (self));

  trim_common (&splice);
  if (splice.length == 0 && splice.text_length == 0)
    return segue_episode_ref (self);
  find_first (&splice);
  fresh = read_stretch (&splice);
  split_closing (&splice, fresh);

  replaced = g_ptr_array_new ();
  segue_cursor_init (&cursor, self, splice.first);
  for (guint i = splice.first; i < splice.end; i++)
    g_ptr_array_add (replaced, segue_cursor_next (&cursor));
  segue_identity_match (replaced, fresh, &self->lost, &lost);
  result = segue_episode_replace (self, splice.first, splice.end, fresh, &lost);
  segue_lost_clear (&lost);

  return result;
}
