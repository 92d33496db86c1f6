/* segue-time-transfer-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/transcript/segue-time-transfer.h"
#include "transcript/segue-kept-parts.h"

G_BEGIN_DECLS

/* segue-time-transfer.c computes what becomes of the times, and segue-time-transfer-words.c puts it into words. */
struct _SegueTimeTransfer
{
  GObject parent_instance;

  SegueTranscript *transcript;
  SegueTimeTool *tool;
  SegueEpisode *episode;
  gint64 duration;           /* of the new recording in milliseconds, or SEGUE_TIME_NONE */
  SegueKeptParts *parts;     /* NULL before they have been found */
  GListStore *rows;
  GHashTable *choices;       /* the ids of segments to SegueRemovedTimes */
  GHashTable *held;          /* the ids of segments whose times stay */
  guint end_row;             /* the row that took the end of the last part to that of the notes, or G_MAXUINT */
  GCancellable *cancellable; /* of the search that runs, or NULL */
};

G_END_DECLS
