/* segue-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-problems.h"

#include "rules/segue-rules.h"

/* How long after the last change the notes are checked, in milliseconds. */
#define CHECK_DELAY 150

/* The problems of the document, kept up to date, and which of them is shown. What is being typed in a field is checked
 * when the typing has ended, so that nobody is told of half a time. */
struct _SegueProblems
{
  GObject parent_instance;

  SegueDocument *document;
  SegueViewState *state;
  GPtrArray *list;    /* of SegueProblem, in the order of the lines */
  GHashTable *by_id;  /* the worst problem of an entry; keys and values belong to the list */
  guint current;
  guint check_source;
  gboolean stale;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueProblems, segue_problems, G_TYPE_OBJECT)

static gboolean
check_cb (gpointer user_data)
{
  SegueProblems *self = user_data;

  self->check_source = 0;
  segue_problems_check (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_check (SegueProblems *self,
                guint          delay)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, delay, check_cb, self, NULL);
}

/* Whether all that differs is the entry that somebody is typing in. */
static gboolean
is_typing (SegueProblems *self,
           SegueEpisode  *before,
           SegueEpisode  *after)
{
  const guint64 editing = segue_view_state_get_editing (self->state);
  SegueEpisodeDiff diff;

  if (editing == 0 || before == NULL)
    return FALSE;

  diff = segue_episode_compare (before, after);

  return diff.old_end == diff.start + 1 && diff.new_end == diff.start + 1 &&
         segue_entry_get_id (segue_episode_get (after, diff.start)) == editing;
}

static void
document_changed_cb (SegueProblems *self,
                     SegueEpisode  *before,
                     SegueEpisode  *after)
{
  if (is_typing (self, before, after))
    self->stale = TRUE;
  else
    schedule_check (self, before != NULL && segue_episode_get_length (before) > 0 ? CHECK_DELAY : 0);
}

static void
editing_changed_cb (SegueProblems *self)
{
  if (self->stale && segue_view_state_get_editing (self->state) == 0)
    schedule_check (self, 0);
}

static gboolean
contains (GPtrArray    *list,
          SegueProblem *problem)
{
  for (guint i = 0; i < list->len; i++)
    {
      if (segue_problem_equal (g_ptr_array_index (list, i), problem))
        return TRUE;
    }

  return FALSE;
}

/* Leaves out what is new about the entry that somebody is typing in; it is said when that has ended. */
static void
hold_back (SegueProblems *self,
           GPtrArray     *before)
{
  const guint64 editing = segue_view_state_get_editing (self->state);

  for (guint i = self->list->len; editing != 0 && i > 0; i--)
    {
      SegueProblem *problem = g_ptr_array_index (self->list, i - 1);

      if (segue_problem_get_id (problem) == editing && !contains (before, problem))
        {
          g_ptr_array_remove_index (self->list, i - 1);
          self->stale = TRUE;
        }
    }
}

static void
index_problems (SegueProblems *self)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->list->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (self->list, i);
      const guint64 id = segue_problem_get_id (problem);
      SegueProblem *other = g_hash_table_lookup (self->by_id, &id);

      if (other == NULL || segue_problem_get_severity (other) < segue_problem_get_severity (problem))
        g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), problem);
    }
}

/* The place of the problem shown so far in the new list; where it is gone, that of the one after it. */
static guint
find_current (SegueProblems *self,
              SegueProblem  *shown)
{
  for (guint i = 0; shown != NULL && i < self->list->len; i++)
    {
      if (segue_problem_equal (g_ptr_array_index (self->list, i), shown))
        return i;
    }

  return self->current < self->list->len ? self->current : 0;
}

static void
segue_problems_dispose (GObject *object)
{
  SegueProblems *self = SEGUE_PROBLEMS (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_problems_parent_class)->dispose (object);
}

static void
segue_problems_finalize (GObject *object)
{
  SegueProblems *self = SEGUE_PROBLEMS (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);

  G_OBJECT_CLASS (segue_problems_parent_class)->finalize (object);
}

static void
segue_problems_class_init (SegueProblemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_problems_dispose;
  object_class->finalize = segue_problems_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_problems_init (SegueProblems *self)
{
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

SegueProblems *
segue_problems_new (SegueDocument  *document,
                    SegueViewState *state)
{
  SegueProblems *self = g_object_new (SEGUE_TYPE_PROBLEMS, NULL);

  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::editing", G_CALLBACK (editing_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

guint
segue_problems_get_n (SegueProblems *self)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), 0);

  return self->list->len;
}

/* The problem that is shown and its place in the list. Returns: (transfer none): %NULL where there is none */
SegueProblem *
segue_problems_get_current (SegueProblems *self,
                            guint         *position)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  if (self->list->len == 0)
    return NULL;

  if (position != NULL)
    *position = self->current;

  return g_ptr_array_index (self->list, self->current);
}

/* The worst problem of an entry. Returns: (transfer none): %NULL where it has none */
SegueProblem *
segue_problems_lookup (SegueProblems *self,
                       guint64        id)
{
  g_return_val_if_fail (SEGUE_IS_PROBLEMS (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

/* Moves on to the next problem, or with a @direction below 0 to the one before, all the way round, and selects its
 * entry. The first step goes to the problem that is shown already if another entry is selected. */
void
segue_problems_step (SegueProblems *self,
                     gint           direction)
{
  SegueProblem *problem;

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  if (self->list->len == 0)
    return;

  problem = g_ptr_array_index (self->list, self->current);
  if (segue_view_state_get_selected (self->state) == segue_problem_get_id (problem))
    {
      self->current = (self->current + self->list->len + (direction < 0 ? -1 : 1)) % self->list->len;
      problem = g_ptr_array_index (self->list, self->current);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  segue_view_state_set_selected (self->state, segue_problem_get_id (problem));
}

/* Checks the notes at once rather than in a moment. */
void
segue_problems_check (SegueProblems *self)
{
  g_autoptr(GPtrArray) before = NULL;
  SegueProblem *shown;

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  g_clear_handle_id (&self->check_source, g_source_remove);
  self->stale = FALSE;

  shown = segue_problems_get_current (self, NULL);
  before = g_steal_pointer (&self->list);
  self->list = segue_rules_check (segue_document_get_episode (self->document));
  hold_back (self, before);
  index_problems (self);
  self->current = find_current (self, shown);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
