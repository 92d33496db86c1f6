/* test-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-search.h"

#include <string.h>

#include "core/document/segue-history.h"

#include "episode-check.h"
#include "texts.h"

#define CASE SEGUE_PATTERN_CASE
#define WORDS SEGUE_PATTERN_WORDS
#define REGEX SEGUE_PATTERN_REGEX

#define NFD_GA "\xE1\x84\x80\xE1\x85\xA1"                /* 가 */
#define NFD_GAK "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"    /* 각 */
#define NFD_HANGUL "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xB3\xE1\x86\xAF" /* 한글 */
#define NFD_E "e\xCC\x81"

static const struct
{
  const char *pattern;
  SeguePatternFlags flags;
  const char *text;
  const char *found; /* the matches, each in brackets */
} cases[] = {
  /* words as they stand */
  { "soil", 0, "Soil, soil and subsoil", "[Soil][soil][soil]" },
  { "soil", CASE, "Soil, soil and subsoil", "[soil][soil]" },
  { "a.c", 0, "abc a.c", "[a.c]" },
  { "(?:", 0, "a (?: b", "[(?:]" },
  { "\\E", 0, "\\Q\\E", "[\\E]" },
  { "aa", 0, "aaaaa", "[aa][aa]" },
  { "none", 0, "nothing", "" },
  { "x", 0, "", "" },
  /* case */
  { "straße", 0, "Straße STRASSE strasse STRAẞE", "[Straße][STRASSE][strasse][STRAẞE]" },
  { "strasse", 0, "Straße STRASSE", "[Straße][STRASSE]" },
  { "straße", CASE, "Straße straße STRASSE", "[straße]" },
  { "istanbul", 0, "ISTANBUL İstanbul ıstanbul", "[ISTANBUL]" },
  { "İ", 0, "İ I\xCC\x87 i I", "[İ][I\xCC\x87]" },
  { "ΣΊΣΥΦΟΣ", 0, "σίσυφος", "[σίσυφος]" },
  { "журнал", 0, "ЖУРНАЛ", "[ЖУРНАЛ]" },
  { "k", 0, "\xE2\x84\xAA", "[\xE2\x84\xAA]" }, /* the sign of kelvin */
  /* composed and decomposed */
  { "한글", 0, "한글 " NFD_HANGUL, "[한글][" NFD_HANGUL "]" },
  { NFD_HANGUL, CASE, "한글 " NFD_HANGUL, "[한글][" NFD_HANGUL "]" },
  { "가", 0, NFD_GA " " NFD_GAK " 가 각", "[" NFD_GA "][가]" },
  { "caf\xC3\xA9", CASE, "caf\xC3\xA9 caf" NFD_E " cafe", "[caf\xC3\xA9][caf" NFD_E "]" },
  { "cafe", 0, "caf\xC3\xA9 caf" NFD_E " cafe", "[cafe]" },
  { "か", 0, "か\xE3\x82\x99 が か", "[か]" },
  { "❤", 0, "❤\xEF\xB8\x8F", "[❤]" },
  /* widths */
  { "AI: 3", 0, "ＡＩ：　３ ai: 3", "[ＡＩ：　３][ai: 3]" },
  { "ＡＩ", 0, "AI ai", "[AI][ai]" },
  { "AI", CASE, "ＡＩ AI", "[AI]" },
  { "a b", 0, "a\xC2\xA0" "b", "[a\xC2\xA0" "b]" },
  { "1", 0, "① ½ 1", "[1]" },
  /* whole words */
  { "cat", WORDS, "cat, concat cats cat_1 (Cat) cat-like", "[cat][Cat][cat]" },
  { "AI", WORDS, "AI는 AIR AI와 OpenAI 생성AI AI", "[AI][AI][AI][AI]" },
  { "책", WORDS, "책 책은 책에서 책에서는 책들의 책상 책장에 그책 “책”", "[책][책][책][책][책][책]" },
  { "책은", WORDS, "책은 책은행", "[책은]" },
  { "2026", WORDS, "2026년 20261", "[2026]" },
  { "회", WORDS, "7회 회의", "[회][회]" }, /* 의 is a particle, too */
  { "(AI)", WORDS, "인공지능(AI)은 foo(AI)bar", "[(AI)][(AI)]" },
  { "caf\xC3\xA9", WORDS, "caf" NFD_E " caf" NFD_E "s", "[caf" NFD_E "]" },
  { "a|ab", WORDS | REGEX, "ab a abc", "[ab][a]" },
  /* regular expressions */
  { "\\d+:(\\d+)", REGEX, "1:02 and 3:4", "[1:02][3:4]" },
  { "^.", REGEX, "ab\ncd\r\nef\rgh", "[a][c][e][g]" },
  { ".$", REGEX, "ab\ncd\r\nef\rgh", "[b][d][f][h]" },
  { "\\Aab|cd\\z", REGEX, "ab\nab cd\ncd", "[ab][cd]" },
  { "(?<=: )\\w+", REGEX, "title: x\nurl: y", "[x][y]" },
  { "b*", REGEX, "abb", "[][bb][]" },
  { "x*", REGEX, "", "[]" },
  { "", REGEX | CASE, NULL, NULL },
  { "한.", REGEX, "한글 한국", "[한글][한국]" },
  { "HELLO", REGEX, "hello", "[hello]" },
  { "HELLO", REGEX | CASE, "hello", "" },
  { "a # b", REGEX, "a # b", "[a # b]" },
  { "(?x)a b # c", REGEX | WORDS, NULL, NULL },
  { "\\Qa.b", REGEX, "a.b axb", "[a.b]" },
  /* lines */
  { "a\nb", 0, "a\nb a\r\nb a\rb", "[a\nb][a\r\nb][a\rb]" },
  { "a\\Rb", REGEX, "a\r\nb", "[a\r\nb]" },
  { "a\nb", REGEX, "a\nb a\r\nb", "[a\nb]" },
};

