/* test-time-transfer.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/transcript/segue-time-transfer.h"

/* Times that are carried over to an edited recording, and what the user decides about them. */

static const char *const subjects[] = {
  "harbour", "lighthouse", "pilot", "compass", "anchor", "whale", "storm", "island", "cargo", "sailor",
};

/* Every subject has two minutes, and is marked three seconds late. The last line mentions two of the times. */
static char *
make_notes (void)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_string_append_printf (notes, "(%02u:03) About the %s\n", i * 2, subjects[i]);
  g_string_append (notes, "(--:--) Later\n\nMore at 16:03, see [this](https://example.org/?t=06:03).\n");

  return g_string_free (notes, FALSE);
}

/* What is said about all subjects but those from @first to the one before @end, of which the last sentence stays, after an
 * intro of @intro seconds. */
static SegueTranscript *
make_edit (guint intro,
           guint first,
           guint end)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  SegueTranscript *transcript;

  for (guint time = 0; time < intro; time += 10)
    g_string_append_printf (text, "00:%02u.000 --> 00:%02u.000\nmusic and a word of thanks\n\n", time, time + 9);
  for (guint i = 0, time = intro; i < G_N_ELEMENTS (subjects); i++)
    for (guint k = i < first || i >= end ? 0 : i + 1 < end ? 12 : 11; k < 12; k++, time += 10)
      g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\nand then %s there was %s number %c\n\n", time / 60,
                              time % 60, (time + 9) / 60, (time + 9) % 60, k % 3 == 0 ? "the" : "that",
                              k % 2 == 0 ? subjects[i] : "something", 'a' + (int) k);
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_nonnull (transcript);

  return transcript;
}

typedef struct
{
  SegueSession *session;
  SegueDocument *document;
  SegueTimeTransfer *transfer;
  char *notes;
} Fixture;

static void
fixture_init (Fixture         *self,
              const char      *notes,
              SegueTranscript *transcript)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);

  self->notes = g_strdup (notes);
  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  segue_document_take_episode (self->document, episode, NULL, NULL);
  self->transfer = segue_time_transfer_new (self->session, transcript, SEGUE_TIME_NONE);
  segue_time_transfer_start (self->transfer);
  session_fixture_await (!segue_time_transfer_is_searching (self->transfer));
}

static void
fixture_clear (Fixture *self)
{
  segue_time_transfer_end (self->transfer);
  g_object_unref (self->transfer);
  g_object_unref (self->session);
  g_free (self->notes);
}

static char *
dup_text (Fixture *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);

  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

static SegueCarriedTime *
get_row (Fixture *self,
         guint    index)
{
  g_autoptr(SegueCarriedTime) row = g_list_model_get_item (segue_time_transfer_get_rows (self->transfer), index);

  g_assert_nonnull (row);

  return row;
}

/* Writes what becomes of the times: a bar begins a part, and what was removed is in brackets. */
static char *
dup_rows (Fixture *self)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (segue_time_transfer_get_rows (self->transfer)); i++)
    {
      SegueCarriedTime *row = get_row (self, i);
      const SegueCarriedState *state = segue_carried_time_get_state (row);
      g_autofree char *start = segue_time_transfer_dup_start (self->transfer, row);

      g_string_append_printf (rows, state->removed ? "%s%s(%s)" : "%s%s%s", i > 0 ? " " : "",
                              state->begins_part ? "| " : "", start);
    }

  return g_string_free (rows, FALSE);
}

static int
read_number (const char *word)
{
  g_autofree char *digits = g_strndup (word, strcspn (word, "!"));
  gint64 number;

  g_assert_true (g_ascii_string_to_signed (digits, 10, -100000, 100000, &number, NULL));

  return number;
}

