/* test-title-lines.c
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

/* Timestamps alone on their line, with their titles above or below. */

static void
test_places (void)
{
  static const struct { const char *text; const char *entries; } lists[] = {
    /* above, without blank lines: the last time has no title below */
    { "One\n0:00\nTwo\n5:10\nThree\n12:00\n", "0 One/1, 310 Two/3, 720 Three/5" },
    { "여는 말\n00:00\n소식\n05:10\n닫는 말\n1:12:00", "0 여는 말/1, 310 소식/3, 4320 닫는 말/5" },
    { "Words.\n\nOne\n0:00\nTwo\n5:10\n\nMore words.\n", "0 One/3, 310 Two/5" },
    { "Chapters:\nOne\n0:00\nTwo\n5:10\n", "Chapters/1, 0 One/2, 310 Two/4" },
    { "One\n(0:00)\nTwo\n(5:10)\n", "0 One/1, 310 Two/3" },
    { "One\n0:00 - 5:10\nTwo\n5:10 - 12:00\n", "0 One/1, 310 Two/3" },
    { "1. One\n0:00\n2. Two\n5:10\n", "0 One/1, 310 Two/3" },
    { "- One\n  0:00\n- Two\n  5:10\n", "0 One/1, 310 Two/3" },
    { "One\n- 0:00\nTwo\n- 5:10\n", "0 One/1, 310 Two/3" },
    { "[One](https://example.org)\n0:00\nTwo\n5:10\n", "0 One/1, 310 Two/3" },
    { "One\r\n0:00\r\nTwo\r\n5:10\r\n", "0 One/1, 310 Two/3" },
    { "<b>One</b>\n0:00\n<b>Two</b>\n5:10\n", "0 One/1, 310 Two/3" },
    /* above, in paragraphs of their own */
    { "**One**\n0:00\n\n**Two**\n5:10\n", "0 One/1, 310 Two/4" },
    { "One\n0:00\nabout it\n\nTwo\n5:10\nabout that\n", "0 One/1, 310 Two/5" },
    { "Words.\n\nOne\n0:00\n\nTwo\n5:10\n\nThree\n12:00\n", "0 One/3, 310 Two/6, 720 Three/9" },
    /* below */
    { "0:00\nOne\n5:10\nTwo\n", "0 One/1, 310 Two/3" },
    { "0:00\nOne\n\n5:10\nTwo\n", "0 One/1, 310 Two/4" },
    { "0:00\nOne\nabout it\n\n5:10\nTwo\nabout that\n", "0 One/1, 310 Two/5" },
    { "Chapters:\n0:00\nOne\n5:10\nTwo\n", "Chapters/1, 0 One/2, 310 Two/4" },
    { "In this episode\n0:00\nOne\n5:10\nTwo\n", "0 One/2, 310 Two/4" },
    { "## Chapters\n0:00\nOne\n5:10\nTwo\n", "Chapters/1, 0 One/2, 310 Two/4" },
    /* the heading is that of a section, or that of a segment */
    { "## One\n0:00\n\n## Two\n5:10\n", "0 One/1, 310 Two/4" },
    /* the text of a link goes on in the next line */
    { "* 0:00 One\n* 5:10 [A long\n  title](https://a.example)\n", "0 One/1, 310 A long/2" },
    { "(0:00) One\n(5:10) [A long\ntitle](https://a.example) and more\n", "0 One/1, 310 A long/2" },
    { "(0:00) One\n(5:10) [A long\n", "0 One/1, 310 [A long/2" },
    { "(0:00) One\n(5:10) [A long\ntitle\n", "0 One/1, 310 [A long/2" },
    { "(0:00) One\n(5:10) [A long\n[link](https://a.example)\n", "0 One/1, 310 [A long/2" },
    { "(0:00) One\n(5:10) [A] long\ntitle](https://a.example)\n", "0 One/1, 310 [A] long/2" },
    /* sections in frames, above titles or as titles */
    { "【One】\na\n0:00\n\n【Two】\nb\n5:10\n", "One/1, 0 a/2, Two/5, 310 b/6" },
    { "[Intro]\n0:00\n\n[News]\n5:10\n", "0 [Intro]/1, 310 [News]/4" },
    /* one time alone among others */
    { "0:00 One\n5:10\n12:00 Three\n", "0 One/1, 310 /2, 720 Three/3" },
    { "0:00 One\nabout it\n5:10\n12:00 Three\nwords\n20:00\n", "0 One/1, 310 /3, 720 Three/4, 1200 /6" },
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

/* A long line above a time is no title. */
static void
test_long_line (void)
{
  g_autofree char *words = g_strnfill (299, 'a');
  g_autofree char *fits = g_strdup_printf ("%sb\n0:00\n\nTwo\n5:10\n", words);
  g_autofree char *long_line = g_strdup_printf ("%sbc\n0:00\n\nTwo\n5:10\n", words);
  g_autoptr(SegueEpisode) titled = segue_reader_read (fits, -1, NULL);
  g_autoptr(SegueEpisode) untitled = segue_reader_read (long_line, -1, NULL);

  g_assert_cmpuint (segue_entry_get_title_span (segue_episode_get (titled, 1)).length, ==, 300);
  g_assert_cmpuint (segue_entry_get_title_span (segue_episode_get (untitled, 1)).length, <, 300);
}

#define LIST "Hi\n\nOne\n0:00\n\nTwo\n5:10\nabout it\n\nThree\n12:00\n"

static void
test_edits (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (LIST, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) started = segue_edit_set_start (episode, 2, 301000, &error);
  g_autoptr(SegueEpisode) titled = NULL;
  g_autoptr(SegueEpisode) untitled = NULL;
  g_autoptr(SegueEpisode) again = NULL;
  g_autoptr(SegueEpisode) linked = NULL;
  g_autoptr(SegueEpisode) inserted = NULL;
  g_autoptr(SegueEpisode) removed = NULL;
  g_autoptr(SegueEpisode) moved = NULL;

  episode_expect (started, error, "Hi\n\nOne\n0:00\n\nTwo\n5:01\nabout it\n\nThree\n12:00\n");
  titled = segue_edit_set_title (episode, 2, "Zwei", &error);
  episode_expect (titled, error, "Hi\n\nOne\n0:00\n\nZwei\n5:10\nabout it\n\nThree\n12:00\n");
  untitled = segue_edit_set_title (episode, 2, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (segue_entry_get_start (segue_episode_get (untitled, 2)), ==, 310000);
  /* what has no title gets it beside its time, as in any notes */
  again = segue_edit_set_title (untitled, 2, "Two", &error);
  episode_expect (again, error, "Hi\n\nOne\n0:00\n\n\n5:10 Two\nabout it\n\nThree\n12:00\n");
  linked = segue_edit_set_link (episode, 2, "https://example.org", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (segue_entry_get_link_span (segue_episode_get (linked, 2)).length, ==, strlen ("https://example.org"));
  inserted = segue_edit_insert_segment (episode, 2, 60000, "New", NULL, &error);
  episode_expect (inserted, error, "Hi\n\nOne\n0:00\n\nNew\n1:00\n\nTwo\n5:10\nabout it\n\nThree\n12:00\n");
  removed = segue_edit_remove (episode, 2, 1, &error);
  episode_expect (removed, error, "Hi\n\nOne\n0:00\n\nThree\n12:00\n");
  moved = segue_edit_move (episode, 3, 1, 2, &error);
  episode_expect (moved, error, "Hi\n\nOne\n0:00\n\nThree\n12:00\n\nTwo\n5:10\nabout it\n");
}

/* Whatever is typed anywhere is read as when the file is opened. */
static void
test_splices (void)
{
  static const char *const scraps[] = { "\n", "x", "7:00\n", "\n7:00\n", "```\n", "", ":", "# " };

  episode_check_splices (LIST, scraps, G_N_ELEMENTS (scraps));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-lines/places", test_places);
  g_test_add_func ("/title-lines/long-line", test_long_line);
  g_test_add_func ("/title-lines/edits", test_edits);
  g_test_add_func ("/title-lines/splices", test_splices);
  return g_test_run ();
}
