/* test-render.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "core/blocks/segue-block.h"
#include "core/episode/segue-reader.h"
#include "formats/render/segue-render.h"
#include "formats/segue-formats.h"

typedef char *(*Renderer) (SegueEpisode             *episode,
                           GArray                   *entries,
                           const SegueRenderOptions *options);

static char *
render (Renderer    renderer,
        const char *text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GArray) entries = segue_render_choose (episode, NULL);

  return renderer (episode, entries, NULL);
}

static const struct
{
  const char *text;
  const char *html;
} pages[] = {
  { "", "" },
  { "One & <two>\n", "<p>One &amp; &lt;two&gt;</p>\n" },
  /* an episode */
  { "Intro\n\n**Tools**\n(0:00) Start\nText of it.\n(1:00) [Next](https://a.b/?c=\"d\")\n",
    "<p>Intro</p>\n<h2>Tools</h2>\n<p>0:00 <strong>Start</strong></p>\n<p>Text of it.</p>\n"
    "<p>1:00 <strong><a href=\"https://a.b/?c=&quot;d&quot;\">Next</a></strong></p>\n" },
  /* the largest heading is of the second level */
  { "(0:00) See [one][1]\n(0:10) b\n\n[1]: https://y.org\n",
    "<p>0:00 <strong>See <a href=\"https://y.org\">one</a></strong></p>\n<p>0:10 <strong>b</strong></p>\n" },
  { "# One\n\n## Two\n\n### Three\n", "<h2>One</h2>\n<h3>Two</h3>\n<h4>Three</h4>\n" },
  { "## Two\n\n### Three\n", "<h2>Two</h2>\n<h3>Three</h3>\n" },
  /* what readers do not see */
  { "---\ntitle: T\n---\nText <!-- hidden --> here\n<!--\nhidden\n-->\n", "<p>Text here</p>\n" },
  { "(0:00) a\n(--:--) b\nText of b\n(0:10) c\n", "<p>0:00 <strong>a</strong></p>\n<p>0:10 <strong>c</strong></p>\n" },
  /* a time that is mistyped is still one */
  { "(0:00) a\n(0:71) b\n", "<p>0:00 <strong>a</strong></p>\n<p>0:71 <strong>b</strong></p>\n" },
  /* styles and links */
  { "A **bold** and *italic* `c<d>` ~~gone~~ word\n",
    "<p>A <strong>bold</strong> and <em>italic</em> <code>c&lt;d&gt;</code> <del>gone</del> word</p>\n" },
  { "a\\\nb\n", "<p>a<br/>\nb</p>\n" },
  /* characters that HTML cannot hold */
  { "a\tb\x01" "c\x1F" "d\x7F" "e\xEF\xBF\xBE" "f\xEF\xBF\xBF" "g\xEF\xBF\xBD\n", "<p>a\tbcdefg�</p>\n" },
  { "```\na\tb\x01\n\tc\n```\n", "<pre><code>a\tb\n\tc</code></pre>\n" },
  { "[x](javascript:alert(1)) [y](data:text/html,z) [z](#t=1:00) [m](mailto:a@b.c)\n",
    "<p>x y <a href=\"#t=1:00\">z</a> <a href=\"mailto:a@b.c\">m</a></p>\n" },
  { "[x]( JavaScript:alert(1)) <a href=\"java&#9;script:x\">y</a> <a href='vbscript:x'>z</a>\n", "<p>x y z</p>\n" },
  { "[x](javascript&colon;alert(1)) [y](java&Tab;script&colon;z) <a href='javascript&colon;&lpar;'>z</a>\n",
    "<p>x y z</p>\n" },
  { "[x](<&NewLine;javascript:y>) [y](vbscript&#58z) <a href='data&#58text/html'>z</a>\n",
    "<p>x <a href=\"vbscript&amp;#58z\">y</a> z</p>\n" },
  /* the link of a title is decoded like the others */
  { "(0:10) [a](http://e.org/x\\_\\(y\\))\n(0:20) [b](http://e.org/?a=1&amp;b=2)\n(0:30) c\nhttp://e.org/?c&amp;d.\n",
    "<p>0:10 <strong><a href=\"http://e.org/x_(y)\">a</a></strong></p>\n"
    "<p>0:20 <strong><a href=\"http://e.org/?a=1&amp;b=2\">b</a></strong></p>\n"
    "<p>0:30 <strong><a href=\"http://e.org/?c&amp;d\">c</a></strong></p>\n" },
  { "0:10 [a](javascript&colon;b)\n0:20 [c](java\\script:d)\n0:30 [e](data\\:f)\n",
    "<p>0:10 <strong>a</strong></p>\n<p>0:20 <strong>c</strong></p>\n<p>0:30 <strong>e</strong></p>\n" },
  { "<script>alert(1)</script>\n\n<p onclick=\"x\">Text</p>\n", "<p>Text</p>\n" },
  /* lists */
  { "- one\n  - two\n- three\n\n1. a\n2. b\n4. c\n",
    "<ul>\n<li>one\n<ul>\n<li>two</li>\n</ul>\n</li>\n<li>three</li>\n</ul>\n"
    "<ol>\n<li>a</li>\n<li>b</li>\n<li value=\"4\">c</li>\n</ol>\n" },
  { "3. c\n\n   more\n", "<ol start=\"3\">\n<li>c\n<p>more</p>\n</li>\n</ol>\n" },
  { "- [ ] open\n- [x] done\n", "<ul>\n<li>☐ open</li>\n<li>☑ done</li>\n</ul>\n" },
  { "- 0:00 a\n- 1:00 b\n  - 1:10 c\n    text\n- 2:00 d\n",
    "<p>0:00 <strong>a</strong></p>\n<p>1:00 <strong>b</strong></p>\n"
    "<ul>\n<li>1:10 <strong>c</strong>\n<p>text</p>\n</li>\n</ul>\n<p>2:00 <strong>d</strong></p>\n" },
  /* a segment whose parent is left out is no child of another */
  { "- 0:00 a\n- --:-- b\n  - 1:10 c\n", "<p>0:00 <strong>a</strong></p>\n<p>1:10 <strong>c</strong></p>\n" },
  /* quotes, code, tables */
  { "> one\n> > two\n\nthree\n\n***\n",
    "<blockquote>\n<p>one</p>\n<blockquote>\n<p>two</p>\n</blockquote>\n</blockquote>\n<p>three</p>\n<hr/>\n" },
  { "```\n\nif (a < b)\n```\n", "<pre><code>\n\nif (a &lt; b)</code></pre>\n" },
  { "| a | b |\n|---|---|\n| c | <d> |\n",
    "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td><td>&lt;d&gt;</td></tr>\n</tbody>\n</table>\n" },
  { "a \\| b | **c**\n:-:|--:\n`d` |\n|e|f|g|\n",
    "<table>\n<thead>\n<tr><th align=\"center\">a | b</th><th align=\"right\"><strong>c</strong></th><th></th></tr>\n</thead>\n"
    "<tbody>\n<tr><td align=\"center\"><code>d</code></td><td align=\"right\"></td><td></td></tr>\n"
    "<tr><td align=\"center\">e</td><td align=\"right\">f</td><td>g</td></tr>\n</tbody>\n</table>\n" },
  { "|a|b|\n|c|[d][1]|\n\n[1]: https://e.org\n",
    "<table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td><a href=\"https://e.org\">d</a></td></tr>\n</tbody>\n</table>\n" },
  { "+------+---------+\n| *a*  | b       |\n|      | goes on |\n+======+=========+\n| c    | <d>     |\n+------+---------+\n| 가   |         |\n+------+---------+\n",
    "<table>\n<thead>\n<tr><th><em>a</em></th><th>b goes on</th></tr>\n</thead>\n<tbody>\n"
    "<tr><td>c</td><td>&lt;d&gt;</td></tr>\n<tr><td>가</td><td></td></tr>\n</tbody>\n</table>\n" },
  { "+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+\n",
    "<pre>+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+</pre>\n" },
  { "|===\n|Name |https://e.org[Link]\n\n|a\n|b\ngoes on\n\n|c \\| d a|e\n|===\n",
    "<table>\n<thead>\n<tr><th>Name</th><th><a href=\"https://e.org\">Link</a></th></tr>\n</thead>\n<tbody>\n"
    "<tr><td>a</td><td>b goes on</td></tr>\n<tr><td>c | d</td><td>e</td></tr>\n</tbody>\n</table>\n" },
  { "[%header,cols=\"2*\"]\n|===\n|a\n|b\n|c\n|d\n|===\n",
    "<table>\n<thead>\n<tr><th>a</th><th>b</th></tr>\n</thead>\n<tbody>\n<tr><td>c</td><td>d</td></tr>\n</tbody>\n</table>\n" },
  { "|===\n|a |b\n2+|c\n|===\n", "<pre>|===\n|a |b\n2+|c\n|===</pre>\n" },
  { "[source,python]\n----\nprint (1)\n----\n\n[,json]\n----\n{}\n----\n",
    "<pre><code class=\"language-python\">print (1)</code></pre>\n<pre><code class=\"language-json\">{}</code></pre>\n" },
  { "image::a.png[A cat, 200]\n\nimage::javascript:b.png[c]\n", "<p><img src=\"a.png\" alt=\"A cat\"/></p>\n<p>c</p>\n" },
  { "<table>\n<tr><th>a</th></tr>\n<tr><td><a href='javascript:b'>b</a> &lt;</td></tr>\n</table>\n",
    "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td>b &lt;</td></tr>\n</tbody>\n</table>\n" },
  { "+---+\n| a |\n+---+\n", "<table>\n<tbody>\n<tr><td>a</td></tr>\n</tbody>\n</table>\n" },
  /* the rows of these are segments */
  { "| Time | What |\n|--|--|\n| 0:00 | One |\n| 5:10 | Two |\n", "<p>0:00 <strong>One</strong></p>\n<p>5:10 <strong>Two</strong></p>\n" },
  { "<table>\n<tr><th>Time</th><th>What</th></tr>\n<tr><td>0:00</td><td>One</td></tr>\n<tr><td>5:10</td><td>Two</td></tr>\n</table>\n",
    "<p>0:00 <strong>One</strong></p>\n<p>5:10 <strong>Two</strong></p>\n" },
  /* languages */
  { "```c++ x=y\na\n```\n\n~~~ {.python .numbered}\nb\n~~~\n",
    "<pre><code class=\"language-c++\">a</code></pre>\n<pre><code class=\"language-python\">b</code></pre>\n" },
  { "```\"><script>\na\n```\n\n<pre><code class='language-js'>1 &lt; <b>2</b></code></pre>\n",
    "<pre><code>a</code></pre>\n<pre><code class=\"language-js\">1 &lt; 2</code></pre>\n" },
  /* images */
  { "A ![*cat* \"&\"](cat.png \"t\") <img src='https://e.org/?a&amp;b' alt='a\nb' onerror=x>\n",
    "<p>A <img src=\"cat.png\" alt=\"cat &quot;&amp;&quot;\"/> <img src=\"https://e.org/?a&amp;b\" alt=\"a b\"/></p>\n" },
  { "[![a](b.png)](https://e.org) ![](c.png) <a href='d'><img src=e.png></a>\n",
    "<p><a href=\"https://e.org\"><img src=\"b.png\" alt=\"a\"/></a> <img src=\"c.png\" alt=\"\"/> "
    "<a href=\"d\"><img src=\"e.png\" alt=\"\"/></a></p>\n" },
  { "![a](javascript:x) ![b](data:text/html,x) ![c](java&Tab;script:x) <img src='&#106;avascript&colon;x' alt=d> ![](vbscript:x)\n",
    "<p>a b c d </p>\n" },
  { "0:10 [![a](b.png)](https://e.org)\n0:20 ![c](d.png) e\n",
    "<p>0:10 <strong><a href=\"https://e.org\"><img src=\"b.png\" alt=\"a\"/></a></strong></p>\n"
    "<p>0:20 <strong><img src=\"d.png\" alt=\"c\"/> e</strong></p>\n" },
};