static char *
describe (SegueMatches *matches,
          const char   *text)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < segue_matches_get_n (matches); i++)
    {
      const SegueMatch *match = segue_matches_get (matches, i);

      g_string_append_printf (found, "[%.*s]", (int) match->length, text + match->offset);
    }
  return g_string_free (found, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SeguePattern) pattern = NULL;
      g_autoptr(SegueMatches) matches = NULL;
      g_autofree char *found = NULL;

      if (cases[i].text == NULL)
        continue;
      pattern = segue_pattern_new (cases[i].pattern, cases[i].flags, &error);
      g_assert_no_error (error);
      matches = segue_search_text (pattern, cases[i].text, strlen (cases[i].text), NULL, &error);
      g_assert_no_error (error);
      found = describe (matches, cases[i].text);
      if (!g_str_equal (found, cases[i].found))
        g_error ("case %u, “%s” in “%s”: %s instead of %s", i, cases[i].pattern, cases[i].text, found, cases[i].found);
    }
}

/* A pattern goes on while anybody holds it. */
static void
test_shared (void)
{
  SeguePattern *pattern = segue_pattern_new ("b+", SEGUE_PATTERN_REGEX, NULL);
  g_autoptr(SeguePattern) kept = segue_pattern_ref (pattern);

  segue_pattern_unref (pattern);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(SeguePattern) other = segue_pattern_new ("a", 0, NULL);
      g_autoptr(SegueMatches) matches = segue_search_text (kept, "abbcb", 5, NULL, NULL);

      g_assert_cmpuint (segue_matches_get_n (matches), ==, 2);
    }
}

