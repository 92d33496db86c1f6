/* test-linear.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-paste.h"
#include "core/episode/segue-reader.h"
#include "formats/html/segue-html-list.h"
#include "formats/segue-formats.h"
#include "linear.h"
#include "publish/segue-output.h"
#include "rules/segue-rules.h"
#include "transcript/segue-alignment.h"

static const Shape shapes[] = {
  { "round-brackets", "", "(", "00:01 x\n", 100000 },
  { "square-brackets", "", "[", "00:01 x\n", 100000 },
  { "curly-brackets", "", "{", "00:01 x\n", 100000 },
  { "angle-brackets", "", "<", "00:01 x\n", 100000 },
  { "wide-brackets", "", "（", "00:01 x\n", 100000 },
  { "closing-round", "00:01 x ", ")", "\n", 100000 },
  { "closing-square", "00:01 x ", "]", "\n", 100000 },
  { "closing-angle", "00:01 x ", ">", "\n", 100000 },
  { "brackets-in-title", "(00:01) ", "[", "\n", 100000 },
  { "brackets-in-pairs", "(00:01) ", "[a]", "\n", 100000 },
  { "links-in-title", "(00:01) ", "[a](", "\n", 100000 },
  { "links-around-title", "(00:01) [", "a](b)", "\n", 100000 },
  { "escapes-in-title", "(00:01) ", "\\[", "\n", 100000 },
  { "stars-in-title", "(00:01) ", "*_", "\n", 100000 },
  { "tags-in-title", "(00:01) x", "<b>", "\n", 100000 },
  { "tags-of-items", "(00:01) x", " #t", "\n", 100000 },
  { "tags-at-start", "", "<b>", "00:01 x\n", 100000 },
  { "quotes", "", "> ", "x\n", 100000 },
  { "bullets", "", "- ", "x\n", 100000 },
  { "numbers", "", "1. ", "x\n", 100000 },
  { "digits", "", "1", "\n", 200000 },
  { "colons", "1", ":11", "\n", 300000 },
  { "numbers-with-spaces", "", "10 20 30 x\n", "", 40000 },
  { "numbers-with-dots", "00.00 x\n", "01.12 x\n", "", 40000 },
  { "chapters-in-yaml", "---\nchapters:\n", "- time: '0:01'\n  title: 물 x\n", "---\n(0:01) a\n", 20000 },
  { "chapters-in-braces", "---\nchapters: [", "{time: 1, title: x},", "]\n---\n", 20000 },
  { "chapters-in-json", "{\n\"chapters\": [", "{\"start\": 1, \"title\": \"x\"},", "{\"start\": 2, \"title\": \"y\"}]\n}\n", 20000 },
  { "chapters-in-toml", "+++\n", "[[chapters]]\ntime = \"0:01\"\ntitle = \"x\"\n", "+++\n", 20000 },
  { "brackets-in-yaml", "---\nchapters: ", "[", "\n---\n", 100000 },
  { "long-line", "", "word ", "\n", 200000 },
  { "long-line-of-hangul", "", "물과 빛 ", "\n", 100000 },
  { "long-square", "", "[", "", 1000000 },
  { "long-stars", "", "*", "", 1000000 },
  { "long-round", "", "(", "", 1000000 },
  { "long-ticks", "", "`", "", 1000000 },
  { "long-closing", "", ")", "", 1000000 },
  { "long-hashes", "", "#", "", 1000000 },
  { "long-hyphens", "", "-", "", 1000000 },
  { "long-blank", "", " ", "", 1000000 },
  { "blank-lines", "", "\n", "", 100000 },
  { "blank-lines-cr", "", "\r", "", 100000 },
  { "blank-lines-below-stamps", "(00:01)\n(00:02)\n", "\n", "x", 100000 },
  { "stamps", "", "(00:00:01)\n", "", 100000 },
  { "stamps-and-blanks", "", "(00:00:01)\n\n", "", 100000 },
  { "titles-and-blanks", "(00:01) a\n\n", "Title\n\n", "", 100000 },
  { "titles", "", "Title\n", "", 100000 },
  { "titles-over-stamps", "", "Title\n(00:01) x\n\n", "", 50000 },
  { "divided-lines", "", "(00:01) a (00:02) b (00:03) c\n", "", 25000 },
  { "divided-line", "(00:01) a (00:02) b ", "(00:03) c ", "\n", 6000 },
  { "divided-untitled", "(00:01) a (00:02) b (00:03) c\n", "(00:01)", "\n", 9000 },
  { "list-rows", "Start,Title\n", "0:01,a\n", "", 100000 },
  { "list-quotes", "Start,Title\n0:01,", "\"\"", "\n", 300000 },
  { "list-cells", "Start,Title", ",a", "\n", 300000 },
  { "list-labels", "", "1.5\t2.5\ta\n\\\t1.0\t2.0\n", "", 50000 },
  { "list-comments", "", "CHAPTER01=00:00:01.000\nCHAPTER01NAME=a\n", "", 50000 },
  { "list-tracks", "FILE a MP3\n", "TRACK 01 AUDIO\nINDEX 01 00:00:00\n", "", 50000 },
  { "list-subtitles", "", "1\n00:00:01,000 --> 00:00:05,000\na\n\n", "", 50000 },
  { "list-subtitle", "1\n00:00:01,000 --> 00:00:05,000\n", "<a", "\n", 300000 },
  { "list-links", "0:01 a #c ", "<a:", ">\n", 200000 },
  { "list-children", "0:01 a #c\n", "- b\n", "", 200000 },
  { "list-markers", "001 1 V C 00:00:00:00 00:00:00:00 00:00:00:00 00:00:00:00\n", "|M:a\n", "", 200000 },
  { "rules", "", "---\n", "", 25000 },
  { "rules-after-text", "x\n", "---\n", "", 25000 },
  { "front-matter", "---\n", "a: b\n", "", 100000 },
  { "assignments", "", "a = b\n", "", 100000 },
  { "underlines", "", "a\n===\n\n", "", 100000 },
  { "fences", "", "```\n(00:01) x\n", "", 50000 },
  { "comments", "", "<!-- a\n", "", 100000 },
  { "addresses", "", "(00:01) a\nhttps://e.org\n", "", 50000 },
  { "addresses-below-stamp", "(00:01) a\n", "https://e.org\n", "", 50000 },
  { "levels", "", "# a\n## b\n### c\n", "", 50000 },
  { "open-links", "(00:01) x\n", "[a](", "\n", 40000 },
  { "open-links-in-lines", "(00:01) x\n", "[a](\n", "\n", 40000 },
  { "open-images", "(00:01) x\n", "![a](", "\n", 40000 },
  { "open-references", "(00:01) x\n", "[a][", "\n", 40000 },
  { "open-titles", "(00:01) x\n", "[a](b \"", "\n", 40000 },
  { "open-angles", "(00:01) x\n", "[a](<", "\n", 40000 },
  { "open-escapes", "(00:01) x\n", "[a](\\", "\n", 40000 },
  { "open-brackets", "(00:01) x\n[a]", "(", "\n", 50000 },
  { "misspelled-links", "(00:01) x\n", "[a](htp://e.org)\n", "", 20000 },
  { "quoted-links", "(00:01) x\n", "[a](“https://e.org”) ", "\n", 15000 },
  { "same-links", "", "(00:01) [a](https://e.org)\n", "", 15000 },
  { "straight-quotes", "(00:01) x\n", "\"", "\n", 50000 },
  { "curly-quotes", "(00:01) x\n", "[a](b “", "\n", 30000 },
  { "backticks", "(00:01) x\n", "` `` ``` ", "\n", 30000 },
  { "backticks-in-lines", "(00:01) x\n", "`a\n", "", 50000 },
  { "stars-and-words", "(00:01) x\n", "**a* _b ", "\n", 40000 },
  { "tildes", "(00:01) x\n", "~~a ", "\n", 40000 },
  { "entities", "(00:01) x\n", "&notin", "\n", 40000 },
  { "open-tags", "(00:01) x\n", "<a href=\"", "\n", 30000 },
  { "open-items", "<ul>", "<li>a", "\n", 40000 },
  { "items-on-a-line", "<ul>", "<li>00:01 a</li>", "</ul>\n", 25000 },
  { "items-in-lines", "<ul>\n", "<li>00:01 a\n", "", 25000 },
  { "nested-items", "(00:01) x\n", "<ul><li>", "\n", 40000 },
  { "cells", "<table><tr>", "<td>00:01</td><td>a", "\n", 25000 },
  { "breaks", "<p>00:01 a", "<br>", "</p>\n", 40000 },
  { "closing-tags", "<p>00:01 a", "</b>", "\n", 40000 },
  { "bars", "", "|", "\n", 50000 },
  { "drawn-tables", "", "+--+\n|a |\n+==+\n", "", 15000 },
  { "drawn-bars", "+--+\n", "|a|\n", "", 25000 },
  { "tables-of-bars", "", "|===\n", "", 50000 },
  { "open-tables-of-bars", "(00:01) x\n", "[a]\n|===x\n", "", 25000 },
  { "cells-of-bars", "|===\n", "|a\n\n", "|===\n", 30000 },
  { "listings", "", "[source]\n----\n", "", 40000 },
  { "images-of-brackets", "(00:01) x\n", "image:a.", "\n", 40000 },
  { "open-images-of-brackets", "(00:01) x\n", "image:a.b[", "\n", 40000 },
  { "rows", "| Time | a |\n|---|---|\n", "| 00:01 | a |\n", "", 20000 },
  { "wide-row", "", "| 00:01 ", "|\n", 25000 },
  { "ranges", "", "00:01 - 00:02 ", "\n", 25000 },
  { "ranges-in-lines", "", "a (00:01 - 00:02)\n", "", 20000 },
  { "from-words", "", "from ", "00:01 a\n", 40000 },
  { "labels", "", "chapter 1 ", "00:01 a\n", 30000 },
  { "direction-marks", "", "\xE2\x80\x8E", "00:01 a\n", 40000 },
  { "mistyped-stamps", "", "(00:99) a\n", "", 25000 },
  { "frames", "", "00:00:01:10 a\n", "", 20000 },
  { "falling-stamps", "", "(00:09) a\n(00:07) b\n", "", 12500 },
  { "transcript", "", "**0:21** the words that somebody said\n\n", "", 10000 },
  { "full-stops", "(00:01) y\n", ".", "x\n", 1000000 },
  { "parameters", "(00:01) y\nb https://e.org/?", "&", "\n", 1000000 },
  { "repeated-words", "(00:01) x\n", "the ", "\n", 40000 },
};

/* What is done with a text of a shape. The CPU time of @use counts. */
typedef struct _Task Task;

