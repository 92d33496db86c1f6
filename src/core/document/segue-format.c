/* segue-format.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/document/segue-format.h"

#include "core/episode/segue-reader.h"

/**
 * segue_format_read:
 * @self: (nullable): a format that can be read, or %NULL for notes as text
 * @text: (array length=length): the content of a file
 * @length: bytes
 * @error: return location for an error, or %NULL
 *
 * Reads an episode.
 *
 * Returns: (transfer full): the episode, or %NULL with a #SegueError
 */
SegueEpisode *
segue_format_read (const SegueFormat  *self,
                   const char         *text,
                   gsize               length,
                   GError            **error)
{
  if (self == NULL)
    return segue_reader_read (text, length, error);

  return self->syntax != NULL ? segue_reader_read_list (text, length, self->syntax, error)
                              : self->read (self, text, length, error);
}

/**
 * segue_format_get_syntax:
 * @episode: an episode
 *
 * Gets the syntax of the file that an episode was read from, if the file is a list of chapters.
 *
 * Returns: (transfer none) (nullable): the syntax, or %NULL for notes
 */
const SegueSyntax *
segue_format_get_syntax (SegueEpisode *episode)
{
  const SegueSyntax *syntax = segue_episode_get_n_entries (episode) > 0
                                ? segue_entry_get_syntax (segue_episode_get (episode, 0))
                                : NULL;

  return syntax != NULL && !syntax->in_front_matter ? syntax : NULL;
}

/**
 * segue_format_write:
 * @self: (nullable): a format that can be written, or %NULL for the text of the episode
 * @episode: an episode
 * @error: return location for an error, or %NULL
 *
 * Writes an episode. A list of chapters that has the syntax of the format keeps every byte that was not edited.
 *
 * Returns: (transfer full): the content of the file, or %NULL with a #SegueError
 */
GBytes *
segue_format_write (const SegueFormat  *self,
                    SegueEpisode       *episode,
                    GError            **error)
{
  if (self == NULL || (self->syntax != NULL && self->syntax == segue_format_get_syntax (episode)))
    return segue_episode_write (episode);

  return self->write (self, episode, error);
}
