/* segue-edit-many.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit-many.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/edit/segue-compose.h"
#include "core/edit/segue-edit-private.h"
#include "core/syntax/segue-list-edit-private.h"

/* Edits of many entries at once. Each edit splices lines, and then checks that every entry reads back as expected and
 * gives it its id, which cannot be told from the lines if several entries have the same lines. */

typedef SegueListRange Range;

/* Returns the entries at @indices and the entries below them in the outline as ranges, as few as possible. */
static GArray *
find_ranges (SegueEpisode *episode,
             const guint  *indices,
             guint         n_indices)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  Range *last = NULL;

  for (guint i = 0; i < n_indices; i++)
    {
      Range range = { indices[i], 0 };

      if (last != NULL && range.start < last->end)
        continue;
      range.end = segue_episode_get_subtree_end (episode, range.start);
      if (last != NULL && last->end == range.start)
        last->end = range.end;
      else
        g_array_append_val (ranges, range);
      last = &g_array_index (ranges, Range, ranges->len - 1);
    }

  return ranges;
}

static GPtrArray *
collect (SegueEpisode *episode,
         const GArray *ranges)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      SegueCursor cursor;

      segue_cursor_init (&cursor, episode, range->start);
      for (guint j = range->start; j < range->end; j++)
        g_ptr_array_add (entries, segue_entry_ref (segue_cursor_next (&cursor)));
    }

  return entries;
}

static gsize
terminator_length (const SegueEntry *entry)
{
  gsize n = entry->content_length;

  if (n == 0 || strchr ("\r\n", entry->text[n - 1]) == NULL)
    return 0;

  return n > 1 && entry->text[n - 1] == '\n' && entry->text[n - 2] == '\r' ? 2 : 1;
}

/* Joins the lines of entries from different places. The result has no line terminator at its end. @follows, if not
 * NULL, tells for each entry whether it followed the entry before it; such entries keep the gap between them. */
static char *
join_lines (const SegueDialect *dialect,
            SegueEntry *const  *entries,
            const gboolean     *follows,
            guint               n_entries)
{
  GString *lines = g_string_new (NULL);
  const char *newline = dialect->reading.newline;

  for (guint i = 0; i < n_entries; i++)
    {
      SegueEntry *entry = entries[i];
      gboolean last = i + 1 == n_entries;

      if (!last && follows != NULL && follows[i + 1])
        {
          g_string_append_len (lines, entry->text, entry->length);
          continue;
        }
      g_string_append_len (lines, entry->text, entry->content_length - terminator_length (entry));
      for (guint n = last ? 0 : 1 + segue_compose_gap (dialect, entry->kind, entries[i + 1]->kind); n > 0; n--)
        g_string_append (lines, newline);
    }

  return g_string_free (lines, FALSE);
}

/**
 * segue_edit_count_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of sections and segments, ascending
 * @n_indices: number of indices
 *
 * Counts the given entries and the entries below them in the outline, each once.
 *
 * Returns: the number of entries
 */
guint
segue_edit_count_many (SegueEpisode *episode,
                       const guint  *indices,
                       guint         n_indices)
{
  g_autoptr(GArray) ranges = find_ranges (episode, indices, n_indices);
  guint n = 0;

  for (guint i = 0; i < ranges->len; i++)
    n += g_array_index (ranges, Range, i).end - g_array_index (ranges, Range, i).start;

  return n;
}

/**
 * segue_edit_collect_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of sections and segments, ascending
 * @n_indices: number of indices
 *
 * Collects the given entries and the entries below them in the outline, each once.
 *
 * Returns: (transfer full) (element-type SegueEntry): the entries, in the order of the lines
 */
GPtrArray *
segue_edit_collect_many (SegueEpisode *episode,
                         const guint  *indices,
                         guint         n_indices)
{
  g_autoptr(GArray) ranges = find_ranges (episode, indices, n_indices);

  return collect (episode, ranges);
}

static SegueEpisode *
remove_ranges (SegueEpisode  *episode,
               const GArray  *ranges,
               GError       **error)
{
  SegueEpisode *result = segue_episode_ref (episode);

  for (guint i = ranges->len; i-- > 0 && result != NULL;)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      g_autoptr(SegueEpisode) before = result;

      result = segue_edit_remove (before, range->start, range->end - range->start, error);
    }

  return result;
}

/**
 * segue_edit_remove_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of sections and segments, ascending
 * @n_indices: number of indices
 * @error: return location for a #GError, or %NULL
 *
 * Removes entries and the entries below them in the outline.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the lines around
 *   them would be read differently
 */
