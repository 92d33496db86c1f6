/* segue-order.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/order/segue-guess.h"
#include "rules/segue-rule.h"

G_BEGIN_DECLS

/* Finds the mistakes in a list of timestamps. Every timestamp is either kept, or explained by a mistake. The explanation
 * of a list is the one with the lowest cost: mistakes have costs, and so have times that are out of order or unusually
 * far apart. */

#define SEGUE_MINUTE G_GINT64_CONSTANT (60000)
#define SEGUE_HOUR (60 * SEGUE_MINUTE)

/* A time is far from the one before if the distance is SEGUE_FAR_FACTOR times the average of the other distances, and
 * at least SEGUE_FAR_GAP milliseconds. */
#define SEGUE_FAR_FACTOR 6
#define SEGUE_FAR_GAP (10 * SEGUE_MINUTE)

/* The largest number of other times that are offered for one timestamp. */
#define SEGUE_MAX_CHOICES 3

/**
 * SegueVerdictKind:
 * @SEGUE_VERDICT_KEPT: the time is right
 * @SEGUE_VERDICT_MADE: another time was meant
 * @SEGUE_VERDICT_MOVED: the segment stands at the wrong place
 * @SEGUE_VERDICT_SWAPPED: the segment belongs before the one before it
 * @SEGUE_VERDICT_LOST: the time cannot be explained
 *
 * What is wrong with a timestamp.
 */
typedef enum
{
  SEGUE_VERDICT_KEPT,
  SEGUE_VERDICT_MADE,
  SEGUE_VERDICT_MOVED,
  SEGUE_VERDICT_SWAPPED,
  SEGUE_VERDICT_LOST,
} SegueVerdictKind;

/**
 * SegueVerdict:
 * @kind: what is wrong
 * @slip: the mistake that was made when the time was typed, if @kind is %SEGUE_VERDICT_MADE
 * @time: the time that was meant, in milliseconds
 * @n_choices: number of @choices
 * @choices: the times that may have been meant, the likeliest first
 *
 * The judgement of a timestamp.
 */
typedef struct
{
  SegueVerdictKind kind;
  SegueSlip slip;
  gint64 time;
  guint n_choices;
  gint64 choices[SEGUE_MAX_CHOICES];
} SegueVerdict;

/**
 * SegueList:
 * @stamps: (array length=n): the timestamps in the order of the lines; malformed ones have the time %SEGUE_TIME_NONE
 * @n: number of timestamps
 * @clock: how the notes write times
 * @gap: the usual distance of two times, in milliseconds
 * @earliest: the earliest time, in milliseconds
 * @latest: the latest time, in milliseconds
 * @second: the second latest time
 * @grid: most times are multiples of this number of milliseconds
 * @settled: (array length=n): for each timestamp, whether it is in order with all of the others
 * @paired: whether most times stand there twice, as in notes in two languages
 * @exact: whether many times have a fraction of a second
 * @joined: whether most segments begin where the range of the one before ends
 *
 * A list of timestamps that should be in order.
 */
typedef struct
{
  const SegueTimed *stamps;
  guint n;
  SegueClock clock;
  double gap;
  gint64 earliest;
  gint64 latest;
  gint64 second;
  gint64 grid;
  const gboolean *settled;
  gboolean paired;
  gboolean exact;
  gboolean joined;
} SegueList;

/**
 * SegueMistakeKind:
 * @SEGUE_MISTAKE_MALFORMED: the timestamp cannot be read
 * @SEGUE_MISTAKE_EARLY: the time is earlier than one before
 * @SEGUE_MISTAKE_LATE: the time is later than one after
 * @SEGUE_MISTAKE_RUN: the time is the first of several that lack hours
 * @SEGUE_MISTAKE_ODD: the time does not fit the times around it
 * @SEGUE_MISTAKE_BACKWARDS: the time is the first of a list that runs backwards
 * @SEGUE_MISTAKE_RESTART: the times start again from zero
 * @SEGUE_MISTAKE_COPY: the time is the first of a list that repeats the list before
 *
 * What is wrong with a timestamp or with several consecutive ones.
 */
typedef enum
{
  SEGUE_MISTAKE_MALFORMED,
  SEGUE_MISTAKE_EARLY,
  SEGUE_MISTAKE_LATE,
  SEGUE_MISTAKE_RUN,
  SEGUE_MISTAKE_ODD,
  SEGUE_MISTAKE_BACKWARDS,
  SEGUE_MISTAKE_RESTART,
  SEGUE_MISTAKE_COPY,
} SegueMistakeKind;

/* No timestamp, where the index of one is expected. */
#define SEGUE_NO_STAMP G_MAXUINT

