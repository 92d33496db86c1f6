/* segue-time-tool-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"
#include "session/times/segue-time-tool.h"

G_BEGIN_DECLS

/* segue-time-tool.c computes what changes, and segue-time-tool-words.c puts it into words. */
struct _SegueTimeTool
{
  GObject parent_instance;

  SegueSession *session;
  gboolean active;       /* from segue_time_tool_begin() to segue_time_tool_end() */
  SegueTimeMode mode;
  SegueTimeScope scope;
  GArray *ids;           /* of guint64: what was selected at the beginning */

  char *amount;          /* what was typed, for a shift or a start */
  GArray *cuts;          /* of SegueCut */
  gboolean in_new_times;
  SegueRemovedTimes removed;
  GHashTable *choices;   /* segments to treat in another way than @removed: their id to SegueRemovedTimes */
  GHashTable *held;      /* the ids of segments whose times stay */
  guint64 points[2];     /* ids of segments, 0 for none */
  gint64 points_after[2];
  SeguePaste *pasted;    /* (nullable) */
  GHashTable *ticks;     /* mentions whose tick the user has changed: their key to gboolean */

  SegueRetiming *retiming; /* (nullable): what the map of times does */
  SegueEpisode *result;    /* (nullable): the episode that results */
  GError *error;           /* (nullable): why there is no result */
  gboolean waiting;        /* nothing has been typed yet */
  guint n_targets;         /* segments in the scope */
  guint n_pasted;          /* segments that get a title or a time of the list */
  guint n_listed;          /* segments of the list */
  gboolean onto_untimed;   /* the times of the list are for segments that have none */
};

SegueEpisode *segue_time_tool_get_episode     (SegueTimeTool  *self);
GArray       *segue_time_tool_collect_targets (SegueTimeTool  *self);
void          segue_time_tool_paste_onto      (SegueTimeTool  *self,
                                               GArray         *targets);
SegueTimeMap *segue_time_tool_make_map        (SegueTimeTool  *self,
                                               GError        **error);
const SegueRetimed *segue_time_tool_find_removed (const SegueTimeTool *self,
                                            guint          number);
void          segue_time_tool_find_points     (SegueTimeTool  *self);

G_END_DECLS
