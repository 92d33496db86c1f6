/* segue-retime-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-retime-row.h"

#include <glib/gi18n.h>

#include "app/transcript/segue-time-row-layout.h"
#include "app/widgets/segue-item-name.h"

/**
 * SegueRetimeRow:
 *
 * A segment whose time is carried over to an edited recording: whether it moves, the time after and before, the title,
 * what is said there, and how likely it is that this is right. Above the first segment of a part it says how far the
 * part moves.
 */
struct _SegueRetimeRow
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkLabel *amount;
  GtkWidget *boundary;
  GtkWidget *segment;
  GtkCheckButton *tick;
  GtkLabel *start;
  GtkLabel *before;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *verdict;
  GtkWidget *choices;
  GtkLabel *choice;

  SegueTimeTransfer *transfer;
  SegueCarriedTime *time;
  guint position; /* in the list */
  GSignalGroup *time_signals;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SegueRetimeRow, segue_retime_row, GTK_TYPE_WIDGET)

static const char *const verdict_classes[] = { "not-found", "weak", "possible", "good" };

/* Returns how likely it is that the time is right, in a few words, and a class of the style for it. */
static const char *
get_verdict (SegueRetimeRow  *self,
             const char     **class_name)
{
  static const char *const words[] = { "", N_("Weak"), N_("Possible"), N_("Good match") };
  const SegueCarriedState *state = segue_carried_time_get_state (self->time);
  const SegueConfidence confidence = segue_carried_time_get_realigned (self->time)->confidence;

  *class_name = "not-found";
  if (state->held)
    return _("Stays");
  if (state->removed)
    return _("Not in this recording");
  if (state->by_hand)
    return _("Moved by hand");

  *class_name = verdict_classes[confidence];

  return confidence == SEGUE_CONFIDENCE_NONE ? "" : _(words[confidence]);
}

static void
update_verdict (SegueRetimeRow *self,
                const char     *verdict,
                const char     *class_name)
{
  gtk_label_set_text (self->verdict, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), *verdict != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (verdict_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), verdict_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), class_name);
}

/* Names the row for screen readers, in a sentence. */
static void
update_name (SegueRetimeRow *self,
             const char     *heading,
             const char     *before,
             const char     *start,
             const char     *verdict,
             const char     *said)
{
  const SegueCarriedState *state = segue_carried_time_get_state (self->time);
  g_autofree char *times = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  /* Translators: the first is the time of a segment before a change, the second the one after it */
  times = state->held ? g_strdup (before) : g_strdup_printf (_("%1$s becomes %2$s"), before, start);
  title = heading != NULL ? g_strjoin (": ", heading, segue_carried_time_get_title (self->time), NULL)
                          : g_strdup (segue_carried_time_get_title (self->time));
  name = g_strjoin (", ", title, times, *verdict != '\0' ? verdict : said, *verdict != '\0' ? said : NULL, NULL);
  segue_item_name_set (GTK_WIDGET (self), name);
}

static void
update (SegueRetimeRow *self)
{
  const SegueCarriedState *state = segue_carried_time_get_state (self->time);
  SegueTimeTool *tool = segue_time_transfer_get_tool (self->transfer);
  g_autofree char *heading = state->begins_part ? segue_time_transfer_dup_heading (self->transfer, self->time) : NULL;
  g_autofree char *start = segue_time_transfer_dup_start (self->transfer, self->time);
  g_autofree char *before = segue_time_tool_format (tool, segue_carried_time_get_realigned (self->time)->mark);
  g_autofree char *said = segue_time_transfer_dup_sentence (self->transfer, self->time);
  const gboolean chooses = state->removed && !state->held;
  const char *class_name, *verdict = get_verdict (self, &class_name);

  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_label_set_text (self->amount, heading != NULL ? heading : "");
  gtk_widget_set_visible (self->boundary, state->part > 0);
  self->updating = TRUE;
  gtk_check_button_set_active (self->tick, !state->held);
  self->updating = FALSE;
  gtk_label_set_text (self->start, chooses ? "–" : start);
  gtk_label_set_text (self->before, before);
  gtk_label_set_text (self->title, segue_carried_time_get_title (self->time));
  gtk_label_set_text (self->sentence, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), said != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), said);
  gtk_label_set_text (self->choice, chooses ? start : "");
  gtk_widget_set_visible (self->choices, chooses);
  update_verdict (self, verdict, class_name);
  update_name (self, heading, before, start, verdict, said);
}

