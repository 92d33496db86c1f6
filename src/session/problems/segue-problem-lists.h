/* segue-problem-lists.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/problems/segue-problems.h"

G_BEGIN_DECLS

/**
 * SegueProblemLists:
 * @lists: the problems of each kind, in the order of the lines
 * @models: the same lists, for views
 * @by_id: the most severe problem of each entry, notes and intended findings excluded; not referenced
 *
 * The published problems of an episode.
 */
typedef struct
{
  GPtrArray *lists[SEGUE_PROBLEMS_N_KINDS];
  GListStore *models[SEGUE_PROBLEMS_N_KINDS];
  GHashTable *by_id;
} SegueProblemLists;

void          segue_problem_lists_init         (SegueProblemLists  *self);
void          segue_problem_lists_clear        (SegueProblemLists  *self);
gboolean      segue_problem_lists_take         (SegueProblemLists  *self,
                                                GPtrArray         **lists);
void          segue_problem_lists_update_views (SegueProblemLists  *self);
gboolean      segue_problem_lists_contain      (SegueProblemLists  *self,
                                                SegueProblem       *problem);
gboolean      segue_problem_lists_find         (SegueProblemLists  *self,
                                                SegueProblem       *problem,
                                                guint              *position);
gboolean      segue_problem_lists_find_similar (SegueProblemLists  *self,
                                                SegueProblem       *problem,
                                                guint              *position);
SegueProblem *segue_problem_lists_lookup       (SegueProblemLists  *self,
                                                guint64             id);
GPtrArray    *segue_problem_lists_merge        (GPtrArray          *checked,
                                                GPtrArray          *reported,
                                                SegueEpisode       *episode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
