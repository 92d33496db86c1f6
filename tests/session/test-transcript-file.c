/* test-transcript-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <time.h>

#include "core/episode/segue-reader.h"
#include "core/text/segue-chars.h"
#include "session-fixture.h"
#include "session/transcript/segue-said.h"
#include "transcript/segue-running-text.h"

/* The transcript of an episode: where it is found, and how it is remembered. */

static const char notes[] = "(00:00) Welcome\n(01:00) Bees on the roof of the opera\n";
static const char spoken[] = "WEBVTT\n\n00:00.000 --> 00:05.000\nWelcome to the show, it was a quiet week.\n\n"
                             "00:05.000 --> 00:10.000\nThere are bees on the roof of the opera house.\n";
static const char other[] =
  "1\n00:00:00,000 --> 00:00:05,000\nAnother text, with as many words as one says in that time.\n";

typedef struct
{
  SessionFixture session;
  SegueTranscriptFile *file;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  session_fixture_init (&self->session);
  self->file = segue_session_get_transcript_file (self->session.session);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  session_fixture_clear (&self->session);
}

/* Opens the notes in a new session, as after the program was started again. */
static void
open_again (Fixture *self)
{
  g_object_unref (self->session.session);
  self->session.session = segue_session_new ();
  self->session.document = segue_session_get_document (self->session.session);
  self->file = segue_session_get_transcript_file (self->session.session);
  session_fixture_load (&self->session);
}

static void
open_notes (Fixture    *self,
            const char *text)
{
  folder_put_text (self->session.folder, "episode.txt", text);
  session_fixture_load (&self->session);
}

static void
assert_read (Fixture    *self,
             const char *name,
             guint       n_cues)
{
  g_autofree char *base = NULL;

  session_fixture_await (segue_transcript_file_get_transcript (self->file) != NULL &&
                         !segue_transcript_file_is_reading (self->file));
  base = g_file_get_basename (segue_transcript_file_get_file (self->file));
  g_assert_cmpstr (base, ==, name);
  g_assert_cmpuint (segue_transcript_get_n_cues (segue_transcript_file_get_transcript (self->file)), ==, n_cues);
}

/* Nothing is looked for before it is wanted. One of the same name beside the notes is found then. */
static void
test_beside (Fixture       *self,
             gconstpointer  data)
{
  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_notes (self, notes);
  session_fixture_rest (50);
  g_assert_null (segue_transcript_file_get_file (self->file));
  segue_transcript_file_want (self->file);
  assert_read (self, "episode.vtt", 2);
  g_assert_null (segue_transcript_file_get_message (self->file));
}

/* Whether there is one is found out without reading it. */
static void
test_look (Fixture       *self,
           gconstpointer  data)
{
  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_notes (self, notes);
  segue_transcript_file_look (self->file);
  session_fixture_await (segue_transcript_file_get_file (self->file) != NULL);
  session_fixture_rest (20);
  g_assert_null (segue_transcript_file_get_transcript (self->file));
  g_assert_false (segue_transcript_file_is_reading (self->file));
  segue_transcript_file_want (self->file);
  assert_read (self, "episode.vtt", 2);
}

/* Returns the message about times that are out of order, or NULL. */
static const char *
find_disorder (Fixture *self)
{
  SegueProblems *problems = segue_session_get_problems (self->session.session);

  for (guint i = 0; i < segue_problems_get_n (problems); i++)
    {
      SegueProblem *problem = segue_problems_get (problems, i);

      if (g_str_equal (segue_problem_get_rule (problem), "time-order"))
        return segue_problem_get_message (problem);
    }

  return NULL;
}

