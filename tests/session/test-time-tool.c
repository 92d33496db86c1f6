/* test-time-tool.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session/times/segue-time-tool.h"

/* 0 opening, 1 a, 2 One, 3 b, 4 c, 5 d, 6 e, 7 Two, 8 f, 9 g */
static const char notes[] =
  "(00:10) a\n"
  "\n"
  "# One\n"
  "(01:00) b\n"
  "(02:00) c, from 01:00 on\n"
  "(--:--) d\n"
  "(03:00) e\n"
  "\n"
  "# Two\n"
  "(04:00) f\n"
  "(05:00) g\n";

typedef struct
{
  SegueSession *session;
  SegueDocument *document;
  SegueTimeTool *tool;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (notes, -1, NULL);

  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  segue_document_take_episode (self->document, episode, NULL, NULL);
  self->tool = segue_time_tool_new (self->session);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->tool);
  g_object_unref (self->session);
}

static char *
dup_text (SegueEpisode *episode)
{
  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

static SegueEpisode *
get_proposal (Fixture *self)
{
  return segue_view_state_get_proposal (segue_session_get_view_state (self->session));
}

static void
begin (Fixture       *self,
       SegueTimeMode  mode,
       guint          first,
       guint          n)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = first; i < first + n; i++)
    {
      const guint64 id = segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), i));

      g_array_append_val (ids, id);
    }
  segue_time_tool_begin (self->tool, mode, ids);
}

/* Asserts that the proposal has the given starts, in order, in place of those of the notes. */
static void
assert_proposed (Fixture    *self,
                 const char *starts)
{
  g_autoptr(GString) found = g_string_new (NULL);
  SegueEpisode *proposal = get_proposal (self);

  g_assert_nonnull (proposal);
  for (guint i = 0; i < segue_episode_get_n_entries (proposal); i++)
    {
      g_autofree char *start = segue_entry_dup_start_text (segue_episode_get (proposal, i));

      if (segue_entry_get_kind (segue_episode_get (proposal, i)) == SEGUE_ENTRY_SEGMENT)
        g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", start);
    }
  g_assert_cmpstr (found->str, ==, starts);
}

static void
assert_says (Fixture        *self,
             SegueTimeLevel  level,
             const char     *part)
{
  SegueTimeLevel found;
  g_autofree char *message = segue_time_tool_dup_message (self->tool, &found);

  g_test_message ("%s", message);
  g_assert_nonnull (strstr (message, part));
  g_assert_cmpint (found, ==, level);
}

static void
test_scopes (Fixture       *self,
             gconstpointer  data)
{
  begin (self, SEGUE_TIME_MODE_SHIFT, 4, 1);
  g_assert_null (get_proposal (self));
  g_assert_false (segue_time_tool_can_apply (self->tool));
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "Type how much");
  segue_time_tool_set_amount (self->tool, "1:30");
  assert_proposed (self, "00:10 01:00 03:30 --:-- 04:30 05:30 06:30");
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "4 times change. 1 segment without a time stays.");
  segue_time_tool_set_scope (self->tool, SEGUE_TIME_SCOPE_SELECTED);
  assert_proposed (self, "00:10 01:00 03:30 --:-- 03:00 04:00 05:00");
  assert_says (self, SEGUE_TIME_LEVEL_WARNING, "1 time would be out of order.");
  segue_time_tool_set_scope (self->tool, SEGUE_TIME_SCOPE_ALL);
  assert_proposed (self, "01:40 02:30 03:30 --:-- 04:30 05:30 06:30");
  /* a section stands for its segments, and several selected entries for themselves */
  begin (self, SEGUE_TIME_MODE_SHIFT, 7, 1);
  segue_time_tool_set_scope (self->tool, SEGUE_TIME_SCOPE_SELECTED);
  segue_time_tool_set_amount (self->tool, "-30");
  assert_proposed (self, "00:10 01:00 02:00 --:-- 03:00 03:30 04:30");
  begin (self, SEGUE_TIME_MODE_SHIFT, 3, 2);
  segue_time_tool_set_amount (self->tool, "+1");
  assert_proposed (self, "00:10 01:01 02:01 --:-- 03:00 04:00 05:00");
  segue_time_tool_end (self->tool);
  g_assert_null (get_proposal (self));
}

