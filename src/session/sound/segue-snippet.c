/* segue-snippet.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-snippet.h"

/* How much of the recording is heard to check a time, in milliseconds. */
#define HEARD 3000

/**
 * SegueSnippet:
 *
 * Plays a few seconds of a recording, so that a proposed time can be checked by ear.
 */
struct _SegueSnippet
{
  GObject parent_instance;

  SegueRecording *recording;
  guint stop_source;
};

G_DEFINE_FINAL_TYPE (SegueSnippet, segue_snippet, G_TYPE_OBJECT)

static void
segue_snippet_dispose (GObject *object)
{
  SegueSnippet *self = SEGUE_SNIPPET (object);

  if (self->recording != NULL)
    segue_snippet_stop (self);
  g_clear_object (&self->recording);

  G_OBJECT_CLASS (segue_snippet_parent_class)->dispose (object);
}

static void
segue_snippet_class_init (SegueSnippetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_snippet_dispose;
}

static void
segue_snippet_init (SegueSnippet *self)
{
}

/**
 * segue_snippet_new:
 * @recording: the recording of a session
 *
 * Creates what plays parts of a recording.
 *
 * Returns: (transfer full): a new object
 */
SegueSnippet *
segue_snippet_new (SegueRecording *recording)
{
  SegueSnippet *self = g_object_new (SEGUE_TYPE_SNIPPET, NULL);

  self->recording = g_object_ref (recording);

  return self;
}

/* Returns the recording if one is attached, or else NULL. */
static SegueTimeSource *
get_source (SegueSnippet *self)
{
  SeguePlayer *player = segue_recording_get_player (self->recording);

  return segue_player_get_file (player) != NULL ? SEGUE_TIME_SOURCE (player) : NULL;
}

/**
 * segue_snippet_get_duration:
 * @self: a snippet
 *
 * Returns: the length of the recording in milliseconds, or %SEGUE_TIME_NONE if there is none
 */
gint64
segue_snippet_get_duration (SegueSnippet *self)
{
  SegueTimeSource *source;

  g_return_val_if_fail (SEGUE_IS_SNIPPET (self), SEGUE_TIME_NONE);

  source = get_source (self);

  return source != NULL ? segue_time_source_get_duration (source) : SEGUE_TIME_NONE;
}

static gboolean
stop_cb (gpointer user_data)
{
  SegueSnippet *self = user_data;
  SegueTimeSource *source = get_source (self);

  self->stop_source = 0;
  if (source != NULL)
    segue_time_source_set_running (source, FALSE);

  return G_SOURCE_REMOVE;
}

/**
 * segue_snippet_play:
 * @self: a snippet
 * @start: where to begin, in milliseconds, or %SEGUE_TIME_NONE
 *
 * Plays three seconds. Without a recording, or a start, nothing is heard.
 */
void
segue_snippet_play (SegueSnippet *self,
                    gint64        start)
{
  SegueTimeSource *source;

  g_return_if_fail (SEGUE_IS_SNIPPET (self));

  source = get_source (self);
  if (source == NULL || start == SEGUE_TIME_NONE)
    return;

  g_clear_handle_id (&self->stop_source, g_source_remove);
  segue_time_source_seek (source, start);
  segue_time_source_set_running (source, TRUE);
  self->stop_source = g_timeout_add (HEARD, stop_cb, self);
}

/**
 * segue_snippet_stop:
 * @self: a snippet
 *
 * Stops what it plays.
 */
void
segue_snippet_stop (SegueSnippet *self)
{
  g_return_if_fail (SEGUE_IS_SNIPPET (self));

  if (self->stop_source == 0)
    return;

  g_source_remove (self->stop_source);
  stop_cb (self);
}
