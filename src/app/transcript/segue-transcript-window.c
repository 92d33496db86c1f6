/* segue-transcript-window.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-transcript-window.h"

#include <glib/gi18n.h>

#include "app/transcript/segue-transcript-row.h"
#include "app/widgets/segue-labels.h"
#include "app/widgets/segue-tab-order.h"
#include "session/segue-field.h"
#include "session/transcript/segue-time-search.h"

/**
 * SegueTranscriptWindow:
 *
 * Proposes times for the segments that have none, from the words of a transcript, and writes those that the user ticks.
 */
struct _SegueTranscriptWindow
{
  SegueTranscriptTool parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  GtkStack *stack;
  SegueTranscriptChoice *choice;
  AdwStatusPage *none;
  GtkWidget *top;
  GtkLabel *summary;
  GtkWidget *delay_box;
  GtkLabel *delay;
  GtkListView *view;
  GtkLabel *write_label;
  GtkWidget *hint;
  GtkCheckButton *listen;

  SegueDocument *document;
  SegueViewState *state;
  SegueProblems *problems;
  SegueEarCheck *ear_check;
  SegueTimeSearch *search;   /* NULL before a transcript has been read */
  gboolean begun; /* the first row to look at has been selected */
};

G_DEFINE_FINAL_TYPE (SegueTranscriptWindow, segue_transcript_window, SEGUE_TYPE_TRANSCRIPT_TOOL)

/* Selects the row of the segment that is selected in the notes, if it has no time yet. Otherwise it selects the first
 * row whose time is to be judged. */
static void
select_first (SegueTranscriptWindow *self)
{
  GListModel *rows = segue_time_search_get_rows (self->search);
  const guint64 selected = segue_view_state_get_selected (self->state);
  guint first = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SegueProposedTime) row = g_list_model_get_item (rows, i);

      if (segue_proposed_time_is_known (row))
        continue;
      if (segue_proposed_time_get_id (row) == selected)
        {
          first = i;
          break;
        }
      if (first == G_MAXUINT && segue_proposed_time_get_n_places (row) > 0 &&
          segue_proposed_time_get_confidence (row) != SEGUE_CONFIDENCE_GOOD)
        first = i;
    }
  segue_transcript_tool_select (SEGUE_TRANSCRIPT_TOOL (self), first != G_MAXUINT ? first : 0);
}

/* Says how many times were found, and what to do with them. */
static char *
dup_summary (SegueTranscriptWindow *self)
{
  const guint n_wanted = segue_time_search_get_n_wanted (self->search);
  const guint n_found = segue_time_search_get_n_found (self->search);
  const char *message = segue_transcript_tool_get_message (SEGUE_TRANSCRIPT_TOOL (self));
  g_autofree char *found = NULL;

  if (n_wanted == 0)
    return g_strdup (_("All segments have a time. Compare them with what is heard."));
  found = g_strdup_printf (ngettext ("%1$u of %2$u time proposed from the words of the transcript.",
                                     "%1$u of %2$u times proposed from the words of the transcript.", n_wanted),
                           n_found, n_wanted);

  /* one that is gone has been replaced by another one */
  return message != NULL ? g_strjoin (" ", message, found, NULL)
                         : g_strjoin (" ", found, _("Check them by ear."), NULL);
}

/* Tells if all times of the notes are those of a recording with another beginning. */
static void
show_delay (SegueTranscriptWindow *self)
{
  const gint64 delay = segue_time_search_get_delay (self->search);
  g_autofree char *length = segue_time_search_format (self->search, ABS (delay));
  g_autofree char *text = NULL;

  /* Translators: %s is a length of time, as 00:00:42 */
  text = g_strdup_printf (delay > 0 ? _("The times in the notes are %s before what is heard.")
                                    : _("The times in the notes are %s after what is heard."), length);
  gtk_label_set_text (self->delay, text);
  gtk_widget_set_visible (self->delay_box, delay != 0);
}

/* Shows that there are no times to set or to compare. Without segments another transcript is of no use. */
static void
show_none (SegueTranscriptWindow *self)
{
  const gboolean empty = g_list_model_get_n_items (segue_time_search_get_rows (self->search)) == 0;

  adw_status_page_set_description (self->none, empty ? _("These notes have no segments.")
                                                     : _("These notes and this transcript share too few words."));
  gtk_widget_set_visible (adw_status_page_get_child (self->none), !empty);
  gtk_stack_set_visible_child_name (self->stack, "none");
  gtk_widget_child_focus (GTK_WIDGET (self->none), GTK_DIR_TAB_FORWARD);
}