static void
test_modes (Fixture       *self,
            gconstpointer  data)
{
  const SegueCut ad = { 120000, 90000, TRUE }, cut = { 50000, 20000, FALSE }, long_cut = { 50000, 100000, FALSE };
  const gint64 points[] = { 20000, 600000 };

  begin (self, SEGUE_TIME_MODE_START, 4, 1);
  g_assert_cmpint (segue_time_tool_get_start (self->tool), ==, 120000);
  segue_time_tool_set_amount (self->tool, "2:10");
  assert_proposed (self, "00:10 01:00 02:10 --:-- 03:10 04:10 05:10");
  segue_time_tool_set_amount (self->tool, "x");
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "not a time");
  g_assert_false (segue_time_tool_can_apply (self->tool));

  segue_time_tool_set_mode (self->tool, SEGUE_TIME_MODE_CUTS);
  segue_time_tool_set_cuts (self->tool, &ad, 1, FALSE);
  assert_proposed (self, "00:10 01:00 03:30 --:-- 04:30 05:30 06:30");
  segue_time_tool_set_cuts (self->tool, &cut, 1, FALSE);
  assert_proposed (self, "00:10 --:-- 01:40 --:-- 02:40 03:40 04:40");
  segue_time_tool_set_removed (self->tool, SEGUE_REMOVED_MOVE);
  assert_proposed (self, "00:10 00:50 01:40 --:-- 02:40 03:40 04:40");
  segue_time_tool_set_removed (self->tool, SEGUE_REMOVED_DROP);
  assert_proposed (self, "00:10 01:40 --:-- 02:40 03:40 04:40");
  segue_time_tool_set_cuts (self->tool, &long_cut, 1, FALSE);
  assert_proposed (self, "00:10 --:-- 01:20 02:20 03:20");
  segue_time_tool_choose_removed (self->tool, 0, SEGUE_REMOVED_MOVE);
  assert_proposed (self, "00:10 00:50 --:-- 01:20 02:20 03:20");
  segue_time_tool_choose_removed (self->tool, 1, SEGUE_REMOVED_CLEAR);
  assert_proposed (self, "00:10 00:50 --:-- --:-- 01:20 02:20 03:20");
  segue_time_tool_set_removed (self->tool, SEGUE_REMOVED_MOVE);
  assert_proposed (self, "00:10 00:50 00:50 --:-- 01:20 02:20 03:20");

  begin (self, SEGUE_TIME_MODE_POINTS, 4, 1);
  g_assert_cmpint (segue_time_tool_get_point (self->tool, 0, NULL), ==, 10000);
  g_assert_cmpint (segue_time_tool_get_point (self->tool, 1, NULL), ==, 300000);
  segue_time_tool_set_points (self->tool, points);
  assert_proposed (self, "00:20 02:00 04:00 --:-- 06:00 08:00 10:00");
  begin (self, SEGUE_TIME_MODE_ROUND, 4, 1);
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "No time changes.");
  begin (self, SEGUE_TIME_MODE_CLEAR, 8, 1);
  assert_proposed (self, "00:10 01:00 02:00 --:-- 03:00 --:-- --:--");
}

