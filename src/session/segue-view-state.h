/* segue-view-state.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/episode/segue-episode.h"
#include "core/search/segue-pattern.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_VIEW_STATE (segue_view_state_get_type ())
G_DECLARE_FINAL_TYPE (SegueViewState, segue_view_state, SEGUE, VIEW_STATE, GObject)

/* The size of the text and the preview, in percent. */
#define SEGUE_ZOOM_MIN 50
#define SEGUE_ZOOM_MAX 300
#define SEGUE_ZOOM_NORMAL 100

/* A range of bytes in the notes, from @offset in the lines of the entry @id on, or no range if @id is 0. It may
 * extend into the following entries. */
typedef struct
{
  guint64 id;
  gsize offset;
  gsize length;
} SegueFoundPlace;

/* properties: "selected" and "editing" (ids of entries, 0 for none), "n-selected" (uint), "notice" (string),
 * "pattern" (SeguePattern, what is being looked for, NULL for nothing), "match" (const SegueFoundPlace *),
 * "zoom" (int), "proposal" (SegueEpisode, what the episode would become, NULL for nothing)
 * signals: "said" (const char *message, gboolean undoable) */

SegueViewState *segue_view_state_new          (void);
guint64         segue_view_state_get_selected (SegueViewState *self);
void            segue_view_state_set_selected (SegueViewState *self,
                                               guint64         id);
guint           segue_view_state_get_n_selected (SegueViewState *self);
void            segue_view_state_set_n_selected (SegueViewState *self,
                                                 guint           n_selected);
guint64         segue_view_state_get_editing  (SegueViewState *self);
void            segue_view_state_set_editing  (SegueViewState *self,
                                               guint64         id);
const char     *segue_view_state_get_notice   (SegueViewState *self);
void            segue_view_state_set_notice   (SegueViewState *self,
                                               const char     *notice);
int             segue_view_state_get_zoom     (SegueViewState *self);
void            segue_view_state_set_zoom     (SegueViewState *self,
                                               int             zoom);
SegueEpisode   *segue_view_state_get_proposal (SegueViewState *self);
void            segue_view_state_set_proposal (SegueViewState *self,
                                               SegueEpisode   *proposal);
void            segue_view_state_offer        (SegueViewState *self,
                                               const char     *message,
                                               const char     *label,
                                               const char     *action);
void            segue_view_state_say          (SegueViewState *self,
                                               const char     *message,
                                               gboolean        undoable);

SeguePattern          *segue_view_state_get_pattern (SegueViewState        *self);
void                   segue_view_state_set_pattern (SegueViewState        *self,
                                                     SeguePattern          *pattern);
const SegueFoundPlace *segue_view_state_get_match   (SegueViewState        *self);
void                   segue_view_state_set_match   (SegueViewState        *self,
                                                     const SegueFoundPlace *match);

G_END_DECLS
