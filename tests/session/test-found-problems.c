/* test-found-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "rules/segue-fixes.h"
#include "session-fixture.h"
#include "session/problems/segue-fix-item.h"
#include "session/problems/segue-problem-model.h"

/* Two times out of order, and a time that is none. */
#define TEXT "(00:10) One\n(00:05) Two\n(00:99) Three\n(00:20) Four\n(00:15) Five\n"

typedef struct
{
  SessionFixture base;
  SegueProblems *problems;
  SegueViewState *state;
  guint n_changed;
  guint n_moved;
  SegueProblem *shown;
  char *silenced;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changed++;
}

static void
moved_cb (Fixture *self)
{
  self->n_moved++;
}

static void
shown_cb (Fixture      *self,
          SegueProblem *problem)
{
  g_set_object (&self->shown, problem);
}

static void
silenced_cb (Fixture    *self,
             const char *key)
{
  g_free (self->silenced);
  self->silenced = g_strdup (key);
}

static guint
count (Fixture           *self,
       SegueProblemsKind  kind)
{
  return g_list_model_get_n_items (segue_problems_get_model (self->problems, kind));
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);

  session_fixture_init (&self->base);
  self->problems = segue_session_get_problems (self->base.session);
  self->state = segue_session_get_view_state (self->base.session);
  g_signal_connect_swapped (self->problems, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->problems, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect_swapped (self->problems, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->problems, "silenced", G_CALLBACK (silenced_cb), self);
  segue_document_take_episode (self->base.document, episode, NULL, NULL);
  /* YouTube gives a hint about the first time, which comes later */
  session_fixture_await (segue_problems_get_n (self->problems) > 0 && count (self, SEGUE_PROBLEMS_NOTES) == 1);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (self->problems, self);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->silenced, g_free);
  session_fixture_clear (&self->base);
}

static guint64
get_id (Fixture *self,
        guint    index)
{
  return segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->base.document), index));
}

static void
set_title (Fixture    *self,
           guint       index,
           const char *title)
{
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (segue_document_get_episode (self->base.document), index, title,
                                                         NULL);

  g_assert_true (segue_document_apply (self->base.document, edited, "Title", NULL, NULL));
}

/* Stepping goes all the way round in either direction and selects the entry of each problem. */
static void
test_steps (Fixture       *self,
            gconstpointer  data)
{
  const guint n = segue_problems_get_n (self->problems);
  guint position;

  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpuint (count (self, SEGUE_PROBLEMS_COUNTED), ==, n);
  for (guint i = 0; i < 2 * n; i++)
    {
      SegueProblem *problem;

      segue_problems_step (self->problems, 1);
      problem = segue_problems_get_current (self->problems, &position);
      g_assert_cmpuint (position, ==, i % n);
      g_assert_true (self->shown == problem);
      g_assert_cmpuint (segue_view_state_get_selected (self->state), ==, segue_problem_get_id (problem));
      g_assert_nonnull (segue_problems_lookup (self->problems, segue_problem_get_id (problem)));
    }
  segue_problems_step (self->problems, -1);
  segue_problems_get_current (self->problems, &position);
  g_assert_cmpuint (position, ==, n - 2);
  g_assert_cmpuint (self->n_moved, >, 0);
  g_assert_null (segue_problems_lookup (self->problems, get_id (self, 0)));

  g_assert_true (segue_problems_set_current (self->problems, segue_problems_get (self->problems, 0)));
  segue_problems_get_current (self->problems, &position);
  g_assert_cmpuint (position, ==, 0);
}

/* What is new about the entry that is being typed in is told when the typing has ended. */
static void
test_typing (Fixture       *self,
             gconstpointer  data)
{
  static const char *const none[] = { NULL };
  const guint n = segue_problems_get_n (self->problems);
  const guint64 id = get_id (self, 1);

  segue_view_state_set_editing (self->state, id);
  set_title (self, 1, "the the title");
  segue_problems_set_checks (self->problems, TRUE, none);
  session_fixture_rest (400);
  g_assert_cmpuint (count (self, SEGUE_PROBLEMS_NOTES), ==, 1);
  g_assert_cmpuint (segue_problems_get_n (self->problems), ==, n);
  segue_view_state_set_editing (self->state, 0);
  session_fixture_await (count (self, SEGUE_PROBLEMS_NOTES) > 1);
  g_assert_cmpuint (segue_problems_get_n (self->problems), ==, n);
  segue_problems_set_checks (self->problems, FALSE, none);
  session_fixture_await (count (self, SEGUE_PROBLEMS_NOTES) == 1);
}

