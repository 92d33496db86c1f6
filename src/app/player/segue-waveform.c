/* segue-waveform.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-waveform-private.h"

#include <glib/gi18n.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-entry-label.h"
#include "session/outline/segue-entry-commands.h"
#include "session/sound/segue-mark.h"

/* What is shown behind the last mark where the length of the recording is not known, in milliseconds. */
#define MARGIN 60000
/* Where the position goes that was outside the view. */
#define SHARE 0.1
/* How long the position that is drawn stays the same at least and at most while the recording is heard, in milliseconds. */
#define LEAST_INTERVAL 150
#define MOST_INTERVAL 250

/**
 * SegueWaveform:
 *
 * The recording as it sounds, with a mark where each segment starts: the titles in a lane on top, the bars of the part in
 * view, and a band for the whole recording. To a screen reader it is a slider, whose value is the position.
 */
G_DEFINE_FINAL_TYPE (SegueWaveform, segue_waveform, SEGUE_TYPE_VIEW)

static SegueRecording *
get_recording (SegueWaveform *self)
{
  return segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
}

static SegueTimeSource *
get_source (SegueWaveform *self)
{
  return SEGUE_TIME_SOURCE (segue_recording_get_player (get_recording (self)));
}

static SegueViewState *
get_state (SegueWaveform *self)
{
  return segue_view_get_state (SEGUE_VIEW (self));
}

static SegueEpisode *
get_episode (SegueWaveform *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

gint64
segue_waveform_get_position (SegueWaveform *self)
{
  return segue_time_source_get_position (get_source (self));
}

static void
mark_clear (gpointer data)
{
  SegueWaveMark *mark = data;

  g_free (mark->title);
  g_clear_object (&mark->layout);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const gint64 difference = ((const SegueWaveMark *) a)->time - ((const SegueWaveMark *) b)->time;

  return difference < 0 ? -1 : difference > 0;
}

guint
segue_waveform_find_mark (SegueWaveform *self,
                          guint64        id)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      if (g_array_index (self->marks, SegueWaveMark, i).id == id)
        return i;
    }

  return SEGUE_NO_INDEX;
}

/* Returns: where the mark is drawn */
gint64
segue_waveform_get_mark_time (SegueWaveform *self,
                              guint          index)
{
  const SegueWaveMark *mark = &g_array_index (self->marks, SegueWaveMark, index);

  return mark->id == self->dragged ? self->drag_time : mark->time;
}

/* Returns: the last mark that is not after @time, or SEGUE_NO_INDEX */
guint
segue_waveform_find_at (SegueWaveform *self,
                        gint64         time)
{
  guint found = SEGUE_NO_INDEX;

  for (guint i = 0; i < self->marks->len && g_array_index (self->marks, SegueWaveMark, i).time <= time; i++)
    found = i;

  return found;
}

