/* segue-outline-model.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-outline-model.h"

#include "session/outline/segue-live-items.h"
#include "session/outline/segue-outline-filter.h"
#include "session/outline/segue-outline-heading.h"
#include "session/outline/segue-outline-length.h"
#include "session/outline/segue-outline-shown.h"

/**
 * SegueOutlineModel:
 *
 * The rows of the outline as a flat list: one for the episode, and the entries that are not hidden by a collapsed entry.
 * The row of the episode is that of the first entry, which holds the opening text. A filter leaves it out.
 *
 * Items are created on demand, and found again by id while anyone holds a reference to them. The model itself holds
 * none. A change of content updates only these items, so that it costs the same in an episode of any size. A change of
 * structure computes all rows again, and is reported as the one range in which the ids differ.
 */
struct _SegueOutlineModel
{
  GObject parent_instance;

  SegueEpisode *episode;
  GArray *rows;          /* of SegueOutlineShown, in the order of the entries */
  GHashTable *items;     /* a table of live items */
  GHashTable *collapsed; /* set of ids; ids of removed entries stay, since undo may restore the entries */
  SegueOutlineFilter *filter; /* or %NULL */
  gint64 length;         /* of the recording, or SEGUE_TIME_NONE */
};

static void segue_outline_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueOutlineModel, segue_outline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, segue_outline_model_list_init))

static const SegueOutlineShown *
get_row (SegueOutlineModel *self,
         guint              position)
{
  return &g_array_index (self->rows, SegueOutlineShown, position);
}

static void
collapse (SegueOutlineModel *self,
          guint64            id)
{
  g_hash_table_add (self->collapsed, g_memdup2 (&id, sizeof id));
}

static void
place_item (SegueOutlineModel       *self,
            SegueOutlineItem        *item,
            const SegueOutlineShown *row)
{
  const SegueOutlinePlace place = {
    row->depth,
    row->n_children,
    row->n_segments,
    segue_outline_get_length (self->episode, row->index, self->length),
    segue_outline_model_get_expanded (self, row->id),
    row->ends_section,
  };

  segue_outline_item_set_entry (item, segue_episode_get (self->episode, row->index));
  segue_outline_item_set_place (item, &place);
  if (row->index == 0)
    {
      g_autofree char *heading = segue_outline_dup_heading (self->episode);
      g_autofree char *caption = segue_outline_dup_caption (self->episode, row->n_segments, row->n_sections);

      segue_outline_item_set_heading (item, heading, caption);
    }
}

static gboolean
is_expanded (guint64  id,
             gpointer user_data)
{
  return segue_outline_model_get_expanded (user_data, id);
}

static GArray *
compute_rows (SegueOutlineModel *self)
{
  g_autofree gboolean *filtered =
    self->filter != NULL ? segue_outline_filter_find_shown (self->filter, self->episode) : NULL;

  return segue_outline_shown_compute (self->episode, filtered, is_expanded, self);
}

static void
update_item (guint64           id,
             SegueOutlineItem *item,
             gpointer          user_data)
{
  SegueOutlineModel *self = user_data;
  guint position;

  if (segue_outline_model_get_position (self, id, &position))
    place_item (self, item, get_row (self, position));
}

/* Updates the live items that a change concerns. The lengths of any entries may depend on a start that has changed. */
static void
update_items (SegueOutlineModel      *self,
              SegueEpisode           *before,
              const SegueEpisodeDiff *difference)
{
  if (segue_outline_shown_has_same_starts (before, self->episode, difference))
    segue_live_items_foreach_changed (self->items, self->episode, difference, update_item, self);
  else
    segue_live_items_foreach (self->items, update_item, self);
}

