/* test-front-chapters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <yaml.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-episode-private.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-front-matter.h"
#include "core/json/segue-json-printer.h"
#include "episode-check.h"

/* Chapters in the front matter of notes. */

#define BLOCK "---\n" \
              "title: Épisode 3\n" \
              "chapters: # all of them\n" \
              "  - time: '0:00'\n" \
              "    title: 'It''s \"on\"'\n" \
              "\n" \
              "  # the main part\n" \
              "  - time: '1:05'\n" \
              "    title: 'Two: more'\n" \
              "    url: https://a.example/x\n" \
              "    id: 7\n" \
              "  - time: '2:10'\n" \
              "    title: 'Trois é'\n" \
              "transcriptText:\n" \
              "  - time: '0:01'\n" \
              "    text: Hello\n" \
              "---\n" \
              "Notes\n"

#define NUMBERED "---\npodcast:\n  chapters:\n    1:\n      start: '00:00:00'\n      title: 'One'\n" \
                 "    2:\n      start: '00:00:44'\n      title: Two\n    10:\n      start: '00:01:34'\n" \
                 "      title: 'Three'\n---\nBody\n"

/* Chapters of which some have no time yet. */
#define UNTIMED_BLOCK "---\nchapters:\n  - title: One\n  - title: Two\n    start: '1:05'\n    url: http://a\n  - title: Three\n---\nBody\n"
#define UNTIMED_FLOW "---\nchapters: [{label: One}, {at: 62.5, label: Two}]\n---\n"
#define UNTIMED_JSON "{\n  \"chapters\": [\n    {\n      \"startTime\": 5,\n      \"title\": \"One\"\n    },\n    {\n      \"title\": \"Two\"\n" \
                     "    }\n  ]\n}\nBody\n"
#define UNTIMED_TOML "+++\n[[chapters]]\ntitle = \"One\"\n\n[[chapters]]\ntime = \"1:00\"\ntitle = 'Two'\n\n[params]\na = 1\n+++\nBody\n"

static const char *const texts[] = {
  BLOCK,
  "---\nchapters:\n- start: 0:00\n  title: Plain\n- start: 1:02:03\n  title: yes it is\n  description: |\n    Two\n    lines\n---\n",
  "---\r\nTimestamps:\r\n    - {time: 0, label: One, link: http://a}\r\n    - {time: 62.5, label: \"Two, \\\"three\\\"\"}\r\n---\r\nBody\r\n",
  "---\nchapters: [{startTime: 00:00:00, title: A}, {startTime: 00:01:00, title: B}]\n---\n",
  "---\nepisode:\n  chapters:\n    - title: Part one\n      items:\n        - {time: '0:10', title: One}\n        - {time: '0:20', title: Two}\n"
  "    - title: Part two\n      items:\n        - {time: '0:30', title: Three}\n---\nText\n\n(5:00) Notes segment\n",
  "+++\ntitle = \"x\"\n[[chapters]]\ntime = \"0:00\"\ntitle = \"One\"\n\n[[chapters]]\ntime = \"1:00\" # here\ntitle = 'Two'\nurl = \"http://a\"\n"
  "[params]\na = 1\n+++\nBody\n",
  "{\n  \"title\": \"x\",\n  \"chapters\": [\n    {\n      \"startTime\": 0.0,\n      \"title\": \"One\",\n      \"url\": null\n    },\n"
  "    {\n      \"startTime\": 57.5,\n      \"title\": \"Zw\\u00f6i \\\"x\\\"\"\n    }\n  ]\n}\nBody\n",
  "{\n\"chapters\": [{\"start\":\"00:00:00\", \"title\": \"Intro\"},{\"start\":\"00:00:27\", \"title\": \"Thunder\"}]\n}\n",
  "---\nchapters:\n  - 0:00 Intro\n  - \"1:05 - News, at last\" # said\n  - '2:10 It is'\n---\nBody\n",
  "---\ntimestamps: [\"00:00 Intro\", '01:00 News']\n---\n",
  "+++\ntitle = \"x\"\nchapters = [\n  { time = \"0:00\", title = \"One\" }, # first\n  { time = \"1:00\", title = 'Two', url = \"http://a\" },\n]\n"
  "[params]\na = [1, 2]\n+++\nBody\n",
  "+++\ntags = [\"\"\"a\"\"\"]\n[extra]\nchapters = [\"0:00 One\", '1:00 Two']\n+++\nBody\n",
  "{\n\"chapters\": [\"0:00 One\", \"1:00 Two\"]\n}\nBody\n",
  NUMBERED,
  UNTIMED_BLOCK,
  UNTIMED_FLOW,
  UNTIMED_JSON,
  UNTIMED_TOML,
};

