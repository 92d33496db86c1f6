/* test-player.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "session-fixture.h"
#include "session/segue-session.h"
#include "session/sound/segue-player.h"
#include "session/sound/segue-snippet.h"
#include "session/sound/segue-sound-scan.h"
#include "sound-bytes.h"

/* The player with sounds that the test writes itself, and a sink that keeps time but is not heard. */

#define RATE 8000
/* How long the main loop may be blocked, in microseconds. */
#define MAX_BLOCKED 50000

/* How often a test is run again in which the main loop was blocked. */
#define MAX_AGAIN 2

static gint64 longest_blocked; /* in the test that runs, in microseconds */

typedef struct
{
  Folder *folder;
  SeguePlayer *player;
  SegueTimeSource *source;
} Fixture;

/* Writes a sound of one channel with @seconds seconds; the file states @stated. */
static GFile *
write_sound (Fixture    *self,
             const char *name,
             guint       seconds,
             guint       stated)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  sound_bytes_put (bytes, 36 + stated * RATE * 2, 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  sound_bytes_put (bytes, 16, 4);
  sound_bytes_put (bytes, 1, 2);
  sound_bytes_put (bytes, 1, 2);
  sound_bytes_put (bytes, RATE, 4);
  sound_bytes_put (bytes, RATE * 2, 4);
  sound_bytes_put (bytes, 2, 2);
  sound_bytes_put (bytes, 16, 2);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  sound_bytes_put (bytes, stated * RATE * 2, 4);
  for (guint i = 0; i < seconds * RATE; i++)
    sound_bytes_put (bytes, (guint16) (gint16) (8000 * sin (i * 440 * 2 * G_PI / RATE)), 2);

  return sound_bytes_store (bytes, 0, self->folder, name);
}

/* Appends a check of the last @n bytes, a remainder of 8 or 16 bits by the polynomial @poly. */
static void
put_check (GByteArray *bytes,
           guint       n,
           guint       poly,
           guint       bits)
{
  guint check = 0;

  for (guint i = bytes->len - n; i < bytes->len; i++)
    {
      check ^= bytes->data[i] << (bits - 8);
      for (guint bit = 0; bit < 8; bit++)
        check = ((check << 1) ^ (check >> (bits - 1) & 1 ? poly : 0)) & ((1 << bits) - 1);
    }
  for (guint i = bits; i > 0; i -= 8)
    sound_bytes_put (bytes, check >> (i - 8), 1);
}

/* Writes silence as FLAC, in frames of 4 seconds. The file has @n_frames of them, and states @n_stated. */
static GFile *
write_flac (Fixture    *self,
            const char *name,
            guint       n_frames,
            guint       n_stated)
{
  const guint n_samples = 4 * RATE;
  /* one channel, 16 bits, no checksum of the sound */
  const guint8 head[] = { 'f', 'L', 'a', 'C', 0x80, 0, 0, 34, n_samples >> 8, n_samples & 255, n_samples >> 8,
                          n_samples & 255, 0, 0, 0, 0, 0, 0, RATE >> 12, RATE >> 4 & 255, (RATE & 15) << 4, 0xf0,
                          n_stated * n_samples >> 24, n_stated * n_samples >> 16 & 255, n_stated * n_samples >> 8 & 255,
                          n_stated * n_samples & 255 };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, head, sizeof head);
  for (guint i = 0; i < 16; i++)
    sound_bytes_put (bytes, 0, 1);
  for (guint i = 0; i < n_frames; i++)
    {
      const guint8 frame[] = { 0xff, 0xf8, 0x74, 0x08, i, (n_samples - 1) >> 8, (n_samples - 1) & 255 };

      g_byte_array_append (bytes, frame, sizeof frame);
      put_check (bytes, sizeof frame, 0x07, 8);
      /* a constant value */
      sound_bytes_put (bytes, 0, 3);
      put_check (bytes, sizeof frame + 4, 0x8005, 16);
    }

  return sound_bytes_store (bytes, 0, self->folder, name);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = folder_new ();
  self->player = segue_player_new ();
  self->source = SEGUE_TIME_SOURCE (self->player);
}

/* Fails if the main loop was blocked. A busy machine can hold up a thread that this one waits for, or a page that it
 * reads, which nothing tells from code that blocks, but for this: the code does it each time. So the test is run again in
 * a process of its own, in which nothing was loaded before either. */
static void
check_blocked (void)
{
  const gint64 blocked = longest_blocked;

  g_test_message ("main loop blocked for %.1f ms at most", blocked / 1000.0);
  longest_blocked = 0;
  if (g_test_subprocess ())
    g_assert_cmpint (blocked, <, MAX_BLOCKED);
  for (guint i = 0; blocked >= MAX_BLOCKED && !g_test_subprocess () && i < MAX_AGAIN; i++)
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      if (g_test_trap_has_passed ())
        return;
    }
  if (blocked >= MAX_BLOCKED)
    g_test_trap_assert_passed ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->player);
  folder_free (self->folder);
  check_blocked ();
}

