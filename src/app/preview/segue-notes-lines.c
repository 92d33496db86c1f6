/* segue-notes-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/preview/segue-notes-lines.h"

#include "app/preview/segue-notes-text.h"
#include "app/widgets/segue-folds.h"
#include "core/edit/segue-episode-fields.h"

/* The maximum number of changed entries that are written at once. Beyond it all entries from the first change on are
 * written again, mostly while the program is idle. */
#define MAX_CHANGED 300

struct _SegueNotesLines
{
  SegueNotesView *view; /* owner of this object */
  SegueEpisode *episode;
  GHashTable *targets; /* targets of reference links, which may be defined in any entry */
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

guint
segue_notes_lines_get_n_filled (SegueNotesLines *self)
{
  return self->marks->len;
}

gboolean
segue_notes_lines_is_full (SegueNotesLines *self)
{
  return self->episode == NULL || self->marks->len == segue_episode_get_n_entries (self->episode);
}

GtkTextMark *
segue_notes_lines_get_mark (SegueNotesLines *self,
                            guint            index)
{
  return index < self->marks->len ? g_ptr_array_index (self->marks, index) : NULL;
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

  for (guint i = index; i < self->marks->len; i++, n_marks++)
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
    gtk_text_buffer_move_mark (get_buffer (self), g_ptr_array_index (self->marks, i), where);
  for (guint i = first; i < first + n_blocks; i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);

      if (block->type == SEGUE_BLOCK_SEGMENT && block->label != NULL)
        segue_notes_view_take_time (self->view, block->label);
    }
}

static void
insert_entry (SegueNotesLines *self,
              guint            index,
              SegueEntry      *entry)
{
  g_autoptr(SegueBlocks) blocks = segue_notes_lines_dup_blocks (self, index, entry);
  GtkTextMark *mark;
  GtkTextIter where;

  get_start (self, index, &where);
  mark = gtk_text_buffer_create_mark (get_buffer (self), NULL, &where, TRUE);
  g_ptr_array_insert (self->marks, index, mark);
  insert_blocks (self, index + 1, &where, entry, blocks, 0, segue_blocks_get_n_blocks (blocks));
}

static void
remove_entries (SegueNotesLines *self,
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
    gtk_text_buffer_delete_mark (get_buffer (self), g_ptr_array_index (self->marks, i));
  g_ptr_array_remove_range (self->marks, start, end - start);
  gtk_text_buffer_delete (get_buffer (self), &from, &to);
}

/* Replaces the blocks of an entry by those of its new version. Only blocks that differ are written. */
static void
update_entry (SegueNotesLines  *self,
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

/* Returns a table from each entry of a range to its index plus one, since 0 stands for no entry. */
static GHashTable *
index_entries (SegueEpisode *episode,
               guint         start,
               guint         end)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = start; i < end; i++)
    g_hash_table_insert (places, segue_episode_get (episode, i), GUINT_TO_POINTER (i + 1));

  return places;
}

static guint
find_place (GHashTable       *places,
            const SegueEntry *entry)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, entry));
}

/* Returns how many entries of @before, from @index on, have no place in @places. */
static guint
count_gone (SegueEpisode *before,
            GHashTable   *places,
            guint         index,
            guint         end)
{
  guint n_gone = 0;

  while (index + n_gone < end && find_place (places, segue_episode_get (before, index + n_gone)) == 0)
    n_gone++;

  return n_gone;
}

/* Changes the lines of @before to those of @after. Entries in both episodes are kept, unless two entries changed
 * places: then the one that moved further is written again. */
