/* test-edit-many.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "episode-check.h"
#include "texts.h"

/* Two sections, a segment under another, and closing text. */
#define TEXT_SHORT                                                                                                     \
  "Notes\n"                                                                                                            \
  "\n"                                                                                                                 \
  "(00:00) Opening\n"                                                                                                  \
  "\n"                                                                                                                 \
  "# News\n"                                                                                                           \
  "(01:00) First\n"                                                                                                    \
  "Its text.\n"                                                                                                        \
  "(02:00) Second\n"                                                                                                   \
  "  (02:30) Within\n"                                                                                                 \
  "(03:00) Third\n"                                                                                                    \
  "\n"                                                                                                                 \
  "# Letters\n"                                                                                                        \
  "(04:00) Fourth\n"                                                                                                   \
  "(05:00) Fifth\n"                                                                                                    \
  "\n"                                                                                                                 \
  "See you.\n"

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

/* The titles of an episode in their order. */
static char *
titles (SegueEpisode *episode)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *title = segue_entry_dup_plain_title (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        g_string_append_printf (out, "%s%s%s", out->len > 0 ? " " : "",
                                segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION ? "#" : "", title);
    }
  return g_string_free (out, FALSE);
}

static guint
index_of (SegueEpisode *episode,
          const char   *title)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *found = segue_entry_dup_plain_title (segue_episode_get (episode, i));

      if (g_str_equal (found, title))
        return i;
    }
  g_error ("there is no entry “%s”", title);
}

/* The indices of the entries with the titles in @list. */
static GArray *
find_all (SegueEpisode *episode,
          const char   *list)
{
  g_auto(GStrv) names = g_strsplit (list, " ", -1);
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint index = index_of (episode, names[i]);

      g_array_append_val (indices, index);
    }
  return indices;
}

/* The index of an entry by its title, of the closing text by "See". */
static guint
place_of (SegueEpisode *episode,
          const char   *title)
{
  return g_str_equal (title, "See") ? segue_episode_get_n_entries (episode) - 1 : index_of (episode, title);
}

