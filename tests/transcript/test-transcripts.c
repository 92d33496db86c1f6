/* test-transcripts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "transcript/segue-transcript.h"

/* Files of transcripts. */

/* A file, and its cues as `start-end speaker: text` with times in milliseconds, or what its error mentions. */
typedef struct
{
  const char *name;
  const char *text;
  const char *cues;
  const char *error;
} Case;

static const Case cases[] = {
  { "webvtt",
    "WEBVTT\n\nNOTE by hand\n\n00:01.000 --> 00:03.500 align:start\n<v.loud Anna Lee>Hello &amp; <i>welcome</i></v>\n\n"
    "intro\n00:00:04.000 --> 00:00:06.000\nto the\nshow.\n",
    "1000-3500 Anna Lee: Hello & welcome\n4000-6000 -: to the show.\n" },
  { "subrip",
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<b>Good</b> morning\r\n\r\n2\r\n00:00:02,500 --> 00:00:04,000\r\nAnna: Yes.\r\n",
    "1000-2000 -: Good morning\n2500-4000 Anna: Yes.\n" },
  { "subrip-without-blank-lines", "1\n00:00:01,000 --> 00:00:02,000\none two\n2\n00:00:03,000 --> 00:00:04,000\nthree four\n",
    "1000-2000 -: one two\n3000-4000 -: three four\n" },
  { "captions-that-roll-up",
    "WEBVTT\n\n00:00:00.100 --> 00:00:02.300 align:start position:0%\n \nhello<00:00:00.480><c> everyone</c>\n\n"
    "00:00:02.300 --> 00:00:02.310\nhello everyone\n \n\n00:00:02.310 --> 00:00:04.500\nhello everyone\nwelcome<c> to</c>\n\n"
    "00:00:04.500 --> 00:00:06.000\nwelcome to\nthe show\n",
    "100-2300 -: hello everyone\n2310-4500 -: welcome to\n4500-6000 -: the show\n" },
  { "podcasting",
    "{\"version\":\"1.0.0\",\"segments\":[{\"speaker\":\"Anna\",\"startTime\":0.5,\"endTime\":1.75,\"body\":\"Hello\"},"
    "{\"startTime\":2,\"body\":\"there\"},{\"startTime\":3,\"endTime\":4,\"body\":\"you\"}]}",
    "500-1750 Anna: Hello\n2000-3000 -: there\n3000-4000 -: you\n" },
  { "whisper", "{\"text\":\" Hi all\",\"segments\":[{\"id\":0,\"start\":0.0,\"end\":1.5,\"text\":\" Hi\"},"
               "{\"id\":1,\"start\":1.5,\"end\":2,\"text\":\" all\"}],\"language\":\"en\"}",
    "0-1500 -: Hi\n1500-2000 -: all\n" },
  { "whisper-cpp", "{\"result\":{},\"transcription\":[{\"timestamps\":{\"from\":\"00:00:01,000\"},"
                   "\"offsets\":{\"from\":1000,\"to\":2000},\"text\":\" Hi\"}]}",
    "1000-2000 -: Hi\n" },
  { "turns-behind-times", "A show\n\n[00:00:01] Speaker 1: Hello there.\n[00:00:04] Speaker 2: Good morning,\nall of you.\n"
                          "[00:00:09] Speaker 1: Thanks.\n",
    "1000-4000 Speaker 1: Hello there.\n4000-9000 Speaker 2: Good morning, all of you.\n9000-9428 Speaker 1: Thanks.\n" },
  { "times-behind-names", "Anna Lee: 00:00:01\n\nHello there.\n\nBo: 00:00:04\n\nGood morning.\n\nAnna Lee: 00:00:09\n\nThanks.\n",
    "1000-4000 Anna Lee: Hello there.\n4000-9000 Bo: Good morning.\n9000-9428 Anna Lee: Thanks.\n" },
  { "markdown", "**Anna** (00:01):\nHello there.\n\n**Bo** (00:04):\nGood morning.\n\n**Anna** (00:09):\nThanks.\n",
    "1000-4000 Anna: Hello there.\n4000-9000 Bo: Good morning.\n9000-9428 Anna: Thanks.\n" },
  { "html", "<p>[00:01] <strong>Anna</strong>: Hello there.</p>\n<p>[00:04] <strong>Bo</strong>: Good morning.</p>\n"
            "<p>[00:09] <strong>Anna</strong>: Thanks.</p>\n",
    "1000-4000 Anna: Hello there.\n4000-9000 Bo: Good morning.\n9000-9428 Anna: Thanks.\n" },
  { "names-above-times", "Anna Lee\n00:01\nHello there.\n\nBo\n00:04\nGood morning.\nAnd you?\n\nAnna Lee\n00:09\nThanks.\n",
    "1000-4000 Anna Lee: Hello there.\n4000-9000 Bo: Good morning. And you?\n9000-9428 Anna Lee: Thanks.\n" },
  { "podcasting-html",
    "<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><cite>Anna:</cite><time>0:01</time>"
    "<p>Hello &amp; good day.</p><cite>Bo:</cite><time>0:04</time><p>Good <b>morning</b>.</p><cite>Anna:</cite><time>0:09</time>"
    "<p>Thanks.</p></body></html>",
    "1000-4000 Anna: Hello & good day.\n4000-9000 Bo: Good morning.\n9000-9428 Anna: Thanks.\n" },
  { "sbv", "0:00:01.000,0:00:03.500\nHello there.\n\n0:00:04.000,0:00:05.000\nGood\nmorning.\n",
    "1000-3500 -: Hello there.\n4000-5000 -: Good morning.\n" },
  { "whisper-tsv", "start\tend\ttext\n1000\t3500\tHello \"there\".\n4000\t6000\tGood morning.\n6000\t7000\tBye.\n",
    "1000-3500 -: Hello \"there\".\n4000-6000 -: Good morning.\n6000-7000 -: Bye.\n" },
  { "csv", "Speaker,Start time,End time,Text\nAnna,00:00:01,00:00:03,\"Hello, \"\"you\"\"\nthere.\"\nBo,00:00:04,00:00:05,Yes.\n",
    "1000-3000 Anna: Hello, \"you\" there.\n4000-5000 Bo: Yes.\n" },
  { "labels", "1.5\t2.5\tHello there.\n3.25\t4\tYes.\n", "1500-2500 -: Hello there.\n3250-4000 -: Yes.\n" },
  { "unordered", "WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nearlier\n", "1000-2000 -: earlier\n5000-6000 -: later\n" },
  { "utf-16", NULL, "1000-2000 -: Grüße\n" },
  { "chapters", "WEBVTT\n\n00:00.000 --> 10:00.000\nHello\n\n10:00.000 --> 20:00.000\nRopes\n", NULL, "too few words" },
  { "notes", "(00:00:10) Hello\n(00:12:10) Ropes\n(00:31:00) Tides\n", NULL, "too few words" },
  { "nothing", "", NULL, "no times" },
  { "words", "This is a text about something else.\n", NULL, "no times" },
  { "object", "{\"a\":[1,2]}", NULL, "no list" },
  { "broken", "{\"segments\":[", NULL, "" },
};

