/* test-marking.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "fake-source.h"
#include "session-fixture.h"
#include "session/sound/segue-clock-source.h"

/* Marks of segments, without a recording; and the clock of a live recording, without waiting. */

static const char planned[] =
  "(00:00) z\n\n"
  "# One\n"
  "(--:--) a\n"
  "(--:--) b\n"
  "\n"
  "# Two\n"
  "(--:--) c\n"
  "(--:--) d\n"
  "(--:--) e\n";

typedef struct
{
  SessionFixture base;
  SegueMarking *marking;
  SegueTimeSource *source;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  text)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);

  session_fixture_init (&self->base);
  segue_document_take_episode (self->base.document, episode, NULL, NULL);
  self->marking = segue_session_get_marking (self->base.session);
  self->source = SEGUE_TIME_SOURCE (fake_source_new (3600000));
  segue_marking_set_source (self->marking, self->source);
}

static void
tear_down (Fixture       *self,
           gconstpointer  text)
{
  session_fixture_clear (&self->base);
  g_object_unref (self->source);
}

static guint64
find (Fixture    *self,
      const char *title)
{
  SegueEpisode *episode = segue_document_get_episode (self->base.document);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *found = segue_entry_dup_plain_title (segue_episode_get (episode, i));

      if (g_strcmp0 (found, title) == 0)
        return segue_entry_get_id (segue_episode_get (episode, i));
    }

  return 0;
}

static void
mark_next (Fixture *self,
           gint64   position)
{
  segue_time_source_seek (self->source, position);
  g_assert_cmpuint (segue_marking_mark_next (self->marking, 0), !=, 0);
}

static void
mark (Fixture    *self,
      const char *title,
      gint64      position)
{
  segue_time_source_seek (self->source, position);
  g_assert_cmpuint (segue_marking_mark (self->marking, find (self, title), 0), !=, 0);
}

static void
test_next (Fixture       *self,
           gconstpointer  text)
{
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, find (self, "a"));
  mark_next (self, 10400);
  g_assert_cmpstr (self->base.said, ==, "“a” starts at 00:10");
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, find (self, "b"));
  mark_next (self, 70600);
  mark_next (self, 3599000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(01:11) b\n\n# Two\n(59:59) c\n(--:--) d\n(--:--) e\n");
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(01:11) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
  segue_document_undo (self->base.document);
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, planned);
  session_fixture_await (segue_marking_get_next (self->marking) == find (self, "a"));
}

static void
test_ago (Fixture       *self,
          gconstpointer  text)
{
  segue_time_source_seek (self->source, 60000);
  segue_marking_mark_next (self->marking, 15000);
  segue_time_source_seek (self->source, 5000);
  segue_marking_mark (self->marking, find (self, "a"), 15000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:00) a\n(--:--) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
}

/* Times have as many digits after the seconds as the others, be they zero. */
static void
test_fraction (Fixture       *self,
               gconstpointer  text)
{
  mark_next (self, 27270);
  mark_next (self, 60000);
  mark_next (self, 61234);
  session_fixture_assert_text (&self->base, "(00:00:00.000) z\n(00:00:27.270) a\n(00:01:00.000) b\n(00:01:01.234) c\n");
}

/* A segment that is marked out of turn moves, in the same step. The next one without a time follows. */
static void
test_out_of_turn (Fixture       *self,
                  gconstpointer  text)
{
  mark_next (self, 10000);
  mark (self, "d", 20000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(00:20) d\n(--:--) b\n\n# Two\n(--:--) c\n(--:--) e\n");
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, find (self, "b"));
  mark_next (self, 30000);
  mark (self, "e", 40000);
  mark_next (self, 50000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(00:20) d\n(00:30) b\n(00:40) e\n\n# Two\n(00:50) c\n");
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, 0);
  g_assert_cmpuint (segue_marking_mark_next (self->marking, 0), ==, 0);
  for (guint i = 0; i < 3; i++)
    segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(00:20) d\n(--:--) b\n\n# Two\n(--:--) c\n(--:--) e\n");
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(--:--) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
}

