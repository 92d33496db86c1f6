/* segue-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include <glib/gi18n.h>

#include "app/files/segue-recent-list.h"
#include "app/window/segue-application.h"

enum
{
  PROP_0,
  PROP_READY,
  PROP_TEXT_SHOWN,
  PROP_PREVIEW_SHOWN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueWindow, segue_window, ADW_TYPE_APPLICATION_WINDOW)

static void
document_changed_cb (SegueWindow *self)
{
  /* Undo beside a message means the step it tells of, not the last one of the moment */
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
}

static void
document_revealed_cb (SegueWindow      *self,
                      const SegueFocus *focus)
{
  if (segue_details_has_focus (self->details))
    segue_details_show_focus (self->details, focus);
  else
    segue_outline_show_focus (self->outline, focus);
  /* after the selected entry, to which its caret goes */
  segue_text_view_show_focus (self->text_view, focus);
}

/* The action can always be activated, since an input method may hold what is not in the document yet; the button says
 * whether there is something to save. */
static void
save_clicked_cb (SegueWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         SegueWindow   *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSList *files = g_value_get_boxed (value);

  if (application == NULL || files == NULL)
    return FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    segue_application_open_file (SEGUE_APPLICATION (application), link->data, self);

  return TRUE;
}

static gboolean
segue_window_close_request (GtkWindow *window)
{
  SegueWindow *self = SEGUE_WINDOW (window);

  if (!segue_window_may_close (self))
    return TRUE;

  return GTK_WINDOW_CLASS (segue_window_parent_class)->close_request (window);
}

static void
segue_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  segue_window_fit (SEGUE_WINDOW (widget), width);

  GTK_WIDGET_CLASS (segue_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
focus_cb (gpointer user_data)
{
  SegueWindow *self = user_data;

  self->focus_source = 0;
  segue_window_go (self, self->text_shown ? SEGUE_WINDOW_TEXT : SEGUE_WINDOW_OUTLINE);
}

/* Notes that were there before the window get the focus when their rows have been laid out. */
static void
segue_window_map (GtkWidget *widget)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  GTK_WIDGET_CLASS (segue_window_parent_class)->map (widget);

  if (!self->shown && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0)
    self->focus_source = g_idle_add_once (focus_cb, self);
  self->shown = TRUE;
}

static void
segue_window_unmap (GtkWidget *widget)
{
  segue_window_save_layout (SEGUE_WINDOW (widget));

  GTK_WIDGET_CLASS (segue_window_parent_class)->unmap (widget);
}

static void
segue_window_dispose (GObject *object)
{
  SegueWindow *self = SEGUE_WINDOW (object);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibit_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->step_source, g_source_remove);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->title_source, g_source_remove);
  segue_window_dispose_external (self);
  segue_window_dispose_drafts (self);
  g_clear_weak_pointer (&self->find_focus);
  g_clear_weak_pointer (&self->toast_label);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_WINDOW);
  g_clear_object (&self->problems);
  g_clear_object (&self->state);
  g_clear_object (&self->document);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->zoom_css);
  g_clear_object (&self->file);
  g_clear_object (&self->near);
  g_clear_pointer (&self->last, segue_episode_unref);
  g_clear_pointer (&self->identity, g_free);
  g_clear_pointer (&self->proposed_name, g_free);

  G_OBJECT_CLASS (segue_window_parent_class)->dispose (object);
}

static void
segue_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SegueWindow *self = SEGUE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, !self->loading);
      break;
    case PROP_TEXT_SHOWN:
      g_value_set_boolean (value, self->text_shown);
      break;
    case PROP_PREVIEW_SHOWN:
      g_value_set_boolean (value, self->preview != NULL && gtk_widget_get_visible (GTK_WIDGET (self->preview)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_window_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SegueWindow *self = SEGUE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_TEXT_SHOWN:
      segue_window_go (self, g_value_get_boolean (value) ? SEGUE_WINDOW_TEXT : SEGUE_WINDOW_OUTLINE);
      break;
    case PROP_PREVIEW_SHOWN:
      segue_window_go (self, g_value_get_boolean (value) ? SEGUE_WINDOW_PREVIEW : SEGUE_WINDOW_OUTLINE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  /* newer GTK registers this only where it is used */
  g_type_ensure (GDK_TYPE_FILE_LIST);
  g_type_ensure (SEGUE_TYPE_DETAILS);
  g_type_ensure (SEGUE_TYPE_FIND_BAR);
  g_type_ensure (SEGUE_TYPE_OUTLINE);
  g_type_ensure (SEGUE_TYPE_PREVIEW);
  g_type_ensure (SEGUE_TYPE_PROBLEM_BAR);
  g_type_ensure (SEGUE_TYPE_PROBLEM_LIST);
  g_type_ensure (SEGUE_TYPE_RECENT_LIST);
  g_type_ensure (SEGUE_TYPE_TEXT_VIEW);
  g_type_ensure (SEGUE_TYPE_WELCOME);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, left);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, outline);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, details);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, text_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, new_from_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
