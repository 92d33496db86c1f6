/* segue-scan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <gst/gst.h>

#include "media/segue-media.h"
#include "media/segue-sound-words.h"

/* What the samples are measured in. Most decoders give one of these, which costs no conversion. */
#define CAPS "audio/x-raw, format={ " GST_AUDIO_NE (S16) ", " GST_AUDIO_NE (F32) " }, layout=interleaved"
/* How often the caller is told about new intervals, in milliseconds. */
#define TELL_INTERVAL 100
/* Sound that comes this much later than what was before it leaves a gap, which is silent. */
#define GAP (40 * GST_MSECOND)
/* A longer gap is an error in the file. */
#define MAX_GAP (6 * 3600 * GST_SECOND)
/* How many intervals may wait for the caller. The decoder stops meanwhile. */
#define MAX_WAITING (1 << 20)

/**
 * SegueScan:
 *
 * A scan of a recording, in a pipeline of its own that decodes as fast as it can. The streaming thread of the pipeline
 * measures intervals, and a timer in the main loop of the caller hands them on. Another thread builds the pipeline and
 * takes it down, so that nothing waits for it.
 */
struct _SegueScan
{
  gatomicrefcount refs;
  char *uri;
  GMainContext *context; /* the main context of the caller */
  SegueScanCallback callback;
  gpointer user_data;
  gboolean stopped; /* used by the caller only */

  /* used by the streaming thread only */
  GstAudioInfo info;
  gint64 lead;         /* how much is not measured before the recording begins, in microseconds, or -1 if not known yet */
  guint64 n_skipped;   /* the samples of it so far */
  guint64 n_intervals; /* the intervals that are complete */
  guint64 n_frames;    /* the samples of the interval that is not complete */
  guint64 fraction;    /* the part of a frame that the intervals so far are too short by, in 1/1000 frame */
  double peak;
  double sum;

  GMutex lock; /* protects all members below */
  GCond changed;
  GArray *waiting;     /* (element-type SeguePeak) */
  GSource *source;     /* (nullable): tells the caller */
  GstMessage *missing; /* (nullable) */
  char *message;       /* (nullable) */
  gint64 length;
  gboolean ended;
  gboolean failed;
  gboolean quit;
};

static SegueScan *
scan_ref (SegueScan *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

static void
scan_unref (SegueScan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->missing, gst_message_unref);
  g_clear_pointer (&self->source, g_source_unref);
  g_array_unref (self->waiting);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_main_context_unref (self->context);
  g_free (self->message);
  g_free (self->uri);
  g_free (self);
}

static gboolean
tell_cb (gpointer user_data)
{
  SegueScan *self = user_data;
  g_autoptr(GArray) peaks = NULL;
  g_autofree char *message = NULL;
  SegueScanReport report = { .event = SEGUE_SCAN_PEAKS };

  g_mutex_lock (&self->lock);
  peaks = g_steal_pointer (&self->waiting);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (SeguePeak));
  message = g_steal_pointer (&self->message);
  report.length = self->length;
  if (self->failed)
    report.event = SEGUE_SCAN_FAILED;
  else if (self->ended)
    report.event = SEGUE_SCAN_ENDED;
  g_clear_pointer (&self->source, g_source_unref);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  report.peaks = (const SeguePeak *) (gpointer) peaks->data;
  report.n_peaks = peaks->len;
  report.message = message;
  if (!self->stopped)
    self->callback (&report, self->user_data);

  return G_SOURCE_REMOVE;
}

/* Tells the caller soon. Called with the lock. */
static void
tell (SegueScan *self)
{
  if (self->source != NULL)
    return;

  self->source = g_timeout_source_new (TELL_INTERVAL);
  g_source_set_callback (self->source, tell_cb, scan_ref (self), (GDestroyNotify) scan_unref);
  g_source_attach (self->source, self->context);
}

static guint8
to_level (double amplitude)
{
  if (amplitude <= 0)
    return 0;

  return CLAMP (255.5 + 20 * log10 (amplitude) * 255 / SEGUE_LEVEL_RANGE, 0, 255);
}

