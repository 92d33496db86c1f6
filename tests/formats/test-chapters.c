/* test-chapters.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "core/episode/segue-reader.h"
#include "core/text/segue-chars.h"
#include "formats/segue-format-loss.h"
#include "formats/segue-formats.h"

/* Files of chapters, read back by code that shares nothing with the writers. */

#define N_EPISODES 10000

static char *
write_notes (const SegueFormat *format,
             const char        *notes)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = format->write (format, episode, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const char notes[] =
  "---\ntitle: \"One; two\"\nduration: 1:10:00\n---\nOpening\n\n## Tools & <Apps>\n\n"
  "(0:10) [A =# \\\\ \"b\"](https://e.org/?a=1&b=2)\nText of it.\n(0:20-0:30) B --> c\n\n## News\n\n(1:00:05.250) 마지막 이야기\n"
  "(--:--) Not yet\n";

static const struct
{
  const SegueFormat *format;
  const char        *notes;
  const char        *file;
} files[] = {
  { &segue_format_json_chapters, notes,
    "{\n  \"version\": \"1.2.0\",\n  \"title\": \"One; two\",\n  \"chapters\": [\n"
    "    {\n      \"startTime\": 10,\n      \"title\": \"A =# \\\\ \\\"b\\\"\",\n      \"url\": \"https://e.org/?a=1&b=2\"\n    },\n"
    "    {\n      \"startTime\": 20,\n      \"endTime\": 30,\n      \"title\": \"B --> c\"\n    },\n"
    "    {\n      \"startTime\": 3605.25,\n      \"title\": \"마지막 이야기\"\n    }\n  ]\n}\n" },
  { &segue_format_psc, notes,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\" version=\"1.2\">\n"
    "  <psc:chapter start=\"00:00:10.000\" title=\"A =# \\ &quot;b&quot;\" href=\"https://e.org/?a=1&amp;b=2\"/>\n"
    "  <psc:chapter start=\"00:00:20.000\" title=\"B --&gt; c\"/>\n"
    "  <psc:chapter start=\"01:00:05.250\" title=\"마지막 이야기\"/>\n</psc:chapters>\n" },
  { &segue_format_mp4chaps, notes,
    "00:00:10.000 A =# \\ \"b\" <https://e.org/?a=1&b=2>\n00:00:20.000 B --› c\n01:00:05.250 마지막 이야기\n" },
  { &segue_format_webvtt, notes,
    "WEBVTT\n\nsection-1\n00:00:10.000 --> 00:00:30.000\nTools &amp; &lt;Apps&gt;\n\n00:00:10.000 --> 00:00:20.000\nA =# \\ \"b\"\n\n"
    "00:00:20.000 --> 00:00:30.000\nB --&gt; c\n\nsection-2\n01:00:05.250 --> 01:10:00.000\nNews\n\n"
    "01:00:05.250 --> 01:10:00.000\n마지막 이야기\n" },
  { &segue_format_ffmetadata, notes,
    ";FFMETADATA1\ntitle=One\\; two\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=10000\nEND=20000\ntitle=A \\=\\# \\\\ \"b\"\n\n"
    "[CHAPTER]\nTIMEBASE=1/1000\nSTART=20000\nEND=30000\ntitle=B --> c\n\n"
    "[CHAPTER]\nTIMEBASE=1/1000\nSTART=3605250\nEND=4200000\ntitle=마지막 이야기\n" },
  { &segue_format_podlove_json, "(0:10) [a](https://e.org) \n(1:00:05.250) b\n",
    "[\n  {\n    \"start\": \"00:00:10.000\",\n    \"title\": \"a\",\n    \"href\": \"https://e.org\"\n  },\n"
    "  {\n    \"start\": \"01:00:05.250\",\n    \"title\": \"b\"\n  }\n]\n" },
  { &segue_format_podigee_json, "(0:10) [a](https://e.org)\n",
    "[\n  {\n    \"start_time\": \"00:00:10.000\",\n    \"title\": \"a\",\n    \"url\": \"https://e.org\"\n  }\n]\n" },
  { &segue_format_matroska, "(0:10-0:20) a\n\n## B & c\n\n(0:30) c\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Chapters>\n  <EditionEntry>\n    <ChapterAtom>\n"
    "      <ChapterTimeStart>00:00:10.000000000</ChapterTimeStart>\n      <ChapterTimeEnd>00:00:20.000000000</ChapterTimeEnd>\n"
    "      <ChapterDisplay>\n        <ChapterString>a</ChapterString>\n        <ChapterLanguage>und</ChapterLanguage>\n"
    "      </ChapterDisplay>\n    </ChapterAtom>\n    <ChapterAtom>\n      <ChapterTimeStart>00:00:30.000000000</ChapterTimeStart>\n"
    "      <ChapterDisplay>\n        <ChapterString>B &amp; c</ChapterString>\n        <ChapterLanguage>und</ChapterLanguage>\n"
    "      </ChapterDisplay>\n      <ChapterAtom>\n        <ChapterTimeStart>00:00:30.000000000</ChapterTimeStart>\n"
    "        <ChapterDisplay>\n          <ChapterString>c</ChapterString>\n          <ChapterLanguage>und</ChapterLanguage>\n"
    "        </ChapterDisplay>\n      </ChapterAtom>\n    </ChapterAtom>\n  </EditionEntry>\n</Chapters>\n" },
  { &segue_format_yaml, notes,
    "title: \"One; two\"\nchapters:\n- title: \"Tools & <Apps>\"\n  chapters:\n  - time: \"00:00:10.000\"\n"
    "    title: \"A =# \\\\ \\\"b\\\"\"\n    url: \"https://e.org/?a=1&b=2\"\n    description: \"Text of it.\"\n"
    "  - time: \"00:00:20.000\"\n    end: \"00:00:30.000\"\n    title: \"B --> c\"\n- title: \"News\"\n  chapters:\n"
    "  - time: \"01:00:05.250\"\n    title: \"마지막 이야기\"\n" },
  { &segue_format_yaml, "(0:10) a\nThis is one.\nThis is two, and it goes on.\n(0:20) b\nhttps://e.org/\n\n## C\n\nThis is what it is about.\n\n(0:30) d\n",
    "chapters:\n- time: \"00:00:10.000\"\n  title: \"a\"\n  description: \"This is one.\\nThis is two, and it goes on.\"\n- time: \"00:00:20.000\"\n  title: \"b\"\n"
    "  url: \"https://e.org/\"\n- title: \"C\"\n  description: \"This is what it is about.\"\n  chapters:\n  - time: \"00:00:30.000\"\n    title: \"d\"\n" },
  { &segue_format_yaml, "Text", "chapters: []\n" },
  /* nothing to write */
  { &segue_format_json_chapters, "Text", "{\n  \"version\": \"1.2.0\",\n  \"chapters\": []\n}\n" },
  { &segue_format_webvtt, "Text", "WEBVTT\n" },
  { &segue_format_mp4chaps, "(--:--) a\n", "" },
  /* neither an end nor a length is known */
  { &segue_format_webvtt, "0:00 a\n", "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na\n" },
  /* chapters of the same time last equally long, and out of order they are sorted */
  { &segue_format_webvtt, "0:10 a\n0:10 b\n0:30 c\n0:20 d\n",
    "WEBVTT\n\n00:00:10.000 --> 00:00:20.000\na\n\n00:00:10.000 --> 00:00:20.000\nb\n\n00:00:20.000 --> 00:00:30.000\nd\n\n"
    "00:00:30.000 --> 00:00:31.000\nc\n" },
  /* an end behind the next start does not make chapters overlap */
  { &segue_format_ffmetadata, "0:10-0:50 a\n0:30 b\n",
    ";FFMETADATA1\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=10000\nEND=30000\ntitle=a\n\n"
    "[CHAPTER]\nTIMEBASE=1/1000\nSTART=30000\nEND=31000\ntitle=b\n" },
  /* FFmpeg joins lines after a backslash */
  { &segue_format_ffmetadata, "0:00 `a\\`\n", ";FFMETADATA1\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=a\\\\ \n" },
  /* only addresses of the web are links */
  { &segue_format_mp4chaps, "0:00 [a](#t=0)\n0:10 [b](mailto:c@d.e)\n0:20 [c](<https://e.org/x y>)\n",
    "00:00:00.000 a\n00:00:10.000 b\n00:00:20.000 c <https://e.org/x%20y>\n" },
};

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = write_notes (files[i].format, files[i].notes);

      g_assert_cmpstr (file, ==, files[i].file);
    }
}