/* Single segments in a removed part are treated in their own way, and a segment that is held keeps its time. */
static void
test_choices (Fixture       *self,
              gconstpointer  data)
{
  const SegueCut cut = { 60000, 130000, FALSE };
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint64 b = segue_entry_get_id (segue_episode_get (episode, 3));
  const guint64 c = segue_entry_get_id (segue_episode_get (episode, 4));
  const guint64 g = segue_entry_get_id (segue_episode_get (episode, 9));
  g_autoptr(GHashTable) choices = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) held = g_hash_table_new (g_int64_hash, g_int64_equal);

  begin (self, SEGUE_TIME_MODE_CUTS, 0, 0);
  segue_time_tool_set_cuts (self->tool, &cut, 1, FALSE);
  assert_proposed (self, "00:10 --:-- --:-- --:-- --:-- 01:50 02:50");
  g_hash_table_insert (choices, (gpointer) &b, GUINT_TO_POINTER (SEGUE_REMOVED_MOVE));
  g_hash_table_insert (choices, (gpointer) &c, GUINT_TO_POINTER (SEGUE_REMOVED_DROP));
  g_hash_table_add (held, (gpointer) &g);
  segue_time_tool_set_choices (self->tool, choices, held);
  assert_proposed (self, "00:10 01:00 --:-- --:-- 01:50 05:00");
}

/* One step of the history, which undo takes back to the first byte; what goes too far is refused. */
static void
test_apply (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *undone = NULL;

  begin (self, SEGUE_TIME_MODE_SHIFT, 3, 1);
  segue_time_tool_set_amount (self->tool, "-2:00");
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "1 time would be below 0:00.");
  g_assert_false (segue_time_tool_apply (self->tool));
  segue_time_tool_set_amount (self->tool, "1:00");
  g_assert_true (segue_time_tool_apply (self->tool));
  g_assert_null (get_proposal (self));
  text = dup_text (segue_document_get_episode (self->document));
  g_assert_nonnull (strstr (text, "(03:00) c, from 02:00 on\n"));
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Shift 5 Times");
  segue_document_undo (self->document);
  undone = dup_text (segue_document_get_episode (self->document));
  g_assert_cmpstr (undone, ==, notes);
  g_assert_false (segue_document_can_undo (self->document));
}

static void
test_mentions (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *mention = NULL;
  g_autofree char *text = NULL;

  begin (self, SEGUE_TIME_MODE_SHIFT, 3, 1);
  segue_time_tool_set_amount (self->tool, "1:00");
  g_assert_cmpuint (segue_time_tool_get_retiming (self->tool)->mentions->len, ==, 1);
  mention = segue_time_tool_dup_mention (self->tool, 0);
  g_assert_cmpstr (mention, ==, "(02:00) c, from 01:00 → 02:00 on");
  segue_time_tool_set_follows (self->tool, 0, FALSE);
  /* what was unticked stays so while an amount is typed */
  segue_time_tool_set_amount (self->tool, "1:001");
  segue_time_tool_set_amount (self->tool, "1:00");
  segue_time_tool_apply (self->tool);
  text = dup_text (segue_document_get_episode (self->document));
  g_assert_nonnull (strstr (text, "(03:00) c, from 01:00 on\n"));
}

static void
test_paste (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  begin (self, SEGUE_TIME_MODE_PASTE_TITLES, 8, 1);
  g_assert_false (segue_time_tool_can_apply (self->tool));
  segue_time_tool_set_pasted (self->tool, "- Eins\n- Zwei\n- Drei\n");
  assert_says (self, SEGUE_TIME_LEVEL_WARNING, "2 titles for 2 segments. 1 line of the list is left over.");
  /* a list for all segments is for all, whatever is selected */
  segue_time_tool_set_pasted (self->tool, "A\nB\nC\nD\nE\nF\nG\n");
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "7 titles for 7 segments.");
  g_assert_true (segue_time_tool_apply (self->tool));
  text = dup_text (segue_document_get_episode (self->document));
  g_assert_true (g_str_has_prefix (text, "(00:10) A\n\n# One\n(01:00) B\n"));
  begin (self, SEGUE_TIME_MODE_PASTE_TIMES, 4, 1);
  segue_time_tool_set_pasted (self->tool, "2:05 x\n2:30 y\n");
  assert_says (self, SEGUE_TIME_LEVEL_WARNING, "2 times for 5 segments. The last 3 segments stay as they are.");
  assert_proposed (self, "00:10 01:00 02:05 02:30 03:00 04:00 05:00");
  segue_time_tool_set_pasted (self->tool, "");
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "There are no times");
}

