/* segue-retime-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-retime-window.h"

#include <glib/gi18n.h>

#include "app/transcript/segue-retime-row.h"
#include "app/transcript/segue-transcript-choice.h"
#include "app/widgets/segue-dialogs.h"
#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-tab-order.h"
#include "app/fields/segue-times-mentions.h"
#include "session/sound/segue-snippet.h"

/* How far a part moves at once, in milliseconds. */
#define NUDGE 1000

/**
 * SegueRetimeWindow:
 *
 * Carries the times of the notes over to an edited recording, by what is said in its transcript.
 */
struct _SegueRetimeWindow
{
  AdwWindow parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  GtkStack *stack;
  SegueTranscriptChoice *choice;
  GtkWidget *none;
  GtkWidget *top;
  GtkLabel *summary;
  GtkListView *view;
  GtkExpander *mentions;
  GtkWidget *mention_list;
  GtkWidget *foot;
  GtkLabel *apply_label;

  SegueSession *session;
  SegueTranscriptFile *file;
  SegueSnippet *snippet;
  SegueTimeTransfer *transfer; /* NULL before a transcript has been read */
  GtkSingleSelection *selection;
  gboolean shown; /* the rows have been shown */
};

G_DEFINE_FINAL_TYPE (SegueRetimeWindow, segue_retime_window, ADW_TYPE_WINDOW)

static SegueCarriedTime *
get_selected (SegueRetimeWindow *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/* Gives the focus to the row of @time, if the list has made it. */
static void
focus_row (SegueRetimeWindow *self,
           SegueCarriedTime  *time)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->view)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (SEGUE_IS_RETIME_ROW (row) && segue_retime_row_get_time (SEGUE_RETIME_ROW (row)) == time)
        {
          gtk_widget_grab_focus (item);
          return;
        }
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
select_row (SegueRetimeWindow *self,
            guint              position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  focus_row (self, get_selected (self));
}

/* Shows what would change. */
static void
update (SegueRetimeWindow *self)
{
  SegueTimeTool *tool = segue_time_transfer_get_tool (self->transfer);
  g_autofree char *summary = NULL;
  g_autofree char *label = NULL;

  if (segue_time_transfer_is_searching (self->transfer))
    return;
  if (segue_time_transfer_get_n_parts (self->transfer) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  summary = segue_time_transfer_dup_summary (self->transfer);
  label = segue_time_tool_dup_label (tool);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->apply_label, label);
  segue_times_mentions_update (self->mentions, self->mention_list, tool);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retime.apply", segue_time_tool_can_apply (tool));
  if (self->shown)
    return;

  self->shown = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "times");
  select_row (self, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          SegueRetimeWindow        *self)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (segue_retime_row_new (self->transfer)));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  segue_retime_row_set_time (SEGUE_RETIME_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item),
                             gtk_list_item_get_position (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  segue_retime_row_set_time (SEGUE_RETIME_ROW (gtk_list_item_get_child (list_item)), NULL, 0);
}

/* The notes were changed by something else, or the times were moved. */
static void
ended_cb (SegueRetimeWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_transfer (SegueRetimeWindow *self,
               SegueTranscript   *transcript)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->transfer = segue_time_transfer_new (self->session, transcript, segue_snippet_get_duration (self->snippet));
  self->selection = gtk_single_selection_new (g_object_ref (segue_time_transfer_get_rows (self->transfer)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->transfer, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* a tick of a mention changes the tool */
  g_signal_connect_object (segue_time_transfer_get_tool (self->transfer), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_time_transfer_get_tool (self->transfer), "ended", G_CALLBACK (ended_cb), self,
                           G_CONNECT_SWAPPED);
  segue_time_transfer_start (self->transfer);
}

static void
forget_transfer (SegueRetimeWindow *self)
{
  if (self->transfer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->transfer, self);
      g_signal_handlers_disconnect_by_data (segue_time_transfer_get_tool (self->transfer), self);
      segue_time_transfer_end (self->transfer);
    }
  gtk_list_view_set_model (self->view, NULL);
  gtk_list_view_set_factory (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->transfer);
  self->shown = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retime.apply", FALSE);
}

/* Shows what is known of the transcript. What was found in another one is forgotten. */
static void
follow_file (SegueRetimeWindow *self)
{
  SegueTranscript *transcript = segue_transcript_file_get_transcript (self->file);
  GFile *file = segue_transcript_file_get_file (self->file);
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;

  if (self->transfer != NULL && segue_time_transfer_get_transcript (self->transfer) == transcript)
    return;

  forget_transfer (self);
  adw_window_title_set_subtitle (self->title, transcript != NULL ? name : NULL);
  if (transcript != NULL)
    show_transfer (self, transcript);
  gtk_stack_set_visible_child_name (self->stack, "file");
  segue_transcript_choice_show_file (self->choice, self->file);
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr(SegueRetimeWindow) self = user_data;

  if (file != NULL && self->file != NULL)
    segue_transcript_file_set_file (self->file, file);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  segue_transcript_file_set_file (SEGUE_RETIME_WINDOW (widget)->file, file);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);

  segue_dialogs_choose_transcript (GTK_WINDOW (self), segue_document_get_file (segue_session_get_document (self->session)),
                                   chosen_cb, g_object_ref (self));
}

/* Moves the times as one step, and says so. */
static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  g_autoptr(SegueViewState) state = NULL;
  g_autoptr(SegueTimeTool) tool = NULL;
  g_autofree char *message = NULL;
  guint n;

  if (self->transfer == NULL || !segue_time_tool_can_apply (segue_time_transfer_get_tool (self->transfer)))
    return;

  /* the window closes when the use of the tool ends */
  state = g_object_ref (segue_session_get_view_state (self->session));
  tool = g_object_ref (segue_time_transfer_get_tool (self->transfer));
  n = segue_time_tool_get_retiming (tool)->n_moved;
  message = g_strdup_printf (ngettext ("%u time was moved", "%u times were moved", n), n);
  if (segue_time_tool_apply (tool))
    segue_view_state_say (state, message, TRUE);
}

