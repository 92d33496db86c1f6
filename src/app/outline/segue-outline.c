/* segue-outline.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "session/outline/segue-collapsed-sections.h"
#include "session/outline/segue-outline-titles.h"

G_DEFINE_FINAL_TYPE (SegueOutline, segue_outline, SEGUE_TYPE_VIEW)

static guint64
get_current_id (SegueOutline *self)
{
  return segue_outline_model_get_shown_id (self->model,
                                           segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self))));
}

static SegueEpisode *
get_episode (SegueOutline *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

static guint
count_entries (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_TEXT;

  return n;
}

static void
update_filter_count (SegueOutline *self)
{
  const gboolean filtered = segue_outline_model_get_filtered (self->model);

  segue_outline_filter_bar_set_count (self->filter_bar, filtered, segue_outline_model_get_n_matches (self->model),
                                      filtered ? count_entries (get_episode (self)) : 0);
}

static gboolean
has_rows (SegueOutline *self)
{
  return !segue_outline_model_is_empty (self->model);
}

/* Names in the page for a filter without a match what no title contains. */
static void
describe_unmatched (SegueOutline *self)
{
  g_autofree char *text = g_strstrip (g_strdup (segue_outline_filter_bar_get_text (self->filter_bar)));
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *description = g_strdup_printf (_("No title contains “%s”."), escaped);

  adw_status_page_set_description (self->unmatched, description);
}

/* Shows a page. The stack hands the focus of another page to any row, which is to be the current one. */
static void
show_page (SegueOutline *self,
           const char   *name)
{
  const guint64 current = get_current_id (self);

  gtk_stack_set_visible_child_name (self->stack, name);
  if (get_current_id (self) != current)
    segue_outline_selection_select (self->selection, current);
}

/* Shows the list, or a page in place of a list without rows. */
static void
update_page (SegueOutline *self)
{
  const gboolean filtered = segue_outline_model_get_filtered (self->model);

  if (filtered && !has_rows (self))
    describe_unmatched (self);
  if (has_rows (self))
    show_page (self, "list");
  else
    show_page (self, filtered ? "unmatched" : "empty");
}

/* Gives the focus to what is edited, or else to the current row. */
static gboolean
focus_rows (SegueOutline *self)
{
  SegueFieldEntry *editor = segue_outline_edit_get_editor (self->edit);
  const guint64 id = get_current_id (self);

  if (editor != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (editor));

  if (!has_rows (self))
    return gtk_widget_grab_focus (segue_outline_model_get_filtered (self->model) ? self->clear_button : self->add_button);

  segue_outline_model_reveal_many (self->model, &id, 1);
  if (!segue_outline_model_get_position (self->model, id, NULL))
    segue_outline_selection_select (self->selection, segue_outline_model_get_id (self->model, 0));
  segue_outline_rows_focus (self->rows, get_current_id (self));

  return TRUE;
}

static void
document_changed_cb (SegueOutline           *self,
                     SegueEpisode           *before,
                     SegueEpisode           *after,
                     const SegueEpisodeDiff *difference)
{
  const gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->stack);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  segue_outline_edit_follow_episode (self->edit, after);
  if (segue_outline_selection_set_episode (self->selection, after, difference))
    {
      update_page (self);
      if (had_focus && page != gtk_stack_get_visible_child (self->stack))
        focus_rows (self);
      update_filter_count (self);
    }
  segue_outline_rows_fit_times (self->rows, after, difference);
  segue_outline_update_topics (self);
}

static void
filter_changed_cb (SegueOutline *self,
                   const char   *text)
{
  segue_outline_edit_finish (self->edit);
  segue_outline_selection_set_filter (self->selection, text);
  update_page (self);
  update_filter_count (self);
}

/* Other views can select an entry that the filter hides. It gets a row then. */
static void
selection_changed_cb (SegueOutline *self)
{
  update_page (self);
  segue_outline_update_actions (self);
}

/* Goes from the filter to the current row, or to the first one if the filter hides that. */
static void
filter_entered_cb (SegueOutline *self)
{
  guint64 id = get_current_id (self);

  if (!segue_outline_model_get_position (self->model, id, NULL))
    id = segue_outline_model_get_id (self->model, 0);
  if (id == 0)
    return;

  segue_outline_selection_select (self->selection, id);
  segue_outline_rows_focus (self->rows, id);
}

/* Goes to the row that typing means. Returns: whether there is one */
static gboolean
typed_cb (SegueOutline *self,
          const char   *text)
{
  const guint64 id = segue_outline_find_title (self->model, get_current_id (self), text);

  if (id != 0 && id != get_current_id (self))
    {
      segue_outline_selection_select (self->selection, id);
      segue_outline_rows_focus (self->rows, id);
    }

  return id != 0;
}

/* The keys of the list are typing while a row has the focus and nothing is edited. */
static void
update_typing (SegueOutline *self)
{
  segue_type_ahead_set_active (self->type_ahead, !segue_outline_edit_is_active (self->edit) &&
                                                   segue_outline_rows_get_focused (self->rows) != 0);
}

