/* segue-outline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

G_DEFINE_FINAL_TYPE (SegueOutline, segue_outline, GTK_TYPE_WIDGET)

static void
scroll_to (SegueOutline *self,
           guint         position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
reveal_cb (gpointer user_data)
{
  SegueOutline *self = user_data;
  guint position;

  self->reveal_source = 0;
  if (segue_outline_model_get_position (self->model, segue_view_state_get_selected (self->state), &position))
    scroll_to (self, position);

  return G_SOURCE_REMOVE;
}

/* Brings a row into view, with the one after it in the direction one comes from. The list knows the place of a new row
 * only when it has been laid out, hence once more after that. */
static void
reveal_row (SegueOutline *self,
            guint         position,
            guint         from)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  scroll_to (self, position < from ? MAX (position, 1) - 1 : MIN (position + 1, n - 1));
  if (self->reveal_source == 0)
    self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

/* The row at or around @widget, which lies in the list; rows are the only children of the list's own widgets. */
static SegueOutlineRow *
find_row (SegueOutline *self,
          GtkWidget    *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->list); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *row = SEGUE_IS_OUTLINE_ROW (widget) ? widget : gtk_widget_get_first_child (widget);

      if (SEGUE_IS_OUTLINE_ROW (row) && segue_outline_row_get_item (SEGUE_OUTLINE_ROW (row)) != NULL)
        return SEGUE_OUTLINE_ROW (row);
    }

  return NULL;
}

/* The row at a point of the list, %NULL where there is none. */
SegueOutlineRow *
segue_outline_pick_row (SegueOutline *self,
                        double        x,
                        double        y)
{
  return find_row (self, gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT));
}

/* The entry of the row that has the focus, or in which the focus is. */
guint64
segue_outline_get_focused (SegueOutline *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  SegueOutlineRow *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    row = find_row (self, focus);

  return row != NULL ? segue_outline_item_get_id (segue_outline_row_get_item (row)) : 0;
}

/* Shows what the view state says to be the current entry. */
static void
selected_changed_cb (SegueOutline *self)
{
  const guint64 id = segue_view_state_get_selected (self->state);
  const gboolean had_focus = segue_outline_get_focused (self) != 0 && self->edited == NULL;
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const guint from = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  const gboolean was_selected = segue_outline_is_selected (self, id);
  guint position;

  if (!self->following)
    {
      segue_outline_show_current (self);
      if (had_focus && segue_outline_get_focused (self) != id)
        segue_outline_focus_row (self, id);
      if (!was_selected && segue_outline_model_get_position (self->model, id, &position))
        reveal_row (self, position, from);
    }

  segue_outline_update_actions (self);
}

static void
update_empty (SegueOutline *self)
{
  const gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0 &&
                         !segue_outline_model_get_filtered (self->model);

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

/* The ids of the entries that @after has and @before has not. */
static void
note_appeared (SegueOutline           *self,
               SegueEpisode           *before,
               SegueEpisode           *after,
               const SegueEpisodeDiff *difference)
{
  g_array_set_size (self->appeared, 0);
  if (before == NULL)
    return;

  for (guint i = difference->start; i < difference->new_end; i++)
    {
      SegueEntry *entry = segue_episode_get (after, i);
      const guint64 id = segue_entry_get_id (entry);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT && !segue_episode_find (before, id, NULL))
        g_array_append_val (self->appeared, id);
    }
}

static void
document_changed_cb (SegueOutline           *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  const guint64 selected = segue_view_state_get_selected (self->state);
  const guint64 focused = segue_outline_get_focused (self);
  g_autoptr(GArray) ids = segue_outline_dup_selected (self);
  guint old_position = 0;
  gboolean structural;

  if (self->edited != NULL && !segue_episode_find (after, segue_outline_item_get_id (self->edited), NULL))
    segue_outline_finish_edit (self);

  if (ids->len == 0 ||
      !segue_outline_model_get_position (self->model, g_array_index (ids, guint64, 0), &old_position))
    segue_outline_model_get_position (self->model, selected, &old_position);
  self->updating = TRUE;
  structural = segue_outline_model_set_episode (self->model, after, difference);
  self->updating = FALSE;

  if (structural)
    {
      note_appeared (self, before, after, difference);
      segue_outline_restore (self, ids, selected, old_position);
      if (focused != 0 && self->edited == NULL &&
          segue_outline_get_focused (self) != segue_view_state_get_selected (self->state))
        segue_outline_focus_row (self, segue_view_state_get_selected (self->state));
      update_empty (self);
      segue_outline_update_filter (self);
      if (segue_outline_widen_start (self, after, 0, segue_episode_get_n_entries (after)))
        segue_outline_update_shape (self);
    }
  else if (before != NULL)
    {
      g_array_set_size (self->appeared, 0);
      if (segue_outline_widen_start (self, after, difference->start, difference->new_end))
        segue_outline_update_shape (self);
    }
}

