/* segue-wave-strip.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-wave-strip.h"

#include <glib/gi18n.h>

#include "app/player/segue-waveform.h"

/* A scan that ends sooner than this is not reported, in milliseconds. */
#define PATIENCE 400

/**
 * SegueWaveStrip:
 *
 * The waveform of the recording above the bottom bar, and what there is to say while it is not complete: how far the scan
 * is and a button that stops it, a button that begins it, or why the recording cannot be scanned. The strip is there while
 * the episode has a recording, unless the user has switched it off.
 */
struct _SegueWaveStrip
{
  SegueView parent_instance;

  GtkWidget *overlay;
  SegueWaveform *waveform;
  GtkWidget *note;
  GtkLabel *label;
  GtkWidget *start;
  GtkWidget *stop;

  GSettings *settings;
  gboolean wanted;
  gboolean late; /* the scan takes so long that it is reported */
  guint late_source;
};

enum
{
  PROP_0,
  PROP_WANTED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueWaveStrip, segue_wave_strip, SEGUE_TYPE_VIEW)

static SegueRecording *
get_recording (SegueWaveStrip *self)
{
  return segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
}

static char *
dup_note (SegueWaveStrip *self,
          SegueSoundScan *scan)
{
  const double progress = segue_sound_scan_get_progress (scan);

  switch (segue_sound_scan_get_state (scan))
    {
    case SEGUE_SCAN_STATE_RUNNING:
      if (!self->late)
        return NULL;
      if (progress < 0)
        return g_strdup (_("Drawing the waveform…"));
      /* Translators: a number of percent */
      return g_strdup_printf (_("Drawing the waveform: %d %%"), (int) (100 * progress));
    case SEGUE_SCAN_STATE_ERROR:
      return g_strdup (segue_sound_scan_get_error (scan));
    case SEGUE_SCAN_STATE_WAITING:
      return g_strdup ("");
    default:
      return NULL;
    }
}

static void
late_cb (gpointer user_data);

static void
update_note (SegueWaveStrip *self)
{
  SegueSoundScan *scan = segue_recording_get_scan (get_recording (self));
  const SegueScanState state = segue_sound_scan_get_state (scan);
  g_autofree char *note = NULL;

  if (state != SEGUE_SCAN_STATE_RUNNING)
    {
      g_clear_handle_id (&self->late_source, g_source_remove);
      self->late = FALSE;
    }
  else if (!self->late && self->late_source == 0)
    {
      self->late_source = g_timeout_add_once (PATIENCE, late_cb, self);
    }

  note = dup_note (self, scan);
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->label), note != NULL && *note != '\0');
  gtk_label_set_label (self->label, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), note);
  gtk_widget_set_visible (self->stop, state == SEGUE_SCAN_STATE_RUNNING);
  gtk_widget_set_visible (self->start, state == SEGUE_SCAN_STATE_WAITING || state == SEGUE_SCAN_STATE_ERROR);
  gtk_button_set_label (GTK_BUTTON (self->start),
                        state == SEGUE_SCAN_STATE_ERROR ? _("Try Again") : _("Draw the Waveform"));
}

static void
late_cb (gpointer user_data)
{
  SegueWaveStrip *self = user_data;

  self->late_source = 0;
  self->late = TRUE;
  update_note (self);
}

static void
update (SegueWaveStrip *self)
{
  SegueRecording *recording = get_recording (self);
  const gboolean has_file = segue_player_get_file (segue_recording_get_player (recording)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), self->wanted && has_file && !segue_recording_has_clock (recording));
  update_note (self);
}

static void
start_cb (SegueWaveStrip *self)
{
  segue_sound_scan_start (segue_recording_get_scan (get_recording (self)));
  gtk_widget_grab_focus (GTK_WIDGET (self->waveform));
}

static void
stop_cb (SegueWaveStrip *self)
{
  segue_sound_scan_stop (segue_recording_get_scan (get_recording (self)));
  gtk_widget_grab_focus (GTK_WIDGET (self->waveform));
}

static void
set_wanted (SegueWaveStrip *self,
            gboolean        wanted)
{
  self->wanted = wanted;
  if (segue_view_get_session (SEGUE_VIEW (self)) == NULL)
    return;

  segue_recording_set_wants_peaks (get_recording (self), wanted);
  update (self);
}

static void
segue_wave_strip_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WANTED:
      g_value_set_boolean (value, SEGUE_WAVE_STRIP (object)->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_wave_strip_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WANTED:
      set_wanted (SEGUE_WAVE_STRIP (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_wave_strip_dispose (GObject *object)
{
  SegueWaveStrip *self = SEGUE_WAVE_STRIP (object);

  g_clear_handle_id (&self->late_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_WAVE_STRIP);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (segue_wave_strip_parent_class)->dispose (object);
}

static void
segue_wave_strip_set_session (SegueView    *view,
                              SegueSession *session)
{
  SegueWaveStrip *self = SEGUE_WAVE_STRIP (view);
  SegueRecording *recording;

  recording = get_recording (self);
  segue_view_set_session (SEGUE_VIEW (self->waveform), session);
  g_signal_connect_object (recording, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_recording_get_scan (recording), "changed", G_CALLBACK (update_note), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "show-waveform", self, "wanted", G_SETTINGS_BIND_GET);
}

static void
segue_wave_strip_class_init (SegueWaveStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_wave_strip_dispose;
  object_class->get_property = segue_wave_strip_get_property;
  object_class->set_property = segue_wave_strip_set_property;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_wave_strip_set_session;

  /**
   * SegueWaveStrip:wanted:
   *
   * Whether the user wants to see the waveform.
   */
  props[PROP_WANTED] = g_param_spec_boolean ("wanted", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (SEGUE_TYPE_WAVEFORM);
  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-wave-strip.ui");
  gtk_widget_class_set_css_name (widget_class, "segue-wave-strip");
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, overlay);
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, waveform);
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, note);
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, label);
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, start);
  gtk_widget_class_bind_template_child (widget_class, SegueWaveStrip, stop);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
segue_wave_strip_init (SegueWaveStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (SEGUE_APP_ID);
}

/**
 * segue_wave_strip_set_compact:
 * @self: a strip
 * @compact: whether the window is narrow
 *
 * Takes less room in a narrow window.
 */
void
segue_wave_strip_set_compact (SegueWaveStrip *self,
                              gboolean        compact)
{
  g_return_if_fail (SEGUE_IS_WAVE_STRIP (self));

  segue_waveform_set_compact (self->waveform, compact);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}
