/* segue-paste-read.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-paste-private.h"
#include "core/episode/segue-block-state.h"
#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-entry-private.h"
#include "core/episode/segue-reader.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* Reads a list that was pasted from another program. If it has times, it is read like notes. If it has none, each line
 * becomes a segment, whatever marks (bullets, numbers) stand before it. */

/* Makes a segment without a time from a line, without the marks before it. Sets @head to how the line was scanned. */
SeguePasteItem *
segue_paste_item_from_line (const SegueLine *line,
                            SegueHead       *head)
{
  SegueHead scanned = { 0 };
  const char *p = segue_head_skip_marks (&scanned, line->start, line->stop);
  g_autofree char *title = NULL;
  g_autofree char *link = NULL;

  /* A pictograph is not a list mark but part of the title. */
  for (const char *q = line->start; q < p; q = segue_next_char (q, line->stop))
    {
      gunichar c = g_utf8_get_char (q);

      if (c >= 0x2600 && c != 0x3000 && c != 0x30FB && c != 0xFEFF)
        p = q;
    }
  scanned.kind = SEGUE_HEAD_LEADING;
  segue_head_set_title (&scanned, line->start, p, line->stop);
  title = g_strdelimit (g_strndup (line->start + scanned.title.offset, scanned.title.length), "\t", ' ');
  if (scanned.link.length > 0)
    link = segue_markup_decode_link (line->start, scanned.link);
  *head = scanned;

  return segue_paste_item_new (SEGUE_ENTRY_SEGMENT, SEGUE_TIME_NONE, title, link);
}

/* Tells whether a line begins with digits, a mark and digits, after list marks and brackets: a time with a typing error
 * that is not even a malformed time, such as `(12.30)`, or another number. */
static gboolean
begins_with_number (const SegueLine *line)
{
  SegueHead head = { 0 };
  const char *p = segue_head_skip_marks (&head, line->start, line->stop), *end = line->stop;

  while (p < end && strchr ("([{*_`@", *p) != NULL)
    p++;
  if (!g_unichar_isdigit (segue_char_at (p, end)))
    return FALSE;
  while (p < end && g_unichar_isdigit (segue_char_at (p, end)))
    p = segue_next_char (p, end);
  while (p < end && strchr (".,:;-", *p) != NULL)
    {
      p++;
      if (g_unichar_isdigit (segue_char_at (p, end)))
        return TRUE;
    }

  return FALSE;
}

/* Tells whether a plain line can only be text: a row of a table, the label of what follows, a rule, or a line that looks
 * as if it had a time. */
static gboolean
is_text (const SegueLine *line)
{
  const char *p = segue_skip_space (line->start, line->stop), *end = segue_trim_end (p, line->stop);

  return *p == '|' || memchr (p, '\t', end - p) != NULL || segue_ends_with (p, end, ":") ||
         segue_ends_with (p, end, "：") || segue_paste_is_ornament (p, end) || begins_with_number (line);
}

/* Adds a line as a plain line. */
static SeguePasteItem *
add_plain (SeguePaste      *self,
           const SegueLine *line,
           SeguePastePlace  place,
           SeguePasteItem  *item)
{
  item->place = place;
  item->is_text = is_text (line);
  item->line = g_strndup (line->start, segue_trim_end (line->start, line->stop) - line->start);
  g_ptr_array_add (self->items, item);

  return item;
}

/* Adds the lines of the body of @owner. Lines that clearly belong to the entry above, such as indented lines and URLs,
 * are added to its description. The others are added as plain lines, because they could be either. */
static void
add_body (SeguePaste       *self,
          const SegueEntry *owner)
{
  const char *end = owner->text + owner->body.offset + owner->body.length;
  SegueHead owner_head = { 0 };
  gboolean after_blank = FALSE;

  segue_head_skip_marks (&owner_head, owner->text, owner->text + owner->length);
  for (const char *p = owner->text + owner->body.offset; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      g_autofree char *url = segue_paste_dup_line_url (&line);
      SeguePasteItem *item;
      SegueHead head;

      p = line.next;
      if (segue_line_is_blank (&line))
        {
          after_blank = TRUE;
          continue;
        }
      item = segue_paste_item_from_line (&line, &head);
      if (url != NULL || head.indent > owner_head.indent || (head.bulleted && !owner_head.bulleted))
        {
          segue_paste_item_add_line (segue_paste_last_item (self), line.start,
                                     segue_trim_end (line.start, line.stop) - line.start);
          segue_paste_item_free (item);
        }
      else
        {
          add_plain (self, &line, PASTE_BETWEEN, item)->after_blank = after_blank;
        }
      after_blank = FALSE;
    }
}

/* Returns the underline of a title at @line, or the line itself if it is a title with marks, or an empty line if it is
 * no title. */
static const char *
title_end (const SegueLine *line,
           const SegueHead *head,
           const char      *end)
{
  SegueLine under;
  char mark;

  if (head->heading == SEGUE_HEADING_ATX || head->heading == SEGUE_HEADING_HTML)
    return line->next;
  under = segue_line_at (line->next, end, TRUE);

  return line->next < end && segue_head_is_underline (under.start, under.stop - under.start, &mark) ? under.next : NULL;
}

