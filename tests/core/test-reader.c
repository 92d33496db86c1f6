/* test-reader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "episode-check.h"
#include "texts.h"

/* One line of notes in each form that shows write, twice, since some forms only count where they are used so. */
typedef struct
{
  const char *first;
  const char *second;
  gint64 start;      /* of the second, in seconds; -1 for none */
  const char *title; /* of the second */
} Form;

static const Form forms[] = {
  { "(00:00:10) One", "(00:03:07) OpenAI의 GPT-5: 새", 187, "OpenAI의 GPT-5: 새" },
  { "(00:00:10) One", "(00:08:08 ) Cursor is rolling out…", 488, "Cursor is rolling out…" },
  { "(00:00:10) One", "( 00:08:08) Blank inside", 488, "Blank inside" },
  { "(00:00:10) One", "(00:08:08) [2603.15031] Attention", 488, "[2603.15031] Attention" },
  { "- (00:06:18) [A](https://a.org)", "- (00:07:00) [Google is](https://g.org/x)", 420, "Google is" },
  { "* **[00:00](#t=00:00)** Hi", "* **[01:01:33](#t=01:01:33)** How many", 3693, "How many" },
  { "- **[00:15](#t=00:15) Hi**", "- **[00:16](#t=00:16) Welcome**", 16, "Welcome" },
  { "32:34 - Tools", "40:00 - Chrome Dev Tools", 2400, "Chrome Dev Tools" },
  { "1:55 - Hi", "2:55 - Scott's new studio", 175, "Scott's new studio" },
  { "04:00 - Hi", "05:00 - **[Rust Compiler](https://r.org)**: ~3x", 300, "Rust Compiler: ~3x" },
  { "12:35 - Hi", "12:36 - `var` vs…", 756, "var vs…" },
  { "11:15 - Hi", "11:16 - .BABY", 676, ".BABY" },
  { "(00:45)\n\nHi", "(00:46)\n\nIntroducing a Guest", 46, "Introducing a Guest" },
  { "- [2:22](#t=2:22) – Hi", "- [2:23](#t=2:23) – The history", 143, "The history" },
  { "* [8:15] Hi", "* [8:16] Mathias lays out the case", 496, "Mathias lays out the case" },
  { "doing it right. (29:54)", "…doing it wrong. (29:55)", 1795, "…doing it wrong." },
  { "- Hi @ 9:41", "- DHH @ 9:42", 582, "DHH" },
  { "Hi [0:10](https://y.be/x?t=10)", "So [0:20](https://y.be/x?t=20)", 20, "So" },
  { "Hi [0:10](https://y.be/x_(y)?t=10)", "So [0:20](https://y.be/x_(y)?t=20)", 20, "So" },
  { "- Hi [0:10](#t=0:10)", "- So [0:20](#t=0:20)", 20, "So" },
  { "Hi: [0:10](https://y.be/x?t=11)", "So: [0:20](https://y.be/x?t=21)", 20, "So" },
  { "- Начало - *00:00:00*.", "- Вступление - *00:01:00*.", 60, "Вступление" },
  { "- [@59:59] - Hi", "- [@1:00:26] - [Rust in Action](https://x.org)", 3626, "Rust in Action" },
  { "- [@11:23]\xC2\xA0- Hi", "- [@11:24]\xC2\xA0- InfluxDB", 684, "InfluxDB" },
  { "#### [@12:03] Part 1", "#### [@12:04] Part 2: Tonic", 724, "Part 2: Tonic" },
  { "- [07:04](https://youtu.be/x?t=424): Hi", "- [07:05](https://youtu.be/x?t=425): Recap", 425, "Recap" },
  { "[00:29](https://b.org/?t=99999999999999999999) Hi", "[00:30](https://b.org/?t=1.9999999999e300) So", 30, "So" },
  { "[00:29](https://b.org/?t=29.2#t=29.20) Hi", "[00:30](https://b.org/?t=30.200167#t=30.20) So", 30, "So" },
  { "00:00-Hi", "00:01-Introduction", 1, "Introduction" },
  { "00:00:00 - Hi", "00:00:30 - Chapter 1", 30, "Chapter 1" },
  { "(00:29) - Hi", "(00:30) - Chapter 2", 30, "Chapter 2" },
  { "0:00: Hi", "0:01: JDX - Tides (Trailerized)", 1, "JDX - Tides (Trailerized)" },
  { "#1 (00:00:00) hi ✘", "#2 (00:10:00) variables ✘", 600, "variables ✘" },
  { "• 0:16 Hi", "• 0:17 So", 17, "So" },
  { "· 0:16 Hi", "· 0:17 So", 17, "So" },
  { "– 0:16 Hi", "– 0:17 So", 17, "So" },
  { "・ 0:16 Hi", "・ 0:17 So", 17, "So" },
  { "⏰ 0:16 Hi", "⏰ 0:17 So", 17, "So" },
  { "🎤 (00:16:55) Hi", "🎤 (00:16:56) Google Cloud", 1016, "Google Cloud" },
  { "01. 00:00 Hi", "02. 00:01 Title", 1, "Title" },
  { "00:00 - 00:24 Hi", "00:24 - 09:24 So", 24, "So" },
  { "[00:00:00 – 00:01:00] Hi", "[00:01:00 – 00:02:00] So", 60, "So" },
  { "### 00:00–00:30 Hi", "### 00:30–00:40 目标设定", 30, "目标设定" },
  { "0:00 00:01 Test 1", "0:02 00:57 double", 2, "00:57 double" },
  { "【00:00-00:05】场景1", "【00:05–00:14】角色", 5, "角色" },
  { "【00:05:29】讲师：你好", "【00:05:30】讲师：好", 330, "讲师：好" },
  { "（00:00）一", "（00:01）二", 1, "二" },
  { "20：00 一", "21：00 二", 1260, "二" },
  { "1h2m3s Hi", "1h2m4s So", 3724, "So" },
  { "6m22s Hi", "6m23s So", 383, "So" },
  { "30:00 Hi", "1:04:14 So", 3854, "So" },
  { "75:10 Hi", "120:00 So", 7200, "So" },
  { "0:01, My dear", "1:08:05, Over Hill", 4085, "Over Hill" },
  { "<li>[00:01:51] - Hi</li>", "<li>[00:01:52] - Рассказ</li>", 112, "Рассказ" },
  { "- 0:00 ~ : Hi", "- 0:10 ~ : 二", 10, "二" },
  { "### Hi(0:00~)", "### これから(1:21:10~)", 4870, "これから" },
  { "<10:10> Hi", "<10:11> So", 611, "So" },
  { "1:00 Hi #c", "00:20:30 Felix aus Kiel #chapter", 1230, "Felix aus Kiel" },
  { "1:00 Hi", "00:20:30 Music: Run! <http://m.org/1?p=2> #c", 1230, "Music: Run!" },
  { "1:00 Hi", "00:20:30 A talk about #metoo", 1230, "A talk about #metoo" },
  { "-- 04:55:33 Omni", "-- 04:55:34 OmniOutliner", 17734, "OmniOutliner" },
  { ". 23:21 Гриды - 5:26", ". 23:31 Что - 5:27", 1411, "Что - 5:27" },
  { "(00:00) Hi", "(--:--:--) Planned", -1, "Planned" },
  { "(00:00:01) Hi", "(01:40:050) Mistyped", -1, "Mistyped" },
  { "[00:15 Hi](https://a.org)", "[00:16 So](https://a.org)", 16, "So" },
};

