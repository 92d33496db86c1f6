/* test-json.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "episode-check.h"
#include "formats/segue-formats.h"
#include "texts.h"

static GBytes *
write_json (SegueEpisode *episode)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = segue_format_write (&segue_format_json, episode, &error);

  g_assert_no_error (error);
  return bytes;
}

static SegueEpisode *
read_json (GBytes     *bytes,
           const char *what)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  SegueEpisode *episode = segue_format_read (&segue_format_json, data, length, &error);

  if (episode == NULL)
    g_error ("%s: %s\n%.*s", what, error->message, (int) MIN (length, 4000), data);
  return episode;
}

static void
check_round_trip (const char *name,
                  const char *text,
                  gsize       length,
                  gpointer    unused)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, length, NULL);
  g_autoptr(GBytes) json = write_json (episode);
  g_autoptr(SegueEpisode) back = read_json (json, name);
  g_autoptr(GBytes) again = write_json (back);
  g_autoptr(GBytes) found = segue_episode_write (back);

  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), text, length);
  g_assert_true (g_bytes_equal (json, again));
  g_assert_cmpuint (segue_episode_get_n_entries (episode), ==, segue_episode_get_n_entries (back));
  episode_check (back, name, 0, 0);
}

/* Whatever text may hold: line ends of all kinds and mixed, marks of byte order, spaces of all kinds, controls. */
static const char *const odd_texts[] = {
  "{\n\"chapters\": [{\"start\": \"0:00\", \"title\": \"A\", \"image\": \"b.png\"}, "
  "{\"start\": \"0:10\", \"title\": \"B\"}]\n}\n",
  "---\nchapters:\n  - time: '0:00'\n    title: \"A \\\"b\\\"\"\n    url: \"http://a\"\n    description: |\n      x\n      y\n---\nNotes\n",
  "\xEF\xBB\xBF(00:10) a\n(00:20) b\n",
  "(00:10) a\r\nbody\r\n\r\n(00:20) b\r\n",
  "(00:10) a\rbody\r(00:20) b\r",
  "(00:10) a\nbody\r\nmore\n(00:20) b\r(00:30) c",
  "(00:10) a\r\n(00:20) b",
  "(00:10)\u00a0a\n\tbody\u2028more\x01\x7F\n(00:20) \"b\\\"\n",
  "(00:10) a\n\n  \n\t\nbody\n\n\xC2\xA0\n\n(00:20) b\n\n\n",
  "\r\n\r", "\n\r", "\r", "a\r\nb\nc\rd\n\re\r\r\n",
  "\xC2\x85\xE2\x80\xA9\x0B\x0C",
  "(00:75) a\n(01:40:050) b\n(--:--:--) c\n(00:20) d\n",
  "null\n(00:10) null\nnull\n",
  "0:00 - 0:30 range\n0:30 - 1:00 range\n",
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_texts); i++)
    check_round_trip (all_texts[i], all_texts[i], strlen (all_texts[i]), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    check_round_trip (odd_texts[i], odd_texts[i], strlen (odd_texts[i]), NULL);
}

static void
test_round_trip_corpus (void)
{
  g_test_message ("%u files", corpus_foreach (check_round_trip, NULL));
}

/* Lines cut and joined at random: what no person writes, and a crash of another program may leave. */
static void
test_round_trip_random (void)
{
  static const char *const parts[] = {
    "(00:10) a", "**B**", "# C", "\n", "\n\n", "\r\n", "\r", "  ", "- ", "```\n", "body", "---\n", "D\n====\n", "\"", "\\", "\xC2\xA0",
    "[x](http://e.org)", "00:20 y", "z 00:30",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      guint n = g_rand_int_range (rand, 0, 25);

      while (n-- > 0)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      check_round_trip (text->str, text->str, text->len, NULL);
    }
}

