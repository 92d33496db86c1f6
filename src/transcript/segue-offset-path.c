/* segue-offset-path.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-offset-path.h"

#include <math.h>

/* What was cut out of a recording or put into it changes the offset of all later marks, and between two changes the
 * offset is the same. The offsets are those with the best evidence, where each change and each removed segment
 * has a price. */

/* The distance of the offsets that are compared, in milliseconds, and their largest number. */
#define STEP 1000
#define MAX_OFFSETS 6000
/* How far offsets go beyond the difference of the lengths of both edits, in milliseconds. */
#define MARGIN 600000
/* A mark is made this much before the segment begins at most, and this much after it, in milliseconds. */
#define MOST_EARLY 1000
#define MOST_LATE 11000
/* How long the last segment is taken to be, in milliseconds. */
#define LAST_LENGTH 300000
/* The price of a change of the offset, of each minute of it, of one by something that was put in, and of each segment
 * that was removed. */
#define CHANGE 4.0f
#define CHANGE_BY_MINUTE 1.0f
#define ADDITION 1.0f
#define REMOVED 3.0f
/* At most so many neighbouring segments are removed. */
#define MAX_REMOVED 20
/* Evidence is divided by it. */
#define TEMPERATURE 1.5
/* What it counts that the words of a segment are said up to the next one. */
#define SPAN 0.5
/* The evidence that a place has without any words, and after the end of the transcript. */
#define NEUTRAL 1.0
#define BEYOND 0.5
/* Shorter cuts, in milliseconds, remove no segment. */
#define LEAST_CUT 25000
/* The length in milliseconds from which two cuts around a single segment are one. */
#define LEAST_JOINED_CUT 15000
/* A segment beside a cut of two minutes is removed below this evidence, and below more beside a longer one. */
#define LEAST_EVIDENCE 3.0
#define LEAST_EVIDENCE_BY_LENGTH 4.0
#define USUAL_CUT 120000.0
#define IMPOSSIBLE -1e30f
#define FIRST G_MAXUINT16 /* there is no kept segment before */

void
segue_offset_path_clear (SegueOffsetPath *self)
{
  for (guint i = 0; i < self->n_marks; i++)
    {
      g_free (self->marks[i].begin);
      g_free (self->marks[i].evidence);
      g_free (self->marks[i].best);
      g_free (self->marks[i].before);
      g_free (self->marks[i].skipped);
    }
  g_free (self->marks);
}

/* Collects the segments that have marks in rising order. */
void
segue_offset_path_init (SegueOffsetPath        *self,
                        const SegueSearchSpace *space)
{
  const guint n = space->n_wanted;
  gint64 last = -1, room;

  *self = (SegueOffsetPath){ .marks = g_new0 (SegueOffsetMark, n) };
  for (guint i = 0; i < n; i++)
    if (space->wanted[i].start > last)
      {
        last = space->wanted[i].start;
        self->marks[self->n_marks++] = (SegueOffsetMark){ .index = i, .mark = last };
      }
  for (guint i = 0; i < self->n_marks; i++)
    self->marks[i].next = i + 1 < self->n_marks ? self->marks[i + 1].mark : self->marks[i].mark + LAST_LENGTH;
  room = space->end - MAX (last, 0);
  self->first = MIN (room, 0) - MARGIN;
  room = MAX (room, 0) + MARGIN - self->first;
  self->step = MAX (STEP, room / MAX_OFFSETS);
  self->n_offsets = room / self->step + 1;
}

/* Sets @begin of a mark: for each offset, how much better it fits that the segment begins in the time before the moved
 * mark, compared with the average of the offsets. @scores: how well it fits to begin at each unit. */
