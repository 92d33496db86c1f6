/* segue-recording-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-metadata-file.h"
#include "session/sound/segue-recording.h"

G_BEGIN_DECLS

struct _SegueRecording
{
  GObject parent_instance;

  SegueDocument *document;
  SegueMarking *marking;
  SeguePlayer *player;
  SegueClockSource *clock;
  SegueSoundScan *scan;
  SegueMetadataFile *metadata;
  char *draft; /* (nullable): stands for the notes while they have no file */
  char *named; /* (nullable): the attribute of the episode that was followed last, as JSON */
  gboolean has_clock;
  gboolean chosen; /* by the user, since the notes were opened */
  gboolean wants_peaks; /* the peaks are shown */
  gboolean used; /* the user has chosen or heard the file, so that it may be scanned */
  gboolean forgets; /* what is stored for the draft is removed */
  guint keep_source;
  guint follow_source;
};

void          segue_recording_take_file    (SegueRecording    *self,
                                            GFile             *file,
                                            gint64             position,
                                            gint64             length);
void          segue_recording_find         (SegueRecording    *self,
                                            gboolean           stored);
void          segue_recording_name         (SegueRecording    *self,
                                            GFile             *file);
void          segue_recording_follow_named (SegueRecording    *self);
SegueEpisode *segue_recording_fit          (SegueDocument     *document,
                                            SegueEpisode      *episode,
                                            GFile             *file,
                                            const SegueFormat *format,
                                            gpointer           user_data);

G_END_DECLS