/* The times that a recorder has noted are for the segments that have none. */
static void
test_paste_marks (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr(SegueEpisode) planned = segue_reader_read ("(00:00:00) a\n(--:--:--) b\n(--:--:--) c\n(00:40:00) d\n(--:--:--) e\n",
                                                       -1, NULL);

  segue_document_take_episode (self->document, planned, NULL, NULL);
  begin (self, SEGUE_TIME_MODE_PASTE_TIMES, 0, 0);
  segue_time_tool_set_pasted (self->tool, "00:00:05 - \n00:12:30 - \n");
  assert_says (self, SEGUE_TIME_LEVEL_WARNING, "2 times for 3 segments without a time. The last segment stays as it is.");
  assert_proposed (self, "00:00:00 00:00:05 00:12:30 00:40:00 --:--:--");
  segue_time_tool_set_pasted (self->tool, "00:00:05\n00:12:30\n00:50:00\n");
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "3 times for 3 segments without a time.");
  /* a list for all segments is for all */
  segue_time_tool_set_pasted (self->tool, "0:01\n0:02\n0:03\n0:04\n0:05\n");
  assert_says (self, SEGUE_TIME_LEVEL_INFO, "5 times for 5 segments.");

  /* from a segment without a time on */
  begin (self, SEGUE_TIME_MODE_PASTE_TIMES, 3, 1);
  segue_time_tool_set_pasted (self->tool, "00:12:30\n00:50:00\n");
  assert_proposed (self, "00:00:00 --:--:-- 00:12:30 00:40:00 00:50:00");
  g_assert_true (segue_time_tool_apply (self->tool));
  /* and from one that has a time on, as many as there are */
  begin (self, SEGUE_TIME_MODE_PASTE_TIMES, 1, 1);
  segue_time_tool_set_pasted (self->tool, "00:01:00\n00:02:00\n");
  assert_proposed (self, "00:01:00 00:02:00 00:12:30 00:40:00 00:50:00");
}

/* What each mode is called, what it asks for, and what the button says. */
static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  static const struct { SegueTimeMode mode; const char *title; const char *request; const char *label; } modes[] = {
    { SEGUE_TIME_MODE_SHIFT, "Shift Times", "Type how much later, or with a minus how much earlier.", "Shift Times" },
    { SEGUE_TIME_MODE_START, "Shift Times", "Type the time that the segment starts at.", "Shift Times" },
    { SEGUE_TIME_MODE_CUTS, "Cuts and Additions", "Type how long the part is.", "Cuts and Additions" },
    { SEGUE_TIME_MODE_POINTS, "Match Two Points", "No time changes.", "Match Two Points" },
    { SEGUE_TIME_MODE_ROUND, "Round to Seconds", "No time changes.", "Round to Seconds" },
    { SEGUE_TIME_MODE_CLEAR, "Clear Times", "6 times change. 1 segment without a time stays.", "Clear 6 Times" },
    { SEGUE_TIME_MODE_PASTE_TITLES, "Paste Titles Only", "", "Paste Titles Only" },
    { SEGUE_TIME_MODE_PASTE_TIMES, "Paste Times Only", "", "Paste Times Only" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *label = NULL;

      begin (self, modes[i].mode, 0, 0);
      label = segue_time_tool_dup_label (self->tool);
      assert_says (self, SEGUE_TIME_LEVEL_INFO, modes[i].request);
      g_assert_cmpstr (segue_time_mode_get_title (modes[i].mode), ==, modes[i].title);
      g_assert_cmpstr (label, ==, modes[i].label);
      g_assert_cmpint (segue_time_tool_can_apply (self->tool), ==, modes[i].mode == SEGUE_TIME_MODE_CLEAR);
    }
}

