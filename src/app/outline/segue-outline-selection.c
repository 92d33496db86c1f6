/* segue-outline-selection.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-selection.h"

/**
 * SegueOutlineSelection:
 *
 * The entries that are selected in the outline, and the current entry: the one of the row with the cursor.
 *
 * GTK keeps both by position. This object keeps them by id through every change of the rows. The current entry is the
 * selected one of the view state, which other views share: the object follows it there, and sets it there when the
 * user moves the cursor. The row of the episode is current while that is a text or none. It is selected alone: nothing
 * that is done to several entries is about the episode.
 *
 * While the rows change, GTK changes the selection and moves the focus. This echo is not the user's doing and is
 * ignored.
 */
struct _SegueOutlineSelection
{
  GObject parent_instance;

  SegueSession *session;
  SegueOutlineModel *model;
  SegueOutlineRows *rows;
  GtkSelectionModel *selection;
  guint n_echoes;        /* nested changes of the rows or the selection that are not the user's */
  gboolean following;    /* the current entry becomes that of the row with the cursor, so nothing has to be shown */
  GArray *appeared;      /* ids of the entries that the last change brought */
  GArray *before_filter; /* (nullable): ids of what was selected before the filter hid some of it */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueOutlineSelection, segue_outline_selection, G_TYPE_OBJECT)

static SegueViewState *
get_state (SegueOutlineSelection *self)
{
  return segue_session_get_view_state (self->session);
}

static SegueEpisode *
get_episode (SegueOutlineSelection *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

static guint64
get_current_id (SegueOutlineSelection *self)
{
  return segue_outline_model_get_shown_id (self->model, segue_view_state_get_selected (get_state (self)));
}

static void
emit_changed (SegueOutlineSelection *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  segue_view_state_set_n_selected (get_state (self), gtk_bitset_get_size (selected));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
begin_echo_cb (SegueOutlineSelection *self)
{
  self->n_echoes++;
}

static void
end_echo_cb (SegueOutlineSelection *self)
{
  self->n_echoes--;
}

/* Selects one row, as a click would, so that a range that is extended begins there. */
static void
select_row (SegueOutlineSelection *self,
            guint                  position)
{
  self->n_echoes++;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (segue_outline_rows_get_list (self->rows), "list.select-item", "(ubb)", position, FALSE,
                                FALSE);
  else
    gtk_selection_model_unselect_all (self->selection);
  self->n_echoes--;
}

static void
select_rows (SegueOutlineSelection *self,
             const GArray          *ids,
             guint                  current)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, n);
  guint next = 0;

  /* new entries mostly have rows one below the other, of which only the first must be looked for */
  for (guint i = 0; i < ids->len; i++)
    {
      const guint64 id = g_array_index (ids, guint64, i);

      if (segue_outline_model_get_id (self->model, next) == id || segue_outline_model_get_position (self->model, id, &next))
        gtk_bitset_add (selected, next++);
    }

  select_row (self, current);
  if (gtk_bitset_is_empty (selected))
    return;

  self->n_echoes++;
  gtk_selection_model_set_selection (self->selection, selected, all);
  self->n_echoes--;
}

/* Sets the current entry without moving the cursor. */
static void
set_current (SegueOutlineSelection *self,
             guint64                id)
{
  /* a text of the episode stays selected while the row of the episode is current */
  if (id == get_current_id (self))
    return;

  self->following = TRUE;
  segue_view_state_set_selected (get_state (self), id);
  self->following = FALSE;
}

/* Returns: whether the first row is that of the episode */
static gboolean
has_episode_row (SegueOutlineSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0 &&
         segue_outline_model_get_index (self->model, 0) == 0;
}

/* Takes the row of the episode out of a selection of several rows. */
static void
leave_episode_out (SegueOutlineSelection *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  if (!has_episode_row (self) || gtk_bitset_get_size (selected) < 2 || !gtk_bitset_contains (selected, 0))
    return;

  self->n_echoes++;
  gtk_selection_model_unselect_item (self->selection, 0);
  self->n_echoes--;
}

