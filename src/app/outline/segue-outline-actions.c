/* segue-outline-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>

#include "session/outline/segue-collapsed-sections.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-entry-place.h"
#include "session/publish/segue-moment-link.h"
#include "session/segue-add.h"

static guint64
get_current_id (SegueOutline *self)
{
  return segue_outline_model_get_shown_id (self->model,
                                           segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self))));
}

/* Returns: the time that a new segment takes, in milliseconds; %SEGUE_TIME_NONE while no source runs */
static gint64
get_running_time (SegueOutline *self)
{
  return segue_marking_get_running_time (segue_session_get_marking (segue_view_get_session (SEGUE_VIEW (self))));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  guint64 id;

  segue_outline_edit_finish (self->edit);
  id = segue_add_entry (segue_view_get_document (SEGUE_VIEW (self)), segue_view_get_state (SEGUE_VIEW (self)),
                        g_str_equal (name, "outline.add-section"),
                        get_running_time (self));
  if (id != 0)
    segue_outline_edit_new_title (self, id);
}

static void
add_at_section_end_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  guint64 id;

  segue_outline_edit_finish (self->edit);
  id = segue_add_at_section_end (segue_view_get_document (SEGUE_VIEW (self)),
                                 segue_view_get_state (SEGUE_VIEW (self)), g_variant_get_uint64 (parameter),
                                 get_running_time (self));
  if (id != 0)
    segue_outline_edit_new_title (self, id);
}

/* Adds a segment that has started so many milliseconds ago, or at a time. Its title can be typed at once. */
static void
mark_new_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueMarking *marking = segue_session_get_marking (segue_view_get_session (SEGUE_VIEW (self)));
  const gint64 time = g_variant_get_int64 (parameter);
  const guint64 id = g_str_equal (name, "outline.mark-new") ? segue_marking_add (marking, time)
                                                            : segue_marking_add_at (marking, time);

  if (id != 0)
    segue_outline_edit_new_title (self, id);
}

static void
make_topics_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  segue_outline_make_topics (SEGUE_OUTLINE (widget));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = NULL;

  segue_outline_edit_finish (self->edit);
  ids = segue_outline_selection_dup_targets (self->selection);
  segue_entries_remove (segue_view_get_session (SEGUE_VIEW (self)), ids, _("Remove"));
}

/* Tells why the keys that remove, cut or move have no effect. */
static void
keep_episode_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  const gboolean moves = g_str_equal (name, "outline.keep-episode-place");

  segue_view_state_say (segue_view_get_state (SEGUE_VIEW (widget)),
                        moves ? _("The episode itself stays above its sections and segments.")
                              : _("The episode itself cannot be removed."), FALSE);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = NULL;

  segue_outline_edit_finish (self->edit);
  ids = segue_outline_selection_dup_targets (self->selection);
  if (ids->len == 0)
    return;

  if (segue_entries_step (segue_view_get_session (SEGUE_VIEW (self)), ids, g_str_equal (name, "outline.move-up")))
    segue_outline_selection_select_moved (self->selection, ids);
  else
    gtk_widget_error_bell (widget);
}

/* Moves what is selected to the end of a section. */
static void
move_to_section_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  g_autoptr(GArray) ids = NULL;
  guint index;

  segue_outline_edit_finish (self->edit);
  ids = segue_outline_selection_dup_targets (self->selection);
  if (!segue_episode_find (episode, g_variant_get_uint64 (parameter), &index))
    return;

  index = segue_entry_place_at_section_end (episode, segue_episode_get_subtree_end (episode, index) - 1);
  if (segue_entries_move (segue_view_get_session (SEGUE_VIEW (self)), ids, index))
    segue_outline_selection_select_moved (self->selection, ids);
  else
    gtk_widget_error_bell (widget);
}

static void
nudge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);

  segue_entries_nudge (segue_view_get_session (SEGUE_VIEW (self)), ids, g_variant_get_int32 (parameter));
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const guint64 id = g_variant_get_uint64 (parameter);

  /* a filter shows all that matches */
  if (segue_outline_model_get_filtered (self->model))
    return;

  segue_outline_edit_finish (self->edit);
  segue_outline_model_set_expanded (self->model, id, !segue_outline_model_get_expanded (self->model, id));
  if (!segue_outline_model_get_position (self->model, get_current_id (self), NULL))
    segue_outline_selection_select (self->selection, id);
  segue_outline_rows_focus (self->rows, id);
  segue_collapsed_sections_save (segue_view_get_document (SEGUE_VIEW (self)), self->model);
}