/* Replaces the rows by @rows, updates the live items, and emits one signal for the range of rows that differ. */
static void
replace_rows (SegueOutlineModel *self,
              GArray            *rows)
{
  g_autoptr(GArray) old = g_steal_pointer (&self->rows);
  const SegueOutlineShown *before = (const SegueOutlineShown *) old->data;
  const SegueOutlineShown *after = (const SegueOutlineShown *) rows->data;
  const guint shorter = MIN (old->len, rows->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && before[head].id == after[head].id)
    head++;
  while (tail < shorter - head && before[old->len - 1 - tail].id == after[rows->len - 1 - tail].id)
    tail++;

  self->rows = rows;
  segue_live_items_foreach (self->items, update_item, self);

  if (old->len != rows->len || head < shorter)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, rows->len - head - tail);
}

static GType
segue_outline_model_get_item_type (GListModel *list)
{
  return SEGUE_TYPE_OUTLINE_ITEM;
}

static guint
segue_outline_model_get_n_items (GListModel *list)
{
  return SEGUE_OUTLINE_MODEL (list)->rows->len;
}

static gpointer
segue_outline_model_get_item (GListModel *list,
                              guint       position)
{
  SegueOutlineModel *self = SEGUE_OUTLINE_MODEL (list);
  SegueOutlineItem *item;
  const SegueOutlineShown *row;

  if (position >= self->rows->len)
    return NULL;

  row = get_row (self, position);
  item = segue_live_items_lookup (self->items, row->id);
  if (item != NULL)
    return g_object_ref (item);

  item = segue_outline_item_new (segue_episode_get (self->episode, row->index));
  place_item (self, item, row);
  segue_live_items_add (self->items, item);

  return item;
}

static void
segue_outline_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = segue_outline_model_get_item_type;
  iface->get_n_items = segue_outline_model_get_n_items;
  iface->get_item = segue_outline_model_get_item;
}

static void
segue_outline_model_finalize (GObject *object)
{
  SegueOutlineModel *self = SEGUE_OUTLINE_MODEL (object);

  g_clear_pointer (&self->items, segue_live_items_free);
  g_clear_pointer (&self->filter, segue_outline_filter_free);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->episode, segue_episode_unref);

  G_OBJECT_CLASS (segue_outline_model_parent_class)->finalize (object);
}

static void
segue_outline_model_class_init (SegueOutlineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_outline_model_finalize;
}

static void
segue_outline_model_init (SegueOutlineModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (SegueOutlineShown));
  self->items = segue_live_items_new ();
  self->collapsed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->length = SEGUE_TIME_NONE;
}

/**
 * segue_outline_model_new:
 *
 * Creates a model without an episode, and without rows.
 *
 * Returns: (transfer full): a model
 */
SegueOutlineModel *
segue_outline_model_new (void)
{
  return g_object_new (SEGUE_TYPE_OUTLINE_MODEL, NULL);
}

/**
 * segue_outline_model_get_episode:
 * @self: a model
 *
 * Gets the episode that is shown.
 *
 * Returns: (transfer none) (nullable): the episode, or %NULL if none has been set
 */
SegueEpisode *
segue_outline_model_get_episode (SegueOutlineModel *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), NULL);

  return self->episode;
}

/**
 * segue_outline_model_set_episode:
 * @self: a model
 * @episode: the episode to show
 * @difference: (nullable): how @episode differs from the episode shown so far, or %NULL to make all rows anew
 *
 * Shows another episode. Items of entries that stay are kept.
 *
 * Returns: whether rows were added, removed or moved
 */
gboolean
segue_outline_model_set_episode (SegueOutlineModel      *self,
                                 SegueEpisode           *episode,
                                 const SegueEpisodeDiff *difference)
{
  g_autoptr(SegueEpisode) before = NULL;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), FALSE);

  before = g_steal_pointer (&self->episode);
  self->episode = segue_episode_ref (episode);
  if (before == episode)
    return FALSE;

  if (before != NULL && difference != NULL && segue_outline_shown_is_same (before, episode, difference))
    {
      update_items (self, before, difference);
      return FALSE;
    }

  replace_rows (self, compute_rows (self));

  return TRUE;
}

/**
 * segue_outline_model_set_length:
 * @self: a model
 * @length: the length of the recording in milliseconds, or %SEGUE_TIME_NONE if it is not known
 *
 * Sets where the last segment ends.
 */
