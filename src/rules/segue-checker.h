/* segue-checker.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-evidence.h"
#include "rules/segue-rules.h"

G_BEGIN_DECLS

typedef struct _SegueChecker SegueChecker;

SegueChecker *segue_checker_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void          segue_checker_free         (SegueChecker      *self);
void          segue_checker_set_previous (SegueChecker      *self,
                                          SegueEpisode      *previous);
void          segue_checker_set_noted    (SegueChecker      *self,
                                          const char *const *rules);
void          segue_checker_set_length   (SegueChecker      *self,
                                          gint64             length);
void          segue_checker_set_evidence (SegueChecker      *self,
                                          SegueEvidenceFunc  func,
                                          gpointer           data);
gboolean      segue_checker_check        (SegueChecker      *self,
                                          SegueEpisode      *episode,
                                          SegueCheckFlags    flags);
gboolean      segue_checker_step         (SegueChecker      *self,
                                          SegueEpisode      *episode,
                                          SegueCheckFlags    flags,
                                          gint64             deadline,
                                          gboolean          *differs) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *segue_checker_get_problems (SegueChecker      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueChecker, segue_checker_free)

G_END_DECLS