struct _Task
{
  const char *name;
  guint divisor; /* of the sizes of the shapes, for what takes longer */
  void (*use) (const Task   *self,
               const char   *text,
               gsize         length,
               SegueEpisode *episode);
  const SegueFormat *format; /* the format to write, or NULL */
};

/* Reads the text, and changes it at the start, in the middle and at the end. */
static void
read_and_splice (const Task   *self G_GNUC_UNUSED,
                 const char   *text,
                 gsize         length,
                 SegueEpisode *ignored G_GNUC_UNUSED)
{
  static const char *const pieces[] = { "x", "`", "\n", "(00:05) " };
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint place = 0; place < 3; place++)
      {
        gsize offset = place * (length / 2);
        g_autoptr(SegueEpisode) spliced = NULL;

        while (((guchar) text[offset] & 0xC0) == 0x80)
          offset--;
        spliced = segue_episode_splice (episode, offset, 0, pieces[i], -1);
      }
}

static void
check (const Task   *self G_GNUC_UNUSED,
       const char   *text G_GNUC_UNUSED,
       gsize         length G_GNUC_UNUSED,
       SegueEpisode *episode)
{
  g_autoptr(GPtrArray) problems G_GNUC_UNUSED = segue_rules_check_full (episode, SEGUE_CHECK_STYLE);
}

