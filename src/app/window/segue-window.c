/* segue-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include "app/player/segue-wave-strip.h"
#include "app/window/segue-application.h"

/* From which width, in em, the header bar has room for words, and the problem bar for arrows. */
#define BUTTONS_FROM 42.5
/* From which width, in em, it has room beside them for the buttons that make the window larger or smaller. */
#define CONTROLS_FROM 48.0
/* From which width, in em, the header bar has room for all its buttons. */
#define ALL_BUTTONS_FROM 68.0
/* How wide the bottom bar is for each fix that it shows, in em. */
#define FIX_WIDTH 42.0
/* From which width, in em, the find bar has room for the replacement and its buttons in one row. */
#define FIND_ROW_FROM 32.0

enum
{
  PROP_0,
  PROP_READY,
  PROP_TEXT_SHOWN,
  PROP_PREVIEW_SHOWN,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueWindow, segue_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
shows_editor (SegueWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;
}

/* Tells the header bar and the actions what the window shows. */
static void
update_shown (SegueWindow *self)
{
  const gboolean blank = segue_window_is_blank (self);
  const gboolean narrow = segue_workspace_get_layout (self->workspace) == SEGUE_LAYOUT_NARROW;
  const double width = segue_workspace_get_em_width (self->workspace);
  const gboolean in_details = segue_workspace_get_pane (self->workspace) == SEGUE_PANE_DETAILS;
  SegueHeaderFlags flags = 0;

  if (blank)
    flags |= SEGUE_HEADER_BLANK;
  if (narrow)
    flags |= SEGUE_HEADER_NARROW;
  if (width >= BUTTONS_FROM)
    flags |= SEGUE_HEADER_ROOMY;
  if (width >= CONTROLS_FROM)
    flags |= SEGUE_HEADER_CONTROLS;
  if (width >= ALL_BUTTONS_FROM)
    flags |= SEGUE_HEADER_FULL;
  if (narrow && (in_details || segue_window_shows_problems (self)))
    flags |= SEGUE_HEADER_BACK;
  segue_header_bar_set_flags (self->header, flags);
  gtk_widget_set_visible (self->view_switch, narrow && !in_details);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-preview", narrow && !blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-text", !blank);
}

static void
workspace_changed_cb (SegueWindow *self)
{
  const double width = segue_workspace_get_em_width (self->workspace);
  const gboolean narrow = segue_workspace_get_layout (self->workspace) == SEGUE_LAYOUT_NARROW;

  /* only a narrow window shows the problems as a page */
  if (!narrow)
    segue_window_leave_problems (self);
  segue_toaster_set_width (self->toaster, segue_workspace_get_width (self->workspace));
  segue_problem_bar_set_room (self->problem_bar, narrow ? 1 : MAX (width / FIX_WIDTH, 1),
                              width >= BUTTONS_FROM);
  segue_bottom_bar_set_divided (self->bottom_bar, !narrow);
  segue_player_bar_set_room (self->player_bar, narrow, width);
  segue_find_bar_set_narrow (self->find_bar, width < FIND_ROW_FROM);
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIEW_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

/* Shows a pane and moves the focus there. */
void
segue_window_show_pane (SegueWindow *self,
                        SeguePane    pane)
{
  segue_window_leave_problems (self);
  segue_workspace_show_pane (self->workspace, pane);
}

static void
lost_focus_cb (SegueWindow *self)
{
  self->focus_source = 0;
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && shows_editor (self))
    segue_workspace_focus_pane (self->workspace);
}

/* The focus is lost when the widget that has it goes or can do nothing any more, such as the button of a message or
 * that for undo. The next key is for the pane where the user was then. */
static void
focus_widget_cb (SegueWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;

  segue_workspace_note_focus (self->workspace, focus);
  segue_header_bar_note_focus (self->header, focus);
  if (focus == NULL && self->shown && self->focus_source == 0)
    self->focus_source = g_idle_add_once ((GSourceOnceFunc) lost_focus_cb, self);
}

static void
ready_cb (SegueWindow *self)
{
  if (!segue_file_watch_is_opening (self->watch))
    segue_outline_restore_collapsed (segue_workspace_get_outline (self->workspace));
}

/* The workspace is fitted before the window is shown, so that its first frame is right. */
static void
default_width_cb (SegueWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  segue_workspace_set_width (self->workspace, width);
  segue_workspace_fit (self->workspace);
}