/* What is read back: for each chapter its start in milliseconds, a tabulator and its title. */

static void
append_line (GString    *out,
             gint64      start,
             const char *title)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT "\t%s\n", start, title);
}

static gint64
read_time (const char *text)
{
  char *p;
  gint64 time = g_ascii_strtoll (text, &p, 10);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (*p, ==, ':');
      g_assert_true (g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && !g_ascii_isdigit (p[3]));
      time = 60 * time + g_ascii_strtoll (p + 1, &p, 10);
    }
  g_assert_cmpint (*p, ==, '.');
  g_assert_true (g_ascii_isdigit (p[3]));
  for (guint i = 4; g_ascii_isdigit (p[i]); i++)
    g_assert_cmpint (p[i], ==, '0');

  return 1000 * time + 100 * (p[1] - '0') + 10 * (p[2] - '0') + (p[3] - '0');
}

static void
read_json (char    *file,
           GString *out)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  JsonNode *root;
  JsonArray *array;

  json_parser_load_from_data (parser, file, -1, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);
  array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root)
                                       : json_object_get_array_member (json_node_get_object (root), "chapters");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *start = json_object_get_string_member_with_default (object, "start", NULL);

      if (start == NULL)
        start = json_object_get_string_member_with_default (object, "start_time", NULL);
      append_line (out, start != NULL ? read_time (start)
                                      : (gint64) (json_object_get_double_member (object, "startTime") * 1000 + 0.5),
                   json_object_get_string_member_with_default (object, "title", ""));
    }
}