/* Plays three seconds of the recording from the selected time on. */
static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  SegueCarriedTime *row = get_selected (self);

  segue_snippet_play (self->snippet, row != NULL ? segue_carried_time_get_state (row)->start : SEGUE_TIME_NONE);
}

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  select_row (SEGUE_RETIME_WINDOW (widget), g_variant_get_uint32 (parameter));
}

static void
move_boundary_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  SegueCarriedTime *row = get_selected (self);
  guint position;

  if (row == NULL)
    return;

  if (segue_time_transfer_move_boundary (self->transfer, row, g_variant_get_int32 (parameter), &position))
    select_row (self, position);
  else
    gtk_widget_error_bell (widget);
}

/* Changes the selected row or its part. */
static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  SegueCarriedTime *row = get_selected (self);
  const int direction = parameter != NULL ? g_variant_get_int32 (parameter) : 0;
  gboolean done = TRUE;

  if (row == NULL)
    return;

  if (g_str_equal (name, "retime.nudge"))
    done = segue_time_transfer_nudge (self->transfer, row, direction * NUDGE);
  else if (g_str_equal (name, "retime.choose"))
    done = segue_time_transfer_step_choice (self->transfer, row, direction);
  else if (g_str_equal (name, "retime.divide"))
    done = segue_time_transfer_divide (self->transfer, row);
  else if (g_str_equal (name, "retime.join"))
    done = segue_time_transfer_join (self->transfer, row);
  else
    segue_time_transfer_set_held (self->transfer, row, !segue_carried_time_get_state (row)->held);
  if (!done)
    gtk_widget_error_bell (widget);
}

static gboolean
drop_cb (SegueRetimeWindow *self,
         const GValue      *value)
{
  segue_transcript_file_set_file (self->file, g_value_get_object (value));

  return TRUE;
}

static void
segue_retime_window_move_focus (GtkWidget        *widget,
                                GtkDirectionType  direction)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  GtkWidget *const parts[] = {
    self->header, GTK_WIDGET (self->choice), self->none, self->top, GTK_WIDGET (self->view), self->foot,
  };

  if (!segue_tab_order_move (parts, G_N_ELEMENTS (parts), direction))
    GTK_WIDGET_CLASS (segue_retime_window_parent_class)->move_focus (widget, direction);
}

static void
segue_retime_window_dispose (GObject *object)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (object);

  if (self->snippet != NULL)
    segue_snippet_stop (self->snippet);
  if (self->view != NULL)
    forget_transfer (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_RETIME_WINDOW);
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  g_clear_object (&self->snippet);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (segue_retime_window_parent_class)->dispose (object);
}

static void
segue_retime_window_class_init (SegueRetimeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_retime_window_dispose;
  widget_class->move_focus = segue_retime_window_move_focus;

  g_type_ensure (SEGUE_TYPE_TRANSCRIPT_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-retime-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, none);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, top);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, mentions);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, mention_list);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, apply_label);

  gtk_widget_class_install_action (widget_class, "transcript.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "transcript.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "retime.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "retime.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "retime.select", "u", select_action);
  gtk_widget_class_install_action (widget_class, "retime.move-boundary", "i", move_boundary_action);
  gtk_widget_class_install_action (widget_class, "retime.nudge", "i", change_action);
  gtk_widget_class_install_action (widget_class, "retime.choose", "i", change_action);
  gtk_widget_class_install_action (widget_class, "retime.divide", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "retime.join", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "retime.hold", NULL, change_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* The keys on the rows, which come before those of the list. */
static const struct
{
  const char *trigger;
  const char *action;
  int direction; /* the argument of the action, or 0 if it has none */
} keys[] = {
  { "<Alt>Up|<Alt>KP_Up", "retime.move-boundary", -1 },
  { "<Alt>Down|<Alt>KP_Down", "retime.move-boundary", 1 },
  { "minus|KP_Subtract", "retime.nudge", -1 },
  { "plus|equal|KP_Add", "retime.nudge", 1 },
  { "Left|KP_Left", "retime.choose", -1 },
  { "Right|KP_Right", "retime.choose", 1 },
  { "Insert|KP_Insert", "retime.divide", 0 },
  { "Delete|KP_Delete", "retime.join", 0 },
  { "space|KP_Space", "retime.hold", 0 },
  { "<Control>space|F5", "retime.play", 0 },
  { "<Control>Return|<Control>KP_Enter", "retime.apply", 0 },
};

static void
segue_retime_window_init (SegueRetimeWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_wrap (self->none);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].direction != 0)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].direction));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retime.apply", FALSE);
}

/**
 * segue_retime_window_new:
 * @parent: the window of the episode
 * @session: its session
 *
 * Creates the window, which asks for the transcript of the edited recording unless one is known or found near the notes.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
SegueRetimeWindow *
segue_retime_window_new (GtkWindow    *parent,
                         SegueSession *session)
{
  SegueRetimeWindow *self = g_object_new (SEGUE_TYPE_RETIME_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->snippet = segue_snippet_new (segue_session_get_recording (session));
  self->file = g_object_ref (segue_session_get_transcript_file (session));
  segue_dialogs_fit (GTK_WINDOW (self), parent, 940, 700);
  g_signal_connect_object (self->file, "changed", G_CALLBACK (follow_file), self, G_CONNECT_SWAPPED);
  follow_file (self);
  segue_transcript_file_want (self->file);

  return self;
}
