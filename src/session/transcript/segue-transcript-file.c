/* segue-transcript-file.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-transcript-file.h"

#include <glib/gi18n-lib.h>

#include "core/files/segue-metadata-file.h"
#include "session/publish/segue-publish-file.h"
#include "session/segue-example.h"
#include "session/segue-nearby-file.h"

#define SUFFIX ".transcript"
/* The largest stored metadata that is read, in bytes. */
#define MAX_SIZE (64 * 1024)

static const char *const front_keys[] = {
  "transcript", "transcript_file", "transcript_url", "captions", "subtitles", NULL,
};
static const char *const beside[] = { ".vtt", ".srt", ".transcript.json", ".transcript.txt", ".sbv", ".tsv", NULL };
static const char *const named[] = { ".vtt", ".srt", ".json", ".txt", ".sbv", ".tsv", ".html", ".htm", ".md", NULL };
static const SegueNearbyKind transcripts = { front_keys, beside, named };

/**
 * SegueTranscriptFile:
 *
 * The transcript of an episode. It is looked for when a view asks for the first time whether there is one, and read when
 * one wants it.
 *
 * A transcript that the user has chosen is remembered outside the notes. Without one it is the file that the front
 * matter names, or one of the same name beside the notes. One that is gone is forgotten.
 */
struct _SegueTranscriptFile
{
  GObject parent_instance;

  SegueDocument *document;
  SegueRecording *recording;
  SegueMetadataFile *metadata;
  GFile *file;                 /* NULL if none is known */
  SegueTranscript *transcript; /* NULL unless it has been read */
  char *message;               /* why it has not, translated, or NULL */
  GCancellable *cancellable;   /* of the file that is read, or NULL */
  gint64 duration;             /* of the recording when it was read, in milliseconds, or SEGUE_TIME_NONE */
  gboolean looked; /* it is known which file it is, or will be soon */
  gboolean wanted; /* the file is read as soon as it is known */
  gboolean chosen;     /* by the user */
  gboolean remembered; /* it is stored as what the user has chosen */
  guint follow_source;
};

static guint changed_signal;
static guint followed_signal;

G_DEFINE_FINAL_TYPE (SegueTranscriptFile, segue_transcript_file, G_TYPE_OBJECT)

static void
emit_changed (SegueTranscriptFile *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static GBytes *
format (const char *uri,
        gpointer    user_data)
{
  SegueTranscriptFile *self = user_data;
  g_autofree char *transcript = NULL;

  if (!self->chosen)
    return NULL;

  transcript = g_file_get_uri (self->file);

  return segue_publish_file_format (g_variant_new_string (transcript), uri);
}

/* Returns: (transfer full) (nullable): the URI under which the transcript is remembered */
static char *
dup_uri (SegueTranscriptFile *self)
{
  GFile *notes = segue_document_get_file (self->document);

  return notes != NULL && !segue_example_is (notes) ? g_file_get_uri (notes) : NULL;
}

static void
remember (SegueTranscriptFile *self)
{
  g_autofree char *uri = dup_uri (self);

  if (g_strcmp0 (uri, segue_metadata_file_get_uri (self->metadata)) != 0)
    segue_metadata_file_rename (self->metadata, uri);
  segue_metadata_file_save (self->metadata);
  self->remembered = self->chosen;
}

static void
forget (SegueTranscriptFile *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
  g_clear_pointer (&self->message, g_free);
  g_clear_object (&self->file);
  self->chosen = FALSE;
  self->remembered = FALSE;
}

/* Returns the length of the recording, which a transcript without times is spread over. */
static gint64
get_duration (SegueTranscriptFile *self)
{
  SeguePlayer *player = segue_recording_get_player (self->recording);

  return segue_player_get_file (player) != NULL ? segue_time_source_get_duration (SEGUE_TIME_SOURCE (player))
                                                : SEGUE_TIME_NONE;
}

/* A transcript that is read in a thread. */
typedef struct
{
  GFile *file;
  gint64 duration;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->file);
  g_free (load);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Load *load = task_data;
  GError *error = NULL;
  SegueTranscript *transcript = segue_transcript_load (load->file, load->duration, cancellable, &error);

  if (transcript != NULL)
    g_task_return_pointer (task, transcript, (GDestroyNotify) segue_transcript_unref);
  else
    g_task_return_error (task, error);
}

static void find_nearby (SegueTranscriptFile *self);

