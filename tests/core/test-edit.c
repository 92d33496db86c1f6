/* test-edit.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "episode-check.h"
#include "texts.h"

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

static guint
index_of (SegueEpisode *episode,
          const char   *title)
{
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *found = segue_entry_dup_plain_title (segue_episode_get (episode, i));

      if (g_str_equal (found, title))
        return i;
    }
  g_error ("there is no entry “%s”", title);
}

/* @text with @from, which stands there once, replaced. */
static char *
with (const char *text,
      const char *from,
      const char *to)
{
  const char *found = strstr (text, from);
  g_autofree char *head = NULL;

  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, from));
  head = g_strndup (text, found - text);
  return g_strconcat (head, to, found + strlen (from), NULL);
}

static void
expect (SegueEpisode *edited,
        const char   *text)
{
  g_autofree char *found = episode_text (edited);

  g_assert_cmpstr (found, ==, text);
  episode_check (edited, "edit", 0, 0);
}

typedef struct
{
  const char *text;
  const char *title; /* of the entry */
  gint64 start;      /* seconds; -1 for none */
  const char *from;
  const char *to;
} StartCase;

static const StartCase starts[] = {
  { TEXT_WEEKLY, "아침 물주기", 1596, "(00:26:35)", "(00:26:36)" },
  { TEXT_WEEKLY, "닫는 말", -1, "(01:02:12)", "(--:--:--)" },
  { TEXT_MARKDOWN, "Spades", 3732, "**[02:12](#t=02:12)**", "**[01:02:12](#t=01:02:12)**" },
  { TEXT_MARKDOWN, "Goodbye", 5, "**[01:02:12](#t=01:02:12)**", "**[00:05](#t=00:05)**" },
  { TEXT_BARE, "Scott's shed", 3600, "1:55 - S", "1:00:00 - S" },
  { TEXT_TRAILING, "A pá", 185, "03:00", "03:05" },
  { TEXT_NESTED, "Lay of the land", 360, "@5:57](https://example.org/v?t=357)", "@6:00](https://example.org/v?t=360)" },
};

static void
test_start (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = read_text (starts[i].text);
      g_autofree char *expected = with (starts[i].text, starts[i].from, starts[i].to);
      guint index = index_of (episode, starts[i].title);
      g_autoptr(SegueEpisode) edited =
        segue_edit_set_start (episode, index, starts[i].start < 0 ? SEGUE_TIME_NONE : starts[i].start * 1000, &error);

      g_assert_no_error (error);
      expect (edited, expected);
    }
}

static void
test_start_unchanged (void)
{
  g_autoptr(SegueEpisode) episode = read_text (TEXT_WEEKLY);
  g_autoptr(SegueEpisode) edited = segue_edit_set_start (episode, 1, 10000, NULL);

  g_assert_true (edited == episode);
}

/* A link that leads elsewhere is not the time of the stamp, and stays. */
static void
test_start_other_link (void)
{
  g_autoptr(SegueEpisode) episode = read_text ("* [00:10](#t=00:10) a\n* [01:00](#t=02:00) b\n");
  g_autoptr(SegueEpisode) edited = segue_edit_set_start (episode, 2, 61000, NULL);

  expect (edited, "* [00:10](#t=00:10) a\n* [01:01](#t=02:00) b\n");
}

/* A typing error that is in the stamp and in its link is corrected in both. A link that has another one stays, and one
 * that leads to a time. */