/* Adds @n_peaks equal intervals. Returns %FALSE if the scan has stopped. */
static gboolean
add (SegueScan *self,
     SeguePeak  peak,
     guint64    n_peaks)
{
  gboolean quit;

  g_mutex_lock (&self->lock);
  for (guint64 i = 0; i < n_peaks; i++)
    g_array_append_val (self->waiting, peak);
  tell (self);
  while (self->waiting->len > MAX_WAITING && !self->quit)
    g_cond_wait (&self->changed, &self->lock);
  quit = self->quit;
  g_mutex_unlock (&self->lock);
  self->n_intervals += n_peaks;

  return !quit;
}

/* Measures samples of which all belong to the same interval. */
static void
measure (SegueScan    *self,
         const guint8 *data,
         gsize         n_samples)
{
  float peak = 0;
  double sum = 0;

  if (GST_AUDIO_INFO_FORMAT (&self->info) == GST_AUDIO_FORMAT_S16)
    {
      const gint16 *samples = (const gint16 *) (gconstpointer) data;
      int loudest = 0;
      gint64 squares = 0;

      for (gsize i = 0; i < n_samples; i++)
        {
          loudest = MAX (loudest, ABS ((int) samples[i]));
          squares += (int) samples[i] * (int) samples[i];
        }
      peak = loudest / 32768.0f;
      sum = squares / (32768.0 * 32768.0);
    }
  else
    {
      const float *samples = (const float *) (gconstpointer) data;

      for (gsize i = 0; i < n_samples; i++)
        {
          peak = MAX (peak, fabsf (samples[i]));
          sum += samples[i] * samples[i];
        }
    }
  self->peak = MAX (self->peak, (double) peak);
  self->sum += sum;
}

/* Returns: how many frames the present interval has; they are as many as there are in 10 ms, or one more */
static guint64
get_frames (SegueScan *self)
{
  return MAX (((guint64) GST_AUDIO_INFO_RATE (&self->info) * SEGUE_PEAK_INTERVAL + self->fraction) / 1000, 1);
}

/* Leaves out what the encoder has put before the recording. Returns how many of the next @n_left frames are not measured. */
static gsize
skip_lead (SegueScan *self,
           gsize      n_left)
{
  const guint64 n_wanted = gst_util_uint64_scale_round (self->lead, GST_AUDIO_INFO_RATE (&self->info), G_USEC_PER_SEC);
  const gsize n = MIN (n_left, n_wanted - MIN (self->n_skipped, n_wanted));

  self->n_skipped += n;

  return n;
}

static gboolean
take_samples (SegueScan    *self,
              const guint8 *data,
              gsize         size)
{
  const gsize frame = GST_AUDIO_INFO_BPF (&self->info);
  const guint n_channels = GST_AUDIO_INFO_CHANNELS (&self->info);
  const gsize n_skipped = skip_lead (self, size / frame);
  gsize n_left = size / frame - n_skipped;

  data += n_skipped * frame;
  while (n_left > 0)
    {
      const guint64 wanted = get_frames (self);
      const gsize n = MIN (n_left, wanted - MIN (self->n_frames, wanted));

      measure (self, data, n * n_channels);
      data += n * frame;
      n_left -= n;
      self->n_frames += n;
      if (self->n_frames < wanted)
        break;

      if (!add (self, (SeguePeak) { to_level (self->peak), to_level (sqrt (self->sum / (wanted * n_channels))) }, 1))
        return FALSE;
      self->fraction = (GST_AUDIO_INFO_RATE (&self->info) * SEGUE_PEAK_INTERVAL + self->fraction) % 1000;
      self->n_frames = 0;
      self->peak = 0;
      self->sum = 0;
    }

  return TRUE;
}