/* Lines that nothing marks as a list are one where they end in later and later times. Prose, timetables and results are
 * none. */
static void
test_plain_trailing (void)
{
  static const struct { const char *text; guint n_segments; const char *last; } lists[] = {
    { "Intro 00:00\nNews 02:10\nGoodbye 10:12\n", 3, "Goodbye" },
    { "About bees.\n\nIntro - 0:00\n\nNews - 2:10\n\nGoodbye - 1:10:12\n", 3, "Goodbye" },
    { "Intro .......... 00:00\nNews ........... 02:10\nMusic: A - B ... 10:12", 3, "Music: A - B" },
    { "여는 말… 00:00:10\n소식… 00:12:00\n닫는 말… 01:02:33\n", 3, "닫는 말" },
    { "Intro\t00:00\nNews\t02:10\nGoodbye\t10:12\n", 3, "Goodbye" },
    { "Intro 00:00\nNews 02:10\nGoodbye --:--\nMore 10:12\nEnd 11:12\n", 5, "End" },
    { "Intro 00:00\nNews 02:10\nNot a time\nGoodbye 10:12\n", 0, NULL },
    { "- Intro 00:00\n- News 02:10\n- Goodbye 10:12\n- Recorded on 2017-07-29 15:00\n", 3, "Goodbye" },
    { "- Intro 00:00\n- News 02:10\n- Goodbye 10:12\n- Recorded on 22.02.2016 15:00\n", 3, "Goodbye" },
    { "- Intro 00:00\n- News 02:10\n- Goodbye 10:12\n- Recorded on 1/2/16 15:00\n", 3, "Goodbye" },
    { "- Intro 00:00\n- News 02:10\n- Goodbye 10:12\n- Version 1.2.3 15:00\n", 4, "Version 1.2.3" },
    { "Intro 00:00\nNews 02:10\n", 0, NULL },
    { "Monday 10:00\nTuesday 11:00\nFriday 12:30\n", 0, NULL },
    { "We met at 9:30\nand talked until 11:15\nor so.\n", 0, NULL },
    { "Lions 2:10\nBears 0:40\nWolves 1:20\nFoxes 0:30\n", 0, NULL },
    /* where the headings have times, those at the end of sentences say where these were said */
    { "## Intro [00:00]\n\n## News [02:10]\n\n“It rains.” [02:30]\n\n## Goodbye [10:12]\n\n- So it is. [10:15]\n", 3, "Goodbye" },
    { "## Intro [00:00]\n\n## News [02:10]\n\n- Rain [02:30]\n\n## Goodbye [10:12]\n\n- Bees [10:15]\n", 5, "Bees" },
    /* the end behind the start, or the length of a song */
    { "00:00 03:59 Bees\n04:00 07:59 Ropes\n08:00 11:53 Tea\n", 3, "Tea" },
    { "1\t00:00\t03:59\tBees\n2\t04:00\t07:59\tRopes\n3\t08:00\t11:53\tTea\n", 3, "Tea" },
    { "00:00 3:59 Bees\n03:59 4:10 Ropes\n08:09 3:53 Tea\n", 3, "3:53 Tea" },
    { "00:00 05:00 Bees\n01:00 06:00 Ropes\n02:00 07:00 Tea\n", 3, "07:00 Tea" },
    { "00:00 01:05 Bees\n01:00 02:05 Ropes\n02:00 03:00 Tea\n", 3, "Tea" },
    { "00:00 01:06 Bees\n01:00 02:06 Ropes\n02:00 03:00 Tea\n", 3, "03:00 Tea" },
    { "00:00 Bees\n04:00 7:59 of Ropes\n08:00 Tea at 9:00\n", 3, "Tea at 9:00" },
    { "## Intro\n\n- Hi! [00:00]\n- Is it so? [02:30]\n- Bye. [10:15]\n", 3, "Bye." },
    { "(00:00) Intro\n(02:10) News\nAt the inn 03:00\nAt sea 04:00\nAt home 05:00\n", 2, "News" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (lists[i].text, -1, NULL);
      g_autofree char *title = NULL;
      guint n_segments = 0;

      g_test_message ("%s", lists[i].text);
      for (guint j = 0; j < segue_episode_get_n_entries (episode); j++)
        {
          SegueEntry *entry = segue_episode_get (episode, j);

          if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
            continue;
          n_segments++;
          g_free (title);
          title = segue_entry_dup_plain_title (entry);
        }
      g_assert_cmpuint (n_segments, ==, lists[i].n_segments);
      g_assert_cmpstr (title, ==, lists[i].last);
    }
}

static SegueEntry *
last_segment (SegueEpisode *episode)
{
  for (guint i = segue_episode_get_n_entries (episode); i-- > 0;)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
      return segue_episode_get (episode, i);
  return NULL;
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = g_strdup_printf ("Words before.\n\n%s\n%s\n", forms[i].first, forms[i].second);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      SegueEntry *entry = last_segment (episode);
      g_autofree char *title = NULL;

      g_test_message ("%s", forms[i].second);
      g_assert_nonnull (entry);
      title = segue_entry_dup_plain_title (entry);
      g_assert_cmpstr (title, ==, forms[i].title);
      g_assert_cmpint (segue_entry_get_start (entry), ==, forms[i].start < 0 ? SEGUE_TIME_NONE : forms[i].start * 1000);
      g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, 3);
    }
}