/* Keeps what to tell about a file that could not be read. A remembered one that is gone is forgotten. */
static void
fail (SegueTranscriptFile *self,
      const GError        *error)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_free (self->message);
      /* Translators: the first is the name of a file, the second says what is wrong with it */
      self->message = g_strdup_printf (_("%1$s: %2$s"), name, error->message);
      return;
    }

  forget (self);
  self->message = g_strdup_printf (_("The transcript %s is not there any more."), name);
  remember (self);
  find_nearby (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SegueTranscriptFile *self = SEGUE_TRANSCRIPT_FILE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueTranscript) transcript = g_task_propagate_pointer (G_TASK (result), &error);

  /* another file has been chosen since, or the session has ended */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
  self->transcript = g_steal_pointer (&transcript);
  if (self->transcript == NULL)
    fail (self, error);
  else if (self->chosen && !self->remembered)
    remember (self);
  emit_changed (self);
}

/* Reads the file. What was read before stays until then. */
static void
load (SegueTranscriptFile *self)
{
  g_autoptr(GTask) task = NULL;
  Load *job = g_new0 (Load, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->duration = get_duration (self);
  job->file = g_object_ref (self->file);
  job->duration = self->duration;
  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, job, load_free);
  g_task_run_in_thread (task, load_thread);
  emit_changed (self);
}

/* Takes a file that was found. It is read if somebody waits for it. */
static void
take_file (SegueTranscriptFile *self,
           GFile               *file)
{
  self->file = file;
  if (self->wanted)
    load (self);
  else
    emit_changed (self);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueTranscriptFile) self = user_data;
  g_autoptr(GFile) notes = NULL;
  g_autoptr(GFile) file = segue_nearby_file_find_finish (result, &notes);

  /* the user may have chosen one by now */
  if (file == NULL || self->document == NULL || self->file != NULL ||
      segue_document_get_file (self->document) != notes)
    return;

  take_file (self, g_steal_pointer (&file));
}

static void
find_nearby (SegueTranscriptFile *self)
{
  GFile *notes = segue_document_get_file (self->document);

  if (notes != NULL)
    segue_nearby_file_find_async (notes, segue_document_get_episode (self->document), &transcripts, NULL, found_cb,
                                  g_object_ref (self));
}

static void
remembered_cb (SegueTranscriptFile *self,
               GBytes              *bytes)
{
  const char *uri = segue_metadata_file_get_uri (self->metadata);
  g_autoptr(GVariant) value = NULL;

  if (self->file != NULL || uri == NULL)
    return;

  value = segue_publish_file_parse (bytes, uri, G_VARIANT_TYPE_STRING);
  if (value == NULL)
    {
      find_nearby (self);
      return;
    }

  self->chosen = TRUE;
  self->remembered = TRUE;
  take_file (self, g_file_new_for_uri (g_variant_get_string (value, NULL)));
}

/* Looks for the transcript once the notes have a file. */
static void
look (SegueTranscriptFile *self)
{
  g_autofree char *uri = dup_uri (self);

  if (uri != NULL)
    segue_metadata_file_load (self->metadata, uri);
}

/* The notes keep their transcript when they are saved under another name. */
static void
file_changed_cb (SegueTranscriptFile *self)
{
  g_autofree char *uri = dup_uri (self);

  if (!self->looked || g_strcmp0 (uri, segue_metadata_file_get_uri (self->metadata)) == 0)
    return;

  if (self->file != NULL)
    {
      self->chosen = TRUE;
      remember (self);
      return;
    }
  look (self);
}

/* A transcript without times is spread again when the length of the recording is known. */
static void
recording_changed_cb (SegueTranscriptFile *self)
{
  if (self->file == NULL || !self->wanted || self->cancellable != NULL || get_duration (self) == self->duration ||
      (self->transcript != NULL && !segue_transcript_is_rough (self->transcript)))
    return;

  load (self);
}

static void
segue_transcript_file_dispose (GObject *object)
{
  SegueTranscriptFile *self = SEGUE_TRANSCRIPT_FILE (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->metadata != NULL)
    segue_metadata_file_close (self->metadata);
  g_clear_object (&self->metadata);
  forget (self);
  g_clear_object (&self->recording);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (segue_transcript_file_parent_class)->dispose (object);
}

