/* segue-player-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/player/segue-player-bar.h"

#include <glib/gi18n.h>

#include "app/player/segue-ear-bar.h"
#include "app/player/segue-mark-key.h"
#include "app/player/segue-wave-strip.h"
#include "core/episode/segue-entry-label.h"

/* From which width of the window, in em, there is room for what can be left out. */
#define SET_CLOCK_FROM 30.0
#define SEEK_FROM 24.0
#define MENU_FROM 20.0
#define CLOCK_FROM 16.0

/**
 * SeguePlayerBar:
 *
 * The half of the bottom bar for the recording: its position, the buttons that play it, and the button that marks a time.
 * Without a recording it offers to add one or to start a clock, and in a narrow window it is not there.
 */
struct _SeguePlayerBar
{
  SegueView parent_instance;

  GtkStack *stack;
  GtkButton *play;
  GtkLabel *clock;
  GtkLabel *length;
  GtkMenuButton *menu;
  GtkLabel *name;
  GtkAdjustment *rate;
  GtkAdjustment *volume;
  GtkSwitch *follow;
  GtkSwitch *waveform;
  GtkLabel *error;
  GtkLabel *live_clock;
  GtkWidget *mark;
  GtkWidget *live_mark;
  GtkButton *pause;
  GtkButton *again;
  GtkWidget *live;
  GtkWidget *back;
  GtkWidget *forward;
  GtkWidget *set_clock;
  SegueEarBar *ear_bar;

  SegueWaveStrip *strip; /* weak: the waveform of the recording, which is elsewhere in the window */
  GSettings *settings;
  gboolean compact;
  gint64 shown; /* the second that the clock shows, or -1 */
};

enum
{
  PROP_0,
  PROP_STRIP,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SeguePlayerBar, segue_player_bar, SEGUE_TYPE_VIEW)

static SegueTimeSource *
get_source (SeguePlayerBar *self)
{
  return segue_marking_get_source (segue_session_get_marking (segue_view_get_session (SEGUE_VIEW (self))));
}

/* Returns: the player of the recording, which has no file while there is none */
static SeguePlayer *
get_player (SeguePlayerBar *self)
{
  return segue_recording_get_player (segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self))));
}

static char *
format_time (gint64 time)
{
  const gint64 seconds = MAX (time, 0) / 1000;

  return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/* Shows the position. Nothing is laid out or drawn again before the second changes. */
static void
update_position (SeguePlayerBar *self)
{
  SegueTimeSource *source = get_source (self);
  g_autofree char *text = NULL;
  gint64 position;

  if (source == NULL)
    return;

  position = segue_time_source_get_position (source) / 1000;
  if (position == self->shown)
    return;

  self->shown = position;
  text = format_time (position * 1000);
  gtk_label_set_label (self->clock, text);
  gtk_label_set_label (self->live_clock, text);
}

static const char *
find_page (SeguePlayerBar *self)
{
  SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));

  if (segue_recording_has_clock (recording))
    return "live";
  if (get_source (self) == NULL)
    return "none";
  if (segue_ear_check_is_active (segue_session_get_ear_check (segue_view_get_session (SEGUE_VIEW (self)))))
    return "check";

  return segue_player_get_error (segue_recording_get_player (recording)) != NULL ? "error" : "player";
}

static void
update_player (SeguePlayerBar *self)
{
  SeguePlayer *player = get_player (self);
  SegueTimeSource *source = SEGUE_TIME_SOURCE (player);
  const gboolean running = segue_time_source_is_running (source);
  const gint64 duration = segue_time_source_get_duration (source);
  const double rate = segue_time_source_get_rate (source);
  const char *error = segue_player_get_error (player);
  g_autofree char *length = format_time (duration);
  /* Translators: the length of a recording, after the position */
  g_autofree char *of = g_strdup_printf (_("of %s"), length);
  g_autofree char *speed = g_strdup_printf ("\u200E%g×", rate);
  g_autofree char *name = segue_player_get_file (player) != NULL ? g_file_get_basename (segue_player_get_file (player))
                                                                 : g_strdup ("");
  g_autofree char *shown_name = g_filename_display_name (name);

  gtk_button_set_icon_name (self->play, running ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  running ? _("Pause") : _("Play"), -1);
  gtk_label_set_label (self->length, of);
  gtk_widget_set_visible (GTK_WIDGET (self->length), duration > 0 && !self->compact);
  gtk_menu_button_set_label (self->menu, speed);
  gtk_label_set_label (self->name, shown_name);
  gtk_adjustment_set_value (self->rate, rate);
  gtk_label_set_label (self->error, error != NULL ? error : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->error), error);
}

/* The buttons keep their label. Their tooltip names the segment that they mark. */
static void
update_mark (SeguePlayerBar *self)
{
  SegueEpisode *episode = segue_document_get_episode (segue_view_get_document (SEGUE_VIEW (self)));
  const guint64 id = segue_marking_get_next (segue_session_get_marking (segue_view_get_session (SEGUE_VIEW (self))));
  g_autofree char *key = segue_mark_key_dup_label (self->settings);
  g_autofree char *tooltip = NULL;
  guint index;

  if (segue_episode_find (episode, id, &index))
    {
      g_autofree char *title = segue_entry_dup_label (segue_episode_get (episode, index));

      /* Translators: the title of the segment that the button gives its time, and the key that does the same */
      tooltip = g_strdup_printf (_("Mark “%s” (%s)"), title, key);
    }
  else
    {
      /* Translators: the key that does what the button does */
      tooltip = g_strdup_printf (_("Add a Segment at This Time (%s)"), key);
    }
  gtk_widget_set_tooltip_text (self->mark, tooltip);
  gtk_widget_set_tooltip_text (self->live_mark, tooltip);
}

