/* segue-rule.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/segue-edit.h"
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
 * @timed: all segments with a time, in the order of the lines, placeholders left out
 * @n_timed: how many
 * @placeholders: segments whose time of zero was left open
 * @n_placeholders: how many
 * @problems: where rules put what they find
 *
 * What the rules share while one episode is checked.
 */
typedef struct
{
  SegueEpisode *episode;
  SegueTimed *timed;
  guint n_timed;
  SegueTimed *placeholders;
  guint n_placeholders;
  GPtrArray *problems;
} SegueCheck;

/**
 * SegueRule:
 * @id: as in `FILE:LINE:COL: error: message [id]`
 * @check: puts problems into the check
 * @optional: whether it is applied only when asked for
 *
 * A rule: a pure function over an episode.
 */
typedef struct
{
  const char *id;
  void (*check) (SegueCheck *check);
  gboolean optional;
} SegueRule;

extern const SegueRule segue_rule_link_malformed;
extern const SegueRule segue_rule_section_empty;
extern const SegueRule segue_rule_text_repeated_word;
extern const SegueRule segue_rule_time_beyond_end;
extern const SegueRule segue_rule_time_duplicate;
extern const SegueRule segue_rule_time_frames;
extern const SegueRule segue_rule_time_link_mismatch;
extern const SegueRule segue_rule_time_malformed;
extern const SegueRule segue_rule_time_order;
extern const SegueRule segue_rule_time_placeholder;
extern const SegueRule segue_rule_title_empty;

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
SegueFix     *segue_fix_new_no_time (SegueEntry     *entry);
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
