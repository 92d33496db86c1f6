/* segue-outline-selection.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

/* What is selected, and which entry is the current one: that of the row with the cursor. GTK keeps both by position; here
 * they are kept by id through whatever happens to the rows. */

static gboolean
is_selected (SegueOutline *self,
             guint64       id)
{
  guint position;

  return segue_outline_model_get_position (self->model, id, &position) &&
         gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position);
}

/* Selects a row alone, as a click would: a range that is extended begins there. */
static void
select_row (SegueOutline *self,
            guint         position)
{
  self->updating = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.select-item", "(ubb)", position, FALSE, FALSE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->updating = FALSE;
}

static void
set_current (SegueOutline *self,
             guint64       id)
{
  self->following = TRUE;
  segue_view_state_set_selected (self->state, id);
  self->following = FALSE;
}

/* Makes the entry of the row with the focus the current one. */
void
segue_outline_follow_focus (SegueOutline *self)
{
  const guint64 id = segue_outline_get_focused (self);

  if (!self->updating && self->edited == NULL && id != 0)
    set_current (self, id);
}

static void
selection_changed_cb (SegueOutline *self,
                      guint         position,
                      guint         n_items)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint i;

  if (self->updating)
    return;

  if (segue_outline_get_focused (self) != 0)
    {
      segue_outline_follow_focus (self);
    }
  else if (!is_selected (self, segue_view_state_get_selected (self->state)))
    {
      for (i = position; i < position + n_items && !gtk_selection_model_is_selected (selection, i);)
        i++;
      if (i < position + n_items)
        set_current (self, segue_outline_model_get_id (self->model, i));
    }

  segue_outline_update_actions (self);
}

void
segue_outline_init_selection (SegueOutline *self)
{
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The index of the current entry. Returns: %FALSE where there is none */
gboolean
segue_outline_get_selected (SegueOutline *self,
                            guint        *index)
{
  const guint64 id = segue_view_state_get_selected (self->state);

  return id != 0 && segue_episode_find (segue_document_get_episode (self->document), id, index);
}

gboolean
segue_outline_is_selected (SegueOutline *self,
                           guint64       id)
{
  return is_selected (self, id);
}

/* The ids of the entries that are selected, in their order. */
GArray *
segue_outline_dup_selected (SegueOutline *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
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

/* What an action is about: the ids of the entries that are selected, or that of the current one where it has a row and
 * none is selected. */
GArray *
segue_outline_dup_targets (SegueOutline *self)
{
  const guint64 current = segue_view_state_get_selected (self->state);
  GArray *ids = segue_outline_dup_selected (self);

  if (ids->len == 0 && segue_outline_model_get_position (self->model, current, NULL))
    g_array_append_val (ids, current);

  return ids;
}

static void
select_ids (SegueOutline *self,
            const GArray *ids,
            guint         current)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, n);

  for (guint i = 0; i < ids->len; i++)
    {
      guint position;

      if (segue_outline_model_get_position (self->model, g_array_index (ids, guint64, i), &position))
        gtk_bitset_add (selected, position);
    }

  select_row (self, current);
  if (gtk_bitset_is_empty (selected))
    return;

  self->updating = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  self->updating = FALSE;
}

/* Selects after a change of the rows what was selected before, and makes the current entry current again. Where it is
 * gone, another one of those selected is, or what took the place of the first of them. An entry that the filter hides
 * stays current all the same. */
void
segue_outline_restore (SegueOutline *self,
                       const GArray *ids,
                       guint64       current,
                       guint         old_position)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint position = GTK_INVALID_LIST_POSITION;

  if (current != 0 && !segue_outline_model_get_position (self->model, current, &position) &&
      !(segue_outline_model_get_filtered (self->model) &&
        segue_episode_find (segue_document_get_episode (self->document), current, NULL)))
    {
      for (guint i = 0; i < ids->len && position == GTK_INVALID_LIST_POSITION; i++)
        segue_outline_model_get_position (self->model, g_array_index (ids, guint64, i), &position);
      if (position == GTK_INVALID_LIST_POSITION && n > 0)
        position = MIN (old_position, n - 1);
      current = segue_outline_model_get_id (self->model, position);
    }

  select_ids (self, ids, position);
  set_current (self, current);
  segue_outline_update_actions (self);
}

/* Selects the current entry alone, with what it stands under expanded. */
void
segue_outline_show_current (SegueOutline *self)
{
  const guint64 id = segue_view_state_get_selected (self->state);
  guint position = GTK_INVALID_LIST_POSITION;

  self->updating = TRUE;
  segue_outline_model_reveal (self->model, id);
  self->updating = FALSE;
  segue_outline_model_get_position (self->model, id, &position);
  select_row (self, position);
}

/* Selects an entry alone. */
void
segue_outline_select (SegueOutline *self,
                      guint64       id)
{
  if (segue_view_state_get_selected (self->state) != id)
    segue_view_state_set_selected (self->state, id);
  else
    segue_outline_show_current (self);
  segue_outline_update_actions (self);
}

/* Selects entries, one of which is the current one. */
void
segue_outline_select_many (SegueOutline *self,
                           const GArray *ids,
                           guint64       current)
{
  guint position = GTK_INVALID_LIST_POSITION;

  self->updating = TRUE;
  segue_outline_model_reveal_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  self->updating = FALSE;
  segue_outline_select (self, current);
  segue_outline_model_get_position (self->model, current, &position);
  select_ids (self, ids, position);
  segue_outline_update_actions (self);
}