static void
update (SegueTranscriptWindow *self)
{
  const guint n_ticked = segue_time_search_get_n_ticked (self->search);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *label = NULL;

  label = n_ticked == 0 ? g_strdup (_("_Set Times"))
                        : g_strdup_printf (ngettext ("_Set %u Time", "_Set %u Times", n_ticked), n_ticked);
  gtk_label_set_label (self->write_label, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.write", n_ticked > 0);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->listen), segue_ear_check_can_begin (self->ear_check));
  if (segue_time_search_is_searching (self->search))
    return;

  if (!self->begun)
    {
      const gboolean wanted = segue_time_search_get_n_wanted (self->search) > 0;

      self->begun = TRUE;
      segue_time_search_explain (self->search, self->problems);
      show_delay (self);
      if (wanted ? segue_time_search_get_n_found (self->search) == 0
                 : g_list_model_get_n_items (segue_time_search_get_rows (self->search)) == 0)
        {
          show_none (self);
          return;
        }
      gtk_stack_set_visible_child_name (self->stack, "times");
      select_first (self);
    }
}

static void
selected_cb (GtkListItem *list_item)
{
  segue_transcript_row_set_selected (SEGUE_TRANSCRIPT_ROW (gtk_list_item_get_child (list_item)),
                                     gtk_list_item_get_selected (list_item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          SegueTranscriptWindow    *self)
{
  gtk_list_item_set_child (list_item, GTK_WIDGET (segue_transcript_row_new (self->search)));
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  segue_transcript_row_set_time (SEGUE_TRANSCRIPT_ROW (gtk_list_item_get_child (list_item)),
                                 gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  segue_transcript_row_set_time (SEGUE_TRANSCRIPT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
segue_transcript_window_show (SegueTranscriptTool *tool,
                              SegueTranscript     *transcript)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (tool);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->search = segue_time_search_new (segue_document_get_episode (self->document), transcript,
                                        segue_transcript_tool_get_duration (tool));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  segue_transcript_tool_show_rows (tool, segue_time_search_get_rows (self->search), factory);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  segue_time_search_start (self->search);
}

static void
segue_transcript_window_forget (SegueTranscriptTool *tool)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (tool);

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->search, update, self);
      segue_time_search_cancel (self->search);
    }
  g_clear_object (&self->search);
  self->begun = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.write", FALSE);
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (widget);
  const SegueFocus focus = { segue_view_state_get_selected (self->state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(GArray) ticked = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  guint n;

  if (self->search == NULL || segue_time_search_get_n_ticked (self->search) == 0)
    return;

  edited = segue_time_search_apply (self->search, segue_document_get_episode (self->document), &n, &error);
  if (edited == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return;
    }

  ticked = segue_time_search_dup_ticked (self->search);
  label = g_strdup_printf (ngettext ("Set %u Start Time", "Set %u Start Times", n), n);
  message = g_strdup_printf (ngettext ("%u start time was set", "%u start times were set", n), n);
  segue_document_end_step (self->document);
  segue_document_apply (self->document, edited, label, NULL, &focus);
  segue_view_state_say (self->state, message, TRUE);
  if (gtk_check_button_get_active (self->listen) && segue_ear_check_can_begin (self->ear_check))
    segue_ear_check_begin_with (self->ear_check, ticked);
  gtk_window_close (GTK_WINDOW (self));
}

/* Plays three seconds of the recording from the selected time on. */
static void
play_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (widget);
  SegueProposedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (self), NULL);

  segue_transcript_tool_play (SEGUE_TRANSCRIPT_TOOL (self),
                              row != NULL ? segue_proposed_time_get_shown (row) : SEGUE_TIME_NONE);
}

/* Goes to another place or sentence of the selected row. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueProposedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (widget), NULL);
  const int direction = g_variant_get_int32 (parameter);

  if (row != NULL && !(g_str_equal (name, "transcript.step-place") ? segue_proposed_time_step_place (row, direction)
                                                                   : segue_proposed_time_step_sentence (row, direction)))
    gtk_widget_error_bell (widget);
}

static void
tick_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SegueProposedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (widget), NULL);

  if (row != NULL)
    segue_proposed_time_set_ticked (row, !segue_proposed_time_get_ticked (row));
}

/* Accepts the selected time and goes on to the next row that is not sure. */
static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (widget);
  guint position = 0;
  SegueProposedTime *row = segue_transcript_tool_get_selected (SEGUE_TRANSCRIPT_TOOL (self), &position);

  if (row == NULL)
    return;

  if (!segue_proposed_time_is_known (row) && segue_proposed_time_get_start (row) != SEGUE_TIME_NONE)
    segue_time_search_accept (self->search, row);
  if (position + 1 < g_list_model_get_n_items (segue_time_search_get_rows (self->search)))
    segue_transcript_tool_select (SEGUE_TRANSCRIPT_TOOL (self), position + 1);
}

/* Goes on to the window that moves the times. */
static void
retime_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.retime", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
segue_transcript_window_move_focus (GtkWidget        *widget,
                                    GtkDirectionType  direction)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (widget);
  GtkWidget *const parts[] = {
    self->header, GTK_WIDGET (self->choice), GTK_WIDGET (self->none), self->top, self->delay_box,
    GTK_WIDGET (self->view), GTK_WIDGET (self->listen),
  };

  if (!segue_tab_order_move (parts, G_N_ELEMENTS (parts), direction))
    GTK_WIDGET_CLASS (segue_transcript_window_parent_class)->move_focus (widget, direction);
}

