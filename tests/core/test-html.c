/* test-html.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* Notes in HTML. */

static const struct { const char *text; const char *entries; } cases[] = {
  /* times in elements and links */
  { "<ul>\n<li><b><a href=\"#t=0:00\">0:00</a></b> One</li>\n<li><b><a href=\"#t=5:10\">5:10</a></b> Two</li>\n</ul>\n",
    "0 One, 310 Two" },
  { "<p><a href='https://example.org/?t=0'>0:00</a> - One</p>\n<p><a href='https://example.org/?t=310'>5:10</a> - Two</p>\n",
    "0 One, 310 Two" },
  { "<a href=\"#t=0:00\">0:00 One</a><br>\n<a href=\"#t=5:10\">5:10 Two</a><br>\n", "0 One, 310 Two" },
  { "<a href=\"#t=0:00\">0:00</a>One<br>\n<a href=\"#t=5:10\">5:10</a>Two<br>\n", "0 One, 310 Two" },
  { "<p><time datetime=\"PT0S\">0:00</time> One</p>\n<p><time datetime=\"PT5M10S\">5:10</time>: Two</p>\n", "0 One, 310 Two" },
  { "<li><code>[0:00]</code> One</li>\n<li><code>[5:10]</code> Two</li>\n", "0 One, 310 Two" },
  { "<div><span class=\"t\">(0:00)</span> <span>One</span></div>\n<div><span class=\"t\">(5:10)</span> <em>Two</em></div>\n",
    "0 <span>One</span>, 310 <em>Two</em>" },
  { "<h3><small>0:00</small> One</h3>\n<p>About it.</p>\n<h3><small>5:10</small> Two</h3>\n", "0 One, 310 Two" },
  { "<dl>\n<dt>0:00</dt><dd>One</dd>\n<dt>5:10</dt><dd>Two</dd>\n</dl>\n", "0 One, 310 Two" },
  /* several on one line */
  { "<ul><li>0:00 One</li><li>5:10 Two</li><li>12:00 Three</li></ul>\n", "0 One, 310 Two, 720 Three" },
  { "<ol><li>0:00 One<li>5:10 Two</ol>", "0 One, 310 Two" },
  { "<p>0:00 One<br>5:10 Two<br/>12:00 Three</p>\n", "0 One, 310 Two, 720 Three" },
  { "<p>0:00 One</p><p>About it.</p><p>5:10 Two</p>\n", "0 One, 310 Two" },
  { "Contents:<br>0:00 One<br>5:10 Two<br>\n", "0 One, 310 Two" },
  { "<h2>Tools</h2><ul><li>0:00 One</li></ul><h2>Water</h2><ul><li>5:10 Two</li></ul>\n", "Tools, 0 One, Water, 310 Two" },
  { "<table><tr><th>Time</th><th>What</th></tr><tr><td>0:00</td><td>One</td></tr><tr><td>5:10</td><td>Two</td></tr></table>\n",
    "0 One, 310 Two" },
  { "<table>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n", "0 One, 310 Two" },
  { "<table>\n<tr>\n<td>0:00</td>\n<td>One</td>\n</tr>\n<tr>\n<td>5:10</td>\n<td>Two</td>\n</tr>\n</table>\n", "0 One, 310 Two" },
  /* times behind titles */
  { "<ul>\n<li>One (0:00)</li>\n<li>Two (5:10)</li>\n</ul>\n", "0 One, 310 Two" },
  { "<ul><li>One <b>0:00</b></li><li>Two <b>5:10</b></li></ul>\n", "0 One, 310 Two" },
  { "<p>One <a href=\"#t=0\">0:00</a><br>Two <a href=\"#t=310\">5:10</a></p>\n", "0 One, 310 Two" },
  { "<h3>One (0:00)</h3>\n<p>About it.</p>\n<h3>Two (5:10)</h3>\n", "0 One, 310 Two" },
  { "<table>\n<tr><td>One</td><td>0:00</td></tr>\n<tr><td>Two</td><td>5:10</td></tr>\n</table>\n", "0 One, 310 Two" },
  { "One - 0:00<br>\nTwo - 5:10<br>\nThree - 12:00<br>\n", "0 One, 310 Two, 720 Three" },
  /* tags around a title, and around a part of it */
  { "<ul>\n<li>0:00 <a href=\"https://e.org/a\">One</a></li>\n<li>5:10 <b><a href=\"https://e.org/b\">Two</a></b></li>\n</ul>\n",
    "0 One, 310 <b><a href=\"https://e.org/b\">Two</a></b>" },
  { "<p>0:00 Talk with <a href=\"https://e.org/a\">One</a></p>\n<p>5:10 <a name=\"b\">Two</a></p>\n",
    "0 Talk with <a href=\"https://e.org/a\">One</a>, 310 <a name=\"b\">Two</a>" },
  { "<li class=\"x\"><b>One</b> more (0:00)</li>\n<li class=\"x\"><b>Two</b> (5:10)</li>\n", "0 <b>One</b> more, 310 Two" },
  { "<h2><em>Part</em> one</h2>\n<p>0:00 One</p>\n<h2><a href=\"b\">Part</a></h2>\n<p>5:10 Two</p>\n",
    "<em>Part</em> one, 0 One, Part, 310 Two" },
  { "<table>\n<tr><td>0:00</td><td>One</td><td>Mira</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n",
    "0 One, 310 Two" },
  { "<table>\n<tr><td>0:00</td><td>5:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>1</td><td>Two</td><td>x</td></tr>\n</table>\n",
    "0 One, 310 Two" },
  /* titles above times */
  { "<h3>One</h3>\n<p>0:00</p>\n<p>About it.</p>\n<h3>Two</h3>\n<p>5:10</p>\n<p>More.</p>\n", "0 One, 310 Two" },
  { "<h3>One</h3><p>0:00</p><p>About it.</p><h3>Two</h3><p>5:10</p>\n", "0 One, 310 Two" },
  { "<h4>One</h4>\n<a href=\"#t=0:00\">0:00</a><br>\n<h4>Two</h4>\n<a href=\"#t=5:10\">5:10</a><br>\n", "0 One, 310 Two" },
  { "# Talk\n\n### One\n\n(0:00)\n\nAbout it.\n\n### Two\n\n(5:10)\n\nMore.\n", "0 One, 310 Two" },
  { "One\n---\n\n0:00\n\nAbout it.\n\nTwo\n---\n\n5:10\n", "0 One, 310 Two" },
  { "## One\n0:00\nAbout it.\n## Notes\nNone.\n## Two\n5:10\n", "0 One, Notes, 310 Two" },
  { "<p><a id=\"a\"></a>0:00 One</p>\n<p><a id=\"b\"></a>5:10 Two</p>\n", "0 One, 310 Two" },
  { "<pre>\n0:00 One\n5:10 Two\n</pre>\n", "0 One, 310 Two" },
  { "<pre>0:00 One\n5:10 Two</pre>\n", "0 One, 310 Two" },
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n<pre>\n0:20 log\n0:30 log\n</pre>\n", "0 One, 310 Two" },
  /* tables in Markdown */
  { "| Time | What |\n|---|---|\n| 0:00 | One |\n| 5:10 | Two |\n", "0 One, 310 Two" },
  { "| What | Time |\n|:--|--:|\n| One | 0:00 |\n| Two | 5:10 |\n", "0 One, 310 Two" },
  { "| # | Time | What | Who |\n|---|---|---|---|\n| 1 | 0:00 | One | Mira |\n| 2 | 5:10 | Two | Jon |\n", "0 One, 310 Two" },
  { "|Time|Length|What|\n|-|-|-|\n|`0:00`|4:00|One|\n|`5:10`|6:50|Two|\n", "0 One, 310 Two" },
  { "| Time | What |\n|---|---|\n| [0:00](#t=0:00) | One |\n| [5:10](#t=5:10) | Two |\n", "0 One, 310 Two" },
  /* lengths before times, which add up, or times that do not fall */
  { "| Length | Time | What |\n|---|---|---|\n| 5:09 | 0:00 | One |\n| 1:00 | 5:10 | Two |\n", "0 One, 310 Two" },
  { "| What | Length | Time |\n|---|---|---|\n| One | 9:10 | 0:00 |\n| Two | 1:00 | `5:10` |\n| Three | 1:10 | 7:00 |\n",
    "0 One, 310 Two, 420 Three" },
  { "<table>\n<tr><td>5:09</td><td>0:00</td><td>One</td></tr>\n<tr><td>1:00</td><td>5:10</td><td>Two</td></tr>\n</table>\n",
    "0 One, 310 Two" },
  { "<table><tr><td>5:09<td>0:00<td>One</tr><tr><td>2:00</td><td>5:10</td><td>Two</td></tr></table>\n", "0 One, 310 Two" },
  { "| Time | Length | What |\n|---|---|---|\n| 0:00 | 4:00 | One |\n| 5:10 | 1:00 | Two |\n", "0 One, 310 Two" },
  /* a cell whose only letters are those of its tags is no title */
  { "<table>\n<tr><td>0:00</td><td><b>1</b></td><td>One</td></tr>\n<tr><td>5:10</td><td><b>2</b></td><td>Two</td></tr>\n"
    "</table>\n", "0 One, 310 Two" },
  { "<tr><td>5:09</td><td>0:00</td><td><b>1</b></td><td>One</td></tr>\n"
    "<tr><td>1:00</td><td>5:10</td><td><b>2</b></td><td>Two</td></tr>\n", "0 One, 310 Two" },
  { "| Time | # | What |\n|---|---|---|\n| 0:00 | <b>1</b> | One |\n| 5:10 | <b>2</b> | Two |\n", "0 One, 310 Two" },
  /* a row without a title is no segment */
  { "| Time | Length |\n|---|---|\n| 0:00 | 4:00 |\n| 5:10 | 1:00 |\n", "" },
  { "| Time | What |\n|---|---|\n| 0:00 | One |\n| 5:10 | 12 |\n| 7:00 | Three |\n", "0 One, 420 Three" },
  /* no timestamps */
  { "<p>We met at 10:30 and left.</p><p>It was cold.</p>\n", "" },
  { "<!-- <p>0:00 One<br>5:10 Two</p> -->\n", "" },
  { "<script>0:00 One<br>5:10 Two</script>\n", "" },
  { "<preface>\n0:00 One\n5:10 Two\n", "0 One, 310 Two" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);
      g_autofree char *entries = episode_outline (episode, FALSE);
      g_autofree char *back = episode_text (episode);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (entries, ==, cases[i].entries);
      g_assert_cmpstr (back, ==, cases[i].text);
      episode_check (episode, cases[i].text, 0, 0);
    }
}

