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

/* Entries in a row: from @start to before @end. */
typedef struct
{
  guint start;
  guint end;
} Range;

/* What an entry of the result has to be. */
typedef struct
{
  SegueEntry *like;
  gint64 start;
  guint64 id; /* 0 for a new one */
} Expected;

/* The entries with all that lies under them, as few ranges as there can be. */
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

/* The lines of entries that come from different places, without the last terminator. Those that stood together keep
 * what was between them. */
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
      for (guint n = last ? 0 : 1 + segue_compose_gap (dialect, entry, entries[i + 1]->kind); n > 0; n--)
        g_string_append (lines, newline);
    }

  return g_string_free (lines, FALSE);
}

static gboolean
same_span (const SegueEntry *a,
           SegueSpan         a_span,
           const SegueEntry *b,
           SegueSpan         b_span)
{
  return a_span.length == b_span.length && memcmp (a->text + a_span.offset, b->text + b_span.offset, a_span.length) == 0;
}

static gboolean
is_as_expected (const SegueEntry *entry,
                const Expected   *expected)
{
  const SegueEntry *like = expected->like;

  return entry->kind == like->kind && entry->start == expected->start && entry->result == like->result &&
         entry->level == like->level && same_span (entry, entry->title, like, like->title) &&
         same_span (entry, entry->link, like, like->link) && same_span (entry, entry->body, like, like->body);
}

/* The entry as it is, with the id and the attributes that it has to have. */
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

/* What has come back is lost no more. The sets belong to @episode alone, which nobody has seen yet. */
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

/* Makes sure that the lines are read as was expected, and gives each entry its identity, which the lines alone do not
 * tell where some of them read the same. Takes @result. */
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

static void
expect (GArray     *expected,
        SegueEntry *like,
        guint64     id)
{
  Expected one = { like, like->start, id };

  g_array_append_val (expected, one);
}

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
 * @indices: (array length=n_indices): of sections and segments, ascending
 * @n_indices: how many
 *
 * Counts the entries together with all that lies under them.
 *
 * Returns: how many
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
 * @indices: (array length=n_indices): of sections and segments, ascending
 * @n_indices: how many
 *
 * Collects the entries together with all that lies under them.
 *
 * Returns: (transfer full) (element-type SegueEntry): the entries, in their order
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
 * @indices: (array length=n_indices): of sections and segments, ascending
 * @n_indices: how many
 * @error: return location for an error, or %NULL
 *
 * Removes entries with all that lies under them.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
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

/* Which of the entries of @ranges, one after the other, follow the one before in the notes. */
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

/**
 * segue_edit_move_many:
 * @episode: an episode
 * @indices: (array length=n_indices): of sections and segments, ascending
 * @n_indices: how many, at least one
 * @before: index, in @episode, of the entry that will follow
 * @error: return location for an error, or %NULL
 *
 * Moves entries with all that lies under them to one place. They keep their order and their ids.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_move_many (SegueEpisode  *episode,
                      const guint   *indices,
                      guint          n_indices,
                      guint          before,
                      GError       **error)
{
  g_autoptr(GArray) ranges = find_ranges (episode, indices, n_indices);
  g_autoptr(GPtrArray) moved = collect (episode, ranges);
  g_autofree gboolean *follows = find_follows (ranges, moved->len);
  g_autofree char *lines = NULL;
  g_autoptr(SegueEpisode) without = NULL;
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  SegueEpisode *result;
  guint place, done = 0;

  g_return_val_if_fail (n_indices > 0 && before > 0 && before <= episode->n_entries, NULL);
  place = before;
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
  /* without any entry, closing text is one with the text before; then it is no place to move to */
  place = MIN (place, without->n_entries);
  lines = join_lines (episode->dialect, (SegueEntry *const *) moved->pdata, follows, moved->len);
  result = segue_edit_insert_lines (without, place, ((SegueEntry *) moved->pdata[0])->kind, lines, moved->len, error);
  if (result == NULL)
    return NULL;

  for (guint i = 0; i <= ranges->len; i++)
    {
      guint stop = i < ranges->len ? g_array_index (ranges, Range, i).start : episode->n_entries;

      expect_range (expected, episode, done, stop);
      done = i < ranges->len ? g_array_index (ranges, Range, i).end : stop;
    }
  {
    g_autoptr(GArray) among = g_array_new (FALSE, FALSE, sizeof (Expected));

    for (guint i = 0; i < moved->len; i++)
      expect (among, moved->pdata[i], ((SegueEntry *) moved->pdata[i])->id);
    g_array_insert_vals (expected, place, among->data, among->len);
  }

  return settle (result, expected, _("At this place of the notes the lines would be read differently."), error);
}