static void
read_psc (char    *file,
          GString *out)
{
  xmlDoc *doc = xmlReadMemory (file, strlen (file), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      xmlChar *start = xmlGetProp (node, BAD_CAST "start"), *title = xmlGetProp (node, BAD_CAST "title");

      if (start != NULL)
        append_line (out, read_time ((char *) start), (char *) title);
      xmlFree (start);
      xmlFree (title);
    }
  xmlFreeDoc (doc);
}

/* Reads the atoms in an element. That of a section is read like those of chapters. */
static void
read_atoms (xmlNode *parent,
            GString *out)
{
  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    if (g_str_equal (node->name, "EditionEntry"))
      read_atoms (node, out);
    else if (g_str_equal (node->name, "ChapterAtom"))
      {
        xmlNode *time = xmlFirstElementChild (node), *display = xmlNextElementSibling (time);
        xmlChar *start = xmlNodeGetContent (time), *title = xmlNodeGetContent (xmlFirstElementChild (display));

        append_line (out, read_time ((char *) start), (char *) title);
        xmlFree (start);
        xmlFree (title);
        read_atoms (node, out);
      }
}

static void
read_matroska (char    *file,
               GString *out)
{
  xmlDoc *doc = xmlReadMemory (file, strlen (file), NULL, NULL, XML_PARSE_NONET);

  g_assert_nonnull (doc);
  read_atoms (xmlDocGetRootElement (doc), out);
  xmlFreeDoc (doc);
}

static void
read_mp4chaps (char    *file,
               GString *out)
{
  g_auto(GStrv) lines = g_strsplit (file, "\n", -1);

  for (char **line = lines; **line != '\0'; line++)
    append_line (out, read_time (*line), strchr (*line, ' ') + 1);
}

/* The cue of a section is read like those of chapters. */
static void
read_webvtt (char    *file,
             GString *out)
{
  g_auto(GStrv) blocks = g_strsplit (file, "\n\n", -1);

  g_assert_cmpstr (g_str_has_suffix (blocks[0], "\n") ? g_strchomp (blocks[0]) : blocks[0], ==, "WEBVTT");
  for (char **block = blocks + 1; *block != NULL; block++)
    {
      const gboolean named = g_str_has_prefix (*block, "section-");
      g_auto(GStrv) lines = g_strsplit (named ? strchr (*block, '\n') + 1 : *block, "\n", -1);
      g_autoptr(GString) title = g_string_new (lines[1]);

      g_assert_nonnull (strstr (lines[0], " --> "));
      g_assert_null (strstr (lines[1], "-->"));
      g_assert_cmpint (read_time (lines[0]), <, read_time (strstr (lines[0], " --> ") + 5));
      g_string_replace (title, "&lt;", "<", 0);
      g_string_replace (title, "&gt;", ">", 0);
      g_string_replace (title, "&amp;", "&", 0);
      append_line (out, read_time (lines[0]), title->str);
    }
}