/* Times out of order have the transcript read, and it tells which of them is wrong. Times in order do not. */
static void
test_disorder (Fixture       *self,
               gconstpointer  data)
{
  static const char speech[] =
    "WEBVTT\n\n"
    "00:00.000 --> 00:20.000\nWelcome to the show, we have a lot to talk about today.\n\n"
    "00:20.000 --> 00:40.000\nIt was a quiet week and the weather was fine.\n\n"
    "01:00.000 --> 01:20.000\nNow to the bees: there are bees on the roof of the opera house.\n\n"
    "01:20.000 --> 01:40.000\nThe honey from that roof tastes of lime trees.\n\n"
    "02:00.000 --> 02:20.000\nNext, night trains. You can take the night train to Vienna again.\n\n"
    "02:20.000 --> 02:40.000\nThe trains leave at nine and the beds are short.\n\n"
    "03:00.000 --> 03:20.000\nMy accordion broke, and repairing an accordion is slow work.\n\n"
    "03:20.000 --> 03:40.000\nYou need wax and leather and a lot of patience.\n\n"
    "04:00.000 --> 04:20.000\nThat is all for today, write to us and until next week.\n\n";
  g_autoptr(SegueEpisode) wrong = segue_reader_read ("(00:00) Welcome\n(01:00) Bees on the roof of the opera\n"
                                                     "(12:00) Night trains to Vienna\n(03:00) Repairing an accordion\n"
                                                     "(04:00) That is all\n",
                                                     -1, NULL);

  folder_put_text (self->session.folder, "episode.vtt", speech);
  open_notes (self, notes);
  segue_problems_check (segue_session_get_problems (self->session.session));
  session_fixture_rest (50);
  g_assert_null (segue_transcript_file_get_file (self->file));

  segue_document_apply (self->session.document, wrong, "Edit", NULL, NULL);
  segue_problems_check (segue_session_get_problems (self->session.session));
  g_assert_nonnull (find_disorder (self));
  session_fixture_await (find_disorder (self) != NULL && strstr (find_disorder (self), "heard at 02:00") != NULL);
}

/* The front matter names a file, or an address where it is published under the name that it has here. */
static void
test_front_matter (Fixture       *self,
                   gconstpointer  data)
{
  folder_put_text (self->session.folder, "said.json.srt", other);
  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_notes (self, "---\ntitle: Bees\ntranscript: https://example.org/t/said.json.srt?x=1\n---\n(00:00) Welcome\n");
  segue_transcript_file_want (self->file);
  assert_read (self, "said.json.srt", 1);
}

/* The notes themselves are never taken for their transcript. */
static void
test_notes (Fixture       *self,
            gconstpointer  data)
{
  open_notes (self, "---\ntranscript: episode.txt\n---\n(00:00) Welcome\n");
  segue_transcript_file_want (self->file);
  session_fixture_rest (100);
  g_assert_null (segue_transcript_file_get_file (self->file));
}

/* What the user has chosen is remembered outside the notes, also when these are saved under another name. */
static void
test_remembered (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GFile) chosen = folder_file (self->session.folder, "chosen.srt");

  folder_put_text (self->session.folder, "chosen.srt", other);
  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_notes (self, notes);
  segue_transcript_file_set_file (self->file, chosen);
  assert_read (self, "chosen.srt", 1);
  session_fixture_await (session_fixture_count_stored ("transcript") == 1);
  open_again (self);
  segue_transcript_file_want (self->file);
  assert_read (self, "chosen.srt", 1);

  g_clear_object (&self->session.file);
  self->session.file = folder_file (self->session.folder, "renamed.txt");
  session_fixture_save (&self->session, self->session.file);
  session_fixture_await (session_fixture_count_stored ("transcript") == 2);
  open_again (self);
  segue_transcript_file_want (self->file);
  assert_read (self, "chosen.srt", 1);
  g_assert_true (folder_holds_text (self->session.folder, "renamed.txt", notes));
}