static void
toggled_cb (SegueRetimeRow *self)
{
  if (!self->updating && self->time != NULL)
    segue_time_transfer_set_held (self->transfer, self->time, !gtk_check_button_get_active (self->tick));
}

static void
previous_cb (SegueRetimeRow *self)
{
  segue_time_transfer_step_choice (self->transfer, self->time, -1);
}

static void
next_cb (SegueRetimeRow *self)
{
  segue_time_transfer_step_choice (self->transfer, self->time, 1);
}

/* Does what the key would do when the row is selected. */
static void
act (SegueRetimeRow *self,
     const char     *action,
     int             direction)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "retime.select", "u", self->position);
  gtk_widget_activate_action (GTK_WIDGET (self), action, direction != 0 ? "i" : NULL, direction);
}

static void
up_cb (SegueRetimeRow *self)
{
  act (self, "retime.move-boundary", -1);
}

static void
down_cb (SegueRetimeRow *self)
{
  act (self, "retime.move-boundary", 1);
}

static void
sooner_cb (SegueRetimeRow *self)
{
  act (self, "retime.nudge", -1);
}

static void
later_cb (SegueRetimeRow *self)
{
  act (self, "retime.nudge", 1);
}

static void
join_cb (SegueRetimeRow *self)
{
  act (self, "retime.join", 0);
}

static void
segue_retime_row_dispose (GObject *object)
{
  SegueRetimeRow *self = SEGUE_RETIME_ROW (object);

  g_clear_object (&self->time_signals);
  g_clear_object (&self->time);
  g_clear_object (&self->transfer);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_RETIME_ROW);

  G_OBJECT_CLASS (segue_retime_row_parent_class)->dispose (object);
}

static void
segue_retime_row_class_init (SegueRetimeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_retime_row_dispose;

  g_type_ensure (SEGUE_TYPE_TIME_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-retime-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, heading);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, amount);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, boundary);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, segment);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, tick);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, start);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, before);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, choices);
  gtk_widget_class_bind_template_child (widget_class, SegueRetimeRow, choice);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, sooner_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-retime-row");
}

static void
segue_retime_row_init (SegueRetimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->time_signals = g_signal_group_new (SEGUE_TYPE_CARRIED_TIME);
  g_signal_group_connect_object (self->time_signals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * segue_retime_row_new:
 * @transfer: the transfer whose rows are shown
 *
 * Creates a row that shows nothing yet.
 *
 * Returns: the row
 */
SegueRetimeRow *
segue_retime_row_new (SegueTimeTransfer *transfer)
{
  SegueRetimeRow *self = g_object_new (SEGUE_TYPE_RETIME_ROW, NULL);

  self->transfer = g_object_ref (transfer);

  return self;
}

/**
 * segue_retime_row_set_time:
 * @self: a row
 * @time: (nullable): what to show, or %NULL for nothing
 * @position: its position in the list
 *
 * Shows another segment.
 */
void
segue_retime_row_set_time (SegueRetimeRow   *self,
                           SegueCarriedTime *time,
                           guint             position)
{
  g_return_if_fail (SEGUE_IS_RETIME_ROW (self));

  g_signal_group_set_target (self->time_signals, time);
  g_set_object (&self->time, time);
  self->position = position;
  if (time != NULL)
    update (self);
}
