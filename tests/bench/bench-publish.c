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

/* What all outputs of an episode cost after a key in a title: of a usual episode within a key, and of a large one in a
 * thread. */

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

static SeguePublishSettings *
make_settings (const SegueTarget *target,
               gboolean           all)
{
  g_autoptr(GVariant) values = g_variant_parse (
    G_VARIANT_TYPE_VARDICT,
    "{'first-zero': <true>, 'descriptions': <'first-sentence'>, 'plain-quotes': <true>, 'drop-tracking': <true>, "
    "'left-out': <['광고', 'Sponsor']>, 'offset': <int64 1000>, 'short-titles': <{'흙 7: 무엇을 섞을까?': '흙'}>}",
    NULL, NULL, NULL);

  return segue_publish_settings_new (target, all ? values : NULL);
}

static double
measure (guint    n_segments,
         gboolean all)
{
  g_autofree char *text = make_notes (n_segments);
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);
  SegueRenderCache *cache = NULL;
  double whole[N_ROUNDS], used[16][N_ROUNDS], median;
  const SegueTarget *const *targets;
  guint n;

  targets = segue_targets_get_all (&n);
  g_assert_cmpuint (n, <=, G_N_ELEMENTS (used));
  /* the first time comes before the first key */
  for (int round = -1; round < N_ROUNDS; round++)
    {
      SegueEpisode *edited = segue_edit_set_title (episode, 2, round % 2 == 0 ? "흙 x" : "흙 xy", NULL);
      const double begin = bench_now ();

      segue_episode_unref (episode);
      episode = edited;
      cache = segue_render_cache_renew (cache, episode);
      for (guint i = 0; i < n; i++)
        {
          const double start = bench_now ();
          g_autoptr(SeguePublishSettings) settings = make_settings (targets[i], all);

          segue_output_unref (segue_output_new_cached (settings, episode, cache));
          used[i][MAX (round, 0)] = bench_now () - start;
        }
      whole[MAX (round, 0)] = bench_now () - begin;
      if (round < 0)
        g_print ("%6u segments, %s settings: for the first time %.0f us\n", n_segments, all ? "many" : "no", whole[0]);
    }
  for (guint i = 0; i < n; i++)
    g_print ("  %-10s %8.0f us\n", targets[i]->id, bench_percentile (used[i], N_ROUNDS, 50));
  segue_render_cache_free (cache);
  segue_episode_unref (episode);
  median = bench_percentile (whole, N_ROUNDS, 50);
  g_print ("%6u segments, %s settings: all outputs %.0f us, p99 %.0f us\n", n_segments, all ? "many" : "no", median,
           bench_percentile (whole, N_ROUNDS, 99));
  return bench_percentile (whole, N_ROUNDS, 99);
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