/* Where segments stay, the order is reported at the moment. */
static void
test_stays (Fixture       *self,
            gconstpointer  text)
{
  SegueProblems *problems = segue_session_get_problems (self->base.session);

  segue_marking_set_moves (self->marking, FALSE);
  mark_next (self, 10000);
  mark (self, "d", 20000);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 0);
  mark_next (self, 30000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(00:30) b\n\n# Two\n(--:--) c\n(00:20) d\n(--:--) e\n");
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 1);
}

/* A time that is there already is set anew where it is. */
static void
test_again (Fixture       *self,
            gconstpointer  text)
{
  mark_next (self, 10000);
  mark_next (self, 20000);
  mark (self, "a", 12000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:12) a\n(00:20) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
  mark (self, "a", 30000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:30) a\n(00:20) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
  g_assert_cmpuint (segue_marking_mark (self->marking, find (self, "One"), 0), ==, 0);
  g_assert_cmpstr (self->base.said, ==, "Only a segment can be marked");
}

static void
test_skip (Fixture       *self,
           gconstpointer  text)
{
  mark_next (self, 10000);
  g_assert_true (segue_marking_skip (self->marking));
  g_assert_cmpstr (self->base.said, ==, "“b” is left without a time");
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, find (self, "c"));
  mark_next (self, 20000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(--:--) b\n\n# Two\n(00:20) c\n(--:--) d\n(--:--) e\n");
  mark (self, "b", 30000);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n\n# Two\n(00:20) c\n(00:30) b\n(--:--) d\n(--:--) e\n");
}

static void
test_add (Fixture       *self,
          gconstpointer  text)
{
  guint64 id;

  mark_next (self, 10000);
  segue_time_source_seek (self->source, 15000);
  id = segue_marking_add (self->marking, 0);
  g_assert_cmpuint (id, !=, 0);
  g_assert_true (segue_episode_find (segue_document_get_episode (self->base.document), id, NULL));
  session_fixture_assert_text (&self->base,
                               "(00:00) z\n\n# One\n(00:10) a\n(00:15) \n(--:--) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, "(00:00) z\n\n# One\n(00:10) a\n(--:--) b\n\n# Two\n(--:--) c\n(--:--) d\n(--:--) e\n");
  g_assert_cmpint (segue_marking_get_running_time (self->marking), ==, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  g_assert_cmpint (segue_marking_get_running_time (self->marking), ==, 15000);
}

static void
test_heard (Fixture       *self,
            gconstpointer  text)
{
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, find (self, "z"));
  mark_next (self, 10000);
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, find (self, "a"));
  mark_next (self, 20000);
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, find (self, "b"));
  segue_time_source_seek (self->source, 19999);
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, find (self, "a"));
  segue_time_source_seek (self->source, 9999);
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, find (self, "z"));
  segue_marking_set_source (self->marking, NULL);
  g_assert_cmpuint (segue_marking_get_next (self->marking), ==, 0);
  g_assert_cmpuint (segue_marking_get_heard (self->marking), ==, 0);
}

/* Notes with tenths of a second get tenths. */
static void
test_tenths (Fixture       *self,
             gconstpointer  text)
{
  mark_next (self, 70449);
  session_fixture_assert_text (&self->base, "(00:10.5) a\n(01:10.4) b\n");
}

static void
test_empty (Fixture       *self,
            gconstpointer  text)
{
  segue_time_source_seek (self->source, 5000);
  g_assert_cmpuint (segue_marking_mark_next (self->marking, 0), ==, 0);
  g_assert_cmpuint (segue_marking_add (self->marking, 0), !=, 0);
  g_assert_cmpuint (segue_episode_get_n_entries (segue_document_get_episode (self->base.document)), ==, 2);
}

static SegueNow
now_cb (gpointer user_data)
{
  return *(SegueNow *) user_data;
}

static void
assert_shows (SegueClockSource *clock,
              gint64            expected)
{
  g_assert_cmpint (segue_time_source_get_position (SEGUE_TIME_SOURCE (clock)), ==, expected);
}

static void
assert_number (SegueEarCheck *check,
               guint          expected,
               guint          expected_n)
{
  guint n;

  g_assert_cmpuint (segue_ear_check_get_number (check, &n), ==, expected);
  g_assert_cmpuint (n, ==, expected_n);
}

