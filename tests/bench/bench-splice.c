/* bench-splice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include "core/episode/segue-reader.h"

/* What one splice costs must not grow with the episode, and 10,000 of them must be small enough to keep for undo. */

#define N_SPLICES 10000
#define TARGET_RATIO 3.0
#define TARGET_MEMORY 200.0

static const char *const pieces[] = {
  "", "", "\n", " ", "흙", "물과 빛", "a", "word ", "(", ")", "**", "1", ":", "(00:12:34) 새 이야기\n", "\n\n**새 단락(New)**\n", "- point\n",
  "다음 주에 만나요.\n",
};

/* Notes of a weekly show: sections in bold, each with segments in parentheses with a description. */
static char *
make_notes (guint n_segments)
{
  GString *text = g_string_new ("정원 소식 12화입니다! 2026년 3월 2일 녹음\n\n이번 주에는 흙 이야기를 나눕니다.\n\n시간표 + 링크:\n");

  for (guint i = 0; i < n_segments; i++)
    {
      if (i % 6 == 2)
        g_string_append_printf (text, "\n**도구와 흙(Tools & Soil) %u**\n", i);
      g_string_append_printf (text, "(%02u:%02u:%02u) 흙 %u: 무엇을 섞을까?\n", i * 20 / 3600, i * 20 / 60 % 60, i * 20 % 60, i);
      if (i % 3 > 0)
        g_string_append (text, "모래와 부엽토를 반씩 섞고, 해가 뜨기 전에 물을 줍니다.\n");
    }
  return g_string_free (text, FALSE);
}

static gsize
char_start (SegueEpisode *episode,
            gsize         offset)
{
  gsize length = segue_episode_get_length (episode);

  while (offset > 0 && offset < length)
    {
      g_autofree char *byte = segue_episode_dup_range (episode, offset, 1);

      if (((guchar) *byte & 0xC0) != 0x80)
        break;
      offset--;
    }
  return MIN (offset, length);
}

static double
resident_megabytes (void)
{
  g_autofree char *text = NULL;
  const char *resident = NULL;
  guint64 pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    resident = strchr (text, ' ');
  if (resident != NULL)
    pages = g_ascii_strtoull (resident, NULL, 10);
  return pages * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static double
allocated_megabytes (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (info.uordblks + info.hblkhd) / 1e6;
}

typedef struct
{
  double median;
  double memory;
} Result;

static Result
measure (guint n_segments)
{
  g_autofree char *text = make_notes (n_segments);
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260302);
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_episode_unref);
  g_autofree double *used = g_new (double, N_SPLICES);
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);
  guint n_entries = segue_episode_get_n_entries (episode);
  double resident = resident_megabytes (), allocated = allocated_megabytes ();
  Result result;

  g_ptr_array_add (steps, episode);
  for (guint i = 0; i < N_SPLICES; i++)
    {
      gsize length = segue_episode_get_length (episode);
      gsize from = char_start (episode, g_rand_int_range (rand, 0, length + 1));
      gsize to = char_start (episode, MIN (length, from + g_rand_int_range (rand, 0, 12)));
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      double start = bench_now ();

      episode = segue_episode_splice (episode, from, MAX (from, to) - from, piece, -1);
      used[i] = bench_now () - start;
      g_ptr_array_add (steps, episode);
    }
  result.median = bench_percentile (used, N_SPLICES, 50);
  result.memory = resident_megabytes () - resident;
  g_print ("%6u segments (%u entries, then %u): median %.1f us, p95 %.1f us, p99 %.1f us\n", n_segments, n_entries,
           segue_episode_get_n_entries (episode), result.median, bench_percentile (used, N_SPLICES, 95),
           bench_percentile (used, N_SPLICES, 99));
  g_print ("       %d undo steps: %.1f MB resident, %.1f MB allocated\n", N_SPLICES, result.memory,
           allocated_megabytes () - allocated);
  return result;
}

int
main (void)
{
  Result few = measure (100), many;

  malloc_trim (0);
  many = measure (10000);
  g_print ("ratio of the medians %.2f (target: at most %.1f), memory %.1f MB (target: below %.0f)\n",
           many.median / few.median, TARGET_RATIO, many.memory, TARGET_MEMORY);
  return many.median / few.median <= TARGET_RATIO && many.memory < TARGET_MEMORY ? 0 : 1;
}