static void
expand_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean expanded = g_str_equal (name, "outline.expand-all");
  SegueDocument *document = segue_view_get_document (SEGUE_VIEW (self));
  SegueEpisode *episode = segue_document_get_episode (document);
  guint64 selected = 0;
  guint index;

  /* the selection goes to the section that hides it */
  if (!expanded && segue_outline_selection_get_current (self->selection, &index))
    {
      while (segue_episode_get_parent (episode, index) != SEGUE_NO_INDEX)
        index = segue_episode_get_parent (episode, index);
      selected = segue_entry_get_id (segue_episode_get (episode, index));
      segue_outline_selection_select (self->selection, selected);
    }

  segue_outline_model_expand_all (self->model, expanded);
  if (selected != 0)
    segue_outline_rows_focus (self->rows, selected);
  segue_collapsed_sections_save (document, self->model);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  segue_outline_edit_begin_selected (SEGUE_OUTLINE (widget)->edit, g_str_equal (name, "outline.edit-start")
                                                                     ? SEGUE_FIELD_START
                                                                     : SEGUE_FIELD_TITLE);
}

/* Shows the details of the episode. */
static void
edit_episode_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));

  segue_outline_selection_select (self->selection, segue_entry_get_id (segue_episode_get (episode, 0)));
  gtk_widget_activate_action (widget, "win.focus-details", NULL);
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  segue_outline_edit_go (SEGUE_OUTLINE (widget)->edit, g_str_equal (name, "outline.previous") ? -1 : 1);
}

/* Goes to the next section, or to the previous one, which is first that of the current segment. Sections without a row
 * are passed over. */
static void
section_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const int step = g_str_equal (name, "outline.previous-section") ? -1 : 1;
  SegueEpisode *episode;
  guint index;

  segue_outline_edit_finish (self->edit);
  if (!segue_outline_selection_get_current (self->selection, &index))
    return;

  episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  for (index += step; index < segue_episode_get_n_entries (episode); index += step)
    {
      SegueEntry *entry = segue_episode_get (episode, index);
      const guint64 id = segue_entry_get_id (entry);

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_SECTION && segue_outline_model_get_position (self->model, id, NULL))
        {
          segue_outline_selection_select (self->selection, id);
          segue_outline_rows_focus (self->rows, id);
          return;
        }
    }

  gtk_widget_error_bell (widget);
}

static void
field_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  segue_outline_edit_go_to_field (SEGUE_OUTLINE (widget)->edit, g_str_equal (name, "outline.next-field"));
}

static void
commit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  segue_outline_edit_commit (SEGUE_OUTLINE (widget)->edit);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  segue_outline_edit_cancel (SEGUE_OUTLINE (widget)->edit);
}

/* The clipboard belongs to the text that is edited, if there is one. */
static gboolean
has_clipboard (GtkWidget *widget)
{
  return !segue_outline_edit_is_active (SEGUE_OUTLINE (widget)->edit);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (has_clipboard (widget))
    segue_outline_paste_copy (SEGUE_OUTLINE (widget)->paste, g_str_equal (name, "outline.cut"));
}

/* Copies a link to the moment at which the selected segment starts. */
static void
copy_moment_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  const gboolean youtube = g_str_equal (name, "outline.copy-youtube-moment");
  SeguePublishing *publishing = segue_session_get_publishing (segue_view_get_session (SEGUE_VIEW (self)));
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  SegueViewState *state = segue_view_get_state (SEGUE_VIEW (self));
  gint64 time = SEGUE_TIME_NONE;
  g_autofree char *link = NULL;
  guint index;

  if (segue_outline_selection_get_current (self->selection, &index))
    time = segue_entry_get_start (segue_episode_get (episode, index));
  if (time == SEGUE_TIME_NONE)
    return;
  if (!segue_moment_link_map_time (publishing, youtube ? "youtube" : "web", &time))
    {
      segue_view_state_say (state, _("Not copied: the recording there does not have this moment. See the cuts in Publish."), FALSE);
      return;
    }

  link = youtube ? segue_moment_link_dup_youtube (publishing, episode, time)
                 : segue_moment_link_dup_site (publishing, episode, time);
  if (link == NULL)
    {
      segue_view_state_say (state, _("Not copied: the address of the episode is not known. Publish asks for it."), FALSE);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  segue_view_state_say (state, _("Link copied."), FALSE);
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  if (has_clipboard (widget))
    segue_outline_paste_read (SEGUE_OUTLINE (widget)->paste);
}