static char *
replaced (const char *text,
          const char *from,
          const char *to)
{
  g_auto(GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

typedef enum
{
  REMOVE,
  MOVE,
  UP,
  DOWN,
} What;

typedef struct
{
  What what;
  const char *which;
  const char *before; /* NULL for the end */
  const char *after;  /* the titles that result */
} Case;

static const Case cases[] = {
  { REMOVE, "First Third", NULL, "Opening #News Second Within #Letters Fourth Fifth" },
  { REMOVE, "Second", NULL, "Opening #News First Third #Letters Fourth Fifth" },
  { REMOVE, "Second Within Fourth", NULL, "Opening #News First Third #Letters Fifth" },
  { REMOVE, "News", NULL, "Opening #Letters Fourth Fifth" },
  { REMOVE, "Opening News Letters", NULL, "" },
  { MOVE, "First Third", "Fifth", "Opening #News Second Within #Letters Fourth First Third Fifth" },
  { MOVE, "Opening Fifth", "Second", "#News First Opening Fifth Second Within Third #Letters Fourth" },
  { MOVE, "Second Fourth", "First", "Opening #News Second Within Fourth First Third #Letters Fifth" },
  { MOVE, "First Second", "Second", "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { MOVE, "First Third", "Third", "Opening #News Second Within First Third #Letters Fourth Fifth" },
  { MOVE, "Letters", "News", "Opening #Letters Fourth Fifth #News First Second Within Third" },
  { MOVE, "News Fifth", "See", "Opening #Letters Fourth #News First Second Within Third Fifth" },
  { UP, "Second", NULL, "Opening #News Second Within First Third #Letters Fourth Fifth" },
  { UP, "First Third", NULL, "Opening First #News Third Second Within #Letters Fourth Fifth" },
  { UP, "Opening First", NULL, "Opening First #News Second Within Third #Letters Fourth Fifth" },
  { UP, "Second Third", NULL, "Opening #News Second Within Third First #Letters Fourth Fifth" },
  /* at the top of the list there is no way, for neighbours neither */
  { UP, "Opening", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { UP, "News Letters", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { UP, "First Second", NULL, "Opening First Second Within #News Third #Letters Fourth Fifth" },
  { DOWN, "News Letters", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { DOWN, "Second Third", NULL, "Opening #News First #Letters Second Within Third Fourth Fifth" },
  { DOWN, "First Second", NULL, "Opening #News Third First Second Within #Letters Fourth Fifth" },
  { DOWN, "Fourth Fifth", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { UP, "Within", NULL, "Opening #News First Within Second Third #Letters Fourth Fifth" },
  { UP, "News", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { UP, "Letters", NULL, "Opening #Letters Fourth Fifth #News First Second Within Third" },
  { UP, "Fourth", NULL, "Opening #News First Second Within Third Fourth #Letters Fifth" },
  { DOWN, "Third", NULL, "Opening #News First Second Within #Letters Third Fourth Fifth" },
  { DOWN, "First Third", NULL, "Opening #News Second Within First #Letters Third Fourth Fifth" },
  { DOWN, "Opening", NULL, "#News Opening First Second Within Third #Letters Fourth Fifth" },
  { DOWN, "Within", NULL, "Opening #News First Second Third Within #Letters Fourth Fifth" },
  { DOWN, "Fifth", NULL, "Opening #News First Second Within Third #Letters Fourth Fifth" },
  { DOWN, "News", NULL, "Opening #Letters Fourth Fifth #News First Second Within Third" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = read_text (TEXT_SHORT);
      g_autoptr(GArray) indices = find_all (episode, one->which);
      const guint *which = (const guint *) indices->data;
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *found = NULL;
      guint before = place_of (episode, one->before != NULL ? one->before : "See");

      if (one->what == REMOVE)
        edited = segue_edit_remove_many (episode, which, indices->len, &error);
      else if (one->what == MOVE)
        edited = segue_edit_move_many (episode, which, indices->len, before, &error);
      else
        edited = segue_edit_step_many (episode, which, indices->len, one->what == UP, &error);
      g_assert_no_error (error);
      episode_check (edited, "many", i, 0);
      found = titles (edited);
      if (!g_str_equal (found, one->after))
        g_error ("case %u: %s, and not %s", i, found, one->after);
      /* where nothing moves, nothing is made anew */
      if (one->what != REMOVE)
        {
          g_autofree char *was = titles (episode);

          g_assert_true (g_str_equal (was, found) == (edited == episode) || one->what == MOVE);
        }
    }
}

/* Where sections can stand without taking in what is not theirs; segments can stand anywhere. */
static void
test_fit_place (void)
{
  static const struct { const char *which; const char *before; const char *fit; } places[] = {
    { "Opening", "Second", "Second" },   { "Opening Fifth", "Within", "Within" },
    { "Letters", "News", "News" },       { "Letters", "First", "Letters" },
    { "Letters", "Within", "Letters" },  { "Letters", "Third", "Letters" },
    { "News", "Fourth", "See" },         { "News", "Fifth", "See" },
    { "News", "See", "See" },            { "Opening News", "Fifth", "See" },
    { "First Letters", "Second", "Letters" }, { "News", "Opening", "News" },
    { "Part", "First", "Part" },         { "Part", "Second", "Letters" },
    { "Part", "Fourth", "See" },         { "Part Letters", "Second", "Letters" },
    { "Letters", "Part", "Letters" },
  };
  g_autofree char *deeper = replaced (TEXT_SHORT, "(02:00) Second\n", "\n## Part\n(02:00) Second\n");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (strstr (places[i].which, "Part") != NULL ||
                                                   g_str_equal (places[i].before, "Part") ? deeper : TEXT_SHORT);
      g_autoptr(GArray) indices = find_all (episode, places[i].which);

      g_test_message ("%s before %s", places[i].which, places[i].before);
      g_assert_cmpuint (segue_edit_fit_place (episode, (const guint *) indices->data, indices->len,
                                              place_of (episode, places[i].before)), ==,
                        place_of (episode, places[i].fit));
    }
}

/* The bytes around what is moved stay as they are. */
static void
test_move_bytes (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text (TEXT_SHORT);
  g_autoptr(GArray) indices = find_all (episode, "First Second");
  g_autoptr(SegueEpisode) moved = segue_edit_move_many (episode, (const guint *) indices->data, indices->len,
                                                        index_of (episode, "Fifth"), &error);
  g_autoptr(SegueEpisode) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back_text = NULL;

  g_assert_no_error (error);
  text = episode_text (moved);
  g_assert_cmpstr (text, ==,
                   "Notes\n\n(00:00) Opening\n\n# News\n(03:00) Third\n\n# Letters\n(04:00) Fourth\n(01:00) First\nIts text.\n"
                   "(02:00) Second\n  (02:30) Within\n(05:00) Fifth\n\nSee you.\n");
  g_array_unref (indices);
  indices = find_all (moved, "First Second");
  back = segue_edit_move_many (moved, (const guint *) indices->data, indices->len, index_of (moved, "Third"), &error);
  g_assert_no_error (error);
  back_text = episode_text (back);
  g_assert_cmpstr (back_text, ==, TEXT_SHORT);
}

/* Entries that read the same are still told apart. */
static void
test_twins (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) read = read_text ("(01:00) a\n(01:00) a\n(02:00) b\n(01:00) a\n");
  g_autoptr(SegueEpisode) episode = segue_edit_set_attribute (read, 2, "image", "\"2.png\"", NULL);
  guint indices[] = { 2, 4 };
  g_autoptr(SegueEpisode) moved = segue_edit_move_many (episode, indices, 2, 1, &error);

  g_assert_no_error (error);
  episode_check (moved, "twins", 0, 0);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (moved, 1)), ==, segue_entry_get_id (segue_episode_get (episode, 2)));
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (moved, 2)), ==, segue_entry_get_id (segue_episode_get (episode, 4)));
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (moved, 3)), ==, segue_entry_get_id (segue_episode_get (episode, 1)));
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (moved, 1), "image"), ==, "\"2.png\"");
  g_assert_null (segue_entry_get_attribute (segue_episode_get (moved, 3), "image"));
}