static void
test_start_malformed_link (void)
{
  static const struct { const char *line; const char *corrected; } lines[] = {
    { "* [7:5](#t=7:5) b\n", "* [07:05](#t=07:05) b\n" },
    { "* [00:07:050](https://y.be/x?t=00:07:050) b\n", "* [07:05](https://y.be/x?t=07:05) b\n" },
    { "* **[7:65](#t=7:65)** b\n", "* **[07:05](#t=07:05)** b\n" },
    { "* <a href=\"#t=0:7:05\">0:7:05</a> b\n", "* <a href=\"#t=07:05\">07:05</a> b\n" },
    { "* [7:5](#t=7:6) b\n", "* [07:05](#t=7:6) b\n" },
    { "* [7:5](#t=425) b\n", "* [07:05](#t=425) b\n" },
    { "* [7:5](https://e.org) b\n", "* [07:05](https://e.org) b\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strconcat ("* [00:10](#t=00:10) a\n", lines[i].line, "* [09:00](#t=09:00) c\n", NULL);
      g_autofree char *corrected = g_strconcat ("* [00:10](#t=00:10) a\n", lines[i].corrected, "* [09:00](#t=09:00) c\n", NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autoptr(SegueEpisode) edited = segue_edit_set_start (episode, 2, 425000, NULL);

      g_test_message ("%s", lines[i].line);
      expect (edited, corrected);
    }
}

static void
test_title (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) weekly = read_text (TEXT_WEEKLY);
  g_autoptr(SegueEpisode) markdown = read_text (TEXT_MARKDOWN);
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (weekly, index_of (weekly, "여는 말"), " 시작하며: 인사 ", &error);
  g_autoptr(SegueEpisode) linked = segue_edit_set_title (markdown, index_of (markdown, "Spades"), "Shovels", &error);
  g_autoptr(SegueEpisode) section = segue_edit_set_title (weekly, index_of (weekly, "물과 빛(Water & Light)"), "물", &error);
  g_autoptr(SegueEpisode) empty = segue_edit_set_title (weekly, index_of (weekly, "삽을 고르는 법"), "", &error);
  g_autofree char *edited_text = with (TEXT_WEEKLY, "여는 말", "시작하며: 인사");
  g_autofree char *linked_text = with (TEXT_MARKDOWN, "[Spades]", "[Shovels]");
  g_autofree char *section_text = with (TEXT_WEEKLY, "물과 빛(Water & Light)", "물");
  g_autofree char *empty_text = with (TEXT_WEEKLY, "삽을 고르는 법", "");

  g_autoptr(SegueEpisode) bare = read_text ("(00:10)\n(00:20) \n(00:30) c\n");
  g_autoptr(SegueEpisode) bare_titled = segue_edit_set_title (bare, 1, "a", &error);
  g_autoptr(SegueEpisode) spaced_titled = segue_edit_set_title (bare_titled, 2, "b", &error);

  g_assert_no_error (error);
  /* a blank goes between the time and its first title, unless one stands there */
  expect (spaced_titled, "(00:10) a\n(00:20) b\n(00:30) c\n");
  expect (edited, edited_text);
  expect (linked, linked_text);
  expect (section, section_text);
  expect (empty, empty_text);
}

/* What would not read back as it was written is refused before it is made. */
static void
test_refused (void)
{
  g_autoptr(SegueEpisode) episode = read_text (TEXT_WEEKLY);
  guint index = index_of (episode, "삽을 고르는 법");
  GError *error = NULL;

  g_assert_null (segue_edit_set_title (episode, index, "two\nlines", &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
  g_clear_error (&error);
  g_assert_null (segue_edit_set_body (episode, index, "fine\n(00:04:00) not fine", &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
  g_clear_error (&error);
  g_assert_null (segue_edit_set_body (episode, index, "```\nopen", &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
  g_clear_error (&error);
}

static void
test_body (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text (TEXT_WEEKLY);
  guint shovel = index_of (episode, "삽을 고르는 법"), opening = index_of (episode, "여는 말"), last = index_of (episode, "닫는 말");
  g_autoptr(SegueEpisode) edited = segue_edit_set_body (episode, shovel, "\n짧게.\n둘째 줄\n\n", &error);
  g_autoptr(SegueEpisode) added = segue_edit_set_body (episode, opening, "인사", &error);
  g_autoptr(SegueEpisode) removed = segue_edit_set_body (episode, shovel, "", &error);
  g_autoptr(SegueEpisode) end = segue_edit_set_body (episode, last, "", &error);
  g_autoptr(SegueEpisode) back = NULL;
  g_autofree char *edited_text = with (TEXT_WEEKLY, "손잡이가 긴 삽은 허리를 덜 굽히게 합니다.\n", "짧게.\n둘째 줄\n");
  g_autofree char *added_text = with (TEXT_WEEKLY, "여는 말\n", "여는 말\n인사\n");
  g_autofree char *removed_text = with (TEXT_WEEKLY, "손잡이가 긴 삽은 허리를 덜 굽히게 합니다.\n", "");
  g_autofree char *end_text = with (TEXT_WEEKLY, "\n다음 주에 만나요.", "");

  g_assert_no_error (error);
  expect (edited, edited_text);
  expect (added, added_text);
  expect (removed, removed_text);
  expect (end, end_text);
  back = segue_edit_set_body (end, last, "다음 주에 만나요.", &error);
  g_assert_no_error (error);
  expect (back, TEXT_WEEKLY);
}

/* A new section is underlined with the mark of the others, not with the blank behind it. */
static void
test_insert_underlined (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) start = read_text ("One\n+++ \nText\n\nTwo\n+++\xC2\xA0\nText\n");
  g_autoptr(SegueEpisode) edited = segue_edit_insert_section (start, 1, "New", NULL, &error);

  g_assert_no_error (error);
  expect (edited, "New\n+++\n\nOne\n+++ \nText\n\nTwo\n+++\xC2\xA0\nText\n");
}

static void
test_insert (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) weekly = read_text (TEXT_WEEKLY);
  g_autoptr(SegueEpisode) markdown = read_text (TEXT_MARKDOWN);
  g_autoptr(SegueEpisode) trailing = read_text (TEXT_TRAILING);
  g_autoptr(SegueEpisode) empty = read_text ("");
  guint n = segue_episode_get_n_entries (weekly), index;
  g_autoptr(SegueEpisode) first = segue_edit_insert_segment (weekly, 1, SEGUE_TIME_NONE, "", &index, &error);
  g_autoptr(SegueEpisode) at_end = segue_edit_insert_segment (weekly, n, 3735000, "끝", NULL, &error);
  g_autoptr(SegueEpisode) in_section =
    segue_edit_insert_segment (weekly, index_of (weekly, "물과 빛(Water & Light)"), 1500000, "새", NULL, &error);
  g_autoptr(SegueEpisode) section = segue_edit_insert_section (weekly, index_of (weekly, "흙: 무엇을 섞을까?"), "흙", NULL, &error);
  g_autoptr(SegueEpisode) linked =
    segue_edit_insert_segment (markdown, index_of (markdown, "Goodbye"), 3600000, "Tea", NULL, &error);
  g_autoptr(SegueEpisode) after = segue_edit_insert_segment (trailing, 3, 240000, "Chá", NULL, &error);
  g_autoptr(SegueEpisode) only = segue_edit_insert_segment (empty, 1, 0, "Intro", NULL, &error);
  g_autofree char *first_text = with (TEXT_WEEKLY, "(00:00:10)", "(--:--:--) \n(00:00:10)");
  g_autofree char *end_text = g_strconcat (TEXT_WEEKLY, "\n(01:02:15) 끝", NULL);
  g_autofree char *in_text = with (TEXT_WEEKLY, "반씩 섞습니다.\n", "반씩 섞습니다.\n(00:25:00) 새\n");
  g_autofree char *section_text = with (TEXT_WEEKLY, "(00:17:02)", "\n**흙**\n(00:17:02)");
  g_autofree char *linked_text = with (TEXT_MARKDOWN, "* **[01:02:12]", "* **[01:00:00](#t=01:00:00)** Tea\n* **[01:02:12]");
  g_autofree char *after_text = with (TEXT_TRAILING, "-  **A pá**", "-  **Chá**: 04:00\n-  **A pá**");

  g_assert_no_error (error);
  g_assert_cmpuint (index, ==, 1);
  expect (first, first_text);
  expect (at_end, end_text);
  expect (in_section, in_text);
  expect (section, section_text);
  expect (linked, linked_text);
  expect (after, after_text);
  expect (only, "(00:00:00) Intro\n");
}

/* In a list that only its times make one, what is new is written as the rest and reads back. */
static void
test_insert_trailing (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) list = read_text ("Intro ... 00:00\nNews ... 02:10\nGoodbye ... 10:12\n");
  g_autoptr(SegueEpisode) timed = segue_edit_insert_segment (list, 2, 60000, "Tea", NULL, &error);
  g_autoptr(SegueEpisode) planned = segue_edit_insert_segment (list, 3, SEGUE_TIME_NONE, "Tea", NULL, NULL);
  g_autoptr(SegueEpisode) moved = segue_edit_set_start (list, 2, 185000, NULL);

  g_assert_no_error (error);
  expect (timed, "Intro ... 00:00\nTea ... 01:00\nNews ... 02:10\nGoodbye ... 10:12\n");
  expect (planned, "Intro ... 00:00\nNews ... 02:10\nTea ... --:--\nGoodbye ... 10:12\n");
  expect (moved, "Intro ... 00:00\nNews ... 03:05\nGoodbye ... 10:12\n");
}

/* The first entries of notes that are about to be written. */
static void
test_insert_first (void)
{
  static const char *const begun[] = { "", "\n", "Hello all.", "Hello all.\n\n", "# Garden 7\n\nHello all.\n" };
  static const char *const written[] = {
    "## Tools\n(00:00:10) Spades\n(--:--:--) \n",
    "## Tools\n(00:00:10) Spades\n(--:--:--) \n\n",
    "Hello all.\n\n## Tools\n(00:00:10) Spades\n(--:--:--) ",
    "Hello all.\n\n## Tools\n(00:00:10) Spades\n(--:--:--) \n\n",
    "# Garden 7\n\nHello all.\n\n## Tools\n(00:00:10) Spades\n(--:--:--) \n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) start = read_text (begun[i]);
      g_autoptr(SegueEpisode) segment = segue_edit_insert_segment (start, 1, 10000, " Spades ", NULL, &error);
      g_autoptr(SegueEpisode) section = segue_edit_insert_section (segment, 1, "Tools", NULL, &error);
      g_autoptr(SegueEpisode) more = segue_edit_insert_segment (section, 3, SEGUE_TIME_NONE, "", NULL, &error);
      g_autoptr(SegueEpisode) again = NULL;

      g_assert_no_error (error);
      expect (more, written[i]);
      again = read_text (written[i]);
      g_assert_cmpuint (segue_episode_get_n_entries (again), ==, 4);
      g_assert_cmpuint (segue_episode_get_parent (again, 2), ==, 1);
    }
}

typedef struct
{
  const char *text;
  guint before;
  SegueEntryKind kind;
  const char *title;
} RefusedCase;

static const RefusedCase refused[] = {
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SEGMENT, "One\ntwo" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SEGMENT, "[One](https://example.org)" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SEGMENT, "**One**" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SEGMENT, "One https://example.org" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SEGMENT, ": One" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SECTION, "" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SECTION, "One:" },
  { TEXT_WEEKLY, 2, SEGUE_ENTRY_SECTION, "*One*" },
  { TEXT_PLAIN_HEADINGS, 2, SEGUE_ENTRY_SECTION, "12:34" },
};

static void
test_insert_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const RefusedCase *c = &refused[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) start = read_text (c->text);
      SegueEpisode *edited = c->kind == SEGUE_ENTRY_SEGMENT ? segue_edit_insert_segment (start, c->before, 10000, c->title, NULL, &error)
                                                            : segue_edit_insert_section (start, c->before, c->title, NULL, &error);

      if (edited != NULL)
        g_error ("case %u: “%s” was inserted", i, c->title);
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
    }
}

/* A URL as the first line of a description is no link of the title: a blank line keeps them apart. */
static void
test_body_address (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) start = read_text ("(00:10) a\n(00:20) b\nold\n(00:30) c\n");
  g_autoptr(SegueEpisode) first = segue_edit_set_body (start, 1, "https://example.org", &error);
  g_autoptr(SegueEpisode) second = segue_edit_set_body (first, 2, "<https://example.org>\nmore", &error);
  g_autoptr(SegueEpisode) again = segue_edit_set_body (second, 2, "new", &error);
  g_autoptr(SegueEpisode) list = segue_edit_set_body (again, 2, "https://example.org/1\nhttps://example.org/2", &error);

  g_assert_no_error (error);
  expect (first, "(00:10) a\n\nhttps://example.org\n(00:20) b\nold\n(00:30) c\n");
  expect (second, "(00:10) a\n\nhttps://example.org\n(00:20) b\n\n<https://example.org>\nmore\n(00:30) c\n");
  expect (again, "(00:10) a\n\nhttps://example.org\n(00:20) b\n\nnew\n(00:30) c\n");
  g_assert_cmpuint (segue_entry_get_link_span (segue_episode_get (list, 2)).length, ==, 0);
}

static void
test_remove (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) weekly = read_text (TEXT_WEEKLY);
  g_autoptr(SegueEpisode) last = segue_edit_remove (weekly, index_of (weekly, "닫는 말"), 1, &error);
  g_autoptr(SegueEpisode) before_section = segue_edit_remove (weekly, index_of (weekly, "흙: 무엇을 섞을까?"), 1, &error);
  g_autoptr(SegueEpisode) section = segue_edit_remove (weekly, index_of (weekly, "물과 빛(Water & Light)"), 1, &error);
  g_autofree char *last_text = with (TEXT_WEEKLY, "\n(01:02:12) 닫는 말\n다음 주에 만나요.", "");
  g_autofree char *before_text = with (TEXT_WEEKLY, "(00:17:02) 흙: 무엇을 섞을까?\n모래와 부엽토를 반씩 섞습니다.\n", "");
  g_autofree char *section_text = with (TEXT_WEEKLY, "**물과 빛(Water & Light)**\n", "");

  g_assert_no_error (error);
  expect (last, last_text);
  expect (before_section, before_text);
  expect (section, section_text);
}