static void
selection_changed_cb (SegueOutlineSelection *self,
                      guint                  position,
                      guint                  n_items)
{
  guint i;

  if (self->n_echoes > 0)
    return;

  /* a selection made under the filter is the one that counts */
  g_clear_pointer (&self->before_filter, g_array_unref);
  leave_episode_out (self);

  if (segue_outline_rows_get_focused (self->rows) != 0)
    {
      segue_outline_selection_follow_focus (self);
    }
  else if (!segue_outline_selection_contains (self, get_current_id (self)))
    {
      for (i = position; i < position + n_items && !gtk_selection_model_is_selected (self->selection, i);)
        i++;
      if (i < position + n_items)
        set_current (self, segue_outline_model_get_id (self->model, i));
    }

  emit_changed (self);
}

/* Shows the current entry after a change of the view state. The focus goes along if the list has it. */
static void
current_changed_cb (SegueOutlineSelection *self)
{
  const guint64 id = get_current_id (self);
  const gboolean had_focus = segue_outline_rows_get_focused (self->rows) != 0;
  const gboolean was_selected = segue_outline_selection_contains (self, id);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  const guint from = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  guint position;

  if (!self->following)
    {
      segue_outline_selection_show_current (self);
      if (had_focus && segue_outline_rows_get_focused (self->rows) != id)
        segue_outline_rows_focus (self->rows, id);
      if (!was_selected && segue_outline_model_get_position (self->model, id, &position))
        segue_outline_rows_reveal (self->rows, position, from);
    }

  emit_changed (self);
}

static void
segue_outline_selection_finalize (GObject *object)
{
  SegueOutlineSelection *self = SEGUE_OUTLINE_SELECTION (object);

  g_clear_pointer (&self->before_filter, g_array_unref);
  g_array_unref (self->appeared);
  g_object_unref (self->selection);
  g_object_unref (self->rows);
  g_object_unref (self->model);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_outline_selection_parent_class)->finalize (object);
}

static void
segue_outline_selection_class_init (SegueOutlineSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_outline_selection_finalize;

  /**
   * SegueOutlineSelection::changed:
   *
   * Emitted when other entries may be selected, or another one may be current.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SEGUE_TYPE_OUTLINE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
segue_outline_selection_init (SegueOutlineSelection *self)
{
  self->appeared = g_array_new (FALSE, FALSE, sizeof (guint64));
}

/* Returns: (transfer full): the selection of an outline */
SegueOutlineSelection *
segue_outline_selection_new (SegueSession      *session,
                             SegueOutlineModel *model,
                             SegueOutlineRows  *rows)
{
  SegueOutlineSelection *self = g_object_new (SEGUE_TYPE_OUTLINE_SELECTION, NULL);

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->rows = g_object_ref (rows);

  /* the handlers of GTK run between these two */
  g_signal_connect_object (model, "items-changed", G_CALLBACK (begin_echo_cb), self, G_CONNECT_SWAPPED);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (model))));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (end_echo_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_view_state (session), "notify::selected", G_CALLBACK (current_changed_cb),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/* Returns: (transfer none): the selection as a list view takes it */
GtkSelectionModel *
segue_outline_selection_get_model (SegueOutlineSelection *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_SELECTION (self), NULL);

  return self->selection;
}

/* Finds the current entry. Returns: %FALSE if there is none */
gboolean
segue_outline_selection_get_current (SegueOutlineSelection *self,
                                     guint                 *index)
{
  guint64 id;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_SELECTION (self), FALSE);

  id = get_current_id (self);

  return id != 0 && segue_episode_find (get_episode (self), id, index);
}

/* Returns: whether the entry is selected */
gboolean
segue_outline_selection_contains (SegueOutlineSelection *self,
                                  guint64                id)
{
  guint position;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_SELECTION (self), FALSE);

  return segue_outline_model_get_position (self->model, id, &position) &&
         gtk_selection_model_is_selected (self->selection, position);
}

