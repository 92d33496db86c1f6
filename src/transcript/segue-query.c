/* segue-query.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-query.h"

#include <math.h>
#include <string.h>

#include "transcript/segue-terms.h"

/* What two words that follow each other count, compared with one word. */
#define PHRASE 0.5
/* What the words of the description and of the link count, compared with those of the title. */
#define DESCRIPTION 0.3
/* What it counts that a word is said soon after the beginning, and that it is said within the segment. */
#define SOON 4.0
#define WITHIN 1.5
/* How soon, in milliseconds. */
#define WINDOW 60000.0
/* Shares of words that are said later are not counted. */
#define LEAST_SHARE 0.0067

/* The terms of one text of a segment while they are collected. */
typedef struct
{
  SegueQuery *query;
  SegueLexicon *lexicon;
  float weight;
} Collection;

static SegueQueryTerm *
get_term (const SegueQuery *self,
          guint             i)
{
  return &g_array_index (self->terms, SegueQueryTerm, i);
}

/* Adds a term, or raises its weight if the segment has it already. */
static void
collect (guint64     key,
         gboolean    is_phrase,
         const char *start,
         const char *end,
         gpointer    data)
{
  const Collection *self = data;
  const guint32 term = segue_lexicon_want (self->lexicon, key, is_phrase);
  const SegueQueryTerm added = { term, self->weight * (is_phrase ? PHRASE : 1) };

  g_array_append_val (self->query->terms, added);
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const SegueQueryTerm *first = a, *second = b;

  if (first->term != second->term)
    return first->term < second->term ? -1 : 1;

  return (first->weight < second->weight) - (first->weight > second->weight);
}

/* Keeps each term once, with the largest of its weights. */
static void
remove_doubles (SegueQuery *self)
{
  guint n = 0;

  g_array_sort (self->terms, compare_terms);
  for (guint i = 0; i < self->terms->len; i++)
    if (n == 0 || get_term (self, n - 1)->term != get_term (self, i)->term)
      *get_term (self, n++) = *get_term (self, i);
  g_array_set_size (self->terms, n);
}

/* Collects the terms of a segment, and adds them to the lexicon. */
void
segue_query_init (SegueQuery        *self,
                  const SegueWanted *wanted,
                  SegueLexicon      *lexicon)
{
  Collection collection = { self, lexicon, 1 };
  const char *link = wanted->link != NULL ? strstr (wanted->link, "://") : NULL;

  self->terms = g_array_new (FALSE, FALSE, sizeof (SegueQueryTerm));
  self->found = 0;
  segue_terms_scan (wanted->title, strlen (wanted->title), collect, &collection);
  collection.weight = DESCRIPTION;
  if (wanted->description != NULL)
    segue_terms_scan (wanted->description, strlen (wanted->description), collect, &collection);
  if (link != NULL)
    segue_terms_scan (link + 3, strlen (link + 3), collect, &collection);
  remove_doubles (self);
}

void
segue_query_clear (SegueQuery *self)
{
  g_clear_pointer (&self->terms, g_array_unref);
}

/* Weighs the terms by their rarity, once the lexicon is complete. Terms that are not said are dropped. */
void
segue_query_weigh (SegueQuery         *self,
                   const SegueLexicon *lexicon)
{
  double total = 0, found = 0;
  guint n = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const SegueTerm *term = segue_lexicon_get (lexicon, get_term (self, i)->term);
      const double weight = get_term (self, i)->weight * term->rarity;

      if (term->is_phrase && term->n == 0)
        continue;
      total += weight;
      if (term->n == 0 || weight <= 0)
        continue;
      found += weight;
      *get_term (self, n++) = (SegueQueryTerm){ get_term (self, i)->term, weight };
    }
  g_array_set_size (self->terms, n);
  for (guint i = 0; i < n; i++)
    get_term (self, i)->weight /= sqrt (total);
  self->found = total > 0 ? found / total : 0;
}