segue_window_class_init (SegueWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_window_dispose;
  object_class->get_property = segue_window_get_property;
  object_class->set_property = segue_window_set_property;
  widget_class->size_allocate = segue_window_size_allocate;
  widget_class->map = segue_window_map;
  widget_class->unmap = segue_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = segue_window_close_request;

  props[PROP_TEXT_SHOWN] = g_param_spec_boolean ("text-shown", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_PREVIEW_SHOWN] = g_param_spec_boolean ("preview-shown", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  segue_window_install_find (widget_class);
  segue_window_install_actions (widget_class);
  segue_window_install_open (widget_class);
  segue_window_install_new (widget_class);
  segue_window_install_save (widget_class);
  segue_window_install_changes (widget_class);
  segue_window_install_external (widget_class);
  segue_window_install_drafts (widget_class);
  segue_window_install_views (widget_class);
  segue_window_install_problems (widget_class);
  segue_window_install_publish (widget_class);
  segue_window_install_zoom (widget_class);
  segue_window_install_outline (widget_class);
}

/* A screen reader reads a name, where the button has but a tooltip. */
static void
name_dropdown (AdwSplitButton *button)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button));

  while (child != NULL && !GTK_IS_MENU_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  if (child == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_split_button_get_dropdown_tooltip (button), -1);
}

static void
segue_window_init (SegueWindow *self)
{
  self->settings = g_settings_new (SEGUE_APP_ID);
  self->cancellable = g_cancellable_new ();
  self->session = segue_session_new ();
  self->document = g_object_ref (segue_session_get_document (self->session));
  self->state = g_object_ref (segue_session_get_view_state (self->session));
  self->problems = g_object_ref (segue_session_get_problems (self->session));

  gtk_widget_init_template (GTK_WIDGET (self));
  name_dropdown (self->open_button);
  segue_window_init_views (self);
  segue_window_init_publish (self);
  segue_window_init_outline (self);
  segue_window_init_zoom (self);
  segue_window_load_layout (self);
  /* the first key shows where the focus is; before that a ring would but fade in around the first row */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);

  segue_outline_set_session (self->outline, self->session);
  segue_details_set_session (self->details, self->session);
  segue_text_view_set_session (self->text_view, self->session);
  segue_window_init_problems (self);
  segue_preview_set_session (self->preview, self->session);
  segue_window_init_find (self);

  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "revealed", G_CALLBACK (document_revealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify", G_CALLBACK (segue_window_update_history), self,
                           G_CONNECT_SWAPPED);
  segue_window_init_toasts (self);
  g_signal_connect_object (self->problems, "changed", G_CALLBACK (segue_window_update_problems), self,
                           G_CONNECT_SWAPPED);
  segue_window_init_title (self);
  segue_window_init_changes (self);
  segue_window_init_external (self);
  segue_window_init_drafts (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-from-this", FALSE);
  segue_window_update_history (self);
  segue_window_update_problems (self);
  segue_window_update_title (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->welcome));
}

GtkWidget *
segue_window_new (GtkApplication *application)
{
  return g_object_new (SEGUE_TYPE_WINDOW, "application", application, NULL);
}

SegueSession *
segue_window_get_session (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->session;
}

SegueDocument *
segue_window_get_document (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->document;
}

SegueViewState *
segue_window_get_view_state (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->state;
}

SegueProblems *
segue_window_get_problems (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->problems;
}

SegueOutline *
segue_window_get_outline (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->outline;
}

/* Whether the window has no episode yet and can take one. */
gboolean
segue_window_is_blank (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), FALSE);

  return self->file == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "welcome") == 0;
}

/* Whether @file is open here, be it under another name. */
gboolean
segue_window_has_file (SegueWindow *self,
                       GFile       *file,
                       const char  *identity)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), FALSE);

  if (self->file == NULL)
    return FALSE;

  return g_file_equal (self->file, file) || (identity != NULL && g_strcmp0 (self->identity, identity) == 0);
}

/* Begins an episode that has no file yet. */
void
segue_window_new_episode (SegueWindow *self)
{
  g_return_if_fail (SEGUE_IS_WINDOW (self));
  g_return_if_fail (segue_window_is_blank (self));

  segue_window_show_episode (self);
}