static void
test_html (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *html = render (segue_render_html, pages[i].text);

      g_assert_cmpstr (html, ==, pages[i].html);
    }
}

static const struct
{
  const char *text;
  const char *markdown;
} documents[] = {
  { "One\n", "One\n" },
  { "**Tools**\n(0:00) Start\nText\n(1:00) [Next](https://a.b/)\n",
    "## Tools\n\n0:00 **Start**\n\nText\n\n1:00 **[Next](https://a.b/)**\n" },
  { "A **bold** and *italic* `c` ~~gone~~ word\n", "A **bold** and *italic* `c` <del>gone</del> word\n" },
  { "**도구(Tools)**는 **좋다**.\n", "<strong>도구(Tools)</strong>는 **좋다**.\n" },
  { "x ***both*** y\n\na **b *c* d** e\n", "x **<em>both</em>** y\n\na **b *c* d** e\n" },
  { "<b>a</b><i>b</i> x\n", "<strong>a</strong>*b* x\n" },
  { "a\\\nb\n", "a\\\nb\n" },
  { "[a](<b c> \"t\") [d](e_(f)) https://g.h/i_j_k\n", "[a](<b c>) [d](<e_(f)>) <https://g.h/i_j_k>\n" },
  { "- one\n  - two\n    more\n- three\n\n2. a\n3. b\n", "- one\n  - two\\\n    more\n- three\n2. a\n3. b\n" },
  { "> one\n> > two\n\nthree\n", "> one\n>\n> > two\n\nthree\n" },
  { "````\n```\ncode\n````\n", "````\n```\ncode\n````\n" },
  { "a\n\n---\n\nb\n", "a\n\n***\n\nb\n" },
  { "| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n" },
  { "<table><tr><td>a|b</td><td><b>c</b></td></tr><tr><td>d</td></tr></table>\n", "| a\\|b | **c** |\n|---|---|\n| d |  |\n" },
  { "![*a*](b.png \"t\") [![](c.png)](d) <img src=e.png alt='[f]'> ![g](javascript:h)\n",
    "![a](b.png) [![](c.png)](d) ![\\[f\\]](e.png) g\n" },
  { "```python\na\n```\n", "```python\na\n```\n" },
  { "a `` `c `` d\n", "a `` `c `` d\n" },
  { "a `` c` `` d\n", "a `` c` `` d\n" },
  { "a <code> b</code> c\n", "a ` b` c\n" },
  { "a <code>b </code> c\n", "a `b `c\n" },
  { "a <code> b </code> c\n", "a `  b  `c\n" },
  { "a <code>  b</code> c\n", "a `  b` c\n" },
  { "a `b``c` d\n", "a ```b``c``` d\n" },
  { "a ``` `` ``` d\n", "a ``` `` ``` d\n" },
  { "a `` b`c `` d\n", "a ``b`c`` d\n" },
  /* what would be read as something else */
  { "[x](javascript&amp;colon;y) [?a&amp;lt;b](<?a&amp;lt;b>) <https://e.org/?a&amp;lt;b> <https://e.org/?a&b>\n",
    "[x](javascript\\&colon;y) [?a\\&lt;b](?a\\&lt;b) [https://e.org/?a\\&lt;b](https://e.org/?a\\&lt;b) "
    "<https://e.org/?a&b>\n" },
  { "2 \\* 3 \\* 4 and \\[x\\](y) and a_b_c \\_d\\_ \\<b> &amp;copy;\n",
    "2 \\* 3 \\* 4 and \\[x\\](y) and a_b_c \\_d\\_ \\<b> \\&copy;\n" },
};

