/* segue-changes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/search/segue-changes.h"

#include <string.h>

#include "core/text/segue-chars.h"
#include "core/text/segue-line.h"

/* What differs between two texts, line by line, found as by E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986. */

/* Where more lines than this were added and removed in all, between the first and the last that differ, the texts are
 * told apart as wholes: time and memory grow with the square of it. */
#define MAX_EDITS 1000

typedef struct
{
  const char *start;
  gsize length; /* with the terminator */
} Line;

/* One of the two texts. */
typedef struct
{
  GBytes *text;
  GArray *lines;   /* of Line */
  guint *numbers;  /* of each line: equal lines have equal numbers */
  gboolean *marks; /* lines that the other text does not have there */
} Side;

struct _SegueChanges
{
  Side before;
  Side after;
  GArray *list; /* of SegueChange */
};

static guint
hash_line (gconstpointer key)
{
  const Line *line = key;
  guint hash = 5381;

  for (gsize i = 0; i < line->length; i++)
    hash = hash * 33 + (guchar) line->start[i];

  return hash;
}

static gboolean
equal_lines (gconstpointer a,
             gconstpointer b)
{
  const Line *first = a, *second = b;

  return first->length == second->length && memcmp (first->start, second->start, first->length) == 0;
}

static Line *
line_at (const Side *side,
         guint       i)
{
  return &g_array_index (side->lines, Line, i);
}

static void
split (Side   *side,
       GBytes *text)
{
  gsize length;
  const char *p = g_bytes_get_data (text, &length);
  const char *end = p + length;

  side->text = g_bytes_ref (text);
  side->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  while (p < end)
    {
      SegueLine found = segue_line_at (p, end, TRUE);
      const Line line = { p, found.next - p };

      g_array_append_val (side->lines, line);
      p = found.next;
    }
  side->numbers = g_new (guint, side->lines->len + 1);
  side->marks = g_new0 (gboolean, side->lines->len + 1);
}

static void
number (Side       *side,
        GHashTable *known)
{
  for (guint i = 0; i < side->lines->len; i++)
    {
      Line *line = line_at (side, i);
      gpointer found = g_hash_table_lookup (known, line);

      if (found == NULL)
        {
          found = GUINT_TO_POINTER (g_hash_table_size (known) + 1);
          g_hash_table_insert (known, line, found);
        }
      side->numbers[i] = GPOINTER_TO_UINT (found);
    }
}

static void
side_clear (Side *side)
{
  g_bytes_unref (side->text);
  g_array_unref (side->lines);
  g_free (side->numbers);
  g_free (side->marks);
}

/* The stretch that is compared: @n lines from @start in the text before, @m in the one after. */
typedef struct
{
  const guint *before;
  const guint *after;
  int start;
  int n;
  int m;
} Middle;

/* How far one comes on a diagonal with one more edit, from the furthest places that @furthest knows. */
static int
advance (const Middle *middle,
         const int    *furthest,
         int           edits,
         int           diagonal)
{
  int x = diagonal == -edits || (diagonal != edits && furthest[diagonal - 1] < furthest[diagonal + 1])
            ? furthest[diagonal + 1]
            : furthest[diagonal - 1] + 1;

  while (x < middle->n && x - diagonal < middle->m && middle->before[x] == middle->after[x - diagonal])
    x++;

  return x;
}

/* Goes back from the end over what @trace holds for each number of edits, and marks the lines that differ. */
static void
go_back (SegueChanges *self,
         const Middle *middle,
         GPtrArray    *trace)
{
  int x = middle->n, y = middle->m;

  for (int edits = trace->len - 1; edits > 0; edits--)
    {
      const int *furthest = (const int *) g_ptr_array_index (trace, edits - 1) + edits;
      const int diagonal = x - y;
      const gboolean added = diagonal == -edits ||
                             (diagonal != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);
      const int from = added ? furthest[diagonal + 1] : furthest[diagonal - 1];

      if (added)
        self->after.marks[middle->start + from - diagonal - 1] = TRUE;
      else
        self->before.marks[middle->start + from] = TRUE;
      x = from;
      y = added ? from - diagonal - 1 : from - diagonal + 1;
    }
}

/* Finds the shortest way from one text to the other. Returns: FALSE where it is too long */
static gboolean
find_way (SegueChanges *self,
          const Middle *middle)
{
  const int most = MIN (middle->n + middle->m, MAX_EDITS);
  g_autofree int *room = g_new0 (int, 2 * most + 3);
  int *furthest = room + most + 1;
  g_autoptr(GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);

  for (int edits = 0; edits <= most; edits++)
    {
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
        {
          const int x = advance (middle, furthest, edits, diagonal);

          furthest[diagonal] = x;
          if (x >= middle->n && x - diagonal >= middle->m)
            {
              g_ptr_array_add (trace, NULL);
              go_back (self, middle, trace);
              return TRUE;
            }
        }
      /* from one diagonal outside on either side, which the next round looks at */
      g_ptr_array_add (trace, g_memdup2 (furthest - edits - 1, (2 * edits + 3) * sizeof *furthest));
    }

  return FALSE;
}

static void
compare (SegueChanges *self)
{
  const int n = self->before.lines->len, m = self->after.lines->len;
  int start = 0, end = 0;
  Middle middle;

  while (start < MIN (n, m) && self->before.numbers[start] == self->after.numbers[start])
    start++;
  while (end < MIN (n, m) - start && self->before.numbers[n - 1 - end] == self->after.numbers[m - 1 - end])
    end++;
  middle = (Middle){ self->before.numbers + start, self->after.numbers + start, start, n - start - end, m - start - end };
  if (find_way (self, &middle))
    return;
  for (int i = start; i < n - end; i++)
    self->before.marks[i] = TRUE;
  for (int i = start; i < m - end; i++)
    self->after.marks[i] = TRUE;
}

