/* segue-transcript-tool.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-transcript-tool.h"

#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-em.h"
#include "session/sound/segue-snippet.h"

/* The width in em from which on the title fits between the buttons of the header bar. */
#define TITLE_FROM 20
/* The width in em from which on it does so with wide buttons. */
#define LABEL_FROM 26

/**
 * SegueTranscriptTool:
 *
 * A window that compares the times of the notes with a transcript, and has a row for each of them.
 *
 * It asks for the transcript unless one is known or found near the notes, takes one that is dropped, and starts anew
 * when another one is chosen. It also selects rows, plays what is heard at one, and has the keys on the rows.
 */
typedef struct
{
  SegueTranscriptToolParts parts; /* %NULL pointers after the end */
  SegueSession *session;
  SegueTranscriptFile *file;
  SegueSnippet *snippet;
  SegueTranscript *transcript; /* the one that is shown, or NULL */
  GtkSingleSelection *selection;
  int width;        /* that was allocated last */
  guint fit_source; /* calls fit_cb() */
} SegueTranscriptToolPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SegueTranscriptTool, segue_transcript_tool, ADW_TYPE_WINDOW)

static SegueTranscriptToolPrivate *
get_private (SegueTranscriptTool *self)
{
  return segue_transcript_tool_get_instance_private (self);
}

static void
forget (SegueTranscriptTool *self)
{
  SegueTranscriptToolPrivate *priv = get_private (self);

  SEGUE_TRANSCRIPT_TOOL_GET_CLASS (self)->forget (self);
  gtk_list_view_set_model (priv->parts.view, NULL);
  gtk_list_view_set_factory (priv->parts.view, NULL);
  g_clear_object (&priv->selection);
  g_clear_pointer (&priv->transcript, segue_transcript_unref);
}

/* Shows what is known of the transcript. What was found in another one is forgotten. */
static void
follow_file (SegueTranscriptTool *self)
{
  SegueTranscriptToolPrivate *priv = get_private (self);
  SegueTranscript *transcript = segue_transcript_file_get_transcript (priv->file);
  GFile *file = segue_transcript_file_get_file (priv->file);
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  if (transcript != NULL && transcript == priv->transcript)
    return;

  forget (self);
  adw_window_title_set_subtitle (priv->parts.title, transcript != NULL ? name : NULL);
  if (transcript != NULL)
    {
      priv->transcript = segue_transcript_ref (transcript);
      SEGUE_TRANSCRIPT_TOOL_GET_CLASS (self)->show (self, transcript);
    }
  gtk_stack_set_visible_child_name (priv->parts.stack, "file");
  segue_transcript_choice_show_file (priv->parts.choice, priv->file);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueTranscriptTool) self = user_data;
  SegueTranscriptToolPrivate *priv = get_private (self);

  if (file != NULL && priv->file != NULL)
    segue_transcript_file_set_file (priv->file, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueTranscriptToolPrivate *priv = get_private (SEGUE_TRANSCRIPT_TOOL (widget));

  segue_dialogs_choose_transcript (GTK_WINDOW (widget),
                                   segue_document_get_file (segue_session_get_document (priv->session)), chosen_cb,
                                   g_object_ref (widget));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  segue_transcript_file_set_file (get_private (SEGUE_TRANSCRIPT_TOOL (widget))->file, file);
}

static gboolean
drop_cb (SegueTranscriptTool *self,
         const GValue        *value)
{
  segue_transcript_file_set_file (get_private (self)->file, g_value_get_object (value));

  return TRUE;
}

/* In a narrow window the buttons get the room of the title, the label of the last one may take two lines, and the rows
 * get the room of the hint. */
static gboolean
fit_cb (gpointer user_data)
{
  SegueTranscriptToolPrivate *priv = get_private (user_data);
  const gboolean wide = priv->width >= TITLE_FROM * segue_em_get (user_data);

  priv->fit_source = 0;
  if (priv->parts.title == NULL)
    return G_SOURCE_REMOVE;

  gtk_widget_set_visible (GTK_WIDGET (priv->parts.title), wide);
  gtk_widget_set_visible (priv->parts.hint, wide);
  gtk_label_set_ellipsize (priv->parts.done, wide ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (priv->parts.done, !wide);
  if (priv->width >= LABEL_FROM * segue_em_get (user_data))
    gtk_widget_remove_css_class (user_data, "tight");
  else
    gtk_widget_add_css_class (user_data, "tight");

  return G_SOURCE_REMOVE;
}

/* Fits the header bar as soon as the new width has been allocated to all widgets. */
static void
segue_transcript_tool_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  SegueTranscriptToolPrivate *priv = get_private (SEGUE_TRANSCRIPT_TOOL (widget));

  if (priv->width != width)
    {
      priv->width = width;
      if (priv->fit_source == 0)
        priv->fit_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, widget, NULL);
    }

  GTK_WIDGET_CLASS (segue_transcript_tool_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
segue_transcript_tool_dispose (GObject *object)
{
  SegueTranscriptToolPrivate *priv = get_private (SEGUE_TRANSCRIPT_TOOL (object));

  g_clear_handle_id (&priv->fit_source, g_source_remove);
  if (priv->file != NULL)
    g_signal_handlers_disconnect_by_data (priv->file, object);
  g_clear_object (&priv->file);
  g_clear_object (&priv->snippet);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (segue_transcript_tool_parent_class)->dispose (object);
}

static void
segue_transcript_tool_class_init (SegueTranscriptToolClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_transcript_tool_dispose;
  widget_class->size_allocate = segue_transcript_tool_size_allocate;

  gtk_widget_class_install_action (widget_class, "transcript.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "transcript.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
segue_transcript_tool_init (SegueTranscriptTool *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * segue_transcript_tool_set_parts:
 * @self: a tool whose template has been made
 * @parts: children of its template
 * @keys: (array length=n_keys): the keys on the rows, which come before those of the list
 * @n_keys: number of keys
 *
 * Tells the class which children of the template it works with. Call this once.
 */
void
segue_transcript_tool_set_parts (SegueTranscriptTool            *self,
                                 const SegueTranscriptToolParts *parts,
                                 const SegueTranscriptToolKey   *keys,
                                 guint                           n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  get_private (self)->parts = *parts;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < n_keys; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].direction != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].direction));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (parts->view), controller);
}

