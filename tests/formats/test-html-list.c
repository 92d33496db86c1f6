/* test-html-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-paste.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"
#include "formats/html/segue-html-list.h"

typedef struct
{
  const char *name;
  const char *html;
  const char *lines;
} Shape;

/* Lists as programs offer them, cut down to what matters. */
static const Shape shapes[] = {
  /* Google Docs: all in a <b> that is not bold, a paragraph in each item, nested lists between items */
  { "google-docs",
    "<meta charset='utf-8'><meta charset=\"utf-8\"><b style=\"font-weight:normal;\" id=\"docs-internal-guid-0\">"
    "<p dir=\"ltr\" style=\"line-height:1.38;margin-top:0pt;margin-bottom:0pt;\"><span "
    "style=\"font-weight:700;white-space:"
    "pre-wrap;\">Tools</span></p>"
    "<ul style=\"margin-top:0;margin-bottom:0;\"><li dir=\"ltr\" style=\"list-style-type:disc;font-weight:400;\" "
    "aria-level=\"1\"><p dir=\"ltr\" role=\"presentation\"><span style=\"font-weight:400;\">A better </span><a "
    "href=\"https://example.org/spade\" style=\"text-decoration:none;\"><span "
    "style=\"color:#1155cc;\">spade</span></a></p></li>"
    "<ul><li dir=\"ltr\" aria-level=\"2\"><p dir=\"ltr\" role=\"presentation\"><span>lighter</span></p></li></ul>"
    "<li dir=\"ltr\" aria-level=\"1\"><p><a "
    "href=\"https://www.google.com/url?q=https://example.org/rain?a%3Db&amp;sa=D\">"
    "<span>Rain</span></a></p></li></ul></b><br class=\"Apple-interchange-newline\">",
    "**Tools**\n- A better [spade](https://example.org/spade)\n  - lighter\n- [Rain](https://example.org/rain?a=b)\n" },
  { "google-docs-lines",
    "<b style=\"font-weight:normal;\"><p style=\"margin-top:0pt;margin-bottom:0pt;\"><span>0:00 </span><a "
    "href=\"https://"
    "example.org/a\"><span>Opening</span></a></p><p style=\"margin-bottom:0pt;\"><span>1:00 Rain</span></p><br />"
    "<p style=\"margin-bottom:0pt;\"><span>2:00 Soil</span></p></b>",
    "0:00 [Opening](https://example.org/a)\n1:00 Rain\n\n2:00 Soil\n" },
  { "chrome-list",
    "<meta charset='utf-8'><ul style=\"color: rgb(0, 0, 0); white-space: normal;\"><li><a "
    "href=\"https://example.org/a\">One"
    "</a></li><li>Two, with <a href=\"https://example.org/b\">a link</a> inside</li></ul>",
    "- [One](https://example.org/a)\n- Two, with [a link](https://example.org/b) inside\n" },
  { "entities",
    "<ul><li><a href=\"https&colon;//e.org/?a=1&amp;b&equals;2\">One &check; two</a></li>"
    "<li>3 &lt; 4 &lbrack;x&rsqb; &fflig; &unknown;</li><li><a href='javascript&colon;x'>No</a> &lang;b&rang;</li></ul>",
    "- [One ✓ two](https://e.org/?a=1&b=2)\n- 3 < 4 [x] \357\254\200 &unknown;\n- No ⟨b⟩\n" },
  { "firefox-list",
    "<html><body>\n<!--StartFragment--><ol>\n  <li>One\n    <ul>\n      <li><a "
    "href=\"https://example.org/a\">A</a></li>\n"
    "    </ul>\n  </li>\n  <li>Two</li>\n</ol><!--EndFragment-->\n</body>\n</html>",
    "- One\n  - [A](https://example.org/a)\n- Two\n" },
  { "fragment",
    "Version:0.9\r\nStartHTML:00000097\r\n<html><body><p>before <!--StartFragment--><a "
    "href=\"https://example.org/a\">A</a> and"
    "<!--EndFragment--> after</p><p>more</p></body></html>",
    "[A](https://example.org/a) and\n" },
  { "notion",
    "<meta charset='utf-8'><!-- notionvc: 0 --><h2>News</h2>\n<ul>\n<li><p>First</p>\n<ul>\n<li><strong>Bold</strong> "
    "<a href=\"https://example.org/a\">A</a></li>\n</ul>\n</li>\n<li>Second</li>\n</ul>\n<h2>Links</h2>\n<p>Words.</p>",
    "## News\n- First\n  - Bold [A](https://example.org/a)\n- Second\n\n## Links\nWords.\n" },
  { "table",
    "<table><thead><tr><th>Time</th><th>Topic</th></tr></thead><tbody><tr><td><p>0:00</p></td><td><p>Opening</p><p>and who is "
    "here</p></td><td><p><a "
    "href=\"https://example.org/a\">link</a></p></td></tr><tr><td>1:00</td><td>Rain<br></td><td></td>"
    "</tr></tbody></table>Bye",
    "Time\tTopic\n0:00\tOpening\n  and who is here [link](https://example.org/a)\n1:00\tRain\n\nBye\n" },
  { "table-as-layout",
    "<table><tr><td><table><tr><td><h1>News</h1><ul><li><a "
    "href=\"https://example.org/a\">A</a></li></ul></td><td><p>Rain</p>"
    "</td></tr></table></td></tr></table>",
    "## News\n- [A](https://example.org/a)\n\nRain\n" },
  { "table-of-one-column",
    "<table><tr><td><a href='https://example.org/a'>One</a></td></tr><tr><td>Two</td></tr></table>",
    "[One](https://example.org/a)\nTwo\n" },
  { "table-of-pairs",
    "<table><tr><td><a href='https://example.org/a'>One</a></td><td>1</td></tr><tr><td>Two</td></tr></table>",
    "[One](https://example.org/a)\t1\nTwo\n" },
  { "table-of-blocks",
    "<table><tr><td><p><a href='https://example.org/a'>One</a></p><p>more</p></td></tr><tr><td>Two</td></tr></table>",
    "[One](https://example.org/a)\n\nmore\n\nTwo\n" },
  { "sheet",
    "<google-sheets-html-origin><style type=\"text/css\"><!--td {border: 1px "
    "solid;}--></style><table><colgroup><col/></colgroup>"
    "<tbody><tr><td data-sheets-value=\"{&quot;1&quot;:3}\">0:30</td><td><a "
    "href=\"https://example.org/a\">Rain</a></td></tr>"
    "</tbody></table></google-sheets-html-origin>",
    "0:30\t[Rain](https://example.org/a)\n" },
  { "paragraphs",
    "<p><a href=\"https://example.org/a\">One</a></p><p>&nbsp;</p><p>Two&nbsp; and&nbsp;more</p>\n\n<p>Three</p>",
    "[One](https://example.org/a)\n\nTwo and more\n\nThree\n" },
  { "line-breaks",
    "<span>Timestamps:</span><br>0:00 <a href=\"https://example.org/a\">Opening</a><br>\n1:00 Rain - <a "
    "href=\"https://example.org/b\">"
    "why</a>?<br><br>Bye",
    "Timestamps:\n0:00 [Opening](https://example.org/a)\n1:00 Rain - [why](https://example.org/b)?\n\nBye\n" },
  { "divisions",
    "<div>One</div><div><a href='https://example.org/a'>Two</a></div><div><br></div><div>Three</div>",
    "One\n[Two](https://example.org/a)\n\nThree\n" },
  { "preformatted",
    "<span style=\"white-space: pre-wrap;\">0:00 Opening\n1:00 </span><a "
    "href=\"https://example.org/a\">Rain</a><pre>a\n b</pre>",
    "0:00 Opening\n1:00 [Rain](https://example.org/a)\na\nb\n" },
  { "word",
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- p {margin:0} --></style></head><body>"
    "<!--StartFragment--><p class=MsoNormal><b>Tools<o:p></o:p></b></p><p class=MsoListParagraphCxSpFirst "
    "style='text-indent:"
    "-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>"
    "<![endif]><a href=\"https://example.org/a\">Spade</a><o:p></o:p></p><p class=MsoListParagraph "
    "style='mso-list:l0 level2 "
    "lfo1'><span style='mso-list:Ignore'>o </span>lighter</p><!--EndFragment--></body></html>",
    "**Tools**\n- [Spade](https://example.org/a)\n  - lighter\n" },
  { "writer",
    "<!DOCTYPE html><html><head><meta http-equiv=\"content-type\" content=\"text/html; "
    "charset=utf-8\"/><title>x</title></head>"
    "<body lang=\"en-US\"><p style=\"line-height: 100%; margin-bottom: 0in\">\nOne</p><ul><li><p "
    "style=\"margin-bottom: 0in\">"
    "<a href=\"https://example.org/a\"><font "
    "color=\"#000080\"><u>Two\nwords</u></font></a></p></li></ul></body></html>",
    "One\n- [Two words](https://example.org/a)\n" },
  { "definitions",
    "<dl><dt>0:30 <a href=\"https://example.org/a\">Rain</a></dt><dd>Why it rains.</dd></dl>",
    "0:30 [Rain](https://example.org/a)\nWhy it rains.\n" },
  { "what-is-not-read",
    "<style>p { color: red }</style><script>document.write ('x')</script><p>One <span style='display: none'>two</span>"
    "<a href='https://example.org/a'>three<img src='https://example.org/b.png'></a></p><template><p>four</p></template>"
    "<button>Copy</button>",
    "One [three](https://example.org/a)\n" },
  { "unclosed",
    "<ul><li>One<li><a href=https://example.org/a>Two</ul>Three<p><b>Four",
    "- One\n- [Two](https://example.org/a)\n\nThree\n**Four**\n" },
  { "items-alone", "<li>One</li><li><a href='https://example.org/a'>Two</a><p>and more</p></li>Three",
    "- One\n- [Two](https://example.org/a)\n  and more\nThree\n" },
  { "empty-item", "<ul><li></li></ul><p><a href='https://example.org/a'>One</a></p>", "[One](https://example.org/a)\n" },
  { "bold",
    "<p><strong>Water</strong></p><p><b>Not</b> all</p><p style='font-weight:600'>Soil:</p><p><b><a "
    "href='https://example.org/a'>"
    "Rain</a></b></p><ul><li><b>Item</b></li></ul>",
    "**Water**\n\nNot all\n\n**Soil:**\n\n**[Rain](https://example.org/a)**\n\n- Item\n" },
};

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;
  g_autofree char *lines = segue_html_list_read (shape->html, strlen (shape->html), "");

  g_assert_cmpstr (lines, ==, shape->lines);
}

