/* segue-problems-intended.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-problems-private.h"

/* The marks of problems as intended. */

static char *
dup_key (SegueProblems *self,
         SegueProblem  *problem)
{
  return segue_intended_dup_key (problem, segue_document_get_episode (segue_problems_get_document (self)));
}

/**
 * segue_problems_silence:
 * @self: the problems of a document
 * @problem: a problem
 *
 * Marks @problem as intended and emits "silenced". The problem is not reported again unless its lines change.
 */
void
segue_problems_silence (SegueProblems *self,
                        SegueProblem  *problem)
{
  g_autofree char *key = NULL;

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  /* The key depends on the lines, which must be those that were checked. */
  segue_problems_check (self);
  key = dup_key (self, problem);
  if (key == NULL)
    return;

  segue_intended_add (segue_problems_get_intended (self), key);
  g_signal_emit_by_name (self, "silenced", key);
}

/**
 * segue_problems_show_again:
 * @self: the problems of a document
 * @problem: an intended finding
 *
 * Removes the mark of @problem as intended.
 */
void
segue_problems_show_again (SegueProblems *self,
                           SegueProblem  *problem)
{
  g_autofree char *key = NULL;

  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  key = dup_key (self, problem);
  if (key != NULL)
    segue_problems_unsilence (self, key);
}

/**
 * segue_problems_unsilence:
 * @self: the problems of a document
 * @key: a key that "silenced" was emitted with
 *
 * Takes back that a problem is intended. The problem becomes the current one.
 */
void
segue_problems_unsilence (SegueProblems *self,
                          const char    *key)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  segue_intended_remove (segue_problems_get_intended (self), key);
  for (guint i = 0; i < segue_problems_get_n (self); i++)
    {
      SegueProblem *problem = segue_problems_get (self, i);
      g_autofree char *other = dup_key (self, problem);

      if (g_strcmp0 (key, other) != 0)
        continue;
      segue_problems_set_current (self, problem);
      return;
    }
}
