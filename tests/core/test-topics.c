/* test-topics.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-topics.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

typedef struct
{
  const char *text;
  guint n;
  const char *after; /* NULL if there are no lines */
} Case;

static const Case cases[] = {
  { "", 0, NULL },
  { "First topic\nSecond topic\nThird topic\n", 3,
    "(--:--:--) First topic\n(--:--:--) Second topic\n(--:--:--) Third topic\n" },
  { "- First\n- Second\n", 2, "(--:--:--) First\n(--:--:--) Second\n" },
  /* a first line that stands alone is the title, and front matter stays as it is */
  { "Title of the episode\n\nFirst\nSecond\n", 2, "Title of the episode\n\n(--:--:--) First\n(--:--:--) Second\n" },
  { "Titel\r\n\r\n첫 꼭지\r\n둘째 꼭지\r\n", 2, "Titel\r\n\r\n(--:--:--) 첫 꼭지\r\n(--:--:--) 둘째 꼭지\r\n" },
  { "---\ntitle: T\n---\n\nFirst\nSecond\n", 2, "---\ntitle: T\n---\n\n(--:--:--) First\n(--:--:--) Second\n" },
  /* headings stay, and links too */
  { "# News\n\n- One\n- Two\n\n# Letters\n\n- Three\n", 3,
    "# News\n\n(--:--:--) One\n(--:--:--) Two\n\n# Letters\n\n(--:--:--) Three\n" },
  { "* [Page](https://example.org/a)\n* Other https://example.org/b\n", 2,
    "(--:--:--) Page\nhttps://example.org/a\n(--:--:--) Other\nhttps://example.org/b\n" },
  { "First\n(00:10) A segment\n", 0, NULL },
  { "---\n", 0, NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *text = NULL;

      g_test_message ("case %u", i);
      g_assert_cmpuint (segue_topics_count (episode), ==, cases[i].n);
      if (cases[i].n == 0)
        continue;

      edited = segue_topics_make (episode, &error);
      g_assert_no_error (error);
      episode_check (edited, cases[i].text, 0, 0);
      text = segue_episode_dup_range (edited, 0, segue_episode_get_length (edited));
      g_assert_cmpstr (text, ==, cases[i].after);
      g_assert_cmpuint (segue_topics_count (edited), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/topics/cases", test_cases);

  return g_test_run ();
}