/* Asserts what the examples show: time before, time after and title of each. */
static void
assert_examples (Fixture    *self,
                 const char *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < SEGUE_TIME_TOOL_N_EXAMPLES + 1; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *title = NULL;

      if (segue_time_tool_dup_example (self->tool, i, &before, &after, &title))
        g_string_append_printf (found, "%s>%s %s|", before, after, title);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* The first segments that change, and the last one. */
static void
test_examples (Fixture       *self,
               gconstpointer  data)
{
  const SegueCut cut = { 110000, 80000, FALSE };

  begin (self, SEGUE_TIME_MODE_SHIFT, 0, 0);
  assert_examples (self, "");
  segue_time_tool_set_amount (self->tool, "1:00");
  assert_examples (self, "00:10>01:10 a|01:00>02:00 b|02:00>03:00 c, from 01:00 on|05:00>06:00 g|");
  segue_time_tool_set_scope (self->tool, SEGUE_TIME_SCOPE_SELECTED);
  begin (self, SEGUE_TIME_MODE_SHIFT, 8, 2);
  segue_time_tool_set_amount (self->tool, "-1:00");
  assert_examples (self, "04:00>03:00 f|05:00>04:00 g|");
  segue_time_tool_set_amount (self->tool, "x");
  assert_examples (self, "");
  /* those that stay are no examples, and those that are left out are named */
  begin (self, SEGUE_TIME_MODE_CUTS, 0, 0);
  segue_time_tool_set_cuts (self->tool, &cut, 1, FALSE);
  segue_time_tool_set_removed (self->tool, SEGUE_REMOVED_DROP);
  assert_examples (self, "02:00>left out c, from 01:00 on|03:00>left out e|04:00>02:40 f|05:00>03:40 g|");
}

static void
assert_removed (Fixture    *self,
                const char *sentence,
                const char *second)
{
  g_autofree char *removed = segue_time_tool_dup_removed (self->tool);
  g_autofree char *one = segue_time_tool_dup_removed_one (self->tool, 1, NULL);

  g_assert_cmpstr (removed, ==, sentence);
  g_assert_cmpstr (one, ==, second);
}

/* Segments in parts of the recording that were removed are counted, and a single one is named. */
static void
test_removed (Fixture       *self,
              gconstpointer  data)
{
  const SegueCut none = { 70000, 10000, FALSE }, one = { 110000, 60000, FALSE }, two = { 50000, 80000, FALSE };
  SegueRemovedTimes removed;

  begin (self, SEGUE_TIME_MODE_CUTS, 0, 0);
  segue_time_tool_set_cuts (self->tool, &none, 1, FALSE);
  assert_removed (self, NULL, NULL);
  g_assert_true (segue_time_tool_get_removed (self->tool, &removed));
  g_assert_cmpint (removed, ==, SEGUE_REMOVED_CLEAR);
  segue_time_tool_set_cuts (self->tool, &one, 1, FALSE);
  assert_removed (self, "1 segment starts in a removed part:\n02:00  c, from 01:00 on", NULL);
  segue_time_tool_set_cuts (self->tool, &two, 1, FALSE);
  assert_removed (self, "2 segments start in removed parts:", "02:00  c, from 01:00 on");
  segue_time_tool_choose_removed (self->tool, 1, SEGUE_REMOVED_MOVE);
  g_assert_false (segue_time_tool_get_removed (self->tool, &removed));
  g_free (segue_time_tool_dup_removed_one (self->tool, 1, &removed));
  g_assert_cmpint (removed, ==, SEGUE_REMOVED_MOVE);
  /* one that does not exist is not chosen for */
  segue_time_tool_choose_removed (self->tool, 2, SEGUE_REMOVED_DROP);
  segue_time_tool_choose_removed (self->tool, 0, SEGUE_REMOVED_MOVE);
  g_assert_true (segue_time_tool_get_removed (self->tool, &removed));
  g_assert_cmpint (removed, ==, SEGUE_REMOVED_MOVE);
  segue_time_tool_set_mode (self->tool, SEGUE_TIME_MODE_ROUND);
  assert_removed (self, NULL, NULL);
}

/* What cannot be done is told. */
static void
test_errors (Fixture       *self,
             gconstpointer  data)
{
  static const gint64 unread[] = { 10000, -1 }, equal[] = { 10000, 10000 };
  g_autoptr(SegueEpisode) untimed = segue_reader_read ("(--:--) a\n(--:--) b\n(0:10) c\n", -1, NULL);
  g_autofree char *title = NULL;

  begin (self, SEGUE_TIME_MODE_POINTS, 0, 0);
  segue_time_tool_set_points (self->tool, unread);
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "This is not a time.");
  segue_time_tool_set_points (self->tool, equal);
  g_assert_false (segue_time_tool_can_apply (self->tool));
  begin (self, SEGUE_TIME_MODE_START, 4, 1);
  segue_time_tool_set_amount (self->tool, "-1:00");
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "This is not a time.");
  segue_document_take_episode (self->document, untimed, NULL, NULL);
  begin (self, SEGUE_TIME_MODE_POINTS, 0, 0);
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "Two segments need a time for this.");
  g_assert_cmpint (segue_time_tool_get_point (self->tool, 1, &title), ==, SEGUE_TIME_NONE);
  begin (self, SEGUE_TIME_MODE_START, 1, 1);
  segue_time_tool_set_scope (self->tool, SEGUE_TIME_SCOPE_SELECTED);
  g_assert_cmpint (segue_time_tool_get_start (self->tool), ==, SEGUE_TIME_NONE);
  segue_time_tool_set_amount (self->tool, "1:00");
  assert_says (self, SEGUE_TIME_LEVEL_ERROR, "No segment here has a time.");
  g_assert_false (segue_time_tool_apply (self->tool));
}

