/* fuzz-splice.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"

#define MAX_STEPS 24

typedef struct
{
  guint from;
  guint cut;
  guint piece;
} Step;

static gsize
char_boundary (const char *text,
               gsize       length,
               gsize       offset)
{
  offset = MIN (offset, length);
  while (offset > 0 && offset < length && ((guchar) text[offset] & 0xC0) == 0x80)
    offset--;
  return offset;
}

static SegueEpisode *
check_step (SegueEpisode *episode,
            const Step   *step,
            guint         number)
{
  g_autofree char *text = episode_text (episode);
  gsize length = strlen (text);
  gsize from = char_boundary (text, length, step->from % (length + 1));
  gsize to = MAX (from, char_boundary (text, length, from + step->cut));
  const char *piece = fuzz_pieces[step->piece % G_N_ELEMENTS (fuzz_pieces)];
  g_autofree char *head = g_strndup (text, from);
  g_autofree char *wanted = g_strconcat (head, piece, text + to, NULL);
  g_autofree char *held = NULL;
  SegueEpisode *spliced = segue_episode_splice (episode, from, to - from, piece, -1);

  held = episode_text (spliced);
  g_assert_cmpstr (held, ==, wanted);
  g_assert_true ((spliced == episode) == g_str_equal (text, wanted));
  episode_check (spliced, "splice", 0, number);
  return spliced;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  guint n_steps = fuzz_byte (&input) % MAX_STEPS + 1;
  Step steps[MAX_STEPS];
  g_autofree char *text = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      guint cut;

      steps[i].from = fuzz_number (&input, 0x10000);
      cut = fuzz_byte (&input);
      steps[i].cut = cut < 128 ? cut % 8 : cut - 128;
      steps[i].piece = fuzz_byte (&input);
    }
  text = fuzz_text (&input);
  episode = segue_reader_read (text, -1, NULL);
  g_assert_nonnull (episode);
  for (guint i = 0; i < n_steps; i++)
    {
      SegueEpisode *spliced = check_step (episode, &steps[i], i);

      segue_episode_unref (episode);
      episode = spliced;
    }
  return 0;
}