static void
update_range (SegueNotesLines        *self,
              SegueEpisode           *before,
              SegueEpisode           *after,
              const SegueEpisodeDiff *diff)
{
  g_autoptr(GHashTable) old_places = index_entries (before, diff->start, diff->old_end);
  g_autoptr(GHashTable) new_places = index_entries (after, diff->start, diff->new_end);
  guint i = diff->start;
  guint j = diff->start; /* in the entries of @after, and in the marks */

  while (i < diff->old_end || j < diff->new_end)
    {
      SegueEntry *old = i < diff->old_end ? segue_episode_get (before, i) : NULL;
      SegueEntry *new = j < diff->new_end ? segue_episode_get (after, j) : NULL;
      guint old_place = old != NULL ? find_place (new_places, old) : 0;
      guint new_place = new != NULL ? find_place (old_places, new) : 0;

      if (old != NULL && old == new)
        {
          i++;
          j++;
        }
      else if (old != NULL && new != NULL && old_place == 0 && new_place == 0)
        {
          update_entry (self, j++, old, new);
          i++;
        }
      else if (old != NULL && (old_place < j + 1 || (new != NULL && new_place > i && old_place - j > new_place - i)))
        {
          /* The entry is gone, was written above already, or is written again below. Entries that are gone are removed
           * with those that follow, since each removal moves the marks of the rest. */
          const guint n_removed = old_place == 0 ? count_gone (before, new_places, i, diff->old_end) : 1;

          remove_entries (self, j, j + n_removed);
          i += n_removed;
        }
      else
        insert_entry (self, j++, new);
    }
}

static guint
count_new (SegueEpisode           *before,
           SegueEpisode           *after,
           const SegueEpisodeDiff *diff)
{
  g_autoptr(GHashTable) places = NULL;
  guint n_new = 0;

  if (diff->new_end - diff->start <= MAX_CHANGED)
    return 0;
  places = index_entries (before, diff->start, diff->old_end);
  for (guint i = diff->start; i < diff->new_end; i++)
    n_new += find_place (places, segue_episode_get (after, i)) == 0;

  return n_new;
}

/* Returns the id of the entry at the top of the visible area, or 0 if the view is not scrolled. */
static guint64
get_anchor (SegueNotesLines *self)
{
  GdkRectangle visible;
  GtkTextIter iter;
  SegueEntry *entry;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  if (visible.y <= 0 || self->marks->len == 0)
    return 0;
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self->view), &iter, visible.y, NULL);
  entry = segue_notes_lines_get_at (self, &iter, NULL);

  return entry != NULL ? segue_entry_get_id (entry) : 0;
}

/* Writes all entries from @start on again. If they include entries above the visible area, the scroll position is
 * kept. */
static void
rewrite (SegueNotesLines *self,
         SegueEpisode    *after,
         guint            start)
{
  guint64 anchor = get_anchor (self);
  guint index;

  remove_entries (self, start, self->marks->len);
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = segue_episode_ref (after);
  if (anchor == 0 || !segue_episode_find (after, anchor, &index) || index < start)
    return;
  segue_notes_lines_fill (self, index + MAX_CHANGED, G_MAXINT64);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), g_ptr_array_index (self->marks, index), 0, TRUE, 0, 0);
}

static gboolean
any_has_targets (SegueEpisode *episode,
                 guint         start,
                 guint         end)
{
  for (guint i = start; i < end; i++)
    if (segue_entry_has_link_targets (segue_episode_get (episode, i)))
      return TRUE;

  return FALSE;
}

static gboolean
has_same_targets (GHashTable *a,
                  GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (g_hash_table_lookup (b, key), value) != 0)
      return FALSE;

  return TRUE;
}