static void
test_syntax (void)
{
  static const struct
  {
    const char *pattern;
    const char *said;
  } wrong[] = {
    { "[a", "At the end" }, { "*a", "At character 1 " }, { "한글(", "At the end" }, { "ab{2,1}c", "At character " },
    { "(?<=a+)b", "At character 1 " }, { ")", "At character 1 " }, { "a)(?:b", "At character 2 " },
    { "(*UTF)a", "This expression" }, { "\\", "At the end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (segue_pattern_new (wrong[i].pattern, SEGUE_PATTERN_REGEX, &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, wrong[i].said) || !g_str_has_suffix (error->message, "."))
        g_error ("“%s”: %s", wrong[i].pattern, error->message);
    }
}

/* Matches further apart, and longer, than what is looked through in one go. */
static void
test_long (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("(?s)<한>.*?</한>|ㅎ+", SEGUE_PATTERN_REGEX, NULL);
  g_autoptr(SegueMatches) matches = NULL;

  for (guint i = 0; i < 30; i++)
    {
      for (guint j = 0; j < i * 37; j++)
        g_string_append (text, "사이 ");
      g_string_append (text, "<한>");
      for (guint j = 0; j < i * 53; j++)
        g_string_append (text, "안\n");
      g_string_append (text, "</한>");
      for (guint j = 0; j <= i * 41; j++)
        g_string_append (text, "ㅎ");
    }
  matches = segue_search_text (pattern, text->str, text->len, NULL, NULL);
  g_assert_cmpuint (segue_matches_get_n (matches), ==, 60);
  for (guint i = 0; i < 30; i++)
    {
      g_assert_cmpuint (segue_matches_get (matches, 2 * i)->length, ==, strlen ("<한></한>") + i * 53 * strlen ("안\n"));
      g_assert_cmpuint (segue_matches_get (matches, 2 * i + 1)->length, ==, (i * 41 + 1) * strlen ("ㅎ"));
    }
}

/* What is looked through in one go may end anywhere. */
static void
test_borders (void)
{
  static const char *const patterns[] = { "\\n^b", "a$", "a\\b", "a(?!b)", "a(?=\\n*b)", "a\\n*\\z|a\\n*^", "(?<=b\\n\\n)a", "\\n+" };

  for (guint n = 1; n < 40; n++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      while (text->len < 6000)
        {
          for (guint i = 0; i < n; i++)
            g_string_append_c (text, 'a');
          g_string_append (text, n % 3 == 0 ? "\nb\n\n" : n % 3 == 1 ? "\n\n\n" : "b");
        }
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          g_autoptr(SeguePattern) pattern = segue_pattern_new (patterns[i], SEGUE_PATTERN_REGEX, NULL);
          g_autoptr(GRegex) regex = g_regex_new (patterns[i], G_REGEX_MULTILINE | G_REGEX_NEWLINE_ANYCRLF, 0, NULL);
          g_autoptr(SegueMatches) matches = segue_search_text (pattern, text->str, text->len, NULL, NULL);
          g_autoptr(GMatchInfo) info = NULL;
          guint k = 0;

          for (g_regex_match (regex, text->str, 0, &info); g_match_info_matches (info); g_match_info_next (info, NULL), k++)
            {
              int start, end;

              g_assert_true (g_match_info_fetch_pos (info, 0, &start, &end));
              g_assert_cmpuint (k, <, segue_matches_get_n (matches));
              g_assert_cmpuint (segue_matches_get (matches, k)->offset, ==, start);
              g_assert_cmpuint (segue_matches_get (matches, k)->length, ==, end - start);
            }
          g_assert_cmpuint (k, ==, segue_matches_get_n (matches));
        }
    }
}

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

static void
test_replace (void)
{
  static const struct
  {
    const char *pattern;
    SeguePatternFlags flags;
    const char *text;
    const char *replacement;
    guint n;
    const char *after;
  } replacements[] = {
    { "soil", 0, "Soil and soil", "earth", 2, "earth and earth" },
    { "soil", 0, "Soil", "\\0 \\1 $1", 1, "\\0 \\1 $1" },
    { "none", 0, "Soil", "earth", 0, "Soil" },
    { "soil", 0, "Soil", "Soil", 1, "Soil" },
    { "(\\d+):(\\d+)", REGEX, "1:02, 3:4", "\\2:\\1", 2, "02:1, 4:3" },
    { "soil", REGEX, "soil Soil", "<\\0>", 2, "<soil> <Soil>" },
    { "(?<a>\\w)(?<b>\\w)", REGEX, "xy", "\\g<b>\\g<a>", 1, "yx" },
    { "(\\w+)", REGEX, "ab cd", "\\u\\1", 2, "Ab Cd" },
    { "책 (\\w+)", REGEX, "책 book", "\\U\\1\\E ab", 1, "BOOK ab" },
    { "\\s", REGEX, "a\r\nb", "", 2, "ab" },
    { "$", REGEX, "a\r\nb", "!", 2, "a!\r\nb!" },
    { "^", REGEX, "a\nb", "- ", 2, "- a\n- b" },
    { "^", REGEX, "a\r\nb", "- ", 2, "- a\r\n- b" },
    { "x*", REGEX, "abc", "-", 4, "-a-b-c-" },
    { "\\s+$", REGEX, "a  \nb\t", "", 2, "a\nb" },
    { "(a)|b", REGEX, "ab", "<\\1>", 2, "<a><>" },
    { "\\n", REGEX, "a\nb", "", 1, "ab" },
    { "(00:00:05) ", 0, "(00:00:05) 가\n(00:00:09) 나\n", "", 1, "가\n(00:00:09) 나\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SeguePattern) pattern = segue_pattern_new (replacements[i].pattern, replacements[i].flags, &error);
      g_autoptr(SegueEpisode) before = read_text (replacements[i].text);
      g_autoptr(SegueEpisode) after = NULL;
      g_autofree char *text = NULL;
      guint n;

      g_assert_no_error (error);
      after = segue_search_replace_all (pattern, before, replacements[i].replacement, &n, NULL, &error);
      g_assert_no_error (error);
      text = episode_text (after);
      g_assert_cmpstr (text, ==, replacements[i].after);
      g_assert_cmpuint (n, ==, replacements[i].n);
      g_assert_true ((before == after) == g_str_equal (text, replacements[i].text));
      episode_check (after, "replace all", 0, i);
    }
}

static void
test_replacement_errors (void)
{
  static const char *const wrong[] = { "\\g<", "\\x{D800}", "\\", "\\x{110000}" };
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("a", SEGUE_PATTERN_REGEX, NULL);
  g_autoptr(SegueEpisode) episode = read_text ("a b a");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      guint n;

      g_assert_null (segue_search_replace_all (pattern, episode, wrong[i], &n, NULL, &error));
      g_assert_nonnull (error);
    }
}

