/* test-json-edits.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "episode-check.h"
#include "formats/segue-formats.h"
#include "texts.h"

/* Edits made in the JSON by hand, by changing its text, and what becomes of the notes. */

/* @text with @from, which stands there once, replaced. */
static char *
with (const char *text,
      const char *from,
      const char *to)
{
  const char *found = strstr (text, from);
  g_autofree char *head = NULL;

  if (found == NULL || strstr (found + 1, from) != NULL)
    g_error ("“%s” is not there once:\n%s", from, text);
  head = g_strndup (text, found - text);
  return g_strconcat (head, to, found + strlen (from), NULL);
}

static char *
to_json (const char *text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = segue_format_write (&segue_format_json, episode, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
from_json (const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json, json, strlen (json), &error);

  if (episode == NULL)
    g_error ("%s\n%s", error->message, json);
  episode_check (episode, "edited JSON", 0, 0);
  return episode_text (episode);
}

typedef struct
{
  const char *text;
  const char *json_from;
  const char *json_to;
  const char *from;
  const char *to;
} Case;

#define RANGES "0:00 - 0:30 one\n0:30 - 1:00 two\n1:00 - 1:10 three\n"
#define MISTYPED "(00:10) a\n(00:75) b\n(01:40) c\n"
#define SHORT "(00:10) [a](x)\nd\n(00:20) b\n"
#define CRLF "**A**\r\n(00:10) a\r\nbody\r\nmore\r\n(00:20) b\r\n"
#define MIXED "(00:10) a\nbody\r\nmore\n(00:20) b\n"
#define FRONT \
  "---\nchapters:\n  - start: \"00:00:00\"\n    title: \"t\\u0061\"\n    description: \"d\\u0061\"\n  - start: \"00:05:00\"\n" \
  "    title: b\n---\nText\n"
#define FRONT_BLANK "---\nchapters:\n  - start: \"00:00:00\"\n    title: a\n    url: \"https://e.org/a b\"\n---\nText\n"
#define FRONT_LINK "---\nchapters:\n  - start: \"00:00:00\"\n    title: a\n    url: \"https://e.org/\\u0061\"\n---\nText\n"

static const Case cases[] = {
  { TEXT_WEEKLY, "\"00:26:35.000\"", "\"00:26:36.000\"", "(00:26:35)", "(00:26:36)" },
  { TEXT_WEEKLY, "\"00:26:35.000\"", "\"26:36\"", "(00:26:35)", "(00:26:36)" },
  { TEXT_WEEKLY, "\"01:02:12.000\"", "null", "(01:02:12)", "(--:--:--)" },
  { TEXT_WEEKLY, "\"title\": \"아침 물주기\"", "\"title\": \"\\uc544침\"", "아침 물주기", "아침" },
  { TEXT_WEEKLY, "\"title\": \"물과 빛(Water & Light)\"", "\"title\": \"물\"", "물과 빛(Water & Light)", "물" },
  { TEXT_WEEKLY, "\"description\": \"다음 주에 만나요.\"", "\"description\": \"안녕\\n또 봐요\"", "다음 주에 만나요.", "안녕\n또 봐요" },
  { TEXT_WEEKLY, "\"description\": \"다음 주에 만나요.\"", "\"description\": \"\"", "\n다음 주에 만나요.", "" },
  { TEXT_WEEKLY, "      \"description\": \"다음 주에 만나요.\",\n", "", "\n다음 주에 만나요.", "" },
  { TEXT_WEEKLY, "\"description\": \"다음 주에 만나요.\"", "\"description\": \"\\n\\n다음\\n \\n\"", "다음 주에 만나요.", "다음" },
  { TEXT_WEEKLY, "\"title\": \"여는 말\"", "\"title\": \"여는 말\", \"description\": \"안녕\"", "여는 말\n", "여는 말\n안녕\n" },
  { TEXT_WEEKLY, "\"title\": \"여는 말\"", "\"title\": \"여는 말\", \"link\": \"https://e.org/a_(b)\"", "여는 말", "[여는 말](https://e.org/a_(b))" },
  { TEXT_MARKDOWN, "\"link\": \"https://example.org/spades\"", "\"link\": \"https://e.org\"", "https://example.org/spades", "https://e.org" },
  { TEXT_MARKDOWN, "\"link\": \"https://example.org/spades\"", "\"link\": null", "[Spades](https://example.org/spades)", "Spades" },
  { TEXT_MARKDOWN, "      \"link\": \"https://example.org/spades\",\n", "", "[Spades](https://example.org/spades)", "Spades" },
  { TEXT_MARKDOWN, "\"00:02:12.000\"", "\"01:02:12.000\"", "**[02:12](#t=02:12)**", "**[01:02:12](#t=01:02:12)**" },
  { TEXT_MARKDOWN, "\"text\": \"- [The garden]", "\"text\": \"- a list\\n- [The garden]", "- [The garden]", "- a list\n- [The garden]" },
  { RANGES, "\"end\": \"00:01:00.000\"", "\"end\": \"00:00:50.000\"", "0:30 - 1:00", "0:30 - 0:50" },
  { RANGES, "\"start\": \"00:00:30.000\",\n      \"end\": \"00:01:00.000\"", "\"start\": \"00:01:30.000\",\n      \"end\": \"00:02:00.000\"", "0:30 - 1:00", "1:30 - 2:00" },
  { MISTYPED, "\"startText\": \"00:75\"", "\"startText\": \"01:15\"", "00:75", "01:15" },
  { MISTYPED, "\"start\": null", "\"start\": \"00:01:15.000\"", "00:75", "01:15" },
  { SHORT, "\"title\": \"a\"", "\"title\": \"\\u0061\"", "", "" },
  { SHORT, "\"title\": \"a\"", "\"title\": \"\\u0062\"", "[a]", "[b]" },
  { SHORT, "\"link\": \"x\"", "\"link\": null", "[a](x)", "a" },
  { SHORT, "\"description\": \"d\"", "\"description\": null", "d\n", "" },
  { CRLF, "\"body\\nmore\"", "\"body\\nless\\r\\nleast\"", "more", "less\r\nleast" },
  { CRLF, "\"newline\": \"\\r\\n\"", "\"newline\": \"\\r\\n\", \"x\": 1", "", "" },
  { MIXED, "\"title\": \"a\"", "\"title\": \"z\"", "(00:10) a", "(00:10) z" },
  { MIXED, "\"00:00:20.000\"", "\"00:00:21.000\"", "(00:20)", "(00:21)" },
  /* a value that does not change is kept as it is written */
  { FRONT, "\"title\": \"b\"", "\"title\": \"\\u0062\"", "", "" },
  { FRONT, "\"title\": \"b\"", "\"title\": \"c\"", "title: b", "title: c" },
  { FRONT_LINK, "\"title\": \"a\"", "\"title\": \"\\u0061\"", "", "" },
  { FRONT_LINK, "\"https://e.org/a\"", "\"https://e.org/b\"", "\"https://e.org/\\u0061\"", "\"https://e.org/b\"" },
  { FRONT_LINK, "\"https://e.org/a\"", "\"https://e.org/\\\\u0061\"", "\"https://e.org/\\u0061\"", "\"https://e.org/\\\\u0061\"" },
  { FRONT_BLANK, "\"title\": \"a\"", "\"title\": \"b\"", "title: a", "title: b" },
  { FRONT_LINK, "\"https://e.org/a\"", "null", "\n    url: \"https://e.org/\\u0061\"", "" },
  { FRONT, "\"description\": \"da\"", "\"description\": \"db\"", "\"d\\u0061\"", "\"db\"" },
  { FRONT, "\"description\": \"da\"", "\"description\": \"d\\\\u0061\"", "\"d\\u0061\"", "\"d\\\\u0061\"" },
};

static void
test_fields (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = to_json (cases[i].text);
      g_autofree char *edited = with (json, cases[i].json_from, cases[i].json_to);
      g_autofree char *expected = *cases[i].from != '\0' ? with (cases[i].text, cases[i].from, cases[i].to) : g_strdup (cases[i].text);
      g_autofree char *found = from_json (edited);

      g_assert_cmpstr (found, ==, expected);
    }
}