static void
read_ffmetadata (char    *file,
                 GString *out)
{
  gint64 start = -1;

  g_assert_true (g_str_has_prefix (file, ";FFMETADATA1\n"));
  for (char *p = file; *p != '\0';)
    {
      g_autoptr(GString) line = g_string_new (NULL);

      for (; *p != '\0' && *p != '\n'; p++)
        g_string_append_c (line, *p == '\\' ? *++p : *p);
      p += *p == '\n';
      if (g_str_has_prefix (line->str, "START="))
        start = g_ascii_strtoll (line->str + 6, NULL, 10);
      else if (g_str_has_prefix (line->str, "title=") && start >= 0)
        append_line (out, start, g_strchomp (line->str + 6));
    }
}

/* The title of a section has no time, and its chapters have one. Strings are read by json-glib. */
static void
read_yaml (char    *file,
           GString *out)
{
  g_auto(GStrv) lines = g_strsplit (file, "\n", -1);
  gint64 start = -1;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *p = *line + strspn (*line, " -"), *value = strchr (p, ':');
      g_autoptr(JsonNode) node = value != NULL && value[1] != '\0' ? json_from_string (value + 1, NULL) : NULL;

      if (segue_has_prefix (p, "time: "))
        start = read_time (json_node_get_string (node));
      else if (segue_has_prefix (p, "title: "))
        {
          append_line (out, start, json_node_get_string (node));
          start = -1;
        }
    }
}

static const struct
{
  const SegueFormat *format;
  void (*read) (char    *file,
                GString *out);
} readers[] = {
  { &segue_format_json_chapters, read_json },
  { &segue_format_podlove_json, read_json },
  { &segue_format_podigee_json, read_json },
  { &segue_format_psc, read_psc },
  { &segue_format_matroska, read_matroska },
  { &segue_format_mp4chaps, read_mp4chaps },
  { &segue_format_webvtt, read_webvtt },
  { &segue_format_ffmetadata, read_ffmetadata },
  { &segue_format_yaml, read_yaml },
};

static const char *const pieces[] = {
  "\"", "'", "-->", "<", "&", ">", "]]>", "&amp;", "=", ";", "#", "\\", "[CHAPTER]", "START=1", "{", "}", "\xE2\x80\xAE", "שלום",
  "🎙", "👨‍👩‍👧", "가나다라", "\xC2\xA0", "a", "B", "1:00", "NOTE", "WEBVTT", "%s", "<https://e.org>", "\x01", "\x7F", "\xE2\x80\xA8", "é",
};

/* Makes the title of an entry of JSON, which can hold anything. */
static char *
make_title (GRand *random)
{
  GString *title = g_string_new (NULL);
  const guint n = g_rand_int_range (random, 0, 50) == 0 ? 300 : g_rand_int_range (random, 1, 8);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && g_rand_boolean (random))
        g_string_append_c (title, ' ');
      g_string_append (title, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    }

  return g_string_free (title, FALSE);
}

/* What the title of an entry becomes in a file: white space and control characters are one space. */
static char *
fold (const char *title,
      gboolean    brackets)
{
  g_autoptr(GRegex) blanks = g_regex_new ("[\\s\\p{Cc}\\p{Z}]+", 0, 0, NULL);
  g_autofree char *folded = g_regex_replace_literal (blanks, title, -1, 0, " ", 0, NULL);
  GString *out = g_string_new (g_strstrip (folded));

  if (brackets)
    {
      g_string_replace (out, "<", "‹", 0);
      g_string_replace (out, ">", "›", 0);
    }

  return g_string_free (out, FALSE);
}

/* Reads a file by the format that wrote it: the same chapters are found, and written again they are the same bytes. */
static void
check_read (const SegueFormat *format,
            GBytes            *bytes,
            const char        *expected)
{
  gsize length;
  const char *file = g_bytes_get_data (bytes, &length);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_format_read (format, file, length, &error);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GBytes) again = NULL;
  g_autoptr(GBytes) same = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *title = segue_entry_dup_plain_title (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT)
        append_line (found, segue_entry_get_start (entry), title);
    }
  g_assert_cmpstr (found->str, ==, expected);
  again = format->write (format, episode, &error);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again), file, length);
  same = segue_format_write (format, episode, &error);
  g_assert_true (g_bytes_equal (same, bytes));
}

