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

/* Edits of many entries at once. Each edit splices lines, and then checks that every entry reads back as expected and
 * gives it its id, which cannot be told from the lines if several entries have the same lines. */

/* Consecutive entries, from the index start up to end (exclusive). */
typedef struct
{
  guint start;
  guint end;
} Range;

/* What an entry of the result must be. */
typedef struct
{
  SegueEntry *like; /* an entry with the same lines, but for the time; borrowed */
  gint64 start;     /* milliseconds, or SEGUE_TIME_NONE */
  guint64 id;       /* the id that it must have, or 0 for a new one */
  guint8 result;    /* SegueTimeResult of its timestamp */
} Expected;

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

static gboolean
is_same_text (const SegueEntry *a,
              SegueSpan         a_span,
              const SegueEntry *b,
              SegueSpan         b_span)
{
  return a_span.length == b_span.length &&
         memcmp (a->text + a_span.offset, b->text + b_span.offset, a_span.length) == 0;
}

static gboolean
is_as_expected (const SegueEntry *entry,
                const Expected   *expected)
{
  const SegueEntry *like = expected->like;

  return entry->kind == like->kind && entry->start == expected->start && entry->result == expected->result &&
         entry->level == like->level && is_same_text (entry, entry->title, like, like->title) &&
         is_same_text (entry, entry->link, like, like->link) && is_same_text (entry, entry->body, like, like->body);
}

/* Returns @entry with the expected id and attributes. */
static SegueEntry *
settle_entry (SegueEntry     *entry,
              const Expected *expected)
{
  guint64 id = expected->id != 0 ? expected->id : segue_entry_next_id ();
  g_autoptr(SegueEntry) copy = NULL;

  if (entry->id == id && entry->attributes == expected->like->attributes)
    return segue_entry_ref (entry);
  copy = segue_entry_copy (entry, id);

  return segue_entry_with_attributes (copy, expected->like->attributes);
}

/* Removes @entries from the entries that the episode remembers as lost, since they are part of it again. This changes
 * @episode, which is allowed only because it is new and has not been returned to anyone. */
static void
forget_lost (SegueEpisode *episode,
             GPtrArray    *entries)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (ids, &((SegueEntry *) entries->pdata[i])->id);
  for (guint i = 0; i < episode->lost.n_sets; i++)
    {
      GPtrArray *left = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

      for (guint j = 0; j < episode->lost.sets[i]->len; j++)
        {
          SegueEntry *entry = g_ptr_array_index (episode->lost.sets[i], j);

          if (!g_hash_table_contains (ids, &entry->id))
            g_ptr_array_add (left, segue_entry_ref (entry));
        }
      g_ptr_array_unref (episode->lost.sets[i]);
      episode->lost.sets[i] = left;
    }
}

/* Checks that the entries of @result are as expected, and gives them the expected ids and attributes. Fails with
 * SEGUE_ERROR_READ_BACK and @message. Takes ownership of @result. */
static SegueEpisode *
settle (SegueEpisode  *result,
        GArray        *expected,
        const char    *message,
        GError       **error)
{
  g_autoptr(SegueEpisode) read = result;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  guint first = G_MAXUINT, end = 0;
  gboolean good = read->n_entries == expected->len;
  SegueEpisode *settled;
  SegueCursor cursor;

  segue_cursor_init (&cursor, read, 0);
  for (guint i = 0; i < expected->len && good; i++)
    {
      const Expected *wanted = &g_array_index (expected, Expected, i);
      SegueEntry *entry = segue_cursor_next (&cursor);

      good = entry == wanted->like || is_as_expected (entry, wanted);
      if (entry->id == wanted->id && entry->attributes == wanted->like->attributes)
        continue;
      first = MIN (first, i);
      end = i + 1;
    }
  if (!good)
    {
      g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK, message);
      return NULL;
    }
  if (end == 0)
    return g_steal_pointer (&read);
  segue_cursor_init (&cursor, read, first);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (entries, settle_entry (segue_cursor_next (&cursor), &g_array_index (expected, Expected, i)));
  settled = segue_episode_replace (read, first, end, entries, &read->lost);
  forget_lost (settled, entries);

  return settled;
}

/* Appends an entry to the expected ones. */
static void
expect (GArray     *expected,
        SegueEntry *like,
        guint64     id)
{
  Expected one = { like, like->start, id, like->result };

  g_array_append_val (expected, one);
}