/* Tells whether the segment has a term. */
gboolean
segue_query_has (const SegueQuery   *self,
                 const SegueLexicon *lexicon,
                 guint64             key)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (segue_lexicon_get (lexicon, get_term (self, i)->term)->key == key)
      return TRUE;

  return FALSE;
}

/* Returns for each unit but the last how much of a share is left when the next one begins. */
float *
segue_query_make_decay (const SegueLexicon *lexicon)
{
  float *decay = g_new0 (float, lexicon->n_units);

  for (guint i = 0; i + 1 < lexicon->n_units; i++)
    decay[i] = exp ((lexicon->starts[i] - lexicon->starts[i + 1]) / WINDOW);

  return decay;
}

/* Returns the index of the first place of a term that is not before @unit. */
static guint32
find_place (const guint32 *places,
            guint32        n,
            guint          unit)
{
  guint32 low = 0, high = n;

  while (low < high)
    {
      const guint32 middle = low + (high - low) / 2;

      if (places[middle] < unit)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Adds what one mention of a term tells about the units before it, after the mention before. */
static void
add_mention (const SegueLexicon *lexicon,
             const float        *decay,
             double              weight,
             guint               mention,
             gint64              before,
             guint               low,
             guint               high,
             float              *scores)
{
  const gint64 last = before >= 0 ? before + 1 : 0;
  const double since = before >= 0 ? exp ((lexicon->starts[before] - lexicon->starts[mention]) / WINDOW) : 0;
  double share = 1;

  for (gint64 unit = mention; unit >= MAX (last, low); share *= decay[--unit])
    {
      if (share < LEAST_SHARE)
        return;
      /* the closer the mention before, the less a new one means a beginning */
      if (unit < high)
        scores[unit - low] += weight * (share - since);
      if (unit == 0)
        return;
    }
}

/* Adds to @scores of the units from @low to @high how much a beginning there fits to what is said soon after. @decay:
 * that of segue_query_make_decay(). */
void
segue_query_add_begin (const SegueQuery   *self,
                       const SegueLexicon *lexicon,
                       const float        *decay,
                       guint               low,
                       guint               high,
                       float              *scores)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const SegueTerm *term = segue_lexicon_get (lexicon, get_term (self, i)->term);
      const guint32 *places = lexicon->places + term->first;

      for (guint32 k = find_place (places, term->n, low); k < term->n; k++)
        {
          const gint64 before = k > 0 ? (gint64) places[k - 1] : -1;

          add_mention (lexicon, decay, SOON * get_term (self, i)->weight, places[k], before, low, high, scores);
          if (places[k] >= high)
            break;
        }
    }
}

/* Sets @sums to what the units from @low to each one up to @high tell about being within the segment, compared with the
 * whole recording. */
void
segue_query_sum_inside (const SegueQuery   *self,
                        const SegueLexicon *lexicon,
                        guint               low,
                        guint               high,
                        float              *sums)
{
  const double length = MAX (lexicon->end - lexicon->starts[0], 1000);
  double mean = 0, sum = 0;

  memset (sums, 0, sizeof (float) * (high - low + 1));
  for (guint i = 0; i < self->terms->len; i++)
    {
      const SegueTerm *term = segue_lexicon_get (lexicon, get_term (self, i)->term);
      const guint32 *places = lexicon->places + term->first;
      const double weight = WITHIN * get_term (self, i)->weight;

      mean += weight * term->n / length;
      for (guint32 k = find_place (places, term->n, low); k < term->n && places[k] < high; k++)
        sums[places[k] - low + 1] += weight;
    }
  for (guint unit = low; unit < high; unit++)
    {
      const gint64 end = unit + 1 < lexicon->n_units ? lexicon->starts[unit + 1] : lexicon->end;

      sum += sums[unit - low + 1] - mean * (end - lexicon->starts[unit]);
      sums[unit - low + 1] = sum;
    }
}