void
segue_outline_model_set_length (SegueOutlineModel *self,
                                gint64             length)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));

  if (self->length == length)
    return;

  self->length = length;
  if (self->episode != NULL)
    segue_live_items_foreach (self->items, update_item, self);
}

/**
 * segue_outline_model_get_position:
 * @self: a model
 * @id: the id of an entry, or 0
 * @position: (out) (optional): the position of its row
 *
 * Finds the row of an entry.
 *
 * Returns: %FALSE if the entry was removed, is hidden or is the closing text
 */
gboolean
segue_outline_model_get_position (SegueOutlineModel *self,
                                  guint64            id,
                                  guint             *position)
{
  guint index;
  guint found;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), FALSE);

  if (id == 0 || self->episode == NULL || !segue_episode_find (self->episode, id, &index) ||
      !segue_outline_shown_find (self->rows, index, &found))
    return FALSE;

  if (position != NULL)
    *position = found;

  return TRUE;
}

/**
 * segue_outline_model_get_index:
 * @self: a model
 * @position: the position of a row
 *
 * Gets the entry of a row.
 *
 * Returns: the index of the entry in the episode
 */
guint
segue_outline_model_get_index (SegueOutlineModel *self,
                               guint              position)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), SEGUE_NO_INDEX);
  g_return_val_if_fail (position < self->rows->len, SEGUE_NO_INDEX);

  return get_row (self, position)->index;
}

/**
 * segue_outline_model_get_id:
 * @self: a model
 * @position: a position, which may be past the last row
 *
 * Gets the id of the entry of a row.
 *
 * Returns: the id, or 0 if there is no such row
 */
guint64
segue_outline_model_get_id (SegueOutlineModel *self,
                            guint              position)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), 0);

  return position < self->rows->len ? get_row (self, position)->id : 0;
}

/**
 * segue_outline_model_get_shown_id:
 * @self: a model
 * @id: the id of an entry, or 0 for the episode
 *
 * Finds the entry whose row stands for an entry. The opening and the closing text are parts of the episode.
 *
 * Returns: the id of the first entry if @id is that of a text or 0, otherwise @id
 */
guint64
segue_outline_model_get_shown_id (SegueOutlineModel *self,
                                  guint64            id)
{
  guint index = 0;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), 0);

  if (self->episode == NULL || (id != 0 && (!segue_episode_find (self->episode, id, &index) ||
                                            segue_entry_get_kind (segue_episode_get (self->episode, index)) !=
                                              SEGUE_ENTRY_TEXT)))
    return id;

  return segue_entry_get_id (segue_episode_get (self->episode, 0));
}

/**
 * segue_outline_model_is_empty:
 * @self: a model
 *
 * Tells whether no section and no segment has a row.
 *
 * Returns: whether there is nothing but the row of the episode, which a filter leaves out
 */
gboolean
segue_outline_model_is_empty (SegueOutlineModel *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), TRUE);

  return self->rows->len == (self->filter == NULL ? 1 : 0);
}

/**
 * segue_outline_model_get_expanded:
 * @self: a model
 * @id: the id of an entry
 *
 * Tells whether the children of an entry have rows. A filter shows its matches inside collapsed sections, too.
 *
 * Returns: whether the entry is expanded
 */
gboolean
segue_outline_model_get_expanded (SegueOutlineModel *self,
                                  guint64            id)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), FALSE);

  return self->filter != NULL || !g_hash_table_contains (self->collapsed, &id);
}

/**
 * segue_outline_model_set_expanded:
 * @self: a model
 * @id: the id of an entry
 * @expanded: whether to show its children
 *
 * Expands or collapses an entry. While there is a filter, nothing changes.
 */
void
segue_outline_model_set_expanded (SegueOutlineModel *self,
                                  guint64            id,
                                  gboolean           expanded)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));

  if (self->filter != NULL || segue_outline_model_get_expanded (self, id) == expanded)
    return;

  if (expanded)
    g_hash_table_remove (self->collapsed, &id);
  else
    collapse (self, id);

  if (self->episode != NULL)
    replace_rows (self, compute_rows (self));
}

