/* test-paste-onto.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/edit/segue-paste.h"
#include "episode-check.h"
#include "texts.h"

/* The titles of a pasted list, written onto segments that exist. */

static const char *const texts[] = {
  TEXT_WEEKLY,
  TEXT_MARKDOWN,
  TEXT_BARE,
  TEXT_TRAILING,
  TEXT_NESTED,
  TEXT_PLAIN_HEADINGS,
  TEXT_ONE_LINE,
  "<ul><li>0:10 A</li><li>0:20 <a href=\"https://e.org\">B</a></li><li>0:30 C</li></ul>\n",
  "(00:10)\n(00:20)\n(00:30) see [this](https://e.org) and that\n",
  "(00:10) same\n(00:10) same\n(00:10) same\n",
};

static const char *const lists[] = {
  "One\nTwo\nThree\nFour\nFive\nSix\nSeven\nEight\nNine\nTen\n",
  "# Part\n- One [a](https://e.org/a)\n- Two\n  about two\n",
  "**A**\n`B`\nC & D\n",
  "A <b>\nB | C\nD [e\n",
  "One\nfrom 1:00 to 2:00\nThree\n",
};

static GArray *
collect_segments (SegueEpisode *episode)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
      g_array_append_val (indices, i);

  return indices;
}

/* Sets the title of one segment after the other. */
static SegueEpisode *
set_one_by_one (SegueEpisode  *episode,
                const GArray  *indices,
                SeguePaste    *list,
                GError       **error)
{
  g_autoptr(SegueEpisode) blank = segue_reader_read ("", -1, NULL);
  g_autoptr(SegueEpisode) pasted = segue_paste_insert (list, SEGUE_PASTE_SEGMENTS, blank, 1, NULL);
  SegueEpisode *result = segue_episode_ref (episode);

  for (guint i = 0, next = 0; i < segue_episode_get_n_entries (pasted) && next < indices->len && result != NULL; i++)
    {
      SegueEntry *entry = segue_episode_get (pasted, i);
      g_autoptr(SegueEpisode) before = NULL;
      g_autofree char *title = segue_entry_dup_title (entry);
      g_autofree char *old_title = NULL;

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
        continue;
      old_title = segue_entry_dup_title (segue_episode_get (result, g_array_index (indices, guint, next)));
      if (!g_str_equal (title, old_title))
        {
          before = result;
          result = segue_edit_set_title (before, g_array_index (indices, guint, next), title, error);
        }
      next++;
    }

  return result;
}

static void
check_titles (const char *text,
              const char *list_text,
              guint      *n_refused)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SeguePaste) list = segue_paste_read (list_text, -1);
  g_autoptr(GArray) indices = collect_segments (episode);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) expected_error = NULL;
  g_autoptr(SegueEpisode) expected = set_one_by_one (episode, indices, list, &expected_error);
  g_autoptr(SegueEpisode) result = NULL;
  g_autofree char *written = NULL;
  g_autofree char *expected_text = NULL;
  guint n_set;

  result = segue_paste_set_titles (list, episode, (const guint *) (gpointer) indices->data, indices->len, &n_set, &error);
  if (expected == NULL)
    {
      g_assert_null (result);
      g_assert_cmpstr (error->message, ==, expected_error->message);
      (*n_refused)++;
      return;
    }
  g_assert_no_error (error);
  written = episode_text (result);
  expected_text = episode_text (expected);
  g_assert_cmpstr (written, ==, expected_text);
  g_assert_cmpuint (segue_episode_get_n_entries (result), ==, segue_episode_get_n_entries (episode));
  for (guint i = 0; i < segue_episode_get_n_entries (result); i++)
    g_assert_cmpuint (segue_entry_get_id (segue_episode_get (result, i)), ==,
                      segue_entry_get_id (segue_episode_get (episode, i)));
  episode_check (result, text, 0, 0);
}

/* All titles at once are the same as one after the other, and are refused for the same reason. */
static void
test_titles (void)
{
  guint n_refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lists); j++)
      check_titles (texts[i], lists[j], &n_refused);
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_refused, <, G_N_ELEMENTS (texts) * G_N_ELEMENTS (lists) / 2);
}

/* Segments beyond the end of the list, and those that are not selected, keep their titles. */
static void
test_some (void)
{
  static const guint indices[] = { 1, 3, 4 };
  g_autoptr(SegueEpisode) episode = segue_reader_read ("(0:10)\n(0:20) b\n(0:30) c\n(0:40) d\n", -1, NULL);
  g_autoptr(SeguePaste) list = segue_paste_read ("A\nC\n", -1);
  guint n_set;
  g_autoptr(SegueEpisode) result = segue_paste_set_titles (list, episode, indices, 3, &n_set, NULL);
  g_autofree char *text = episode_text (result);

  g_assert_cmpuint (n_set, ==, 2);
  g_assert_cmpstr (text, ==, "(0:10) A\n(0:20) b\n(0:30) C\n(0:40) d\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste-onto/titles", test_titles);
  g_test_add_func ("/paste-onto/some", test_some);
  return g_test_run ();
}
