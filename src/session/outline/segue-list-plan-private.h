/* segue-list-plan-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/outline/segue-pasted-list.h"

G_BEGIN_DECLS

/* A list and how to add it to an episode, and what the episode becomes. */
typedef struct
{
  char *text;
  SeguePasteOptions options;
  SegueEpisode *episode;
  SegueEpisode *replaced; /* (nullable): the episode with the list as it was added before, which is taken back */
  guint place;      /* the index of the entry that is to follow the list */
  guint64 selected; /* the entry that is selected, or 0 */

  /* set by segue_list_plan_insert() */
  SegueEpisode *result;  /* %NULL if the list cannot be added */
  SeguePasteCount count; /* the entries that were added */
  GError *error;
} SegueListPlan;

SegueListPlan *segue_list_plan_new       (const char              *text,
                                          const SeguePasteOptions *options,
                                          SegueEpisode            *episode,
                                          guint                    place,
                                          guint64                  selected) G_GNUC_WARN_UNUSED_RESULT;
void           segue_list_plan_free      (SegueListPlan           *self);
gboolean       segue_list_plan_has_lines (const SegueListPlan     *self);
void           segue_list_plan_insert    (SegueListPlan           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueListPlan, segue_list_plan_free)

G_END_DECLS