/* A remembered file that is gone is forgotten with a message. The one beside the notes takes its place. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) chosen = folder_file (self->session.folder, "chosen.srt");

  folder_put_text (self->session.folder, "chosen.srt", other);
  open_notes (self, notes);
  segue_transcript_file_set_file (self->file, chosen);
  assert_read (self, "chosen.srt", 1);
  session_fixture_await (session_fixture_count_stored ("transcript") == 1);
  g_assert_true (g_file_delete (chosen, NULL, NULL));
  open_again (self);
  segue_transcript_file_want (self->file);
  session_fixture_await (segue_transcript_file_get_message (self->file) != NULL);
  g_assert_cmpstr (segue_transcript_file_get_message (self->file), ==,
                   "The transcript chosen.srt is not there any more.");
  g_assert_null (segue_transcript_file_get_file (self->file));
  session_fixture_await (session_fixture_count_stored ("transcript") == 0);

  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_again (self);
  segue_transcript_file_want (self->file);
  assert_read (self, "episode.vtt", 2);
  g_assert_null (segue_transcript_file_get_message (self->file));
}

/* A file that is no transcript is refused, and is not remembered. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GFile) chosen = folder_file (self->session.folder, "empty.srt");

  folder_put_text (self->session.folder, "empty.srt", "");
  folder_put_text (self->session.folder, "episode.vtt", spoken);
  open_notes (self, notes);
  segue_transcript_file_set_file (self->file, chosen);
  session_fixture_await (segue_transcript_file_get_message (self->file) != NULL);
  g_assert_true (g_str_has_prefix (segue_transcript_file_get_message (self->file), "empty.srt: "));
  g_assert_null (segue_transcript_file_get_transcript (self->file));
  g_assert_cmpuint (session_fixture_count_stored ("transcript"), ==, 0);
  open_again (self);
  segue_transcript_file_want (self->file);
  assert_read (self, "episode.vtt", 2);
}

static void
assert_said (const char            *transcript,
             gint64                 start,
             gint64                 end,
             gsize                  max_bytes,
             SegueRunningTextFlags  flags,
             const char            *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueTranscript) read = segue_transcript_new_from_data (transcript, strlen (transcript), SEGUE_TIME_NONE,
                                                                    &error);
  g_autoptr(SegueRunningText) speech = NULL;

  g_assert_no_error (error);
  speech = segue_running_text_new (read, start, end, max_bytes, flags);
  g_assert_cmpstr (segue_running_text_get_text (speech, NULL), ==, expected);
}

/* What is said between two times is running text. Words of scripts without blanks are joined without any. */
static void
test_speech (void)
{
  static const char turns[] = "[00:00:00] Ann: Welcome to the show.\n[00:00:04] Ben: There are bees.\n"
                              "[00:00:08] Ben: They live on the roof of the opera.\n[00:00:12] Ann: So they do.\n";
  static const char japanese[] = "WEBVTT\n\n00:00.000 --> 00:02.000\nオペラの屋根に\n\n"
                                 "00:02.000 --> 00:04.000\n蜂がいます。\n";
  g_autoptr(SegueTranscript) read = NULL;
  g_autoptr(SegueRunningText) speech = NULL;

  assert_said (turns, 0, SEGUE_TIME_NONE, 1000, SEGUE_RUNNING_TEXT_PARAGRAPHS,
               "Ann: Welcome to the show.\nBen: There are bees. They live on the roof of the opera.\nAnn: So they do.");
  assert_said (turns, 5000, 12000, 1000, SEGUE_RUNNING_TEXT_PARAGRAPHS,
               "Ben: There are bees. They live on the roof of the opera.");
  assert_said (turns, 5000, 12000, 40, 0, "There are bees.");
  assert_said (turns, 0, 0, 1000, 0, "");
  assert_said (japanese, 0, SEGUE_TIME_NONE, 1000, 0, "オペラの屋根に蜂がいます。");

  read = segue_transcript_new_from_data (turns, strlen (turns), SEGUE_TIME_NONE, NULL);
  speech = segue_running_text_new (read, 4000, SEGUE_TIME_NONE, 1000, 0);
  g_assert_cmpuint (segue_running_text_find_sentence (speech, 0), ==, 1);
  g_assert_cmpuint (segue_running_text_find_sentence (speech, 16), ==, 2);
  g_assert_cmpuint (segue_running_text_find_sentence (speech, 1000), ==, 3);
}

