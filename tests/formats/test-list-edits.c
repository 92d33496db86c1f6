/* test-list-edits.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/json/segue-json-printer.h"
#include "core/text/segue-error.h"
#include "episode-check.h"
#include "formats/segue-formats.h"

/* Random edits of files of chapters: they change the bytes of what is edited and no others, and what is read back is
 * what was meant. The files have what Segue does not know in all the places where it may stand. */

#define N_SEEDS 60
#define N_STEPS 20

static const struct
{
  const SegueFormat *format;
  const char        *text;
} files[] = {
  { &segue_format_psc,
    "<?xml version=\"1.0\"?>\n<!-- a -->\n<x:chapters xmlns:x=\"http://podlove.org/simple-chapters\" version=\"1.1\">\n"
    "\t<x:chapter start=\"0\" title=\"One\" href=\"https://e.org/?a&amp;b\"/>\n\t<!-- <x:chapter start='1' title=''/> -->\n"
    "\t<x:chapter  title='T&#119;o &lt;'  start = '1:05.5' other=\"&#10;\" image=\"i.png\" ></x:chapter>\n"
    "\t<x:chapter start='bad' title='Three'/><x:chapter start='01:02:03.250' title='Four'/>\n</x:chapters>\n" },
  { &segue_format_psc,
    "<rss xmlns:psc='http://podlove.org/simple-chapters'><channel><item><title>E</title>\r\n<psc:chapters>\r\n"
    "  <psc:chapter start='00:00:00.000' title='Intro' />\r\n  <psc:chapter start='00:06:26.000' title='End' />\r\n"
    "</psc:chapters></item><item><psc:chapters><psc:chapter start='1' title='x'/></psc:chapters></item></channel></rss>" },
  { &segue_format_json_chapters,
    "{\n  \"version\": \"1.2.0\", \"author\": \"A\",\n  \"chapters\":\n  [\n    {\n      \"startTime\": 0,\n      \"title\": \"One\"\n    },\n"
    "    { \"toc\": false, \"url\": null, \"startTime\" : 168.25, \"endTime\": 200, \"location\": {\"name\": \"x\"} },\n"
    "    {\"img\":\"i.png\",\"startTime\":\"1:00\",\"title\":\"a\\u00fc\\\"b\"}\n  ],\n  \"waypoints\": true\n}\n" },
  { &segue_format_podlove_json,
    "[{\"start\":\"00:00:00.000\",\"title\":\"One\",\"href\":\"\",\"image\":\"\"},\r\n {\"start\":\"1:02\",\"x\":[1,{}],\"title\":\"Two\"}]" },
  { &segue_format_podigee_json, "[\n  { \"title\": \"One\", \"start_time\": \"00:00:30\" },\n  { \"start_time\": null, \"title\": null }\n]\n" },
  { &segue_format_webvtt,
    "WEBVTT - x\nKind: chapters\n\nNOTE one\ntwo\n\nid 1\n00:00:00.000 --> 01:00:00.000 line:0\nPart\n\n"
    "00:10.000 --> 00:20.500\n<b>One</b> &amp; more\nlines\n\nSTYLE\n::cue {}\n\n00:01:00.000 --> 00:02:00.000\n\n\n"
    "02:00:00.000 --> 02:00:01.000\r\nTwo\r\n" },
  { &segue_format_ffmetadata,
    ";FFMETADATA1\ntitle=T\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\n# c\nEND=1500\nx\\=y=1\ntitle=One \\= \\\\\\\nlines\n\n; d\n"
    "[CHAPTER]\nSTART=2000000000\nEND=3000000000\ntitle=Two\n[CHAPTER]\r\nTIMEBASE=1/90000\r\nSTART=900000\r\nEND=990000.0\r\n\r\n"
    "[STREAM]\ntitle=s\n" },
  { &segue_format_matroska,
    "<?xml version=\"1.0\"?>\n<Chapters>\n  <EditionEntry>\n    <EditionUID>1</EditionUID>\n    <ChapterAtom> <!-- c -->\n"
    "      <ChapterUID>2</ChapterUID>\n      <ChapterTimeStart>00:00:00.000000000</ChapterTimeStart>\n"
    "      <ChapterTimeEnd>00:01:00.5</ChapterTimeEnd>\n      <ChapterDisplay>\n        <ChapterString>One &amp; <![CDATA[<b>]]></ChapterString>\n"
    "        <ChapterLanguage>eng</ChapterLanguage>\n      </ChapterDisplay>\n      <ChapterAtom>\n"
    "        <ChapterTimeStart>60000000000</ChapterTimeStart>\n        <ChapterDisplay><ChapString/></ChapterDisplay>\n"
    "      </ChapterAtom>\n      <ChapterFlagHidden>0</ChapterFlagHidden>\n    </ChapterAtom>\n"
    "    <ChapterAtom><ChapterTimeStart>x</ChapterTimeStart></ChapterAtom>\n    <ChapterAtom>\n"
    "      <ChapterTimeStart>00:10:00</ChapterTimeStart>\n    </ChapterAtom>\n  </EditionEntry>\n</Chapters>\n" },
  { &segue_format_hindenburg,
    "<?xml version=\"1.0\"?>\n<Session Version=\"Hindenburg 1\">\n <Markers>\n  <Marker Id=\"1\" Name=\"In\" Time=\"27.850\"/>\n"
    "  <Marker Id=\"2\" Name=\"One\" Time=\"00.000\" Type=\"Chapter\"/><Marker Id=\"3\" Name=\"Two\" Time=\"02:56.334\" Type=\"Chapter\"\n"
    " URL=\"https://e.org\"/>\n </Markers>\n</Session>\n" },
};

