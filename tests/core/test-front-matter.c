/* test-front-matter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"
#include "core/front/segue-episode-date.h"
#include "core/front/segue-front-matter.h"
#include "episode-check.h"

static SegueEpisode *
read_text (const char *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  return episode;
}

#define NOTES "\nOpening words.\n\n(00:00:10) Hello\n(00:04:00) Soil\n"

static const struct
{
  const char *front;
  const char *key;
  const char *value;
  const char *set;
  const char *written; /* NULL where it is refused */
} cases[] = {
  /* YAML */
  { "---\ntitle: Soil\n---\n", "title", "Soil", "Soil and water", "---\ntitle: Soil and water\n---\n" },
  { "---\nTitle:   Soil   # ours\ndate: 1\n---\n", "title", "Soil", "Water", "---\nTitle:   Water   # ours\ndate: 1\n---\n" },
  { "---\ntitle: \"A \\\"b\\\"\"\n---\n", "title", "A \"b\"", "A \"c\" \\", "---\ntitle: \"A \\\"c\\\" \\\\\"\n---\n" },
  { "---\ntitle: 'It''s' # x\n---\n", "title", "It's", "Isn't", "---\ntitle: 'Isn''t' # x\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "Soil: water", "---\ntitle: \"Soil: water\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "1984", "---\ntitle: \"1984\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "yes", "---\ntitle: \"yes\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "- x", "---\ntitle: \"- x\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "C# #1", "---\ntitle: \"C# #1\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "", "---\ntitle: \n---\n" },
  { "---\ntitle:\nnumber: 7\n---\n", "title", "", "Soil", "---\ntitle: Soil\nnumber: 7\n---\n" },
  { "---\nnumber: 36\n---\n", "number", "36", "37", "---\nnumber: 37\n---\n" },
  { "---\r\nnumber: 36\r\n---\r\n", "number", "36", "37", "---\r\nnumber: 37\r\n---\r\n" },
  { "\xEF\xBB\xBF---\nnumber: 36\n---\n", "number", "36", "37", "\xEF\xBB\xBF---\nnumber: 37\n---\n" },
  { "---\ndate: 2026-03-02 15:00\n...\n", "date", "2026-03-02 15:00", "2026-03-09", "---\ndate: 2026-03-09\n...\n" },
  { "---\ntitle: 봄맞이 흙\n---\n", "title", "봄맞이 흙", "여름 물", "---\ntitle: 여름 물\n---\n" },
  { "---\ntitle: >\n  Soil\n  and\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: Soil\n  and water\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: \"Soil\n  and water\"\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: [a, b]\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: &x Soil\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle:\n- a\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: \"\\x41\"\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: a\ntitle: b\n---\n", "title", "a", "c", NULL },
  { "---\nhost:\n  title: Dr\n---\n", "title", NULL, "c", NULL },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a\nb", NULL },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "  Water ", "---\ntitle: Water\n---\n" },
  { "---\ntitle: \"Caf\\u00e9 \\u00C9\"\n---\n", "title", "Café É", "Tea", "---\ntitle: \"Tea\"\n---\n" },
  { "---\ntitle: \"a\\tb\\/c\\\\d\"\n---\n", "title", "a\tb/c\\d", "Tea", "---\ntitle: \"Tea\"\n---\n" },
  { "---\ntitle: \"\\u12g4\"\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: \"\\u123\"\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: \"\\u0000\"\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: \"\\ud83d\"\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: \"\\ue000\"\n---\n", "title", "\xEE\x80\x80", "Tea", "---\ntitle: \"Tea\"\n---\n" },
  { "---\ntitle: \"a\\\"\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: \"a\" b\n---\n", "title", NULL, "Tea", NULL },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a\x7F" "b", "---\ntitle: \"a\177b\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a\x01" "b", "---\ntitle: \"a\\u0001b\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a\tb", "---\ntitle: \"a\\tb\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "Soil:", "---\ntitle: \"Soil:\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a:b", "---\ntitle: a:b\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "a#b", "---\ntitle: a#b\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "~", "---\ntitle: \"~\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "No", "---\ntitle: \"No\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "Nothing", "---\ntitle: Nothing\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "+.5", "---\ntitle: \"+.5\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", ".inf", "---\ntitle: \".inf\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", ".NaN", "---\ntitle: \".NaN\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "@home", "---\ntitle: \"@home\"\n---\n" },
  { "---\ntitle: Soil\n---\n", "title", "Soil", "=", "---\ntitle: \"=\"\n---\n" },
  { "---\nnumber: 36\n---\n", "number", "36", "yes", "---\nnumber: yes\n---\n" },
  { "---\n\"title\": Soil\n---\n", "title", "Soil", "Water", "---\n\"title\": Water\n---\n" },
  { "---\n'title': Soil\n---\n", "title", "Soil", "Water", "---\n'title': Water\n---\n" },
  { "---\ntitle:Soil\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitles: Soil\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle : Soil\n---\n", "title", "Soil", "Water", "---\ntitle : Water\n---\n" },
  { "---\ntitle: Soil\n\n  and water\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle:\n-\n---\n", "title", NULL, "Water", NULL },
  { "---\ntitle: Soil\n-x: 1\n---\n", "title", "Soil", "Water", "---\ntitle: Water\n-x: 1\n---\n" },
  /* TOML */
  { "+++\ntitle = \"Caf\\u00e9\"\n+++\n", "title", "Café", "A\tb", "+++\ntitle = \"A\\tb\"\n+++\n" },
  { "+++\ntitle = 'a\\n'\n+++\n", "title", "a\\n", "b", "+++\ntitle = 'b'\n+++\n" },
  { "+++\ntitle =\n+++\n", "title", NULL, "b", NULL },
  { "+++\ntitle = 7# seven\n+++\n", "title", "7", "8", "+++\ntitle = 8# seven\n+++\n" },
  { "+++\ndate = 2021-03-12\n+++\n", "date", "2021-03-12", "2021-03-19T10:00:00Z", "+++\ndate = 2021-03-19T10:00:00Z\n+++\n" },
  { "+++\ndate = 2021-03-12\n+++\n", "date", "2021-03-12", "2021/03/19", NULL },
  { "+++\ntitle = \"Soil\"\ndraft = false\n+++\n", "title", "Soil", "A \"b\"", "+++\ntitle = \"A \\\"b\\\"\"\ndraft = false\n+++\n" },
  { "+++\nhashtags =\"\" # none\n+++\n", "hashtags", "", "x", "+++\nhashtags =\"x\" # none\n+++\n" },
  { "+++\ntitle = 'C:\\x'\n+++\n", "title", "C:\\x", "D:\\y", "+++\ntitle = 'D:\\y'\n+++\n" },
  { "+++\ntitle = 'Soil'\n+++\n", "title", "Soil", "It's", "+++\ntitle = \"It's\"\n+++\n" },
  { "+++\nnumber = 7 # seven\n+++\n", "number", "7", "8", "+++\nnumber = 8 # seven\n+++\n" },
  { "+++\nnumber = 7\n+++\n", "number", "7", "eight", NULL },
  { "+++\nnumber = 7\n+++\n", "number", "7", "", NULL },
  { "+++\ndate = 2021-03-12T06:58:44Z\n+++\n", "date", "2021-03-12T06:58:44Z", "2021-03-19", "+++\ndate = 2021-03-19\n+++\n" },
  { "+++\ndate = 2021-03-12\n+++\n", "date", "2021-03-12", "2021-03-32", NULL },
  { "+++\ntitle = \"\"\"Soil\nWater\"\"\"\n+++\n", "title", NULL, "x", NULL },
  { "+++\n[params]\ntitle = \"Soil\"\n+++\n", "title", NULL, "x", NULL },
  { "+++\ntags = [\"a\"]\n+++\n", "tags", NULL, "x", NULL },
  /* JSON */
  { "{\n  \"episode\": 88,\n  \"title\": \"Soil\"\n}\n", "title", "Soil", "A \"b\"", "{\n  \"episode\": 88,\n  \"title\": \"A \\\"b\\\"\"\n}\n" },
  { "{\n  \"episode\": 88\n}\n", "episode", "88", "89", "{\n  \"episode\": 89\n}\n" },
  { "{\n  \"episode\": 88\n}\n", "episode", "88", "x", NULL },
  { "{\n  \"title\": null\n}\n", "title", "", "Soil", "{\n  \"title\": \"Soil\"\n}\n" },
  { "{\n  \"host\": {\n    \"title\": \"Dr\"\n  }\n}\n", "title", NULL, "x", NULL },
  { "{\n  \"title\": [\"a\"]\n}\n", "title", NULL, "x", NULL },
  { "{\n  \"title\": \"a\",\n}\n", "title", NULL, "x", NULL },
  { "{\n  \"title\": \"Caf\\u00e9 \\ud83c\\udf99\"\n}\n", "title", "Café 🎙", "a\x01" "b", "{\n  \"title\": \"a\\u0001b\"\n}\n" },
  { "{\n\"host\": \"title\", \"title\": \"a\"\n}\n", "title", "a", "b", "{\n\"host\": \"title\", \"title\": \"b\"\n}\n" },
  { "{\n\"tags\": [\"title\", {\"title\": 1}],\n\"title\": \"a\"\n}\n", "title", "a", "b",
    "{\n\"tags\": [\"title\", {\"title\": 1}],\n\"title\": \"b\"\n}\n" },
  { "{\n  \"Title\": \"a\"\n}\n", "title", "a", "b", "{\n  \"Title\": \"b\"\n}\n" },
  { "{\n  \"episode\": 88\n}\n", "episode", "88", "-1.5e3", "{\n  \"episode\": -1.5e3\n}\n" },
  { "{\n  \"episode\": true\n}\n", "episode", NULL, "x", NULL },
  { ";;;\n{\"title\": \"a\"}\n;;;\n", "title", "a", "b", ";;;\n{\"title\": \"b\"}\n;;;\n" },
  /* assignments over hyphens */
  { "title=\"Soil\"\nnumber=3\n----\n", "title", "Soil", "Water", "title=\"Water\"\nnumber=3\n----\n" },
  { "title=\"Soil\"\nnumber=3\n----\n", "title", "Soil", "a \"b\"", NULL },
  { "title='Soil'\nnumber=3\n----\n", "title", "Soil", "It's", NULL },
  { "title=\"a\\u00e9\"\nnumber=3\n----\n", "title", "a\\u00e9", "b", "title=\"b\"\nnumber=3\n----\n" },
  { "title=Soil\nnumber=3\n----\n", "title", "Soil", "Soil: \"water\"", "title=Soil: \"water\"\nnumber=3\n----\n" },
  { "title=Soil # 1\nnumber=3\n----\n", "number", "3", "4", "title=Soil # 1\nnumber=4\n----\n" },
  { "title=Soil # 1\n----\n", "title", "Soil # 1", "Water", "title=Water\n----\n" },
  /* none */
  { "", "title", NULL, "Soil", NULL },
};

/* Every value is read as it is meant; it is set with no byte changed elsewhere, or with a reason not to. */
static void
test_set (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].front, NOTES, NULL);
      g_autofree char *expected = g_strconcat (cases[i].written != NULL ? cases[i].written : "", NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autofree char *value = segue_front_matter_dup (episode, cases[i].key);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].front);
      g_assert_cmpstr (value, ==, cases[i].value);
      edited = segue_front_matter_set (episode, cases[i].key, cases[i].set, &error);
      if (cases[i].written == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          g_assert_null (edited);
          continue;
        }
      g_assert_no_error (error);
      found = episode_text (edited);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Why a value is not set. */
