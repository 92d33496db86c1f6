/* segue-mpris-player.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-mpris-player.h"

#include "core/edit/segue-episode-fields.h"
#include "session/sound/segue-mark.h"

/* How far into a segment the key for the previous one goes back to its start, in milliseconds. */
#define RESTART 3000

static SegueTimeSource *
get_source (SegueSession *session)
{
  return SEGUE_TIME_SOURCE (segue_recording_get_player (segue_session_get_recording (session)));
}

static GFile *
get_file (SegueSession *session)
{
  return segue_player_get_file (segue_recording_get_player (segue_session_get_recording (session)));
}

static char *
dup_title (SegueSession *session)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  g_autofree char *title = segue_episode_dup_field (episode, SEGUE_EPISODE_TITLE);
  g_autofree char *name = NULL;

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);

  name = g_file_get_basename (get_file (session));

  return g_filename_display_name (name);
}

/* The id stands for the recording, so that a late wish for another one is not granted. */
static char *
dup_track (SegueSession *session)
{
  return g_strdup_printf (SEGUE_APP_PATH "recording/%u", g_file_hash (get_file (session)));
}

static GVariant *
build_metadata (SegueSession *session)
{
  const gint64 duration = segue_time_source_get_duration (get_source (session));
  g_autofree char *track = dup_track (session);
  g_autofree char *title = dup_title (session);
  g_autofree char *uri = g_file_get_uri (get_file (session));
  GVariantDict metadata = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&metadata, "mpris:trackid", "o", track);
  g_variant_dict_insert (&metadata, "xesam:title", "s", title);
  g_variant_dict_insert (&metadata, "xesam:url", "s", uri);
  if (duration > 0)
    g_variant_dict_insert (&metadata, "mpris:length", "x", duration * 1000);

  return g_variant_dict_end (&metadata);
}

static const char *
find_status (SegueSession *session)
{
  if (segue_player_get_error (segue_recording_get_player (segue_session_get_recording (session))) != NULL)
    return "Stopped";

  return segue_time_source_is_running (get_source (session)) ? "Playing" : "Paused";
}

/* Goes to @position, but not beyond the end. */
static void
seek (SegueTimeSource *source,
      gint64           position)
{
  const gint64 duration = segue_time_source_get_duration (source);

  segue_time_source_seek (source, CLAMP (position, 0, duration > 0 ? duration : SEGUE_TIME_MAX));
}

/* Goes to the start of the next segment, or of the previous one. Where there is none, nothing happens. */
static void
step (SegueSession *session,
      gboolean      forward)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  const gint64 position = segue_time_source_get_position (get_source (session));
  gint64 next;
  guint index;

  index = segue_mark_find_at (episode, forward ? position : MAX (position - RESTART, 0), &next);
  if (!forward && index != SEGUE_NO_INDEX)
    seek (get_source (session), segue_entry_get_start (segue_episode_get (episode, index)));
  else if (forward && next < SEGUE_TIME_MAX)
    seek (get_source (session), next);
}

static void
set_position (SegueSession *session,
              GVariant     *parameters)
{
  const gint64 duration = segue_time_source_get_duration (get_source (session));
  g_autofree char *current = dup_track (session);
  const char *track;
  gint64 position;

  g_variant_get (parameters, "(&ox)", &track, &position);
  if (g_str_equal (track, current) && position >= 0 && (duration <= 0 || position / 1000 <= duration))
    seek (get_source (session), position / 1000);
}

static void
seek_by (SegueTimeSource *source,
         GVariant        *parameters)
{
  gint64 offset;

  g_variant_get (parameters, "(x)", &offset);
  seek (source, segue_time_source_get_position (source) + offset / 1000);
}

/**
 * segue_mpris_player_build:
 * @session: a session that has a recording
 * @name: the name of a property of the interface of players, except for the volume
 *
 * Returns: (transfer floating): the property of the recording
 */
GVariant *
segue_mpris_player_build (SegueSession *session,
                          const char   *name)
{
  SegueTimeSource *source = get_source (session);

  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (find_status (session));
  if (g_str_equal (name, "Rate"))
    return g_variant_new_double (segue_time_source_get_rate (source));
  if (g_str_equal (name, "Metadata"))
    return build_metadata (session);
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (segue_time_source_get_position (source) * 1000);
  if (g_str_equal (name, "MinimumRate"))
    return g_variant_new_double (SEGUE_PLAYER_MIN_RATE);
  if (g_str_equal (name, "MaximumRate"))
    return g_variant_new_double (SEGUE_PLAYER_MAX_RATE);

  /* the others tell what can be done, which is everything */
  return g_variant_new_boolean (TRUE);
}

/**
 * segue_mpris_player_set_rate:
 * @session: a session that has a recording
 * @rate: how fast it is to be played; 0 and less pauses it
 *
 * Sets the rate as the desktop wants it.
 */
void
segue_mpris_player_set_rate (SegueSession *session,
                             double        rate)
{
  if (rate > 0)
    segue_time_source_set_rate (get_source (session), rate);
  else
    segue_session_set_playing (session, FALSE);
}

/**
 * segue_mpris_player_call:
 * @session: a session that has a recording
 * @name: the name of a method of the interface of players, except for the one that opens files
 * @parameters: its parameters
 *
 * Does what the desktop wants. A recording that is stopped keeps its position, which is not easily found again.
 */
void
segue_mpris_player_call (SegueSession *session,
                         const char   *name,
                         GVariant     *parameters)
{
  SegueTimeSource *source = get_source (session);

  if (g_str_equal (name, "Play"))
    segue_session_set_playing (session, TRUE);
  else if (g_str_equal (name, "PlayPause"))
    segue_session_set_playing (session, !segue_time_source_is_running (source));
  else if (g_str_equal (name, "Pause") || g_str_equal (name, "Stop"))
    segue_session_set_playing (session, FALSE);
  else if (g_str_equal (name, "Seek"))
    seek_by (source, parameters);
  else if (g_str_equal (name, "SetPosition"))
    set_position (session, parameters);
  else
    step (session, g_str_equal (name, "Next"));
}
