/* test-peaks.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "session-fixture.h"
#include "session/sound/segue-peaks-cache.h"
#include "session/sound/segue-sound-loader.h"
#include "session/sound/segue-sound-scan.h"

/* The peaks of recordings, without a module that decodes any: a fake one hands out what the test wants. */

#define HOUR 360000 /* intervals of 10 ms */

/* What the scan in progress tells, or NULL. */
static SegueScanCallback fake_callback;
static gpointer fake_data;
static guint n_scans;

static SegueScan *
fake_scan (const char        *uri,
           SegueScanCallback  callback,
           gpointer           user_data)
{
  fake_callback = callback;
  fake_data = user_data;
  n_scans++;

  return (SegueScan *) &n_scans;
}

static void
fake_stop_scan (SegueScan *scan)
{
  g_assert_true ((gpointer) scan == &n_scans);
  fake_callback = NULL;
}

static const SegueSoundModule fake_module = { .scan = fake_scan, .stop_scan = fake_stop_scan };

static void
tell (SegueScanEvent   event,
      const SeguePeak *peaks,
      gsize            n_peaks,
      const char      *message)
{
  const SegueScanReport report = { event, peaks, n_peaks, 4000, message };

  fake_callback (&report, fake_data);
}

static void
append (SeguePeaks *peaks,
        guint8      level,
        guint       n_peaks)
{
  for (guint i = 0; i < n_peaks; i++)
    segue_peaks_append (peaks, &(SeguePeak) { level, level }, 1);
}

/* Every part is as loud as its loudest interval, at whatever level of the pyramid that is looked up. */
static void
test_parts (void)
{
  g_autoptr(SeguePeaks) peaks = segue_peaks_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autofree SeguePeak *all = g_new (SeguePeak, 10000);

  g_assert_cmpint (segue_peaks_get_length (peaks), ==, 0);
  g_assert_cmpfloat (segue_peaks_get (peaks, 0, 1000).peak, ==, 0);
  for (guint i = 0; i < 10000; i++)
    all[i] = (SeguePeak) { g_rand_int_range (rand, 0, 200), 100 };
  all[7777].peak = 255;
  segue_peaks_append (peaks, all, 10000);
  g_assert_cmpint (segue_peaks_get_length (peaks), ==, 100000);
  for (guint i = 0; i < 2000; i++)
    {
      const guint from = g_rand_int_range (rand, 0, 10000);
      const guint to = g_rand_int_range (rand, from, 10000) + 1;
      const SegueLoudness loudness = segue_peaks_get (peaks, from * 10, to * 10);
      const SegueLoudness mean = segue_peaks_get (peaks, 0, 10);
      guint8 loudest = 0;

      for (guint j = from; j < to; j++)
        loudest = MAX (loudest, all[j].peak);
      g_assert_cmpfloat_with_epsilon (loudness.mean, mean.mean, 0.0001);
      if (loudest == 255)
        g_assert_cmpfloat (loudness.peak, ==, 1);
      else
        g_assert_cmpfloat (loudness.peak, <, 0.6);
    }
  g_assert_cmpfloat (segue_peaks_get (peaks, -500, -100).peak, <, 0.6);
  g_assert_cmpfloat (segue_peaks_get (peaks, 200000, 300000).peak, ==, 0);
  g_assert_cmpfloat (segue_peaks_get (peaks, 0, SEGUE_TIME_MAX).peak, ==, 1);
}

/* A day takes no more memory than half of it, and times stay right. */
static void
test_day (void)
{
  g_autoptr(SeguePeaks) peaks = segue_peaks_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SeguePeaks) back = NULL;

  append (peaks, 50, 10 * HOUR);
  append (peaks, 255, 100);
  append (peaks, 50, 14 * HOUR - 100);
  g_assert_cmpint (segue_peaks_get_length (peaks), ==, 24 * 3600 * 1000);
  g_assert_cmpfloat (segue_peaks_get (peaks, 36000000, 36001000).peak, ==, 1);
  g_assert_cmpfloat (segue_peaks_get (peaks, 0, 36000000).peak, <, 0.1);
  g_assert_cmpfloat (segue_peaks_get (peaks, 36001040, 86400000).peak, <, 0.1);
  bytes = segue_peaks_write (peaks, "day");
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 9 << 20);
  back = segue_peaks_read (bytes, "day");
  g_assert_cmpint (segue_peaks_get_length (back), ==, 24 * 3600 * 1000);
  g_assert_cmpfloat (segue_peaks_get (back, 36000000, 36001000).peak, ==, 1);
}