/* Problems of the checks that are only noted do not count, and count again afterwards. */
static void
test_noted (Fixture       *self,
            gconstpointer  data)
{
  const guint n = segue_problems_get_n (self->problems), n_notes = count (self, SEGUE_PROBLEMS_NOTES);
  const char *noted[] = { segue_problem_get_rule (segue_problems_get (self->problems, 0)), NULL };

  segue_problems_set_checks (self->problems, FALSE, noted);
  session_fixture_await (segue_problems_get_n (self->problems) < n);
  g_assert_cmpuint (count (self, SEGUE_PROBLEMS_NOTES), ==, n_notes + n - segue_problems_get_n (self->problems));
  noted[0] = NULL;
  segue_problems_set_checks (self->problems, FALSE, noted);
  session_fixture_await (segue_problems_get_n (self->problems) == n);
}

/* A problem that is shown stays while its entry is typed in, and goes afterwards. */
static void
test_kept_while_typing (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr(SegueEpisode) fixed = NULL;
  const guint n = segue_problems_get_n (self->problems);
  guint64 id;
  guint index;

  segue_problems_step (self->problems, 1);
  id = segue_view_state_get_selected (self->state);
  segue_view_state_set_editing (self->state, id);
  g_assert_true (segue_episode_find (segue_document_get_episode (self->base.document), id, &index));
  fixed = segue_edit_set_start (segue_document_get_episode (self->base.document), index, 1000, NULL);
  segue_document_apply (self->base.document, fixed, "Time", NULL, NULL);
  segue_problems_check (self->problems);
  g_assert_cmpuint (segue_problem_get_id (segue_problems_get_current (self->problems, NULL)), ==, id);
  segue_view_state_set_editing (self->state, 0);
  session_fixture_await (segue_problems_get_n (self->problems) < n);
  g_assert_null (segue_problems_lookup (self->problems, id));
}

static void
test_silence (Fixture       *self,
              gconstpointer  data)
{
  const guint n = segue_problems_get_n (self->problems);
  g_autoptr(SegueProblem) problem = g_object_ref (segue_problems_get (self->problems, 0));
  g_autofree char *key = NULL;

  segue_problems_silence (self->problems, problem);
  g_assert_nonnull (self->silenced);
  session_fixture_await (segue_problems_get_n (self->problems) == n - 1);
  g_assert_cmpuint (count (self, SEGUE_PROBLEMS_INTENDED), ==, 1);
  g_assert_false (segue_problems_set_current (self->problems, problem));
  key = g_strdup (self->silenced);
  segue_problems_unsilence (self->problems, key);
  session_fixture_await (segue_problems_get_n (self->problems) == n);

  segue_problems_silence (self->problems, problem);
  session_fixture_await (segue_problems_get_n (self->problems) == n - 1);
  segue_problems_show_again (self->problems, problem);
  session_fixture_await (segue_problems_get_n (self->problems) == n);
  g_assert_cmpuint (count (self, SEGUE_PROBLEMS_INTENDED), ==, 0);
}

