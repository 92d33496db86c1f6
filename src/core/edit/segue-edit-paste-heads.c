/* segue-edit-paste-heads.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-private.h"
#include "core/edit/segue-paste-private.h"
#include "core/episode/segue-reader.h"

/* Inserts the heads of a pasted list, its timestamps and titles, in the dialect of the notes. */

/* Returns the timestamp of an item as text, or %NULL if it is only a start that the dialect writes. */
static char *
compose_time (const SegueDialect   *dialect,
              const SeguePasteItem *item)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (item->end == SEGUE_TIME_NONE && item->end_text == NULL)
    return g_strdup (item->start_text);
  start = item->start_text != NULL ? g_strdup (item->start_text) : segue_clock_format (&dialect->new_clock, item->start);
  end = item->end_text != NULL ? g_strdup (item->end_text) : segue_clock_format (&dialect->new_clock, item->end);

  return g_strconcat (start, item->dash, end, NULL);
}

/* Returns the head of an item in the dialect of the notes, without a line terminator. */
static char *
compose_head (const SegueDialect   *dialect,
              const SeguePasteItem *item)
{
  g_autofree char *time = NULL;

  if (item->kind == SEGUE_ENTRY_SECTION)
    return segue_compose_section (dialect, *item->title != '\0' ? item->title : "…");
  time = compose_time (dialect, item);

  return segue_compose_segment_as (dialect, item->start != SEGUE_TIME_NONE ? item->start : item->link_time, time,
                                   item->title);
}

static char *
compose_heads (const SegueDialect *dialect,
               GPtrArray          *items)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      const SeguePasteItem *next = i + 1 < items->len ? items->pdata[i + 1] : NULL;
      g_autofree char *head = compose_head (dialect, item);
      guint n = next != NULL ? 1 + segue_compose_gap (dialect, item->kind, next->kind) : 0;

      g_string_append (lines, head);
      while (n-- > 0)
        g_string_append (lines, dialect->reading.newline);
    }

  return g_string_free (lines, FALSE);
}

/* Tells whether the entry has the start of the item. A start that is malformed or has frames must be written in the same
 * way; whether frames make it malformed depends on the dialect. */
static gboolean
has_start (SegueEntry           *entry,
           const SeguePasteItem *item)
{
  const gboolean is_malformed = entry->result == SEGUE_TIME_MALFORMED;
  g_autofree char *text = NULL;

  if (item->start_text == NULL)
    return entry->start == item->start && !is_malformed;
  text = segue_entry_dup_start_text (entry);

  return g_str_equal (text, item->start_text) && (is_malformed || entry->start == item->start);
}

/* Tells whether the entry has the end of the item, which must be written in the same way if it is malformed. */
static gboolean
has_end (SegueEntry           *entry,
         const SeguePasteItem *item)
{
  g_autofree char *text = NULL;

  if (item->end_text == NULL)
    return entry->end == item->end;
  text = segue_entry_dup_span (entry, entry->end_span);

  return g_str_equal (text, item->end_text);
}

/* Tells whether the entry has the title of the item. Notes read emphasis, an address and tags such as `#chapter` at its
 * ends as no part of it; the line holds them all the same. */
static gboolean
has_title (SegueEntry           *entry,
           const SeguePasteItem *item)
{
  g_autofree char *title = segue_entry_dup_title (entry);
  const char *within = *title != '\0' ? strstr (item->title, title) : NULL;
  const gsize length = strlen (item->title);
  gsize before;

  if (*item->title == '\0' || g_str_equal (title, item->title))
    return TRUE;
  if (within == NULL || (item->link != NULL && entry->link.length > 0))
    return FALSE;
  before = within - item->title;

  return (before == 0 || strchr ("*_[<", *item->title) != NULL) && before <= entry->title.offset &&
         entry->title.offset - before + length <= entry->head_length &&
         memcmp (entry->text + entry->title.offset - before, item->title, length) == 0;
}

static gboolean
is_read_as (SegueEntry           *entry,
            const SeguePasteItem *item)
{
  return entry->kind == item->kind && has_start (entry, item) && has_end (entry, item) && has_title (entry, item);
}

