/* segue-outline-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "session/segue-add.h"

/* Makes @episode the document's, or says why it could not be made. */
gboolean
segue_outline_apply (SegueOutline *self,
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

static SegueEntryKind
get_kind (SegueEpisode *episode,
          guint         index)
{
  return segue_entry_get_kind (segue_episode_get (episode, index));
}

/* Where what is pasted goes: below the last entry that is selected. Segments go to the top of a section, sections behind
 * the one that they would cut apart otherwise. */
guint
segue_outline_get_place (SegueOutline *self,
                         gboolean      sections)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(GArray) indices = segue_outline_get_targets (self);
  const guint closing = segue_episode_get_closing (episode);
  guint index;

  if (indices->len == 0)
    return closing != SEGUE_NO_INDEX ? closing : segue_episode_get_n_entries (episode);

  index = g_array_index (indices, guint, indices->len - 1);
  if (!sections && get_kind (episode, index) == SEGUE_ENTRY_SECTION)
    return index + 1;
  while (sections && get_kind (episode, index) != SEGUE_ENTRY_SECTION &&
         segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
    index = segue_episode_get_parent (episode, index);

  return segue_episode_get_subtree_end (episode, index);
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

/* How many of the entries stand under none of the others. */
static guint
count_tops (SegueEpisode *episode,
            const GArray *indices)
{
  guint end = 0;
  guint n = 0;

  for (guint i = 0; i < indices->len; i++)
    {
      const guint index = g_array_index (indices, guint, i);

      if (index < end)
        continue;
      end = segue_episode_get_subtree_end (episode, index);
      n++;
    }

  return n;
}

static const guint *
get_indices (const GArray *indices)
{
  return (const guint *) (gpointer) indices->data;
}

/* Says what was removed, with what stood under it. */
static void
say_removed (SegueOutline *self,
             const char   *title,
             guint         n_tops,
             guint         n_under)
{
  g_autofree char *tops = NULL;
  g_autofree char *message = NULL;

  if (n_tops > 1)
    {
      tops = g_strdup_printf (ngettext ("Removed %u entry", "Removed %u entries", n_tops), n_tops);
      /* Translators: %s is "Removed 3 entries" */
      message = n_under > 0 ? g_strdup_printf (ngettext ("%s and %u under them", "%s and %u under them", n_under), tops,
                                               n_under)
                            : g_steal_pointer (&tops);
    }
  else if (n_under > 0)
    message = g_strdup_printf (ngettext ("Removed “%s” and %u entry under it", "Removed “%s” and %u entries under it",
                                         n_under), title, n_under);
  else if (*title != '\0')
    message = g_strdup_printf (_("Removed “%s”"), title);
  else
    message = g_strdup (_("Removed an entry without a title"));
  segue_view_state_say (self->state, message, TRUE);
}

/* Removes entries with all that stands under them, as a step called @label. */
gboolean
segue_outline_remove_targets (SegueOutline *self,
                              const GArray *indices,
                              const char   *label)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n_tops = count_tops (episode, indices);
  const guint n = segue_edit_count_many (episode, get_indices (indices), indices->len);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result = segue_edit_remove_many (episode, get_indices (indices), indices->len, &error);
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, g_array_index (indices, guint, 0)));

  if (!segue_outline_apply (self, result, error, label, NULL))
    return FALSE;

  say_removed (self, title, n_tops, n - n_tops);

  return TRUE;
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) indices = NULL;

  segue_outline_finish_edit (self);
  indices = segue_outline_get_targets (self);
  if (indices->len > 0)
    segue_outline_remove_targets (self, indices, _("Remove"));
}

/* Shows where the entries went. What went along without being told to is said; that a section holds its segments goes
 * without saying. */
static void
show_moved (SegueOutline *self,
            const GArray *ids,
            const char   *title,
            guint         n_under)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint64 current = segue_view_state_get_selected (self->state);
  guint index;

  self->updating = TRUE;
  segue_outline_model_reveal_many (self->model, (const guint64 *) (gpointer) ids->data, ids->len);
  self->updating = FALSE;
  segue_outline_restore (self, ids, current, 0);
  segue_outline_focus_row (self, current);

  if (n_under > 0 && segue_episode_find (episode, g_array_index (ids, guint64, 0), &index) &&
      get_kind (episode, index) == SEGUE_ENTRY_SEGMENT)
    {
      g_autofree char *message =
        ids->len == 1
          ? g_strdup_printf (ngettext ("Moved “%s” and %u entry under it", "Moved “%s” and %u entries under it", n_under),
                             title, n_under)
          : g_strdup_printf (ngettext ("Moved %u entry under the others along with them",
                                       "Moved %u entries under the others along with them", n_under), n_under);

      segue_view_state_say (self->state, message, TRUE);
    }
}

