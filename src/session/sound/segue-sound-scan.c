/* segue-sound-scan.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/sound/segue-sound-scan.h"

#include <glib/gi18n-lib.h>

#include "session/sound/segue-peaks-cache.h"
#include "session/sound/segue-sound-loader.h"

/* How large the cache may become, in bytes. The peaks of an hour take 0.7 MB. */
#define MAX_CACHE_SIZE (64 << 20)

/**
 * SegueSoundScan:
 *
 * The peaks of a recording. They come from the cache, or from a scan that the module for sound makes once somebody asks
 * for it.
 */
struct _SegueSoundScan
{
  GObject parent_instance;

  GFile *file; /* (nullable) */
  GCancellable *cancellable; /* (nullable): cancels the look into the cache */
  char *identity;            /* (nullable): the identity of @file */
  SeguePeaks *peaks;         /* (nullable) */
  const SegueSoundModule *module; /* (nullable) */
  SegueScan *scan;                /* (nullable) */
  SegueScanState state;
  char *error; /* (nullable) */
  char *notice; /* (nullable): what is wrong with a recording that was scanned */
  gint64 stated; /* the length that the file states, or -1 */
  gboolean wanted; /* start the scan as soon as it is known that the cache does not have the peaks */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueSoundScan, segue_sound_scan, G_TYPE_OBJECT)

static void
set_state (SegueSoundScan *self,
           SegueScanState  state,
           const char     *error)
{
  g_free (self->error);
  self->error = g_strdup (error);
  self->state = state;
  g_signal_emit (self, changed_signal, 0);
}

static void
end_scan (SegueSoundScan *self)
{
  if (self->scan != NULL)
    self->module->stop_scan (g_steal_pointer (&self->scan));
}

static void
scan_cb (const SegueScanReport *report,
         gpointer               user_data)
{
  SegueSoundScan *self = user_data;

  segue_peaks_append (self->peaks, report->peaks, report->n_peaks);
  self->stated = report->length;
  switch (report->event)
    {
    case SEGUE_SCAN_PEAKS:
      g_signal_emit (self, changed_signal, 0);
      break;
    case SEGUE_SCAN_ENDED:
      end_scan (self);
      g_free (self->notice);
      self->notice = g_strdup (report->message);
      segue_peaks_cache_store (self->file, self->identity, self->peaks, MAX_CACHE_SIZE);
      set_state (self, SEGUE_SCAN_STATE_DONE, NULL);
      break;
    case SEGUE_SCAN_FAILED:
      set_state (self, SEGUE_SCAN_STATE_ERROR, report->message);
      end_scan (self);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
module_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueSoundScan) self = user_data;
  g_autoptr(GError) error = NULL;
  const SegueSoundModule *module = segue_sound_loader_load_finish (result, &error);
  g_autofree char *uri = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (module == NULL)
    {
      set_state (self, SEGUE_SCAN_STATE_ERROR, error->message);
      return;
    }

  uri = g_file_get_uri (self->file);
  self->module = module;
  self->scan = module->scan (uri, scan_cb, self);
}

static void
begin (SegueSoundScan *self)
{
  g_clear_pointer (&self->peaks, segue_peaks_unref);
  self->peaks = segue_peaks_new ();
  self->stated = -1;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_state (self, SEGUE_SCAN_STATE_RUNNING, NULL);
  segue_sound_loader_load_async (self->cancellable, module_cb, g_object_ref (self));
}

static void
fail (SegueSoundScan *self,
      const GError   *error)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    message = g_strdup_printf (_("“%s” is not in its folder any more."), name);
  else
    message = g_strdup_printf (_("“%s” cannot be read."), name);
  set_state (self, SEGUE_SCAN_STATE_ERROR, message);
}

static void
cache_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(SegueSoundScan) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *identity = NULL;
  g_autoptr(SeguePeaks) peaks = segue_peaks_cache_load_finish (result, &identity, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->identity = g_steal_pointer (&identity);
  self->peaks = g_steal_pointer (&peaks);
  if (self->peaks != NULL)
    set_state (self, SEGUE_SCAN_STATE_DONE, NULL);
  else if (error != NULL)
    fail (self, error);
  else if (self->wanted)
    begin (self);
  else
    set_state (self, SEGUE_SCAN_STATE_WAITING, NULL);
}