static void
paste_link_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (has_clipboard (widget))
    segue_outline_paste_read_link (SEGUE_OUTLINE (widget)->paste);
}

static void
paste_options_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  segue_outline_paste_ask_options (SEGUE_OUTLINE (widget)->paste);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);
  SegueSession *session = segue_view_get_session (SEGUE_VIEW (self));
  g_autoptr(GArray) copies = has_clipboard (widget) ? segue_entries_duplicate (session, ids) : NULL;

  if (copies != NULL)
    segue_outline_selection_select_new (self->selection, copies);
}

static void
change_times_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  segue_outline_change_times (SEGUE_OUTLINE (widget), g_variant_get_string (parameter, NULL));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  segue_outline_edit_finish (self->edit);
  segue_outline_filter_bar_open (self->filter_bar);
}

static void
clear_filter_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  segue_outline_filter_bar_close (SEGUE_OUTLINE (widget)->filter_bar);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);
  SegueOutlineRow *row = segue_outline_rows_lookup (self->rows, get_current_id (self));

  if (row != NULL)
    segue_outline_popup_menu (self, GTK_WIDGET (row), 48, gtk_widget_get_height (GTK_WIDGET (row)));
}

/* A key of an action. A menu shows the last key of an action. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "outline.add-segment" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "outline.add-segment" },
  { GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "outline.add-section" },
  { GDK_KEY_KP_Delete, 0, "outline.remove" },
  { GDK_KEY_Delete, 0, "outline.remove" },
  { GDK_KEY_KP_Delete, 0, "outline.keep-episode" },
  { GDK_KEY_Delete, 0, "outline.keep-episode" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "outline.keep-episode" },
  { GDK_KEY_Up, GDK_ALT_MASK, "outline.keep-episode-place" },
  { GDK_KEY_Down, GDK_ALT_MASK, "outline.keep-episode-place" },
  { GDK_KEY_Up, GDK_ALT_MASK, "outline.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "outline.move-down" },
  { GDK_KEY_KP_Page_Up, GDK_ALT_MASK, "outline.previous-section" },
  { GDK_KEY_Page_Up, GDK_ALT_MASK, "outline.previous-section" },
  { GDK_KEY_KP_Page_Down, GDK_ALT_MASK, "outline.next-section" },
  { GDK_KEY_Page_Down, GDK_ALT_MASK, "outline.next-section" },
  { GDK_KEY_F2, 0, "outline.edit-title" },
  { GDK_KEY_F2, GDK_SHIFT_MASK, "outline.edit-start" },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, "outline.copy" },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, "outline.paste" },
  { GDK_KEY_x, GDK_CONTROL_MASK, "outline.cut" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "outline.copy" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "outline.paste" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "outline.duplicate" },
  { GDK_KEY_k, GDK_CONTROL_MASK, "outline.paste-link" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "outline.menu" },
  { GDK_KEY_Menu, 0, "outline.menu" },
};

/* Alt with Left and Right nudges by @step, in milliseconds. */
static void
add_nudge_bindings (GtkWidgetClass  *widget_class,
                    GdkModifierType  modifiers,
                    int              step)
{
  modifiers |= GDK_ALT_MASK;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, modifiers, "outline.nudge", "i", -step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, modifiers, "outline.nudge", "i", step);
}

