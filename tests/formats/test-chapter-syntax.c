/* test-chapter-syntax.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/chapters/segue-chapters-read.h"

#include <string.h>

/* The syntaxes of files of chapters: what is found in a text, and how values are written into it. */

static const struct
{
  const char *text;
  gint64      time;
  gint64      other;
  const char *written; /* the other time in the form of the text */
} clocks[] = {
  { "37", 37000, 229000, "229" },
  { "229", 229000, 5500, "5.500" },
  { "7:48", 468000, 3723000, "1:02:03" },
  { "01:35:52", 5752000, 61000, "00:01:01" },
  { "05:12:03.5", 18723500, 100, "00:00:00.1" },
  { "05:12:03.5", 18723500, 120, "00:00:00.120" },
  { "1:02.0399", 62039, 1500, "0:01.5000" },
  { " 00:00:01,200\n", 1200, 0, "00:00:00,000" },
  { "00:00:00.0000000", 0, 267080, "00:04:27.0800000" },
  { "125:00", 7500000, 60000, "01:00" },
  { "0:61", -1, 1, "00:00:00.001" },
  { "a00:00:01", -1, 0, "00:00:00.000" },
  { "1:2:3:4", -1, 0, "00:00:00.000" },
  { "1.", -1, 0, "00:00:00.000" },
  { ":30", -1, 0, "00:00:00.000" },
  { "", -1, 0, "00:00:00.000" },
  { "99999999999999999999", -1, 0, "00:00:00.000" },
};

static void
test_clocks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      const gsize length = strlen (clocks[i].text);
      g_autofree char *written = segue_chapters_write_clock (clocks[i].text, length, clocks[i].other);
      gint64 time = -1;

      g_assert_true (segue_chapters_read_clock (clocks[i].text, length, &time) == (clocks[i].time >= 0));
      g_assert_cmpint (time, ==, clocks[i].time);
      g_assert_cmpstr (written, ==, clocks[i].written);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chapter-syntax/clocks", test_clocks);

  return g_test_run ();
}
