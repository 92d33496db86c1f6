/* segue-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/search/segue-search-private.h"
#include "core/search/segue-pattern-private.h"

/* A search that takes longer than this, in microseconds, is given up. */
#define TIME_LIMIT (2 * G_TIME_SPAN_SECOND)
/* GRegex looks through all the text it is given at every match, so that it gets a little more than it needs; more, where
 * the match comes to the end of that. */
#define SLICE (4 * SEGUE_PATTERN_STRIDE + 256)
#define MAX_LINE_ENDS 4096
/* The most text that is searched again at once after an edit. */
#define AGAIN_MAX (256 * 1024)

struct _SegueMatches
{
  gatomicrefcount ref_count;
  GArray *array; /* SegueMatch, in order */
  gboolean more;
};

static SegueMatches *
matches_new (GArray   *array,
             gboolean  more)
{
  SegueMatches *self = g_new0 (SegueMatches, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->array = array;
  self->more = more;

  return self;
}

/**
 * segue_matches_ref:
 * @self: matches
 *
 * Takes a reference. Matches are immutable.
 *
 * Returns: (transfer full): @self
 */
SegueMatches *
segue_matches_ref (SegueMatches *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * segue_matches_unref:
 * @self: (transfer full): matches
 *
 * Gives a reference back.
 */
void
segue_matches_unref (SegueMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->array);
  g_free (self);
}

/**
 * segue_matches_get_n:
 * @self: matches
 *
 * Counts them.
 *
 * Returns: at most %SEGUE_MAX_MATCHES
 */
guint
segue_matches_get_n (SegueMatches *self)
{
  return self->array->len;
}

/**
 * segue_matches_has_more:
 * @self: matches
 *
 * Tells whether there are more than were collected.
 *
 * Returns: %TRUE if so
 */
gboolean
segue_matches_has_more (SegueMatches *self)
{
  return self->more;
}

/**
 * segue_matches_get:
 * @self: matches
 * @index: below segue_matches_get_n()
 *
 * Gives a match. They come in the order of the text and do not overlap.
 *
 * Returns: (transfer none): the match
 */
const SegueMatch *
segue_matches_get (SegueMatches *self,
                   guint         index)
{
  g_return_val_if_fail (index < self->array->len, NULL);

  return &g_array_index (self->array, SegueMatch, index);
}

/**
 * segue_matches_find:
 * @self: matches
 * @offset: bytes
 *
 * Finds the first match that begins at a place or after it.
 *
 * Returns: its index; segue_matches_get_n() where there is none
 */
guint
segue_matches_find (SegueMatches *self,
                    gsize         offset)
{
  guint low = 0, high = self->array->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (segue_matches_get (self, middle)->offset < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
segue_search_init (SegueSearch  *self,
                   SeguePattern *pattern,
                   const char   *text,
                   gsize         length,
                   GCancellable *cancellable)
{
  *self = (SegueSearch) { pattern, text, length, .cancellable = cancellable };
  self->deadline = g_get_monotonic_time () + TIME_LIMIT;
}

static gboolean
is_inside (const char *p)
{
  return ((guchar) *p & 0xC0) == 0x80;
}

static gsize
slice_start (const SegueSearch *self)
{
  const char *p = self->text + self->position;

  for (guint i = 0; i < self->pattern->lookbehind && p > self->text; i++)
    do
      p--;
    while (is_inside (p));

  return p - self->text;
}

/* Goes past the places that a match was looked for at. Returns: %FALSE at the end */
static gboolean
stride (SegueSearch *self,
        guint        n_chars)
{
  const char *p = self->text + self->position, *end = self->text + self->length;

  for (guint i = 0; i < n_chars; i++)
    {
      if (p >= end)
        return FALSE;
      p = g_utf8_next_char (p);
    }
  /* not into the middle of a line end, of which the next go would not know */
  if (n_chars > 1 && p[-1] == '\r')
    p--;
  self->position = p - self->text;
  self->after_empty = FALSE;

  return TRUE;
}

/* Not within a character, nor behind a line end, where `^` takes the end of a slice for that of the text. */
static gsize
slice_end (const SegueSearch *self,
           gsize              slice)
{
  gsize end = self->length - self->position > slice ? self->position + slice : self->length;
  const gsize limit = end + MAX_LINE_ENDS;

  while (end < self->length && (is_inside (self->text + end) ||
                                (end < limit && strchr ("\r\n", self->text[end - 1]) != NULL)))
    end++;

  return end;
}

static gboolean
may_go_on (SegueSearch  *self,
           GError      **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (g_get_monotonic_time () < self->deadline)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("This expression takes too long to search for."));

  return FALSE;
}

/* Takes what was found from @start to @end. Returns: %FALSE for what \K has put before the place or the wrong way round */
static gboolean
take_match (SegueSearch *self,
            gsize        start,
            gsize        end,
            SegueMatch  *match)
{
  if (start < self->position || end < start || (start == end && start == self->position && self->after_empty))
    return FALSE;
  *match = (SegueMatch) { start, end - start };
  self->position = end;
  self->after_empty = start == end;

  return TRUE;
}

/* One go at the position. Returns: %TRUE with @info set when something was found; otherwise @partial says whether more
 * text is needed to tell */
static gboolean
try_slice (SegueSearch  *self,
           gsize         from,
           gsize         to,
           GMatchInfo  **info,
           gboolean     *partial,
           GError      **error)
{
  g_autoptr(GError) cause = NULL;
  GRegexMatchFlags flags = 0;
  gboolean found;

  if (self->after_empty)
    flags |= G_REGEX_MATCH_NOTEMPTY_ATSTART;
  if (to < self->length)
    flags |= G_REGEX_MATCH_PARTIAL_HARD;
  found = g_regex_match_full (self->pattern->regex, self->text + from, to - from, self->position - from, flags, info,
                              &cause);
  *partial = !found && g_match_info_is_partial_match (*info);
  if (cause != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _("This expression takes too long to search for."));

  return found;
}

/* Finds the next match. Returns: %FALSE at the end, or with @error set */
gboolean
segue_search_next (SegueSearch  *self,
                   SegueMatch   *match,
                   GMatchInfo  **info,
                   GError      **error)
{
  gsize slice = SLICE;

  while (may_go_on (self, error))
    {
      const gsize from = slice_start (self);
      const gsize to = slice_end (self, slice);
      g_autoptr(GMatchInfo) found = NULL;
      g_autoptr(GError) failed = NULL;
      gboolean partial;
      int start, end;

      if (try_slice (self, from, to, &found, &partial, &failed) && g_match_info_fetch_pos (found, 0, &start, &end))
        {
          if (take_match (self, from + start, from + end, match))
            {
              if (info != NULL)
                *info = g_steal_pointer (&found);
              return TRUE;
            }
          if (!stride (self, 1))
            return FALSE;
        }
      else if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      else if (partial)
        {
          slice *= 4;
          continue;
        }
      else if (!stride (self, SEGUE_PATTERN_STRIDE + 1))
        return FALSE;
      slice = SLICE;
    }

  return FALSE;
}

/**
 * segue_search_text:
 * @pattern: a pattern
 * @text: (array length=length): valid UTF-8
 * @length: bytes
 * @cancellable: (nullable): stops the search
 * @error: return location for an error, or %NULL
 *
 * Finds all places where a pattern matches, up to %SEGUE_MAX_MATCHES.
 *
 * The work is bounded: an expression that would take very long is given up with %G_IO_ERROR_TIMED_OUT.
 *
 * Returns: (transfer full): the matches, or %NULL with @error set
 */
SegueMatches *
segue_search_text (SeguePattern  *pattern,
                   const char    *text,
                   gsize          length,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (SegueMatch));
  g_autoptr(GError) failed = NULL;
  gboolean more = FALSE;
  SegueSearch search;
  SegueMatch match;

  segue_search_init (&search, pattern, text, length, cancellable);
  while (!more && segue_search_next (&search, &match, NULL, &failed))
    {
      more = array->len == SEGUE_MAX_MATCHES;
      if (!more)
        g_array_append_val (array, match);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  return matches_new (g_steal_pointer (&array), more);
}

/**
 * segue_search_episode:
 * @pattern: a pattern
 * @episode: an episode
 * @cancellable: (nullable): stops the search
 * @error: return location for an error, or %NULL
 *
 * Like segue_search_text(), for the whole text of an episode. It may run in a thread.
 *
 * Returns: (transfer full): the matches, or %NULL with @error set
 */
SegueMatches *
segue_search_episode (SeguePattern  *pattern,
                      SegueEpisode  *episode,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const gsize length = segue_episode_get_length (episode);
  g_autofree char *text = segue_episode_dup_range (episode, 0, length);

  return segue_search_text (pattern, text, length, cancellable, error);
}

static void
append_moved (GArray       *array,
              SegueMatches *matches,
              guint         first,
              guint         end,
              gssize        by)
{
  for (guint i = first; i < end; i++)
    {
      SegueMatch match = *segue_matches_get (matches, i);

      match.offset += by;
      g_array_append_val (array, match);
    }
}

/**
 * segue_search_again:
 * @pattern: a pattern
 * @matches: what it found in @before
 * @before: an episode
 * @after: the episode after an edit
 *
 * Searches only the entries that differ. That can be done where no match crosses a line, the edit is not large, and
 * all matches were collected.
 *
 * Returns: (transfer full) (nullable): the matches in @after, or %NULL where all of it is to be searched
 */
SegueMatches *
segue_search_again (SeguePattern *pattern,
                    SegueMatches *matches,
                    SegueEpisode *before,
                    SegueEpisode *after)
{
  const SegueEpisodeDiff diff = segue_episode_compare (before, after);
  const gsize start = segue_episode_get_offset (after, diff.start);
  const gsize old_end = segue_episode_get_offset (before, diff.old_end);
  const gsize new_end = segue_episode_get_offset (after, diff.new_end);
  g_autofree char *text = NULL;
  g_autoptr(SegueMatches) inner = NULL;
  g_autoptr(GArray) array = NULL;

  if (!pattern->one_line || matches->more || new_end - start > AGAIN_MAX)
    return NULL;
  text = segue_episode_dup_range (after, start, new_end - start);
  inner = segue_search_text (pattern, text, new_end - start, NULL, NULL);
  if (inner == NULL || inner->more)
    return NULL;
  array = g_array_new (FALSE, FALSE, sizeof (SegueMatch));
  append_moved (array, matches, 0, segue_matches_find (matches, start), 0);
  append_moved (array, inner, 0, inner->array->len, start);
  append_moved (array, matches, segue_matches_find (matches, old_end), matches->array->len, (gssize) new_end - (gssize) old_end);
  if (array->len > SEGUE_MAX_MATCHES)
    return NULL;

  return matches_new (g_steal_pointer (&array), FALSE);
}