static void
test_markdown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *markdown = render (segue_render_markdown, documents[i].text);

      g_assert_cmpstr (markdown, ==, documents[i].markdown);
    }
}

static const struct
{
  const char *text;
  const char *plain;
} plains[] = {
  { "", "" },
  { "One & <two>\n", "One & <two>\n" },
  { "Intro\n\n**Tools**\n(0:00) Start\nText of it.\n(1:00) [Next](https://a.b/c)\n", "Intro\n\nTools\n0:00 Start\nText of it.\n\n1:00 Next\nhttps://a.b/c\n" },
  { "# One\n\n## Two\n\nText\n\nMore\n", "One\n\nTwo\nText\n\nMore\n" },
  { "(0:00) a\n(--:--) b\nText of b\n(0:71) c\n", "0:00 a\n0:71 c\n" },
  { "A **bold** and *italic* `c<d>` ~~gone~~ word\n", "A bold and italic c<d> gone word\n" },
  { "a\\\nb\tc\n", "a\nb\tc\n" },
  /* addresses are written once */
  { "see <https://a.org> there\n", "see https://a.org there\n" },
  { "see [a.org](https://a.org) there\n", "see a.org there\n" },
  { "see [a.org](https://a.org/) there\n", "see a.org there\n" },
  { "see [a.org/](https://a.org/) there\n", "see a.org/ there\n" },
  { "see [a.org/](https://a.org) there\n", "see a.org/ (https://a.org) there\n" },
  { "see [www.a.org](http://www.a.org) there\n", "see www.a.org there\n" },
  { "see [a.org](https://www.a.org) there\n", "see a.org there\n" },
  { "see [a.org](http://www.a.org/) there\n", "see a.org there\n" },
  { "see [www.a.org](https://a.org) there\n", "see www.a.org (https://a.org) there\n" },
  { "see [a.com](https://a.org) there\n", "see a.com (https://a.org) there\n" },
  { "see [x](https://a.org/) there\n", "see x (https://a.org/) there\n" },
  { "see [a@b.org](mailto:a@b.org) there\n", "see a@b.org there\n" },
  { "see [+1 2](tel:+12) there\n", "see +1 2 (tel:+12) there\n" },
  { "see [+12](tel:+12) there\n", "see +12 there\n" },
  { "see [**a**.org](https://a.org) there\n", "see a.org there\n" },
  { "see [**a** b](https://a.org) there\n", "see a b (https://a.org) there\n" },
  { "see [x](#t=1:00) and [y](/z) and [z](javascript:x) there\n", "see x and y and z there\n" },
  { "[x](https://a.org)\n", "x (https://a.org)\n" },
  { "[**x** y](https://a.org)\n", "x y (https://a.org)\n" },
  { "[a.org](https://a.org)\n", "a.org\n" },
  { "[x](#t=1:00)\n", "x\n" },
  { "[x](https://a.org) [y](https://b.org)\n", "x (https://a.org) y (https://b.org)\n" },
  { "[x](https://a.org)\\\ny\n", "x (https://a.org)\ny\n" },
  { "(0:10) [a](https://a.org)\n(0:20) [b.org](https://b.org)\n(0:30) see [c](https://c.org)\n", "0:10 a\nhttps://a.org\n0:20 b.org\n0:30 see c (https://c.org)\n" },
  { "## [A](https://a.org)\n", "A\nhttps://a.org\n" },
  /* lists, quotes, code, tables */
  { "- one\n  - two\n    more\n- three\n\n1. a\n2. b\n4. c\n\nText\n", "• one\n  ◦ two\n    more\n• three\n1. a\n2. b\n4. c\n\nText\n" },
  { "Text\n\n- one\n- [two](https://a.org)\n", "Text\n• one\n• two (https://a.org)\n" },
  { "3. c\n\n   more\n", "3. c\n\n  more\n" },
  { "- [ ] open\n- [x] done\n", "☐ open\n☑ done\n" },
  { "- 0:00 a\n- 1:00 b\n  - 1:10 c\n    text\n- 2:00 d\n", "0:00 a\n1:00 b\n1:10 c\n  text\n\n2:00 d\n" },
  { "> one\n> > two\n\nthree\n", "> one\n>\n> > two\n\nthree\n" },
  { "> - one\n>\n>   more\n", "> • one\n>\n>   more\n" },
  { "```\n\nif (a < b)\n```\n\nafter\n", "\nif (a < b)\n\nafter\n" },
  { "| a | b |\n|---|---|\n| *c* | [d](https://a.org) |\n", "a | b\nc | d (https://a.org)\n" },
  { "![a](https://a.org/b.png) [![](c.png)](https://a.org)\n\n![](d.png)\n\nx ![](e.png) y\n",
    "a (https://a.org/b.png) c.png (https://a.org)\n\nx y\n" },
  { "a\n\n***\n\nb\n", "a\n\n———\n\nb\n" },
};

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plains); i++)
    {
      g_autofree char *plain = render (segue_render_plain, plains[i].text);

      g_assert_cmpstr (plain, ==, plains[i].plain);
    }
}