/* Does what the words of @steps say. A step that is refused has an exclamation mark. */
static void
act (Fixture    *self,
     const char *steps)
{
  g_auto(GStrv) words = g_strsplit (steps, ", ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) step = g_strsplit (words[i], " ", -1);
      SegueCarriedTime *row = get_row (self, read_number (step[1]));
      const int value = step[2] != NULL ? read_number (step[2]) : 0;
      gboolean done = TRUE;
      guint position;

      if (g_str_equal (step[0], "up") || g_str_equal (step[0], "down"))
        done = segue_time_transfer_move_boundary (self->transfer, row, *step[0] == 'u' ? -1 : 1, &position);
      else if (g_str_equal (step[0], "nudge"))
        done = segue_time_transfer_nudge (self->transfer, row, value);
      else if (g_str_equal (step[0], "divide"))
        done = segue_time_transfer_divide (self->transfer, row);
      else if (g_str_equal (step[0], "join"))
        done = segue_time_transfer_join (self->transfer, row);
      else if (g_str_equal (step[0], "choice"))
        done = segue_time_transfer_step_choice (self->transfer, row, value);
      else
        segue_time_transfer_set_held (self->transfer, row, value);
      g_assert_cmpint (done, ==, !g_str_has_suffix (words[i], "!"));
    }
}