static void
write_format (const Task   *self,
              const char   *text G_GNUC_UNUSED,
              gsize         length G_GNUC_UNUSED,
              SegueEpisode *episode)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = self->format->write (self->format, episode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* Pastes the text as a list below a segment. The notes refuse some of the shapes. */
static void
paste (const Task   *self G_GNUC_UNUSED,
       const char   *text,
       gsize         length,
       SegueEpisode *ignored G_GNUC_UNUSED)
{
  g_autoptr(SegueEpisode) notes = segue_reader_read ("(00:00:10) Opening\n", -1, NULL);
  g_autoptr(SeguePaste) list = segue_paste_read (text, length);
  g_autoptr(SegueEpisode) edited G_GNUC_UNUSED = NULL;

  edited = segue_paste_insert (list, SEGUE_PASTE_DESCRIPTIONS, notes, segue_episode_get_n_entries (notes), NULL);
}

/* Reads the text as HTML from the clipboard, without plain text to compare it with. */
static void
read_html_list (const Task   *self G_GNUC_UNUSED,
                const char   *text,
                gsize         length,
                SegueEpisode *ignored G_GNUC_UNUSED)
{
  g_autofree char *list G_GNUC_UNUSED = segue_html_list_read (text, length, NULL);
}

/* Gives each segment a title of a list. The notes refuse some of the titles. */
static void
paste_titles (const Task   *self G_GNUC_UNUSED,
              const char   *text G_GNUC_UNUSED,
              gsize         length G_GNUC_UNUSED,
              SegueEpisode *episode)
{
  g_autoptr(GArray) segments = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GString) titles = g_string_new (NULL);
  g_autoptr(SeguePaste) list = NULL;
  g_autoptr(SegueEpisode) edited G_GNUC_UNUSED = NULL;
  guint n_set;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
      {
        g_array_append_val (segments, i);
        g_string_append (titles, "Title\n");
      }
  list = segue_paste_read (titles->str, titles->len);
  edited = segue_paste_set_titles (list, episode, (const guint *) (gpointer) segments->data, segments->len, &n_set, NULL);
}

