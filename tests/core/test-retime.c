/* test-retime.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-retime.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/front/segue-front-matter.h"
#include "core/lines/segue-mention.h"
#include "episode-check.h"

#define S G_GINT64_CONSTANT (1000)

static gint64
map_time (const SegueTimeMap *map,
          gint64              time)
{
  gint64 result;
  const gboolean kept = segue_time_map_apply (map, time, 1, &result);

  return kept ? result : -1000000 - result;
}

static void
test_maps (void)
{
  static const SegueCut ad = { 100 * S, 30 * S, TRUE };
  static const SegueCut both[] = { { 200 * S, 50 * S, FALSE }, { 100 * S, 30 * S, TRUE } };
  static const gint64 before[] = { 10 * S, 110 * S }, after[] = { 20 * S, 220 * S };
  g_autoptr(SegueTimeMap) shift = segue_time_map_new_shift (-1500);
  g_autoptr(SegueTimeMap) added = segue_time_map_new_cuts (&ad, 1, FALSE, NULL);
  g_autoptr(SegueTimeMap) cut = segue_time_map_new_cuts (both, 2, FALSE, NULL);
  g_autoptr(SegueTimeMap) cut_new = segue_time_map_new_cuts (both, 2, TRUE, NULL);
  g_autoptr(SegueTimeMap) points = segue_time_map_new_points (before, after, NULL);
  g_autoptr(SegueTimeMap) rounded = segue_time_map_new_round (1000);
  g_autoptr(SegueTimeMap) clear = segue_time_map_new_clear ();

  g_assert_cmpint (map_time (shift, 1000), ==, -500);
  g_assert_cmpint (map_time (shift, 61000), ==, 59500);
  /* what starts where a part is added comes after it */
  g_assert_cmpint (map_time (added, 99999), ==, 99999);
  g_assert_cmpint (map_time (added, 100 * S), ==, 130 * S);
  /* the rows may stand in any order */
  g_assert_cmpint (map_time (cut, 100 * S), ==, 130 * S);
  g_assert_cmpint (map_time (cut, 199 * S), ==, 229 * S);
  g_assert_cmpint (map_time (cut, 200 * S), ==, -1000000 - 230 * S);
  g_assert_cmpint (map_time (cut, 249999), ==, -1000000 - 230 * S);
  g_assert_cmpint (map_time (cut, 250 * S), ==, 230 * S);
  /* in times of the new recording, the second part begins 30 seconds earlier in the old one */
  g_assert_cmpint (map_time (cut_new, 169 * S), ==, 199 * S);
  g_assert_cmpint (map_time (cut_new, 170 * S), ==, -1000000 - 200 * S);
  g_assert_cmpint (map_time (cut_new, 220 * S), ==, 200 * S);
  g_assert_cmpint (map_time (points, 10 * S), ==, 20 * S);
  g_assert_cmpint (map_time (points, 110 * S), ==, 220 * S);
  g_assert_cmpint (map_time (points, 60 * S), ==, 120 * S);
  g_assert_cmpint (map_time (points, 0), ==, 0);
  g_assert_cmpint (map_time (points, 210 * S), ==, 420 * S);
  g_assert_cmpint (map_time (rounded, 1499), ==, 1000);
  g_assert_cmpint (map_time (rounded, 1500), ==, 2000);
  g_assert_cmpint (map_time (clear, 5000), <, -1000);
}