/* Inserts the heads of all items. Returns %NULL if one of them does not read back. */
static SegueEpisode *
try_heads (SegueEpisode *episode,
           GPtrArray    *items,
           guint         before)
{
  const SeguePasteItem *first = items->pdata[0];
  g_autofree char *lines = compose_heads (episode->dialect, items);
  g_autoptr(SegueEpisode) result = segue_edit_insert_lines (episode, before, first->kind, lines, items->len, NULL);

  for (guint i = 0; result != NULL && i < items->len; i++)
    if (!is_read_as (segue_episode_get (result, before + i), items->pdata[i]))
      g_clear_pointer (&result, segue_episode_unref);

  return g_steal_pointer (&result);
}

/* Tells whether the head of one item reads back without the others. */
static gboolean
reads_back (SegueEpisode         *episode,
            const SeguePasteItem *item,
            guint                 before)
{
  g_autofree char *head = compose_head (episode->dialect, item);
  g_autoptr(SegueEpisode) result = segue_edit_insert_lines (episode, before, item->kind, head, 1, NULL);

  return result != NULL && is_read_as (segue_episode_get (result, before), item);
}

/* Moves what the dialect cannot write as a timestamp, a malformed start or an end, to the title. Returns %FALSE if there
 * is nothing to move. */
static gboolean
spell_out (const SegueDialect *dialect,
           SeguePasteItem     *item)
{
  g_autofree char *time = compose_time (dialect, item);
  g_autofree char *title = g_steal_pointer (&item->title);

  if (time == NULL)
    {
      item->title = g_steal_pointer (&title);
      return FALSE;
    }
  item->title = item->start_text != NULL ? g_strdup_printf ("%s %s", time, title)
                                         : g_strdup_printf ("%s (%s)", title, time);
  item->end = SEGUE_TIME_NONE;
  if (item->start_text != NULL)
    item->start = SEGUE_TIME_NONE;
  item->link_time = SEGUE_TIME_NONE;
  g_clear_pointer (&item->start_text, g_free);
  g_clear_pointer (&item->end_text, g_free);

  return TRUE;
}

/* Inserts the heads of all items. If they do not read back, the error names the first item that does not. */
SegueEpisode *
segue_paste_insert_heads (SegueEpisode  *episode,
                          GPtrArray     *items,
                          guint          before,
                          GError       **error)
{
  SegueEpisode *result = try_heads (episode, items, before);

  if (result != NULL)
    return result;
  for (guint i = 0; i < items->len; i++)
    {
      SeguePasteItem *item = items->pdata[i];

      if (reads_back (episode, item, before) ||
          (spell_out (episode->dialect, item) && reads_back (episode, item, before)))
        continue;
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                   _("In these notes “%s” would be read as something else."), item->title);
      return NULL;
    }
  result = try_heads (episode, items, before);
  if (result == NULL)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                         _("At this place of the notes the lines would not be read as entries."));

  return result;
}

/* Tells whether the notes are read in the same way by other rules. */
static gboolean
is_read_alike (SegueEpisode *episode,
               SegueDialect *dialect)
{
  g_autofree char *text = segue_episode_dup_range (episode, 0, episode->length);
  g_autoptr(SegueEpisode) other = segue_reader_read_as (text, episode->length, dialect, NULL);

  if (other == NULL || other->n_entries != episode->n_entries)
    return FALSE;
  for (guint i = 0; i < episode->n_entries; i++)
    {
      const SegueEntry *a = segue_episode_get (episode, i), *b = segue_episode_get (other, i);

      if (a->kind != b->kind || a->length != b->length || a->start != b->start)
        return FALSE;
    }

  return TRUE;
}

/* Returns the episode with a dialect that reads malformed times as the list does. Malformed times count only among
 * others; in notes with few times, the times of the list are these others. */
SegueEpisode *
segue_paste_admit_malformed (SegueEpisode *episode,
                             GPtrArray    *items)
{
  const SegueDialect *dialect = episode->dialect;
  SegueReading reading = dialect->reading;
  g_autoptr(SegueDialect) other = NULL;
  guint valid = reading.stamps, frames = 0, malformed = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SeguePasteItem *item = items->pdata[i];

      frames += item->start_text != NULL && item->start != SEGUE_TIME_NONE;
      malformed += item->start_text != NULL;
      valid += item->kind == SEGUE_ENTRY_SEGMENT && item->start_text == NULL;
    }
  if (malformed == 0 || dialect->segment.trailing || reading.stamps >= 2)
    return segue_episode_ref (episode);
  reading.stamps = MIN (valid + frames, 2);
  reading.frames |= frames >= 2 && frames >= valid;
  other = segue_dialect_with_reading (dialect, &reading);

  return is_read_alike (episode, other) ? segue_episode_with_dialect (episode, other) : segue_episode_ref (episode);
}