static void
ended_cb (guint *n_ended)
{
  (*n_ended)++;
}

/* A change of the notes by something else ends the tool. */
static void
test_other_change (Fixture       *self,
                   gconstpointer  data)
{
  guint n_ended = 0;
  g_autoptr(SegueEpisode) other = segue_reader_read ("(00:10) other\n", -1, NULL);

  g_signal_connect_swapped (self->tool, "ended", G_CALLBACK (ended_cb), &n_ended);
  begin (self, SEGUE_TIME_MODE_SHIFT, 3, 1);
  segue_time_tool_set_amount (self->tool, "1:00");
  g_assert_nonnull (get_proposal (self));
  segue_document_apply (self->document, other, "Other", NULL, NULL);
  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_null (get_proposal (self));
  g_assert_false (segue_time_tool_apply (self->tool));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/time-tool/scopes", Fixture, NULL, set_up, test_scopes, tear_down);
  g_test_add ("/time-tool/modes", Fixture, NULL, set_up, test_modes, tear_down);
  g_test_add ("/time-tool/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/time-tool/apply", Fixture, NULL, set_up, test_apply, tear_down);
  g_test_add ("/time-tool/mentions", Fixture, NULL, set_up, test_mentions, tear_down);
  g_test_add ("/time-tool/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/time-tool/examples", Fixture, NULL, set_up, test_examples, tear_down);
  g_test_add ("/time-tool/removed", Fixture, NULL, set_up, test_removed, tear_down);
  g_test_add ("/time-tool/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/time-tool/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/time-tool/paste-marks", Fixture, NULL, set_up, test_paste_marks, tear_down);
  g_test_add ("/time-tool/other-change", Fixture, NULL, set_up, test_other_change, tear_down);
  return g_test_run ();
}
