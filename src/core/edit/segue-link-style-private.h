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

/* How the notes write their links. Only a bounded number of entries at the start of the notes are counted. */
typedef struct
{
  guint n[SEGUE_N_LINK_STYLES]; /* entries by style */
  guint marked;                 /* entries with a heading or an inline link of Markdown */
  guint tagged;                 /* entries with tags of HTML */
} SegueLinkStyles;

const char     *segue_link_find_anchor     (const SegueEntry      *entry);
SegueLinkStyle  segue_link_style_get       (const SegueEntry      *entry);
SegueLinkStyles segue_link_styles_count    (SegueEpisode          *episode);
void            segue_link_styles_update   (SegueLinkStyles       *self,
                                            SegueEpisode          *before,
                                            SegueEpisode          *after);
SegueLinkStyle  segue_link_styles_get_best (const SegueLinkStyles *self);
SegueEpisode   *segue_edit_add_link        (SegueEpisode          *episode,
                                            guint                  index,
                                            const char            *link,
                                            const SegueLinkStyles *styles);

G_END_DECLS