/* Updates the link targets if changed entries define any. Returns whether the targets have changed. */
static gboolean
update_targets (SegueNotesLines        *self,
                SegueEpisode           *before,
                SegueEpisode           *after,
                const SegueEpisodeDiff *diff)
{
  g_autoptr(GHashTable) targets = NULL;

  if (!any_has_targets (before, diff->start, diff->old_end) && !any_has_targets (after, diff->start, diff->new_end))
    return FALSE;
  targets = segue_episode_dup_link_targets (after);
  if (has_same_targets (self->targets, targets))
    return FALSE;
  g_hash_table_unref (self->targets);
  self->targets = g_steal_pointer (&targets);

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
 */
void
segue_notes_lines_set_episode (SegueNotesLines        *self,
                               SegueEpisode           *episode,
                               const SegueEpisodeDiff *difference)
{
  g_autoptr(SegueEpisode) before = g_steal_pointer (&self->episode);
  SegueEpisodeDiff diff;

  if (before == NULL)
    {
      self->episode = segue_episode_ref (episode);
      self->targets = segue_episode_dup_link_targets (episode);
      return;
    }
  self->episode = segue_episode_ref (before);
  diff = *difference;
  if (update_targets (self, before, episode, &diff))
    {
      rewrite (self, episode, 0);
      return;
    }
  if (diff.start >= self->marks->len)
    diff.old_end = diff.new_end = diff.start; /* The entries that differ are not written yet. */
  else if (diff.old_end > self->marks->len || count_new (before, episode, &diff) > MAX_CHANGED)
    {
      rewrite (self, episode, diff.start);
      return;
    }
  g_clear_pointer (&self->episode, segue_episode_unref);
  self->episode = segue_episode_ref (episode);
  update_range (self, before, episode, &diff);
}

static guint
count_time (const SegueEntry *entry)
{
  g_autofree char *time = segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT ? segue_block_dup_time (entry) : NULL;

  return segue_notes_style_count (time);
}

/* Returns: whether one of the entries has a time that is as long as the column of times is wide */
static gboolean
has_widest (SegueEpisode *episode,
            guint         start,
            guint         end,
            guint         widest)
{
  for (guint i = start; i < end; i++)
    {
      if (count_time (segue_episode_get (episode, i)) >= widest)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the longest time of the entries that are written */
static char *
dup_longest_time (SegueNotesLines *self)
{
  SegueEntry *longest = NULL;
  guint most = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      SegueEntry *entry = segue_episode_get (self->episode, i);
      const guint n = count_time (entry);

      if (n > most)
        {
          longest = entry;
          most = n;
        }
    }

  return longest != NULL ? segue_block_dup_time (longest) : NULL;
}

/**
 * segue_notes_lines_fit_times:
 * @self: lines
 * @before: the episode that was shown before
 * @difference: how the present one differs from it
 *
 * Makes the column of times narrower where the longest of them is gone. As a rule others are as long, which the first
 * entries tell.
 */
void
segue_notes_lines_fit_times (SegueNotesLines        *self,
                             SegueEpisode           *before,
                             const SegueEpisodeDiff *difference)
{
  const guint widest = segue_notes_style_count (segue_notes_view_get_style (self->view)->longest_time);
  g_autofree char *longest = NULL;

  if (!has_widest (before, difference->start, difference->old_end, widest) ||
      has_widest (self->episode, difference->start, MIN (difference->new_end, self->marks->len), widest) ||
      has_widest (self->episode, 0, self->marks->len, widest))
    return;

  longest = dup_longest_time (self);
  segue_notes_view_set_time (self->view, longest);
}

/**
 * segue_notes_lines_fill:
 * @self: lines
 * @n_entries: how many entries are wanted
 * @deadline: monotonic time at which to stop
 *
 * Writes entries that are not written yet.
 */
void
segue_notes_lines_fill (SegueNotesLines *self,
                        guint            n_entries,
                        gint64           deadline)
{
  guint n_wanted = self->episode != NULL ? MIN (n_entries, segue_episode_get_n_entries (self->episode)) : 0;

  while (self->marks->len < n_wanted && g_get_monotonic_time () < deadline)
    insert_entry (self, self->marks->len, segue_episode_get (self->episode, self->marks->len));
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
  guint low = 0;
  guint high = self->marks->len;
  GtkTextIter start;

  /* Finds the last entry that starts at or before the position. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      get_start (self, middle, &start);
      if (gtk_text_iter_compare (&start, where) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return NULL;
  get_start (self, low - 1, &start);
  if (offset != NULL)
    *offset = segue_folds_get_offset (where) - segue_folds_get_offset (&start);

  return segue_episode_get (self->episode, low - 1);
}