static void
load_size (SegueWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (SegueWindow *self)
{
  int width;
  int height;

  /* of a maximised window this is the size that it had before */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  segue_workspace_keep_sizes (self->workspace);
}

static gboolean
segue_window_close_request (GtkWindow *window)
{
  if (!segue_window_may_close (SEGUE_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (segue_window_parent_class)->close_request (window);
}

static void
segue_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_workspace_set_width (self->workspace, width);

  GTK_WIDGET_CLASS (segue_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
focus_cb (SegueWindow *self)
{
  self->focus_source = 0;
  segue_window_show_pane (self, segue_workspace_is_text_shown (self->workspace) ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);

  return G_SOURCE_REMOVE;
}

/* Notes that were there before the window get the focus when their rows have been laid out. GTK takes the focus from a row
 * that it makes anew for that and moves it on when the program is idle. It is given back after that. */
static void
painted_cb (GdkFrameClock *clock,
            SegueWindow   *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  self->focus_source = g_idle_add_full (G_PRIORITY_LOW, G_SOURCE_FUNC (focus_cb), self, NULL);
}

static void
segue_window_map (GtkWidget *widget)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  GTK_WIDGET_CLASS (segue_window_parent_class)->map (widget);

  if (!self->shown && shows_editor (self))
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), self, 0);
  self->shown = TRUE;
}

static void
segue_window_unmap (GtkWidget *widget)
{
  save_size (SEGUE_WINDOW (widget));

  GTK_WIDGET_CLASS (segue_window_parent_class)->unmap (widget);
}

/* Ends what is under way, so that nothing of it comes to a window that is gone. */
static void
stop (SegueWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->session == NULL)
    return;

  if (self->inhibit_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  segue_window_stop_publish (self);
  segue_export_flow_stop (self->export_flow);
  segue_save_flow_stop (self->save_flow);
  segue_draft_recovery_stop (self->recovery);
  segue_episode_template_stop (self->template);
  segue_file_watch_stop (self->watch);
}

static void
segue_window_dispose (GObject *object)
{
  SegueWindow *self = SEGUE_WINDOW (object);

  stop (self);
  g_clear_weak_pointer (&self->find_focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_WINDOW);
  g_clear_object (&self->export_flow);
  g_clear_object (&self->save_flow);
  g_clear_object (&self->toaster);
  g_clear_object (&self->recovery);
  g_clear_object (&self->template);
  g_clear_object (&self->watch);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (segue_window_parent_class)->dispose (object);
}

/* Returns: what the switch of the views shows as chosen: "outline", "preview" or "text" */
static const char *
get_view (SegueWindow *self)
{
  if (self->workspace == NULL)
    return "outline";
  if (segue_workspace_get_layout (self->workspace) == SEGUE_LAYOUT_NARROW &&
      segue_workspace_get_pane (self->workspace) == SEGUE_PANE_PREVIEW)
    return "preview";

  return segue_workspace_is_text_shown (self->workspace) ? "text" : "outline";
}

static void
set_view (SegueWindow *self,
          const char  *view)
{
  if (g_strcmp0 (view, "preview") == 0)
    segue_window_show_pane (self, SEGUE_PANE_PREVIEW);
  else
    segue_window_show_pane (self, g_strcmp0 (view, "text") == 0 ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);
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
      g_value_set_boolean (value, self->watch != NULL && !segue_file_watch_is_opening (self->watch));
      break;
    case PROP_TEXT_SHOWN:
      g_value_set_boolean (value, self->workspace != NULL && segue_workspace_is_text_shown (self->workspace));
      break;
    case PROP_PREVIEW_SHOWN:
      g_value_set_boolean (value, self->workspace != NULL && segue_workspace_is_preview_shown (self->workspace));
      break;
    case PROP_VIEW:
      g_value_set_string (value, get_view (self));
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
      segue_window_show_pane (self, g_value_get_boolean (value) ? SEGUE_PANE_TEXT : SEGUE_PANE_OUTLINE);
      break;
    case PROP_PREVIEW_SHOWN:
      segue_window_show_pane (self, g_value_get_boolean (value) ? SEGUE_PANE_PREVIEW : SEGUE_PANE_OUTLINE);
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  /* newer GTK registers this type only where it is used */
  g_type_ensure (GDK_TYPE_FILE_LIST);
  g_type_ensure (SEGUE_TYPE_BOTTOM_BAR);
  g_type_ensure (SEGUE_TYPE_FILE_BANNERS);
  g_type_ensure (SEGUE_TYPE_FIND_BAR);
  g_type_ensure (SEGUE_TYPE_HEADER_BAR);
  g_type_ensure (SEGUE_TYPE_PLAYER_BAR);
  g_type_ensure (SEGUE_TYPE_PROBLEM_BAR);
  g_type_ensure (SEGUE_TYPE_PROBLEM_LIST);
  g_type_ensure (SEGUE_TYPE_WAVE_STRIP);
  g_type_ensure (SEGUE_TYPE_WELCOME);
  g_type_ensure (SEGUE_TYPE_WORKSPACE);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, view_switch);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, workspace);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, SegueWindow, player_bar);
  gtk_widget_class_bind_template_callback_full (widget_class, "drop_cb", G_CALLBACK (segue_window_drop_cb));
}

