/* segue-problem-lists.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-problem-lists.h"

#include <string.h>

#include "session/problems/segue-problem-model.h"

static gboolean
find (GPtrArray    *list,
      SegueProblem *problem,
      guint        *position)
{
  return g_ptr_array_find_with_equal_func (list, problem, (GEqualFunc) segue_problem_equal, position);
}

static void
index_problems (SegueProblemLists *self)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->lists[SEGUE_PROBLEMS_COUNTED]->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (self->lists[SEGUE_PROBLEMS_COUNTED], i);
      const guint64 id = segue_problem_get_id (problem);
      SegueProblem *other = g_hash_table_lookup (self->by_id, &id);

      if (other == NULL || segue_problem_get_severity (other) < segue_problem_get_severity (problem))
        g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), problem);
    }
}

/**
 * segue_problem_lists_init:
 * @self: lists
 *
 * Initializes empty lists.
 */
void
segue_problem_lists_init (SegueProblemLists *self)
{
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    {
      self->lists[kind] = g_ptr_array_new_with_free_func (g_object_unref);
      self->models[kind] = g_list_store_new (SEGUE_TYPE_PROBLEM);
    }
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * segue_problem_lists_clear:
 * @self: lists
 *
 * Frees the lists, but not @self.
 */
void
segue_problem_lists_clear (SegueProblemLists *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    {
      g_ptr_array_unref (self->lists[kind]);
      g_object_unref (self->models[kind]);
    }
}

/**
 * segue_problem_lists_take:
 * @self: lists
 * @lists: (array fixed-size=3) (transfer full): new lists of #SegueProblem, in the order of #SegueProblemsKind
 *
 * Replaces the lists. The models stay as they are until segue_problem_lists_update_views() is called.
 *
 * Returns: whether the new lists contain other problems
 */
gboolean
segue_problem_lists_take (SegueProblemLists  *self,
                          GPtrArray         **lists)
{
  gboolean differs = FALSE;

  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    {
      GPtrArray *old = self->lists[kind];

      differs |= old->len != lists[kind]->len ||
                 (old->len > 0 && memcmp (old->pdata, lists[kind]->pdata, old->len * sizeof (gpointer)) != 0);
      self->lists[kind] = lists[kind];
      lists[kind] = old;
    }
  if (differs)
    index_problems (self);
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    g_ptr_array_unref (lists[kind]);

  return differs;
}

/**
 * segue_problem_lists_update_views:
 * @self: lists
 *
 * Gives the models the problems of the lists.
 */
void
segue_problem_lists_update_views (SegueProblemLists *self)
{
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    segue_problem_model_update (self->models[kind], self->lists[kind]);
}

/**
 * segue_problem_lists_contain:
 * @self: lists
 * @problem: a problem
 *
 * Searches the lists of all kinds.
 *
 * Returns: whether a list contains a problem that is equal to @problem
 */
gboolean
segue_problem_lists_contain (SegueProblemLists *self,
                             SegueProblem      *problem)
{
  for (guint kind = 0; kind < SEGUE_PROBLEMS_N_KINDS; kind++)
    {
      if (find (self->lists[kind], problem, NULL))
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_problem_lists_find:
 * @self: lists
 * @problem: a problem
 * @position: (out) (optional): its position in the list of counted problems
 *
 * Finds a problem that is neither a note nor intended.
 *
 * Returns: whether it was found
 */
gboolean
segue_problem_lists_find (SegueProblemLists *self,
                          SegueProblem      *problem,
                          guint             *position)
{
  return find (self->lists[SEGUE_PROBLEMS_COUNTED], problem, position);
}

/**
 * segue_problem_lists_find_similar:
 * @self: lists
 * @problem: a problem
 * @position: (out): the position in the list of counted problems
 *
 * Finds a problem that is equal to @problem. If there is none, it finds one of the same rule and entry.
 *
 * Returns: whether it was found
 */
gboolean
segue_problem_lists_find_similar (SegueProblemLists *self,
                                  SegueProblem      *problem,
                                  guint             *position)
{
  GPtrArray *list = self->lists[SEGUE_PROBLEMS_COUNTED];

  if (find (list, problem, position))
    return TRUE;

  for (guint i = 0; i < list->len; i++)
    {
      SegueProblem *other = g_ptr_array_index (list, i);

      if (segue_problem_get_id (other) == segue_problem_get_id (problem) &&
          g_str_equal (segue_problem_get_rule (other), segue_problem_get_rule (problem)))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * segue_problem_lists_lookup:
 * @self: lists
 * @id: the id of an entry
 *
 * Finds the most severe problem of an entry. Notes and intended findings are left out.
 *
 * Returns: (transfer none) (nullable): the problem, or %NULL if the entry has none
 */
SegueProblem *
segue_problem_lists_lookup (SegueProblemLists *self,
                            guint64            id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

static guint
find_index (SegueEpisode *episode,
            SegueProblem *problem)
{
  guint index;

  return segue_episode_find (episode, segue_problem_get_id (problem), &index) ? index : G_MAXUINT;
}

/**
 * segue_problem_lists_merge:
 * @checked: (element-type SegueProblem): problems in the order of the lines
 * @reported: (element-type SegueProblem): other problems
 * @episode: the episode that they belong to
 *
 * Merges problems in the order of the lines. Other problems of entries that are gone are left out.
 *
 * Returns: (transfer full) (element-type SegueProblem): all problems
 */
GPtrArray *
segue_problem_lists_merge (GPtrArray    *checked,
                           GPtrArray    *reported,
                           SegueEpisode *episode)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < checked->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (checked, i)));
  for (guint i = 0; i < reported->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (reported, i);
      const guint index = find_index (episode, problem);
      guint position = 0;

      while (position < all->len && find_index (episode, g_ptr_array_index (all, position)) <= index)
        position++;
      if (index != G_MAXUINT)
        g_ptr_array_insert (all, position, g_object_ref (problem));
    }

  return all;
}
