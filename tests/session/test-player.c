/* test-player.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "session-fixture.h"
#include "session/sound/segue-player.h"

/* The player with sounds that the test writes itself, and a sink that keeps time but is not heard. */

#define RATE 8000

typedef struct
{
  Folder *folder;
  SeguePlayer *player;
  SegueTimeSource *source;
} Fixture;

static void
put (GByteArray *bytes,
     guint32     value,
     guint       n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    g_byte_array_append (bytes, &(guint8) { value >> (8 * i) }, 1);
}

/* Writes a sound of one channel with @seconds seconds; the file states @stated. */
static GFile *
write_sound (Fixture    *self,
             const char *name,
             guint       seconds,
             guint       stated)
{
  g_autoptr(GFile) file = folder_file (self->folder, name);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  put (bytes, 36 + stated * RATE * 2, 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  put (bytes, 16, 4);
  put (bytes, 1, 2);
  put (bytes, 1, 2);
  put (bytes, RATE, 4);
  put (bytes, RATE * 2, 4);
  put (bytes, 2, 2);
  put (bytes, 16, 2);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  put (bytes, stated * RATE * 2, 4);
  for (guint i = 0; i < seconds * RATE; i++)
    put (bytes, (guint16) (gint16) (8000 * sin (i * 440 * 2 * G_PI / RATE)), 2);
  g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                           &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = folder_new ();
  self->player = segue_player_new ();
  self->source = SEGUE_TIME_SOURCE (self->player);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->player);
  folder_free (self->folder);
}

static gboolean
maps_gstreamer (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));

  return strstr (maps, "libgst") != NULL;
}

/* Returns the longest time for which the main loop has not run, in microseconds, until @position is reached. */
static gint64
run_until (Fixture *self,
           gint64   position)
{
  gint64 last = g_get_monotonic_time ();
  const gint64 deadline = last + 20 * G_TIME_SPAN_SECOND;
  gint64 longest = 0;

  while (segue_time_source_get_position (self->source) < position)
    {
      const gint64 now = g_get_monotonic_time ();

      g_assert_null (segue_player_get_error (self->player));
      g_assert_cmpint (now, <, deadline);
      longest = MAX (longest, now - last);
      last = now;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  return longest;
}

/* Runs first: nothing has used sound before. */
static void
test_lazy (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 3, 3);

  g_assert_false (maps_gstreamer ());
  segue_player_set_file (self->player, file, 1500, SEGUE_TIME_NONE);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 1500);
  g_assert_false (segue_time_source_is_running (self->source));
  segue_time_source_seek (self->source, 1000);
  session_fixture_rest (50);
  g_assert_false (maps_gstreamer ());

  segue_time_source_set_running (self->source, TRUE);
  g_test_message ("main loop blocked for %.1f ms at most", run_until (self, 1300) / 1000.0);
  g_assert_true (maps_gstreamer ());
  g_assert_cmpint (segue_time_source_get_duration (self->source), ==, 3000);
}

static void
test_seek (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 60, 60);
  gint64 position;

  segue_player_set_file (self->player, file, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 100);
  /* of many seeks the last one counts, and its position is told at once */
  for (guint i = 1; i <= 50; i++)
    segue_time_source_seek (self->source, i * 1000);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 50000);
  run_until (self, 50300);
  position = segue_time_source_get_position (self->source);
  g_assert_cmpint (position, <, 55000);

  segue_time_source_set_running (self->source, FALSE);
  session_fixture_rest (200);
  position = segue_time_source_get_position (self->source);
  session_fixture_rest (200);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, position);
  segue_time_source_seek (self->source, 20000);
  session_fixture_rest (200);
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 20000);
}

static void
test_rate (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 60, 60);
  gint64 began;
  gint64 from;

  segue_player_set_file (self->player, file, 10000, SEGUE_TIME_NONE);
  segue_time_source_set_rate (self->source, 3);
  segue_player_set_volume (self->player, 0.5);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 10500);
  began = g_get_monotonic_time ();
  from = segue_time_source_get_position (self->source);
  run_until (self, from + 3000);
  /* a second; twice that where the machine is loaded would still be faster than the usual rate */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_TIME_SPAN_SECOND);
  segue_time_source_set_rate (self->source, 7);
  g_assert_cmpfloat (segue_time_source_get_rate (self->source), ==, SEGUE_PLAYER_MAX_RATE);
}

/* At its end the recording stops, and starts again from its beginning. */
static void
test_end (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 2, 2);

  segue_player_set_file (self->player, file, 1500, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  session_fixture_await (!segue_time_source_is_running (self->source));
  g_assert_null (segue_player_get_error (self->player));
  g_assert_cmpint (segue_time_source_get_position (self->source), >=, 1900);
  segue_time_source_set_running (self->source, TRUE);
  g_assert_cmpint (segue_time_source_get_position (self->source), <, 1000);
}

static void
assert_fails (Fixture    *self,
              GFile      *file,
              const char *expected)
{
  segue_player_set_file (self->player, file, 5000, 60000);
  segue_time_source_set_running (self->source, TRUE);
  session_fixture_await (segue_player_get_error (self->player) != NULL);
  g_assert_cmpstr (segue_player_get_error (self->player), ==, expected);
  g_assert_false (segue_time_source_is_running (self->source));
  g_assert_cmpint (segue_time_source_get_position (self->source), ==, 5000);
}

static void
test_broken (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GFile) gone = folder_file (self->folder, "gone.mp3");
  g_autoptr(GFile) empty = folder_file (self->folder, "empty.mp3");
  g_autoptr(GFile) text = folder_file (self->folder, "text.mp3");
  g_autoptr(GFile) sound = NULL;

  g_file_replace_contents (empty, "", 0, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_file_replace_contents (text, "Notes and no sound.\n", 20, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  assert_fails (self, gone, "“gone.mp3” is not in its folder any more.");
  assert_fails (self, empty, "“empty.mp3” holds no sound that can be played.");
  assert_fails (self, text, "“text.mp3” holds no sound that can be played.");

  /* another recording is not harmed by that */
  sound = write_sound (self, "a.wav", 2, 2);
  segue_player_set_file (self->player, sound, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 200);
}

/* A file that goes away while it is heard, and a player that goes away while it opens one. */
static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 2, 2);
  SeguePlayer *hasty = segue_player_new ();

  segue_player_set_file (hasty, file, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (hasty), TRUE);
  g_object_unref (hasty);
  segue_player_set_file (self->player, file, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 200);
  g_file_delete (file, NULL, NULL);
  run_until (self, 500);
  segue_player_set_file (self->player, NULL, 0, SEGUE_TIME_NONE);
  session_fixture_rest (50);
  g_assert_false (segue_time_source_can_seek (self->source));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  g_test_init (&argc, &argv, NULL);
  if (!SEGUE_HAVE_MEDIA)
    {
      g_print ("1..0 # SKIP GStreamer is not there\n");
      return 0;
    }

  add ("/player/lazy", test_lazy);
  add ("/player/seek", test_seek);
  add ("/player/rate", test_rate);
  add ("/player/end", test_end);
  add ("/player/broken", test_broken);
  add ("/player/gone", test_gone);

  return g_test_run ();
}
