/* test-markup.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "core/markup/segue-markup.h"

/* Runs as text: `b(bold)`, `i(…)`, `c(…)`, `s(…)` in that order for styles, `[text|target]` for links. */
static char *
describe (const SegueMarkup *markup)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const char *text = segue_markup_get_text (markup, NULL);
  const SegueMarkupRun *runs;
  guint n_runs;
  guint covered = 0;

  runs = segue_markup_get_runs (markup, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      const SegueMarkupRun *run = &runs[i];
      guint depth = 0;

      g_assert_cmpuint (run->offset, ==, covered);
      g_assert_cmpuint (run->length, >, 0);
      covered += run->length;
      for (guint j = 0; j < 4; j++)
        if (run->style & (1u << j))
          {
            g_string_append_printf (out, "%c(", "bics"[j]);
            depth++;
          }
      if (run->href != NULL)
        g_string_append_c (out, '[');
      g_string_append_len (out, text + run->offset, run->length);
      if (run->href != NULL)
        g_string_append_printf (out, "|%s]", run->href);
      while (depth-- > 0)
        g_string_append_c (out, ')');
    }
  g_assert_cmpuint (covered, ==, strlen (text));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *source;
  const char *runs;
} runs_table[] = {
  { "", "" },
  { "plain", "plain" },
  /* emphasis */
  { "**도구 및 앱(Tools & Apps)**", "b(도구 및 앱(Tools & Apps))" },
  { "**이름(English)**은 굵게", "b(이름(English))은 굵게" },
  { "a *b* c", "a i(b) c" },
  { "a *b **c***", "a i(b )b(i(c))" },
  { "***both***", "b(i(both))" },
  { "*a**b*", "i(a**b)" },
  { "_a_ __b__", "i(a) b(b)" },
  { "snake_case_name pkg_resources", "snake_case_name pkg_resources" },
  { "__init__.py", "b(init).py" },
  { "except* are SERIOUSLY COOL", "except* are SERIOUSLY COOL" },
  { "2 * 3 * 4", "2 * 3 * 4" },
  { "**open", "**open" },
  { "close**", "close**" },
  { "****", "****" },
  { "*x_ y", "*x_ y" },
  { "_x* y", "_x* y" },
  { "*a_ b*", "i(a_ b)" },
  { "_a* b_", "i(a* b)" },
  { "**a__ b", "**a__ b" },
  { "~~a** b", "~~a** b" },
  { "**a~~ b**", "b(a~~ b)" },
  { "~~gone~~ ~one~ ~~~", "s(gone) ~one~ ~~~" },
  { "*（声音逐渐沙哑）*", "i(（声音逐渐沙哑）)" },
  /* escapes and entities */
  { "\\*\\*\\*\\*Conclusão\\*\\*\\*\\*:", "****Conclusão****:" },
  { "C:\\path\\", "C:\\path\\" },
  { "a\\[b\\](c)", "a[b](c)" },
  { "Q &amp; A &lt;3 caf&eacute; &#39;x&#x27; &hellip;", "Q & A <3 café 'x' …" },
  { "R&D; AT&T &unknown; &#xZ; &;", "R&D; AT&T &unknown; &#xZ; &;" },
  { "&#0;&#xD800;", "\357\277\275\357\277\275" },
  { "&check; &NotEqualTilde; &CounterClockwiseContourIntegral; &colon;&lpar;&rpar;", "✓ ≂̸ ∳ :()" },
  { "&copy 2024 &ampx; &nbsp &Check; &notit;", "&copy 2024 &ampx; &nbsp &Check; &notit;" },
  { "&#150;&#x92; &#000000000000000000000000000065; &#9999999999;", "–’ A \357\277\275" },
  { "[a](https&colon;//e.org) [b](x&lowbar;y\\_z)", "[a|https://e.org] [b|x_y_z]" },
  { "<a href=\"?a=1&copy=2&copy3&amp;b&lt\">x</a>", "[x|?a=1&copy=2&copy3&b<]" },
  { "<a href='C:\\_x&commat;y'>x</a>", "[x|C:\\_x@y]" },
  /* code */
  { "`if __name__ == \"__main__\"`", "c(if __name__ == \"__main__\")" },
  { "``a ` b``", "c(a ` b)" },
  { "`` ` ``", "c(`)" },
  { "a ` b `` c", "a ` b `` c" },
  { "`*a*` *`b`*", "c(*a*) i(c(b))" },
  /* links */
  { "[Scala Native](https://x.org/a_b_c)", "[Scala Native|https://x.org/a_b_c]" },
  { "[**b** c](u)", "b([b|u])[ c|u]" },
  { "**[02:12](#t=02:12)** Title", "b([02:12|#t=02:12]) Title" },
  { "[z-push]( https://z-push.org/ )", "[z-push|https://z-push.org/]" },
  { "[a](<b c> \"title\") [d](e 'f') [g](h (i))", "[a|b c] [d|e] [g|h]" },
  { "[a](wiki/X_(Y)) b", "[a|wiki/X_(Y)] b" },
  { "[a]()", "a" },
  { "[a](link into recording)", "[a](link into recording)" },
  { "[a](b", "[a](b" },
  { "[2603.15031] Attention Residuals", "[2603.15031] Attention Residuals" },
  { "Q: [Insert Hoser related greeting here], during", "Q: [Insert Hoser related greeting here], during" },
  { "[[nested] brackets](u)", "[[nested] brackets|u]" },
  { "[a [b](c) d](e)", "[a [b|c] d](e)" },
  { "![alt text](p.png)", "[alt text|p.png]" },
  { "[![alt](p.png)](u)", "[alt|u]" },
  { "[a*b](c)*d*", "[a*b|c]i(d)" },
  { "*a [b*](c)", "*a [b*|c]" },
  { "[blog post][burns-blog]", "blog post" },
  { "[wiki][Known Label] [known LABEL][] [known label] [other]",
    "[wiki|https://known/] [known LABEL|https://known/] [known label|https://known/] [other]" },
  /* addresses */
  { "see https://a.b/c.", "see [https://a.b/c|https://a.b/c]." },
  { "(http://a.b/c_(d)) x", "([http://a.b/c_(d)|http://a.b/c_(d)]) x" },
  { "(https://a.b)", "([https://a.b|https://a.b])" },
  { "**https://a.b/c**", "b([https://a.b/c|https://a.b/c])" },
  { "https://example.com을 보세요", "[https://example.com|https://example.com]을 보세요" },
  { "https://ko.wikipedia.org/wiki/대한민국", "[https://ko.wikipedia.org/wiki/대한민국|https://ko.wikipedia.org/wiki/대한민국]" },
  { "地址：https://a.b/c。好", "地址：[https://a.b/c|https://a.b/c]。好" },
  { "mailto:a@b.c, xhttp://no http://", "[mailto:a@b.c|mailto:a@b.c], xhttp://no http://" },
  { "https://a.b/?x=1&amp;y=2", "[https://a.b/?x=1&y=2|https://a.b/?x=1&y=2]" },
  { "run! <http://k.de/blogg/?p=6389> #chapter", "run! [http://k.de/blogg/?p=6389|http://k.de/blogg/?p=6389] #chapter" },
  { "<me@example.org> <not a link> <3", "[me@example.org|mailto:me@example.org] <not a link> <3" },
  { "[https://a.b](https://c.d)", "[https://a.b|https://c.d]" },
  /* they end at a blank or `<` */
  { "http://a.b/x|y z", "[http://a.b/x|y|http://a.b/x|y] z" },
  { "http://a.b/{id}/^x and", "[http://a.b/{id}/^x|http://a.b/{id}/^x] and" },
  { "http://a.b/`x\"y<b>z</b>", "[http://a.b/`x\"y|http://a.b/`x\"y]b(z)" },
  { "http://a.b/x\\_y\\*z", "[http://a.b/x_y*z|http://a.b/x_y*z]" },
  { "<http://a.b/x\\_y&amp;z>", "[http://a.b/x\\_y&z|http://a.b/x\\_y&z]" },
  { "http://a.b/x&nbsp;y http://a.b&lt;c", "[http://a.b/x|http://a.b/x]\u00A0y [http://a.b|http://a.b]<c" },
  /* less what belongs to the sentence */
  { "http://a.b/x&copy; http://a.b/?q&amp;.", "[http://a.b/x|http://a.b/x]© [http://a.b/?q|http://a.b/?q]&." },
  { "(see http://a.b/c). {http://a.b/c}!", "(see [http://a.b/c|http://a.b/c]). {[http://a.b/c|http://a.b/c]}!" },
  { "[see http://a.b/c[2]], http://a.b/x'.", "[see [http://a.b/c[2]|http://a.b/c[2]]], [http://a.b/x|http://a.b/x]'." },
  { "http://a.b/x| http://a.b/y\\\nz", "[http://a.b/x|http://a.b/x]| [http://a.b/y|http://a.b/y]\nz" },
  { "f('http://a.b/c').d() x=\"http://a.b/c\"/>", "f('[http://a.b/c|http://a.b/c]').d() x=\"[http://a.b/c|http://a.b/c]\"/>" },
  { "_http://a.b/c_ *http://a.b/d*", "i([http://a.b/c|http://a.b/c]) i([http://a.b/d|http://a.b/d])" },
  /* AsciiDoc */
  { "https://twitter.com/ligolnik[@ligolnik]!", "[@ligolnik|https://twitter.com/ligolnik]!" },
  { "https://a.b[]", "[https://a.b|https://a.b]" },
  { "https://a.b[x", "[https://a.b|https://a.b][x" },
  { "https://a.b/c/[Где мы], http://a.b[Go]을", "[Где мы|https://a.b/c/], [Go|http://a.b]을" },
  { "https://a.b/[2 a]? https://a.b[C#]/ https://c.d[D e]f", "[2 a|https://a.b/]? [C#|https://a.b]/ [D e|https://c.d]f" },
  /* no text of a link: an index, a footnote, or the URL goes on */
  { "http://a.b/c[0] http://a.b/c[i].", "[http://a.b/c[0]|http://a.b/c[0]] [http://a.b/c[i]|http://a.b/c[i]]." },
  { "http://a.b/?k[one]=1&k[two]=2 http://a.b/?k[]=1",
    "[http://a.b/?k[one]=1&k[two]=2|http://a.b/?k[one]=1&k[two]=2] [http://a.b/?k[]=1|http://a.b/?k[]=1]" },
  { "http://a.b/?k[one][two]=3 http://a.b/[ab]c", "[http://a.b/?k[one][two]=3|http://a.b/?k[one][two]=3] [http://a.b/[ab]c|http://a.b/[ab]c]" },
  { "https://a.b[^1] https://a.b[text](https://c.d)", "[https://a.b|https://a.b][^1] [https://a.b|https://a.b][text|https://c.d]" },
  /* reStructuredText */
  { "``code`` `Python <https://python.org>`_ and `Texto Livre`_.", "c(code) [Python|https://python.org] and Texto Livre." },
  { "`known label`__ `a`_b", "[known label|https://known/] c(a)_b" },
  /* HTML */
  { "<a href=\"https://e.ch/1?a=1&amp;b\">О <b>работе</b></a>.", "[О |https://e.ch/1?a=1&b]b([работе|https://e.ch/1?a=1&b])." },
  { "<strong>a</strong><em>b</em><code>c</code><del>d</del>", "b(a)i(b)c(c)s(d)" },
  { "a<br/>b<BR>c<br />\nd", "a\nb\nc\nd" },
  { "<b>open", "open" },
  { "<b>a <b>b</b> c</b> d", "b(a )b(b)b( c) d" },
  { "<b>a</b> b</b> c", "b(a) b c" },
  { "<b>a <b>b</b> c", "a b(b) c" },
  { "<i>a <b>b</i> c</b> d", "i(a )b(i(b))b( c) d" },
  { "close</b></i>", "close" },
  { "<li>one</li><li>two</li>", "one\ntwo" },
  { "Vec<T> <nonsense> a<b c", "Vec<T> <nonsense> a<b c" },
  { "<a>x</a> <a name=y>z</a>", "x z" },
  { "a<!-- hidden -->b <!-- open", "ab <!-- open" },
  { "<img src='a.png' alt='A picture'>", "[A picture|a.png]" },
  { "image::a/b.png[A picture, 200]", "[A picture|a/b.png]" },
  { "an image:a.png[*it*] and image:https://e.org/c.png[width=20]", "an [*it*|a.png] and [c.png|https://e.org/c.png]" },
  { "myimage:a.png[b] image:c[d] image: e.png[f] image:g.png[h", "myimage:a.png[b] image:c[d] image: e.png[f] image:g.png[h" },
  { "<img alt='A picture'>", "A picture" },
  { "<a href=u><img src='d/a.png?x' alt=''></a> ![](d/b.png)", "[a.png|u] [b.png|d/b.png]" },
  /* blanks and lines */
  { " a  b\t\tc  \n  <b> d</b> `e  f` ", "a b\tc\nb(d) c(e  f)" },
  { "a  \nb\\\nc\r\nd\n\n", "a\nb\nc\nd" },
};

