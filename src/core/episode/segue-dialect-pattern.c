/* segue-dialect-pattern.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/text/segue-chars.h"

/* Cuts the patterns of new segments out of the heads of those that were read, and finds the most common one. */

/* How often a pattern occurs. */
typedef struct
{
  guint n;
  guint first; /* index of the first entry with the pattern */
} Tally;

/* Copies the text of the entry between two offsets. */
char *
segue_entry_dup_between (const SegueEntry *entry,
                         guint             from,
                         guint             to)
{
  return from < to ? g_strndup (entry->text + from, to - from) : g_strdup ("");
}

/* Returns the offset of the end of the head's line, without its terminator. Of a segment, it is the line of the time. */
guint
segue_entry_head_line_end (const SegueEntry *entry)
{
  const char *start = entry->text + entry->start_span.offset, *end = entry->text + entry->length;
  const char *stop = memchr (start, '\n', end - start), *cr;

  stop = stop != NULL ? stop : end;
  cr = memchr (start, '\r', stop - start);

  return (cr != NULL ? cr : stop) - entry->text;
}

/* Removes the link around the title from the pattern: the `[` at the end of the middle and the `](URL)` at the start of
 * the tail. */
static void
drop_title_link (SegueSegmentPattern *pattern)
{
  gsize n = strlen (pattern->middle);
  const char *rest;

  if (n == 0 || pattern->middle[n - 1] != '[' || !g_str_has_prefix (pattern->tail, "]("))
    return;
  rest = strchr (pattern->tail, ')');
  if (rest == NULL)
    return;
  pattern->middle[n - 1] = '\0';
  memmove (pattern->tail, rest + 1, strlen (rest));
}

/* Removes the URL at the end of the line from the tail of the pattern, with the brackets around it and the blanks and
 * dashes before it. @from is the offset of the tail in the text of the entry. */
static void
drop_bare_link (SegueSegmentPattern *pattern,
                const SegueEntry    *entry,
                guint                from)
{
  char *tail = pattern->tail, *start, *stop;

  if (entry->link.length == 0 || entry->link.offset < from || entry->link.offset + entry->link.length > from + strlen (tail))
    return;
  start = tail + (entry->link.offset - from);
  stop = start + entry->link.length;
  if ((segue_ends_with (tail, start, "<") && *stop == '>') || (segue_ends_with (tail, start, "(") && *stop == ')'))
    {
      start--;
      stop++;
    }
  if (segue_ends_with (tail, start, "]") || stop[strspn (stop, " \t")] != '\0')
    return;
  while (start > tail && strchr (" \t-:", start[-1]) != NULL)
    start--;
  memmove (start, stop, strlen (stop) + 1);
}

/* Removes the link of HTML around the title from the pattern: the `<a>` before it and the `</a>` after it. The link to
 * the time stays. @from are the offsets of lead, middle and tail in the text of the entry. Returns %FALSE if there is no
 * such link. */
static gboolean
drop_title_anchor (SegueSegmentPattern *pattern,
                   const SegueEntry    *entry,
                   const guint         *from)
{
  char *const parts[] = { pattern->lead, pattern->middle, pattern->tail };
  const guint link = entry->link.offset;

  if (entry->link.length == 0 || (entry->time_link.span.length > 0 && entry->time_link.span.offset >= link &&
                                  entry->time_link.span.offset < link + entry->link.length))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      char *open, *stop, *close = NULL;

      if (link < from[i] || link >= from[i] + strlen (parts[i]))
        continue;
      open = g_strrstr_len (parts[i], link - from[i], "<a");
      stop = strchr (parts[i] + (link - from[i]), '>');
      for (guint j = i + 1; j < G_N_ELEMENTS (parts) && close == NULL; j++)
        close = strstr (parts[j], "</a>");
      if (open == NULL || stop == NULL || close == NULL)
        return FALSE;
      memmove (open, stop + 1, strlen (stop));
      memmove (close, close + 4, strlen (close + 4) + 1);
      return TRUE;
    }

  return FALSE;
}

/* Empties the cells of a table between two `|` of the text. */
static void
empty_cells (char *text)
{
  char *first = strchr (text, '|'), *last = strrchr (text, '|'), *out = first;

  if (first == NULL)
    return;
  for (char *p = first; p < last; p++)
    if (*p == '|' || *p == ' ')
      *out++ = *p;
  memmove (out, last, strlen (last) + 1);
}

/* Finds the start of a tag of HTML, or returns NULL. Under the address sanitizer strstr() reads all of the text each time. */
static char *
find_tag (char       *text,
          const char *tag)
{
  char *p = strchr (text, '<');

  while (p != NULL && !segue_has_prefix (p, tag))
    p = strchr (p + 1, '<');

  return p;
}

