/* segue-rule.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-edit.h"
#include "rules/segue-evidence.h"
#include "rules/segue-problem.h"

G_BEGIN_DECLS

/* The number of entries after one that a rule which looks at entries one by one may look at. */
#define SEGUE_CHECK_AHEAD 3

/**
 * SegueTimed:
 * @index: the index of the segment in the episode
 * @links_elsewhere: whether its timestamp is a link to another time
 * @frames: whether its timestamp has frames after the seconds
 * @exact: whether its timestamp has a fraction of a second, or two digits after it that can be its seconds
 * @after_end: whether its timestamp is a range that ends before it starts
 * @link: hash of the link of its title, or 0 if there is none
 * @entry: the segment
 * @time: the start in milliseconds; in a log of times of day that passes midnight, the days before are added
 *
 * A segment with a time. Rules that look at all times read these and do not access the entries, except for those that
 * they report: reading every entry would slow down each check.
 */
typedef struct
{
  guint index;
  guint links_elsewhere : 1;
  guint frames : 1;
  guint exact : 1;
  guint after_end : 1;
  guint link;
  SegueEntry *entry;
  gint64 time;
} SegueTimed;

/**
 * SegueFinding:
 * @index: the index of the entry in the episode
 * @problem: (transfer full): the problem
 *
 * A problem and the index of its entry in the checked episode.
 */
typedef struct
{
  guint index;
  SegueProblem *problem;
} SegueFinding;

/**
 * SegueCheck:
 * @episode: the episode to check
 * @previous: (nullable): the head of the previous episode that it was created from
 * @noted: (nullable): the ids of the rules whose problems are reported as notes
 * @timed: (array length=n_timed): the segments with a time, without placeholders, in the order of the lines
 * @n_timed: number of @timed
 * @stamps: (array length=n_stamps): @timed and @malformed together, in the order of the lines; the time of malformed
 *   ones is %SEGUE_TIME_NONE
 * @n_stamps: number of @stamps
 * @mistakes: (element-type SegueMistake): the mistakes in @stamps, in their order
 * @placeholders: (array length=n_placeholders): segments whose time of zero is a placeholder
 * @n_placeholders: number of @placeholders
 * @malformed: (array length=n_malformed): segments whose timestamp cannot be read
 * @n_malformed: number of @malformed
 * @spoken: the index of the first entry with times of a transcript, if there are some
 * @n_spoken: number of times of a transcript
 * @duration: the length of the recording in milliseconds, or %SEGUE_TIME_NONE
 * @listed: (nullable): the front matter alone, if it holds a list of chapters that the notes repeat
 * @evidence: (nullable): tells what is known about a start from elsewhere
 * @evidence_data: the data of @evidence
 * @findings: (element-type SegueFinding): the problems found so far
 *
 * The input and output of the rules during one check. The members from @timed to @listed are set only for
 * `check_times()`, and @previous only for `check_entry()`.
 */
typedef struct
{
  SegueEpisode *episode;
  SegueEpisode *previous;
  const char *const *noted;
  SegueTimed *timed;
  guint n_timed;
  const SegueTimed *stamps;
  guint n_stamps;
  GArray *mistakes;
  SegueTimed *placeholders;
  guint n_placeholders;
  SegueTimed *malformed;
  guint n_malformed;
  guint spoken;
  guint n_spoken;
  gint64 duration;
  SegueEpisode *listed;
  SegueEvidenceFunc evidence;
  gpointer evidence_data;
  GArray *findings;
} SegueCheck;

/**
 * SegueRule:
 * @id: the id that is shown with its messages, as in `FILE:LINE:COL: error: message [id]`
 * @check_entry: (nullable): checks one entry. The result may depend only on the entry and on the next one, since it is
 *   cached until one of them changes. The head of the episode (the first entry)
 *   may also depend on the attributes of the episode and on @previous.
 * @check_times: (nullable): checks all times
 * @optional: whether the rule is one of style, applied only with %SEGUE_CHECK_STYLE
 * @title: (nullable): what it finds, in the language of the source, if its problems can be reduced to notes
 *
 * A rule. It has one of the two functions, which reports problems with segue_check_report() and changes nothing else.
 */