/* Links, each in a paragraph. */
static const char *const links[][2] = {
  { "<a href='https://example.org/a'>A</a>", "[A](https://example.org/a)" },
  { "<a href=' HTTP://example.org/a&amp;b\n'>A</a>", "[A](HTTP://example.org/a&b)" },
  { "<a href='https://example.org/a b'>A</a>", "[A](https://example.org/a%20b)" },
  { "<a href='https://example.org/a_(b)'>A</a>", "[A](https://example.org/a_(b))" },
  { "<a href='https://example.org/a)b'>A</a>", "[A](https://example.org/a%29b)" },
  { "<a href='https://example.org/&quot;&lt;&gt;'>A</a>", "[A](https://example.org/%22%3C%3E)" },
  { "<a href='https://example.org/도서관'>A</a>", "[A](https://example.org/도서관)" },
  { "<a href='mailto:a@example.org'>A</a>", "[A](mailto:a@example.org)" },
  { "<a href='mailto:a@example.org'>a@example.org</a>", "a@example.org" },
  /* the address is the text */
  { "<a href='https://example.org/a'>https://example.org/a</a>", "https://example.org/a" },
  { "<a href='https://www.example.org/'>example.org</a>", "https://www.example.org/" },
  { "<a href='https://example.org/a/long/way'>example.org/a/lo…</a>", "https://example.org/a/long/way" },
  { "<a href='https://example.org/a/long/way'>https://example.org/a/lo...</a>", "https://example.org/a/long/way" },
  { "<a href='https://example.org/%EC%84%9C%EA%B3%A0'>https://example.org/서고</a>", "https://example.org/%EC%84%9C%EA%B3%A0" },
  { "<a href='https://www.example.org/a'>www.example.org/a</a>", "https://www.example.org/a" },
  { "<a href='https://example.org/a'>WWW.example.org/a</a>", "https://example.org/a" },
  { "<a href='https://wwwx.org/a'>wwwx.org/a</a>", "https://wwwx.org/a" },
  { "<a href='https://wwwx.org'>x.org</a>", "[x.org](https://wwwx.org)" },
  { "<a href='https://wwwx.org'>.org</a>", "[.org](https://wwwx.org)" },
  { "<a href='https://www.x.org'>http://x.org</a>", "https://www.x.org" },
  { "<a href='https://example.org/a'>example.org/b</a>", "[example.org/b](https://example.org/a)" },
  { "<a href='https://example.org/a/long/way'>example.org/b/lo…</a>", "[example.org/b/lo…](https://example.org/a/long/way)" },
  { "<a href='https://example.org/%ec%84%9c'>example.org/서</a>", "https://example.org/%ec%84%9c" },
  { "<a href='mailto:a@example.org'>mailto:a@example.org</a>", "mailto:a@example.org" },
  { "<a href='mailto:a@example.org'>A@example.org</a>", "A@example.org" },
  { "<a href='https://example.org/a'>Example…</a>", "[Example…](https://example.org/a)" },
  /* text that would end its brackets */
  { "<a href='https://example.org/a'>[1]</a>", "[[1]](https://example.org/a)" },
  { "<a href='https://example.org/a'>a ] b</a>", "[a \\] b](https://example.org/a)" },
  { "<a href='https://example.org/a'>[a](b)</a>", "[\\[a\\](b)](https://example.org/a)" },
  { "<a href='https://example.org/a'>a\\</a>", "[a\\\\](https://example.org/a)" },
  { "<a href='https://example.org/a'>a\\b</a>", "[a\\b](https://example.org/a)" },
  { "<a href='https://example.org/a'>a\\_b</a>", "[a\\\\_b](https://example.org/a)" },
  { "<a href='https://example.org/a'>\\b_</a>", "[\\b_](https://example.org/a)" },
  { "<a href='https://example.org/a'>a [ b</a>", "[a \\[ b](https://example.org/a)" },
  { "<a href='https://example.org/a'>a ][ b</a>", "[a \\]\\[ b](https://example.org/a)" },
  { "<a href='https://example.org/a'>a [b] [c</a>", "[a \\[b\\] \\[c](https://example.org/a)" },
  { "Look!<a href='https://example.org/a'>A</a>", "Look! [A](https://example.org/a)" },
  /* blanks stand outside */
  { "a<a href='https://example.org/a'> b </a>c", "a [b](https://example.org/a) c" },
  { "<a href='https://example.org/a'><span>b</span> <b>c</b></a>", "[b c](https://example.org/a)" },
  /* an address is written once */
  { "<a href='https://example.org/a'><h3>b</h3><div>c</div></a>", "## [b](https://example.org/a)\nc" },
  /* services that know who follows a link */
  { "<a href='https://www.google.com/url?sa=D&amp;q=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c'>A</a>", "[A](https://example.org/?a=b&c)" },
  { "<a href='https://www.youtube.com/redirect?event=x&amp;q=https%3A%2F%2Fexample.org%2Fa'>A</a>", "[A](https://example.org/a)" },
  { "<a href='https://www.google.com/url?q=javascript:x'>A</a>", "[A](https://www.google.com/url?q=javascript:x)" },
  { "<a href='https://www.google.com/search?q=https://example.org'>A</a>", "[A](https://www.google.com/search?q=https://example.org)" },
  { "<a href='https://l.facebook.com/l.php?u=http%3A%2F%2Fexample.org'>A</a>", "[A](http://example.org)" },
  { "<a href='https://L.Instagram.com/?u=https%3A%2F%2Fexample.org'>A</a>", "[A](https://example.org)" },
  { "<a href='https://www.google.com/url?url=https://example.org'>A</a>", "[A](https://example.org)" },
  { "<a href='https://www.google.com/url?q=mailto:a@b.org'>A</a>", "[A](https://www.google.com/url?q=mailto:a@b.org)" },
  { "<a href='https://www.google.com/url?x=https://example.org'>A</a>", "[A](https://www.google.com/url?x=https://example.org)" },
  { "<a href='https://www.google.com/url'>A</a>", "[A](https://www.google.com/url)" },
  { "<a href='https://l.facebook.com/other?u=http%3A%2F%2Fexample.org'>A</a>", "[A](https://l.facebook.com/other?u=http%3A%2F%2Fexample.org)" },
  { "<a href='https://example.org/(a'>A</a>", "[A](https://example.org/%28a)" },
  { "<a href='https://example.org/`a`'>A</a>", "[A](https://example.org/%60a%60)" },
  { "<a href='https://example.org/a\\b'>A</a>", "[A](https://example.org/a%5Cb)" },
  { "<a href='https://exa\nmple.org/a\tb'>A</a>", "[A](https://example.org/ab)" },
  { "<a href='https://example.org/a\xC2\xA0" "b\xC2\x85'>A</a>", "[A](https://example.org/a%C2%A0b%C2%85)" },
  /* no links */
  { "<a href='/a'>A</a>", "A" },
  { "<a href='#a'>A</a>", "A" },
  { "<a href='https://example.org/?a&amp;amp;b'>A</a>", "[A](https://example.org/?a&amp;amp;b)" },
  { "<a href='https://example.org/?a&amp;amp;b'>https://example.org/?a&amp;amp;b</a>", "https://example.org/?a&amp;amp;b" },
  { "<a href='https://example.org/?a&amp;copy;'>https://example.org/?a&amp;copy;</a>", "<https://example.org/?a&amp;copy;>" },
  { "<a href='https://example.org/a.'>https://example.org/a.</a>", "<https://example.org/a.>" },
  { "<a href='a.html'>A</a>", "A" },
  { "<a href='//example.org'>A</a>", "A" },
  { "<a href='javascript:alert(1)'>A</a>", "A" },
  { "<a href='data:text/html,x'>A</a>", "A" },
  { "<a href='file:///etc/passwd'>A</a>", "A" },
  { "<a href='https://'>A</a>", "A" },
  { "<a href>A</a>", "A" },
  { "<a name='b'>A</a>", "A" },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *html = g_strconcat ("<p>", links[i][0], "</p>", NULL);
      g_autofree char *expected = g_strconcat (links[i][1], "\n", NULL);
      g_autofree char *lines = segue_html_list_read (html, strlen (html), NULL);

      g_assert_cmpstr (lines, ==, expected);
    }
}