/* Lines of paragraphs that would be something else if they were not escaped: as they are meant. */
static const char *const lines[] = {
  "# no heading",    "## no heading", "#",         "> no quote",   "- no item",  "+ no item",   "* no item",
  "• no item",       "1. no item",    "12) no item", "---",        "***",        "___",         "===",
  "== no heading",   "```",           "~~~",       "| no | row",   "|---|---|",  ":--|--",     "12:30 no time",
  "(1:00) no time",  "(--:--) none",  ". no item", "[x]: https://no.link", "<script>alert(1)</script>", "<p>no tag</p>",
  "&lt;",            "a\\b",          "a*b*c",     "_a_",          "![no](picture)", "!",        "`no code`",
  "~~no~~",          "[no](link)",    ":no: field", "+++",         "\"\"\"\"",   "^^^^",        "'''",
};

/* @line as characters of HTML, so that nothing in it means anything. */
static char *
dup_entities (const char *line)
{
  GString *source = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_printf (source, "&#%u;", g_utf8_get_char (p));
  return g_string_free (source, FALSE);
}

/* Has @line rendered behind what @before makes, and reads the Markdown again. */
static void
check_escapes (const char *line,
               const char *before,
               const char *expected)
{
  g_autofree char *entities = dup_entities (line);
  g_autofree char *source = g_strconcat (before, entities, NULL);
  g_autofree char *markdown = render (segue_render_markdown, source);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GString) found = g_string_new (NULL);

  episode = segue_reader_read (markdown, -1, NULL);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (segue_episode_get (episode, i), NULL);

      for (guint j = 0; j < segue_blocks_get_n_blocks (blocks); j++)
        {
          const SegueBlock *block = segue_blocks_get (blocks, j);
          g_autofree char *text = segue_block_dup_text (block);

          g_string_append_printf (found, "%c %s|", "hspictr"[block->type], text);
        }
    }
  if (!g_str_equal (found->str, expected))
    g_error ("\"%s\" was written as\n%s\nand read as %s", line, markdown, found->str);
}

