/* test-time-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/transcript/segue-time-search.h"

/* Proposals of times from a transcript, and what the user does with them. */

static const char notes[] =
  "(00:00) Welcome\n"
  "(--:--) Bees on the roof of the opera\n"
  "(--:--) Night trains to Vienna\n"
  "(--:--) Repairing an accordion\n"
  "(--:--) Quantum zebra xylophone\n";

static const char speech[] =
  "WEBVTT\n\n"
  "00:00.000 --> 00:20.000\nWelcome to the show, we have a lot to talk about today.\n\n"
  "00:20.000 --> 00:40.000\nIt was a quiet week and the weather was fine.\n\n"
  "01:00.000 --> 01:20.000\nNow to the bees: there are bees on the roof of the opera house.\n\n"
  "01:20.000 --> 01:40.000\nThe honey from that roof tastes of lime trees.\n\n"
  "02:00.000 --> 02:20.000\nNext, night trains. You can take the night train to Vienna again.\n\n"
  "02:20.000 --> 02:40.000\nThe trains leave at nine and the beds are short.\n\n"
  "03:00.000 --> 03:20.000\nMy accordion broke, and repairing an accordion is slow work.\n\n"
  "03:20.000 --> 03:40.000\nYou need wax and leather and a lot of patience.\n\n"
  "04:00.000 --> 04:20.000\nThat is all for today, write to us and until next week.\n\n";

static SegueTimeSearch *
search_new (SegueEpisode *episode,
            const char   *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueTranscript) transcript = segue_transcript_new_from_data (text, strlen (text), SEGUE_TIME_NONE, &error);
  SegueTimeSearch *search;

  g_assert_no_error (error);
  search = segue_time_search_new (episode, transcript, SEGUE_TIME_NONE);
  g_assert_cmpuint (segue_time_search_get_n_ticked (search), ==, 0);
  segue_time_search_start (search);
  g_assert_true (segue_time_search_is_searching (search));
  session_fixture_await (!segue_time_search_is_searching (search));

  return search;
}

static SegueProposedTime *
get_row (SegueTimeSearch *search,
         guint            index)
{
  g_autoptr(SegueProposedTime) row = g_list_model_get_item (segue_time_search_get_rows (search), index);

  g_assert_nonnull (row);

  return row;
}

static void
assert_start (SegueTimeSearch *search,
              guint            index,
              const char      *expected)
{
  const gint64 start = segue_proposed_time_get_start (get_row (search, index));
  g_autofree char *text = segue_time_search_format (search, MAX (start, 0));

  g_assert_cmpstr (start == SEGUE_TIME_NONE ? "-" : text, ==, expected);
}

/* The segments are found where their words are said. What the notes have a time for is only compared. */
static void
test_found (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);
  g_autoptr(GArray) matches = NULL;
  g_autofree char *said = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (segue_time_search_get_rows (search)), ==, 5);
  g_assert_cmpuint (segue_time_search_get_n_wanted (search), ==, 4);
  g_assert_true (segue_proposed_time_is_known (get_row (search, 0)));
  g_assert_false (segue_proposed_time_get_ticked (get_row (search, 0)));
  assert_start (search, 1, "01:00");
  assert_start (search, 2, "02:00");
  assert_start (search, 3, "03:00");
  assert_start (search, 4, "-");
  g_assert_cmpuint (segue_time_search_get_n_found (search), ==, 3);
  g_assert_cmpuint (segue_proposed_time_get_n_places (get_row (search, 4)), ==, 0);
  segue_proposed_time_set_ticked (get_row (search, 4), TRUE);
  g_assert_false (segue_proposed_time_get_ticked (get_row (search, 4)));
  said = segue_proposed_time_dup_sentence (get_row (search, 2), &matches);
  g_assert_nonnull (strstr (said, "night trains"));
  g_assert_cmpuint (matches->len, >, 0);
  for (guint i = 0; i < matches->len; i++)
    {
      const SegueSpan match = g_array_index (matches, SegueSpan, i);

      g_assert_cmpuint (match.offset + match.length, <=, strlen (said));
      g_assert_true (g_utf8_validate (said + match.offset, match.length, NULL));
    }
}

/* Only what is ticked is written, in the form of the notes, and segments that have changed since are left alone. */
static void
test_write (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);
  g_autoptr(SegueEpisode) written = NULL;
  g_autoptr(SegueEpisode) again = NULL;
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 1; i < 5; i++)
    segue_proposed_time_set_ticked (get_row (search, i), i == 1 || i == 3);
  segue_proposed_time_set_ticked (get_row (search, 0), TRUE);
  g_assert_cmpuint (segue_time_search_get_n_ticked (search), ==, 2);
  written = segue_time_search_apply (search, episode, &n, NULL);
  g_assert_nonnull (written);
  g_assert_cmpuint (n, ==, 2);
  text = segue_episode_dup_range (written, 0, segue_episode_get_length (written));
  g_assert_cmpstr (text, ==,
                   "(00:00) Welcome\n"
                   "(01:00) Bees on the roof of the opera\n"
                   "(--:--) Night trains to Vienna\n"
                   "(03:00) Repairing an accordion\n"
                   "(--:--) Quantum zebra xylophone\n");
  again = segue_time_search_apply (search, written, &n, NULL);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (again == written);
}