static char *
describe (SegueTranscript *transcript)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < segue_transcript_get_n_cues (transcript); i++)
    {
      const SegueCue *cue = segue_transcript_get_cue (transcript, i);

      g_string_append_printf (text, "%d-%d %s: %s\n", (int) cue->start, (int) cue->end, cue->speaker != NULL ? cue->speaker : "-",
                              cue->text);
    }

  return g_string_free (text, FALSE);
}

static void
test_read (gconstpointer data)
{
  static const char utf16[] = "\xFF\xFE" "W\0E\0B\0V\0T\0T\0\n\0\n\0" "0\0" "0\0:\0" "0\0" "1\0.\0" "0\0" "0\0" "0\0 \0-\0-\0>\0 \0"
                              "0\0" "0\0:\0" "0\0" "2\0.\0" "0\0" "0\0" "0\0\n\0G\0r\0\xFC\0\xDF\0e\0";
  const Case *tested = data;
  const char *text = tested->text != NULL ? tested->text : utf16;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueTranscript) transcript = segue_transcript_new_from_data (text, tested->text != NULL ? strlen (text) : sizeof utf16 - 1,
                                                                          SEGUE_TIME_NONE, &error);
  g_autofree char *cues = NULL;

  if (tested->cues == NULL)
    {
      g_assert_null (transcript);
      g_assert_nonnull (strstr (error->message, tested->error));
      return;
    }
  g_assert_no_error (error);
  cues = describe (transcript);
  g_assert_cmpstr (cues, ==, tested->cues);
  g_assert_false (segue_transcript_is_rough (transcript));
}

/* A long cue is divided into sentences, whose times follow from their letters. */
static void
test_sentences (void)
{
  static const char text[] = "WEBVTT\n\n00:10.000 --> 00:30.000\n<v Anna>Ten letters. Ten letters! Twenty letters in here.\n\n"
                             "00:30.000 --> 00:32.000\n<v Anna>Short cue. It is.\n\n00:32.000 --> 00:33.000\n<v Bo>Yes, it is.\n";
  static const gint64 starts[] = { 10000, 15000, 20000, 30000, 32000 };
  g_autoptr(SegueTranscript) transcript = segue_transcript_new_from_data (text, strlen (text), SEGUE_TIME_NONE, NULL);
  g_autofree char *second = segue_transcript_dup_sentence (transcript, 1);

  g_assert_cmpuint (segue_transcript_get_n_sentences (transcript), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (transcript, i);

      g_assert_cmpint (sentence->start, >=, starts[i] - 1000);
      g_assert_cmpint (sentence->start, <=, starts[i] + 1000);
      g_assert_cmpint (sentence->begins_cue, ==, i == 0 || i >= 3);
      g_assert_cmpint (sentence->begins_turn, ==, i == 0 || i == 4);
    }
  g_assert_cmpstr (second, ==, "Ten letters!");
  g_assert_cmpuint (segue_transcript_find_sentence (transcript, 0), ==, 0);
  g_assert_cmpuint (segue_transcript_find_sentence (transcript, 31999), ==, 3);
  g_assert_cmpuint (segue_transcript_find_cue (transcript, 31999), ==, 1);
  g_assert_cmpint (segue_transcript_get_end (transcript), ==, 33000);
}