static GArray *
dup_ids (SegueOutlineSelection *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      const guint64 id = segue_outline_model_get_id (self->model, position);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Lists what an action is about: the selected entries, or the current one if none is selected and it has a row. The
 * episode is none of them.
 * Returns: (transfer full) (element-type guint64): the ids, in the order of the lines */
GArray *
segue_outline_selection_dup_targets (SegueOutlineSelection *self)
{
  GArray *ids;
  guint64 current;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_SELECTION (self), NULL);

  ids = dup_ids (self);
  current = get_current_id (self);
  if (ids->len == 0 && segue_outline_model_get_position (self->model, current, NULL))
    g_array_append_val (ids, current);
  if (ids->len > 0 && g_array_index (ids, guint64, 0) == segue_outline_model_get_shown_id (self->model, 0))
    g_array_remove_index (ids, 0);

  return ids;
}

/* Selects entries after a change of the rows, and makes the current entry current again. If that is gone, it is the
 * first of the others that is left, or what is now at @old_position. An entry that the filter hides stays current. */
static void
restore (SegueOutlineSelection *self,
         const GArray          *ids,
         guint64                current,
         guint                  old_position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = GTK_INVALID_LIST_POSITION;

  if (current != 0 && !segue_outline_model_get_position (self->model, current, &position) &&
      !(segue_outline_model_get_filtered (self->model) && segue_episode_find (get_episode (self), current, NULL)))
    {
      for (guint i = 0; i < ids->len && position == GTK_INVALID_LIST_POSITION; i++)
        segue_outline_model_get_position (self->model, g_array_index (ids, guint64, i), &position);
      if (position == GTK_INVALID_LIST_POSITION && n > 0)
        position = MIN (old_position, n - 1);
      current = segue_outline_model_get_id (self->model, position);
    }

  select_rows (self, ids, position);
  set_current (self, current);
  emit_changed (self);
}

/* Selects the current entry alone, and expands what it is under. */
void
segue_outline_selection_show_current (SegueOutlineSelection *self)
{
  guint position = GTK_INVALID_LIST_POSITION;
  guint64 id;

  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  id = get_current_id (self);
  segue_outline_model_reveal_many (self->model, &id, 1);
  segue_outline_model_get_position (self->model, id, &position);
  select_row (self, position);
}

/* Selects an entry alone and makes it the current one. */
void
segue_outline_selection_select (SegueOutlineSelection *self,
                                guint64                id)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  if (get_current_id (self) != id)
    segue_view_state_set_selected (get_state (self), id);
  else
    segue_outline_selection_show_current (self);
  emit_changed (self);
}

/* Selects entries, and expands what they are under. */
static void
select_many (SegueOutlineSelection *self,
             const GArray          *ids,
             guint64                current)
{
  guint position = GTK_INVALID_LIST_POSITION;

  segue_outline_model_reveal_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  segue_outline_selection_select (self, current);
  segue_outline_model_get_position (self->model, current, &position);
  select_rows (self, ids, position);
  emit_changed (self);
}

/* Selects new entries, and gives the focus to the first of them. */
void
segue_outline_selection_select_new (SegueOutlineSelection *self,
                                    const GArray          *ids)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  if (ids->len == 0)
    return;

  select_many (self, ids, g_array_index (ids, guint64, 0));
  segue_outline_rows_focus (self->rows, g_array_index (ids, guint64, 0));
}

/* Selects moved entries, and gives the focus to the current one. */
void
segue_outline_selection_select_moved (SegueOutlineSelection *self,
                                      const GArray          *ids)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  segue_outline_model_reveal_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  restore (self, ids, get_current_id (self), 0);
  segue_outline_rows_focus (self->rows, get_current_id (self));
}

static gboolean
has_appeared (SegueOutlineSelection *self,
              guint64                id)
{
  for (guint i = 0; i < self->appeared->len; i++)
    {
      if (g_array_index (self->appeared, guint64, i) == id)
        return TRUE;
    }

  return FALSE;
}