/* The whole of the format, so that a change of it is seen. */
static void
test_shape (void)
{
  static const char text[] = "\"Intro\"\n\n**A**\n(00:00:10) [one](https://e.org)\nbody\tof\ntwo lines\n\n(00:00:75) two";
  static const char expected[] =
    "{\n  \"format\": \"segue-episode\",\n  \"version\": 1,\n  \"newline\": \"\\n\",\n  \"finalNewline\": false,\n  \"entries\": [\n"
    "    {\n      \"kind\": \"text\",\n      \"text\": \"\\\"Intro\\\"\",\n      \"lines\": [null, \"\"]\n    },\n"
    "    {\n      \"kind\": \"section\",\n      \"title\": \"A\",\n      \"lines\": [\"**A**\"]\n    },\n"
    "    {\n      \"kind\": \"segment\",\n      \"start\": \"00:00:10.000\",\n      \"title\": \"one\",\n"
    "      \"link\": \"https://e.org\",\n      \"description\": \"body\\tof\\ntwo lines\",\n"
    "      \"lines\": [\"(00:00:10) [one](https://e.org)\", null, \"\"]\n    },\n"
    "    {\n      \"kind\": \"segment\",\n      \"start\": null,\n      \"startText\": \"00:00:75\",\n      \"title\": \"two\",\n"
    "      \"lines\": [\"(00:00:75) two\"]\n    }\n  ],\n  \"dialect\": {\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GBytes) json = write_json (episode);
  gsize length;
  const char *data = g_bytes_get_data (json, &length);
  g_autofree char *found = g_strndup (data, MIN (length, strlen (expected)));

  g_assert_cmpstr (found, ==, expected);
  g_assert_true (length > 2 && data[length - 2] == '}' && data[length - 1] == '\n');
}

/* Whether the notes end in a newline is written only where they do not. */
static void
test_final_newline (void)
{
  static const struct { const char *text; gboolean written; } notes[] = {
    { "", FALSE }, { "a", TRUE }, { "a\n", FALSE }, { "a\r", FALSE }, { "a\r\n", FALSE }, { "\n", FALSE },
    { "(00:10) a\n(00:20) b", TRUE }, { "(00:10) a\n(00:20) b\n\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (notes[i].text, -1, NULL);
      g_autoptr(GBytes) json = write_json (episode);
      gsize length;
      const char *data = g_bytes_get_data (json, &length);

      g_test_message ("%s", notes[i].text);
      g_assert_cmpint (g_strstr_len (data, length, "\"finalNewline\": false") != NULL, ==, notes[i].written);
    }
}

/* How notes are read is taken from the file, and written again. */
static void
test_dialect (void)
{
  static const char *const members[] = {
    "\"headings\": [\"atx\", \"bold\", \"plain\"]", "\"headings\": []", "\"underlines\": \"=-~^+*.:\"",
    "\"underlines\": \"\"", "\"trailingTimes\": \"linked\"", "\"trailingTimes\": \"bracketed\"", "\"trailingTimes\": \"all\"",
    "\"trailingTimes\": \"plain\"", "\"stamps\": 0", "\"stamps\": 1", "\"stamps\": 2", "\"bareTimes\": true",
    "\"bareTimes\": false", "\"titleHeading\": true", "\"titleHeading\": false", "\"labelColons\": true",
    "\"labelColons\": false", "\"titlesBelow\": true", "\"titlesBelow\": false", "\"looseBodies\": true",
    "\"looseBodies\": false", "\"titlesAbove\": true", "\"linesAbove\": true", "\"transcriptTimes\": \"0000000000000010:0000beef\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\": \"segue-episode\", \"version\": 1, \"dialect\": {%s}, \"entries\": ["
                                               "{\"kind\": \"segment\", \"lines\": [\"(0:10) a\"]}]}", members[i]);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(SegueEpisode) episode = read_json (bytes, members[i]);
      g_autoptr(GBytes) written = write_json (episode);

      if (g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), members[i]) == NULL)
        g_error ("%s was not kept", members[i]);
    }
}

#define ATTRIBUTED                                                                                                  \
  "{\"format\": \"segue-episode\", \"version\": 1, \"x-show\": {\"a\": [1, 2.50]}, \"entries\": ["                   \
  "{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"], \"zoom\": \"\\u00e9\", \"image\": \"https://e.org/a.png\"},"   \
  "{\"kind\": \"segment\", \"lines\": [\"(00:20) b\"], \"end\": \"00:00:30\", \"leaveOut\": true},"                  \
  "{\"kind\": \"segment\", \"lines\": [\"(00:40) c\"]}], \"last\": null}"