/* What means something in the syntax of a list does not break the list. Other replacements are made. */
static void
test_replace_in_list (void)
{
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("one", SEGUE_PATTERN_CASE, NULL);
  g_autoptr(SegueEpisode) episode =
    read_text ("---\nchapters:\n- start: \"0:10\"\n  title: \"one\"\n- start: \"0:20\"\n  title: \"two\"\n---\nText\n");
  g_autoptr(SegueMatches) matches = segue_search_episode (pattern, episode, NULL, NULL);
  g_autoptr(SegueEpisode) good = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) all_error = NULL;
  gsize end;
  guint n;

  g_assert_cmpuint (segue_episode_count_list (episode), >, 2);
  good = segue_search_replace (pattern, episode, segue_matches_get (matches, 0), "three", &end, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (segue_episode_count_list (good), ==, segue_episode_count_list (episode));
  g_assert_null (segue_search_replace (pattern, episode, segue_matches_get (matches, 0), "o\"n", &end, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
  g_assert_null (segue_search_replace_all (pattern, episode, "o\"n", &n, NULL, &all_error));
  g_assert_error (all_error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
}

/* Notes may grow to their limit, by one replacement or by all. */
static void
test_replace_limit (void)
{
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("x", SEGUE_PATTERN_CASE, NULL);
  g_autoptr(SegueEpisode) episode = read_text ("ax");
  g_autoptr(SegueMatches) matches = segue_search_episode (pattern, episode, NULL, NULL);
  g_autofree char *replacement = g_malloc (SEGUE_MAX_BYTES + 1);
  gsize end;
  guint n;

  memset (replacement, 'b', SEGUE_MAX_BYTES);
  for (gsize i = 79; i < SEGUE_MAX_BYTES; i += 80)
    replacement[i] = '\n';
  replacement[SEGUE_MAX_BYTES] = '\0';
  for (guint excess = 1; excess < 2; excess--)
    {
      g_autoptr(SegueEpisode) one = NULL;
      g_autoptr(SegueEpisode) all = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) all_error = NULL;

      /* one byte stands there already */
      replacement[SEGUE_MAX_BYTES - 1 + excess] = '\0';
      one = segue_search_replace (pattern, episode, segue_matches_get (matches, 0), replacement, &end, &error);
      all = segue_search_replace_all (pattern, episode, replacement, &n, NULL, &all_error);
      if (excess > 0)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
          g_assert_error (all_error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_no_error (all_error);
      g_assert_cmpuint (segue_episode_get_length (one), ==, SEGUE_MAX_BYTES);
      g_assert_cmpuint (segue_episode_get_length (all), ==, SEGUE_MAX_BYTES);
    }
}

/* One after the other, from the end of what was put in. */
static void
test_replace_one (void)
{
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("(\\w)(\\w)?", SEGUE_PATTERN_REGEX, NULL);
  g_autoptr(SegueEpisode) episode = read_text ("ab c de");
  g_autoptr(SegueMatches) matches = segue_search_episode (pattern, episode, NULL, NULL);
  g_autoptr(SegueEpisode) once = NULL;
  g_autoptr(SegueEpisode) stale = NULL;
  g_autofree char *text = NULL;
  gsize end;

  once = segue_search_replace (pattern, episode, segue_matches_get (matches, 0), "<\\2\\1>", &end, NULL);
  text = episode_text (once);
  g_assert_cmpstr (text, ==, "<ba> c de");
  g_assert_cmpuint (end, ==, 4);

  /* what is not there any more stays as it is */
  stale = segue_search_replace (pattern, once, segue_matches_get (matches, 0), "x", &end, NULL);
  g_assert_true (stale == once);
}

static const struct
{
  const char *pattern;
  SeguePatternFlags flags;
  const char *replacement;
} trials[] = {
  { "0", CASE, "1" }, { "0", CASE, "" }, { "(", CASE, "[" }, { ":", CASE, "" }, { "\n", CASE, "\n\n" }, { "\n", CASE, "" }, { "**", CASE, "" },
  { "이", CASE, "그" }, { "물", WORDS, "불" }, { "e", CASE, "" }, { "(\\d\\d):(\\d\\d)", REGEX, "\\2:\\1" },
  { "^", REGEX, "> " }, { "$", REGEX, "!" }, { "^$\\R?", REGEX, "" }, { "\\b", REGEX, "|" }, { "(?s).*", REGEX, "\\0\\0" },
  { "\\w*", REGEX, "\\u\\0" }, { "```", CASE, "" }, { "#", CASE, "" }, { "---", CASE, "" }, { "^\\(?(\\d)", REGEX, "# \\1" },
};

static char *
naive (guint       i,
       const char *text)
{
  const SeguePatternFlags flags = trials[i].flags;
  const GRegexCompileFlags compile = G_REGEX_MULTILINE | G_REGEX_NEWLINE_ANYCRLF | G_REGEX_BSR_ANYCRLF | G_REGEX_CASELESS |
                                     G_REGEX_OPTIMIZE;
  g_autoptr(GRegex) regex = NULL;
  g_auto(GStrv) parts = NULL;

  if (flags & REGEX)
    {
      regex = g_regex_new (trials[i].pattern, compile, 0, NULL);
      return g_regex_replace (regex, text, -1, 0, trials[i].replacement, 0, NULL);
    }
  parts = g_strsplit (text, trials[i].pattern, -1);
  return *text == '\0' ? g_strdup ("") : g_strjoinv (trials[i].replacement, parts);
}

/* Replacing all is what it is on the bytes, one step of the history, and taken back whole. */
static void
replace_and_undo (const char *name,
                  const char *text,
                  gsize       length,
                  gpointer    user_data)
{
  g_autoptr(SegueEpisode) before = segue_reader_read (text, length, NULL);

  if (before == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (trials); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SeguePattern) pattern = segue_pattern_new (trials[i].pattern, trials[i].flags, NULL);
      g_autoptr(SegueEpisode) after = NULL;
      SegueHistory *history = segue_history_new (before);
      g_autofree char *held = NULL;
      g_autofree char *back = NULL;
      guint n;

      after = segue_search_replace_all (pattern, before, trials[i].replacement, &n, NULL, &error);
      /* lists of chapters refuse what would break them */
      if (segue_episode_count_list (before) > 0 && g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK))
        {
          segue_history_free (history);
          continue;
        }
#ifdef __SANITIZE_ADDRESS__
      /* the limit of the time for one expression is for a program without sanitizers */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
        {
          segue_history_free (history);
          continue;
        }
#endif
      g_assert_no_error (error);
      held = episode_text (after);
      /* the naive way knows no whole words, and finds empty matches between the two characters of a line end */
      if (!(trials[i].flags & WORDS) && (strchr (text, '\r') == NULL || strpbrk (trials[i].pattern, "\n$^") == NULL))
        {
          g_autofree char *wanted = naive (i, text);

          if (!g_str_equal (held, wanted))
            g_error ("%s, trial %u: not what the naive way gives", name, i);
        }
      episode_check (after, name, 0, i);
      if (after != before)
        {
          segue_history_push (history, after, "Replace All", NULL, NULL, 0);
          segue_history_undo (history);
        }
      back = episode_text (segue_history_get_episode (history));
      g_assert_cmpstr (back, ==, text);
      segue_history_free (history);
    }
}

static void
test_replace_all_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    replace_and_undo ("text", all_texts[i], strlen (all_texts[i]), NULL);
}