static void
test_runs (void)
{
  g_autoptr(GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_insert (references, segue_markup_dup_label ("Known  label", 12), (gpointer) "https://known/");
  for (guint i = 0; i < G_N_ELEMENTS (runs_table); i++)
    {
      g_autoptr(SegueMarkup) markup = segue_markup_new (runs_table[i].source, -1, references);
      g_autofree char *runs = describe (markup);

      g_assert_cmpstr (runs, ==, runs_table[i].runs);
    }
}

static const struct
{
  const char *source;
  const char *plain;
} plain_table[] = {
  { "", "" },
  { "  a \t b\n c ", "a b c" },
  { "OpenAI의 GPT-5 출시", "OpenAI의 GPT-5 출시" },
  { "[2603.15031] Attention Residuals", "[2603.15031] Attention Residuals" },
  { "\\*\\*\\*\\*Conclusão\\*\\*\\*\\*:", "****Conclusão****:" },
  { "[闭门造车邮政](https://g.com/)、闭门造车", "闭门造车邮政、闭门造车" },
  { "<a href=\"https://l.ch/p\">На какие паперы?</a></li>", "На какие паперы?" },
  { "Deprank - <https://github.com/codemix/deprank>", "Deprank - https://github.com/codemix/deprank" },
  { "Brought to you by [Sentry.io](https://sentry.io).", "Brought to you by Sentry.io." },
  { "a\u00a0\u3000b", "a b" },
};

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_table); i++)
    {
      g_autofree char *plain = segue_markup_dup_plain (plain_table[i].source, -1);

      g_assert_cmpstr (plain, ==, plain_table[i].plain);
    }
}

