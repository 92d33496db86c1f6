/* bench-read.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include "core/episode/segue-reader.h"

/* Reading is measured against g_utf8_validate() on the same text: the least that a reader of text can do. */

#define SIZE (10 * 1024 * 1024)
#define RUNS 9
#define TARGET 3.0

static double
measure_validation (const GString *text)
{
  double start = bench_now ();

  g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
  return bench_now () - start;
}

static double
measure_reading (const GString *text,
                 guint         *n_entries)
{
  double start = bench_now (), used;
  g_autoptr(SegueEpisode) episode = segue_reader_read (text->str, text->len, NULL);

  used = bench_now () - start;
  *n_entries = segue_episode_get_n_entries (episode);
  return used;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *file = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = NULL;
  double validation[RUNS], reading[RUNS], v, r;
  guint n_entries = 0;
  gsize length;

  if (argc != 2 || !g_file_get_contents (argv[1], &file, &length, &error) || length == 0)
    {
      g_printerr ("Usage: %s FILE\n%s\n", argv[0], error != NULL ? error->message : "");
      return 2;
    }
  text = g_string_sized_new (SIZE + length);
  while (text->len < SIZE)
    g_string_append_len (text, file, length);
  for (guint i = 0; i < RUNS; i++)
    {
      validation[i] = measure_validation (text);
      reading[i] = measure_reading (text, &n_entries);
    }
  v = bench_percentile (validation, RUNS, 50);
  r = bench_percentile (reading, RUNS, 50);
  g_print ("%.1f MB, %u entries\n", text->len / 1e6, n_entries);
  g_print ("g_utf8_validate    %7.1f MB/s\n", text->len / v);
  g_print ("segue_reader_read  %7.1f MB/s\n", text->len / r);
  g_print ("ratio %.2f (target: at most %.1f)\n", r / v, TARGET);
  return r / v <= TARGET ? 0 : 1;
}
