/* test-dialect.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-dialect-private.h"
#include "core/episode/segue-dialect.h"
#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader.h"

/* Notes, and how they are read: line ends, how far times at the end of lines are believed, styles of headings, marks of
 * underlines, and what else holds. */
static const struct
{
  const char *notes;
  const char *reading;
} cases[] = {
  { "", "\\n 0 linked colon, bare" },
  /* line ends: those of most lines */
  { "a\r\nb\r\nc\n", "\\r\\n 0 linked colon, bare" },
  { "a\r\nb\nc\n", "\\n 0 linked colon, bare" },
  { "a\rb\rc\r\n", "\\r 0 linked colon, bare" },
  { "a\r\nb\r", "\\r 0 linked colon, bare" },
  { "a\nb\r", "\\n 0 linked colon, bare" },
  /* stamps: how many, and whether bare ones count */
  { "(00:10) a\n", "\\n 1 linked colon, bare" },
  { "(00:10) a\n(00:20) b\n(00:30) c\n", "\\n 2 linked colon, bare" },
  { "00:10 a\n", "\\n 1 linked colon, bare" },
  { "00:10 a\n00:20 b\n", "\\n 2 linked colon, bare" },
  { "(00:10) a\n00:20 b\n", "\\n 2 linked colon, bare" },
  { "(00:10) a\n(00:20) b\n00:30 c\n", "\\n 2 linked colon, bare" },
  { "(00:10) a\n00:20 b\n00:30 c\n", "\\n 2 linked colon, bare" },
  /* titles below their stamps */
  { "(00:10)\na\n", "\\n 1 linked colon, bare, below" },
  { "(00:10)\na\n(00:20) b\n", "\\n 2 linked colon, bare, below" },
  { "(00:10)\na\n(00:20) b\n(00:30) c\n", "\\n 2 linked colon, bare" },
  { "(00:10)\na\n(00:20)\nb\n(00:30) c\n", "\\n 2 linked colon, bare, below" },
  /* times at the end */
  { "a [0:10](#t=0:10)\n", "\\n 0 bracketed colon, bare" },
  { "a (0:10)\n", "\\n 0 bracketed colon, bare" },
  { "a (0:10)\nb (0:20)\n(0:30) c\n", "\\n 1 bracketed colon, bare" },
  { "a (0:10)\n(0:30) c\n", "\\n 1 linked colon, bare" },
  { "- a 0:10\n- b 0:20\n", "\\n 0 linked colon, bare" },
  { "- a 0:10\n- b 0:20\n- c 0:30\n", "\\n 0 all colon, bare" },
  { "a 0:10\nb 0:20\nc 0:30\n", "\\n 0 plain colon, bare" },
  { "a 0:10\nb 0:20\n", "\\n 0 linked colon, bare" },
  { "a 0:10\nb 0:20\nc 0:20\n", "\\n 0 all colon, bare" },
  { "a 5:00\nb 6:00\nc 7:00\n", "\\n 0 plain colon, bare" },
  { "a 5:01\nb 6:00\nc 7:00\n", "\\n 0 all colon, bare" },
  { "a 0:10\nb 0:20\n\n(0:30) c\n\nd 0:40\n", "\\n 1 linked colon, bare" },
  { "a 0:10\nb --:--\nc 0:20\nd 0:30\n", "\\n 0 plain colon, bare" },
  { "a 0:10\nb 0:71\nc 0:20\nd 0:30\n", "\\n 0 plain colon, bare" },
  { "a 0:10\nb 4:2\nc 0:20\nd 0:30\n", "\\n 0 all colon, bare" },
  { "a 0:10\nb 0:71\nc 0:20\n", "\\n 0 linked colon, bare" },
  /* one of them is not in order */
  { "a 0:10\nb 9:20\nc 4:10\nd 15:00\ne 20:00\nf 25:00\ng 30:00\nh 35:00\n", "\\n 0 plain colon, bare" },
  { "a 0:10\nb 4:20\nc 3:10\nd 5:00\ne 2:00\nf 4:00\ng 3:10\nh 4:50\n", "\\n 0 all colon, bare" },
  /* newest first, and tracks by their length */
  { "a 36:55\nb 35:38\nc 12:27\nd 0:40\n", "\\n 0 plain colon, bare" },
  { "a 36:55\nb 35:38\nc 0:40\n", "\\n 0 all colon, bare" },
  { "a 6:55\nb 5:38\nc 3:27\nd 2:40\n", "\\n 0 all colon, bare" },
  /* headings without marks, where they stand over stamps more than once */
  { "Tools\n(0:10) a\n", "\\n 1 linked colon, bare" },
  { "Tools\n(0:10) a\n\nWater\n(0:20) b\n", "\\n 2 linked colon plain, bare, labels" },
  { "TOOLS\n(0:10) a\n\nWATER\n(0:20) b\n", "\\n 2 linked colon caps, bare, labels" },
  { "🎙️ Tools\n(0:10) a\n\n🎧 Water\n(0:20) b\n", "\\n 2 linked colon emoji, bare, labels" },
  { "TOOLS\n(0:10) a\n\nWater\n(0:20) b\n", "\\n 2 linked colon, bare, loose" },
  { "# A\n(0:10) a\n\n## B\n(0:20) b\n\nTools\n(0:30) c\n\nWater\n(0:40) d\n", "\\n 2 linked colon, bare, title, labels, loose" },
  { "## A\n(0:10) a\n\nTools\n(0:30) c\n\nWater\n(0:40) d\n", "\\n 2 linked colon plain, bare, labels" },
  { "Times:\n(0:10) a\n", "\\n 1 linked colon, bare" },
  { "## A\n\nTimes:\n(0:10) a\n\n## B\n(0:20) b\n", "\\n 2 linked colon, bare, labels" },
  { "Times:\n(--:--) a\n\n**B**\n\n**C**\n\nBye.\n", "\\n 1 linked colon, bare, labels" },
  { "Times:\n(0:10) a\n\n**B**\n\n**C**\n\nBye.\n", "\\n 1 linked colon, bare" },
  { "Times:\n(--:--) a\n\n**B**\n\nBye.\n", "\\n 1 linked colon, bare" },
  { "Times:\n(--:--) a\n\nMore:\n(--:--) b\n\n**B**\n\n**C**\n", "\\n 2 linked colon, bare" },
  /* marks of underlines, by their rank */
  { "A\n===\n\nB\n---\n\nC\n^^^\n", "\\n 0 linked colon, bare, title =-^" },
  { "A\n---\n\nB\n===\n\nC\n---\n\nD\n===\n", "\\n 0 linked colon, bare -=" },
  { "A\n===\n\nB\n---\n\nC\n^^^\n\nD\n...\n\nE\n+++\n\nF\n***\n\nG\n'''\n\nH\n:::\n\nI\n###\n", "\\n 0 linked colon, bare, title =-^.+*':" },
  /* the first heading as the title of the episode */
  { "# A\n\n## B\n", "\\n 0 linked colon, bare, title" },
  { "# A\n\n# B\n", "\\n 0 linked colon, bare" },
  { "## A\n\n### B\n", "\\n 0 linked colon, bare" },
  { "text\n\n# A\n\n## B\n", "\\n 0 linked colon, bare" },
  { "---\ntitle: x\n---\n# A\n\n## B\n", "\\n 0 linked colon, bare" },
  { "---\nnumber: 1\n---\n# A\n\n## B\n", "\\n 0 linked colon, bare, title" },
  { "---\ntitles: x\n---\n# A\n\n## B\n", "\\n 0 linked colon, bare, title" },
  { "---\ntitle_image: x.png\n---\n# A\n\n## B\n", "\\n 0 linked colon, bare, title" },
  { "---\nhost:\n  title: x\n---\n# A\n\n## B\n", "\\n 0 linked colon, bare, title" },
  { "+++\nTitle = \"x\"\n+++\n# A\n\n## B\n", "\\n 0 linked colon, bare" },
  { "# A\n", "\\n 0 linked colon, bare, title" },
  { "A\n===\n\nB\n---\n\n(0:10) a\n", "\\n 1 linked colon, bare, title =-" },
  /* bodies that go on after a blank line */
  { "(0:10) a\n\nAbout a.\n\n(0:20) b\n\nAbout b.\n\n(0:30) c\n", "\\n 2 linked colon, bare, loose" },
  { "(0:10) a\nAbout a.\n\nMore.\n(0:20) b\n", "\\n 2 linked colon, bare, loose" },
  { "(0:10) a\rAbout a.\r\rMore.\r(0:20) b\r", "\\r 2 linked colon, bare, loose" },
  { "(0:10) a\nAbout a.\n\nMore.\n(0:20) b\n(0:30) c\n(0:40) d\n", "\\n 2 linked colon, bare" },
  { "(0:10) a\nAbout a.\nMore.\n\n(0:20) b\n", "\\n 2 linked colon, bare" },
  /* headings in frames count where two stand above times */
  { "[One]\n(0:10) a\n\n[Two]\n(0:20) b\n", "\\n 2 linked colon framed, bare, labels" },
  { "--- One ---\n(0:10) a\n\n--- Two ---\n(0:20) b\n", "\\n 2 linked colon framed, bare, labels" },
  { "■ One\n(0:10) a\n\n■ Two\n(0:20) b\n", "\\n 2 linked colon framed, bare, labels" },
  { "【One】\n(0:10) a\n【Two】\n(0:20) b\n", "\\n 2 linked colon framed, bare, labels" },
  { "＜One＞\n(0:10) a\n(0:20) b\n\n＜Links＞\nhttps://example.org\n", "\\n 2 linked colon framed, bare, labels" },
  { "[One]\n(0:10) a\n(0:20) b\n[Laughter]\nwords\n", "\\n 2 linked colon, bare" },
  { "[One]\n\n[Two]\n\na\n(0:10) a\n(0:20) b\n", "\\n 2 linked colon, bare" },
  { "[One]\n(0:10) a\n\n[Two]\n\nText\n(0:20) b\n", "\\n 2 linked colon framed, bare, labels" },
  { "## A\n(0:05) x\n\n## B\n(0:06) y\n\n[One]\n(0:10) a\n\n[Two]\n(0:20) b\n", "\\n 2 linked colon, bare, labels, loose" },
  /* code counts for nothing */
  { "```\n(0:10) a\n00:20 b\n# A\n```\n", "\\n 0 linked colon, bare" },
};

