/* test-sound-cut.c
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

/* Recordings that are cut short, which the test writes itself. */

typedef struct
{
  Folder *folder;
} Fixture;

/* Writes silence as MP3, in frames of 36 ms with 32 kbit/s, or in turn with 64 if @varies. The header states @n_stated
 * frames; there is none for 0. */
static GFile *
write_mp3 (Fixture    *self,
           const char *name,
           guint       n_frames,
           guint       n_stated,
           gboolean    varies)
{
  static const guint8 tag[] = { 'I', 'D', '3', 3, 0, 0, 0, 0, 1, 0 };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, tag, sizeof tag);
  for (guint i = 0; i < 128; i++)
    sound_bytes_put (bytes, 0, 1);
  for (guint i = 0; i < n_frames + (n_stated > 0); i++)
    {
      const guint factor = varies && i % 2 == 1 ? 2 : 1;
      /* MPEG 1, layer III, 32 kHz, mono; 32 or 64 kbit/s */
      const guint8 header[] = { 0xff, 0xfb, factor == 2 ? 0x58 : 0x18, 0xc4 };
      const guint at = bytes->len;

      g_byte_array_append (bytes, header, sizeof header);
      for (guint n = 4; n < 144 * factor; n++)
        sound_bytes_put (bytes, 0, 1);
      if (i > 0 || n_stated == 0)
        continue;
      memcpy (bytes->data + at + 21, varies ? "Xing" : "Info", 4);
      bytes->data[at + 28] = 1;
      bytes->data[at + 31] = n_stated >> 8 & 255;
      bytes->data[at + 32] = n_stated & 255;
    }

  return sound_bytes_store (bytes, 0, self->folder, name);
}

/* Adds a page of Ogg with packets of one length. */
static void
put_page (GByteArray   *bytes,
          guint8        flags,
          guint64       granule,
          guint         number,
          const guint8 *packet,
          guint8        length,
          guint8        n_packets)
{
  const guint at = bytes->len;
  guint32 check = 0;

  g_byte_array_append (bytes, (const guint8 *) "OggS", 4);
  sound_bytes_put (bytes, 0, 1);
  sound_bytes_put (bytes, flags, 1);
  sound_bytes_put (bytes, (guint32) granule, 4);
  sound_bytes_put (bytes, granule >> 32, 4);
  sound_bytes_put (bytes, 1, 4);
  sound_bytes_put (bytes, number, 4);
  sound_bytes_put (bytes, 0, 4);
  sound_bytes_put (bytes, n_packets, 1);
  for (guint i = 0; i < n_packets; i++)
    sound_bytes_put (bytes, length, 1);
  for (guint i = 0; i < n_packets; i++)
    g_byte_array_append (bytes, packet, length);
  for (guint i = at; i < bytes->len; i++)
    {
      check ^= (guint32) bytes->data[i] << 24;
      for (guint bit = 0; bit < 8; bit++)
        check = check << 1 ^ ((check >> 31) != 0 ? 0x04c11db7 : 0);
    }
  for (guint i = 0; i < 4; i++)
    bytes->data[at + 22 + i] = check >> (8 * i);
}

