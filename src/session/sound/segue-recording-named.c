/* segue-recording-named.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-recording-private.h"

#include <glib/gi18n.h>

#include "core/document/segue-episode-recording.h"
#include "session/segue-nearby-file.h"

/* The recording that an episode names: in an attribute, which only files of Segue hold, in its front matter, or by a
 * file beside the notes.
 *
 * The attribute is part of the notes, so that it goes with them to another folder or computer. To choose or to close a
 * recording is therefore an edit of such notes: it is undone and saved like any other, and the player follows it when it
 * is undone or another program changes it. Where the recording was left stays outside the notes, as it is the matter of
 * the one who listens, and a recording that was only found is not written into them. */

/* What in the front matter names the recording, be it by an address that ends with the name of the file. */
static const char *const front_keys[] = { "recording", "audio", "enclosure", "file", "audio_file", "mp3", NULL };

static const char *const suffixes[] = {
  ".mp3", ".m4a", ".wav", ".flac", ".opus", ".ogg", ".oga", ".aac", ".mka", ".m4b", ".mp4", ".mkv", ".webm", ".mov",
  NULL,
};

static const SegueNearbyKind sound = { front_keys, suffixes, NULL };

static gboolean
carries (const SegueFormat *format)
{
  return format != NULL && (format->carries & SEGUE_FORMAT_CARRIES_ATTRIBUTES) != 0;
}

/* Returns the file that the attribute names, or NULL. An address in the network is left out: to open notes that somebody
 * has sent must not tell a server of it. If the user has chosen such a recording here, it is stored outside the notes. */
static GFile *
dup_named (SegueRecording *self)
{
  g_autoptr(GFile) named = NULL;

  if (!carries (segue_document_get_format (self->document)))
    return NULL;

  named = segue_episode_dup_recording (segue_document_get_episode (self->document),
                                       segue_document_get_file (self->document));

  return named != NULL && g_file_is_native (named) ? g_steal_pointer (&named) : NULL;
}

static gboolean
is_played (SegueRecording *self,
           GFile          *file)
{
  GFile *played = segue_player_get_file (self->player);

  return file != NULL && played != NULL && g_file_equal (file, played);
}

/* Takes what was found. A file that the episode names comes before the one that was played last, unless it is gone. If
 * nothing else is there, it is taken nevertheless, so that the player says which file is missing. */
static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueRecording) self = user_data;
  g_autoptr(GFile) notes = NULL;
  g_autoptr(GFile) file = segue_nearby_file_find_finish (result, &notes);
  g_autoptr(GFile) named = NULL;

  if (self->document == NULL || self->chosen || segue_document_get_file (self->document) != notes)
    return;

  named = dup_named (self);
  if (is_played (self, named))
    return;
  if (segue_player_get_file (self->player) != NULL && (file == NULL || named == NULL || !g_file_equal (file, named)))
    return;
  if (file == NULL)
    file = g_steal_pointer (&named);
  if (file != NULL)
    segue_recording_take_file (self, file, 0, SEGUE_TIME_NONE);
}

/* Looks for the recording that the notes name, or that has the name of the notes beside them. If a recording was
 * @stored with where it was left, only one that the attribute names takes its place. */
void
segue_recording_find (SegueRecording *self,
                      gboolean        stored)
{
  GFile *notes = segue_document_get_file (self->document);
  g_autoptr(GFile) named = dup_named (self);

  if (notes != NULL && (named != NULL ? !is_played (self, named) : !stored))
    segue_nearby_file_find_async (notes, segue_document_get_episode (self->document), &sound, named, found_cb,
                                  g_object_ref (self));
}

/* Names a recording that the user has chosen, or none for NULL, in the notes of a Segue file. */
void
segue_recording_name (SegueRecording *self,
                      GFile          *file)
{
  g_autoptr(SegueEpisode) episode = NULL;

  if (!carries (segue_document_get_format (self->document)))
    return;

  episode = segue_edit_set_recording (segue_document_get_episode (self->document), file,
                                      segue_document_get_file (self->document));
  g_free (self->named);
  self->named = g_strdup (segue_episode_get_attribute (episode, SEGUE_RECORDING_ATTRIBUTE));
  segue_document_apply (self->document, episode, file != NULL ? _("Add Recording") : _("Close Recording"), NULL, NULL);
}

/* Follows a change of the attribute: it was undone, or another program has changed it. What notes that were just opened
 * name is looked for when it is known what is stored for them. */
void
segue_recording_follow_named (SegueRecording *self)
{
  GFile *notes = segue_document_get_file (self->document);
  const char *raw = segue_episode_get_attribute (segue_document_get_episode (self->document),
                                                 SEGUE_RECORDING_ATTRIBUTE);
  g_autoptr(GFile) named = NULL;
  g_autofree char *uri = NULL;

  if (g_strcmp0 (raw, self->named) == 0)
    return;

  g_free (self->named);
  self->named = g_strdup (raw);
  uri = notes != NULL ? g_file_get_uri (notes) : NULL;
  if (uri == NULL || !carries (segue_document_get_format (self->document)) ||
      g_strcmp0 (uri, segue_metadata_file_get_uri (self->metadata)) != 0)
    return;

  named = dup_named (self);
  if (is_played (self, named))
    return;
  self->chosen = FALSE;
  if (named == NULL)
    segue_recording_take_file (self, NULL, 0, SEGUE_TIME_NONE);
  segue_recording_find (self, FALSE);
}

/* Fits the attribute to the file that the notes are saved to, a #SegueDocumentFit. Text does not hold it, and loses
 * nothing, since the recording is remembered for its file. A new Segue file names the recording from its own folder. */
SegueEpisode *
segue_recording_fit (SegueDocument     *document,
                     SegueEpisode      *episode,
                     GFile             *file,
                     const SegueFormat *format,
                     gpointer           user_data)
{
  SegueRecording *self = user_data;
  GFile *before = segue_document_get_file (document);
  g_autoptr(GFile) recording = NULL;

  if (!carries (format))
    return segue_edit_set_recording (episode, NULL, NULL);
  if (before != NULL && g_file_equal (before, file))
    return segue_episode_ref (episode);

  recording = segue_episode_dup_recording (episode, before);
  if (recording == NULL)
    g_set_object (&recording, segue_player_get_file (self->player));

  return recording != NULL ? segue_edit_set_recording (episode, recording, file) : segue_episode_ref (episode);
}

/**
 * segue_recording_is_sound:
 * @file: a file
 *
 * Tells by its name whether a file is a recording.
 *
 * Returns: whether it holds sound
 */
gboolean
segue_recording_is_sound (GFile *file)
{
  return segue_nearby_file_is (file, &sound);
}