/* Tables of parts that make no sense, and the row that the message names. */
static void
test_wrong_cuts (void)
{
  static const struct { SegueCut cuts[3]; guint n; gboolean in_new_times; const char *row; } wrong[] = {
    { { { 0, 0, TRUE } }, 1, FALSE, "Row 1" },
    { { { 0, 10, TRUE }, { 20, -1, FALSE } }, 2, FALSE, "Row 2" },
    { { { -1, 10, TRUE } }, 1, FALSE, "Row 1" },
    { { { 15, 10, FALSE }, { 10, 10, FALSE } }, 2, FALSE, "Row 1" },
    { { { 10, 10, FALSE }, { 19, 10, TRUE } }, 2, FALSE, "Row 2" },
    { { { 10, 10, TRUE }, { 19, 10, FALSE } }, 2, TRUE, "Row 2" },
    { { { 10, SEGUE_TIME_MAX + 1, TRUE } }, 1, FALSE, "Row 1" },
  };
  static const gint64 points[][2] = { { 10, 20 }, { 20, 10 }, { 10, 10 } };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_null (segue_time_map_new_cuts (wrong[i].cuts, wrong[i].n, wrong[i].in_new_times, &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, wrong[i].row));
      g_clear_error (&error);
    }
  g_assert_null (segue_time_map_new_points (points[0], points[1], &error));
  g_clear_error (&error);
  g_assert_null (segue_time_map_new_points (points[2], points[0], &error));
  g_clear_error (&error);
  g_assert_null (segue_time_map_new_points (points[0], points[2], &error));
}

/* Makes a random table without overlaps. Returns the number of rows. */
static guint
random_cuts (GRand    *rand,
             SegueCut *cuts)
{
  const guint n = g_rand_int_range (rand, 1, 8);
  gint64 at = 0;

  for (guint i = 0; i < n; i++)
    {
      at += g_rand_int_range (rand, 0, 600) * S;
      cuts[i] = (SegueCut){ at, g_rand_int_range (rand, 1, 300) * S, g_rand_boolean (rand) };
      at += cuts[i].added ? 0 : cuts[i].length;
    }

  return n;
}

/* A map keeps the order of times, and the map with added and removed parts exchanged takes it back, except for times in
 * removed parts. */
static void
test_inverse (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (18);

  for (guint round = 0; round < 500; round++)
    {
      SegueCut cuts[8], exchanged[8];
      const guint n = random_cuts (rand, cuts);
      g_autoptr(SegueTimeMap) map = segue_time_map_new_cuts (cuts, n, FALSE, NULL);
      g_autoptr(SegueTimeMap) inverse = NULL;
      gint64 last = 0;

      for (guint i = 0; i < n; i++)
        exchanged[i] = (SegueCut){ cuts[i].at, cuts[i].length, !cuts[i].added };
      inverse = segue_time_map_new_cuts (exchanged, n, TRUE, NULL);
      g_assert_nonnull (map);
      g_assert_nonnull (inverse);
      for (gint64 time = 0; time < 4000 * S; time += g_rand_int_range (rand, 1, 20000))
        {
          gint64 mapped, back;
          const gboolean kept = segue_time_map_apply (map, time, 1, &mapped);

          g_assert_cmpint (mapped, >=, last);
          last = mapped;
          if (!kept)
            continue;
          g_assert_true (segue_time_map_apply (inverse, mapped, 1, &back));
          g_assert_cmpint (back, ==, time);
        }
    }
}

/* The index of all entries, which a map is applied to. */
static guint *
all_indices (SegueEpisode *episode)
{
  const guint n = segue_episode_get_n_entries (episode);
  guint *indices = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    indices[i] = i;

  return indices;
}

static SegueRetiming *
plan_all (SegueEpisode       *episode,
          const SegueTimeMap *map,
          SegueRemovedTimes   removed,
          gint64              duration)
{
  g_autofree guint *indices = all_indices (episode);

  return segue_retiming_new (episode, indices, segue_episode_get_n_entries (episode), map, removed, duration);
}

/* Reads a map such as "cut + 60 15", in seconds. */
static SegueTimeMap *
read_map (const char *spec)
{
  g_auto(GStrv) words = g_strsplit (spec, " ", -1);
  const gboolean has_sign = g_str_equal (words[0], "cut");
  const guint n = g_strv_length (words);
  gint64 numbers[4] = { 0 };

  for (guint i = has_sign ? 2 : 1, j = 0; i < n; i++)
    numbers[j++] = g_ascii_strtoll (words[i], NULL, 10) * S;
  if (g_str_equal (words[0], "shift"))
    return segue_time_map_new_shift (numbers[0]);
  if (has_sign)
    {
      const SegueCut cut = { numbers[0], numbers[1], g_str_equal (words[1], "+") };

      return segue_time_map_new_cuts (&cut, 1, FALSE, NULL);
    }
  if (g_str_equal (words[0], "fit"))
    return segue_time_map_new_points (numbers, numbers + 2, NULL);

  return g_str_equal (spec, "round") ? segue_time_map_new_round (S) : segue_time_map_new_clear ();
}