/* Fills a gap before sound that comes later than the end of what was before. */
static gboolean
fill_gap (SegueScan    *self,
          GstClockTime  time)
{
  const GstClockTime now = self->lead * GST_USECOND + self->n_intervals * SEGUE_PEAK_INTERVAL * GST_MSECOND +
                           gst_util_uint64_scale (self->n_frames, GST_SECOND, GST_AUDIO_INFO_RATE (&self->info));

  if (!GST_CLOCK_TIME_IS_VALID (time) || time < now + GAP || time > now + MAX_GAP)
    return TRUE;

  return add (self, (SeguePeak) { 0, 0 }, (time - now) / (SEGUE_PEAK_INTERVAL * GST_MSECOND));
}

static void
update_length (SegueScan  *self,
               GstElement *sink)
{
  gint64 length;

  if (self->n_intervals % 100 != 0 || !gst_element_query_duration (sink, GST_FORMAT_TIME, &length))
    return;

  g_mutex_lock (&self->lock);
  self->length = length / GST_MSECOND;
  g_mutex_unlock (&self->lock);
}

static void
find_lead (SegueScan  *self,
           GstElement *sink)
{
  const SegueSoundFile file = segue_media_read_file (self->uri);
  gint64 length;

  if (!gst_element_query_duration (sink, GST_FORMAT_TIME, &length))
    length = -1;
  self->lead = segue_sound_file_get_lead (&file, length / 1000);
}

static GstFlowReturn
sample_cb (GstAppSink *sink,
           gpointer    user_data)
{
  SegueScan *self = user_data;
  g_autoptr(GstSample) sample = gst_app_sink_pull_sample (sink);
  g_autoptr(GstBuffer) buffer = NULL;
  GstClockTime time;
  GstMapInfo map;
  gboolean goes_on;

  if (sample == NULL)
    return GST_FLOW_EOS;
  if (!gst_audio_info_from_caps (&self->info, gst_sample_get_caps (sample)))
    return GST_FLOW_NOT_NEGOTIATED;

  if (self->lead < 0)
    find_lead (self, GST_ELEMENT (sink));
  /* files of MP4 say in an edit list where the sound begins in what is decoded */
  buffer = gst_audio_buffer_clip (gst_buffer_ref (gst_sample_get_buffer (sample)), gst_sample_get_segment (sample),
                                  GST_AUDIO_INFO_RATE (&self->info), GST_AUDIO_INFO_BPF (&self->info));
  if (buffer == NULL)
    return GST_FLOW_OK;
  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_FLOW_ERROR;

  time = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  goes_on = fill_gap (self, time) && take_samples (self, map.data, map.size);
  gst_buffer_unmap (buffer, &map);
  update_length (self, GST_ELEMENT (sink));

  return goes_on ? GST_FLOW_OK : GST_FLOW_EOS;
}

/* Takes @message, which says why the scan has failed, or what is wrong with a recording that was scanned to its end. */
static void
end (SegueScan *self,
     gboolean   failed,
     char      *message)
{
  g_mutex_lock (&self->lock);
  if (!self->failed && !self->ended)
    {
      self->failed = failed;
      self->ended = !failed;
      self->message = g_steal_pointer (&message);
      tell (self);
    }
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_free (message);
}

/* Returns: (transfer full) (nullable): a sentence if the file says that it is longer than it is */
static char *
describe_cut (SegueScan *self)
{
  gint64 length;

  g_mutex_lock (&self->lock);
  length = self->length;
  g_mutex_unlock (&self->lock);

  return segue_media_describe_cut (self->uri, self->n_intervals * SEGUE_PEAK_INTERVAL, length);
}

/* Handles the messages of the pipeline in the threads in which they arise. */
static GstBusSyncReply
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  SegueScan *self = user_data;

  switch (GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ERROR:
      end (self, TRUE, segue_sound_words_for_error (self->uri, message, self->missing));
      break;
    case GST_MESSAGE_EOS:
      end (self, FALSE, describe_cut (self));
      break;
    case GST_MESSAGE_ELEMENT:
      if (segue_sound_words_is_missing (message) && self->missing == NULL)
        self->missing = gst_message_ref (message);
      break;
    default:
      break;
    }

  return GST_BUS_DROP;
}

