/* segue-format.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueFormatCarries:
 * @SEGUE_FORMAT_CARRIES_LINES: every byte of the notes
 * @SEGUE_FORMAT_CARRIES_SECTIONS: sections
 * @SEGUE_FORMAT_CARRIES_LINKS: the links of segments
 * @SEGUE_FORMAT_CARRIES_BODIES: descriptions of segments and texts of sections
 * @SEGUE_FORMAT_CARRIES_UNTIMED: segments without a time
 * @SEGUE_FORMAT_CARRIES_ATTRIBUTES: what no line holds
 *
 * What a format can carry, beside the times and titles of segments.
 */
typedef enum
{
  SEGUE_FORMAT_CARRIES_LINES = 1 << 0,
  SEGUE_FORMAT_CARRIES_SECTIONS = 1 << 1,
  SEGUE_FORMAT_CARRIES_LINKS = 1 << 2,
  SEGUE_FORMAT_CARRIES_BODIES = 1 << 3,
  SEGUE_FORMAT_CARRIES_UNTIMED = 1 << 4,
  SEGUE_FORMAT_CARRIES_ATTRIBUTES = 1 << 5,
} SegueFormatCarries;

/**
 * SegueFormat:
 * @id: the name on the command line
 * @name: what people call it, to be translated
 * @media_type: the media type
 * @extensions: (array zero-terminated=1): ends of file names, without the first dot, in lower case; none where the format
 *   is asked for by name only
 * @carries: #SegueFormatCarries flags
 * @probe: says how sure it is that bytes are of this format, from 0 (they are not) to 100
 * @read: makes an episode of bytes; %NULL where the format is only written
 * @write: makes bytes of an episode; %NULL where the format is only read
 *
 * A file format: a constant.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *media_type;
  const char *const *extensions;
  guint carries;
  guint (*probe) (const char *data,
                  gsize       length);
  SegueEpisode *(*read) (const char  *data,
                         gsize        length,
                         GError     **error);
  GBytes *(*write) (SegueEpisode  *episode,
                    GError       **error);
} SegueFormat;

/**
 * SegueFormatFinder:
 * @file_name: the name of a file
 *
 * Finds the format of a file by its name. This is how the document, which knows no format but text, is handed those
 * there are.
 *
 * Returns: (nullable): the format; %NULL for notes as text
 */
typedef const SegueFormat *(*SegueFormatFinder) (const char *file_name);

G_END_DECLS
