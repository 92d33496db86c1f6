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

/* Finds the matches of a pattern. The text is searched in slices, so that the time is bounded and a search can be
 * cancelled. */

/* The longest time of a search, in microseconds. */
#define TIME_LIMIT (2 * G_TIME_SPAN_SECOND)

/* The number of bytes that are given to GRegex in one call. It validates all of its text in each call, so it gets
 * little more than it needs, and more only if a match reaches the end of the slice. */
#define SLICE (4 * SEGUE_PATTERN_STRIDE + 256)

/* The largest number of bytes by which a slice is extended so that it does not end after a line terminator. */
#define MAX_LINE_ENDS 4096

/* The largest number of bytes that are searched again, synchronously, after an edit. */
#define AGAIN_MAX (256 * 1024)

struct _SegueMatches
{
  gatomicrefcount ref_count;
  GArray *array; /* of SegueMatch, in the order of the text */
  gboolean more; /* whether there are more matches than SEGUE_MAX_MATCHES */
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
 * Acquires a reference. Matches are immutable and can be shared between threads.
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
 * Releases a reference, and frees the matches if it was the last one.
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
 * Gets the number of matches.
 *
 * Returns: the number, 0 to %SEGUE_MAX_MATCHES
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
 * Tells whether the text has more matches than %SEGUE_MAX_MATCHES.
 *
 * Returns: %TRUE if there are more
 */
gboolean
segue_matches_has_more (SegueMatches *self)
{
  return self->more;
}

/**
 * segue_matches_get:
 * @self: matches
 * @index: the index of a match, below segue_matches_get_n()
 *
 * Gets a match. Matches are in the order of the text and do not overlap.
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
 * @offset: an offset in bytes
 *
 * Finds the first match that begins at or after @offset.
 *
 * Returns: the index of the match, or segue_matches_get_n() if there is none
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

/* Starts a search at the start of @text. Pass the state to segue_search_next(). */
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

/* Tells whether @p points into a UTF-8 character, after its first byte. */
static gboolean
is_inside (const char *p)
{
  return ((guchar) *p & 0xC0) == 0x80;
}

/* Returns the offset at which a slice for the current position begins: lookbehind characters before it. */
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

/* Advances the position by @n_chars characters. Returns FALSE at the end of the text. */
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
  /* Do not stop within CR LF: the next call would not know that the LF is part of a line terminator. */
  if (n_chars > 1 && p[-1] == '\r')
    p--;
  self->position = p - self->text;
  self->after_empty = FALSE;

  return TRUE;
}

/* Returns the offset at which a slice of about @slice bytes ends. It does not end within a character, nor after a line
 * terminator, where `^` would not match because the end of the slice looks like the end of the text. */
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

/* Returns FALSE with @error set if the search was cancelled or takes too long. */
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

/* Sets @match and advances the position behind it. Returns FALSE if the match is to be ignored: \K can move its start
 * before the position or behind its end, and an empty match is not reported twice at one position. */
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

/* Searches the slice of text from @from to @to. Returns TRUE with @info set if there is a match. Otherwise, @partial is
 * set to whether a longer slice may have a match. */
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

/* Finds the next match. @info, if not NULL, is set to the match info, owned by the caller. Returns FALSE at the end of
 * the text, or with @error set. */
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

/* Finds the matches from the position of @self on, at most SEGUE_MAX_MATCHES. Returns NULL with @error set if the search
 * was cancelled or takes too long. */
SegueMatches *
segue_search_collect (SegueSearch  *self,
                      GError      **error)
{
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (SegueMatch));
  g_autoptr(GError) failed = NULL;
  gboolean more = FALSE;
  SegueMatch match;

  while (!more && segue_search_next (self, &match, NULL, &failed))
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
 * segue_search_text:
 * @pattern: a pattern
 * @text: (array length=length): valid UTF-8
 * @length: the length of @text in bytes
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Finds the matches of a pattern, at most %SEGUE_MAX_MATCHES. A search that takes longer than two seconds is given up.
 *
 * Returns: (transfer full): the matches, or %NULL with @error set to %G_IO_ERROR_CANCELLED or %G_IO_ERROR_TIMED_OUT
 */
SegueMatches *
segue_search_text (SeguePattern  *pattern,
                   const char    *text,
                   gsize          length,
                   GCancellable  *cancellable,
                   GError       **error)
{
  SegueSearch search;

  segue_search_init (&search, pattern, text, length, cancellable);

  return segue_search_collect (&search, error);
}

/**
 * segue_search_episode:
 * @pattern: a pattern
 * @episode: an episode
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Finds the matches of a pattern in the whole text of an episode; see segue_search_text(). This can be called from any
 * thread.
 *
 * Returns: (transfer full): the matches, or %NULL with @error set to %G_IO_ERROR_CANCELLED or %G_IO_ERROR_TIMED_OUT
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

/* Appends the matches from @first up to @end (exclusive), shifted by @by bytes. */
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
 * @matches: the matches of @pattern in @before
 * @before: an episode
 * @after: an edited version of @before
 * @difference: the difference from @before to @after
 *
 * Updates matches after an edit, by searching only the entries that differ. This is possible if no match can span
 * lines, the edit is small, and @matches is complete.
 *
 * Returns: (transfer full) (nullable): the matches in @after, or %NULL if the whole episode must be searched
 */
SegueMatches *
segue_search_again (SeguePattern           *pattern,
                    SegueMatches           *matches,
                    SegueEpisode           *before,
                    SegueEpisode           *after,
                    const SegueEpisodeDiff *difference)
{
  const gsize start = segue_episode_get_offset (after, difference->start);
  const gsize old_end = segue_episode_get_offset (before, difference->old_end);
  const gsize new_end = segue_episode_get_offset (after, difference->new_end);
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
  append_moved (array, matches, segue_matches_find (matches, old_end), matches->array->len,
                (gssize) new_end - (gssize) old_end);
  if (array->len > SEGUE_MAX_MATCHES)
    return NULL;

  return matches_new (g_steal_pointer (&array), FALSE);
}
