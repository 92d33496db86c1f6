/* segue-notes-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-lines.h"

#include "app/preview/segue-notes-diff.h"
#include "app/preview/segue-notes-targets.h"
#include "app/preview/segue-notes-text.h"
#include "app/widgets/segue-folds.h"
#include "core/edit/segue-episode-fields.h"

/* The number of entries up to which all are written. Of longer episodes only entries around the visible area are
 * written, since the view lays out all lines that it has. */
#define MAX_WHOLE 2000
/* The number of entries of a long episode that are written before the visible area, and after it. */
#define REACH 200
/* When fewer entries than this are left beyond the visible area, further ones are written. */
#define MARGIN 80
/* The number of entries that are written before and after one that is to be shown. The latter is more than fit on the
 * largest screen. */
#define BEFORE 20
#define AFTER 80

struct _SegueNotesLines
{
  SegueNotesView *view; /* owner of this object */
  SegueEpisode *episode;
  GHashTable *targets; /* targets of reference links, which may be defined in any entry */
  guint first; /* index of the first entry that is written */
  GPtrArray *marks; /* start of each entry that is written; the marks have left gravity */
};

SegueNotesLines *
segue_notes_lines_new (SegueNotesView *view)
{
  SegueNotesLines *self = g_new0 (SegueNotesLines, 1);

  self->view = view;
  self->marks = g_ptr_array_new ();

  return self;
}