static void
focus_changed_cb (SegueOutline *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  update_typing (self);
  if (!segue_outline_edit_is_active (self->edit))
    segue_outline_selection_follow_focus (self->selection);
  else if (focus != NULL)
    segue_outline_edit_follow_focus (self->edit, focus);
}

static void
clipboard_changed_cb (SegueOutline *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.paste", segue_outline_paste_can_read (self->paste));
}

static void
activate_cb (SegueOutline *self,
             guint         position)
{
  segue_outline_edit_begin (self->edit, segue_outline_model_get_id (self->model, position), SEGUE_FIELD_TITLE);
}

/* Left and Right collapse and expand a row, and go to the row that it is under. The list itself would swallow them. */
static gboolean
list_key_pressed_cb (GtkEventControllerKey *controller,
                     guint                  keyval,
                     guint                  keycode,
                     GdkModifierType        modifiers,
                     SegueOutline          *self)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const guint inwards = rtl ? GDK_KEY_Left : GDK_KEY_Right, outwards = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  SegueEpisode *episode = get_episode (self);
  const guint64 id = get_current_id (self);
  gboolean expanded;
  guint index;

  if (segue_outline_edit_is_active (self->edit) || (keyval != inwards && keyval != outwards) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !segue_outline_selection_get_current (self->selection, &index))
    return GDK_EVENT_PROPAGATE;

  expanded = segue_outline_model_get_expanded (self->model, id);
  if (segue_episode_get_subtree_end (episode, index) > index + 1 && expanded == (keyval == outwards))
    gtk_widget_activate_action (GTK_WIDGET (self), "outline.toggle", "t", id);
  else if (keyval == outwards && segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
    {
      SegueEntry *parent = segue_episode_get (episode, segue_episode_get_parent (episode, index));

      segue_outline_selection_select (self->selection, segue_entry_get_id (parent));
    }

  return GDK_EVENT_STOP;
}

/* The next key is for the row again, unless an item of the menu has moved the focus. */
static void
menu_closed_cb (SegueOutline *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  if (self->root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu))))
    segue_outline_rows_focus (self->rows, get_current_id (self));
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 SegueOutline    *self)
{
  SegueOutlineRow *row = segue_outline_rows_pick (self->rows, x, y);

  /* an editor has a menu of its own */
  if (segue_outline_rows_is_field_at (self->rows, x, y))
    return;

  if (row != NULL)
    {
      const guint64 id = segue_outline_item_get_id (segue_outline_row_get_item (row));

      /* on a selected row, the menu is for all that is selected */
      if (!segue_outline_selection_contains (self->selection, id))
        segue_outline_selection_select (self->selection, id);
      else
        segue_outline_rows_focus (self->rows, id);
    }
  segue_outline_popup_menu (self, GTK_WIDGET (self->list), x, y);
}

