/* segue-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-paste.h"

#include <string.h>

#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-paste-private.h"
#include "core/markup/segue-markup-scan.h"
#include "core/text/segue-chars.h"

/* A list that was pasted from another program, or that consists of copied entries. */

SeguePasteItem *
segue_paste_item_new (SegueEntryKind  kind,
                      gint64          start,
                      const char     *title,
                      const char     *link)
{
  SeguePasteItem *self = g_new0 (SeguePasteItem, 1);

  self->kind = kind;
  self->start = start;
  self->end = self->link_time = SEGUE_TIME_NONE;
  self->title = g_strdup (title);
  self->link = g_strdup (link);
  self->body = g_string_new (NULL);

  return self;
}

/* Returns what stands between the start and the end of an entry. Where this has brackets or other markup, or is the syntax
 * of a list, it cannot stand between other times, and the result is a dash. */
static char *
dup_dash (const SegueEntry *entry)
{
  const guint from = entry->start_span.offset + entry->start_span.length, to = entry->end_span.offset;

  if (entry->syntax != NULL)
    return g_strdup (" - ");
  for (guint i = from; i < to; i++)
    if (strchr ("()[]{}<>*_`|\"\r\n", entry->text[i]) != NULL)
      return g_strdup (" - ");

  return from < to ? g_strndup (entry->text + from, to - from) : g_strdup (" - ");
}

/* Makes an item of the head of an entry. Its description is left out. */
SeguePasteItem *
segue_paste_item_from_entry (const SegueEntry *entry)
{
  g_autofree char *title = segue_entry_dup_title (entry);
  g_autofree char *link = segue_entry_dup_link (entry);
  SeguePasteItem *self = segue_paste_item_new (entry->kind, entry->start, title, link);

  if (entry->result == SEGUE_TIME_MALFORMED || entry->clock.frames)
    {
      self->start_text = segue_entry_dup_start_text (entry);
      self->link_time = entry->time_link.time;
    }
  /* the end of an item of a list can be its start, which is none */
  if (entry->end_span.length > 0 && (entry->syntax == NULL || entry->end != SEGUE_TIME_NONE))
    {
      self->end = entry->end;
      self->end_text = entry->end == SEGUE_TIME_NONE ? segue_entry_dup_span (entry, entry->end_span) : NULL;
      self->dash = dup_dash (entry);
    }

  return self;
}

/* Copies an item without its description. */
static SeguePasteItem *
item_copy (const SeguePasteItem *self)
{
  SeguePasteItem *copy = segue_paste_item_new (self->kind, self->start, self->title, self->link);

  copy->after_blank = self->after_blank;
  copy->end = self->end;
  copy->link_time = self->link_time;
  copy->start_text = g_strdup (self->start_text);
  copy->end_text = g_strdup (self->end_text);
  copy->dash = g_strdup (self->dash);
  copy->cells = g_strdup (self->cells);

  return copy;
}

void
segue_paste_item_free (SeguePasteItem *self)
{
  g_free (self->start_text);
  g_free (self->end_text);
  g_free (self->dash);
  g_free (self->cells);
  g_free (self->title);
  g_free (self->link);
  g_free (self->line);
  g_string_free (self->body, TRUE);
  g_free (self);
}

void
segue_paste_item_add_line (SeguePasteItem *self,
                           const char     *line,
                           gsize           length)
{
  g_string_append_len (self->body, line, length);
  g_string_append_c (self->body, '\n');
}

SeguePaste *
segue_paste_new (void)
{
  SeguePaste *self = g_new0 (SeguePaste, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_paste_item_free);

  return self;
}

SeguePasteItem *
segue_paste_last_item (SeguePaste *self)
{
  return self->items->len > 0 ? self->items->pdata[self->items->len - 1] : NULL;
}

/**
 * segue_paste_new_for_entries:
 * @entries: (array length=n_entries): sections and segments of other notes
 * @n_entries: number of entries
 *
 * Makes a list from the titles, times, links and descriptions of entries, to write it in another dialect.
 *
 * Returns: (transfer full): the list
 */
