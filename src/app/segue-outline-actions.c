/* segue-outline-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-outline-private.h"

#include <glib/gi18n.h>

#include "app/segue-add.h"
#include "core/segue-edit.h"

/* Makes @episode the document's, or says why it could not be made. */
static gboolean
apply (SegueOutline *self,
       SegueEpisode *episode,
       const GError *error,
       const char   *label,
       const char   *merge_key)
{
  const SegueFocus focus = { segue_view_state_get_selected (self->state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };

  if (episode == NULL)
    {
      segue_view_state_say (self->state, error->message, FALSE);
      return FALSE;
    }

  return segue_document_apply (self->document, episode, label, merge_key, &focus);
}

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
  _segue_outline_select_text (self);
  self->after_adding = segue_episode_ref (segue_document_get_episode (self->document));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueEpisode *episode;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint index;
  guint n;

  segue_outline_finish_edit (self);
  episode = segue_document_get_episode (self->document);
  if (!_segue_outline_get_selected (self, &index))
    return;

  n = segue_episode_get_subtree_end (episode, index) - index;
  title = segue_entry_dup_plain_title (segue_episode_get (episode, index));
  result = segue_edit_remove (episode, index, n, &error);
  if (!apply (self, result, error, _("Remove"), NULL))
    return;

  if (n > 1)
    message = g_strdup_printf (ngettext ("Removed “%s” and %u entry under it", "Removed “%s” and %u entries under it",
                                         n - 1), title, n - 1);
  else if (*title != '\0')
    message = g_strdup_printf (_("Removed “%s”"), title);
  else
    message = g_strdup (_("Removed an entry without a title"));
  segue_view_state_say (self->state, message, TRUE);
}

static SegueEntryKind
get_kind (SegueEpisode *episode,
          guint         index)
{
  return segue_entry_get_kind (segue_episode_get (episode, index));
}

/* The start of the entry before @index that has its level or a smaller one, among those under the same parent. */
static guint
get_previous_sibling (SegueEpisode *episode,
                      guint         index)
{
  const guint parent = segue_episode_get_parent (episode, index);
  const guint first = parent == SEGUE_NO_INDEX ? 0 : parent + 1;
  guint sibling;

  if (index == first || get_kind (episode, index - 1) == SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;

  for (sibling = index - 1; segue_episode_get_parent (episode, sibling) != parent;)
    sibling = segue_episode_get_parent (episode, sibling);

  return sibling;
}

/* Where the entry goes by one step up: above its sibling, or out of its section into the one before. A section goes
 * above the section before it. Returns: %SEGUE_NO_INDEX where there is no way */
static guint
get_place_above (SegueEpisode *episode,
                 guint         index)
{
  const guint sibling = get_previous_sibling (episode, index);

  if (sibling != SEGUE_NO_INDEX && get_kind (episode, sibling) == get_kind (episode, index))
    return sibling;
  if (get_kind (episode, index) == SEGUE_ENTRY_SECTION)
    return SEGUE_NO_INDEX;

  return segue_episode_get_parent (episode, index);
}

/* The same by one step down; a segment at the end of its section goes to the top of the next one. */
static guint
get_place_below (SegueEpisode *episode,
                 guint         index)
{
  const guint next = segue_episode_get_subtree_end (episode, index);
  const guint n = segue_episode_get_n_entries (episode);
  const gboolean same_parent =
    next < n && segue_episode_get_parent (episode, next) == segue_episode_get_parent (episode, index);

  if (next >= n || get_kind (episode, next) == SEGUE_ENTRY_TEXT)
    return SEGUE_NO_INDEX;
  if (same_parent && get_kind (episode, next) == get_kind (episode, index))
    return segue_episode_get_subtree_end (episode, next);
  if (get_kind (episode, index) == SEGUE_ENTRY_SECTION)
    return SEGUE_NO_INDEX;

  return get_kind (episode, next) == SEGUE_ENTRY_SECTION ? next + 1 : next;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean up = g_str_equal (name, "outline.move-up");
  SegueEpisode *episode;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  guint64 id;
  guint index;
  guint place;

  segue_outline_finish_edit (self);
  episode = segue_document_get_episode (self->document);
  if (!_segue_outline_get_selected (self, &index))
    return;

  id = get_id (self, index);
  place = up ? get_place_above (episode, index) : get_place_below (episode, index);
  if (place == SEGUE_NO_INDEX)
    return;

  result = segue_edit_move (episode, index, segue_episode_get_subtree_end (episode, index) - index, place, &error);
  if (!apply (self, result, error, _("Move"), NULL))
    return;

  segue_outline_model_reveal (self->model, id);
  _segue_outline_select (self, id);
  _segue_outline_focus_row (self, id);
}

static void
nudge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;
  guint index;
  gint64 start;

  if (!_segue_outline_get_selected (self, &index))
    return;

  start = segue_entry_get_start (segue_episode_get (episode, index));
  if (start == SEGUE_TIME_NONE)
    return;

  merge_key = g_strdup_printf ("nudge-%" G_GUINT64_FORMAT, get_id (self, index));
  result = segue_edit_set_start (episode, index, CLAMP (start + g_variant_get_int32 (parameter), 0, SEGUE_TIME_MAX),
                                 &error);
  apply (self, result, error, _("Shift Time"), merge_key);
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const guint64 id = g_variant_get_uint64 (parameter);
  const gboolean expanded = segue_outline_model_get_expanded (self->model, id);

  segue_outline_finish_edit (self);
  self->updating = TRUE;
  segue_outline_model_set_expanded (self->model, id, !expanded);
  self->updating = FALSE;
  if (!segue_outline_model_get_position (self->model, segue_view_state_get_selected (self->state), NULL))
    _segue_outline_select (self, id);
  _segue_outline_focus_row (self, id);
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
  if (!expanded && _segue_outline_get_selected (self, &index))
    {
      while (segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
        index = segue_episode_get_parent (episode, index);
      selected = get_id (self, index);
      _segue_outline_select (self, selected);
    }

  self->updating = TRUE;
  segue_outline_model_expand_all (self->model, expanded);
  self->updating = FALSE;
  if (selected != 0)
    _segue_outline_focus_row (self, selected);
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
_segue_outline_install_actions (GtkWidgetClass *widget_class)
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

/* Only what can be done with the selected entry is offered. */
void
_segue_outline_update_actions (SegueOutline *self)
{
  static const char *const for_entries[] = {
    "outline.edit-title", "outline.remove", "outline.move-up", "outline.move-down", "outline.menu",
  };
  guint index = 0;
  const gboolean selected = _segue_outline_get_selected (self, &index);
  const gboolean segment =
    selected && get_kind (segue_document_get_episode (self->document), index) == SEGUE_ENTRY_SEGMENT;

  for (guint i = 0; i < G_N_ELEMENTS (for_entries); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), for_entries[i], selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.edit-start", segment);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "outline.nudge", segment);
}