/* A problem whose entry is gone is not gone to. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(SegueProblem) problem = g_object_ref (segue_problems_get (self->problems, 0));
  g_autoptr(SegueEpisode) empty = segue_reader_read ("", 0, NULL);

  segue_document_take_episode (self->base.document, empty, NULL, NULL);
  segue_problems_check (self->problems);
  g_assert_cmpuint (segue_problems_get_n (self->problems), ==, 0);
  g_assert_null (segue_problems_get_current (self->problems, NULL));
  segue_problems_step (self->problems, 1);
  segue_problems_show (self->problems, problem);
  g_assert_null (self->shown);
  g_assert_cmpuint (segue_view_state_get_selected (self->state), ==, 0);
}

/* Rows of what stays the same are not replaced. */
static void
test_model (Fixture       *self,
            gconstpointer  data)
{
  GListModel *model = segue_problems_get_model (self->problems, SEGUE_PROBLEMS_COUNTED);
  g_autoptr(SegueProblem) first = g_list_model_get_item (model, 0);
  g_autoptr(GListStore) store = g_list_store_new (SEGUE_TYPE_PROBLEM);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  g_autoptr(SegueProblem) again = NULL;
  g_autoptr(SegueProblem) last = NULL;

  set_title (self, 5, "Other words");
  segue_problems_check (self->problems);
  again = g_list_model_get_item (model, 0);
  g_assert_true (first == again);

  for (guint i = 0; i < segue_problems_get_n (self->problems); i++)
    g_ptr_array_add (list, segue_problems_get (self->problems, i));
  segue_problem_model_update (store, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, list->len);
  g_ptr_array_remove_index (list, 1);
  segue_problem_model_update (store, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, list->len);
  last = g_list_model_get_item (G_LIST_MODEL (store), list->len - 1);
  g_assert_true (last == g_ptr_array_index (list, list->len - 1));
  g_ptr_array_set_size (list, 0);
  segue_problem_model_update (store, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
}

static void
test_fix_item (Fixture       *self,
               gconstpointer  data)
{
  SegueEpisode *episode = segue_document_get_episode (self->base.document);
  SegueProblem *problem = NULL;
  g_autoptr(SegueFixItem) item = NULL;
  const char *before;
  const char *after;
  gboolean chosen;
  guint fix;

  for (guint i = 0; i < segue_problems_get_n (self->problems) && problem == NULL; i++)
    {
      if (segue_problem_get_n_fixes (segue_problems_get (self->problems, i)) > 1)
        problem = segue_problems_get (self->problems, i);
    }
  g_assert_nonnull (problem);
  item = segue_fix_item_new (episode, problem);
  g_assert_true (segue_fix_item_get_problem (item) == problem);
  g_assert_true (segue_fix_item_get_chosen (item));
  g_assert_cmpuint (segue_fix_item_get_fix (item), ==, 0);
  segue_fix_item_get_lines (item, &before, &after);
  g_assert_cmpstr (before, !=, after);
  g_object_set (item, "chosen", FALSE, "fix", 1, NULL);
  g_object_get (item, "chosen", &chosen, "fix", &fix, NULL);
  g_assert_false (chosen);
  g_assert_cmpuint (fix, ==, 1);
  segue_fix_item_set_chosen (item, FALSE);
  segue_fix_item_set_fix (item, 1);
  segue_fix_item_get_lines (item, &before, &after);
  g_assert_nonnull (before);
}

/* What was taken over from the episode before is a problem once that is known. */
static void
test_previous (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(SegueEpisode) previous = segue_reader_read ("---\ntitle: Seven\nnumber: 7\n---\n\n(00:01) A\n", -1, NULL);
  g_autoptr(SegueEpisode) episode = segue_reader_read ("---\ntitle: Seven\nnumber: 8\n---\n\n(00:01) B\n", -1, NULL);

  segue_document_take_episode (self->base.document, episode, NULL, NULL);
  segue_problems_check (self->problems);
  g_assert_cmpuint (segue_problems_get_n (self->problems) + count (self, SEGUE_PROBLEMS_NOTES), ==, 0);
  segue_problems_set_last (self->problems, previous);
  g_assert_cmpuint (segue_problems_get_n (self->problems) + count (self, SEGUE_PROBLEMS_NOTES), >, 0);
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
    { "/found-problems/steps", test_steps },
    { "/found-problems/typing", test_typing },
    { "/found-problems/noted", test_noted },
    { "/found-problems/kept-while-typing", test_kept_while_typing },
    { "/found-problems/silence", test_silence },
    { "/found-problems/gone", test_gone },
    { "/found-problems/model", test_model },
    { "/found-problems/fix-item", test_fix_item },
    { "/found-problems/previous", test_previous },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