static gboolean
maps_gstreamer (void)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));

  return strstr (maps, "libgst") != NULL;
}

/* Returns how long this thread has waited for a processor since it began, in microseconds. */
static gint64
get_waited (void)
{
  g_autofree char *stat = NULL;
  const char *space;

  if (!g_file_get_contents ("/proc/thread-self/schedstat", &stat, NULL, NULL))
    return 0;

  space = strchr (stat, ' ');
  g_assert_nonnull (space);

  return g_ascii_strtoll (space, NULL, 10) / 1000;
}

/* Runs the main loop once, and measures how long it is blocked. What other programs take of the processor does not count. */
static void
iterate (void)
{
  const gint64 waited = get_waited ();
  const gint64 began = g_get_monotonic_time ();
  gint64 blocked;

  g_main_context_iteration (NULL, FALSE);
  blocked = g_get_monotonic_time () - began - (get_waited () - waited);
  longest_blocked = MAX (longest_blocked, blocked);
  g_usleep (1000);
}

#define await(condition)                                                            \
  G_STMT_START                                                                      \
    {                                                                               \
      const gint64 deadline_ = session_fixture_deadline ();                         \
      while (!(condition))                                                          \
        {                                                                           \
          if (g_get_monotonic_time () > deadline_)                                  \
            g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
          iterate ();                                                               \
        }                                                                           \
    }                                                                               \
  G_STMT_END

static void
run_until (Fixture *self,
           gint64   position)
{
  await (segue_player_get_error (self->player) != NULL || segue_time_source_get_position (self->source) >= position);
  g_assert_null (segue_player_get_error (self->player));
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
  run_until (self, 1300);
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
  await (!segue_time_source_is_running (self->source));
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
  await (segue_player_get_error (self->player) != NULL);
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

/* A few seconds of the recording are heard, until they end, are stopped, or nobody needs them any more. */
static void
test_snippet (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 20, 20);
  g_autoptr(SegueSession) session = segue_session_new ();
  SegueRecording *recording = segue_session_get_recording (session);
  SeguePlayer *player = segue_recording_get_player (recording);
  SegueTimeSource *source = SEGUE_TIME_SOURCE (player);
  g_autoptr(SegueSnippet) snippet = segue_snippet_new (recording);
  gint64 began;

  g_assert_cmpint (segue_snippet_get_duration (snippet), ==, SEGUE_TIME_NONE);
  segue_snippet_play (snippet, 1000);
  segue_snippet_stop (snippet);
  g_assert_false (segue_time_source_is_running (source));

  segue_player_set_file (player, file, 0, 20000);
  g_assert_cmpint (segue_snippet_get_duration (snippet), ==, 20000);
  segue_snippet_play (snippet, SEGUE_TIME_NONE);
  g_assert_false (segue_time_source_is_running (source));
  segue_snippet_play (snippet, 2000);
  await (segue_time_source_get_position (source) >= 2200);
  g_assert_true (segue_time_source_is_running (source));
  segue_snippet_stop (snippet);
  g_assert_false (segue_time_source_is_running (source));
  /* the next one is heard for its whole length, and ends by itself */
  segue_snippet_play (snippet, 4000);
  session_fixture_rest (1000);
  began = g_get_monotonic_time ();
  segue_snippet_play (snippet, 10000);
  await (!segue_time_source_is_running (source));
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 2900 * 1000);
  g_assert_cmpint (segue_time_source_get_position (source), >=, 10000);
  segue_snippet_play (snippet, 4000);
  g_assert_true (segue_time_source_is_running (source));
  g_clear_object (&snippet);
  g_assert_false (segue_time_source_is_running (source));
  segue_player_set_file (player, NULL, 0, SEGUE_TIME_NONE);
  session_fixture_rest (50);
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