/* The plain text is as good where it has every address. */
static void
test_choice (void)
{
  static const struct
  {
    const char *href;
    const char *plain;
    gboolean news;
  } choices[] = {
    { "https://example.org/a", "A", TRUE },
    { "https://example.org/a", "", TRUE },
    { "https://example.org/a", "[A](https://example.org/a)", FALSE },
    { "https://example.org/a", "A: https://example.org/a.", FALSE },
    { "https://example.org/", "<https://example.org>", FALSE },
    { "https://example.org/a_(b)", "[A](https://example.org/a_(b))", FALSE },
    { "https://example.org/%EC%84%9C", "A https://example.org/서", FALSE },
    { "https://example.org/a", "A https://example.org/ab", TRUE },
    { "https://example.org/", "A https://example.org/ab", TRUE },
    { "https://example.org/a", "A example.org/a", TRUE },
    { "https://example.org/a", "[https://example.org/a](https://example.org/b)", FALSE },
    { "https://example.org/b", "[https://example.org/a](https://example.org/b)", FALSE },
    { "https://example.org/a", "[1]: https://example.org/a]", FALSE },
    { "https://example.org/a", "\"https://example.org/a\"", FALSE },
    { "https://example.org/a", "(https://example.org/a) b", FALSE },
    { "https://example.org/a", "(https://example.org/a)b", FALSE },
    { "http://example.org/a", "HTTP://example.org/a", TRUE },
    { "http://example.org/a", "xhttp://example.org/a", FALSE },
    { "mailto:a@example.org", "mailto:a@example.org", FALSE },
    { "https://example.org/a", ": https:", TRUE },
    { "mailto:a@example.org", "A", TRUE },
    { "/a", "A", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *html = g_strdup_printf ("<p><a href='%s'>A</a></p>", choices[i].href);
      g_autofree char *lines = segue_html_list_read (html, strlen (html), choices[i].plain);

      g_test_message ("%s in %s", choices[i].href, choices[i].plain);
      g_assert_cmpint (lines != NULL, ==, choices[i].news);
    }
}

static void
assert_read (const char *bytes,
             gsize       length,
             const char *expected)
{
  g_autofree char *lines = segue_html_list_read (bytes, length, NULL);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_encodings (void)
{
  const char *html = "<p>서고 🎙 &hearts;</p>", *lines = "서고 🎙 ♥\n";
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE" };
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", html, NULL);
  g_autofree char *claiming = g_strconcat ("<meta charset='iso-8859-1'>", html, NULL);

  assert_read (html, strlen (html), lines);
  assert_read (html, strlen (html) + 1, lines); /* with the NUL behind it */
  assert_read (marked, strlen (marked), lines);
  assert_read (claiming, strlen (claiming), lines);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *wide = g_convert (html, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *wide_marked = g_convert (marked, -1, encodings[i], "UTF-8", NULL, NULL, NULL);

      assert_read (wide, length, lines);
      assert_read (wide_marked, length + 2, lines);
      assert_read (wide_marked, length + 3, lines);
    }
  assert_read ("<p>\xFF</p>", 8, NULL);
  assert_read ("\xFF\xFE<\0p\0>\0\0\xD8", 10, NULL);
  assert_read ("", 0, NULL);
  assert_read ("\xFF\xFE", 2, NULL);
  assert_read ("text alone", 10, "text alone\n");
}

static char *
repeat (const char *piece,
        gsize       length)
{
  GString *text = g_string_sized_new (length + strlen (piece));

  while (text->len < length)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* What nobody writes is read in bounded time or not at all; nothing is loaded or expanded. */
static void
test_bounds (void)
{
  static const char *const pieces[] = {
    "<ul><li>x", "<b>", "<a href='https://example.org/a'>x", "<table><tr><td>x<td>y", "<!--", "&amp;", "<p>x</p>", "x<br>", "<",
    "<a ", "&", "</p>", "<![CDATA[", "<a a='b'", "<ul>", "<p style='a:b;'>", "<!-- -->",
  };
  const char *entities = "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><p>&a;&b;</p>";
  g_autofree char *large = repeat ("<p>x</p>", SEGUE_HTML_LIST_MAX_SIZE + 1);
  g_autofree char *attributes = repeat (" a=''", 1000000);
  g_autofree char *endless = g_strconcat ("<p ", attributes, ">x</p>", NULL);
  g_autofree char *lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *html = repeat (pieces[i], 200000);
      g_autofree char *read = segue_html_list_read (html, strlen (html), NULL);

      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes", pieces[i], read != NULL ? strlen (read) : 0);
      g_assert_true (read == NULL || strlen (read) <= 8 * strlen (html));
    }
  assert_read (large, strlen (large), NULL);
  assert_read (endless, strlen (endless), NULL);
  lines = segue_html_list_read (entities, strlen (entities), NULL);
  g_assert_null (strstr (lines, "aaaa"));
  g_assert_null (strstr (lines, "root:"));
}

/* A link of thousands of lines does not make as many copies of its address. */
static void
test_long_link (void)
{
  g_autofree char *path = repeat ("a/", 8000);
  g_autofree char *rows = repeat ("<p>x</p>", 100000);
  g_autofree char *html = g_strdup_printf ("<a href='https://example.org/%s'>%s</a>", path, rows);
  g_autofree char *lines = segue_html_list_read (html, strlen (html), "");

  g_assert_nonnull (lines);
  g_assert_cmpuint (strlen (lines), <, strlen (html));
}

/* All the way into notes. */
static void
test_paste (void)
{
  static const struct
  {
    const char *shape;
    const char *added;
  } pastes[] = {
    { "google-docs", "\n**Tools**\n(--:--:--) A better [spade](https://example.org/spade)\n- lighter\n"
                     "(--:--:--) [Rain](https://example.org/rain?a=b)\n" },
    { "google-docs-lines", "(00:00:00) [Opening](https://example.org/a)\n(00:01:00) Rain\n(00:02:00) Soil\n" },
    { "chrome-list", "(--:--:--) [One](https://example.org/a)\n(--:--:--) Two, with [a link](https://example.org/b) inside\n" },
    { "sheet", "(00:00:30) [Rain](https://example.org/a)\n" },
    { "word", "\n**Tools**\n(--:--:--) [Spade](https://example.org/a)\n- lighter\n" },
    { "notion", "\n**News**\n(--:--:--) First\n- Bold [A](https://example.org/a)\n(--:--:--) Second\n\n**Links**\n"
                "(--:--:--) Words.\n" },
  };
  const char *notes = "(00:00:10) [Hello](https://example.org/)\n\n**News**\n(00:03:07) First\n";

  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, &error);
      g_autoptr(SegueEpisode) edited = NULL;
      g_autoptr(SeguePaste) paste = NULL;
      g_autofree char *lines = NULL;
      g_autofree char *expected = g_strconcat (notes, pastes[i].added, NULL);
      g_autofree char *found = NULL;
      guint j = 0;

      while (!g_str_equal (shapes[j].name, pastes[i].shape))
        j++;
      lines = segue_html_list_read (shapes[j].html, strlen (shapes[j].html), "");
      paste = segue_paste_read (lines, -1);
      g_assert_false (segue_paste_is_mixed (paste));
      edited = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, segue_episode_get_n_entries (episode), &error);
      g_assert_no_error (error);
      found = episode_text (edited);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/html-list/", shapes[i].name, NULL);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }
  g_test_add_func ("/html-list/links", test_links);
  g_test_add_func ("/html-list/choice", test_choice);
  g_test_add_func ("/html-list/encodings", test_encodings);
  g_test_add_func ("/html-list/bounds", test_bounds);
  g_test_add_func ("/html-list/long-link", test_long_link);
  g_test_add_func ("/html-list/paste", test_paste);
  return g_test_run ();
}
