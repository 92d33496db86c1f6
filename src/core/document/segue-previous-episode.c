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

/* What the program keeps beside a file of notes that was begun from others: a line that says what it is, the address of
 * the notes, and the head of the others. */
#define FIRST_LINE "segue-last 1\n"

/**
 * segue_previous_episode_format:
 * @last: the episode that the notes were begun from, or its head
 * @uri: the address of the notes
 *
 * Writes down what segue_next_episode_dup_carried() has to know of @last.
 *
 * Returns: (transfer full) (nullable): %NULL where there is nothing to know, or too much
 */
GBytes *
segue_previous_episode_format (SegueEpisode *last,
                               const char   *uri)
{
  g_autofree char *head = segue_next_episode_dup_head (last);
  g_autofree char *text = g_strconcat (FIRST_LINE, uri, "\n", head, NULL);
  const gsize length = strlen (text);

  return *head != '\0' && length <= SEGUE_PREDECESSOR_MAX_SIZE ? g_bytes_new (text, length) : NULL;
}

/**
 * segue_previous_episode_parse:
 * @text: (array length=length): any bytes
 * @length: how many
 * @uri: the address of the notes
 *
 * Reads what segue_previous_episode_format() has written.
 *
 * Returns: (transfer full) (nullable): the head of the episode that the notes were begun from; %NULL where @text is
 *   nothing like that, or about other notes
 */
SegueEpisode *
segue_previous_episode_parse (const char *text,
                              gsize       length,
                              const char *uri)
{
  g_autofree char *start = g_strconcat (FIRST_LINE, uri, "\n", NULL);
  const gsize n = strlen (start);

  if (length <= n || length > SEGUE_PREDECESSOR_MAX_SIZE || memcmp (text, start, n) != 0)
    return NULL;

  return segue_reader_read (text + n, length - n, NULL);
}