static void
measure_begin (const SegueOffsetPath *self,
               const SegueLexicon    *lexicon,
               const float           *scores,
               SegueOffsetMark       *mark)
{
  double most = -G_MAXDOUBLE, mean = 0;
  guint n = 0;

  mark->begin = g_new (float, self->n_offsets);
  for (guint i = 0, low = 0, high = 0; i < self->n_offsets; i++)
    {
      const gint64 time = mark->mark + self->first + i * self->step;

      for (; high < lexicon->n_units && lexicon->starts[high] <= time + MOST_EARLY; high++)
        ;
      for (; low + 1 < high && lexicon->starts[low] < time - MOST_LATE; low++)
        ;
      mark->begin[i] = IMPOSSIBLE;
      if (time < 0 || time > lexicon->end)
        continue;
      for (guint unit = low; unit < high; unit++)
        mark->begin[i] = MAX (mark->begin[i], scores[unit] / TEMPERATURE);
      most = MAX (most, mark->begin[i]);
    }
  for (guint i = 0; i < self->n_offsets; i++)
    if (mark->begin[i] > IMPOSSIBLE / 2)
      {
        mean += exp (mark->begin[i] - most);
        n++;
      }
  mean = n > 0 ? most + log (mean / n) : 0;
  for (guint i = 0; i < self->n_offsets; i++)
    if (mark->begin[i] > IMPOSSIBLE / 2)
      mark->begin[i] += NEUTRAL - mean;
    else if (mark->mark + self->first + (gint64) i * self->step > lexicon->end)
      mark->begin[i] = BEYOND;
}

/* Sets the evidence of a mark for each offset. */
static void
measure_evidence (const SegueOffsetPath *self,
                  const SegueLexicon    *lexicon,
                  const float           *scores,
                  const float           *inside,
                  SegueOffsetMark       *mark)
{
  guint from = 0, to = 0;

  measure_begin (self, lexicon, scores, mark);
  mark->evidence = g_new (float, self->n_offsets);
  for (guint i = 0; i < self->n_offsets; i++)
    {
      const gint64 time = mark->mark + self->first + i * self->step;

      for (; from < lexicon->n_units && lexicon->starts[from] < time; from++)
        ;
      for (; to < lexicon->n_units && lexicon->starts[to] < time + mark->next - mark->mark; to++)
        ;
      mark->evidence[i] = mark->begin[i];
      if (time > 0)
        mark->evidence[i] += SPAN * (inside[to] - inside[from]) / TEMPERATURE;
    }
}

static void
improve (SegueOffsetMark *mark,
         guint            offset,
         float            value,
         guint            before,
         guint            skipped)
{
  if (value <= mark->best[offset])
    return;
  mark->best[offset] = value;
  mark->before[offset] = before;
  mark->skipped[offset] = skipped;
}

/* Considers that the offset falls after the mark @from, and that the marks between it and @to were removed with what
 * was cut out. The cut has the marks between, and nothing beside: so it is longer than the time between the removed
 * marks, and shorter than that between the kept ones. */
static void
consider_cut (const SegueOffsetPath *self,
              guint                  from,
              guint                  to)
{
  const SegueOffsetMark *before = &self->marks[from];
  SegueOffsetMark *mark = &self->marks[to];
  const guint skipped = to - from - 1;
  const gint64 least = skipped > 1 ? mark[-1].mark - before[1].mark : 0, most = mark->mark - before->mark;
  const guint low = MAX (least / self->step, 1), high = most / self->step;
  const float price = CHANGE + REMOVED * skipped, slope = CHANGE_BY_MINUTE * self->step / 60000;
  g_autofree guint32 *queue = g_new (guint32, self->n_offsets + 1);
  guint head = 0, tail = 0, next = low;

  /* @queue has the offsets from o + low to o + high whose values fall */
  for (guint o = 0; o + low < self->n_offsets; o++)
    {
      for (; next < self->n_offsets && next <= o + high; next++)
        {
          const float value = before->best[next] - slope * next;

          while (tail > head && before->best[queue[tail - 1]] - slope * queue[tail - 1] <= value)
            tail--;
          queue[tail++] = next;
        }
      while (head < tail && queue[head] < o + low)
        head++;
      if (head < tail)
        improve (mark, o, before->best[queue[head]] - price - slope * (queue[head] - o), queue[head], skipped);
    }
}

