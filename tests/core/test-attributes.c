/* test-attributes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-attributes.h"
#include "core/episode/segue-episode-same.h"
#include "core/episode/segue-reader.h"
#include "core/edit/segue-edit.h"

/* Attributes from `name value name value …`. */
static SegueAttributes *
make (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  const guint n = g_strv_length (words) / 2;
  SegueAttributes *self = segue_attributes_new (words, n);

  /* they have taken the words */
  if (n > 0)
    words[0] = NULL;
  return self;
}

static char *
describe (const SegueAttributes *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < segue_attributes_get_n (self); i++)
    {
      const char *value;
      const char *name = segue_attributes_get (self, i, &value);

      g_string_append_printf (out, "%s%s %s", i > 0 ? " " : "", name, value);
    }
  return g_string_free (out, FALSE);
}

static void
test_set (void)
{
  static const struct { const char *before; const char *name; const char *value; const char *after; } cases[] = {
    { "", "a", "1", "a 1" },
    { "", "a", NULL, "" },
    { "a 1", "b", "2", "a 1 b 2" },
    { "a 1 b 2", "a", "3", "a 3 b 2" },
    { "a 1 b 2", "b", "3", "a 1 b 3" },
    { "a 1 b 2", "a", NULL, "b 2" },
    { "a 1 b 2", "b", NULL, "a 1" },
    { "a 1 b 2 c 3", "b", NULL, "a 1 c 3" },
    { "a 1", "a", NULL, "" },
    { "a 1", "b", NULL, "a 1" },
    { "a 1", "a", "1", "a 1" },
    { "aa 1", "a", "2", "aa 1 a 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueAttributes) before = make (cases[i].before);
      g_autoptr(SegueAttributes) after = segue_attributes_set (before, cases[i].name, cases[i].value);
      g_autofree char *kept = describe (before);
      g_autofree char *found = describe (after);

      g_assert_cmpstr (kept, ==, cases[i].before);
      g_assert_cmpstr (found, ==, cases[i].after);
      g_assert_cmpstr (segue_attributes_lookup (after, cases[i].name), ==, cases[i].value);
      g_assert_cmpint (before == after, ==, g_str_equal (cases[i].before, cases[i].after));
    }
}

static void
test_equal (void)
{
  static const struct { const char *a; const char *b; gboolean equal; } cases[] = {
    { "", "", TRUE },          { "a 1", "", FALSE },            { "a 1", "a 1", TRUE },
    { "a 1", "a 2", FALSE },   { "a 1", "b 1", FALSE },         { "a 1 b 2", "a 1", FALSE },
    { "a 1 b 2", "b 2 a 1", TRUE }, { "a 1 b 2", "a 2 b 1", FALSE }, { "a 1 b 2", "a 1 c 2", FALSE },
    { "a 1 b 2", "a 1 b 3", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueAttributes) a = make (cases[i].a);
      g_autoptr(SegueAttributes) b = make (cases[i].b);

      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (segue_attributes_equal (a, b), ==, cases[i].equal);
      g_assert_cmpint (segue_attributes_equal (b, a), ==, cases[i].equal);
      g_assert_true (segue_attributes_equal (a, a));
    }
}

/* Episodes that were read twice are the same where text and attributes are. */
static void
test_episodes (void)
{
  static const struct { const char *name; const char *value; const char *top; gboolean same; } cases[] = {
    { "image", "\"1.png\"", "\"x\"", TRUE },  { "image", "\"2.png\"", "\"x\"", FALSE }, { "end", "\"1.png\"", "\"x\"", FALSE },
    { "image", NULL, "\"x\"", FALSE },        { "image", "\"1.png\"", "\"y\"", FALSE }, { "image", "\"1.png\"", NULL, FALSE },
  };
  static const char notes[] = "(00:10) a\n(00:20) b\n";
  g_autoptr(SegueEpisode) plain = segue_reader_read (notes, -1, NULL);
  g_autoptr(SegueEpisode) marked = segue_edit_set_attribute (plain, 2, "image", "\"1.png\"", NULL);
  g_autoptr(SegueEpisode) first = segue_edit_set_episode_attribute (marked, "show", "\"x\"", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) again = segue_reader_read (notes, -1, NULL);
      g_autoptr(SegueEpisode) entry = segue_edit_set_attribute (again, 2, cases[i].name, cases[i].value, NULL);
      g_autoptr(SegueEpisode) second = segue_edit_set_episode_attribute (entry, "show", cases[i].top, NULL);

      g_assert_cmpint (segue_episode_is_same (first, second), ==, cases[i].same);
      g_assert_cmpint (segue_episode_is_same (second, first), ==, cases[i].same);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attributes/set", test_set);
  g_test_add_func ("/attributes/equal", test_equal);
  g_test_add_func ("/attributes/episodes", test_episodes);
  return g_test_run ();
}
