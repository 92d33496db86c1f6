/* test-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "session/outline/segue-outline-filter.h"
#include "session/outline/segue-outline-item.h"

#define TEXT "Opening\n\n## Garden\n\n- (00:01) Water\n- (00:02) Sun\n\n## 도서관\n\n- (00:03) 빌리기\n- (00:04) ＷＡＴＥＲ again\n"

/* The filtered entries as a string: a letter for each entry, large where it is shown. */
static char *
dup_shown (SegueOutlineFilter *filter,
           SegueEpisode       *episode)
{
  g_autofree gboolean *shown = segue_outline_filter_find_shown (filter, episode);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    g_string_append_c (out, shown[i] ? '#' : '.');

  return g_string_free (out, FALSE);
}

static void
test_shown (void)
{
  static const struct
  {
    const char *words;
    const char *shown; /* opening, Garden, Water, Sun, 도서관, 빌리기, WATER again */
    guint n_matches;
  } cases[] = {
    { "water", ".##.#.#", 2 },  { "WATER", ".##.#.#", 2 },   { "again water", "....#.#", 1 },
    { "garden", ".###...", 1 }, { "도서", "....###", 1 },    { "빌ㄹ", "....##.", 1 },
    { "도서관", "....###", 1 }, { "nothing", ".......", 0 }, { " sun\t", ".#.#...", 1 },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueOutlineFilter) previous = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SegueOutlineFilter *filter = segue_outline_filter_new (cases[i].words, previous);
      g_autofree char *shown = dup_shown (filter, episode);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpuint (segue_outline_filter_get_n_matches (filter), ==, cases[i].n_matches);
      g_clear_pointer (&previous, segue_outline_filter_free);
      previous = filter;
    }
}

/* No words are no filter. */
static void
test_no_words (void)
{
  g_assert_null (segue_outline_filter_new ("", NULL));
  g_assert_null (segue_outline_filter_new (" \t\n", NULL));
}

/* An entry that is kept is shown with what it stands under. */
static void
test_kept (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueOutlineFilter) filter = segue_outline_filter_new ("again", NULL);
  g_autofree char *shown = NULL;
  const guint64 id = segue_entry_get_id (segue_episode_get (episode, 3));

  g_assert_true (segue_outline_filter_keep (filter, id));
  g_assert_false (segue_outline_filter_keep (filter, id));
  shown = dup_shown (filter, episode);
  g_assert_cmpstr (shown, ==, ".#.##.#");
  g_assert_cmpuint (segue_outline_filter_get_n_matches (filter), ==, 1);
}

/* A syllable that is being composed finds words that begin with what is there. */
static void
test_fold (void)
{
  g_autofree char *word = segue_outline_filter_fold ("도서관");
  g_autofree char *begun = segue_outline_filter_fold ("도서과");
  g_autofree char *wide = segue_outline_filter_fold ("ＷＡＴＥＲ");
  g_autofree char *invalid = segue_outline_filter_fold ("\xFF");

  g_assert_nonnull (strstr (word, begun));
  g_assert_cmpstr (wide, ==, "water");
  g_assert_cmpstr (invalid, ==, "");
}

typedef struct
{
  guint n_notified;
} Heard;

static void
notify_cb (Heard *heard)
{
  heard->n_notified++;
}

static void
test_item (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (episode, 2, "Rain", NULL);
  SegueEntry *entry = segue_episode_get (episode, 2);
  SegueEntry *other = segue_episode_get (edited, 2);
  SegueOutlineItem *item = segue_outline_item_new (entry);
  const SegueOutlinePlace place = { 2, 3, 4, 5000, TRUE, FALSE };
  Heard heard = { 0 };

  g_signal_connect_swapped (item, "notify", G_CALLBACK (notify_cb), &heard);
  g_assert_cmpuint (segue_outline_item_get_id (item), ==, segue_entry_get_id (entry));
  g_assert_true (segue_outline_item_get_entry (item) == entry);
  segue_outline_item_set_entry (item, other);
  g_assert_true (segue_outline_item_get_entry (item) == other);
  g_assert_cmpuint (heard.n_notified, >, 0);

  heard.n_notified = 0;
  segue_outline_item_set_place (item, &place);
  g_assert_cmpuint (segue_outline_item_get_place (item)->depth, ==, 2);
  g_assert_cmpuint (segue_outline_item_get_place (item)->n_children, ==, 3);
  g_assert_cmpuint (segue_outline_item_get_place (item)->n_segments, ==, 4);
  g_assert_cmpint (segue_outline_item_get_place (item)->length, ==, 5000);
  g_assert_true (segue_outline_item_get_place (item)->expanded);
  g_assert_cmpuint (heard.n_notified, >, 0);
  heard.n_notified = 0;
  segue_outline_item_set_place (item, &place);
  segue_outline_item_set_editing (item, SEGUE_FIELD_NONE);
  g_assert_cmpuint (heard.n_notified, ==, 0);
  segue_outline_item_set_editing (item, SEGUE_FIELD_TITLE);
  g_assert_cmpint (segue_outline_item_get_editing (item), ==, SEGUE_FIELD_TITLE);
  g_assert_cmpuint (heard.n_notified, ==, 1);
  g_assert_finalize_object (item);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/shown", test_shown);
  g_test_add_func ("/filter/no-words", test_no_words);
  g_test_add_func ("/filter/kept", test_kept);
  g_test_add_func ("/filter/fold", test_fold);
  g_test_add_func ("/outline-item", test_item);
  return g_test_run ();
}
