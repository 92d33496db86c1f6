/* test-identity.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/edit/segue-edit-many.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

#define NOTES "(00:10) a\n(00:20) b\n(00:30) c\n(00:40) d\n"

/* Notes, what becomes of them, and for each entry of these which one of the first it is, or `-` for a new one. */
static const struct
{
  const char *before;
  const char *after;
  const char *entries;
} cases[] = {
  { NOTES, NOTES, "0 1 2 3 4" },
  /* lines that come and go */
  { NOTES, "(00:10) a\n(00:15) new\n(00:20) b\n(00:30) c\n(00:40) d\n", "0 1 - 2 3 4" },
  { NOTES, "(00:20) b\n(00:30) c\n(00:40) d\n", "0 2 3 4" },
  { NOTES, "(00:10) a\n(00:20) b\n(00:30) c\n", "0 1 2 3" },
  { NOTES, "(00:10) a\n(00:40) d\n", "0 1 4" },
  { NOTES, "", "0" },
  /* entries that change their order */
  { NOTES, "(00:20) b\n(00:10) a\n(00:30) c\n(00:40) d\n", "0 2 1 3 4" },
  { NOTES, "(00:40) d\n(00:10) a\n(00:20) b\n(00:30) c\n", "0 4 1 2 3" },
  { NOTES, "(00:20) b\n(00:30) c\n(00:40) d\n(00:10) a\n", "0 2 3 4 1" },
  { NOTES, "(00:40) d\n(00:30) c\n(00:20) b\n(00:10) a\n", "0 4 3 2 1" },
  { NOTES, "(00:30) c\n(00:40) d\n(00:10) a\n(00:20) b\n", "0 3 4 1 2" },
  /* title or time is kept */
  { NOTES, "(00:10) a\n(00:20) new\n(00:30) c\n(00:40) d\n", "0 1 2 3 4" },
  { NOTES, "(00:10) a\n(00:25) b\n(00:30) c\n(00:40) d\n", "0 1 2 3 4" },
  { NOTES, "(00:10) a\n(00:35) c\n(00:40) d\n", "0 1 3 4" },
  { NOTES, "(00:10) a\n(00:20) x\n(00:35) c\n(00:40) d\n", "0 1 2 3 4" },
  /* neither is kept: paired in order */
  { NOTES, "(00:10) a\n(00:25) x\n(00:35) y\n(00:40) d\n", "0 1 2 3 4" },
  { NOTES, "(01:00) w\n(02:00) x\n(03:00) y\n(04:00) z\n", "0 1 2 3 4" },
  /* a section is no segment */
  { NOTES, "(00:10) a\n\n## b\n(00:30) c\n(00:40) d\n", "0 1 - 3 4" },
  { NOTES, "(00:10) a\n\n## New\n(00:20) b\n(00:30) c\n(00:40) d\n", "0 1 - 2 3 4" },
  /* the same lines twice */
  { "(00:10) a\n(00:10) a\n(00:20) b\n", "(00:10) a\n(00:20) b\n", "0 1 3" },
  { "(00:10) a\n(00:10) a\n(00:20) b\n", "(00:20) b\n(00:10) a\n(00:10) a\n", "0 3 1 2" },
  { NOTES, "(00:10) a\n(00:20) b\n(00:20) b\n(00:30) c\n(00:40) d\n", "0 1 2 - 3 4" },
  /* blank lines and descriptions */
  { NOTES, "(00:10) a\n\n\n(00:20) b\nabout b\n(00:30) c\n\n(00:40) d", "0 1 2 3 4" },
  { NOTES, "Opening.\n\n(00:10) a\n(00:20) b\n(00:30) c\n(00:40) d\n\nClosing.\n", "0 1 2 3 4 -" },
};

