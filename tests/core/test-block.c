/* test-block.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/blocks/segue-block.h"
#include "core/episode/segue-reader.h"

/* A block on a line: its type and level, its quotes, its text with line breaks as `/` and a tab as `|`, its link. */
static void
describe_block (GString          *out,
                const SegueBlock *block)
{
  g_autofree char *text = segue_block_dup_text (block);

  g_string_append_printf (out, "%c%u ", "hspictr"[block->type], block->level);
  for (guint i = 0; i < block->quote; i++)
    g_string_append_c (out, '>');
  g_string_append (out, g_strdelimit (g_strdelimit (text, "\n", '/'), "\t", '|'));
  if (block->href != NULL)
    g_string_append_printf (out, " -> %s", block->href);
  g_string_append_c (out, '\n');
}

static void
check_source (const SegueEntry *entry,
              const SegueBlock *block)
{
  const char *text = segue_entry_get_text (entry, NULL);
  const SegueMarkupRun *runs;
  const char *content;
  guint n_runs;

  g_assert_cmpuint (block->source.offset + block->source.length, <=, segue_entry_get_content_length (entry));
  if (block->content == NULL)
    return;
  content = segue_markup_get_text (block->content, NULL);
  runs = segue_markup_get_runs (block->content, &n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      g_assert_true (g_utf8_validate (content + runs[i].offset, runs[i].length, NULL));
      g_assert_cmpuint (runs[i].source, <=, segue_entry_get_content_length (entry));
      if ((runs[i].style & SEGUE_MARKUP_UNNAMED) == 0 && g_ascii_isalnum (content[runs[i].offset]) && text[runs[i].source] != '<' && text[runs[i].source] != '&')
        g_assert_cmpint (text[runs[i].source], ==, content[runs[i].offset]);
    }
}