/* Writes silence as Opus, a page a second, without the last @n_cut bytes. The last page is marked if the file @ends. */
static GFile *
write_opus (Fixture    *self,
            const char *name,
            guint       seconds,
            gboolean    ends,
            guint       n_cut)
{
  static const guint8 head[] = { 'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0 };
  static const guint8 tags[] = { 'O', 'p', 'u', 's', 'T', 'a', 'g', 's', 1, 0, 0, 0, 'x', 0, 0, 0, 0 };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  put_page (bytes, 2, 0, 0, head, sizeof head, 1);
  put_page (bytes, 0, 0, 1, tags, sizeof tags, 1);
  for (guint i = 1; i <= seconds; i++)
    /* 20 ms of mono in which nothing is sent */
    put_page (bytes, ends && i == seconds ? 4 : 0, i * 48000, i + 1, &(guint8) { 0xf8 }, 1, 50);

  return sound_bytes_store (bytes, n_cut, self->folder, name);
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

/* Scans a file that has @seconds seconds. Its notice is the sentence with its name and this time, or none for NULL. */
static void
check_notice (SegueSoundScan *scan,
              GFile          *file,
              gint64          seconds,
              const char     *sentence)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *expected = sentence != NULL ? g_strdup_printf ("“%s” ends at 0:00:%02d%s It may be cut short.", name,
                                                                  (int) seconds, sentence) : NULL;
  g_autofree char *notice = NULL;

  segue_sound_scan_set_file (scan, file);
  segue_sound_scan_start (scan);
  session_fixture_await (segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_DONE ||
                         segue_sound_scan_get_state (scan) == SEGUE_SCAN_STATE_ERROR);
  g_assert_cmpstr (segue_sound_scan_get_error (scan), ==, NULL);
  g_assert_cmpint (ABS (segue_sound_scan_get_length (scan) - seconds * 1000), <, 500);
  notice = segue_sound_scan_take_notice (scan);
  g_assert_cmpstr (notice, ==, expected);
}

/* MP3 and Ogg that are cut short are told from those that say nothing of their length, or end where they say. */
static void
test_cut (Fixture       *self,
          gconstpointer  data)
{
  static const char early[] = ", before the end that it states.", open[] = " without the mark that closes a recording.";
  g_autoptr(SegueSoundScan) scan = segue_sound_scan_new ();
  const guint whole = 20 * 1000 / 36 + 1, part = 12 * 1000 / 36 + 1;
  const struct { GFile *file; gint64 seconds; const char *sentence; } files[] = {
    { write_mp3 (self, "info.mp3", whole, whole, FALSE), 20, NULL },
    { write_mp3 (self, "xing.mp3", whole, whole, TRUE), 20, NULL },
    { write_mp3 (self, "info-cut.mp3", part, whole, FALSE), 12, early },
    { write_mp3 (self, "xing-cut.mp3", part, whole, TRUE), 12, early },
    { write_mp3 (self, "longer.mp3", whole, part, FALSE), 20, NULL },
    { write_mp3 (self, "cbr.mp3", part, 0, FALSE), 12, NULL },
    { write_mp3 (self, "vbr.mp3", part, 0, TRUE), 12, NULL },
    { write_opus (self, "whole.opus", 20, TRUE, 0), 20, NULL },
    { write_opus (self, "open.opus", 20, FALSE, 0), 20, open },
    { write_opus (self, "cut.opus", 20, TRUE, 30), 19, open },
    { write_opus (self, "cut-in-head.opus", 20, TRUE, 120), 19, open },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      check_notice (scan, files[i].file, files[i].seconds, files[i].sentence);
      g_object_unref (files[i].file);
    }
}

/* Whoever plays a recording to its end is told, too. */
static void
test_played (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(SeguePlayer) player = segue_player_new ();
  g_autoptr(GFile) file = write_mp3 (self, "cut.mp3", 12 * 1000 / 36 + 1, 20 * 1000 / 36, FALSE);
  g_autofree char *notice = NULL;

  segue_player_set_file (player, file, 11000, SEGUE_TIME_NONE);
  segue_time_source_set_running (SEGUE_TIME_SOURCE (player), TRUE);
  session_fixture_await ((notice = segue_player_take_notice (player)) != NULL);
  g_assert_true (g_str_has_suffix (notice, ", before the end that it states. It may be cut short."));
}

int
main (int    argc,
      char **argv)
{
  segue_player_configure (g_getenv ("SEGUE_MODULE_DIR"), "fakesink sync=true");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!SEGUE_HAVE_MEDIA)
    {
      g_print ("1..0 # SKIP GStreamer is not there\n");
      return 0;
    }

  g_test_add ("/sound-cut/scanned", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/sound-cut/played", Fixture, NULL, set_up, test_played, tear_down);

  return g_test_run ();
}