static char *
describe (SegueEpisode *before,
          SegueEpisode *after)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (after); i++)
    {
      guint index;

      g_string_append_c (out, ' ');
      if (segue_episode_find (before, segue_entry_get_id (segue_episode_get (after, i)), &index))
        g_string_append_printf (out, "%u", index);
      else
        g_string_append_c (out, '-');
    }
  return g_strchug (g_string_free (out, FALSE));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) before = segue_reader_read (cases[i].before, -1, NULL);
      g_autoptr(SegueEpisode) after = segue_episode_splice (before, 0, segue_episode_get_length (before), cases[i].after, -1);
      g_autoptr(SegueEpisode) back = segue_episode_splice (after, 0, segue_episode_get_length (after), cases[i].before, -1);
      g_autofree char *entries = describe (before, after);

      g_test_message ("%s", cases[i].after);
      g_assert_cmpstr (entries, ==, cases[i].entries);
      episode_check (after, "identity", i, 0);
      episode_check (back, "identity and back", i, 0);
    }
}

/* What goes comes back as what it was, be it many edits later, and moved entries are the same throughout. */
static void
test_back (void)
{
  for (guint n_steps = 1; n_steps < 10; n_steps++)
    {
      g_autoptr(SegueEpisode) start = segue_reader_read (NOTES, -1, NULL);
      g_autoptr(SegueEpisode) cut = segue_episode_splice (start, 10, 20, "", 0);
      g_autoptr(SegueEpisode) back = NULL;
      g_autofree char *entries = NULL;

      for (guint step = 1; step < n_steps; step++)
        {
          g_autoptr(SegueEpisode) before = cut;

          cut = segue_edit_set_title (before, 1, step % 2 == 0 ? "a" : "other", NULL);
        }
      back = segue_episode_splice (cut, segue_episode_get_offset (cut, 2), 0, "(00:20) b\n(00:30) c\n", -1);
      entries = describe (start, back);
      g_assert_cmpstr (entries, ==, "0 1 2 3 4");
    }
}

/* Lines of a long list that are moved far away, within the text, are still the same entries. */
static void
test_far (void)
{
  for (guint from = 0; from < 40; from += 13)
    {
      g_autoptr(GString) notes = g_string_new (NULL);
      g_autoptr(SegueEpisode) start = NULL;
      g_autoptr(SegueEpisode) moved = NULL;
      g_autofree char *line = g_strdup_printf ("(%u:00) entry %u\n", from, from);
      guint index;

      for (guint i = 0; i < 40; i++)
        g_string_append_printf (notes, "(%u:00) entry %u\n", i, i);
      start = segue_reader_read (notes->str, notes->len, NULL);
      g_string_replace (notes, line, "", 1);
      g_string_append (notes, line);
      moved = segue_episode_splice (start, 0, segue_episode_get_length (start), notes->str, notes->len);
      for (guint i = 1; i <= 40; i++)
        {
          g_assert_true (segue_episode_find (moved, segue_entry_get_id (segue_episode_get (start, i)), &index));
          g_assert_cmpuint (index, ==, i == from + 1 ? 40 : i < from + 1 ? i : i - 1);
        }
    }
}

/* What was cut and put back is no more among what can come back; what was cut with it is. */
static void
test_cut (void)
{
  static const guint cut_indices[] = { 2, 3 };
  g_autoptr(SegueEpisode) start = segue_reader_read (NOTES, -1, NULL);
  g_autoptr(GPtrArray) entries = segue_edit_collect_many (start, cut_indices, 2);
  g_autoptr(SegueEpisode) cut = segue_edit_remove_many (start, cut_indices, 2, NULL);
  g_autoptr(SegueEpisode) pasted = segue_edit_insert_many (cut, 3, (SegueEntry *const *) entries->pdata, 1, TRUE, NULL);
  g_autoptr(SegueEpisode) typed = segue_episode_splice (pasted, 0, 0, "(00:20) b\n(00:30) c\n", -1);
  g_autofree char *pasted_entries = describe (start, pasted);
  g_autofree char *typed_entries = describe (start, typed);

  g_assert_cmpstr (pasted_entries, ==, "0 1 4 2");
  g_assert_cmpstr (typed_entries, ==, "0 - 3 1 4 2");
  episode_check (typed, "cut", 0, 0);
}

