/* test-citations.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* What stands beside title and time: words in one bracket with a time at the end of a line, and addresses. */

/* Such words are no part of the title. */
static void
test_labels (void)
{
  static const struct { const char *text; const char *entries; } lists[] = {
    { "## Bees `[video 0:00-2:10]`\n\n## Wax `[video 2:10-5:00]`\n\n## Honey `[video: 5:00]`\n",
      "0 Bees, 130 Wax, 300 Honey" },
    { "### 벌 【영상 0:10】\n### 꿀 （영상 2:10）\n### 蜂蜜 ［视频 5:00］\n", "10 벌, 130 꿀, 300 蜂蜜" },
    { "- **Bees** [part 2.1 / 1:10]\n- **Wax** [part 2.2 / 2:10]\n- **Honey** [part 3 / 5:00]\n",
      "70 Bees, 130 Wax, 300 Honey" },
    { "- Bees (starts at 1:10)\n- How is wax made? (starts at 2:10)\n- Honey (starts at 5:00)\n",
      "70 Bees, 130 How is wax made?, 300 Honey" },
    { "### Bees (1m -> 1:10)\n### Wax (1m -> 2:10)\n### Honey (3m -> 5:00)\n", "70 Bees, 130 Wax, 300 Honey" },
    { "### Bees [part 1 / 0:00-1:00 / 1:10-2:00]\n### Wax [part 2 / 2:10-3:00]\n### Honey [part 3 / 5:00-6:00]\n",
      "70 Bees, 130 Wax, 300 Honey" },
    /* the bracket is not closed behind the time, is closed before it, or holds too much */
    { "- Bees (and 1:10\n- Wax (and 2:10\n- Honey (and 5:00\n", "70 Bees (and, 130 Wax (and, 300 Honey (and" },
    { "- Bees [a] 1:10\n- Wax [b] 2:10\n- Honey [c] 5:00\n", "70 Bees [a], 130 Wax [b], 300 Honey [c]" },
    { "- Bees [here is all that has ever been said and written about them 1:10]\n- Wax 2:10\n- Honey 5:00\n- Mead 6:00\n",
      "70 Bees [here is all that has ever been said and written about them, 130 Wax, 300 Honey, 360 Mead" },
    { "- [Bees 1:10](https://example.org/?t=70)\n- [Wax 2:10](https://example.org/?t=130)\n", "70 Bees, 130 Wax" },
    /* a book is still a book */
    { "## Bees (Psalm 119:25)\n", "Bees (Psalm 119:25)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (lists[i].text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, FALSE);
      g_autofree char *back = episode_text (episode);

      g_test_message ("%s", lists[i].text);
      g_assert_cmpstr (entries, ==, lists[i].entries);
      g_assert_cmpstr (back, ==, lists[i].text);
      episode_check (episode, lists[i].text, 0, 0);
    }
}

/* A time of day, a score or a ratio that is not exact begins no segment. */
static void
test_inexact (void)
{
  static const char *const lines[] = { "ca. 20:15 Uhr geht es los.", "~18:00 Uhr", "~3:2 was the score", "ca. 5:1 of them", "~5:10" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("0:00 Bees\n2:10 Wax\nwords\n%s\n20:00 Honey\n", lines[i]);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, FALSE);

      g_test_message ("%s", lines[i]);
      g_assert_cmpstr (entries, ==, "0 Bees, 130 Wax, 1200 Honey");
    }
}

/* A sentence or a quotation with a place in the recording begins no segment. */
static void
test_sources (void)
{
  static const char *const lines[] = {
    "They dance for an hour. [video 1:10]", "They dance for an hour `[video 1:10]`.", "- “They dance.” `[video 1:10]`",
    "- They **dance for an hour.** (part 2, 1:10)", "“벌은 춤을 춥니다” [영상 1:10]", "蜜蜂会跳舞。`[视频 1:10]`",
    "- 「蜂は踊る」 [動画 1:10]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("## Bees [video 4:00]\n\n%s\n\n## Wax [video 8:00]\n\n## Ants [video 9:00]\n\n"
                                               "- Mead [video 9:10]\n- Candles [video 9:30]\n- Ink [video 9:50]\n",
                                               lines[i]);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, FALSE);

      g_test_message ("%s", lines[i]);
      g_assert_cmpstr (entries, ==, "240 Bees, 480 Wax, 540 Ants, 550 Mead, 570 Candles, 590 Ink");
    }
}

