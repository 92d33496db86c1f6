/* segue-checker-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rules/segue-checker.h"
#include "rules/segue-rule.h"

G_BEGIN_DECLS

/* What the checker caches about one entry. The cells form one array, so that a check of all times reads it in order
 * instead of dereferencing every entry. */
typedef struct
{
  SegueEntry *entry;      /* borrowed from the episode */
  GPtrArray *problems;    /* found by the rules that look at single entries; NULL if there are none */
  gint64 time;            /* start in milliseconds, or SEGUE_TIME_NONE */
  guint spoken;           /* times of a transcript in the text */
  guint8 malformed;       /* whether the timestamp cannot be read */
  guint8 frames;          /* whether the timestamp has frames after its seconds */
  guint8 exact;           /* whether the timestamp has a fraction of a second, or digits after it */
  guint8 after_end;       /* whether the timestamp is a range that ends before it starts */
  guint8 links_elsewhere; /* whether the link of the timestamp leads to another time */
  guint link;             /* hash of the link of a title, or 0 if there is none */
} SegueCell;

/**
 * SegueChecker:
 *
 * Checks an episode repeatedly while it is edited.
 *
 * The problems that concern a single entry are cached with the entry, and computed again only for entries that have
 * changed since the last check. Rules that look at all times run again only if a time or the order of the entries has
 * changed.
 */
struct _SegueChecker
{
  SegueEpisode *episode;  /* the episode of the last check; NULL if the next check must be a full one */
  SegueEpisode *previous; /* the head of the previous episode, or NULL */
  char **noted;           /* ids of the rules whose problems are notes, or NULL */
  SegueCheckFlags flags;  /* of the last check */
  gint64 duration;        /* of the recording in milliseconds, or SEGUE_TIME_NONE */
  gint64 measured;        /* the same where the notes do not say it */
  SegueEvidenceFunc evidence; /* NULL for none */
  gpointer evidence_data;
  SegueEpisode *listed;   /* the list in the front matter, which the notes repeat, or NULL */
  gboolean has_pairs;     /* whether two segments in a row have the same time */
  GArray *cells;          /* of SegueCell, one for each entry */
  guint next;             /* the entries from here to @end are still to be checked, none if it is not less than @end */
  guint end;
  gboolean differs;       /* whether an entry had or has problems, until the check is done */
  gboolean other_times;   /* whether the rules that look at all times have to run, until the check is done */
  GArray *by_times;       /* of SegueFinding: the findings of the rules that look at all times */
  GPtrArray *problems;    /* of SegueProblem: the result of the last check, in the order of the lines */
  /* Scratch arrays of check_times(), kept to avoid allocating them for every check. */
  GArray *timed;
  GArray *stamps;
  GArray *mistakes;
  GArray *placeholders;
  GArray *malformed;
};

void segue_checker_find_timed        (SegueChecker *self);
void segue_checker_take_placeholders (SegueChecker *self);
void segue_checker_merge_stamps      (SegueChecker *self,
                                      SegueCheck   *check);

G_END_DECLS