static void
test_move (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) weekly = read_text (TEXT_WEEKLY);
  guint last = index_of (weekly, "닫는 말"), shade = index_of (weekly, "그늘 | 반그늘"), soil = index_of (weekly, "흙: 무엇을 섞을까?");
  g_autoptr(SegueEpisode) up = segue_edit_move (weekly, last, 1, shade, &error);
  g_autoptr(SegueEpisode) other = segue_edit_move (weekly, shade, 1, soil, &error);
  g_autoptr(SegueEpisode) back = NULL;
  g_autofree char *without = with (TEXT_WEEKLY, "\n(01:02:12) 닫는 말\n다음 주에 만나요.", "");
  g_autofree char *up_text = with (without, "(00:59:49)", "(01:02:12) 닫는 말\n다음 주에 만나요.\n(00:59:49)");
  g_autofree char *cut = with (TEXT_WEEKLY, "(00:59:49) 그늘 | 반그늘\n북쪽 벽에도 자라는 것이 있습니다.\n", "");
  g_autofree char *other_text = with (cut, "(00:17:02)", "(00:59:49) 그늘 | 반그늘\n북쪽 벽에도 자라는 것이 있습니다.\n(00:17:02)");

  g_assert_no_error (error);
  expect (up, up_text);
  expect (other, other_text);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (up, shade)), ==, segue_entry_get_id (segue_episode_get (weekly, last)));
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (up, shade + 1)), ==, segue_entry_get_id (segue_episode_get (weekly, shade)));
  back = segue_edit_move (up, shade, 1, segue_episode_get_n_entries (up), &error);
  g_assert_no_error (error);
  expect (back, TEXT_WEEKLY);
}

