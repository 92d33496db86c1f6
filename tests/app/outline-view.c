/* outline-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-view.h"

#include "app/outline/segue-outline-title.h"
#include "window-test.h"

static GtkWidget *
find (SegueOutline *outline,
      GType         type)
{
  GtkWidget *found = window_test_find (GTK_WIDGET (outline), type);

  g_assert_nonnull (found);

  return found;
}

GtkListView *
outline_view_list (SegueOutline *outline)
{
  return GTK_LIST_VIEW (find (outline, GTK_TYPE_LIST_VIEW));
}

GtkSelectionModel *
outline_view_selection (SegueOutline *outline)
{
  return gtk_list_view_get_model (outline_view_list (outline));
}

SegueOutlineModel *
outline_view_model (SegueOutline *outline)
{
  return SEGUE_OUTLINE_MODEL (gtk_multi_selection_get_model (GTK_MULTI_SELECTION (outline_view_selection (outline))));
}

/* The row of an entry. Returns: (transfer none): %NULL where the list has made none, since it is out of sight */
SegueOutlineRow *
outline_view_row (SegueOutline *outline,
                  guint64       id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (outline_view_list (outline))); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      SegueOutlineItem *item = SEGUE_IS_OUTLINE_ROW (row) ? segue_outline_row_get_item (SEGUE_OUTLINE_ROW (row)) : NULL;

      if (item != NULL && segue_outline_item_get_id (item) == id)
        return SEGUE_OUTLINE_ROW (row);
    }

  return NULL;
}

/* Returns: (transfer none): %NULL where nothing is edited */
SegueFieldEntry *
outline_view_editor (SegueOutline *outline)
{
  return (SegueFieldEntry *) window_test_find (GTK_WIDGET (outline_view_list (outline)), SEGUE_TYPE_FIELD_ENTRY);
}

/* The field that is edited. */
SegueField
outline_view_editing (SegueOutline *outline)
{
  SegueFieldEntry *editor = outline_view_editor (outline);

  return editor != NULL ? segue_field_entry_get_field (editor) : SEGUE_FIELD_NONE;
}

/* The position in the model of the first row that is not that of the episode. */
guint
outline_view_first (SegueOutline *outline)
{
  GListModel *model = G_LIST_MODEL (outline_view_model (outline));
  g_autoptr(SegueOutlineItem) first = g_list_model_get_item (model, 0);

  return first != NULL && segue_outline_item_is_episode (first) ? 1 : 0;
}

static int
get_title_height (SegueOutline *outline,
                  guint         position)
{
  g_autoptr(SegueOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (outline_view_model (outline)),
                                                             outline_view_first (outline) + position);
  SegueOutlineRow *row = outline_view_row (outline, segue_outline_item_get_id (item));

  return gtk_widget_get_height (window_test_find (GTK_WIDGET (row), SEGUE_TYPE_OUTLINE_TITLE));
}

/* How many lines high the title at @position is, by the first title, which fits on one line. */
guint
outline_view_n_lines (SegueOutline *outline,
                      guint         position)
{
  return get_title_height (outline, position) / get_title_height (outline, 0);
}

/* Whether the outline says that there are no segments. */
gboolean
outline_view_shows_empty (SegueOutline *outline)
{
  return gtk_widget_get_mapped (find (outline, ADW_TYPE_STATUS_PAGE));
}

GtkSearchBar *
outline_view_filter_bar (SegueOutline *outline)
{
  return GTK_SEARCH_BAR (find (outline, GTK_TYPE_SEARCH_BAR));
}

GtkEditable *
outline_view_filter (SegueOutline *outline)
{
  return GTK_EDITABLE (find (outline, GTK_TYPE_SEARCH_ENTRY));
}

/* What the filter says of its matches, in the label behind its entry. */
const char *
outline_view_filter_count (SegueOutline *outline)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (outline_view_filter (outline)))));
}

/* Filters as typing does. The entry tells of what is typed after a delay, which tests do not wait for. */
void
outline_view_set_filter (SegueOutline *outline,
                         const char   *text)
{
  GtkEditable *entry = outline_view_filter (outline);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* What was typed on the rows. Returns: %NULL where nothing is shown of it */
const char *
outline_view_typed (SegueOutline *outline)
{
  GtkWidget *revealer = window_test_find (find (outline, GTK_TYPE_OVERLAY), GTK_TYPE_REVEALER);

  g_assert_nonnull (revealer);
  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)))
    return NULL;

  return gtk_label_get_label (GTK_LABEL (gtk_revealer_get_child (GTK_REVEALER (revealer))));
}

/* Drops @value at a point of the list, or of what stands in its place while it is empty. Returns: whether it was taken */
gboolean
outline_view_drop (SegueOutline *outline,
                   const GValue *value,
                   double        x,
                   double        y)
{
  GtkWidget *at = outline_view_shows_empty (outline) ? find (outline, ADW_TYPE_STATUS_PAGE)
                                                     : GTK_WIDGET (outline_view_list (outline));
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (at);
  gboolean dropped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, x, y, &dropped);
    }

  return dropped;
}
