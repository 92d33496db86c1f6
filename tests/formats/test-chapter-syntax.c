/* test-chapter-syntax.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/segue-chapters-read.h"
#include "formats/segue-formats.h"

#include <string.h>

/* The syntaxes of files of chapters: what is found in a text, and how values are written into it. */

static const struct
{
  const char *text;
  gint64      time;
  gint64      other;
  const char *written; /* the other time in the form of the text */
} clocks[] = {
  { "37", 37000, 229000, "229" },
  { "229", 229000, 5500, "5.500" },
  { "7:48", 468000, 3723000, "1:02:03" },
  { "01:35:52", 5752000, 61000, "00:01:01" },
  { "05:12:03.5", 18723500, 100, "00:00:00.1" },
  { "05:12:03.5", 18723500, 120, "00:00:00.120" },
  { "1:02.0399", 62039, 1500, "0:01.5000" },
  { " 00:00:01,200\n", 1200, 0, "00:00:00,000" },
  { "00:00:00.0000000", 0, 267080, "00:04:27.0800000" },
  { "125:00", 7500000, 60000, "01:00" },
  { "0:61", -1, 1, "00:00:00.001" },
  { "a00:00:01", -1, 0, "00:00:00.000" },
  { "1:2:3:4", -1, 0, "00:00:00.000" },
  { "1.", -1, 0, "00:00:00.000" },
  { ":30", -1, 0, "00:00:00.000" },
  { "", -1, 0, "00:00:00.000" },
  { "99999999999999999999", -1, 0, "00:00:00.000" },
};

static void
test_clocks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      const gsize length = strlen (clocks[i].text);
      g_autofree char *written = segue_chapters_write_clock (clocks[i].text, length, clocks[i].other);
      gint64 time = -1;

      g_assert_true (segue_chapters_read_clock (clocks[i].text, length, &time) == (clocks[i].time >= 0));
      g_assert_cmpint (time, ==, clocks[i].time);
      g_assert_cmpstr (written, ==, clocks[i].written);
    }
}

/* What is found in a text: for each item its depth, start, end, marks, title, link and image. */
static char *
describe (const SegueSyntax *syntax,
          const char        *text,
          GArray            *items)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SegueSyntaxItem *item = &g_array_index (items, SegueSyntaxItem, i);

      g_string_append_printf (out, "%u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s%s%s", item->depth, item->start, item->end,
                              item->malformed ? " malformed" : "", item->is_section ? " section" : "",
                              item->hidden ? " hidden" : "");
      for (guint field = SEGUE_SYNTAX_TITLE; field <= SEGUE_SYNTAX_IMAGE; field++)
        if (item->fields[field].offset > 0)
          {
            const SegueSpan span = item->fields[field];
            g_autofree char *value = syntax->decode (syntax, field, text + span.offset, span.length);

            g_string_append_printf (out, "|%s", value);
          }
        else
          g_string_append (out, "|-");
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

#define MOST 100000 /* chapters of a list that are read */

#define JSON(rest) "{\"chapters\": [" rest "]}"
#define FF(rest) ";FFMETADATA1\n[CHAPTER]\n" rest "\n"
#define VTT(rest) "WEBVTT\n\n" rest "\n"
#define MKV(rest) "<Chapters><EditionEntry>\n " rest "</EditionEntry></Chapters>"
#define ATOM(rest) ATOM_AT ("00:00:01.000000000", rest)
#define ATOM_AT(start, rest) "<ChapterAtom>\n  <ChapterTimeStart>" start "</ChapterTimeStart>" rest "</ChapterAtom>"
#define HIN(rest) "<Session Version=\"Hindenburg 1\"><Markers>" rest "</Markers></Session>"
#define FCP(rest) "<fcpxml version=\"1.9\"><resources><media><sequence><spine><gap offset='0s'><marker start='1s' value='x'/></gap>" \
                  "</spine></sequence></media></resources><project><sequence tcStart='3600s'><spine>" rest "</spine></sequence></project>" \
                  "<project name='Empty'><sequence><spine><gap/></spine></sequence></project></fcpxml>"
#define FCP_PROJECT(attributes, rest) "<project" attributes "><sequence><spine><gap>" rest "</gap></spine></sequence></project>"
#define OTIO(rest) "{\"OTIO_SCHEMA\": \"Timeline.1\", \"tracks\": {\"OTIO_SCHEMA\": \"Stack.1\", " rest "}}"
#define OTIO_TIME(value, rate) "{\"OTIO_SCHEMA\": \"RationalTime.1\", \"rate\": " rate ", \"value\": " value "}"
#define OTIO_RANGE(start, length) "{\"duration\": " OTIO_TIME (length, "24.0") ", \"start_time\": " OTIO_TIME (start, "24.0") "}"
#define OTIO_MARKER(start, rest) "{\"OTIO_SCHEMA\": \"Marker.2\", \"marked_range\": " OTIO_RANGE (start, "0") rest "}"
#define APPLE(rest) "<?xml version=\"1.0\"?>\n<chapters version=\"1\">\n" rest "</chapters>"
#define PSC(rest) "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\" version=\"1.1\">" rest "</psc:chapters>"

