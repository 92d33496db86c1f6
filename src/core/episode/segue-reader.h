/* segue-reader.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

SegueEpisode *segue_reader_read           (const char       *text,
                                           gssize            length,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_reader_read_as        (const char       *text,
                                           gssize            length,
                                           SegueDialect     *dialect,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_reader_read_list      (const char         *text,
                                           gssize              length,
                                           const SegueSyntax  *syntax,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* For formats that store more than the text. The episode has just been read and is not shared yet. */
void          segue_reader_learn_writing  (SegueEpisode     *episode);
void          segue_reader_add_attributes (SegueEpisode     *episode,
                                           SegueAttributes  *attributes,
                                           SegueAttributes **of_entries);

G_END_DECLS
