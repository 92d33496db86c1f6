/* segue-kept-parts.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "transcript/segue-kept-parts.h"

#include "core/edit/segue-time-map.h"

/* A mark that would be less than this before the beginning of the new recording is taken for its beginning: live marks
 * are made some seconds late. Milliseconds. */
#define EARLY 15000

struct _SegueKeptParts
{
  GArray *parts; /* of SegueKeptPart, ascending; each has a mark */
  GArray *marks; /* of gint64, ascending and different */
};

static SegueKeptPart *
get_part (const SegueKeptParts *self,
          guint                 index)
{
  return &g_array_index (self->parts, SegueKeptPart, index);
}

/* Returns a mark, or SEGUE_TIME_MAX after the last one. */
static gint64
get_mark (const SegueKeptParts *self,
          guint                 index)
{
  return index < self->marks->len ? g_array_index (self->marks, gint64, index) : SEGUE_TIME_MAX;
}

/* Returns the index of the first mark that is not before @time. */
static guint
find_mark (const SegueKeptParts *self,
           gint64                time)
{
  guint low = 0, high = self->marks->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->marks, gint64, middle) < time)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Returns the first mark that is not before @time, or SEGUE_TIME_MAX. */
static gint64
get_next_mark (const SegueKeptParts *self,
               gint64                time)
{
  return get_mark (self, find_mark (self, time));
}

