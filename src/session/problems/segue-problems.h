/* segue-problems.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/document/segue-document.h"
#include "rules/segue-evidence.h"
#include "rules/segue-problem.h"
#include "session/segue-view-state.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_PROBLEMS (segue_problems_get_type ())
G_DECLARE_FINAL_TYPE (SegueProblems, segue_problems, SEGUE, PROBLEMS, GObject)

/* signals: "changed": the problems
 *          "moved": which of them is the current one
 *          "shown" (SegueProblem *problem): the user goes to one of them, whose entry is selected by then
 *          "silenced" (const char *key): one of them is intended from now on
 *          "failed" (const char *message): what is intended could not be kept */

/* Problems are counted and reached by stepping. Notes are only listed. Intended findings are neither counted nor
 * reported. */
typedef enum
{
  SEGUE_PROBLEMS_COUNTED,
  SEGUE_PROBLEMS_NOTES,
  SEGUE_PROBLEMS_INTENDED,
  SEGUE_PROBLEMS_N_KINDS,
} SegueProblemsKind;

SegueProblems *segue_problems_new          (SegueDocument     *document,
                                            SegueViewState    *state);
SegueDocument *segue_problems_get_document (SegueProblems     *self);
GListModel    *segue_problems_get_model    (SegueProblems     *self,
                                            SegueProblemsKind  kind);
guint          segue_problems_get_n        (SegueProblems     *self);
SegueProblem  *segue_problems_get          (SegueProblems     *self,
                                            guint              position);
SegueProblem  *segue_problems_get_current  (SegueProblems     *self,
                                            guint             *position);
gboolean       segue_problems_set_current  (SegueProblems     *self,
                                            SegueProblem      *problem);
SegueProblem  *segue_problems_lookup       (SegueProblems     *self,
                                            guint64            id);
void           segue_problems_step         (SegueProblems     *self,
                                            gint               direction);
void           segue_problems_show         (SegueProblems     *self,
                                            SegueProblem      *problem);
void           segue_problems_silence      (SegueProblems     *self,
                                            SegueProblem      *problem);
void           segue_problems_show_again   (SegueProblems     *self,
                                            SegueProblem      *problem);
void           segue_problems_unsilence    (SegueProblems     *self,
                                            const char        *key);
void           segue_problems_set_last     (SegueProblems     *self,
                                            SegueEpisode      *last);
void           segue_problems_set_reported (SegueProblems     *self,
                                            GPtrArray         *reported);
void           segue_problems_set_checks   (SegueProblems     *self,
                                            gboolean           style,
                                            const char *const *noted);
void           segue_problems_set_length   (SegueProblems     *self,
                                            gint64             length);
void           segue_problems_set_evidence (SegueProblems     *self,
                                            SegueEvidenceFunc  func,
                                            gpointer           data,
                                            GDestroyNotify     free_func);
void           segue_problems_check        (SegueProblems     *self);

G_END_DECLS