static void
test_insert (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) read = read_text (TEXT_SHORT);
  g_autoptr(SegueEpisode) episode = segue_edit_set_attribute (read, index_of (read, "First"), "image", "\"1.png\"", NULL);
  g_autoptr(GArray) indices = find_all (episode, "First Third");
  g_autoptr(GPtrArray) entries = segue_edit_collect_many (episode, (const guint *) indices->data, indices->len);
  SegueEntry *const *some = (SegueEntry *const *) entries->pdata;
  g_autoptr(SegueEpisode) copied = segue_edit_insert_many (episode, index_of (episode, "Fifth"), some, entries->len, FALSE, &error);
  g_autoptr(SegueEpisode) cut = NULL;
  g_autoptr(SegueEpisode) pasted = NULL;
  g_autofree char *found = NULL;
  guint index;

  g_assert_no_error (error);
  episode_check (copied, "copies", 0, 0);
  found = titles (copied);
  g_assert_cmpstr (found, ==, "Opening #News First Second Within Third #Letters Fourth First Third Fifth");
  index = index_of (copied, "Fourth") + 1;
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (copied, index)), !=, segue_entry_get_id (some[0]));
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (copied, index), "image"), ==, "\"1.png\"");

  /* what was cut and comes back is the same; a second time it is a copy */
  cut = segue_edit_remove_many (episode, (const guint *) indices->data, indices->len, &error);
  g_assert_no_error (error);
  pasted = segue_edit_insert_many (cut, 1, some, entries->len, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (pasted, 1)), ==, segue_entry_get_id (some[0]));
  g_clear_pointer (&cut, segue_episode_unref);
  cut = segue_edit_insert_many (pasted, 1, some, entries->len, TRUE, &error);
  g_assert_no_error (error);
  episode_check (cut, "twice", 0, 0);
}

static void
test_shift (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text (TEXT_MARKDOWN);
  guint first = index_of (episode, "Spades"), last = index_of (episode, "Goodbye");
  guint both[] = { first, last };
  g_autoptr(SegueEpisode) shifted = segue_edit_shift_many (episode, both, 2, 1000, &error);
  g_autoptr(SegueEpisode) bounded = NULL;
  g_autoptr(SegueEpisode) same = NULL;
  gint64 start = segue_entry_get_start (segue_episode_get (episode, first));

  g_assert_no_error (error);
  episode_check (shifted, "shift", 0, 0);
  for (guint i = 0; i < 2; i++)
    {
      SegueEntry *before = segue_episode_get (episode, both[i]), *after = segue_episode_get (shifted, both[i]);

      g_assert_cmpint (segue_entry_get_start (after), ==, segue_entry_get_start (before) + 1000);
      g_assert_cmpint (segue_entry_get_link_time (after), ==, segue_entry_get_link_time (before) + 1000);
      g_assert_cmpuint (segue_entry_get_id (after), ==, segue_entry_get_id (before));
    }
  /* all by the same amount, down to where one is at the beginning */
  bounded = segue_edit_shift_many (episode, both, 2, -start - 5000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (bounded, first)), ==, 0);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (bounded, last)), ==,
                   segue_entry_get_start (segue_episode_get (episode, last)) - start);
  same = segue_edit_shift_many (bounded, both, 2, -1000, &error);
  g_assert_true (same == bounded);
}