static char *
describe (const char *text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (entry, targets);

      for (guint j = 0; j < segue_blocks_get_n_blocks (blocks); j++)
        {
          check_source (entry, segue_blocks_get (blocks, j));
          describe_block (out, segue_blocks_get (blocks, j));
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *text;
  const char *blocks;
} table[] = {
  { "", "" },
  { "\n \n", "" },
  /* old entities of HTML need no semicolon in HTML */
  { "<p>Tom &amp Jerry &copy2024 &notin; &notit; &#38&check</p>\n", "p0 Tom & Jerry ©2024 ∉ ¬it; &&check\n" },
  { "Tom &amp Jerry &copy 2024\n", "p0 Tom &amp Jerry &copy 2024\n" },
  { "One line", "p0 One line\n" },
  /* an episode */
  { "특별 에피소드입니다! 2025년 8월 8일 녹화\n\n인사말입니다.\n\n(00:00:10) 소개\n(00:02:14) 홍보: Astrocade\n\n"
    "**도구 및 앱(Tools & Apps)**\n(00:03:07) GPT-5 출시\nOpenAI의 *새* 모델입니다.\n(00:17:02) Opus 4.1\n",
    "p0 특별 에피소드입니다! 2025년 8월 8일 녹화\np0 인사말입니다.\ns0 00:00:10|소개\ns0 00:02:14|홍보: Astrocade\n"
    "h2 도구 및 앱(Tools & Apps)\ns0 00:03:07|GPT-5 출시\np0 OpenAI의 새 모델입니다.\ns0 00:17:02|Opus 4.1\n" },
  { "# Episode 1\n\n## Links\n\n- 0:00 [Start](https://a.b/)\n- 1:00 Middle of [it](https://c.d/)\n- 2:00 End\n",
    "h1 Episode 1\nh2 Links\ns0 0:00|Start -> https://a.b/\ns0 1:00|Middle of it\ns0 2:00|End\n" },
  { "- 0:00 One\n- (--:--) Two\n- 1:00 Three\n", "s0 0:00|One\ns0 |Two\ns0 1:00|Three\n" },
  /* hidden parts */
  { "---\ntitle: T\ndate: 2025-08-08\n---\nText\n", "p0 Text\n" },
  { "\357\273\277Text\n", "p0 Text\n" },
  { "a\n<!-- one -->\n<!-- two\nthree\n--> b\n\nc <!-- d --> e", "p0 a\np0 b\np0 c e\n" },
  { "Title\n=====\n:date: 2025-08-08\n:author: Me\n\n:wave: Text\n", "h1 Title\np0 :wave: Text\n" },
  { "See [one] and [two][2].\n\n[one]: https://a.b/ \"A\"\n[2]: <https://c.d/>\n[Anna]: so I said\n",
    "p0 See one and two.\np0 [Anna]: so I said\n" },
  { "`Name`_\n\n.. _Name: https://a.b/\n.. podcast:: thing\n", "p0 Name\n" },
  { "<script>\nalert (1)\n</script>\nText\n<style>a { b: c }</style>\n", "p0 Text\n" },
  { "![](picture.png)\n", "p0 picture.png\n" },
  { "<table>\n<tr><th>a</th><th><b>b</b></th></tr>\n<tr><td>c\nd</td>\n<td><p>e</p><p>f</p></td></tr>\n</table>\n<p>g</p>\n",
    "t0 a b/c d e f\np0 g\n" },
  { "<p>x</p><table><tr><td>a<td>b<tr><td>c</table>y\n", "p0 x\nt0 a b/c\np0 y\n" },
  { "<table>\n<tr><td>a</td></tr>\n\n<tr><td>b</td></tr>\n", "t0 a/b\n" },
  { "<tr><td>a</td><td>b</td></tr>\n", "p0 a b\n" },
  /* paragraphs and line breaks */
  { "one\ntwo  \nthree\\\nfour<br>five\n", "p0 one/two/three/four/five\n" },
  { "Neste episódio tive o prazer de conversar (por um bom tempo) com o\n**Lucas Rocha**, contribuinte super conhecido "
    "do projeto **GNOME**.\nDurante quase 2 horas conversamos sobre milhões de coisas, como que aos\n13 anos.\n",
    "p0 Neste episódio tive o prazer de conversar (por um bom tempo) com o Lucas Rocha, contribuinte super conhecido "
    "do projeto GNOME. Durante quase 2 horas conversamos sobre milhões de coisas, como que aos 13 anos.\n" },
  { "Speakers were\n[Bryan](https://a.b) and\n[Adam](https://c.d).  \nBye\n", "p0 Speakers were Bryan and Adam./Bye\n" },
  /* words of Korean are not divided, and lines of Chinese are anywhere */
  { "가나다라 가나다라 가나다라 가나다라 가나다라 가나다라\n도서관에서는 봅니다.\n",
    "p0 가나다라 가나다라 가나다라 가나다라 가나다라 가나다라 도서관에서는 봅니다.\n" },
  { "가나다라 가나다라 가나다라 가나다라 가나다라 가나다라\n도서 봅니다.\n",
    "p0 가나다라 가나다라 가나다라 가나다라 가나다라 가나다라/도서 봅니다.\n" },
  { "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少白日依山尽黄河入\n海流欲穷千里目更上一层楼。\n",
    "p0 春眠不觉晓处处闻啼鸟夜来风雨声花落知多少白日依山尽黄河入/海流欲穷千里目更上一层楼。\n" },
  { "a\r\nb\r\n\r\nc\r\n", "p0 a/b\np0 c\n" },
  { "[x](https://a.b)\n\\\nb\n", "p0 x \\ b\n" },
  { "[x](https://a.b)\na\\\nb\\\\\nc \nd  \ne\n", "p0 x a/b\\ c d/e\n" },
  /* headings */
  { "a\n\n### Three ###\n\n==== Four\n\nTwo\n----\n", "p0 a\nh3 Three\nh4 Four\nh1 Two\n" },
  { "#tag\n", "p0 #tag\n" },
  { "a\n***\nb\n* * *\n", "p0 a\nr0 \np0 b\nr0 \n" },
  /* lists */
  { "- one\n- two\n  goes on\n  - deep\n    * deeper\n- three\n",
    "i1 •|one\ni1 •|two/goes on\ni2 ◦|deep\ni3 ▪|deeper\ni1 •|three\n" },
  { "1. one\n2) two\n\n   more of two\n\nafter\n", "i1 1.|one\ni1 2.|two\np1 more of two\np0 after\n" },
  { "- [ ] open\n- [x] done\n", "i1 ☐|open\ni1 ☑|done\n" },
  { ". one\n.. deep\n. two\n** star\n", "i1 1.|one\ni2 1.|deep\ni1 2.|two\ni2 ◦|star\n" },
  { "It was in\n1984. The book\n1. One\n", "p0 It was in/1984. The book\ni1 1.|One\n" },
  { "... and then\n-5 degrees\n*not a list*\n", "p0 ... and then/-5 degrees/not a list\n" },
  { "- 0:00 Topic\n    - point\n    - other\n- 1:00 Next\n", "s0 0:00|Topic\ni1 •|point\ni1 •|other\ns0 1:00|Next\n" },
  /* quotes, code, tables */
  { "> quoted\n> more\n\n> > deep\nout\n", "p0 >quoted/more\np0 >>deep\np0 out\n" },
  { "```c\nint *a;\n\n  # no heading\n```\nText\n", "c0 int *a;//  # no heading\np0 Text\n" },
  { "~~~\n**open\n", "c0 **open\n" },
  { "<pre>a\n  b</pre>\nText", "c0 a/  b\np0 Text\n" },
  { "<pre><code class=\"x\">a &lt;b&gt;\n  &amp;c</code></pre>\n", "c0 a <b>/  &c\n" },
  { "| Name | *Time* |\n| --- | ---: |\n| a | b |\n\nText\n", "t0 | Name | *Time* |/| --- | ---: |/| a | b |\np0 Text\n" },
  { "a | b\nc | d\n", "p0 a | b/c | d\n" },
  /* a delimiter row has hyphens and bars, and nothing else but colons and space */
  { "a | b\n:-: | -\nc | d\n", "t0 a | b/:-: | -/c | d\n" },
  { "a | b\n|--+--|\n", "t0 a | b/|--+--|\n" },
  { "a | b\n- | -.\n", "p0 a | b\ni1 •|| -.\n" },
  { "a | b\nc-d | e\n", "p0 a | b/c-d | e\n" },
  { "a | b\n|_|-|\n", "p0 a | b/|_|-|\n" },
  { "a | b\n|:|:|\n", "p0 a | b/|:|:|\n" },
  { "0:00 One\n\n[source,python]\n----\n0:05 no segment\n\nno heading\n----\n\n5:00 Two\n",
    "s0 0:00|One\nc0 0:05 no segment//no heading\ns0 5:00|Two\n" },
  { "[source%linenums]\n------\n----\na\n------\nb\n", "c0 ----/a\np0 b\n" },
  { "[source]\nText\n\n[quote]\n----\n", "p0 [source]/Text\nh2 [quote]\n" },
  { "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\nText\n",
    "t0 +---+---+/| a | b |/+===+===+/| c | d |/+---+---+\np0 Text\n" },
  { "[cols=\"1,1\"]\n|===\n|a |b\n\n|c\n|d\n|===\nText\n", "t0 |===/|a |b//|c/|d/|===\np0 Text\n" },
  { "|===\n  +--+--+\n", "t0 |===\np0 +--+--+\n" },
  { "a\n|===\n\nb\n", "p0 a\np0 |===\np0 b\n" },
  /* HTML */
  { "<p>Bienvenue &agrave; <a href=\"https://a.b\">CacaoCast</a>!</p><ul><li><b>Apple</b> - toutes</li>\n<li>Skip</li></ul>"
    "<ol><li>un</li><li>deux</li></ol><hr><blockquote>dit</blockquote>\n",
    "p0 Bienvenue à CacaoCast!\ni1 •|Apple - toutes\ni1 •|Skip\ni1 1.|un\ni1 2.|deux\nr0 \np0 >dit\n" },
  { "<p>one\ntwo</p>\n<div>three<br>four</div>\n", "p0 one two\np0 three/four\n" },
  { "<ul>\n  <li>a\n    <ul><li>b</li></ul>\n  </li>\n</ul>\n\nText\n", "i1 •|a\ni2 •|b\np0 Text\n" },
  { "</ul></li></p>\ntext\n", "p0 text\n" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *blocks = describe (table[i].text);

      g_assert_cmpstr (blocks, ==, table[i].blocks);
    }
}

/* The targets of links are defined anywhere in the notes, and the first definition of a label counts. */
static void
test_references (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("See [one].\n\n## The [first][1]\n(00:10) Two [x][1]\n\n[1]: https://c.d/\n"
                                                       "[One]: https://a.b/\n[one]: https://no/\n", -1, NULL);
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  static const struct { guint entry; guint run; const char *href; } links[] = {
    { 0, 1, "https://a.b/" }, { 1, 1, "https://c.d/" }, { 2, 1, "https://c.d/" },
  };

  g_assert_cmpuint (g_hash_table_size (targets), ==, 2);
  g_assert_false (segue_entry_has_link_targets (segue_episode_get (episode, 1)));
  g_assert_true (segue_entry_has_link_targets (segue_episode_get (episode, segue_episode_get_n_entries (episode) - 1)));
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (segue_episode_get (episode, links[i].entry), targets);
      guint n_runs;
      const SegueMarkupRun *runs = segue_markup_get_runs (segue_blocks_get (blocks, 0)->content, &n_runs);

      g_assert_cmpuint (n_runs, >, links[i].run);
      g_assert_cmpstr (runs[links[i].run].href, ==, links[i].href);
    }
}

