/* test-transcript.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "episode-check.h"

/* Transcripts: their times are text. */

#define CHAPTERS "# Harbour talk\n\n## Contents\n\n0:00 Hello\n4:20 Ropes\n15:00 Tides\n29:30 Bye\n\n"

/* What is said, in the order of a conversation. */
static const char *const words[] = {
  "When we came into the harbour that evening, the wind had already turned, and nobody was on the quay.",
  "And so you had to tie up on your own?",
  "We had to, yes. My brother jumped over with the line, he slipped, and for a moment I thought that this was it.",
  "Oh dear.",
  "But he had hold of the ladder. We laughed about it later, with a cup of tea, and we still tell that story.",
  "I would like to come back to the ropes, because many people write to us and ask which ones they should buy.",
};

/* How long these are said, in seconds. */
static const guint lengths[] = { 6, 3, 7, 1, 7, 7 };

/* How one turn is written: `%T` is the time with minutes, `%L` the time with hours, `%N` the name, `%W` the words, `%I` a
 * number. @stamped says whether each turn has one time that is counted. */
static const char *const forms[] = {
  "**%T** · %W\n\n",
  "%T\n%W\n",
  "%T\n\n%W\n\n",
  "<span>%T</span> **%N** %W\n\n",
  "### %N (%L)\n\n%W\n\n",
  "%N (%L)\n%W\n\n",
  "**%N** (%L):\n%W\n\n",
  "**%N (%L):** %W\n\n",
  "[Speaker %I] [%T] %W\n",
  "[%L] %N: %W\n",
  "(%T) %N: %W\n\n",
  "- %T %W\n",
  "%N  %T\n%W\n\n",
  "[%T](https://example.org/?t=%T) %W\n\n",
  "<p>[%T] <strong>%N</strong>: %W</p>\n",
  "%L.500 --> %L.900\n<v %N>%W\n\n",
  "%I\n%L,500 --> %L,900\n%W\n\n",
  "%L - %N: %W\n",
  "*%T %N:* %W\n\n",
  "`%T %N` %W\n\n",
  "(%T %N) %W\n\n",
  "[%T %N] %W\n",
};

static void
append_turn (GString    *out,
             const char *form,
             guint       number,
             guint       time)
{
  for (const char *p = form; *p != '\0'; p++)
    if (*p != '%')
      g_string_append_c (out, *p);
    else if (*++p == 'T')
      g_string_append_printf (out, "%02u:%02u", time / 60, time % 60);
    else if (*p == 'L')
      g_string_append_printf (out, "%02u:%02u:%02u", time / 3600, time / 60 % 60, time % 60);
    else if (*p == 'N')
      g_string_append (out, number % 2 == 0 ? "Mira" : "Jon");
    else if (*p == 'I')
      g_string_append_printf (out, "%u", number + 1);
    else
      g_string_append (out, words[number % G_N_ELEMENTS (words)]);
}

static char *
transcribe (const char *before,
            const char *form,
            guint       n)
{
  GString *out = g_string_new (before);

  for (guint i = 0, time = 2; i < n; time += lengths[i++ % G_N_ELEMENTS (lengths)])
    append_turn (out, form, i, time);

  return g_string_free (out, FALSE);
}

static guint
count_segments (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT;

  return n;
}

static guint
count_spoken (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_n_spoken_times (segue_episode_get (episode, i));

  return n;
}

static void
assert_read (const char *text,
             guint       n_segments,
             guint       n_spoken)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autofree char *back = episode_text (episode);

  g_test_message ("%s", text);
  g_assert_cmpstr (back, ==, text);
  g_assert_cmpuint (count_segments (episode), ==, n_segments);
  g_assert_cmpuint (count_spoken (episode), ==, n_spoken);
  episode_check (episode, text, 0, 0);
}

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (guint n = 6; n <= 60; n += 27)
      {
        g_autofree char *alone = transcribe ("", forms[i], n);
        g_autofree char *below = transcribe (CHAPTERS "## Transcript\n\n", forms[i], n);
        g_autofree char *subtitles = transcribe ("WEBVTT\n\n", forms[i], n);

        assert_read (alone, 0, n);
        assert_read (below, 4, n);
        assert_read (subtitles, 0, n);
      }
}

/* Languages that write syllables or words with one character. */
static void
test_languages (void)
{
  assert_read ("[00:00:00] 진행: 안녕하세요. 오늘은 항구에서 인사드립니다. 바람이 많이 부네요.\n"
               "[00:00:07] 손님: 네, 밧줄부터 단단히 묶어야 할 것 같습니다.\n"
               "[00:00:11] 진행: 그럼 첫 번째 질문입니다. 어떤 밧줄을 사야 하나요?\n"
               "[00:00:17] 손님: 저는 늘 삼으로 꼰 밧줄을 씁니다. 물에 젖어도 잘 버티거든요.\n", 0, 4);
  assert_read ("0:00\n大家好，今天我们在港口录节目，风很大，请多包涵。\n0:05\n没关系，先把绳子系好再说。\n"
               "0:08\n那么第一个问题，应该买什么样的绳子呢？\n0:12\n我一直用麻绳，湿了也不容易断。\n", 0, 4);
}

