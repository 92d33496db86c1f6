/* test-outputs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "formats/segue-formats.h"
#include "publish/segue-output.h"

/* What targets give out for notes, what their settings change, and what fits. */

#define NOTES \
  "안녕하세요! 이번 주 소식입니다.\n\n" \
  "(00:00:10) 여는 말: 밤 열한 시\n" \
  "첫 문장입니다. 둘째 문장입니다.\n\n" \
  "**도구(Tools)**\n" \
  "(00:01:00) [A “new” tool | and more](https://e.org/a?utm_source=x&id=1)\n" \
  "It is <3 of e.g. three. See https://b.org/?fbclid=9 too.\n" \
  "(00:02:30) 광고: Sponsor\n" \
  "돈 이야기.\n\n" \
  "**책(Books)**\n" \
  "(01:00:00) Last one\n" \
  "(--:--:--) Not yet\n\n" \
  "## 닫는 말\n\n다음 주에 만나요.\n"

static SegueOutput *
give_out (const char *target,
          const char *values,
          const char *notes)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, values, NULL, NULL, &error);
  g_autoptr(SeguePublishSettings) settings = NULL;

  g_assert_no_error (error);
  settings = segue_publish_settings_new (segue_targets_find (target), variant);

  return segue_output_new (settings, episode);
}

static const SegueOutcome *
find_outcome (SegueOutput *output,
              const char  *rule)
{
  for (guint i = 0; i < segue_output_get_n_outcomes (output); i++)
    if (g_str_equal (segue_output_get_outcome (output, i)->rule, rule))
      return segue_output_get_outcome (output, i);

  return NULL;
}

