/* segue-player.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-player.h"

#include "session/sound/segue-sound-loader.h"

/* Playing starts from the beginning again if no more than this is left, in milliseconds. */
#define REST 200

/**
 * SeguePlayer:
 *
 * Plays a recording. The module that does so is loaded when somebody wants to hear it. Until then, and where it cannot
 * be played, the player is at the position that it was set to, so that the recording costs nothing.
 */
struct _SeguePlayer
{
  GObject parent_instance;

  GFile *file; /* (nullable) */
  char *error; /* (nullable): why it cannot be played */
  char *notice; /* (nullable): what the user has not been told yet */
  const SegueSoundModule *module; /* (nullable) */
  SegueSound *sound;              /* (nullable) */
  gint64 position; /* in milliseconds; of use only while @sound is NULL */
  gint64 duration;
  double rate;
  double volume;
  gboolean running;
  gboolean loading; /* the module is being loaded */
  gboolean measured; /* @duration is exact */
};

/* Set before anything is played, and not changed after that. */
static char *sound_sink; /* (nullable) */

static guint seeked_signal;

static void segue_player_time_source_init (SegueTimeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SeguePlayer, segue_player, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SEGUE_TYPE_TIME_SOURCE, segue_player_time_source_init))

static void
emit_changed (SeguePlayer *self)
{
  segue_time_source_emit_changed (SEGUE_TIME_SOURCE (self));
}

static gint64
segue_player_get_position (SegueTimeSource *source)
{
  SeguePlayer *self = SEGUE_PLAYER (source);

  return self->sound != NULL ? self->module->get_position (self->sound) : self->position;
}

static void
take_length (SeguePlayer *self)
{
  const gint64 length = self->module->get_length (self->sound);

  if (length > 0 && !self->measured)
    self->duration = length;
}

/* The length may be known some time after the recording is open, and not every file reports that. */
static gint64
segue_player_get_duration (SegueTimeSource *source)
{
  SeguePlayer *self = SEGUE_PLAYER (source);

  if (self->duration <= 0 && self->sound != NULL)
    take_length (self);

  return self->duration;
}

static gboolean
segue_player_is_running (SegueTimeSource *source)
{
  return SEGUE_PLAYER (source)->running;
}

static double
segue_player_get_rate (SegueTimeSource *source)
{
  return SEGUE_PLAYER (source)->rate;
}

static gboolean
segue_player_can_seek (SegueTimeSource *source)
{
  return SEGUE_PLAYER (source)->file != NULL;
}

static void
close_sound (SeguePlayer *self)
{
  if (self->sound == NULL)
    return;

  self->position = self->module->get_position (self->sound);
  self->module->close (g_steal_pointer (&self->sound));
}

static void
fail (SeguePlayer *self,
      const char  *message)
{
  close_sound (self);
  g_free (self->error);
  self->error = g_strdup (message);
  self->running = FALSE;
  emit_changed (self);
}

static void
sound_cb (SegueSoundEvent  event,
          const char      *message,
          gpointer         user_data)
{
  SeguePlayer *self = user_data;

  switch (event)
    {
    case SEGUE_SOUND_READY:
    case SEGUE_SOUND_LENGTH:
      take_length (self);
      break;
    case SEGUE_SOUND_ENDED:
      take_length (self);
      self->module->set_playing (self->sound, FALSE);
      self->running = FALSE;
      break;
    case SEGUE_SOUND_NOTED:
      g_free (self->notice);
      self->notice = g_strdup (message);
      break;
    case SEGUE_SOUND_FAILED:
      fail (self, message);
      return;
    default:
      g_return_if_reached ();
    }
  emit_changed (self);
}

static void
open_sound (SeguePlayer *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);

  g_clear_pointer (&self->error, g_free);
  self->sound = self->module->open (uri, sound_sink, self->position, sound_cb, self);
  self->module->set_volume (self->sound, self->volume);
  self->module->set_rate (self->sound, self->rate);
  self->module->set_playing (self->sound, self->running);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SeguePlayer) self = user_data;
  g_autoptr(GError) error = NULL;

  self->loading = FALSE;
  self->module = segue_sound_loader_load_finish (result, &error);
  if (self->module == NULL)
    fail (self, error->message);
  else if (self->file != NULL)
    open_sound (self);
}

/* Makes the recording heard as soon as possible. */
static void
prepare (SeguePlayer *self)
{
  if (self->sound != NULL || self->loading)
    return;

  if (self->module != NULL)
    {
      open_sound (self);
      return;
    }

  self->loading = TRUE;
  segue_sound_loader_load_async (NULL, loaded_cb, g_object_ref (self));
}

static void
segue_player_set_running (SegueTimeSource *source,
                          gboolean         running)
{
  SeguePlayer *self = SEGUE_PLAYER (source);

  if (self->file == NULL || self->running == running)
    return;

  self->running = running;
  if (running && self->duration > 0 && segue_player_get_position (source) > self->duration - REST)
    segue_time_source_seek (source, 0);
  if (running)
    prepare (self);
  if (self->sound != NULL)
    self->module->set_playing (self->sound, self->running);
  emit_changed (self);
}

static void
segue_player_seek (SegueTimeSource *source,
                   gint64           position)
{
  SeguePlayer *self = SEGUE_PLAYER (source);

  self->position = position;
  if (self->sound != NULL)
    self->module->seek (self->sound, position);
  emit_changed (self);
  g_signal_emit (self, seeked_signal, 0);
}