static char *
describe (const SegueReading *reading)
{
  static const char *const styles[] = { NULL, "atx", "adoc", "setext", "html", "bold", "colon", "framed", "emoji", "caps", "plain" };
  static const char *const trailing[] = { "linked", "bracketed", "all", "plain" };
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *newline = g_strescape (reading->newline, NULL);

  g_string_append_printf (out, "%s %u %s", newline, reading->stamps, trailing[reading->trailing]);
  /* those that have marks count always */
  for (guint style = SEGUE_HEADING_ATX; style <= SEGUE_HEADING_BOLD; style++)
    g_assert_true (segue_dialect_has_heading (reading, style));
  for (guint style = SEGUE_HEADING_COLON; style < SEGUE_N_HEADING_STYLES; style++)
    if (segue_dialect_has_heading (reading, style))
      g_string_append_printf (out, " %s", styles[style]);
  g_string_append_printf (out, "%s%s%s%s%s %s", reading->bare_times ? ", bare" : "", reading->title_heading ? ", title" : "",
                          reading->label_colons ? ", labels" : "", reading->titles_below ? ", below" : "",
                          reading->loose_bodies ? ", loose" : "", reading->underlines);
  return g_strchomp (g_string_free (g_steal_pointer (&out), FALSE));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].notes, -1, NULL);
      g_autofree char *reading = describe (&segue_episode_get_dialect (episode)->reading);

      g_test_message ("%s", cases[i].notes);
      g_assert_cmpstr (reading, ==, cases[i].reading);
    }
}

