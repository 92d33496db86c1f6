/* segue-mark.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-mark.h"

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-dialect.h"
#include "session/outline/segue-entry-place.h"

static gboolean
is_segment (const SegueEntry *entry)
{
  return segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT;
}

/* Returns whether a mark can give @entry its first time. */
static gboolean
is_planned (const SegueEntry *entry,
            GHashTable       *skipped)
{
  const guint64 id = segue_entry_get_id (entry);

  return is_segment (entry) && segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry) &&
         !g_hash_table_contains (skipped, &id);
}

/**
 * segue_mark_round:
 * @episode: an episode
 * @time: a time in milliseconds
 *
 * Rounds a time to what the notes write: whole seconds, or as many digits after them as they have.
 *
 * Returns: the time that is nearest to @time
 */
gint64
segue_mark_round (SegueEpisode *episode,
                  gint64        time)
{
  const SegueClock clock = segue_dialect_get_new_clock (segue_episode_get_dialect (episode));
  gint64 unit = 1000;

  for (guint i = 0; i < clock.fraction && unit > 1; i++)
    unit /= 10;

  return (time + unit / 2) / unit * unit;
}

/**
 * segue_mark_find_next:
 * @episode: an episode
 * @skipped: (element-type guint64 gpointer): set of the ids of segments that are left out
 *
 * Finds the segment that is marked next: the first one without a time.
 *
 * Returns: its index, or %SEGUE_NO_INDEX if all segments have a time
 */
guint
segue_mark_find_next (SegueEpisode *episode,
                      GHashTable   *skipped)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      if (is_planned (segue_episode_get (episode, i), skipped))
        return i;
    }

  return SEGUE_NO_INDEX;
}

/**
 * segue_mark_find_at:
 * @episode: an episode
 * @time: a time in milliseconds
 * @until: (out) (optional): when the next segment starts, or %SEGUE_TIME_MAX
 *
 * Finds the segment that is heard at a time. Of several segments with the same start this is the last one.
 *
 * Returns: its index, or %SEGUE_NO_INDEX if no segment has started
 */
guint
segue_mark_find_at (SegueEpisode *episode,
                    gint64        time,
                    gint64       *until)
{
  guint found = SEGUE_NO_INDEX;
  gint64 latest = 0;
  gint64 next = SEGUE_TIME_MAX;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const gint64 start = is_segment (entry) ? segue_entry_get_start (entry) : SEGUE_TIME_NONE;

      if (start == SEGUE_TIME_NONE)
        continue;
      if (start > time)
        {
          next = MIN (next, start);
        }
      else if (start >= latest)
        {
          latest = start;
          found = i;
        }
    }
  if (until != NULL)
    *until = next;

  return found;
}

/* Finds the place for a segment that starts at @time and is at @index now: behind the segment that is heard before it.
 * Returns @index if it is there already. */
static guint
find_place (SegueEpisode *episode,
            guint         index,
            gint64        time,
            GHashTable   *skipped)
{
  const guint before = segue_mark_find_at (episode, time, NULL);
  gboolean in_turn = before != SEGUE_NO_INDEX && before < index;

  if (before == SEGUE_NO_INDEX)
    return index;

  for (guint i = before + 1; i < index && in_turn; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      in_turn = !is_planned (entry, skipped) && (!is_segment (entry) || segue_entry_get_start (entry) == SEGUE_TIME_NONE);
    }

  return in_turn ? index : segue_episode_get_subtree_end (episode, before);
}

/**
 * segue_mark_set:
 * @episode: an episode
 * @index: the index of a segment
 * @time: its time, in milliseconds
 * @move: whether a segment without a time that is marked out of turn moves behind the one that is heard before it
 * @skipped: (element-type guint64 gpointer): set of the ids of segments that are left out
 * @error: return location for a #GError, or %NULL
 *
 * Gives a segment its time. Where the notes do not allow a segment to move, it gets its time where it is.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set if the time cannot be written
 */
