/* test-edit-link.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-link-style-private.h"
#include "episode-check.h"

typedef struct
{
  const char *text;
  guint index;
  const char *link; /* NULL for none */
  const char *expected; /* NULL where it is refused */
} Case;

#define MARKED "# Show\n\n(00:10) a\nbody\n\n## Part\n(00:20) **b**\n"
#define ANGLED "(00:10) a <https://e.org/a>\n(00:20) b\n"
#define BEHIND "(00:10) a https://e.org/a\n(00:20) b\n"
#define DASHED "(00:10) a - https://e.org/a\n(00:20) b\n"
#define LINKED "* [00:10](#t=00:10) [a](https://e.org/a \"A\")\n* [00:20](#t=00:20) b [c](<https://e.org/c>) d\n* [00:30](#t=00:30) d\n"

#define ANCHORS "<ul>\n<li>0:10 <a href=\"https://e.org/a\"><b>a</b> c</a></li>\n<li>0:20 b</li>\n</ul>\n"
#define OWN "0:10 a [https://e.org/a](https://e.org/a)\n0:20 b\n"
#define OWN_ANCHOR "<p>0:10 a - <a href=\"https://e.org/a\">https://e.org/a</a></p>\n<p>0:20 b</p>\n"
#define TAGGED "<p>0:10 a</p>\n<p>0:20 b</p>\n"

#define PLAIN "(00:10) a\n(00:20) b\nbody\n\nTools:\n(00:30) c"
#define BELOW "- 00:10 a\r\n  https://e.org/a\r\n  body\r\n- 00:20 b\r\n- 00:30 c\r\n  <https://e.org/c>"
#define LIST "(00:10) a\nhttps://e.org/1\nhttps://e.org/2\n(00:20) b\n"
#define WEEKLY "(00:00:10) 여는 말\n\n**도구(Tools)**\n(00:03:07) 삽\n설명\n"

