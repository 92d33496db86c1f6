/* bench-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "publish/segue-output.h"

/* How long all outputs of an episode take, when it is opened and after a key in a title: those of a usual episode, and of
 * a large one. Threads work on them together, so that this is the time that a user waits. */

#define N_ROUNDS 30
#define TARGET_USUAL 5000.0
#define TARGET_LARGE 100000.0

static char *
make_notes (guint n_segments)
{
  GString *text = g_string_new ("정원 소식 12화입니다! 이번 주에는 흙을 섞습니다.\n\n");

  for (guint i = 0; i < n_segments; i++)
    {
      if (i % 6 == 2)
        g_string_append_printf (text, "\n**도구와 흙(Tools & Soil) %u**\n", i);
      g_string_append_printf (text, "(%02u:%02u:%02u) [흙 %u: 무엇을 섞을까?](https://example.org/a?utm_source=feed&id=%u)\n", i / 180,
                              i / 3 % 60, i % 3 * 20, i, i);
      if (i % 3 > 0)
        g_string_append (text, "모래와 부엽토를 반씩 섞고, 해가 뜨기 전에 물을 줍니다. “흙”은 **무겁습니다**.\n");
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_settings (gboolean all)
{
  GPtrArray *settings = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_settings_unref);
  const SegueTarget *const *targets;
  guint n;
  g_autoptr(GVariant) values = g_variant_parse (
    G_VARIANT_TYPE_VARDICT,
    "{'first-zero': <true>, 'descriptions': <'first-sentence'>, 'plain-quotes': <true>, 'drop-tracking': <true>, "
    "'left-out': <['광고', 'Sponsor']>, 'offset': <int64 1000>, 'short-titles': <{'흙 7: 무엇을 섞을까?': '흙'}>}",
    NULL, NULL, NULL);

  targets = segue_targets_get_all (&n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (settings, segue_publish_settings_new (targets[i], all ? values : NULL));

  return settings;
}

/* Returns the longest time in microseconds: for the first time, or in 99 of 100 cases after a key. */
static double
measure (guint    n_segments,
         gboolean all)
{
  g_autofree char *text = make_notes (n_segments);
  g_autoptr(GPtrArray) settings = make_settings (all);
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);
  SegueRenderCache *cache = NULL;
  double first = 0, used[N_ROUNDS], median;

  /* the first time comes before the first key */
  for (int round = -1; round < N_ROUNDS; round++)
    {
      SegueEpisode *edited = segue_edit_set_title (episode, 2, round % 2 == 0 ? "흙 x" : "흙 xy", NULL);
      const gint64 begin = g_get_monotonic_time ();

      segue_episode_unref (episode);
      episode = edited;
      cache = segue_render_cache_renew (cache, episode);
      g_ptr_array_unref (segue_output_new_all (settings, episode, cache, NULL));
      if (round < 0)
        first = g_get_monotonic_time () - begin;
      else
        used[round] = g_get_monotonic_time () - begin;
    }
  segue_render_cache_free (cache);
  segue_episode_unref (episode);
  median = bench_percentile (used, N_ROUNDS, 50);
  g_print ("%6u segments, %s settings: for the first time %.0f us, after a key %.0f us, p99 %.0f us\n", n_segments,
           all ? "many" : "no", first, median, bench_percentile (used, N_ROUNDS, 99));

  return MAX (first, bench_percentile (used, N_ROUNDS, 99));
}

int
main (int    argc,
      char **argv)
{
  gboolean passed = TRUE;

  for (guint all = 0; all < 2; all++)
    {
      passed &= measure (30, all > 0) <= TARGET_USUAL;
      passed &= measure (10000, all > 0) <= TARGET_LARGE;
    }
  g_print ("targets: at most %.0f us for 30 segments, %.0f us for 10,000: %s\n", TARGET_USUAL, TARGET_LARGE,
           passed ? "met" : "MISSED");
  return passed ? 0 : 1;
}