static void
test_notes (void)
{
  static const struct { const char *map; SegueRemovedTimes removed; const char *before; const char *after; } notes[] = {
    { "shift 90", 0, "(0:10) a\n(--:--) b\n(9:75) c\n(58:40) d\n", "(1:40) a\n(--:--) b\n(9:75) c\n(1:00:10) d\n" },
    { "shift -5", 0, "00:00:10 a\n00:00:20.5 b\n", "00:00:05 a\n00:00:15.5 b\n" },
    /* the link of a timestamp goes with it, but not one to another time */
    { "shift 60", 0, "**[02:12](#t=02:12)** a\n**[05:00](#t=09:00)** b\n", "**[03:12](#t=03:12)** a\n**[06:00](#t=09:00)** b\n" },
    { "shift 60", 0, "- [2:12](https://y.org/?v=1&t=132) a\n- [3:00](https://y.org/?v=1&t=180) b\n",
      "- [3:12](https://y.org/?v=1&t=192) a\n- [4:00](https://y.org/?v=1&t=240) b\n" },
    { "shift 60", 0, "0:10 - 0:40 a\n0:40 - 1:00 b\n", "1:10 - 1:40 a\n1:40 - 2:00 b\n" },
    /* times in texts and links */
    { "shift 60", 0, "(1:00) a\nMore at (2:00), not at 2:01 or 2:00 PM. [x](https://y.org/?t=120)\n\n(2:00) b\nsee 1:00\n",
      "(2:00) a\nMore at (3:00), not at 2:01 or 2:00 PM. [x](https://y.org/?t=180)\n\n(3:00) b\nsee 2:00\n" },
    { "shift 60", 0, "Intro, then 0:30.\n\n(0:30) a [b](https://y.org/#t=30s)\n(1:00) c 0:30에서 이어짐\n",
      "Intro, then 1:30.\n\n(1:30) a [b](https://y.org/#t=90s)\n(2:00) c 1:30에서 이어짐\n" },
    { "cut + 60 15", 0, "(0:10) a\n(1:00) b\n(2:00) c\n", "(0:10) a\n(1:15) b\n(2:15) c\n" },
    { "cut - 60 30", SEGUE_REMOVED_CLEAR, "(0:10) a\n(1:10) b\n(2:00) c\n", "(0:10) a\n(--:--) b\n(1:30) c\n" },
    { "cut - 60 30", SEGUE_REMOVED_MOVE, "(0:10) a\n(1:10) b\n(2:00) c\n", "(0:10) a\n(1:00) b\n(1:30) c\n" },
    { "cut - 60 30", SEGUE_REMOVED_DROP, "(0:10) a\n(1:10) b\nabout b\n(2:00) c\n", "(0:10) a\n(1:30) c\n" },
    { "cut - 60 30", SEGUE_REMOVED_DROP, "- (0:10) a\n- (1:10) b\n  - (1:20) c\n  - (2:00) d\n",
      "- (0:10) a\n- (--:--) b\n  - (1:30) d\n" },
    { "cut - 60 30", SEGUE_REMOVED_CLEAR, "0:10 - 1:10 a\n1:10 - 1:20 b\n1:20 - 2:00 c\n", "0:10 - 1:00 a\n--:-- b\n--:-- c\n" },
    { "fit 10 110 20 221", 0, "(0:10) a\n(1:00) b\n(1:50) c\n", "(0:20) a\n(2:01) b\n(3:41) c\n" },
    { "round", 0, "(0:10.4) a\n(0:20.500) b\n(1:00) c\n", "(0:10) a\n(0:21) b\n(1:00) c\n" },
    { "clear", 0, "- [2:12](#t=2:12) a\n- [3:00](#t=3:00) b\n", "- [--:--](#t=--:--) a\n- [--:--](#t=--:--) b\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes[i].before, -1, NULL);
      g_autoptr(SegueTimeMap) map = read_map (notes[i].map);
      g_autoptr(SegueRetiming) plan = plan_all (episode, map, notes[i].removed, SEGUE_TIME_NONE);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_retiming_apply (plan, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s: %s", notes[i].map, notes[i].before);
      g_assert_no_error (error);
      text = episode_text (edited);
      g_assert_cmpstr (text, ==, notes[i].after);
      episode_check (edited, notes[i].map, 0, i);
    }
}

/* What is said about times that go too far, and about mentions. */
static void
test_report (void)
{
  static const char notes[] = "---\nduration: \"3:00\"\n---\n(0:30) a\nfrom (1:00) on, at 9:00\n\n(1:00) b\n(2:30) c\n(--:--) d\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  const guint second[] = { 2 };
  g_autoptr(SegueTimeMap) back = segue_time_map_new_shift (-45 * S);
  g_autoptr(SegueTimeMap) forth = segue_time_map_new_shift (120 * S);
  g_autoptr(SegueRetiming) low = plan_all (episode, back, 0, SEGUE_TIME_NONE);
  g_autoptr(SegueRetiming) high = plan_all (episode, forth, 0, 180 * S);
  g_autoptr(SegueRetiming) one = segue_retiming_new (episode, second, 1, forth, 0, 180 * S);
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (low->n_below_zero, ==, 1);
  g_assert_cmpuint (low->n_moved, ==, 2);
  g_assert_cmpuint (low->n_untimed, ==, 1);
  g_assert_cmpint (g_array_index (low->times, SegueRetimed, 0).after, ==, -15 * S);
  g_assert_cmpuint (high->n_past_end, ==, 1);
  g_assert_cmpuint (high->n_disordered, ==, 0);
  g_assert_cmpuint (one->n_moved, ==, 1);
  g_assert_cmpuint (one->n_disordered, ==, 1);
  g_assert_cmpuint (one->mentions->len, ==, 1);
  g_assert_true (g_array_index (one->mentions, SegueRetimedMention, 0).follows);
  g_array_index (one->mentions, SegueRetimedMention, 0).follows = FALSE;
  edited = segue_retiming_apply (one, NULL);
  text = episode_text (edited);
  g_assert_nonnull (strstr (text, "from (1:00) on"));
  g_assert_nonnull (strstr (text, "\n(3:00) b\n"));
}

/* Mentions that belong to two segments, to a key of the front matter or to nothing do not follow by themselves. */
static void
test_mentions (void)
{
  static const struct { const char *text; guint n; gboolean in_link; } mentions[] = {
    { "at 1:00", 1, FALSE }, { "(01:00)", 1, FALSE }, { "0:59 1:00.0", 1, FALSE }, { "1분 0초", 0, FALSE },
    { "?t=60", 1, TRUE }, { "x?v=2&amp;t=60s", 1, TRUE }, { "#t=1:00", 1, TRUE }, { "start=60", 0, FALSE },
    { "1:00 pm", 0, FALSE }, { "1:00am", 0, FALSE }, { "오후 1:00", 0, FALSE }, { "Psalm 1:00", 0, FALSE },
    { "2026-08-26 1:00", 0, FALSE }, { "2026-08-26T1:00", 0, FALSE }, { "v1:00", 0, FALSE }, { "1:00:000", 0, FALSE },
    { "1:00, 1:00 1:00", 3, FALSE }, { "1:00%", 0, FALSE }, { "+1:00", 0, FALSE }, { "11:00", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++)
    {
      g_autofree char *notes = g_strdup_printf ("Words: %s\n\n(1:00) a\n(3:00) b\n", mentions[i].text);
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
      g_autoptr(SegueTimeMap) map = segue_time_map_new_shift (S);
      g_autoptr(SegueRetiming) plan = plan_all (episode, map, 0, SEGUE_TIME_NONE);

      g_test_message ("%s", mentions[i].text);
      g_assert_cmpuint (plan->mentions->len, ==, mentions[i].n);
      if (mentions[i].n > 0)
        g_assert_cmpint (g_array_index (plan->mentions, SegueRetimedMention, 0).in_link, ==, mentions[i].in_link);
    }
}

static void
test_doubtful_mentions (void)
{
  static const char notes[] = "---\nduration: \"1:00\"\nchapters:\n  - \"1:00\"\n---\n- (1:00) a\n- (1:00) b at 1:00\n- (2:00) c\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueTimeMap) map = segue_time_map_new_shift (S);
  g_autoptr(SegueRetiming) all = plan_all (episode, map, 0, SEGUE_TIME_NONE);
  const guint first[] = { 1 };
  g_autoptr(SegueRetiming) one = segue_retiming_new (episode, first, 1, map, 0, SEGUE_TIME_NONE);

  g_assert_cmpuint (all->mentions->len, ==, 3);
  g_assert_false (g_array_index (all->mentions, SegueRetimedMention, 0).follows);
  g_assert_true (g_array_index (all->mentions, SegueRetimedMention, 1).follows);
  g_assert_true (g_array_index (all->mentions, SegueRetimedMention, 2).follows);
  for (guint i = 0; i < one->mentions->len; i++)
    g_assert_false (g_array_index (one->mentions, SegueRetimedMention, i).follows);
}

/* Ends that are attributes go with the start. */
static void
test_attribute (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(0:10) a\n(0:20) b\n", -1, NULL);
  g_autoptr(SegueEpisode) with_end = segue_edit_set_end (episode, 1, 15 * S, NULL);
  g_autoptr(SegueTimeMap) map = segue_time_map_new_shift (60 * S);
  g_autoptr(SegueTimeMap) clear = segue_time_map_new_clear ();
  g_autoptr(SegueRetiming) plan = plan_all (with_end, map, 0, SEGUE_TIME_NONE);
  g_autoptr(SegueEpisode) moved = segue_retiming_apply (plan, NULL);
  g_autoptr(SegueRetiming) clearing = plan_all (with_end, clear, SEGUE_REMOVED_CLEAR, SEGUE_TIME_NONE);
  g_autoptr(SegueEpisode) cleared = segue_retiming_apply (clearing, NULL);

  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (moved, 1), "end"), ==, "\"00:01:15.000\"");
  g_assert_null (segue_entry_get_attribute (segue_episode_get (cleared, 1), "end"));
}

/* Removes the digits from a text, so that what is left does not depend on times. */
static char *
without_times (const char *text)
{
  GString *left = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && strchr (":.-hms", *p) == NULL)
      g_string_append_c (left, *p);

  return g_string_free (left, FALSE);
}

