/* test-chapter-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chapter-check.h"
#include "chapter-samples.h"

/* Files of chapters whose items are lines of text or rows of a table: what is found in them, and how values are written into them. */

/* How many files random edits change, and how often. */
#define N_RANDOM 100
#define N_STEPS 20

/* Lists the items: start and end in milliseconds, title, and link if there is one. */
static char *
dup_items (const SegueSyntax  *syntax,
           const char         *text,
           GError            **error)
{
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem));
  SegueSyntaxList list = { .items = items };
  GString *out = g_string_new (NULL);

  if (!syntax->scan (syntax, text, strlen (text), &list, error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_assert_cmpuint (list.stop, ==, strlen (text));
  for (guint i = 0; i < items->len; i++)
    {
      const SegueSyntaxItem *item = &g_array_index (items, SegueSyntaxItem, i);
      const SegueSpan title = item->fields[SEGUE_SYNTAX_TITLE], link = item->fields[SEGUE_SYNTAX_LINK];
      g_autofree char *name = syntax->decode (syntax, SEGUE_SYNTAX_TITLE, text + title.offset, title.length);

      if (item->start != SEGUE_TIME_NONE)
        g_string_append_printf (out, "%" G_GINT64_FORMAT, item->start);
      else
        g_string_append (out, item->malformed ? "?" : "-");
      if (item->end != SEGUE_TIME_NONE)
        g_string_append_printf (out, "-%" G_GINT64_FORMAT, item->end);
      g_string_append_printf (out, " %s", name);
      if (link.length > 0)
        g_string_append_printf (out, " <%.*s>", (int) link.length, text + link.offset);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static const struct
{
  const SegueFormat *format;
  const char        *text;
  const char        *items; /* NULL if the text cannot be read */
} reads[] = {
  { &segue_format_mp4chaps, "", "" },
  { &segue_format_mp4chaps, "00:00:00.000 Intro <https://e.org/a>\r\n\r\n01:00:00.5 Two <b>\n", "0 Intro <https://e.org/a>\n3600500 Two <b>\n" },
  { &segue_format_mp4chaps, "\xEF\xBB\xBF" "0:05 a\tb  \n  00:10.250\n12 <x:y>", "5000 a b\n10250 \n12000  <x:y>\n" },
  { &segue_format_mp4chaps, "0:05 a\nb\n", NULL },
  { &segue_format_mp4chaps, "0:05a\n", NULL },
  { &segue_format_audacity, "0.000000\t0.000000\tIntro\n12,5\t15,25\t가나\n", "0 Intro\n12500-15250 가나\n" },
  { &segue_format_audacity, "1.5\t2.5\ta\n\\\t100.0\t200.5\n3\t3\n4\t4\t\n\n5\t4\tb", "1500-2500 a\n3000 \n4000 \n5000 b\n" },
  { &segue_format_audacity, "1.5\ta\n", NULL },
  { &segue_format_audacity, "1.5 2.5 a\n", NULL },
  { &segue_format_ogm, "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Intro\n\nCHAPTER02=00:01:00,5\r\nchapter02name= A = b \r\n",
    "0 Intro\n60500 A = b\n" },
  { &segue_format_ogm, "CHAPTER01=0:61\nCHAPTER01NAME=\nCHAPTER2=1:00\n", "? \n60000 \n" },
  { &segue_format_ogm, "CHAPTER01NAME=a\nCHAPTER01=0:00:01.000\n", NULL },
  { &segue_format_ogm, "CHAPTER01=0:00:01.000\nCHAPTER02=0:00:02.000\nCHAPTER02NAME=b\nCHAPTER01NAME=b\n", NULL },
  { &segue_format_vorbis, "ARTIST=x\nTITLE=y\nCHAPTER000=00:00:01.000\nCHAPTER000URL=https://e.org\nCHAPTER000NAME=a\nDATE=1\n",
    "1000 a <https://e.org>\n" },
  { &segue_format_cue, "REM DATE 1999\nTITLE \"x\"\nFILE \"a.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"A 'b'\"\n    PERFORMER \"c\"\n"
    "    INDEX 00 00:00:00\n    INDEX 01 00:00:37\n\n  track 02 audio\r\n    index 01 75:01:74\r\n    title No quotes \r\n",
    "493 A 'b'\n4501986 No quotes\n" },
  { &segue_format_cue, "FILE a WAVE\nTRACK 01 AUDIO\nTRACK 02 AUDIO\nINDEX 01 00:00:75\nTITLE \"\"\n", "- \n? \n" },
  { &segue_format_cue, "FILE a WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE b WAVE\nTRACK 02 AUDIO\n", NULL },
  { &segue_format_csv, "Start,Title\n", "" },
  { &segue_format_csv, "\xEF\xBB\xBF" "Title;Start Time;URL\r\n\"a; \"\"b\"\"\";1:02;https://e.org\r\n\r\nc\r\nd;;\r\n e ;0:61\r\n",
    "62000 a; \"b\" <https://e.org>\n- c\n- d\n? e\n" },
  { &segue_format_csv, "\"Timecode\",\"Name\"\n\"00:00:02:12\",\"two\nlines\"\n\"00:00:03:24\",\n", "2480 two lines\n3960 \n" },
  { &segue_format_csv, "name,time,duration\na,1.5,2\nb,3.5,0\n", "1500-3500 a\n3500 b\n" },
  { &segue_format_csv, "name,time\na,1.1.00\n", NULL },
  { &segue_format_csv, "name,size\na,1\n", NULL },
  { &segue_format_reaper, "#,Name,Start,End,Length,Color\nM1,\"a, b\",0:01.500,,,FF0000\nR2,c,1:00:00.000,1:00:10.000,0:10.000\nT1,,1.0,,\n",
    "1500 a, b\n3600000-3610000 c\n" },
  { &segue_format_reaper, "#,Name,Start\nM1,a,144.2.00\n", NULL },
  { &segue_format_audition, "Name\tStart\tDuration\tTime Format\tType\tDescription\na(comma)\t1:00.000\t0:00.500\tdecimal\tCue\nb\t2:00\t\tdecimal\tTrack\t\n",
    "60000-60500 a(comma)\n" },
  { &segue_format_premiere, "Asset Name  \t\tIn Point\t\tDescription\nMarks\t\t01:00:01:12\t\ta\n\t\t01:00:02;06\t\tb", "1500 a\n2250 b\n" },
  { &segue_format_resolve_edl, "TITLE: x\r\n\r\n001  001  V  C  00:00:00:00 00:00:00:01 01:00:00:00 01:00:00:01  \r\n |C:Blue |M:a b |D:1\r\n |C:Red |M:c\r\n"
    "002  001  V  C  00:00:00:00 00:00:00:01 01:00:10:24 01:00:00:01\n002 note\n |M: |D:1", "0 a b\n0 c\n10960 \n" },
  { &segue_format_srt, "\xEF\xBB\xBF" "1\n00:00:01,000 --> 00:00:04,500 X1:0\n<i>Hello</i>,\nworld < 2\n\n\n2\n00:00:05,000 --> 00:00:05,000\n\n"
    "00:00:06,000 --> 00:00:07,000\n3", "1000-4500 Hello, world < 2\n5000 \n6000-7000 3\n" },
  { &segue_format_srt, "1\n00:00:01,000 --> a\nb\n", NULL },
  { &segue_format_osf, "HEADER\nPodcast: x\n/HEADER\n\n00:00:10 Intro #chapter\n- child\n-- 00:01:00 - A <https://e.org/#a> #link b\n\n00:02:00 C# Recap#c #\n",
    "10000 Intro\n60000 A <https://e.org/#a>\n120000 C# Recap\n" },
  { &segue_format_osf, "1361385724 a #c\n1361385725 b\n1361385700 c\n136138570 d", "0 a\n1000 b\n? c\n" },
  { &segue_format_potplayer, "[Bookmark]\r\n0=1500*a b*28000\r\n1=x*c*\r\n2=2000**\r\n3=\r\n", "1500 a b\n? c\n2000 \n" },
  /* no digit more than fits */
  { &segue_format_potplayer, "[Bookmark]\n0=9007199254740989*a*\n1=9007199254740990*b*\n2=9007199254740999*c*\n3=90071992547409890*d*\n", "9007199254740989 a\n? b\n? c\n? d\n" },
  /* a time base that is out of range counts as none */
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1000000/1\nSTART=9000000000\ntitle=a\n", "? a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1000001/1\nSTART=9000000000\ntitle=a\n", "9000 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/2147483647\nSTART=9000000000\ntitle=a\n", "4190 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/2147483648\nSTART=9000000000\ntitle=a\n", "9000 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=0/1\nSTART=9000000000\ntitle=a\n", "9000 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=9000000000\ntitle=a\n", "9000 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1000001/2147483648\nSTART=9000000000\ntitle=a\n", "9000 a\n" },
  { &segue_format_ffmetadata, ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=2/3000\nSTART=9000000000\ntitle=a\n", "6000000000 a\n" },
  { &segue_format_izotope, "Marker file version: 1\nTime format: Time\na\t00:00:01,50000000\t\t\nb\t2\t3.5\nc\tx\n", "1500 a\n2000-3500 b\n? c\n" },
  { &segue_format_izotope, "Marker file version: 1\nTime format: Timecode\nFrame rate: 29,970\na\t00:00:01:15.00\t00:00:02:00.00\n",
    "1500-2000 a\n" },
  { &segue_format_izotope, "Marker file version: 1\nTime format: Samples\na\t100\n", NULL },
  { &segue_format_resolve_csv, "#,Record In,Notes\n1,01:00:00:00,a\n2,01:00:01:24,b\n", "0 a\n1960 b\n" },
  { &segue_format_resolve_csv, "Record In,Notes\n01:00:00:00,a\n", NULL },
  { &segue_format_resolve_csv, "#,Record In,Notes\n1,01:60:00:00,a\n2,01:59:60:00,b\n3,01:00:59:24,c\n", "? a\n? b\n59960 c\n" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *items = dup_items (reads[i].format->syntax, reads[i].text, &error);

      g_assert_cmpstr (items, ==, reads[i].items);
      if (items == NULL)
        g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_SYNTAX);
    }
}

static const struct
{
  const SegueFormat *format;
  const char        *text;
  guint              index;
  SegueSyntaxField   field;
  const char        *value; /* NULL for a time */
  gint64             time;
  const char        *edited;
} edits[] = {
  { &segue_format_mp4chaps, "0:05 a <x:y>\n", 0, SEGUE_SYNTAX_TITLE, "b\nc", 0, "0:05 b c <x:y>\n" },
  { &segue_format_mp4chaps, "0:05 a <x:y>\n", 0, SEGUE_SYNTAX_TITLE, "b <c>", 0, NULL },
  { &segue_format_mp4chaps, "0:05 a <x:y>\n", 0, SEGUE_SYNTAX_LINK, "https://e.org", 0, "0:05 a <https://e.org>\n" },
  { &segue_format_mp4chaps, "0:05 a\n", 0, SEGUE_SYNTAX_LINK, "https://e.org", 0, "0:05 a <https://e.org>\n" },
  { &segue_format_mp4chaps, "0:05 a\n", 0, SEGUE_SYNTAX_LINK, "e org", 0, NULL },
  { &segue_format_mp4chaps, "0:05\n", 0, SEGUE_SYNTAX_TITLE, "a", 0, "0:05 a\n" },
  { &segue_format_mp4chaps, "0:05 a\n", 0, SEGUE_SYNTAX_START, NULL, 3600250, "1:00:00.250 a\n" },
  { &segue_format_audacity, "1.500000\t1.500000\ta", 0, SEGUE_SYNTAX_START, NULL, 2000, "2.000000\t2.000000\ta" },
  { &segue_format_audacity, "1,5\t1,5\ta", 0, SEGUE_SYNTAX_END, NULL, 2250, "1,5\t2,250\ta" },
  { &segue_format_audacity, "1.5\t3.5\ta", 0, SEGUE_SYNTAX_START, NULL, 2000, "2.0\t3.5\ta" },
  { &segue_format_audacity, "1.5\t3.5\n\\\t1.0\t2.0\n", 0, SEGUE_SYNTAX_TITLE, "b\tc", 0, "1.5\t3.5\tb c\n\\\t1.0\t2.0\n" },
  { &segue_format_ogm, "CHAPTER01=00:00:00.000\r\nCHAPTER01NAME=a\r\n", 0, SEGUE_SYNTAX_TITLE, "b=c", 0,
    "CHAPTER01=00:00:00.000\r\nCHAPTER01NAME=b=c\r\n" },
  { &segue_format_ogm, "CHAPTER01=00:00:00.000\r\nCHAPTER02=00:00:01.000\r\n", 1, SEGUE_SYNTAX_TITLE, "b", 0,
    "CHAPTER01=00:00:00.000\r\nCHAPTER02=00:00:01.000\r\nCHAPTER02NAME=b\r\n" },
  { &segue_format_vorbis, "CHAPTER001=00:00:00.000\nCHAPTER001NAME=a\n", 0, SEGUE_SYNTAX_LINK, "https://e.org", 0,
    "CHAPTER001=00:00:00.000\nCHAPTER001NAME=a\nCHAPTER001URL=https://e.org\n" },
  { &segue_format_cue, "FILE a WAVE\n TRACK 01 AUDIO\n  TITLE \"a\"\n  INDEX 01 00:00:00\n", 0, SEGUE_SYNTAX_TITLE, "b", 0,
    "FILE a WAVE\n TRACK 01 AUDIO\n  TITLE \"b\"\n  INDEX 01 00:00:00\n" },
  { &segue_format_cue, "FILE a WAVE\n TRACK 01 AUDIO\n  TITLE a\n  INDEX 01 00:00:00\n", 0, SEGUE_SYNTAX_TITLE, "b \"c\"", 0,
    NULL },
  { &segue_format_cue, "FILE a WAVE\n TRACK 01 AUDIO\n  TITLE a\n  INDEX 01 00:00:00\n", 0, SEGUE_SYNTAX_START, NULL, 3661493,
    "FILE a WAVE\n TRACK 01 AUDIO\n  TITLE a\n  INDEX 01 61:01:37\n" },
  { &segue_format_cue, "FILE a WAVE\n TRACK 01 AUDIO\n", 0, SEGUE_SYNTAX_TITLE, "b", 0,
    "FILE a WAVE\n TRACK 01 AUDIO\n   TITLE \"b\"\n" },
  { &segue_format_csv, "Start,Title\n0:01,a\n", 0, SEGUE_SYNTAX_TITLE, "b, \"c\"\nd", 0, "Start,Title\n0:01,\"b, \"\"c\"\" d\"\n" },
  { &segue_format_csv, "Start;Title\n\"0:01\";\"a\"\n", 0, SEGUE_SYNTAX_TITLE, "b, c", 0, "Start;Title\n\"0:01\";\"b, c\"\n" },
  { &segue_format_csv, "Start;Title\n\"0:01\";\"a\"\n", 0, SEGUE_SYNTAX_START, NULL, 3600500, "Start;Title\n\"1:00:00.500\";\"a\"\n" },
  { &segue_format_csv, "Title,Start,URL,Notes\na,1\n", 0, SEGUE_SYNTAX_BODY, "x\ny", 0, "Title,Start,URL,Notes\na,1,,\"x\ny\"\n" },
  { &segue_format_csv, "Title,Start,End\na\n", 0, SEGUE_SYNTAX_START, NULL, 1500, "Title,Start,End\na,0:00:01.500\n" },
  { &segue_format_csv, "Title,Start,End\na,1\n", 0, SEGUE_SYNTAX_END, NULL, 2000, "Title,Start,End\na,1,2\n" },
  { &segue_format_csv, "Title,Start\na,1\n", 0, SEGUE_SYNTAX_LINK, "https://e.org", 0, NULL },
  { &segue_format_reaper, "#,Name,Start,End,Length\nR1,a,0:01.0,0:02.0,0:01.0\n", 0, SEGUE_SYNTAX_END, NULL, 4500,
    "#,Name,Start,End,Length\nR1,a,0:01.0,0:04.5,0:03.5\n" },
  { &segue_format_reaper, "#,Name,Start,End,Length\nM1,a,1.0,,\n", 0, SEGUE_SYNTAX_END, NULL, 4500,
    "#,Name,Start,End,Length\nM1,a,1.0,4.5,3.5\n" },
  { &segue_format_audition, "Name,Start,Duration,Time Format,Type,Description\na,0:01.000,0:00.000,decimal,Cue,\n", 0, SEGUE_SYNTAX_TITLE,
    "b, c", 0, "Name,Start,Duration,Time Format,Type,Description\n\"b, c\",0:01.000,0:00.000,decimal,Cue,\n" },
  { &segue_format_audition, "Name,Start,Duration,Time Format,Type,Description\na,0:01.000,0:00.000,decimal,Cue,\n", 0, SEGUE_SYNTAX_END,
    NULL, 2500, "Name,Start,Duration,Time Format,Type,Description\na,0:01.000,0:01.500,decimal,Cue,\n" },
  { &segue_format_resolve_edl, "001 1 V C 00:00:00:00 00:00:00:01 00:00:00:00 00:00:00:01\n |M:a |D:1\n", 0, SEGUE_SYNTAX_TITLE, "b", 0,
    "001 1 V C 00:00:00:00 00:00:00:01 00:00:00:00 00:00:00:01\n |M:b |D:1\n" },
  { &segue_format_resolve_edl, " |M:a |D:1\n", 0, SEGUE_SYNTAX_START, NULL, 5, NULL },
  { &segue_format_srt, "1\n00:00:01,000 --> 00:00:04,500\n<i>a</i>\nb\n", 0, SEGUE_SYNTAX_TITLE, "c", 0, "1\n00:00:01,000 --> 00:00:04,500\nc\n" },
  { &segue_format_srt, "1\r\n00:00:01,000 --> 00:00:04,500\r\n", 0, SEGUE_SYNTAX_TITLE, "c", 0, "1\r\n00:00:01,000 --> 00:00:04,500\r\nc\r\n" },
  { &segue_format_srt, "1\n00:00:01,000 --> 00:00:04,500\na\n", 0, SEGUE_SYNTAX_END, NULL, 5000, "1\n00:00:01,000 --> 00:00:05,000\na\n" },
  { &segue_format_osf, "00:00:10 a <x:y> #c\n", 0, SEGUE_SYNTAX_TITLE, "b", 0, "00:00:10 b <x:y> #c\n" },
  { &segue_format_osf, "00:00:10 a #c\n", 0, SEGUE_SYNTAX_LINK, "https://e.org", 0, "00:00:10 a <https://e.org> #c\n" },
  { &segue_format_osf, "1361385724 a\n1361385725 b\n", 1, SEGUE_SYNTAX_START, NULL, 10999, NULL },
  { &segue_format_potplayer, "[Bookmark]\n0=1500*a*28\n", 0, SEGUE_SYNTAX_TITLE, "b", 0, "[Bookmark]\n0=1500*b*28\n" },
  { &segue_format_potplayer, "[Bookmark]\n0=1500*a*28\n", 0, SEGUE_SYNTAX_START, NULL, 5, "[Bookmark]\n0=5*a*28\n" },
  { &segue_format_izotope, "Marker file version: 1\na\t00:00:01,50\n", 0, SEGUE_SYNTAX_END, NULL, 5500, "Marker file version: 1\na\t00:00:01,50\t00:00:05,50\n" },
  { &segue_format_izotope, "Time format: Timecode\na\t00:00:01:15.00\n", 0, SEGUE_SYNTAX_START, NULL, 0, NULL },
  { &segue_format_premiere, "Asset Name\tIn Point\tDescription\nM\t01:00:01:12\ta\n", 0, SEGUE_SYNTAX_START, NULL, 61500, NULL },
};

static void
test_edit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto(ChapterCheck) check = { 0 };
      g_autofree char *edited = NULL;

      g_assert_true (chapter_check_read (&check, edits[i].format->syntax, g_strdup (edits[i].text)));
      edited = chapter_check_dup_edited (&check, edits[i].index, edits[i].field, edits[i].value, edits[i].time);
      g_assert_cmpstr (edited, ==, edits[i].edited);
    }
}

static const struct
{
  const SegueFormat *format;
  const char        *text; /* the new item is like the last one of it */
  const char        *composed;
} composes[] = {
  { &segue_format_mp4chaps, "", "00:01:01.250 New" },
  { &segue_format_mp4chaps, "0:05 a\n", "1:01.250 New" },
  { &segue_format_audacity, "", "61.250000\t61.250000\tNew" },
  { &segue_format_audacity, "1,5\t1,5\ta\n", "61,250\t61,250\tNew" },
  { &segue_format_ogm, "", "CHAPTER01=00:01:01.250\nCHAPTER01NAME=New" },
  { &segue_format_ogm, "CHAPTER09=00:00:00.000\r\nCHAPTER09NAME=a\r\n", "CHAPTER10=00:01:01.250\r\nCHAPTER10NAME=New" },
  { &segue_format_vorbis, "", "CHAPTER001=00:01:01.250\nCHAPTER001NAME=New" },
  { &segue_format_cue, "", "  TRACK 01 AUDIO\n    TITLE \"New\"\n    INDEX 01 01:01:18" },
  { &segue_format_srt, "4\r\n00:00:01.00 --> 00:00:02.00\r\na\r\n", "5\r\n00:01:01.25 --> 00:01:02.25\r\nNew" },
  { &segue_format_osf, "00:00:01 a #c\n- b\n", "00:01:01.250 New" },
  { &segue_format_potplayer, "[Bookmark]\n7=1*a*b\n", "8=61250*New*" },
  { &segue_format_izotope, "a\t1.5\t2.5\n", "New\t61.250" },
  { &segue_format_csv, "Start,Title,URL\n", "0:01:01.250,New," },
  { &segue_format_csv, "Start;Title;URL\n\"1\";\"a\";\"b\"\n", "\"61.250\";\"New\";\"\"" },
  { &segue_format_reaper, "#,Name,Start,End,Length,Color\nR9,a,1:00.0,2:00.0,1:00.0,FF\n", "M10,New,1:01.250,,," },
  { &segue_format_audition, "Name\tStart\tDuration\tTime Format\tType\tDescription\na\t1:00.000\t0:02.000\tdecimal\tCue\tb\n",
    "New\t1:01.250\t0:00.000\tdecimal\tCue\t" },
  { &segue_format_cue, "FILE a WAVE\n\tTRACK 09 AUDIO\n", "\tTRACK 10 AUDIO\n\t  TITLE \"New\"\n\t  INDEX 01 01:01:18" },
};

static void
test_compose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (composes); i++)
    {
      const SegueSyntax *syntax = composes[i].format->syntax;
      g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (SegueSyntaxItem));
      SegueSyntaxList list = { .items = items };
      g_autoptr(GError) error = NULL;
      g_autofree char *composed = NULL;
      const SegueSyntaxItem *like;

      syntax->scan (syntax, composes[i].text, strlen (composes[i].text), &list, &error);
      g_assert_no_error (error);
      like = items->len > 0 ? &g_array_index (items, SegueSyntaxItem, items->len - 1) : NULL;
      composed = syntax->compose (syntax, composes[i].text, like, 61250, "New", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (composed, ==, composes[i].composed);
      if (composes[i].format == &segue_format_csv)
        continue;
      g_assert_null (syntax->compose (syntax, composes[i].text, like, SEGUE_TIME_NONE, "New", &error));
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
    }
}