/* A segment is heard until the next one that begins later. */
static void
test_range (void)
{
  static const char text[] = "(00:00) a\n(--:--) b\n(01:00) c\n(00:30) d\n(02:00) e\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  gint64 start, end;
  guint first = 0;

  while (segue_entry_get_kind (segue_episode_get (episode, first)) != SEGUE_ENTRY_SEGMENT)
    first++;
  g_assert_true (segue_said_get_range (episode, first, &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 60000);
  g_assert_false (segue_said_get_range (episode, first + 1, &start, &end));
  g_assert_true (segue_said_get_range (episode, first + 2, &start, &end));
  g_assert_cmpint (end, ==, 120000);
  g_assert_true (segue_said_get_range (episode, first + 4, &start, &end));
  g_assert_cmpint (end, ==, SEGUE_TIME_NONE);
}

static void
assert_quoted (const char *text,
               const char *words,
               const char *expected)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autofree char *result = NULL;
  guint index = 0;

  while (segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT)
    index++;
  edited = segue_said_quote (episode, index, words, &error);
  g_assert_no_error (error);
  result = segue_episode_dup_range (edited, 0, segue_episode_get_length (edited));
  g_assert_cmpstr (result, ==, expected);
}

/* A quote is added in the form that the notes have, or else as a block, and is read as it was said. */
static void
test_quote (void)
{
  assert_quoted ("(00:00) a\n\n(01:00) b\n", "There are bees.", "(00:00) a\n> There are bees.\n\n(01:00) b\n");
  assert_quoted ("- (00:00) a\n  Text.\n- (01:00) b\n", "One *star*.\n\nTwo.",
                 "- (00:00) a\n  Text.\n\n  > One \\*star\\*.\n  >\n  > Two.\n- (01:00) b\n");
  assert_quoted ("(00:00) a\n\n(01:00) b\n„So ist es.“\n", "Bienen gibt es.",
                 "(00:00) a\n„Bienen gibt es.“\n\n(01:00) b\n„So ist es.“\n");
}

static SegueSaidHit *
get_hit (SegueSaidFinder *finder,
         guint            index)
{
  g_autoptr(SegueSaidHit) hit = g_list_model_get_item (segue_said_finder_get_hits (finder), index);

  g_assert_nonnull (hit);

  return hit;
}

/* What is looked for in the notes is looked for in the transcript, also across captions, which is read for it. */
static void
test_find (Fixture       *self,
           gconstpointer  data)
{
  SegueSaidFinder *said = segue_session_get_said_finder (self->session.session);
  SegueFinder *finder = segue_session_get_finder (self->session.session);
  SegueSpan match;
  const char *text;

  folder_put_text (self->session.folder, "episode.vtt",
                   "WEBVTT\n\n00:00.000 --> 00:03.000\nWelcome to the show, today we talk about the\n\n"
                   "00:03.000 --> 00:06.000\nopera house and about the bees on its roof.\n\n"
                   "00:06.000 --> 00:09.000\nThose bees are 꿀벌, and nobody at the opera was asked about them.\n");
  open_notes (self, notes);
  g_assert_null (segue_transcript_file_get_file (self->file));
  segue_finder_look_for (finder, "the opera", 0);
  session_fixture_await (segue_said_finder_get_n (said) == 2);
  g_assert_cmpint (segue_said_hit_get_start (get_hit (said, 0)), ==, 0);
  g_assert_cmpint (segue_said_hit_get_start (get_hit (said, 1)), ==, 6000);
  text = segue_said_hit_get_text (get_hit (said, 0), &match);
  g_assert_true (segue_has_prefix (text + match.offset, "the opera house"));
  g_assert_cmpuint (match.length, ==, strlen ("the opera"));

  segue_finder_look_for (finder, "꿀벌", 0);
  session_fixture_await (segue_said_finder_get_n (said) == 1);
  text = segue_said_hit_get_text (get_hit (said, 0), &match);
  g_assert_true (segue_has_prefix (text + match.offset, "꿀벌"));
  segue_finder_look_for (finder, "BEES", SEGUE_PATTERN_CASE);
  session_fixture_await (segue_said_finder_get_n (said) == 0);
  segue_finder_look_for (finder, "b..s", SEGUE_PATTERN_REGEX);
  session_fixture_await (segue_said_finder_get_n (said) == 2);
  segue_finder_stop (finder);
  g_assert_cmpuint (segue_said_finder_get_n (said), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (segue_said_finder_get_hits (said)), ==, 0);
}

