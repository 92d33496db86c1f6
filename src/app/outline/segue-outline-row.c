/* segue-outline-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-row.h"

#include <glib/gi18n.h>

#include "app/outline/segue-outline-add-button.h"
#include "app/outline/segue-outline-editor.h"
#include "app/outline/segue-outline-heading-line.h"
#include "app/outline/segue-outline-mark.h"
#include "app/outline/segue-outline-title.h"
#include "core/episode/segue-entry-label.h"
#include "session/outline/segue-outline-length.h"
#include "session/outline/segue-outline-start.h"

/* The indent of a segment under another segment, in pixels for each level, and the width of the gutter, in pixels. */
#define INDENT 18
#define GUTTER_WIDTH 28

/**
 * SegueOutlineRow:
 *
 * An entry in the outline: its time, its title and its length, and an editor in place of time or title while that is
 * edited. Below the last entry of a section there is a button that adds another one. The row of the episode has two lines
 * of text instead.
 *
 * The button is no row of its own, so that the keys that go from row to row do not stop there.
 */
struct _SegueOutlineRow
{
  GtkWidget parent_instance;

  GtkWidget *line; /* all but the button */
  SegueOutlineHeadingLine *heading; /* (nullable): what the row of the episode has instead of the line */
  GtkWidget *gutter;
  GtkWidget *expander;
  GtkWidget *problem_icon;
  GtkWidget *start;
  SegueOutlineTitle *title;
  GtkWidget *length;
  SegueOutlineMark *heard;
  SegueOutlineMark *next;
  GtkWidget *editor;
  GtkWidget *add_button; /* (nullable) */

  SegueSession *session;
  SegueOutlineItem *item;
  GSignalGroup *item_signals;
  SegueProblem *problem;
  guint n_lines;
  int line_height;
  gboolean shows_length;
  gboolean was_selected;
  guint focus_source;
};

G_DEFINE_FINAL_TYPE (SegueOutlineRow, segue_outline_row, GTK_TYPE_WIDGET)

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Sets a tooltip if it has changed, since GTK asks the display server for the pointer each time. */
static void
set_tooltip (GtkWidget  *widget,
             const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static gboolean
is_section (SegueOutlineRow *self)
{
  return segue_entry_get_kind (segue_outline_item_get_entry (self->item)) == SEGUE_ENTRY_SECTION;
}

/* Tells screen readers all that the row shows. */
static void
update_label (SegueOutlineRow *self)
{
  const char *start = gtk_inscription_get_text (GTK_INSCRIPTION (self->start));
  const char *title = segue_outline_title_get_text (self->title);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr(GString) label = g_string_new (NULL);

  if (segue_outline_item_is_episode (self->item))
    {
      g_string_append_printf (label, "%s. %s", segue_outline_heading_line_get_title (self->heading),
                              segue_outline_heading_line_get_caption (self->heading));
    }
  else if (is_section (self))
    {
      const guint n = segue_outline_item_get_place (self->item)->n_segments;

      g_string_append_printf (label, ngettext ("Section %s, %u segment", "Section %s, %u segments", n), title, n);
    }
  else
    {
      g_string_append_printf (label, "%s %s", start, title);
    }
  if (self->problem != NULL)
    g_string_append_printf (label, ". %s", segue_problem_get_message (self->problem));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
}

/* Shows the start of @shown, which stands out if it is not that of @entry. */
static void
update_start (SegueOutlineRow *self,
              SegueEntry      *entry,
              SegueEntry      *shown)
{
  const gboolean is_error =
    self->problem != NULL && segue_problem_get_severity (self->problem) == SEGUE_SEVERITY_ERROR;
  const gboolean unknown = !segue_outline_has_start (shown);
  g_autofree char *before = segue_outline_dup_start (entry);
  g_autofree char *text = segue_outline_dup_start (shown);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->start), text);
  set_tooltip (self->start, unknown ? text : NULL);
  set_css_class (self->start, "unknown", unknown);
  set_css_class (self->start, "error", is_error);
  set_css_class (self->start, "warning", self->problem != NULL && !is_error);
  set_css_class (self->start, "proposed", !g_str_equal (before, text));
}

