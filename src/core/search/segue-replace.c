/* segue-replace.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-search.h"

#include <glib/gi18n-lib.h>

#include "core/search/segue-search-private.h"
#include "core/search/segue-pattern-private.h"

/* Replaces one match or all matches of a pattern. */

/* Appends the replacement of a match, with its references expanded. */
static gboolean
append_replacement (GString       *text,
                    SeguePattern  *pattern,
                    GMatchInfo    *info,
                    const char    *replacement,
                    GError       **error)
{
  g_autofree char *expanded = NULL;
  g_autoptr(GError) cause = NULL;

  if (!(pattern->flags & SEGUE_PATTERN_REGEX))
    {
      g_string_append (text, replacement);
      return TRUE;
    }
  expanded = g_match_info_expand_references (info, replacement, &cause);
  if (cause != NULL)
    g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX, cause->message);
  else if (expanded != NULL && !g_utf8_validate (expanded, -1, NULL))
    g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_NOT_TEXT, _("The replacement is no text."));
  else
    {
      g_string_append (text, expanded != NULL ? expanded : "");
      return TRUE;
    }

  return FALSE;
}

/* Matches the pattern again at the position of a match, to expand references. Returns FALSE if it does not match there
 * any more. At one position, an empty match can be followed by a match that is not empty, so both are tried. */
static gboolean
match_again (SeguePattern     *pattern,
             const char       *text,
             gsize             length,
             const SegueMatch *wanted,
             GMatchInfo      **info)
{
  for (guint after_empty = 0; after_empty < 2; after_empty++)
    {
      SegueSearch search;
      SegueMatch match;

      segue_search_init (&search, pattern, text, length, NULL);
      search.position = MIN (wanted->offset, length);
      search.after_empty = after_empty;
      if (segue_search_next (&search, &match, info, NULL) && match.offset == wanted->offset &&
          match.length == wanted->length)
        return TRUE;
      g_clear_pointer (info, g_match_info_unref);
    }

  return FALSE;
}

/* Returns @after unless a list of chapters in @before can no longer be read, since a replacement that means something in its
 * syntax was put into it. Takes @after. */
static SegueEpisode *
keep_list (SegueEpisode  *before,
           SegueEpisode  *after,
           GError       **error)
{
  if (segue_episode_count_list (before) == segue_episode_count_list (after))
    return after;

  segue_episode_unref (after);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("With this replacement, the list of chapters could no longer be read."));

  return NULL;
}

/**
 * segue_search_replace:
 * @pattern: a pattern
 * @episode: an episode
 * @match: a match of @pattern in @episode
 * @replacement: the replacement, UTF-8; if @pattern is a regular expression, `\1` and the like refer to its groups
 * @end: (out): the offset in bytes of the end of the replacement, in the new episode
 * @error: return location for a #GError, or %NULL
 *
 * Replaces one match.
 *
 * Returns: (transfer full): the edited episode, @episode itself if nothing matches there any more, or %NULL with @error
 *   set to %SEGUE_ERROR_SYNTAX, %SEGUE_ERROR_NOT_TEXT, %SEGUE_ERROR_TOO_LARGE or, if a list of chapters could no longer be
 *   read, %SEGUE_ERROR_READ_BACK
 */
SegueEpisode *
segue_search_replace (SeguePattern      *pattern,
                      SegueEpisode      *episode,
                      const SegueMatch  *match,
                      const char        *replacement,
                      gsize             *end,
                      GError           **error)
{
  const gsize length = segue_episode_get_length (episode);
  g_autofree char *text = segue_episode_dup_range (episode, 0, length);
  g_autoptr(GMatchInfo) info = NULL;
  g_autoptr(GString) inserted = g_string_new (NULL);

  *end = match->offset;
  if (!match_again (pattern, text, length, match, &info))
    return segue_episode_ref (episode);
  if (!append_replacement (inserted, pattern, info, replacement, error))
    return NULL;
  if (length - match->length + inserted->len > SEGUE_MAX_BYTES)
    {
      g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("The notes would get larger than 64 MB."));
      return NULL;
    }
  *end = match->offset + inserted->len;

  return keep_list (episode, segue_episode_splice (episode, match->offset, match->length, inserted->str, inserted->len),
                    error);
}

/**
 * segue_search_replace_all:
 * @pattern: a pattern
 * @episode: an episode
 * @replacement: the replacement, see segue_search_replace()
 * @n_replaced: (out): number of matches that were replaced
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError, or %NULL
 *
 * Replaces all matches, of any number, with a single splice. This can be called from any thread.
 *
 * Returns: (transfer full): the edited episode, or %NULL with @error set to an error of segue_search_replace(), or to
 *   %G_IO_ERROR_CANCELLED or %G_IO_ERROR_TIMED_OUT
 */
SegueEpisode *
segue_search_replace_all (SeguePattern  *pattern,
                          SegueEpisode  *episode,
                          const char    *replacement,
                          guint         *n_replaced,
                          GCancellable  *cancellable,
                          GError       **error)
{
  const gsize length = segue_episode_get_length (episode);
  g_autofree char *text = segue_episode_dup_range (episode, 0, length);
  g_autoptr(GString) result = g_string_new (NULL);
  g_autoptr(GError) failed = NULL;
  gsize first = 0, done = 0;
  SegueSearch search;
  SegueMatch match;
  GMatchInfo *info;

  *n_replaced = 0;
  segue_search_init (&search, pattern, text, length, cancellable);
  while (segue_search_next (&search, &match, &info, &failed))
    {
      g_autoptr(GMatchInfo) found = info;

      if ((*n_replaced)++ == 0)
        first = done = match.offset;
      g_string_append_len (result, text + done, match.offset - done);
      done = match.offset + match.length;
      if (!append_replacement (result, pattern, found, replacement, error))
        return NULL;
      if (length - (done - first) + result->len > SEGUE_MAX_BYTES)
        {
          g_set_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE, _("The notes would get larger than 64 MB."));
          return NULL;
        }
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  return keep_list (episode, segue_episode_splice (episode, first, done - first, result->str, result->len), error);
}