static SegueEpisode *
read (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  episode_check (episode, "front", 0, 0);

  return episode;
}

static void
assert_outline (guint       text,
                const char *wanted)
{
  g_autoptr(SegueEpisode) episode = read (texts[text]);
  g_autofree char *outline = episode_outline (episode, FALSE);

  g_assert_cmpstr (outline, ==, wanted);
}

static void
test_read (void)
{
  assert_outline (0, "0 It's \"on\", 65 Two: more, 130 Trois é");
  assert_outline (1, "0 Plain, 3723 yes it is");
  assert_outline (2, "0 One, 62 Two, \"three\"");
  assert_outline (3, "0 A, 60 B");
  assert_outline (4, "Part one, 10 One, 20 Two, Part two, 30 Three, 300 Notes segment");
  assert_outline (5, "0 One, 60 Two");
  assert_outline (6, "0 One, 57 Zwöi \"x\"");
  assert_outline (7, "0 Intro, 27 Thunder");
  assert_outline (8, "0 Intro, 65 News, at last, 130 It is");
  assert_outline (9, "0 Intro, 60 News");
  assert_outline (10, "0 One, 60 Two");
  assert_outline (11, "0 One, 60 Two");
  assert_outline (12, "0 One, 60 Two");
  assert_outline (13, "0 One, 44 Two, 94 Three");
  assert_outline (14, "One, 65 Two, Three");
  assert_outline (15, "One, 62 Two");
  assert_outline (16, "5 One, Two");
  assert_outline (17, "One, 60 Two");
}

static void
test_body (void)
{
  g_autoptr(SegueEpisode) episode = read (texts[1]);
  g_autofree char *body = segue_entry_dup_body (segue_episode_get (episode, 2));
  g_autoptr(SegueEpisode) block = read (texts[0]);
  g_autofree char *title = segue_front_matter_dup (block, "title");

  g_assert_cmpstr (body, ==, "Two\nlines");
  g_assert_cmpstr (title, ==, "Épisode 3");
}

/* Lists of what was said, lists of other things, and lists that the notes repeat are text. */
static void
test_not_read (void)
{
  const char *const others[] = {
    "---\ntranscriptText:\n- time: '0:00'\n  text: Hello\n---\n", "---\nchapters: 12\n---\n", "---\nchapters:\n  - a\n  - b\n---\n",
    "---\nchapters:\n  - title: only\n---\n", "---\nchapters: [\n---\n", "---\nchapters:\n  - &a {time: 0, title: x}\n  - *a\n---\n",
    "---\nhosts:\n  - name: A\n    start: 2001\n---\n", "---\nchapters:\n  one:\n    start: 0:10\n    title: A\n---\n",
    "---\nyears:\n  1:\n    start: 0:10\n    title: A\n---\n", "---\nchapters:\n  - 0:00 One\n  - Two\n---\n",
    "---\nchapters:\n  - \"0:00 \\u00e9\"\n---\n", "+++\nchapters = [\"0:00 One\", \n+++\n", "+++\nchapters = [{ time = \"0:00\" }]\n+++\n",
  };
  g_autoptr(SegueEpisode) both = read ("---\nchapters:\n  - time: '0:10'\n    title: One\n  - time: '1:10'\n    title: Two\n---\n"
                                       "(0:10) One\n(1:10) Two\n");
  g_autofree char *outline = episode_outline (both, FALSE);

  g_assert_cmpuint (segue_episode_count_list (both), ==, 0);
  g_assert_cmpstr (outline, ==, "10 One, 70 Two");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(SegueEpisode) episode = read (others[i]);

      g_assert_cmpuint (segue_episode_count_list (episode), ==, 0);
    }
}

