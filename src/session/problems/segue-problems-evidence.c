/* segue-problems-evidence.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-problems-private.h"

/**
 * segue_problems_set_last:
 * @self: the problems of a document
 * @last: (nullable): the previous episode that the document was created from
 *
 * Sets the previous episode. Values that were copied from its head are reported.
 */
void
segue_problems_set_last (SegueProblems *self,
                         SegueEpisode  *last)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  segue_checker_set_previous (segue_problems_get_checker (self), last);
  segue_problems_check (self);
}

/**
 * segue_problems_set_evidence:
 * @self: the problems of a document
 * @func: (nullable): tells what is known about starts from elsewhere, such as from a transcript
 * @data: (nullable) (transfer full): the data of @func
 * @free_func: (nullable): frees @data when another function is set
 *
 * Sets what helps to tell which of two times is wrong, and checks the notes again.
 */
void
segue_problems_set_evidence (SegueProblems     *self,
                             SegueEvidenceFunc  func,
                             gpointer           data,
                             GDestroyNotify     free_func)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  segue_checker_set_evidence (segue_problems_get_checker (self), func, data);
  g_object_set_data_full (G_OBJECT (self), "segue-evidence", data, free_func);
  segue_problems_check (self);
}

/**
 * segue_problems_set_length:
 * @self: the problems of a document
 * @length: how long the recording is, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Sets the length for notes that do not say it, and checks the notes again.
 */
void
segue_problems_set_length (SegueProblems *self,
                           gint64         length)
{
  g_return_if_fail (SEGUE_IS_PROBLEMS (self));

  segue_checker_set_length (segue_problems_get_checker (self), length);
  segue_problems_check (self);
}