static const struct
{
  const SegueFormat *format;
  const char        *text;
  const char        *found; /* or what the error says */
} scans[] = {
  { &segue_format_psc, PSC ("<psc:chapter start=\"0\" title=\"A\"/>"), "1 0 -1|A|-|-\n" },
  { &segue_format_psc, PSC ("\n <psc:chapter title='a &amp; &#xFC; \"b' href='https://e.org/?a&amp;b' start='229.5' />\n"
                            "<!-- <psc:chapter start=\"1\" title=\"x\"/> --><psc:chapter start=\"01:02:03.4567\" title=\"\""
                            " image=\"i>\"></psc:chapter>"),
    "1 229500 -1|a & ü \"b|https://e.org/?a&b|-\n1 3723456 -1||-|i>\n" },
  { &segue_format_psc, PSC ("<psc:chapter start=\"a0:01\" title=\"A\"/><psc:chapter title=\"B\"/>"),
    "1 -1 -1 malformed|A|-|-\n1 -1 -1|B|-|-\n" },
  { &segue_format_psc, "\xEF\xBB\xBF<?xml version='1.0' encoding='ISO-8859-1'?><!-- c -->"
                       "<chapters xmlns='http://podlove.org/simple-chapters/'><chapter start='7:48' title='ü'/></chapters>",
    "1 468000 -1|ü|-|-\n" },
  /* the first list of a feed, whatever its prefix */
  { &segue_format_psc, "<rss xmlns:a='http://podlove.org/simple-chapters' xmlns:b='x'><channel><item><b:chapters/>"
                       "<chapters><chapter start='1' title='x'/></chapters><a:chapters><a:chapter start='2' title='y'/>"
                       "</a:chapters><a:chapters><a:chapter start='3' title='z'/></a:chapters></item></channel></rss>",
    "1 2000 -1|y|-|-\n" },
  { &segue_format_psc, "<feed><entry><psc:chapters><psc:chapter start='2' title='y'/></psc:chapters></entry></feed>",
    "1 2000 -1|y|-|-\n" },
  { &segue_format_psc, PSC (""), "" },
  { &segue_format_psc, "<rss><channel>\n</channel></rss>", "Line 1: there are no Podlove chapters in this file." },
  /* a prefix means what it means around the element that binds it */
  { &segue_format_psc, "<rss xmlns:a='x'><b xmlns:a='http://podlove.org/simple-chapters'/><a:chapters/></rss>",
    "Line 1: there are no Podlove chapters in this file." },
  { &segue_format_psc, "<rss xmlns:a='x'><b xmlns:a='http://podlove.org/simple-chapters'><c/></b><a:chapters/></rss>",
    "Line 1: there are no Podlove chapters in this file." },
  { &segue_format_psc, "<rss xmlns:a='http://podlove.org/simple-chapters'><b xmlns:a='x'/><c xmlns:a='y'></c><a:chapters>"
                       "<a:chapter start='0' title='A'/></a:chapters></rss>", "1 0 -1|A|-|-\n" },
  { &segue_format_psc, "<rss>\n<channel></rss>", "Line 2: this is not valid XML." },
  { &segue_format_psc, "<!-- <!DOCTYPE a> -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>",
    "Line 2: this XML defines entities, which are not supported." },
  { &segue_format_json_chapters, "\xEF\xBB\xBF{\"chapters\": [{\"startTime\": 168.2509, \"endTime\": 1e3, \"title\": \"a\\u00fc\\nb\", \"url\": null,"
                                 " \"toc\": false}, {\"title\": 5, \"startTime\": -1}, {\"startTime\": \"1:02\", \"img\": \"\"}]}",
    "1 168250 1000000 hidden|aü b||-\n1 -1 -1 malformed|5|-|-\n1 62000 -1|-|-|\n" },
  { &segue_format_json_chapters, "{\"version\": \"1.2.0\", \"chapters\": []}", "" },
  { &segue_format_json_chapters, "\n{\"chapters\": \"none\"}", "Line 1: there is no list of chapters in this file." },
  { &segue_format_json_chapters, "{\"chapters\": [\n1]}", "Line 2: a chapter must be an object." },
  { &segue_format_json_chapters, "{\"chapters\": [\n{\"startTime\": 01}]}", "Line 2, character 15: this is not a number of JSON." },
  { &segue_format_podlove_json, "[{\"start\":\"00:00:0.000\",\"title\":\"null\",\"href\":\"https:\\/\\/e.org\",\"image\":\"\"}]",
    "1 0 -1|null|https://e.org|\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\ntitle=T\n\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\n#c\nEND=2000.0\ntitle=a\\=\\\\b\\\nc\n\n; d\n"
                              "[CHAPTER]\r\nTIMEBASE=1/1\r\nSTART=61\r\nEND=61\r\ntitle=b\r\n\r\n[STREAM]\ntitle=s\n",
    "1 1500 2000|a=\\b c|-|-\n1 61000 -1|b|-|-\n" },
  { &segue_format_ffmetadata, "[CHAPTER]\nSTART=1999999999\n[CHAPTER]\nSTART=x\n[CHAPTER]\nTIMEBASE=3/90000\nSTART=100\nEND=50",
    "1 1999 -1|-|-|-\n1 -1 -1 malformed|-|-|-\n1 3 1|-|-|-\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n", "" },
  { &segue_format_ffmetadata, "title=x\n", "Line 1: the file does not begin with “;FFMETADATA1”." },
  { &segue_format_webvtt, "WEBVTT - x\nKind: chapters\n\nNOTE a\nb\n\n1\n01:02.500-->01:05.000 line:0\n<v A>a &amp; &lt;b</v>\nc\n\n\n"
                          "00:00:10.000 --> 00:20:00.000\n00:05:00.000 --> 00:06:00.000\ny\r\n\r\nx:1 --> 2\nz",
    "1 62500 65000|a & <b c|-|-\n1 10000 1200000 section|-|-|-\n2 300000 360000|y|-|-\n1 -1 2000 malformed|z|-|-\n" },
  { &segue_format_webvtt, "WEBVTT\n\n00:00.000 --> 00:10.000\na\n\n00:00.000 --> 00:10.000\nb\n\nsection-1\n"
                          "00:20.000 --> 00:30.000\nc\n\n00:20.000 --> 00:30.000\nd\n\n00:30.000 --> 00:40.000\ne\n",
    "1 0 10000|a|-|-\n1 0 10000|b|-|-\n1 20000 30000 section|c|-|-\n2 20000 30000|d|-|-\n1 30000 40000|e|-|-\n" },
  { &segue_format_webvtt, "WEBVTT", "" },
  { &segue_format_webvtt, "WEBVTTX\n", "Line 1: the file does not begin with “WEBVTT”." },
  { &segue_format_matroska, MKV ("<ChapterAtom><ChapterUID>1</ChapterUID><ChapterTimeStart> 00:00:01.999999999 </ChapterTimeStart>"
                                 "<ChapterTimeEnd>00:01:00</ChapterTimeEnd><ChapterDisplay><ChapterString>A &amp;\n<![CDATA[<b>]]></ChapterString>"
                                 "</ChapterDisplay><ChapterDisplay><ChapterString>Z</ChapterString></ChapterDisplay><!-- c -->"
                                 "<ChapterAtom><ChapterTimeStart>5400000000000</ChapterTimeStart><ChapterDisplay><ChapString>B</ChapString>"
                                 "</ChapterDisplay></ChapterAtom><ChapterFlagHidden>1</ChapterFlagHidden></ChapterAtom>"
                                 "<ChapterAtom><ChapterTimeStart>x</ChapterTimeStart><ChapterFlagEnabled>0</ChapterFlagEnabled>"
                                 "<ChapterDisplay><ChapterString/></ChapterDisplay></ChapterAtom><ChapterAtom/>"),
    "1 1999 60000 section hidden|A & <b>|-|-\n2 5400000 -1 hidden|B|-|-\n1 -1 -1 malformed hidden||-|-\n1 -1 -1|-|-|-\n" },
  /* the default edition that is not hidden */
  { &segue_format_matroska, "<Chapters><EditionEntry><EditionFlagHidden>1</EditionFlagHidden><EditionFlagDefault>1</EditionFlagDefault>"
                            "<ChapterAtom/></EditionEntry><EditionEntry><ChapterAtom/><ChapterAtom/></EditionEntry><EditionEntry>"
                            "<EditionFlagDefault>1</EditionFlagDefault><ChapterAtom><ChapterTimeStart>00:01</ChapterTimeStart></ChapterAtom>"
                            "</EditionEntry></Chapters>", "1 1000 -1|-|-|-\n" },
  { &segue_format_hindenburg, HIN ("<Marker Name='a' Time='1.5'/><Marker Id='2' Name='b' Time='02:56.334' Type='Chapter' URL='u'/>"),
    "1 176334 -1|b|u|-\n" },
  { &segue_format_hindenburg, HIN ("<Marker Name='a' Time='1.5' Type='x'/>"), "Line 1: there are no markers of chapters in this session." },
  /* places in clips, in what they contain, and in a storyline beside the main one; what is trimmed away is not seen */
  { &segue_format_fcpxml, FCP ("<title offset='3600s' start='10s' duration='5005/1000s'><marker start='4s' value='w'/>"
                               "<marker start='301/20s' value='w'/><marker start='1101/100s' value='a &amp; b'/></title>"
                               "<asset-clip duration='10s' start='100s'><marker start='101s' value='t' completed='0'/>"
                               "<marker start='102s' value='c' note='d'/><video lane='1' offset='103s' start='7s' duration='1s'>"
                               "<marker start='15001/2000s' value='e'/></video><spine lane='-1' offset='104s'><clip offset='2s' start='1s'>"
                               "<marker start='3s' value='f'/></clip></spine></asset-clip>"),
    "1 1010 -1|a & b|-|-\n1 7005 -1|c|-|-\n1 8505 -1|e|-|-\n1 13005 -1|f|-|-\n" },
  /* markers of chapters, if there are any; at another speed their place is not known */
  { &segue_format_fcpxml, FCP ("<gap offset='3600s' start='3600s' duration='9s'><marker start='3601s' value='a'/>"
                               "<chapter-marker start='108060060/30000s' value='b' posterOffset='0s'/><marker start='3603s' value='c'/></gap>"
                               "<clip><timeMap/><chapter-marker start='1s' value='d'/></clip><clip><conform-rate srcFrameRate='25'/>"
                               "<chapter-marker start='1s' value='e'/></clip><clip><conform-rate scaleEnabled='0'/>"
                               "<chapter-marker start='1s' value='f'/><chapter-marker value='g'/><chapter-marker start='1/0s'/></clip>"),
    "1 2002 -1|b|-|-\n1 -1 -1 malformed|d|-|-\n1 -1 -1 malformed|e|-|-\n1 10000 -1|f|-|-\n1 -1 -1 malformed|g|-|-\n"
    "1 -1 -1 malformed|-|-|-\n" },
  { &segue_format_fcpxml, FCP (""), "Line 1: there are no markers in the projects of this file." },
  /* several projects are sections, each with its markers of chapters or else with all */
  { &segue_format_fcpxml, "<fcpxml><library><event name='Show'>"
                          FCP_PROJECT (" name='Part &amp; 1'", "<marker start='9s' value='a'/><marker start='2s' value='b'/>")
                          FCP_PROJECT (" name='None'", "")
                          FCP_PROJECT (" id='p'", "<marker start='1s' value='c'/><chapter-marker start='3s' value='d'/>")
                          "</event></library></fcpxml>",
    "1 -1 -1 section|Part & 1|-|-\n2 9000 -1|a|-|-\n2 2000 -1|b|-|-\n1 -1 -1 section|-|-|-\n2 3000 -1|d|-|-\n" },
  { &segue_format_fcpxml, "<fcpxml>" FCP_PROJECT (" name='None'", "") FCP_PROJECT (" name='One'", "<marker start='9s' value='a'/>")
                          "</fcpxml>", "1 9000 -1|a|-|-\n" },
  { &segue_format_otio, OTIO ("\"markers\": [" OTIO_MARKER ("36", ", \"name\": \"a\\u00fc\", \"comment\": \"c\"") ", 5,"
                              OTIO_MARKER ("25", "") "], \"children\": [{\"markers\": [" OTIO_MARKER ("1", "") "]}]"),
    "1 1500 -1|aü|-|-\n1 1041 -1|-|-|-\n" },
  /* without markers of the timeline, those of clips: in tracks they follow each other, transitions take no time */
  { &segue_format_otio, OTIO ("\"source_range\": null, \"markers\": [], \"children\": [{\"OTIO_SCHEMA\": \"Track.1\", \"children\": ["
                              "{\"OTIO_SCHEMA\": \"Clip.1\", \"source_range\": " OTIO_RANGE ("240", "48") ", \"markers\": ["
                              OTIO_MARKER ("239", "") ", " OTIO_MARKER ("264", ", \"name\": \"a\"") ", " OTIO_MARKER ("288", "") "]},"
                              "{\"OTIO_SCHEMA\": \"Transition.1\", \"in_offset\": 1}, {\"OTIO_SCHEMA\": \"Clip.2\", \"media_references\": {\"x\": "
                              "{\"available_range\": " OTIO_RANGE ("24", "24") "}}, \"markers\": [" OTIO_MARKER ("30", ", \"name\": null") "]},"
                              "{\"OTIO_SCHEMA\": \"Stack.1\", \"children\": [{\"OTIO_SCHEMA\": \"Gap.1\", \"source_range\": "
                              OTIO_RANGE ("0", "24") "}], \"markers\": [" OTIO_MARKER ("12", ", \"name\": \"b\"") "]}], \"markers\": ["
                              OTIO_MARKER ("1", ", \"name\": \"c\"") "]}]"),
    "1 1000 -1|a|-|-\n1 2250 -1|-|-|-\n1 3500 -1|b|-|-\n1 41 -1|c|-|-\n" },
  { &segue_format_otio, OTIO ("\"markers\": [{\"name\": \"a\"}, {\"marked_range\": {\"start_time\": {\"value\": 1e300, \"rate\": 1}}}]"),
    "1 0 -1|a|-|-\n1 0 -1|-|-|-\n" },
  { &segue_format_otio, OTIO ("\"children\": []"), "Line 1: there are no markers in this timeline." },
  { &segue_format_otio, "{\"OTIO_SCHEMA\": \"Clip.1\", \"markers\": []}", "Line 1: there is no timeline in this file." },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='0:00'><title>a &amp; <![CDATA[b]]></title><picture>p.jpg</picture>"
                                         "<link href=\"https://e.org/?a&amp;b\">c</link></chapter><chapter starttime=\"1:02:03.5\">"
                                         "<title/></chapter><chapter starttime='x'/>"),
    "1 0 -1|a & b|https://e.org/?a&b|p.jpg\n1 3723500 -1||-|-\n1 -1 -1 malformed|-|-|-\n" },
  { &segue_format_apple_chapters, APPLE (""), "Line 1: there are no chapters in this file." },
  { &segue_format_timed_text, "<TextStream version=\"1.1\"><TextStreamHeader/><TextSample sampleTime='00:00:00.000' xml:space='preserve'>a &lt;\nb"
                              "</TextSample><TextSample sampleTime='00:01:00.250' text='c'/><TextSample sampleTime='00:02:00' text=''/>"
                              "<TextSample sampleTime='00:03:00'> <!-- x --></TextSample></TextStream>",
    "1 0 -1|a < b|-|-\n1 60250 -1|c|-|-\n" },
  { &segue_format_matroska, "<Chapters/>", "Line 1: there are no Matroska chapters in this file." },
  { &segue_format_podigee_json, "[{\"title\": \"x\", \"start_time\": \"00:01:00\"}]", "1 60000 -1|x|-|-\n" },
};

