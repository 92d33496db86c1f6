/* segue-sound-file.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SegueSoundEnd:
 * @SEGUE_SOUND_END_UNKNOWN: nothing that is known here
 * @SEGUE_SOUND_END_NONE: nothing at all
 * @SEGUE_SOUND_END_STATED: a length
 * @SEGUE_SOUND_END_MARKED: that it ends where it ends
 * @SEGUE_SOUND_END_OPEN: that there is more
 *
 * What a file says of its end.
 */
typedef enum
{
  SEGUE_SOUND_END_UNKNOWN,
  SEGUE_SOUND_END_NONE,
  SEGUE_SOUND_END_STATED,
  SEGUE_SOUND_END_MARKED,
  SEGUE_SOUND_END_OPEN,
} SegueSoundEnd;

/**
 * SegueSoundFile:
 * @end: what the file says of its end
 * @length: the length that it states, with lead and padding, in microseconds, or 0
 * @lead: how much the decoder gives before what was recorded, in microseconds, where GStreamer does not leave it out
 * @trimmed: the length without what the encoder has put before and after the recording, in microseconds
 *
 * What a file says of its sound.
 */
typedef struct
{
  SegueSoundEnd end;
  gint64 length;
  gint64 lead;
  gint64 trimmed;
} SegueSoundFile;

SegueSoundFile segue_sound_file_read     (GInputStream         *stream);
gint64         segue_sound_file_get_lead (const SegueSoundFile *self,
                                          gint64                length);

G_END_DECLS