/* Shows what a button does in words, or in a narrow window as a symbol. */
static void
set_face (GtkButton  *button,
          gboolean    compact,
          const char *label,
          const char *icon_name)
{
  if (compact)
    gtk_button_set_icon_name (button, icon_name);
  else
    gtk_button_set_label (button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), compact ? label : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (SeguePlayerBar *self)
{
  SegueRecording *recording = segue_session_get_recording (segue_view_get_session (SEGUE_VIEW (self)));
  SegueTimeSource *source = get_source (self);
  const gboolean running = source != NULL && segue_time_source_is_running (source);
  g_autofree char *notice = segue_player_take_notice (segue_recording_get_player (recording));
  const char *page = find_page (self);

  if (notice != NULL)
    segue_view_state_say (segue_view_get_state (SEGUE_VIEW (self)), notice, FALSE);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->compact || !g_str_equal (page, "none"));
  update_player (self);
  set_face (self->pause, self->compact, running ? _("Pause") : _("Go On"),
            running ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  set_face (self->again, self->compact, _("Try Again"), "view-refresh-symbolic");
  gtk_widget_set_opacity (self->live, running ? 1 : 0.3);
  self->shown = -1;
  update_position (self);
}

static void
rate_cb (SeguePlayerBar *self)
{
  SeguePlayer *player = get_player (self);
  const double rate = gtk_adjustment_get_value (self->rate);

  if (rate != segue_time_source_get_rate (SEGUE_TIME_SOURCE (player)))
    segue_time_source_set_rate (SEGUE_TIME_SOURCE (player), rate);
}

static void
volume_cb (SeguePlayerBar *self)
{
  if (segue_view_get_session (SEGUE_VIEW (self)) == NULL)
    return;

  segue_player_set_volume (get_player (self), gtk_adjustment_get_value (self->volume));
}

static void
moves_cb (SeguePlayerBar *self)
{
  segue_marking_set_moves (segue_session_get_marking (segue_view_get_session (SEGUE_VIEW (self))),
                           g_settings_get_boolean (self->settings, "mark-moves"));
}

static void
segue_player_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_STRIP:
      g_set_weak_pointer (&SEGUE_PLAYER_BAR (object)->strip, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_player_bar_dispose (GObject *object)
{
  SeguePlayerBar *self = SEGUE_PLAYER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SEGUE_TYPE_PLAYER_BAR);
  g_clear_weak_pointer (&self->strip);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (segue_player_bar_parent_class)->dispose (object);
}

static void
segue_player_bar_set_session (SegueView    *view,
                              SegueSession *session)
{
  SeguePlayerBar *self = SEGUE_PLAYER_BAR (view);

  g_signal_connect_object (segue_session_get_recording (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_ear_check (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  segue_view_set_session (SEGUE_VIEW (self->ear_bar), session);
  g_signal_connect_object (segue_session_get_marking (session), "ticked", G_CALLBACK (update_position), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::mark-moves", G_CALLBACK (moves_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::mark-key", G_CALLBACK (update_mark), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (segue_session_get_marking (session), "notify::next", G_CALLBACK (update_mark), self,
                           G_CONNECT_SWAPPED);
  moves_cb (self);
  volume_cb (self);
  update_mark (self);
  if (self->strip != NULL)
    segue_view_set_session (SEGUE_VIEW (self->strip), session);
  update (self);
}

static void
segue_player_bar_class_init (SeguePlayerBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_player_bar_dispose;
  G_OBJECT_CLASS (klass)->set_property = segue_player_bar_set_property;
  SEGUE_VIEW_CLASS (klass)->set_session = segue_player_bar_set_session;

  /**
   * SeguePlayerBar:strip:
   *
   * The waveform of the same recording. It gets its session and its room from the bar.
   */
  props[PROP_STRIP] = g_param_spec_object ("strip", NULL, NULL, SEGUE_TYPE_WAVE_STRIP,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, SEGUE_APP_PATH "segue-player-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, stack);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, play);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, clock);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, length);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, menu);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, name);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, rate);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, volume);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, follow);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, waveform);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, error);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, live_clock);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, mark);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, live_mark);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, pause);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, again);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, live);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, back);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, forward);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, set_clock);
  gtk_widget_class_bind_template_child (widget_class, SeguePlayerBar, ear_bar);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, volume_cb);
}

static void
segue_player_bar_init (SeguePlayerBar *self)
{
  g_type_ensure (SEGUE_TYPE_EAR_BAR);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = -1;
  self->settings = g_settings_new (SEGUE_APP_ID);
  g_settings_bind (self->settings, "follow-playback", self->follow, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "volume", self->volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-waveform", self->waveform, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * segue_player_bar_set_room:
 * @self: a player bar
 * @compact: whether the window is narrow
 * @width: the width of the window, in em
 *
 * Leaves out what there is no room for.
 */
void
segue_player_bar_set_room (SeguePlayerBar *self,
                           gboolean        compact,
                           double          width)
{
  g_return_if_fail (SEGUE_IS_PLAYER_BAR (self));

  gtk_widget_set_visible (self->back, width >= SEEK_FROM);
  gtk_widget_set_visible (self->forward, width >= SEEK_FROM);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), width >= MENU_FROM);
  gtk_widget_set_visible (GTK_WIDGET (self->clock), width >= CLOCK_FROM);
  gtk_widget_set_visible (GTK_WIDGET (self->live_clock), width >= CLOCK_FROM);
  gtk_widget_set_visible (self->set_clock, width >= SET_CLOCK_FROM);
  segue_ear_bar_set_room (self->ear_bar, width);
  if (self->compact == compact)
    return;

  self->compact = compact;
  if (self->strip != NULL)
    segue_wave_strip_set_compact (self->strip, compact);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  update (self);
}