/* Returns @text with each @old replaced by @new, up to @n times. */
static char *
replace (const char *text,
         const char *old,
         const char *new,
         guint       n)
{
  g_auto(GStrv) parts = g_strsplit (text, old, n + 1);

  return g_strjoinv (new, parts);
}

/* An edit of a time or a title changes only these bytes, wherever they stand. */
static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (cases[i].text, -1, NULL);

      for (guint j = 0; j < segue_episode_get_n_entries (episode); j++)
        {
          SegueEntry *entry = segue_episode_get (episode, j);
          g_autofree char *title = segue_entry_dup_title (entry);
          g_autoptr(GError) error = NULL;
          g_autoptr(SegueEpisode) edited = NULL;
          g_autofree char *text = NULL;
          g_autofree char *wanted = NULL;

          if (segue_entry_get_start (entry) != 310000 || strchr (title, '<') != NULL)
            continue;
          g_test_message ("%s", cases[i].text);
          edited = segue_edit_set_start (episode, j, 361000, &error);
          g_assert_no_error (error);
          text = episode_text (edited);
          wanted = replace (cases[i].text, "5:10", "6:01", 9);
          if (strstr (cases[i].text, "t=310") != NULL)
            {
              g_autofree char *seconds = replace (wanted, "t=310", "t=361", 1);

              g_assert_cmpstr (text, ==, seconds);
            }
          else
            g_assert_cmpstr (text, ==, wanted);
          episode_check (edited, text, i, j);
          g_clear_pointer (&edited, segue_episode_unref);
          g_clear_pointer (&text, g_free);
          g_clear_pointer (&wanted, g_free);
          edited = segue_edit_set_title (episode, j, "Hemp &amp; wire", &error);
          g_assert_no_error (error);
          text = episode_text (edited);
          wanted = replace (cases[i].text, "Two", "Hemp &amp; wire", 1);
          g_assert_cmpstr (text, ==, wanted);
          episode_check (edited, text, i, j);
        }
    }
}