/* Shows the two lines of the episode, or the line of another entry. */
static void
update_heading (SegueOutlineRow *self)
{
  const gboolean is_episode = segue_outline_item_is_episode (self->item);

  if (is_episode && self->heading == NULL)
    {
      self->heading = SEGUE_OUTLINE_HEADING_LINE (segue_outline_heading_line_new ());
      gtk_widget_insert_after (GTK_WIDGET (self->heading), GTK_WIDGET (self), self->line);
    }
  gtk_widget_set_visible (self->line, !is_episode);
  if (self->heading == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->heading), is_episode);
  if (!is_episode)
    return;

  segue_outline_heading_line_set_height (self->heading, self->line_height);
  segue_outline_heading_line_set_item (self->heading, self->item);
  gtk_widget_set_visible (segue_outline_heading_line_get_icon (self->heading), self->problem != NULL);
  update_label (self);
}

static void
update_entry (SegueOutlineRow *self)
{
  SegueEntry *entry = segue_outline_item_get_entry (self->item);
  SegueEntry *proposed = segue_outline_get_proposed (segue_session_get_view_state (self->session), entry);
  SegueEntry *shown = proposed != NULL ? proposed : entry;
  g_autofree char *before = shown != entry ? segue_entry_dup_label (entry) : NULL;
  g_autofree char *title = segue_entry_dup_label (shown);
  const gboolean section = is_section (self);

  set_css_class (GTK_WIDGET (self), "section", section);
  update_heading (self);
  if (segue_outline_item_is_episode (self->item))
    return;

  set_css_class (GTK_WIDGET (self), "left-out", proposed == NULL);
  segue_outline_title_set_text (self->title, *title != '\0' ? title : _("No title yet"));
  segue_outline_title_set_shape (self->title, section ? 1 : self->n_lines, self->line_height);
  set_css_class (GTK_WIDGET (self->title), "unknown", *title == '\0');
  set_css_class (GTK_WIDGET (self->title), "proposed", before != NULL && !g_str_equal (before, title));

  if (section)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->start), "");
  else
    update_start (self, entry, shown);
  gtk_widget_set_visible (self->start,
                          !section && segue_outline_item_get_editing (self->item) != SEGUE_FIELD_START);
  update_label (self);
}

static void
update_add_button (SegueOutlineRow *self,
                   gboolean         shown)
{
  if (self->add_button == NULL && shown)
    {
      self->add_button = segue_outline_add_button_new (GUTTER_WIDTH);
      gtk_widget_insert_after (self->add_button, GTK_WIDGET (self), self->line);
    }
  if (self->add_button == NULL)
    return;

  gtk_widget_set_visible (self->add_button, shown);
  segue_outline_add_button_set_id (self->add_button, segue_outline_item_get_id (self->item));
}

static void
update_place (SegueOutlineRow *self)
{
  const SegueOutlinePlace *place = segue_outline_item_get_place (self->item);
  const gboolean has_children = place->n_children > 0;
  g_autofree char *length = segue_outline_dup_size (place, is_section (self), self->shows_length);

  /* sections do not indent their segments, so that all times are in one column; nested segments are indented */
  gtk_widget_set_margin_start (self->gutter, (place->depth > 0 ? place->depth - 1 : 0) * INDENT);
  gtk_widget_set_visible (self->expander, has_children);
  if (has_children)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->expander), place->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (self->problem_icon, self->problem != NULL && !has_children);
  gtk_label_set_label (GTK_LABEL (self->length), length);
  gtk_widget_set_visible (self->length, self->shows_length || is_section (self));
  update_add_button (self, place->ends_section);
  if (!segue_outline_item_is_episode (self->item))
    update_label (self);
}

static void
remove_editor (SegueOutlineRow *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (editor == NULL)
    return;

  /* the focus goes to the row before the editor that has it is removed */
  if (focus != NULL && gtk_widget_is_ancestor (focus, editor))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  gtk_widget_unparent (editor);
}