/* What looks like a time and is none. */
static void
test_not_segments (void)
{
  static const char *const lines[] = {
    "16:9 is a ratio",
    "We met John 3:16 there",
    "3:15 AM is early",
    "The score was 2:1",
    "published on 06/28/2025",
    "* [BulkSupplements Powder 2:1](http://a.org/2z96vqL)",
    "date: 2026-04-09 12:00",
    ":date: 2011-02-16 15:07",
    "[2603.15031] Attention",
    "GPT-5 and FLUX.1",
    "  * [A show, Sat, Mar 16, 2024, 1:30 PM | Meetup](https://m.org)",
    "see https://youtu.be/x?t=1403",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("Words before.\n%s\nWords after.\n", lines[i]);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);

      g_test_message ("%s", lines[i]);
      g_assert_null (last_segment (episode));
    }
}

typedef struct
{
  guint sections;
  guint segments;
  guint before_section;
} Counts;

static Counts
count (SegueEpisode *episode)
{
  Counts counts = { 0 };

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    switch (segue_entry_get_kind (segue_episode_get (episode, i)))
      {
      case SEGUE_ENTRY_SECTION:
        counts.sections++;
        break;
      case SEGUE_ENTRY_SEGMENT:
        counts.segments++;
        counts.before_section += counts.sections == 0;
        break;
      case SEGUE_ENTRY_TEXT:
        break;
      }
  return counts;
}