/**
 * segue_outline_model_collapse_many:
 * @self: a model
 * @ids: (array length=n_ids): the ids of entries, which need not be in the episode
 * @n_ids: their number
 *
 * Collapses entries.
 */
void
segue_outline_model_collapse_many (SegueOutlineModel *self,
                                   const guint64     *ids,
                                   guint              n_ids)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));

  for (guint i = 0; i < n_ids; i++)
    collapse (self, ids[i]);
  if (n_ids > 0 && self->episode != NULL)
    replace_rows (self, compute_rows (self));
}

/**
 * segue_outline_model_expand_all:
 * @self: a model that has an episode
 * @expanded: whether to expand all entries, or to collapse all sections
 *
 * Expands all entries, or collapses all sections.
 */
void
segue_outline_model_expand_all (SegueOutlineModel *self,
                                gboolean           expanded)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));
  g_return_if_fail (self->episode != NULL);

  if (expanded)
    g_hash_table_remove_all (self->collapsed);
  else
    for (guint i = 0; i < segue_episode_get_n_entries (self->episode); i++)
      {
        SegueEntry *entry = segue_episode_get (self->episode, i);

        if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION)
          collapse (self, segue_entry_get_id (entry));
      }

  replace_rows (self, compute_rows (self));
}

/**
 * segue_outline_model_reveal_many:
 * @self: a model
 * @ids: (array length=n_ids): the ids of entries
 * @n_ids: their number
 *
 * Expands the ancestors of entries and keeps the entries in the filter, so that they have rows.
 */
void
segue_outline_model_reveal_many (SegueOutlineModel *self,
                                 const guint64     *ids,
                                 guint              n_ids)
{
  gboolean changed = FALSE;

  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));

  if (self->filter == NULL && g_hash_table_size (self->collapsed) == 0)
    return; /* nothing is hidden */

  for (guint i = 0; i < n_ids && self->episode != NULL; i++)
    {
      guint index;

      if (!segue_episode_find (self->episode, ids[i], &index))
        continue;

      if (self->filter != NULL && !segue_outline_model_get_position (self, ids[i], NULL))
        changed |= segue_outline_filter_keep (self->filter, ids[i]);
      for (index = segue_episode_get_parent (self->episode, index); index != SEGUE_NO_INDEX;
           index = segue_episode_get_parent (self->episode, index))
        {
          const guint64 parent = segue_entry_get_id (segue_episode_get (self->episode, index));

          changed |= g_hash_table_remove (self->collapsed, &parent);
        }
    }

  if (changed)
    replace_rows (self, compute_rows (self));
}

/**
 * segue_outline_model_set_filter:
 * @self: a model
 * @text: words, separated by spaces
 *
 * Shows only entries for which the title, or that of their section, contains all words of @text. Shows all entries if
 * @text contains no words.
 */
void
segue_outline_model_set_filter (SegueOutlineModel *self,
                                const char        *text)
{
  g_autoptr(SegueOutlineFilter) previous = NULL;

  g_return_if_fail (SEGUE_IS_OUTLINE_MODEL (self));

  previous = g_steal_pointer (&self->filter);
  self->filter = segue_outline_filter_new (text, previous);
  if (self->episode != NULL)
    replace_rows (self, compute_rows (self));
}

/**
 * segue_outline_model_get_filtered:
 * @self: a model
 *
 * Tells whether there is a filter.
 *
 * Returns: whether some entries may have no row since they do not match the filter
 */
gboolean
segue_outline_model_get_filtered (SegueOutlineModel *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), FALSE);

  return self->filter != NULL;
}

/**
 * segue_outline_model_get_n_matches:
 * @self: a model
 *
 * Counts the titles that contained all words of the filter when the rows were last computed.
 *
 * Returns: the number of titles, 0 without a filter
 */
guint
segue_outline_model_get_n_matches (SegueOutlineModel *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_MODEL (self), 0);

  return self->filter != NULL ? segue_outline_filter_get_n_matches (self->filter) : 0;
}
