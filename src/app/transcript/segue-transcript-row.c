/* segue-transcript-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/transcript/segue-transcript-row.h"

#include <glib/gi18n.h>

#include "app/transcript/segue-time-row-layout.h"
#include "app/widgets/segue-item-name.h"
#include "app/widgets/segue-labels.h"

/**
 * SegueTranscriptRow:
 *
 * A segment whose time is looked for in a transcript: whether the time is to be written, the time, the title, what is
 * said there, the other places, and how likely it is that this one is right.
 */
struct _SegueTranscriptRow
{
  GtkWidget parent_instance;

  GtkCheckButton *tick;
  GtkLabel *start;
  GtkWidget *words;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkWidget *judgement;
  GtkWidget *places;
  GtkLabel *place;
  GtkLabel *verdict;

  SegueTimeSearch *search;
  SegueProposedTime *time;
  GSignalGroup *time_signals;
  gboolean selected;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SegueTranscriptRow, segue_transcript_row, GTK_TYPE_WIDGET)

static const char *const verdict_classes[] = { "not-found", "weak", "possible", "good" };

/* Returns what is known about the time, in a few words, and a class of the style for it. */
static char *
dup_verdict (SegueTranscriptRow  *self,
             const char         **class_name)
{
  static const char *const words[] = { N_("Not found"), N_("Weak"), N_("Possible"), N_("Good match") };
  const SegueConfidence confidence = segue_proposed_time_get_confidence (self->time);
  const SegueAgreement agreement = segue_proposed_time_get_agreement (self->time);

  if (!segue_proposed_time_is_known (self->time))
    {
      const gboolean found = segue_proposed_time_get_start (self->time) != SEGUE_TIME_NONE;

      *class_name = verdict_classes[found ? MAX (confidence, SEGUE_CONFIDENCE_WEAK) : SEGUE_CONFIDENCE_NONE];
      if (segue_proposed_time_is_fixed (self->time))
        return g_strdup (_("Accepted"));

      return g_strdup (_(words[found ? MAX (confidence, SEGUE_CONFIDENCE_WEAK) : SEGUE_CONFIDENCE_NONE]));
    }

  *class_name = agreement == SEGUE_AGREEMENT_ELSEWHERE ? "possible" : "not-found";
  if (agreement == SEGUE_AGREEMENT_ELSEWHERE && segue_proposed_time_get_start (self->time) != SEGUE_TIME_NONE)
    {
      g_autofree char *heard = segue_time_search_format (self->search, segue_proposed_time_get_start (self->time));

      /* Translators: %s is a time */
      return g_strdup_printf (_("Heard at %s"), heard);
    }

  return g_strdup (agreement == SEGUE_AGREEMENT_MATCHES ? _("Matches") : "");
}

/* Shows what is said, with the words that the segment has, too, in bold. */
static void
update_sentence (SegueTranscriptRow *self,
                 const char         *text,
                 GArray             *matches)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < matches->len; i++)
    {
      const SegueSpan match = g_array_index (matches, SegueSpan, i);
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = match.offset;
      bold->end_index = match.offset + match.length;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (self->sentence, text);
  segue_labels_unhyphenate_attributes (attributes);
  gtk_label_set_attributes (self->sentence, attributes);
}

/* Shows the time: that in the notes where they have one, else the proposed one. */
static char *
dup_start (SegueTranscriptRow *self)
{
  const gint64 start = segue_proposed_time_get_shown (self->time);

  return start == SEGUE_TIME_NONE ? g_strdup ("–") : segue_time_search_format (self->search, start);
}