static void
test_not_set (void)
{
  static const struct { const char *front; const char *key; const char *set; const char *message; } values[] = {
    { "+++\nnumber = 7\n+++\n", "number", "eight", "This would not be read as a value of the same kind." },
    { "---\ntitle: Soil\n---\n", "title", "Two\nlines", "This would not be read as a value of the same kind." },
    { "---\ntitle: Soil\n---\n", "number", "12", "This value cannot be changed here. Change it in the text." },
    { "---\ntitle: Soil\ntitle: Water\n---\n", "title", "Rain", "This value cannot be changed here. Change it in the text." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strconcat (values[i].front, NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", text);
      g_assert_null (segue_front_matter_set (episode, values[i].key, values[i].set, &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      g_assert_cmpstr (error->message, ==, values[i].message);
    }
}

/* Whatever is typed, it reads back, other lines stay, and setting the old value gives the old meaning. */
static void
test_random (void)
{
  static const char *const pieces[] = { "a", "흙", " ", ": ", "#", " #", "'", "\"", "\\", "-", "---", "1", "12:30", "{",
                                        "]", "&", "true", "=", "%", "@", "\t", "," };
  guint n_set = 0;

  for (guint i = 0; i < 20000; i++)
    {
      const guint number = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (cases));
      g_autofree char *text = g_strconcat (cases[number].front, NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autoptr(GString) typed = g_string_new (NULL);
      g_autoptr(SegueEpisode) edited = NULL;
      g_autofree char *value = NULL;
      g_autofree char *result = NULL;
      gsize head = 0, tail = 0;

      for (guint n = (guint) g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      edited = segue_front_matter_set (episode, cases[number].key, typed->str, NULL);
      if (edited == NULL)
        continue;
      n_set++;
      value = segue_front_matter_dup (edited, cases[number].key);
      g_assert_cmpstr (value, ==, g_strstrip (typed->str));
      result = episode_text (edited);
      while (text[head] != '\0' && text[head] == result[head])
        head++;
      while (tail < MIN (strlen (text), strlen (result)) - head &&
             text[strlen (text) - 1 - tail] == result[strlen (result) - 1 - tail])
        tail++;
      g_assert_null (memchr (result + head, '\n', strlen (result) - head - tail));
      g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode));
    }
  g_assert_cmpuint (n_set, >, 5000);
}

static void
test_fields (void)
{
  static const struct { const char *front; SegueEpisodeField field; const char *value; } fields[] = {
    { "---\nepisode: 12\ntitle: Soil\n---\n", SEGUE_EPISODE_NUMBER, "12" },
    { "---\nnumber: 3\nepisode: 12\n---\n", SEGUE_EPISODE_NUMBER, "3" },
    { "+++\nname = \"Soil\"\nsubtitle = \"Part 2\"\n+++\n", SEGUE_EPISODE_TITLE, "Soil" },
    { "+++\nname = \"Soil\"\nsubtitle = \"Part 2\"\n+++\n", SEGUE_EPISODE_SUBTITLE, "Part 2" },
    { "---\npublished_at: 2016-09-06\n---\n", SEGUE_EPISODE_DATE, "2016-09-06" },
    { "title=Soil\n----\n", SEGUE_EPISODE_DATE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_strconcat (fields[i].front, NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autofree char *value = segue_episode_dup_field (episode, fields[i].field);
      gboolean editable;

      g_assert_cmpstr (value, ==, fields[i].value);
      g_assert_true (segue_episode_has_field (episode, fields[i].field, &editable));
      g_assert_true (editable);
    }
}

/* What there is no line for gets one below another, written like that. */
static void
test_add (void)
{
  static const struct { const char *front; SegueEpisodeField field; const char *text; const char *written; } adds[] = {
    { "---\ntitle: Soil\ntags: [a]\n---\n", SEGUE_EPISODE_SUBTITLE, "Part 2", "---\ntitle: Soil\nsubtitle: Part 2\ntags: [a]\n---\n" },
    { "---\ntitle: Soil\n---\n", SEGUE_EPISODE_SUBTITLE, "2", "---\ntitle: Soil\nsubtitle: \"2\"\n---\n" },
    { "---\ntitle: Soil\n---\n", SEGUE_EPISODE_NUMBER, "12", "---\ntitle: Soil\nnumber: 12\n---\n" },
    { "---\nTitle:  Soil\n---\n", SEGUE_EPISODE_DATE, " 2026-03-02 ", "---\nTitle:  Soil\nDate:  2026-03-02\n---\n" },
    { "---\r\nepisode: 7\r\n---\r\n", SEGUE_EPISODE_TITLE, "A: b", "---\r\nepisode: 7\r\ntitle: \"A: b\"\r\n---\r\n" },
    { "---\ntitle: \"Soil\" # ours\n---\n", SEGUE_EPISODE_SUBTITLE, "흙", "---\ntitle: \"Soil\" # ours\nsubtitle: 흙\n---\n" },
    { "+++\ntitle = \"Soil\"\n[params]\nx = 1\n+++\n", SEGUE_EPISODE_NUMBER, "12", "+++\ntitle = \"Soil\"\nnumber = 12\n[params]\nx = 1\n+++\n" },
    { "+++\ntitle = \"Soil\"\n+++\n", SEGUE_EPISODE_SUBTITLE, "12", "+++\ntitle = \"Soil\"\nsubtitle = \"12\"\n+++\n" },
    { "+++\ntitle = \"Soil\"\n+++\n", SEGUE_EPISODE_DATE, "2026-03-02", "+++\ntitle = \"Soil\"\ndate = 2026-03-02\n+++\n" },
    { "{\n  \"title\": \"Soil\",\n  \"x\": 1\n}\n", SEGUE_EPISODE_NUMBER, "12", "{\n  \"title\": \"Soil\",\n  \"number\": 12,\n  \"x\": 1\n}\n" },
    { "{\n  \"title\": \"Soil\"\n}\n", SEGUE_EPISODE_SUBTITLE, "1", "{\n  \"title\": \"Soil\",\n  \"subtitle\": \"1\"\n}\n" },
    { "title=Soil\ndate=1\n----\n", SEGUE_EPISODE_NUMBER, "12", "title=Soil\nnumber=12\ndate=1\n----\n" },
    { "---\ntitle: Soil\n---\n", SEGUE_EPISODE_SUBTITLE, "a\nb", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    {
      g_autofree char *text = g_strconcat (adds[i].front, NOTES, NULL);
      g_autofree char *expected = g_strconcat (adds[i].written != NULL ? adds[i].written : "", NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_edit_set_field (episode, adds[i].field, adds[i].text, &error);
      g_autoptr(SegueEpisode) same = segue_edit_set_field (episode, adds[i].field, " ", NULL);
      g_autofree char *found = NULL;

      g_assert_true (same == episode);
      if (adds[i].written == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          continue;
        }
      g_assert_no_error (error);
      found = episode_text (edited);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* What the notes have no line for is an attribute. */
static void
test_attributes (void)
{
  g_autoptr(SegueEpisode) plain = read_text (NOTES);
  g_autoptr(SegueEpisode) titled = segue_edit_set_field (plain, SEGUE_EPISODE_TITLE, " Soil ", NULL);
  g_autoptr(SegueEpisode) numbered = segue_edit_set_field (titled, SEGUE_EPISODE_NUMBER, "12", NULL);
  g_autoptr(SegueEpisode) cleared = segue_edit_set_field (numbered, SEGUE_EPISODE_TITLE, "", NULL);
  g_autofree char *title = segue_episode_dup_field (numbered, SEGUE_EPISODE_TITLE);
  g_autofree char *number = segue_episode_dup_field (numbered, SEGUE_EPISODE_NUMBER);
  g_autofree char *text = episode_text (numbered);
  gboolean editable;

  g_assert_false (segue_episode_has_field (plain, SEGUE_EPISODE_TITLE, &editable));
  g_assert_true (editable);
  g_assert_true (segue_episode_has_field (titled, SEGUE_EPISODE_TITLE, &editable));
  g_assert_cmpstr (title, ==, "Soil");
  g_assert_cmpstr (number, ==, "12");
  g_assert_cmpstr (segue_episode_get_attribute (numbered, "number"), ==, "12");
  g_assert_cmpstr (segue_episode_get_attribute (numbered, "title"), ==, "\"Soil\"");
  g_assert_cmpstr (text, ==, NOTES);
  g_assert_null (segue_episode_get_attribute (cleared, "title"));
}

/* A date that the notes have as a number is shown as a date, and stays a number of the same unit when it is set. */
static void
test_date (void)
{
  static const struct { const char *value; const char *shown; const char *set; const char *written; } dates[] = {
    { "1746615600000", "2025-05-07", "2025-05-08", "1746702000000" },
    { "1746615600000", "2025-05-07", "2025-05-07", "1746615600000" },
    { "1746615600", "2025-05-07", " 2025-04-30 ", "1746010800" },
    { "1746615600123", "2025-05-07", "", "" },
    { "1746615600000", "2025-05-07", "2025-05-0", NULL },
    { "1746615600000", "2025-05-07", "2025-02-30", NULL },
    { "1746615600000", "2025-05-07", "tomorrow", NULL },
    { "1746615600000", "2025-05-07", "1999-01-01", NULL },
    { "946684800", "2000-01-01", "2099-12-31", "4102358400" },
    { "946684799", "946684799", "tomorrow", "tomorrow" },
    { "4102444800000", "2100-01-01", "2000-01-01", "946684800000" },
    { "20260302", "20260302", "20260303", "20260303" },
    { "2026-03-02", "2026-03-02", "1746615600", "1746615600" },
    { "1746615600x", "1746615600x", "2026-03-02", "2026-03-02" },
    { "99999999999999", "99999999999999", "2026-03-02", "2026-03-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strconcat ("---\ndate: ", dates[i].value, "\n---\n", NOTES, NULL);
      g_autoptr(SegueEpisode) episode = read_text (text);
      g_autofree char *shown = segue_episode_dup_date (episode);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_edit_set_date (episode, dates[i].set, &error);
      g_autofree char *written = edited != NULL ? segue_episode_dup_field (edited, SEGUE_EPISODE_DATE) : NULL;

      g_assert_cmpstr (shown, ==, dates[i].shown);
      g_assert_true ((edited == NULL) == g_error_matches (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX));
      g_assert_cmpstr (written, ==, dates[i].written);
    }
}

static void
test_opening (void)
{
  static const struct { const char *notes; const char *opening; const char *set; const char *written; } openings[] = {
    { NOTES, "Opening words.", "Other\nwords.", "\nOther\nwords.\n\n(00:00:10) Hello\n(00:04:00) Soil\n" },
    { "---\ntitle: x\n---\n" NOTES, "Opening words.", "Other.", "---\ntitle: x\n---\n\nOther.\n\n(00:00:10) Hello\n(00:04:00) Soil\n" },
    { "---\ntitle: x\n---\n(00:00:10) Hello\n(00:04:00) Soil\n", "", "Other.", "---\ntitle: x\n---\n\nOther.\n\n(00:00:10) Hello\n(00:04:00) Soil\n" },
    { "(00:00:10) Hello\n(00:04:00) Soil\n", "", "Other.", "Other.\n\n(00:00:10) Hello\n(00:04:00) Soil\n" },
    { NOTES, "Opening words.", "", "\n\n\n(00:00:10) Hello\n(00:04:00) Soil\n" },
    { NOTES, "Opening words.", "One.\n(00:00:05) Two\n", NULL },
    { "", "", "Words.", "Words." },
    { "A\r\n\r\nB\r\n\r\n(00:00:10) Hello\r\n(00:04:00) Soil\r\n", "A\r\n\r\nB", "A\n\nC", "A\r\n\r\nC\r\n\r\n(00:00:10) Hello\r\n(00:04:00) Soil\r\n" },
    { "---\ntitle: x\n---\n", "", "---\nwords", "---\ntitle: x\n---\n\n---\nwords" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (openings[i].notes);
      g_autofree char *opening = segue_episode_dup_opening (episode);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_edit_set_opening (episode, openings[i].set, &error);
      g_autofree char *text = edited != NULL ? episode_text (edited) : NULL;

      g_assert_cmpstr (opening, ==, openings[i].opening);
      g_assert_cmpstr (text, ==, openings[i].written);
      g_assert_cmpint (error != NULL, ==, openings[i].written == NULL);
    }
}

/* Closing text comes and goes with the blank line before it, and a missing newline at the end stays missing. */
static void
test_closing (void)
{
  static const struct { const char *notes; const char *closing; const char *set; const char *written; } closings[] = {
    { NOTES, "", "Bye.", NOTES "\nBye.\n" },
    { NOTES, "", "\nBye.\n\nSee you.\n- x\n\n", NOTES "\nBye.\n\nSee you.\n- x\n" },
    { "(0:10) Hello\r\n(4:00) Soil", "", "Bye.\nYou.", "(0:10) Hello\r\n(4:00) Soil\r\n\r\nBye.\r\nYou." },
    { NOTES "Words.\n\n", "", "Bye.", NOTES "Words.\n\nBye.\n\n" },
    { NOTES "\nBye.\n", "Bye.", "See\nyou.", NOTES "\nSee\nyou.\n" },
    { NOTES "\n\nBye.\n\n", "Bye.", "", NOTES "\n" },
    { NOTES "\nBye.", "Bye.", " \n", "\nOpening words.\n\n(00:00:10) Hello\n(00:04:00) Soil" },
    { NOTES, "", "- a list", NULL },
    { NOTES, "", "(00:09:00) Bye", NULL },
    { NOTES, "", "## Bye", NULL },
    { "Words.\n", "", "Bye.", NULL },
    { "(0:10) Hello\n\nWords.\n\n(4:00) Soil\n\nWords.\n\n(5:00) Water\n\nWords.\n", "", "Bye.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (closings[i].notes);
      g_autofree char *closing = segue_episode_dup_closing (episode);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) edited = segue_edit_set_closing (episode, closings[i].set, &error);
      g_autoptr(SegueEpisode) same = segue_edit_set_closing (episode, closing, NULL);
      g_autofree char *text = edited != NULL ? episode_text (edited) : NULL;

      g_test_message ("%s", closings[i].notes);
      g_assert_cmpstr (closing, ==, closings[i].closing);
      g_assert_true (same == episode);
      g_assert_cmpstr (text, ==, closings[i].written);
      g_assert_cmpint (error != NULL, ==, closings[i].written == NULL);
    }
}

static void
test_end (void)
{
  static const char ranges[] = "(00:00:10 - 00:04:00) Hello\n(00:04:00 - 00:05:00) Soil\n";
  g_autoptr(SegueEpisode) episode = read_text (ranges);
  g_autoptr(SegueEpisode) later = segue_edit_set_end (episode, 1, 250000, NULL);
  g_autoptr(SegueEpisode) none = segue_edit_set_end (episode, 1, SEGUE_TIME_NONE, NULL);
  g_autoptr(SegueEpisode) plain = read_text (NOTES);
  g_autoptr(SegueEpisode) attribute = segue_edit_set_end (plain, 1, 61500, NULL);
  g_autofree char *text = episode_text (later);
  g_autofree char *without = none != NULL ? episode_text (none) : NULL;

  g_assert_cmpstr (text, ==, "(00:00:10 - 00:04:10) Hello\n(00:04:00 - 00:05:00) Soil\n");
  g_assert_cmpstr (without, ==, "(00:00:10) Hello\n(00:04:00 - 00:05:00) Soil\n");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (attribute, 1), "end"), ==, "\"00:01:01.500\"");
}

/* The indentation of a list is kept from who types, and put back. */
static void
test_description (void)
{
  static const struct { const char *notes; guint index; const char *shown; const char *typed; const char *written; } rows[] = {
    { "- (0:10) a\n  One.\n\n  - Two\n- (0:20) b\n- (0:30) c\n  C.\n", 1, "One.\n\n- Two", "One.\n\n- 2\nThree",
      "- (0:10) a\n  One.\n\n  - 2\n  Three\n- (0:20) b\n- (0:30) c\n  C.\n" },
    { "- (0:10) a\n  One.\n- (0:20) b\n- (0:30) c\n  C.\n", 2, "", "New\nlines",
      "- (0:10) a\n  One.\n- (0:20) b\n  New\n  lines\n- (0:30) c\n  C.\n" },
    { "- (0:10) a\n  One.\n   \n  Two\n- (0:20) b\n", 1, "  One.\n   \n  Two", "  One.\n   \n  Three",
      "- (0:10) a\n  One.\n   \n  Three\n- (0:20) b\n" },
    { "- (0:10) a\n\tOne.\n\t\tTwo\n- (0:20) b\n", 1, "One.\n\tTwo", "One.\n\tThree", "- (0:10) a\n\tOne.\n\t\tThree\n- (0:20) b\n" },
    { "- (0:10) a\n \tOne.\n \t Two\n- (0:20) b\n", 1, "One.\n Two", "One.\nThree", "- (0:10) a\n \tOne.\n \tThree\n- (0:20) b\n" },
    { "- (0:10) a\n  One.\n \tTwo\n- (0:20) b\n", 1, " One.\n\tTwo", " One.\n\tThree", "- (0:10) a\n  One.\n \tThree\n- (0:20) b\n" },
    { "(0:10) a\nO\tne.\n(0:20) b\n", 1, "O\tne.", "T\two.", "(0:10) a\nT\two.\n(0:20) b\n" },
    { "- (0:10) a\n  One.\n   Two\n", 1, "One.\n Two", "One.\n Three", "- (0:10) a\n  One.\n   Three\n" },
    { "(0:10) a\r\nOne.\r\nTwo.\r\n(0:20) b\r\n", 1, "One.\nTwo.", "One.\n2.", "(0:10) a\r\nOne.\r\n2.\r\n(0:20) b\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SegueEpisode) episode = read_text (rows[i].notes);
      g_autofree char *shown = segue_episode_dup_description (episode, rows[i].index);
      g_autoptr(SegueEpisode) same = segue_edit_set_description (episode, rows[i].index, shown, NULL);
      g_autoptr(SegueEpisode) edited = segue_edit_set_description (episode, rows[i].index, rows[i].typed, NULL);
      g_autofree char *text = NULL;
      g_autofree char *read_back = NULL;

      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_true (same == episode);
      g_assert_nonnull (edited);
      text = episode_text (edited);
      g_assert_cmpstr (text, ==, rows[i].written);
      read_back = segue_episode_dup_description (edited, rows[i].index);
      g_assert_cmpstr (read_back, ==, rows[i].typed);
    }
}

static void
compare_descriptions (const char *name,
                      const char *text,
                      gsize       length,
                      gpointer    user_data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);

  for (guint i = 0; episode != NULL && i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *shown = segue_episode_dup_description (episode, i);
      g_autoptr(SegueEpisode) same = NULL;

      if (segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_SEGMENT)
        continue;
      same = segue_edit_set_description (episode, i, shown, NULL);
      if (same != episode)
        g_error ("%s: the description of entry %u changes on its own", name, i);
    }
}

static void
test_description_corpus (void)
{
  corpus_foreach (compare_descriptions, NULL);
}

static void
test_guess (void)
{
  g_autoptr(SegueEpisode) episode = read_text ("(00:00:10) a\n(--:--:--) b\n(--:--:--) c\n(00:00:40) d\n(--:--:--) e\n");

  g_assert_cmpint (segue_episode_guess_start (episode, 2), ==, 20000);
  g_assert_cmpint (segue_episode_guess_start (episode, 3), ==, 30000);
  g_assert_cmpint (segue_episode_guess_start (episode, 5), ==, SEGUE_TIME_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/front-matter/set", test_set);
  g_test_add_func ("/front-matter/not-set", test_not_set);
  g_test_add_func ("/front-matter/random", test_random);
  g_test_add_func ("/front-matter/fields", test_fields);
  g_test_add_func ("/front-matter/add", test_add);
  g_test_add_func ("/front-matter/date", test_date);
  g_test_add_func ("/front-matter/attributes", test_attributes);
  g_test_add_func ("/front-matter/opening", test_opening);
  g_test_add_func ("/front-matter/closing", test_closing);
  g_test_add_func ("/front-matter/end", test_end);
  g_test_add_func ("/front-matter/description", test_description);
  g_test_add_func ("/front-matter/description-corpus", test_description_corpus);
  g_test_add_func ("/front-matter/guess", test_guess);
  return g_test_run ();
}
