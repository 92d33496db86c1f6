/* segue-outline-rows.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-rows.h"

#include <glib/gi18n.h>
#include <string.h>

/* The least and the greatest width of the column of times, in characters. */
#define MIN_START_CHARS 7
#define MAX_START_CHARS 14

/**
 * SegueOutlineRows:
 *
 * The rows that a list view has made for the outline.
 *
 * It makes the rows, gives them the size that they have in common, and marks problems. It finds rows by their entry,
 * by a point and by the focus, and scrolls to them.
 */
struct _SegueOutlineRows
{
  GObject parent_instance;

  SegueSession *session;
  SegueOutlineModel *model;
  GSettings *settings;
  GtkWidget *list;   /* weak */
  GHashTable *bound; /* rows that show an entry, by its id */
  guint reveal_source;
  guint64 awaited;     /* id of an entry whose row gets the focus as soon as the list has made it, or 0 */
  guint await_source;

  SegueOutlineRowShape shape;
  guint start_chars; /* width of the column of times, in characters */
};

G_DEFINE_FINAL_TYPE (SegueOutlineRows, segue_outline_rows, G_TYPE_OBJECT)

static void
setup_row_cb (SegueOutlineRows *self,
              GtkListItem      *list_item)
{
  gtk_list_item_set_child (list_item, segue_outline_row_new (self->session));
}

/* The list cannot move the focus while it makes the row. */
static gboolean
await_cb (gpointer user_data)
{
  SegueOutlineRows *self = user_data;
  const guint64 id = self->awaited;
  GtkRoot *root = gtk_widget_get_root (self->list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->await_source = 0;
  self->awaited = 0;
  /* the user may have gone elsewhere */
  if (focus == NULL || focus == self->list || gtk_widget_is_ancestor (focus, self->list))
    segue_outline_rows_focus (self, id);

  return G_SOURCE_REMOVE;
}

static void
bind_row_cb (SegueOutlineRows *self,
             GtkListItem      *list_item)
{
  SegueOutlineRow *row = SEGUE_OUTLINE_ROW (gtk_list_item_get_child (list_item));
  SegueOutlineItem *item = gtk_list_item_get_item (list_item);
  const guint64 id = segue_outline_item_get_id (item);

  g_hash_table_insert (self->bound, g_memdup2 (&id, sizeof id), row);
  segue_outline_row_set_shape (row, &self->shape);
  segue_outline_row_set_item (row, item);
  segue_outline_row_set_problem (row, segue_problems_lookup (segue_session_get_problems (self->session), id));
  if (id == self->awaited && self->await_source == 0)
    self->await_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, await_cb, self, NULL);
}

static void
unbind_row_cb (SegueOutlineRows *self,
               GtkListItem      *list_item)
{
  SegueOutlineRow *row = SEGUE_OUTLINE_ROW (gtk_list_item_get_child (list_item));
  SegueOutlineItem *item = gtk_list_item_get_item (list_item);
  const guint64 id = segue_outline_item_get_id (item);

  /* the entry may have another row by now */
  if (g_hash_table_lookup (self->bound, &id) == row)
    g_hash_table_remove (self->bound, &id);
  segue_outline_row_set_item (row, NULL);
}

static void
problems_changed_cb (SegueOutlineRows *self)
{
  SegueProblems *problems = segue_session_get_problems (self->session);
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &id, &row))
    segue_outline_row_set_problem (row, segue_problems_lookup (problems, *(guint64 *) id));
}

static void
recording_changed_cb (SegueOutlineRows *self)
{
  segue_outline_model_set_length (self->model, segue_session_get_length (self->session));
}

/* Scrolls to the segment that is heard, unless the user is writing. */
static void
heard_changed_cb (SegueOutlineRows *self)
{
  const guint64 heard = segue_marking_get_heard (segue_session_get_marking (self->session));
  SegueViewState *state = segue_session_get_view_state (self->session);
  guint position;

  if (heard != 0 && segue_view_state_get_editing (state) == 0 &&
      g_settings_get_boolean (self->settings, "follow-playback") &&
      segue_outline_model_get_position (self->model, heard, &position))
    segue_outline_rows_scroll_to (self, position);
}