/* Titles under times that stand close together, and long descriptions under those that do not. */
static void
test_notes (void)
{
  static const char *const about = "We compare hemp, nylon and steel, ask what each of them costs over ten years, and tell "
                                   "how to splice an eye into an old rope without any tools but a pocket knife.\n\n";
  g_autoptr(GString) described = g_string_new (NULL);
  g_autoptr(GString) chaptered = g_string_new (NULL);
  g_autoptr(GString) log = g_string_new (NULL);
  g_autoptr(GString) chat = g_string_new (NULL);
  g_autoptr(GString) clip = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_string_append_printf (described, "(%02u:10) Rope %u\n%s", i * 2, i, about);
      g_string_append_printf (log, "00:%02u:%02u Knot %u, with two ends\n", i / 2, i % 2 * 30 + i % 7, i);
      g_string_append_printf (chat, "[20:%02u] jon: %s\n", i, words[i % 6]);
      if (i < 8)
        g_string_append_printf (clip, "0:%02u How to tie knot %u\n", i * 7, i);
      /* speech without times of its own below the heading of each topic */
      g_string_append_printf (chaptered, "## %02u:00 Rope %u\n\n", i * 3, i);
      for (guint j = 0; j < 20; j++)
        g_string_append_printf (chaptered, "%s\n\n", words[j % 6]);
    }
  assert_read (described->str, 30, 0);
  assert_read (chaptered->str, 30, 0);
  assert_read (log->str, 30, 0);
  assert_read (chat->str, 30, 0);
  assert_read (clip->str, 8, 0);
}

/* How the time and the title of a topic are written above what is told about it. %T is the time, %N the title. */
static const char *const topics[] = {
  "[%T] **%N**\n\n", "**[%T] %N**\n", "## %T %N\n\n", "### %T - %N\n", "(%T) %N\n\n", "- %T %N\n\n", "## %N [%T]\n\n",
};

/* Writes @n times beside @titles, with a summary as long as the speech below each. */
static char *
summarise (const char        *form,
           const char *const *titles,
           guint              n)
{
  GString *out = g_string_new ("# Harbour talk\n\n");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *time = g_strdup_printf ("%02u:%02u", i * 40 / 60, i * 40 % 60);
      g_autoptr(GString) head = g_string_new (form);

      g_string_replace (head, "%N", titles[i], 1);
      g_string_replace (head, "%T", time, 1);
      g_string_append (out, head->str);
      for (guint j = 0; j < 6; j++)
        g_string_append_printf (out, "%s\n", words[(i + j) % 6]);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/* Long summaries below titles that differ are no transcript. What is said below the names of speakers, or after the
 * beginning of a sentence, is one. */
static void
test_summaries (void)
{
  static const char *const titles[] = { "The wind turns", "Tying up alone", "Which ropes to buy?", "Tea", "Low water" };
  static const char *const names[] = { "Mira", "Jon", "Mira", "Jon", "Mira" };
  static const char *const sentences[] = { "So the wind turned,", "We tied up.", "Well,", "I like tea.", "It is low now." };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_autofree char *notes = summarise (topics[i], titles, G_N_ELEMENTS (titles));
      g_autofree char *turns = summarise (topics[i], names, G_N_ELEMENTS (names));
      g_autofree char *speech = summarise (topics[i], sentences, G_N_ELEMENTS (sentences));

      assert_read (notes, 5, 0);
      assert_read (turns, 0, 5);
      assert_read (speech, 0, 5);
    }
}

/* Music between the words, and a time that is mistyped, do not turn a transcript into segments. */
static void
test_pauses (void)
{
  g_autofree char *spoken = transcribe ("", "[%L] %W\n\n", 40);
  g_auto(GStrv) turns = g_strsplit (spoken, "\n\n", -1);
  GString *paused = g_string_new (NULL), *mistyped = g_string_new (NULL);
  g_autofree char *paused_text = NULL;
  g_autofree char *mistyped_text = NULL;

  for (guint i = 0; turns[i] != NULL && *turns[i] != '\0'; i++)
    {
      /* ten turns, then eight minutes of music */
      const char *words_after = turns[i] + strlen ("[00:00:00]");
      const guint time = i / 10 * 540 + i % 10 * 6;

      g_string_append_printf (paused, "[%02u:%02u:%02u]%s\n\n", time / 3600, time / 60 % 60, time % 60, words_after);
      g_string_append_printf (mistyped, "[%s:%02u:%02u]%s\n\n", i == 30 ? "05" : "00", i / 10, i % 10 * 6, words_after);
    }
  paused_text = g_string_free (paused, FALSE);
  mistyped_text = g_string_free (mistyped, FALSE);
  assert_read (paused_text, 0, 40);
  assert_read (mistyped_text, 0, 40);
}

/* Times in hours and minutes look like minutes and seconds, in which nobody says so much. */
static void
test_hours (void)
{
  g_autoptr(GString) log = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (log, "0%u:%02u Call %u\n- %s\n- %s\n- %s\n", i / 10, i % 10 * 6, i, words[i % 6],
                            words[(i + 2) % 6], words[(i + 4) % 6]);
  assert_read (log->str, 30, 0);
}