static const Case cases[] = {
  /* another one */
  { LINKED, 1, "https://e.org/x", "* [00:10](#t=00:10) [a](https://e.org/x \"A\")\n* [00:20](#t=00:20) b [c](<https://e.org/c>) d\n* [00:30](#t=00:30) d\n" },
  { LINKED, 2, "https://e.org/x", "* [00:10](#t=00:10) [a](https://e.org/a \"A\")\n* [00:20](#t=00:20) b [c](<https://e.org/x>) d\n* [00:30](#t=00:30) d\n" },
  { ANGLED, 1, "http://x.org", "(00:10) a <http://x.org>\n(00:20) b\n" },
  { BEHIND, 1, "http://x.org", "(00:10) a http://x.org\n(00:20) b\n" },
  /* none any more */
  { LINKED, 1, NULL, "* [00:10](#t=00:10) a\n* [00:20](#t=00:20) b [c](<https://e.org/c>) d\n* [00:30](#t=00:30) d\n" },
  { LINKED, 2, "", "* [00:10](#t=00:10) [a](https://e.org/a \"A\")\n* [00:20](#t=00:20) b c d\n* [00:30](#t=00:30) d\n" },
  { ANGLED, 1, NULL, "(00:10) a\n(00:20) b\n" },
  { BEHIND, 1, NULL, "(00:10) a\n(00:20) b\n" },
  { DASHED, 1, NULL, "(00:10) a\n(00:20) b\n" },
  /* the first of several */
  { "(00:10) a https://e.org/a https://e.org/b\n", 1, NULL, "(00:10) a https://e.org/b\n" },
  { "(00:10) a https://e.org/a https://e.org/a\n", 1, NULL, "(00:10) a https://e.org/a\n" },
  { "(00:10) [a](https://e.org/a) https://e.org/b\n", 1, NULL, "(00:10) a https://e.org/b\n" },
  { "(00:10) a https://e.org/a\nhttps://e.org/b\n", 1, NULL, "(00:10) a\nhttps://e.org/b\n" },
  /* a new one, as the notes write theirs */
  { LINKED, 3, "https://e.org/d", "* [00:10](#t=00:10) [a](https://e.org/a \"A\")\n* [00:20](#t=00:20) b [c](<https://e.org/c>) d\n* [00:30](#t=00:30) [d](https://e.org/d)\n" },
  { ANGLED, 2, "https://e.org/b", "(00:10) a <https://e.org/a>\n(00:20) b <https://e.org/b>\n" },
  { BEHIND, 2, "https://e.org/b", "(00:10) a https://e.org/a\n(00:20) b https://e.org/b\n" },
  { DASHED, 2, "https://e.org/b", "(00:10) a - https://e.org/a\n(00:20) b - https://e.org/b\n" },
  { MARKED, 1, "https://e.org/(a)", "# Show\n\n(00:10) [a](https://e.org/(a))\nbody\n\n## Part\n(00:20) **b**\n" },
  { MARKED, 3, "https://e.org", "# Show\n\n(00:10) a\nbody\n\n## Part\n(00:20) **[b](https://e.org)**\n" },
  { MARKED, 2, "https://e.org", "# Show\n\n(00:10) a\nbody\n\n## [Part](https://e.org)\n(00:20) **b**\n" },
  { ANCHORS, 1, NULL, "<ul>\n<li>0:10 <b>a</b> c</li>\n<li>0:20 b</li>\n</ul>\n" },
  { ANCHORS, 2, "https://e.org/?b&c", "<ul>\n<li>0:10 <a href=\"https://e.org/a\"><b>a</b> c</a></li>\n"
    "<li>0:20 <a href=\"https://e.org/?b&amp;c\">b</a></li>\n</ul>\n" },
  { TAGGED, 1, "https://e.org", "<p>0:10 <a href=\"https://e.org\">a</a></p>\n<p>0:20 b</p>\n" },
  /* the address in the text of a link, too */
  { OWN, 1, "https://e.org/b", "0:10 a [https://e.org/b](https://e.org/b)\n0:20 b\n" },
  { OWN, 1, NULL, "0:10 a\n0:20 b\n" },
  { OWN_ANCHOR, 1, "https://e.org/?b&c",
    "<p>0:10 a - <a href=\"https://e.org/?b&amp;c\">https://e.org/?b&amp;c</a></p>\n<p>0:20 b</p>\n" },
  { "<p>0:10 a &lt;<a href=\"https://e.org\">https://e.org</a>&gt;</p>\n", 1, NULL, "<p>0:10 a</p>\n" },
  { OWN_ANCHOR, 1, NULL, "<p>0:10 a</p>\n<p>0:20 b</p>\n" },
  { "0:10 a [https://e.org…](https://e.org/a)\n", 1, "https://e.org/b", "0:10 a [https://e.org…](https://e.org/b)\n" },
  /* nothing to do */
  { MARKED, 1, NULL, MARKED },
  { BEHIND, 1, "https://e.org/a", BEHIND },
  /* in plain text a line of its own, and where nothing else holds the URL */
  { PLAIN, 1, "https://e.org/a)b", "(00:10) a\nhttps://e.org/a)b\n(00:20) b\nbody\n\nTools:\n(00:30) c" },
  { PLAIN, 2, "https://e.org", "(00:10) a\n(00:20) b\nhttps://e.org\nbody\n\nTools:\n(00:30) c" },
  { PLAIN, 3, "https://e.org", "(00:10) a\n(00:20) b\nbody\n\nTools:\nhttps://e.org\n(00:30) c" },
  { PLAIN, 4, "https://e.org", "(00:10) a\n(00:20) b\nbody\n\nTools:\n(00:30) c\nhttps://e.org" },
  { BELOW, 1, "https://e.org/x", "- 00:10 a\r\n  https://e.org/x\r\n  body\r\n- 00:20 b\r\n- 00:30 c\r\n  <https://e.org/c>" },
  { BELOW, 3, "https://e.org/x", "- 00:10 a\r\n  https://e.org/a\r\n  body\r\n- 00:20 b\r\n- 00:30 c\r\n  <https://e.org/x>" },
  { BELOW, 2, "https://e.org/x", "- 00:10 a\r\n  https://e.org/a\r\n  body\r\n- 00:20 b\r\n  https://e.org/x\r\n- 00:30 c\r\n  <https://e.org/c>" },
  { BELOW, 1, NULL, "- 00:10 a\r\n  body\r\n- 00:20 b\r\n- 00:30 c\r\n  <https://e.org/c>" },
  { BELOW, 3, NULL, "- 00:10 a\r\n  https://e.org/a\r\n  body\r\n- 00:20 b\r\n- 00:30 c" },
  { LIST, 1, "https://e.org", "(00:10) a\nhttps://e.org\n\nhttps://e.org/1\nhttps://e.org/2\n(00:20) b\n" },
  { MARKED, 1, "https://e.org/a)b", "# Show\n\n(00:10) [a](https://e.org/a\\)b)\nbody\n\n## Part\n(00:20) **b**\n" },
  { WEEKLY, 1, "https://e.org", "(00:00:10) [여는 말](https://e.org)\n\n**도구(Tools)**\n(00:03:07) 삽\n설명\n" },
  { WEEKLY, 2, "https://e.org", "(00:00:10) 여는 말\n\n**[도구(Tools)](https://e.org)**\n(00:03:07) 삽\n설명\n" },
  /* what would not be read back */
  { "(00:10) a\n(00:20)\n", 2, "https://e.org", NULL },
  { MARKED, 1, "https://e.org/a b", NULL },
  { MARKED, 1, "https://e.org/a\nb", NULL },
  { MARKED, 1, "https://e.org/<a>", NULL },
  { BEHIND, 1, "ftp", NULL },
};