/* Speech begins after a pause; clicks and short gaps are none. */
static void
test_starts (void)
{
  g_autoptr(SeguePeaks) peaks = segue_peaks_new ();

  append (peaks, 200, 300);
  append (peaks, 40, 50); /* a pause until 3.5 s */
  append (peaks, 200, 100);
  append (peaks, 40, 10); /* between two words, until 4.6 s */
  append (peaks, 200, 100);
  append (peaks, 40, 20);
  append (peaks, 200, 1); /* a click at 5.8 s */
  append (peaks, 40, 20); /* until 6.01 s */
  append (peaks, 200, 300);
  g_assert_cmpint (segue_peaks_find_start (peaks, 3400, 500), ==, 3500);
  g_assert_cmpint (segue_peaks_find_start (peaks, 3700, 500), ==, 3500);
  g_assert_cmpint (segue_peaks_find_start (peaks, 4600, 500), ==, SEGUE_TIME_NONE);
  g_assert_cmpint (segue_peaks_find_start (peaks, 5800, 500), ==, 6010);
  g_assert_cmpint (segue_peaks_find_start (peaks, 4800, 5000), ==, 6010);
  g_assert_cmpint (segue_peaks_find_start (peaks, 0, 500), ==, SEGUE_TIME_NONE);
  g_assert_cmpint (segue_peaks_find_start (peaks, 90000, 500), ==, SEGUE_TIME_NONE);
}

/* Foreign bytes, those of other files and those cut short are not read. */
static void
test_bytes (void)
{
  g_autoptr(SeguePeaks) peaks = segue_peaks_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SeguePeaks) back = NULL;

  append (peaks, 90, 700);
  bytes = segue_peaks_write (peaks, "a");
  back = segue_peaks_read (bytes, "a");
  g_assert_cmpint (segue_peaks_get_length (back), ==, 7000);
  g_assert_null (segue_peaks_read (bytes, "b"));
  g_assert_null (segue_peaks_read (bytes, ""));
  for (gsize size = 0; size < g_bytes_get_size (bytes); size += 37)
    {
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (bytes, 0, size);

      g_assert_null (segue_peaks_read (part, "a"));
    }
}

static GFile *
write_recording (Folder     *folder,
                 const char *name)
{
  g_autoptr(GFile) file = folder_file (folder, name);
  g_autoptr(GError) error = NULL;

  g_file_replace_contents (file, name, strlen (name), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&file);
}

static guint
count_cached (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "segue", "peaks", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".peaks");

  return n;
}

static void
scan (SegueSoundScan *scan,
      GFile          *file)
{
  static const SeguePeak peaks[200] = { { 1, 1 } };

  segue_sound_scan_set_file (scan, file);
  segue_sound_scan_start (scan);
  session_fixture_await (fake_callback != NULL);
  tell (SEGUE_SCAN_PEAKS, peaks, 100, NULL);
  g_assert_cmpfloat (segue_sound_scan_get_progress (scan), ==, 0.25);
  tell (SEGUE_SCAN_ENDED, peaks, 200, NULL);
  g_assert_null (fake_callback);
  g_assert_cmpint (segue_sound_scan_get_state (scan), ==, SEGUE_SCAN_STATE_DONE);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SeguePeaks) peaks = segue_peaks_cache_load_finish (result, user_data, NULL);

  g_assert_nonnull (peaks);
}

