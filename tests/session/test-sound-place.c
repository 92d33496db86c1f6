/* test-sound-place.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "session-fixture.h"
#include "session/sound/segue-player.h"
#include "session/sound/segue-sound-scan.h"
#include "sound-bytes.h"

/* Where a sound is shown and heard is where it was recorded, whatever an encoder has put before it. */

/* The recordings have a rate of 8 kHz, at which this is long: 138 ms in the MP3. A tone of 20 ms is at this place. */
#define RATE 8000
#define TONE 500
#define TOLERANCE 5
/* Where the MP3 says what has written it. */
#define SIGNATURE 133

/* How long a paused recording gets to arrive at a place, in microseconds. */
#define SETTLING 150000

typedef struct
{
  Folder *folder;
} Fixture;

/* Stores an MP3 whose header says that @program has written it, of four letters. */
static GFile *
write_mp3 (Fixture    *self,
           const char *name,
           const char *program)
{
  g_autoptr(GByteArray) bytes = NULL;
  g_autoptr(GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (SEGUE_TEST_CLICK, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (length > SIGNATURE + 4 && memcmp (content + SIGNATURE, "Lavf", 4) == 0);
  memcpy (content + SIGNATURE, program, 4);
  bytes = g_byte_array_new_take ((guint8 *) content, length);

  return sound_bytes_store (bytes, 0, self->folder, name);
}

/* Appends the header of a box of QuickTime whose content has @size bytes. */
static void
put_box (GByteArray *bytes,
         const char *name,
         guint32     size)
{
  sound_bytes_put (bytes, GUINT32_SWAP_LE_BE (size + 8), 4);
  g_byte_array_append (bytes, (const guint8 *) name, 4);
}

static void
put_numbers (GByteArray    *bytes,
             const guint32 *numbers,
             guint          n_numbers)
{
  for (guint i = 0; i < n_numbers; i++)
    sound_bytes_put (bytes, GUINT32_SWAP_LE_BE (numbers[i]), 4);
}

#define PUT(...) put_numbers (bytes, (const guint32[]) { __VA_ARGS__ }, sizeof ((const guint32[]) { __VA_ARGS__ }) / 4)

/* Stores a QuickTime film of a second of raw sound, whose edit list leaves out the first @n_before samples. */
static GFile *
write_mov (Fixture    *self,
           const char *name,
           guint       n_before)
{
  const guint n_samples = RATE + n_before;
  const guint stbl = 16 + 36 + 24 + 28 + 20 + 20, minf = 16 + 36 + stbl + 8, mdia = 32 + 33 + minf + 8;
  const guint trak = 92 + 36 + mdia + 8;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  put_box (bytes, "ftyp", 8);
  g_byte_array_append (bytes, (const guint8 *) "qt  \0\0\0\0", 8);
  put_box (bytes, "mdat", n_samples * 2);
  for (guint i = 0; i < n_samples; i++)
    {
      const guint at = n_before + TONE * RATE / 1000;

      sound_bytes_put (bytes, i >= at && i < at + RATE / 50 ? (i % 4 < 2 ? 20000 : 45536) : 0, 2);
    }
  put_box (bytes, "moov", 108 + trak + 8);
  put_box (bytes, "mvhd", 100);
  PUT (0, 0, 0, RATE, RATE, 0x10000, 0x1000000, 0, 0, 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000, 0, 0, 0, 0, 0, 0, 2);
  put_box (bytes, "trak", trak);
  put_box (bytes, "tkhd", 84);
  PUT (1, 0, 0, 1, 0, RATE, 0, 0, 0, 0x1000000, 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000, 0, 0);
  put_box (bytes, "edts", 28);
  put_box (bytes, "elst", 20);
  PUT (0, 1, RATE, n_before, 0x10000);
  put_box (bytes, "mdia", mdia);
  put_box (bytes, "mdhd", 24);
  PUT (0, 0, 0, RATE, n_samples, 0);
  put_box (bytes, "hdlr", 25);
  PUT (0, 0x6d686c72, 0x736f756e, 0, 0, 0);
  sound_bytes_put (bytes, 0, 1);
  put_box (bytes, "minf", minf);
  put_box (bytes, "smhd", 8);
  PUT (0, 0);
  put_box (bytes, "dinf", 28);
  put_box (bytes, "dref", 20);
  PUT (0, 1, 12, 0x75726c20, 1);
  put_box (bytes, "stbl", stbl);
  put_box (bytes, "stsd", 44);
  /* little-endian, mono, 16 bits */
  PUT (0, 1, 36, 0x736f7774, 0, 1, 0, 0, 0x10010, 0, RATE << 16);
  put_box (bytes, "stts", 16);
  PUT (0, 1, n_samples, 1);
  put_box (bytes, "stsc", 20);
  PUT (0, 1, 1, n_samples, 1);
  put_box (bytes, "stsz", 12);
  PUT (0, 2, n_samples);
  put_box (bytes, "stco", 12);
  PUT (0, 1, 24);

  return sound_bytes_store (bytes, 0, self->folder, name);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = folder_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  folder_free (self->folder);
}

/* Returns: the interval in which @file is loud first, in milliseconds */
static gint64
find_shown (GFile *file)
{
  g_autoptr(SegueSoundScan) scan = segue_sound_scan_new ();
  gint64 at = 0;

  segue_sound_scan_set_file (scan, file);
  segue_sound_scan_start (scan);
  session_fixture_await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE ||
                         segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_ERROR);
  g_assert_cmpstr (segue_sound_scan_get_error (scan), ==, NULL);
  while (at < 1000 && segue_peaks_get (segue_sound_scan_get_peaks (scan), at, at + 10).peak < 0.2)
    at += 10;

  return at;
}

/* Plays @file from @position to its end. Returns: where in it a tone is heard, in milliseconds */
static gint64
find_heard (Fixture *self,
            GFile   *file,
            gint64   position)
{
  g_autoptr(SeguePlayer) player = segue_player_new ();
  g_autofree char *path = folder_path (self->folder, "heard");
  g_autofree char *sink = g_strdup_printf ("audioconvert ! audio/x-raw,format=S16LE,channels=1,rate=%d ! "
                                           "filesink location=\"%s\"", RATE, path);
  g_autofree char *content = NULL;
  gint64 settled;
  gsize length;
  gsize at = 0;

  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), sink);
  segue_player_set_file (player, file, position, SEGUE_TIME_NONE);
  /* opens it */
  segue_time_source_set_running (SEGUE_TIME_SOURCE (player), TRUE);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (player), FALSE);
  session_fixture_await (segue_time_source_get_duration (SEGUE_TIME_SOURCE (player)) > 0);
  /* while the recording is on its way there, it tells where it is going to */
  settled = g_get_monotonic_time () + SETTLING;
  session_fixture_await (g_get_monotonic_time () > settled);
  g_assert_cmpint (segue_time_source_get_position (SEGUE_TIME_SOURCE (player)), ==, position);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (player), TRUE);
  session_fixture_await (!segue_time_source_is_running (SEGUE_TIME_SOURCE (player)));
  g_clear_object (&player);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  while (at + 1 < length && ABS ((gint16) ((guint8) content[at] | (guint8) content[at + 1] << 8)) < 6000)
    at += 2;

  return position + (gint64) at / 2 * 1000 / RATE;
}