SeguePaste *
segue_paste_new_for_entries (SegueEntry *const *entries,
                             guint              n_entries)
{
  SeguePaste *self = segue_paste_new ();

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *body = segue_edit_dup_description (entries[i]);
      SeguePasteItem *item = segue_paste_item_from_entry (entries[i]);

      g_string_append (item->body, body);
      g_ptr_array_add (self->items, item);
    }

  return self;
}

/**
 * segue_paste_free:
 * @self: (transfer full): a pasted list
 *
 * Frees a pasted list.
 */
void
segue_paste_free (SeguePaste *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * segue_paste_is_transcript:
 * @self: a pasted list
 *
 * Tells whether the text is no list but a transcript: its times say when something was said. The list is empty then.
 *
 * Returns: %TRUE if it is a transcript
 */
gboolean
segue_paste_is_transcript (const SeguePaste *self)
{
  return self->is_transcript;
}

/**
 * segue_paste_is_mixed:
 * @self: a pasted list
 *
 * Tells whether lines without a time stand among lines with times. Only the user knows whether they are segments or
 * descriptions; see #SeguePastePlain.
 *
 * Returns: %TRUE if there are such lines
 */
gboolean
segue_paste_is_mixed (const SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const SeguePasteItem *item = self->items->pdata[i];

      if (item->place == PASTE_BETWEEN && !item->is_text)
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_paste_has_lines:
 * @self: a pasted list
 *
 * Tells whether #SeguePastePlain matters for the list: whether it has lines without a time that can be segments, among
 * the lines with times or above or below these.
 *
 * Returns: %TRUE if there are such lines
 */
gboolean
segue_paste_has_lines (const SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const SeguePasteItem *item = self->items->pdata[i];

      if (item->place != PASTE_NOT_PLAIN && !item->is_text)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_time (const SeguePasteItem *item)
{
  return item->start != SEGUE_TIME_NONE || item->start_text != NULL;
}

/**
 * segue_paste_has_times:
 * @self: a pasted list
 *
 * Tells whether a segment of the list has a time, which may be malformed.
 *
 * Returns: %TRUE if one has
 */
gboolean
segue_paste_has_times (const SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (has_time (self->items->pdata[i]))
      return TRUE;

  return FALSE;
}

/**
 * segue_paste_drop_times:
 * @self: a pasted list
 *
 * Removes the times from the list, for example because they are those of another episode.
 */
void
segue_paste_drop_times (SeguePaste *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SeguePasteItem *item = self->items->pdata[i];

      item->start = item->end = SEGUE_TIME_NONE;
      item->link_time = SEGUE_TIME_NONE;
      g_clear_pointer (&item->start_text, g_free);
      g_clear_pointer (&item->end_text, g_free);
    }
}

/**
 * segue_paste_shift_times:
 * @self: a pasted list
 * @delta: milliseconds, may be negative
 *
 * Adds the same amount to all times of the list. A time that would be below zero becomes zero.
 *
 * Returns: the number of times that would be below zero
 */
guint
segue_paste_shift_times (SeguePaste *self,
                         gint64      delta)
{
  guint n_below = 0;

  for (guint i = 0; i < self->items->len && delta != 0; i++)
    {
      SeguePasteItem *item = self->items->pdata[i];

      if (item->start == SEGUE_TIME_NONE)
        continue;
      n_below += item->start + delta < 0;
      item->start = CLAMP (item->start + delta, 0, SEGUE_TIME_MAX);
      if (item->end != SEGUE_TIME_NONE)
        item->end = CLAMP (item->end + delta, 0, SEGUE_TIME_MAX);
      g_clear_pointer (&item->start_text, g_free);
      g_clear_pointer (&item->end_text, g_free);
    }

  return n_below;
}

/* Returns the item of which a plain line becomes a line of text: the entry above, or text above or below the list. */
static SeguePasteItem *
get_owner (GPtrArray            *items,
           const SeguePasteItem *line,
           SeguePastePlain       plain)
{
  const gboolean is_below = line->place == PASTE_BELOW && plain == SEGUE_PASTE_DESCRIPTIONS;
  SeguePasteItem *last = items->len > 0 ? items->pdata[items->len - 1] : NULL;

  if (last == NULL || (is_below && last->kind != SEGUE_ENTRY_TEXT))
    {
      last = segue_paste_item_new (SEGUE_ENTRY_TEXT, SEGUE_TIME_NONE, "", NULL);
      g_ptr_array_add (items, last);
    }

  return last;
}

/* Returns the items of the list as they will be inserted, with plain lines treated according to @plain. Only the first
 * and the last of them can be text. */
GPtrArray *
segue_paste_dup_items (const SeguePaste *self,
                       SeguePastePlain   plain)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_paste_item_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const SeguePasteItem *from = self->items->pdata[i];
      SeguePasteItem *item;

      if (from->place != PASTE_NOT_PLAIN && (from->is_text || plain == SEGUE_PASTE_DESCRIPTIONS))
        {
          item = get_owner (items, from, plain);
          if (from->after_blank && item->body->len > 0)
            g_string_append_c (item->body, '\n');
          segue_paste_item_add_line (item, from->line, strlen (from->line));
        }
      else
        {
          item = item_copy (from);
          g_ptr_array_add (items, item);
        }
      g_string_append_len (item->body, from->body->str, from->body->len);
    }

  return items;
}