static void
test_scans (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      const SegueSyntax *syntax = scans[i].format->syntax;
      SegueSyntaxList list = { .items = g_array_new (FALSE, TRUE, sizeof (SegueSyntaxItem)) };
      g_autoptr(GError) error = NULL;
      g_autofree char *found = NULL;

      if (syntax->scan (syntax, scans[i].text, strlen (scans[i].text), &list, &error))
        {
          g_assert_no_error (error);
          found = describe (syntax, scans[i].text, list.items);
          g_assert_cmpstr (found, ==, scans[i].found);
        }
      else
        g_assert_cmpstr (error->message, ==, scans[i].found);
      g_array_unref (list.items);
    }
}

static char *
replace (const char *text,
         gsize       offset,
         gsize       length,
         const char *with)
{
  return g_strdup_printf ("%.*s%s%s", (int) offset, text, with, text + offset + length);
}

/* Changes a field of an item, or adds it. @value: text, or milliseconds for times */
static char *
set_field (const SegueSyntax     *syntax,
           const char            *text,
           const SegueSyntaxItem *item,
           SegueSyntaxField       field,
           const char            *value,
           GError               **error)
{
  const gboolean is_time = field == SEGUE_SYNTAX_START || field == SEGUE_SYNTAX_END;
  const gint64 time = is_time ? g_ascii_strtoll (value, NULL, 10) : 0;
  g_autofree char *encoded = is_time ? syntax->encode_time (syntax, text, item, field, time, error)
                                     : syntax->encode (syntax, text, item, field, value, error);
  g_autofree char *added = NULL;
  gsize offset = 0;

  if (encoded == NULL)
    return NULL;
  if (item->fields[field].offset > 0)
    return replace (text, item->fields[field].offset, item->fields[field].length, encoded);
  added = syntax->add (syntax, text, item, field, encoded, &offset);
  if (added == NULL)
    return g_strdup ("no such field");

  return replace (text, offset, 0, added);
}