static SegueEpisode *
read_attributed (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (ATTRIBUTED, strlen (ATTRIBUTED));

  return read_json (bytes, "attributes");
}

static void
expect_attributes (SegueEpisode *episode,
                   guint         a,
                   guint         b)
{
  g_assert_cmpstr (segue_episode_get_attribute (episode, "x-show"), ==, "{\"a\": [1, 2.50]}");
  g_assert_cmpstr (segue_episode_get_attribute (episode, "last"), ==, "null");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, a), "zoom"), ==, "\"\\u00e9\"");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, a), "image"), ==, "\"https://e.org/a.png\"");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, b), "leaveOut"), ==, "true");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, b), "end"), ==, "\"00:00:30\"");
  g_assert_null (segue_entry_get_attribute (segue_episode_get (episode, b), "image"));
}

static void
expect_text (SegueEpisode *episode,
             const char   *expected)
{
  g_autofree char *text = episode_text (episode);

  g_assert_cmpstr (text, ==, expected);
}

/* What no line holds stays with its entry, whatever is done to the lines. */
static void
test_attributes (void)
{
  g_autoptr(SegueEpisode) episode = read_attributed ();
  g_autoptr(SegueEpisode) titled = segue_edit_set_title (episode, 1, "new", NULL);
  g_autoptr(SegueEpisode) timed = segue_edit_set_start (titled, 2, 21000, NULL);
  g_autoptr(SegueEpisode) described = segue_edit_set_body (timed, 1, "body", NULL);
  g_autoptr(SegueEpisode) moved = segue_edit_move (described, 1, 1, 4, NULL);
  g_autoptr(GBytes) json = write_json (moved);
  g_autoptr(SegueEpisode) back = read_json (json, "moved");
  g_autoptr(GBytes) again = write_json (back);

  expect_text (episode, "(00:10) a\n(00:20) b\n(00:40) c\n");
  expect_attributes (episode, 1, 2);
  expect_attributes (described, 1, 2);
  expect_text (moved, "(00:21) b\n(00:40) c\n(00:10) new\nbody\n");
  expect_attributes (moved, 3, 1);
  g_assert_null (segue_entry_get_attributes (segue_episode_get (moved, 2)));
  expect_attributes (back, 3, 1);
  g_assert_true (g_bytes_equal (json, again));
}