static void
write_chapters (const Task   *self G_GNUC_UNUSED,
                const char   *text G_GNUC_UNUSED,
                gsize         length G_GNUC_UNUSED,
                SegueEpisode *episode)
{
  static const SegueFormat *const formats[] = {
    &segue_format_json_chapters, &segue_format_psc, &segue_format_mp4chaps, &segue_format_webvtt, &segue_format_ffmetadata,
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_bytes_unref (formats[i]->write (formats[i], episode, NULL));
}

/* Reads the text in the syntaxes of all lists of chapters. Most refuse most shapes. */
static void
read_lists (const Task   *self G_GNUC_UNUSED,
            const char   *text,
            gsize         length,
            SegueEpisode *ignored G_GNUC_UNUSED)
{
  guint n;
  const SegueFormat *const *formats = segue_formats_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (formats[i]->syntax != NULL)
      {
        g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem));
        const SegueSyntax *syntax = formats[i]->syntax;
        SegueSyntaxList list = { .items = items };

        formats[i]->probe (formats[i], text, length);
        syntax->scan (syntax, text, length, &list, NULL);
        for (guint j = 0; j < items->len; j++)
          {
            const SegueSpan title = g_array_index (items, SegueSyntaxItem, j).fields[SEGUE_SYNTAX_TITLE];

            g_free (syntax->decode (syntax, SEGUE_SYNTAX_TITLE, text + title.offset, title.length));
          }
      }
}

/* All targets, with settings that change every text. */
static void
publish (const Task   *self G_GNUC_UNUSED,
         const char   *text G_GNUC_UNUSED,
         gsize         length G_GNUC_UNUSED,
         SegueEpisode *episode)
{
  g_autoptr(GVariant) values = g_variant_parse (G_VARIANT_TYPE_VARDICT,
                                                "{'descriptions': <'first-sentence'>, 'plain-quotes': <true>, 'drop-tracking': <true>, "
                                                "'links': <false>, 'left-out': <['a', '<b>']>, 'left-out-parts': <['body:x']>}",
                                                NULL, NULL, NULL);
  const SegueTarget *const *targets;
  guint n;

  targets = segue_targets_get_all (&n);
  for (guint i = 0; i < 2 * n; i++)
    {
      g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (targets[i / 2], i % 2 == 0 ? NULL : values);

      segue_output_unref (segue_output_new (settings, episode));
    }
}

