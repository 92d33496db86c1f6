/* fuzz-front-matter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/front/segue-front-matter.h"

/* What is set is read back, where it was not set nothing changes, and no entry notices. */
static void
check_set (SegueEpisode *episode,
           const char   *key,
           const char   *typed)
{
  g_autofree char *value = segue_front_matter_dup (episode, key);
  g_autofree char *wanted = g_strdup (typed);
  g_autoptr(SegueEpisode) edited = segue_front_matter_set (episode, key, typed, NULL);
  g_autofree char *read_back = NULL;
  gboolean editable;

  if (edited == NULL)
    return;
  g_assert_true (segue_front_matter_has (episode, key, &editable) && editable);
  g_assert_nonnull (value);
  read_back = segue_front_matter_dup (edited, key);
  g_assert_nonnull (strstr (wanted, read_back));
  g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode));
  episode_check (edited, key, 0, 0);
}

static void
check_opening (SegueEpisode *episode,
               const char   *typed)
{
  g_autofree char *opening = segue_episode_dup_opening (episode);
  g_autoptr(SegueEpisode) same = segue_edit_set_opening (episode, opening, NULL);
  g_autoptr(SegueEpisode) edited = segue_edit_set_opening (episode, typed, NULL);

  g_assert_true (same == episode);
  if (edited == NULL)
    return;
  g_assert_cmpuint (segue_front_matter_get_length (edited), ==, segue_front_matter_get_length (episode));
  episode_check (edited, "opening", 0, 0);
}

static void
check_closing (SegueEpisode *episode,
               const char   *typed)
{
  g_autofree char *closing = segue_episode_dup_closing (episode);
  g_autoptr(SegueEpisode) same = segue_edit_set_closing (episode, closing, NULL);
  g_autoptr(SegueEpisode) edited = segue_edit_set_closing (episode, typed, NULL);

  g_assert_true (same == episode);
  if (edited != NULL)
    episode_check (edited, "closing", 0, 0);
}

/* A line that is added says what it is to say, and is the only one that is new. */
static void
check_fields (SegueEpisode *episode,
              const char   *typed)
{
  for (guint i = 0; i < SEGUE_EPISODE_N_FIELDS; i++)
    {
      g_autoptr(SegueEpisode) edited = segue_edit_set_field (episode, i, typed, NULL);
      g_autofree char *wanted = g_strstrip (g_strdup (typed));
      g_autofree char *read_back = edited != NULL ? segue_episode_dup_field (edited, i) : NULL;

      if (edited == NULL || edited == episode)
        continue;
      g_assert_true (read_back != NULL || *wanted == '\0');
      g_assert_true (read_back == NULL || strstr (wanted, read_back) != NULL);
      g_assert_cmpuint (segue_episode_get_n_entries (edited), ==, segue_episode_get_n_entries (episode));
      episode_check (edited, "field", 0, i);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput input = { data, data + size };
  static const char *const keys[] = { "title", "number", "date", "name", "episode", "x" };
  const char *key = keys[fuzz_number (&input, G_N_ELEMENTS (keys))];
  g_autoptr(GString) typed = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr(SegueEpisode) episode = NULL;

  for (guint n = fuzz_number (&input, 4); n > 0; n--)
    g_string_append (typed, fuzz_pieces[fuzz_number (&input, G_N_ELEMENTS (fuzz_pieces))]);
  text = fuzz_text (&input);
  episode = segue_reader_read (text, -1, NULL);
  if (episode == NULL)
    return 0;
  check_set (episode, key, typed->str);
  check_opening (episode, typed->str);
  check_closing (episode, typed->str);
  check_fields (episode, typed->str);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *shown = segue_episode_dup_description (episode, i);
      g_autoptr(SegueEpisode) same = segue_edit_set_description (episode, i, shown, NULL);

      g_autoptr(SegueEpisode) edited = segue_edit_set_description (episode, i, typed->str, NULL);

      g_assert_true (same == episode);
      if (edited != NULL && edited != episode)
        episode_check (edited, "description", 0, i);
    }
  return 0;
}