void
segue_notes_lines_free (SegueNotesLines *self)
{
  g_clear_pointer (&self->episode, segue_episode_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

static GtkTextBuffer *
get_buffer (SegueNotesLines *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

SegueEpisode *
segue_notes_lines_get_episode (SegueNotesLines *self)
{
  return self->episode;
}

SegueNotesView *
segue_notes_lines_get_view (SegueNotesLines *self)
{
  return self->view;
}

/* Returns the index of the first entry that is written. */
guint
segue_notes_lines_get_first (SegueNotesLines *self)
{
  return self->first;
}

/* Returns the index after the last entry that is written. */
guint
segue_notes_lines_get_end (SegueNotesLines *self)
{
  return self->first + self->marks->len;
}

static gboolean
is_long (SegueEpisode *episode)
{
  return segue_episode_get_n_entries (episode) > MAX_WHOLE;
}

/* Returns whether only a part of the entries is written, even when there is time for more. */
gboolean
segue_notes_lines_is_part (SegueNotesLines *self)
{
  return self->episode != NULL && is_long (self->episode);
}

/* Returns the index up to which entries are written when there is time. */
static guint
get_goal (SegueNotesLines *self)
{
  const guint n_entries = self->episode != NULL ? segue_episode_get_n_entries (self->episode) : 0;

  return segue_notes_lines_is_part (self) ? MIN (self->first + REACH, n_entries) : n_entries;
}

gboolean
segue_notes_lines_is_full (SegueNotesLines *self)
{
  /* The last entries may have been removed. */
  if (self->marks->len == 0 && self->first > 0)
    return FALSE;

  return segue_notes_lines_get_end (self) >= get_goal (self);
}

GtkTextMark *
segue_notes_lines_get_mark (SegueNotesLines *self,
                            guint            index)
{
  if (index < self->first || index >= segue_notes_lines_get_end (self))
    return NULL;

  return g_ptr_array_index (self->marks, index - self->first);
}

/* Returns the blocks of the entry at @index. The first one has a block for the title that is in its front matter. */
SegueBlocks *
segue_notes_lines_dup_blocks (SegueNotesLines  *self,
                              guint             index,
                              const SegueEntry *entry)
{
  SegueSpan span;
  g_autofree char *title = index == 0 ? segue_entry_dup_field (entry, SEGUE_EPISODE_TITLE, &span) : NULL;

  if (title != NULL && *title != '\0')
    return segue_blocks_new_titled (entry, self->targets, title, span);

  return segue_blocks_new (entry, self->targets);
}

/* Sets @iter to the start of the entry at @index, or to the end for the index after the last entry. */
static void
get_start (SegueNotesLines *self,
           guint            index,
           GtkTextIter     *iter)
{
  GtkTextMark *mark = segue_notes_lines_get_mark (self, index);

  if (mark != NULL)
    gtk_text_buffer_get_iter_at_mark (get_buffer (self), iter, mark);
  else
    gtk_text_buffer_get_end_iter (get_buffer (self), iter);
}

/* Returns how many marks stand at @where, from the mark of entry @index on. Text that is inserted there must push
 * these marks along. */
static guint
count_marks_at (SegueNotesLines   *self,
                guint              index,
                const GtkTextIter *where)
{
  guint n_marks = 0;

  for (guint i = index; i < segue_notes_lines_get_end (self); i++, n_marks++)
    {
      GtkTextIter iter;

      get_start (self, i, &iter);
      if (!gtk_text_iter_equal (&iter, where))
        break;
    }

  return n_marks;
}

static void
insert_blocks (SegueNotesLines   *self,
               guint              next,
               GtkTextIter       *where,
               const SegueEntry  *entry,
               const SegueBlocks *blocks,
               guint              first,
               guint              n_blocks)
{
  SegueNotesStyle *style = segue_notes_view_get_style (self->view);
  guint n_marks = count_marks_at (self, next, where);

  segue_notes_text_insert (get_buffer (self), style, where, entry, blocks, first, n_blocks);
  for (guint i = next; i < next + n_marks; i++)
    gtk_text_buffer_move_mark (get_buffer (self), segue_notes_lines_get_mark (self, i), where);
  for (guint i = first; i < first + n_blocks; i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);

      if (block->type == SEGUE_BLOCK_SEGMENT && block->label != NULL)
        segue_notes_view_take_time (self->view, block->label);
    }
}

/* Writes an entry before the one at @index. */
void
segue_notes_lines_insert_entry (SegueNotesLines *self,
                                guint            index,
                                SegueEntry      *entry)
{
  g_autoptr(SegueBlocks) blocks = segue_notes_lines_dup_blocks (self, index, entry);
  GtkTextMark *mark;
  GtkTextIter where;

  get_start (self, index, &where);
  mark = gtk_text_buffer_create_mark (get_buffer (self), NULL, &where, TRUE);
  g_ptr_array_insert (self->marks, index - self->first, mark);
  insert_blocks (self, index + 1, &where, entry, blocks, 0, segue_blocks_get_n_blocks (blocks));
}

/* Removes the entries from @start to before @end, which are written. */
void
segue_notes_lines_remove_entries (SegueNotesLines *self,
                                  guint            start,
                                  guint            end)
{
  GtkTextIter from;
  GtkTextIter to;

  if (start == end)
    return;
  get_start (self, start, &from);
  get_start (self, end, &to);
  /* Removes the marks before the text. Without the text all marks would be in one line, which GTK searches for each
   * mark. */
  for (guint i = start; i < end; i++)
    gtk_text_buffer_delete_mark (get_buffer (self), segue_notes_lines_get_mark (self, i));
  g_ptr_array_remove_range (self->marks, start - self->first, end - start);
  gtk_text_buffer_delete (get_buffer (self), &from, &to);
}

/* Replaces the blocks of an entry by those of its new version. Only blocks that differ are written. */
void
segue_notes_lines_update_entry (SegueNotesLines  *self,
                                guint             index,
                                const SegueEntry *before,
                                const SegueEntry *after)
{
  g_autoptr(SegueBlocks) old = segue_notes_lines_dup_blocks (self, index, before);
  g_autoptr(SegueBlocks) new = segue_notes_lines_dup_blocks (self, index, after);
  gboolean same_kind = segue_entry_get_kind (before) == segue_entry_get_kind (after);
  guint n_old = segue_blocks_get_n_blocks (old);
  guint n_new = segue_blocks_get_n_blocks (new);
  guint head = 0;
  guint tail = 0;
  GtkTextIter from;
  GtkTextIter to;

  while (same_kind && head < MIN (n_old, n_new) &&
         segue_notes_text_equal (segue_blocks_get (old, head), segue_blocks_get (new, head)))
    head++;
  /* The first two blocks of an entry have a different style from the following ones. */
  while (same_kind && tail < MIN (n_old, n_new) - head && (n_old == n_new || tail + 2 < MIN (n_old, n_new)) &&
         segue_notes_text_equal (segue_blocks_get (old, n_old - 1 - tail), segue_blocks_get (new, n_new - 1 - tail)))
    tail++;
  get_start (self, index, &from);
  segue_folds_forward (&from, segue_notes_text_count (old, 0, head));
  to = from;
  segue_folds_forward (&to, segue_notes_text_count (old, head, n_old - head - tail));
  gtk_text_buffer_delete (get_buffer (self), &from, &to);
  insert_blocks (self, index + 1, &from, after, new, head, n_new - head - tail);
}

/* Finds the last entry that starts at or before a place in the buffer. */
static gboolean
find_index (SegueNotesLines   *self,
            const GtkTextIter *where,
            guint             *index)
{
  guint low = self->first;
  guint high = segue_notes_lines_get_end (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      GtkTextIter start;

      get_start (self, middle, &start);
      if (gtk_text_iter_compare (&start, where) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low - 1;

  return low > self->first;
}

/**
 * segue_notes_lines_get_visible:
 * @self: lines
 * @top: (out): index of the entry at the top of the visible area
 * @bottom: (out) (optional): index of the one at its bottom
 *
 * Finds the entries that are seen.
 *
 * Returns: %FALSE if nothing is written
 */
gboolean
segue_notes_lines_get_visible (SegueNotesLines *self,
                               guint           *top,
                               guint           *bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;
  guint last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  if (!find_index (self, &iter, &last))
    return FALSE;
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  find_index (self, &iter, top);
  if (bottom != NULL)
    *bottom = last;

  return TRUE;
}

static void
fill (SegueNotesLines *self,
      guint            end,
      gint64           deadline)
{
  guint n_wanted = self->episode != NULL ? MIN (end, segue_episode_get_n_entries (self->episode)) : 0;
  guint index;

  while ((index = segue_notes_lines_get_end (self)) < n_wanted && g_get_monotonic_time () < deadline)
    segue_notes_lines_insert_entry (self, index, segue_episode_get (self->episode, index));
}

/**
 * segue_notes_lines_fill:
 * @self: lines
 * @deadline: monotonic time at which to stop
 *
 * Writes entries that are to be written when there is time.
 */
void
segue_notes_lines_fill (SegueNotesLines *self,
                        gint64           deadline)
{
  fill (self, get_goal (self), deadline);
}

/**
 * segue_notes_lines_show_from:
 * @self: lines
 * @index: index of an entry of a long episode
 *
 * Writes an entry and those after it, and nothing else.
 */
void
segue_notes_lines_show_from (SegueNotesLines *self,
                             guint            index)
{
  segue_notes_lines_remove_entries (self, self->first, segue_notes_lines_get_end (self));
  self->first = MIN (index, segue_episode_get_n_entries (self->episode) - AFTER);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  fill (self, index + AFTER, G_MAXINT64);
}

/**
 * segue_notes_lines_show:
 * @self: lines
 * @index: index of an entry
 *
 * Writes an entry and those after it that are seen with it. In a long episode, what is written far from it is removed.
 */
void
segue_notes_lines_show (SegueNotesLines *self,
                        guint            index)
{
  index = MIN (index, segue_episode_get_n_entries (self->episode) - 1);
  if (index < self->first || (segue_notes_lines_is_part (self) && index > segue_notes_lines_get_end (self)))
    segue_notes_lines_show_from (self, index - MIN (index, BEFORE));
  fill (self, index + AFTER, G_MAXINT64);
}

/* Scrolls past the first line if it is at the top of the visible area. A view that shows its first line would go on to
 * show the start of the buffer when text is inserted there. */
static void
leave_first_line (SegueNotesLines *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter top;
  int y;
  int height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &top, visible.y, NULL);
  if (gtk_text_iter_get_line (&top) > 0)
    return;

  gtk_text_view_get_line_yrange (view, &top, &y, &height);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), y + height);
}

/* Writes the entries from @start on before those that are written. */
static void
fill_before (SegueNotesLines *self,
             guint            start)
{
  leave_first_line (self);
  while (self->first > start)
    {
      self->first--;
      segue_notes_lines_insert_entry (self, self->first, segue_episode_get (self->episode, self->first));
    }
}

/**
 * segue_notes_lines_slide:
 * @self: lines
 *
 * Writes entries of a long episode before and after the visible area if the user is about to scroll to them, and removes
 * those that are far away. While text is selected, nothing is removed.
 */
void
segue_notes_lines_slide (SegueNotesLines *self)
{
  const gboolean selected = gtk_text_buffer_get_has_selection (get_buffer (self));
  guint top;
  guint bottom;
  guint start;

  if (!segue_notes_lines_is_part (self) || !segue_notes_lines_get_visible (self, &top, &bottom))
    return;

  start = top - MIN (top, REACH);
  if (bottom + MARGIN > segue_notes_lines_get_end (self))
    {
      fill (self, bottom + REACH, G_MAXINT64);
      if (!selected && start > self->first)
        {
          segue_notes_lines_remove_entries (self, self->first, start);
          self->first = start;
        }
    }
  if (top < self->first + MARGIN && start < self->first)
    {
      fill_before (self, start);
      if (!selected && bottom + REACH < segue_notes_lines_get_end (self))
        segue_notes_lines_remove_entries (self, bottom + REACH, segue_notes_lines_get_end (self));
    }
}

/* Removes the entries from @start on, which segue_notes_lines_show() writes again. */
static void
rewrite (SegueNotesLines *self,
         SegueEpisode    *after,
         guint            start)
{
  const guint end = segue_notes_lines_get_end (self);

  segue_notes_lines_remove_entries (self, CLAMP (start, self->first, end), end);
  if (self->marks->len == 0)
    self->first = is_long (after) ? MIN (self->first, segue_episode_get_n_entries (after)) : 0;
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = segue_episode_ref (after);
}

/* Gives the entries that are written other indices if all that differs is before them. Returns whether that is so. */
static gboolean
move_range (SegueNotesLines        *self,
            const SegueEpisodeDiff *diff)
{
  if (self->first == 0 || diff->old_end > self->first || diff->new_end == 0)
    return FALSE;

  self->first += diff->new_end - diff->old_end;

  return TRUE;
}

/**
 * segue_notes_lines_set_episode:
 * @self: lines
 * @episode: what they show
 * @difference: (nullable): how @episode differs from the episode before, or %NULL where there was none
 *
 * Changes the lines to those of @episode. Small differences from the episode before are written at once, and the rest
 * is left for segue_notes_lines_fill().
 *
 * Returns: whether lines were removed that are to be written again
 */
gboolean
segue_notes_lines_set_episode (SegueNotesLines        *self,
                               SegueEpisode           *episode,
                               const SegueEpisodeDiff *difference)
{
  g_autoptr(SegueEpisode) before = g_steal_pointer (&self->episode);
  SegueEpisodeDiff diff;
  guint end;

  if (before == NULL)
    {
      self->episode = segue_episode_ref (episode);
      self->targets = segue_episode_dup_link_targets (episode);
      return FALSE;
    }
  self->episode = segue_episode_ref (before);
  diff = *difference;
  end = segue_notes_lines_get_end (self);
  if (segue_notes_targets_update (&self->targets, before, episode, &diff) || (self->first > 0 && !is_long (episode)))
    {
      rewrite (self, episode, self->first);
      return TRUE;
    }
  if (diff.start >= end || move_range (self, &diff))
    diff.old_end = diff.new_end = diff.start; /* The entries that differ are not written. */
  else if (diff.start < self->first || diff.old_end > end || segue_notes_diff_is_large (before, episode, &diff))
    {
      rewrite (self, episode, diff.start);
      return TRUE;
    }
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = segue_episode_ref (episode);
  segue_notes_diff_apply (self, before, episode, &diff);

  return FALSE;
}

/**
 * segue_notes_lines_find:
 * @self: lines
 * @id: an id
 * @index: (out): the index of its entry
 *
 * Finds an entry, which may not be written yet.
 *
 * Returns: %TRUE if the episode has it
 */
gboolean
segue_notes_lines_find (SegueNotesLines *self,
                        guint64          id,
                        guint           *index)
{
  return self->episode != NULL && id != 0 && segue_episode_find (self->episode, id, index);
}

/**
 * segue_notes_lines_get_at:
 * @self: lines
 * @where: a place in the buffer
 * @offset: (out) (optional): characters from the start of the entry
 *
 * Finds the entry whose lines stand at a place.
 *
 * Returns: (transfer none) (nullable): the entry
 */
SegueEntry *
segue_notes_lines_get_at (SegueNotesLines   *self,
                          const GtkTextIter *where,
                          guint             *offset)
{
  GtkTextIter start;
  guint index;

  if (!find_index (self, where, &index))
    return NULL;
  get_start (self, index, &start);
  if (offset != NULL)
    *offset = segue_folds_get_offset (where) - segue_folds_get_offset (&start);

  return segue_episode_get (self->episode, index);
}