/* A mark that the notes have not used comes behind all that they have. */
static void
test_ranks (void)
{
  static const struct { const char *notes; char mark; guint rank; } ranks[] = {
    { "", '=', 1 },
    { "A\n+++\n\nB\n---\n\nC\n^^^\n", '+', 1 },
    { "A\n+++\n\nB\n---\n\nC\n^^^\n", '-', 2 },
    { "A\n+++\n\nB\n---\n\nC\n^^^\n", '^', 3 },
    { "A\n+++\n\nB\n---\n\nC\n^^^\n", '=', 4 },
    { "A\n===\n\nB\n---\n\nC\n^^^\n\nD\n...\n\nE\n+++\n\nF\n***\n", '*', 6 },
    { "A\n===\n\nB\n---\n\nC\n^^^\n\nD\n...\n\nE\n+++\n\nF\n***\n", '#', 6 },
    /* the levels above are those of headings without marks */
    { "A\n===\n\nB\n---\n\nC\n^^^\n\nD\n...\n\nE\n+++\n\nF\n***\n\nG\n'''\n\nH\n:::\n", ':', 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr(SegueDialect) dialect = segue_dialect_learn (ranks[i].notes, strlen (ranks[i].notes));

      g_assert_cmpuint (segue_dialect_underline_rank (&dialect->reading, ranks[i].mark), ==, ranks[i].rank);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect/cases", test_cases);
  g_test_add_func ("/dialect/ranks", test_ranks);
  return g_test_run ();
}