typedef enum { INSERT, REMOVE, MOVE, DESCRIBE, CLEAR } Edit;

static const struct { const char *text; Edit edit; guint index; const char *after; } edits[] = {
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n<p>Bye</p>\n", REMOVE, 2,
    "<ul>\n<li>0:00 One</li>\n</ul>\n<p>Bye</p>\n" },
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n<p>Bye</p>\n", REMOVE, 1,
    "<ul>\n<li>5:10 Two</li>\n</ul>\n<p>Bye</p>\n" },
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n<p>Bye</p>\n", INSERT, 3,
    "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n<li>20:00 New</li>\n</ul>\n<p>Bye</p>\n" },
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n", MOVE, 2, "<ul>\n<li>5:10 Two</li>\n<li>0:00 One</li>\n</ul>\n" },
  { "<ul>\n<li>0:00 One</li>\n<li>5:10 Two</li>\n</ul>\n", DESCRIBE, 2,
    "<ul>\n<li>0:00 One</li>\n<li>5:10 Two<br>\nAbout it.</li>\n</ul>\n" },
  { "<ul><li>0:00 One</li><li>5:10 <b>Two</b></li></ul>\n", DESCRIBE, 2,
    "<ul>\n<li>0:00 One</li>\n<li>5:10 <b>Two</b><br>\nAbout it.</li></ul>\n" },
  { "<ul>\n<li>One (0:00) </li >\n<li>Two (5:10)</li>\n</ul>\n", DESCRIBE, 1,
    "<ul>\n<li>One (0:00) <br>\nAbout it.</li >\n<li>Two (5:10)</li>\n</ul>\n" },
  { "<dl>\n<dt>0:00</dt><dd>One</dd>\n<dt>5:10</dt><dd>Two</dd>\n</dl>\n", DESCRIBE, 1,
    "<dl>\n<dt>0:00</dt><dd>One<br>\nAbout it.</dd>\n<dt>5:10</dt><dd>Two</dd>\n</dl>\n" },
  { "<ol>\n<li>0:00 One\n<p>More.</p>\n</li>\n<li>5:10 Two\nmore</li></ol>\n", DESCRIBE, 1,
    "<ol>\n<li>0:00 One\nAbout it.\n</li>\n<li>5:10 Two\nmore</li></ol>\n" },
  { "<ol>\n<li>0:00 One\n<p>More.</p>\n</li>\n<li>5:10 Two\nmore</li></ol>\n", DESCRIBE, 2,
    "<ol>\n<li>0:00 One\n<p>More.</p>\n</li>\n<li>5:10 Two\nAbout it.</li></ol>\n" },
  { "<p>0:00 One</p>\n<p>5:10 Two</p>\n", DESCRIBE, 1, "<p>0:00 One</p>\nAbout it.\n<p>5:10 Two</p>\n" },
  { "<ul>\n<li>0:00 One<br>\nMore.</li>\n<li>5:10 Two\n<p>More.</p>\n</li>\n</ul>\n", CLEAR, 1,
    "<ul>\n<li>0:00 One</li>\n<li>5:10 Two\n<p>More.</p>\n</li>\n</ul>\n" },
  { "<ul>\n<li>0:00 One<br>\nMore.</li>\n<li>5:10 Two\n<p>More.</p>\n</li>\n</ul>\n", CLEAR, 2,
    "<ul>\n<li>0:00 One<br>\nMore.</li>\n<li>5:10 Two\n</li>\n</ul>\n" },
  { "<ul>\n<li>0:00 One</li>\n</ul>\n<p>More.</p>\n<h2>B</h2>\n<p>5:10 Two</p>\n", CLEAR, 1,
    "<ul>\n<li>0:00 One</li>\n</ul>\n<h2>B</h2>\n<p>5:10 Two</p>\n" },
  { "<ul>\n<li>0:00 One</li>\n</ul>\n<p>More.</p>\n<h2>B</h2>\n<ul>\n<li>5:10 Two</li>\n</ul>\n", INSERT, 2,
    "<ul>\n<li>0:00 One</li>\n<li>20:00 New</li>\n</ul>\n<p>More.</p>\n<h2>B</h2>\n<ul>\n<li>5:10 Two</li>\n</ul>\n" },
  { "<ul><li>0:00 One</li><li>5:10 Two</li></ul>\n", REMOVE, 2, "<ul>\n<li>0:00 One</li></ul>\n" },
  { "<ul><li>0:00 One</li><li>5:10 Two</li></ul>\n", REMOVE, 1, "<ul>\n<li>5:10 Two</li></ul>\n" },
  { "<ul><li>0:00 One</li><li>5:10 Two</li></ul>\n", INSERT, 3,
    "<ul><li>0:00 One</li><li>5:10 Two</li>\n<li>20:00 New</li></ul>\n" },
  { "<table>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n", REMOVE, 2,
    "<table>\n<tr><td>0:00</td><td>One</td></tr>\n</table>\n" },
  { "<table>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n", INSERT, 3,
    "<table>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n<tr><td>20:00</td><td>New</td></tr>\n"
    "</table>\n" },
  { "<table>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n", DESCRIBE, 1, NULL },
  { "| # | Time | What |\n|---|---|---|\n| 1 | 0:00 | One |\n| 2 | 5:10 | Two |\n\nBye\n", INSERT, 3,
    "| # | Time | What |\n|---|---|---|\n| 1 | 0:00 | One |\n| 2 | 5:10 | Two |\n|  | 20:00 | New |\n\nBye\n" },
  { "<tr><td>5:09</td><td>0:00</td><td>One</td></tr>\n<tr><td>1:00</td><td>5:10</td><td>Two</td></tr>\n", INSERT, 3,
    "<tr><td>5:09</td><td>0:00</td><td>One</td></tr>\n<tr><td>1:00</td><td>5:10</td><td>Two</td></tr>\n"
    "<tr><td></td><td>20:00</td><td>New</td></tr>\n" },
  { "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n\nMore.\n\n## Links\n\nNone.\n", INSERT, 3,
    "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n| 20:00 | New |\n\nMore.\n\n## Links\n\nNone.\n" },
  { "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n\n## Links\n\nNone.\n", INSERT, 3,
    "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n| 20:00 | New |\n\n## Links\n\nNone.\n" },
  { "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n\nA note\n- on it\n", INSERT, 3,
    "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n| 20:00 | New |\n\nA note\n- on it\n" },
  { "| Time | What |\n|---|---|\n| 0:00 | One |\n| 5:10 | Two |\n", REMOVE, 1,
    "| Time | What |\n|---|---|\n| 5:10 | Two |\n" },
  { "| Time | What |\n|---|---|\n| 0:00 | One |\n| 5:10 | Two |\n", MOVE, 2,
    "| Time | What |\n|---|---|\n| 5:10 | Two |\n| 0:00 | One |\n" },
  { "| Time | What |\n|---|---|\n| 0:00 | One |\n| 5:10 | Two |\n", DESCRIBE, 1, NULL },
  { "<h2>A</h2>\n<ul>\n<li>0:00 One</li>\n</ul>\n<h2>B</h2>\n<ul>\n<li>5:10 Two</li>\n</ul>\n", REMOVE, 2,
    "<h2>A</h2>\n<ul>\n</ul>\n<h2>B</h2>\n<ul>\n<li>5:10 Two</li>\n</ul>\n" },
  { "<p>0:00 One<br>5:10 Two<br>12:00 Three</p>\n", REMOVE, 2, "<p>0:00 One<br>\n12:00 Three</p>\n" },
  { "<p>0:00 One<br>5:10 Two<br>12:00 Three</p>\n", REMOVE, 1, NULL },
  { "<p>0:00 One<br>5:10 Two<br>12:00 Three</p>\n", REMOVE, 3, NULL },
  { "<p>0:00 One<br>5:10 Two<br>12:00 Three</p>\n", MOVE, 3, NULL },
  { "<li><a href=\"#t=0:00\">0:00</a> One</li>\n<li><a href=\"#t=5:10\">5:10</a> Two</li>\n", INSERT, 3,
    "<li><a href=\"#t=0:00\">0:00</a> One</li>\n<li><a href=\"#t=5:10\">5:10</a> Two</li>\n"
    "<li><a href=\"#t=20:00\">20:00</a> New</li>\n" },
  { "<li>0:00 <a href=\"https://e.org/a\">One</a></li>\n<li>5:10 <a href=\"https://e.org/b\">Two</a></li>\n", INSERT, 3,
    "<li>0:00 <a href=\"https://e.org/a\">One</a></li>\n<li>5:10 <a href=\"https://e.org/b\">Two</a></li>\n"
    "<li>20:00 New</li>\n" },
  { "<a href=\"?t=0\">0:00 One</a><br>\n<a href=\"?t=310\">5:10 Two</a><br>\n", INSERT, 3,
    "<a href=\"?t=0\">0:00 One</a><br>\n<a href=\"?t=310\">5:10 Two</a><br>\n<a href=\"?t=1200\">20:00 New</a><br>\n" },
  { "<li><a href=\"a\">One</a> (0:00)</li>\n<li><a href=\"b\">Two</a> (5:10)</li>\n", INSERT, 3,
    "<li><a href=\"a\">One</a> (0:00)</li>\n<li><a href=\"b\">Two</a> (5:10)</li>\n<li>New (20:00)</li>\n" },
  { "<li>One <a href=\"?t=0\">0:00</a></li>\n<li>Two <a href=\"?t=310\">5:10</a></li>\n", INSERT, 3,
    "<li>One <a href=\"?t=0\">0:00</a></li>\n<li>Two <a href=\"?t=310\">5:10</a></li>\n"
    "<li>New <a href=\"?t=1200\">20:00</a></li>\n" },
};

