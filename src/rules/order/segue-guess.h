/* segue-guess.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-entry.h"
#include "core/text/segue-time.h"

G_BEGIN_DECLS

/**
 * SegueSlip:
 * @SEGUE_SLIP_NONE: no mistake
 * @SEGUE_SLIP_KEY: a digit is wrong, missing, doubled or swapped with its neighbour
 * @SEGUE_SLIP_SEPARATOR: another character stands for a colon
 * @SEGUE_SLIP_CARRY: seconds or minutes count on after 59
 * @SEGUE_SLIP_OVER: minutes count on after 59 beside an hour that is counted already: `1:61:00` for `1:01:00`
 * @SEGUE_SLIP_FIELD: a field too many, so that minutes are read as hours: `08:22:00` for `08:22`
 * @SEGUE_SLIP_HOURS: the hours are missing
 * @SEGUE_SLIP_LINK: another time than the one that its link leads to
 *
 * The mistake that explains why a timestamp is not the time that was meant.
 */
typedef enum
{
  SEGUE_SLIP_NONE,
  SEGUE_SLIP_KEY,
  SEGUE_SLIP_SEPARATOR,
  SEGUE_SLIP_CARRY,
  SEGUE_SLIP_OVER,
  SEGUE_SLIP_FIELD,
  SEGUE_SLIP_HOURS,
  SEGUE_SLIP_LINK,
} SegueSlip;

/**
 * SegueGuess:
 * @time: the time that may have been meant, in milliseconds
 * @cost: how unlikely the mistake is: the negative natural logarithm of its probability
 * @slip: the mistake
 *
 * A time that may have been meant by a timestamp.
 */
typedef struct
{
  gint64 time;
  double cost;
  SegueSlip slip;
} SegueGuess;

gint64 segue_guess_tail      (const SegueEntry *entry,
                              gsize            *length);
double segue_guess_form_cost (const char       *text,
                              gint64            time,
                              const SegueClock *clock);
void   segue_guess_times     (const char       *text,
                              const SegueClock *clock,
                              gint64            low,
                              gint64            high,
                              GArray           *guesses);

G_END_DECLS