/* Notes of real shows: shifting there and back restores every byte, only times change, and entries keep their ids. */
static void
shift_file (const char *name,
            const char *text,
            gsize       length,
            gpointer    user_data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);
  g_autoptr(SegueTimeMap) later = segue_time_map_new_shift (7 * S);
  g_autoptr(SegueTimeMap) earlier = segue_time_map_new_shift (-7 * S);
  g_autoptr(SegueRetiming) there = NULL;
  g_autoptr(SegueRetiming) back = NULL;
  g_autoptr(SegueEpisode) shifted = NULL;
  g_autoptr(SegueEpisode) restored = NULL;
  g_autofree char *shifted_text = NULL;
  g_autofree char *original_words = NULL;
  g_autofree char *shifted_words = NULL;
  guint *n_files = user_data;

  if (episode == NULL)
    return;
  there = plan_all (episode, later, 0, SEGUE_TIME_NONE);
  /* a mention that becomes equal to another one, or whose place in the order of digits changes, is not undone */
  for (guint i = 0; i < there->mentions->len; i++)
    g_array_index (there->mentions, SegueRetimedMention, i).follows = FALSE;
  shifted = segue_retiming_apply (there, NULL);
  if (shifted == NULL)
    return;
  (*n_files)++;
  shifted_text = episode_text (shifted);
  original_words = without_times (text);
  shifted_words = without_times (shifted_text);
  g_assert_cmpstr (original_words, ==, shifted_words);
  g_assert_cmpuint (segue_episode_get_n_entries (shifted), ==, segue_episode_get_n_entries (episode));
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    g_assert_cmpuint (segue_entry_get_id (segue_episode_get (shifted, i)), ==,
                      segue_entry_get_id (segue_episode_get (episode, i)));
  back = plan_all (shifted, earlier, 0, SEGUE_TIME_NONE);
  for (guint i = 0; i < back->mentions->len; i++)
    g_array_index (back->mentions, SegueRetimedMention, i).follows = FALSE;
  restored = segue_retiming_apply (back, NULL);
  g_assert_nonnull (restored);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    g_assert_cmpint (segue_entry_get_start (segue_episode_get (restored, i)), ==,
                     segue_entry_get_start (segue_episode_get (episode, i)));
}