/**
 * segue_transcript_tool_set_session:
 * @self: a tool that has its parts
 * @session: the session of the notes
 *
 * Begins with the transcript of @session, which is looked for if none is known. Call this once.
 */
void
segue_transcript_tool_set_session (SegueTranscriptTool *self,
                                   SegueSession        *session)
{
  SegueTranscriptToolPrivate *priv = get_private (self);

  priv->session = g_object_ref (session);
  priv->snippet = segue_snippet_new (segue_session_get_recording (session));
  priv->file = g_object_ref (segue_session_get_transcript_file (session));
  segue_dialogs_fit (GTK_WINDOW (self), gtk_window_get_transient_for (GTK_WINDOW (self)), 940, 700);
  g_signal_connect_object (priv->file, "changed", G_CALLBACK (follow_file), self, G_CONNECT_SWAPPED);
  follow_file (self);
  segue_transcript_file_want (priv->file);
}

/**
 * segue_transcript_tool_end:
 * @self: a tool
 *
 * Stops what is played and forgets what was found. Call this before the template is disposed.
 */
void
segue_transcript_tool_end (SegueTranscriptTool *self)
{
  SegueTranscriptToolPrivate *priv = get_private (self);

  if (priv->snippet != NULL)
    segue_snippet_stop (priv->snippet);
  if (priv->parts.view != NULL)
    forget (self);
  priv->parts = (SegueTranscriptToolParts) { NULL };
}

/**
 * segue_transcript_tool_get_session:
 * @self: a tool
 *
 * Returns: (transfer none) (nullable): the session of the notes, or %NULL after the tool is disposed
 */
SegueSession *
segue_transcript_tool_get_session (SegueTranscriptTool *self)
{
  return get_private (self)->session;
}

/**
 * segue_transcript_tool_get_message:
 * @self: a tool
 *
 * Returns: (nullable): why another transcript than the remembered one is shown, translated
 */
const char *
segue_transcript_tool_get_message (SegueTranscriptTool *self)
{
  return segue_transcript_file_get_message (get_private (self)->file);
}

/**
 * segue_transcript_tool_get_duration:
 * @self: a tool
 *
 * Returns: the duration of the recording in milliseconds, or %SEGUE_TIME_NONE if it is not known
 */
gint64
segue_transcript_tool_get_duration (SegueTranscriptTool *self)
{
  return segue_snippet_get_duration (get_private (self)->snippet);
}

/**
 * segue_transcript_tool_play:
 * @self: a tool
 * @start: a time in milliseconds, or %SEGUE_TIME_NONE
 *
 * Plays three seconds of the recording from @start on.
 */
void
segue_transcript_tool_play (SegueTranscriptTool *self,
                            gint64               start)
{
  segue_snippet_play (get_private (self)->snippet, start);
}

/**
 * segue_transcript_tool_show_rows:
 * @self: a tool
 * @rows: the rows
 * @factory: (transfer full): makes the widgets of the rows
 *
 * Shows the rows of what is found in the transcript.
 */
void
segue_transcript_tool_show_rows (SegueTranscriptTool *self,
                                 GListModel          *rows,
                                 GtkListItemFactory  *factory)
{
  SegueTranscriptToolPrivate *priv = get_private (self);

  priv->selection = gtk_single_selection_new (g_object_ref (rows));
  gtk_list_view_set_factory (priv->parts.view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (priv->parts.view, GTK_SELECTION_MODEL (priv->selection));
}

/**
 * segue_transcript_tool_get_selected:
 * @self: a tool
 * @position: (out) (optional): the position of the row
 *
 * Returns: (transfer none) (nullable): the item of the selected row, or %NULL if there are no rows
 */
gpointer
segue_transcript_tool_get_selected (SegueTranscriptTool *self,
                                    guint               *position)
{
  SegueTranscriptToolPrivate *priv = get_private (self);

  if (priv->selection == NULL)
    return NULL;
  if (position != NULL)
    *position = gtk_single_selection_get_selected (priv->selection);

  return gtk_single_selection_get_selected_item (priv->selection);
}

/**
 * segue_transcript_tool_select:
 * @self: a tool with rows
 * @position: the position of a row
 *
 * Selects a row, scrolls to it, and gives it the focus.
 */
void
segue_transcript_tool_select (SegueTranscriptTool *self,
                              guint                position)
{
  SegueTranscriptToolPrivate *priv = get_private (self);
  GtkWidget *view = GTK_WIDGET (priv->parts.view);

  gtk_single_selection_set_selected (priv->selection, position);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  for (GtkWidget *item = gtk_widget_get_first_child (view); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      if (gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED)
        {
          gtk_widget_grab_focus (item);
          return;
        }
    }
  /* the list has not made the row yet */
  gtk_widget_grab_focus (view);
}