/* What a removed field leaves. */
static const struct
{
  const SegueFormat *format;
  const char        *text;
  SegueSyntaxField   field;
  const char        *result;
} removals[] = {
  { &segue_format_psc, PSC ("<chapter  href='x'  start='0' />"), SEGUE_SYNTAX_LINK, PSC ("<chapter  start='0' />") },
  { &segue_format_json_chapters, JSON ("{ \"url\": \"x\", \"title\": \"a\" }"), SEGUE_SYNTAX_LINK, JSON ("{ \"title\": \"a\" }") },
  { &segue_format_json_chapters, JSON ("{ \"title\": \"a\", \"url\": \"x\" }"), SEGUE_SYNTAX_LINK, JSON ("{ \"title\": \"a\" }") },
  { &segue_format_matroska, MKV (ATOM ("\n <ChapterTimeEnd>1</ChapterTimeEnd>")), SEGUE_SYNTAX_END, MKV (ATOM ("")) },
  { &segue_format_json_chapters, JSON ("{ \"endTime\": 1 }"), SEGUE_SYNTAX_END, JSON ("{  }") },
};

static void
test_removals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      const SegueSyntax *syntax = removals[i].format->syntax;
      SegueSyntaxList list = { .items = g_array_new (FALSE, TRUE, sizeof (SegueSyntaxItem)) };
      g_autofree char *result = NULL;
      SegueSpan extent;

      g_assert_true (syntax->scan (syntax, removals[i].text, strlen (removals[i].text), &list, NULL));
      extent = g_array_index (list.items, SegueSyntaxItem, 0).extents[removals[i].field];
      result = replace (removals[i].text, extent.offset, extent.length, "");
      g_assert_cmpstr (result, ==, removals[i].result);
      g_array_unref (list.items);
    }
}

