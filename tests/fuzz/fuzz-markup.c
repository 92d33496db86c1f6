/* fuzz-markup.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/blocks/segue-block.h"
#include "core/episode/segue-reader.h"

/* Runs lie one after the other, whole characters each, and come from within the source. */
static void
check_markup (SegueMarkup *markup,
              gsize        source)
{
  gsize length;
  guint n_runs, next = 0;
  const char *text = segue_markup_get_text (markup, &length);
  const SegueMarkupRun *runs = segue_markup_get_runs (markup, &n_runs);

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  for (guint i = 0; i < n_runs; i++)
    {
      g_assert_cmpuint (runs[i].offset, ==, next);
      g_assert_cmpuint (runs[i].length, >, 0);
      g_assert_cmpuint (runs[i].source, <=, source);
      g_assert_true (g_utf8_validate (text + runs[i].offset, runs[i].length, NULL));
      if (runs[i].href != NULL)
        g_assert_true (g_utf8_validate (runs[i].href, -1, NULL));
      next += runs[i].length;
    }
  g_assert_cmpuint (next, ==, length);
}

static void
check_line (const char *text)
{
  g_autoptr(SegueMarkup) markup = segue_markup_new (text, -1, NULL);
  g_autofree char *plain = segue_markup_dup_plain (text, -1);
  g_autofree char *label = segue_markup_dup_label (text, strlen (text));

  check_markup (markup, strlen (text));
  g_assert_true (g_utf8_validate (plain, -1, NULL));
  g_assert_null (strpbrk (plain, "\r\n"));
  g_assert_true (label == NULL || g_utf8_validate (label, -1, NULL));
}

static void
check_blocks (const SegueEntry *entry,
              GHashTable       *targets)
{
  g_autoptr(SegueBlocks) blocks = segue_blocks_new (entry, targets);
  gsize length;

  segue_entry_get_text (entry, &length);
  for (guint i = 0; i < segue_blocks_get_n_blocks (blocks); i++)
    {
      const SegueBlock *block = segue_blocks_get (blocks, i);
      g_autofree char *text = segue_block_dup_text (block);

      g_assert_cmpuint ((gsize) block->source.offset + block->source.length, <=, length);
      g_assert_true ((block->content == NULL) == (block->type == SEGUE_BLOCK_RULE));
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      g_assert_true (block->label == NULL || g_utf8_validate (block->label, -1, NULL));
      if (block->content != NULL)
        check_markup (block->content, length);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  g_autofree char *text = fuzz_text (&input);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);

  check_line (text);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    check_blocks (segue_episode_get (episode, i), targets);
  return 0;
}
