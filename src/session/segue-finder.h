/* segue-finder.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "core/search/segue-search.h"
#include "session/segue-view-state.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FINDER (segue_finder_get_type ())
G_DECLARE_FINAL_TYPE (SegueFinder, segue_finder, SEGUE, FINDER, GObject)

/* signals: "changed": the matches, the current match or the error have changed */

#define SEGUE_FINDER_NONE G_MAXUINT

SegueFinder *segue_finder_new (SegueDocument  *document,
                               SegueViewState *state);

void segue_finder_look_for   (SegueFinder       *self,
                              const char        *text,
                              SeguePatternFlags  flags);
void segue_finder_set_origin (SegueFinder       *self,
                              gsize              offset);
void segue_finder_stop       (SegueFinder       *self);

const char *segue_finder_get_error    (SegueFinder *self);
gboolean    segue_finder_is_searching (SegueFinder *self);
guint       segue_finder_get_n        (SegueFinder *self);
gboolean    segue_finder_has_more     (SegueFinder *self);
guint       segue_finder_get_position (SegueFinder *self);

void     segue_finder_step        (SegueFinder  *self,
                                   int           by);
gboolean segue_finder_replace     (SegueFinder  *self,
                                   const char   *replacement,
                                   GError      **error);
void     segue_finder_replace_all (SegueFinder  *self,
                                   const char   *replacement);

G_END_DECLS