void
segue_outline_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "outline.add-segment", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-section", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "outline.add-at-section-end", "t", add_at_section_end_action);
  gtk_widget_class_install_action (widget_class, "outline.mark-new", "x", mark_new_action);
  gtk_widget_class_install_action (widget_class, "outline.add-at", "x", mark_new_action);
  gtk_widget_class_install_action (widget_class, "outline.make-topics", NULL, make_topics_action);
  gtk_widget_class_install_action (widget_class, "outline.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "outline.keep-episode", NULL, keep_episode_action);
  gtk_widget_class_install_action (widget_class, "outline.keep-episode-place", NULL, keep_episode_action);
  gtk_widget_class_install_action (widget_class, "outline.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "outline.move-to-section", "t", move_to_section_action);
  gtk_widget_class_install_action (widget_class, "outline.nudge", "i", nudge_action);
  gtk_widget_class_install_action (widget_class, "outline.toggle", "t", toggle_action);
  gtk_widget_class_install_action (widget_class, "outline.expand-all", NULL, expand_all_action);
  gtk_widget_class_install_action (widget_class, "outline.collapse-all", NULL, expand_all_action);
  gtk_widget_class_install_action (widget_class, "outline.edit-title", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "outline.edit-start", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "outline.edit-episode", NULL, edit_episode_action);
  gtk_widget_class_install_action (widget_class, "outline.next", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "outline.previous", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "outline.next-section", NULL, section_action);
  gtk_widget_class_install_action (widget_class, "outline.previous-section", NULL, section_action);
  gtk_widget_class_install_action (widget_class, "outline.next-field", NULL, field_action);
  gtk_widget_class_install_action (widget_class, "outline.previous-field", NULL, field_action);
  gtk_widget_class_install_action (widget_class, "outline.commit", NULL, commit_action);
  gtk_widget_class_install_action (widget_class, "outline.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "outline.cut", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "outline.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "outline.copy-site-moment", NULL, copy_moment_action);
  gtk_widget_class_install_action (widget_class, "outline.copy-youtube-moment", NULL, copy_moment_action);
  gtk_widget_class_install_action (widget_class, "outline.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "outline.paste-link", NULL, paste_link_action);
  gtk_widget_class_install_action (widget_class, "outline.paste-options", NULL, paste_options_action);
  gtk_widget_class_install_action (widget_class, "outline.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "outline.change-times", "s", change_times_action);
  gtk_widget_class_install_action (widget_class, "outline.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "outline.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "outline.menu", NULL, menu_action);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "outline.change-times", "s", "shift");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "outline.change-times", "s", "cuts");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "outline.change-times", "s", "paste-titles");
  add_nudge_bindings (widget_class, 0, 1000);
  /* Desktops take Ctrl with Alt and arrows for their workspaces. */
  add_nudge_bindings (widget_class, GDK_SHIFT_MASK, 10000);
}

/* Enables the actions that the selection allows. */
void
segue_outline_update_actions (SegueOutline *self)
{
  static const char *const for_one[] = { "outline.edit-title", "outline.menu" };
  static const char *const for_entries[] = { "outline.remove", "outline.cut", "outline.copy", "outline.duplicate" };
  static const char *const for_places[] = { "outline.move-up", "outline.move-down" };
  static const char *const for_episode[] = { "outline.keep-episode", "outline.keep-episode-place" };
  g_autoptr(GArray) ids = segue_outline_selection_dup_targets (self->selection);
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  const gboolean filtered = segue_outline_model_get_filtered (self->model);
  guint index = 0;
  const gboolean selected = segue_outline_selection_get_current (self->selection, &index);
  const gboolean segment = selected && segue_entry_get_kind (segue_episode_get (episode, index)) == SEGUE_ENTRY_SEGMENT;
  const gboolean timed = segment && segue_entry_get_start (segue_episode_get (episode, index)) != SEGUE_TIME_NONE;
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (for_one); i++)
    gtk_widget_action_set_enabled (widget, for_one[i], selected);
  for (guint i = 0; i < G_N_ELEMENTS (for_entries); i++)
    gtk_widget_action_set_enabled (widget, for_entries[i], ids->len > 0);
  /* nobody sees what is between the rows that a filter leaves */
  for (guint i = 0; i < G_N_ELEMENTS (for_places); i++)
    gtk_widget_action_set_enabled (widget, for_places[i], ids->len > 0 && !filtered);
  for (guint i = 0; i < G_N_ELEMENTS (for_episode); i++)
    gtk_widget_action_set_enabled (widget, for_episode[i], selected && index == 0 && ids->len == 0);
  gtk_widget_action_set_enabled (widget, "outline.paste-link", selected && index > 0);
  gtk_widget_action_set_enabled (widget, "outline.edit-start", segment);
  gtk_widget_action_set_enabled (widget, "outline.copy-site-moment", timed);
  gtk_widget_action_set_enabled (widget, "outline.copy-youtube-moment", timed);
  gtk_widget_action_set_enabled (widget, "outline.nudge",
                                 segue_entries_have_time (segue_view_get_session (SEGUE_VIEW (self)), ids));
  gtk_widget_action_set_enabled (widget, "outline.expand-all", !filtered);
  gtk_widget_action_set_enabled (widget, "outline.collapse-all", !filtered);
}