/* Applies an edit to a text and compares the result. */
static void
assert_text (SegueEpisode *edited,
             const char   *before,
             const char   *old,
             const char   *new)
{
  g_auto(GStrv) parts = g_strsplit (before, old, 2);
  g_autofree char *wanted = g_strjoinv (new, parts);
  g_autofree char *text = episode_text (edited);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpstr (text, ==, wanted);
  segue_episode_unref (edited);
}

static void
test_edits (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) block = read (texts[0]);
  g_autoptr(SegueEpisode) plain = read (texts[1]);
  g_autoptr(SegueEpisode) flow = read (texts[3]);
  g_autoptr(SegueEpisode) toml = read (texts[5]);
  g_autoptr(SegueEpisode) json = read (texts[6]);
  g_autoptr(SegueEpisode) strings = read (texts[8]);
  g_autoptr(SegueEpisode) tables = read (texts[10]);
  g_autoptr(SegueEpisode) numbered = read (NUMBERED);

  assert_text (segue_edit_set_title (block, 2, "Don't", &error), texts[0], "'Two: more'", "'Don''t'");
  assert_text (segue_edit_set_start (block, 3, 3723000, &error), texts[0], "'2:10'", "'1:02:03'");
  assert_text (segue_edit_set_link (block, 2, "", &error), texts[0], "\n    url: https://a.example/x", "");
  assert_text (segue_edit_set_link (block, 3, "http://b", &error), texts[0], "'Trois é'", "'Trois é'\n    url: 'http://b'");
  assert_text (segue_edit_insert_segment (block, 3, SEGUE_TIME_NONE, "New", NULL, &error), texts[0], "  - time: '2:10'",
               "  - time: ''\n    title: 'New'\n    id: 7\n  - time: '2:10'");
  assert_text (segue_edit_remove (block, 3, 1, &error), texts[0], "\n  - time: '2:10'\n    title: 'Trois é'", "");
  assert_text (segue_edit_move (flow, 1, 1, 3, &error), texts[3], "{startTime: 00:00:00, title: A}, {startTime: 00:01:00, title: B}",
               "{startTime: 00:01:00, title: B}, {startTime: 00:00:00, title: A}");
  assert_text (segue_edit_move (block, 3, 1, 1, &error), texts[0],
               "'0:00'\n    title: 'It''s \"on\"'\n\n  # the main part\n  - time: '1:05'\n    title: 'Two: more'\n"
               "    url: https://a.example/x\n    id: 7\n  - time: '2:10'\n    title: 'Trois é'",
               "'2:10'\n    title: 'Trois é'\n\n  # the main part\n  - time: '0:00'\n    title: 'It''s \"on\"'\n  - time: '1:05'\n"
               "    title: 'Two: more'\n    url: https://a.example/x\n    id: 7");
  assert_text (segue_edit_set_title (plain, 1, "no", &error), texts[1], "Plain", "'no'");
  assert_text (segue_edit_insert_segment (flow, 3, 120000, "C", NULL, &error), texts[3], "B}", "B}, {startTime: 00:02:00, title: C}");
  assert_text (segue_edit_set_title (toml, 2, "It's", &error), texts[5], "'Two'", "\"It's\"");
  assert_text (segue_edit_insert_segment (toml, 3, 90000, "C", NULL, &error), texts[5], "url = \"http://a\"\n",
               "url = \"http://a\"\n\n[[chapters]]\ntime = \"1:30\" # here\ntitle = 'C'\n");
  assert_text (segue_edit_set_link (json, 1, "http://a", &error), texts[6], "null", "\"http://a\"");
  assert_text (segue_edit_set_start (json, 2, 60000, &error), texts[6], "57.5", "60.0");
  assert_text (segue_edit_set_title (strings, 2, "No: news", &error), texts[8], "News, at last", "No: news");
  assert_text (segue_edit_insert_segment (strings, 3, 90000, "C", NULL, &error), texts[8], "  - '2:10",
               "  - \"1:30 - C\"\n  - '2:10");
  assert_text (segue_edit_set_start (strings, 3, 3600000, &error), texts[8], "2:10", "1:00:00");
  assert_text (segue_edit_set_title (tables, 2, "It's", &error), texts[10], "'Two'", "\"It's\"");
  assert_text (segue_edit_set_link (tables, 1, "http://b", &error), texts[10], "\"One\" }", "\"One\", url = \"http://b\" }");
  assert_text (segue_edit_insert_segment (tables, 3, 90000, "C", NULL, &error), texts[10], "\"http://a\" },",
               "\"http://a\" }, # first\n  { time = \"1:30\", title = 'C' },");
  assert_text (segue_edit_set_start (numbered, 2, 45000, &error), NUMBERED, "00:00:44", "00:00:45");
  assert_text (segue_edit_set_title (numbered, 3, "It's", &error), NUMBERED, "'Three'", "'It''s'");
  assert_text (segue_edit_remove (numbered, 2, 1, &error), NUMBERED, "\n    2:\n      start: '00:00:44'\n      title: Two", "");
  g_assert_no_error (error);
  g_assert_null (segue_edit_insert_segment (numbered, 3, 60000, "C", NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
}

/* A time is written into an item without one in the way of the other items. */
static void
test_untimed (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) block = read (UNTIMED_BLOCK);
  g_autoptr(SegueEpisode) flow = read (UNTIMED_FLOW);
  g_autoptr(SegueEpisode) json = read (UNTIMED_JSON);
  g_autoptr(SegueEpisode) toml = read (UNTIMED_TOML);

  assert_text (segue_edit_set_start (block, 1, 0, &error), UNTIMED_BLOCK, "title: One", "title: One\n    start: '0:00'");
  assert_text (segue_edit_set_start (block, 3, 3723000, &error), UNTIMED_BLOCK, "title: Three", "title: Three\n    start: '1:02:03'");
  assert_text (segue_edit_set_title (block, 3, "New", &error), UNTIMED_BLOCK, "Three", "New");
  assert_text (segue_edit_remove (block, 1, 1, &error), UNTIMED_BLOCK, "title: One\n  - ", "");
  assert_text (segue_edit_insert_segment (block, 4, 90000, "C", NULL, &error), UNTIMED_BLOCK, "title: Three",
               "title: Three\n  - title: C\n    start: '1:30'");
  assert_text (segue_edit_set_start (flow, 1, 3500, &error), UNTIMED_FLOW, "{label: One}", "{label: One, at: 3.5}");
  assert_text (segue_edit_set_start (json, 2, 90000, &error), UNTIMED_JSON, "\"Two\"", "\"Two\",\n      \"startTime\": 90");
  assert_text (segue_edit_set_start (toml, 1, 7000, &error), UNTIMED_TOML, "\"One\"", "\"One\"\ntime = \"0:07\"");
  g_assert_no_error (error);
}

