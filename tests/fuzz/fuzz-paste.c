/* fuzz-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"
#include "core/edit/segue-paste.h"

static const char *const notes[] = {
  "",
  "Notes\n\n(00:00:10) Opening\n\n**News**\n(00:03:07) First\nIts text.\n",
  "# News\n* [00:10](#t=00:10) [A](https://example.org/a)\n* [01:00](#t=01:00) B\n\nBye.\n",
  "- **Soil**: 03:00\n- **Water**: 04:00\n",
  "Soil\r\n====\r\n0:10 - one\r\n1:00 - two",
};

/* Counts the sections and segments. The text of a list can become the closing text. */
static guint
count_entries (SegueEpisode *episode)
{
  guint n = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    n += segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_TEXT;
  return n;
}

/* Whatever another program gives, the notes stay readable, and what was there stays. */
static void
check_insert (const SeguePaste *paste,
              SeguePastePlain   plain,
              SegueEpisode     *episode,
              guint             before)
{
  const SeguePasteCount count = segue_paste_count (paste, plain);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) edited = segue_paste_insert (paste, plain, episode, before, &error);

  g_assert_true ((edited == NULL) == (error != NULL));
  if (edited == NULL)
    {
      g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK);
      return;
    }
  g_assert_cmpuint (count_entries (edited), ==, count_entries (episode) + count.n_sections + count.n_segments);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    g_assert_true (segue_episode_find (edited, segue_entry_get_id (segue_episode_get (episode, i)), NULL));
  episode_check (edited, "paste", plain, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  const char *into = notes[fuzz_byte (&input) % G_N_ELEMENTS (notes)];
  guint place = fuzz_byte (&input);
  g_autoptr(SegueEpisode) episode = segue_reader_read (into, -1, NULL);
  g_autofree char *text = fuzz_text (&input);
  g_autofree char *url = segue_paste_dup_url (text);
  g_autoptr(SeguePaste) paste = segue_paste_read (text, -1);
  guint before = 1 + place % segue_episode_get_n_entries (episode);

  g_assert_true (url == NULL || strlen (url) >= 8);
  check_insert (paste, SEGUE_PASTE_SEGMENTS, episode, before);
  check_insert (paste, SEGUE_PASTE_DESCRIPTIONS, episode, before);
  return 0;
}
