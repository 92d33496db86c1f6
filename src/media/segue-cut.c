/* segue-cut.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "media/segue-media.h"
#include "media/segue-sound-words.h"

/**
 * segue_media_read_file:
 * @uri: the address of a recording
 *
 * Reads what a recording says of its sound, if it is a local file. This is not called in the main thread.
 *
 * Returns: what it says
 */
SegueSoundFile
segue_media_read_file (const char *uri)
{
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autoptr(GFileInputStream) stream = g_file_is_native (file) ? g_file_read (file, NULL, NULL) : NULL;

  return stream != NULL ? segue_sound_file_read (G_INPUT_STREAM (stream))
                        : (SegueSoundFile) { SEGUE_SOUND_END_UNKNOWN };
}

/**
 * segue_media_describe_cut:
 * @uri: the address of a recording
 * @position: where its sound has ended, in milliseconds
 * @length: the length that GStreamer knows, in milliseconds, or -1
 *
 * Tells whether a recording ends earlier than it says. It reads the file, so this is not called in the main thread.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if nothing says that the recording is cut short
 */
char *
segue_media_describe_cut (const char *uri,
                          gint64      position,
                          gint64      length)
{
  const SegueSoundFile file = segue_media_read_file (uri);

  switch (file.end)
    {
    case SEGUE_SOUND_END_OPEN:
      return segue_sound_words_for_open_end (uri, position);
    case SEGUE_SOUND_END_NONE:
    case SEGUE_SOUND_END_MARKED:
      return NULL;
    case SEGUE_SOUND_END_STATED:
      length = file.length / 1000;
      break;
    case SEGUE_SOUND_END_UNKNOWN:
    default:
      break;
    }

  return length > position + SEGUE_MEDIA_CUT ? segue_sound_words_for_cut (uri, position) : NULL;
}
