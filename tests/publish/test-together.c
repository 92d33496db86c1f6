/* test-together.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "publish/segue-output.h"

/* Outputs that are made together, with what is remembered from one state of an episode to the next, and in threads. */

/* Outputs that are made together are those that are made one by one. */
static void
check_all (GPtrArray        *settings,
           SegueEpisode     *episode,
           SegueRenderCache *cache)
{
  g_autoptr(GPtrArray) outputs = segue_output_new_all (settings, episode, cache, NULL);

  for (guint i = 0; i < settings->len; i++)
    {
      SegueOutput *output = outputs->pdata[i];
      g_autoptr(SegueOutput) plain = segue_output_new (settings->pdata[i], episode);

      g_assert_cmpstr (segue_output_get_text (output), ==, segue_output_get_text (plain));
      g_assert_cmpstr (segue_output_get_html (output), ==, segue_output_get_html (plain));
      g_assert_cmpstr (segue_output_get_headline (output), ==, segue_output_get_headline (plain));
      g_assert_cmpuint (segue_output_get_size (output), ==, segue_output_get_size (plain));
      g_assert_cmpuint (segue_output_get_n_outcomes (output), ==, segue_output_get_n_outcomes (plain));
    }
}

/* Notes with lists, quotes, nested segments, tables and definitions, whose rendering depends on what is before it. */
#define NESTED_NOTES \
  "---\ntitle: Nested\n---\n" \
  "# Show\n\nOpening with [a link][one] and a list:\n\n- first\n- second\n  1. inner\n  2. inner too\n\n" \
  "- (00:01) [One](https://e.org/?utm_source=a)\n  - (00:02) Child “quoted”\n    - (00:03) Grandchild\n\n" \
  "> a quote\n> - with a list\n\n" \
  "## Section (절)\n\n(00:04) Four\n\nText that ends with spaces   \n한글로 쓴 글.\n\n1. one\n2. two\n\n(00:05) Five\n3. three\n\n" \
  "| a | b |\n|---|---|\n| 1 | 2 |\n\n(--:--) Untimed\n```\ncode\n```\n(00:06) 광고\n\n### Deeper\n\n" \
  "(00:07) Seven | long\n![picture](https://e.org/p.png)\n\nClosing\n=======\n\nBye.\n\n[one]: https://one.example/\n"

/* Returns each target with several settings. */
static GPtrArray *
make_settings (void)
{
  static const char *const values[] = {
    "{}",
    "{'plain-quotes': <true>, 'drop-tracking': <true>, 'descriptions': <'first-sentence'>, 'left-out': <['광고']>, "
    "'short-titles': <{'Seven | long': 'Seven'}>, 'chapters': <'sections'>, 'first-zero': <true>}",
    "{'links': <false>, 'language': <'second'>, 'offset': <int64 1500>, 'variant': <'markdown'>}",
  };
  GPtrArray *settings = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_settings_unref);
  const SegueTarget *const *targets;
  guint n;

  targets = segue_targets_get_all (&n);
  for (guint i = 0; i < n * G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, values[i / n], NULL, NULL, NULL);

      g_ptr_array_add (settings, segue_publish_settings_new (targets[i % n], variant));
    }

  return settings;
}

/* After many random edits, what a renewed cache remembers of all outputs is what is given out without a cache. */
static void
test_memory (void)
{
  static const char *const pieces[] = { "- ", "\n", "\n\n", "> ", "  ", "(00:09) Nine\n", "## ", "x", "“", "[one]", "1. ", "`" };
  g_autoptr(SegueEpisode) episode = segue_reader_read (NESTED_NOTES, -1, NULL);
  g_autoptr(GPtrArray) settings = make_settings ();
  SegueRenderCache *cache = NULL;

  for (guint round = 0; round < 150; round++)
    {
      const gsize length = segue_episode_get_length (episode);
      gsize offset = g_test_rand_int_range (0, length + 1);
      const gsize removed = g_test_rand_int_range (0, 3) == 0 ? MIN (length - offset, (gsize) g_test_rand_int_range (0, 9)) : 0;
      const char *inserted = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      g_autofree char *range = segue_episode_dup_range (episode, 0, length);
      SegueEpisode *edited;

      if (!g_utf8_validate (range, offset, NULL) || !g_utf8_validate (range, offset + removed, NULL))
        continue;
      edited = segue_episode_splice (episode, offset, removed, inserted, -1);
      segue_episode_unref (episode);
      episode = edited;
      cache = segue_render_cache_renew (cache, episode);
      check_all (settings, episode, cache);
    }
  segue_render_cache_free (cache);
}

/* The outputs of a long episode are made in several threads, with a cache and without one, until they are cancelled. */
static void
test_threads (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) settings = make_settings ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  SegueRenderCache *cache = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, NESTED_NOTES);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(SegueEpisode) episode = segue_reader_read (text->str, text->len, NULL);

      cache = segue_render_cache_renew (cache, episode);
      check_all (settings, episode, i > 0 ? cache : NULL);
      g_string_insert (text, 0, "(00:09) Nine\n");
      g_cancellable_cancel (cancellable);
      g_assert_null (segue_output_new_all (settings, episode, cache, cancellable));
    }
  segue_render_cache_free (cache);
  g_string_free (text, TRUE);
}

int
main (int    argc,
       char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/together/memory", test_memory);
  g_test_add_func ("/together/threads", test_threads);

  return g_test_run ();
}
