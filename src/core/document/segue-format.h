/* segue-format.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"
#include "core/syntax/segue-syntax.h"

G_BEGIN_DECLS

/**
 * SegueFormatCarries:
 * @SEGUE_FORMAT_CARRIES_LINES: every byte of the notes
 * @SEGUE_FORMAT_CARRIES_SECTIONS: sections
 * @SEGUE_FORMAT_CARRIES_LINKS: the links of segments
 * @SEGUE_FORMAT_CARRIES_BODIES: the descriptions of segments and sections
 * @SEGUE_FORMAT_CARRIES_UNTIMED: segments without a time
 * @SEGUE_FORMAT_CARRIES_ATTRIBUTES: attributes of entries and of the episode
 * @SEGUE_FORMAT_CARRIES_HIDDEN: that players do not show a chapter
 *
 * What a format can hold, in addition to the times and titles of segments.
 */
typedef enum
{
  SEGUE_FORMAT_CARRIES_LINES = 1 << 0,
  SEGUE_FORMAT_CARRIES_SECTIONS = 1 << 1,
  SEGUE_FORMAT_CARRIES_LINKS = 1 << 2,
  SEGUE_FORMAT_CARRIES_BODIES = 1 << 3,
  SEGUE_FORMAT_CARRIES_UNTIMED = 1 << 4,
  SEGUE_FORMAT_CARRIES_ATTRIBUTES = 1 << 5,
  SEGUE_FORMAT_CARRIES_HIDDEN = 1 << 6,
} SegueFormatCarries;

typedef struct _SegueFormat SegueFormat;
typedef struct _SegueChapters SegueChapters;

/**
 * SegueFormat:
 * @id: the name for the command line
 * @name: the name for the user, to be translated
 * @media_type: the media type
 * @extensions: (nullable) (array zero-terminated=1): extensions of file names, in lower case and without the first dot;
 *   %NULL if the format is never chosen by file name, as lists of chapters are known by their content
 * @suffix: the extension that a new file gets, without the first dot
 * @carries: #SegueFormatCarries flags
 * @syntax: (nullable): the syntax of a list of chapters, whose files are edited in place; %NULL for other formats
 * @probe: returns how likely the bytes are of this format, from 0 (not at all) to 100
 * @read: (nullable): reads an episode; fails with #SegueError; %NULL if the format cannot be read
 * @write: (nullable): writes an episode; %NULL if the format cannot be written
 * @append: (nullable): appends chapters to a file; %NULL if the format does not hold chapters alone
 *
 * A file format. Formats are constants.
 */
struct _SegueFormat
{
  const char *id;
  const char *name;
  const char *media_type;
  const char *const *extensions;
  const char *suffix;
  guint carries;
  const SegueSyntax *syntax;
  guint (*probe) (const SegueFormat *self,
                  const char        *data,
                  gsize              length);
  SegueEpisode *(*read) (const SegueFormat  *self,
                         const char         *data,
                         gsize               length,
                         GError            **error);
  GBytes *(*write) (const SegueFormat  *self,
                    SegueEpisode       *episode,
                    GError            **error);
  void (*append) (const SegueFormat   *self,
                  const SegueChapters *chapters,
                  GString             *out);
};

SegueEpisode      *segue_format_read       (const SegueFormat  *self,
                                            const char         *text,
                                            gsize               length,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes            *segue_format_write      (const SegueFormat  *self,
                                            SegueEpisode       *episode,
                                            GError            **error) G_GNUC_WARN_UNUSED_RESULT;
const SegueSyntax *segue_format_get_syntax (SegueEpisode       *episode);

/**
 * SegueFormatFinder:
 * @file_name: the name of a file, without its folder
 * @text: (nullable) (array length=length): the content of the file, or %NULL if it is not known
 * @length: bytes
 *
 * Finds the format of a file by its content and its name. #SegueDocument gets the formats through such a function, since it belongs to
 * a library that does not depend on the formats.
 *
 * Returns: (nullable): the format, or %NULL for notes as text
 */
typedef const SegueFormat *(*SegueFormatFinder) (const char *file_name,
                                                 const char *text,
                                                 gsize       length);

G_END_DECLS
