/* segue-outline-search.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "session/segue-outline-filter.h"

/* How long letters typed on the list belong together, in milliseconds. */
#define TYPING_TIME 1500

static guint
count_entries (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_TEXT;

  return n;
}

/* Says how many entries the filter leaves. */
void
segue_outline_update_filter (SegueOutline *self)
{
  const gboolean filtered = segue_outline_model_get_filtered (self->model);
  const guint n = segue_outline_model_get_n_matches (self->model);
  g_autofree char *text = NULL;

  if (filtered && n == 0)
    text = g_strdup (_("No matches"));
  else if (filtered)
    /* Translators: how many of all entries a filter leaves */
    text = g_strdup_printf (_("%u of %u"), n, count_entries (segue_document_get_episode (self->document)));
  gtk_label_set_label (self->search_count, text != NULL ? text : "");
}

static void
search_changed_cb (SegueOutline *self)
{
  const gboolean was_filtered = segue_outline_model_get_filtered (self->model);
  const guint64 current = segue_view_state_get_selected (self->state);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr(GArray) ids = segue_outline_dup_selected (self);
  guint position;

  /* the entry tells of a change with delay, when it may have been taken over already */
  if (g_strcmp0 (text, self->filter_text != NULL ? self->filter_text : "") == 0)
    return;

  g_free (self->filter_text);
  self->filter_text = g_strdup (text);

  /* what the filter hides comes back selected */
  if (!was_filtered || self->before_filter == NULL)
    {
      g_clear_pointer (&self->before_filter, g_array_unref);
      self->before_filter = g_array_ref (ids);
    }

  segue_outline_finish_edit (self);
  self->updating = TRUE;
  segue_outline_model_set_filter (self->model, text);
  self->updating = FALSE;
  segue_outline_restore (self, self->before_filter, current, 0);
  if (segue_outline_model_get_position (self->model, current, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  segue_outline_update_filter (self);
}

/* A selection made under the filter is the one that counts. */
static void
selected_under_filter_cb (SegueOutline *self)
{
  if (!self->updating)
    g_clear_pointer (&self->before_filter, g_array_unref);
}

static void
search_mode_cb (SegueOutline *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
search_stopped_cb (SegueOutline *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  search_changed_cb (self);
  segue_outline_focus_rows (self);
}

/* Goes from the search entry into the rows. */
static void
search_activate_cb (SegueOutline *self)
{
  guint64 id = segue_view_state_get_selected (self->state);

  search_changed_cb (self);
  if (!segue_outline_model_get_position (self->model, id, NULL))
    id = segue_outline_model_get_id (self->model, 0);
  if (id == 0)
    return;

  segue_outline_select (self, id);
  segue_outline_focus_row (self, id);
}

static gboolean
search_key_pressed_cb (GtkEventControllerKey *controller,
                       guint                  keyval,
                       guint                  keycode,
                       GdkModifierType        modifiers,
                       SegueOutline          *self)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;

  search_activate_cb (self);

  return GDK_EVENT_STOP;
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueOutline *self = SEGUE_OUTLINE (widget);

  segue_outline_finish_edit (self);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/* Typing on the list. The keys go through an input method, so that what is composed counts as well as what is typed, and
 * no letter is a command. */

static gboolean
typing_timeout_cb (gpointer user_data)
{
  SegueOutline *self = user_data;

  self->typing_source = 0;
  g_string_truncate (self->typed, 0);
  gtk_im_context_reset (self->typing_im);
  gtk_revealer_set_reveal_child (self->typing_revealer, FALSE);

  return G_SOURCE_REMOVE;
}

static void
end_typing (SegueOutline *self)
{
  if (self->typing_source == 0)
    return;

  g_clear_handle_id (&self->typing_source, g_source_remove);
  typing_timeout_cb (self);
}

/* The next row from the current one whose title begins with @text, or else one that holds it. */
static guint64
find_typed (SegueOutline *self,
            const char   *text)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *wanted = segue_outline_filter_fold (text);
  guint64 found = 0;
  guint from = 0;

  segue_outline_model_get_position (self->model, segue_view_state_get_selected (self->state), &from);
  for (guint i = 0; i < n && *wanted != '\0'; i++)
    {
      const guint position = (from + i) % n;
      const guint index = segue_outline_model_get_index (self->model, position);
      g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, index));
      g_autofree char *folded = segue_outline_filter_fold (title);

      if (g_str_has_prefix (folded, wanted))
        return segue_outline_model_get_id (self->model, position);
      if (found == 0 && strstr (folded, wanted) != NULL)
        found = segue_outline_model_get_id (self->model, position);
    }

  return found;
}

