/* test-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-paste.h"
#include "episode-check.h"
#include "texts.h"

#define NOTES "(00:00:10) 여는 말\n\n**소식**\n(00:03:07) 첫째\n"
#define LINKED "# News\n* [00:10](#t=00:10) [A](https://example.org/a)\n* [01:00](#t=01:00) B\n"

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

typedef struct
{
  const char *notes;
  const char *pasted;
  const char *added; /* behind the notes */
  guint n_segments;
  guint n_untimed;
} Case;

/* Lists as they come from chats, documents, web pages and trackers. */
static const Case cases[] = {
  /* a topic a line, as typed into a chat */
  { NOTES, "이사 이야기\n서고 정리\n\n편지\n", "(--:--:--) 이사 이야기\n(--:--:--) 서고 정리\n(--:--:--) 편지\n", 3, 3 },
  /* bullets and numbers of all kinds */
  { NOTES, "- one\n- two\n", "(--:--:--) one\n(--:--:--) two\n", 2, 2 },
  { NOTES, "• one\r\n• two\r\n", "(--:--:--) one\n(--:--:--) two\n", 2, 2 },
  { NOTES, "1. one\n2. two\n10) ten", "(--:--:--) one\n(--:--:--) two\n(--:--:--) ten\n", 3, 3 },
  { NOTES, "- [ ] open\n- [x] done\n", "(--:--:--) open\n(--:--:--) done\n", 2, 2 },
  { NOTES, "  * one\n  * two\n", "(--:--:--) one\n(--:--:--) two\n", 2, 2 },
  { NOTES, "\xEF\xBB\xBFone", "(--:--:--) one\n", 1, 1 },
  /* the pictograph is part of the title */
  { NOTES, "- 🎙 Interview\n", "(--:--:--) 🎙 Interview\n", 1, 1 },
  /* what stands below a topic describes it */
  { NOTES, "- one\n  - a point\n  more of it\n- two\n", "(--:--:--) one\n- a point\nmore of it\n(--:--:--) two\n", 2, 2 },
  { NOTES, "- one\n  a\n- two\n", "(--:--:--) one\na\n(--:--:--) two\n", 2, 2 },
  /* headings are sections, with a list below them even if nothing marks them */
  { NOTES, "# Tools\n- Spade\n# Water\n- Rain\n", "\n**Tools**\n(--:--:--) Spade\n\n**Water**\n(--:--:--) Rain\n", 2, 2 },
  { NOTES, "Tools:\n- Spade\n\nWater\n- Rain\n", "\n**Tools**\n(--:--:--) Spade\n\n**Water**\n(--:--:--) Rain\n", 2, 2 },
  { NOTES, "A:\n- Spade\n\nB:\n- Rain\n", "\n**A**\n(--:--:--) Spade\n\n**B**\n(--:--:--) Rain\n", 2, 2 },
  /* numbers in titles */
  { NOTES, "12 ropes\n3-ply\n(4) knots\n", "(--:--:--) 12 ropes\n(--:--:--) 3-ply\n(--:--:--) (4) knots\n", 3, 3 },
  /* links, in every way that they come */
  { LINKED, "- [C](https://example.org/c)\n- D https://example.org/d\n- E\n  https://example.org/e\n",
    "* [--:--](#t=--:--) [C](https://example.org/c)\n* [--:--](#t=--:--) [D](https://example.org/d)\n"
    "* [--:--](#t=--:--) [E](https://example.org/e)\n", 3, 3 },
  { LINKED, "[02:00 C](https://example.org/c_(d))\n", "* [02:00](#t=02:00) [C](https://example.org/c_(d))\n", 1, 0 },
  { LINKED, "- [C](https://example.org/c\\_d)\n- D https://example.org/?d&amp;e.\n- E\n  https://example.org/e\\*f,\n",
    "* [--:--](#t=--:--) [C](https://example.org/c_d)\n* [--:--](#t=--:--) [D](https://example.org/?d&e)\n"
    "* [--:--](#t=--:--) [E](https://example.org/e*f)\n", 3, 3 },
  { LINKED, "0:30 [C](https://example.org/c\\)d)\n0:40 D\n<https://example.org/d\\>\n",
    "* [00:30](#t=00:30) [C](https://example.org/c\\)d)\n* [00:40](#t=00:40) [D](https://example.org/d\\\\)\n", 2, 0 },
  /* times in another hand become times in this one */
  { NOTES, "0:30 Intro\n1:02:33 Letters\n", "(00:00:30) Intro\n(01:02:33) Letters\n", 2, 0 },
  { NOTES, "Timestamps:\n00:30 - Intro\n12:00 - Talk\n",
    "\n**Timestamps**\n(00:00:30) Intro\n(00:12:00) Talk\n", 2, 0 },
  { NOTES, "* **[02:12](#t=02:12)** Spades\n* **[03:00](#t=03:00)** Rain\n", "(00:02:12) Spades\n(00:03:00) Rain\n", 2, 0 },
  { NOTES, "[00:10] a\n- point\n- point\n[01:00] b\n", "(00:00:10) a\n- point\n- point\n(00:01:00) b\n", 2, 0 },
  /* titles above their times, as copied from a video site */
  { NOTES, "Intro\n0:30\nLetters\n1:02:33\n", "(00:00:30) Intro\n(01:02:33) Letters\n", 2, 0 },
  { LINKED, "Intro\n0:30\n\nLetters\n1:02:33\n", "* [00:30](#t=00:30) Intro\n* [01:02:33](#t=01:02:33) Letters\n", 2, 0 },
  { NOTES, "0'30\" Intro\n5'10\" Letters\n", "(00:00:30) Intro\n(00:05:10) Letters\n", 2, 0 },
  { LINKED, "(0:30) Intro\n(1:02:33) Letters\n", "* [00:30](#t=00:30) Intro\n* [01:02:33](#t=01:02:33) Letters\n", 2, 0 },
  /* its own lines, from a text editor */
  { NOTES, "(--:--:--) later\n(00:05:00) sooner\n", "(--:--:--) later\n(00:05:00) sooner\n", 2, 1 },
  { NOTES, "\n \n---\n", "", 0, 0 },
  { NOTES, "", "", 0, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = read_text (one->notes);
      g_autoptr(SeguePaste) paste = segue_paste_read (one->pasted, -1);
      SeguePasteCount count = segue_paste_count (paste, SEGUE_PASTE_SEGMENTS);
      g_autoptr(SegueEpisode) edited =
        segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, segue_episode_get_n_entries (episode), &error);
      g_autofree char *expected = g_strconcat (one->notes, one->added, NULL);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = episode_text (edited);
      if (!g_str_equal (found, expected))
        g_error ("case %u:\n%s\nand not\n%s", i, found, expected);
      g_assert_false (segue_paste_is_mixed (paste));
      g_assert_cmpuint (count.n_segments, ==, one->n_segments);
      g_assert_cmpuint (count.n_untimed, ==, one->n_untimed);
      episode_check (edited, "paste", i, 0);
    }
}

