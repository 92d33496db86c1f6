/* segue-order-evidence.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/order/segue-order.h"

/* Decides by evidence which of two times that are out of order is wrong, and which time was meant. Without evidence this
 * is judged by the digits alone. */

/* How much likelier one of two starts must be for the other one to be blamed against the judgement by the digits. */
#define DECISIVE 2.0
/* Smaller probabilities are taken to be equal. */
#define LEAST_SUPPORT 1e-5
/* A time is offered because it is heard only if that is so likely. */
#define LEAST_CERTAINTY 0.3
/* Times that are no further apart, in milliseconds, agree. */
#define NEAR 20000

static gboolean
get_evidence (SegueCheck       *check,
              const SegueTimed *stamp,
              SegueEvidence    *evidence)
{
  return stamp->time != SEGUE_TIME_NONE &&
         check->evidence (segue_entry_get_id (stamp->entry), stamp->time, evidence, check->evidence_data);
}

/* Returns the index of the timestamp that shows that the order is wrong, or SEGUE_NO_STAMP. */
static guint
find_rival (const SegueCheck   *check,
            const SegueMistake *mistake)
{
  const int step = mistake->kind == SEGUE_MISTAKE_EARLY ? -1 : 1;

  for (guint i = mistake->first + step; i < check->n_stamps; i += step)
    if (check->stamps[i].time != SEGUE_TIME_NONE && segue_entry_get_start (check->stamps[i].entry) == mistake->other)
      return i;

  return SEGUE_NO_STAMP;
}

/* Returns the nearest time before (step -1) or after (step 1) a timestamp, or @otherwise. */
static gint64
find_neighbour (const SegueCheck *check,
                guint             index,
                int               step,
                gint64            otherwise)
{
  for (guint i = index + step; i < check->n_stamps; i += step)
    if (check->stamps[i].time != SEGUE_TIME_NONE)
      return check->stamps[i].time;

  return otherwise;
}

static void
add_choice (SegueVerdict *verdict,
            gint64        time)
{
  for (guint i = 0; i < verdict->n_choices; i++)
    if (verdict->choices[i] == time)
      return;
  if (verdict->n_choices < SEGUE_MAX_CHOICES)
    verdict->choices[verdict->n_choices++] = time;
}

/* Adds the times that may have been typed wrongly: with @near those that agree with @heard, else all. */
static void
add_guesses (SegueVerdict *verdict,
             const GArray *guesses,
             gint64        heard,
             gboolean      near)
{
  for (guint i = 0; i < guesses->len; i++)
    {
      const gint64 time = g_array_index (guesses, SegueGuess, i).time;

      if (!near || ABS (time - heard) <= NEAR)
        add_choice (verdict, time);
    }
}

static int
compare_guesses (gconstpointer a,
                 gconstpointer b)
{
  const SegueGuess *first = a, *second = b;

  if (first->cost < second->cost || first->cost > second->cost)
    return first->cost < second->cost ? -1 : 1;

  return (first->time > second->time) - (first->time < second->time);
}

/* Puts first the times that may have been meant and agree with what is heard, then the heard one itself, then those
 * that were found without evidence. */
static void
choose_times (SegueCheck          *check,
              SegueMistake        *mistake,
              const SegueEvidence *evidence)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];
  const gint64 low = find_neighbour (check, mistake->first, -1, 0);
  const gint64 high = find_neighbour (check, mistake->first, 1, SEGUE_TIME_MAX);
  const gboolean heard = evidence->heard != SEGUE_TIME_NONE && evidence->certainty >= LEAST_CERTAINTY &&
                         evidence->heard >= low && evidence->heard <= high;
  const SegueVerdict before = mistake->verdict;
  const SegueClock clock = segue_entry_get_clock (stamp->entry);
  g_autofree char *text = segue_entry_dup_start_text (stamp->entry);
  g_autoptr(GArray) guesses = g_array_new (FALSE, FALSE, sizeof (SegueGuess));

  if (low > high || (before.n_choices > 0 && !heard))
    return;
  segue_guess_times (text, &clock, low, high, guesses);
  g_array_sort (guesses, compare_guesses);
  mistake->verdict.n_choices = 0;
  mistake->heard = SEGUE_TIME_NONE;
  if (heard)
    {
      mistake->heard = evidence->heard / 1000 * 1000;
      for (guint i = 0; i < before.n_choices; i++)
        if (ABS (before.choices[i] - evidence->heard) <= NEAR)
          add_choice (&mistake->verdict, before.choices[i]);
      add_guesses (&mistake->verdict, guesses, evidence->heard, TRUE);
      add_choice (&mistake->verdict, mistake->heard);
    }
  for (guint i = 0; i < before.n_choices; i++)
    add_choice (&mistake->verdict, before.choices[i]);
  add_guesses (&mistake->verdict, guesses, 0, FALSE);
  if (mistake->verdict.n_choices == 0)
    return;
  mistake->verdict.kind = SEGUE_VERDICT_MADE;
  mistake->verdict.time = mistake->verdict.choices[0];
}

/* Blames the other one of two timestamps. */
static void
turn (SegueCheck   *check,
      SegueMistake *mistake,
      guint         rival)
{
  const SegueTimed *stamp = &check->stamps[mistake->first];

  mistake->kind = rival < mistake->first ? SEGUE_MISTAKE_LATE : SEGUE_MISTAKE_EARLY;
  mistake->other = segue_entry_get_start (stamp->entry);
  mistake->first = rival;
  mistake->verdict = (SegueVerdict){ .kind = SEGUE_VERDICT_LOST };
  mistake->above = mistake->below = SEGUE_NO_STAMP;
  mistake->swap = FALSE;
}

/**
 * segue_order_weigh_evidence:
 * @check: a check whose timestamps have been judged
 *
 * Judges single times that are out of order once more, by evidence.
 */
void
segue_order_weigh_evidence (SegueCheck *check)
{
  for (guint i = 0; check->evidence != NULL && i < check->mistakes->len; i++)
    {
      SegueMistake *mistake = &g_array_index (check->mistakes, SegueMistake, i);
      SegueEvidence own, other;
      guint rival;

      if ((mistake->kind != SEGUE_MISTAKE_EARLY && mistake->kind != SEGUE_MISTAKE_LATE) || mistake->n > 1 ||
          !get_evidence (check, &check->stamps[mistake->first], &own))
        continue;
      rival = find_rival (check, mistake);
      if (rival != SEGUE_NO_STAMP && get_evidence (check, &check->stamps[rival], &other) &&
          own.support + LEAST_SUPPORT > DECISIVE * (other.support + LEAST_SUPPORT))
        {
          turn (check, mistake, rival);
          own = other;
        }
      choose_times (check, mistake, &own);
    }
}
