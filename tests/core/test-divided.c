/* test-divided.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* Lines that hold several timestamps. */

static void
test_lists (void)
{
  static const struct { const char *text; const char *entries; } lists[] = {
    { "(0:00) One (5:10) Two (12:00) Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "A list.\n\n[00:00] 여는 말 [05:10] 소식 [1:12:00] 닫는 말\nend", "0 여는 말/3, 310 소식/3, 4320 닫는 말/3" },
    { "【0:00】始まり 【5:10】話題 【12:00】終わり\r\n", "0 始まり/1, 310 話題/1, 720 終わり/1" },
    { "（0:00）始まり　（5:10）話題　（12:00）終わり", "0 始まり/1, 310 話題/1, 720 終わり/1" },
    { "0:00 Inicio 1:23 Un tema 12:10 Otro 1:02:03 Fin\n", "0 Inicio/1, 83 Un tema/1, 730 Otro/1, 3723 Fin/1" },
    { "0:00 - Anfang | 1:23 - Thema | 12:10 - Ende\n", "0 Anfang/1, 83 Thema/1, 730 Ende/1" },
    { "0:00 One / 5:10 Two / 12:00 Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "0:00 One; 5:10 Two; 12:00 Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "- [0:00] One - [5:10] Two - [12:00] Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "[0:00] One • [5:10] Two • [12:00] Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "1. (0:00) One 2. (5:10) Two 3. (12:00) Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "(0:00) Part 1. (5:10) Part 2. (12:00) Part 3.\n", "0 Part 1./1, 310 Part 2./1, 720 Part 3./1" },
    { "**0:00** One **5:10** Two **12:00** Three\n", "0 One/1, 310 Two/1, 720 Three/1" },
    { "Chapters: 0:00 One 5:10 Two 12:00 Three\n", "Chapters/1, 0 One/1, 310 Two/1, 720 Three/1" },
    { "## Tools\n(0:00) One (5:10) Two (12:00) Three\n\n## Water\n(20:00) Four (21:00) Five\n",
      "Tools/1, 0 One/2, 310 Two/2, 720 Three/2, Water/4, 1200 Four/5, 1260 Five/5" },
    /* one list shows that the notes divide lines, also where a time is not later than the one before */
    { "(0:00) One (5:10) Two (12:00) Three\n(20:00) Four (19:00) Five\n(30:00) Six\n",
      "0 One/1, 310 Two/1, 720 Three/1, 1200 Four/2, 1140 Five/2, 1800 Six/3" },
    { "(0:00) One (5:10) Two (7:61) Three (12:00) Four\n", "0 One/1, 310 Two/1, Three/1, 720 Four/1" },
    { "[0:00] One [01:40:050] Two [5:10] Three [12:00] Four\n", "0 One/1, Two/1, 310 Three/1, 720 Four/1" },
    { "(0:00) One (5:10) f(:30) again (12:00) Three\n", "0 One/1, 310 f(:30) again/1, 720 Three/1" },
    { "(0:00) One (5:10) Lions beat Bears (3:2) again (12:00) Three\n",
      "0 One/1, 310 Lions beat Bears (3:2) again/1, 720 Three/1" },
    /* no lists */
    { "(0:00) One (5:10) Two\n", "0 One (5:10) Two/1" },
    { "(12:00) One, see (5:10) and (2:00) too\n", "720 One, see (5:10) and (2:00) too/1" },
    { "(0:00) One [5:10] Two {12:00} Three\n", "0 One [5:10] Two {12:00} Three/1" },
    { "(5:10) (0:00) (12:00) Three\n", "310 (0:00) (12:00) Three/1" },
    { "Open from 9:00 to 12:00 and 14:00 to 18:00 o'clock\n", "" },
    { "10:00 Doors 11:00 Talk 12:30 Lunch 14:00 Talk\n", "600 Doors 11:00 Talk 12:30 Lunch 14:00 Talk/1" },
    { "We begin at (0:00), then (5:10) the guest, then (12:00) the end.\n", "" },
    { "```\n(0:00) One (5:10) Two (12:00) Three\n```\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (lists[i].text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, TRUE);
      g_autofree char *back = episode_text (episode);

      g_test_message ("%s", lists[i].text);
      g_assert_cmpstr (entries, ==, lists[i].entries);
      g_assert_cmpstr (back, ==, lists[i].text);
      episode_check (episode, lists[i].text, 0, 0);
    }
}

#define LIST "Hi\n\n(0:00) One (5:10) Two (12:00) Three\nend\n"

/* Edits of one part change its bytes only. */
static void
test_edit_part (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (LIST, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) started = segue_edit_set_start (episode, 2, 301000, &error);
  g_autoptr(SegueEpisode) late = NULL;
  g_autoptr(SegueEpisode) titled = NULL;
  g_autoptr(SegueEpisode) linked = NULL;

  episode_expect (started, error, "Hi\n\n(0:00) One (5:01) Two (12:00) Three\nend\n");
  /* the wrong order is a problem to report, not to hide */
  late = segue_edit_set_start (episode, 2, 1200000, &error);
  episode_expect (late, error, "Hi\n\n(0:00) One (20:00) Two (12:00) Three\nend\n");
  titled = segue_edit_set_title (episode, 1, "Uno", &error);
  episode_expect (titled, error, "Hi\n\n(0:00) Uno (5:10) Two (12:00) Three\nend\n");
  linked = segue_edit_set_link (episode, 2, "https://example.org", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (segue_entry_get_link_span (segue_episode_get (linked, 2)).length, ==, strlen ("https://example.org"));
  g_assert_cmpuint (segue_episode_get_n_entries (linked), ==, segue_episode_get_n_entries (episode));
}

/* Edits that change which entries there are give each a line. */
static void
test_edit_lines (void)
{
  static const guint both[] = { 1, 3 };
  g_autoptr(SegueEpisode) episode = segue_reader_read (LIST, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) inserted = segue_edit_insert_segment (episode, 2, 60000, "New", NULL, &error);
  g_autoptr(SegueEpisode) removed = NULL;
  g_autoptr(SegueEpisode) moved = NULL;
  g_autoptr(SegueEpisode) described = NULL;
  g_autoptr(SegueEpisode) many = NULL;

  episode_expect (inserted, error, "Hi\n\n(0:00) One\n(1:00) New\n(5:10) Two\n(12:00) Three\nend\n");
  removed = segue_edit_remove (episode, 2, 1, &error);
  episode_expect (removed, error, "Hi\n\n(0:00) One\n(12:00) Three\nend\n");
  moved = segue_edit_move (episode, 2, 1, 1, &error);
  episode_expect (moved, error, "Hi\n\n(5:10) Two\n(0:00) One\n(12:00) Three\nend\n");
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (moved, 1)), ==, segue_entry_get_id (segue_episode_get (episode, 2)));
  described = segue_edit_set_body (episode, 1, "About it.", &error);
  episode_expect (described, error, "Hi\n\n(0:00) One\nAbout it.\n(5:10) Two\n(12:00) Three\nend\n");
  many = segue_edit_move_many (episode, both, 2, 3, &error);
  episode_expect (many, error, "Hi\n\n(5:10) Two\n(0:00) One\n(12:00) Three\nend\n");
}

/* Entry 0 is the text above the list, 1 to 3 are the parts of line 3. The line belongs to the last of them. */
static void
test_lines (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (LIST, -1, NULL);

  for (guint i = 1; i <= 3; i++)
    g_assert_cmpuint (segue_episode_get_line (episode, i), ==, 3);
  g_assert_cmpuint (segue_entry_get_n_lines (segue_episode_get (episode, 1)), ==, 0);
  g_assert_cmpuint (segue_episode_index_at_line (episode, 2), ==, 0);
  g_assert_cmpuint (segue_episode_index_at_line (episode, 3), ==, 3);
  g_assert_cmpuint (segue_episode_index_at_line (episode, 4), ==, 3);
}

/* Text typed into the line, or a line break in it, is read as when the file is opened. */
static void
test_splices (void)
{
  static const char *const scraps[] = { "\n", "x", "(7:00) New ", "```\n", "", ":" };

  episode_check_splices (LIST, scraps, G_N_ELEMENTS (scraps));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/divided/lists", test_lists);
  g_test_add_func ("/divided/edit-part", test_edit_part);
  g_test_add_func ("/divided/edit-lines", test_edit_lines);
  g_test_add_func ("/divided/lines", test_lines);
  g_test_add_func ("/divided/splices", test_splices);
  return g_test_run ();
}
