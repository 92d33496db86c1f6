/* segue-outline-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "session/segue-add.h"
#include "session/segue-entry-commands.h"

static guint64
get_id (SegueOutline *self,
        guint         index)
{
  return segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), index));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean section = g_str_equal (name, "outline.add-section");
  guint64 id;

  segue_outline_finish_edit (self);
  id = segue_add_entry (self->document, self->state, section);
  if (id == 0)
    return;

  segue_outline_edit (self, id, SEGUE_FIELD_TITLE);
  segue_outline_select_text (self);
  self->after_adding = segue_episode_ref (segue_document_get_episode (self->document));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = NULL;

  segue_outline_finish_edit (self);
  ids = segue_outline_dup_targets (self);
  segue_entries_remove (self->session, ids, _("Remove"));
}

/* Selects entries that were moved, and gives the focus to the current one. */
void
segue_outline_show_moved (SegueOutline *self,
                          const GArray *ids)
{
  const guint64 current = segue_view_state_get_selected (self->state);

  self->updating = TRUE;
  segue_outline_model_reveal_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  self->updating = FALSE;
  segue_outline_restore (self, ids, current, 0);
  segue_outline_focus_row (self, current);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = NULL;

  segue_outline_finish_edit (self);
  ids = segue_outline_dup_targets (self);
  if (ids->len == 0)
    return;

  if (segue_entries_step (self->session, ids, g_str_equal (name, "outline.move-up")))
    segue_outline_show_moved (self, ids);
  else
    gtk_widget_error_bell (widget);
}

static void
nudge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);

  segue_entries_nudge (self->session, ids, g_variant_get_int32 (parameter));
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const guint64 id = g_variant_get_uint64 (parameter);
  const gboolean expanded = segue_outline_model_get_expanded (self->model, id);

  /* under a filter all that matches is shown */
  if (segue_outline_model_get_filtered (self->model))
    return;

  segue_outline_finish_edit (self);
  self->updating = TRUE;
  segue_outline_model_set_expanded (self->model, id, !expanded);
  self->updating = FALSE;
  if (!segue_outline_model_get_position (self->model, segue_view_state_get_selected (self->state), NULL))
    segue_outline_select (self, id);
  segue_outline_focus_row (self, id);
  segue_outline_save_collapsed (self);
}

static void
expand_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean expanded = g_str_equal (name, "outline.expand-all");
  SegueEpisode *episode = segue_document_get_episode (self->document);
  guint64 selected = 0;
  guint index;

  /* the selection goes to the section that it vanishes into */
  if (!expanded && segue_outline_get_selected (self, &index))
    {
      while (segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
        index = segue_episode_get_parent (episode, index);
      selected = get_id (self, index);
      segue_outline_select (self, selected);
    }

  self->updating = TRUE;
  segue_outline_model_expand_all (self->model, expanded);
  self->updating = FALSE;
  if (selected != 0)
    segue_outline_focus_row (self, selected);
  segue_outline_save_collapsed (self);
}

static void
add_nudge_bindings (GtkWidgetClass  *widget_class,
                    GdkModifierType  modifiers,
                    int              step)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK | modifiers, "outline.nudge", "i", -step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK | modifiers, "outline.nudge", "i", step);
}

void
segue_outline_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.add-segment", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-section", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.nudge", "i", nudge_action);
  gtk_widget_class_install_action (widget_class, "outline.toggle", "t", toggle_action);
  gtk_widget_class_install_action (widget_class, "outline.expand-all", NULL, expand_all_action);
  gtk_widget_class_install_action (widget_class, "outline.collapse-all", NULL, expand_all_action);

  /* menus show the last key of an action */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "outline.add-segment", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "outline.add-segment", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "outline.add-section", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "outline.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "outline.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down", NULL);
  add_nudge_bindings (widget_class, 0, 1000);
  add_nudge_bindings (widget_class, GDK_SHIFT_MASK, 100);
  add_nudge_bindings (widget_class, GDK_CONTROL_MASK, 10000);
}

/* Only what can be done with the selected entries is offered. */
void
segue_outline_update_actions (SegueOutline *self)
{
  static const char *const for_one[] = { "outline.edit-title", "outline.menu" };
  static const char *const for_entries[] = { "outline.remove", "outline.cut", "outline.copy", "outline.duplicate" };
  static const char *const for_places[] = { "outline.move-up", "outline.move-down" };
  g_autoptr(GArray) ids = segue_outline_dup_targets (self);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const gboolean filtered = segue_outline_model_get_filtered (self->model);
  guint index = 0;
  const gboolean selected = segue_outline_get_selected (self, &index);
  const gboolean segment = selected && segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SEGMENT;
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (for_one); i++)
    gtk_widget_action_set_enabled (widget, for_one[i], selected);
  for (guint i = 0; i < G_N_ELEMENTS (for_entries); i++)
    gtk_widget_action_set_enabled (widget, for_entries[i], ids->len > 0);
  /* where a row goes to past others that are not shown, nobody can see */
  for (guint i = 0; i < G_N_ELEMENTS (for_places); i++)
    gtk_widget_action_set_enabled (widget, for_places[i], ids->len > 0 && !filtered);
  gtk_widget_action_set_enabled (widget, "outline.edit-start", segment);
  gtk_widget_action_set_enabled (widget, "outline.nudge", segue_entries_have_time (self->session, ids));
  gtk_widget_action_set_enabled (widget, "outline.paste-link", selected);
  gtk_widget_action_set_enabled (widget, "outline.expand-all", !filtered);
  gtk_widget_action_set_enabled (widget, "outline.collapse-all", !filtered);
}