static void
clear (SegueSoundScan *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  end_scan (self);
  g_clear_pointer (&self->peaks, segue_peaks_unref);
  g_clear_pointer (&self->identity, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_object (&self->file);
}

static void
segue_sound_scan_dispose (GObject *object)
{
  clear (SEGUE_SOUND_SCAN (object));

  G_OBJECT_CLASS (segue_sound_scan_parent_class)->dispose (object);
}

static void
segue_sound_scan_finalize (GObject *object)
{
  g_free (SEGUE_SOUND_SCAN (object)->error);

  G_OBJECT_CLASS (segue_sound_scan_parent_class)->finalize (object);
}

static void
segue_sound_scan_class_init (SegueSoundScanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_sound_scan_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_sound_scan_finalize;

  /**
   * SegueSoundScan::changed:
   * @self: a scan
   *
   * Emitted several times a second while peaks arrive, and when the state has changed.
   */
  changed_signal = g_signal_new ("changed", SEGUE_TYPE_SOUND_SCAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 0);
}

static void
segue_sound_scan_init (SegueSoundScan *self)
{
  self->stated = -1;
}

/**
 * segue_sound_scan_new:
 *
 * Creates a scan of no recording.
 *
 * Returns: (transfer full): the scan
 */
SegueSoundScan *
segue_sound_scan_new (void)
{
  return g_object_new (SEGUE_TYPE_SOUND_SCAN, NULL);
}

/**
 * segue_sound_scan_set_file:
 * @self: a scan
 * @file: (nullable): a recording, or %NULL for none
 *
 * Sets the recording. Its peaks are taken from the cache; if they are not there, they wait for segue_sound_scan_start().
 */
void
segue_sound_scan_set_file (SegueSoundScan *self,
                           GFile          *file)
{
  g_return_if_fail (SEGUE_IS_SOUND_SCAN (self));

  clear (self);
  self->stated = -1;
  self->wanted = FALSE;
  if (file != NULL)
    {
      self->file = g_object_ref (file);
      self->cancellable = g_cancellable_new ();
      segue_peaks_cache_load_async (file, self->cancellable, cache_cb, g_object_ref (self));
    }
  set_state (self, SEGUE_SCAN_STATE_NONE, NULL);
}

/**
 * segue_sound_scan_start:
 * @self: a scan
 *
 * Scans the recording unless its peaks are in the cache. A scan that was stopped or has failed begins again.
 */
void
segue_sound_scan_start (SegueSoundScan *self)
{
  g_return_if_fail (SEGUE_IS_SOUND_SCAN (self));

  self->wanted = self->file != NULL;
  if (self->state == SEGUE_SCAN_STATE_WAITING)
    begin (self);
  else if (self->state == SEGUE_SCAN_STATE_ERROR && self->file != NULL)
    {
      g_autoptr(GFile) file = g_object_ref (self->file);

      /* the recording may be back, or another one */
      segue_sound_scan_set_file (self, file);
      self->wanted = TRUE;
    }
}

/**
 * segue_sound_scan_stop:
 * @self: a scan
 *
 * Stops a scan that is running. The peaks that are known so far stay.
 */
void
segue_sound_scan_stop (SegueSoundScan *self)
{
  g_return_if_fail (SEGUE_IS_SOUND_SCAN (self));

  if (self->state != SEGUE_SCAN_STATE_RUNNING)
    return;

  g_cancellable_cancel (self->cancellable);
  end_scan (self);
  set_state (self, SEGUE_SCAN_STATE_WAITING, NULL);
}

/**
 * segue_sound_scan_get_state:
 * @self: a scan
 *
 * Returns: what is known
 */
SegueScanState
segue_sound_scan_get_state (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), SEGUE_SCAN_STATE_NONE);

  return self->state;
}

/**
 * segue_sound_scan_get_peaks:
 * @self: a scan
 *
 * Returns: (transfer none) (nullable): the peaks that are known, which grow while the scan is running
 */
SeguePeaks *
segue_sound_scan_get_peaks (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), NULL);

  return self->peaks;
}

/**
 * segue_sound_scan_get_progress:
 * @self: a scan
 *
 * Returns: which part of the recording has been scanned, from 0 to 1, or -1 if that cannot be told
 */
double
segue_sound_scan_get_progress (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), -1);

  if (self->state == SEGUE_SCAN_STATE_DONE)
    return 1;
  if (self->peaks == NULL || self->stated <= 0)
    return -1;

  return CLAMP (segue_peaks_get_length (self->peaks) / (double) self->stated, 0, 1);
}

/**
 * segue_sound_scan_get_error:
 * @self: a scan
 *
 * Returns: (transfer none) (nullable): why the recording could not be scanned, translated
 */
const char *
segue_sound_scan_get_error (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), NULL);

  return self->error;
}

/**
 * segue_sound_scan_take_notice:
 * @self: a scan
 *
 * Gets what is wrong with a recording that has been scanned to its end. It is told once.
 *
 * Returns: (transfer full) (nullable): a sentence, translated, or %NULL if nothing is wrong
 */
char *
segue_sound_scan_take_notice (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), NULL);

  return g_steal_pointer (&self->notice);
}

/**
 * segue_sound_scan_get_length:
 * @self: a scan
 *
 * Returns: the length of a recording that has been scanned to its end, in milliseconds, or %SEGUE_TIME_NONE
 */
gint64
segue_sound_scan_get_length (SegueSoundScan *self)
{
  g_return_val_if_fail (SEGUE_IS_SOUND_SCAN (self), SEGUE_TIME_NONE);

  return self->state == SEGUE_SCAN_STATE_DONE ? segue_peaks_get_length (self->peaks) : SEGUE_TIME_NONE;
}