static void
activate_cb (SegueOutline *self,
             guint         position)
{
  segue_outline_edit (self, segue_outline_model_get_id (self->model, position), SEGUE_FIELD_TITLE);
}

/* Left and Right on a row, which the list itself would swallow. */
static gboolean
list_key_pressed_cb (GtkEventControllerKey *controller,
                     guint                  keyval,
                     guint                  keycode,
                     GdkModifierType        modifiers,
                     SegueOutline          *self)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint inwards = rtl ? GDK_KEY_Left : GDK_KEY_Right;
  const guint outwards = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  const guint64 id = segue_view_state_get_selected (self->state);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  gboolean expanded;
  guint index;

  if (self->edited != NULL || (keyval != inwards && keyval != outwards) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || !segue_outline_get_selected (self, &index))
    return GDK_EVENT_PROPAGATE;

  expanded = segue_outline_model_get_expanded (self->model, id);
  if (segue_episode_get_subtree_end (episode, index) > index + 1 && expanded == (keyval == outwards))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "outline.toggle", "t", id);
    }
  else if (keyval == outwards && segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
    {
      index = segue_episode_get_parent (episode, index);
      segue_outline_select (self, segue_entry_get_id (segue_episode_get (episode, index)));
    }

  return GDK_EVENT_STOP;
}

void
segue_outline_popup_menu (SegueOutline *self,
                          GtkWidget    *at,
                          double        x,
                          double        y)
{
  graphene_point_t point;
  GdkRectangle rectangle = { 0, 0, 1, 1 };

  segue_outline_finish_edit (self);
  if (!gtk_widget_compute_point (at, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (x, y), &point))
    return;

  rectangle.x = point.x;
  rectangle.y = point.y;
  gtk_popover_set_pointing_to (self->menu, &rectangle);
  gtk_popover_popup (self->menu);
}

static gboolean
is_field_at (SegueOutline *self,
             double        x,
             double        y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && gtk_widget_get_ancestor (widget, SEGUE_TYPE_FIELD_ENTRY) != NULL;
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 SegueOutline    *self)
{
  SegueOutlineRow *row = segue_outline_pick_row (self, x, y);

  /* a text has a menu of its own */
  if (is_field_at (self, x, y))
    return;

  if (row != NULL)
    {
      const guint64 id = segue_outline_item_get_id (segue_outline_row_get_item (row));

      /* the menu is for all that is selected, if it is asked for there */
      if (!segue_outline_is_selected (self, id))
        segue_outline_select (self, id);
      else
        segue_outline_focus_row (self, id);
    }
  segue_outline_popup_menu (self, GTK_WIDGET (self->list), x, y);
}

/* Where the details have no place beside the outline, a click on a row goes there. */
static void
list_released_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  SegueOutline    *self)
{
  const GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  SegueOutlineRow *row = segue_outline_pick_row (self, x, y);

  if (!self->opens_details || n_press != 1 || row == NULL || is_field_at (self, x, y) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;

  segue_outline_select (self, segue_outline_item_get_id (segue_outline_row_get_item (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-details", NULL);
}

static void
menu_popup_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueOutlineRow *row = segue_outline_get_row (self, segue_view_state_get_selected (self->state));

  if (row != NULL)
    segue_outline_popup_menu (self, GTK_WIDGET (row), 48, gtk_widget_get_height (GTK_WIDGET (row)));
}

/* An edit ends when the focus goes elsewhere in the window. It does not when the window loses the focus, nor when the
 * focus is nowhere for a moment; and where the list gives it to the row itself, which it does after a row came to lie
 * out of sight, it goes back to the editor. */
static void
focus_changed_cb (SegueOutline *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);
  SegueFieldEntry *editor;
  SegueOutlineRow *row;

  segue_outline_update_typing (self);
  if (self->edited == NULL || focus == NULL)
    {
      segue_outline_follow_focus (self);
      return;
    }

  row = segue_outline_get_row (self, segue_outline_item_get_id (self->edited));
  editor = row != NULL ? segue_outline_row_get_editor (row) : NULL;
  if (editor == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (editor)))
    return;

  if (focus == gtk_widget_get_parent (GTK_WIDGET (row)))
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (editor));
  else
    segue_outline_finish_edit (self);
}

/* Gives the focus to what is edited, or else to the current row. */
static gboolean
has_row (SegueOutline *self,
         guint64       id)
{
  guint position;

  segue_outline_model_reveal (self->model, id);

  return segue_outline_model_get_position (self->model, id, &position);
}

gboolean
segue_outline_focus_rows (SegueOutline *self)
{
  SegueOutlineRow *row = NULL;

  if (self->edited != NULL)
    row = segue_outline_get_row (self, segue_outline_item_get_id (self->edited));
  if (row != NULL && segue_outline_row_get_editor (row) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (segue_outline_row_get_editor (row)));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return gtk_widget_grab_focus (self->add_button);

  /* the opening text, say, has no row */
  if (!has_row (self, segue_view_state_get_selected (self->state)))
    segue_outline_select (self, segue_outline_model_get_id (self->model, 0));
  segue_outline_focus_row (self, segue_view_state_get_selected (self->state));

  return TRUE;
}

