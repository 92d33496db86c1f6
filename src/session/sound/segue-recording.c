/* segue-recording.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-recording-private.h"

#include "session/publish/segue-publish-file.h"
#include "session/segue-example.h"

#define SUFFIX ".sound"
/* The largest stored metadata that is read, in bytes. */
#define MAX_SIZE (64 * 1024)
/* How often the position is stored while the recording is heard, in milliseconds. */
#define KEEP_INTERVAL 5000

/**
 * SegueRecording:
 *
 * The recording of an episode: a file that is played, or the clock of one that is being made. It is the time source of
 * the marking.
 *
 * Which file it is, where it was left, and the clock are kept outside the notes. A Segue file also names its recording,
 * see segue-recording-named.c. A file that the front matter names, or one of the same name beside the notes, is their
 * recording until another one is chosen.
 */
static guint changed_signal;
static guint followed_signal;

G_DEFINE_FINAL_TYPE (SegueRecording, segue_recording, G_TYPE_OBJECT)

static void
update_source (SegueRecording *self)
{
  SegueTimeSource *source = NULL;

  if (self->has_clock)
    source = SEGUE_TIME_SOURCE (self->clock);
  else if (segue_player_get_file (self->player) != NULL)
    source = SEGUE_TIME_SOURCE (self->player);
  segue_marking_set_source (self->marking, source);
  g_signal_emit (self, changed_signal, 0);
}

/* Scans the recording once it is used, unless it was scanned before. Until then nothing is loaded for it. */
static void
scan (SegueRecording *self)
{
  if (self->used && self->wants_peaks && segue_sound_scan_get_state (self->scan) != SEGUE_SCAN_STATE_DONE)
    segue_sound_scan_start (self->scan);
}

static void
use (SegueRecording *self)
{
  if (self->used)
    return;

  self->used = TRUE;
  scan (self);
}

static void
set_file (SegueRecording *self,
          GFile          *file,
          gint64          position,
          gint64          length)
{
  self->used = FALSE;
  segue_player_set_file (self->player, file, position, length);
  segue_sound_scan_set_file (self->scan, file);
}

/* Takes a recording that was found for the notes, or none for NULL. It is not used before the user hears it. */
void
segue_recording_take_file (SegueRecording *self,
                           GFile          *file,
                           gint64          position,
                           gint64          length)
{
  set_file (self, file, position, length);
  update_source (self);
}

/* A scan that has reached the end knows the length best. */
static void
scanned_cb (SegueRecording *self)
{
  const gint64 length = segue_sound_scan_get_length (self->scan);

  if (length != SEGUE_TIME_NONE)
    segue_player_set_length (self->player, length, segue_sound_scan_take_notice (self->scan));
}

static void
follow_cb (gpointer user_data)
{
  SegueRecording *self = user_data;

  self->follow_source = 0;
  g_signal_emit (self, followed_signal, 0);
}

static gboolean
is_used (SegueRecording *self)
{
  return self->has_clock || segue_player_get_file (self->player) != NULL;
}

static GBytes *
format (const char *uri,
        gpointer    user_data)
{
  SegueRecording *self = user_data;
  SegueTimeSource *source = SEGUE_TIME_SOURCE (self->player);
  GFile *file = segue_player_get_file (self->player);
  GVariantDict values;

  if (self->forgets || (!is_used (self) && g_strcmp0 (uri, self->draft) == 0))
    return NULL;

  g_variant_dict_init (&values, NULL);
  if (file != NULL)
    {
      g_autofree char *recording = g_file_get_uri (file);

      g_variant_dict_insert (&values, "recording", "s", recording);
      g_variant_dict_insert (&values, "position", "x", segue_time_source_get_position (source));
      g_variant_dict_insert (&values, "length", "x", segue_time_source_get_duration (source));
      g_variant_dict_insert (&values, "rate", "d", segue_time_source_get_rate (source));
    }
  if (self->has_clock)
    g_variant_dict_insert_value (&values, "clock", segue_clock_source_to_variant (self->clock));

  return segue_publish_file_format (g_variant_dict_end (&values), uri);
}

static void
keep (SegueRecording *self)
{
  if (segue_metadata_file_get_uri (self->metadata) != NULL)
    segue_metadata_file_save (self->metadata);
}

static gboolean
keep_cb (gpointer user_data)
{
  keep (user_data);

  return G_SOURCE_CONTINUE;
}