static void
collect (SegueChanges *self)
{
  const guint n = self->before.lines->len, m = self->after.lines->len;
  guint i = 0, j = 0;

  while (i < n || j < m)
    {
      SegueChange change = { i, 0, j, 0 };

      while (i < n && self->before.marks[i])
        i++;
      while (j < m && self->after.marks[j])
        j++;
      change.n_before = i - change.before;
      change.n_after = j - change.after;
      if (change.n_before > 0 || change.n_after > 0)
        g_array_append_val (self->list, change);
      i += i < n;
      j += j < m;
    }
}

/**
 * SegueChanges:
 *
 * What differs between two texts, line by line.
 */

/**
 * segue_changes_new:
 * @before: a text
 * @after: another, usually made from it by edits
 *
 * Compares two texts. Line ends count as parts of their lines.
 *
 * Returns: (transfer full): what differs
 */
SegueChanges *
segue_changes_new (GBytes *before,
                   GBytes *after)
{
  g_autoptr(GHashTable) known = g_hash_table_new (hash_line, equal_lines);
  SegueChanges *self = g_new0 (SegueChanges, 1);

  self->list = g_array_new (FALSE, FALSE, sizeof (SegueChange));
  split (&self->before, before);
  split (&self->after, after);
  number (&self->before, known);
  number (&self->after, known);
  compare (self);
  collect (self);

  return self;
}

/**
 * segue_changes_free:
 * @self: (transfer full): changes
 *
 * Frees them.
 */
void
segue_changes_free (SegueChanges *self)
{
  side_clear (&self->before);
  side_clear (&self->after);
  g_array_unref (self->list);
  g_free (self);
}

/**
 * segue_changes_get_n:
 * @self: changes
 *
 * Tells in how many places the texts differ.
 *
 * Returns: the number, 0 for equal texts
 */
guint
segue_changes_get_n (const SegueChanges *self)
{
  return self->list->len;
}

/**
 * segue_changes_get:
 * @self: changes
 * @index: a number below segue_changes_get_n()
 *
 * Gives one change; they are in the order of the lines.
 *
 * Returns: (transfer none): the change
 */
const SegueChange *
segue_changes_get (const SegueChanges *self,
                   guint               index)
{
  return &g_array_index (self->list, SegueChange, index);
}

/**
 * segue_changes_get_n_lines:
 * @self: changes
 *
 * Counts the lines that differ; a line that stands in the place of another counts once.
 *
 * Returns: the number
 */
guint
segue_changes_get_n_lines (const SegueChanges *self)
{
  guint n = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      const SegueChange *change = segue_changes_get (self, i);

      n += MAX (change->n_before, change->n_after);
    }

  return n;
}

static const char *
get_line (const Side *side,
          guint       i,
          gsize      *length)
{
  *length = line_at (side, i)->length;

  return line_at (side, i)->start;
}

/**
 * segue_changes_get_before:
 * @self: changes
 * @line: a number below segue_changes_get_n_before()
 * @length: (out): its length with the line end
 *
 * Gives a line of the text before.
 *
 * Returns: (transfer none): the line, not ended by NUL
 */
const char *
segue_changes_get_before (const SegueChanges *self,
                          guint               line,
                          gsize              *length)
{
  return get_line (&self->before, line, length);
}

/**
 * segue_changes_get_after:
 * @self: changes
 * @line: a number below segue_changes_get_n_after()
 * @length: (out): its length with the line end
 *
 * Gives a line of the text after.
 *
 * Returns: (transfer none): the line, not ended by NUL
 */
const char *
segue_changes_get_after (const SegueChanges *self,
                         guint               line,
                         gsize              *length)
{
  return get_line (&self->after, line, length);
}

/**
 * segue_changes_get_n_before:
 * @self: changes
 *
 * Counts the lines of the text before.
 *
 * Returns: the number
 */
guint
segue_changes_get_n_before (const SegueChanges *self)
{
  return self->before.lines->len;
}

/**
 * segue_changes_get_n_after:
 * @self: changes
 *
 * Counts the lines of the text after.
 *
 * Returns: the number
 */
guint
segue_changes_get_n_after (const SegueChanges *self)
{
  return self->after.lines->len;
}

static GBytes *
copy_range (SegueEpisode *episode,
            gsize         from,
            gsize         to)
{
  return g_bytes_new_take (segue_episode_dup_range (episode, from, to - from), to - from);
}

/**
 * segue_changes_count:
 * @before: an episode
 * @after: another, made from it by edits
 * @max_bytes: how much text is worth comparing
 *
 * Counts the lines that differ between two episodes. Only what they do not share is looked at.
 *
 * Returns: the number; %G_MAXUINT where they differ over more than @max_bytes
 */
guint
segue_changes_count (SegueEpisode *before,
                     SegueEpisode *after,
                     gsize         max_bytes)
{
  const SegueEpisodeDiff diff = segue_episode_compare (before, after);
  const gsize start = segue_episode_get_offset (before, diff.start);
  const gsize old_end = segue_episode_get_offset (before, diff.old_end);
  const gsize new_end = segue_episode_get_offset (after, diff.new_end);
  g_autoptr(GBytes) old = NULL;
  g_autoptr(GBytes) new = NULL;
  g_autoptr(SegueChanges) changes = NULL;

  if (old_end - start > max_bytes || new_end - start > max_bytes)
    return G_MAXUINT;
  old = copy_range (before, start, old_end);
  new = copy_range (after, start, new_end);
  changes = segue_changes_new (old, new);

  return segue_changes_get_n_lines (changes);
}
