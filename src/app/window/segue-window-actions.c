/* segue-window-actions.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

/* By how much the zoom changes at once, in percent. */
#define ZOOM_STEP 10

/* The actions that show panes, undo and zoom. */

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);
  SegueDocument *document = segue_session_get_document (self->session);

  /* what is being composed is part of what is undone */
  segue_workspace_commit_preedit (self->workspace);
  if (g_str_equal (name, "win.undo"))
    segue_document_undo (document);
  else
    segue_document_redo (document);
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const char *const names[] = {
    [SEGUE_PANE_OUTLINE] = "win.focus-outline",
    [SEGUE_PANE_DETAILS] = "win.focus-details",
    [SEGUE_PANE_PREVIEW] = "win.focus-preview",
    [SEGUE_PANE_TEXT] = "win.focus-text",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i]))
        segue_window_show_pane (SEGUE_WINDOW (widget), i);
    }
}

/* Goes on with the link of the entry whose title and time are edited in the outline. */
static void
focus_link_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  segue_workspace_show_link (SEGUE_WINDOW (widget)->workspace);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueViewState *state = segue_session_get_view_state (SEGUE_WINDOW (widget)->session);
  const int zoom = segue_view_state_get_zoom (state);

  if (g_str_equal (name, "win.zoom-reset"))
    segue_view_state_set_zoom (state, SEGUE_ZOOM_NORMAL);
  else
    segue_view_state_set_zoom (state, zoom + (g_str_equal (name, "win.zoom-in") ? ZOOM_STEP : -ZOOM_STEP));
}

/* The outline is shown first, so that its filter can be seen. */
static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_show_pane (self, SEGUE_PANE_OUTLINE);
  gtk_widget_activate_action (GTK_WIDGET (segue_workspace_get_outline (self->workspace)), "outline.filter", NULL);
}

/* Changes the outline, which is shown for it, wherever the focus is. */
static void
outline_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  static const char *const names[][2] = {
    { "win.add-segment", "outline.add-segment" },
    { "win.add-section", "outline.add-section" },
    { "win.paste-list", "outline.paste" },
    { "win.copy-selected", "outline.copy" },
    { "win.remove-selected", "outline.remove" },
    { "win.move-to-section", "outline.move-to-section" },
    { "win.change-times", "outline.change-times" },
  };
  SegueWindow *self = SEGUE_WINDOW (widget);

  segue_window_show_pane (self, SEGUE_PANE_OUTLINE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i][0]))
        gtk_widget_activate_action_variant (GTK_WIDGET (segue_workspace_get_outline (self->workspace)), names[i][1],
                                            parameter);
    }
}

/* The button of a toast, which is not within the outline, activates this. */
static void
paste_options_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  GtkWidget *outline = GTK_WIDGET (segue_workspace_get_outline (SEGUE_WINDOW (widget)->workspace));

  gtk_widget_activate_action (outline, "outline.paste-options", NULL);
}

static void
make_topics_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GtkWidget *outline = GTK_WIDGET (segue_workspace_get_outline (SEGUE_WINDOW (widget)->workspace));

  gtk_widget_activate_action (outline, "outline.make-topics", NULL);
}

static void
keep_topics_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  segue_episode_template_keep_topics (SEGUE_WINDOW (widget)->template);
}

/* Shows the window of shortcuts, which is built for that and goes when it is closed. GTK would build it with each window,
 * and tells a screen reader of a hidden one in place of a window that has just gone, which fails. */
static void
show_help_overlay_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (SEGUE_APP_PATH "help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (widget), GTK_SHORTCUTS_WINDOW (shortcuts));
  gtk_window_set_hide_on_close (shortcuts, FALSE);
  gtk_window_present (shortcuts);
}

void
segue_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.focus-outline", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-details", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-preview", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-text", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "win.focus-link", NULL, focus_link_action);
  gtk_widget_class_install_property_action (widget_class, "win.show-text", "text-shown");
  gtk_widget_class_install_property_action (widget_class, "win.show-preview", "preview-shown");
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  gtk_widget_class_install_action (widget_class, "win.add-segment", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "win.add-section", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "win.paste-list", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "win.copy-selected", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "win.remove-selected", NULL, outline_action);
  gtk_widget_class_install_action (widget_class, "win.move-to-section", "t", outline_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "win.filter-outline", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "win.change-times", "s", outline_action);
  gtk_widget_class_install_action (widget_class, "win.paste-options", NULL, paste_options_action);
  gtk_widget_class_install_action (widget_class, "win.make-topics", NULL, make_topics_action);
  gtk_widget_class_install_action (widget_class, "win.keep-topics", NULL, keep_topics_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay_action);
}

static void
zoom_changed_cb (SegueWindow *self)
{
  const int zoom = segue_view_state_get_zoom (segue_session_get_view_state (self->session));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-in", zoom < SEGUE_ZOOM_MAX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out", zoom > SEGUE_ZOOM_MIN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-reset", zoom != SEGUE_ZOOM_NORMAL);
}

static void
document_notify_cb (SegueWindow *self)
{
  SegueDocument *document = segue_session_get_document (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", segue_document_can_undo (document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", segue_document_can_redo (document));
}

static void
page_cb (SegueWindow *self)
{
  const gboolean open = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.change-times", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-notes", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.publish", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check-links", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.find-times", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.retime", open);
}

void
segue_window_init_actions (SegueWindow *self)
{
  g_signal_connect_object (segue_session_get_view_state (self->session), "notify::zoom", G_CALLBACK (zoom_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_document (self->session), "notify", G_CALLBACK (document_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (page_cb), self, G_CONNECT_SWAPPED);
  zoom_changed_cb (self);
  document_notify_cb (self);
  page_cb (self);
}
