/* segue-edit-paste.c
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
#include "core/markup/segue-markup-scan.h"

/* Inserts a pasted list in the dialect of the notes: first all heads (timestamps and titles) in one splice, then the
 * link and the description of each. */

/* Returns the timestamp of an item as text, or %NULL if it is only a start that the dialect writes. */
static char *
compose_time (const SegueDialect   *dialect,
              const SeguePasteItem *item)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (item->end == SEGUE_TIME_NONE)
    return g_strdup (item->start_text);
  start = item->start_text != NULL ? g_strdup (item->start_text) : segue_clock_format (&dialect->new_clock, item->start);
  end = segue_clock_format (&dialect->new_clock, item->end);

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

static gboolean
is_read_as (SegueEntry           *entry,
            const SeguePasteItem *item)
{
  g_autofree char *title = segue_entry_dup_title (entry);

  return entry->kind == item->kind && has_start (entry, item) && entry->end == item->end &&
         (*item->title == '\0' || g_str_equal (title, item->title));
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

  return TRUE;
}

/* Inserts the heads of all items. If they do not read back, the error names the first item that does not. */
static SegueEpisode *
insert_heads (SegueEpisode  *episode,
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
static SegueEpisode *
admit_malformed (SegueEpisode *episode,
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

/* Sets the link of the entry. If the notes cannot hold it there, it is added to @body, the description to be set. Takes
 * ownership of @episode. */
static SegueEpisode *
add_link (SegueEpisode         *episode,
          guint                 index,
          const SeguePasteItem *item,
          GString              *body)
{
  SegueEpisode *linked = segue_edit_set_link (episode, index, item->link, NULL);
  g_autofree char *written = NULL;

  if (linked != NULL)
    {
      segue_episode_unref (episode);
      return linked;
    }
  written = segue_markup_encode_link ("", (SegueSpan){ 0, 0 }, item->link);
  g_string_prepend_c (body, '\n');
  g_string_prepend (body, written);

  return episode;
}

/* Appends the other cells of a row to the title of the entry at @index. Takes ownership of @episode. */
static SegueEpisode *
add_cells_to_title (SegueEpisode *episode,
                    guint         index,
                    const char   *cells)
{
  g_autoptr(SegueEpisode) owned = episode;
  g_autofree char *title = segue_entry_dup_title (segue_episode_get (episode, index));
  g_auto(GStrv) parts = g_strsplit (cells, "\n", -1);
  g_autofree char *joined = g_strchomp (g_strjoinv (" ", parts));
  g_autofree char *longer = g_strconcat (title, " · ", joined, NULL);
  SegueEpisode *result = segue_edit_set_title (episode, index, longer, NULL);

  return result != NULL ? result : g_steal_pointer (&owned);
}

/* Sets the description of the entry at @index. The cells of a row come first. If a time among them would be read as that
 * of a segment, they become part of the title. Takes ownership of @episode. */
static SegueEpisode *
add_body (SegueEpisode  *episode,
          guint          index,
          const char    *cells,
          const char    *body,
          GError       **error)
{
  g_autoptr(SegueEpisode) owned = episode;

  if (cells != NULL)
    {
      g_autofree char *both = g_strconcat (cells, body, NULL);
      SegueEpisode *result = segue_edit_set_body (owned, index, both, NULL);

      if (result != NULL)
        return result;
      owned = add_cells_to_title (g_steal_pointer (&owned), index, cells);
    }

  return *body != '\0' ? segue_edit_set_body (owned, index, body, error) : g_steal_pointer (&owned);
}

/* Sets the link and the description of the entry at @index. */
static SegueEpisode *
add_details (SegueEpisode         *episode,
             guint                 index,
             const SeguePasteItem *item,
             GError              **error)
{
  g_autoptr(GString) body = g_string_new (item->body->str);
  g_autoptr(SegueEpisode) result = segue_episode_ref (episode);
  g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, index));
  g_autoptr(GError) reason = NULL;
  SegueEpisode *described;

  if (item->link != NULL && link == NULL)
    result = add_link (g_steal_pointer (&result), index, item, body);
  described = add_body (g_steal_pointer (&result), index, item->cells, body->str, &reason);
  if (described == NULL)
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, _("The text below “%s” cannot stand there: %s"),
                 item->title, reason->message);

  return described;
}

/* Takes the text off the end or the start of the items. Returns %NULL if there is none. */
static SeguePasteItem *
steal_text (GPtrArray *items,
            gboolean   at_end)
{
  const guint index = at_end && items->len > 0 ? items->len - 1 : 0;

  if (items->len == 0 || ((SeguePasteItem *) items->pdata[index])->kind != SEGUE_ENTRY_TEXT)
    return NULL;

  return g_ptr_array_steal_index (items, index);
}

/* Inserts the heads of the items, and their links and descriptions. */
static SegueEpisode *
insert_items (SegueEpisode  *episode,
              GPtrArray     *items,
              guint          before,
              GError       **error)
{
  SegueEpisode *result = insert_heads (episode, items, before, error);

  for (guint i = 0; i < items->len && result != NULL; i++)
    {
      const SeguePasteItem *item = items->pdata[i];
      g_autoptr(SegueEpisode) heads = NULL;

      if (item->link == NULL && item->cells == NULL && item->body->len == 0)
        continue;
      heads = g_steal_pointer (&result);
      result = add_details (heads, before + i, item, error);
    }

  return result;
}

/* Replaces @episode by the result of an edit. If this is %NULL, sets @error. */
static void
take_result (SegueEpisode **episode,
             SegueEpisode  *result,
             GError       **error)
{
  segue_episode_unref (*episode);
  *episode = result;
  if (result == NULL)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                         _("The text above or below the list would be read as something else in these notes."));
}

/**
 * segue_paste_insert:
 * @self: a pasted list
 * @plain: how lines without a time are treated
 * @episode: the episode to insert into
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @error: return location for a #GError, or %NULL
 *
 * Inserts a pasted list, written in the dialect of the notes. Items without a time become segments with a
 * placeholder such as `--:--`.
 *
 * Returns: (transfer full): the edited episode, @episode itself if the list is empty, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if an item would not be read back
 */
SegueEpisode *
segue_paste_insert (const SeguePaste  *self,
                    SeguePastePlain    plain,
                    SegueEpisode      *episode,
                    guint              before,
                    GError           **error)
{
  g_autoptr(GPtrArray) items = segue_paste_dup_items (self, plain);
  g_autoptr(SeguePasteItem) below = steal_text (items, TRUE);
  g_autoptr(SeguePasteItem) above = steal_text (items, FALSE);
  g_autoptr(SegueEpisode) admitting = NULL;
  const SeguePasteItem *first;
  SegueEpisode *result;

  g_return_val_if_fail (before > 0 && before <= episode->n_entries, NULL);
  if (items->len == 0)
    return segue_episode_ref (episode);
  first = items->pdata[0];
  admitting = admit_malformed (episode, items);
  result = insert_items (admitting, items, before, error);
  if (result != NULL && below != NULL)
    take_result (&result, segue_paste_insert_below (result, before + items->len - 1, below->body->str), error);
  if (result != NULL && above != NULL)
    take_result (&result, segue_paste_insert_above (result, before, above->body->str, first->after_blank), error);

  return result;
}
