/* segue-reader.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

SegueEpisode *segue_reader_read    (const char    *text,
                                    gssize         length,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
SegueEpisode *segue_reader_read_as (const char    *text,
                                    gssize         length,
                                    SegueDialect  *dialect,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
