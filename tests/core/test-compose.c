/* test-compose.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-compose.h"
#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader.h"

/* Notes, and how a new segment is written in them, one without a time, a new section, and the blank lines between the
 * parts: of a head and its body, between segments, before a section, after its head. */
typedef struct
{
  const char *notes;
  const char *segment;
  const char *planned;
  const char *section;
  const char *gaps;
} Case;

static const Case cases[] = {
  { "", "(01:02:03) Title", "(--:--:--) ", "## A longer title", "0 0 1 0" },
  { "(00:10) a\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  { "0:10 a\n1:04:14 b\n", "1:02:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "0:00:10 a\n1:04:14 b\n", "1:02:03 Title", "--:--:-- ", "## A longer title", "0 0 1 0" },
  { "00:10 a\n75:10 b\n", "62:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  /* the characters, the fraction and the units of most times */
  { "20∶07 a\n21∶12 b\n", "01∶02∶03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "20：07 a\n21：12 b\n22:33 c\n", "01：02：03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "20：07 a\n21:12 b\n", "01:02:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "00:00:00.000 a\n00:04:12.500 b\n00:09:00 c\n", "01:02:03.000 Title", "--:--:-- ", "## A longer title", "0 0 1 0" },
  /* the URL behind a title is that of one segment */
  { "0:10 a <https://example.org/a>\n0:20 b\n", "1:02:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "0:10 a - https://example.org/a\n0:20 b - https://example.org/b\n", "1:02:03 Title", "--:-- ", "## A longer title",
    "0 0 1 0" },
  { "0:00,0 a\n0:12,5 b\n1:10,25 c\n", "1:02:03,0 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "0:00 a\n0:12.5 b\n", "1:02:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "(5분 10초) a\n(6분 20초) b\n", "(1시간 2분 3초) Title", "(--:--:--) ", "## A longer title", "0 0 1 0" },
  { "0 min a\n5 min 10 b\n6 min 20 c\n", "1 h 2 min 3 Title", "--:--:-- ", "## A longer title", "0 0 1 0" },
  { "0m10s a\n5m05s b\n", "1h02m03s Title", "--:--:-- ", "## A longer title", "0 0 1 0" },
  { "0:10 min a\n5:05 min b\n", "1:02:03 min Title", "--:-- min ", "## A longer title", "0 0 1 0" },
  /* marks, links and the place of the time; the form of most counts */
  { "- **00:10** - a\n- **00:20** - b\n- (00:30) c\n", "- **01:02:03** - Title", "- **--:--** - ", "## A longer title", "0 0 1 0" },
  { "* [00:10](#t=00:10) a\n* [00:20](#t=00:20) b\n", "* [01:02:03](#t=01:02:03) Title", "* [--:--](#t=--:--) ", "## A longer title", "0 0 1 0" },
  { "* [00:10](https://y.be/x?t=10) a\n* [00:20](https://y.be/x?t=20) b\n", "* [01:02:03](https://y.be/x?t=3723) Title", "* [--:--](https://y.be/x?t=0) ", "## A longer title", "0 0 1 0" },
  { "(00:10) [a](https://a.org)\n(00:20) [b](https://b.org)\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  { "(00:10) **a**\n(00:20) **b**\n", "(01:02:03) **Title**", "(--:--) ****", "## A longer title", "0 0 1 0" },
  { "**0:10 a** b\n**0:20 c** d\n", "**1:02:03 Title**", "**--:-- **", "## A longer title", "0 0 1 0" },
  { "<li><b>0:10 a</b> b</li>\n<li><b>0:20 c</b> d</li>\n", "<li><b>1:02:03 Title</b></li>", "<li><b>--:-- </b></li>",
    "## A longer title", "0 0 1 0" },
  { "Intro ... 00:00\nNews ... 02:10\nGoodbye ... 10:12\n", "Title ... 01:02:03", " ... --:--", "## A longer title", "0 0 1 0" },
  { "00:00 - 00:24 a\n00:24 - 09:24 b\n", "01:02:03 Title", "--:-- ", "## A longer title", "0 0 1 0" },
  { "<li>[00:01:51] - a</li>\n<li>[00:01:52] - b</li>\n", "<li>[01:02:03] - Title</li>", "<li>[--:--:--] - </li>", "## A longer title", "0 0 1 0" },
  { "### 00:10 a\n### 00:20 b\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  /* headings */
  { "## A\n(00:10) a\n\n## B\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  { "## A ##\n\n(00:10) a\n\n\n## B ##\n\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "## A longer title ##", "0 0 2 1" },
  { "**A**:\n(00:10) a\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "**A longer title**:", "0 0 1 0" },
  { "A\n---\n\n(00:10) a\n\nB\n---\n\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "A longer title\n--------------", "0 0 1 1" },
  { "A\r\n===\r\n\r\n(00:10) a\r\n(00:20) b\r\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  { "<h2>A</h2>\n(00:10) a\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "<h2>A longer title</h2>", "0 0 1 0" },
  { "## [A](https://a.org)\n(00:10) a\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 0" },
  { "Chapters:\n(00:10) a\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "A longer title:", "0 0 1 0" },
  { "Tools\n(00:10) a\n\nWater\n(00:20) b\n", "(01:02:03) Title", "(--:--) ", "A longer title", "0 0 1 0" },
  /* blank lines: the usual number counts */
  { "(00:10) a\n\nAbout a.\n\n(00:20) b\n\nAbout b.\n\n(00:30) c\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "1 1 1 0" },
  { "(00:10) a\nAbout a.\n\n\n(00:20) b\nAbout b.\n\n\n(00:30) c\n\n(00:40) d\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 2 1 0" },
  { "## A\n(00:10) a\n\n\n## B\n(00:20) b\n\n\n## C\n(00:30) c\n\n## D\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 2 0" },
  { "## A\n(00:10) a\n## B\n(00:20) b\n## C\n(00:30) c\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 0 0" },
  { "## A\n\n\n(00:10) a\n\n## B\n\n\n(00:20) b\n\n## C\n(00:30) c\n", "(01:02:03) Title", "(--:--) ", "## A longer title", "0 0 1 2" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].notes, -1, NULL);
      const SegueDialect *dialect = segue_episode_get_dialect (episode);
      g_autofree char *segment = segue_compose_segment (dialect, 3723000, "Title");
      g_autofree char *planned = segue_compose_segment (dialect, SEGUE_TIME_NONE, "");
      g_autofree char *section = segue_compose_section (dialect, "A longer title");
      g_autofree char *gaps = g_strdup_printf ("%u %u %u %u", dialect->body_gap, dialect->segment_gap, dialect->section_gap,
                                               dialect->section_body_gap);

      g_test_message ("%s", cases[i].notes);
      g_assert_cmpstr (segment, ==, cases[i].segment);
      g_assert_cmpstr (planned, ==, cases[i].planned);
      g_assert_cmpstr (section, ==, cases[i].section);
      g_assert_cmpstr (gaps, ==, cases[i].gaps);
    }
}

/* An underline is as wide as its title, whose letters may be two columns wide, and at least three. */
static void
test_underline (void)
{
  static const struct { const char *title; const char *line; } titles[] = {
    { "A", "===" }, { "ABC", "===" }, { "ABCD", "====" }, { "é à", "===" }, { "물과 빛", "=======" }, { "물", "====" },
    { "A longer title", "==============" },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read ("Tools\n=====\n\n(00:10) a\n\nWater\n=====\n\n(00:20) b\n", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *section = segue_compose_section (segue_episode_get_dialect (episode), titles[i].title);
      g_autofree char *expected = g_strconcat (titles[i].title, "\n", titles[i].line, NULL);

      g_assert_cmpstr (section, ==, expected);
    }
}

static void
test_body (void)
{
  static const struct { const char *body; const char *newline; const char *composed; } bodies[] = {
    { "", "\n", "" },
    { "\n \n\t\n", "\n", "" },
    { "a", "\n", "a" },
    { "\n\na\nb\n\n", "\n", "a\nb" },
    { "a\n\n \nb\n \n", "\n", "a\n\n \nb" },
    { "a\r\nb\rc\nd", "\n", "a\nb\nc\nd" },
    { "a\nb\n", "\r\n", "a\r\nb" },
    { " a \n", "\r", " a " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *composed = segue_compose_body (bodies[i].body, -1, bodies[i].newline);

      g_assert_cmpstr (composed, ==, bodies[i].composed);
    }
}

/* New lines end as those of the entry that they belong to, or as those of the notes. */
static void
test_newline (void)
{
  static const struct { const char *notes; const char *newlines[3]; } rows[] = {
    { "(00:10) a\n(00:20) b\r\n(00:30) c\r", { "\n", "\r\n", "\r" } },
    { "(00:10) a\r\n(00:20) b\r\n(00:30) c", { "\r\n", "\r\n", "\r\n" } },
    { "(00:10) a\r(00:20) b\r(00:30) c", { "\r", "\r", "\r" } },
    { "(00:10) a\n(00:20) b\n(00:30) c", { "\n", "\n", "\n" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (rows[i].notes, -1, NULL);

      for (guint j = 0; j < 3; j++)
        g_assert_cmpstr (segue_compose_newline (segue_episode_get_dialect (episode), segue_episode_get (episode, j + 1)), ==,
                         rows[i].newlines[j]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose/cases", test_cases);
  g_test_add_func ("/compose/underline", test_underline);
  g_test_add_func ("/compose/body", test_body);
  g_test_add_func ("/compose/newline", test_newline);
  return g_test_run ();
}
