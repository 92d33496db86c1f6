/* segue-rewrite-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-edit-private.h"

G_BEGIN_DECLS

/* An edit that changes parts of the lines of many entries in one splice. The entries stay what they are otherwise. */
typedef struct
{
  SegueEpisode *episode;
  guint first;           /* the entries that are written anew, up to @end (exclusive) */
  guint end;
  GString *lines;
  GArray *expected;      /* of SegueExpected, for all entries */
  GArray *offsets;       /* of gsize: where the lines of each entry begin in @lines */
  GPtrArray *attributes; /* keeps the new attributes alive */
} SegueRewrite;

GArray        *segue_patches_new    (void);
void           segue_patches_add    (GArray       *patches,
                                     guint         offset,
                                     guint         length,
                                     char         *text);

void           segue_rewrite_init   (SegueRewrite *self,
                                     SegueEpisode *episode,
                                     guint         first,
                                     guint         end);
void           segue_rewrite_clear  (SegueRewrite *self);
SegueExpected *segue_rewrite_add    (SegueRewrite *self,
                                     SegueEntry   *entry,
                                     const GArray *patches);
SegueEpisode  *segue_rewrite_finish (SegueRewrite *self,
                                     const char   *message,
                                     GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SegueRewrite, segue_rewrite_clear)

G_END_DECLS
