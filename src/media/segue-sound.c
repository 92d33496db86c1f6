/* segue-sound.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gmodule.h>
#include <gst/audio/streamvolume.h>
#include <gst/gst.h>

#include "media/segue-media.h"
#include "media/segue-sound-words.h"
#include "session/sound/segue-sound-module.h"

/* Only the sound of a file is decoded, and its volume is that of the pipeline, not that of the device. */
#define PLAY_FLAGS "audio+soft-volume"
/* How long the thread waits for the pipeline before it looks whether somebody has closed the recording. */
#define PATIENCE (100 * GST_MSECOND)

#define NO_POSITION (-1)

/**
 * SegueSound:
 *
 * A recording that is played.
 *
 * Whatever may take time is done in a thread of its own: starting GStreamer, building the pipeline, changes of its state
 * and seeks. The functions of the module only set wishes, and the thread fulfils the newest ones, one after the other.
 * So there is at most one seek in flight, and of many that are asked for meanwhile only the last one is made.
 */
struct _SegueSound
{
  gatomicrefcount refs;
  char *uri;
  char *sink; /* (nullable) */
  GMainContext *context; /* the main context of the caller */
  SegueSoundCallback callback;
  gpointer user_data;
  gboolean closed; /* used by the caller only */

  GMutex lock; /* protects all members below */
  GCond wished;
  GstElement *pipeline; /* (nullable) */
  GstMessage *missing;  /* (nullable) */
  gint64 target;        /* where to go, or where the pipeline is going; NO_POSITION if neither */
  gboolean moved;       /* @target is a wish that is not fulfilled */
  gint64 last;          /* the last position that the pipeline has told */
  gint64 lead;          /* how much later all is in the pipeline than in the recording, in microseconds */
  double rate;
  double volume;
  gboolean playing;
  gboolean quit;
  gboolean failed;
};

/* An event that is to be handled in the main loop of the caller. */
typedef struct
{
  SegueSound *sound;
  SegueSoundEvent event;
  char *message;
} Report;

static SegueSound *
sound_ref (SegueSound *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

static void
sound_unref (SegueSound *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->missing, gst_message_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wished);
  g_main_context_unref (self->context);
  g_free (self->uri);
  g_free (self->sink);
  g_free (self);
}

static gboolean
report_cb (gpointer user_data)
{
  Report *report = user_data;

  if (!report->sound->closed)
    report->sound->callback (report->event, report->message, report->sound->user_data);

  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer user_data)
{
  Report *report = user_data;

  sound_unref (report->sound);
  g_free (report->message);
  g_free (report);
}

/* Tells the caller, in its main loop. Takes @message. */
static void
tell (SegueSound      *self,
      SegueSoundEvent  event,
      char            *message)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Report *report = g_new0 (Report, 1);

  report->sound = sound_ref (self);
  report->event = event;
  report->message = message;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, self->context);
}

/* Returns: (transfer full) (nullable): the pipeline. It is asked without the lock, since its own threads take that. */
static GstElement *
ref_pipeline (SegueSound *self)
{
  GstElement *pipeline;

  g_mutex_lock (&self->lock);
  pipeline = self->pipeline != NULL ? gst_object_ref (self->pipeline) : NULL;
  g_mutex_unlock (&self->lock);

  return pipeline;
}

/* Returns the position, or the one that the pipeline is on its way to. */
static gint64
find_position (SegueSound *self)
{
  g_autoptr(GstElement) pipeline = ref_pipeline (self);
  gint64 position = NO_POSITION;

  if (pipeline != NULL && !gst_element_query_position (pipeline, GST_FORMAT_TIME, &position))
    position = NO_POSITION;

  g_mutex_lock (&self->lock);
  if (self->target == NO_POSITION && position >= 0)
    self->last = MAX (position - self->lead * GST_USECOND, 0) / GST_MSECOND;
  position = self->target != NO_POSITION ? self->target : self->last;
  g_mutex_unlock (&self->lock);

  return position;
}

static gint64
find_length (SegueSound *self)
{
  g_autoptr(GstElement) pipeline = ref_pipeline (self);
  gint64 length;

  if (pipeline == NULL || !gst_element_query_duration (pipeline, GST_FORMAT_TIME, &length) || length <= 0)
    return -1;

  g_mutex_lock (&self->lock);
  length -= self->lead * GST_USECOND;
  g_mutex_unlock (&self->lock);

  return MAX (length, 0) / GST_MSECOND;
}