/* Removed are the whale and the storm, whose four minutes were cut out but for ten seconds. */
static void
test_steps (void)
{
  static const struct { const char *steps; const char *rows; } cases[] = {
    { "", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "up 7", "| 00:38 02:38 04:38 06:38 (No Time Yet) (No Time Yet) | 08:49 10:49 12:49 14:49" },
    { "up 7, up 6", "| 00:38 02:38 04:38 (No Time Yet) (No Time Yet) | 06:49 08:49 10:49 12:49 14:49" },
    { "up 7, up 6, up 5, up 4, up 3!", "| 00:38 (No Time Yet) (No Time Yet) | 02:49 04:49 06:49 08:49 10:49 12:49 14:49" },
    { "up 5", "| 00:38 02:38 04:38 06:38 (No Time Yet) (No Time Yet) | 08:49 10:49 12:49 14:49" },
    { "down 8", "| 00:38 02:38 04:38 06:38 08:38 10:38 (No Time Yet) (No Time Yet) | 12:49 14:49" },
    { "down 7, down 8, down 9!", "| 00:38 02:38 04:38 06:38 08:38 10:38 12:38 (No Time Yet) (No Time Yet) | 14:49" },
    { "up 7, down 6", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "down 7, up 8", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "down 7, down 7, up 9, up 8", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "up 0!, down 0, down 1", "(No Time Yet) (No Time Yet) | 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "down 0, down 1, up 0, up 3, up 0!", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "nudge 0 1000", "| 00:39 02:39 04:39 06:39 08:39 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "nudge 8 -2000", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:47 12:47 14:47" },
    { "nudge 5 1000!", "| 00:38 02:38 04:38 06:38 08:38 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "divide 2, nudge 2 5000", "| 00:38 02:38 | 04:43 06:43 08:43 (No Time Yet) (No Time Yet) | 10:49 12:49 14:49" },
    { "divide 0!, divide 5!, join 0!, join 8!, join 7", "| 00:38 02:38 04:38 06:38 08:38 10:38 12:38 14:38 16:38 18:38" },
    { "choice 5 1, choice 6 -1, choice 4 1!", "| 00:38 02:38 04:38 06:38 08:38 (Move to the Cut) (Leave Out) | 10:49 12:49 14:49" },
    { "hold 5 1, hold 0 1, choice 5 1!", "| 00:03 02:38 04:38 06:38 08:38 (10:03) (No Time Yet) | 10:49 12:49 14:49" },
  };
  g_autofree char *notes = make_notes ();
  g_autoptr(SegueTranscript) transcript = make_edit (40, 5, 7);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autofree char *rows = NULL;

      fixture_init (&fixture, notes, transcript);
      if (*cases[i].steps != '\0')
        act (&fixture, cases[i].steps);
      rows = dup_rows (&fixture);
      g_test_message ("%s: %s", cases[i].steps, rows);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      fixture_clear (&fixture);
    }
}

/* Writes a random edit of random segments: notes, whose marks are up to some seconds late, and what is said in it. */
static SegueTranscript *
make_random (GRand    *random,
             GString  *notes)
{
  g_autoptr(GString) text = g_string_new ("WEBVTT\n\n");
  const guint late = g_rand_int_range (random, 0, 2) * 4, whole = g_rand_int_range (random, 0, 2);
  const guint first = g_rand_int_range (random, 0, 9), end = first + g_rand_int_range (random, 0, 4);
  SegueTranscript *transcript;

  for (guint i = 0, old = 0, time = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      const guint n = whole ? 12 : g_rand_int_range (random, 2, 20), mark = old + g_rand_int_range (random, 0, late + 1);
      const guint cut = i < first || i >= end ? 0 : i + 1 < end || whole ? n : (guint) g_rand_int_range (random, 0, n);

      g_string_append_printf (notes, "(%02u:%02u) About the %s\n", mark / 60, mark % 60, subjects[i]);
      for (guint k = cut; k < n; k++, time += 10)
        g_string_append_printf (text, "%02u:%02u.000 --> %02u:%02u.000\nand then there was %s number %c\n\n", time / 60,
                                time % 60, (time + 9) / 60, (time + 9) % 60, k % 2 == 0 ? subjects[i] : "something",
                                'a' + (int) k);
      old += n * 10;
    }
  transcript = segue_transcript_new_from_data (text->str, text->len, SEGUE_TIME_NONE, NULL);
  g_assert_nonnull (transcript);

  return transcript;
}

/* Writes all that is shown of the rows. */
static char *
dup_all (Fixture *self)
{
  g_autofree char *rows = dup_rows (self);
  GString *all = g_string_new (rows);

  for (guint i = 0; i < g_list_model_get_n_items (segue_time_transfer_get_rows (self->transfer)); i++)
    if (segue_carried_time_get_state (get_row (self, i))->begins_part)
      {
        g_autofree char *heading = segue_time_transfer_dup_heading (self->transfer, get_row (self, i));

        g_string_append_printf (all, "; %s", heading);
      }

  return g_string_free (all, FALSE);
}

/* Moves the boundary of a row there and, at the row that is selected then, back again. Returns whether it can be moved. */
static gboolean
check_back (Fixture *self,
            guint    index,
            int      direction)
{
  g_autofree char *before = dup_all (self);
  g_autofree char *moved = NULL;
  g_autofree char *after = NULL;
  guint position = G_MAXUINT, back;

  if (!segue_time_transfer_move_boundary (self->transfer, get_row (self, index), direction, &position))
    {
      after = dup_all (self);
      g_assert_cmpstr (after, ==, before);
      return FALSE;
    }

  moved = dup_all (self);
  g_assert_cmpstr (moved, !=, before);
  g_test_message ("%u %+d: %s, then %s", index, direction, before, moved);
  g_assert_true (segue_time_transfer_move_boundary (self->transfer, get_row (self, position), -direction, &back));
  after = dup_all (self);
  g_assert_cmpstr (after, ==, before);

  return TRUE;
}

/* A step up undoes a step down of every boundary, and the other way round, whatever was done before. */
static void
test_back (void)
{
  guint n_moved = 0;

  for (guint seed = 1; seed <= 60; seed++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed (seed);
      g_autoptr(GString) notes = g_string_new (NULL);
      g_autoptr(SegueTranscript) transcript = make_random (random, notes);
      Fixture fixture;
      guint position;

      fixture_init (&fixture, notes->str, transcript);
      g_assert_cmpuint (segue_time_transfer_get_n_parts (fixture.transfer), >, 0);
      for (guint round = 0; round < 5; round++)
        {
          SegueCarriedTime *row = get_row (&fixture, g_rand_int_range (random, 0, G_N_ELEMENTS (subjects)));

          for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
            n_moved += check_back (&fixture, i, 1) + check_back (&fixture, i, -1);
          if (round % 2 == 0)
            segue_time_transfer_divide (fixture.transfer, row);
          segue_time_transfer_nudge (fixture.transfer, row, g_rand_int_range (random, -90, 90) * 1000);
          segue_time_transfer_move_boundary (fixture.transfer, row, g_rand_boolean (random) ? 1 : -1, &position);
        }
      fixture_clear (&fixture);
    }
  g_assert_cmpuint (n_moved, >, 1000);
}

/* Each part says what it does to its times. */
static void
test_words (void)
{
  g_autofree char *notes = make_notes ();
  g_autoptr(SegueTranscript) cut = make_edit (40, 5, 7);
  g_autoptr(SegueTranscript) whole = make_edit (40, 0, 0);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *all = NULL;
  g_autofree char *said = NULL;
  g_autofree char *summary = NULL;
  Fixture fixture;

  fixture_init (&fixture, notes, cut);
  g_assert_cmpuint (segue_time_transfer_get_n_parts (fixture.transfer), ==, 2);
  first = segue_time_transfer_dup_heading (fixture.transfer, get_row (&fixture, 0));
  last = segue_time_transfer_dup_heading (fixture.transfer, get_row (&fixture, 7));
  said = segue_time_transfer_dup_sentence (fixture.transfer, get_row (&fixture, 2));
  summary = segue_time_transfer_dup_summary (fixture.transfer);
  g_assert_cmpstr (first, ==, "+00:35 up to 10:03");
  g_assert_cmpstr (last, ==, "−03:14 from 14:03 on");
  g_assert_nonnull (strstr (said, "something number"));
  g_assert_cmpstr (summary, ==, "10 times change. 1 segment without a time stays. 2 segments are not in this recording.");
  g_assert_null (segue_time_transfer_dup_sentence (fixture.transfer, get_row (&fixture, 5)));
  fixture_clear (&fixture);
  fixture_init (&fixture, notes, whole);
  g_assert_cmpuint (segue_time_transfer_get_n_parts (fixture.transfer), ==, 1);
  all = segue_time_transfer_dup_heading (fixture.transfer, get_row (&fixture, 0));
  g_assert_cmpstr (all, ==, "+00:35 for all times");
  fixture_clear (&fixture);
}

/* The times change in one step, with those in texts and links, and undo takes all of it back. */
static void
test_apply (void)
{
  g_autofree char *notes = make_notes ();
  g_autoptr(SegueTranscript) transcript = make_edit (40, 5, 7);
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;
  SegueTimeTool *tool;
  Fixture fixture;

  fixture_init (&fixture, notes, transcript);
  tool = segue_time_transfer_get_tool (fixture.transfer);
  act (&fixture, "choice 5 1, choice 6 -1, hold 9 1");
  g_assert_cmpuint (segue_time_tool_get_retiming (tool)->mentions->len, ==, 2);
  segue_time_tool_set_follows (tool, 1, FALSE);
  g_assert_true (segue_time_tool_apply (tool));
  changed = dup_text (&fixture);
  g_assert_cmpstr (changed, ==,
                   "(00:38) About the harbour\n"
                   "(02:38) About the lighthouse\n"
                   "(04:38) About the pilot\n"
                   "(06:38) About the compass\n"
                   "(08:38) About the anchor\n"
                   "(10:38) About the whale\n"
                   "(10:49) About the island\n"
                   "(12:49) About the cargo\n"
                   "(18:03) About the sailor\n"
                   "(--:--) Later\n\n"
                   "More at 12:49, see [this](https://example.org/?t=06:03).\n");
  g_assert_cmpstr (segue_document_get_undo_label (fixture.document), ==, "Move 9 Times");
  segue_document_undo (fixture.document);
  undone = dup_text (&fixture);
  g_assert_cmpstr (undone, ==, notes);
  g_assert_false (segue_document_can_undo (fixture.document));
  fixture_clear (&fixture);
}

/* Notes without times, about other things, or ended early change nothing. */
static void
test_nothing (void)
{
  g_autofree char *notes = make_notes ();
  g_autoptr(SegueTranscript) transcript = make_edit (40, 5, 7);
  Fixture fixture;

  fixture_init (&fixture, "(--:--) About the harbour\n", transcript);
  g_assert_cmpuint (segue_time_transfer_get_n_parts (fixture.transfer), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (segue_time_transfer_get_rows (fixture.transfer)), ==, 0);
  g_assert_false (segue_time_tool_can_apply (segue_time_transfer_get_tool (fixture.transfer)));
  fixture_clear (&fixture);
  fixture_init (&fixture, notes, transcript);
  segue_time_transfer_end (fixture.transfer);
  g_assert_false (segue_time_tool_apply (segue_time_transfer_get_tool (fixture.transfer)));
  g_assert_false (segue_document_can_undo (fixture.document));
  fixture_clear (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-transfer/steps", test_steps);
  g_test_add_func ("/time-transfer/back", test_back);
  g_test_add_func ("/time-transfer/words", test_words);
  g_test_add_func ("/time-transfer/apply", test_apply);
  g_test_add_func ("/time-transfer/nothing", test_nothing);

  return g_test_run ();
}