/* Goes to what was typed so far, with what is being composed. */
static void
go_to_typed (SegueOutline *self)
{
  g_autofree char *preedit = NULL;
  g_autofree char *text = NULL;
  guint64 id;

  gtk_im_context_get_preedit_string (self->typing_im, &preedit, NULL, NULL);
  text = g_strconcat (self->typed->str, preedit, NULL);
  if (*text == '\0')
    {
      end_typing (self);
      return;
    }

  g_clear_handle_id (&self->typing_source, g_source_remove);
  self->typing_source = g_timeout_add (TYPING_TIME, typing_timeout_cb, self);
  gtk_label_set_label (self->typing_label, text);
  gtk_revealer_set_reveal_child (self->typing_revealer, TRUE);

  id = find_typed (self, text);
  if (id == 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->typing_label), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->typing_label), "error");
  if (id != segue_view_state_get_selected (self->state))
    {
      segue_outline_select (self, id);
      segue_outline_focus_row (self, id);
    }
}

static void
typing_commit_cb (SegueOutline *self,
                  const char   *text)
{
  if (!self->typing_active)
    return;

  g_string_append (self->typed, text);
  go_to_typed (self);
}

static void
typing_preedit_cb (SegueOutline *self)
{
  if (self->typing_active)
    go_to_typed (self);
}

/* The input method is with the list while a row has the focus, and nowhere else. */
void
segue_outline_update_typing (SegueOutline *self)
{
  const gboolean active = self->edited == NULL && segue_outline_get_focused (self) != 0;

  if (self->typing_active == active)
    return;

  if (active)
    {
      self->typing_active = TRUE;
      gtk_im_context_focus_in (self->typing_im);
    }
  else
    {
      end_typing (self);
      self->typing_active = FALSE;
      gtk_im_context_focus_out (self->typing_im);
    }
}

static gboolean
typing_key_cb (SegueOutline          *self,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        modifiers,
               GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (!self->typing_active || self->edited != NULL || event == NULL ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (self->typing_source != 0 && keyval == GDK_KEY_Escape)
    {
      end_typing (self);
      return GDK_EVENT_STOP;
    }
  if (self->typing_source != 0 && keyval == GDK_KEY_BackSpace && self->typed->len > 0 &&
      !gtk_im_context_filter_keypress (self->typing_im, event))
    {
      const char *last = g_utf8_prev_char (self->typed->str + self->typed->len);

      g_string_truncate (self->typed, last - self->typed->str);
      go_to_typed (self);
      return GDK_EVENT_STOP;
    }
  /* the space bar selects a row, unless it is part of what is typed */
  if (self->typing_source == 0 && (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;

  return gtk_im_context_filter_keypress (self->typing_im, event);
}

static void
typing_key_released_cb (SegueOutline          *self,
                        guint                  keyval,
                        guint                  keycode,
                        GdkModifierType        modifiers,
                        GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (self->typing_active && event != NULL)
    gtk_im_context_filter_keypress (self->typing_im, event);
}

void
segue_outline_install_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, search_count);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, typing_revealer);
  gtk_widget_class_bind_template_child (widget_class, SegueOutline, typing_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "outline.filter", NULL, filter_action);
}

void
segue_outline_init_search (SegueOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->typed = g_string_new (NULL);
  self->typing_im = gtk_im_multicontext_new ();
  gtk_im_context_set_client_widget (self->typing_im, GTK_WIDGET (self->list));
  g_signal_connect_object (self->typing_im, "commit", G_CALLBACK (typing_commit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typing_im, "preedit-changed", G_CALLBACK (typing_preedit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_under_filter_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (typing_key_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (typing_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
segue_outline_dispose_search (SegueOutline *self)
{
  g_clear_handle_id (&self->typing_source, g_source_remove);
  if (self->typing_im != NULL)
    gtk_im_context_set_client_widget (self->typing_im, NULL);
  g_clear_object (&self->typing_im);
  g_clear_pointer (&self->before_filter, g_array_unref);
  g_clear_pointer (&self->filter_text, g_free);
  if (self->typed != NULL)
    g_string_free (g_steal_pointer (&self->typed), TRUE);
}