static void
proposal_changed_cb (SegueOutlineRows *self)
{
  SegueEpisode *proposal = segue_view_state_get_proposal (segue_session_get_view_state (self->session));
  GHashTableIter iter;
  gpointer row;

  if (proposal != NULL)
    segue_outline_rows_fit_times (self, proposal, NULL);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    segue_outline_row_update_proposal (row);
}

static void
update_shape (SegueOutlineRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    segue_outline_row_set_shape (row, &self->shape);
}

static void
measure_text (SegueOutlineRows *self,
              const char       *text,
              double            scale,
              int              *width,
              int              *height)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (self->list, text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, width, height);
}

static gboolean
reveal_cb (gpointer user_data)
{
  SegueOutlineRows *self = user_data;
  SegueViewState *state = segue_session_get_view_state (self->session);
  const guint64 id = segue_outline_model_get_shown_id (self->model, segue_view_state_get_selected (state));
  guint position;

  self->reveal_source = 0;
  if (segue_outline_model_get_position (self->model, id, &position))
    segue_outline_rows_scroll_to (self, position);

  return G_SOURCE_REMOVE;
}

static void
segue_outline_rows_dispose (GObject *object)
{
  SegueOutlineRows *self = SEGUE_OUTLINE_ROWS (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_handle_id (&self->await_source, g_source_remove);
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (segue_outline_rows_parent_class)->dispose (object);
}

static void
segue_outline_rows_finalize (GObject *object)
{
  SegueOutlineRows *self = SEGUE_OUTLINE_ROWS (object);

  g_hash_table_unref (self->bound);
  g_object_unref (self->model);
  g_object_unref (self->settings);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_outline_rows_parent_class)->finalize (object);
}

static void
segue_outline_rows_class_init (SegueOutlineRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_outline_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_outline_rows_finalize;
}

static void
segue_outline_rows_init (SegueOutlineRows *self)
{
  self->shape.n_lines = 2;
  self->shape.shows_length = TRUE;
  self->start_chars = MIN_START_CHARS;
  self->bound = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Returns: (transfer full): the rows of a list view */
SegueOutlineRows *
segue_outline_rows_new (SegueSession      *session,
                        SegueOutlineModel *model,
                        GtkListView       *list)
{
  SegueOutlineRows *self = g_object_new (SEGUE_TYPE_OUTLINE_ROWS, NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->session = g_object_ref (session);
  self->model = g_object_ref (model);
  self->settings = g_settings_new (SEGUE_APP_ID);
  g_set_weak_pointer (&self->list, GTK_WIDGET (list));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (list, factory);

  g_signal_connect_object (segue_session_get_problems (session), "changed", G_CALLBACK (problems_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_view_state (session), "notify::proposal",
                           G_CALLBACK (proposal_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_marking (session), "notify::heard", G_CALLBACK (heard_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_recording (session), "changed", G_CALLBACK (recording_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recording_changed_cb (self);
  segue_outline_rows_measure (self);

  return self;
}

/* Returns: (transfer none): the list view */
GtkWidget *
segue_outline_rows_get_list (SegueOutlineRows *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROWS (self), NULL);

  return self->list;
}

/* Returns: (transfer none) (nullable): the row of the entry, or %NULL if it is far out of sight and so has none */
SegueOutlineRow *
segue_outline_rows_lookup (SegueOutlineRows *self,
                           guint64           id)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROWS (self), NULL);

  return g_hash_table_lookup (self->bound, &id);
}

/* Finds the row that @widget is in, or that it is the list's own widget of. */
static SegueOutlineRow *
find_row (SegueOutlineRows *self,
          GtkWidget        *widget)
{
  for (; widget != NULL && widget != self->list; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *row = SEGUE_IS_OUTLINE_ROW (widget) ? widget : gtk_widget_get_first_child (widget);

      if (SEGUE_IS_OUTLINE_ROW (row) && segue_outline_row_get_item (SEGUE_OUTLINE_ROW (row)) != NULL)
        return SEGUE_OUTLINE_ROW (row);
    }

  return NULL;
}

/* Returns: (transfer none) (nullable): the row at a point */
SegueOutlineRow *
segue_outline_rows_pick (SegueOutlineRows *self,
                         double            x,
                         double            y)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROWS (self), NULL);

  return find_row (self, gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT));
}

/* Returns: whether there is an editor at a point */
gboolean
segue_outline_rows_is_field_at (SegueOutlineRows *self,
                                double            x,
                                double            y)
{
  GtkWidget *widget;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROWS (self), FALSE);

  widget = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  return widget != NULL && gtk_widget_get_ancestor (widget, SEGUE_TYPE_FIELD_ENTRY) != NULL;
}