static void
source_changed_cb (SegueRecording *self)
{
  const gboolean running = segue_time_source_is_running (SEGUE_TIME_SOURCE (self->player));

  if (running && self->keep_source == 0)
    {
      self->keep_source = g_timeout_add (KEEP_INTERVAL, keep_cb, self);
    }
  else if (!running && self->keep_source != 0)
    {
      g_clear_handle_id (&self->keep_source, g_source_remove);
      keep (self);
    }
  if (running)
    use (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
clock_changed_cb (SegueRecording *self)
{
  if (self->has_clock)
    keep (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
take (SegueRecording *self,
      GVariant       *values)
{
  g_autoptr(GVariant) clock = g_variant_lookup_value (values, "clock", NULL);
  const char *uri = NULL;
  gint64 position = 0;
  gint64 length = SEGUE_TIME_NONE;
  double rate = 1;

  g_variant_lookup (values, "position", "x", &position);
  g_variant_lookup (values, "length", "x", &length);
  g_variant_lookup (values, "rate", "d", &rate);
  if (g_variant_lookup (values, "recording", "&s", &uri))
    {
      g_autoptr(GFile) file = g_file_new_for_uri (uri);

      set_file (self, file, CLAMP (position, 0, SEGUE_TIME_MAX),
                length > 0 && length < SEGUE_TIME_MAX ? length : SEGUE_TIME_NONE);
      segue_time_source_set_rate (SEGUE_TIME_SOURCE (self->player), rate);
    }
  self->has_clock = clock != NULL && segue_clock_source_restore (self->clock, clock);
  update_source (self);
}

static void
loaded_cb (SegueRecording *self,
           GBytes         *bytes)
{
  const char *uri = segue_metadata_file_get_uri (self->metadata);
  g_autoptr(GVariant) values = NULL;

  if (self->chosen || uri == NULL)
    return;

  values = segue_publish_file_parse (bytes, uri, G_VARIANT_TYPE_VARDICT);
  if (values != NULL)
    take (self, values);
  segue_recording_find (self, values != NULL);
}

/* Goes on with the metadata of other notes, or of none. What was stored for a draft is removed. */
static void
move_metadata (SegueRecording *self,
               const char     *uri)
{
  const char *before = segue_metadata_file_get_uri (self->metadata);

  self->forgets = is_used (self) && before != NULL && g_strcmp0 (before, self->draft) == 0;
  if (self->forgets)
    segue_metadata_file_save (self->metadata);
  segue_metadata_file_rename (self->metadata, uri);
  self->forgets = FALSE;
}

static void
file_changed_cb (SegueRecording *self)
{
  GFile *file = segue_document_get_file (self->document);
  const gboolean known = file != NULL && !segue_example_is (file);
  g_autofree char *uri = known ? g_file_get_uri (file) : g_strdup (self->draft);

  if (g_strcmp0 (uri, segue_metadata_file_get_uri (self->metadata)) == 0)
    return;

  if (is_used (self))
    {
      /* the notes were saved under another name and keep their recording */
      move_metadata (self, uri);
      keep (self);
    }
  else if (known)
    {
      segue_metadata_file_load (self->metadata, uri);
    }
  else
    {
      segue_metadata_file_rename (self->metadata, uri);
    }
}

static void
segue_recording_dispose (GObject *object)
{
  SegueRecording *self = SEGUE_RECORDING (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->metadata != NULL)
    {
      if (is_used (self))
        keep (self);
      segue_metadata_file_close (self->metadata);
    }
  g_clear_object (&self->metadata);
  g_clear_object (&self->scan);
  g_clear_object (&self->player);
  g_clear_object (&self->clock);
  g_clear_object (&self->marking);
  if (self->document != NULL)
    segue_document_set_fit (self->document, NULL, NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->named, g_free);

  G_OBJECT_CLASS (segue_recording_parent_class)->dispose (object);
}

static void
segue_recording_class_init (SegueRecordingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_recording_dispose;

  /**
   * SegueRecording::changed:
   * @self: a recording
   *
   * Emitted when the source or a property of it has changed, except for its position.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_RECORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
  /**
   * SegueRecording::followed:
   * @self: a recording
   *
   * Emitted when the episode of the document has changed, as soon as there is nothing else to do.
   */
  followed_signal = g_signal_new ("followed", SEGUE_TYPE_RECORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  0);
}

static void
segue_recording_init (SegueRecording *self)
{
  g_autoptr(GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "segue", "sound", NULL);

  self->player = segue_player_new ();
  self->scan = segue_sound_scan_new ();
  self->clock = segue_clock_source_new (NULL, NULL);
  self->metadata = segue_metadata_file_new (folder, SUFFIX, MAX_SIZE, format, self);
  g_signal_connect_object (self->player, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "changed", G_CALLBACK (scanned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "changed", G_CALLBACK (clock_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->metadata, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_recording_new:
 * @document: the document of the episode
 * @marking: the marking that takes its times from the recording
 *
 * Creates the recording of an episode. It follows the file of the document.
 *
 * Returns: (transfer full): the recording
 */
SegueRecording *
segue_recording_new (SegueDocument *document,
                     SegueMarking  *marking)
{
  SegueRecording *self = g_object_new (SEGUE_TYPE_RECORDING, NULL);

  self->document = g_object_ref (document);
  self->marking = g_object_ref (marking);
  segue_document_set_fit (document, segue_recording_fit, self);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_recording_set_file:
 * @self: a recording
 * @file: (nullable): a sound file, or %NULL for none
 *
 * Sets the recording that is played, from its beginning. A clock is stopped. Notes that are a Segue file name it, which is
 * an edit that can be undone.
 */
void
segue_recording_set_file (SegueRecording *self,
                          GFile          *file)
{
  g_return_if_fail (SEGUE_IS_RECORDING (self));

  self->chosen = TRUE;
  self->has_clock = FALSE;
  set_file (self, file, 0, SEGUE_TIME_NONE);
  if (file != NULL)
    use (self);
  update_source (self);
  keep (self);
  segue_recording_name (self, file);
}

/**
 * segue_recording_set_draft:
 * @self: a recording
 * @id: (nullable): the id of the draft of the notes, or %NULL if there is no draft any more
 * @restored: whether the notes were restored from the draft
 *
 * Lets notes that have no file keep their recording or clock with their draft.
 */
void
segue_recording_set_draft (SegueRecording *self,
                           const char     *id,
                           gboolean        restored)
{
  g_autofree char *uri = id != NULL ? g_strconcat ("draft:", id, NULL) : NULL;

  g_return_if_fail (SEGUE_IS_RECORDING (self));

  if (segue_document_get_file (self->document) == NULL)
    {
      if (restored && !is_used (self))
        segue_metadata_file_load (self->metadata, uri);
      else
        move_metadata (self, uri);
    }
  g_free (self->draft);
  self->draft = g_steal_pointer (&uri);
}

/**
 * segue_recording_get_player:
 * @self: a recording
 *
 * Returns: (transfer none): what plays the file
 */
SeguePlayer *
segue_recording_get_player (SegueRecording *self)
{
  g_return_val_if_fail (SEGUE_IS_RECORDING (self), NULL);

  return self->player;
}

/**
 * segue_recording_play_from:
 * @self: a recording
 * @position: a position in milliseconds
 *
 * Plays from a position on.
 *
 * Returns: %FALSE if there is no file to play
 */
gboolean
segue_recording_play_from (SegueRecording *self,
                           gint64          position)
{
  g_return_val_if_fail (SEGUE_IS_RECORDING (self), FALSE);

  if (segue_player_get_file (self->player) == NULL)
    return FALSE;

  segue_time_source_seek (SEGUE_TIME_SOURCE (self->player), position);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (self->player), TRUE);

  return TRUE;
}

/**
 * segue_recording_get_scan:
 * @self: a recording
 *
 * Returns: (transfer none): the peaks of the file
 */
SegueSoundScan *
segue_recording_get_scan (SegueRecording *self)
{
  g_return_val_if_fail (SEGUE_IS_RECORDING (self), NULL);

  return self->scan;
}

/**
 * segue_recording_set_wants_peaks:
 * @self: a recording
 * @wants_peaks: whether the peaks are shown
 *
 * Sets whether a file that is chosen or heard is scanned for its peaks. It is not unless this is set.
 */
void
segue_recording_set_wants_peaks (SegueRecording *self,
                                 gboolean        wants_peaks)
{
  g_return_if_fail (SEGUE_IS_RECORDING (self));

  self->wants_peaks = wants_peaks;
  if (wants_peaks)
    scan (self);
  else
    segue_sound_scan_stop (self->scan);
}

/**
 * segue_recording_follow:
 * @self: a recording
 *
 * Follows a change of the document. Tells the views of the recording about it as soon as there is nothing else to do.
 */
void
segue_recording_follow (SegueRecording *self)
{
  g_return_if_fail (SEGUE_IS_RECORDING (self));

  segue_recording_follow_named (self);
  if (self->follow_source == 0 && segue_player_get_file (self->player) != NULL)
    self->follow_source = g_idle_add_once (follow_cb, self);
}

/**
 * segue_recording_start_clock:
 * @self: a recording
 * @position: what the recorder shows, in milliseconds
 *
 * Takes times from a clock, which runs from now on. A file stops playing.
 */
void
segue_recording_start_clock (SegueRecording *self,
                             gint64          position)
{
  g_return_if_fail (SEGUE_IS_RECORDING (self));

  self->chosen = TRUE;
  self->has_clock = TRUE;
  segue_time_source_set_running (SEGUE_TIME_SOURCE (self->player), FALSE);
  segue_clock_source_start (self->clock, position);
  update_source (self);
}

/**
 * segue_recording_stop_clock:
 * @self: a recording
 *
 * Takes no more times from the clock.
 */
void
segue_recording_stop_clock (SegueRecording *self)
{
  g_return_if_fail (SEGUE_IS_RECORDING (self));

  self->has_clock = FALSE;
  segue_time_source_set_running (SEGUE_TIME_SOURCE (self->clock), FALSE);
  update_source (self);
  keep (self);
}

/**
 * segue_recording_has_clock:
 * @self: a recording
 *
 * Returns: whether times are taken from a clock
 */
gboolean
segue_recording_has_clock (SegueRecording *self)
{
  g_return_val_if_fail (SEGUE_IS_RECORDING (self), FALSE);

  return self->has_clock;
}