/* What is read back of a value: one line without control characters and without white space around it. */
static char *
dup_plain (const char *value)
{
  g_autofree char *spaced = g_strdup (value);
  g_auto(GStrv) parts = g_strsplit (spaced, "\xE2\x80\xA8", -1);
  char *plain = g_strjoinv (" ", parts);

  for (char *p = plain; *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';

  return g_strstrip (plain);
}

static void
assert_same (const ChapterCheck *before,
             guint               old,
             const ChapterCheck *after,
             guint               new,
             guint               except)
{
  const SegueSyntaxItem *a = chapter_check_get (before, old), *b = chapter_check_get (after, new);

  if (except != SEGUE_SYNTAX_START)
    g_assert_cmpint (a->start, ==, b->start);
  if (except != SEGUE_SYNTAX_START && except != SEGUE_SYNTAX_END)
    g_assert_cmpint (a->end, ==, b->end);
  for (guint field = SEGUE_SYNTAX_TITLE; field < SEGUE_SYNTAX_N_FIELDS; field++)
    if (field != except)
      {
        g_autofree char *first = chapter_check_dup (before, old, field);
        g_autofree char *second = chapter_check_dup (after, new, field);

        g_assert_cmpstr (first, ==, second);
      }
}

/* Changes a field at random. Other values stay as they are, and the new one is read back. */
static void
edit_field (const ChapterCheck *check,
            GRand              *random,
            char              **edited)
{
  const guint index = g_rand_int_range (random, 0, check->items->len);
  const guint field = g_rand_int_range (random, 0, SEGUE_SYNTAX_N_FIELDS);
  const gint64 start = chapter_check_get (check, index)->start;
  const gint64 time = (field == SEGUE_SYNTAX_END ? MAX (start, 0) : 0) + g_rand_int_range (random, 1, 8000000);
  g_auto(ChapterCheck) after = { 0 };
  g_autofree char *value = make_text (random);
  char *text;

  *edited = NULL;
  if ((check->syntax->fields & 1u << field) == 0)
    return;
  text = chapter_check_dup_edited (check, index, field, field > SEGUE_SYNTAX_END ? value : NULL, time);
  if (text == NULL)
    return;
  *edited = g_strdup (text);
  g_assert_true (chapter_check_read (&after, check->syntax, text));
  g_assert_cmpuint (after.items->len, ==, check->items->len);
  for (guint i = 0; i < after.items->len; i++)
    assert_same (check, i, &after, i, i == index ? field : SEGUE_SYNTAX_N_FIELDS);
  if (field <= SEGUE_SYNTAX_END)
    {
      const SegueSyntaxItem *item = chapter_check_get (&after, index);
      const gint64 found = field == SEGUE_SYNTAX_START ? item->start : item->end;

      /* cue sheets count frames */
      g_assert_true (found <= time && time - found < 14);
    }
  else
    {
      g_autofree char *found = chapter_check_dup (&after, index, field);
      g_autofree char *wanted = dup_plain (value);
      g_autofree char *plain = dup_plain (found);

      g_assert_cmpstr (plain, ==, wanted);
    }
}

/* Inserts an item at random. */
static void
insert_item (const ChapterCheck *check,
             GRand              *random,
             char              **edited)
{
  const guint index = g_rand_int_range (random, 0, check->items->len);
  const gint64 time = g_rand_int_range (random, 0, 8000) * 1000;
  g_auto(ChapterCheck) after = { 0 };
  g_autofree char *title = make_text (random);
  g_autofree char *wanted = dup_plain (title);
  g_autofree char *found = NULL;
  g_autofree char *plain = NULL;
  char *text = chapter_check_dup_inserted (check, index, time, title);

  *edited = NULL;
  if (text == NULL)
    return;
  *edited = g_strdup (text);
  g_assert_true (chapter_check_read (&after, check->syntax, text));
  g_assert_cmpuint (after.items->len, ==, check->items->len + 1);
  for (guint i = 0; i < check->items->len; i++)
    assert_same (check, i, &after, i + (i > index), SEGUE_SYNTAX_N_FIELDS);
  g_assert_cmpint (chapter_check_get (&after, index + 1)->start, ==, time);
  found = chapter_check_dup (&after, index + 1, SEGUE_SYNTAX_TITLE);
  plain = dup_plain (found);
  g_assert_cmpstr (plain, ==, wanted);
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261130);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    /* lists with an indent are edited as episodes, which know it */
    for (guint n = 0; n < N_RANDOM && !samples[i].format->syntax->nests; n++)
      {
        g_autofree char *text = g_strdup (samples[i].text);

        for (guint j = 0; j < N_STEPS; j++)
          {
            g_auto(ChapterCheck) check = { 0 };
            char *edited;

            g_assert_true (chapter_check_read (&check, samples[i].format->syntax, g_strdup (text)));
            (g_rand_int_range (random, 0, 5) == 0 ? insert_item : edit_field) (&check, random, &edited);
            if (edited == NULL)
              continue;
            g_free (text);
            text = edited;
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-lines/read", test_read);
  g_test_add_func ("/chapter-lines/edit", test_edit);
  g_test_add_func ("/chapter-lines/compose", test_compose);
  g_test_add_func ("/chapter-lines/random", test_random);

  return g_test_run ();
}
