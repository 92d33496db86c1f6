/* segue-waveform-input.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-waveform-private.h"

#include <math.h>

#include "session/sound/segue-mark.h"

/* The pointer and the keys. */

/* How far from a mark it is taken, in pixels. */
#define REACH 4.5
/* How far the pointer goes before a click becomes a drag, in pixels. */
#define SLACK 3.0
/* Steps of the keys, in milliseconds. */
#define STEP 5000
#define SMALL_STEP 1000
/* Where speech begins within so many pixels, or milliseconds, a mark snaps to it. */
#define SNAP_PIXELS 24
#define SNAP_TIME 1500
#define ZOOM 1.5
/* How many pixels a notch of the wheel scrolls. */
#define NOTCH 60

static SegueEpisode *
get_episode (SegueWaveform *self)
{
  return segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
}

/* Returns: the least difference between two times that the notes write, in milliseconds */
static gint64
find_unit (SegueWaveform *self)
{
  gint64 unit = 1;

  while (unit < 1000 && segue_mark_round (get_episode (self), unit) != unit)
    unit *= 10;

  return unit;
}

/* Returns: the index of the mark that a press takes, or SEGUE_NO_INDEX: a line anywhere */
static guint
find_line (SegueWaveform *self,
           double         x)
{
  guint found = SEGUE_NO_INDEX;
  double nearest = REACH;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const double distance = fabs (segue_wave_scale_to_x (&self->scale, segue_waveform_get_mark_time (self, i)) - x);

      if (distance > nearest)
        continue;
      nearest = distance;
      found = i;
    }

  return found;
}

static void
focus_mark (SegueWaveform *self,
            guint          index)
{
  segue_waveform_select (self, g_array_index (self->marks, SegueWaveMark, index).id);
}

