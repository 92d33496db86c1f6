/* segue-retime-plan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-retime.h"

#include <string.h>

#include "core/episode/segue-episode-private.h"
#include "core/front/segue-front-matter.h"
#include "core/lines/segue-mention.h"

/* Finds out what a map of times does to the segments of an episode, and to the times that its text mentions. All of it
 * takes time linear in the length of the text. */

/* The last digit with which a time is written, in milliseconds. */
static gint64
get_precision (const SegueClock *clock)
{
  static const gint64 precisions[] = { 1000, 100, 10, 1 };

  return precisions[MIN (clock->fraction, 3)];
}

static void
retime_entry (SegueRetiming      *self,
              const SegueEntry   *entry,
              guint               index,
              const SegueTimeMap *map,
              SegueRemovedTimes   removed)
{
  const gint64 precision = get_precision (&entry->clock), end = segue_entry_find_end (entry);
  SegueRetimed retimed = { .index = index, .removed = removed, .before = entry->start, .end = end };
  const gboolean kept = segue_time_map_apply (map, entry->start, precision, &retimed.after);

  if (!kept)
    retimed.fate = SEGUE_RETIMED_REMOVED;
  else if (retimed.after < 0 || retimed.after > SEGUE_TIME_MAX)
    retimed.fate = SEGUE_RETIMED_BELOW_ZERO;
  else if (retimed.after != retimed.before || (self->whole && entry->clock.fraction > 0))
    retimed.fate = SEGUE_RETIMED_MOVED;
  if (end != SEGUE_TIME_NONE && retimed.fate != SEGUE_RETIMED_BELOW_ZERO)
    {
      segue_time_map_apply (map, end, precision, &retimed.end);
      retimed.end = CLAMP (retimed.end, MAX (retimed.after, 0), SEGUE_TIME_MAX);
      /* a segment that ends in a part that was removed or added still moves its end */
      if (retimed.fate == SEGUE_RETIMED_SAME && retimed.end != end)
        retimed.fate = SEGUE_RETIMED_MOVED;
    }
  if (!kept && removed != SEGUE_REMOVED_MOVE)
    retimed.after = retimed.end = SEGUE_TIME_NONE;
  self->n_removed += !kept;
  self->n_below_zero += retimed.fate == SEGUE_RETIMED_BELOW_ZERO;
  self->n_moved += retimed.fate == SEGUE_RETIMED_MOVED || retimed.fate == SEGUE_RETIMED_REMOVED;
  g_array_append_val (self->times, retimed);
}

static void
retime_entries (SegueRetiming      *self,
                const guint        *indices,
                const guint8       *removed,
                guint               n_indices,
                const SegueTimeMap *map)
{
  for (guint i = 0; i < n_indices; i++)
    {
      const SegueEntry *entry = segue_episode_get (self->episode, indices[i]);

      if (entry->kind != SEGUE_ENTRY_SEGMENT)
        continue;
      if (entry->start == SEGUE_TIME_NONE)
        self->n_untimed++;
      else
        retime_entry (self, entry, indices[i], map, removed[i]);
    }
}

/* Marks the segments in removed parts that can be left out: those below which no other segment stays. */
static void
mark_dropped (SegueRetiming *self)
{
  guint kept_from = self->episode->n_entries; /* the first entry that is known to stay */

  for (guint i = self->times->len, next = self->episode->n_entries; i-- > 0;)
    {
      SegueRetimed *retimed = &g_array_index (self->times, SegueRetimed, i);

      /* what is between two times is not part of them, so that it stays */
      if (retimed->index + 1 < next)
        kept_from = retimed->index + 1;
      retimed->dropped = retimed->fate == SEGUE_RETIMED_REMOVED && retimed->removed == SEGUE_REMOVED_DROP &&
                         kept_from >= segue_episode_get_subtree_end (self->episode, retimed->index);
      if (!retimed->dropped)
        kept_from = retimed->index;
      next = retimed->index;
    }
}