static const struct
{
  const SegueFormat *format;
  const char        *text;
  SegueSyntaxField   field; /* of the first item, or SEGUE_SYNTAX_N_FIELDS for a new item before it, with START in value */
  const char        *value;
  const char        *result; /* or what the error says */
} edits[] = {
  { &segue_format_psc, PSC ("<chapter start='0:00' title='A'/>"), SEGUE_SYNTAX_TITLE, "it's <b> & \"c\"",
    PSC ("<chapter start='0:00' title='it&apos;s &lt;b&gt; &amp; \"c\"'/>") },
  { &segue_format_psc, PSC ("<chapter start=\"0\" title='A'/>"), SEGUE_SYNTAX_START, "61500", PSC ("<chapter start=\"61.500\" title='A'/>") },
  { &segue_format_psc, PSC ("<chapter start=\"0\" title=\"A\" />"), SEGUE_SYNTAX_LINK, "https://e.org/?a&b",
    PSC ("<chapter start=\"0\" title=\"A\" href=\"https://e.org/?a&amp;b\" />") },
  { &segue_format_psc, PSC ("<chapter title=\"A\" />"), SEGUE_SYNTAX_START, "5000", PSC ("<chapter title=\"A\" start=\"00:00:05.000\" />") },
  { &segue_format_psc, PSC ("<chapter start=\"0\" title=\"A\" />"), SEGUE_SYNTAX_TITLE, "\x01", "XML cannot hold control characters." },
  { &segue_format_psc, PSC ("<chapter start=\"0\" title=\"A\" />"), SEGUE_SYNTAX_BODY, "x", "no such field" },
  { &segue_format_psc, PSC ("<p:chapter  title='B'\tstart='0:00' href='x' />"), SEGUE_SYNTAX_N_FIELDS, "1000 a'b",
    PSC ("<p:chapter  title='a&apos;b'\tstart='0:01' /><p:chapter  title='B'\tstart='0:00' href='x' />") },
  { &segue_format_psc, PSC ("<chapter start=\"0\" title=\"A\"><x/></chapter>"), SEGUE_SYNTAX_N_FIELDS, "-1 b",
    PSC ("<chapter title=\"b\"></chapter><chapter start=\"0\" title=\"A\"><x/></chapter>") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1.5,\"title\":\"a\"}"), SEGUE_SYNTAX_TITLE, "b \"c\" \\ ü",
    JSON ("{\"startTime\":1.5,\"title\":\"b \\\"c\\\" \\\\ ü\"}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1.5,\"title\": null}"), SEGUE_SYNTAX_TITLE, "b", JSON ("{\"startTime\":1.5,\"title\": \"b\"}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1.5}"), SEGUE_SYNTAX_START, "62250", JSON ("{\"startTime\":62.25}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":null}"), SEGUE_SYNTAX_START, "1000", JSON ("{\"startTime\": 1}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":\"1:30\"}"), SEGUE_SYNTAX_START, "1000", JSON ("{\"startTime\":\"0:01\"}") },
  { &segue_format_json_chapters, JSON ("{ \"startTime\" : 1,\n  \"title\" : \"a\" }"), SEGUE_SYNTAX_LINK, "https://e.org",
    JSON ("{ \"startTime\" : 1,\n  \"title\" : \"a\",\n  \"url\" : \"https://e.org\" }") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1}"), SEGUE_SYNTAX_END, "2000", JSON ("{\"startTime\":1,\"endTime\":2}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1,\"url\":[]}"), SEGUE_SYNTAX_LINK, "x", "no such field" },
  { &segue_format_json_chapters, JSON ("{}"), SEGUE_SYNTAX_TITLE, "x", JSON ("{\"title\": \"x\"}") },
  { &segue_format_json_chapters, JSON ("{\n \"x\": [1],\n \"title\": \"a\",\n \"startTime\":1\n}"), SEGUE_SYNTAX_N_FIELDS, "2500 b",
    JSON ("{\n \"title\": \"b\",\n \"startTime\":2.5\n}{\n \"x\": [1],\n \"title\": \"a\",\n \"startTime\":1\n}") },
  { &segue_format_json_chapters, JSON ("{\"startTime\":1}"), SEGUE_SYNTAX_N_FIELDS, "-1 b", JSON ("{\"title\":\"b\"}{\"startTime\":1}") },
  { &segue_format_podlove_json, "[{\"start\":\"00:00:00.000\",\"title\":\"a\",\"href\":\"\"}]", SEGUE_SYNTAX_N_FIELDS, "2500 b",
    "[{\"start\":\"00:00:02.500\",\"title\":\"b\"}{\"start\":\"00:00:00.000\",\"title\":\"a\",\"href\":\"\"}]" },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/1000\nSTART=0\nEND=5\ntitle=a"), SEGUE_SYNTAX_TITLE, "a=b;c#d\\",
    FF ("TIMEBASE=1/1000\nSTART=0\nEND=5\ntitle=a\\=b\\;c\\#d\\\\ ") },
  { &segue_format_ffmetadata, FF ("START=0\nEND=5"), SEGUE_SYNTAX_START, "1250", FF ("START=1250000000\nEND=5") },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/90000\nSTART=0\nEND=5"), SEGUE_SYNTAX_START, "1001", FF ("TIMEBASE=1/90000\nSTART=90090\nEND=5") },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/1\nSTART=0\nEND=5"), SEGUE_SYNTAX_START, "1500",
    "The times of this chapter have a unit that is too large for this time." },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/1\nEND=5\nx=1"), SEGUE_SYNTAX_START, "1000", FF ("TIMEBASE=1/1\nSTART=1\nEND=5\nx=1") },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/1\nSTART=0\n#\nx=1"), SEGUE_SYNTAX_END, "1000", FF ("TIMEBASE=1/1\nSTART=0\n#\nEND=1\nx=1") },
  { &segue_format_ffmetadata, FF ("START=0\nx=1"), SEGUE_SYNTAX_TITLE, "t", FF ("START=0\nx=1\ntitle=t") },
  { &segue_format_ffmetadata, FF ("TIMEBASE=1/1\nSTART=0\nx=1"), SEGUE_SYNTAX_N_FIELDS, "2000 #b",
    FF ("TIMEBASE=1/1\nSTART=2\nEND=2\ntitle=\\#b[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nx=1") },
  { &segue_format_webvtt, VTT ("00:05.000 --> 00:10.000 a:b\nx\ny"), SEGUE_SYNTAX_TITLE, "a --> <b> & c", VTT ("00:05.000 --> 00:10.000 a:b\na --&gt; &lt;b&gt; &amp; c") },
  { &segue_format_webvtt, VTT ("00:05.000 --> 00:10.000 a:b"), SEGUE_SYNTAX_TITLE, "a", VTT ("00:05.000 --> 00:10.000 a:b\na") },
  { &segue_format_webvtt, VTT ("00:05.000 --> 00:10.000\na"), SEGUE_SYNTAX_END, "3661001", VTT ("00:05.000 --> 01:01:01.001\na") },
  { &segue_format_webvtt, VTT ("00:05.000 --> 00:10.000\na"), SEGUE_SYNTAX_LINK, "a", "no such field" },
  { &segue_format_webvtt, VTT ("00:05.000 --> 00:10.000\na"), SEGUE_SYNTAX_N_FIELDS, "0 b",
    VTT ("00:00.000 --> 00:01.000\nb00:05.000 --> 00:10.000\na") },
  { &segue_format_matroska, MKV (ATOM ("<ChapterDisplay><ChapterString>a</ChapterString></ChapterDisplay>")), SEGUE_SYNTAX_TITLE, "<b> & c",
    MKV (ATOM ("<ChapterDisplay><ChapterString>&lt;b&gt; &amp; c</ChapterString></ChapterDisplay>")) },
  { &segue_format_matroska, MKV (ATOM ("<ChapterDisplay><ChapString/></ChapterDisplay>")), SEGUE_SYNTAX_TITLE, "b",
    MKV (ATOM ("<ChapterDisplay><ChapString>b</ChapString></ChapterDisplay>")) },
  { &segue_format_matroska, MKV (ATOM ("")), SEGUE_SYNTAX_START, "61250", MKV (ATOM_AT ("00:01:01.250000000", "")) },
  { &segue_format_matroska, MKV (ATOM_AT ("5400000000000", "")), SEGUE_SYNTAX_START, "61250", MKV (ATOM_AT ("61250000000", "")) },
  { &segue_format_matroska, MKV (ATOM ("")), SEGUE_SYNTAX_END, "61250", MKV (ATOM ("\n  <ChapterTimeEnd>00:01:01.250000000</ChapterTimeEnd>")) },
  { &segue_format_matroska, MKV (ATOM ("\n  <ChapterUID>1</ChapterUID>")), SEGUE_SYNTAX_TITLE, "b",
    MKV (ATOM ("\n  <ChapterUID>1</ChapterUID>\n  <ChapterDisplay>\n    <ChapterString>b</ChapterString>\n  </ChapterDisplay>")) },
  { &segue_format_matroska, MKV ("<ChapterAtom>\r\n  <ChapterTimeStart>1</ChapterTimeStart>\r\n </ChapterAtom>"), SEGUE_SYNTAX_TITLE, "b",
    MKV ("<ChapterAtom>\r\n  <ChapterTimeStart>1</ChapterTimeStart>\r\n  <ChapterDisplay>\r\n    <ChapterString>b</ChapterString>\r\n"
         "  </ChapterDisplay>\r\n </ChapterAtom>") },
  /* a time keeps its digits and quotes, whatever space is around it */
  { &segue_format_csv, "Start,Title\n\" 0:10.500\",a\n", SEGUE_SYNTAX_START, "61250", "Start,Title\n\"1:01.250\",a\n" },
  { &segue_format_csv, "Start,Title\n\"0:10.5 \",a\n", SEGUE_SYNTAX_START, "61250", "Start,Title\n\"1:01.250\",a\n" },
  { &segue_format_csv, "Start,Title\n 0:10.50 ,a\n", SEGUE_SYNTAX_START, "61250", "Start,Title\n1:01.25,a\n" },
  { &segue_format_matroska, MKV (ATOM ("<ChapterAtom/>")), SEGUE_SYNTAX_TITLE, "b",
    MKV (ATOM ("\n  <ChapterDisplay>\n    <ChapterString>b</ChapterString>\n  </ChapterDisplay><ChapterAtom/>")) },
  { &segue_format_matroska, MKV ("<ChapterAtom/>"), SEGUE_SYNTAX_TITLE, "b", "no such field" },
  { &segue_format_matroska, MKV (ATOM ("<ChapterDisplay><ChapString>a</ChapString><ChapLanguage>de</ChapLanguage></ChapterDisplay>")),
    SEGUE_SYNTAX_N_FIELDS, "5000 b",
    MKV ("<ChapterAtom>\n  <ChapterTimeStart>00:00:05.000000000</ChapterTimeStart>\n  <ChapterDisplay>\n    <ChapString>b</ChapString>"
         "<ChapLanguage>de</ChapLanguage>\n  </ChapterDisplay>\n </ChapterAtom>"
         ATOM ("<ChapterDisplay><ChapString>a</ChapString><ChapLanguage>de</ChapLanguage></ChapterDisplay>")) },
  { &segue_format_hindenburg, HIN ("<Marker Name=\"b\" Time=\"27.850\" Type=\"Chapter\"/>"), SEGUE_SYNTAX_START, "61000",
    HIN ("<Marker Name=\"b\" Time=\"61.000\" Type=\"Chapter\"/>") },
  { &segue_format_fcpxml, FCP ("<gap><marker start='1s' value='a'/></gap>"), SEGUE_SYNTAX_TITLE, "b'c",
    FCP ("<gap><marker start='1s' value='b&apos;c'/></gap>") },
  { &segue_format_fcpxml, FCP ("<gap><marker start='1s' value='a'/></gap>"), SEGUE_SYNTAX_BODY, "b",
    FCP ("<gap><marker start='1s' value='a' note=\"b\"/></gap>") },
  { &segue_format_fcpxml, FCP ("<gap><marker start='1s' value='a'/></gap>"), SEGUE_SYNTAX_START, "1000",
    "The times of this file count frames and cannot be changed. Save the chapters in another format." },
  { &segue_format_otio, OTIO ("\"markers\": [{\"name\": \"a\"}]"), SEGUE_SYNTAX_TITLE, "\"b\"", OTIO ("\"markers\": [{\"name\": \"\\\"b\\\"\"}]") },
  { &segue_format_otio, OTIO ("\"markers\": [{\"name\": \"a\"}]"), SEGUE_SYNTAX_BODY, "b",
    OTIO ("\"markers\": [{\"name\": \"a\",\"comment\": \"b\"}]") },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'><title>a</title></chapter>"), SEGUE_SYNTAX_TITLE, "<b> '",
    APPLE ("<chapter starttime='1:00'><title>&lt;b&gt; '</title></chapter>") },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'><title>a</title></chapter>"), SEGUE_SYNTAX_START, "3723000",
    APPLE ("<chapter starttime='1:02:03'><title>a</title></chapter>") },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'><title>a</title></chapter>"), SEGUE_SYNTAX_N_FIELDS, "5000 b",
    "New chapters cannot be added to this file. Save the chapters in another format." },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'><picture>p</picture></chapter>"), SEGUE_SYNTAX_TITLE, "a",
    APPLE ("<chapter starttime='1:00'><title>a</title><picture>p</picture></chapter>") },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'/>"), SEGUE_SYNTAX_TITLE, "a", "no such field" },
  { &segue_format_apple_chapters, APPLE ("<chapter starttime='1:00'><title/></chapter>"), SEGUE_SYNTAX_TITLE, "a",
    APPLE ("<chapter starttime='1:00'><title>a</title></chapter>") },
  { &segue_format_timed_text, "<TextStream><TextSample sampleTime='0:01' text=\"a\"/></TextStream>", SEGUE_SYNTAX_TITLE, "\"b\"",
    "<TextStream><TextSample sampleTime='0:01' text=\"&quot;b&quot;\"/></TextStream>" },
  { &segue_format_podlove_json, "[{\"start\":null}]", SEGUE_SYNTAX_START, "2500", "[{\"start\": \"00:00:02.500\"}]" },
};

