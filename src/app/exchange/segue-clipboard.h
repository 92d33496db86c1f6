/* segue-clipboard.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "core/episode/segue-episode.h"

G_BEGIN_DECLS

/* What other programs get of an episode: text, and HTML for programs that read it. */

GdkContentProvider *segue_clipboard_new_provider (const char   *text,
                                                  const char   *html) G_GNUC_WARN_UNUSED_RESULT;
GdkContentProvider *segue_clipboard_new_entries  (SegueEpisode *episode,
                                                  const guint  *indices,
                                                  guint         n_indices) G_GNUC_WARN_UNUSED_RESULT;
void                segue_clipboard_set_entries  (GdkClipboard *clipboard,
                                                  SegueEpisode *episode,
                                                  const guint  *indices,
                                                  guint         n_indices);
guint               segue_clipboard_set_notes    (GdkClipboard *clipboard,
                                                  SegueEpisode *episode);

G_END_DECLS