/* Titles are written without quotes where all versions of YAML read them as the same string. */
static void
test_quotes (void)
{
  static const char *const plain[] = { "One", "a:b", "a#b", "it's", "x - y", "nothing", "say \"a\"", "a, b [c] {d}", "é가", "trueish" };
  static const char *const quoted[] = { "a: b", "a #b", "trailing:", "True", "false", "NULL", "yes", "No", "on", "off", "y", "n" };
  static const char first[] = "-?:,[]{}#&*!|>'\"%@`=<~.+09";
  g_autoptr(SegueEpisode) episode = read (texts[1]);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    assert_text (segue_edit_set_title (episode, 1, plain[i], &error), texts[1], "Plain", plain[i]);
  for (guint i = 0; i < G_N_ELEMENTS (quoted); i++)
    {
      g_autofree char *written = g_strdup_printf ("'%s'", quoted[i]);

      assert_text (segue_edit_set_title (episode, 1, quoted[i], &error), texts[1], "Plain", written);
    }
  for (const char *p = first; *p != '\0'; p++)
    {
      g_autofree char *title = g_strdup_printf ("%cx", *p);
      g_autofree char *written = g_strdup_printf ("'%s%s'", *p == '\'' ? "'" : "", title);

      assert_text (segue_edit_set_title (episode, 1, title, &error), texts[1], "Plain", written);
    }
  g_assert_no_error (error);
}

