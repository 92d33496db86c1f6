/* test-finder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"

#define TEXT "(00:01) One cat\n(00:02) Two cats\n(00:03) Dog and cat\n"

typedef struct
{
  SessionFixture base;
  SegueFinder *finder;
  SegueViewState *state;
  guint n_changed;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changed++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  session_fixture_init (&self->base);
  session_fixture_edit (&self->base, TEXT);
  self->finder = segue_session_get_finder (self->base.session);
  self->state = segue_session_get_view_state (self->base.session);
  g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (self->finder, self);
  session_fixture_clear (&self->base);
}

static void
look_for (Fixture    *self,
          const char *text)
{
  segue_finder_look_for (self->finder, text, 0);
  session_fixture_await (!segue_finder_is_searching (self->finder));
}

/* The text of the match that the user is at. */
static char *
dup_match (Fixture *self)
{
  const SegueFoundPlace *place = segue_view_state_get_match (self->state);
  SegueEpisode *episode = segue_document_get_episode (self->base.document);
  guint index;

  if (place->id == 0 || !segue_episode_find (episode, place->id, &index))
    return NULL;

  return segue_episode_dup_range (episode, segue_episode_get_offset (episode, index) + place->offset, place->length);
}

static void
test_steps (Fixture       *self,
            gconstpointer  data)
{
  static const guint forwards[] = { 1, 2, 0, 1 };

  look_for (self, "cat");
  g_assert_cmpuint (self->n_changed, >, 0);
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 3);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 0);
  g_assert_false (segue_finder_has_more (self->finder));
  g_assert_nonnull (segue_view_state_get_pattern (self->state));
  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    {
      g_autofree char *match = NULL;

      segue_finder_step (self->finder, 1);
      match = dup_match (self);
      g_assert_cmpuint (segue_finder_get_position (self->finder), ==, forwards[i]);
      g_assert_cmpstr (match, ==, "cat");
      g_assert_cmpuint (segue_view_state_get_selected (self->state), ==, segue_view_state_get_match (self->state)->id);
    }
  segue_finder_step (self->finder, -1);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 0);
  segue_finder_step (self->finder, -1);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 2);

  segue_finder_stop (self->finder);
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 0);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, SEGUE_FINDER_NONE);
  g_assert_null (segue_view_state_get_pattern (self->state));
  segue_finder_step (self->finder, 1);
  g_assert_cmpuint (segue_view_state_get_match (self->state)->id, ==, 0);
}

/* The search begins where the user is, and goes around the end. */
static void
test_origin (Fixture       *self,
             gconstpointer  data)
{
  segue_finder_set_origin (self->finder, strlen ("(00:01) One cat\n(00:02) Two cats\n"));
  look_for (self, "cat");
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 2);
  segue_finder_set_origin (self->finder, 0);
  segue_finder_step (self->finder, -1);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 2);
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  look_for (self, "horse");
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 0);
  segue_finder_step (self->finder, 1);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, SEGUE_FINDER_NONE);
  look_for (self, "");
  g_assert_null (segue_view_state_get_pattern (self->state));

  segue_finder_look_for (self->finder, "(", SEGUE_PATTERN_REGEX);
  g_assert_nonnull (segue_finder_get_error (self->finder));
  g_assert_false (segue_finder_is_searching (self->finder));
  segue_finder_step (self->finder, 1);
  segue_finder_replace_all (self->finder, "x");
  session_fixture_assert_text (&self->base, TEXT);
}

/* After a small edit the matches are known at once, and the one that the user is at stays. */
static void
test_edit (Fixture       *self,
           gconstpointer  data)
{
  look_for (self, "cat");
  segue_finder_step (self->finder, 1);
  session_fixture_edit (&self->base, "A cat before\n\n");
  g_assert_false (segue_finder_is_searching (self->finder));
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 4);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 2);
  segue_document_undo (self->base.document);
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 3);
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 1);
}

/* A pattern that can match across lines is searched again in a while. */
static void
test_edit_across_lines (Fixture       *self,
                        gconstpointer  data)
{
  segue_finder_look_for (self->finder, "cat\\s+", SEGUE_PATTERN_REGEX);
  session_fixture_await (!segue_finder_is_searching (self->finder));
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 2);
  session_fixture_edit (&self->base, "A cat before\n\n");
  g_assert_true (segue_finder_is_searching (self->finder));
  segue_finder_step (self->finder, 1);
  session_fixture_await (!segue_finder_is_searching (self->finder));
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 3);
}

static void
test_replace (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  look_for (self, "cat");
  g_assert_true (segue_finder_replace (self->finder, "dog", &error));
  g_assert_no_error (error);
  session_fixture_assert_text (&self->base, "(00:01) One dog\n(00:02) Two cats\n(00:03) Dog and cat\n");
  g_assert_cmpuint (segue_finder_get_position (self->finder), ==, 0);
  g_assert_cmpstr (segue_document_get_undo_label (self->base.document), ==, "Replace");
  g_assert_true (segue_finder_replace (self->finder, "cat", &error));
  session_fixture_assert_text (&self->base, "(00:01) One dog\n(00:02) Two cats\n(00:03) Dog and cat\n");

  /* where the user is at no match, the first one is gone to */
  segue_finder_set_origin (self->finder, 0);
  g_assert_true (segue_finder_replace (self->finder, "dog", &error));
  session_fixture_assert_text (&self->base, "(00:01) One dog\n(00:02) Two cats\n(00:03) Dog and cat\n");
  g_assert_cmpuint (segue_finder_get_position (self->finder), !=, SEGUE_FINDER_NONE);
}

static void
test_replace_wrong (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  segue_finder_look_for (self->finder, "(c)at", SEGUE_PATTERN_REGEX);
  session_fixture_await (!segue_finder_is_searching (self->finder));
  g_assert_false (segue_finder_replace (self->finder, "\\", &error));
  g_assert_nonnull (error);
  segue_finder_replace_all (self->finder, "\\");
  session_fixture_await (self->base.said != NULL);
  session_fixture_assert_text (&self->base, TEXT);
}

static void
test_replace_all (Fixture       *self,
                  gconstpointer  data)
{
  look_for (self, "cat");
  segue_finder_replace_all (self->finder, "dog");
  session_fixture_await (self->base.said != NULL);
  g_assert_cmpstr (self->base.said, ==, "3 replaced");
  session_fixture_assert_text (&self->base, "(00:01) One dog\n(00:02) Two dogs\n(00:03) Dog and dog\n");
  g_assert_cmpuint (segue_finder_get_n (self->finder), ==, 0);
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, TEXT);
}

/* An edit that comes while all matches are being replaced is kept. */
static void
test_replace_all_edited (Fixture       *self,
                         gconstpointer  data)
{
  look_for (self, "cat");
  segue_finder_replace_all (self->finder, "dog");
  segue_finder_replace_all (self->finder, "cow");
  session_fixture_edit (&self->base, "A cat before\n\n");
  session_fixture_await (self->base.said != NULL);
  session_fixture_assert_text (&self->base,
                               "A dog before\n\n(00:01) One dog\n(00:02) Two dogs\n(00:03) Dog and dog\n");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture       *self,
                  gconstpointer  data);
  } tests[] = {
    { "/finder/steps", test_steps },
    { "/finder/origin", test_origin },
    { "/finder/nothing", test_nothing },
    { "/finder/edit", test_edit },
    { "/finder/edit-across-lines", test_edit_across_lines },
    { "/finder/replace", test_replace },
    { "/finder/replace-wrong", test_replace_wrong },
    { "/finder/replace-all", test_replace_all },
    { "/finder/replace-all-edited", test_replace_all_edited },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