static const Task tasks[] = {
  { NULL, 1, read_and_splice },
  { "rules", 16, check },
  { "json", 16, write_format, &segue_format_json },
  { "plain", 16, write_format, &segue_format_plain },
  { "markdown", 16, write_format, &segue_format_markdown },
  { "html", 16, write_format, &segue_format_html },
  { "chapters", 16, write_chapters },
  { "publish", 64, publish },
  { "paste", 16, paste },
  { "titles", 16, paste_titles },
  { "html-list", 16, read_html_list },
  { "lists", 16, read_lists },
};

/* A task with a text of one shape. */
typedef struct
{
  const Task *task;
  const Shape *shape;
} Case;

static double
measure_case (gconstpointer data,
              guint         n)
{
  const Case *measured = data;
  g_autofree char *text = make_text (measured->shape, n);
  const gsize length = strlen (text);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 2; i++)
    {
      double start = now ();

      measured->task->use (measured->task, text, length, episode);
      best = MIN (best, now () - start);
    }
  return best;
}

static void
test_case (gconstpointer data)
{
  const Case *measured = data;

  expect_linear (measured->shape->name, measured, measured->shape->n / measured->task->divisor, measure_case);
}

/* Adds the tests of one task, with all shapes. */
static void
add_task (const Task *task)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const Case measured = { task, &shapes[i] };
      g_autofree char *path = task->name != NULL ? g_strconcat ("/linear/", task->name, "/", shapes[i].name, NULL)
                                                 : g_strconcat ("/linear/", shapes[i].name, NULL);

      g_test_add_data_func_full (path, g_memdup2 (&measured, sizeof measured), test_case, g_free);
    }
}

/* Times that cannot be read. The other rules cost so much that only many of them show what a search beyond them costs. */
static void
test_unread_times (void)
{
  static const Shape shape = { "unread-times", "(00:01) x\n", "(1000:00:00) a\n", "(00:02) x\n", 40000 };
  const Task rules = { "rules", 1, check };
  const Case measured = { &rules, &shape };

  test_case (&measured);
}

/* Lines that all give way to others: which entry is which of the old ones? */
typedef struct
{
  const char *name;
  const char *from; /* a number follows */
  const char *to;
  guint modulo; /* of the numbers in the new lines */
} Swap;

static const Swap swaps[] = {
  { "sections-to-segments", "## Part ", "- 00:10 Topic ", 1000000 },
  { "segments-to-sections", "- 00:10 Topic ", "## Part ", 1000000 },
  { "titles-to-others", "- 00:10 Topic ", "- 00:20 Other ", 1000000 },
  { "titles-to-twins", "- 00:10 Topic ", "- 00:10 Topic ", 10 },
  { "both-to-segments", "## Part\n- 00:10 Topic ", "- 00:20 Other ", 1000000 },
};

static GString *
make_lines (const char *line,
            guint       modulo,
            guint       n)
{
  GString *text = g_string_new ("Notes\n\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u\n", line, i % modulo);
  return text;
}

static double
measure_swap (gconstpointer data,
              guint         n)
{
  const Swap *swap = data;
  g_autoptr(GString) from = make_lines (swap->from, G_MAXUINT, n), to = make_lines (swap->to, swap->modulo, n);
  g_autoptr(SegueEpisode) episode = segue_reader_read (from->str, from->len, NULL);
  double start = now (), used;
  g_autoptr(SegueEpisode) spliced = segue_episode_splice (episode, 0, from->len, to->str, to->len);
  g_autoptr(SegueEpisode) back G_GNUC_UNUSED = segue_episode_splice (spliced, 0, to->len, from->str, from->len);

  used = now () - start;
  g_assert_cmpuint (segue_episode_get_n_entries (spliced), >, n);
  return used;
}

static void
test_swap (gconstpointer data)
{
  const Swap *swap = data;

  expect_linear (swap->name, swap, 10000, measure_swap);
}