static void
check_place (Fixture *self,
             GFile   *file)
{
  g_assert_cmpint (find_shown (file), ==, TONE);
  g_assert_cmpint (ABS (find_heard (self, file, 300) - TONE), <=, TOLERANCE);
  g_assert_cmpint (ABS (find_heard (self, file, TONE - 100) - TONE), <=, TOLERANCE);
  g_object_unref (file);
}

static void
ignore_log (const char     *domain,
            GLogLevelFlags  level,
            const char     *message,
            gpointer        data)
{
}

/* GStreamer 1.22 and 1.26 complain of their own decoder where a frame has nothing but what LAME has put there. */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        data)
{
  return g_strcmp0 (domain, "GStreamer-Audio") != 0 || strstr (message, "'size > 0'") == NULL;
}

static void
test_place (Fixture       *self,
            gconstpointer  data)
{
  g_log_set_handler ("GStreamer-Audio", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, ignore_log, NULL);
  g_test_log_set_fatal_handler (is_fatal, NULL);
  /* GStreamer leaves out what LAME says it has put before the sound, but not what FFmpeg says */
  check_place (self, write_mp3 (self, "ffmpeg.mp3", "Lavf"));
  check_place (self, write_mp3 (self, "codec.mp3", "Lavc"));
  check_place (self, write_mp3 (self, "lame.mp3", "LAME"));
  check_place (self, write_mov (self, "plain.mov", 0));
  check_place (self, write_mov (self, "edited.mov", 1024));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!SEGUE_HAVE_MEDIA)
    {
      g_print ("1..0 # SKIP GStreamer is not there\n");
      return 0;
    }

  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  g_test_add ("/sound-place", Fixture, NULL, set_up, test_place, tear_down);

  return g_test_run ();
}
