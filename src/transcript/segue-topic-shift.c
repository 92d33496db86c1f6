/* segue-topic-shift.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-topic-shift.h"

#include <math.h>

/* Measures where the topic changes: where the words of the minute before and those of the minute after are less alike
 * than they are nearby (Hearst, "TextTiling", 1997). */

/* How long before and after a place the words are compared, in milliseconds. */
#define WINDOW 60000

/* A word that is said in more of the half minutes tells nothing. */
#define MOST_BLOCKS 0.3

/* The change is given in standard deviations, up to this number. */
#define MOST_DEVIATIONS 2

/* Two windows that are moved through the units. */
typedef struct
{
  const SegueLexicon *lexicon;
  guint32 *left;  /* for each term, how many units before have it */
  guint32 *right;
  double product; /* of the weights of the terms on both sides */
  double left_square;
  double right_square;
} Windows;

/* Adds a unit to a window, or removes it. */
static void
change (Windows *self,
        guint    unit,
        int      left,
        int      right)
{
  const SegueLexicon *lexicon = self->lexicon;
  const guint32 *said = (const guint32 *) (gpointer) lexicon->said->data;
  const double most = lexicon->n_blocks * MOST_BLOCKS;

  for (guint32 i = lexicon->said_first[unit]; i < lexicon->said_first[unit + 1]; i++)
    {
      const SegueTerm *term = segue_lexicon_get (lexicon, said[i]);
      guint32 *l = &self->left[said[i]], *r = &self->right[said[i]];
      double weight;

      if (term->is_phrase || term->n < 2 || term->n_blocks > most)
        continue;
      weight = term->rarity * term->rarity;
      self->product -= weight * *l * *r;
      self->left_square -= weight * *l * *l;
      self->right_square -= weight * *r * *r;
      *l += left;
      *r += right;
      self->product += weight * *l * *r;
      self->left_square += weight * *l * *l;
      self->right_square += weight * *r * *r;
    }
}

/* Returns how alike the words before and after each unit are, from 0 to 1. */
static float *
measure_likeness (const SegueLexicon *lexicon)
{
  const guint n = lexicon->n_units;
  float *likeness = g_new (float, n);
  g_autofree guint32 *left = g_new0 (guint32, lexicon->terms->len);
  g_autofree guint32 *right = g_new0 (guint32, lexicon->terms->len);
  Windows windows = { .lexicon = lexicon, .left = left, .right = right };

  for (guint i = 0, low = 0, high = 0; i < n; i++)
    {
      if (i > 0)
        change (&windows, i - 1, 1, -1);
      for (; high < n && lexicon->starts[high] < lexicon->starts[i] + WINDOW; high++)
        change (&windows, high, 0, 1);
      for (; low < i && lexicon->starts[low] < lexicon->starts[i] - WINDOW; low++)
        change (&windows, low, -1, 0);
      likeness[i] = windows.product / sqrt (MAX (windows.left_square * windows.right_square, 1e-9));
    }

  return likeness;
}

/* Measures how much the topic changes where each unit begins, from -MOST_DEVIATIONS to MOST_DEVIATIONS. */
float *
segue_topic_shift_measure (const SegueLexicon *lexicon)
{
  const guint n = lexicon->n_units;
  g_autofree float *likeness = measure_likeness (lexicon);
  g_autofree double *sums = g_new0 (double, n + 1);
  float *shift = g_new (float, n);
  double sum = 0, squares = 0, deviation;

  for (guint i = 0; i < n; i++)
    sums[i + 1] = sums[i] + likeness[i];
  for (guint i = 0, low = 0, high = 0; i < n; i++)
    {
      while (high < n && lexicon->starts[high] < lexicon->starts[i] + WINDOW)
        high++;
      while (lexicon->starts[low] < lexicon->starts[i] - WINDOW)
        low++;
      shift[i] = (sums[high] - sums[low]) / MAX (high - low, 1) - likeness[i];
      sum += shift[i];
      squares += shift[i] * shift[i];
    }
  deviation = sqrt (MAX (squares / n - (sum / n) * (sum / n), 1e-12));
  for (guint i = 0; i < n; i++)
    shift[i] = CLAMP (shift[i] / deviation, -MOST_DEVIATIONS, MOST_DEVIATIONS);

  return shift;
}