static void
test_edits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const SegueSyntax *syntax = edits[i].format->syntax;
      const char *text = edits[i].text;
      SegueSyntaxList list = { .items = g_array_new (FALSE, TRUE, sizeof (SegueSyntaxItem)) };
      const SegueSyntaxItem *item;
      g_autoptr(GError) error = NULL;
      g_autofree char *result = NULL;

      g_assert_true (syntax->scan (syntax, text, strlen (text), &list, NULL));
      item = &g_array_index (list.items, SegueSyntaxItem, 0);
      if (edits[i].field < SEGUE_SYNTAX_N_FIELDS)
        result = set_field (syntax, text, item, edits[i].field, edits[i].value, &error);
      else
        {
          char *title;
          const gint64 start = g_ascii_strtoll (edits[i].value, &title, 10);
          g_autofree char *composed = syntax->compose (syntax, text, item, start, title + 1, &error);

          result = composed != NULL ? replace (text, item->from, 0, composed) : NULL;
        }
      g_assert_cmpstr (error != NULL ? error->message : result, ==, edits[i].result);
      g_array_unref (list.items);
    }
}

/* A list of more chapters than are read is refused, and not cut off. */
static const struct
{
  const SegueFormat *format;
  const char        *head;
  const char        *item;
  const char        *last; /* the last item and what stands below it */
} crowds[] = {
  { &segue_format_psc, "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\">", "<psc:chapter start=\"1\"/>",
    "<psc:chapter start=\"1\"/></psc:chapters>" },
  { &segue_format_matroska, "<Chapters><EditionEntry>", "<ChapterAtom/>", "<ChapterAtom/></EditionEntry></Chapters>" },
  { &segue_format_matroska, "<Chapters><EditionEntry><ChapterAtom>", "<ChapterAtom/>",
    "<ChapterAtom/></ChapterAtom></EditionEntry></Chapters>" },
  { &segue_format_json_chapters, "{\"chapters\": [", "{\"startTime\": 1},", "{\"startTime\": 1}]}" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n", "[CHAPTER]\nSTART=1\n", "[CHAPTER]\nSTART=1\n" },
  { &segue_format_webvtt, "WEBVTT\n\n", "00:01.000 --> 00:02.000\na\n\n", "00:01.000 --> 00:02.000\na\n" },
  { &segue_format_mp4chaps, "", "0:05 a\n", "0:05 a\n" },
  { &segue_format_audacity, "", "1.5\t1.5\ta\n", "1.5\t1.5\ta\n" },
};

static void
test_crowds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    for (guint extra = 0; extra < 2; extra++)
      {
        const SegueSyntax *syntax = crowds[i].format->syntax;
        const guint nested = strstr (crowds[i].head, "<ChapterAtom>") != NULL;
        g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem));
        SegueSyntaxList list = { .items = items };
        g_autoptr(GString) text = g_string_new (crowds[i].head);
        g_autoptr(GError) error = NULL;

        for (guint j = 1 + nested; j < MOST + extra; j++)
          g_string_append (text, crowds[i].item);
        g_string_append (text, crowds[i].last);
        g_assert_cmpint (syntax->scan (syntax, text->str, text->len, &list, &error), ==, extra == 0);
        if (extra == 0)
          g_assert_cmpuint (items->len, ==, MOST);
        else
          g_assert_nonnull (strstr (error->message, "more than 100,000 chapters"));
      }
}