static const char *const words[] = {
  "", "One", "a, b; (c) = d # e", "말 \"#1\" 'x'", "back\\", "**bold** <b> & </b>", "]]> --> &amp;", "null", "[CHAPTER]", "\\u00fc \\n",
};

static SegueEpisode *
edit_field (SegueEpisode  *episode,
            guint          index,
            GRand         *rand,
            GError       **error)
{
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  const char *address = g_rand_boolean (rand) ? "https://e.org/?a=b&c=\"d\"" : "";
  const gint64 time = g_rand_int_range (rand, 0, 9000000);
  g_autofree char *json = segue_json_quote (address);
  const guint field = g_rand_int_range (rand, 0, SEGUE_SYNTAX_BODY);
  SegueEpisode *result;
  SegueEntry *entry;
  g_autofree char *held = NULL;

  if (field == SEGUE_SYNTAX_START)
    result = segue_edit_set_start (episode, index, time, error);
  else if (field == SEGUE_SYNTAX_END)
    result = segue_edit_set_end (episode, index, time % 3 == 0 ? SEGUE_TIME_NONE : time, error);
  else if (field == SEGUE_SYNTAX_TITLE)
    result = segue_edit_set_title (episode, index, word, error);
  else if (field == SEGUE_SYNTAX_LINK)
    result = segue_edit_set_link (episode, index, address, error);
  else
    result = segue_edit_set_attribute (episode, index, "image", *address != '\0' ? json : NULL, error);
  if (result == NULL)
    return NULL;
  entry = segue_episode_get (result, index);
  if (field == SEGUE_SYNTAX_START)
    g_assert_cmpint (segue_entry_get_start (entry), ==, time);
  else if (field == SEGUE_SYNTAX_TITLE)
    g_assert_cmpstr (held = segue_entry_dup_title (entry), ==, word);
  else if (field == SEGUE_SYNTAX_LINK)
    g_assert_cmpstr ((held = segue_entry_dup_link (entry)) != NULL ? held : "", ==, address);
  else if (field == SEGUE_SYNTAX_IMAGE)
    g_assert_cmpstr ((held = segue_entry_dup_attribute (entry, "image")) != NULL ? held : "", ==, address);

  return result;
}

