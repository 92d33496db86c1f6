/* test-edit-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "episode-check.h"

/* A segment without a time, between those that have one: a guess in whole seconds, or none. */
static void
test_guess (void)
{
  static const struct { const char *notes; guint index; gint64 guess; } guesses[] = {
    { "(1:00:00) a\n(--:--) b\n(2:00:00) c\n", 2, 5400000 },
    { "(0:10) a\n(--:--) b\n(0:11) c\n", 2, SEGUE_TIME_NONE },
    { "(0:10.0) a\n(--:--) b\n(0:11.999) c\n", 2, SEGUE_TIME_NONE },
    { "(0:10) a\n(--:--) b\n(0:12) c\n", 2, 11000 },
    { "(0:10) a\n(--:--) b\n(0:13) c\n", 2, 11000 },
    { "(0:10) a\n(--:--) b\n(--:--) c\n(0:40) d\n", 2, 20000 },
    { "(0:10) a\n(--:--) b\n(--:--) c\n(0:40) d\n", 3, 30000 },
    { "(0:10) a\n\n## S\n(--:--) b\n\n## T\n(0:20) c\n", 3, 15000 },
    { "(0:20) a\n(--:--) b\n(0:10) c\n", 2, SEGUE_TIME_NONE },
    { "(--:--) a\n(0:10) b\n(0:20) c\n", 1, SEGUE_TIME_NONE },
    { "(0:10) a\n(0:20) b\n(--:--) c\n", 3, SEGUE_TIME_NONE },
    { "(0:10) a\n(0:20) b\n(--:--) c\n\nClosing.\n", 3, SEGUE_TIME_NONE },
    { "(0:10) a\n(--:--) b\n(0:75) c\n(0:40) d\n", 2, 20000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (guesses[i].notes, -1, NULL);

      g_test_message ("%s", guesses[i].notes);
      g_assert_cmpint (segue_episode_guess_start (episode, guesses[i].index), ==, guesses[i].guess);
    }
}

/* An end that the line has is changed there, any other is an attribute. */
static void
test_end (void)
{
  static const struct { const char *notes; guint index; gint64 end; const char *written; const char *attribute; } ends[] = {
    { "0:10 - 0:40 a\n0:40 - 1:00 b\n", 1, 35000, "0:10 - 0:35 a\n0:40 - 1:00 b\n", NULL },
    { "0:10 - 0:40 a\n0:40 - 1:00 b\n", 1, 10000, "0:10 - 0:10 a\n0:40 - 1:00 b\n", NULL },
    { "0:10 - 0:40 a\n0:40 - 1:00 b\n", 2, 3725000, "0:10 - 0:40 a\n0:40 - 1:02:05 b\n", NULL },
    { "0:10 - 0:40 a\n0:40 - 1:00 b\n", 1, 35500, "0:10 - 0:35.5 a\n0:40 - 1:00 b\n", NULL },
    { "0:10 - 0:40 a\n0:40 - 1:00 b\n", 1, SEGUE_TIME_NONE, "0:10 a\n0:40 - 1:00 b\n", NULL },
    { "[0:10–0:40] a\n[0:40–1:00] b\n", 2, SEGUE_TIME_NONE, "[0:10–0:40] a\n[0:40] b\n", NULL },
    { "(0:10) a\n(0:20) b\n", 1, 61500, "(0:10) a\n(0:20) b\n", "\"00:01:01.500\"" },
    { "(0:10) a\n(0:20) b\n", 1, SEGUE_TIME_NONE, "(0:10) a\n(0:20) b\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_reader_read (ends[i].notes, -1, NULL);
      g_autoptr(SegueEpisode) edited = segue_edit_set_end (episode, ends[i].index, ends[i].end, &error);
      g_autoptr(SegueEpisode) again = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = episode_text (edited);
      g_assert_cmpstr (text, ==, ends[i].written);
      g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (edited, ends[i].index), "end"), ==, ends[i].attribute);
      again = segue_edit_set_end (edited, ends[i].index, ends[i].end, &error);
      g_assert_true (again == edited);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-times/guess", test_guess);
  g_test_add_func ("/edit-times/end", test_end);
  return g_test_run ();
}