/* The fields that can be written in each syntax: start, end, title, link, image, body. */
static void
test_fields (void)
{
  static const char letters[] = "setlib";
  static const char expected[] =
    "json-chapters setli\npodlove-json stli\npodigee-json stli\npsc stli\nmp4chaps stl\nwebvtt set\n"
    "ffmetadata set\nmatroska-xml set\nhindenburg stl\nfcpxml tb\notio tb\napple-chapters stli\n"
    "timed-text st\nogm st\nvorbis-comment stl\ncue st\naudacity set\naudition-csv setb\nreaper-csv set\n"
    "premiere-csv setb\nresolve-csv st\nresolve-edl t\nsrt set\npotplayer st\nizotope set\nosf stl\n"
    "yaml setlib\ncsv setlib\ntsv setlib\n";
  g_autoptr(GString) found = g_string_new (NULL);
  guint n;
  const SegueFormat *const *formats = segue_formats_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (formats[i]->syntax != NULL)
      {
        const guint fields = formats[i]->syntax->fields;

        g_assert_cmpuint (fields >> SEGUE_SYNTAX_N_FIELDS, ==, 0);
        g_assert_true (segue_formats_find_for_syntax (formats[i]->syntax) == formats[i]);
        g_string_append_printf (found, "%s ", formats[i]->id);
        for (guint j = 0; j < SEGUE_SYNTAX_N_FIELDS; j++)
          if ((fields & 1u << j) != 0)
            g_string_append_c (found, letters[j]);
        g_string_append_c (found, '\n');
      }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_null (segue_formats_find_for_syntax (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-syntax/clocks", test_clocks);
  g_test_add_func ("/chapter-syntax/scans", test_scans);
  g_test_add_func ("/chapter-syntax/fields", test_fields);
  g_test_add_func ("/chapter-syntax/edits", test_edits);
  g_test_add_func ("/chapter-syntax/removals", test_removals);
  g_test_add_func ("/chapter-syntax/crowds", test_crowds);

  return g_test_run ();
}
