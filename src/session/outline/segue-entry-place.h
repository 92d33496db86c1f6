/* segue-entry-place.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/**
 * SegueDropSide:
 * @SEGUE_DROP_BEFORE: above the row
 * @SEGUE_DROP_AFTER: below the row and what is under it
 * @SEGUE_DROP_INTO: at the end of the section that the row shows
 *
 * Where something goes that is dropped on a row of the outline.
 */
typedef enum
{
  SEGUE_DROP_BEFORE,
  SEGUE_DROP_AFTER,
  SEGUE_DROP_INTO,
} SegueDropSide;

guint segue_entry_place_at_end (SegueEpisode  *episode);
guint segue_entry_place_below  (SegueEpisode  *episode,
                                const GArray  *ids,
                                gboolean       sections);
guint segue_entry_place_at_section_end (SegueEpisode *episode,
                                        guint         index);
guint segue_entry_place_at_row (SegueEpisode  *episode,
                                guint          index,
                                double         part,
                                SegueDropSide *side);

G_END_DECLS