/* Asserts that only bytes of the entry at @index have changed. */
static void
check_others (SegueEpisode *before,
              SegueEpisode *after,
              guint         index)
{
  g_autofree char *old_text = episode_text (before);
  g_autofree char *text = episode_text (after);
  const gsize from = segue_episode_get_offset (before, index);
  const gsize tail = strlen (old_text) - from - segue_entry_get_content_length (segue_episode_get (before, index));

  g_assert_cmpmem (old_text, from, text, from);
  g_assert_cmpstr (old_text + strlen (old_text) - tail, ==, text + strlen (text) - tail);
}

/* Counts the bytes of a text that are not white space, by their value. Items that are moved take theirs with them. */
static void
count_bytes (SegueEpisode *episode,
             gint          sign,
             gint          counts[256])
{
  g_autofree char *text = episode_text (episode);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      counts[*p] += sign;
}

static SegueEpisode *
edit_items (SegueEpisode  *episode,
            guint          index,
            GRand         *rand,
            GError       **error)
{
  const guint n = segue_episode_get_n_entries (episode);
  const guint before = g_rand_int_range (rand, 1, n + 1);
  const char *title = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  gint counts[256] = { 0 };
  g_autofree char *held = NULL;
  SegueEpisode *result;
  guint added;

  if (g_rand_int_range (rand, 0, 3) == 0)
    return segue_edit_remove_many (episode, &index, 1, error);
  if (g_rand_boolean (rand))
    {
      result = segue_edit_move_many (episode, &index, 1, before, error);
      if (result == NULL)
        return NULL;
      count_bytes (episode, 1, counts);
      count_bytes (result, -1, counts);
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        g_assert_cmpint (counts[i], ==, 0);
      return result;
    }
  result = segue_edit_insert_segment (episode, before, g_rand_int_range (rand, 0, 9000000), title, &added, error);
  if (result != NULL)
    g_assert_cmpstr (held = segue_entry_dup_title (segue_episode_get (result, added)), ==, title);

  return result;
}

static SegueEpisode *
read_file (const SegueFormat *format,
           const char        *text)
{
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode = segue_format_read (format, text, strlen (text), &error);

  g_assert_no_error (error);

  return episode;
}

static void
edit_file (const SegueFormat *format,
           const char        *text,
           guint              seed,
           guint             *n_done,
           guint             *n_refused)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(SegueEpisode) first = read_file (format, text);
  g_autoptr(SegueEpisode) episode = segue_episode_ref (first);
  g_autofree char *back = NULL;

  for (guint step = 0; step < N_STEPS; step++)
    {
      const guint n = segue_episode_get_n_entries (episode), index = n > 1 ? g_rand_int_range (rand, 1, n) : 0;
      const gboolean of_field = g_rand_boolean (rand);
      g_autoptr(SegueEpisode) before = NULL;
      g_autoptr(GError) error = NULL;
      SegueEpisode *result;

      if (n < 2 || segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_TEXT)
        continue;
      result = of_field ? edit_field (episode, index, rand, &error) : edit_items (episode, index, rand, &error);
      if (result == NULL)
        {
          g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
          (*n_refused)++;
          continue;
        }
      (*n_done)++;
      before = g_steal_pointer (&episode);
      episode = result;
      if (of_field)
        check_others (before, episode, index);
      episode_check (episode, format->id, seed, step);
      g_assert_true (segue_format_get_syntax (episode) == format->syntax);
    }
  back = episode_text (first);
  g_assert_cmpstr (back, ==, text);
}

static void
test_edits (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  guint n_done = 0, n_refused = 0;

  for (guint seed = 0; seed < N_SEEDS; seed++)
    edit_file (files[i].format, files[i].text, seed, &n_done, &n_refused);
  g_test_message ("%s: %u edits, %u refused", files[i].format->id, n_done, n_refused);
  g_assert_cmpuint (n_done, >, n_refused);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/list-edits/%s-%u", files[i].format->id, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_edits);
    }

  return g_test_run ();
}
