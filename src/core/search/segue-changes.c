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

/* Compares two texts line by line, with the algorithm of E. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * 1986. */

/* The largest number of added and removed lines for which the shortest difference is computed, since time and memory
 * grow with its square. Beyond it, all lines from the first to the last difference count as changed. */
#define MAX_EDITS 1000

typedef struct
{
  const char *start; /* borrowed from the text */
  gsize length;      /* bytes, including the line terminator */
} Line;

/* One of the two texts. */
typedef struct
{
  GBytes *text;
  GArray *lines;   /* of Line */
  guint *numbers;  /* for each line: equal lines of both texts have equal numbers */
  gboolean *marks; /* for each line: whether it differs */
} Side;

struct _SegueChanges
{
  Side before;
  Side after;
  GArray *list; /* of SegueChange, in the order of the lines */
};

static guint
hash_line (gconstpointer key)
{
  const Line *line = key;

  return segue_hash_bytes (line->start, line->start + line->length);
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

/* Initializes a side with the lines of @text. */
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

/* Numbers the lines of a side. @known maps lines to their numbers and is shared by both sides. */
static void
number_lines (Side       *side,
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

/* The lines that are left to compare, without the equal lines at the start and at the end. */
typedef struct
{
  const guint *before; /* numbers of the lines before */
  const guint *after;  /* numbers of the lines after */
  int start;           /* index of the first line, the same in both texts */
  int n;               /* number of lines before */
  int m;               /* number of lines after */
} Middle;

/* Returns the furthest x that is reached on @diagonal (x - y) with @edits edits. @furthest holds, for each diagonal,
 * the furthest x with one edit less. */
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

/* Follows the shortest path back from the end, and marks the lines that differ. @trace holds, for each number of edits,
 * the furthest x of each diagonal. */
static void
trace_back (SegueChanges *self,
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

/* Finds the shortest sequence of edits and marks the lines that differ. Returns FALSE if it is longer than
 * MAX_EDITS. */
static gboolean
mark_shortest (SegueChanges *self,
               const Middle *middle)
{
  const int max_edits = MIN (middle->n + middle->m, MAX_EDITS);
  g_autofree int *room = g_new0 (int, 2 * max_edits + 3);
  int *furthest = room + max_edits + 1;
  g_autoptr(GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);

  for (int edits = 0; edits <= max_edits; edits++)
    {
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
        {
          const int x = advance (middle, furthest, edits, diagonal);

          furthest[diagonal] = x;
          if (x >= middle->n && x - diagonal >= middle->m)
            {
              g_ptr_array_add (trace, NULL);
              trace_back (self, middle, trace);
              return TRUE;
            }
        }
      /* The next round reads one diagonal more on either side. */
      g_ptr_array_add (trace, g_memdup2 (furthest - edits - 1, (2 * edits + 3) * sizeof *furthest));
    }

  return FALSE;
}

/* Marks the lines that differ. */
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
  middle = (Middle){
    self->before.numbers + start, self->after.numbers + start, start, n - start - end, m - start - end,
  };
  if (mark_shortest (self, &middle))
    return;
  for (int i = start; i < n - end; i++)
    self->before.marks[i] = TRUE;
  for (int i = start; i < m - end; i++)
    self->after.marks[i] = TRUE;
}

/* Joins consecutive marked lines to changes. */
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
 * The differences between two texts, line by line.
 */

/**
 * segue_changes_new:
 * @before: a text, UTF-8
 * @after: another text, usually an edited version of @before
 *
 * Compares two texts. Line terminators are compared, too.
 *
 * Returns: (transfer full): the differences
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
  number_lines (&self->before, known);
  number_lines (&self->after, known);
  compare (self);
  collect (self);

  return self;
}

/**
 * segue_changes_free:
 * @self: (transfer full): changes
 *
 * Frees the differences.
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
 * Gets the number of places in which the texts differ.
 *
 * Returns: the number of changes, 0 if the texts are equal
 */
guint
segue_changes_get_n (const SegueChanges *self)
{
  return self->list->len;
}

/**
 * segue_changes_get:
 * @self: changes
 * @index: the index of a change, below segue_changes_get_n()
 *
 * Gets a change. Changes are in the order of the lines.
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
 * Counts the lines that differ. A line that replaces another counts once.
 *
 * Returns: the number of lines
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
 * @line: the index of a line, below segue_changes_get_n_before()
 * @length: (out): the length in bytes, including the line terminator
 *
 * Gets a line of the text before.
 *
 * Returns: (transfer none) (array length=length): the line, not NUL-terminated
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
 * @line: the index of a line, below segue_changes_get_n_after()
 * @length: (out): the length in bytes, including the line terminator
 *
 * Gets a line of the text after.
 *
 * Returns: (transfer none) (array length=length): the line, not NUL-terminated
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
 * Gets the number of lines of the text before.
 *
 * Returns: the number of lines
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
 * Gets the number of lines of the text after.
 *
 * Returns: the number of lines
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
 * @after: another episode, usually an edited version of @before
 * @max_bytes: the largest number of bytes to compare
 *
 * Counts the lines that differ between two episodes. Only the entries that they do not share are compared.
 *
 * Returns: the number of lines, or %G_MAXUINT if the entries that differ are larger than @max_bytes
 */
guint
segue_changes_count (SegueEpisode *before,
                     SegueEpisode *after,
                     gsize         max_bytes)
{
  const SegueEpisodeDiff diff = segue_episode_find_difference (before, after);
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