/* Edits that add or remove lines keep the markup valid, or are refused. */
static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (edits[i].text, -1, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *text = NULL;
      const guint index = edits[i].index;

      g_test_message ("%u %s", i, edits[i].text);
      if (edits[i].edit == INSERT)
        edited = segue_edit_insert_segment (episode, index, 1200000, "New", NULL, &error);
      else if (edits[i].edit == REMOVE)
        edited = segue_edit_remove (episode, index, 1, &error);
      else if (edits[i].edit == MOVE)
        edited = segue_edit_move (episode, index, 1, 1, &error);
      else
        edited = segue_edit_set_body (episode, index, edits[i].edit == DESCRIBE ? "About it." : "", &error);
      if (edits[i].after == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      g_assert_no_error (error);
      text = episode_text (edited);
      g_assert_cmpstr (text, ==, edits[i].after);
      episode_check (edited, text, i, 0);
    }
}

/* Text typed anywhere is read as when the file is opened. */
static void
test_splices (void)
{
  static const char *const scraps[] = { "\n", "x", "<li>7:00 New</li>", "</ul>", "<", "" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize offset = 0, length = strlen (cases[i].text); offset <= length; offset++)
      for (guint j = 0; j < G_N_ELEMENTS (scraps); j++)
        {
          const char *text = cases[i].text;
          g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
          const gsize removed = *scraps[j] == '\0' && offset < length ? 1 : 0;
          g_autoptr(SegueEpisode) edited = segue_episode_splice (episode, offset, removed, scraps[j], -1);
          g_autoptr(SegueEpisode) undone = segue_episode_splice (edited, offset, strlen (scraps[j]), text + offset, removed);

          episode_check (edited, text, offset, j);
          episode_check (undone, text, offset, j);
          g_assert_cmpuint (segue_episode_get_n_entries (undone), ==, segue_episode_get_n_entries (episode));
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/cases", test_cases);
  g_test_add_func ("/html/fields", test_fields);
  g_test_add_func ("/html/lines", test_lines);
  g_test_add_func ("/html/splices", test_splices);
  return g_test_run ();
}