static void
update_length (SegueWaveform *self)
{
  SeguePeaks *peaks = segue_sound_scan_get_peaks (segue_recording_get_scan (get_recording (self)));
  gint64 length = segue_time_source_get_duration (get_source (self));

  if (length <= 0)
    {
      if (peaks != NULL)
        length = segue_peaks_get_length (peaks);
      if (self->marks->len > 0)
        length = MAX (length, g_array_index (self->marks, SegueWaveMark, self->marks->len - 1).time + MARGIN);
      length = MAX (length, segue_waveform_get_position (self) + MARGIN);
    }
  segue_wave_scale_set_room (&self->scale, length, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
}

/* Says where the position is, and in which segment. */
static void
update_accessible (SegueWaveform *self)
{
  const gint64 position = segue_waveform_get_position (self);
  const guint index = segue_waveform_find_at (self, position);
  const int seconds = position / 1000;
  g_autofree char *time = g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  g_autofree char *text = NULL;

  if (index != SEGUE_NO_INDEX)
    /* Translators: a position in the recording, and the title of the segment that is heard there */
    text = g_strdup_printf (_("%s, in “%s”"), time, g_array_index (self->marks, SegueWaveMark, index).title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->scale.length / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, position / 1000.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text != NULL ? text : time, -1);
}

static void
redraw (SegueWaveform *self)
{
  self->ticked = -1;
  update_length (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_problems (SegueWaveform *self)
{
  SegueProblems *problems = segue_session_get_problems (segue_view_get_session (SEGUE_VIEW (self)));

  for (guint i = 0; i < self->marks->len; i++)
    {
      SegueWaveMark *mark = &g_array_index (self->marks, SegueWaveMark, i);
      SegueProblem *problem = segue_problems_lookup (problems, mark->id);

      mark->wrong = problem != NULL && segue_problem_get_severity (problem) == SEGUE_SEVERITY_ERROR;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes the marks from the notes. A waveform that is not seen does so when it is. */
static void
update_marks (SegueWaveform *self)
{
  SegueEpisode *episode = get_episode (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);

      if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT || segue_entry_get_start (entry) == SEGUE_TIME_NONE)
        continue;
      g_array_append_vals (self->marks, &(SegueWaveMark) { .id = segue_entry_get_id (entry),
                                                           .time = segue_entry_get_start (entry),
                                                           .title = segue_entry_dup_label (entry) }, 1);
    }
  g_array_sort (self->marks, compare_marks);
  update_problems (self);
  redraw (self);
  update_accessible (self);
}

static gboolean
is_running (SegueWaveform *self)
{
  return segue_time_source_is_running (get_source (self));
}

static void schedule (SegueWaveform *self);

/* Draws the position when it has moved by a pixel, and turns the page when it leaves the view. */
static void
tick_cb (gpointer user_data)
{
  SegueWaveform *self = user_data;
  const gint64 position = segue_waveform_get_position (self);

  schedule (self);
  if ((int) segue_wave_scale_to_x (&self->scale, position) == (int) segue_wave_scale_to_x (&self->scale, self->shown))
    return;

  if (self->dragged == 0 && !self->in_band)
    segue_wave_scale_reveal (&self->scale, position, SHARE);
  self->ticked = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Draws again when the position has moved by about a pixel. The frame clock would do so with each frame of the screen, and
 * cost more than what is drawn. */
static void
schedule (SegueWaveform *self)
{
  const double pixel = self->scale.unit / MAX (segue_time_source_get_rate (get_source (self)), 0.1);

  self->tick = g_timeout_add_once (CLAMP (pixel, LEAST_INTERVAL, MOST_INTERVAL), tick_cb, self);
}

static void
update_tick (SegueWaveform *self)
{
  const gboolean wanted = is_running (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (wanted && self->tick == 0)
    schedule (self);
  else if (!wanted)
    g_clear_handle_id (&self->tick, g_source_remove);
}

static void
recording_changed_cb (SegueWaveform *self)
{
  if (segue_player_get_file (segue_recording_get_player (get_recording (self))) == NULL)
    self->centered = FALSE;
  update_tick (self);
  redraw (self);
}

/* The position may have changed: several times a second while the recording is heard, and when it is set. */
static void
ticked_cb (SegueWaveform *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->ticked = -1;
  if (!is_running (self))
    {
      if (self->dragged == 0 && !self->in_band)
        segue_wave_scale_reveal (&self->scale, segue_waveform_get_position (self), 0.5);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (gtk_widget_has_focus (GTK_WIDGET (self)) || !is_running (self))
    update_accessible (self);
}

static void
selected_cb (SegueWaveform *self)
{
  const guint index = segue_waveform_find_mark (self, segue_view_state_get_selected (get_state (self)));

  if (index != SEGUE_NO_INDEX && !is_running (self))
    segue_wave_scale_reveal (&self->scale, segue_waveform_get_mark_time (self, index), 0.25);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
segue_waveform_seek (SegueWaveform *self,
                     gint64         time)
{
  segue_time_source_seek (get_source (self), CLAMP (time, 0, self->scale.length));
}

void
segue_waveform_select (SegueWaveform *self,
                       guint64        id)
{
  self->focused = id;
  segue_view_state_set_selected (get_state (self), id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Gives the segment @id another start. Moves of the same segment with the same @merge_key in a row are one step. */
gboolean
segue_waveform_move_mark (SegueWaveform *self,
                          guint64        id,
                          gint64         time,
                          const char    *merge_key)
{
  SegueEpisode *episode = get_episode (self);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean moved;
  guint index;

  if (!segue_episode_find (episode, id, &index))
    return FALSE;

  result = segue_edit_set_start (episode, index, segue_mark_round (episode, MAX (time, 0)), &error);
  if (merge_key == NULL)
    segue_document_end_step (segue_view_get_document (SEGUE_VIEW (self)));
  moved = segue_entries_apply (segue_view_get_session (SEGUE_VIEW (self)), result, error, _("Move Mark"), merge_key);
  if (moved)
    update_marks (self);

  return moved;
}

static void
segue_waveform_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  SegueWaveform *self = SEGUE_WAVEFORM (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = segue_waveform_get_lane (self) + segue_waveform_get_wave (self) +
                          segue_waveform_get_band (self);
}

static void
segue_waveform_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SegueWaveform *self = SEGUE_WAVEFORM (widget);

  if (segue_view_get_session (SEGUE_VIEW (self)) == NULL)
    return;

  update_length (self);
  if (!self->centered && width > 0)
    segue_wave_scale_reveal (&self->scale, segue_waveform_get_position (self), 0.25);
  self->centered = width > 0;
}

static void
segue_waveform_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_waveform_parent_class)->map (widget);

  if (segue_view_get_session (SEGUE_VIEW (widget)) != NULL)
    {
      update_marks (SEGUE_WAVEFORM (widget));
      update_tick (SEGUE_WAVEFORM (widget));
    }
}

static void
segue_waveform_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (segue_waveform_parent_class)->unmap (widget);

  if (segue_view_get_session (SEGUE_VIEW (widget)) != NULL)
    update_tick (SEGUE_WAVEFORM (widget));
}

static void
segue_waveform_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  SegueWaveform *self = SEGUE_WAVEFORM (widget);

  GTK_WIDGET_CLASS (segue_waveform_parent_class)->css_changed (widget, change);

  for (guint i = 0; i < self->marks->len; i++)
    g_clear_object (&g_array_index (self->marks, SegueWaveMark, i).layout);
}

static void
segue_waveform_finalize (GObject *object)
{
  SegueWaveform *self = SEGUE_WAVEFORM (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->groups);

  G_OBJECT_CLASS (segue_waveform_parent_class)->finalize (object);
}

static void
segue_waveform_set_session (SegueView    *view,
                            SegueSession *session)
{
  SegueWaveform *self = SEGUE_WAVEFORM (view);
  SegueRecording *recording;

  recording = get_recording (self);
  g_signal_connect_object (recording, "changed", G_CALLBACK (recording_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recording, "followed", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_recording_get_scan (recording), "changed", G_CALLBACK (redraw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_marking (session), "ticked", G_CALLBACK (ticked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_problems (session), "changed", G_CALLBACK (update_problems), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_state (self), "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_waveform_class_init (SegueWaveformClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = segue_waveform_finalize;
  widget_class->measure = segue_waveform_measure;
  widget_class->size_allocate = segue_waveform_size_allocate;
  widget_class->snapshot = segue_waveform_snapshot;
  widget_class->map = segue_waveform_map;
  widget_class->unmap = segue_waveform_unmap;
  widget_class->css_changed = segue_waveform_css_changed;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_waveform_set_session;
  gtk_widget_class_set_css_name (widget_class, "segue-waveform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
segue_waveform_init (SegueWaveform *self)
{
  self->marks = g_array_new (FALSE, TRUE, sizeof (SegueWaveMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->ticked = -1;
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recording"), -1);
  segue_waveform_add_input (self);
}

/**
 * segue_waveform_set_compact:
 * @self: a waveform
 * @compact: whether the window is narrow
 *
 * Takes less room in a narrow window.
 */
void
segue_waveform_set_compact (SegueWaveform *self,
                            gboolean       compact)
{
  g_return_if_fail (SEGUE_IS_WAVEFORM (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