#define HEAD "{\"format\": \"segue-episode\", \"version\": 1, "

typedef struct
{
  const char *json;
  const char *text;
} Whole;

/* Written by hand or by another program, with lines for some entries or for none. */
static const Whole wholes[] = {
  { HEAD "\"entries\": []}", "" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"start\": \"00:10\", \"title\": \"a\"}, {\"kind\": \"segment\", \"start\": "
         "\"01:00:20\", \"title\": \"b\", \"description\": \"c\\nd\"}]}", NULL },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"lines\": [\"- 00:10 a\"]}, {\"kind\": \"segment\", \"start\": \"00:15\", \"title\": "
         "\"x\"}, {\"kind\": \"segment\", \"lines\": [\"- 00:20 b\"]}, {\"kind\": \"segment\", \"start\": \"00:25\", \"title\": \"y\"}]}",
    "- 00:10 a\n- 00:15 x\n- 00:20 b\n- 00:25 y\n" },
  { HEAD "\"newline\": \"\\r\\n\", \"finalNewline\": false, \"entries\": [{\"kind\": \"text\", \"text\": \"Hello\\nall\"}, "
         "{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]}]}", "Hello\r\nall\r\n\r\n(00:10) a" },
  { HEAD "\"finalNewline\": false, \"entries\": []}", "" },
  { HEAD "\"finalNewline\": false, \"entries\": [{\"kind\": \"text\", \"text\": \"a\"}]}", "a" },
  { HEAD "\"finalNewline\": false, \"entries\": [{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]}, "
         "{\"kind\": \"text\", \"text\": \"\"}]}", "(00:10) a" },
  { HEAD "\"finalNewline\": false, \"entries\": [{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]}, "
         "{\"kind\": \"segment\", \"lines\": [\"(00:20) b\", \"\"]}]}", "(00:10) a\n(00:20) b\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"lines\": [\"(00:10) a\", \"kept\"]}]}", "(00:10) a\nkept\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"title\": \"a\", \"lines\": [\"(00:10) a\", \"kept\"]}]}", "(00:10) a\nkept\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"start\": \"00:11\", \"lines\": [\"(00:10) a\", \"kept\"]}]}", "(00:11) a\nkept\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"title\": \"b\", \"lines\": [\"(00:10) [a](x)\", \"kept\"]}]}", "(00:10) b\nkept\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"title\": \"a\", \"description\": null, \"lines\": [\"(00:10) a\", \"gone\"]}]}",
    "(00:10) a\n" },
  { HEAD "\"entries\": [{\"kind\": \"section\", \"title\": \"B\", \"lines\": [\"## A\", \"kept\"]}, {\"kind\": \"segment\", \"lines\": "
         "[\"(00:10) a\"]}]}", "## B\nkept\n(00:10) a\n" },
  { HEAD "\"entries\": [{\"kind\": \"segment\", \"lines\": [\"(00:10) a\", \"old\", \"\"], \"description\": \"new\"},"
         "{\"kind\": \"segment\", \"lines\": [\"(00:20) b\"]}]}", "(00:10) a\nnew\n\n(00:20) b\n" },
  /* of a newer version */
  { HEAD "\"dialect\": {\"later\": 1}, \"entries\": [{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]}]}", "(00:10) a\n" },
};