static void
test_hostile (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < N_EPISODES; i++)
    {
      const guint n = g_rand_int_range (random, 1, 6);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(SegueEpisode) episode = NULL;

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *title = make_title (random);

          if (g_rand_int_range (random, 0, 4) == 0)
            g_string_append_printf (text, "\n## %u\n\n", j);
          if (g_rand_int_range (random, 0, 4) == 0)
            g_string_append_printf (text, "%02u:%02u:00 [x %s](https://e.org/%u?a=b&c)\n", j, j, title, j);
          else
            g_string_append_printf (text, "%02u:%02u:00 x %s\n", j, j, title);
        }
      episode = segue_reader_read (text->str, text->len, NULL);
      for (guint r = 0; r < G_N_ELEMENTS (readers); r++)
        {
          g_autoptr(GBytes) bytes = readers[r].format->write (readers[r].format, episode, NULL);
          g_autofree char *file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          g_autoptr(GString) found = g_string_new (NULL), expected = g_string_new (NULL);

          for (guint j = 0; j < segue_episode_get_n_entries (episode); j++)
            {
              SegueEntry *entry = segue_episode_get (episode, j);
              g_autofree char *plain = segue_entry_dup_plain_title (entry);
              g_autofree char *link = segue_entry_dup_link (entry);
              g_autofree char *title = fold (plain, readers[r].read == read_mp4chaps);

              if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION &&
                  (readers[r].read == read_webvtt || readers[r].read == read_matroska))
                append_line (expected, segue_entry_get_start (segue_episode_get (episode, j + 1)), title);
              if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION && readers[r].read == read_yaml)
                append_line (expected, -1, title);
              if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
                continue;
              append_line (expected, segue_entry_get_start (entry), title);
              if (readers[r].read == read_mp4chaps && link != NULL)
                {
                  g_string_truncate (expected, expected->len - 1);
                  g_string_append_printf (expected, "%s<%s>\n", " ", link);
                }
            }
          readers[r].read (file, found);
          g_assert_cmpstr (found->str, ==, expected->str);
          if (readers[r].read != read_mp4chaps)
            check_read (readers[r].format, bytes, expected->str);
        }
    }
}

/* What is said before notes are written as a list. */
static const struct
{
  const SegueFormat *format;
  const char        *notes;
  const char        *sentences;
} losses[] = {
  { &segue_format_mp4chaps, notes,
    "2 sections are left out.|1 description is left out.|The text that belongs to no segment is left out.|"
    "1 end is left out." },
  { &segue_format_json_chapters, notes,
    "2 sections are left out.|1 description is left out.|The text that belongs to no segment is left out." },
  { &segue_format_webvtt, notes,
    "1 description is left out.|The text that belongs to no segment is left out.|1 link is left out." },
  { &segue_format_yaml, notes, "The text that belongs to no segment is left out." },
  { &segue_format_csv, notes,
    "2 sections are left out.|1 description is left out.|The text that belongs to no segment is left out." },
  { &segue_format_mp4chaps, "(0:10) a\n(0:05) b\n(0:20) c\n(0:20) d\n",
    "1 segment starts before the one above it. The file lists all by their times." },
  { &segue_format_mp4chaps, "\n\n(0:10) a\n", "" },
  { &segue_format_ffmetadata, "(0:10) [a](https://e.org)\n(0:20) [b](https://e.org/b)\nhttps://e.org/c\n",
    "1 description is left out.|2 links are left out." },
  { &segue_format_text, notes, "" },
};

static void
test_losses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (losses[i].notes, -1, NULL);
      g_autoptr(GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      segue_format_count_loss (losses[i].format, episode, sentences);
      g_ptr_array_add (sentences, NULL);
      joined = g_strjoinv ("|", (char **) sentences->pdata);
      g_assert_cmpstr (joined, ==, losses[i].sentences);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapters/files", test_files);
  g_test_add_func ("/chapters/hostile", test_hostile);
  g_test_add_func ("/chapters/losses", test_losses);

  return g_test_run ();
}
