/* segue-link-style-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* How an entry writes its link. */
typedef enum
{
  SEGUE_LINK_UNKNOWN,  /* no link */
  SEGUE_LINK_MARKDOWN, /* [Title](https://…) */
  SEGUE_LINK_HTML,     /* <a href="https://…">Title</a> */
  SEGUE_LINK_AFTER,    /* Title https://… */
  SEGUE_LINK_DASHED,   /* Title - https://… */
  SEGUE_LINK_ANGLED,   /* Title <https://…> */
  SEGUE_LINK_BELOW,    /* https://… on a line of its own */
  SEGUE_N_LINK_STYLES,
} SegueLinkStyle;

const char    *segue_link_find_anchor (const SegueEntry *entry);
SegueLinkStyle segue_link_style_get   (const SegueEntry *entry);
SegueLinkStyle segue_link_style_learn (SegueEpisode     *episode);

G_END_DECLS