/**
 * segue_paste_count:
 * @self: a pasted list
 * @plain: how lines without a time are treated
 *
 * Counts the entries that segue_paste_insert() would insert.
 *
 * Returns: the numbers of entries
 */
SeguePasteCount
segue_paste_count (const SeguePaste *self,
                   SeguePastePlain   plain)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, plain);
  SeguePasteCount count = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];

      count.n_sections += item->kind == SEGUE_ENTRY_SECTION;
      count.n_segments += item->kind == SEGUE_ENTRY_SEGMENT;
      count.n_untimed += item->kind == SEGUE_ENTRY_SEGMENT && !has_time (item);
    }

  return count;
}

/* Returns the URL if the line consists of nothing else but marks of a sentence, or NULL. */
char *
segue_paste_dup_line_url (const SegueLine *line)
{
  const char *word = segue_skip_space (line->start, line->stop), *url, *stop;

  if (!segue_markup_scan_word_url (word, segue_trim_end (word, line->stop), &url, &stop))
    return NULL;

  return segue_markup_decode_link (line->start, (SegueSpan){ url - line->start, stop - url });
}

/**
 * segue_paste_dup_url:
 * @text: UTF-8
 *
 * Tells whether a text consists of an HTTP or HTTPS URL and nothing else.
 *
 * Returns: (transfer full) (nullable): the URL without white space and angle brackets around it, or %NULL
 */
char *
segue_paste_dup_url (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *start = segue_skip_space (stripped, stripped + strlen (stripped));
  const char *end = segue_trim_end (start, start + strlen (start));
  gboolean angled = end - start > 2 && *start == '<' && end[-1] == '>';
  g_autofree char *url = g_strndup (start + angled, end - start - 2 * angled);

  if (!(g_ascii_strncasecmp (url, "http://", 7) == 0 && url[7] != '\0') &&
      !(g_ascii_strncasecmp (url, "https://", 8) == 0 && url[8] != '\0'))
    return NULL;
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == '<' || c == '>' || c == '"')
        return NULL;
    }

  return g_steal_pointer (&url);
}

/**
 * segue_paste_dup_link:
 * @text: UTF-8
 *
 * Tells whether a text consists of an HTTP or HTTPS URL, or of one link in Markdown, and nothing else.
 *
 * Returns: (transfer full) (nullable): the URL, or %NULL
 */
char *
segue_paste_dup_link (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const gsize length = strlen (stripped);
  char *address = strstr (stripped, "](");

  if (*stripped != '[' || address == NULL || stripped[length - 1] != ')' || strstr (address + 1, "](") != NULL)
    return segue_paste_dup_url (stripped);

  stripped[length - 1] = '\0';

  return segue_paste_dup_url (address + strlen ("]("));
}