/* Returns: the entry of the row that has the focus, or 0. A row with an editor does not count. */
guint64
segue_outline_rows_get_focused (SegueOutlineRows *self)
{
  SegueOutlineRow *row = NULL;
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROWS (self), 0);

  root = self->list != NULL ? gtk_widget_get_root (self->list) : NULL;
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list))
    row = find_row (self, focus);
  if (row == NULL || segue_outline_row_get_editor (row) != NULL)
    return 0;

  return segue_outline_item_get_id (segue_outline_row_get_item (row));
}

/* Scrolls to the row of an entry and gives it the focus, which it gets later if the list has not made it yet. Nothing
 * happens if the entry has no row. */
void
segue_outline_rows_focus (SegueOutlineRows *self,
                          guint64           id)
{
  SegueOutlineRow *row;
  guint position;

  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  if (!segue_outline_model_get_position (self->model, id, &position))
    return;

  segue_outline_rows_scroll_to (self, position);
  row = segue_outline_rows_lookup (self, id);
  self->awaited = row == NULL ? id : 0;
  /* the list's own widget around the row takes the focus */
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* Scrolls as little as needed to show a row. */
void
segue_outline_rows_scroll_to (SegueOutlineRows *self,
                              guint             position)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* Scrolls to the current row, and to the row after it in the direction that the cursor has moved. */
void
segue_outline_rows_reveal (SegueOutlineRows *self,
                           guint             position,
                           guint             from)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  segue_outline_rows_scroll_to (self, position < from ? MAX (position, 1) - 1 : MIN (position + 1, n - 1));
  /* the list knows where a new row is only after a layout, so this scrolls again then */
  if (self->reveal_source == 0)
    self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

/* Sets how many lines the title of a segment may take, and whether there is a column of lengths. */
void
segue_outline_rows_set_columns (SegueOutlineRows *self,
                                guint             n_lines,
                                gboolean          shows_length)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  if (self->shape.n_lines == n_lines && self->shape.shows_length == shows_length)
    return;

  self->shape.n_lines = n_lines;
  self->shape.shows_length = shows_length;
  update_shape (self);
}

/* Measures the size that all rows have in common, after a change of the font. */
void
segue_outline_rows_measure (SegueOutlineRows *self)
{
  g_autofree char *sample = NULL;
  int width;
  int unknown_width;
  int height;

  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  /* two of the characters of a clock are colons, which are narrow */
  sample = g_strnfill (self->start_chars, '0');
  memset (sample, ':', 2);
  measure_text (self, sample, 1, &width, NULL);
  measure_text (self, _("No time yet"), PANGO_SCALE_SMALL, &unknown_width, NULL);
  measure_text (self, "Ág한漢あ", 1, NULL, &height);
  width = MAX (width, unknown_width);
  if (width == self->shape.start_width && height == self->shape.line_height)
    return;

  self->shape.start_width = width;
  self->shape.line_height = height;
  update_shape (self);
}

/* Widens the column of times to the longest time that @episode has in the range of entries that @difference names, or
 * in all if it is %NULL. The column never gets narrower, so that it does not change its width with each key. */
void
segue_outline_rows_fit_times (SegueOutlineRows       *self,
                              SegueEpisode           *episode,
                              const SegueEpisodeDiff *difference)
{
  guint from;
  guint to;
  guint chars;

  g_return_if_fail (SEGUE_IS_OUTLINE_ROWS (self));

  from = difference != NULL ? difference->start : 0;
  to = difference != NULL ? difference->new_end : segue_episode_get_n_entries (episode);
  chars = self->start_chars;
  for (guint i = from; i < to; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autofree char *start = NULL;

      if (segue_entry_get_start_span (entry).length <= chars)
        continue;
      start = segue_entry_dup_start_text (entry);
      chars = MAX (chars, g_utf8_strlen (start, -1));
    }

  chars = CLAMP (chars, MIN_START_CHARS, MAX_START_CHARS);
  if (chars == self->start_chars)
    return;

  self->start_chars = chars;
  segue_outline_rows_measure (self);
}