static void
editor_activate_cb (SegueOutlineRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.commit", NULL);
}

/* Handles the keys that the input method has left. */
static gboolean
editor_key_pressed_cb (SegueOutlineRow *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  state)
{
  const char *action;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      action = "outline.cancel";
      break;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      action = "outline.next-field";
      break;
    case GDK_KEY_ISO_Left_Tab:
      action = "outline.previous-field";
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      action = "outline.next";
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (segue_outline_editor_take_guess (self->editor, self->session, self->item))
        return GDK_EVENT_STOP;
      action = "outline.previous";
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);

  return GDK_EVENT_STOP;
}

static void
update_editing (SegueOutlineRow *self)
{
  const SegueField field = self->item != NULL ? segue_outline_item_get_editing (self->item) : SEGUE_FIELD_NONE;
  GtkWidget *shown = field == SEGUE_FIELD_START ? self->start : GTK_WIDGET (self->title);
  GtkEventController *keys;

  /* the row keeps its height while the title has given its place to the editor */
  gtk_widget_set_size_request (self->gutter, GUTTER_WIDTH,
                               field == SEGUE_FIELD_TITLE && self->editor == NULL
                                 ? MAX (gtk_widget_get_height (GTK_WIDGET (self->title)), self->line_height)
                                 : self->line_height);
  remove_editor (self);
  gtk_widget_set_visible (GTK_WIDGET (self->title), field != SEGUE_FIELD_TITLE);
  if (self->item == NULL)
    return;

  gtk_widget_set_visible (self->start, field != SEGUE_FIELD_START && !is_section (self));
  if (field == SEGUE_FIELD_NONE)
    return;

  self->editor = segue_outline_editor_new (self->session, self->item, self->start);
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (editor_activate_cb), self, G_CONNECT_SWAPPED);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (editor_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, keys);
  gtk_widget_insert_after (self->editor, self->line, shown);
}

static void
focus_editor (SegueOutlineRow *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->editor != NULL)
    gtk_widget_grab_focus (self->editor);
}

static void
editing_changed_cb (SegueOutlineRow *self)
{
  update_editing (self);
  focus_editor (self);
}

static gboolean
focus_editor_cb (gpointer user_data)
{
  SegueOutlineRow *self = user_data;

  self->focus_source = 0;
  focus_editor (self);

  return G_SOURCE_REMOVE;
}

static void
expander_pressed_cb (SegueOutlineRow *self,
                     int              n_press,
                     double           x,
                     double           y,
                     GtkGesture      *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.toggle", "t", segue_outline_item_get_id (self->item));
}

/* A click on the time of the selected row edits the time, and so does a double click on any other. */
static void
start_pressed_cb (GtkGesture      *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  SegueOutlineRow *self)
{
  SegueViewState *state = segue_session_get_view_state (self->session);

  self->was_selected = n_press == 1 && segue_view_state_get_selected (state) == segue_outline_item_get_id (self->item);
  if (n_press == 2)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_activate_action (GTK_WIDGET (self), "outline.edit-start", NULL);
    }
}

static void
start_released_cb (GtkGesture      *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   SegueOutlineRow *self)
{
  if (n_press != 1 || !self->was_selected)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "outline.edit-start", NULL);
}

static void
segue_outline_row_dispose (GObject *object)
{
  SegueOutlineRow *self = SEGUE_OUTLINE_ROW (object);

  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->item_signals);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->add_button, gtk_widget_unparent);
  if (self->heading != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->heading)));
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_OUTLINE_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->problem);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (segue_outline_row_parent_class)->dispose (object);
}

static void
segue_outline_row_class_init (SegueOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_outline_row_dispose;

  g_type_ensure (SEGUE_TYPE_OUTLINE_TITLE);
  g_type_ensure (SEGUE_TYPE_OUTLINE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, line);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, gutter);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, start);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, length);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, heard);
  gtk_widget_class_bind_template_child (widget_class, SegueOutlineRow, next);
  gtk_widget_class_bind_template_callback (widget_class, expander_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_released_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-outline-row");
}