static void
test_corpus (void)
{
  corpus_foreach (replace_and_undo, NULL);
}

/* After an edit the matches are those of a search through all of it. */
static void
test_again (void)
{
  static const char *const pieces[] = { "이", "가이", "\n", "(00:01:00) 이것\n", "", "x", "**이**\n\n", "i", "\r\n", "```\n" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  guint n_again = 0;

  for (guint round = 0; round < 200; round++)
    {
      const SeguePatternFlags flags = g_rand_int_range (rand, 0, 4);
      const char *words = g_rand_boolean (rand) ? "이" : "i";
      g_autoptr(SeguePattern) pattern = segue_pattern_new (words, flags, NULL);
      g_autoptr(SegueEpisode) episode = read_text (all_texts[round % 6]);
      g_autoptr(SegueMatches) matches = segue_search_episode (pattern, episode, NULL, NULL);

      for (guint step = 0; step < 12; step++)
        {
          g_autofree char *text = episode_text (episode);
          const char *from = g_utf8_offset_to_pointer (text, g_rand_int_range (rand, 0, g_utf8_strlen (text, -1) + 1));
          const char *to = *from != '\0' && g_rand_boolean (rand) ? g_utf8_next_char (from) : from;
          const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
          g_autoptr(SegueEpisode) after = segue_episode_splice (episode, from - text, to - from, piece, -1);
          g_autoptr(SegueMatches) fresh = segue_search_episode (pattern, after, NULL, NULL);
          const SegueEpisodeDiff difference = segue_episode_find_difference (episode, after);
          SegueMatches *again = segue_search_again (pattern, matches, episode, after, &difference);

          g_assert_nonnull (again);
          g_assert_cmpuint (segue_matches_get_n (again), ==, segue_matches_get_n (fresh));
          for (guint i = 0; i < segue_matches_get_n (again); i++)
            g_assert_cmpmem (segue_matches_get (again, i), sizeof (SegueMatch), segue_matches_get (fresh, i), sizeof (SegueMatch));
          n_again++;
          segue_matches_unref (matches);
          matches = again;
          segue_episode_unref (episode);
          episode = g_steal_pointer (&after);
        }
    }
  g_assert_cmpuint (n_again, ==, 2400);
}

/* 10,000 segments with a match each: far below a second, and every segment is the same one afterwards. */
static void
test_large (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("흙", 0, NULL);
  g_autoptr(SegueEpisode) before = NULL;
  g_autoptr(SegueEpisode) after = NULL;
  g_autoptr(SegueMatches) matches = NULL;
  guint n;
  gint64 start;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "(%02u:%02u:%02u) 흙 이야기 %u\n무엇을 섞을까 하는 이야기입니다.\n", i / 3600, i / 60 % 60, i % 60, i);
  before = read_text (text->str);
  start = g_get_monotonic_time ();
  matches = segue_search_episode (pattern, before, NULL, NULL);
  g_test_message ("%u matches after %.1f ms", segue_matches_get_n (matches), (g_get_monotonic_time () - start) / 1000.0);
  start = g_get_monotonic_time ();
  after = segue_search_replace_all (pattern, before, "모래", &n, NULL, NULL);
  g_test_message ("%u replaced after %.1f ms", n, (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (n, ==, 10000);
  g_assert_cmpuint (segue_episode_get_n_entries (after), ==, segue_episode_get_n_entries (before));
  for (guint i = 0; i < segue_episode_get_n_entries (after); i++)
    g_assert_cmpuint (segue_entry_get_id (segue_episode_get (after, i)), ==, segue_entry_get_id (segue_episode_get (before, i)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/cases", test_cases);
  g_test_add_func ("/search/shared", test_shared);
  g_test_add_func ("/search/syntax", test_syntax);
  g_test_add_func ("/search/long", test_long);
  g_test_add_func ("/search/borders", test_borders);
  g_test_add_func ("/search/replace", test_replace);
  g_test_add_func ("/search/replacement-errors", test_replacement_errors);
  g_test_add_func ("/search/replace-limit", test_replace_limit);
  g_test_add_func ("/search/replace-one", test_replace_one);
  g_test_add_func ("/search/replace-in-list", test_replace_in_list);
  g_test_add_func ("/search/replace-all-texts", test_replace_all_texts);
  g_test_add_func ("/search/again", test_again);
  g_test_add_func ("/search/large", test_large);
  g_test_add_func ("/search/corpus", test_corpus);

  return g_test_run ();
}
