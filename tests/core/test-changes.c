/* test-changes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "core/search/segue-changes.h"

static SegueChanges *
find_changes (const char *before,
              const char *after)
{
  g_autoptr(GBytes) old = g_bytes_new (before, strlen (before));
  g_autoptr(GBytes) new = g_bytes_new (after, strlen (after));

  return segue_changes_new (old, new);
}

static char *
describe (SegueChanges *changes)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < segue_changes_get_n (changes); i++)
    {
      const SegueChange *change = segue_changes_get (changes, i);

      g_string_append_printf (text, "%s%u+%u>%u+%u", i > 0 ? " " : "", change->before, change->n_before, change->after,
                              change->n_after);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *before;
  const char *after;
  const char *changes;
  guint n_lines;
} cases[] = {
  { "", "", "", 0 },
  { "a\n", "a\n", "", 0 },
  { "", "a\nb\n", "0+0>0+2", 2 },
  { "a\nb\n", "", "0+2>0+0", 2 },
  { "a\nb\nc\n", "a\nX\nc\n", "1+1>1+1", 1 },
  { "a\nb\nc\n", "a\nc\n", "1+1>1+0", 1 },
  { "a\nc\n", "a\nb\nc\n", "1+0>1+1", 1 },
  { "a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\nf\n", "0+1>0+1 4+1>4+2", 3 },
  { "a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", "0+2>0+0 3+0>1+1 5+1>4+0 7+0>5+1", 5 },
  /* line ends count */
  { "a\r\nb\n", "a\nb\n", "0+1>0+1", 1 },
  { "a\nb", "a\nb\n", "1+1>1+1", 1 },
  { "a\rb\rc", "a\rc", "1+1>1+0", 1 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueChanges) changes = find_changes (cases[i].before, cases[i].after);
      g_autofree char *found = describe (changes);

      g_test_message ("case %u", i);
      g_assert_cmpuint (segue_changes_get_n_lines (changes), ==, cases[i].n_lines);
      g_assert_cmpstr (found, ==, cases[i].changes);
    }
}

static void
append_lines (GString      *text,
              SegueChanges *changes,
              guint         from,
              guint         n,
              const char *(*get) (const SegueChanges *, guint, gsize *))
{
  for (guint i = from; i < from + n; i++)
    {
      gsize length;
      const char *line = get (changes, i, &length);

      g_string_append_len (text, line, length);
    }
}

/* The text after, made of the one before and the changes. */
static char *
apply (SegueChanges *changes)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < segue_changes_get_n (changes); i++)
    {
      const SegueChange *change = segue_changes_get (changes, i);

      g_assert_cmpuint (change->before, >=, at);
      append_lines (text, changes, at, change->before - at, segue_changes_get_before);
      append_lines (text, changes, change->after, change->n_after, segue_changes_get_after);
      at = change->before + change->n_before;
    }
  append_lines (text, changes, at, segue_changes_get_n_before (changes) - at, segue_changes_get_before);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
random_text (GRand *rand,
             guint  n_lines,
             guint  n_words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%u%s", g_rand_int_range (rand, 0, n_words),
                            g_rand_int_range (rand, 0, 20) == 0 ? "\r\n" : "\n");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_property (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < 3000; i++)
    {
      const guint n_words = g_rand_int_range (rand, 1, 12);
      g_autofree char *before = random_text (rand, g_rand_int_range (rand, 0, 40), n_words);
      g_autofree char *after = random_text (rand, g_rand_int_range (rand, 0, 40), n_words);
      g_autoptr(SegueChanges) changes = find_changes (before, after);
      g_autofree char *applied = apply (changes);

      g_assert_cmpstr (applied, ==, after);
      g_assert_cmpuint (segue_changes_get_n (changes) == 0, ==, g_str_equal (before, after));
    }
}

/* Texts that have nothing in common take neither long nor much room, and still apply. */
static void
test_bound (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (21);
  g_autofree char *before = random_text (rand, 50000, 1000000);
  g_autofree char *after = random_text (rand, 50000, 1000000);
  g_autoptr(SegueChanges) changes = find_changes (before, after);
  g_autofree char *applied = apply (changes);

  g_assert_cmpstr (applied, ==, after);
}

/* A change of as many bytes as are allowed is counted, before it or after. */
static void
test_count_bound (void)
{
  g_autoptr(SegueEpisode) before = segue_reader_read ("(00:00) one\n(01:00) two\n", -1, NULL);
  g_autoptr(SegueEpisode) after = segue_episode_splice (before, 8, 3, "eins", -1);

  g_assert_cmpuint (segue_changes_count (before, after, 13), ==, 1);
  g_assert_cmpuint (segue_changes_count (after, before, 13), ==, 1);
  g_assert_cmpuint (segue_changes_count (before, after, 12), ==, G_MAXUINT);
  g_assert_cmpuint (segue_changes_count (after, before, 12), ==, G_MAXUINT);
}

static void
test_count (void)
{
  static const char text[] = "(00:00) one\n(01:00) two\n(02:00) three\n";
  g_autoptr(SegueEpisode) before = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) after = segue_episode_splice (before, 8, 3, "eins", -1);
  g_autoptr(SegueEpisode) third = segue_episode_splice (after, segue_episode_get_length (after), 0, "more\n", -1);

  g_assert_cmpuint (segue_changes_count (before, before, 1000), ==, 0);
  g_assert_cmpuint (segue_changes_count (before, after, 1000), ==, 1);
  g_assert_cmpuint (segue_changes_count (before, third, 1000), ==, 2);
  g_assert_cmpuint (segue_changes_count (before, third, 10), ==, G_MAXUINT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changes/cases", test_cases);
  g_test_add_func ("/changes/property", test_property);
  g_test_add_func ("/changes/bound", test_bound);
  g_test_add_func ("/changes/count", test_count);
  g_test_add_func ("/changes/count-bound", test_count_bound);

  return g_test_run ();
}