static gboolean
has_mark (const SegueKeptParts *self,
          gint64                from,
          gint64                to)
{
  return find_mark (self, from) < find_mark (self, to);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Collects the marks, and a part for each stretch that reaches from its first mark to its last one. Parts move by whole
 * seconds: it is not known better. */
static void
collect (SegueKeptParts   *self,
         SegueRealignment *realignment)
{
  guint n = 0;

  for (guint i = 0; i < segue_realignment_get_n (realignment); i++)
    {
      const SegueRealigned *one = segue_realignment_get (realignment, i);

      if (one->mark < 0)
        continue;
      g_array_append_val (self->marks, one->mark);
      if (one->start == SEGUE_TIME_NONE)
        continue;
      if (self->parts->len == 0 || one->stretch != n)
        {
          const gint64 offset = segue_realignment_get_stretch (realignment, one->stretch)->offset;
          const SegueKeptPart part = { one->mark, one->mark, 0, (offset + (offset < 0 ? -500 : 500)) / 1000 * 1000 };

          g_array_append_val (self->parts, part);
          n = one->stretch;
        }
      get_part (self, self->parts->len - 1)->to = one->mark + 1;
    }
  g_array_sort (self->marks, compare_marks);
  for (guint i = 1; i < self->marks->len;)
    if (g_array_index (self->marks, gint64, i) == g_array_index (self->marks, gint64, i - 1))
      g_array_remove_index (self->marks, i);
    else
      i++;
}

/* Returns how much the recording loses between two parts at least. */
static gint64
get_loss (const SegueKeptParts *self,
          guint                 index)
{
  return MAX (get_part (self, index - 1)->offset - get_part (self, index)->offset, 0);
}

/* Sets the end of the part before @index and the beginning of @index: what lies between the marks of both was removed.
 * A part that was removed is as long as the recording gets shorter, and all marks between are in it. */
static void
set_gap (SegueKeptParts *self,
         guint           index)
{
  SegueKeptPart *before = get_part (self, index - 1), *part = get_part (self, index);
  const gint64 loss = get_loss (self, index), first = get_next_mark (self, before->to);
  const gint64 end = part->from;

  before->to = MAX (before->to, MIN (first, end - loss));
  part->from = loss > 0 ? MIN (end, before->to + loss) : end;
  part->lead = get_next_mark (self, part->from) - part->from;
}

/**
 * segue_kept_parts_new:
 * @realignment: marks of one edit of a recording, carried over to another one
 *
 * Finds the parts of the old recording that the new one has.
 *
 * Returns: (transfer full): the parts, which are none if no mark was carried over
 */
SegueKeptParts *
segue_kept_parts_new (SegueRealignment *realignment)
{
  SegueKeptParts *self = g_new0 (SegueKeptParts, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (SegueKeptPart));
  self->marks = g_array_new (FALSE, FALSE, sizeof (gint64));
  collect (self, realignment);
  for (guint i = 1; i < self->parts->len; i++)
    set_gap (self, i);
  if (self->parts->len > 0)
    {
      SegueKeptPart *first = get_part (self, 0), *last = get_part (self, self->parts->len - 1);

      if (!has_mark (self, 0, first->from))
        first->from = 0;
      last->to = get_next_mark (self, last->to);
    }

  return self;
}

/**
 * segue_kept_parts_free:
 * @self: (transfer full): parts
 *
 * Frees the parts.
 */
void
segue_kept_parts_free (SegueKeptParts *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * segue_kept_parts_get_n:
 * @self: parts
 *
 * Returns: the number of parts
 */
guint
segue_kept_parts_get_n (const SegueKeptParts *self)
{
  return self->parts->len;
}

/**
 * segue_kept_parts_get:
 * @self: parts
 * @index: the index of a part
 *
 * Returns: (transfer none): the part
 */
const SegueKeptPart *
segue_kept_parts_get (const SegueKeptParts *self,
                      guint                 index)
{
  return get_part (self, index);
}

/**
 * segue_kept_parts_find:
 * @self: one part or more
 * @mark: a time of the old recording, in milliseconds
 * @index: (out): the part it is in, or else the last one before it, or the first one
 *
 * Finds the part in which a mark is.
 *
 * Returns: whether the new recording has it
 */
gboolean
segue_kept_parts_find (const SegueKeptParts *self,
                       gint64                mark,
                       guint                *index)
{
  *index = 0;
  while (*index + 1 < self->parts->len && get_part (self, *index + 1)->from <= mark)
    (*index)++;

  return mark >= get_part (self, *index)->from && mark < get_part (self, *index)->to &&
         mark + get_part (self, *index)->offset > -EARLY;
}

/**
 * segue_kept_parts_move:
 * @self: parts
 * @mark: a time of the old recording that the new one has, in milliseconds
 * @index: the part it is in
 *
 * Carries a time over.
 *
 * Returns: the time in the new recording, in milliseconds
 */
gint64
segue_kept_parts_move (const SegueKeptParts *self,
                       gint64                mark,
                       guint                 index)
{
  return MAX (mark + get_part (self, index)->offset, 0);
}

/* Lets the first part begin with the mark after its first one, or before it. */
static gboolean
step_begin (SegueKeptParts *self,
            int             direction)
{
  SegueKeptPart *part = get_part (self, 0);
  const guint first = find_mark (self, MAX (part->from, 1 - EARLY - part->offset));
  const gint64 mark = get_mark (self, first + direction);

  if ((first == 0 && direction < 0) || mark >= part->to || mark + part->offset <= -EARLY)
    return FALSE;

  part->from = first + direction > 0 ? mark : 0;

  return TRUE;
}

/* Lets the last part end with the mark after its last one, or before it. */
static gboolean
step_end (SegueKeptParts *self,
          int             direction)
{
  SegueKeptPart *part = get_part (self, self->parts->len - 1);
  const guint end = find_mark (self, part->to);

  if ((direction > 0 && end == self->marks->len) || !has_mark (self, part->from, get_mark (self, end + direction)))
    return FALSE;

  part->to = get_mark (self, end + direction);

  return TRUE;
}

/**
 * segue_kept_parts_step:
 * @self: one part or more
 * @index: the index of a part, or the number of parts for the end of the last one
 * @direction: -1 for earlier, 1 for later
 *
 * Moves the boundary before a part, so that the part begins with the mark before its first one or with the one after it.
 * What was removed there keeps its length and its distance to that mark, so that a step back undoes a step.
 *
 * Returns: %FALSE if there is no such mark, or if a part would have no mark left; nothing has changed then
 */
gboolean
segue_kept_parts_step (SegueKeptParts *self,
                       guint           index,
                       int             direction)
{
  SegueKeptPart *before, *part;
  guint first;
  gint64 from, to;

  if (index == 0)
    return step_begin (self, direction);
  if (index == self->parts->len)
    return step_end (self, direction);

  before = get_part (self, index - 1);
  part = get_part (self, index);
  first = find_mark (self, part->from) + direction;
  from = MAX (get_mark (self, first) - part->lead, get_mark (self, first - 1) + 1);
  to = from - (part->from - before->to);
  if (!has_mark (self, before->from, to) || !has_mark (self, from, part->to))
    return FALSE;

  before->to = to;
  part->from = from;

  return TRUE;
}

/* Fits what was removed before the part @index to the offsets around it. Returns FALSE if the part before would have no
 * mark left. */
static gboolean
fit_gap (SegueKeptParts *self,
         guint           index)
{
  SegueKeptPart *before = get_part (self, index - 1), *part = get_part (self, index);
  gint64 length = get_loss (self, index);

  if (has_mark (self, before->to, part->from))
    length = MAX (length, part->from - before->to);
  before->to = part->from - length;

  return has_mark (self, before->from, before->to);
}

/**
 * segue_kept_parts_nudge:
 * @self: one part or more
 * @index: the index of a part
 * @amount: milliseconds
 *
 * Moves the times of one part.
 *
 * Returns: %FALSE if that is not possible; nothing has changed then
 */
gboolean
segue_kept_parts_nudge (SegueKeptParts *self,
                        guint           index,
                        gint64          amount)
{
  g_autofree SegueKeptPart *old = g_memdup2 (self->parts->data, sizeof (SegueKeptPart) * self->parts->len);
  SegueKeptPart *part = get_part (self, index);

  part->offset += amount;
  if (ABS (part->offset) <= SEGUE_TIME_MAX && (index == 0 || fit_gap (self, index)) &&
      (index + 1 == self->parts->len || fit_gap (self, index + 1)))
    return TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    *get_part (self, i) = old[i];

  return FALSE;
}

/**
 * segue_kept_parts_divide:
 * @self: one part or more
 * @mark: a mark
 *
 * Makes a part of its own of a mark and what follows it in its part. It can then be nudged.
 *
 * Returns: %FALSE if a part begins with the mark, or if the mark is in no part
 */
gboolean
segue_kept_parts_divide (SegueKeptParts *self,
                         gint64          mark)
{
  guint index;
  SegueKeptPart second;

  if (!segue_kept_parts_find (self, mark, &index) || !has_mark (self, get_part (self, index)->from, mark))
    return FALSE;

  second = *get_part (self, index);
  second.from = mark;
  second.lead = 0;
  get_part (self, index)->to = mark;
  g_array_insert_val (self->parts, index + 1, second);

  return TRUE;
}

/**
 * segue_kept_parts_join:
 * @self: parts
 * @index: the index of a part
 *
 * Joins a part to the one before it, with what was removed between them.
 *
 * Returns: %FALSE if it is the first one
 */
gboolean
segue_kept_parts_join (SegueKeptParts *self,
                       guint           index)
{
  if (index == 0)
    return FALSE;

  get_part (self, index - 1)->to = get_part (self, index)->to;
  g_array_remove_index (self->parts, index);
  if (index < self->parts->len)
    fit_gap (self, index);

  return TRUE;
}

static void
add_cut (GArray   *cuts,
         gint64    at,
         gint64    length,
         gboolean  added)
{
  const SegueCut cut = { at, length, added };

  if (length > 0)
    g_array_append_val (cuts, cut);
}

/**
 * segue_kept_parts_dup_cuts:
 * @self: parts
 *
 * Lists what was removed and added, in times of the old recording.
 *
 * Returns: (transfer full) (element-type SegueCut): the cuts, for segue_time_map_new_cuts()
 */
GArray *
segue_kept_parts_dup_cuts (const SegueKeptParts *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (SegueCut));
  gint64 to = 0, offset = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const SegueKeptPart *part = get_part (self, i);
      /* what would be before the beginning of the new recording is not in it */
      const gint64 from = MAX (part->from, -part->offset);

      add_cut (cuts, to, from - to, FALSE);
      add_cut (cuts, from, part->offset - offset + from - to, TRUE);
      to = MAX (part->to, from);
      offset = part->offset;
    }
  add_cut (cuts, to, SEGUE_TIME_MAX - to, FALSE);

  return cuts;
}
