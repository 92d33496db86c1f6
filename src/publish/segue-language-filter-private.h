/* segue-language-filter-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/render/segue-render.h"
#include "publish/segue-publish-settings.h"

G_BEGIN_DECLS

/**
 * SegueLanguageFilter:
 * @script: the script of the language that is given out, or %SEGUE_SCRIPT_NONE for all languages
 * @segments: whether titles of segments have two languages
 *
 * The language in which notes are given out.
 */
typedef struct
{
  SegueScript script;
  gboolean segments;
} SegueLanguageFilter;

void  segue_language_filter_init      (SegueLanguageFilter       *self,
                                       SeguePublishSettings      *settings,
                                       SegueEpisode              *episode,
                                       SegueRenderCache          *cache,
                                       gboolean                   descriptions);
guint segue_language_filter_get_parts (const SegueLanguageFilter *self);
char *segue_language_filter_dup_title (const SegueLanguageFilter *self,
                                       SegueRenderCache          *cache,
                                       guint                      index,
                                       SegueEntryKind             kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
