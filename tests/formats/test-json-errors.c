/* test-json-errors.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/json/segue-json.h"
#include "core/text/segue-error.h"
#include "formats/segue-formats.h"

typedef struct
{
  const char *json;
  const char *message;
} Case;

/* No JSON. */
static const Case syntax[] = {
  { "", "Line 1, character 1: a value is missing here." },
  { "\xEF\xBB\xBF{}", "Line 1, character 1: a value is missing here." },
  { "{", "Line 1, character 1: this object has no end." },
  { "[1,\n2", "Line 1, character 1: this list has no end." },
  { "[1,]", "Line 1, character 4: a value is missing here." },
  { "{\"a\": 1,\n}", "Line 2, character 1: the name of a member is missing here." },
  { "{a: 1}", "Line 1, character 2: the name of a member is missing here." },
  { "{\"a\" 1}", "Line 1, character 6: a colon is missing here." },
  { "[1 2]", "Line 1, character 4: a comma is missing here." },
  { "[1] 2", "Line 1, character 5: something follows the end of the JSON." },
  { "[] // why", "Line 1, character 4: something follows the end of the JSON." },
  { "[/* why */]", "Line 1, character 2: a value is missing here." },
  { "{\"a\": 1, \"b\": 2, \"\\u0061\": 3}", "Line 1, character 18: the member “a” is there twice." },
  { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1,\"k\":1,\"l\":1,\"m\":1,\n\"b\":1}",
    "Line 2, character 1: the member “b” is there twice." },
  { "\"a", "Line 1, character 1: this string has no end." },
  { "\"a\\\"", "Line 1, character 1: this string has no end." },
  { "\"é\n\"", "Line 1, character 3: a control character must be escaped." },
  { "\"\\x\"", "Line 1, character 2: this escape is not one of JSON." },
  { "\"\\u12\"", "Line 1, character 2: this escape is not one of JSON." },
  { "\"\\u0000\"", "Line 1, character 2: notes cannot hold the null character." },
  { "\"\\ud800\"", "Line 1, character 2: this is half of a surrogate pair." },
  { "\"\\ud800\\u0041\"", "Line 1, character 2: this is half of a surrogate pair." },
  { "\"\\udc00\"", "Line 1, character 2: this is half of a surrogate pair." },
  { "\"\xFF\"", "Line 1, character 2: the file is not in UTF-8." },
  { "\"\xED\xA0\x80\"", "Line 1, character 2: the file is not in UTF-8." },
  { "01", "Line 1, character 1: this is not a number of JSON." },
  { "1.", "Line 1, character 1: this is not a number of JSON." },
  { ".5", "Line 1, character 1: a value is missing here." },
  { "+1", "Line 1, character 1: a value is missing here." },
  { "-", "Line 1, character 1: this is not a number of JSON." },
  { "1e", "Line 1, character 1: this is not a number of JSON." },
  { "0x10", "Line 1, character 1: this is not a number of JSON." },
  { "1e999", "Line 1, character 1: this number is too large." },
  { "NaN", "Line 1, character 1: a value is missing here." },
  { "'a'", "Line 1, character 1: a value is missing here." },
  { "True", "Line 1, character 1: a value is missing here." },
  { "truer", "Line 1, character 5: something follows the end of the JSON." },
};

static const char *const fine[] = {
  "0", "-0.5e-10", "1E+2", "\"\\ud83d\\ude00\\n\\/\"", "[]", "{}", " [ 1 , {\"a\" : null} ]\r\n\t", "true", "\"\x7F\xE2\x80\xA8\"",
};

static void
test_syntax (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (syntax); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueJson) json = segue_json_new (syntax[i].json, strlen (syntax[i].json), &error);

      if (json != NULL)
        g_error ("“%s” passed", syntax[i].json);
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, syntax[i].message);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueJson) json = segue_json_new (fine[i], strlen (fine[i]), &error);

      g_assert_no_error (error);
      g_assert_nonnull (json);
    }
}

#define TOP "{\"format\": \"segue-episode\", \"version\": 1, "
#define ENTRIES(entries) TOP "\"entries\": [\n" entries "]}"