static void
update (SegueTranscriptRow *self)
{
  const gboolean known = segue_proposed_time_is_known (self->time);
  const guint n_places = segue_proposed_time_get_n_places (self->time);
  g_autoptr(GArray) matches = NULL;
  g_autofree char *said = segue_proposed_time_dup_sentence (self->time, &matches);
  g_autofree char *start = dup_start (self);
  g_autofree char *verdict = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;
  const char *class_name;

  verdict = dup_verdict (self, &class_name);
  self->updating = TRUE;
  gtk_check_button_set_active (self->tick, segue_proposed_time_get_ticked (self->time));
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->tick), !known && said != NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self->tick), known ? 0 : 1);
  gtk_label_set_text (self->start, start);
  gtk_label_set_text (self->title, segue_proposed_time_get_title (self->time));
  update_sentence (self, said != NULL ? said : _("Its words are not in the transcript."), matches);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), said);
  gtk_widget_set_visible (self->places, self->selected && !known && n_places > 1);
  /* Translators: the first is the number of a place in a transcript, the second how many there are */
  place = g_strdup_printf (_("%1$u of %2$u"), segue_proposed_time_get_place (self->time) + 1, n_places);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->verdict, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), *verdict != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (verdict_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), verdict_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict), class_name);
  name = g_strjoin (", ", segue_proposed_time_get_title (self->time), start, verdict,
                    known ? _("in the notes") : segue_proposed_time_get_ticked (self->time) ? _("ticked")
                                                                                            : _("not ticked"),
                    said, NULL);
  segue_item_name_set (GTK_WIDGET (self), name);
}

static void
toggled_cb (SegueTranscriptRow *self)
{
  if (!self->updating && self->time != NULL)
    segue_proposed_time_set_ticked (self->time, gtk_check_button_get_active (self->tick));
}

static void
previous_cb (SegueTranscriptRow *self)
{
  segue_proposed_time_step_place (self->time, -1);
}

static void
next_cb (SegueTranscriptRow *self)
{
  segue_proposed_time_step_place (self->time, 1);
}

static void
segue_transcript_row_dispose (GObject *object)
{
  SegueTranscriptRow *self = SEGUE_TRANSCRIPT_ROW (object);

  g_clear_object (&self->time_signals);
  g_clear_object (&self->time);
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_TRANSCRIPT_ROW);

  G_OBJECT_CLASS (segue_transcript_row_parent_class)->dispose (object);
}

static void
segue_transcript_row_class_init (SegueTranscriptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_transcript_row_dispose;

  g_type_ensure (SEGUE_TYPE_TIME_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-transcript-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, tick);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, start);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, words);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, title);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, judgement);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, places);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, place);
  gtk_widget_class_bind_template_child (widget_class, SegueTranscriptRow, verdict);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_set_css_name (widget_class, "segue-transcript-row");
}

static void
segue_transcript_row_init (SegueTranscriptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->time_signals = g_signal_group_new (SEGUE_TYPE_PROPOSED_TIME);
  g_signal_group_connect_object (self->time_signals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * segue_transcript_row_new:
 * @search: the search whose rows are shown
 *
 * Creates a row that shows nothing yet.
 *
 * Returns: the row
 */
SegueTranscriptRow *
segue_transcript_row_new (SegueTimeSearch *search)
{
  SegueTranscriptRow *self = g_object_new (SEGUE_TYPE_TRANSCRIPT_ROW, NULL);

  self->search = g_object_ref (search);

  return self;
}

/**
 * segue_transcript_row_set_time:
 * @self: a row
 * @time: (nullable): what to show, or %NULL for nothing
 *
 * Shows another segment.
 */
void
segue_transcript_row_set_time (SegueTranscriptRow *self,
                               SegueProposedTime  *time)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_ROW (self));

  g_signal_group_set_target (self->time_signals, time);
  g_set_object (&self->time, time);
  if (time != NULL)
    update (self);
}

/**
 * segue_transcript_row_set_selected:
 * @self: a row
 * @selected: whether it is selected
 *
 * Sets whether the row shows how many places there are, with the buttons that go to them.
 */
void
segue_transcript_row_set_selected (SegueTranscriptRow *self,
                                   gboolean            selected)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_ROW (self));

  self->selected = selected;
  if (self->time != NULL)
    update (self);
}