static void
pad_cb (GstElement *decoder,
        GstPad     *pad,
        GstElement *convert)
{
  g_autoptr(GstPad) sink = gst_element_get_static_pad (convert, "sink");

  /* of several sounds the first one is heard */
  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

static GstElement *
make_decoder (SegueScan  *self,
              GstElement *convert)
{
  GstElement *decoder = gst_element_factory_make ("uridecodebin", NULL);
  g_autoptr(GstCaps) caps = gst_caps_from_string ("audio/x-raw");

  if (decoder == NULL)
    return NULL;

  /* pictures are not decoded */
  g_object_set (decoder, "uri", self->uri, "caps", caps, "expose-all-streams", FALSE, NULL);
  g_signal_connect_object (decoder, "pad-added", G_CALLBACK (pad_cb), convert, G_CONNECT_DEFAULT);

  return decoder;
}

/* Returns: (transfer full) (nullable): the pipeline, or %NULL where GStreamer lacks a part of it */
static GstElement *
build (SegueScan *self)
{
  GstAppSinkCallbacks callbacks = { .new_sample = sample_cb };
  g_autoptr(GstCaps) caps = NULL;
  g_autoptr(GstBus) bus = NULL;
  GstElement *convert;
  GstElement *decoder;
  GstElement *sink;
  GstElement *pipeline;

  if (!segue_media_start ())
    return NULL;

  convert = gst_element_factory_make ("audioconvert", NULL);
  sink = gst_element_factory_make ("appsink", NULL);
  decoder = convert != NULL ? make_decoder (self, convert) : NULL;
  if (convert == NULL || sink == NULL || decoder == NULL)
    {
      g_clear_object (&convert);
      g_clear_object (&sink);
      g_clear_object (&decoder);
      return NULL;
    }

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  caps = gst_caps_from_string (CAPS);
  gst_util_set_object_arg (G_OBJECT (convert), "dithering", "none");
  g_object_set (sink, "sync", FALSE, "caps", caps, "enable-last-sample", FALSE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (sink), &callbacks, scan_ref (self), (GDestroyNotify) scan_unref);
  gst_bin_add_many (GST_BIN (pipeline), decoder, convert, sink, NULL);
  gst_element_link (convert, sink);
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, message_cb, scan_ref (self), (GDestroyNotify) scan_unref);

  return pipeline;
}

static gpointer
scan_thread (gpointer user_data)
{
  SegueScan *self = user_data;
  GstElement *pipeline = build (self);

  if (pipeline == NULL)
    {
      end (self, TRUE, segue_sound_words_for_no_player ());
      scan_unref (self);
      return NULL;
    }

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  g_mutex_lock (&self->lock);
  while (!self->quit && !self->ended && !self->failed)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
  scan_unref (self);

  return NULL;
}

/**
 * segue_media_scan:
 * @uri: the address of a recording
 * @callback: told about the peaks
 * @user_data: data of the caller
 *
 * Begins to read the peaks of a recording.
 *
 * Returns: the scan, to be ended by segue_media_stop_scan()
 */
SegueScan *
segue_media_scan (const char        *uri,
                  SegueScanCallback  callback,
                  gpointer           user_data)
{
  SegueScan *self = g_new0 (SegueScan, 1);

  g_atomic_ref_count_init (&self->refs);
  self->uri = g_strdup (uri);
  self->context = g_main_context_ref_thread_default ();
  self->callback = callback;
  self->user_data = user_data;
  self->waiting = g_array_new (FALSE, FALSE, sizeof (SeguePeak));
  self->length = -1;
  self->lead = -1;
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_thread_unref (g_thread_new ("segue-scan", scan_thread, scan_ref (self)));

  return self;
}

/**
 * segue_media_stop_scan:
 * @self: a scan
 *
 * Ends a scan. Its callback is not called any more.
 */
void
segue_media_stop_scan (SegueScan *self)
{
  self->stopped = TRUE;
  g_mutex_lock (&self->lock);
  self->quit = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  scan_unref (self);
}