static void
segue_player_set_rate (SegueTimeSource *source,
                       double           rate)
{
  SeguePlayer *self = SEGUE_PLAYER (source);

  self->rate = CLAMP (rate, SEGUE_PLAYER_MIN_RATE, SEGUE_PLAYER_MAX_RATE);
  if (self->sound != NULL)
    self->module->set_rate (self->sound, self->rate);
  emit_changed (self);
}

static void
segue_player_time_source_init (SegueTimeSourceInterface *iface)
{
  iface->get_position = segue_player_get_position;
  iface->get_duration = segue_player_get_duration;
  iface->is_running = segue_player_is_running;
  iface->get_rate = segue_player_get_rate;
  iface->can_seek = segue_player_can_seek;
  iface->set_running = segue_player_set_running;
  iface->seek = segue_player_seek;
  iface->set_rate = segue_player_set_rate;
}

static void
segue_player_dispose (GObject *object)
{
  SeguePlayer *self = SEGUE_PLAYER (object);

  close_sound (self);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (segue_player_parent_class)->dispose (object);
}

static void
segue_player_finalize (GObject *object)
{
  SeguePlayer *self = SEGUE_PLAYER (object);

  g_free (self->error);
  g_free (self->notice);

  G_OBJECT_CLASS (segue_player_parent_class)->finalize (object);
}

static void
segue_player_class_init (SeguePlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_player_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_player_finalize;

  /**
   * SeguePlayer::seeked:
   * @self: a player
   *
   * Emitted after the position was set to another one than playing leads to.
   */
  seeked_signal = g_signal_new ("seeked", SEGUE_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
segue_player_init (SeguePlayer *self)
{
  self->duration = SEGUE_TIME_NONE;
  self->rate = 1;
  self->volume = 1;
}

/**
 * segue_player_new:
 *
 * Creates a player without a recording.
 *
 * Returns: (transfer full): the player
 */
SeguePlayer *
segue_player_new (void)
{
  return g_object_new (SEGUE_TYPE_PLAYER, NULL);
}

/**
 * segue_player_set_file:
 * @self: a player
 * @file: (nullable): a recording, or %NULL for none
 * @position: where to start, in milliseconds
 * @duration: its length as far as it is known, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Sets the recording. It is not opened before it is to be heard.
 */
void
segue_player_set_file (SeguePlayer *self,
                       GFile       *file,
                       gint64       position,
                       gint64       duration)
{
  g_return_if_fail (SEGUE_IS_PLAYER (self));

  close_sound (self);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_set_object (&self->file, file);
  self->running = FALSE;
  self->measured = FALSE;
  self->position = position;
  self->duration = duration;
  emit_changed (self);
}

/**
 * segue_player_get_file:
 * @self: a player
 *
 * Returns: (transfer none) (nullable): the recording
 */
GFile *
segue_player_get_file (SeguePlayer *self)
{
  g_return_val_if_fail (SEGUE_IS_PLAYER (self), NULL);

  return self->file;
}

/**
 * segue_player_get_error:
 * @self: a player
 *
 * Returns: (transfer none) (nullable): why the recording cannot be played, translated
 */
const char *
segue_player_get_error (SeguePlayer *self)
{
  g_return_val_if_fail (SEGUE_IS_PLAYER (self), NULL);

  return self->error;
}

/**
 * segue_player_take_notice:
 * @self: a player
 *
 * Gets what is wrong with a recording that can be played nonetheless. It is told once.
 *
 * Returns: (transfer full) (nullable): a sentence, translated, or %NULL if there is nothing new
 */
char *
segue_player_take_notice (SeguePlayer *self)
{
  g_return_val_if_fail (SEGUE_IS_PLAYER (self), NULL);

  return g_steal_pointer (&self->notice);
}

/**
 * segue_player_set_length:
 * @self: a player
 * @length: the length of the recording, in milliseconds
 * @notice: (nullable) (transfer full): what is wrong with the recording, translated
 *
 * Sets a length that was measured. It counts more than what the file states, which may be an estimate.
 */
void
segue_player_set_length (SeguePlayer *self,
                         gint64       length,
                         char        *notice)
{
  g_return_if_fail (SEGUE_IS_PLAYER (self));

  if (self->measured && self->duration == length && notice == NULL)
    return;

  self->measured = TRUE;
  self->duration = length;
  if (notice != NULL)
    {
      g_free (self->notice);
      self->notice = notice;
    }
  emit_changed (self);
}

/**
 * segue_player_get_length:
 * @self: a player
 *
 * Returns: the length that was measured, in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_player_get_length (SeguePlayer *self)
{
  g_return_val_if_fail (SEGUE_IS_PLAYER (self), SEGUE_TIME_NONE);

  return self->measured ? self->duration : SEGUE_TIME_NONE;
}

/**
 * segue_player_set_volume:
 * @self: a player
 * @volume: the volume, from 0 to 1
 *
 * Sets the volume.
 */
void
segue_player_set_volume (SeguePlayer *self,
                         double       volume)
{
  g_return_if_fail (SEGUE_IS_PLAYER (self));

  self->volume = CLAMP (volume, 0, 1);
  if (self->sound != NULL)
    self->module->set_volume (self->sound, self->volume);
}

/**
 * segue_player_configure:
 * @folder: (nullable): where the module is that plays recordings, or %NULL for where it is installed
 * @sink: (nullable): a description of the GStreamer element that the sound goes to, or %NULL for the usual one
 *
 * Sets how all recordings are played. To be called at the start of the program, if at all.
 */
void
segue_player_configure (const char *folder,
                        const char *sink)
{
  segue_sound_loader_configure (folder, NULL);
  g_free (sound_sink);
  sound_sink = g_strdup (sink);
}