/* A move between front matter and notes writes the entry anew and keeps its id. */
static void
test_across (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read (texts[4]);
  const guint64 id = segue_entry_get_id (segue_episode_get (episode, 5));
  g_autoptr(SegueEpisode) down = segue_edit_move (episode, 2, 1, segue_episode_get_n_entries (episode), &error);
  g_autofree char *outline = NULL;
  guint index;

  g_assert_no_error (error);
  outline = episode_outline (down, FALSE);
  g_assert_cmpstr (outline, ==, "Part one, 20 Two, Part two, 30 Three, 300 Notes segment, 10 One");
  g_assert_true (segue_episode_find (down, id, &index));
  episode_check (down, "across", 0, 0);
}

/* Segments that are pasted below the list keep their ids where they may and where no other entry has them. */
static void
test_ids (void)
{
  static const guint indices[] = { 2, 3 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = read (texts[0]);
  g_autoptr(GPtrArray) items = segue_edit_collect_many (episode, indices, 2);
  g_autoptr(SegueEpisode) without = segue_edit_remove_many (episode, indices, 2, &error);
  const guint before = segue_episode_get_n_entries (without);

  for (guint i = 0; i < 4; i++)
    {
      SegueEpisode *target = i < 2 ? without : episode;
      const guint place = i < 2 ? before : before + 2;
      g_autoptr(SegueEpisode) pasted = segue_edit_insert_many (target, place, (SegueEntry *const *) items->pdata, 2, i % 2 == 0, &error);

      g_assert_no_error (error);
      episode_check (pasted, "ids", i, 0);
      for (guint j = 0; j < 2; j++)
        {
          SegueEntry *entry = segue_episode_get (pasted, place + j);
          g_autofree char *title = segue_entry_dup_title (entry);
          g_autofree char *copied = segue_entry_dup_title (items->pdata[j]);

          g_assert_cmpstr (title, ==, copied);
          g_assert_cmpint (segue_entry_get_id (entry) == segue_entry_get_id (items->pdata[j]), ==, i == 0);
        }
    }
}

/* Returns what libyaml reads in the front matter: all scalars, a line each. */
static char *
dup_scalars (SegueEpisode *episode)
{
  g_autofree char *text = episode_text (episode);
  const gsize length = segue_front_matter_get_length (episode);
  GString *out = g_string_new (NULL);
  yaml_parser_t parser;
  yaml_event_t event;
  gboolean done = FALSE;

  g_assert_true (yaml_parser_initialize (&parser));
  yaml_parser_set_input_string (&parser, (const guchar *) text, g_strrstr_len (text, length, "---") - text);
  while (!done)
    {
      if (!yaml_parser_parse (&parser, &event))
        g_error ("%s\n%s", parser.problem, text);
      if (event.type == YAML_SCALAR_EVENT)
        g_string_append_printf (out, "[%s]\n", (const char *) event.data.scalar.value);
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete (&event);
    }
  yaml_parser_delete (&parser);

  return g_string_free (out, FALSE);
}

static const char *const words[] = {
  "One", "a: b", "it's", "\"quoted\"", "# no comment", "[x]", "{y}", "- dash", "yes", "12", "말, 씀", "a\\b", "<b>&amp;", "*star*",
  "trailing:", "x #y", "@at", "%p", "| pipe", "~", "null", "1:02", "!tag", "back`tick", "= is", "é\xE2\x80\xA8z",
};

static SegueEpisode *
edit (SegueEpisode  *episode,
      guint          index,
      GRand         *rand,
      char         **written,
      GError       **error)
{
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  const guint before = g_rand_int_range (rand, 1, segue_episode_count_list (episode));
  const gint64 time = g_rand_int_range (rand, 0, 9000) * 1000;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      if (segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SECTION)
        return segue_episode_ref (episode);
      return segue_edit_set_start (episode, index, time, error);
    case 1:
      return segue_edit_remove_many (episode, &index, 1, error);
    case 2:
      return segue_edit_move_many (episode, &index, 1, before, error);
    case 3:
      *written = g_strdup (word);
      return segue_edit_insert_segment (episode, before, time, word, NULL, error);
    case 4:
      return segue_edit_set_link (episode, index, "https://example.org/?a=b#c", error);
    case 5:
      *written = g_strdup (word);
      return segue_edit_set_description (episode, index, word, error);
    default:
      *written = g_strdup (word);
      return segue_edit_set_title (episode, index, word, error);
    }
}