/* Considers that something was put in between the mark before @to and @to. */
static void
consider_addition (const SegueOffsetPath *self,
                   guint                  to)
{
  const SegueOffsetMark *before = &self->marks[to - 1];
  const float slope = CHANGE_BY_MINUTE * self->step / 60000;
  guint best = 0;

  for (guint o = 1; o < self->n_offsets; o++)
    {
      if (before->best[o - 1] + slope * (o - 1) > before->best[best] + slope * best)
        best = o - 1;
      improve (&self->marks[to], o, before->best[best] - CHANGE - ADDITION - slope * (o - best), best, 0);
    }
}

/* Finds the best way to reach each offset at one mark. */
static void
reach (const SegueOffsetPath *self,
       guint                  to)
{
  SegueOffsetMark *mark = &self->marks[to];

  mark->best = g_new (float, self->n_offsets);
  mark->before = g_new0 (guint32, self->n_offsets);
  mark->skipped = g_new0 (guint16, self->n_offsets);
  for (guint o = 0; o < self->n_offsets; o++)
    {
      mark->best[o] = to > 0 ? self->marks[to - 1].best[o] : 0;
      mark->before[o] = o;
      /* it is the first one that is kept */
      if (to == 0)
        mark->skipped[o] = FIRST;
      else if (to <= MAX_REMOVED)
        improve (mark, o, -(CHANGE + REMOVED * to), o, FIRST);
    }
  for (guint from = to > MAX_REMOVED ? to - MAX_REMOVED - 1 : 0; from < to; from++)
    consider_cut (self, from, to);
  if (to > 0)
    consider_addition (self, to);
  for (guint o = 0; o < self->n_offsets; o++)
    mark->best[o] += mark->evidence[o];
}

/* Returns the last mark that is kept, and sets @offset to its offset. */
static guint
find_last (const SegueOffsetPath *self,
           guint                 *offset)
{
  float most = -G_MAXFLOAT;
  guint last = 0;

  for (guint skipped = 0; skipped < self->n_marks && skipped <= MAX_REMOVED; skipped++)
    {
      const SegueOffsetMark *mark = &self->marks[self->n_marks - 1 - skipped];
      const float price = skipped > 0 ? CHANGE + REMOVED * skipped : 0;

      for (guint o = 0; o < self->n_offsets; o++)
        if (mark->best[o] - price > most)
          {
            most = mark->best[o] - price;
            last = mark - self->marks;
            *offset = o;
          }
    }

  return last;
}

/* Returns the next mark from @i on, or the one before in the direction of @step, that is kept; -1 for none. */
static int
find_kept (const SegueOffsetPath *self,
           const int             *offsets,
           int                    i,
           int                    step)
{
  while (i >= 0 && i < (int) self->n_marks && offsets[i] < 0)
    i += step;

  return i < (int) self->n_marks ? i : -1;
}

/* Tells whether a cut of @length may have removed the marks from @first to @last, and none beside. */
static gboolean
fits_cut (const SegueOffsetPath *self,
          int                    first,
          int                    last,
          int                    before,
          int                    after,
          gint64                 length)
{
  const SegueOffsetMark *marks = self->marks;

  return before >= 0 && after >= 0 && marks[last].mark - marks[first].mark < length &&
         marks[after].mark - marks[before].mark >= length;
}

/* Removes marks beside the cut between the kept marks @before and @after whose words are not said where they would be.
 * What was cut out has all marks that are removed, and neither of the kept ones around them. */