/* Appends the entries of @episode from @start up to @end (exclusive), unchanged, to the expected ones. */
static void
expect_range (GArray       *expected,
              SegueEpisode *episode,
              guint         start,
              guint         end)
{
  SegueCursor cursor;

  segue_cursor_init (&cursor, episode, start);
  for (guint i = start; i < end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);

      expect (expected, entry, entry->id);
    }
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
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  g_autoptr(GArray) among = g_array_new (FALSE, FALSE, sizeof (Expected));
  guint done = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      expect_range (expected, episode, done, range->start);
      done = range->end;
    }
  expect_range (expected, episode, done, episode->n_entries);
  for (guint i = 0; i < moved->len; i++)
    expect (among, moved->pdata[i], ((SegueEntry *) moved->pdata[i])->id);
  g_array_insert_vals (expected, place, among->data, among->len);

  return expected;
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

  return settle (result, expected, _("At this place of the notes the lines would be read differently."), error);
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
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  SegueEpisode *result;

  episode = owned;
  g_return_val_if_fail (n_entries > 0 && before > 0 && before <= episode->n_entries, NULL);
  lines = join_lines (episode->dialect, entries, NULL, n_entries);
  result = segue_edit_insert_lines (episode, before, entries[0]->kind, lines, n_entries, error);
  if (result == NULL)
    return NULL;
  expect_range (expected, episode, 0, before);
  for (guint i = 0; i < n_entries; i++)
    expect (expected, entries[i], keep_ids && !segue_episode_find (episode, entries[i]->id, NULL) ? entries[i]->id : 0);
  expect_range (expected, episode, before, episode->n_entries);

  return settle (result, expected, _("At this place of the notes the lines would be read differently."), error);
}

/* Appends the lines of @entry with another start to @lines. */
static void
append_with_start (GString          *lines,
                   SegueEpisode     *episode,
                   const SegueEntry *entry,
                   gint64            start)
{
  const SegueSpan end = entry->end_span;
  SegueSpan span;
  g_autofree char *text = segue_edit_compose_start (episode, entry, start, &span);
  guint done = span.offset + span.length;

  g_string_append_len (lines, entry->text, span.offset);
  g_string_append (lines, text);
  if (end.length > 0 && end.offset >= done && entry->start != SEGUE_TIME_NONE && entry->end != SEGUE_TIME_NONE)
    {
      g_autofree char *end_text = segue_clock_format (&entry->clock, entry->end + start - entry->start);

      g_string_append_len (lines, entry->text + done, end.offset - done);
      g_string_append (lines, end_text);
      done = end.offset + end.length;
    }
  g_string_append_len (lines, entry->text + done, entry->length - done);
}

/**
 * segue_edit_set_starts:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of segments, ascending
 * @times: (array length=n_indices): the start of each in milliseconds, 0 or more
 * @n_indices: number of indices, 1 or more
 * @error: return location for a #GError, or %NULL
 *
 * Sets the starts of several segments. Each time is written as segue_edit_set_start() writes it. The end of a range of
 * times is shifted with its start.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to %SEGUE_ERROR_READ_BACK if a time would not be
 *   read back
 */
SegueEpisode *
segue_edit_set_starts (SegueEpisode  *episode,
                       const guint   *indices,
                       const gint64  *times,
                       guint          n_indices,
                       GError       **error)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  const guint end = indices[n_indices - 1] + 1;
  const gsize offset = segue_episode_get_offset (episode, indices[0]);
  SegueEpisode *result;
  SegueCursor cursor;

  g_return_val_if_fail (n_indices > 0, NULL);
  expect_range (expected, episode, 0, indices[0]);
  segue_cursor_init (&cursor, episode, indices[0]);
  for (guint i = indices[0], next = 0; i < end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);

      expect (expected, entry, entry->id);
      if (i == indices[next])
        {
          g_array_index (expected, Expected, i).start = times[next];
          g_array_index (expected, Expected, i).result = SEGUE_TIME_VALID;
          append_with_start (lines, episode, entry, times[next++]);
        }
      else
        g_string_append_len (lines, entry->text, entry->length);
    }
  expect_range (expected, episode, end, episode->n_entries);

  result = segue_episode_splice (episode, offset, segue_episode_get_offset (episode, end) - offset, lines->str,
                                 lines->len);

  return settle (result, expected, _("This time would not be read as one in these notes."), error);
}