static void
test_corpus (void)
{
  guint n_files = 0;
  const guint n_all = corpus_foreach (shift_file, &n_files);

  g_test_message ("%u of %u files shifted", n_files, n_all);
  if (n_all > 0)
    g_assert_cmpuint (n_files * 10, >=, n_all * 9);
}

/* Many segments that mention each other take time in proportion to their number. */
static void
test_many (void)
{
  double seconds[2];

  for (guint size = 0; size < 2; size++)
    {
      const guint n = size == 0 ? 6000 : 48000;
      g_autoptr(GString) notes = g_string_new (NULL);
      g_autoptr(SegueEpisode) episode = NULL;
      g_autoptr(SegueTimeMap) map = segue_time_map_new_shift (90 * S);
      gint64 begin;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (notes, "- (%u:%02u:00) Topic %u, see ?t=%u\n", i / 60, i % 60, i, i * 60);
      episode = segue_reader_read (notes->str, notes->len, NULL);
      begin = g_get_monotonic_time ();
      {
        g_autoptr(SegueRetiming) plan = plan_all (episode, map, 0, SEGUE_TIME_NONE);
        g_autoptr(SegueEpisode) edited = segue_retiming_apply (plan, NULL);

        g_assert_nonnull (edited);
        g_assert_cmpuint (plan->n_moved, ==, n);
      }
      seconds[size] = (g_get_monotonic_time () - begin) / 1e6;
      g_test_message ("%u segments: %.3f s", n, seconds[size]);
    }
  g_assert_cmpfloat (seconds[1], <, seconds[0] * 8 * 4 + 0.5);
}