static void
segue_outline_row_init (SegueOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->n_lines = 2;
  self->item_signals = g_signal_group_new (SEGUE_TYPE_OUTLINE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::entry", G_CALLBACK (update_entry), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::place", G_CALLBACK (update_place), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::heading", G_CALLBACK (update_heading), self);
  g_signal_group_connect_swapped (self->item_signals, "notify::editing", G_CALLBACK (editing_changed_cb), self);
}

GtkWidget *
segue_outline_row_new (SegueSession *session)
{
  SegueOutlineRow *self = g_object_new (SEGUE_TYPE_OUTLINE_ROW, NULL);

  self->session = g_object_ref (session);

  return GTK_WIDGET (self);
}

/**
 * segue_outline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the item that is shown
 */
SegueOutlineItem *
segue_outline_row_get_item (SegueOutlineRow *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * segue_outline_row_set_item:
 * @self: a row
 * @item: (nullable): the item to show, or %NULL for none
 *
 * Shows another entry.
 */
void
segue_outline_row_set_item (SegueOutlineRow  *self,
                            SegueOutlineItem *item)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  g_clear_object (&self->problem);
  g_signal_group_set_target (self->item_signals, item);
  segue_outline_mark_set_entry (self->heard, self->session, item != NULL ? segue_outline_item_get_id (item) : 0);
  segue_outline_mark_set_entry (self->next, self->session, item != NULL ? segue_outline_item_get_id (item) : 0);
  if (item != NULL)
    {
      update_entry (self);
      update_place (self);
    }
  update_editing (self);

  /* the editor gets the focus later: while the list is making this row, it would make another one for the focus */
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->editor != NULL)
    self->focus_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_editor_cb, self, NULL);
}

/**
 * segue_outline_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the editor, or %NULL if nothing is edited
 */
SegueFieldEntry *
segue_outline_row_get_editor (SegueOutlineRow *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_ROW (self), NULL);

  return self->editor != NULL ? SEGUE_FIELD_ENTRY (self->editor) : NULL;
}

static void
update_icon (GtkWidget    *icon,
             SegueProblem *problem)
{
  const gboolean is_error = problem != NULL && segue_problem_get_severity (problem) == SEGUE_SEVERITY_ERROR;

  if (problem == NULL)
    return;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  set_css_class (icon, "error", is_error);
  set_css_class (icon, "warning", !is_error);
  set_tooltip (icon, segue_problem_get_message (problem));
}

/**
 * segue_outline_row_set_problem:
 * @self: a row
 * @problem: (nullable): the worst problem of the entry, or %NULL for none
 *
 * Marks the entry as having a problem.
 */
void
segue_outline_row_set_problem (SegueOutlineRow *self,
                               SegueProblem    *problem)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROW (self));

  if (!g_set_object (&self->problem, problem) || self->item == NULL)
    return;

  update_icon (self->problem_icon, problem);
  if (self->heading != NULL)
    update_icon (segue_outline_heading_line_get_icon (self->heading), problem);
  update_entry (self);
  update_place (self);
}

/**
 * segue_outline_row_set_shape:
 * @self: a row
 * @shape: the shape
 *
 * Sets the size that all rows have in common.
 */
void
segue_outline_row_set_shape (SegueOutlineRow            *self,
                             const SegueOutlineRowShape *shape)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROW (self));

  self->n_lines = shape->n_lines;
  self->line_height = shape->line_height;
  self->shows_length = shape->shows_length;
  gtk_widget_set_size_request (self->start, shape->start_width, -1);
  gtk_widget_set_size_request (self->gutter, GUTTER_WIDTH, shape->line_height);
  if (self->item != NULL)
    {
      update_entry (self);
      update_place (self);
    }
}

/**
 * segue_outline_row_update_proposal:
 * @self: a row
 *
 * Shows what the view state proposes for the entry.
 */
void
segue_outline_row_update_proposal (SegueOutlineRow *self)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_ROW (self));

  if (self->item != NULL)
    update_entry (self);
}