/* The position and the length that a player shows are no segment. */
static void
test_players (void)
{
  static const struct { const char *line, *entries; } lists[] = {
    { "<div>00:00 / 38:12</div>", "0 Hives, 60 Bees, 120 Wax" },
    { "00:00/38:12", "0 Hives, 60 Bees, 120 Wax" },
    { "0:00 / 1:38:12", "0 Hives, 60 Bees, 120 Wax" },
    { "- Listen 0:00 / 38:12", "0 Hives, 60 Bees, 120 Wax" },
    /* titles with a slash */
    { "- 3:00 / Honey", "180 Honey, 0 Hives, 60 Bees, 120 Wax" },
    { "- 3:00 Honey / 4:00", "180 Honey / 4:00, 0 Hives, 60 Bees, 120 Wax" },
    { "- 3:00 / 4:00 Honey", "180 4:00 Honey, 0 Hives, 60 Bees, 120 Wax" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n\n- 0:00 Hives\n- 1:00 Bees\n- 2:00 Wax\n", lists[i].line);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, FALSE);

      g_test_message ("%s", lists[i].line);
      g_assert_cmpstr (entries, ==, lists[i].entries);
      episode_check (episode, text, 0, 0);
    }
}

/* All addresses at the end of a line are taken off the title, and the first is the link. */
static void
test_addresses (void)
{
  static const struct { const char *text, *title, *link; } lists[] = {
    { "0:10 Bees <https://a.org> <https://b.org>\n", "Bees", "https://a.org" },
    { "0:10 Bees https://a.org, https://b.org; https://c.org\n", "Bees", "https://a.org" },
    { "0:10 Bees: https://a.org / https://b.org\n", "Bees:", "https://a.org" },
    { "0:10 Bees [https://a.org](https://a.org) <https://b.org>\n", "Bees", "https://a.org" },
    { "<p>0:10 Bees &lt;<a href=\"https://a.org/\">https://a.org/</a>&gt;, &lt;<a href=\"https://b.org/\">https://b.org/</a>"
      "&gt;&nbsp;</p>\n", "Bees", "https://a.org/" },
    { "<p>0:10 Bees <a href=\"https://a.org/\">https://a.org/</a>&nbsp; <br/></p>\n", "Bees", "https://a.org/" },
    { "0:10 Bees, https://a.org\n", "Bees,", "https://a.org" },
    /* words stand between or behind them */
    { "0:10 Bees https://a.org and https://b.org\n", "Bees https://a.org and", "https://b.org" },
    { "0:10 Bees https://a.org and wax\n", "Bees https://a.org and wax", NULL },
    { "0:10 Bees, wax;\n", "Bees, wax;", NULL },
    /* a title is left */
    { "0:10 https://a.org https://b.org\n", "https://a.org", "https://b.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (lists[i].text, -1, NULL);
      SegueEntry *entry = NULL;
      g_autofree char *title = NULL, *link = NULL;

      g_test_message ("%s", lists[i].text);
      for (guint j = 0; j < segue_episode_get_n_entries (episode) && entry == NULL; j++)
        if (segue_entry_get_kind (segue_episode_get (episode, j)) == SEGUE_ENTRY_SEGMENT)
          entry = segue_episode_get (episode, j);
      g_assert_nonnull (entry);
      title = segue_entry_dup_plain_title (entry);
      link = segue_entry_dup_link (entry);
      g_assert_cmpstr (title, ==, lists[i].title);
      g_assert_cmpstr (link, ==, lists[i].link);
      episode_check (episode, lists[i].text, 0, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citations/labels", test_labels);
  g_test_add_func ("/citations/sources", test_sources);
  g_test_add_func ("/citations/inexact", test_inexact);
  g_test_add_func ("/citations/players", test_players);
  g_test_add_func ("/citations/addresses", test_addresses);
  return g_test_run ();
}