/* A time that the user has fixed stays, and the others are found around it. */
static void
test_accept (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);
  SegueProposedTime *bees = get_row (search, 1);

  g_assert_true (segue_proposed_time_step_sentence (bees, 1));
  assert_start (search, 1, "01:20");
  segue_time_search_accept (search, bees);
  g_assert_true (segue_time_search_is_searching (search));
  session_fixture_await (!segue_time_search_is_searching (search));
  assert_start (search, 1, "01:20");
  g_assert_true (segue_proposed_time_is_fixed (bees));
  g_assert_true (segue_proposed_time_get_ticked (bees));
  assert_start (search, 2, "02:00");

  while (segue_proposed_time_step_sentence (bees, -1))
    continue;
  assert_start (search, 1, "00:00");
  while (segue_proposed_time_step_sentence (bees, 1))
    continue;
  assert_start (search, 1, "04:00");
}

/* A time that the user has gone to stays when the others are looked for again, and while that runs. */
static void
test_moved (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);

  g_assert_true (segue_proposed_time_step_sentence (get_row (search, 2), 1));
  assert_start (search, 2, "02:06");
  segue_time_search_accept (search, get_row (search, 1));
  g_assert_true (segue_proposed_time_step_sentence (get_row (search, 3), 1));
  session_fixture_await (!segue_time_search_is_searching (search));
  assert_start (search, 1, "01:00");
  assert_start (search, 2, "02:06");
  assert_start (search, 3, "03:20");
  g_assert_false (segue_proposed_time_is_fixed (get_row (search, 2)));
}

/* The places follow one another in a ring. A row without one cannot be ticked. */
static void
test_places (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);

  for (guint i = 1; i < 5; i++)
    {
      SegueProposedTime *row = get_row (search, i);
      const guint n = segue_proposed_time_get_n_places (row);
      const gint64 start = segue_proposed_time_get_start (row);

      g_assert_cmpuint (n, <=, SEGUE_MAX_PLACES);
      if (n == 0)
        {
          segue_proposed_time_set_ticked (row, TRUE);
          g_assert_false (segue_proposed_time_get_ticked (row));
        }
      g_assert_true (segue_proposed_time_step_place (row, 1) == (n > 1));
      for (guint j = 1; j < n; j++)
        segue_proposed_time_step_place (row, 1);
      g_assert_cmpint (segue_proposed_time_get_start (row), ==, start);
      if (segue_proposed_time_step_place (row, -1))
        g_assert_cmpuint (segue_proposed_time_get_place (row), ==, n - 1);
    }
  g_assert_false (segue_proposed_time_step_place (get_row (search, 0), 1));
  g_assert_false (segue_proposed_time_step_sentence (get_row (search, 0), 1));
}

/* A search that is cancelled proposes nothing. One that is started again takes the place of the first. */
static void
test_cancel (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTranscript) transcript = segue_transcript_new_from_data (speech, strlen (speech), SEGUE_TIME_NONE, NULL);
  g_autoptr(SegueTimeSearch) search = segue_time_search_new (episode, transcript, SEGUE_TIME_NONE);

  segue_time_search_start (search);
  segue_time_search_cancel (search);
  g_assert_false (segue_time_search_is_searching (search));
  session_fixture_rest (50);
  g_assert_cmpuint (segue_time_search_get_n_found (search), ==, 0);
  segue_time_search_start (search);
  segue_time_search_start (search);
  session_fixture_await (!segue_time_search_is_searching (search));
  g_assert_cmpuint (segue_time_search_get_n_found (search), >=, 3);
}

static gint64
get_delay (const char *text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueTimeSearch) search = search_new (episode, speech);

  return segue_time_search_get_delay (search);
}

/* Only a difference that is large and that many times have is told. */
static void
test_delay (void)
{
  g_assert_cmpint (get_delay ("(00:40) Welcome to the show\n(01:40) Bees on the roof of the opera\n"
                              "(02:40) Night trains to Vienna\n(03:40) Repairing an accordion\n"
                              "(04:40) Write to us until next week\n(--:--) Leather\n"), ==, -40000);
  g_assert_cmpint (get_delay ("(00:00) Welcome to the show\n(01:00) Bees on the roof of the opera\n"
                              "(02:00) Night trains to Vienna\n(03:00) Repairing an accordion\n"
                              "(04:00) Write to us until next week\n"), ==, 0);
  g_assert_cmpint (get_delay ("(00:40) Welcome to the show\n(01:40) Bees on the roof of the opera\n"
                              "(02:40) Night trains to Vienna\n(03:40) Repairing an accordion\n"), ==, 0);
  g_assert_cmpint (get_delay ("(00:40) Welcome to the show\n(01:10) Bees on the roof of the opera\n"
                              "(01:20) Night trains to Vienna\n(03:50) Repairing an accordion\n"
                              "(05:40) Write to us until next week\n"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/time-search/found", test_found);
  g_test_add_func ("/time-search/write", test_write);
  g_test_add_func ("/time-search/accept", test_accept);
  g_test_add_func ("/time-search/moved", test_moved);
  g_test_add_func ("/time-search/places", test_places);
  g_test_add_func ("/time-search/cancel", test_cancel);
  g_test_add_func ("/time-search/delay", test_delay);

  return g_test_run ();
}