/* A match in a long sentence is shown with a few words before it, and ends with whole characters. */
static void
test_hit (void)
{
  g_autoptr(GString) text = g_string_new ("[00:00:00] Ann: ");
  g_autoptr(SegueTranscript) read = NULL;
  g_autoptr(SegueRunningText) speech = NULL;
  const char *all;
  SegueMatch match = { 0 };

  for (guint i = 0; i < 40; i++)
    g_string_append (text, "말이 길고 ");
  g_string_append (text, "bees 가 있고 ");
  for (guint i = 0; i < 40; i++)
    g_string_append (text, "또 길다 ");
  g_string_append (text, "\n[00:02:00] Ben: 그렇다\n");
  read = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_nonnull (read);
  speech = segue_running_text_new (read, 0, SEGUE_TIME_NONE, G_MAXSIZE, 0);
  all = segue_running_text_get_text (speech, NULL);
  match.offset = strstr (all, "bees") - all;
  match.length = strlen ("bees");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SegueSaidHit) hit = segue_said_hit_new (read, speech, &match);
      SegueSpan within;
      const char *shown = segue_said_hit_get_text (hit, &within);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_true (g_str_has_prefix (shown, "…"));
      g_assert_true (segue_has_prefix (shown + within.offset, "bees"));
      g_assert_cmpuint (within.offset + within.length, <=, strlen (shown));
      g_assert_cmpuint (strlen (shown), <=, 320);
      match.length = strlen (all) - match.offset;
    }
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Three hours of speech are searched while a key is pressed, also for what is said often. The bound leaves room for
 * programs with sanitizers, which are several times slower. */
static void
test_three_hours (void)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  g_autoptr(SegueTranscript) read = NULL;
  g_autoptr(SegueRunningText) speech = NULL;
  g_autoptr(GError) error = NULL;
  gint64 laid_out;
  const char *all;
  gsize length;

  for (guint i = 0; i < 3600; i++)
    {
      const guint end = 3 * (i + 1);

      g_string_append_printf (text, "%02u:%02u:%02u.000 --> %02u:%02u:%02u.000\n"
                                    "So this is what they say about bees on the roof, number %u of many.\n\n",
                              i * 3 / 3600, i * 3 / 60 % 60, i * 3 % 60, end / 3600, end / 60 % 60, end % 60, i);
    }
  read = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, &error);
  g_assert_no_error (error);
  laid_out = get_cpu_time ();
  speech = segue_running_text_new (read, 0, SEGUE_TIME_NONE, G_MAXSIZE, 0);
  g_test_message ("text: %" G_GINT64_FORMAT " µs", get_cpu_time () - laid_out);
  all = segue_running_text_get_text (speech, &length);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const words[] = { "bees on the roof", "e", "number 3599", "zebra" };
      g_autoptr(SeguePattern) pattern = segue_pattern_new (words[i], 0, NULL);
      const gint64 begun = get_cpu_time ();
      g_autoptr(SegueMatches) matches = segue_search_text (pattern, all, length, NULL, &error);
      const gint64 used = get_cpu_time () - begun;

      g_assert_no_error (error);
      g_test_message ("%s: %u in %" G_GINT64_FORMAT " µs", words[i], segue_matches_get_n (matches), used);
      g_assert_cmpint (used, <, 400 * 1000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/transcript-file/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/transcript-file/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/transcript-file/disorder", Fixture, NULL, set_up, test_disorder, tear_down);
  g_test_add ("/transcript-file/front-matter", Fixture, NULL, set_up, test_front_matter, tear_down);
  g_test_add ("/transcript-file/notes", Fixture, NULL, set_up, test_notes, tear_down);
  g_test_add ("/transcript-file/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/transcript-file/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/transcript-file/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func ("/transcript-file/speech", test_speech);
  g_test_add_func ("/transcript-file/range", test_range);
  g_test_add_func ("/transcript-file/quote", test_quote);
  g_test_add ("/transcript-file/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add_func ("/transcript-file/hit", test_hit);
  g_test_add_func ("/transcript-file/three-hours", test_three_hours);

  return g_test_run ();
}