static void
test_wholes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autofree char *found = from_json (wholes[i].json);

      if (wholes[i].text != NULL)
        g_assert_cmpstr (found, ==, wholes[i].text);
      else
        g_assert_nonnull (strstr (found, "b\nc\nd\n"));
    }
}

/* The object of the entry whose title is @title, with the comma behind it. */
static char *
dup_entry (const char  *json,
           const char  *title,
           const char **start)
{
  g_autofree char *member = g_strdup_printf ("\"title\": \"%s\"", title);
  const char *found = strstr (json, member), *end;

  g_assert_nonnull (found);
  *start = g_strrstr_len (json, found - json, "    {\n");
  end = strstr (found, "\n    },\n");
  g_assert_nonnull (end);
  return g_strndup (*start, end + strlen ("\n    },\n") - *start);
}

static void
test_order (void)
{
  g_autofree char *json = to_json (TEXT_WEEKLY);
  const char *start;
  g_autofree char *entry = dup_entry (json, "아침 물주기", &start);
  g_autofree char *without = with (json, entry, "");
  g_autofree char *behind = dup_entry (json, "그늘 | 반그늘", &start);
  g_autofree char *moved_entry = g_strconcat (behind, entry, NULL);
  g_autofree char *moved = with (without, behind, moved_entry);
  g_autofree char *text_without = with (TEXT_WEEKLY, "(00:26:35) 아침 물주기\n해가 뜨기 전이 가장 좋습니다.\n", "");
  g_autofree char *text_moved = with (text_without, "(01:02:12)", "(00:26:35) 아침 물주기\n해가 뜨기 전이 가장 좋습니다.\n(01:02:12)");
  g_autofree char *found_without = from_json (without);
  g_autofree char *found_moved = from_json (moved);

  g_assert_cmpstr (found_without, ==, text_without);
  g_assert_cmpstr (found_moved, ==, text_moved);
}

/* The closing text was set off by the blank line of a segment that is gone. */
static void
test_gap (void)
{
  g_autofree char *json = to_json ("[00:00] Start\n[03:07] Spades\n[10:00] Soil\n\nThanks to all who wrote.\n");
  const char *start;
  g_autofree char *entry = dup_entry (json, "Soil", &start);
  g_autofree char *without = with (json, entry, "");
  g_autofree char *found = from_json (without);

  g_assert_cmpstr (found, ==, "[00:00] Start\n[03:07] Spades\n\nThanks to all who wrote.\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/edits/fields", test_fields);
  g_test_add_func ("/json/edits/wholes", test_wholes);
  g_test_add_func ("/json/edits/order", test_order);
  g_test_add_func ("/json/edits/gap", test_gap);
  return g_test_run ();
}
