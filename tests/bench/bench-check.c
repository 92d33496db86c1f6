/* bench-check.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "rules/segue-checker.h"

/* What a check costs after one edit must not be felt, however long the episode: of a title, as with every key, and of a
 * time. A key has 16 ms. */

#define N_EDITS 2000
#define TARGET_TITLE 100.0
#define TARGET_TIME 2000.0

static char *
make_notes (guint n_segments)
{
  GString *text = g_string_new ("정원 소식 12화입니다!\n\n");

  for (guint i = 0; i < n_segments; i++)
    {
      if (i % 6 == 2)
        g_string_append_printf (text, "\n**도구와 흙(Tools & Soil) %u**\n", i);
      g_string_append_printf (text, "(%02u:%02u:%02u) 흙 %u: 무엇을 섞을까?\n", i / 60, i % 60, i % 5 * 12, i);
      if (i % 3 > 0)
        g_string_append (text, "모래와 부엽토를 반씩 섞고, 해가 뜨기 전에 물을 줍니다.\n");
    }
  return g_string_free (text, FALSE);
}

/* @file again and again, as often as it takes. */
static char *
repeat (const char *file,
        guint       n_segments)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (file, -1, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i * segue_episode_get_n_entries (episode) < n_segments; i++)
    g_string_append_printf (text, "%s\n\n", file);
  return g_string_free (text, FALSE);
}

static guint
find_segment (SegueEpisode *episode,
              guint         index)
{
  while (index > 1 && (segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT ||
                       segue_entry_get_start (segue_episode_get (episode, index)) == SEGUE_TIME_NONE))
    index--;
  return index;
}

/* Every other edit takes the one before back, so that the notes stay what they are. */
static SegueEpisode *
edit (SegueEpisode *episode,
      guint         index,
      guint         i,
      gboolean      times)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *title = segue_entry_dup_title (entry);
  g_autofree char *typed = g_strconcat (title, "x", NULL);

  if (times)
    return segue_edit_set_start (episode, index, segue_entry_get_start (entry) + (i % 2 == 0 ? 1000 : -1000), NULL);
  if (i % 2 > 0 && g_str_has_suffix (title, "x"))
    typed[strlen (title) - 1] = '\0';
  return segue_edit_set_title (episode, index, typed, NULL);
}

static double
measure (const char *text,
         guint       n_segments,
         gboolean    times)
{
  g_autoptr(SegueChecker) checker = segue_checker_new ();
  g_autofree double *used = g_new (double, N_EDITS);
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);
  const guint index = find_segment (episode, segue_episode_get_n_entries (episode) / 2);
  double start = bench_now (), whole, p99;
  guint n = 0;

  segue_checker_check (checker, episode, SEGUE_CHECK_STYLE);
  whole = bench_now () - start;
  for (guint i = 0; i < N_EDITS; i++)
    {
      SegueEpisode *next = edit (episode, index, i, times);

      if (next == NULL)
        continue;
      segue_episode_unref (episode);
      episode = next;
      start = bench_now ();
      segue_checker_check (checker, episode, SEGUE_CHECK_STYLE);
      used[n++] = bench_now () - start;
    }
  g_assert_cmpuint (n, >, 0);
  p99 = bench_percentile (used, n, 99);
  g_print ("%6u segments, %u problems, %s: median %.1f us, p99 %.1f us; from scratch %.0f us\n", n_segments,
           segue_checker_get_problems (checker)->len, times ? "time " : "title", bench_percentile (used, n, 50), p99, whole);
  segue_episode_unref (episode);
  return p99;
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 100, 10000 };
  g_autofree char *file = NULL;
  gboolean passed = TRUE;

  if (argc > 2 || (argc == 2 && !g_file_get_contents (argv[1], &file, NULL, NULL)))
    {
      g_printerr ("Usage: %s [FILE]\n", argv[0]);
      return 2;
    }
  for (guint times = 0; times < 2; times++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autofree char *text = file != NULL ? repeat (file, sizes[i]) : make_notes (sizes[i]);

        passed &= measure (text, sizes[i], times > 0) <= (times > 0 ? TARGET_TIME : TARGET_TITLE);
      }
  g_print ("targets: p99 at most %.0f us for titles, %.0f us for times: %s\n", TARGET_TITLE, TARGET_TIME, passed ? "met" : "MISSED");
  return passed ? 0 : 1;
}