/**
 * segue_edit_insert_many:
 * @episode: an episode
 * @before: index of the entry that will follow, 1 to segue_episode_get_n_entries()
 * @entries: (array length=n_entries): sections and segments, of these notes or of others
 * @n_entries: how many, at least one
 * @keep_ids: whether they are the same entries as before where @episode does not have them
 * @error: return location for an error, or %NULL
 *
 * Inserts entries with the lines and the attributes that they have.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK where the lines would be read
 *   differently here
 */
SegueEpisode *
segue_edit_insert_many (SegueEpisode      *episode,
                        guint              before,
                        SegueEntry *const *entries,
                        guint              n_entries,
                        gboolean           keep_ids,
                        GError           **error)
{
  g_autofree char *lines = NULL;
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  SegueEpisode *result;

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

/* The most that the times of the segments can be shifted without one of them running out of range. */
static gint64
limit_shift (SegueEpisode *episode,
             const guint  *indices,
             guint         n_indices,
             gint64        delta)
{
  for (guint i = 0; i < n_indices; i++)
    {
      gint64 start = segue_episode_get (episode, indices[i])->start;

      if (start != SEGUE_TIME_NONE)
        delta = CLAMP (delta, -start, SEGUE_TIME_MAX - start);
    }

  return delta;
}

/**
 * segue_edit_shift_many:
 * @episode: an episode
 * @indices: (array length=n_indices): of entries, ascending; those without a time are passed over
 * @n_indices: how many, at least one
 * @delta: milliseconds
 * @error: return location for an error, or %NULL
 *
 * Shifts the times of segments by the same amount, by less where one of them would come before the beginning. Each is
 * written as it was, as [func@segue_edit_set_start] does.
 *
 * Returns: (transfer full): the edited episode, or %NULL with %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_edit_shift_many (SegueEpisode  *episode,
                       const guint   *indices,
                       guint          n_indices,
                       gint64         delta,
                       GError       **error)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GArray) expected = g_array_new (FALSE, FALSE, sizeof (Expected));
  SegueCursor cursor;
  guint end;
  gsize offset;

  g_return_val_if_fail (n_indices > 0, NULL);
  delta = limit_shift (episode, indices, n_indices, delta);
  if (delta == 0)
    return segue_episode_ref (episode);
  end = indices[n_indices - 1] + 1;
  offset = segue_episode_get_offset (episode, indices[0]);
  expect_range (expected, episode, 0, indices[0]);
  segue_cursor_init (&cursor, episode, indices[0]);
  for (guint i = indices[0], next = 0; i < end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);
      g_autofree char *text = NULL;
      SegueSpan span = { 0 };

      expect (expected, entry, entry->id);
      if (i == indices[next] && next++ < n_indices && entry->start != SEGUE_TIME_NONE)
        {
          g_array_index (expected, Expected, i).start += delta;
          text = segue_edit_compose_start (episode, entry, entry->start + delta, &span);
        }
      g_string_append_len (lines, entry->text, span.offset);
      g_string_append (lines, text != NULL ? text : "");
      g_string_append_len (lines, entry->text + span.offset + span.length, entry->length - span.offset - span.length);
    }
  expect_range (expected, episode, end, episode->n_entries);

  return settle (segue_episode_splice (episode, offset, segue_episode_get_offset (episode, end) - offset, lines->str, lines->len),
                 expected, _("This time would not be read as one in these notes."), error);
}