/* Marks what is after the end of the recording or before the segment above. */
static void
judge (SegueRetiming *self,
       gint64         duration)
{
  gint64 old_time = 0, new_time = 0;
  SegueCursor cursor;

  segue_cursor_init (&cursor, self->episode, 0);
  for (guint i = 0, next = 0; i < self->episode->n_entries; i++)
    {
      const SegueEntry *entry = segue_cursor_next (&cursor);
      SegueRetimed *retimed = next < self->times->len ? &g_array_index (self->times, SegueRetimed, next) : NULL;
      gint64 after = entry->start;

      if (retimed != NULL && retimed->index == i)
        {
          next++;
          after = retimed->dropped ? SEGUE_TIME_NONE : retimed->after;
          retimed->past_end = duration != SEGUE_TIME_NONE && after > duration && after > retimed->before;
          self->n_past_end += retimed->past_end;
          if (retimed->fate == SEGUE_RETIMED_BELOW_ZERO)
            continue;
        }
      else
        retimed = NULL;
      if (entry->kind != SEGUE_ENTRY_SEGMENT || after == SEGUE_TIME_NONE)
        continue;
      /* a segment that stays can be out of order because the one above it moves */
      if (after < new_time && entry->start >= old_time)
        {
          self->n_disordered++;
          if (retimed != NULL)
            retimed->disordered = TRUE;
        }
      old_time = entry->start;
      new_time = after;
    }
}

/* What becomes of a second of the old recording. */
typedef struct
{
  gint64 second;
  gint64 before;      /* milliseconds */
  gint64 after;
  gboolean ambiguous; /* segments at this second move to different times */
} Target;

static void
add_target (GHashTable *targets,
            gint64      before,
            gint64      after)
{
  const gint64 second = before / 1000;
  Target *target = g_hash_table_lookup (targets, &second);

  if (target != NULL)
    {
      target->ambiguous |= target->after - target->before != after - before;
      return;
    }
  target = g_new (Target, 1);
  *target = (Target){ second, before, after, FALSE };
  g_hash_table_insert (targets, &target->second, target);
}

static GHashTable *
find_targets (SegueRetiming *self)
{
  GHashTable *targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  SegueCursor cursor;

  segue_cursor_init (&cursor, self->episode, 0);
  for (guint i = 0, next = 0; i < self->episode->n_entries; i++)
    {
      const SegueEntry *entry = segue_cursor_next (&cursor);
      gint64 after = entry->start;

      if (next < self->times->len && g_array_index (self->times, SegueRetimed, next).index == i)
        {
          const SegueRetimed *retimed = &g_array_index (self->times, SegueRetimed, next++);

          if (retimed->fate != SEGUE_RETIMED_BELOW_ZERO && retimed->after != SEGUE_TIME_NONE)
            after = retimed->after;
        }
      if (entry->kind == SEGUE_ENTRY_SEGMENT && entry->start != SEGUE_TIME_NONE)
        add_target (targets, entry->start, after);
    }

  return targets;
}

static gboolean
overlaps (SegueSpan           span,
          const SegueMention *mention)
{
  return span.length > 0 && mention->offset < (gsize) span.offset + span.length &&
         span.offset < mention->offset + mention->length;
}

/* Tells whether a mention is the value of a key of the front matter, such as its length or date. */
static gboolean
is_value (const SegueEntry   *entry,
          const SegueMention *mention)
{
  const char *p = entry->text + mention->offset;

  while (p > entry->text && strchr ("\r\n", p[-1]) == NULL)
    p--;

  return strchr (" \t-", *p) == NULL;
}

static void
add_mention (SegueRetiming      *self,
             const SegueEntry   *entry,
             guint               index,
             const SegueMention *mention,
             const Target       *target,
             gsize               front_matter)
{
  const gint64 precision = get_precision (&mention->clock);
  SegueRetimedMention retimed = {
    .index = index, .offset = mention->offset, .length = mention->length, .before = mention->time,
    .clock = mention->clock, .in_link = mention->in_link,
  };

  if (mention->time / precision != target->before / precision || overlaps (entry->start_span, mention) ||
      overlaps (entry->end_span, mention) || overlaps (entry->time_link.span, mention))
    return;
  retimed.after = target->after / precision * precision;
  if (retimed.after == retimed.before)
    return;
  retimed.follows = !target->ambiguous && entry->n_speech == 0 &&
                    !(index == 0 && mention->offset < front_matter && is_value (entry, mention));
  g_array_append_val (self->mentions, retimed);
}