/* Each entry but those of @moved comes in the same order, and all are there. */
static void
check_order (SegueEpisode *before,
             SegueEpisode *after,
             const GArray *indices)
{
  g_autoptr(GPtrArray) moved = segue_edit_collect_many (before, (const guint *) indices->data, indices->len);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint next = 0;

  for (guint i = 0; i < moved->len; i++)
    {
      guint64 id = segue_entry_get_id (moved->pdata[i]);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
      g_assert_true (segue_episode_find (after, id, NULL));
    }
  g_assert_cmpuint (segue_episode_get_n_entries (before), ==, segue_episode_get_n_entries (after));
  for (guint i = 0; i < segue_episode_get_n_entries (before); i++)
    {
      guint64 id = segue_entry_get_id (segue_episode_get (before, i));
      guint index;

      if (g_hash_table_contains (ids, &id))
        continue;
      g_assert_true (segue_episode_find (after, id, &index));
      g_assert_cmpuint (index, >=, next);
      next = index;
    }
  g_hash_table_foreach (ids, (GHFunc) (void (*) (void)) g_free, NULL);
}

static GArray *
random_set (SegueEpisode *episode,
            GRand        *rand)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  int share = g_rand_int_range (rand, 1, 6);

  for (guint i = 1; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_TEXT && g_rand_int_range (rand, 0, share) == 0)
      g_array_append_val (indices, i);
  return indices;
}

static SegueEpisode *
random_edit (SegueEpisode  *episode,
             GRand         *rand,
             GError       **error)
{
  g_autoptr(GArray) indices = random_set (episode, rand);
  const guint *which = (const guint *) indices->data;
  guint n = segue_episode_get_n_entries (episode), place = g_rand_int_range (rand, 1, n + 1);
  g_autoptr(GPtrArray) entries = NULL;
  SegueEpisode *result;

  if (indices->len == 0)
    return segue_edit_insert_segment (episode, place, g_rand_int_range (rand, -1, 9000) * 500, "새 것", NULL, error);
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      result = n > 4 ? segue_edit_remove_many (episode, which, MIN (indices->len, 2), error) : segue_episode_ref (episode);
      return result;
    case 1:
      entries = segue_edit_collect_many (episode, which, MIN (indices->len, 3));
      if (n + entries->len > 60)
        return segue_episode_ref (episode);
      result = segue_edit_insert_many (episode, place, (SegueEntry *const *) entries->pdata, entries->len,
                                       g_rand_boolean (rand), error);
      g_assert_true (result == NULL || segue_episode_get_n_entries (result) == n + entries->len);
      return result;
    case 2:
      return segue_edit_shift_many (episode, which, indices->len, g_rand_int_range (rand, -60, 60) * 500, error);
    case 3:
      result = segue_edit_move_many (episode, which, indices->len, place, error);
      break;
    default:
      result = segue_edit_step_many (episode, which, indices->len, g_rand_boolean (rand), error);
      break;
    }
  if (result != NULL)
    check_order (episode, result, indices);
  return result;
}

/* Random sets moved, removed, copied and shifted: what results reads back with the ids in their places, or is refused
 * with a reason. */
static void
test_random (void)
{
  static const char *const own[] = { TEXT_SHORT };
  guint n_done = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all_texts) + 1; i++)
    for (guint seed = 0; seed < 12; seed++)
      {
        g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
        g_autoptr(SegueEpisode) episode = read_text (i < G_N_ELEMENTS (all_texts) ? all_texts[i] : own[0]);

        for (guint step = 0; step < 60; step++)
          {
            g_autoptr(GError) error = NULL;
            SegueEpisode *edited = random_edit (episode, rand, &error);

            if (edited == NULL)
              {
                g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
                continue;
              }
            g_assert_no_error (error);
            episode_check (edited, "random sets", seed, step);
            n_done += edited != episode;
            segue_episode_unref (episode);
            episode = edited;
          }
      }
  g_assert_cmpuint (n_done, >, 2000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-many/cases", test_cases);
  g_test_add_func ("/edit-many/fit-place", test_fit_place);
  g_test_add_func ("/edit-many/move-bytes", test_move_bytes);
  g_test_add_func ("/edit-many/twins", test_twins);
  g_test_add_func ("/edit-many/insert", test_insert);
  g_test_add_func ("/edit-many/shift", test_shift);
  g_test_add_func ("/edit-many/random", test_random);
  return g_test_run ();
}
