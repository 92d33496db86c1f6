/* segue-rule.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-edit.h"
#include "rules/segue-problem.h"

G_BEGIN_DECLS

/**
 * SegueTimed:
 * @index: of the segment
 * @entry: the segment
 * @links_elsewhere: whether its stamp leads to another time
 * @time: milliseconds; of a log that runs over midnight counted on from the day before
 *
 * A segment with a time, as rules look at it. No rule that looks at all times looks into all entries: that would make
 * every check as slow as the notes are long.
 */
typedef struct
{
  guint index;
  gboolean links_elsewhere;
  SegueEntry *entry;
  gint64 time;
} SegueTimed;

/**
 * SegueFinding:
 * @index: of the entry
 * @problem: what is wrong with it
 *
 * A problem, and where it is in the episode that is checked.
 */
typedef struct
{
  guint index;
  SegueProblem *problem;
} SegueFinding;

/**
 * SegueCheck:
 * @episode: the episode that is checked
 * @last: (nullable): the head of the episode that it was begun from
 * @timed: all segments with a time, in the order of the lines, placeholders left out
 * @n_timed: how many
 * @latest: for each of them, the latest time up to it
 * @placeholders: segments whose time of zero was left open
 * @n_placeholders: how many
 * @malformed: segments whose time is none
 * @n_malformed: how many
 * @duration: of the recording, or %SEGUE_TIME_NONE
 * @findings: (element-type SegueFinding): where rules put what they find
 *
 * What the rules share while one episode is checked.
 */
typedef struct
{
  SegueEpisode *episode;
  SegueEpisode *last;
  SegueTimed *timed;
  guint n_timed;
  gint64 *latest;
  SegueTimed *placeholders;
  guint n_placeholders;
  SegueTimed *malformed;
  guint n_malformed;
  gint64 duration;
  GArray *findings;
} SegueCheck;

/**
 * SegueRule:
 * @id: as in `FILE:LINE:COL: error: message [id]`
 * @check_entry: (nullable): looks at one entry, whose lines and whose distance in levels from the next one are all that
 *   it may depend on
 * @check_times: (nullable): looks at all times
 * @optional: whether it is applied only when asked for
 *
 * A rule: a pure function over an episode. It has one of the two functions, and puts what it finds into the check.
 */
typedef struct
{
  const char *id;
  void (*check_entry) (SegueCheck *check,
                       guint       index,
                       SegueEntry *entry);
  void (*check_times) (SegueCheck *check);
  gboolean optional;
} SegueRule;

extern const SegueRule segue_rule_carried_over;
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

/* all of them, in the order in which they are applied; %NULL ends the list */
extern const SegueRule *const segue_rules[];

SegueProblem *segue_check_report      (SegueCheck       *check,
                                       const SegueRule  *rule,
                                       SegueSeverity     severity,
                                       guint             index,
                                       SegueSpan         span,
                                       const char       *message);
char         *segue_check_format      (SegueCheck       *check,
                                       gint64            time);

/* fixes that several rules offer */
SegueFix     *segue_fix_new_start     (SegueCheck       *check,
                                       SegueEntry       *entry,
                                       gint64            time);
SegueFix     *segue_fix_new_link_time (SegueCheck       *check,
                                       SegueEntry       *entry,
                                       gint64            time);
SegueFix     *segue_fix_new_no_time   (SegueEntry       *entry);
SegueFix     *segue_fix_new_shift     (SegueCheck       *check,
                                       const SegueTimed *first,
                                       guint             n,
                                       gint64            delta);
SegueFix     *segue_fix_new_move      (SegueCheck       *check,
                                       const SegueTimed *what,
                                       const SegueTimed *above);
SegueFix     *segue_fix_new_swap      (SegueCheck       *check,
                                       const SegueTimed *first,
                                       const SegueTimed *second);

G_END_DECLS