static void
segue_window_class_init (SegueWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = segue_window_dispose;
  object_class->get_property = segue_window_get_property;
  object_class->set_property = segue_window_set_property;
  widget_class->size_allocate = segue_window_size_allocate;
  widget_class->map = segue_window_map;
  widget_class->unmap = segue_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = segue_window_close_request;

  /**
   * SegueWindow:text-shown:
   *
   * Whether the text is shown in the place of outline and details.
   */
  props[PROP_TEXT_SHOWN] = g_param_spec_boolean ("text-shown", NULL, NULL, FALSE, flags);
  /**
   * SegueWindow:preview-shown:
   *
   * Whether the preview is shown.
   */
  props[PROP_PREVIEW_SHOWN] = g_param_spec_boolean ("preview-shown", NULL, NULL, TRUE, flags);
  /**
   * SegueWindow:view:
   *
   * Which view is shown: "outline", "text", or in a narrow window "preview".
   */
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "outline", flags);
  /**
   * SegueWindow:ready:
   *
   * Whether the window shows what it was asked to show, and is not opening a file any more.
   */
  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  segue_window_install_actions (widget_class);
  segue_window_install_file (widget_class);
  segue_window_install_find (widget_class);
  segue_window_install_problems (widget_class);
  segue_window_install_publish (widget_class);
  segue_window_install_import (widget_class);
  segue_window_install_sound (widget_class);
}

static void
segue_window_init (SegueWindow *self)
{
  self->settings = g_settings_new (SEGUE_APP_ID);
  self->cancellable = g_cancellable_new ();
  self->session = segue_session_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = segue_toaster_new (self->toasts, self->session);
  segue_view_set_session (SEGUE_VIEW (self->workspace), self->session);
  segue_window_init_file (self);
  segue_window_init_actions (self);
  segue_window_init_problems (self);
  segue_window_init_publish (self);
  segue_window_init_find (self);
  segue_window_init_sound (self);

  g_signal_connect_object (self, "notify::ready", G_CALLBACK (ready_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (default_width_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  load_size (self);
  /* The first key shows where the focus is. Before that a ring would fade in around the first row. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as-episode", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-from-this", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.filter-outline", FALSE);
  update_shown (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->welcome));
}

/**
 * segue_window_new:
 * @application: the application
 *
 * Creates a blank window.
 *
 * Returns: the window
 */
GtkWidget *
segue_window_new (GtkApplication *application)
{
  return g_object_new (SEGUE_TYPE_WINDOW, "application", application, NULL);
}

/**
 * segue_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): its session
 */
SegueSession *
segue_window_get_session (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * segue_window_get_file_watch:
 * @self: a window
 *
 * Returns: (transfer none): the watch over its file
 */
SegueFileWatch *
segue_window_get_file_watch (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->watch;
}

/**
 * segue_window_get_template:
 * @self: a window
 *
 * Returns: (transfer none): what a new episode in it is made from
 */
SegueEpisodeTemplate *
segue_window_get_template (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->template;
}

/**
 * segue_window_get_recovery:
 * @self: a window
 *
 * Returns: (transfer none): what keeps its drafts
 */
SegueDraftRecovery *
segue_window_get_recovery (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->recovery;
}

/**
 * segue_window_get_save_flow:
 * @self: a window
 *
 * Returns: (transfer none): what saves its file
 */
SegueSaveFlow *
segue_window_get_save_flow (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->save_flow;
}

/**
 * segue_window_get_export_flow:
 * @self: a window
 *
 * Returns: (transfer none): what exports its episode
 */
SegueExportFlow *
segue_window_get_export_flow (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), NULL);

  return self->export_flow;
}

/**
 * segue_window_is_blank:
 * @self: a window
 *
 * Returns: whether the window has no episode yet and can take one
 */
gboolean
segue_window_is_blank (SegueWindow *self)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), FALSE);

  return segue_file_watch_get_file (self->watch) == NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "welcome") == 0;
}

/**
 * segue_window_has_file:
 * @self: a window
 * @file: a file
 * @identity: (nullable): the identity of @file on its volume, or %NULL where it is not known
 *
 * Returns: whether @file is open here or being opened, be it under another name
 */
gboolean
segue_window_has_file (SegueWindow *self,
                       GFile       *file,
                       const char  *identity)
{
  g_return_val_if_fail (SEGUE_IS_WINDOW (self), FALSE);

  return segue_file_watch_has_file (self->watch, file, identity);
}