static void
segue_transcript_window_dispose (GObject *object)
{
  SegueTranscriptWindow *self = SEGUE_TRANSCRIPT_WINDOW (object);

  segue_transcript_tool_end (SEGUE_TRANSCRIPT_TOOL (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_TRANSCRIPT_WINDOW);
  g_clear_object (&self->document);
  g_clear_object (&self->state);
  g_clear_object (&self->problems);
  g_clear_object (&self->ear_check);

  G_OBJECT_CLASS (segue_transcript_window_parent_class)->dispose (object);
}

static void
segue_transcript_window_class_init (SegueTranscriptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_transcript_window_dispose;
  SEGUE_TRANSCRIPT_TOOL_CLASS (klass)->show = segue_transcript_window_show;
  SEGUE_TRANSCRIPT_TOOL_CLASS (klass)->forget = segue_transcript_window_forget;
  widget_class->move_focus = segue_transcript_window_move_focus;

  g_type_ensure (SEGUE_TYPE_TRANSCRIPT_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-transcript-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, header);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, none);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, top);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, choice);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, delay_box);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, delay);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, write_label);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptWindow, listen);

  gtk_widget_class_install_action (widget_class, "transcript.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "transcript.retime", NULL, retime_action);
  gtk_widget_class_install_action (widget_class, "transcript.play", NULL, play_action);
  gtk_widget_class_install_action (widget_class, "transcript.step-place", "i", step_action);
  gtk_widget_class_install_action (widget_class, "transcript.step-sentence", "i", step_action);
  gtk_widget_class_install_action (widget_class, "transcript.tick", NULL, tick_action);
  gtk_widget_class_install_action (widget_class, "transcript.accept", NULL, accept_action);
}

/* The keys on the rows, which come before those of the list. */
static const SegueTranscriptToolKey keys[] = {
  { "Left|KP_Left", "transcript.step-place", -1 },
  { "Right|KP_Right", "transcript.step-place", 1 },
  { "minus|KP_Subtract", "transcript.step-sentence", -1 },
  { "plus|equal|KP_Add", "transcript.step-sentence", 1 },
  { "space|KP_Space", "transcript.tick", 0 },
  { "Return|KP_Enter", "transcript.accept", 0 },
  { "<Control>space|F5", "transcript.play", 0 },
  { "<Control>Return|<Control>KP_Enter", "transcript.write", 0 },
};

static void
segue_transcript_window_init (SegueTranscriptWindow *self)
{
  SegueTranscriptToolParts parts;
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  segue_labels_wrap (GTK_WIDGET (self->none));
  g_settings_bind (settings, "listen-to-found", self->listen, "active", G_SETTINGS_BIND_DEFAULT);
  parts = (SegueTranscriptToolParts) { self->title, self->stack, self->choice, self->view, self->write_label, self->hint };
  segue_transcript_tool_set_parts (SEGUE_TRANSCRIPT_TOOL (self), &parts, keys, G_N_ELEMENTS (keys));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.write", FALSE);
}

/**
 * segue_transcript_window_new:
 * @parent: the window of the episode
 * @session: its session
 *
 * Creates the window, which asks for a transcript unless one is known or found near the notes.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
SegueTranscriptWindow *
segue_transcript_window_new (GtkWindow    *parent,
                             SegueSession *session)
{
  SegueTranscriptWindow *self = g_object_new (SEGUE_TYPE_TRANSCRIPT_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (segue_session_get_document (session));
  self->state = g_object_ref (segue_session_get_view_state (session));
  self->problems = g_object_ref (segue_session_get_problems (session));
  self->ear_check = g_object_ref (segue_session_get_ear_check (session));
  segue_transcript_tool_set_session (SEGUE_TRANSCRIPT_TOOL (self), session);

  return self;
}
