/* fuzz-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"
#include "core/search/segue-search.h"

static const char *const replacements[] = {
  "", "x", "\n", "\\0", "\\1\\2", "\\U\\1\\E\\l\\2", "\\g<1>", "\\x{D55C}", "\\0\\0", "(00:00:01) \\0\n", "```\n", "\\g<name>",
};

static gboolean
is_boundary (const char *text,
             gsize       length,
             gsize       offset)
{
  return offset <= length && (offset == length || ((guchar) text[offset] & 0xC0) != 0x80);
}

static void
check_matches (SegueMatches *matches,
               const char   *text,
               gsize         length)
{
  gsize end = 0;

  for (guint i = 0; i < segue_matches_get_n (matches); i++)
    {
      const SegueMatch *match = segue_matches_get (matches, i);

      g_assert_cmpuint (match->offset, >=, end);
      end = match->offset + match->length;
      g_assert_true (is_boundary (text, length, match->offset) && is_boundary (text, length, end));
    }
}

static void
check_replacing (SeguePattern *pattern,
                 SegueEpisode *episode,
                 SegueMatches *matches,
                 const char   *replacement)
{
  g_autoptr(SegueEpisode) all = NULL;
  g_autoptr(SegueEpisode) one = NULL;
  guint n;
  gsize end;

  all = segue_search_replace_all (pattern, episode, replacement, &n, NULL, NULL);
  if (all != NULL)
    {
      g_assert_true (n == segue_matches_get_n (matches) || segue_matches_has_more (matches));
      episode_check (all, "replace all", 0, 0);
    }
  if (segue_matches_get_n (matches) == 0)
    return;
  one = segue_search_replace (pattern, episode, segue_matches_get (matches, 0), replacement, &end, NULL);
  if (one != NULL)
    {
      g_assert_cmpuint (end, <=, segue_episode_get_length (one));
      episode_check (one, "replace", 0, 0);
    }
}

/* The flags, the replacement, the pattern up to the end of its line, and the text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  const SeguePatternFlags flags = fuzz_byte (&input) & (SEGUE_PATTERN_CASE | SEGUE_PATTERN_WORDS | SEGUE_PATTERN_REGEX);
  const char *replacement = replacements[fuzz_byte (&input) % G_N_ELEMENTS (replacements)];
  g_autofree char *rest = fuzz_text (&input);
  char *text = strchr (rest, '\n');
  g_autoptr(SeguePattern) pattern = NULL;
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(SegueMatches) matches = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL || text == rest)
    return 0;
  *text++ = '\0';
  pattern = segue_pattern_new (rest, flags, &error);
  g_assert_true ((pattern == NULL) == (error != NULL));
  if (pattern == NULL)
    return 0;
  matches = segue_search_text (pattern, text, strlen (text), NULL, &error);
  g_assert_true ((matches == NULL) == (error != NULL));
  if (matches == NULL)
    return 0;
  check_matches (matches, text, strlen (text));
  episode = segue_reader_read (text, -1, NULL);
  check_replacing (pattern, episode, matches, replacement);
  return 0;
}
