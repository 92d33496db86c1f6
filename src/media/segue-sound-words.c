/* segue-sound-words.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "media/segue-sound-words.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gst/pbutils/pbutils.h>

/* Says what is wrong with a recording in sentences for the user. */

static char *
dup_name (const char *uri)
{
  g_autoptr(GFile) file = g_file_new_for_uri (uri);
  g_autofree char *base = g_file_get_basename (file);

  return base != NULL ? g_filename_display_name (base) : g_strdup (uri);
}

/* Names the Debian package that most likely has what is missing. What is not a decoder is in the one that is installed
 * with the program unless somebody has removed it. */
static const char *
find_package (const char *missing)
{
  return strstr (missing, "decoder-") != NULL ? "gstreamer1.0-libav" : "gstreamer1.0-plugins-good";
}

/**
 * segue_sound_words_is_missing:
 * @message: a message of a pipeline
 *
 * Returns: whether a plug-in for sound is missing; those for pictures are not needed
 */
gboolean
segue_sound_words_is_missing (GstMessage *message)
{
  g_autofree char *detail = NULL;

  if (!gst_is_missing_plugin_message (message))
    return FALSE;

  detail = gst_missing_plugin_message_get_installer_detail (message);

  return detail == NULL || strstr (detail, "decoder-video/") == NULL;
}

static char *
describe_missing (const char *name,
                  GstMessage *missing)
{
  g_autofree char *what = gst_missing_plugin_message_get_description (missing);
  g_autofree char *detail = gst_missing_plugin_message_get_installer_detail (missing);

  /* Translators: the name of a sound file, a kind of decoder, and the name of a package */
  return g_strdup_printf (_("“%s” needs something to play it that is not installed: %s. In Debian it is in the package %s."),
                          name, what, find_package (detail != NULL ? detail : ""));
}

static char *
describe_resource_error (const char   *name,
                         const GError *error)
{
  switch (error->code)
    {
    case GST_RESOURCE_ERROR_NOT_FOUND:
      return g_strdup_printf (_("“%s” is not in its folder any more."), name);
    case GST_RESOURCE_ERROR_OPEN_WRITE:
    case GST_RESOURCE_ERROR_WRITE:
    case GST_RESOURCE_ERROR_BUSY:
      return g_strdup (_("The sound device cannot be used."));
    default:
      return g_strdup_printf (_("“%s” cannot be read."), name);
    }
}

/**
 * segue_sound_words_for_error:
 * @uri: the address of a recording
 * @error: an error of its pipeline
 * @missing: (nullable): which plug-in the pipeline has missed before
 *
 * Returns: (transfer full): a sentence
 */
char *
segue_sound_words_for_error (const char *uri,
                             GstMessage *error,
                             GstMessage *missing)
{
  g_autofree char *name = dup_name (uri);
  g_autoptr(GError) reason = NULL;

  gst_message_parse_error (error, &reason, NULL);
  if (missing != NULL)
    return describe_missing (name, missing);
  if (reason->domain == GST_RESOURCE_ERROR)
    return describe_resource_error (name, reason);
  if (reason->domain == GST_STREAM_ERROR)
    return g_strdup_printf (_("“%s” holds no sound that can be played."), name);

  return g_strdup_printf (_("“%s” cannot be played: %s"), name, reason->message);
}

/**
 * segue_sound_words_for_warning:
 * @warning: a warning of a pipeline
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if the warning does not concern the user
 */
char *
segue_sound_words_for_warning (GstMessage *warning)
{
  GstObject *source = GST_MESSAGE_SRC (warning);
  g_autoptr(GError) reason = NULL;

  gst_message_parse_warning (warning, &reason, NULL);
  /* the sink that looks for a device passes on why it has found none, and goes on without one */
  if (reason->domain != GST_RESOURCE_ERROR || !GST_IS_ELEMENT (source) ||
      !GST_OBJECT_FLAG_IS_SET (source, GST_ELEMENT_FLAG_SINK))
    return NULL;

  return g_strdup (_("There is no sound device. The recording runs, but nothing is heard."));
}

static char *
dup_time (gint64 position)
{
  const int seconds = position / 1000;

  return g_strdup_printf ("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/**
 * segue_sound_words_for_cut:
 * @uri: the address of a recording
 * @position: where it has ended, in milliseconds
 *
 * Returns: (transfer full): a sentence
 */
char *
segue_sound_words_for_cut (const char *uri,
                           gint64      position)
{
  g_autofree char *name = dup_name (uri);
  g_autofree char *time = dup_time (position);

  return g_strdup_printf (_("“%s” ends at %s, before the end that it states. It may be cut short."), name, time);
}

/**
 * segue_sound_words_for_open_end:
 * @uri: the address of a recording
 * @position: where it has ended, in milliseconds
 *
 * Returns: (transfer full): a sentence for a recording whose last part is not marked as the last
 */
char *
segue_sound_words_for_open_end (const char *uri,
                                gint64      position)
{
  g_autofree char *name = dup_name (uri);
  g_autofree char *time = dup_time (position);

  return g_strdup_printf (_("“%s” ends at %s without the mark that closes a recording. It may be cut short."), name, time);
}

/**
 * segue_sound_words_for_no_player:
 *
 * Returns: (transfer full): a sentence for where GStreamer lacks what it needs to play anything
 */
char *
segue_sound_words_for_no_player (void)
{
  return g_strdup_printf (_("Recordings cannot be played, since a part of GStreamer is missing. In Debian it is in the "
                            "package %s."), "gstreamer1.0-plugins-base");
}