SegueEpisode *
segue_edit_remove_many (SegueEpisode  *episode,
                        const guint   *indices,
                        guint          n_indices,
                        GError       **error)
{
  g_autoptr(GArray) ranges = find_ranges (episode, indices, n_indices);

  return remove_ranges (episode, ranges, error);
}

/* Returns for each entry of @ranges whether it belongs to the same range as the entry before. */
static gboolean *
find_follows (const GArray *ranges,
              guint         n_entries)
{
  gboolean *follows = g_new0 (gboolean, n_entries);
  guint n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      for (guint j = range->start; j < range->end; j++)
        follows[n++] = j > range->start;
    }

  return follows;
}

/* Returns what is expected of the result if the entries of @ranges, which are @moved, are moved to index @place among
 * the others. */
static GArray *
expect_move (SegueEpisode *episode,
             const GArray *ranges,
             GPtrArray    *moved,
             guint         place)
{
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (SegueExpected));
  g_autoptr(GArray) among = g_array_new (FALSE, FALSE, sizeof (SegueExpected));
  guint done = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      segue_edit_expect_range (expected, episode, done, range->start);
      done = range->end;
    }
  segue_edit_expect_range (expected, episode, done, episode->n_entries);
  for (guint i = 0; i < moved->len; i++)
    segue_edit_expect (among, moved->pdata[i], ((SegueEntry *) moved->pdata[i])->id);
  g_array_insert_vals (expected, place, among->data, among->len);

  return expected;
}

/* Gives @entries, which follow each other from @index on, the ids that they had. */
static SegueEpisode *
restore_ids (SegueEpisode *episode,
             guint         index,
             SegueEntry  **entries,
             guint         n_entries)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

  for (guint i = 0; i < n_entries; i++)
    g_ptr_array_add (copies, segue_entry_copy (segue_episode_get (episode, index + i), entries[i]->id));

  return segue_episode_replace (episode, index, index + n_entries, copies, &episode->lost);
}

static gboolean
are_all_items (SegueEpisode *episode,
               const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    if (!segue_list_has_item (episode, g_array_index (ranges, Range, i).start))
      return FALSE;

  return TRUE;
}

/* Tells whether entries are moved from or to a list in another syntax. */
static gboolean
touches_list (SegueEpisode *episode,
              const GArray *ranges,
              guint         before)
{
  for (guint i = 0; i < ranges->len; i++)
    if (segue_list_has_item (episode, g_array_index (ranges, Range, i).start))
      return TRUE;

  return segue_list_has_place (episode, before);
}

/* Moves entries within a list, or writes them anew where they go from a list to the notes or back. @place is the index
 * without the moved entries, @before with them. */
static SegueEpisode *
move_items (SegueEpisode  *episode,
            const GArray  *ranges,
            GPtrArray     *moved,
            guint          before,
            guint          place,
            GError       **error)
{
  g_autoptr(GArray) expected = NULL;
  g_autoptr(SegueEpisode) without = NULL;
  g_autoptr(SegueEpisode) written = NULL;
  SegueEpisode *result;

  if (are_all_items (episode, ranges) && segue_list_has_place (episode, before))
    {
      result = segue_list_move (episode, (const Range *) (gpointer) ranges->data, ranges->len, before, error);
      if (result == NULL)
        return NULL;
      expected = expect_move (episode, ranges, moved, place);
      return segue_edit_settle (result, expected, _("At this place the chapters would be read differently."), error);
    }
  without = remove_ranges (episode, ranges, error);
  if (without == NULL)
    return NULL;
  place = MIN (place, without->n_entries);
  written = segue_list_insert_anew (without, place, (SegueEntry *const *) moved->pdata, moved->len, error);

  return written != NULL ? restore_ids (written, place, (SegueEntry **) moved->pdata, moved->len) : NULL;
}

/* Gives the entries that are moved, and those around their new place, whole lines. */
static SegueEpisode *
own_lines (SegueEpisode *episode,
           const guint  *indices,
           guint         n_indices,
           guint         before)
{
  SegueEpisode *result = segue_edit_own_lines (episode, before, before);

  for (guint i = 0; i < n_indices; i++)
    {
      g_autoptr(SegueEpisode) old = result;

      result = segue_edit_own_lines (old, indices[i], indices[i] + 1);
    }

  return result;
}

/**
 * segue_edit_move_many:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of sections and segments, ascending
 * @n_indices: number of indices, 1 or more
 * @before: index, in @episode, of the entry to move them before, from 1 to segue_episode_get_n_entries()
 * @error: return location for a #GError, or %NULL
 *
 * Moves entries and the entries below them in the outline to one place. They keep their order and their ids.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set to
 *   %SEGUE_ERROR_READ_BACK if the lines would be read differently
 */
