/* test-line-edits.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* Lines in unusual forms, and what an edit of the second segment writes. */

static const struct
{
  const char *text;
  const char *entries;
  const char *titled;  /* with the title New */
  const char *started; /* with the start 6:05 */
} cases[] = {
  /* title and time within one link, one emphasis or the same cell */
  { "[One 0:00](https://a.org)\n[Two 5:10](https://b.org)\n[Three 12:00](https://c.org)\n",
    "0 One/1, 310 Two/2, 720 Three/3",
    "[One 0:00](https://a.org)\n[New 5:10](https://b.org)\n[Three 12:00](https://c.org)\n",
    "[One 0:00](https://a.org)\n[Two 6:05](https://b.org)\n[Three 12:00](https://c.org)\n" },
  { "- [One (0:00)](https://a.org?t=0)\n- [Two (5:10)](https://a.org?t=310)\n", "0 One/1, 310 Two/2",
    "- [One (0:00)](https://a.org?t=0)\n- [New (5:10)](https://a.org?t=310)\n",
    "- [One (0:00)](https://a.org?t=0)\n- [Two (6:05)](https://a.org?t=365)\n" },
  { "*One 0:00*\n*Two 5:10*\n*Three 12:00*\n", "0 One/1, 310 Two/2, 720 Three/3",
    "*One 0:00*\n*New 5:10*\n*Three 12:00*\n", "*One 0:00*\n*Two 6:05*\n*Three 12:00*\n" },
  { "**One (0:00)**\n**Two (5:10)**\n", "0 One/1, 310 Two/2", "**One (0:00)**\n**New (5:10)**\n",
    "**One (0:00)**\n**Two (6:05)**\n" },
  /* minutes and seconds with marks */
  { "0'00\" One\n5'10\" Two\n1h02'03\" Three\n", "0 One/1, 310 Two/2, 3723 Three/3",
    "0'00\" One\n5'10\" New\n1h02'03\" Three\n", "0'00\" One\n6'05\" Two\n1h02'03\" Three\n" },
  { "00′00″ One\n05′10″ Two\n", "0 One/1, 310 Two/2", "00′00″ One\n05′10″ New\n", "00′00″ One\n06′05″ Two\n" },
  { "0'00'' One\n5'10'' Two\n", "0 One/1, 310 Two/2", "0'00'' One\n5'10'' New\n", "0'00'' One\n6'05'' Two\n" },
  { "[0’00” - 5’10”] 하나\n[5’10” - 8’00”] 둘\n", "0 하나/1, 310 둘/2", "[0’00” - 5’10”] 하나\n[5’10” - 8’00”] New\n",
    "[0’00” - 5’10”] 하나\n[6’05” - 8’00”] 둘\n" },
  { "00m00s One\n05m10s Two\n", "0 One/1, 310 Two/2", "00m00s One\n05m10s New\n", "00m00s One\n06m05s Two\n" },
  /* heights are no times, unless they rise in a list */
  { "6'2\" tall\n0:00 One\n5:10 Two\n", "0 One/2, 310 Two/3", "6'2\" tall\n0:00 One\n5:10 New\n",
    "6'2\" tall\n0:00 One\n6:05 Two\n" },
  /* numbers in brackets, a range that is open, two slashes */
  { "(1) 0:00 One\n(2) 5:10 Two\n", "0 One/1, 310 Two/2", "(1) 0:00 One\n(2) 5:10 New\n", "(1) 0:00 One\n(2) 6:05 Two\n" },
  { "(0:00 - 5:10) One\n(5:10 - end) Two\n", "0 One/1, 310 Two/2", "(0:00 - 5:10) One\n(5:10 - end) New\n",
    "(0:00 - 5:10) One\n(6:05 - end) Two\n" },
  { "0:00 // One\n5:10 // Two\n", "0 One/1, 310 Two/2", "0:00 // One\n5:10 // New\n", "0:00 // One\n6:05 // Two\n" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, TRUE);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) titled = NULL;
      g_autoptr(SegueEpisode) started = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (entries, ==, cases[i].entries);
      titled = segue_edit_set_title (episode, 2, "New", &error);
      episode_expect (titled, error, cases[i].titled);
      started = segue_edit_set_start (episode, 2, 365000, &error);
      episode_expect (started, error, cases[i].started);
    }
}