/* Files of chapters. They need not be valid: what is refused must be refused in linear time. */
static const struct
{
  const SegueFormat *format;
  Shape shape;
} lists[] = {
  { &segue_format_psc, { "chapters", "<psc:chapters>", "<psc:chapter start='0' title='a&amp;b' href='c'/>\n", "</psc:chapters>", 20000 } },
  { &segue_format_psc, { "attributes", "<psc:chapters><psc:chapter ", "a='b' ", "/></psc:chapters>", 20000 } },
  { &segue_format_psc, { "elements", "<rss>", "<a xmlns:b='c'/>", "</rss>", 20000 } },
  { &segue_format_psc, { "references", "<psc:chapters><psc:chapter title='", "&lt;", "'/></psc:chapters>", 100000 } },
  { &segue_format_yaml, { "items", "chapters:\n", "- time: 0:01\n  title: a\n", "", 20000 } },
  { &segue_format_yaml, { "names", "", "chapters:\n", "", 50000 } },
  { &segue_format_psc, { "comments", "", "<!-- -", "<psc:chapters/>", 100000 } },
  { &segue_format_psc, { "quotes", "<a ", "'\"", "/>", 100000 } },
  { &segue_format_matroska, { "atoms", "<Chapters><EditionEntry>", "<ChapterAtom><ChapterTimeStart>00:01</ChapterTimeStart></ChapterAtom>",
                              "</EditionEntry></Chapters>", 20000 } },
  { &segue_format_matroska, { "editions", "<Chapters>", "<EditionEntry><ChapterAtom/></EditionEntry>", "</Chapters>", 20000 } },
  { &segue_format_matroska, { "sections", "<Chapters><EditionEntry>", "<ChapterAtom><ChapterString>", "", 20000 } },
  { &segue_format_matroska, { "cdata", "<Chapters><EditionEntry><ChapterAtom><ChapterString>", "<![CDATA[]]>",
                              "</ChapterString></ChapterAtom></EditionEntry></Chapters>", 50000 } },
  { &segue_format_json_chapters, { "objects", "{\"chapters\":[{}", ",{\"startTime\":1.5,\"title\":\"a\\n\"}", "]}", 20000 } },
  { &segue_format_json_chapters, { "nested", "{\"chapters\":", "[{\"a\":", "", 50000 } },
  { &segue_format_json_chapters, { "quotes", "{\"chapters\":[{\"title\":\"", "\\\"", "\"}]}", 50000 } },
  { &segue_format_webvtt, { "cues", "WEBVTT\n", "\n00:10.000 --> 00:20.000\na\n", "", 20000 } },
  { &segue_format_webvtt, { "arrows", "WEBVTT\n", "-->\n", "", 50000 } },
  { &segue_format_webvtt, { "tags", "WEBVTT\n\n00:10.000 --> 00:20.000\n", "<&", "\n", 50000 } },
  { &segue_format_webvtt, { "lines", "WEBVTT\n\n", "a\n", "", 50000 } },
  { &segue_format_ffmetadata, { "chapters", ";FFMETADATA1\n", "[CHAPTER]\nSTART=1\ntitle=a\\=b\n", "", 20000 } },
  { &segue_format_ffmetadata, { "backslashes", ";FFMETADATA1\n[CHAPTER]\ntitle=", "\\", "\n", 100000 } },
  { &segue_format_ffmetadata, { "joined", ";FFMETADATA1\n[CHAPTER]\ntitle=", "\\\n", "\n", 100000 } },
  { &segue_format_fcpxml, { "markers", "<fcpxml><sequence><spine>", "<gap><marker start='1/2s' value='a'/></gap>", "</spine></sequence></fcpxml>", 20000 } },
  { &segue_format_fcpxml, { "clips", "<fcpxml><sequence><spine>", "<clip offset='1s'>", "", 20000 } },
  { &segue_format_otio, { "markers", "{\"OTIO_SCHEMA\":\"Timeline.1\",\"tracks\":{\"markers\":[{}", ",{\"name\":\"a\"}", "]}}", 20000 } },
  { &segue_format_otio, { "clips", "{\"OTIO_SCHEMA\":\"Timeline.1\",\"tracks\":{\"children\":[{}", ",{\"markers\":[{}]}", "]}}", 20000 } },
  { &segue_format_apple_chapters, { "chapters", "<chapters>", "<chapter starttime='1'><title>a</title></chapter>", "</chapters>", 20000 } },
  { &segue_format_timed_text, { "samples", "<TextStream>", "<TextSample sampleTime='1' text='a'/>", "</TextStream>", 20000 } },
  { &segue_format_hindenburg, { "markers", "<Session><Markers>", "<Marker Type='Chapter' Time='1'/>", "</Markers></Session>", 20000 } },
};

