/* segue-retime-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-retime-window.h"

#include <glib/gi18n.h>

#include "app/fields/segue-times-mentions.h"
#include "app/transcript/segue-retime-row.h"
#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-tab-order.h"

/* How far a part moves at once, in milliseconds. */
#define NUDGE 1000

/**
 * SegueRetimeWindow:
 *
 * Carries the times of the notes over to an edited recording, by what is said in its transcript.
 */
struct _SegueRetimeWindow
{
  SegueTranscriptTool parent_instance;

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
  GtkWidget *hint;

  SegueTimeTransfer *transfer; /* NULL before a transcript has been read */
  gboolean shown; /* the rows have been shown */
};

G_DEFINE_FINAL_TYPE (SegueRetimeWindow, segue_retime_window, SEGUE_TYPE_TRANSCRIPT_TOOL)

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
      gtk_widget_child_focus (self->none, GTK_DIR_TAB_FORWARD);
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
  segue_transcript_tool_select (SEGUE_TRANSCRIPT_TOOL (self), 0);
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
segue_retime_window_show (SegueTranscriptTool *tool,
                          SegueTranscript     *transcript)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (tool);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->transfer = segue_time_transfer_new (segue_transcript_tool_get_session (tool), transcript,
                                            segue_transcript_tool_get_duration (tool));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  segue_transcript_tool_show_rows (tool, segue_time_transfer_get_rows (self->transfer), factory);
  g_signal_connect_object (self->transfer, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* a tick of a mention changes the tool */
  g_signal_connect_object (segue_time_transfer_get_tool (self->transfer), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_time_transfer_get_tool (self->transfer), "ended", G_CALLBACK (ended_cb), self,
                           G_CONNECT_SWAPPED);
  segue_time_transfer_start (self->transfer);
}

static void
segue_retime_window_forget (SegueTranscriptTool *tool)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (tool);

  if (self->transfer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->transfer, self);
      g_signal_handlers_disconnect_by_data (segue_time_transfer_get_tool (self->transfer), self);
      segue_time_transfer_end (self->transfer);
    }
  g_clear_object (&self->transfer);
  self->shown = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retime.apply", FALSE);
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
  SegueSession *session;
  guint n;

  if (self->transfer == NULL || !segue_time_tool_can_apply (segue_time_transfer_get_tool (self->transfer)))
    return;

  /* the window closes when the use of the tool ends */
  session = segue_transcript_tool_get_session (SEGUE_TRANSCRIPT_TOOL (self));
  state = g_object_ref (segue_session_get_view_state (session));
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
  SegueCarriedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (self), NULL);

  segue_transcript_tool_play (SEGUE_TRANSCRIPT_TOOL (self),
                              row != NULL ? segue_carried_time_get_state (row)->start : SEGUE_TIME_NONE);
}

static void
select_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  segue_transcript_tool_select (SEGUE_TRANSCRIPT_TOOL (widget), g_variant_get_uint32 (parameter));
}

static void
move_boundary_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SegueRetimeWindow *self = SEGUE_RETIME_WINDOW (widget);
  SegueCarriedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (self), NULL);
  guint position;

  if (row == NULL)
    return;

  if (segue_time_transfer_move_boundary (self->transfer, row, g_variant_get_int32 (parameter), &position))
    segue_transcript_tool_select (SEGUE_TRANSCRIPT_TOOL (self), position);
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
  SegueCarriedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (self), NULL);
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

  segue_transcript_tool_end (SEGUE_TRANSCRIPT_TOOL (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_RETIME_WINDOW);

  G_OBJECT_CLASS (segue_retime_window_parent_class)->dispose (object);
}

static void
segue_retime_window_class_init (SegueRetimeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_retime_window_dispose;
  SEGUE_TRANSCRIPT_TOOL_CLASS (klass)->show = segue_retime_window_show;
  SEGUE_TRANSCRIPT_TOOL_CLASS (klass)->forget = segue_retime_window_forget;
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
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeWindow, hint);

  gtk_widget_class_install_action (widget_class, "retime.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "retime.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "retime.select", "u", select_action);
  gtk_widget_class_install_action (widget_class, "retime.move-boundary", "i", move_boundary_action);
  gtk_widget_class_install_action (widget_class, "retime.nudge", "i", change_action);
  gtk_widget_class_install_action (widget_class, "retime.choose", "i", change_action);
  gtk_widget_class_install_action (widget_class, "retime.divide", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "retime.join", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "retime.hold", NULL, change_action);
}

/* The keys on the rows, which come before those of the list. */
static const SegueTranscriptToolKey keys[] = {
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
  SegueTranscriptToolParts parts;

  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_wrap (self->none);
  parts = (SegueTranscriptToolParts) { self->title, self->stack, self->choice, self->view, self->apply_label, self->hint };
  segue_transcript_tool_set_parts (SEGUE_TRANSCRIPT_TOOL (self), &parts, keys, G_N_ELEMENTS (keys));
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

  segue_transcript_tool_set_session (SEGUE_TRANSCRIPT_TOOL (self), session);

  return self;
}