static void
scroll_band (SegueWaveform *self,
             double         x)
{
  const gint64 time = segue_wave_scale_of_band (&self->scale, x);

  self->scale.from = time - self->scale.unit * self->scale.width / 2;
  segue_wave_scale_scroll (&self->scale, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: the time that a dragged mark takes; with Alt it is where somebody begins to speak */
static gint64
find_drag_time (SegueWaveform *self,
                double         x,
                gboolean       snaps)
{
  SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
  SeguePeaks *peaks = segue_sound_scan_get_peaks (segue_recording_get_scan (recording));
  const gint64 time = segue_wave_scale_to_time (&self->scale, x);
  gint64 start;

  if (!snaps || peaks == NULL)
    return time;

  start = segue_peaks_find_start (peaks, time, MAX (SNAP_TIME, SNAP_PIXELS * self->scale.unit));
  if (start == SEGUE_TIME_NONE)
    return time;

  /* what the notes write is not after the first word */
  return start - start % find_unit (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               SegueWaveform  *self)
{
  const int lane = segue_waveform_get_lane (self);
  const gboolean in_lane = y < lane;
  guint index;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->in_band = y >= lane + segue_waveform_get_wave (self);
  if (self->in_band)
    {
      scroll_band (self, x);
      return;
    }

  index = find_line (self, x);
  if (index == SEGUE_NO_INDEX && in_lane)
    index = segue_waveform_find_at (self, segue_wave_scale_to_time (&self->scale, x));
  if (index == SEGUE_NO_INDEX)
    {
      if (!in_lane)
        segue_waveform_seek (self, segue_wave_scale_to_time (&self->scale, x));
      return;
    }

  focus_mark (self, index);
}

static gboolean
has_moved (double dx,
           double dy)
{
  return fabs (dx) >= SLACK;
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                SegueWaveform  *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x;
  double y;
  guint index;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->in_band)
    {
      scroll_band (self, x + dx);
      return;
    }

  if (self->dragged == 0)
    {
      index = find_line (self, x);
      if (index == SEGUE_NO_INDEX || !has_moved (dx, dy))
        return;
      self->dragged = g_array_index (self->marks, SegueWaveMark, index).id;
    }
  self->drag_time = find_drag_time (self, x + dx, (state & GDK_ALT_MASK) != 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             SegueWaveform  *self)
{
  const guint64 id = self->dragged;

  self->in_band = FALSE;
  self->dragged = 0;
  if (id != 0)
    segue_waveform_move_mark (self, id, self->drag_time, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel_drag (SegueWaveform *self)
{
  self->in_band = FALSE;
  self->dragged = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A second click on a title goes to the start of its segment. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            SegueWaveform   *self)
{
  guint index;

  if (n_press != 2 || y >= segue_waveform_get_lane (self))
    return;

  index = segue_waveform_find_at (self, segue_wave_scale_to_time (&self->scale, x));
  if (index != SEGUE_NO_INDEX)
    segue_waveform_seek (self, segue_waveform_get_mark_time (self, index));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           SegueWaveform            *self)
{
  const gboolean on_line = y < segue_waveform_get_lane (self) + segue_waveform_get_wave (self) &&
                           find_line (self, x) != SEGUE_NO_INDEX;

  self->pointer = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_line ? "ew-resize" : NULL);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           SegueWaveform            *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (state & GDK_CONTROL_MASK)
    segue_wave_scale_zoom (&self->scale, pow (ZOOM, -dy), self->pointer);
  else
    segue_wave_scale_scroll (&self->scale, (dx + (self->scale.mirrored ? -dy : dy)) * NOTCH);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

/* Goes to the previous or next mark, which the keys can move then. */
static void
step_mark (SegueWaveform *self,
           int            direction)
{
  const gint64 position = segue_waveform_get_position (self);
  guint index = segue_waveform_find_at (self, position);

  if (direction > 0)
    index = index == SEGUE_NO_INDEX ? 0 : index + 1;
  else if (index != SEGUE_NO_INDEX && segue_waveform_get_mark_time (self, index) >= position)
    index--;
  if (index == SEGUE_NO_INDEX || index >= self->marks->len)
    return;

  focus_mark (self, index);
  segue_waveform_seek (self, segue_waveform_get_mark_time (self, index));
}

/* Moves the mark that was last taken, or that of the selected segment, by a tenth of a second where the notes write such,
 * else by a second; with Shift by ten times that. */
static void
nudge (SegueWaveform *self,
       int            direction,
       gboolean       far)
{
  const guint64 selected = segue_view_state_get_selected (segue_view_get_state (SEGUE_VIEW (self)));
  const guint64 id = self->focused != 0 ? self->focused : selected;
  const guint index = segue_waveform_find_mark (self, id);
  const gint64 unit = MAX (find_unit (self), 100);
  g_autofree char *merge_key = g_strdup_printf ("wave-%" G_GUINT64_FORMAT, id);

  if (index == SEGUE_NO_INDEX)
    return;

  segue_waveform_move_mark (self, id, segue_waveform_get_mark_time (self, index) + direction * unit * (far ? 10 : 1),
                            merge_key);
}

static void
zoom (SegueWaveform *self,
      double         factor)
{
  const double x = segue_wave_scale_to_x (&self->scale, segue_waveform_get_position (self));

  segue_wave_scale_zoom (&self->scale, factor, x >= 0 && x <= self->scale.width ? x : self->scale.width / 2.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
press_arrow (SegueWaveform   *self,
             int              direction,
             GdkModifierType  state)
{
  if (state & GDK_ALT_MASK)
    nudge (self, direction, (state & GDK_SHIFT_MASK) != 0);
  else if (state & GDK_CONTROL_MASK)
    step_mark (self, direction);
  else
    segue_waveform_seek (self, segue_waveform_get_position (self) + direction * (state & GDK_SHIFT_MASK ? SMALL_STEP : STEP));
}

/* Selects the segment that is heard at the position. */
static void
select_here (SegueWaveform *self)
{
  const guint index = segue_waveform_find_at (self, segue_waveform_get_position (self));

  if (index != SEGUE_NO_INDEX)
    focus_mark (self, index);
}

/* Ends a drag without a change. The reset emits "cancel" first; a denial would emit "drag-end", which moves the mark. */
static gboolean
escape (SegueWaveform *self)
{
  const gboolean pressed = gtk_gesture_is_active (self->drag);

  if (!pressed && self->focused == 0)
    return GDK_EVENT_PROPAGATE;

  self->focused = 0;
  if (pressed)
    gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        SegueWaveform         *self)
{
  const int forward = self->scale.mirrored ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      press_arrow (self, -forward, state);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      press_arrow (self, forward, state);
      break;
    case GDK_KEY_Home:
      segue_waveform_seek (self, 0);
      break;
    case GDK_KEY_End:
      segue_waveform_seek (self, self->scale.length);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      select_here (self);
      break;
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      /* with Control they zoom the text */
      if (state & GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      zoom (self, key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract ? 1 / ZOOM : ZOOM);
      break;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      if (state & GDK_CONTROL_MASK)
        return GDK_EVENT_PROPAGATE;
      segue_wave_scale_fit (&self->scale);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  return GDK_EVENT_STOP;
}

void
segue_waveform_add_input (SegueWaveform *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *controller;

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (cancel_drag), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (self->drag));

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect (controller, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, controller);

  controller = gtk_event_controller_key_new ();
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, controller);
}