/* Settings and what is given out with them. */
static const struct
{
  const char *target;
  const char *values;
  const char *text;
} given[] = {
  { "youtube", "{}",
    "안녕하세요! 이번 주 소식입니다.\n\n"
    "00:00:10 여는 말: 밤 열한 시\n첫 문장입니다. 둘째 문장입니다.\n\n"
    "도구(Tools)\n00:01:00 A “new” tool | and more\nhttps://e.org/a?utm_source=x&id=1\n"
    "It is ‹3 of e.g. three. See https://b.org/?fbclid=9 too.\n\n"
    "00:02:30 광고: Sponsor\n돈 이야기.\n\n"
    "책(Books)\n01:00:00 Last one\n\n닫는 말\n다음 주에 만나요." },
  { "youtube",
    "{'descriptions': <'first-sentence'>, 'first-zero': <true>, 'plain-quotes': <true>, 'drop-tracking': <true>, "
    "'left-out': <['광고']>, 'times': <'minutes'>}",
    "안녕하세요! 이번 주 소식입니다.\n\n"
    "00:00 여는 말: 밤 열한 시\n첫 문장입니다.\n\n"
    "도구(Tools)\n01:00 A \"new\" tool | and more\nhttps://e.org/a?id=1\nIt is ‹3 of e.g. three.\n\n"
    "책(Books)\n01:00:00 Last one\n\n닫는 말\n다음 주에 만나요." },
  { "youtube", "{'drop-tracking': <true>, 'opening': <false>, 'sections': <false>, 'left-out': <['sponsor', 'tool', '말']>}",
    "01:00:00 Last one" },
  { "youtube", "{'descriptions': <'leave-out'>, 'links': <false>, 'opening': <false>, 'closing': <false>}",
    "00:00:10 여는 말: 밤 열한 시\n\n도구(Tools)\n00:01:00 A “new” tool | and more\n00:02:30 광고: Sponsor\n\n"
    "책(Books)\n01:00:00 Last one" },
  { "youtube", "{'descriptions': <'leave-out'>, 'links': <false>, 'opening': <false>, 'chapters': <'sections'>, "
               "'language': <'second'>, 'left-out': <['닫는 말']>}",
    "00:00:10 여는 말: 밤 열한 시\n00:01:00 Tools\nA “new” tool | and more\n광고: Sponsor\n\n"
    "01:00:00 Books\nLast one" },
  { "spotify", "{'chapters': <'sections'>, 'language': <'first'>}",
    "(00:00:10) 여는 말: 밤 열한 시\n(00:01:00) 도구\n(01:00:00) 책" },
  { "spotify", "{}",
    "(00:00:10) 여는 말: 밤 열한 시\n(00:01:00) A “new” tool | and more\n(00:02:30) 광고: Sponsor\n(01:00:00) Last one" },
  { "spotify", "{'variant': <'plain'>, 'offset': <int64 -15000>}",
    "00:00:45 A “new” tool | and more\n00:02:15 광고: Sponsor\n00:59:45 Last one" },
  { "spotify", "{'cuts': <[(int64 20000, int64 30000, false), (int64 140000, int64 60000, false), (int64 300000, int64 1000, true)]>}",
    "(00:00:10) 여는 말: 밤 열한 시\n(00:00:30) A “new” tool | and more\n(00:58:31) Last one" },
  { "spotify", "{'short-titles': <{'여는 말: 밤 열한 시': '여는 말', 'Last one': 'Last'}>, 'times': <'written'>}",
    "(00:00:10) 여는 말\n(00:01:00) A “new” tool | and more\n(00:02:30) 광고: Sponsor\n(01:00:00) Last" },
  { "spotify", "{'left-out-parts': <['entry:Last one', 'body:A “new” tool | and more']>, 'descriptions': <'keep'>}",
    "(00:00:10) 여는 말: 밤 열한 시\n첫 문장입니다. 둘째 문장입니다.\n\n(00:01:00) A “new” tool | and more\n"
    "(00:02:30) 광고: Sponsor\n돈 이야기." },
  { "host", "{}",
    "00:00:10 - 여는 말: 밤 열한 시\n00:01:00 - A “new” tool | and more\n00:02:30 - 광고: Sponsor\n01:00:00 - Last one" },
  { "host", "{'variant': <'podcastpage'>, 'times': <'minutes'>}",
    "(00:10) - 여는 말: 밤 열한 시\n(01:00) - A “new” tool | and more\n(02:30) - 광고: Sponsor\n(01:00:00) - Last one" },
  { "host", "{'variant': <'other'>}",
    "00:00:10 여는 말: 밤 열한 시\n00:01:00 A “new” tool | and more\n00:02:30 광고: Sponsor\n01:00:00 Last one" },
  { "rundown", "{'links': <false>}",
    "00:00:10 여는 말: 밤 열한 시 [0:50]\n\n도구(Tools)\n00:01:00 A “new” tool | and more [1:30]\n"
    "00:02:30 광고: Sponsor [57:30]\n\n책(Books)\n01:00:00 Last one\n--:--:-- Not yet\n" },
  { "chapters", "{'variant': <'mp4chaps'>, 'first-zero': <true>, 'left-out': <['광고']>, 'cuts': <[(int64 600000, int64 1000, false)]>}",
    "00:00:00.000 여는 말: 밤 열한 시\n00:01:00.000 A “new” tool | and more <https://e.org/a?utm_source=x&id=1>\n"
    "00:59:59.000 Last one\n" },
  { "chapters", "{'variant': <'mp4chaps'>, 'chapters': <'sections'>, 'language': <'second'>, 'links': <false>}",
    "00:00:10.000 여는 말: 밤 열한 시\n00:01:00.000 Tools\n01:00:00.000 Books\n" },
  { "chapters", "{'variant': <'mp4chaps'>, 'plain-quotes': <true>, 'drop-tracking': <true>, "
                "'short-titles': <{'여는 말: 밤 열한 시': '“여는” 말'}>}",
    "00:00:10.000 \"여는\" 말\n00:01:00.000 A \"new\" tool | and more <https://e.org/a?id=1>\n"
    "00:02:30.000 광고: Sponsor\n01:00:00.000 Last one\n" },
  { "web", "{'variant': <'markdown'>, 'opening': <false>, 'closing': <false>, 'left-out': <['광고', '닫는 말']>, 'sections': <false>, "
           "'descriptions': <'first-sentence'>}",
    "00:00:10 **여는 말: 밤 열한 시**\n\n첫 문장입니다.\n\n00:01:00 **[A “new” tool | and more](https://e.org/a?utm_source=x&id=1)**\n\n"
    "It is \\<3 of e.g. three.\n\n01:00:00 **Last one**\n" },
};

static void
test_given (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr(SegueOutput) output = give_out (given[i].target, given[i].values, NOTES);

      g_test_message ("%s %s", given[i].target, given[i].values);
      g_assert_cmpstr (segue_output_get_text (output), ==, given[i].text);
    }
}