/* Lets the source arrive at @position, and expects that it was stopped there or not. */
static void
arrive (Fixture *self,
        gint64   position,
        gboolean running)
{
  segue_time_source_seek (self->source, position);
  g_assert_cmpint (segue_time_source_is_running (self->source), ==, running);
}

/* Three seconds around each start are played in turn. */
static void
test_ear (Fixture       *self,
          gconstpointer  text)
{
  SegueEarCheck *check = segue_session_get_ear_check (self->base.session);
  SegueViewState *state = segue_session_get_view_state (self->base.session);
  g_autoptr(GArray) only = NULL;

  segue_time_source_seek (self->source, 77000);
  g_assert_true (segue_ear_check_begin (check));
  assert_number (check, 1, 3);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 0);
  arrive (self, 1400, TRUE);
  arrive (self, 1500, FALSE);
  segue_ear_check_play (check);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 0);
  g_assert_true (segue_time_source_is_running (self->source));

  segue_ear_check_go (check, TRUE);
  assert_number (check, 2, 3);
  g_assert_cmpuint (segue_view_state_get_selected (state), ==, find (self, "b"));
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 58500);
  arrive (self, 61400, TRUE);
  arrive (self, 61600, FALSE);
  /* who goes on listening is not stopped again */
  segue_time_source_set_running (self->source, TRUE);
  arrive (self, 70000, TRUE);

  segue_ear_check_go (check, FALSE);
  assert_number (check, 1, 3);
  segue_ear_check_go (check, FALSE);
  assert_number (check, 1, 3);
  segue_ear_check_go (check, TRUE);
  segue_ear_check_go (check, TRUE);
  assert_number (check, 3, 3);
  segue_ear_check_go (check, TRUE);
  g_assert_false (segue_ear_check_is_active (check));
  g_assert_cmpstr (self->base.said, ==, "The last start has been checked");
  g_assert_false (segue_time_source_is_running (self->source));
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 77000);
  g_assert_false (segue_document_get_modified (self->base.document));

  /* only some of the starts are checked; ids that are gone or have no time are left out */
  only = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < 3; i++)
    {
      const guint64 id = i < 2 ? find (self, i == 0 ? "d" : "c") : G_MAXUINT64;

      g_array_append_val (only, id);
    }
  g_assert_true (segue_ear_check_begin_with (check, only));
  assert_number (check, 1, 1);
  g_assert_cmpuint (segue_view_state_get_selected (state), ==, find (self, "d"));
  segue_ear_check_go (check, TRUE);
  g_assert_false (segue_ear_check_is_active (check));

  /* it begins with the selected segment, and ends with the recording */
  segue_view_state_set_selected (state, find (self, "b"));
  g_assert_true (segue_ear_check_begin (check));
  assert_number (check, 2, 3);
  segue_marking_set_source (self->marking, NULL);
  g_assert_false (segue_ear_check_is_active (check));
  g_assert_false (segue_ear_check_begin (check));
}

/* Corrections of one start are one step, tenths of a second add up, and undo is followed. */
static void
test_ear_correct (Fixture       *self,
                  gconstpointer  text)
{
  SegueEarCheck *check = segue_session_get_ear_check (self->base.session);

  g_assert_true (segue_ear_check_begin (check));
  segue_ear_check_go (check, TRUE);
  segue_ear_check_correct (check, 1000);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 59500);
  for (guint i = 0; i < 7; i++)
    segue_ear_check_correct (check, 100);
  g_assert_cmpint (segue_ear_check_get_time (check), ==, 61700);
  session_fixture_assert_text (&self->base, "(00:00) a\n(01:02) b\n(--:--) c\n(02:00) d\n");
  segue_ear_check_go (check, TRUE);
  segue_time_source_seek (self->source, 120900);
  segue_ear_check_set_here (check);
  session_fixture_assert_text (&self->base, "(00:00) a\n(01:02) b\n(--:--) c\n(02:01) d\n");
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, "(00:00) a\n(01:02) b\n(--:--) c\n(02:00) d\n");
  g_assert_cmpint (segue_ear_check_get_time (check), ==, 120000);
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, text);
  segue_ear_check_go (check, FALSE);
  segue_ear_check_correct (check, -100);
  g_assert_cmpint (segue_ear_check_get_time (check), ==, 59900);
  session_fixture_assert_text (&self->base, text);

  /* an order that is wrong is told at once */
  segue_ear_check_correct (check, 61000);
  g_assert_cmpuint (segue_problems_get_n (segue_session_get_problems (self->base.session)), ==, 1);
  segue_ear_check_end (check);
}