/* Sections in frames or between rules keep them, and a new section gets a frame. */
static void
test_frames (void)
{
  static const struct { const char *text; const char *entries; const char *titled; const char *inserted; } frames[] = {
    { "【One】\n0:00 a\n【Two】\n5:10 b\n", "One/1, 0 a/2, Two/3, 310 b/4", "【New】\n0:00 a\n【Two】\n5:10 b\n",
      "【One】\n0:00 a\n【Two】\n5:10 b\n\n【Three】\n" },
    { "--- One ---\n0:00 a\n\n--- Two ---\n5:10 b\n", "One/1, 0 a/2, Two/4, 310 b/5",
      "--- New ---\n0:00 a\n\n--- Two ---\n5:10 b\n", "--- One ---\n0:00 a\n\n--- Two ---\n5:10 b\n\n--- Three ---\n" },
    { "■ One\n0:00 a\n5:10 b\n\n■ Links\nhttps://example.org\n", "One/1, 0 a/2, 310 b/3, Links/5",
      "■ New\n0:00 a\n5:10 b\n\n■ Links\nhttps://example.org\n",
      "■ One\n0:00 a\n5:10 b\n\n■ Links\nhttps://example.org\n\n■ Three\n" },
    /* paragraphs of HTML */
    { "<p><strong>One</strong></p>\n<p>0:00 a</p>\n<p><strong>Two:</strong></p>\n<p>5:10 b</p>\n",
      "One/1, 0 a/2, Two/3, 310 b/4",
      "<p><strong>New</strong></p>\n<p>0:00 a</p>\n<p><strong>Two:</strong></p>\n<p>5:10 b</p>\n", NULL },
    { "<p><b>One:</b><br>0:00 a<br>5:10 b</p><p><b>Two</b></p>\n", "One/1, 0 a/1, 310 b/1, Two/1",
      "<p><b>New:</b><br>0:00 a<br>5:10 b</p><p><b>Two</b></p>\n", NULL },
    { "<p>One:</p>\n<p>0:00 a</p>\n<p>Two:</p>\n<p>5:10 b</p>\n", "One/1, 0 a/2, Two/3, 310 b/4",
      "<p>New:</p>\n<p>0:00 a</p>\n<p>Two:</p>\n<p>5:10 b</p>\n", NULL },
    { "<p>【One】</p>\n<p>0:00 a</p>\n<p>【Two】</p>\n<p>text</p>\n", "One/1, 0 a/2, Two/3",
      "<p>【New】</p>\n<p>0:00 a</p>\n<p>【Two】</p>\n<p>text</p>\n", NULL },
    /* a rule across the page divides the text as a blank line does */
    { "-----\nOne:\n0:00 a\n5:10 b\n-----\nLinks:\nhttps://example.org\n", "One/2, 0 a/3, 310 b/4, Links/6",
      "-----\nNew:\n0:00 a\n5:10 b\n-----\nLinks:\nhttps://example.org\n",
      "-----\nOne:\n0:00 a\n5:10 b\n-----\nLinks:\nhttps://example.org\n\nThree:\n" },
    { "=====\nOne\n=====\n0:00 a\n=====\nTwo\n=====\n5:10 b\n", "One/2, 0 a/4, Two/6, 310 b/8",
      "=====\nNew\n=====\n0:00 a\n=====\nTwo\n=====\n5:10 b\n",
      "=====\nOne\n=====\n0:00 a\n=====\nTwo\n=====\n5:10 b\n\nThree\n=====\n" },
    { "━━━━━\n0:00 a\n━━━━━\nTwo:\n5:10 b\n", "0 a/2, Two/4, 310 b/5", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (frames[i].text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, TRUE);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) titled = NULL;
      g_autoptr(SegueEpisode) inserted = NULL;

      g_test_message ("%s", frames[i].text);
      g_assert_cmpstr (entries, ==, frames[i].entries);
      if (frames[i].titled == NULL)
        continue;
      titled = segue_edit_set_title (episode, 1, "New", &error);
      episode_expect (titled, error, frames[i].titled);
      if (frames[i].inserted == NULL)
        continue;
      inserted = segue_edit_insert_section (episode, segue_episode_get_n_entries (episode), "Three", NULL, &error);
      episode_expect (inserted, error, frames[i].inserted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-edits/lines", test_lines);
  g_test_add_func ("/line-edits/frames", test_frames);
  return g_test_run ();
}