/* Notes in two languages. Not every description has both. */
#define TWO_LANGUAGES \
  "이번 주 소식입니다.\n\nThis is the news of the week.\n\n" \
  "**도구(Tools)**\n" \
  "(00:01:00) 새 도구 (A new tool)\n" \
  "OpenAI의 GPT-5 이야기를 합니다. 둘째 문장입니다.\nWe talk about GPT-5 by OpenAI. A second sentence.\n\n" \
  "[The announcement of the new tool](https://e.org/a)\n\n" \
  "- 첫째 항목\n- the first item of all\n- https://e.org/b\n\n" \
  "(00:02:00) 손님 (A guest)\n" \
  "> Sam Altman, the head of OpenAI (오픈AI), is here today.\n\n그가 왔습니다.\n\n" \
  "(00:03:00) 한국어만\n" \
  "한국어로만 쓴 설명에 Sam Altman says hello 라는\nlong line of English words here\n말이 있습니다.\n\n" \
  "**AI (인공지능)**\n" \
  "(00:04:00) 끝 (The end)\nOnly in English this time around.\n"

static const struct
{
  const char *target;
  const char *values;
  const char *notes;
  const char *text;
} languages[] = {
  { "youtube", "{'language': <'first'>}", TWO_LANGUAGES,
    "이번 주 소식입니다.\n\n도구\n00:01:00 새 도구\nOpenAI의 GPT-5 이야기를 합니다. 둘째 문장입니다.\n\n"
    "The announcement of the new tool (https://e.org/a)\n• 첫째 항목\n• https://e.org/b\n\n"
    "00:02:00 손님\n그가 왔습니다.\n\n"
    "00:03:00 한국어만\n한국어로만 쓴 설명에 Sam Altman says hello 라는\nlong line of English words here\n말이 있습니다.\n\n"
    "인공지능\n00:04:00 끝\nOnly in English this time around." },
  { "youtube", "{'language': <'second'>}", TWO_LANGUAGES,
    "This is the news of the week.\n\nTools\n00:01:00 A new tool\nWe talk about GPT-5 by OpenAI. A second sentence.\n\n"
    "The announcement of the new tool (https://e.org/a)\n• the first item of all\n• https://e.org/b\n\n"
    "00:02:00 A guest\n› Sam Altman, the head of OpenAI (오픈AI), is here today.\n\n"
    "00:03:00 한국어만\n한국어로만 쓴 설명에 Sam Altman says hello 라는\nlong line of English words here\n말이 있습니다.\n\n"
    "AI\n00:04:00 The end\nOnly in English this time around." },
  { "youtube", "{'language': <'second'>, 'descriptions': <'first-sentence'>, 'links': <false>, 'opening': <false>}",
    TWO_LANGUAGES,
    "Tools\n00:01:00 A new tool\nWe talk about GPT-5 by OpenAI.\n\n"
    "00:02:00 A guest\n› Sam Altman, the head of OpenAI (오픈AI), is here today.\n\n"
    "00:03:00 한국어만\n한국어로만 쓴 설명에 Sam Altman says hello 라는\n\n"
    "AI\n00:04:00 The end\nOnly in English this time around." },
  /* without titles in two languages, most descriptions say which is the first */
  { "youtube", "{'language': <'first'>}",
    "(00:01) One\nWords in the first language.\n\n둘째 언어의 글.\n(00:02) Two\n둘째 언어의 글.\n\nWords in the first language.\n"
    "(00:03) Three\nWords in the first language.\n\n둘째 언어의 글.\n",
    "00:00:01 One\nWords in the first language.\n\n00:00:02 Two\nWords in the first language.\n\n"
    "00:00:03 Three\nWords in the first language." },
  /* what is in parentheses after the titles of few segments is a name */
  { "spotify", "{'language': <'first'>}", "(00:01) 손님 (John Smith)\n(00:02) 소식\n**책 (Books)**\n(00:03) 끝\n",
    "(00:00:01) 손님 (John Smith)\n(00:00:02) 소식\n(00:00:03) 끝" },
  /* a shorter title is kept in any language */
  { "spotify", "{'language': <'second'>, 'short-titles': <{'손님 (A guest)': '손님'}>}", TWO_LANGUAGES,
    "(00:01:00) A new tool\n(00:02:00) 손님\n(00:03:00) 한국어만\n(00:04:00) The end" },
  { "web", "{'language': <'second'>, 'variant': <'markdown'>, 'plain-quotes': <true>}",
    "(00:01) 하나\n**굵은** 글입니다.\nSome **bold** and “quoted” text.\n",
    "00:01 **하나**\n\nSome **bold** and \"quoted\" text.\n" },
};