/* Where nothing but text is left, it is one text. */
static void
test_remove_only (void)
{
  static const struct { const char *notes; guint index; guint n_entries; const char *left; } cases[] = {
    { "Hello\n\n(00:10) a\n\nBye\n", 1, 1, "Hello\n\nBye\n" },
    { "Hello\n\n(00:10) a\n(00:20) b\n\nBye\n", 1, 2, "Hello\n\nBye\n" },
    { "Hello\n\n(00:10) a\n\nBye\n", 2, 1, "Hello\n\n(00:10) a\n" },
    { "9:42\n\n\ra", 1, 1, "\n\ra" },
    { "(00:10) a\n", 1, 1, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = read_text (cases[i].notes);
      g_autoptr(SegueEpisode) edited = segue_edit_remove (episode, cases[i].index, cases[i].n_entries, &error);

      g_assert_no_error (error);
      expect (edited, cases[i].left);
    }
}

/* Without its one segment, the closing text is one with the text before; there is no place behind it. */
static void
test_move_only (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text ("Hello\n\n(00:10) a\n\nBye\n");
  g_autoptr(SegueEpisode) edited = NULL;

  g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, 3);
  edited = segue_edit_move (episode, 1, 1, 3, &error);
  g_assert_no_error (error);
  expect (edited, "Hello\n\nBye\n\n(00:10) a\n");
}