/* Only the given bytes count, whatever follows them. */
static void
test_length (void)
{
  g_autofree char *plain = segue_markup_dup_plain ("*a* `b` [c](d)", 9);
  g_autofree char *cut = segue_markup_dup_plain ("https://a.b/c", 3);

  g_assert_cmpstr (plain, ==, "a b [");
  g_assert_cmpstr (cut, ==, "htt");
}

static void
test_source (void)
{
  const char *source = "a **b** \\* &amp; [c](d)\n  e";
  g_autoptr(SegueMarkup) markup = segue_markup_new (source, -1, NULL);
  const char *text = segue_markup_get_text (markup, NULL);
  const SegueMarkupRun *runs;
  guint n_runs;

  g_assert_cmpstr (text, ==, "a b * & c\ne");
  runs = segue_markup_get_runs (markup, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    if (text[runs[i].offset] != '&')
      g_assert_cmpint (source[runs[i].source], ==, text[runs[i].offset]);
    else
      g_assert_cmpint (memcmp (source + runs[i].source, "&amp;", 5), ==, 0);
}

/* Lines follow each other with a line break, a space or nothing between them, as each one says of the next. */
static void
test_joined (void)
{
  static const char source[] = "| one |\n| **tw** |\n| o & |\n| three |";
  static const SegueMarkupLine lines[] = {
    { .offset = 2, .length = 3, .breaks = TRUE }, { .offset = 10, .length = 6, .joined = TRUE },
    { .offset = 21, .length = 3 }, { .offset = 29, .length = 5, .joined = TRUE },
  };
  static const struct { SegueMarkupSyntax syntax; const char *text; } syntaxes[] = {
    { SEGUE_MARKUP_SYNTAX_MARKDOWN, "one\ntwo & three" }, { SEGUE_MARKUP_SYNTAX_HTML, "one\ntwo & three" },
    { SEGUE_MARKUP_SYNTAX_LITERAL, "one\n**tw**o & three" }, { SEGUE_MARKUP_SYNTAX_PREFORMATTED, "one\n**tw**o & three" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (syntaxes); i++)
    {
      g_autoptr(SegueMarkup) markup = segue_markup_new_lines (source, lines, G_N_ELEMENTS (lines), syntaxes[i].syntax, NULL);
      const char *text = segue_markup_get_text (markup, NULL);
      const SegueMarkupRun *runs;
      guint n_runs;

      g_assert_cmpstr (text, ==, syntaxes[i].text);
      runs = segue_markup_get_runs (markup, &n_runs);
      for (guint j = 0; j < n_runs; j++)
        g_assert_cmpint (source[runs[j].source], ==, text[runs[j].offset]);
    }
}

/* Processor time, which other programs on the machine do not lengthen. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
time_of (const char *piece,
         guint       n_pieces)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *plain = NULL;
  gint64 start;

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, piece);
  start = now ();
  plain = segue_markup_dup_plain (text->str, text->len);
  g_assert_nonnull (plain);
  return now () - start;
}

/* Eight times the text takes about eight times as long, not sixty-four times. */
static void
test_linear (void)
{
  static const char * const pieces[] = {
    "[", "]", "[](", "![", "[a](b", "[a](<b", "[a](b \"", "[a](b '", "[a](((", "[a][", "*", "*a ", "a*", "*a_ ", "_a*",
    "**a", "a**b*c_", "~~a", "`", "`a``", "\\", "<", "<a ", "<a b=\"", "<a href='x", "<b>", "</i>", "<!--", "<x:", "&", "&#",
    "&a", "http://", "http://a(", "http://a[", "http://a.", "[`", "*[", "[*", "](", "<b><i></b>", "a@b", "\n", " \n",
    "](a \"](a '", "`a`_", "`a <b`_", "_ ", "__a_ ", ":", "https:",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      guint n_pieces = 20000;
      gint64 small = MIN (time_of (pieces[i], n_pieces), time_of (pieces[i], n_pieces));
      gint64 large = time_of (pieces[i], n_pieces * 8);

      if (large > 25 * small + 20000)
        large = MIN (large, time_of (pieces[i], n_pieces * 8));
      if (large > 25 * small + 20000)
        g_error ("%s: %" G_GINT64_FORMAT " µs, eight times as much: %" G_GINT64_FORMAT " µs", pieces[i], small, large);
    }
}

/* Whatever stands there, the text is valid and the runs cover it. */
static void
test_random (void)
{
  static const char * const pieces[] = {
    "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "](", "![", "<", ">", "<a href=\"", "\">", "</a>", "<b>", "</b>",
    "<br>", "<li>", "&", "amp;", "\\", "\n", "  \n", "http://", "a.b", "가", "。", "é", " ", "x", "_y", ":", "]_", "`_", "!",
    "<!--", "-->", "\"", "'",
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(SegueMarkup) markup = NULL;
      g_autofree char *runs = NULL;
      guint n_pieces = g_test_rand_int_range (1, 30);
      const char *plain;
      gsize length;

      g_string_truncate (text, 0);
      for (guint j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      markup = segue_markup_new (text->str, text->len, NULL);
      plain = segue_markup_get_text (markup, &length);
      g_assert_true (g_utf8_validate (plain, length, NULL));
      runs = describe (markup);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/runs", test_runs);
  g_test_add_func ("/markup/plain", test_plain);
  g_test_add_func ("/markup/length", test_length);
  g_test_add_func ("/markup/source", test_source);
  g_test_add_func ("/markup/joined", test_joined);
  g_test_add_func ("/markup/linear", test_linear);
  g_test_add_func ("/markup/random", test_random);
  return g_test_run ();
}