/* Where plain lines stand among times, the user says what they are. */
static void
test_mixed (void)
{
  const char *text = "Some ideas, in no order.\n0:30 Intro\nWho is here\n\nand why\n1:00 Talk\n  in two parts\nhttps://example.org\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text (NOTES);
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);
  guint end = segue_episode_get_n_entries (episode);
  g_autoptr(SegueEpisode) segments = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, end, &error);
  g_autoptr(SegueEpisode) described = segue_paste_insert (paste, SEGUE_PASTE_DESCRIPTIONS, episode, end, &error);
  g_autofree char *segments_text = NULL;
  g_autofree char *described_text = NULL;

  g_assert_no_error (error);
  g_assert_true (segue_paste_is_mixed (paste));
  segments_text = episode_text (segments);
  g_assert_nonnull (strstr (segments_text, "(--:--:--) Some ideas, in no order.\n(00:00:30) Intro\n(--:--:--) Who is here\n(--:--:--) and why\n(00:01:00)"));
  described_text = episode_text (described);
  g_assert_nonnull (strstr (described_text, "첫째\n\nSome ideas, in no order.\n(00:00:30) Intro\nWho is here\n\nand why\n(00:01:00) Talk"));
  g_assert_nonnull (strstr (described_text, "https://example.org"));
  g_assert_cmpuint (segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_segments, ==, 5);
  g_assert_cmpuint (segue_paste_count (paste, SEGUE_PASTE_DESCRIPTIONS).n_segments, ==, 2);
}