/* Makes random edits. Each changes one stretch that lies in the list, reads back, and is read by libyaml as meant. */
static guint
make_edits (SegueEpisode *first,
            GRand        *rand,
            guint         seed)
{
  g_autoptr(SegueEpisode) episode = segue_episode_ref (first);
  const gboolean is_yaml = segue_episode_get_length (first) > 3 && strncmp (segue_entry_get_text (segue_episode_get (first, 0), NULL), "---", 3) == 0;
  guint n_done = 0;

  for (guint step = 0; step < 20 && segue_episode_count_list (episode) > 2; step++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *written = NULL;
      g_autofree char *tail = NULL;
      g_autofree char *new_tail = NULL;
      const guint n = segue_episode_count_list (episode);
      SegueEpisode *result = edit (episode, g_rand_int_range (rand, 1, n - 1), rand, &written, &error);
      gsize old_end, end;

      if (result == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      episode_check (result, "front", seed, step);
      old_end = segue_front_matter_get_length (episode);
      end = segue_front_matter_get_length (result);
      tail = segue_episode_dup_range (episode, old_end, segue_episode_get_length (episode) - old_end);
      new_tail = segue_episode_dup_range (result, end, segue_episode_get_length (result) - end);
      g_assert_cmpstr (tail, ==, new_tail);
      if (is_yaml && written != NULL && g_ascii_strcasecmp (written, "é\xE2\x80\xA8z") != 0)
        {
          g_autofree char *scalars = dup_scalars (result);
          g_autofree char *line = g_strdup_printf ("[%s]\n", written);

          /* the title can be the end of a string */
          if (strstr (scalars, seed % G_N_ELEMENTS (texts) == 8 || seed % G_N_ELEMENTS (texts) == 9 ? line + 1 : line) == NULL)
            g_error ("seed %u, step %u: no %s in\n%s", seed, step, line, scalars);
        }
      segue_episode_unref (episode);
      episode = result;
      n_done++;
    }

  return n_done;
}

static void
test_random (void)
{
  guint n = 0;

  for (guint seed = 0; seed < 400; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(SegueEpisode) episode = read (texts[seed % G_N_ELEMENTS (texts)]);

      n += make_edits (episode, rand, seed);
    }
  g_test_message ("%u edits", n);
  g_assert_cmpuint (n, >, 3000);
}

static void
edit_file (const char *name,
           const char *text,
           gsize       length,
           gpointer    user_data)
{
  g_autoptr(SegueEpisode) episode = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (length);
  guint *n_files = user_data;

  if (strncmp (text, "---", 3) != 0 && *text != '{' && *text != '+')
    return;
  episode = segue_reader_read (text, length, NULL);
  if (episode == NULL || segue_episode_count_list (episode) == 0)
    return;
  *n_files += 1;
  make_edits (episode, rand, length);
}

static void
test_corpus (void)
{
  guint n_files = 0;

  if (corpus_foreach (edit_file, &n_files) > 0)
    g_test_message ("%u files", n_files);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/front-chapters/read", test_read);
  g_test_add_func ("/front-chapters/untimed", test_untimed);
  g_test_add_func ("/front-chapters/body", test_body);
  g_test_add_func ("/front-chapters/not-read", test_not_read);
  g_test_add_func ("/front-chapters/edits", test_edits);
  g_test_add_func ("/front-chapters/quotes", test_quotes);
  g_test_add_func ("/front-chapters/across", test_across);
  g_test_add_func ("/front-chapters/ids", test_ids);
  g_test_add_func ("/front-chapters/random", test_random);
  g_test_add_func ("/front-chapters/corpus", test_corpus);

  return g_test_run ();
}