static char *
replaced (const char *text,
          const char *pattern,
          const char *replacement)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, replacement, 0, NULL);
}

/* The same notes written in other ways have the same structure. */
static void
check_variants (const char *text,
                guint       sections,
                guint       segments)
{
  g_autofree char *crlf = replaced (text, "\n", "\r\n");
  g_autofree char *bullets = replaced (text, "^\\(", "- (");
  g_autofree char *linked = replaced (text, "^(\\([0-9:]+\\)) (.*)$", "\\1 [\\2](https://example.org/1)");
  g_autofree char *plain = replaced (text, "^\\*\\*(.*)\\*\\*$", "\\1");
  g_autofree char *blank = replaced (text, "^\\(([0-9:]+)\\)", "(\\1 )");
  const char *const variants[] = { text, crlf, bullets, linked, plain, blank };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (variants[i], -1, NULL);
      g_autofree char *back = episode_text (episode);
      Counts counts = count (episode);

      g_test_message ("variant %u", i);
      g_assert_cmpuint (counts.sections, ==, sections);
      g_assert_cmpuint (counts.segments, ==, segments);
      g_assert_cmpuint (counts.before_section, ==, 2);
      g_assert_cmpstr (back, ==, variants[i]);
    }
}

static void
test_variants (void)
{
  check_variants (TEXT_WEEKLY, 2, 7);
}

static void
visit_korean (const char *name,
              const char *text,
              gsize       length,
              gpointer    user_data)
{
  if (!g_str_has_suffix (name, "lastweekin-ai-ko/episode.txt"))
    return;
  check_variants (text, 5, 27);
  *(guint *) user_data += 1;
}

static void
test_korean (void)
{
  guint found = 0;

  if (corpus_foreach (visit_korean, &found) > 0)
    g_assert_cmpuint (found, ==, 1);
}

