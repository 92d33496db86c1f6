/* segue-tag-ranges.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/text/segue-tag-ranges.h"

/* GtkTextBuffer has the lines of a range laid out again whenever a tag is removed from it, even where the tag is not. The
 * functions here change only what differs. */

/* Finds the first range at or after @at that has @tag. Returns: %FALSE if there is none */
static gboolean
find_tagged (const GtkTextIter *at,
             GtkTextTag        *tag,
             GtkTextIter       *start,
             GtkTextIter       *end)
{
  *start = *at;
  if (!gtk_text_iter_has_tag (start, tag) && !gtk_text_iter_forward_to_tag_toggle (start, tag))
    return FALSE;

  *end = *start;
  gtk_text_iter_forward_to_tag_toggle (end, tag);

  return gtk_text_iter_compare (start, end) < 0;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const SegueTagRange *first = a;
  const SegueTagRange *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Sorts ranges, and joins those that touch, since a buffer does not tell them apart. */
static void
join_ranges (GArray *ranges)
{
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const SegueTagRange range = g_array_index (ranges, SegueTagRange, i);
      SegueTagRange *last = n > 0 ? &g_array_index (ranges, SegueTagRange, n - 1) : NULL;

      if (last != NULL && range.start <= last->end)
        last->end = MAX (last->end, range.end);
      else if (range.start < range.end)
        g_array_index (ranges, SegueTagRange, n++) = range;
    }
  g_array_set_size (ranges, n);
}

/**
 * segue_tag_ranges_set:
 * @buffer: a buffer
 * @tag: a tag of @buffer
 * @ranges: (element-type SegueTagRange): where @tag shall be; they are sorted, and joined where they touch
 *
 * Applies a tag to some ranges of a buffer, and to nothing else. Ranges that have it already are left alone.
 */
void
segue_tag_ranges_set (GtkTextBuffer *buffer,
                      GtkTextTag    *tag,
                      GArray        *ranges)
{
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (SegueTagRange));
  GtkTextIter start;
  GtkTextIter end;
  guint done = 0;

  join_ranges (ranges);
  gtk_text_buffer_get_start_iter (buffer, &end);
  while (find_tagged (&end, tag, &start, &end))
    {
      const SegueTagRange found = { gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
      const SegueTagRange *range;

      while (done < ranges->len && g_array_index (ranges, SegueTagRange, done).start < found.start)
        g_array_append_val (missing, g_array_index (ranges, SegueTagRange, done++));
      range = done < ranges->len ? &g_array_index (ranges, SegueTagRange, done) : NULL;
      if (range != NULL && range->start == found.start && range->end == found.end)
        done++;
      else
        gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
    }
  if (done < ranges->len)
    g_array_append_vals (missing, &g_array_index (ranges, SegueTagRange, done), ranges->len - done);

  for (guint i = 0; i < missing->len; i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_array_index (missing, SegueTagRange, i).start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_array_index (missing, SegueTagRange, i).end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/**
 * segue_tag_ranges_remove:
 * @buffer: a buffer
 * @tag: a tag of @buffer
 * @start: the start of a range
 * @end: the end of the range
 *
 * Removes a tag from those parts of a range that have it.
 */
void
segue_tag_ranges_remove (GtkTextBuffer     *buffer,
                         GtkTextTag        *tag,
                         const GtkTextIter *start,
                         const GtkTextIter *end)
{
  GtkTextIter at = *start;
  GtkTextIter from;
  GtkTextIter to;

  while (find_tagged (&at, tag, &from, &to) && gtk_text_iter_compare (&from, end) < 0)
    {
      at = to;
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      gtk_text_buffer_remove_tag (buffer, tag, &from, &to);
    }
}