/* Makes @result, in which the entries at @indices stand elsewhere, the document's. */
static gboolean
apply_move (SegueOutline *self,
            const GArray *indices,
            SegueEpisode *result,
            const GError *error)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n_tops = count_tops (episode, indices);
  const guint n = segue_edit_count_many (episode, get_indices (indices), indices->len);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, g_array_index (indices, guint, 0)));

  for (guint i = 0; i < indices->len; i++)
    {
      const guint64 id = get_id (self, g_array_index (indices, guint, i));

      g_array_append_val (ids, id);
    }
  if (!segue_outline_apply (self, result, error, _("Move"), NULL))
    return FALSE;

  show_moved (self, ids, title, n - MAX (n_tops, indices->len));

  return TRUE;
}

/* Moves entries with all that stands under them before the one at @before. */
gboolean
segue_outline_move_targets (SegueOutline *self,
                            const GArray *indices,
                            guint         before)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint place = segue_edit_fit_place (episode, get_indices (indices), indices->len, MAX (before, 1));
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) result = segue_edit_move_many (episode, get_indices (indices), indices->len, place, &error);

  return apply_move (self, indices, result, error);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean up = g_str_equal (name, "outline.move-up");
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GArray) indices = NULL;
  g_autoptr(GError) error = NULL;

  segue_outline_finish_edit (self);
  indices = segue_outline_get_targets (self);
  if (indices->len == 0)
    return;

  result = segue_edit_step_many (segue_document_get_episode (self->document), get_indices (indices), indices->len, up,
                                 &error);
  if (result == segue_document_get_episode (self->document))
    gtk_widget_error_bell (widget);
  else
    apply_move (self, indices, result, error);
}

static void
nudge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) indices = segue_outline_get_targets (self);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;

  if (indices->len == 0)
    return;

  /* the steps of one selection become one step */
  merge_key = g_strdup_printf ("nudge-%u-%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, indices->len,
                               get_id (self, g_array_index (indices, guint, 0)),
                               get_id (self, g_array_index (indices, guint, indices->len - 1)));
  result = segue_edit_shift_many (segue_document_get_episode (self->document), get_indices (indices), indices->len,
                                  g_variant_get_int32 (parameter), &error);
  segue_outline_apply (self, result, error, _("Shift Time"), merge_key);
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

static gboolean
has_time (SegueEpisode *episode,
          const GArray *indices)
{
  for (guint i = 0; i < indices->len; i++)
    {
      if (segue_entry_get_start (segue_episode_get (episode, g_array_index (indices, guint, i))) != SEGUE_TIME_NONE)
        return TRUE;
    }

  return FALSE;
}

/* Only what can be done with the selected entries is offered. */
void
segue_outline_update_actions (SegueOutline *self)
{
  static const char *const for_one[] = { "outline.edit-title", "outline.menu" };
  static const char *const for_entries[] = { "outline.remove", "outline.cut", "outline.copy", "outline.duplicate" };
  static const char *const for_places[] = { "outline.move-up", "outline.move-down" };
  g_autoptr(GArray) indices = segue_outline_get_targets (self);
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const gboolean filtered = segue_outline_model_get_filtered (self->model);
  guint index = 0;
  const gboolean selected = segue_outline_get_selected (self, &index);
  const gboolean segment = selected && get_kind (episode, index) == SEGUE_ENTRY_SEGMENT;
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (for_one); i++)
    gtk_widget_action_set_enabled (widget, for_one[i], selected);
  for (guint i = 0; i < G_N_ELEMENTS (for_entries); i++)
    gtk_widget_action_set_enabled (widget, for_entries[i], indices->len > 0);
  /* where a row goes to past others that are not shown, nobody can see */
  for (guint i = 0; i < G_N_ELEMENTS (for_places); i++)
    gtk_widget_action_set_enabled (widget, for_places[i], indices->len > 0 && !filtered);
  gtk_widget_action_set_enabled (widget, "outline.edit-start", segment);
  gtk_widget_action_set_enabled (widget, "outline.nudge", has_time (episode, indices));
  gtk_widget_action_set_enabled (widget, "outline.paste-link", selected);
  gtk_widget_action_set_enabled (widget, "outline.expand-all", !filtered);
  gtk_widget_action_set_enabled (widget, "outline.collapse-all", !filtered);
}