static void
test_ear_tenths (Fixture       *self,
                 gconstpointer  text)
{
  SegueEarCheck *check = segue_session_get_ear_check (self->base.session);

  g_assert_true (segue_ear_check_begin (check));
  segue_ear_check_go (check, TRUE);
  segue_ear_check_correct (check, 100);
  segue_ear_check_correct (check, -1000);
  session_fixture_assert_text (&self->base, "(00:00.0) a\n(00:09.6) b\n");
}

static void
test_clock (void)
{
  SegueNow now = { 1000, 1000000, "one" };
  g_autoptr(SegueClockSource) clock = segue_clock_source_new (now_cb, &now);
  SegueTimeSource *source = SEGUE_TIME_SOURCE (clock);

  assert_shows (clock, 0);
  g_assert_false (segue_time_source_is_running (source));
  segue_clock_source_start (clock, 760000);
  assert_shows (clock, 760000);
  now.boot += 5000;
  now.wall -= 3600000; /* somebody sets the time of day, which must not matter */
  assert_shows (clock, 765000);
  segue_time_source_set_running (source, FALSE);
  now.boot += 60000;
  assert_shows (clock, 765000);
  segue_time_source_set_running (source, TRUE);
  now.boot += 1000;
  assert_shows (clock, 766000);
  segue_time_source_seek (source, 0);
  assert_shows (clock, 766000);
}

static void
test_clock_restored (void)
{
  SegueNow now = { 1000, 1000000, "one" };
  g_autoptr(SegueClockSource) clock = segue_clock_source_new (now_cb, &now);
  g_autoptr(SegueClockSource) same_boot = segue_clock_source_new (now_cb, &now);
  g_autoptr(SegueClockSource) next_boot = segue_clock_source_new (now_cb, &now);
  g_autoptr(GVariant) other = g_variant_ref_sink (g_variant_new_string ("nothing"));
  g_autoptr(GVariant) stored = NULL;

  segue_clock_source_start (clock, 760000);
  stored = g_variant_ref_sink (segue_clock_source_to_variant (clock));
  now.boot += 10000;
  now.wall += 99000;
  g_assert_true (segue_clock_source_restore (same_boot, stored));
  assert_shows (same_boot, 770000);
  g_assert_true (segue_time_source_is_running (SEGUE_TIME_SOURCE (same_boot)));

  now = (SegueNow) { 20, 1000000 + 120000, "two" };
  g_assert_true (segue_clock_source_restore (next_boot, stored));
  assert_shows (next_boot, 880000);
  now.boot += 1000;
  assert_shows (next_boot, 881000);
  g_assert_false (segue_clock_source_restore (next_boot, other));
  assert_shows (next_boot, 881000);
}

static void
add (const char *path,
     const char *text,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, text, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/marking/next", planned, test_next);
  add ("/marking/ago", planned, test_ago);
  add ("/marking/out-of-turn", planned, test_out_of_turn);
  add ("/marking/stays", planned, test_stays);
  add ("/marking/again", planned, test_again);
  add ("/marking/skip", planned, test_skip);
  add ("/marking/add", planned, test_add);
  add ("/marking/heard", planned, test_heard);
  add ("/marking/tenths", "(00:10.5) a\n(--:--) b\n", test_tenths);
  add ("/marking/fraction", "(00:00:00.000) z\n(--:--:--) a\n(--:--:--) b\n(--:--:--) c\n", test_fraction);
  add ("/marking/empty", "", test_empty);
  add ("/marking/ear", "(00:00) a\n(01:00) b\n(--:--) c\n(02:00) d\n", test_ear);
  add ("/marking/ear-correct", "(00:00) a\n(01:00) b\n(--:--) c\n(02:00) d\n", test_ear_correct);
  add ("/marking/ear-tenths", "(00:00.0) a\n(00:10.5) b\n", test_ear_tenths);
  g_test_add_func ("/marking/clock", test_clock);
  g_test_add_func ("/marking/clock-restored", test_clock_restored);

  return g_test_run ();
}