static void
test_escapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *within = g_strdup_printf ("p Text\n%s|", lines[i]);
      g_autofree char *after = g_strdup_printf ("p Text|p %s|", lines[i]);

      check_escapes (lines[i], "Text\\\n", within);
      check_escapes (lines[i], "Text\n\n", after);
    }
}

/* Lines of words as they are meant, and what is written for them: no more is escaped than must be. */
static const struct
{
  const char *line;
  const char *markdown;
} escapes[] = {
  { "# a", "\\# a" },
  { "#a", "#a" },
  { "##a", "\\##a" },
  { "#", "\\#" },
  { "> a", "\\> a" },
  { ">a", "\\>a" },
  { "| a", "\\| a" },
  { "- a", "\\- a" },
  { "-a", "-a" },
  { "-", "\\-" },
  { "--", "\\--" },
  { "---", "\\---" },
  { "-+-", "\\-+-" },
  { "+ a", "\\+ a" },
  { "+a", "+a" },
  { "+++", "\\+++" },
  { "+-+", "\\+-+" },
  { "* a", "\\* a" },
  { "= a", "\\= a" },
  { "=a", "=a" },
  { "==", "\\==" },
  { "== a", "\\== a" },
  { ". a", "\\. a" },
  { ".a", ".a" },
  { "..", "\\.." },
  { "... a", "\\... a" },
  { ":a:", "\\:a:" },
  { ":1", ":1" },
  { "::", "\\::" },
  { ":--", "\\:--" },
  { ": a", ": a" },
  { "\"", "\\\"" },
  { "\"\"", "\\\"\"" },
  { "\"a", "\"a" },
  { "^^", "\\^^" },
  { "^a", "^a" },
  { "''", "\\''" },
  { "'a", "'a" },
  { ";;;", "\\;;;" },
  { "; a", "; a" },
  { "{{", "\\{{" },
  { "{a", "{a" },
  { "(1)", "\\(1)" },
  { "(a)", "(a)" },
  { "(-a", "\\(-a" },
  { "(a-", "(a-" },
  { "(--:--)", "\\(--:--)" },
  { "1. a", "1\\. a" },
  { "1.a", "1.a" },
  { "1) a", "1\\) a" },
  { "12345678901. a", "12345678901. a" },
  { "1234567890. a", "1234567890\\. a" },
  { "1:2", "1\\:2" },
  { "1:a", "1:a" },
  { "12:34 a", "12\\:34 a" },
  { "1", "1" },
  { "a_b", "a_b" },
  { "_a_", "\\_a\\_" },
  { "a*b", "a\\*b" },
  { "[a](b)", "\\[a\\](b)" },
  { "[a] b", "\\[a\\] b" },
  { "<b>", "\\<b>" },
  { "<3", "\\<3" },
  { "&lt;", "\\&lt;" },
  { "a & b", "a & b" },
  { "`a", "\\`a" },
  { "~~a~~", "\\~\\~a\\~\\~" },
  { "~a", "\\~a" },
  { "!a", "\\!a" },
  { "![a", "\\!\\[a" },
  { "a\\b", "a\\\\b" },
  { "a\\", "a\\\\" },
};

