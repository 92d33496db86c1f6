/* test-text-offsets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session/segue-text-offsets.h"

#define TEXT "여는 글\n\n(00:01) 가나다\n본문입니다.\n(00:02) Plain\n## 절\n(00:03) é\n"

/* All that offsets tell, against counting from the start. */
static void
check (SegueTextOffsets *offsets)
{
  SegueEpisode *episode = segue_text_offsets_get_episode (offsets);
  const gsize length = segue_episode_get_length (episode);
  g_autofree char *text = segue_episode_dup_range (episode, 0, length);
  const guint n_chars = g_utf8_strlen (text, -1);

  for (guint i = 0; i <= segue_episode_get_n_entries (episode); i++)
    g_assert_cmpuint (segue_text_offsets_get_start (offsets, i), ==,
                      g_utf8_pointer_to_offset (text, text + segue_episode_get_offset (episode, i)));
  for (guint i = 0; i <= n_chars; i++)
    {
      const guint at = g_test_rand_int_range (0, n_chars + 1);
      const gsize bytes = g_utf8_offset_to_pointer (text, at) - text;
      gsize inside;
      const guint index = segue_text_offsets_get_index (offsets, at, &inside);

      g_assert_cmpuint (index, ==, segue_episode_index_at_offset (episode, bytes));
      g_assert_cmpuint (segue_episode_get_offset (episode, index) + inside, ==, bytes);
      g_assert_cmpuint (segue_text_offsets_get_bytes (offsets, at), ==, bytes);
      g_assert_cmpuint (segue_text_offsets_get_place (offsets, index, inside), ==, at);
    }
}

static void
test_places (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);
  SegueTextOffsets *offsets = segue_text_offsets_new ();

  g_assert_null (segue_text_offsets_get_episode (offsets));
  segue_text_offsets_set_episode (offsets, episode, NULL);
  check (offsets);
  /* a place beyond the end of an entry is the end */
  g_assert_cmpuint (segue_text_offsets_get_place (offsets, 1, 10000), ==, segue_text_offsets_get_start (offsets, 2));
  segue_text_offsets_free (offsets);
}

/* Offsets that follow edits are those of the edited text. */
static void
test_edits (void)
{
  static const char *const pieces[] = { "", "\n", "한글", "(00:09) 새\n", "x", "## 절\n", "\n\n" };
  SegueEpisode *episode = segue_reader_read (TEXT, -1, NULL);
  SegueTextOffsets *offsets = segue_text_offsets_new ();

  segue_text_offsets_set_episode (offsets, episode, NULL);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
      const char *from = g_utf8_offset_to_pointer (text, g_test_rand_int_range (0, g_utf8_strlen (text, -1) + 1));
      const char *to = *from != '\0' ? g_utf8_next_char (from) : from;
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      SegueEpisode *edited = segue_episode_splice (episode, from - text, to - from, piece, -1);
      const SegueEpisodeDiff difference = segue_episode_find_difference (episode, edited);

      segue_text_offsets_set_episode (offsets, edited, i % 2 == 0 ? &difference : NULL);
      segue_episode_unref (episode);
      episode = edited;
      check (offsets);
    }
  segue_text_offsets_free (offsets);
  segue_episode_unref (episode);
}

static void
test_empty (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("", 0, NULL);
  SegueTextOffsets *offsets = segue_text_offsets_new ();

  segue_text_offsets_set_episode (offsets, episode, NULL);
  check (offsets);
  segue_text_offsets_free (offsets);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-offsets/places", test_places);
  g_test_add_func ("/text-offsets/edits", test_edits);
  g_test_add_func ("/text-offsets/empty", test_empty);
  return g_test_run ();
}