/* Empties the cells of a row of HTML that begin and end in the text. */
static void
empty_html_cells (char *text)
{
  char *out = text, *rest = text, *cell, *end;

  while ((cell = find_tag (rest, "<td")) != NULL && (cell = strchr (cell, '>')) != NULL &&
         (end = find_tag (++cell, "</td")) != NULL)
    {
      memmove (out, rest, cell - rest);
      out += cell - rest;
      rest = end;
    }
  memmove (out, rest, strlen (rest) + 1);
}

/* Empties the cells of a row that hold neither the time nor the title. */
static void
empty_other_cells (SegueSegmentPattern *pattern,
                   const SegueEntry    *entry)
{
  const char *text = entry->text, *end = text + entry->length;

  if (segue_contains (text, text + entry->head_length, "<td"))
    {
      empty_html_cells (pattern->lead);
      empty_html_cells (pattern->middle);
      empty_html_cells (pattern->tail);
    }
  if (!segue_starts_with (segue_skip_space (text, end), end, "|"))
    return;
  empty_cells (pattern->lead);
  empty_cells (pattern->middle);
  empty_cells (pattern->tail);
}

/* Splits a part of the pattern around the time in the link of the timestamp, so that another time can be written there.
 * @from are the offsets of lead, middle and tail in the text of the entry. */
static void
split_link (SegueSegmentPattern *pattern,
            const SegueEntry    *entry,
            const guint         *from)
{
  const char *const parts[] = { pattern->lead, pattern->middle, pattern->tail };
  const SegueSpan span = entry->time_link.span;

  for (guint i = 0; span.length > 0 && i < G_N_ELEMENTS (parts); i++)
    if (span.offset >= from[i] && span.offset + span.length <= from[i] + strlen (parts[i]))
      {
        pattern->link_before = g_strndup (parts[i], span.offset - from[i]);
        pattern->link_after = g_strdup (parts[i] + (span.offset + span.length - from[i]));
        pattern->link_clock = entry->time_link.clock;
        pattern->link_part = i;
        return;
      }
}

/* Makes emphasis that ends within the title end after it, so that all of a new title has it. */
static void
close_opened (SegueSegmentPattern *pattern,
              const SegueEntry    *entry)
{
  g_autofree char *closing = segue_head_dup_closing (entry->text + entry->opened.offset, entry->opened.length);
  g_autofree char *tail = g_steal_pointer (&pattern->tail);

  pattern->tail = g_strconcat (closing, tail, NULL);
}

/* Gets the pattern of a segment's head. That of a range of times is the pattern without the end. Returns %FALSE if new
 * segments should not look like this one: headings, and titles that are empty or on another line. @pattern must be
 * cleared in any case. */
static gboolean
cut_pattern (const SegueEntry    *entry,
             SegueSegmentPattern *pattern)
{
  guint start = entry->start_span.offset, stop = start + entry->start_span.length;
  guint title = entry->title.offset, title_end = title + entry->title.length;
  guint end = segue_entry_head_line_end (entry);
  gboolean dropped;

  if (entry->kind != SEGUE_ENTRY_SEGMENT || entry->heading != SEGUE_HEADING_NONE)
    return FALSE;
  stop = MAX (stop, entry->end_span.offset + entry->end_span.length);
  if (entry->title.length == 0 || title_end > end)
    return FALSE;
  pattern->trailing = entry->trailing;
  if (entry->trailing)
    {
      pattern->lead = segue_entry_dup_between (entry, 0, title);
      pattern->middle = segue_entry_dup_between (entry, title_end, start);
      pattern->tail = segue_entry_dup_between (entry, stop, end);
      dropped = drop_title_anchor (pattern, entry, (guint[]){ 0, title_end, stop });
      split_link (pattern, entry, (guint[]){ 0, title_end, stop });
      empty_other_cells (pattern, entry);
      return entry->link.length == 0 || dropped;
    }
  pattern->lead = segue_entry_dup_between (entry, 0, start);
  pattern->middle = segue_entry_dup_between (entry, stop, title);
  pattern->tail = segue_entry_dup_between (entry, title_end, end);
  close_opened (pattern, entry);
  /* The space before the next timestamp on the line is not part of the pattern. */
  if (end == entry->length)
    g_strchomp (pattern->tail);
  drop_bare_link (pattern, entry, title_end);
  drop_title_link (pattern);
  drop_title_anchor (pattern, entry, (guint[]){ 0, stop, title_end });
  split_link (pattern, entry, (guint[]){ 0, stop, title_end });
  empty_other_cells (pattern, entry);

  return TRUE;
}

