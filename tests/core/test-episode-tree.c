/* test-episode-tree.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"

/* The end of an entry and all that lies under it, as a plain look at the levels finds it. */
static guint
find_subtree_end (SegueEpisode *episode,
                  guint         index)
{
  const guint level = segue_entry_get_level (segue_episode_get (episode, index));
  guint end = index + 1;

  while (end < segue_episode_get_n_entries (episode) &&
         segue_entry_get_kind (segue_episode_get (episode, end)) != SEGUE_ENTRY_TEXT &&
         segue_entry_get_level (segue_episode_get (episode, end)) > level)
    end++;
  return end;
}

/* Episodes of so many entries that they are kept in several pieces, some of them without a section. */
static void
test_subtrees (void)
{
  static const guint section_every[] = { 7, 100, 300, 700, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (section_every); i++)
    {
      g_autoptr(GString) notes = g_string_new ("Opening.\n\n");
      g_autoptr(SegueEpisode) episode = NULL;

      for (guint j = 0; j < 1500; j++)
        {
          if (j % section_every[i] == 5)
            g_string_append_printf (notes, "\n%s Section %u\n", j % 3 == 0 ? "##" : "###", j);
          g_string_append_printf (notes, "%s- %u:%02u Segment\n", j % 5 == 2 ? "  " : j % 5 == 3 ? "    " : "", j / 60, j % 60);
        }
      g_string_append (notes, "\nClosing.\n");
      episode = segue_reader_read (notes->str, notes->len, NULL);
      g_assert_cmpuint (segue_episode_get_n_entries (episode), >, 1500);
      for (guint j = 1; j < segue_episode_get_n_entries (episode); j++)
        {
          const guint parent = segue_episode_get_parent (episode, j);

          g_assert_cmpuint (segue_episode_get_subtree_end (episode, j), ==, find_subtree_end (episode, j));
          g_assert_true (parent == SEGUE_NO_INDEX || find_subtree_end (episode, parent) > j);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/episode-tree/subtrees", test_subtrees);
  return g_test_run ();
}
