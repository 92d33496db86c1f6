/* test-frames.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/segue-frames.h"

/* Times that count frames: the seconds and the frames, or -1 for what is none. */
static void
test_scan (void)
{
  static const struct { const char *text; gint64 seconds; guint frames; } times[] = {
    { "00:00:00:00", 0, 0 }, { "01:02:03:04", 3723, 4 }, { "01:02:03;04", 3723, 4 }, { "01:02:03.04", 3723, 4 },
    { "01;02;03;04", 3723, 4 }, { "1:2:3:4", 3723, 4 }, { "100:00:00:00", 360000, 0 }, { "01:59:59:23", 7199, 23 },
    { "01.02:03:04", -1, 0 }, { "01:02.03:04", -1, 0 }, { "01:02:03,04", -1, 0 }, { "01:02:03 04", -1, 0 },
    { "01:60:03:04", -1, 0 }, { "01:02:60:04", -1, 0 }, { "01:02:03", -1, 0 }, { "01:02:03:", -1, 0 }, { "01:02::04", -1, 0 },
    { ":02:03:04", -1, 0 }, { "01:02:03:04:05", -1, 0 }, { "01:02:03:04 ", -1, 0 }, { "", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 seconds = -1;
      guint frames = 0;

      g_test_message ("“%s”", times[i].text);
      g_assert_cmpint (segue_frames_scan (times[i].text, strlen (times[i].text), &seconds, &frames), ==, times[i].seconds >= 0);
      g_assert_cmpint (seconds, ==, times[i].seconds);
      g_assert_cmpuint (frames, ==, times[i].frames);
    }
}

/* No byte after the length is read. */
static void
test_length (void)
{
  static const char text[] = "01:02:03:04";
  gint64 seconds;
  guint frames;

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *part = g_memdup2 (text, length);

      g_assert_cmpint (segue_frames_scan (part, length, &seconds, &frames), ==, length == strlen (text) - 1);
    }
  g_assert_cmpuint (frames, ==, 0);
}

static void
test_rate (void)
{
  static const guint rates[][2] = { { 0, 24 }, { 23, 24 }, { 24, 25 }, { 25, 30 }, { 29, 30 }, { 30, 50 }, { 49, 50 }, { 50, 60 }, { 59, 60 } };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    g_assert_cmpuint (segue_frames_guess_rate (rates[i][0]), ==, rates[i][1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frames/scan", test_scan);
  g_test_add_func ("/frames/length", test_length);
  g_test_add_func ("/frames/rate", test_rate);

  return g_test_run ();
}