static void
fail (SegueSound *self,
      GstMessage *error)
{
  g_autofree char *words = NULL;
  gboolean first;

  g_mutex_lock (&self->lock);
  first = !self->failed;
  self->failed = TRUE;
  words = segue_sound_words_for_error (self->uri, error, self->missing);
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);

  /* only the first error is told: others follow from it */
  if (first)
    tell (self, SEGUE_SOUND_FAILED, g_steal_pointer (&words));
}

static void
end (SegueSound *self)
{
  const gint64 position = find_position (self);
  char *words = position > 0 ? segue_media_describe_cut (self->uri, position, find_length (self)) : NULL;

  if (words != NULL)
    tell (self, SEGUE_SOUND_NOTED, words);
  tell (self, SEGUE_SOUND_ENDED, NULL);
}

/* Handles the messages of the pipeline in the threads in which they arise. A handler that drops a message owns it. */
static GstBusSyncReply
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  SegueSound *self = user_data;
  char *words;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      fail (self, message);
      break;
    case GST_MESSAGE_WARNING:
      words = segue_sound_words_for_warning (message);
      if (words != NULL)
        tell (self, SEGUE_SOUND_NOTED, words);
      break;
    case GST_MESSAGE_EOS:
      end (self);
      break;
    case GST_MESSAGE_DURATION_CHANGED:
      tell (self, SEGUE_SOUND_LENGTH, NULL);
      break;
    case GST_MESSAGE_ELEMENT:
      if (segue_sound_words_is_missing (message))
        {
          g_mutex_lock (&self->lock);
          if (self->missing == NULL)
            self->missing = gst_message_ref (message);
          g_mutex_unlock (&self->lock);
        }
      break;
    default:
      break;
    }
  gst_message_unref (message);

  return GST_BUS_DROP;
}

/* Returns: (transfer full) (nullable): the pipeline; it is %NULL where GStreamer has no element for playing. It is not
 * the newer playbin3, which waits for ever for the first sound now and then in GStreamer 1.22. */
static GstElement *
build (SegueSound *self)
{
  GstElement *pipeline;
  GstElement *tempo;
  g_autoptr(GstBus) bus = NULL;

  if (!segue_media_start ())
    return NULL;

  pipeline = gst_element_factory_make ("playbin", NULL);
  if (pipeline == NULL)
    return NULL;

  gst_object_ref_sink (pipeline);
  gst_util_set_object_arg (G_OBJECT (pipeline), "flags", PLAY_FLAGS);
  g_object_set (pipeline, "uri", self->uri, NULL);
  tempo = gst_element_factory_make ("scaletempo", NULL);
  if (tempo != NULL)
    g_object_set (pipeline, "audio-filter", tempo, NULL);
  if (self->sink != NULL)
    {
      GstElement *element = gst_parse_bin_from_description (self->sink, TRUE, NULL);

      if (element != NULL)
        g_object_set (pipeline, "audio-sink", element, NULL);
    }
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, message_cb, sound_ref (self), (GDestroyNotify) sound_unref);

  return pipeline;
}

/* Waits until the pipeline has arrived where it is on its way to. */
static void
await (SegueSound *self,
       GstElement *pipeline)
{
  gboolean leave = FALSE;

  while (!leave && gst_element_get_state (pipeline, NULL, NULL, PATIENCE) == GST_STATE_CHANGE_ASYNC)
    {
      g_mutex_lock (&self->lock);
      leave = self->quit || self->failed;
      g_mutex_unlock (&self->lock);
    }
}

/* What the thread has to do next. */
typedef struct
{
  gint64 target;
  double rate;
  double volume;
  gboolean playing;
} Wishes;

/* Waits for wishes that differ from @done. Returns %FALSE if the recording is closed. */
static gboolean
await_wishes (SegueSound   *self,
              const Wishes *done,
              Wishes       *wishes)
{
  gboolean quit;

  g_mutex_lock (&self->lock);
  while (!self->quit && (self->failed || (!self->moved && self->rate == done->rate && self->volume == done->volume &&
                                          self->playing == done->playing)))
    g_cond_wait (&self->wished, &self->lock);
  quit = self->quit;
  *wishes = (Wishes) { self->moved ? self->target : NO_POSITION, self->rate, self->volume, self->playing };
  self->moved = FALSE;
  g_mutex_unlock (&self->lock);

  return !quit;
}

/* Goes to @position at @rate. Seeks are always accurate: others miss by more than a second. */
static void
seek (SegueSound *self,
      GstElement *pipeline,
      gint64      position,
      double      rate)
{
  if (gst_element_seek (pipeline, rate, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                        GST_SEEK_TYPE_SET, position * GST_MSECOND + self->lead * GST_USECOND, GST_SEEK_TYPE_NONE,
                        GST_CLOCK_TIME_NONE))
    await (self, pipeline);

  g_mutex_lock (&self->lock);
  self->last = position;
  if (!self->moved)
    self->target = NO_POSITION;
  g_mutex_unlock (&self->lock);
}