/* The latest time there is can be reached, and not passed. */
static void
test_latest (void)
{
  for (guint late = 0; late < 2; late++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read ("(0:00.000) a\n(0:00.001) b\n", -1, NULL);
      g_autoptr(SegueTimeMap) map = segue_time_map_new_shift (SEGUE_TIME_MAX - 1 + late);
      g_autoptr(SegueRetiming) plan = plan_all (episode, map, SEGUE_REMOVED_CLEAR, SEGUE_TIME_NONE);

      g_assert_cmpuint (plan->n_moved, ==, 2 - late);
      g_assert_cmpuint (plan->n_below_zero, ==, late);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retime/maps", test_maps);
  g_test_add_func ("/retime/latest", test_latest);
  g_test_add_func ("/retime/wrong-cuts", test_wrong_cuts);
  g_test_add_func ("/retime/inverse", test_inverse);
  g_test_add_func ("/retime/notes", test_notes);
  g_test_add_func ("/retime/report", test_report);
  g_test_add_func ("/retime/mentions", test_mentions);
  g_test_add_func ("/retime/doubtful-mentions", test_doubtful_mentions);
  g_test_add_func ("/retime/attribute", test_attribute);
  g_test_add_func ("/retime/corpus", test_corpus);
  g_test_add_func ("/retime/many", test_many);
  return g_test_run ();
}