/* In such a list, the titles are as long or short as they happen to be, and not as the time to the next one allows. */
static void
test_minutes (void)
{
  static const char *const calls[] = {
    "Jon, who ties up alone", "Mira", "Rope of hemp or of nylon, and who in the harbour pays for either of them?",
    "News, weather and tides", "A letter about the anchor that a ship from Kiel lost in the storm of May",
  };
  g_autoptr(GString) log = g_string_new (NULL);
  g_autofree char *spoken = transcribe ("", "%T %W\n", 40);

  for (guint i = 0, time = 1; i < 40; i++)
    {
      g_string_append_printf (log, "%02u:%02u %s %u\n", time / 60, time % 60, calls[i % G_N_ELEMENTS (calls)], i);
      time += i % 5 == 1 ? 8 : 1;
    }
  assert_read (log->str, 40, 0);
  assert_read (spoken, 0, 40);
}

/* Titles in the lines of a paragraph may be the beginning of what is said. */
static void
test_wrapped (void)
{
  static const char *const starts[] = { "So the wind had turned", "And we tied up all alone", "Well I would buy hemp if I",
                                        "Tea is what we had then", "It was low water when we" };
  g_autofree char *text = summarise ("%T %N\n", starts, G_N_ELEMENTS (starts));

  assert_read (text, 0, 5);
}

/* Times within what is said are those of the transcript, wherever the lines break. */
static void
test_within (void)
{
  static const char form[] = "[%L] **%N:** %W\nor so I thought back then [%L] and did not say\nto them at all.\n\n";
  g_autofree char *text = transcribe ("## [00:00:00] Hello\n\nWords.\n\n", form, 40);

  assert_read (text, 1, 40);
}

/* Chapters that are written like the transcript are told apart by the line between them. If there is none, all times
 * stay text. */
static void
test_same_form (void)
{
  g_autofree char *below = transcribe ("0:00 Hello\n4:20 Ropes\n15:00 Tides\n\nTranscript\n\n", "%T %W\n\n", 12);
  g_autofree char *directly = transcribe ("0:00 Hello\n4:20 Ropes\n15:00 Tides\n\n", "%T %W\n\n", 12);

  assert_read (below, 3, 12);
  assert_read (directly, 0, 15);
}

/* A transcript in a `<pre>` that is not read as notes leaves no trace in the dialect. */
static void
test_preformatted (void)
{
  g_autofree char *said = transcribe ("<pre>\n", "[%T] %W\n", 12);
  g_autofree char *text = g_strconcat (said, "</pre>\n", NULL);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(SegueEpisode) added = segue_episode_splice (episode, 0, 0, "[00:00] Ropes\n", -1);

  assert_read (text, 0, 0);
  g_assert_cmpuint (count_segments (added), ==, 1);
  g_assert_cmpuint (count_spoken (added), ==, 0);
}

/* Edits do not change how other lines are read. */
static void
test_edits (void)
{
  g_autofree char *text = transcribe (CHAPTERS "## Transcript\n\n", "%T %W\n\n", 12);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  const gsize length = strlen (text);
  static const char *const scraps[] = { "\n", "x", "\n5:00 More\n", "```\n", "", "# " };

  for (gsize offset = 0; offset <= length; offset++)
    for (guint i = 0; i < G_N_ELEMENTS (scraps); i++)
      {
        const gsize removed = *scraps[i] == '\0' && offset < length ? 1 : 0;
        g_autoptr(SegueEpisode) edited = segue_episode_splice (episode, offset, removed, scraps[i], -1);
        g_autoptr(SegueEpisode) undone = segue_episode_splice (edited, offset, strlen (scraps[i]), text + offset, removed);

        episode_check (edited, scraps[i], offset, i);
        episode_check (undone, text, offset, i);
        g_assert_cmpuint (count_segments (undone), ==, 4);
        g_assert_cmpuint (count_spoken (undone), ==, 12);
      }
}

/* A segment that is added to a transcript is not written like its times. */
static void
test_insert (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = transcribe ("", forms[i], 12);
      g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(SegueEpisode) inserted = segue_edit_insert_segment (episode, 1, 3000, "Ropes", NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (count_segments (inserted), ==, 1);
      g_assert_cmpuint (count_spoken (inserted), ==, 12);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript/forms", test_forms);
  g_test_add_func ("/transcript/summaries", test_summaries);
  g_test_add_func ("/transcript/wrapped", test_wrapped);
  g_test_add_func ("/transcript/within", test_within);
  g_test_add_func ("/transcript/pauses", test_pauses);
  g_test_add_func ("/transcript/hours", test_hours);
  g_test_add_func ("/transcript/minutes", test_minutes);
  g_test_add_func ("/transcript/languages", test_languages);
  g_test_add_func ("/transcript/notes", test_notes);
  g_test_add_func ("/transcript/same-form", test_same_form);
  g_test_add_func ("/transcript/preformatted", test_preformatted);
  g_test_add_func ("/transcript/edits", test_edits);
  g_test_add_func ("/transcript/insert", test_insert);
  return g_test_run ();
}