/**
 * SegueMistake:
 * @kind: what is wrong
 * @first: index of the first timestamp that it concerns
 * @n: number of timestamps
 * @start: index of the first timestamp that was considered
 * @end: index after the last one
 * @other: the time that shows that the order is wrong, in milliseconds
 * @verdict: the judgement of the first timestamp
 * @times: (nullable) (array length=n): the times that were meant, if all timestamps have the same mistake
 * @above: the timestamp above which the segments belong, or %SEGUE_NO_STAMP
 * @below: the timestamp below which the segments belong, if they belong at the end, or %SEGUE_NO_STAMP
 * @swap: whether swapping the time with the one before puts both in order
 * @heard: where the segment is heard, in milliseconds, if that is offered, else 0 or %SEGUE_TIME_NONE
 *
 * A mistake in the timestamps of an episode.
 */
typedef struct
{
  SegueMistakeKind kind;
  guint first;
  guint n;
  guint start;
  guint end;
  gint64 other;
  SegueVerdict verdict;
  gint64 *times;
  guint above;
  guint below;
  gboolean swap;
  gint64 heard;
} SegueMistake;

/**
 * SegueListStart:
 * @SEGUE_LIST_NONE: no other list starts there
 * @SEGUE_LIST_NEW: the list of another recording
 * @SEGUE_LIST_COPY: the same list again
 * @SEGUE_LIST_TRANSLATION: the same times with other titles
 * @SEGUE_LIST_PART: the times start again from zero
 *
 * How a list of timestamps starts after another one.
 */
typedef enum
{
  SEGUE_LIST_NONE,
  SEGUE_LIST_NEW,
  SEGUE_LIST_COPY,
  SEGUE_LIST_TRANSLATION,
  SEGUE_LIST_PART,
} SegueListStart;

/**
 * SegueTwins:
 * @times: for each timestamp, the index of the first one with the same time
 * @titles: (nullable): for each timestamp, the index of the first one with the same title; %NULL if few times are the same
 * @budget: how many more timestamps are compared
 * @begin: no copy begins before this timestamp
 *
 * Which timestamps are the same.
 */
typedef struct
{
  guint *times;
  guint *titles;
  gsize budget;
  guint begin;
} SegueTwins;

void           segue_twins_find           (SegueTwins         *self,
                                           SegueCheck         *check);
void           segue_twins_clear          (SegueTwins         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueTwins, segue_twins_clear)

void           segue_order_set_reach      (SegueCheck         *check,
                                           const SegueMistake *mistake,
                                           SegueProblem       *problem);
SegueListStart segue_order_start_list     (SegueCheck         *check,
                                           SegueTwins         *twins,
                                           guint               start,
                                           guint               i);
guint          segue_order_find_copy_end  (const SegueTwins   *twins,
                                           guint               start,
                                           guint               i,
                                           guint               end);
gboolean       segue_order_is_in_copy     (SegueCheck         *check,
                                           guint              *cursor,
                                           guint               index);
gboolean       segue_order_runs_backwards (SegueCheck         *check,
                                           guint               start,
                                           guint               end);
void           segue_order_judge_list     (SegueCheck         *check,
                                           guint               start,
                                           guint               end,
                                           gboolean            backwards);
void           segue_order_add_mistakes   (SegueCheck         *check,
                                           const SegueList    *list,
                                           const SegueVerdict *verdicts,
                                           const guint        *part_ends,
                                           guint               offset,
                                           gboolean            backwards);
gint64         segue_order_day_length     (const SegueEntry   *entry);
gboolean       segue_order_is_midnight    (const SegueTimed   *first,
                                           const SegueTimed   *before,
                                           const SegueEntry   *entry,
                                           gint64              time);
void           segue_order_judge          (SegueCheck         *check);
void           segue_order_weigh_evidence (SegueCheck         *check);

gboolean       segue_order_are_exact      (guint               n_exact,
                                           guint               n);
gboolean       segue_order_is_inexact     (const SegueTimed   *stamp,
                                           gboolean            exact);
void           segue_list_measure         (SegueList          *self);
gboolean       segue_order_same_numbers   (const SegueEntry   *a,
                                           const SegueEntry   *b);
gboolean       segue_list_counts_on       (const SegueList    *self,
                                           guint               i);
double         segue_list_gap_cost        (const SegueList    *self,
                                           gint64              gap);
void           segue_list_find_exchanged  (const SegueList    *self,
                                           const SegueVerdict *verdicts,
                                           GArray             *pairs);
void           segue_list_solve           (const SegueList    *self,
                                           guint               start,
                                           guint               end,
                                           const gboolean     *suspect,
                                           double              caution,
                                           SegueVerdict       *verdicts);

G_END_DECLS
