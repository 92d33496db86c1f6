/* segue-sound-module.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The interface of the module that plays and scans recordings. It consists of plain functions, so that the program and the module
 * share no type: neither is linked to the other. */

/* The name of the variable of type #SegueSoundModule that the module exports. */
#define SEGUE_SOUND_MODULE_SYMBOL "segue_sound_module"

typedef struct _SegueSound SegueSound;

/**
 * SegueSoundEvent:
 * @SEGUE_SOUND_READY: the recording is open, and its length may be known
 * @SEGUE_SOUND_LENGTH: its length may be known better
 * @SEGUE_SOUND_ENDED: its end was heard
 * @SEGUE_SOUND_NOTED: something is wrong, but the recording is heard
 * @SEGUE_SOUND_FAILED: it cannot be played
 *
 * What happens to a recording.
 */
typedef enum
{
  SEGUE_SOUND_READY,
  SEGUE_SOUND_LENGTH,
  SEGUE_SOUND_ENDED,
  SEGUE_SOUND_NOTED,
  SEGUE_SOUND_FAILED,
} SegueSoundEvent;

/**
 * SegueSoundCallback:
 * @event: what has happened
 * @message: (nullable): a sentence for the user, translated
 * @user_data: data of the caller
 *
 * Called in the main loop of the thread that has opened the recording.
 */
typedef void (*SegueSoundCallback) (SegueSoundEvent  event,
                                    const char      *message,
                                    gpointer         user_data);

/* The length of the intervals that a scan divides a recording into, in milliseconds. */
#define SEGUE_PEAK_INTERVAL 10
/* How far below full scale a level of 0 is, in decibels. A level of 255 is full scale. */
#define SEGUE_LEVEL_RANGE 96.0

/**
 * SeguePeak:
 * @peak: the level of the loudest sample
 * @rms: the level of the root mean square of the samples
 *
 * How loud an interval of a recording is.
 */
typedef struct
{
  guint8 peak;
  guint8 rms;
} SeguePeak;

typedef struct _SegueScan SegueScan;

/**
 * SegueScanEvent:
 * @SEGUE_SCAN_PEAKS: more intervals are known
 * @SEGUE_SCAN_ENDED: the end of the recording is reached
 * @SEGUE_SCAN_FAILED: the recording cannot be read
 *
 * What happens during a scan.
 */
typedef enum
{
  SEGUE_SCAN_PEAKS,
  SEGUE_SCAN_ENDED,
  SEGUE_SCAN_FAILED,
} SegueScanEvent;

/**
 * SegueScanReport:
 * @event: what has happened
 * @peaks: (array length=n_peaks): the intervals after those of the last report
 * @n_peaks: their number
 * @length: the length that the file states, in milliseconds, or -1 if it states none
 * @message: (nullable): a sentence for the user, translated: why the recording cannot be read, or at its end what is wrong
 *   with it
 *
 * What a scan tells.
 */
typedef struct
{
  SegueScanEvent event;
  const SeguePeak *peaks;
  gsize n_peaks;
  gint64 length;
  const char *message;
} SegueScanReport;

/**
 * SegueScanCallback:
 * @report: what has happened
 * @user_data: data of the caller
 *
 * Called in the main loop of the thread that has begun the scan.
 */
typedef void (*SegueScanCallback) (const SegueScanReport *report,
                                   gpointer               user_data);

/**
 * SegueSoundModule:
 * @open: opens a recording at a position, paused; the sound goes to a described element, or to the usual one for %NULL
 * @close: closes it; the callback is not called any more
 * @set_playing: plays or pauses it
 * @seek: goes to a position; of several wishes the last one counts
 * @set_rate: sets the speed, the pitch stays
 * @set_volume: sets the volume, from 0 to 1
 * @get_position: the position, or the one that it is on its way to
 * @get_length: the length, or -1 as long as it is not known
 * @scan: reads the peaks of a recording, as fast as it can be decoded
 * @stop_scan: ends a scan, be it at its end or not; the callback is not called any more
 *
 * What the module can do. All times are in milliseconds. No function waits for the sound.
 */
typedef struct
{
  SegueSound *(*open)         (const char         *uri,
                               const char         *sink,
                               gint64              position,
                               SegueSoundCallback  callback,
                               gpointer            user_data);
  void        (*close)        (SegueSound         *sound);
  void        (*set_playing)  (SegueSound         *sound,
                               gboolean            playing);
  void        (*seek)         (SegueSound         *sound,
                               gint64              position);
  void        (*set_rate)     (SegueSound         *sound,
                               double              rate);
  void        (*set_volume)   (SegueSound         *sound,
                               double              volume);
  gint64      (*get_position) (SegueSound         *sound);
  gint64      (*get_length)   (SegueSound         *sound);
  SegueScan  *(*scan)         (const char         *uri,
                               SegueScanCallback   callback,
                               gpointer            user_data);
  void        (*stop_scan)    (SegueScan          *scan);
} SegueSoundModule;

G_END_DECLS