/* What is not sound, or ends early, is told by the scan too. */
static void
test_scan (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(SegueSoundScan) scan = segue_sound_scan_new ();
  g_autoptr(GFile) file = write_sound (self, "a.wav", 60, 60);
  g_autoptr(GFile) cut = write_sound (self, "cut.wav", 20, 60);
  g_autoptr(GFile) short_flac = write_flac (self, "cut.flac", 3, 8);
  g_autoptr(GFile) noise = folder_file (self->folder, "noise.mp3");
  g_autofree char *bytes = g_malloc (100000);
  g_autofree char *notice = NULL;
  SegueLoudness loudness;

  segue_sound_scan_set_file (scan, file);
  segue_sound_scan_start (scan);
  await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  g_assert_cmpint (segue_sound_scan_get_length (scan), ==, 60000);
  notice = segue_sound_scan_take_notice (scan);
  g_assert_null (notice);
  loudness = segue_peaks_get (segue_sound_scan_get_peaks (scan), 0, 60000);
  g_assert_cmpfloat_with_epsilon (loudness.peak, 8000 / 32768.0, 0.01);
  g_assert_cmpfloat_with_epsilon (loudness.mean, 8000 / 32768.0 / sqrt (2), 0.01);

  segue_sound_scan_set_file (scan, cut);
  segue_sound_scan_start (scan);
  await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  g_assert_cmpint (segue_sound_scan_get_length (scan), ==, 20000);

  segue_sound_scan_set_file (scan, short_flac);
  segue_sound_scan_start (scan);
  await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE);
  g_assert_cmpint (segue_sound_scan_get_length (scan), ==, 12000);
  notice = segue_sound_scan_take_notice (scan);
  g_assert_cmpstr (notice, ==, "“cut.flac” ends at 0:00:12, before the end that it states. It may be cut short.");

  for (guint i = 0; i < 100000; i++)
    bytes[i] = g_test_rand_int ();
  g_file_replace_contents (noise, bytes, 100000, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  segue_sound_scan_set_file (scan, noise);
  segue_sound_scan_start (scan);
  await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_ERROR);
  g_assert_nonnull (segue_sound_scan_get_error (scan));
}

/* A day of silence takes no room on the disk. */
static GFile *
write_day (Fixture *self)
{
  g_autoptr(GFile) file = write_sound (self, "day.wav", 0, 24 * 3600);

  g_assert_cmpint (truncate (g_file_peek_path (file), 44 + (gint64) 24 * 3600 * RATE * 2), ==, 0);

  return g_steal_pointer (&file);
}

/* A day opens and seeks at once, in two windows at the same time, and its scan can be stopped. */
static void
test_day (Fixture       *self,
          gconstpointer  data)
{
  g_autoptr(SegueSoundScan) scan = segue_sound_scan_new ();
  g_autoptr(SeguePlayer) other = segue_player_new ();
  g_autoptr(GFile) file = write_day (self);

  segue_player_set_file (self->player, file, 0, SEGUE_TIME_NONE);
  segue_player_set_file (other, file, 1000, SEGUE_TIME_NONE);
  segue_sound_scan_set_file (scan, file);
  segue_sound_scan_start (scan);
  segue_time_source_set_running (self->source, TRUE);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (other), TRUE);
  run_until (self, 100);
  g_assert_cmpint (segue_time_source_get_duration (self->source), ==, 24 * 3600 * 1000);
  segue_time_source_seek (self->source, 23 * 3600 * 1000);
  run_until (self, 23 * 3600 * 1000 + 100);
  await (segue_time_source_get_position (SEGUE_TIME_SOURCE (other)) > 1100);
  await (segue_sound_scan_get_progress (scan) > 0);
  segue_sound_scan_stop (scan);
  g_assert_cmpint (segue_sound_scan_get_state (scan), ==, SEGUE_SCAN_STATE_WAITING);
}

/* A recording that becomes shorter while it is heard ends, or fails with a message. */
static void
test_truncated (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 30, 30);

  segue_player_set_file (self->player, file, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 200);
  g_assert_cmpint (truncate (g_file_peek_path (file), 1000), ==, 0);
  segue_time_source_seek (self->source, 25000);
  await (!segue_time_source_is_running (self->source));
}

/* Without a sound device the recording runs, and the user is told. */
static void
test_no_device (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GFile) file = write_sound (self, "a.wav", 10, 10);
  g_autofree char *notice = NULL;

  if (g_file_test ("/dev/snd", G_FILE_TEST_EXISTS) || g_file_test ("/dev/dsp", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there may be a sound device");
      return;
    }

  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  g_setenv ("JACK_NO_START_SERVER", "1", TRUE);
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "autoaudiosink");
  segue_player_set_file (self->player, file, 0, SEGUE_TIME_NONE);
  segue_time_source_set_running (self->source, TRUE);
  run_until (self, 300);
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  notice = segue_player_take_notice (self->player);
  g_assert_cmpstr (notice, ==, "There is no sound device. The recording runs, but nothing is heard.");
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
  add ("/player/snippet", test_snippet);
  add ("/player/gone", test_gone);
  add ("/player/scan", test_scan);
  add ("/player/day", test_day);
  add ("/player/truncated", test_truncated);
  add ("/player/no-device", test_no_device);

  return g_test_run ();
}