static void
pattern_clear (SegueSegmentPattern *pattern)
{
  g_clear_pointer (&pattern->lead, g_free);
  g_clear_pointer (&pattern->middle, g_free);
  g_clear_pointer (&pattern->tail, g_free);
  g_clear_pointer (&pattern->link_before, g_free);
  g_clear_pointer (&pattern->link_after, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueSegmentPattern, pattern_clear)

/* Returns a string that is equal for equal patterns. The time in a link does not count. */
static char *
pattern_key (const SegueSegmentPattern *pattern)
{
  const char *parts[] = { pattern->lead, pattern->middle, pattern->tail };
  g_autofree char *linked = NULL;

  if (pattern->link_before != NULL)
    parts[pattern->link_part] = linked = g_strconcat (pattern->link_before, "\2", pattern->link_after, NULL);

  return g_strconcat (parts[0], "\1", parts[1], "\1", parts[2], NULL);
}

/* The parts of a head around its time and its title, in the text of the entry. */
typedef struct
{
  const char *parts[3];
  gsize lengths[3];
  gboolean trailing;
  gboolean at_end; /* the entry ends with the head's line */
} PlainHead;

/* Gets the parts of a segment's head whose pattern depends on nothing else: a head without links, opened emphasis and
 * tags, and not a row of a table. Returns %FALSE if the head is another one or has no pattern. */
static gboolean
get_plain_head (const SegueEntry *entry,
                PlainHead        *head)
{
  const guint start = entry->start_span.offset, title = entry->title.offset, title_end = title + entry->title.length;
  const guint stop = MAX (start + entry->start_span.length, entry->end_span.offset + entry->end_span.length);
  guint end;

  if (entry->kind != SEGUE_ENTRY_SEGMENT || entry->heading != SEGUE_HEADING_NONE || entry->title.length == 0 ||
      entry->time_link.span.length > 0 || entry->opened.length > 0)
    return FALSE;
  end = segue_entry_head_line_end (entry);
  if (title_end > end || (entry->link.length > 0 && (entry->trailing || entry->link.offset < end)))
    return FALSE;
  const guint bounds[] = { 0, entry->trailing ? title : start, entry->trailing ? title_end : stop,
                           entry->trailing ? start : title, entry->trailing ? stop : title_end, end };

  for (guint i = 0; i < 3; i++)
    {
      head->parts[i] = entry->text + bounds[2 * i];
      head->lengths[i] = bounds[2 * i + 1] > bounds[2 * i] ? bounds[2 * i + 1] - bounds[2 * i] : 0;
      if (memchr (head->parts[i], '<', head->lengths[i]) != NULL || memchr (head->parts[i], '|', head->lengths[i]) != NULL)
        return FALSE;
    }
  head->trailing = entry->trailing;
  head->at_end = end == entry->length;

  return TRUE;
}

/* Tells whether two heads have the same pattern for sure. */
static gboolean
plain_heads_equal (const PlainHead *a,
                   const PlainHead *b)
{
  if (a->trailing != b->trailing || a->at_end != b->at_end)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (a->lengths[i] != b->lengths[i] || memcmp (a->parts[i], b->parts[i], a->lengths[i]) != 0)
      return FALSE;

  return TRUE;
}

/* Gets the tally of the entry's pattern, or %NULL if it has none. @i is the index of the entry. */
static Tally *
find_tally (GHashTable       *tallies,
            const SegueEntry *entry,
            guint             i)
{
  g_auto(SegueSegmentPattern) pattern = { 0 };
  g_autofree char *key = NULL;
  Tally *tally;

  if (!cut_pattern (entry, &pattern))
    return NULL;
  key = pattern_key (&pattern);
  tally = g_hash_table_lookup (tallies, key);
  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->first = i;
      g_hash_table_insert (tallies, g_steal_pointer (&key), tally);
    }

  return tally;
}

/* Returns the first entry with the most common pattern, or %NULL if no entry has a pattern. Most heads have that of the
 * head before: these are compared where they stand, without a copy. */
static const SegueEntry *
find_model (SegueEntry **entries,
            guint        n_entries)
{
  g_autoptr(GHashTable) tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const SegueEntry *model = NULL;
  PlainHead head, before = { 0 };
  Tally *tally_before = NULL;
  guint most = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      const gboolean plain = get_plain_head (entries[i], &head);
      const gboolean repeats = plain && tally_before != NULL && plain_heads_equal (&head, &before);
      Tally *tally = repeats ? tally_before : find_tally (tallies, entries[i], i);

      if (plain && tally != NULL)
        {
          before = head;
          tally_before = tally;
        }
      if (tally != NULL && ++tally->n > most)
        {
          most = tally->n;
          model = entries[tally->first];
        }
    }

  return model;
}

/* Sets @pattern, which must be empty, to the most common pattern of the segments' heads. It stays empty if no entry has
 * a pattern. */
void
segue_segment_pattern_learn (SegueSegmentPattern *pattern,
                             SegueEntry         **entries,
                             guint                n_entries)
{
  const SegueEntry *model = find_model (entries, n_entries);

  if (model != NULL)
    cut_pattern (model, pattern);
}