static void
fulfil (SegueSound *self,
        GstElement *pipeline)
{
  Wishes done = { NO_POSITION, 1, 1, FALSE };
  Wishes wishes;

  while (await_wishes (self, &done, &wishes))
    {
      if (wishes.volume != done.volume)
        gst_stream_volume_set_volume (GST_STREAM_VOLUME (pipeline), GST_STREAM_VOLUME_FORMAT_CUBIC, wishes.volume);
      if (wishes.target != NO_POSITION || wishes.rate != done.rate)
        seek (self, pipeline, wishes.target != NO_POSITION ? wishes.target : find_position (self), wishes.rate);
      if (wishes.playing != done.playing)
        {
          gst_element_set_state (pipeline, wishes.playing ? GST_STATE_PLAYING : GST_STATE_PAUSED);
          await (self, pipeline);
        }
      done = wishes;
    }
}

/* Finds out how much later all is in the pipeline, which has its first sound, than in the recording. */
static void
find_lead (SegueSound *self,
           GstElement *pipeline)
{
  const SegueSoundFile file = segue_media_read_file (self->uri);
  gint64 length;

  if (!gst_element_query_duration (pipeline, GST_FORMAT_TIME, &length))
    length = -1;

  g_mutex_lock (&self->lock);
  self->lead = segue_sound_file_get_lead (&file, length / 1000);
  g_mutex_unlock (&self->lock);
}

static gpointer
sound_thread (gpointer user_data)
{
  SegueSound *self = user_data;
  GstElement *pipeline = build (self);

  if (pipeline == NULL)
    {
      tell (self, SEGUE_SOUND_FAILED, segue_sound_words_for_no_player ());
      sound_unref (self);
      return NULL;
    }

  g_mutex_lock (&self->lock);
  self->pipeline = pipeline;
  g_mutex_unlock (&self->lock);
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  await (self, pipeline);
  find_lead (self, pipeline);
  tell (self, SEGUE_SOUND_READY, NULL);
  fulfil (self, pipeline);

  g_mutex_lock (&self->lock);
  self->pipeline = NULL;
  g_mutex_unlock (&self->lock);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  sound_unref (self);

  return NULL;
}

static SegueSound *
sound_open (const char         *uri,
            const char         *sink,
            gint64              position,
            SegueSoundCallback  callback,
            gpointer            user_data)
{
  SegueSound *self = g_new0 (SegueSound, 1);

  g_atomic_ref_count_init (&self->refs);
  self->uri = g_strdup (uri);
  self->sink = g_strdup (sink);
  self->context = g_main_context_ref_thread_default ();
  self->callback = callback;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->wished);
  self->rate = 1;
  self->volume = 1;
  self->target = position > 0 ? position : NO_POSITION;
  self->moved = position > 0;
  g_thread_unref (g_thread_new ("segue-sound", sound_thread, sound_ref (self)));

  return self;
}

static void
sound_close (SegueSound *self)
{
  self->closed = TRUE;
  g_mutex_lock (&self->lock);
  self->quit = TRUE;
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);
  sound_unref (self);
}

static void
sound_set_playing (SegueSound *self,
                   gboolean    playing)
{
  g_mutex_lock (&self->lock);
  self->playing = playing;
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);
}

static void
sound_seek (SegueSound *self,
            gint64      position)
{
  g_mutex_lock (&self->lock);
  self->target = MAX (position, 0);
  self->moved = TRUE;
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);
}

static void
sound_set_rate (SegueSound *self,
                double      rate)
{
  g_mutex_lock (&self->lock);
  self->rate = rate;
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);
}

static void
sound_set_volume (SegueSound *self,
                  double      volume)
{
  g_mutex_lock (&self->lock);
  self->volume = volume;
  g_cond_signal (&self->wished);
  g_mutex_unlock (&self->lock);
}

/* The functions of this module. The program finds them by the name of this symbol when it loads the module. */
extern const SegueSoundModule segue_sound_module;

G_MODULE_EXPORT const SegueSoundModule segue_sound_module = {
  .open = sound_open,
  .close = sound_close,
  .set_playing = sound_set_playing,
  .seek = sound_seek,
  .set_rate = sound_set_rate,
  .set_volume = sound_set_volume,
  .get_position = find_position,
  .get_length = find_length,
  .scan = segue_media_scan,
  .stop_scan = segue_media_stop_scan,
};
