/* segue-problem-model.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-problem-model.h"

static gboolean
is_same (SegueProblem *a,
         SegueProblem *b)
{
  const SegueSpan span = segue_problem_get_span (a);
  const SegueSpan other = segue_problem_get_span (b);

  if (a == b)
    return TRUE;
  if (!segue_problem_equal (a, b) || span.offset != other.offset || span.length != other.length ||
      segue_problem_get_n_fixes (a) != segue_problem_get_n_fixes (b))
    return FALSE;

  for (guint i = 0; i < segue_problem_get_n_fixes (a); i++)
    {
      if (!g_str_equal (segue_fix_get_label (segue_problem_get_fix (a, i)),
                        segue_fix_get_label (segue_problem_get_fix (b, i))))
        return FALSE;
    }

  return TRUE;
}

/**
 * segue_problem_model_update:
 * @model: a list of problems
 * @list: (element-type SegueProblem): the problems that @model is to hold
 *
 * Updates @model to the problems of @list. Only the range that differs is replaced, so that views keep their scroll
 * position.
 */
void
segue_problem_model_update (GListStore *model,
                            GPtrArray  *list)
{
  GListModel *old = G_LIST_MODEL (model);
  const guint n = g_list_model_get_n_items (old);
  const guint least = MIN (n, list->len);
  guint start;
  guint tail;

  for (start = 0; start < least; start++)
    {
      g_autoptr(SegueProblem) item = g_list_model_get_item (old, start);

      if (!is_same (item, g_ptr_array_index (list, start)))
        break;
    }
  for (tail = 0; tail < least - start; tail++)
    {
      g_autoptr(SegueProblem) item = g_list_model_get_item (old, n - tail - 1);

      if (!is_same (item, g_ptr_array_index (list, list->len - tail - 1)))
        break;
    }
  if (start + tail < n || start + tail < list->len)
    g_list_store_splice (model, start, n - start - tail, list->pdata + start, list->len - start - tail);
}
