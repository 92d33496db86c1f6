/* segue-details-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-details-private.h"

#include "app/widgets/segue-emphasis.h"
#include "core/edit/segue-edit.h"
#include "session/segue-add.h"

/* Goes to the next or previous segment. Before the first one is the episode. The focus stays in the same field, and the
 * caret at the same position. */
static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SegueDetails *self = SEGUE_DETAILS (widget);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const int direction = g_str_equal (name, "details.next") ? 1 : -1;
  guint index = 0;

  segue_details_find (self, &index);
  /* Before the first entry the index wraps around to a value that is no index either. */
  do
    index += direction;
  while (index > 0 && index < segue_episode_get_n_entries (episode) &&
         segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT);

  if (index < segue_episode_get_n_entries (episode))
    segue_view_state_set_selected (self->state, segue_entry_get_id (segue_episode_get (episode, index)));
  else
    gtk_widget_error_bell (widget);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueDetails *self = SEGUE_DETAILS (widget);
  SegueFieldEditor *title = segue_details_fields_get_editor (self->fields, SEGUE_DETAILS_TITLE);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (title));
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *merge_key = NULL;
  guint64 id;

  segue_details_finish_edit (self);
  id = segue_add_entry (self->document, self->state, g_str_equal (name, "details.add-section"), SEGUE_TIME_NONE);
  if (id == 0)
    return;

  segue_view_state_set_selected (self->state, id);
  segue_details_fields_focus (self->fields, SEGUE_DETAILS_TITLE);
  merge_key = segue_field_dup_merge_key (SEGUE_FIELD_TITLE, id);
  segue_document_continue_step (self->document, merge_key);
  /* it is not reported that a new entry has no title yet */
  segue_view_state_set_editing (self->state, id);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueDetails *self = SEGUE_DETAILS (widget);
  const gboolean to_parent = g_str_equal (name, "details.show-parent");
  const gboolean had_focus = segue_details_has_focus (self);
  SegueEntry *entry = to_parent && self->parent != NULL
                        ? self->parent
                        : segue_episode_get (segue_document_get_episode (self->document), 0);

  segue_details_finish_edit (self);
  segue_view_state_set_selected (self->state, segue_entry_get_id (entry));
  /* The button that had the focus may be hidden now. */
  if (had_focus && self->place == SEGUE_DETAILS_N_BOXES)
    segue_details_focus_field (self);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.focus-outline", NULL);
}

/* Goes back to the row, unless the text of the field is invalid. */
static void
commit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueDetails *self = SEGUE_DETAILS (widget);

  if (self->place < SEGUE_DETAILS_N_BOXES &&
      segue_field_edit_check (segue_details_fields_get_edit (self->fields, self->place)) != NULL)
    gtk_widget_error_bell (widget);
  else
    gtk_widget_activate_action (widget, "details.leave", NULL);
}

static void
next_field_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
link_pasted_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SegueDetails) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  GtkEditable *link = GTK_EDITABLE (segue_details_fields_get_editor (self->fields, SEGUE_DETAILS_LINK));

  if (self->place == SEGUE_DETAILS_LINK && text != NULL && *gtk_editable_get_text (link) == '\0' &&
      segue_emphasis_is_address (g_strstrip (text)))
    {
      gtk_editable_set_text (link, text);
      gtk_editable_set_position (link, -1);
    }
}

/* Moves the focus to the link of the title. An empty link takes a URL from the clipboard. */
static void
link_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueDetails *self = SEGUE_DETAILS (widget);

  if (!segue_details_fields_is_shown (self->fields, SEGUE_DETAILS_LINK))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (segue_details_fields_get_editor (self->fields, SEGUE_DETAILS_LINK)));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, link_pasted_cb, g_object_ref (self));
}

/* Returns the time that the keys step from. @given is set to whether the field has a time; if not, the time is a
 * suggestion. */
static gint64
get_time (SegueDetails *self,
          guint         index,
          gboolean     *given)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *text = NULL;
  gint64 time = SEGUE_TIME_NONE;

  if (self->place == SEGUE_DETAILS_START)
    {
      *given = segue_entry_get_start (entry) != SEGUE_TIME_NONE;
      return *given ? segue_entry_get_start (entry) : segue_episode_guess_start (episode, index);
    }

  text = segue_field_dup_value (SEGUE_FIELD_END, episode, index);
  *given = *text != '\0' && segue_time_parse_typed (text, &time);

  return *given ? time : segue_entry_get_start (entry);
}

/* Changes the time of the field by a step. If the field is empty, the suggested time is set. */
static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  SegueDetails *self = SEGUE_DETAILS (widget);
  const gboolean is_start = self->place == SEGUE_DETAILS_START;
  const SegueField field = is_start ? SEGUE_FIELD_START : SEGUE_FIELD_END;
  SegueFocus focus = { self->id, segue_field_get_name (field), G_MAXINT };
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;
  gboolean given;
  gint64 time;
  guint index;

  if ((!is_start && self->place != SEGUE_DETAILS_END) || !segue_details_find (self, &index) ||
      segue_field_edit_is_composing (segue_details_fields_get_edit (self->fields, self->place)))
    return FALSE;

  /* A text that is not a valid time cannot be stepped. */
  if (segue_field_edit_check (segue_details_fields_get_edit (self->fields, self->place)) != NULL)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  time = get_time (self, index, &given);
  if (time == SEGUE_TIME_NONE)
    {
      gtk_widget_error_bell (widget);
      return TRUE;
    }
  if (given)
    time = CLAMP (time + g_variant_get_int32 (arguments), 0, SEGUE_TIME_MAX);

  if (is_start)
    result = segue_edit_set_start (segue_document_get_episode (self->document), index, time, &error);
  else
    result = segue_edit_set_end (segue_document_get_episode (self->document), index, time, &error);
  if (result == NULL)
    {
      segue_view_state_say (self->state, error->message, FALSE);
      return TRUE;
    }
  merge_key = g_strdup_printf ("step-%s-%" G_GUINT64_FORMAT, focus.field, self->id);
  segue_document_apply (self->document, result, segue_field_get_label (field), merge_key, &focus);

  return TRUE;
}

void
segue_details_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "details.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "details.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "details.add-segment", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "details.add-section", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "details.show-episode", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "details.show-parent", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "details.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "details.commit", NULL, commit_action);
  gtk_widget_class_install_action (widget_class, "details.next-field", NULL, next_field_action);
  gtk_widget_class_install_action (widget_class, "details.edit-link", NULL, link_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "details.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, GDK_ALT_MASK, "details.show-episode", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "details.edit-link", NULL);
}

static void
add_steps (GtkShortcutController *controller,
           GdkModifierType        modifiers,
           int                    step)
{
  const struct
  {
    guint key;
    int step;
  } keys[] = {
    { GDK_KEY_Up, step },
    { GDK_KEY_Down, -step },
    { GDK_KEY_KP_Up, step },
    { GDK_KEY_KP_Down, -step },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, modifiers),
                                                gtk_callback_action_new (step_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].step));
      gtk_shortcut_controller_add_shortcut (controller, shortcut);
    }
}

/* Adds the shortcuts in the capture phase, since the text views and the scrolled window around them would handle
 * these keys. */
void
segue_details_add_keys (SegueDetails *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "details.next" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "details.previous" },
    { GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK, "details.next" },
    { GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK, "details.previous" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "details.add-segment" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "details.add-segment" },
    { GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "details.add-section" },
  };
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (controller,
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  add_steps (controller, 0, 1000);
  add_steps (controller, GDK_SHIFT_MASK, 100);
  add_steps (controller, GDK_CONTROL_MASK, 10000);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}