SegueEpisode *
segue_edit_move_many (SegueEpisode  *episode,
                      const guint   *indices,
                      guint          n_indices,
                      guint          before,
                      GError       **error)
{
  g_autoptr(SegueEpisode) owned = own_lines (episode, indices, n_indices, before);
  g_autoptr(GArray) ranges = find_ranges (owned, indices, n_indices);
  g_autoptr(GPtrArray) moved = collect (owned, ranges);
  g_autofree gboolean *follows = find_follows (ranges, moved->len);
  g_autofree char *lines = NULL;
  g_autoptr(SegueEpisode) without = NULL;
  g_autoptr(GArray) expected = NULL;
  SegueEpisode *result;
  guint place;

  g_return_val_if_fail (n_indices > 0 && before > 0 && before <= episode->n_entries, NULL);
  place = before;
  episode = owned;
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if (ranges->len == 1 && before >= range->start && before <= range->end)
        return segue_episode_ref (episode);
      place -= MIN (MAX (before, range->start), range->end) - range->start;
    }
  if (touches_list (episode, ranges, before))
    return move_items (episode, ranges, moved, before, place, error);
  without = remove_ranges (episode, ranges, error);
  if (without == NULL)
    return NULL;
  /* If no section or segment is left, the opening and the closing text have become one entry. */
  place = MIN (place, without->n_entries);
  lines = join_lines (episode->dialect, (SegueEntry *const *) moved->pdata, follows, moved->len);
  result = segue_edit_insert_lines (without, place, ((SegueEntry *) moved->pdata[0])->kind, lines, moved->len, error);
  if (result == NULL)
    return NULL;

  expected = expect_move (episode, ranges, moved, place);

  return segue_edit_settle (result, expected, _("At this place of the notes the lines would be read differently."), error);
}

/* Inserts entries of a list into notes or the other way round. */
static SegueEpisode *
insert_anew (SegueEpisode      *episode,
             guint              before,
             SegueEntry *const *entries,
             guint              n_entries,
             gboolean           keep_ids,
             GError           **error)
{
  g_autoptr(SegueEpisode) result = segue_list_insert_anew (episode, before, entries, n_entries, error);

  for (guint i = 0; i < n_entries && keep_ids; i++)
    keep_ids = !segue_episode_find (episode, entries[i]->id, NULL);
  if (result == NULL || !keep_ids)
    return g_steal_pointer (&result);

  return restore_ids (result, before, (SegueEntry **) entries, n_entries);
}

/**
 * segue_edit_insert_many:
 * @episode: an episode
 * @before: index of the entry to insert before, from 1 to segue_episode_get_n_entries()
 * @entries: (array length=n_entries): sections and segments of these or other notes
 * @n_entries: number of entries, 1 or more
 * @keep_ids: whether the entries keep their ids, except for ids that @episode uses already; otherwise all get new ids
 * @error: return location for a #GError, or %NULL
 *
 * Inserts entries with their lines and attributes.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if the lines would
 *   be read differently here
 */
SegueEpisode *
segue_edit_insert_many (SegueEpisode      *episode,
                        guint              before,
                        SegueEntry *const *entries,
                        guint              n_entries,
                        gboolean           keep_ids,
                        GError           **error)
{
  g_autoptr(SegueEpisode) owned = segue_edit_own_lines (episode, before, before);
  g_autofree char *lines = NULL;
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (SegueExpected));
  SegueEpisode *result;

  episode = owned;
  g_return_val_if_fail (n_entries > 0 && before > 0 && before <= episode->n_entries, NULL);
  if (segue_list_has_place (episode, before) || entries[0]->syntax != NULL)
    return insert_anew (episode, before, entries, n_entries, keep_ids, error);
  lines = join_lines (episode->dialect, entries, NULL, n_entries);
  result = segue_edit_insert_lines (episode, before, entries[0]->kind, lines, n_entries, error);
  if (result == NULL)
    return NULL;
  segue_edit_expect_range (expected, episode, 0, before);
  for (guint i = 0; i < n_entries; i++)
    segue_edit_expect (expected, entries[i], keep_ids && !segue_episode_find (episode, entries[i]->id, NULL) ? entries[i]->id : 0);
  segue_edit_expect_range (expected, episode, before, episode->n_entries);

  return segue_edit_settle (result, expected, _("At this place of the notes the lines would be read differently."), error);
}