static void
widen_cut (const SegueOffsetPath *self,
           int                   *offsets,
           int                    before,
           int                    after)
{
  const gint64 length = (offsets[before] - offsets[after]) * self->step;
  const double least = LEAST_EVIDENCE + LEAST_EVIDENCE_BY_LENGTH * log (length / USUAL_CUT);

  while (before >= 0 && after >= 0)
    {
      const float left = self->marks[before].evidence[offsets[before]];
      const float right = self->marks[after].evidence[offsets[after]];
      const int earlier = find_kept (self, offsets, before - 1, -1), later = find_kept (self, offsets, after + 1, 1);
      const gboolean left_fits = left < least && fits_cut (self, before, after - 1, earlier, after, length) &&
                                 offsets[earlier] == offsets[before];
      const gboolean right_fits = right < least && fits_cut (self, before + 1, after, before, later, length) &&
                                  offsets[later] == offsets[after];

      if (left_fits && (!right_fits || left <= right))
        {
          offsets[before] = -1;
          before = earlier;
        }
      else if (right_fits)
        {
          offsets[after] = -1;
          after = later;
        }
      else
        return;
    }
}

/* Removes a mark that is alone between two cuts. It is likelier that one cut has taken it than that two of them have left
 * it over. */
static void
join_cuts (const SegueOffsetPath *self,
           int                   *offsets)
{
  int before = find_kept (self, offsets, 0, 1);
  int mark = before >= 0 ? find_kept (self, offsets, before + 1, 1) : -1;

  while (mark >= 0)
    {
      const int after = find_kept (self, offsets, mark + 1, 1);

      if (after >= 0 && (offsets[before] - offsets[mark]) * self->step >= LEAST_JOINED_CUT &&
          (offsets[mark] - offsets[after]) * self->step >= LEAST_JOINED_CUT)
        offsets[mark] = -1;
      else
        before = mark;
      mark = after;
    }
}

static void
widen_cuts (const SegueOffsetPath *self,
            int                   *offsets)
{
  for (int i = find_kept (self, offsets, 0, 1); i >= 0;)
    {
      const int after = find_kept (self, offsets, i + 1, 1);

      if (after >= 0 && (offsets[i] - offsets[after]) * self->step >= LEAST_CUT)
        widen_cut (self, offsets, i, after);
      i = after;
    }
}

/* Measures the evidence, and finds the best way to each offset. Returns FALSE if it was cancelled. */
gboolean
segue_offset_path_measure (SegueOffsetPath         *self,
                           const SegueSearchSpace  *space,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autofree float *places = segue_search_space_measure (space);
  g_autofree float *decay = segue_query_make_decay (space->lexicon);
  const guint n = space->lexicon->n_units;

  for (guint i = 0; i < self->n_marks; i++)
    {
      const SegueQuery *query = &space->queries[self->marks[i].index];
      g_autofree float *scores = g_memdup2 (places, sizeof (float) * n);
      g_autofree float *inside = g_new (float, n + 1);

      segue_query_add_begin (query, space->lexicon, decay, 0, n, scores);
      segue_query_sum_inside (query, space->lexicon, 0, n, inside);
      measure_evidence (self, space->lexicon, scores, inside, &self->marks[i]);
      reach (self, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Finds the best way to any offset at the end. Returns the offset of each mark, or -1 for marks that were removed. */
int *
segue_offset_path_find (const SegueOffsetPath *self)
{
  int *offsets = g_new (int, MAX (self->n_marks, 1));
  guint offset = 0;

  for (guint i = 0; i < self->n_marks; i++)
    offsets[i] = -1;
  for (guint i = find_last (self, &offset); self->n_marks > 0;)
    {
      const SegueOffsetMark *mark = &self->marks[i];

      offsets[i] = offset;
      if (mark->skipped[offset] == FIRST)
        break;
      i -= mark->skipped[offset] + 1;
      offset = mark->before[offset];
    }
  join_cuts (self, offsets);
  widen_cuts (self, offsets);

  return offsets;
}