static void
segue_transcript_file_class_init (SegueTranscriptFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_transcript_file_dispose;

  /**
   * SegueTranscriptFile::changed:
   * @self: the transcript of an episode
   *
   * Emitted when another file is the transcript, or when it begins to be read or has been read.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_TRANSCRIPT_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * SegueTranscriptFile::followed:
   * @self: the transcript of an episode
   *
   * Emitted when the episode of the document has changed, as soon as there is nothing else to do.
   */
  followed_signal = g_signal_new ("followed", SEGUE_TYPE_TRANSCRIPT_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
segue_transcript_file_init (SegueTranscriptFile *self)
{
  g_autoptr(GFile) folder = g_file_new_build_filename (g_get_user_state_dir (), "segue", "transcript", NULL);

  self->duration = SEGUE_TIME_NONE;
  self->metadata = segue_metadata_file_new (folder, SUFFIX, MAX_SIZE, format, self);
  g_signal_connect_object (self->metadata, "loaded", G_CALLBACK (remembered_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_transcript_file_new:
 * @document: the document of the episode
 * @recording: its recording, whose length is needed for a transcript without times
 *
 * Creates the transcript of an episode. Nothing is read yet.
 *
 * Returns: (transfer full): the transcript
 */
SegueTranscriptFile *
segue_transcript_file_new (SegueDocument  *document,
                           SegueRecording *recording)
{
  SegueTranscriptFile *self = g_object_new (SEGUE_TYPE_TRANSCRIPT_FILE, NULL);

  self->document = g_object_ref (document);
  self->recording = g_object_ref (recording);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recording, "changed", G_CALLBACK (recording_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_transcript_file_look:
 * @self: the transcript of an episode
 *
 * Finds out which file is the transcript, unless that was done before. The file is not read.
 */
void
segue_transcript_file_look (SegueTranscriptFile *self)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self));

  if (self->looked)
    return;

  self->looked = TRUE;
  look (self);
}

/**
 * segue_transcript_file_want:
 * @self: the transcript of an episode
 *
 * Looks for the transcript and reads it, unless that was done before.
 */
void
segue_transcript_file_want (SegueTranscriptFile *self)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self));

  if (self->wanted)
    return;

  self->wanted = self->looked = TRUE;
  /* it may have come to the notes since it was looked for */
  if (self->file != NULL)
    load (self);
  else
    look (self);
}

static void
follow_cb (gpointer user_data)
{
  SegueTranscriptFile *self = user_data;

  self->follow_source = 0;
  g_signal_emit (self, followed_signal, 0);
}

/**
 * segue_transcript_file_follow:
 * @self: the transcript of an episode
 *
 * Tells the views of the transcript about a change of the document, as soon as there is nothing else to do.
 */
void
segue_transcript_file_follow (SegueTranscriptFile *self)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self));

  if (self->follow_source == 0)
    self->follow_source = g_idle_add_once (follow_cb, self);
}

/**
 * segue_transcript_file_set_file:
 * @self: the transcript of an episode
 * @file: a file that the user has chosen
 *
 * Reads another file, which is remembered for the episode if it is a transcript.
 */
void
segue_transcript_file_set_file (SegueTranscriptFile *self,
                                GFile               *file)
{
  g_return_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self));

  g_object_ref (file);
  forget (self);
  self->file = file;
  self->looked = TRUE;
  self->wanted = TRUE;
  self->chosen = TRUE;
  load (self);
}

/**
 * segue_transcript_file_get_file:
 * @self: the transcript of an episode
 *
 * Returns: (transfer none) (nullable): the file, or %NULL if none is known
 */
GFile *
segue_transcript_file_get_file (SegueTranscriptFile *self)
{
  g_return_val_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self), NULL);

  return self->file;
}

/**
 * segue_transcript_file_get_transcript:
 * @self: the transcript of an episode
 *
 * Returns: (transfer none) (nullable): what is said, or %NULL if it has not been read
 */
SegueTranscript *
segue_transcript_file_get_transcript (SegueTranscriptFile *self)
{
  g_return_val_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self), NULL);

  return self->transcript;
}

/**
 * segue_transcript_file_get_message:
 * @self: the transcript of an episode
 *
 * Returns: (nullable): why a file could not be read, translated, or %NULL; there may be another one all the same
 */
const char *
segue_transcript_file_get_message (SegueTranscriptFile *self)
{
  g_return_val_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self), NULL);

  return self->message;
}

/**
 * segue_transcript_file_is_reading:
 * @self: the transcript of an episode
 *
 * Returns: whether a file is being read
 */
gboolean
segue_transcript_file_is_reading (SegueTranscriptFile *self)
{
  g_return_val_if_fail (SEGUE_IS_TRANSCRIPT_FILE (self), FALSE);

  return self->cancellable != NULL;
}