static void
test_escaped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *source = dup_entities (escapes[i].line);
      g_autofree char *markdown = render (segue_render_markdown, source);

      g_test_message ("%s", escapes[i].line);
      g_assert_cmpstr (g_strchomp (markdown), ==, escapes[i].markdown);
    }
}

/* Pieces of notes, of which any may follow any. */
static const char *const pieces[] = {
  "(0:00) Start\n", "(0:10) [Link](https://a.b/c)\n", "- 0:20 Item\n", "  - 0:25 Child\n", "(--:--) Not yet\n",
  "## Section\n", "**Bold**\n", "\n", "\n\n", "Text, *it* **bold** `code`.\n", "> quote\n", "> > deeper\n",
  "- item\n", "  - deep\n", "1. one\n", "7. seven\n", "```\ncode <b>\n```\n", "---\n", "| a | b |\n|---|---|\n| c | d |\n",
  "<p>HTML <b>bold</b></p>\n", "<ul><li>x</li></ul>\n", "<blockquote>q</blockquote>\n", "<!-- c -->\n", "a\\\nb\n",
  "[x](javascript:y) <script>z</script>\n", "한글 **굵게(bold)**는\n", "\"quoted\" & 'more' <\n", "    indented\n",
  "<pre>\npre\n</pre>\n", "- [ ] task\n", "\x01\x02 control\n", "\xEF\xBF\xBE\n",
};