/* Of notes in two languages, one is given out where there are both. */
static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr(SegueOutput) output = give_out (languages[i].target, languages[i].values, languages[i].notes);

      g_test_message ("%s %s", languages[i].target, languages[i].values);
      g_assert_cmpstr (segue_output_get_text (output), ==, languages[i].text);
    }
}

/* The title of the episode gets plain quotation marks as all others do. */
static void
test_title_quotes (void)
{
  static const struct
  {
    const char *target;
    const char *variant;
    const char *typographic;
    const char *plain;
  } outputs[] = {
    { "chapters", "json-chapters", "“Soil” 7", "\\\"Soil\\\" 7" },
    { "chapters", "ffmetadata", "title=“Soil” 7", "title=\"Soil\" 7" },
    { "web", "page", "<title>“Soil” 7</title>", "<title>&quot;Soil&quot; 7</title>" },
  };
  static const char notes[] = "---\ntitle: “Soil” 7\n---\n\n(00:00) One\n(01:00) Two\n(02:00) Three\n";

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      g_autofree char *values = g_strdup_printf ("{'variant': <'%s'>}", outputs[i].variant);
      g_autofree char *plain_values = g_strdup_printf ("{'variant': <'%s'>, 'plain-quotes': <true>}", outputs[i].variant);
      g_autoptr(SegueOutput) typographic = give_out (outputs[i].target, values, notes);
      g_autoptr(SegueOutput) plain = give_out (outputs[i].target, plain_values, notes);

      g_test_message ("%s\n%s", segue_output_get_text (typographic), segue_output_get_text (plain));
      g_assert_nonnull (strstr (segue_output_get_text (typographic), outputs[i].typographic));
      g_assert_nonnull (strstr (segue_output_get_text (plain), outputs[i].plain));
    }
}

static void
test_feed (void)
{
  g_autoptr(SegueOutput) output = give_out ("feed-html", "{'drop-tracking': <true>, 'opening': <false>}", NOTES
                                            "\n| a | *b* |\n|---|---|\n| c | d |\n\n> quoted ![pic](p.png)\n\n"
                                            "```c\nint a;\n\nb\n```\n\n1. one\n2. [two](#t=1)\n   - deep `x<y>`\n\n"
                                            "---\n\n- [ ] task\n");

  g_assert_cmpstr (segue_output_get_html (output), ==,
                   "<p>00:00:10 여는 말: 밤 열한 시</p>\n<p>첫 문장입니다. 둘째 문장입니다.</p>\n"
                   "<p>도구(Tools)</p>\n<p>00:01:00 <a href=\"https://e.org/a?id=1\">A “new” tool | and more</a></p>\n"
                   "<p>It is &lt;3 of e.g. three. See <a href=\"https://b.org/\">https://b.org/</a> too.</p>\n"
                   "<p>00:02:30 광고: Sponsor</p>\n<p>돈 이야기.</p>\n<p>책(Books)</p>\n<p>01:00:00 Last one</p>\n"
                   "<p>닫는 말</p>\n<p>다음 주에 만나요.</p>\n<p>a | b<br/>\nc | d</p>\n<p>quoted pic</p>\n"
                   "<p>int a;<br/>\n<br/>\nb</p>\n<ul>\n<li>1. one</li>\n<li>2. two\n<ul>\n<li>deep x&lt;y&gt;</li>\n</ul>\n</li>\n</ul>\n"
                   "<p>———</p>\n<ul>\n<li>☐ task</li>\n</ul>");
  g_assert_cmpuint (segue_output_get_unit (output), ==, SEGUE_UNIT_CHARACTERS);
  g_assert_cmpuint (segue_output_get_size (output), ==, g_utf8_strlen (segue_output_get_html (output), -1));
  g_assert_nonnull (strstr (segue_output_get_text (output), "\n00:01:00 A “new” tool | and more\nhttps://e.org/a?id=1\n"));
}