/* The styles of links after an edit are the same, counted anew or from the difference. */
static void
check_styles (SegueEpisode *before,
              SegueEpisode *after)
{
  const SegueLinkStyles counted = segue_link_styles_count (after);
  SegueLinkStyles updated = segue_link_styles_count (before);

  segue_link_styles_update (&updated, before, after);
  g_assert_cmpmem (&updated, sizeof updated, &counted, sizeof counted);
}

static void
test_link (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autoptr(SegueEpisode) edited = segue_edit_set_link (episode, cases[i].index, cases[i].link, &error);
      g_autofree char *found = edited != NULL ? episode_text (edited) : NULL;

      if (cases[i].expected == NULL)
        {
          g_assert_cmpstr (found, ==, NULL);
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      if (error != NULL)
        g_error ("case %u: %s", i, error->message);
      g_assert_cmpstr (found, ==, cases[i].expected);
      episode_check (edited, "link", i, 0);
      check_styles (episode, edited);
      g_assert_true ((edited == episode) == g_str_equal (cases[i].text, cases[i].expected));
      g_assert_cmpuint (segue_entry_get_id (segue_episode_get (edited, cases[i].index)), ==,
                        segue_entry_get_id (segue_episode_get (episode, cases[i].index)));
    }
}

/* Links that need escapes or entities, in each place that a link has. */
static const struct
{
  const char *text;
  const char *link;     /* of the first entry, decoded */
  const char *other;    /* to be set instead */
  const char *expected;
} escaped[] = {
  /* Markdown */
  { "(0:10) [a](http://e.org/x\\_y)\n", "http://e.org/x_y", "http://e.org/x_z", "(0:10) [a](http://e.org/x_z)\n" },
  { "(0:10) [a](http://e.org/f\\(9\\).htm)\n", "http://e.org/f(9).htm", "http://e.org/f(9", "(0:10) [a](http://e.org/f\\(9)\n" },
  { "(0:10) [a](<http://e.org/f)> \"t\")\n", "http://e.org/f)", "http://e.org/(\\*", "(0:10) [a](<http://e.org/(\\\\*> \"t\")\n" },
  { "(0:10) [a](http://e.org/?a&amp;b&#61;2)\n", "http://e.org/?a&b=2", "http://e.org/?a&lt;b&c", "(0:10) [a](http://e.org/?a&amp;lt;b&c)\n" },
  { "[0:10 a](http://e.org/x\\_y \"t\")\n", "http://e.org/x_y", "http://e.org/\\", "[0:10 a](http://e.org/\\\\ \"t\")\n" },
  { "## [Part](http://e.org/x\\#y)\n0:10 a\n", "http://e.org/x#y", "http://e.org/&amp;", "## [Part](http://e.org/&amp;amp;)\n0:10 a\n" },
  /* HTML */
  { "<li>0:10 <a href=\"http://e.org/?a&amp;b\">a</a></li>\n", "http://e.org/?a&b", "http://e.org/?b&c=\"",
    "<li>0:10 <a href=\"http://e.org/?b&amp;c=&quot;\">a</a></li>\n" },
  { "<a href='http://e.org/?t=0:10'>0:10 a</a><br>\n", "http://e.org/?t=0:10", "http://e.org/'?t=0:10",
    "<a href='http://e.org/&#39;?t=0:10'>0:10 a</a><br>\n" },
  { "<p>0:10 a <a class=\"x\" href=\"http://e.org/x\\_y\">b</a> c</p>\n", "http://e.org/x\\_y", "http://e.org/&copy;",
    "<p>0:10 a <a class=\"x\" href=\"http://e.org/&amp;copy;\">b</a> c</p>\n" },
  { "<li><a href=\"http://e.org/a\">a</a> (0:10)</li>\n", "http://e.org/a", "http://e.org/b",
    "<li><a href=\"http://e.org/b\">a</a> (0:10)</li>\n" },
  /* bare, and in angle brackets */
  { "0:10 a http://e.org/?a&amp;b.\n", "http://e.org/?a&b", "http://e.org/?b&c", "0:10 a http://e.org/?b&c.\n" },
  { "0:10 a\nhttp://e.org/x\\_y,\n", "http://e.org/x_y", "http://e.org/\\_", "0:10 a\n<http://e.org/\\_>,\n" },
  { "0:10 a <http://e.org/x\\_&amp;>\n", "http://e.org/x\\_&", "http://e.org/\\_&gt;", "0:10 a <http://e.org/\\_&amp;gt;>\n" },
  { "0:10 a - http://e.org/b\n", "http://e.org/b", "http://e.org/b.", "0:10 a - <http://e.org/b.>\n" },
  { "0:10 a\nhttp://e.org/b\n", "http://e.org/b", "http://e.org/b)", "0:10 a\n<http://e.org/b)>\n" },
  { "0:10 a\nhttp://e.org/x|y[1]\n", "http://e.org/x|y[1]", "http://e.org/{a}", "0:10 a\nhttp://e.org/{a}\n" },
  { "**0:10 a http://e.org/b**\n", "http://e.org/b", "http://e.org/c", "**0:10 a http://e.org/c**\n" },
};