/* Opens the details of a row that is clicked, if the window shows them in place of the outline. */
static void
list_released_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  SegueOutline    *self)
{
  const GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  SegueOutlineRow *row = segue_outline_rows_pick (self->rows, x, y);

  if (!self->opens_details || n_press != 1 || row == NULL || segue_outline_rows_is_field_at (self->rows, x, y) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;

  segue_outline_selection_select (self->selection, segue_outline_item_get_id (segue_outline_row_get_item (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-details", NULL);
}

static gboolean
segue_outline_grab_focus (GtkWidget *widget)
{
  /* GTK asks this also when the focus is to leave backwards */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return focus_rows (SEGUE_OUTLINE (widget));
}

/* Tab enters the outline at the filter or at the current row, and leaves it from there. Arrows go from row to row. */
static gboolean
segue_outline_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  GtkWidget *filter = segue_outline_filter_bar_is_open (self->filter_bar) ? GTK_WIDGET (self->filter_bar) : NULL;
  const gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (child != NULL && child == self->times)
    return gtk_widget_child_focus (child, direction);

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (segue_outline_parent_class)->focus (widget, direction);

  /* a page without rows can have several buttons */
  if (!has_rows (self) && (child == GTK_WIDGET (self->stack) || (child == NULL && !(forward && filter != NULL))) &&
      gtk_widget_child_focus (GTK_WIDGET (self->stack), direction))
    return TRUE;

  if (filter != NULL && (forward ? child == NULL : child != NULL && child != filter))
    return gtk_widget_grab_focus (filter);

  return (child == NULL || (forward && child == filter)) && focus_rows (self);
}

static void
segue_outline_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  GTK_WIDGET_CLASS (segue_outline_parent_class)->css_changed (widget, change);

  if (self->rows != NULL)
    segue_outline_rows_measure (self->rows);
}

static void
segue_outline_root (GtkWidget *widget)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  GTK_WIDGET_CLASS (segue_outline_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_clipboard (widget), "changed", G_CALLBACK (clipboard_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
segue_outline_unroot (GtkWidget *widget)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  g_signal_handlers_disconnect_by_func (self->root, focus_changed_cb, self);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_clipboard (widget), clipboard_changed_cb, self);
  self->root = NULL;

  GTK_WIDGET_CLASS (segue_outline_parent_class)->unroot (widget);
}

static void
segue_outline_dispose (GObject *object)
{
  SegueOutline *self = SEGUE_OUTLINE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->times, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_OUTLINE);
  g_clear_object (&self->drag);
  g_clear_object (&self->paste);
  g_clear_object (&self->edit);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (segue_outline_parent_class)->dispose (object);
}

static void
make_parts (SegueOutline *self,
            SegueSession *session)
{
  self->model = segue_outline_model_new ();
  self->rows = segue_outline_rows_new (session, self->model, self->list);
  self->selection = segue_outline_selection_new (session, self->model, self->rows);
  self->edit = segue_outline_edit_new (session, self->model, self->rows, self->selection);
  self->paste = segue_outline_paste_new (session, self->selection, GTK_WIDGET (self));
  self->drag = segue_outline_drag_new (session, self->model, self->rows, self->selection, self->edit,
                                       self->paste);
  /* the first list is dropped on an outline that has no rows yet */
  segue_outline_drag_add_target (self->drag, self->empty);
}

static void
segue_outline_set_session (SegueView    *view,
                           SegueSession *session)
{
  SegueOutline *self = SEGUE_OUTLINE (view);

  make_parts (self, session);
  gtk_list_view_set_model (self->list, segue_outline_selection_get_model (self->selection));

  g_signal_connect_object (segue_session_get_document (session), "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edit, "changed", G_CALLBACK (update_typing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_view_state (session), "notify::editing",
                           G_CALLBACK (segue_outline_update_topics), self, G_CONNECT_SWAPPED);
  document_changed_cb (self, NULL, get_episode (self), NULL);
  clipboard_changed_cb (self);
  segue_outline_update_actions (self);
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
  SEGUE_VIEW_CLASS (klass)->set_session = segue_outline_set_session;

  g_type_ensure (SEGUE_TYPE_OUTLINE_FILTER_BAR);
  g_type_ensure (SEGUE_TYPE_TYPE_AHEAD);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, type_ahead);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, list);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, empty);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, add_button);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, topics_button);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, unmatched);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_rows);
  gtk_widget_class_bind_template_callback (widget_class, list_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  segue_outline_install_actions (widget_class);
}

static void
segue_outline_init (SegueOutline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  segue_type_ahead_set_key_widget (self->type_ahead, GTK_WIDGET (self->list));
}

/**
 * segue_outline_restore_collapsed:
 * @self: an outline
 *
 * Collapses what was collapsed when the file was open last.
 */
void
segue_outline_restore_collapsed (SegueOutline *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  /* the entry that other views show stays in sight */
  if (segue_collapsed_sections_restore (segue_view_get_document (SEGUE_VIEW (self)), self->model) &&
      get_current_id (self) != 0)
    segue_outline_selection_show_current (self->selection);
}

/**
 * segue_outline_set_columns:
 * @self: an outline
 * @n_lines: a number of lines
 * @shows_length: whether there is a column of lengths
 *
 * Sets how many lines the title of a segment may take, and whether lengths are shown.
 */
void
segue_outline_set_columns (SegueOutline *self,
                           guint         n_lines,
                           gboolean      shows_length)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  segue_outline_rows_set_columns (self->rows, n_lines, shows_length);
}

/**
 * segue_outline_set_opens_details:
 * @self: an outline
 * @opens_details: whether a click on a row opens its details
 *
 * Sets what a click does. In a narrow window it opens the details, which take the place of the outline.
 */
void
segue_outline_set_opens_details (SegueOutline *self,
                                 gboolean      opens_details)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  self->opens_details = opens_details;
}

/**
 * segue_outline_commit_preedit:
 * @self: an outline
 *
 * Makes the input method commit what is being composed in the edited field, so that it is part of what comes next.
 */
void
segue_outline_commit_preedit (SegueOutline *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  segue_outline_edit_commit_preedit (self->edit);
}

/**
 * segue_outline_finish_edit:
 * @self: an outline
 *
 * Ends the edit of a field. What was typed is in the document. The user is told if it could not take a text.
 *
 * Returns: whether no text was given up
 */
gboolean
segue_outline_finish_edit (SegueOutline *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE (self), TRUE);

  return segue_outline_edit_finish (self->edit);
}

/**
 * segue_outline_show_focus:
 * @self: an outline
 * @focus: where the user was
 *
 * Shows where a step of the history was made, after it was undone or redone.
 */
void
segue_outline_show_focus (SegueOutline     *self,
                          const SegueFocus *focus)
{
  g_return_if_fail (SEGUE_IS_OUTLINE (self));

  segue_outline_edit_show_step (self->edit, focus);
}