/* JSON that is no episode. */
static const Case episodes[] = {
  { "[]", "Line 1: this is not an object." },
  { "{}", "Line 1, format: this is not the JSON of an episode, whose format is “segue-episode”." },
  { "{\"format\": \"segue-episode\"}", "Line 1, version: a number is missing here." },
  { "{\"format\": \"segue-episode\", \"version\": 2}",
    "The file is in version 2 of the format; this program knows version 1." },
  { TOP "\"x\": 1}", "Line 1: the member “entries” is missing." },
  { TOP "\"entries\": {}}", "Line 1, entries: this is not a list." },
  { TOP "\"newline\": \"\\t\", \"entries\": []}", "Line 1, newline: this is none of “\\n”, “\\r\\n” and “\\r”." },
  { TOP "\"finalNewline\": 1, \"entries\": []}", "Line 1, finalNewline: this is neither true nor false." },
  { TOP "\"dialect\": 1, \"entries\": []}", "Line 1, dialect: this is not an object." },
  { TOP "\"dialect\": {\"headings\": [\"loud\"]}, \"entries\": []}", "Line 1, dialect.headings: this is not a style of headings." },
  { TOP "\"dialect\": {\"stamps\": 3}, \"entries\": []}", "Line 1, dialect.stamps: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"stamps\": 10}, \"entries\": []}", "Line 1, dialect.stamps: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"stamps\": \"1\"}, \"entries\": []}", "Line 1, dialect.stamps: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"stamps\": -1}, \"entries\": []}", "Line 1, dialect.stamps: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"underlines\": 1}, \"entries\": []}", "Line 1, dialect.underlines: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"underlines\": \"=é\"}, \"entries\": []}", "Line 1, dialect.underlines: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"underlines\": \"=-~^+*.:_\"}, \"entries\": []}", "Line 1, dialect.underlines: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"trailingTimes\": \"some\"}, \"entries\": []}", "Line 1, dialect.trailingTimes: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"trailingTimes\": 1}, \"entries\": []}", "Line 1, dialect.trailingTimes: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"headings\": \"atx\"}, \"entries\": []}", "Line 1, dialect.headings: this is not a list." },
  { TOP "\"dialect\": {\"headings\": [1]}, \"entries\": []}", "Line 1, dialect.headings: this is not a style of headings." },
  { TOP "\"dialect\": {\"titleHeading\": null}, \"entries\": []}", "Line 1, dialect.titleHeading: this value is not one of those allowed here." },
  { TOP "\"dialect\": {\"bareTimes\": 1}, \"entries\": []}", "Line 1, dialect.bareTimes: this value is not one of those allowed here." },
  { ENTRIES ("7"), "Line 2, entries[0]: this is not an object." },
  { ENTRIES ("{\"title\": \"x\"}"), "Line 2, entries[0]: the member “kind” is missing." },
  { ENTRIES ("{\"kind\": \"chapter\"}"), "Line 2, entries[0].kind: this is none of “segment”, “section” and “text”." },
  { ENTRIES ("{\"kind\": \"text\",\n\"title\": \"x\"}"), "Line 3, entries[0].title: an entry of this kind has no such member." },
  { ENTRIES ("{\"kind\": \"segment\", \"text\": \"x\"}"), "Line 2, entries[0].text: an entry of this kind has no such member." },
  { ENTRIES ("{\"kind\": \"segment\", \"title\": null}"), "Line 2, entries[0].title: this is not a string." },
  { ENTRIES ("{\"kind\": \"segment\",\n\"start\": \"1:75\"}"),
    "Line 3, entries[0].start: “1:75” is not a time; one looks like “01:02:03.000”." },
  { ENTRIES ("{\"kind\": \"segment\", \"start\": \"75\"}"),
    "Line 2, entries[0].start: “75” is not a time; one looks like “01:02:03.000”." },
  { ENTRIES ("{\"kind\": \"segment\", \"start\": \"1:02:\"}"),
    "Line 2, entries[0].start: “1:02:” is not a time; one looks like “01:02:03.000”." },
  { ENTRIES ("{\"kind\": \"segment\", \"end\": \"00:00:10.0000\"}"),
    "Line 2, entries[0].end: “00:00:10.0000” is not a time; one looks like “01:02:03.000”." },
  { ENTRIES ("{\"kind\": \"segment\", \"start\": 75}"), "Line 2, entries[0].start: this is neither a string nor null." },
  { ENTRIES ("{\"kind\": \"segment\", \"image\": 75}"), "Line 2, entries[0].image: this is neither a string nor null." },
  { ENTRIES ("{\"kind\": \"segment\", \"leaveOut\": \"yes\"}"), "Line 2, entries[0].leaveOut: this is neither true nor false." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": \"x\"}"), "Line 2, entries[0].lines: this is not a list." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"x\",\n1]}"), "Line 3, entries[0].lines: this is neither a string nor null." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [null,\nnull]}"), "Line 3, entries[0].lines: null is there twice; it stands for the one body." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"a\\nb\"]}"), "Line 2, entries[0].lines: there is a line break within a line." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [], \"source\": \"\"}"), "Line 2, entries[0].source: an entry has either lines or a source." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]},\n{\"kind\": \"section\", \"lines\": [\"(00:20) b\"]}"),
    "Line 3, entries[1].kind: the lines are read as a segment, not as a section." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"]},\n{\"kind\": \"segment\", \"lines\": [\"prose\"]}"),
    "Line 3, entries[1].lines: at this place the lines are not read as a segment." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\",\n\"(00:20) b\"]}"),
    "Line 2, entries[0].lines: the line “(00:20) b” is read as a segment of its own." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\", null],\n\"description\": \"x\\n(00:20) b\"}"),
    "Line 3, entries[0].description: the line “(00:20) b” is read as a segment of its own." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"],\n\"title\": \"b\\nc\"}"),
    "Line 3, entries[0].title: A title is a single line." },
  { ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"],\n\"link\": \"https://e.org/a b\"}"),
    "Line 3, entries[0].link: A link holds no blanks, line breaks or angle brackets." },
  { ENTRIES ("{\"kind\": \"section\"}"), "Line 2, entries[0]: a section needs a title." },
  { ENTRIES ("{\"kind\": \"segment\",\n\"title\": \"a\\rb\"}"), "Line 3, entries[0].title: A title is a single line." },
};