static char *
plain_body (SegueEntry *entry)
{
  g_autofree char *body = segue_entry_dup_body (entry);
  g_auto(GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strchug (lines[i]);
  return g_strjoinv ("\n", lines);
}

static void
check_entries (const char *notes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) from = read_text (notes);
  g_autoptr(SegueEpisode) episode = read_text (TEXT_WEEKLY);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(SeguePaste) paste = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  guint n = segue_episode_get_n_entries (episode);

  for (guint i = 1; i < segue_episode_get_n_entries (from); i++)
    if (segue_entry_get_kind (segue_episode_get (from, i)) != SEGUE_ENTRY_TEXT)
      g_array_append_val (all, i);
  entries = segue_edit_collect_many (from, (const guint *) all->data, all->len);
  paste = segue_paste_new_for_entries ((SegueEntry *const *) entries->pdata, entries->len);
  edited = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, n, &error);
  g_assert_no_error (error);
  episode_check (edited, "entries", 0, 0);
  g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, n + entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      SegueEntry *was = entries->pdata[i], *is = segue_episode_get (edited, n + i);
      g_autofree char *old_title = segue_entry_dup_plain_title (was);
      g_autofree char *new_title = segue_entry_dup_plain_title (is);
      g_autofree char *old_link = segue_entry_dup_link (was);
      g_autofree char *new_link = segue_entry_dup_link (is);
      g_autofree char *old_body = plain_body (was);
      g_autofree char *new_body = plain_body (is);

      g_assert_cmpint (segue_entry_get_start (is), ==, segue_entry_get_start (was));
      g_assert_cmpstr (new_title, ==, old_title);
      g_assert_cmpstr (new_link, ==, old_link);
      g_assert_cmpstr (new_body, ==, old_body);
    }
}

/* Entries of one show written in the hand of another, with links and descriptions of any length. */
static void
test_entries (void)
{
  check_entries (TEXT_MARKDOWN);
  check_entries ("(0:10) a\nb\n(0:20) [c](https://c.org)\nd\n(0:30) e\n\n## F\ng\n");
}

/* Which of the lines cannot stand there, and why. */
static void
test_refused (void)
{
  static const struct { const char *pasted; const char *message; } pastes[] = {
    { "- One\n- : Two\n- Three\n", "In these notes “: Two” would be read as something else." },
    { "- : One\n- Two\n", "In these notes “: One” would be read as something else." },
    { "- One\n- Two\n- : Three\n", "In these notes “: Three” would be read as something else." },
    { "- One\n- : Two\n- : Three\n", "In these notes “: Two” would be read as something else." },
  };
  g_autoptr(SegueEpisode) episode = read_text ("(00:00:10) a\n\n**A**\n(00:00:20) b\n\n**B**\n(00:00:30) c\n");

  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SeguePaste) paste = segue_paste_read (pastes[i].pasted, -1);
      g_autoptr(SegueEpisode) edited = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, 4, &error);

      g_test_message ("%s", pastes[i].pasted);
      g_assert_null (edited);
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      g_assert_cmpstr (error->message, ==, pastes[i].message);
    }
}

static void
test_url (void)
{
  static const struct
  {
    const char *text;
    const char *url;
  } urls[] = {
    { "https://example.org/a?b=c#d", "https://example.org/a?b=c#d" },
    { " <http://example.org> \r\n", "http://example.org" },
    { "HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/" },
    { "https://", NULL },
    { "https://a b", NULL },
    { "https://a.org\nhttps://b.org", NULL },
    { "see https://a.org", NULL },
    { "file:///tmp/a", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *found = segue_paste_dup_url (urls[i].text);

      g_assert_cmpstr (found, ==, urls[i].url);
    }
}

/* Thousands of lines are one insertion. */
static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = read_text (TEXT_WEEKLY);
  g_autoptr(SeguePaste) paste = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "- 주제 %u번\n", i);
  paste = segue_paste_read (text->str, text->len);
  edited = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, 3, NULL);
  g_assert_nonnull (edited);
  g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode) + 10000);
  g_test_message ("10,000 lines in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
}

/* Lines between times that can be segments, and those that can only be text. */
static void
test_between (void)
{
  static const struct { const char *line; gboolean mixed; } lines[] = {
    { "ropes", TRUE }, { "12 ropes", TRUE }, { "3-ply", TRUE }, { "100%", TRUE },
    { "12.30 tea", FALSE }, { "(12.30) tea", FALSE }, { "12;30 tea", FALSE }, { "٣.٣٠ x", FALSE }, { "Label:", FALSE },
    { "Label：", FALSE }, { "| a | b |", FALSE }, { "a\tb", FALSE }, { "* * *", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *list = g_strdup_printf ("0:10 a\n%s\n0:20 b\n", lines[i].line);
      g_autoptr(SeguePaste) paste = segue_paste_read (list, -1);

      g_test_message ("%s", lines[i].line);
      g_assert_cmpint (segue_paste_is_mixed (paste), ==, lines[i].mixed);
      g_assert_cmpint (segue_paste_has_lines (paste), ==, lines[i].mixed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/cases", test_cases);
  g_test_add_func ("/paste/between", test_between);
  g_test_add_func ("/paste/mixed", test_mixed);
  g_test_add_func ("/paste/entries", test_entries);
  g_test_add_func ("/paste/refused", test_refused);
  g_test_add_func ("/paste/url", test_url);
  g_test_add_func ("/paste/long", test_long);
  return g_test_run ();
}