static void
test_set_attribute (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT_WEEKLY, -1, NULL);
  g_autoptr(SegueEpisode) with = segue_edit_set_attribute (episode, 2, "leaveOut", "true", &error);
  g_autoptr(SegueEpisode) same = segue_edit_set_attribute (with, 2, "leaveOut", "true", &error);
  g_autoptr(SegueEpisode) without = segue_edit_set_attribute (with, 2, "leaveOut", NULL, &error);
  g_autoptr(SegueEpisode) top = segue_edit_set_episode_attribute (with, "show", "\"x\"", &error);
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (top, 1, "y", &error);
  g_autofree char *loss = segue_formats_dup_loss (&segue_format_text, top);
  SegueEpisodeDiff diff = segue_episode_find_difference (episode, with);

  g_assert_no_error (error);
  expect_text (with, TEXT_WEEKLY);
  g_assert_cmpuint (diff.start, ==, 2);
  g_assert_cmpuint (diff.old_end, ==, 3);
  g_assert_cmpuint (diff.new_end, ==, 3);
  g_assert_true (same == with);
  g_assert_cmpuint (segue_entry_get_id (segue_episode_get (episode, 2)), ==, segue_entry_get_id (segue_episode_get (with, 2)));
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (with, 2), "leaveOut"), ==, "true");
  g_assert_null (segue_entry_get_attribute (segue_episode_get (without, 2), "leaveOut"));
  g_assert_cmpstr (segue_episode_get_attribute (edited, "show"), ==, "\"x\"");
  g_assert_cmpstr (loss, ==, "Show notes cannot hold: “show”, leave out when publishing.");
  g_assert_null (segue_formats_dup_loss (&segue_format_json, top));
  g_assert_null (segue_formats_dup_loss (&segue_format_text, episode));

  g_assert_null (segue_edit_set_attribute (episode, 2, "leaveOut", "yes", &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
}

/* Each name that a format cannot hold is told once, and nothing of what it holds or leaves out on purpose. */
static void
test_losses (void)
{
  static const struct { const char *name; const char *value; } attributes[] = {
    { "image", "\"a.png\"" }, { "hidden", "true" }, { "leaveOut", "true" }, { "x", "1" }, { "title", "2" },
  };
  static const struct { const char *id; const char *loss; } losses[] = {
    { "json", NULL },
    { "text", "Show notes cannot hold: picture, hidden, leave out when publishing, “x”, title." },
    { "audacity", "1 picture is left out. Audacity labels cannot hold: hidden, “x”, title." },
    { "json-chapters", "JSON chapters cannot hold: “x”, title." },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read ("0:00 a\n1:00 b\n2:00 c\n", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    for (guint index = 0; index < 2; index++)
      {
        g_autoptr(GError) error = NULL;
        SegueEpisode *edited = segue_edit_set_attribute (episode, index, attributes[i].name, attributes[i].value, &error);

        g_assert_no_error (error);
        segue_episode_unref (episode);
        episode = edited;
      }
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *loss = segue_formats_dup_loss (segue_formats_find (losses[i].id), episode);

      g_assert_cmpstr (loss, ==, losses[i].loss);
    }
}

/* Notes are what no other format recognizes. */
static void
test_unrecognized (void)
{
  static const char *const contents[] = { "", "0:10 a\n", "Hello\n\n(00:10) [a](https://a.org)\nbody\n" };
  guint n;
  const SegueFormat *const *formats = segue_formats_get_all (&n);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    for (guint j = 0; j < n; j++)
      g_assert_cmpint (formats[j]->probe (formats[j], contents[i], strlen (contents[i])), ==, formats[j] == &segue_format_text);
}

static void
test_formats (void)
{
  static const struct { const char *name; const SegueFormat *format; } names[] = {
    { "a.segue.json", &segue_format_json }, { "/x.md/A.SEGUE.JSON", &segue_format_json }, { "a.md", &segue_format_text },
    { "a.b.TXT", &segue_format_text },      { "a.json", NULL },                            { "segue.json", NULL },
    { "md", NULL },                         { "a.xml", NULL },
  };
  static const struct { const char *data; const SegueFormat *format; } contents[] = {
    { "{\"format\": \"segue-episode\"}", &segue_format_json }, { " \n{ \"a\": 1, \"format\":\"segue-episode\"", &segue_format_json },
    { "{\"format\": \"other\"}", &segue_format_text },         { "about \"segue-episode\"", &segue_format_text },
    { "", &segue_format_text },
  };

  static const struct { const char *name; const char *extension; const char *expected; } renamed[] = {
    { "a.md", "segue.json", "a.segue.json" },    { "a.segue.json", "txt", "a.txt" }, { "a.json", "segue.json", "a.segue.json" },
    { "Ep. 12", "segue.json", "Ep. 12.segue.json" }, { "a.b.TXT", "md", "a.b.md" },      { ".json", "segue.json", ".json.segue.json" },
    { "소식", "txt", "소식.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (segue_formats_find_for_file (names[i].name, NULL, 0) == names[i].format);
  for (guint i = 0; i < G_N_ELEMENTS (renamed); i++)
    {
      g_autofree char *name = segue_formats_dup_name (renamed[i].name, renamed[i].extension);

      g_assert_cmpstr (name, ==, renamed[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    g_assert_true (segue_formats_probe (contents[i].data, strlen (contents[i].data)) == contents[i].format);
  g_assert_true (segue_formats_find ("json") == &segue_format_json);
  g_assert_true (segue_formats_find ("text") == &segue_format_text);
  g_assert_null (segue_formats_find ("Text"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/round-trip-corpus", test_round_trip_corpus);
  g_test_add_func ("/json/round-trip-random", test_round_trip_random);
  g_test_add_func ("/json/shape", test_shape);
  g_test_add_func ("/json/final-newline", test_final_newline);
  g_test_add_func ("/json/dialect", test_dialect);
  g_test_add_func ("/json/attributes", test_attributes);
  g_test_add_func ("/json/set-attribute", test_set_attribute);
  g_test_add_func ("/formats/table", test_formats);
  g_test_add_func ("/formats/losses", test_losses);
  g_test_add_func ("/formats/unrecognized", test_unrecognized);
  return g_test_run ();
}