static void
test_episodes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (episodes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) episode = segue_format_read (&segue_format_json, episodes[i].json, strlen (episodes[i].json), &error);

      if (episode != NULL)
        g_error ("“%s” passed", episodes[i].json);
      g_assert_cmpstr (error->message, ==, episodes[i].message);
    }
}

static void
test_codes (void)
{
  g_autoptr(GError) newer = NULL;
  g_autoptr(GError) refused = NULL;
  static const char version[] = "{\"format\": \"segue-episode\", \"version\": 10, \"entries\": []}";
  static const char title[] = ENTRIES ("{\"kind\": \"segment\", \"lines\": [\"(00:10) a\"], \"title\": \"b\\nc\"}");

  g_assert_null (segue_format_read (&segue_format_json, version, strlen (version), &newer));
  g_assert_error (newer, SEGUE_ERROR, SEGUE_ERROR_UNSUPPORTED);
  g_assert_null (segue_format_read (&segue_format_json, title, strlen (title), &refused));
  g_assert_error (refused, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
}

/* What is nested without end, or made to be slow, is refused or read in linear time. */
static void
test_hostile (void)
{
  const gsize n = 4 * 1000 * 1000;
  g_autofree char *brackets = g_malloc (n);
  g_autofree char *digits = g_malloc (n);
  g_autofree char *slashes = g_malloc (n);
  g_autoptr(GString) members = g_string_new ("{");
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueJson) json = NULL;

  memset (brackets, '[', n);
  g_assert_null (segue_json_new (brackets, 100000, &error));
  g_assert_cmpstr (error->message, ==, "Line 1, character 65: this is nested too deeply.");
  g_clear_error (&error);
  g_assert_null (segue_json_new (brackets, n, &error));
  g_clear_error (&error);
  memset (digits, '1', n);
  g_assert_null (segue_json_new (digits, n, &error));
  g_assert_cmpstr (error->message, ==, "Line 1, character 1: this number is too long.");
  g_clear_error (&error);
  memset (slashes, '\\', n);
  slashes[0] = '"';
  g_assert_null (segue_json_new (slashes, n, &error));
  g_clear_error (&error);
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (members, "%s\"%u\": 0", i > 0 ? "," : "", i);
  g_string_append_c (members, '}');
  json = segue_json_new (members->str, members->len, &error);
  g_assert_no_error (error);
  g_assert_nonnull (json);
}

static void
test_too_large (void)
{
  g_autofree char *large = g_malloc (SEGUE_MAX_BYTES + 1);
  g_autoptr(GError) error = NULL;

  memset (large, ' ', SEGUE_MAX_BYTES + 1);
  g_assert_null (segue_format_read (&segue_format_json, large, SEGUE_MAX_BYTES + 1, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
}

/* Files cut off anywhere are refused, and nothing is left behind. */
static void
test_cut (void)
{
  static const char json[] =
    TOP "\"newline\": \"\\n\", \"x\": [1, {\"y\": null}], \"entries\": [{\"kind\": \"segment\", \"start\": \"00:00:10.000\","
        " \"z\": \"\\u00e9\", \"lines\": [\"(00:10) a\", null], \"description\": \"b\"}]}";

  for (gsize length = 0; length < strlen (json); length++)
    {
      g_autofree char *cut = g_memdup2 (json, MAX (length, 1)); /* so that a reading past its end is seen */
      g_autoptr(GError) error = NULL;

      g_assert_null (segue_format_read (&segue_format_json, cut, length, &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/errors/syntax", test_syntax);
  g_test_add_func ("/json/errors/episodes", test_episodes);
  g_test_add_func ("/json/errors/codes", test_codes);
  g_test_add_func ("/json/errors/hostile", test_hostile);
  g_test_add_func ("/json/errors/too-large", test_too_large);
  g_test_add_func ("/json/errors/cut", test_cut);
  return g_test_run ();
}