SegueEpisode *
segue_mark_set (SegueEpisode  *episode,
                guint          index,
                gint64         time,
                gboolean       move,
                GHashTable    *skipped,
                GError       **error)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  const gboolean planned = segue_entry_get_start (entry) == SEGUE_TIME_NONE && !segue_entry_is_malformed (entry);
  const guint place = move && planned ? find_place (episode, index, time, skipped) : index;
  SegueEpisode *marked = segue_edit_set_start (episode, index, time, error);
  SegueEpisode *moved;

  /* nothing moves into itself */
  if (marked == NULL || (place >= index && place <= segue_episode_get_subtree_end (episode, index)))
    return marked;

  moved = segue_edit_move_many (marked, &index, 1, place, NULL);
  if (moved == NULL)
    return marked;

  segue_episode_unref (marked);

  return moved;
}

/**
 * segue_mark_add:
 * @episode: an episode
 * @time: a time in milliseconds
 * @index: (out): the index of the new segment
 * @error: return location for a #GError, or %NULL
 *
 * Adds a segment without a title, behind the one that is heard at its time.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set if there can be no segment
 */
SegueEpisode *
segue_mark_add (SegueEpisode  *episode,
                gint64         time,
                guint         *index,
                GError       **error)
{
  const guint before = segue_mark_find_at (episode, time, NULL);
  guint place = 1;

  if (before != SEGUE_NO_INDEX)
    place = segue_episode_get_subtree_end (episode, before);
  else
    while (place < segue_entry_place_at_end (episode) && !is_segment (segue_episode_get (episode, place)))
      place++;

  return segue_edit_insert_segment (episode, MIN (place, segue_episode_get_n_entries (episode)), time, "", index, error);
}

/* Collects the times at which segments start. */
static GHashTable *
collect_starts (SegueEpisode *episode)
{
  GHashTable *starts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      const gint64 start = is_segment (entry) ? segue_entry_get_start (entry) : SEGUE_TIME_NONE;

      if (start != SEGUE_TIME_NONE)
        g_hash_table_add (starts, g_memdup2 (&start, sizeof start));
    }

  return starts;
}

/**
 * segue_mark_set_many:
 * @episode: an episode
 * @times: (element-type gint64): times in milliseconds, in the order in which they were noted
 * @first: the index of the segment that the first time is for, or %SEGUE_NO_INDEX for the first segment without a time
 * @move: see segue_mark_set()
 * @skipped: (element-type guint64 gpointer): set of the ids of segments that are left out
 * @ids: (element-type guint64): gets the ids of the segments that have got a time
 * @n_added: (out): how many of them are new
 * @error: return location for a #GError, or %NULL
 *
 * Marks segments at times that another program has noted: one segment without a time after the other, and then segments
 * without a title. A time at which a segment starts already is passed over.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing changes, or %NULL with @error set if a time
 *   cannot be written
 */
SegueEpisode *
segue_mark_set_many (SegueEpisode  *episode,
                     const GArray  *times,
                     guint          first,
                     gboolean       move,
                     GHashTable    *skipped,
                     GArray        *ids,
                     guint         *n_added,
                     GError       **error)
{
  g_autoptr(GHashTable) starts = collect_starts (episode);
  SegueEpisode *result = segue_episode_ref (episode);

  *n_added = 0;
  for (guint i = 0; i < times->len && result != NULL; i++)
    {
      g_autoptr(SegueEpisode) before = NULL;
      const gint64 time = segue_mark_round (result, g_array_index (times, gint64, i));
      guint index = ids->len == 0 && first != SEGUE_NO_INDEX ? first : segue_mark_find_next (result, skipped);
      guint64 id;

      if (!g_hash_table_add (starts, g_memdup2 (&time, sizeof time)))
        continue;

      before = g_steal_pointer (&result);
      if (index != SEGUE_NO_INDEX)
        {
          id = segue_entry_get_id (segue_episode_get (before, index));
          result = segue_mark_set (before, index, time, move, skipped, error);
        }
      else
        {
          result = segue_mark_add (before, time, &index, error);
          id = result != NULL ? segue_entry_get_id (segue_episode_get (result, index)) : 0;
          (*n_added)++;
        }
      g_array_append_val (ids, id);
    }

  return result;
}