/* A recording is scanned once, and again when it has changed. Old peaks go when all are too large. */
static void
test_cache (void)
{
  Folder *folder = folder_new ();
  g_autoptr(SegueSoundScan) first = segue_sound_scan_new ();
  g_autoptr(SegueSoundScan) second = segue_sound_scan_new ();
  g_autoptr(GFile) a = write_recording (folder, "a.mp3");
  g_autoptr(GFile) b = write_recording (folder, "b.mp3");
  const guint n_before = n_scans;
  g_autofree char *identity = NULL;

  scan (first, a);
  g_assert_cmpint (segue_sound_scan_get_length (first), ==, 3000);
  session_fixture_await (count_cached () == 1);
  segue_sound_scan_set_file (second, a);
  segue_sound_scan_start (second);
  session_fixture_await (segue_sound_scan_get_state (second) == SEGUE_SCAN_STATE_DONE);
  g_assert_cmpint (segue_sound_scan_get_length (second), ==, 3000);
  g_assert_cmpuint (n_scans, ==, n_before + 1);

  g_file_replace_contents (a, "longer than before", 18, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  segue_sound_scan_set_file (second, a);
  session_fixture_await (segue_sound_scan_get_state (second) == SEGUE_SCAN_STATE_WAITING);
  g_assert_null (segue_sound_scan_get_peaks (second));

  scan (second, b);
  session_fixture_await (count_cached () == 2);
  segue_peaks_cache_load_async (b, NULL, loaded_cb, &identity);
  session_fixture_await (identity != NULL);
  segue_peaks_cache_store (b, identity, segue_sound_scan_get_peaks (second), 0);
  session_fixture_await (count_cached () == 0);
  folder_free (folder);
}

/* A scan is stopped, begun again, and fails. */
static void
test_scan (void)
{
  static const SeguePeak peaks[100] = { { 1, 1 } };
  Folder *folder = folder_new ();
  g_autoptr(SegueSoundScan) self = segue_sound_scan_new ();
  g_autoptr(GFile) file = write_recording (folder, "c.mp3");
  g_autoptr(GFile) gone = folder_file (folder, "gone.mp3");

  segue_sound_scan_set_file (self, file);
  segue_sound_scan_start (self);
  session_fixture_await (fake_callback != NULL);
  tell (SEGUE_SCAN_PEAKS, peaks, 100, NULL);
  segue_sound_scan_stop (self);
  g_assert_null (fake_callback);
  g_assert_cmpint (segue_sound_scan_get_state (self), ==, SEGUE_SCAN_STATE_WAITING);
  g_assert_cmpint (segue_peaks_get_length (segue_sound_scan_get_peaks (self)), ==, 1000);
  g_assert_cmpint (segue_sound_scan_get_length (self), ==, SEGUE_TIME_NONE);

  segue_sound_scan_start (self);
  session_fixture_await (fake_callback != NULL);
  tell (SEGUE_SCAN_FAILED, NULL, 0, "No sound.");
  g_assert_null (fake_callback);
  g_assert_cmpstr (segue_sound_scan_get_error (self), ==, "No sound.");

  /* what is stopped before the module is there is not begun */
  segue_sound_scan_start (self);
  session_fixture_await (segue_sound_scan_get_state (self) == SEGUE_SCAN_STATE_RUNNING);
  segue_sound_scan_stop (self);
  session_fixture_rest (20);
  g_assert_null (fake_callback);

  segue_sound_scan_set_file (self, gone);
  session_fixture_await (segue_sound_scan_get_error (self) != NULL);
  g_assert_cmpstr (segue_sound_scan_get_error (self), ==, "“gone.mp3” is not in its folder any more.");
  segue_sound_scan_set_file (self, NULL);
  g_assert_cmpint (segue_sound_scan_get_state (self), ==, SEGUE_SCAN_STATE_NONE);
  folder_free (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  segue_sound_loader_configure (NULL, &fake_module);
  g_test_add_func ("/peaks/parts", test_parts);
  g_test_add_func ("/peaks/day", test_day);
  g_test_add_func ("/peaks/starts", test_starts);
  g_test_add_func ("/peaks/bytes", test_bytes);
  g_test_add_func ("/peaks/cache", test_cache);
  g_test_add_func ("/peaks/scan", test_scan);

  return g_test_run ();
}