static double
measure_list (gconstpointer data,
              guint         n)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = make_text (&lists[i].shape, n);
  const gsize length = strlen (text);
  double start = now ();
  g_autoptr(SegueEpisode) episode = segue_format_read (lists[i].format, text, length, NULL);

  lists[i].format->probe (lists[i].format, text, length);
  for (guint j = 0; episode != NULL && j < segue_episode_get_n_entries (episode); j++)
    g_free (segue_entry_dup_plain_title (segue_episode_get (episode, j)));

  return now () - start;
}

static void
test_list (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);

  expect_linear (lists[i].shape.name, data, lists[i].shape.n, measure_list);
}

/* Transcripts, in all notations. */
static const Shape transcripts[] = {
  { "cues", "WEBVTT\n", "\n00:10.000 --> 00:20.000\n<v A>a &amp; b\n", "", 20000 },
  { "rolling", "WEBVTT\n", "\n00:10.000 --> 00:10.100\na\nb\n", "", 20000 },
  { "cue-lines", "WEBVTT\n\n00:10.000 --> 00:20.000\n", "<v a\n", "", 50000 },
  { "sentences", "WEBVTT\n\n00:10.000 --> 90:20.000\n", "Ab cd, ef. ", "\n", 50000 },
  { "objects", "{\"segments\":[{\"start\":0,\"text\":\"a\"}", ",{\"start\":1.5,\"text\":\"a\\n\"}", "]}", 20000 },
  { "turns", "", "[00:01] Anna: Hello\n", "", 20000 },
  { "turn-lines", "00:01\na\n00:02\nb\n00:03\n", "Anna\n", "", 50000 },
  { "rows", "start\ttext\n", "1000\thello\n", "", 20000 },
  { "quotes", "start,text\n1,\"", "\"\"", "", 100000 },
  { "tags", "<html>", "<p", "", 100000 },
  { "hidden", "<html>", "<script><", "", 50000 },
  { "plain", "", "Anna: Hello there.\n", "", 20000 },
  { "thai", "", "สวัสดีครับ", "", 20000 },
};

static double
measure_transcript (gconstpointer data,
                    guint         n)
{
  g_autofree char *text = make_text (data, n);
  double start = now ();
  g_autoptr(SegueTranscript) transcript = segue_transcript_new_from_data (text, strlen (text), SEGUE_TIME_NONE, NULL);
  const SegueWanted wanted = { .title = (char *) "Hello there", .start = SEGUE_TIME_NONE };

  if (transcript != NULL)
    segue_alignment_unref (segue_alignment_new (transcript, &wanted, 1, SEGUE_TIME_NONE, NULL, NULL));

  return now () - start;
}

static void
test_transcript (gconstpointer data)
{
  const Shape *shape = data;

  expect_linear (shape->name, shape, shape->n, measure_transcript);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    add_task (&tasks[i]);
  g_test_add_func ("/linear/rules/unread-times", test_unread_times);
  for (guint i = 0; i < G_N_ELEMENTS (swaps); i++)
    {
      g_autofree char *path = g_strconcat ("/linear/", swaps[i].name, NULL);

      g_test_add_data_func (path, &swaps[i], test_swap);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/linear/lists/%s-%s", lists[i].format->id, lists[i].shape.name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_list);
    }
  for (guint i = 0; i < G_N_ELEMENTS (transcripts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/linear/transcripts/%s", transcripts[i].name);

      g_test_add_data_func (path, &transcripts[i], test_transcript);
    }
  return g_test_run ();
}
