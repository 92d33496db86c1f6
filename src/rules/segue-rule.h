/* segue-rule.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueTimed:
 * @index: of the segment
 * @entry: the segment
 * @time: milliseconds; of a log that runs over midnight counted on from the day before
 *
 * A segment with a time, as rules look at it.
 */
typedef struct
{
  guint index;
  SegueEntry *entry;
  gint64 time;
} SegueTimed;

/**
 * SegueCheck:
 * @episode: the episode that is checked
 * @timed: all segments with a time, in the order of the lines
 * @n_timed: how many
 * @problems: where rules put what they find
 *
 * What the rules share while one episode is checked.
 */
typedef struct
{
  SegueEpisode *episode;
  SegueTimed *timed;
  guint n_timed;
  GPtrArray *problems;
} SegueCheck;

/**
 * SegueRule:
 * @id: as in `FILE:LINE:COL: error: message [id]`
 * @check: puts problems into the check
 *
 * A rule: a pure function over an episode.
 */
typedef struct
{
  const char *id;
  void (*check) (SegueCheck *check);
} SegueRule;

extern const SegueRule segue_rule_time_order;
extern const SegueRule segue_rule_time_duplicate;
extern const SegueRule segue_rule_time_malformed;

SegueProblem *segue_check_report (SegueCheck       *check,
                                  const SegueRule  *rule,
                                  SegueSeverity     severity,
                                  SegueEntry       *entry,
                                  SegueSpan         span,
                                  const char       *message);
char         *segue_check_format (SegueCheck       *check,
                                  gint64            time);

/* fixes that several rules offer */
SegueFix     *segue_fix_new_start (SegueCheck      *check,
                                   SegueEntry      *entry,
                                   gint64           time);
SegueFix     *segue_fix_new_shift (SegueCheck      *check,
                                   const SegueTimed *first,
                                   guint            n,
                                   gint64           delta);
SegueFix     *segue_fix_new_move  (SegueCheck      *check,
                                   const SegueTimed *what,
                                   const SegueTimed *above);
SegueFix     *segue_fix_new_swap  (SegueCheck      *check,
                                   const SegueTimed *first,
                                   const SegueTimed *second);

G_END_DECLS
