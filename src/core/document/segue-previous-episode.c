/* segue-previous-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-previous-episode.h"

#include <string.h>

#include "core/document/segue-next-episode.h"
#include "core/episode/segue-reader.h"

/* Reads and writes the metadata that records the previous episode of a file of notes. It consists of a line with its
 * format, a line with the URI of the notes, and the head of the previous episode. */
#define FIRST_LINE "segue-last 1\n"

/**
 * segue_previous_episode_format:
 * @previous: the previous episode that the notes were created from, or its head
 * @uri: the URI of the notes
 *
 * Formats the metadata that records the head of the previous episode, for segue_next_episode_dup_carried().
 *
 * Returns: (transfer full) (nullable): the metadata, or %NULL if the head is empty or too large
 */
GBytes *
segue_previous_episode_format (SegueEpisode *previous,
                               const char   *uri)
{
  g_autofree char *head = segue_next_episode_dup_head (previous);
  g_autofree char *text = g_strconcat (FIRST_LINE, uri, "\n", head, NULL);
  const gsize length = strlen (text);

  return *head != '\0' && length <= SEGUE_PREVIOUS_EPISODE_MAX_SIZE ? g_bytes_new (text, length) : NULL;
}

/**
 * segue_previous_episode_parse:
 * @text: (array length=length): the metadata, any bytes
 * @length: length of @text in bytes
 * @uri: the URI of the notes
 *
 * Parses metadata that segue_previous_episode_format() has written.
 *
 * Returns: (transfer full) (nullable): the head of the previous episode, or %NULL if @text has another format or
 *   belongs to other notes
 */
SegueEpisode *
segue_previous_episode_parse (const char *text,
                              gsize       length,
                              const char *uri)
{
  g_autofree char *start = g_strconcat (FIRST_LINE, uri, "\n", NULL);
  const gsize n = strlen (start);

  if (length <= n || length > SEGUE_PREVIOUS_EPISODE_MAX_SIZE || memcmp (text, start, n) != 0)
    return NULL;

  return segue_reader_read (text + n, length - n, NULL);
}
