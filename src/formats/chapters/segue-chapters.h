/* segue-chapters.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-format.h"

G_BEGIN_DECLS

/**
 * SegueChapter:
 * @start: milliseconds
 * @end: the end that the notes have, in milliseconds, or %SEGUE_TIME_NONE
 * @until: the end for formats that cannot leave it out, in milliseconds, more than @start: @end, but at most the next
 *   time at which a chapter starts. The last chapter lasts until the end of the recording.
 * @title: plain text on one line, without control characters; may be empty
 * @link: (nullable): a web address without white space and angle brackets
 * @image: (nullable): likewise
 * @body: (nullable): the description as the notes have it, for formats that hold descriptions
 * @hidden: players do not show the chapter
 * @section: number of the section, for segue_chapters_get_section(); 0 if there is none
 *
 * A chapter as players know it.
 */
typedef struct
{
  gint64   start;
  gint64   end;
  gint64   until;
  char    *title;
  char    *link;
  char    *image;
  char    *body;
  gboolean hidden;
  guint    section;
} SegueChapter;

guint               segue_chapters_get_n       (const SegueChapters *self);
const SegueChapter *segue_chapters_get         (const SegueChapters *self,
                                                guint                index);
const char         *segue_chapters_get_section (const SegueChapters *self,
                                                guint                section);
const char         *segue_chapters_get_section_body (const SegueChapters *self,
                                                     guint                section);
const char         *segue_chapters_get_title   (const SegueChapters *self);

GBytes             *segue_chapters_write       (const SegueFormat   *format,
                                                SegueEpisode        *episode,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes             *segue_chapters_write_entries (const SegueFormat *format,
                                                  SegueEpisode      *episode,
                                                  GArray            *entries,
                                                  gboolean           plain_quotes) G_GNUC_WARN_UNUSED_RESULT;
void                segue_chapters_append_time (GString             *out,
                                                gint64               time);

G_END_DECLS