static void
visit_round_trip (const char *name,
                  const char *text,
                  gsize       length,
                  gpointer    user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, &error);
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) read = g_bytes_new_static (text, length);

  g_assert_no_error (error);
  written = segue_episode_write (episode);
  if (!g_bytes_equal (read, written))
    g_error ("%s comes back changed", name);
  episode_check (episode, name, 0, 0);
}

static void
test_round_trips (void)
{
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    visit_round_trip ("a shipped text", all_texts[i], strlen (all_texts[i]), NULL);
  n = corpus_foreach (visit_round_trip, NULL);
  if (n > 0)
    g_test_message ("%u files of the corpus came back byte for byte", n);
}

static void
test_closing (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT_PLAIN_HEADINGS, -1, NULL);
  guint n = segue_episode_get_n_entries (episode);
  g_autofree char *closing = segue_entry_dup_body (segue_episode_get (episode, n - 1));

  g_assert_cmpint (segue_entry_get_kind (segue_episode_get (episode, n - 1)), ==, SEGUE_ENTRY_TEXT);
  g_assert_cmpstr (closing, ==, "Thanks to all who wrote. See you next week.");
}

static void
test_nested (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT_NESTED, -1, NULL);
  guint child = 5;
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, child));

  g_assert_cmpstr (title, ==, "With a pencil");
  g_assert_cmpuint (segue_episode_get_parent (episode, child), ==, child - 1);
  g_assert_cmpuint (segue_episode_get_depth (episode, child), ==, 3);
  g_assert_cmpuint (segue_episode_get_subtree_end (episode, child - 1), ==, child + 1);
}

/* Two columns of indent make a level. */
static void
test_indents (void)
{
  static const struct { const char *indent; guint parent; } indents[] = {
    { "", G_MAXUINT }, { " ", G_MAXUINT }, { "  ", 1 }, { "   ", 1 }, { "    ", 1 }, { "\t", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    {
      g_autofree char *text = g_strdup_printf ("- 0:00 a\n%s- 1:00 b\n%s  - 2:00 c\n", indents[i].indent, indents[i].indent);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);

      g_test_message ("%s", text);
      g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, 4);
      g_assert_cmpuint (segue_episode_get_parent (episode, 2), ==, indents[i].parent);
      g_assert_cmpuint (segue_episode_get_parent (episode, 3), ==, 2);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    SegueError code;
  } cases[] = {
    { "abc\nd\xE9" "f", -1, SEGUE_ERROR_NOT_UTF8 },
    { "abc\0def", 7, SEGUE_ERROR_NOT_TEXT },
    { "\xFF\xFE" "a\0", 4, SEGUE_ERROR_NOT_UTF8 },
  };
  g_autofree char *large = g_malloc (SEGUE_MAX_BYTES + 1);
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (segue_reader_read (cases[i].bytes, cases[i].length, &error));
      g_assert_error (error, SEGUE_ERROR, (int) cases[i].code);
      g_clear_error (&error);
    }
  g_assert_null (segue_reader_read (cases[0].bytes, -1, &error));
  g_assert_nonnull (strstr (error->message, "Line 2, character 2"));
  g_clear_error (&error);
  memset (large, 'a', SEGUE_MAX_BYTES + 1);
  g_assert_null (segue_reader_read (large, SEGUE_MAX_BYTES + 1, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_clear_error (&error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/forms", test_forms);
  g_test_add_func ("/reader/plain-trailing", test_plain_trailing);
  g_test_add_func ("/reader/not-segments", test_not_segments);
  g_test_add_func ("/reader/variants", test_variants);
  g_test_add_func ("/reader/korean", test_korean);
  g_test_add_func ("/reader/round-trips", test_round_trips);
  g_test_add_func ("/reader/closing", test_closing);
  g_test_add_func ("/reader/nested", test_nested);
  g_test_add_func ("/reader/indents", test_indents);
  g_test_add_func ("/reader/refused", test_refused);
  return g_test_run ();
}