static gboolean
segue_outline_grab_focus (GtkWidget *widget)
{
  /* asked when the focus is to leave backwards */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return segue_outline_focus_rows (SEGUE_OUTLINE (widget));
}

/* Tab enters the outline at the selected row and leaves it; rows are what the arrows are for. */
static gboolean
segue_outline_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  GtkWidget *search = gtk_search_bar_get_search_mode (self->search_bar) ? GTK_WIDGET (self->search_bar) : NULL;
  const gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (segue_outline_parent_class)->focus (widget, direction);

  if (search != NULL && (forward ? child == NULL : child != NULL && child != search))
    return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return (child == NULL || (forward && child == search)) && segue_outline_focus_rows (self);
}

static void
segue_outline_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  GTK_WIDGET_CLASS (segue_outline_parent_class)->css_changed (widget, change);

  if (segue_outline_measure_rows (self))
    segue_outline_update_shape (self);
}

static void
segue_outline_root (GtkWidget *widget)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  GTK_WIDGET_CLASS (segue_outline_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_clipboard (widget), "changed", G_CALLBACK (segue_outline_update_clipboard), self,
                           G_CONNECT_SWAPPED);
  segue_outline_update_clipboard (self);
}

static void
segue_outline_unroot (GtkWidget *widget)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_clipboard (widget), segue_outline_update_clipboard, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (segue_outline_parent_class)->unroot (widget);
}

static void
segue_outline_dispose (GObject *object)
{
  SegueOutline *self = SEGUE_OUTLINE (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_weak_pointer (&self->drop_mark);
  segue_outline_dispose_search (self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_OUTLINE);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_object (&self->edited);
  g_clear_pointer (&self->after_adding, segue_episode_unref);
  segue_outline_forget_pasted (self);
  g_clear_pointer (&self->appeared, g_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (segue_outline_parent_class)->dispose (object);
}

static void
segue_outline_class_init (SegueOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_outline_dispose;
  widget_class->focus = segue_outline_focus;
  widget_class->grab_focus = segue_outline_grab_focus;
  widget_class->css_changed = segue_outline_css_changed;
  widget_class->root = segue_outline_root;
  widget_class->unroot = segue_outline_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, list);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, menu);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, add_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_released_cb);

  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_popup_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "outline.menu", NULL);
  segue_outline_install_rows (widget_class);
  segue_outline_install_edit (widget_class);
  segue_outline_install_actions (widget_class);
  segue_outline_install_clipboard (widget_class);
  segue_outline_install_paste (widget_class);
  segue_outline_install_search (widget_class);
}

static void
segue_outline_init (SegueOutline *self)
{
  self->n_lines = 2;
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->model = segue_outline_model_new ();
  self->appeared = g_array_new (FALSE, FALSE, sizeof (guint64));
  segue_outline_init_selection (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  segue_outline_init_drag (self);
  segue_outline_init_search (self);
  update_empty (self);
}

SegueOutlineRow *
segue_outline_get_row (SegueOutline *self,
                       guint64       id)
{
  return g_hash_table_lookup (self->rows, &id);
}

/* Gives the focus to a row, which is the list's own widget around ours. */
void
segue_outline_focus_row (SegueOutline *self,
                         guint64       id)
{
  SegueOutlineRow *row;
  guint position;

  if (!segue_outline_model_get_position (self->model, id, &position))
    return;

  scroll_to (self, position);
  row = segue_outline_get_row (self, id);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* Shows the episode of @session. Called once. */
void
segue_outline_set_session (SegueOutline *self,
                           SegueSession *session)
{
  SegueDocument *document = segue_session_get_document (session);
  SegueViewState *state = segue_session_get_view_state (session);
  SegueProblems *problems = segue_session_get_problems (session);

  g_return_if_fail (SEGUE_IS_OUTLINE (self));
  g_return_if_fail (self->document == NULL);

  self->session = g_object_ref (session);
  self->document = g_object_ref (document);
  self->state = g_object_ref (state);
  self->problems = g_object_ref (problems);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::selected", G_CALLBACK (selected_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (problems, "changed", G_CALLBACK (segue_outline_update_problems), self, G_CONNECT_SWAPPED);
  document_changed_cb (self, NULL, segue_document_get_episode (document), NULL);
  segue_outline_update_actions (self);
}

/* How many lines the titles of segments may take. */
void
segue_outline_set_n_lines (SegueOutline *self,
                           guint         n_lines)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  if (self->n_lines == n_lines)
    return;

  self->n_lines = n_lines;
  segue_outline_update_shape (self);
}

/* Whether a click on a row goes to the details of its entry. */
void
segue_outline_set_opens_details (SegueOutline *self,
                                 gboolean      opens_details)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  self->opens_details = opens_details;
}