typedef struct
{
  const char *id;
  void (*check_entry) (SegueCheck *check,
                       guint       index,
                       SegueEntry *entry);
  void (*check_times) (SegueCheck *check);
  gboolean optional;
  const char *title;
} SegueRule;

guint          segue_link_hash        (const SegueEntry *entry);
gboolean       segue_link_is_same     (guint             link,
                                       const SegueEntry *before,
                                       const SegueEntry *after);
GUnicodeScript segue_title_get_script (const SegueEntry *entry);

extern const SegueRule segue_rule_carried_over;
extern const SegueRule segue_rule_front_differs;
extern const SegueRule segue_rule_link_malformed;
extern const SegueRule segue_rule_link_repeated;
extern const SegueRule segue_rule_section_empty;
extern const SegueRule segue_rule_text_repeated_word;
extern const SegueRule segue_rule_time_before_start;
extern const SegueRule segue_rule_time_beyond_end;
extern const SegueRule segue_rule_time_duplicate;
extern const SegueRule segue_rule_time_frames;
extern const SegueRule segue_rule_time_late;
extern const SegueRule segue_rule_time_link_mismatch;
extern const SegueRule segue_rule_time_malformed;
extern const SegueRule segue_rule_time_odd;
extern const SegueRule segue_rule_time_order;
extern const SegueRule segue_rule_time_placeholder;
extern const SegueRule segue_rule_time_repeated;
extern const SegueRule segue_rule_time_transcript;
extern const SegueRule segue_rule_time_unread;
extern const SegueRule segue_rule_title_empty;

/* All rules, in the order in which they are applied; %NULL-terminated. */
extern const SegueRule *const segue_rules[];

SegueProblem *segue_check_report          (SegueCheck       *check,
                                           const SegueRule  *rule,
                                           SegueSeverity     severity,
                                           guint             index,
                                           SegueSpan         span,
                                           const char       *message);
gboolean      segue_check_has_frames      (SegueCheck       *check);
SegueClock    segue_check_get_clock       (SegueCheck       *check);
char         *segue_check_format          (SegueCheck       *check,
                                           gint64            time);
gboolean      segue_check_sees_same_times (const SegueEntry *a,
                                           const SegueEntry *b);

/* Fixes that several rules offer */
SegueFix     *segue_fix_new_form          (SegueCheck       *check,
                                           SegueEntry       *entry,
                                           gint64            time);
SegueFix     *segue_fix_new_start       (SegueCheck       *check,
                                         SegueEntry       *entry,
                                         gint64            time);
SegueFix     *segue_fix_new_end         (SegueCheck       *check,
                                         SegueEntry       *entry,
                                         gint64            time);
void          segue_check_add_ends      (SegueCheck       *check,
                                         SegueProblem     *problem,
                                         SegueEntry       *entry,
                                         gint64            next);
SegueFix     *segue_fix_new_no_end      (SegueEntry       *entry);
SegueFix     *segue_fix_new_swap_ends   (SegueEntry       *entry,
                                         gint64            end);
SegueFix     *segue_fix_new_link_time   (SegueCheck       *check,
                                         SegueEntry       *entry,
                                         gint64            time);
SegueFix     *segue_fix_new_no_time     (SegueEntry       *entry);
SegueFix     *segue_fix_new_shift       (SegueCheck       *check,
                                         const SegueTimed *first,
                                         guint             n,
                                         gint64            delta);
SegueFix     *segue_fix_new_length      (SegueCheck       *check,
                                         const SegueTimed *first,
                                         guint             n,
                                         gint64            length);
SegueFix     *segue_fix_new_starts      (SegueCheck       *check,
                                         const SegueTimed *first,
                                         const gint64     *times,
                                         guint             n);
SegueFix     *segue_fix_new_move        (SegueCheck       *check,
                                         const SegueTimed *what,
                                         guint             n,
                                         const SegueTimed *place,
                                         gboolean          below);
SegueFix     *segue_fix_new_reverse     (SegueCheck       *check,
                                         guint             first,
                                         guint             n);
SegueFix     *segue_fix_new_remove_copy (SegueCheck       *check,
                                         GArray           *indices,
                                         guint             n_segments);
SegueFix     *segue_fix_new_swap        (SegueCheck       *check,
                                         const SegueTimed *first,
                                         const SegueTimed *second);

G_END_DECLS