static void
test_swap (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read_text ("(00:01:00) a\n(00:00:30) b\n");
  g_autoptr(SegueEpisode) edited = segue_edit_swap_starts (episode, 1, 2, &error);

  g_assert_no_error (error);
  expect (edited, "(00:00:30) a\n(00:01:00) b\n");
}

/* Random edits of entries: whatever is asked for, the result reads back, or is refused with a reason. */
static SegueEpisode *
random_edit (SegueEpisode  *episode,
             GRand         *rand,
             GError       **error)
{
  static const char *const words[] = { "말", "a (b)", "Tea: two", "**bold**", "[x](http://y.org)", "", "12:34", "- dash", "한글 words", "#" };
  guint n = segue_episode_get_n_entries (episode), other, count;
  guint index = n > 1 ? (guint) g_rand_int_range (rand, 1, n) : 0;
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  SegueEntryKind kind = segue_entry_get_kind (segue_episode_get (episode, index));

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return kind != SEGUE_ENTRY_SEGMENT ? segue_episode_ref (episode)
                                         : segue_edit_set_start (episode, index, g_rand_int_range (rand, -1, 9000) * 500, error);
    case 1:
      return kind == SEGUE_ENTRY_TEXT ? segue_episode_ref (episode) : segue_edit_set_title (episode, index, word, error);
    case 2:
      return segue_edit_set_body (episode, index, word, error);
    case 3:
      return segue_edit_insert_segment (episode, g_rand_int_range (rand, 1, n + 1), 60000, word, NULL, error);
    case 4:
      return segue_edit_insert_section (episode, g_rand_int_range (rand, 1, n + 1), "Section", NULL, error);
    case 5:
      return index == 0 || kind == SEGUE_ENTRY_TEXT ? segue_episode_ref (episode) : segue_edit_remove (episode, index, 1, error);
    default:
      if (index == 0 || kind == SEGUE_ENTRY_TEXT)
        return segue_episode_ref (episode);
      count = MIN (segue_episode_get_subtree_end (episode, index) - index, 3);
      other = g_rand_int_range (rand, 1, n + 1);
      return segue_edit_move (episode, index, count, other, error);
    }
}

