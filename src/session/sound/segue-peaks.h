/* segue-peaks.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "core/text/segue-time.h"
#include "session/sound/segue-sound-module.h"

G_BEGIN_DECLS

typedef struct _SeguePeaks SeguePeaks;

/**
 * SegueLoudness:
 * @peak: the loudest sample, from 0 to 1
 * @mean: the mean of the root mean squares, from 0 to 1
 *
 * How loud a part of a recording is.
 */
typedef struct
{
  float peak;
  float mean;
} SegueLoudness;

SeguePeaks      *segue_peaks_new          (void) G_GNUC_WARN_UNUSED_RESULT;
SeguePeaks      *segue_peaks_ref          (SeguePeaks       *self);
void             segue_peaks_unref        (SeguePeaks       *self);
void             segue_peaks_append       (SeguePeaks       *self,
                                           const SeguePeak  *peaks,
                                           gsize             n_peaks);
gint64           segue_peaks_get_length   (const SeguePeaks *self);
float            segue_peaks_get_loudest  (const SeguePeaks *self);
SegueLoudness    segue_peaks_get          (const SeguePeaks *self,
                                           gint64            from,
                                           gint64            to);
gint64           segue_peaks_find_start   (const SeguePeaks *self,
                                           gint64            time,
                                           gint64            within);
GBytes          *segue_peaks_write        (const SeguePeaks *self,
                                           const char       *identity) G_GNUC_WARN_UNUSED_RESULT;
SeguePeaks      *segue_peaks_read         (GBytes           *bytes,
                                           const char       *identity) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePeaks, segue_peaks_unref)

G_END_DECLS
