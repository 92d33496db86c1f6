/* segue-edit-settle.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-private.h"

/* Checks that every entry reads back as an edit of many entries expects it, and gives it its id, which cannot be told
 * from the lines if several entries have the same lines. */

static gboolean
is_same_text (const char *a,
              SegueSpan   a_span,
              const char *b,
              SegueSpan   b_span)
{
  return a_span.length == b_span.length && memcmp (a + a_span.offset, b + b_span.offset, a_span.length) == 0;
}

static gboolean
is_as_expected (const SegueEntry    *entry,
                const SegueExpected *expected)
{
  return entry->kind == expected->like->kind && entry->level == expected->like->level &&
         entry->start == expected->start && entry->result == expected->result &&
         is_same_text (entry->text, entry->title, expected->text, expected->title) &&
         is_same_text (entry->text, entry->link, expected->text, expected->link) &&
         is_same_text (entry->text, entry->body, expected->text, expected->body);
}

/* Returns @entry with the expected id and attributes. */
static SegueEntry *
settle_entry (SegueEntry          *entry,
              const SegueExpected *expected)
{
  guint64 id = expected->id != 0 ? expected->id : segue_entry_next_id ();
  g_autoptr(SegueEntry) copy = NULL;

  if (entry->id == id && entry->attributes == expected->attributes)
    return segue_entry_ref (entry);
  copy = segue_entry_copy (entry, id);

  return segue_entry_with_attributes (copy, expected->attributes);
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
SegueEpisode *
segue_edit_settle (SegueEpisode  *result,
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
      const SegueExpected *wanted = &g_array_index (expected, SegueExpected, i);
      SegueEntry *entry = segue_cursor_next (&cursor);

      good = entry == wanted->like || is_as_expected (entry, wanted);
      if (entry->id == wanted->id && entry->attributes == wanted->attributes)
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
    g_ptr_array_add (entries, settle_entry (segue_cursor_next (&cursor), &g_array_index (expected, SegueExpected, i)));
  settled = segue_episode_replace (read, first, end, entries, &read->lost);
  forget_lost (settled, entries);

  return settled;
}

/* Appends an entry to the expected ones: the lines of @like, with an id. */
void
segue_edit_expect (GArray     *expected,
                   SegueEntry *like,
                   guint64     id)
{
  const SegueExpected one = {
    .text = like->text, .title = like->title, .link = like->link, .body = like->body,
    .like = like, .attributes = like->attributes, .start = like->start, .id = id, .result = like->result,
  };

  g_array_append_val (expected, one);
}

/* Appends the entries of @episode from @start up to @end (exclusive), unchanged, to the expected ones. */
void
segue_edit_expect_range (GArray       *expected,
                         SegueEpisode *episode,
                         guint         start,
                         guint         end)
{
  SegueCursor cursor;

  segue_cursor_init (&cursor, episode, start);
  for (guint i = start; i < end; i++)
    {
      SegueEntry *entry = segue_cursor_next (&cursor);

      segue_edit_expect (expected, entry, entry->id);
    }
}