/* Definitions of reStructuredText alone, and text that only looks like them. */
static void
test_targets (void)
{
  static const struct { const char *text; guint n; } texts[] = {
    { "See `one`_.\n\n.. _one: https://a.b/\n", 1 }, { "  .. _one: https://a.b/\n.. _two: https://c.d/\n", 2 },
    { ".. _one: https://a.b/\n[two]: https://c.d/\n", 2 }, { "[two]: https://c.d/\n", 1 },
    { ".. one: https://a.b/\n", 0 }, { "See .. _one\n", 0 }, { ".. _one\n", 0 }, { "[two] https://c.d/\n", 0 },
    { "See [two]: https://c.d/\n", 0 }, { "[^1]: https://c.d/\n", 0 }, { "[x]:\n", 0 }, { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i].text, -1, NULL);
      g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);

      g_test_message ("%s", texts[i].text);
      g_assert_cmpuint (g_hash_table_size (targets), ==, texts[i].n);
      g_assert_cmpint (segue_episode_get_n_entries (episode) > 0 &&
                       segue_entry_has_link_targets (segue_episode_get (episode, 0)), ==, texts[i].n > 0);
    }
}

/* Which bytes of an entry are in a block. What is not shown and the lines between blocks are not. */
static void
test_show (void)
{
  static const struct { const char *text; const char *shown; } texts[] = {
    { "One\n", "One" }, { "One\n\nTwo\n", "OneTwo" }, { "<!-- no -->\nOne\n", "One" },
    { "One\n\n<!-- no -->\n\nTwo", "OneTwo" }, { "<!-- no -->\n", "" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (texts[i].text, -1, NULL);
      g_autoptr(GString) shown = g_string_new (NULL);

      for (guint k = 0; k < segue_episode_get_n_entries (episode); k++)
        {
          SegueEntry *entry = segue_episode_get (episode, k);
          g_autoptr(SegueBlocks) blocks = segue_blocks_new (entry, NULL);
          gsize length;
          const char *text = segue_entry_get_text (entry, &length);

          for (gsize at = 0; at < length; at++)
            if (segue_blocks_show (blocks, at) && text[at] != '\n')
              g_string_append_c (shown, text[at]);
          g_assert_false (segue_blocks_show (blocks, length));
        }
      g_assert_cmpstr (shown->str, ==, texts[i].shown);
    }
}

static void
test_random (void)
{
  static const char * const pieces[] = {
    "\n", "\n\n", "- ", "  ", "    ", "1. ", "> ", "# ", "## x\n", "```\n", "~~~", "---\n", "===\n", "| a | b |\n", "|---|---|\n",
    "<ul>", "<li>", "</li>", "</ul>", "<p>", "<pre>", "</pre>", "<!--", "-->", "<br>", "text ", "가나다 ", "**b** ", "[a](b) ",
    "[a]: b://c\n", "0:10 Topic\n", "(00:01:02) 제목\n", "**Section**\n", "\r\n", "\t", ". ", ".. _x: y:z\n", "<blockquote>",
    "+---+---+\n", "+===+===+\n", "|===\n", "| a 2+| b\n", "[source,c]\n", "----\n", "[cols=\"2*\"]\n", "image:a.png[b] ",
    "<h2>", "</h2>", "<hr>", "<img alt='긴 설명\n이다'>", "\\",
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5000; i++)
    {
      guint n_pieces = g_test_rand_int_range (1, 40);
      g_autofree char *blocks = NULL;

      g_string_truncate (text, 0);
      for (guint j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      blocks = describe (text->str);
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
  g_autoptr(SegueEpisode) episode = NULL;
  gint64 start;
  gint64 spent = 0;

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (text, piece);
  episode = segue_reader_read (text->str, text->len, NULL);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autoptr(GHashTable) targets = NULL;
      g_autoptr(SegueBlocks) blocks = NULL;

      start = now ();
      targets = segue_episode_dup_link_targets (episode);
      blocks = segue_blocks_new (segue_episode_get (episode, i), targets);
      spent += now () - start;
      g_assert_nonnull (blocks);
    }
  return spent;
}

static void
test_linear (void)
{
  static const char * const pieces[] = {
    "> ", "- ", "  - a\n", "a\n", "<!--", "<!--\n", "<li>", "<ul>", "<ul><li>a\n", "```\n", "~~~x\n", "| a |\n", "[a]: b:c\n", "[a",
    "<pre>\n", "<p", "* ", "1. ", ">", "text https://a.b\n", "**", "\t", ".. _",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gint64 small = MIN (time_of (pieces[i], 5000), time_of (pieces[i], 5000));
      gint64 large = time_of (pieces[i], 40000);

      if (large > 25 * small + 20000)
        large = MIN (large, time_of (pieces[i], 40000));
      if (large > 25 * small + 20000)
        g_error ("%s: %" G_GINT64_FORMAT " µs, eight times as much: %" G_GINT64_FORMAT " µs", pieces[i], small, large);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/block/table", test_table);
  g_test_add_func ("/block/references", test_references);
  g_test_add_func ("/block/targets", test_targets);
  g_test_add_func ("/block/show", test_show);
  g_test_add_func ("/block/random", test_random);
  g_test_add_func ("/block/linear", test_linear);
  return g_test_run ();
}
