/* fuzz-reader.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "episode-check.h"

static void
check_refused (const uint8_t *data,
               size_t         size,
               const GError  *error)
{
  g_assert_true (error->domain == SEGUE_ERROR);
  g_assert_false (g_utf8_validate_len ((const char *) data, size, NULL));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_span (const SegueEntry *entry,
            SegueSpan         span)
{
  gsize length;
  const char *text = segue_entry_get_text (entry, &length);

  g_assert_cmpuint ((gsize) span.offset + span.length, <=, length);
  g_assert_true (g_utf8_validate (text + span.offset, span.length, NULL));
}

static void
check_entry (SegueEpisode *episode,
             guint         index)
{
  SegueEntry *entry = segue_episode_get (episode, index);
  g_autofree char *title = segue_entry_dup_plain_title (entry);
  guint parent = segue_episode_get_parent (episode, index);
  gsize length;

  segue_entry_get_text (entry, &length);
  g_assert_true (length > 0 || index == 0);
  g_assert_cmpuint (segue_entry_get_content_length (entry), <=, length);
  g_assert_true (segue_entry_get_kind (entry) != SEGUE_ENTRY_TEXT || index == 0 || segue_entry_get_syntax (entry) != NULL ||
                 index + 1 == segue_episode_get_n_entries (episode));
  check_span (entry, segue_entry_get_start_span (entry));
  check_span (entry, segue_entry_get_end_span (entry));
  check_span (entry, segue_entry_get_link_time_span (entry));
  check_span (entry, segue_entry_get_title_span (entry));
  check_span (entry, segue_entry_get_link_span (entry));
  check_span (entry, segue_entry_get_body_span (entry));
  g_assert_true (g_utf8_validate (title, -1, NULL));
  g_assert_null (strpbrk (title, "\r\n"));
  g_assert_true (parent == SEGUE_NO_INDEX || (parent < index && segue_episode_get_subtree_end (episode, parent) > index));
  g_assert_cmpuint (segue_episode_get_subtree_end (episode, index), >, index);
}

/* Offsets and lines of the entries follow one another, and are found again. A line that several entries share belongs to
 * the last of them, which has its line end. */
static void
check_places (SegueEpisode *episode)
{
  guint n = segue_episode_get_n_entries (episode), found;
  gsize offset = 0;
  guint line = 1;

  for (guint i = 0; i < n; i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      gsize length;

      segue_entry_get_text (entry, &length);
      g_assert_cmpuint (segue_episode_get_offset (episode, i), ==, offset);
      g_assert_cmpuint (segue_episode_get_line (episode, i), ==, line);
      if (length > 0)
        g_assert_cmpuint (segue_episode_index_at_offset (episode, offset), ==, i);
      if (segue_entry_get_n_lines (entry) > 0)
        g_assert_cmpuint (segue_episode_index_at_line (episode, line), ==, i);
      g_assert_true (segue_episode_find (episode, segue_entry_get_id (entry), &found) && found == i);
      check_entry (episode, i);
      offset += length;
      line += segue_entry_get_n_lines (entry);
    }
  g_assert_cmpuint (offset, ==, segue_episode_get_length (episode));
  g_assert_cmpuint (line - 1, ==, segue_episode_get_n_lines (episode));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read ((const char *) data, size, &error);
  g_autoptr(GBytes) written = NULL;
  gsize length;
  const void *bytes;

  if (episode == NULL)
    {
      check_refused (data, size, error);
      return 0;
    }
  written = segue_episode_write (episode);
  bytes = g_bytes_get_data (written, &length);
  g_assert_cmpmem (bytes, length, data, size);
  episode_check (episode, "read", 0, 0);
  check_places (episode);
  return 0;
}