static void
test_moved (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read (NOTES, -1, NULL);

  for (guint from = 1; from <= 4; from++)
    for (guint to = 1; to <= 5; to++)
      {
        g_autoptr(SegueEpisode) moved = segue_edit_move (start, from, 1, to, NULL);
        const guint index = to > from ? to - 1 : to;

        g_assert_cmpuint (segue_entry_get_id (segue_episode_get (moved, index)), ==,
                          segue_entry_get_id (segue_episode_get (start, from)));
        for (guint i = 1; i <= 4; i++)
          g_assert_true (segue_episode_find (moved, segue_entry_get_id (segue_episode_get (start, i)), NULL));
      }
}

/* Returns what describe() says if the entry @from of @n stands at @to, or is gone if @to is @n. */
static char *
expect_order (guint n,
              guint from,
              guint to)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0, other = 0; i < n - (to == n); i++)
    {
      const guint index = i == to ? from : other == from ? ++other : other;

      g_string_append_printf (out, " %u", index);
      other += i != to;
    }
  return g_strchug (g_string_free (out, FALSE));
}

/* Takes each byte of the notes away and puts it back. */
static void
check_bytes (SegueEpisode *start)
{
  const gsize length = segue_episode_get_length (start);
  g_autofree char *text = segue_episode_dup_range (start, 0, length);
  g_autofree char *same = expect_order (segue_episode_get_n_entries (start), 0, 0);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(SegueEpisode) without = segue_episode_splice (start, i, 1, "", 0);
      g_autoptr(SegueEpisode) back = segue_episode_splice (without, i, 0, text + i, 1);
      g_autofree char *entries = describe (start, back);

      g_assert_cmpstr (entries, ==, same);
    }
}

/* Of equal entries, the one that is removed or moved goes, and not the one beside it. The last one may end without a line
 * terminator. */
static void
test_equal (void)
{
  static const char *const texts[] = {
    "(00:10) a\n(00:10) a\n",
    "(00:10) a\n(00:10) a",
    "(00:10) a\n\n(00:10) a\n",
    "(00:10) a\nx\n\n(00:10) a\nx",
    "(00:05) b\n(00:10) a\n(00:10) a\n(00:10) a",
    "(00:10) a\r\n(00:10) a\r\n(00:20) c",
    "## a\n## a\n",
    "## a\n\n## a",
    "00:10 - a\n00:20 - b\n00:10 - a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) start = segue_reader_read (texts[i], -1, NULL);
      const guint n = segue_episode_get_n_entries (start);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (n, >, 2);
      check_bytes (start);
      for (guint from = 1; from < n; from++)
        {
          g_autoptr(SegueEpisode) without = segue_edit_remove (start, from, 1, NULL);
          g_autofree char *left = describe (start, without);
          g_autofree char *expected = expect_order (n, from, n);

          g_assert_cmpstr (left, ==, expected);
          for (guint to = 1; to <= n; to++)
            {
              g_autoptr(SegueEpisode) moved = segue_edit_move (start, from, 1, to, NULL);
              g_autofree char *entries = describe (start, moved);
              g_autofree char *order = expect_order (n, from, to > from ? to - 1 : to);

              g_assert_cmpstr (entries, ==, order);
            }
        }
    }
}

/* Attributes go with the entry that they belong to. */
static void
test_attributes (void)
{
  g_autoptr(SegueEpisode) start = segue_reader_read (NOTES, -1, NULL);
  g_autoptr(SegueEpisode) marked = segue_edit_set_attribute (start, 2, "image", "\"2.png\"", NULL);
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (marked, 2, "new", NULL);
  g_autoptr(SegueEpisode) moved = segue_edit_move (edited, 2, 1, 5, NULL);
  g_autoptr(SegueEpisode) removed = segue_edit_remove (moved, 1, 1, NULL);

  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (edited, 2), "image"), ==, "\"2.png\"");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (removed, 3), "image"), ==, "\"2.png\"");
  for (guint i = 1; i < 3; i++)
    g_assert_null (segue_entry_get_attribute (segue_episode_get (removed, i), "image"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/cases", test_cases);
  g_test_add_func ("/identity/back", test_back);
  g_test_add_func ("/identity/cut", test_cut);
  g_test_add_func ("/identity/far", test_far);
  g_test_add_func ("/identity/moved", test_moved);
  g_test_add_func ("/identity/equal", test_equal);
  g_test_add_func ("/identity/attributes", test_attributes);
  return g_test_run ();
}
