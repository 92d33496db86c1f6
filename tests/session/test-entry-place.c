/* test-entry-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "session/outline/segue-entry-place.h"

/* 0 opening, 1 a, 2 One, 3 b, 4 c, 5 d, 6 Deep, 7 e, 8 Two, 9 f, 10 closing */
static const char notes[] =
  "Notes\n"
  "\n"
  "(00:10) a\n"
  "\n"
  "# One\n"
  "(01:00) b\n"
  "(02:00) c\n"
  "  (02:30) d\n"
  "\n"
  "## Deep\n"
  "(03:00) e\n"
  "\n"
  "# Two\n"
  "(04:00) f\n"
  "\n"
  "Thank you for listening.\n";

static SegueEpisode *
read_notes (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);

  return episode;
}

static void
test_at_end (void)
{
  g_autoptr(SegueEpisode) episode = read_notes (notes);
  g_autoptr(SegueEpisode) open = read_notes ("(00:10) a\n(00:20) b\n");

  g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, 11);
  g_assert_cmpuint (segue_entry_place_at_end (episode), ==, 10);
  g_assert_cmpuint (segue_entry_place_at_end (open), ==, segue_episode_get_n_entries (open));
}

/* A new segment at the end of a section is not under its last segment, and stands before its subsections. */
static void
test_at_section_end (void)
{
  static const guint places[][2] = { { 1, 2 }, { 2, 6 }, { 4, 6 }, { 5, 6 }, { 6, 8 }, { 7, 8 }, { 8, 10 }, { 9, 10 } };
  g_autoptr(SegueEpisode) episode = read_notes (notes);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpuint (segue_entry_place_at_section_end (episode, places[i][0]), ==, places[i][1]);
}

static void
test_below (void)
{
  const struct
  {
    guint index;
    guint segments;
    guint sections;
  } places[] = {
    { 1, 2, 2 },   /* a segment before the first section */
    { 2, 3, 8 },   /* a section: at its top, or behind it */
    { 3, 4, 8 },   /* a segment in it */
    { 4, 6, 8 },   /* a segment with another one under it */
    { 5, 6, 8 },   /* the one under it */
    { 6, 7, 8 },   /* a subsection */
    { 7, 8, 8 },
    { 8, 9, 10 },
    { 9, 10, 10 }, /* the last one, before the closing text */
  };
  g_autoptr(SegueEpisode) episode = read_notes (notes);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));
      const guint64 first = segue_entry_get_id (segue_episode_get (episode, 1));
      const guint64 last = segue_entry_get_id (segue_episode_get (episode, places[i].index));

      g_array_append_val (ids, first);
      g_array_append_val (ids, last);
      g_test_message ("entry %u", places[i].index);
      g_assert_cmpuint (segue_entry_place_below (episode, ids, FALSE), ==, places[i].segments);
      g_assert_cmpuint (segue_entry_place_below (episode, ids, TRUE), ==, places[i].sections);
    }

  g_assert_cmpuint (segue_entry_place_below (episode, none, FALSE), ==, 10);
}

static void
test_at_row (void)
{
  const struct
  {
    guint index;
    double part;
    guint place;
    SegueDropSide side;
  } drops[] = {
    { 3, 0.0, 3, SEGUE_DROP_BEFORE },
    { 3, 0.49, 3, SEGUE_DROP_BEFORE },
    { 3, 0.5, 4, SEGUE_DROP_AFTER },
    { 4, 1.0, 6, SEGUE_DROP_AFTER },
    { 2, 0.0, 2, SEGUE_DROP_BEFORE },
    { 2, 0.24, 2, SEGUE_DROP_BEFORE },
    { 2, 0.25, 6, SEGUE_DROP_INTO }, /* the end of its own segments, before the subsection */
    { 2, 1.0, 6, SEGUE_DROP_INTO },
    { 6, 0.9, 8, SEGUE_DROP_INTO },
    { 8, 0.5, 10, SEGUE_DROP_INTO },
  };
  g_autoptr(SegueEpisode) episode = read_notes (notes);

  for (guint i = 0; i < G_N_ELEMENTS (drops); i++)
    {
      SegueDropSide side;

      g_test_message ("entry %u at %.2f", drops[i].index, drops[i].part);
      g_assert_cmpuint (segue_entry_place_at_row (episode, drops[i].index, drops[i].part, &side), ==, drops[i].place);
      g_assert_cmpint (side, ==, drops[i].side);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-place/at-section-end", test_at_section_end);
  g_test_add_func ("/entry-place/at-end", test_at_end);
  g_test_add_func ("/entry-place/below", test_below);
  g_test_add_func ("/entry-place/at-row", test_at_row);

  return g_test_run ();
}