/* A file of chapters has the name and the type of its format, whatever the variant. */
static void
test_files (void)
{
  const SegueTarget *target = segue_targets_find ("chapters");

  for (const SegueTargetVariant *variant = target->variants; variant->nick != NULL; variant++)
    {
      g_autofree char *values = g_strdup_printf ("{'variant': <'%s'>}", variant->nick);
      g_autoptr(SegueOutput) output = give_out ("chapters", values, NOTES);
      g_autoptr(GBytes) bytes = segue_output_dup_bytes (output);
      const SegueFormat *format = segue_formats_find (variant->nick);

      g_assert_nonnull (format->append);
      g_assert_cmpstr (segue_output_get_extension (output), ==, format->suffix);
      g_assert_cmpstr (segue_output_get_media_type (output), ==, format->media_type);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), segue_output_get_text (output),
                       strlen (segue_output_get_text (output)));
      g_assert_cmpuint (segue_output_get_n_chapters (output), ==, 4);
      g_assert_cmpstr (segue_output_get_headline (output), ==, "The file has 4 chapters");
    }
}

/* A setting that mends something does so. */
static void
test_mends (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);
  g_autoptr(SegueOutput) output = give_out ("youtube", "{}", NOTES);
  g_autoptr(SegueOutput) mended = NULL;
  g_autoptr(SeguePublishSettings) settings = NULL;
  const SegueOutcome *first = find_outcome (output, "youtube-first");
  const SegueOutcome *other = find_outcome (output, "publish-untimed");

  g_assert_cmpstr (segue_output_get_headline (output), ==, "YouTube will make no chapters: the first time is not 0:00");
  g_assert_cmpint (segue_output_get_severity (output), ==, SEGUE_SEVERITY_WARNING);
  g_assert_cmpuint (first->entry, !=, 0);
  g_assert_cmpstr (other->sentence, ==, "1 segment without a time is left out");
  settings = segue_publish_settings_set (segue_output_get_settings (output), first->key, first->value);
  mended = segue_output_new (settings, episode);
  g_assert_null (find_outcome (mended, "youtube-first"));
  g_assert_cmpuint (segue_output_get_n_chapters (mended), ==, 4);
  g_assert_cmpstr (segue_output_get_headline (mended), ==, "YouTube will show 4 chapters");
}

static void
test_settings (void)
{
  const SegueTarget *target = segue_targets_find ("host");
  g_autoptr(GVariant) stored = g_variant_parse (
    G_VARIANT_TYPE_VARDICT, "{'variant': <'podigee'>, 'first-zero': <1>, 'times': <'nonsense'>, 'other': <3>, "
                            "'offset': <int64 5>, 'short-titles': <{'a': 'b'}>}", NULL, NULL, NULL);
  g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (target, stored);
  g_autoptr(SeguePublishSettings) same = segue_publish_settings_new (target, stored);
  g_autoptr(SeguePublishSettings) other = segue_publish_settings_set (settings, "offset", g_variant_new_int64 (6));
  g_autoptr(GVariant) show = g_variant_ref_sink (segue_publish_settings_to_variant (settings, FALSE));
  g_autoptr(GVariant) by_episode = g_variant_ref_sink (segue_publish_settings_to_variant (settings, TRUE));
  g_autofree char *shown = g_variant_print (show, FALSE);
  g_autofree char *episode = g_variant_print (by_episode, FALSE);

  g_assert_cmpstr (shown, ==, "{'variant': <'podigee'>, 'offset': <int64 5>}");
  g_assert_cmpstr (episode, ==, "{'short-titles': <{'a': 'b'}>}");
  g_assert_true (segue_publish_settings_equal (settings, same));
  g_assert_false (segue_publish_settings_equal (settings, other));
  g_assert_null (segue_publish_settings_set (settings, "nonsense", g_variant_new_int64 (6)));
  g_assert_null (segue_publish_settings_set (settings, "offset", g_variant_new_int32 (6)));
  g_assert_null (segue_publish_settings_set (settings, "offset", g_variant_new_int64 (G_MAXINT64)));
  g_assert_null (segue_publish_settings_set (settings, "variant", g_variant_new_string ("html")));
}