static void
run_random (const char *text,
            guint       seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(SegueEpisode) episode = read_text (text);

  for (guint step = 0; step < 80; step++)
    {
      g_autoptr(GError) error = NULL;
      SegueEpisode *edited = random_edit (episode, rand, &error);

      if (edited == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      g_assert_no_error (error);
      episode_check (edited, "random edits", seed, step);
      segue_episode_unref (episode);
      episode = edited;
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    for (guint seed = 0; seed < 25; seed++)
      run_random (all_texts[i], seed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/start", test_start);
  g_test_add_func ("/edit/start-unchanged", test_start_unchanged);
  g_test_add_func ("/edit/start-other-link", test_start_other_link);
  g_test_add_func ("/edit/start-malformed-link", test_start_malformed_link);
  g_test_add_func ("/edit/title", test_title);
  g_test_add_func ("/edit/refused", test_refused);
  g_test_add_func ("/edit/body", test_body);
  g_test_add_func ("/edit/insert", test_insert);
  g_test_add_func ("/edit/insert-trailing", test_insert_trailing);
  g_test_add_func ("/edit/insert-underlined", test_insert_underlined);
  g_test_add_func ("/edit/insert-first", test_insert_first);
  g_test_add_func ("/edit/insert-refused", test_insert_refused);
  g_test_add_func ("/edit/body-address", test_body_address);
  g_test_add_func ("/edit/remove", test_remove);
  g_test_add_func ("/edit/remove-only", test_remove_only);
  g_test_add_func ("/edit/move", test_move);
  g_test_add_func ("/edit/move-only", test_move_only);
  g_test_add_func ("/edit/swap", test_swap);
  g_test_add_func ("/edit/random", test_random);
  return g_test_run ();
}