/* Finds the times in texts and links that equal the time of a segment that moves. Those of a transcript, those that
 * belong to several segments and those of keys in the front matter do not follow by themselves. */
static void
find_mentions (SegueRetiming *self)
{
  g_autoptr(GHashTable) targets = find_targets (self);
  const gsize front_matter = segue_front_matter_get_length (self->episode);
  SegueCursor cursor;

  segue_cursor_init (&cursor, self->episode, 0);
  for (guint i = 0; i < self->episode->n_entries; i++)
    {
      const SegueEntry *entry = segue_cursor_next (&cursor);
      SegueMention mention = { .offset = segue_entry_get_notes_offset (entry) };

      while (segue_mention_find (entry->text, entry->length, mention.offset + mention.length, &mention))
        {
          const gint64 second = mention.time / 1000;
          const Target *target = g_hash_table_lookup (targets, &second);

          if (target != NULL)
            add_mention (self, entry, i, &mention, target, front_matter);
        }
    }
}

/**
 * segue_retiming_new_each:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of entries, ascending; sections, and segments without a valid time, are
 *   not changed
 * @removed: (array length=n_indices): a #SegueRemovedTimes for each of them, in case that it is in a removed part
 * @n_indices: number of indices
 * @map: a map of times
 * @duration: the length of the recording afterwards in milliseconds, or %SEGUE_TIME_NONE
 *
 * Finds out what a map does to the starts and ends of segments, and which times in texts and links move along with
 * them. The episode is not changed.
 *
 * Returns: (transfer full): the result
 */
SegueRetiming *
segue_retiming_new_each (SegueEpisode       *episode,
                         const guint        *indices,
                         const guint8       *removed,
                         guint               n_indices,
                         const SegueTimeMap *map,
                         gint64              duration)
{
  SegueRetiming *self = g_new0 (SegueRetiming, 1);

  self->episode = segue_episode_ref (episode);
  self->whole = segue_time_map_is_whole (map);
  self->times = g_array_sized_new (FALSE, FALSE, sizeof (SegueRetimed), n_indices);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (SegueRetimedMention));
  retime_entries (self, indices, removed, n_indices, map);
  mark_dropped (self);
  judge (self, duration);
  if (self->n_moved > 0)
    find_mentions (self);

  return self;
}

/**
 * segue_retiming_new:
 * @episode: an episode
 * @indices: (array length=n_indices): indices of entries, ascending
 * @n_indices: number of indices
 * @map: a map of times
 * @removed: what happens to segments in removed parts
 * @duration: the length of the recording afterwards in milliseconds, or %SEGUE_TIME_NONE
 *
 * Finds out what a map does to the times of an episode, as segue_retiming_new_each() does.
 *
 * Returns: (transfer full): the result
 */
SegueRetiming *
segue_retiming_new (SegueEpisode       *episode,
                    const guint        *indices,
                    guint               n_indices,
                    const SegueTimeMap *map,
                    SegueRemovedTimes   removed,
                    gint64              duration)
{
  g_autofree guint8 *each = g_malloc (MAX (n_indices, 1));

  memset (each, removed, n_indices);

  return segue_retiming_new_each (episode, indices, each, n_indices, map, duration);
}

/**
 * segue_retiming_free:
 * @self: (transfer full): a result of segue_retiming_new()
 *
 * Frees the result.
 */
void
segue_retiming_free (SegueRetiming *self)
{
  g_array_unref (self->times);
  g_array_unref (self->mentions);
  segue_episode_unref (self->episode);
  g_free (self);
}