/* A cue may last as long as a time can tell, and have any number of letters. */
static void
test_long_cue (void)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n00:00:00.000 --> 2500000000:00:00.000\n");
  g_autoptr(SegueTranscript) transcript = NULL;
  gint64 before = -1;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "These are twenty letters. ");
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_cmpuint (segue_transcript_get_n_sentences (transcript), ==, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      const SegueSentence *sentence = segue_transcript_get_sentence (transcript, i);

      g_assert_cmpint (sentence->start, >, before);
      g_assert_cmpint (sentence->start, <=, segue_transcript_get_end (transcript));
      before = sentence->start;
    }
}

/* Captions that roll up are told from the few lines that they show, so that very many lines take little time. */
static void
test_many_lines (void)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n");
  g_autoptr(SegueTranscript) transcript = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_string_append_printf (text, "\n00:0%u.000 --> 00:0%u.000\n", i, i + 1);
      for (guint k = 0; k < 200000; k++)
        g_string_append (text, "a\n");
      g_string_append_printf (text, "end%u\n", i);
    }
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_cmpuint (segue_transcript_get_n_cues (transcript), ==, 2);
  g_assert_cmpuint (strlen (segue_transcript_get_cue (transcript, 1)->text), ==, 400004);
}

/* Brackets that begin no tag are text. Very many of them take little time. */
static void
test_brackets (void)
{
  g_autoptr(GString) text = g_string_new ("<p>00:01 One <2 two</p><p>00:04 three</p><p>00:09 four ");
  g_autoptr(SegueTranscript) transcript = NULL;

  for (guint i = 0; i < 2000000; i++)
    g_string_append_c (text, '<');
  g_string_append (text, "</p>\n");
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_cmpuint (segue_transcript_get_n_cues (transcript), ==, 3);
}

/* Text without times is spread over the recording by its letters. */
static void
test_plain (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SegueTranscript) transcript = NULL, guessed = NULL, wrong = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%s: These are twenty letters.\n\n", i % 2 == 0 ? "Anna" : "Bo");
  transcript = segue_transcript_new_from_data (text->str, text->len, 100000, NULL);
  g_assert_true (segue_transcript_is_rough (transcript));
  g_assert_cmpuint (segue_transcript_get_n_cues (transcript), ==, 40);
  g_assert_cmpstr (segue_transcript_get_cue (transcript, 21)->speaker, ==, "Bo");
  g_assert_cmpstr (segue_transcript_get_cue (transcript, 21)->text, ==, "These are twenty letters.");
  g_assert_cmpint (ABS (segue_transcript_get_cue (transcript, 20)->start - 50000), <, 1000);
  guessed = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_true (segue_transcript_is_rough (guessed));
  g_assert_cmpint (segue_transcript_get_end (guessed), >, 30000);
  wrong = segue_transcript_new_from_data (text->str, text->len, 7200000, NULL);
  g_assert_null (wrong);
  wrong = segue_transcript_new_from_data (text->str, text->len, 5000, &error);
  g_assert_null (wrong);
  g_assert_nonnull (strstr (error->message, "more words"));
}

/* Of a longer transcript the first cues are read, in every notation. */
static void
test_too_many (void)
{
  static const struct
  {
    const char *begin, *cue, *cue_end, *end;
  } notations[] = {
    { "[", "{\"start\":1,\"text\":\"a", "\"},", "{}]" },
    { "WEBVTT\n\n", "00:01.000 --> 00:02.000\na", "\n\n", "" },
    { "start,text\n", "1,a", "\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notations); i++)
    {
      g_autoptr(GString) text = g_string_new (notations[i].begin);
      g_autoptr(SegueTranscript) transcript = NULL;
      g_autoptr(GError) error = NULL;

      for (guint k = 0; k < SEGUE_TRANSCRIPT_MAX_CUES + 3; k++)
        g_string_append_printf (text, "%s%u%s", notations[i].cue, k, notations[i].cue_end);
      g_string_append (text, notations[i].end);
      transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (segue_transcript_get_n_cues (transcript), ==, SEGUE_TRANSCRIPT_MAX_CUES);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/transcripts/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_read);
    }
  g_test_add_func ("/transcripts/sentences", test_sentences);
  g_test_add_func ("/transcripts/long-cue", test_long_cue);
  g_test_add_func ("/transcripts/many-lines", test_many_lines);
  g_test_add_func ("/transcripts/brackets", test_brackets);
  g_test_add_func ("/transcripts/plain", test_plain);
  g_test_add_func ("/transcripts/too-many", test_too_many);

  return g_test_run ();
}
