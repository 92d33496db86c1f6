/* segue-time-tool.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-retime.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

/**
 * SegueTimeMode:
 * @SEGUE_TIME_MODE_SHIFT: add an amount to the times
 * @SEGUE_TIME_MODE_START: shift the times so that the current segment starts at a given time
 * @SEGUE_TIME_MODE_CUTS: parts of the recording were removed or added
 * @SEGUE_TIME_MODE_POINTS: shift and stretch the times so that two of them become given times
 * @SEGUE_TIME_MODE_ROUND: round the times to seconds
 * @SEGUE_TIME_MODE_CLEAR: remove the times
 * @SEGUE_TIME_MODE_PASTE_TITLES: write pasted titles onto the segments
 * @SEGUE_TIME_MODE_PASTE_TIMES: write pasted times onto the segments
 *
 * What a #SegueTimeTool does.
 */
typedef enum
{
  SEGUE_TIME_MODE_SHIFT,
  SEGUE_TIME_MODE_START,
  SEGUE_TIME_MODE_CUTS,
  SEGUE_TIME_MODE_POINTS,
  SEGUE_TIME_MODE_ROUND,
  SEGUE_TIME_MODE_CLEAR,
  SEGUE_TIME_MODE_PASTE_TITLES,
  SEGUE_TIME_MODE_PASTE_TIMES,
} SegueTimeMode;

/**
 * SegueTimeScope:
 * @SEGUE_TIME_SCOPE_SELECTED: the selected segments, and the segments of selected sections
 * @SEGUE_TIME_SCOPE_FROM_HERE: the first selected entry and all below it
 * @SEGUE_TIME_SCOPE_ALL: all segments
 *
 * Which segments a #SegueTimeTool changes.
 */
typedef enum
{
  SEGUE_TIME_SCOPE_SELECTED,
  SEGUE_TIME_SCOPE_FROM_HERE,
  SEGUE_TIME_SCOPE_ALL,
} SegueTimeScope;

/**
 * SegueTimeLevel:
 * @SEGUE_TIME_LEVEL_INFO: it says what would change
 * @SEGUE_TIME_LEVEL_WARNING: the result would have a problem
 * @SEGUE_TIME_LEVEL_ERROR: it says why nothing can be changed
 *
 * How serious the message of a #SegueTimeTool is.
 */
typedef enum
{
  SEGUE_TIME_LEVEL_INFO,
  SEGUE_TIME_LEVEL_WARNING,
  SEGUE_TIME_LEVEL_ERROR,
} SegueTimeLevel;

/* The number of examples of what would change: the first ones and the last one. */
#define SEGUE_TIME_TOOL_N_EXAMPLES 4

#define SEGUE_TYPE_TIME_TOOL (segue_time_tool_get_type ())
G_DECLARE_FINAL_TYPE (SegueTimeTool, segue_time_tool, SEGUE, TIME_TOOL, GObject)

/* signals: "changed": what would change has changed; "ended": the tool is not used any more */

const char                *segue_time_mode_get_title          (SegueTimeMode       mode);
SegueTimeTool             *segue_time_tool_new                (SegueSession       *session) G_GNUC_WARN_UNUSED_RESULT;
void                       segue_time_tool_begin              (SegueTimeTool      *self,
                                                               SegueTimeMode       mode,
                                                               const GArray       *ids);
void                       segue_time_tool_end                (SegueTimeTool      *self);
gboolean                   segue_time_tool_apply              (SegueTimeTool      *self);

SegueTimeMode              segue_time_tool_get_mode           (SegueTimeTool      *self);
void                       segue_time_tool_set_mode           (SegueTimeTool      *self,
                                                               SegueTimeMode       mode);
SegueTimeScope             segue_time_tool_get_scope          (SegueTimeTool      *self);
void                       segue_time_tool_set_scope          (SegueTimeTool      *self,
                                                               SegueTimeScope      scope);
void                       segue_time_tool_set_amount         (SegueTimeTool      *self,
                                                               const char         *text);
void                       segue_time_tool_set_cuts           (SegueTimeTool      *self,
                                                               const SegueCut     *cuts,
                                                               guint               n_cuts,
                                                               gboolean            in_new_times);
void                       segue_time_tool_set_removed        (SegueTimeTool      *self,
                                                               SegueRemovedTimes   removed);
gboolean                   segue_time_tool_get_removed        (SegueTimeTool      *self,
                                                               SegueRemovedTimes  *removed);
void                       segue_time_tool_choose_removed     (SegueTimeTool      *self,
                                                               guint               number,
                                                               SegueRemovedTimes   removed);
void                       segue_time_tool_set_choices        (SegueTimeTool      *self,
                                                               GHashTable         *choices,
                                                               GHashTable         *held);
void                       segue_time_tool_set_points         (SegueTimeTool      *self,
                                                               const gint64       *after);
void                       segue_time_tool_set_pasted         (SegueTimeTool      *self,
                                                               const char         *text);

gint64                     segue_time_tool_get_start          (SegueTimeTool      *self);
gint64                     segue_time_tool_get_point          (SegueTimeTool      *self,
                                                               guint               number,
                                                               char              **title);
const SegueRetiming       *segue_time_tool_get_retiming       (SegueTimeTool      *self);
void                       segue_time_tool_set_follows        (SegueTimeTool      *self,
                                                               guint               mention,
                                                               gboolean            follows);
gboolean                   segue_time_tool_can_apply          (SegueTimeTool      *self);
char                      *segue_time_tool_format             (SegueTimeTool      *self,
                                                               gint64              time);
char                      *segue_time_tool_dup_message        (SegueTimeTool      *self,
                                                               SegueTimeLevel     *level);
char                      *segue_time_tool_dup_label          (SegueTimeTool      *self);
char                      *segue_time_tool_dup_mention        (SegueTimeTool      *self,
                                                               guint               mention);
gboolean                   segue_time_tool_dup_example        (SegueTimeTool      *self,
                                                               guint               number,
                                                               char              **before,
                                                               char              **after,
                                                               char              **title);
char                      *segue_time_tool_dup_removed        (SegueTimeTool      *self);
char                      *segue_time_tool_dup_removed_one    (SegueTimeTool      *self,
                                                               guint               number,
                                                               SegueRemovedTimes  *removed);

G_END_DECLS