static void
test_escaped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (escaped); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_reader_read (escaped[i].text, -1, NULL);
      g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, 1));
      g_autoptr(SegueEpisode) same = NULL;
      g_autoptr(SegueEpisode) edited = NULL;
      g_autoptr(SegueEpisode) back = NULL;
      g_autofree char *found = NULL;
      g_autofree char *read_back = NULL;

      g_test_message ("%s", escaped[i].text);
      g_assert_cmpstr (link, ==, escaped[i].link);
      same = segue_edit_set_link (episode, 1, link, &error);
      g_assert_true (same == episode);
      edited = segue_edit_set_link (episode, 1, escaped[i].other, &error);
      g_assert_no_error (error);
      found = episode_text (edited);
      g_assert_cmpstr (found, ==, escaped[i].expected);
      read_back = segue_entry_dup_link (segue_episode_get (edited, 1));
      g_assert_cmpstr (read_back, ==, escaped[i].other);
      episode_check (edited, "escaped link", i, 0);
      back = segue_edit_set_link (edited, 1, link, &error);
      g_assert_no_error (error);
    }
}

/* A word that is more than a URL is no link, and neither is a line with one. */
static void
test_no_link (void)
{
  static const char *const texts[] = {
    "0:10 a https://e.org[The page]\n0:20 b\n", "0:10 a https://e.org[Page]\n0:20 b\n", "0:10 a\nhttps://e.org[Page]\n0:20 b\n",
    "0:10 a (see https://e.org/b)\n0:20 b\n", "0:10 a\nhttps://e.org/<b>\n0:20 b\n", "0:10 a\nhttps://\n0:20 b\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i], -1, NULL);
      g_autofree char *link = segue_entry_dup_link (segue_episode_get (episode, 1));
      g_autofree char *title = segue_entry_dup_title (segue_episode_get (episode, 1));

      g_assert_cmpstr (link, ==, NULL);
      g_assert_true (g_str_has_prefix (texts[i] + strlen ("0:10 "), title));
    }
}

/* Each link of real notes can be changed, and be taken off and put back, and the text is again what it was. */
static void
try_corpus (const char *name,
            const char *text,
            gsize       length,
            gpointer    user_data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);
  guint *n = user_data;

  for (guint i = 0; i < segue_episode_get_n_entries (episode) && i < 200; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *link = segue_entry_dup_link (entry);
      /* items of lists have no other way of writing than their syntax's */
      g_autofree char *written = segue_entry_get_syntax (entry) != NULL
                                   ? g_strdup (link) : segue_entry_dup_span (entry, segue_entry_get_link_span (entry));
      g_autofree char *read_back = NULL;
      g_autoptr(SegueEpisode) changed = NULL;
      g_autoptr(SegueEpisode) decoded = NULL;
      g_autoptr(SegueEpisode) back = NULL;
      g_autoptr(SegueEpisode) without = NULL;
      g_autofree char *found = NULL;

      if (link == NULL)
        continue;
      n[0]++;
      changed = segue_edit_set_link (episode, i, "https://example.org/other", NULL);
      if (changed != NULL)
        {
          n[1]++;
          episode_check (changed, name, i, 1);
          decoded = segue_edit_set_link (changed, i, link, NULL);
          g_assert_nonnull (decoded);
          read_back = segue_entry_dup_link (segue_episode_get (decoded, i));
          g_assert_cmpstr (read_back, ==, link);
          back = segue_edit_set_written_link (changed, i, written, NULL);
          g_assert_nonnull (back);
          found = episode_text (back);
          g_assert_cmpstr (found, ==, text);
          check_styles (episode, back);
        }
      without = segue_edit_set_link (episode, i, NULL, NULL);
      if (without != NULL)
        {
          n[2]++;
          episode_check (without, name, i, 2);
          check_styles (episode, without);
        }
    }
}

static void
test_corpus (void)
{
  guint n[3] = { 0 };

  if (corpus_foreach (try_corpus, n) == 0)
    return;
  g_test_message ("%u links: %u changed, %u taken off", n[0], n[1], n[2]);
  g_assert_cmpuint (n[1] * 10, >=, n[0] * 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/link", test_link);
  g_test_add_func ("/edit/link-escaped", test_escaped);
  g_test_add_func ("/edit/no-link", test_no_link);
  g_test_add_func ("/edit/link-corpus", test_corpus);
  return g_test_run ();
}