/* Every setting that a target names exists, and every rule too. */
static void
test_tables (void)
{
  guint n;
  const SegueTarget *const *targets = segue_targets_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GVariant) defaults = g_variant_parse (G_VARIANT_TYPE_VARDICT, targets[i]->defaults, NULL, NULL, NULL);
      GVariantIter iter;
      const char *key;
      GVariant *value;

      g_assert_true (segue_targets_find (targets[i]->id) == targets[i]);
      for (guint j = 0; targets[i]->settings[j] != NULL; j++)
        g_assert_nonnull (segue_settings_find (targets[i]->settings[j]));
      for (guint j = 0; targets[i]->rules[j] != NULL; j++)
        g_assert_nonnull (segue_target_rules_find (targets[i]->rules[j]));
      g_assert_true (targets[i]->limit == NULL || segue_target_rules_find (targets[i]->limit)->limit > 0);
      g_variant_iter_init (&iter, defaults);
      while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
        g_assert_true (g_variant_is_of_type (value, segue_setting_get_type (segue_settings_find (key))));
    }
}

static char *
make_long_notes (void)
{
  GString *notes = g_string_new ("여는 글은 남는다. 여는 글은 남는다. 여는 글은 남는다.\n\n");

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (notes, "(00:%02u:00) 꼭지 %u\n", i, i % 38);
      for (guint j = 0; j <= 2 * (i % 7); j++)
        g_string_append (notes, "설명이 길어서 한도를 넘는다. ");
      g_string_append (notes, "\n\n");
    }

  return g_string_free (notes, FALSE);
}

static void
test_fit (void)
{
  static const char *const ids[] = { "youtube", "feed-html" };
  g_autofree char *notes = make_long_notes ();
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(SegueOutput) output = give_out (ids[i], "{}", notes);
      g_autoptr(GPtrArray) blocks = segue_output_dup_blocks (output, episode);
      g_autoptr(SeguePublishSettings) settings = segue_output_fit (output, episode);
      g_autoptr(SegueOutput) fitting = segue_output_new (settings, episode);
      g_autoptr(GPtrArray) after = segue_output_dup_blocks (fitting, episode);
      const gsize limit = segue_output_get_limit (output);
      gsize sum = 0, least = G_MAXSIZE, most = 0;

      g_assert_cmpint (segue_output_get_severity (output), ==, SEGUE_SEVERITY_ERROR);
      for (guint j = 0; j < blocks->len; j++)
        {
          const SegueOutputBlock *block = g_ptr_array_index (blocks, j);

          g_assert_true (j == 0 || block->size <= ((SegueOutputBlock *) g_ptr_array_index (blocks, j - 1))->size);
          g_assert_false (block->left_out);
          sum += block->part == SEGUE_OUTPUT_ENTRY ? block->size : block->opening ? block->size : 0;
        }
      g_assert_cmpuint (sum, <=, segue_output_get_size (output));
      g_assert_cmpuint (sum, >, segue_output_get_size (output) * 95 / 100);
      g_assert_cmpuint (segue_output_get_size (fitting), <=, limit);
      g_assert_cmpuint (segue_output_get_size (fitting), >, limit * 9 / 10);
      g_assert_true (g_str_has_prefix (segue_output_get_text (fitting), "여는 글은 남는다."));
      g_assert_cmpuint (segue_output_get_n_chapters (fitting), ==, 40);
      for (guint j = 0; j < after->len; j++)
        {
          const SegueOutputBlock *block = g_ptr_array_index (after, j);

          if (block->part != SEGUE_OUTPUT_BODY || block->opening)
            continue;
          least = block->left_out ? MIN (least, block->size) : least;
          most = block->left_out ? most : MAX (most, block->size);
        }
      /* the largest are left out */
      g_assert_cmpuint (least, >=, most);
    }
}