static char *
make_notes (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (guint n = (guint) g_rand_int_range (rand, 1, 24); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **attribute_names,
               const char          **attribute_values,
               gpointer              user_data,
               GError              **error)
{
  g_assert_cmpstr (name, !=, "script");
  for (guint i = 0; attribute_names[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (attribute_names[i], "on"));
      g_assert_false (g_str_has_prefix (attribute_values[i], "javascript:"));
    }
}

static void
assert_well_formed (const char *html)
{
  static const GMarkupParser parser = { .start_element = start_element };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autofree char *page = g_strconcat ("<body>", html, "</body>", NULL);
  g_autoptr(GError) error = NULL;

  if (!g_markup_parse_context_parse (context, page, -1, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s:\n%s", error->message, html);
}

static void
test_any (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *notes = make_notes (rand);
      g_autofree char *html = render (segue_render_html, notes);
      g_autofree char *plain = render (segue_render_plain, notes);
      g_autofree char *markdown = render (segue_render_markdown, notes);

      assert_well_formed (html);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
      g_assert_true (g_utf8_validate (markdown, -1, NULL));
    }
}

/* Places in the output follow what is in the array, one for each entry, each with the title and the description. */
static void
test_places (void)
{
  static const Renderer renderers[] = { segue_render_html, segue_render_markdown, segue_render_plain };
  static const char *const notes[] = {
    "Intro\n\n# Show\n\n0:00 One\nabout One\n\n1:00 Two\n", "Intro\n\n## Show\n\n0:00 One\nabout One\n\n1:00 Two\n",
  };
  static const char *const titles[] = { "Intro", "Show", "One", "Two" };

  for (guint i = 0; i < G_N_ELEMENTS (renderers) * G_N_ELEMENTS (notes); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes[i % 2], -1, NULL);
      g_autoptr(GArray) entries = segue_render_choose (episode, NULL);
      g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (SegueRenderSpan));
      const SegueRenderSpan first = { 7, 1, 2, 3 };
      const SegueRenderOptions options = { .spans = spans };
      g_autofree char *out = NULL;
      gsize end = 0;

      g_array_append_val (spans, first);
      out = renderers[i / 2] (episode, entries, &options);
      g_assert_cmpuint (spans->len, ==, 1 + G_N_ELEMENTS (titles));
      g_assert_cmpmem (spans->data, sizeof first, &first, sizeof first);
      for (guint j = 0; j < G_N_ELEMENTS (titles); j++)
        {
          const SegueRenderSpan *span = &g_array_index (spans, SegueRenderSpan, 1 + j);
          const char *found = g_strstr_len (out + span->start, span->end - span->start, titles[j]);

          g_assert_cmpuint (span->index, ==, j);
          g_assert_cmpuint (span->start, >=, end);
          g_assert_cmpuint (span->body, >=, span->start);
          g_assert_cmpuint (span->end, >=, span->body);
          g_assert_nonnull (found);
          if (j == 2)
            g_assert_nonnull (g_strstr_len (out + span->body, span->end - span->body, "about One"));
          end = span->end;
        }
      g_assert_cmpuint (end, <=, strlen (out));
    }
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double
measure (Renderer renderer,
         guint    n)
{
  g_autoptr(GString) notes = g_string_new (NULL);
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GArray) entries = NULL;
  g_autofree char *out = NULL;
  double start;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (notes, "(%02u:%02u:%02u) Segment %u\nText with [a link](https://example.org/%u) and *more*.\n",
                            i / 3600, i / 60 % 60, i % 60, i, i);
  episode = segue_reader_read (notes->str, notes->len, NULL);
  entries = segue_render_choose (episode, NULL);
  start = now ();
  out = renderer (episode, entries, NULL);
  return now () - start;
}

/* Ten times the notes may take ten times the time and not a hundred times. */
static void
test_linear (void)
{
  static const Renderer renderers[] = { segue_render_html, segue_render_markdown, segue_render_plain };

  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      double ratio = G_MAXDOUBLE;

      for (guint attempt = 0; attempt < 5 && ratio > 25; attempt++)
        {
          double few = measure (renderers[i], 1000), many = measure (renderers[i], 10000);

          ratio = many / few;
          g_test_message ("10,000 segments: %.1f ms", many * 1000);
        }
      g_assert_cmpfloat (ratio, <=, 25);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/html", test_html);
  g_test_add_func ("/render/markdown", test_markdown);
  g_test_add_func ("/render/plain", test_plain);
  g_test_add_func ("/render/escapes", test_escapes);
  g_test_add_func ("/render/escaped", test_escaped);
  g_test_add_func ("/render/any", test_any);
  g_test_add_func ("/render/places", test_places);
  g_test_add_func ("/render/linear", test_linear);
  return g_test_run ();
}