/* Adds the lines of a text above or below the list. The title of the text is a section. Front matter has none. */
static void
add_text (SeguePaste       *self,
          const SegueEntry *owner,
          SeguePastePlace   place)
{
  const char *end = owner->text + owner->body.offset + owner->body.length;
  const char *front_end = owner->text;
  gboolean after_blank = FALSE, unfinished;

  if (place == PASTE_ABOVE)
    front_end += segue_front_matter_length (owner->text, owner->length, &unfinished);
  for (const char *p = owner->text + owner->body.offset; p < end;)
    {
      SegueLine line = segue_line_at (p, end, TRUE);
      SeguePasteItem *item;
      SegueHead head;
      const char *after;

      p = line.next;
      if (segue_line_is_blank (&line))
        {
          after_blank = TRUE;
          continue;
        }
      item = segue_paste_item_from_line (&line, &head);
      after = place == PASTE_ABOVE && line.start >= front_end ? title_end (&line, &head, end) : NULL;
      if (after != NULL && !segue_paste_is_ornament (line.start, line.stop))
        {
          item->kind = SEGUE_ENTRY_SECTION;
          g_ptr_array_add (self->items, item);
          p = after;
        }
      else
        {
          add_plain (self, &line, place, item)->after_blank = after_blank;
        }
      after_blank = FALSE;
    }
}

/* Sets @names to the names of the columns if the lines from @first on have the header of a table. */
static void
find_header (SeguePaste  *self,
             guint        first,
             GPtrArray  **names)
{
  for (guint i = self->items->len; i > first; i--)
    {
      const SeguePasteItem *item = self->items->pdata[i - 1];
      const char *line = item->line;

      if (line == NULL || strpbrk (line, "|\t") == NULL || segue_paste_is_ornament (line, line + strlen (line)))
        continue;
      g_clear_pointer (names, g_ptr_array_unref);
      *names = segue_paste_read_header (line);
      return;
    }
}

static void
read_timed (SeguePaste   *self,
            SegueEpisode *episode)
{
  g_autoptr(GPtrArray) names = NULL;
  gboolean after_blank = FALSE;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const guint first = self->items->len;

      if (entry->kind == SEGUE_ENTRY_TEXT)
        add_text (self, entry, i == 0 ? PASTE_ABOVE : PASTE_BELOW);
      else
        {
          SeguePasteItem *item = segue_paste_item_from_entry (entry);

          item->after_blank = after_blank;
          segue_paste_item_take_cells (item, entry, names);
          g_ptr_array_add (self->items, item);
          add_body (self, entry);
        }
      find_header (self, first, &names);
      after_blank = entry->ends_blank;
    }
}

static guint
count_segments (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT;

  return n;
}

static gboolean
has_speech (SegueEpisode *episode)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_n_spoken_times (segue_episode_get (episode, i)) > 0)
      return TRUE;

  return FALSE;
}

/* Reads a text by rules of its own, but for the number of timestamps that it is taken to have. */
static SegueEpisode *
read_with_stamps (SegueEpisode *episode,
                  const char   *text,
                  guint         stamps)
{
  SegueReading reading = *segue_dialect_get_reading (segue_episode_get_dialect (episode));
  g_autoptr(SegueDialect) dialect = NULL;

  reading.stamps = stamps;
  dialect = segue_dialect_with_reading (segue_episode_get_dialect (episode), &reading);

  return segue_reader_read_as (text, segue_episode_get_length (episode), dialect, NULL);
}

/* Reads a text that has one time again. Malformed times next to it count as if there were another, since there may be in
 * the notes that the list is pasted to. */
static SegueEpisode *
read_single (SegueEpisode *episode,
             const char   *text)
{
  if (segue_dialect_get_reading (segue_episode_get_dialect (episode))->stamps == 1)
    return read_with_stamps (episode, text, 2);

  return segue_episode_ref (episode);
}

/* Reads a text that has no time again. If most of its lines begin with a malformed time, it is a list of these. In notes
 * a malformed time is a timestamp only among others, but a part of a list can be pasted to where the others are. Returns
 * %NULL if the text is no such list. */
static SegueEpisode *
read_malformed (SegueEpisode *episode,
                const char   *text)
{
  g_autoptr(SegueEpisode) clear = read_with_stamps (episode, text, 1);
  g_autoptr(SegueEpisode) all = count_segments (clear) > 0 ? read_with_stamps (episode, text, 2) : NULL;

  if (all == NULL || count_segments (all) * 2 < segue_episode_get_n_lines (all))
    return NULL;

  return g_steal_pointer (&all);
}

/**
 * segue_paste_read:
 * @text: (array length=length): text from another program, any bytes
 * @length: length of @text in bytes, or -1 if it is NUL-terminated
 *
 * Reads a text as a list of sections and segments. The list may have bullets, numbers or neither, and times or no
 * times.
 *
 * Returns: (transfer full): the list; empty if @text is blank, not valid UTF-8 or a transcript
 */
SeguePaste *
segue_paste_read (const char *text,
                  gssize      length)
{
  SeguePaste *self = segue_paste_new ();
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);
  g_autoptr(SegueEpisode) timed = NULL;
  g_autofree char *whole = NULL;

  if (episode == NULL)
    return self;
  self->is_transcript = count_segments (episode) == 0 && has_speech (episode);
  if (self->is_transcript)
    return self;
  whole = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  timed = count_segments (episode) > 0 ? read_single (episode, whole) : read_malformed (episode, whole);
  if (timed != NULL)
    read_timed (self, timed);
  else
    segue_paste_read_untimed (self, whole, whole + segue_episode_get_length (episode));

  return self;
}