static void
test_problems (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);
  g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (segue_targets_find ("youtube"), NULL);
  g_autoptr(SegueOutput) output = segue_output_new (settings, episode);
  g_autoptr(GPtrArray) problems = segue_output_dup_problems (output, episode);
  g_autoptr(GPtrArray) hints = segue_output_dup_hints (output, episode);
  SegueProblem *first = g_ptr_array_index (problems, 0);

  g_assert_cmpuint (problems->len, ==, segue_output_get_n_outcomes (output));
  g_assert_cmpstr (segue_problem_get_rule (first), ==, "youtube-first");
  g_assert_cmpuint (segue_problem_get_id (first), ==, segue_entry_get_id (segue_episode_get (episode, 1)));
  g_assert_cmpuint (segue_problem_get_span (first).length, ==, strlen ("00:00:10"));
  g_assert_cmpuint (hints->len, ==, 1);
  g_assert_cmpstr (segue_problem_get_rule (g_ptr_array_index (hints, 0)), ==, "youtube-first");
  g_assert_cmpint (segue_problem_get_severity (g_ptr_array_index (hints, 0)), ==, SEGUE_SEVERITY_NOTE);
}

/* After any edit, a renewed cache gives what no cache gives. */
static void
test_cache (void)
{
  static const char *const edits[][2] = {
    { "Last one", "The last one" }, { "(00:01:00)", "(00:01:10) New\n(00:01:20)" }, { "첫 문장입니다. ", "[첫][a] 문장. " },
    { "다음 주에", "[a]: https://a.org\n\n다음 주에" }, { "**책(Books)**\n", "" }, { "https://a.org", "https://b.org" },
  };
  g_autoptr(GPtrArray) settings = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_settings_unref);
  SegueEpisode *episode = segue_reader_read (NOTES, -1, NULL);
  SegueRenderCache *cache = NULL;

  g_ptr_array_add (settings, segue_publish_settings_new (segue_targets_find ("feed-html"), NULL));
  for (guint i = 0; i <= G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(SegueOutput) plain = segue_output_new (settings->pdata[0], episode);
      g_autoptr(GPtrArray) cached = NULL;

      cache = segue_render_cache_renew (cache, episode);
      cached = segue_output_new_all (settings, episode, cache, NULL);
      g_assert_cmpstr (segue_output_get_html (cached->pdata[0]), ==, segue_output_get_html (plain));
      if (i < G_N_ELEMENTS (edits))
        {
          g_autoptr(GBytes) bytes = segue_episode_write (episode);
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          const char *found = strstr (text, edits[i][0]);
          SegueEpisode *edited;

          g_assert_nonnull (found);
          edited = segue_episode_splice (episode, found - text, strlen (edits[i][0]), edits[i][1], -1);
          segue_episode_unref (episode);
          episode = edited;
        }
    }
  segue_render_cache_free (cache);
  segue_episode_unref (episode);
}

static void
test_keys (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read ("a\n\n(0:00) **x**\n(0:10) y\n(0:20) x\n", -1, NULL);
  g_autoptr(GPtrArray) keys = segue_publish_dup_keys (episode);

  g_assert_cmpuint (keys->len, ==, 4);
  g_assert_cmpstr (keys->pdata[0], ==, "opening:");
  g_assert_cmpstr (keys->pdata[1], ==, "x");
  g_assert_cmpstr (keys->pdata[3], ==, "x\n2");
}

static void
test_short (void)
{
  static const char *const titles[][2] = {
    { "여는 말: 밤 열한 시", "여는 말" }, { "A | B: c", "A" }, { "One - two – three", "One" }, { "제목：부제", "제목" },
    { "10:30 news", NULL }, { "plain-text", NULL }, { ": x", NULL }, { "C++: a", "C++" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *cut = segue_publish_dup_short (titles[i][0]);

      g_assert_cmpstr (cut, ==, titles[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outputs/given", test_given);
  g_test_add_func ("/outputs/languages", test_languages);
  g_test_add_func ("/outputs/title-quotes", test_title_quotes);
  g_test_add_func ("/outputs/feed", test_feed);
  g_test_add_func ("/outputs/files", test_files);
  g_test_add_func ("/outputs/mends", test_mends);
  g_test_add_func ("/outputs/settings", test_settings);
  g_test_add_func ("/outputs/tables", test_tables);
  g_test_add_func ("/outputs/fit", test_fit);
  g_test_add_func ("/outputs/problems", test_problems);
  g_test_add_func ("/outputs/cache", test_cache);
  g_test_add_func ("/outputs/keys", test_keys);
  g_test_add_func ("/outputs/short-titles", test_short);
  return g_test_run ();
}