/* Selects what a step of the history was about, after it was undone or redone: all the entries that it brought back, or
 * else the given one. A selection that contains that one is kept. The current entry is the given one, if it is among
 * those that were brought back, or else the first of them. */
void
segue_outline_selection_select_step (SegueOutlineSelection *self,
                                     guint64                id)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  if (self->appeared->len > 0)
    {
      g_autoptr(GArray) ids = g_array_copy (self->appeared);

      select_many (self, ids, has_appeared (self, id) ? id : g_array_index (ids, guint64, 0));
    }
  else if (!segue_outline_selection_contains (self, id))
    {
      segue_outline_selection_select (self, id);
    }
}

/* Makes the entry of the row with the focus the current one. */
void
segue_outline_selection_follow_focus (SegueOutlineSelection *self)
{
  guint64 id;

  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  id = segue_outline_rows_get_focused (self->rows);
  if (self->n_echoes == 0 && id != 0)
    set_current (self, id);
}

/* Lists the entries that @after has and @before has not. */
static void
note_appeared (SegueOutlineSelection  *self,
               SegueEpisode           *before,
               SegueEpisode           *after,
               const SegueEpisodeDiff *difference)
{
  for (guint i = difference->start; i < difference->new_end; i++)
    {
      SegueEntry *entry = segue_episode_get (after, i);
      const guint64 id = segue_entry_get_id (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT && !segue_episode_find (before, id, NULL))
        g_array_append_val (self->appeared, id);
    }
}

/* Makes the rows show @episode, which differs from the one before by @difference, or in all if that is %NULL. The same
 * entries stay selected, and the focus stays with the current one. Returns: whether rows were added, removed or
 * moved */
gboolean
segue_outline_selection_set_episode (SegueOutlineSelection  *self,
                                     SegueEpisode           *episode,
                                     const SegueEpisodeDiff *difference)
{
  g_autoptr(SegueEpisode) before = NULL;
  g_autoptr(GArray) ids = NULL;
  guint64 current;
  guint old_position = 0;
  gboolean had_focus;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_SELECTION (self), FALSE);

  before = segue_outline_model_get_episode (self->model);
  if (before != NULL)
    segue_episode_ref (before);
  ids = dup_ids (self);
  current = get_current_id (self);
  had_focus = segue_outline_rows_get_focused (self->rows) != 0;
  if (ids->len == 0 || !segue_outline_model_get_position (self->model, g_array_index (ids, guint64, 0), &old_position))
    segue_outline_model_get_position (self->model, current, &old_position);

  g_array_set_size (self->appeared, 0);
  if (!segue_outline_model_set_episode (self->model, episode, difference))
    return FALSE;

  if (before != NULL && difference != NULL)
    note_appeared (self, before, episode, difference);
  restore (self, ids, current, old_position);
  if (had_focus && segue_outline_rows_get_focused (self->rows) != get_current_id (self))
    segue_outline_rows_focus (self->rows, get_current_id (self));

  return TRUE;
}

/* Leaves the rows that match @text. What the filter hides is selected again when it comes back, unless the user has
 * selected other rows in the meantime. */
void
segue_outline_selection_set_filter (SegueOutlineSelection *self,
                                    const char            *text)
{
  guint64 current;
  guint position;

  g_return_if_fail (SEGUE_IS_OUTLINE_SELECTION (self));

  current = get_current_id (self);
  if (!segue_outline_model_get_filtered (self->model) || self->before_filter == NULL)
    {
      g_clear_pointer (&self->before_filter, g_array_unref);
      self->before_filter = dup_ids (self);
    }

  segue_outline_model_set_filter (self->model, text);
  restore (self, self->before_filter, current, 0);
  if (segue_outline_model_get_position (self->model, current, &position))
    segue_outline_rows_scroll_to (self->rows, position);
}
