/* segue-file-monitor.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-file-monitor.h"

/* Programs write a file in several steps. A change is reported when no other was seen for this time, in milliseconds. */
#define SETTLE_DELAY 150

/**
 * SegueFileMonitor:
 *
 * Reports that other programs have changed a file, once they have finished writing.
 *
 * The system monitors the file itself and not its name, so that writes under another name of it are seen as well. A
 * program that replaces the file puts another file under its name. The monitor is therefore started again after each
 * change, before the change is reported.
 */
struct _SegueFileMonitor
{
  GObject parent_instance;

  GFile *file; /* or NULL */
  GFileMonitor *monitor;
  guint source; /* a change was seen, but has not been reported */
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFileMonitor, segue_file_monitor, G_TYPE_OBJECT)

static void
stop (SegueFileMonitor *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static void start (SegueFileMonitor *self);

static void
settled_cb (gpointer user_data)
{
  SegueFileMonitor *self = user_data;

  self->source = 0;
  start (self);
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
changed_cb (SegueFileMonitor *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_once (SETTLE_DELAY, settled_cb, self);
}

/* Monitors what has the name of the file now. */
static void
start (SegueFileMonitor *self)
{
  stop (self);
  if (self->file != NULL)
    self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_HARD_LINKS, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
segue_file_monitor_dispose (GObject *object)
{
  SegueFileMonitor *self = SEGUE_FILE_MONITOR (object);

  stop (self);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (segue_file_monitor_parent_class)->dispose (object);
}

static void
segue_file_monitor_class_init (SegueFileMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_file_monitor_dispose;

  /**
   * SegueFileMonitor::settled:
   *
   * Emitted when the file has changed, and nothing more was written for a moment.
   */
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_file_monitor_init (SegueFileMonitor *self)
{
}

/**
 * segue_file_monitor_new:
 *
 * Creates a monitor without a file.
 *
 * Returns: (transfer full): the monitor
 */
SegueFileMonitor *
segue_file_monitor_new (void)
{
  return g_object_new (SEGUE_TYPE_FILE_MONITOR, NULL);
}

/**
 * segue_file_monitor_set_file:
 * @self: a monitor
 * @file: (nullable): a file, or %NULL to monitor none
 *
 * Monitors @file from now on. Changes that were seen before are not reported any more.
 */
void
segue_file_monitor_set_file (SegueFileMonitor *self,
                             GFile            *file)
{
  g_return_if_fail (SEGUE_IS_FILE_MONITOR (self));

  g_set_object (&self->file, file);
  start (self);
}

/**
 * segue_file_monitor_drop_pending:
 * @self: a monitor
 *
 * Drops the report of a change that was seen, since the caller looks at the file now.
 */
void
segue_file_monitor_drop_pending (SegueFileMonitor *self)
{
  g_return_if_fail (SEGUE_IS_FILE_MONITOR (self));

  if (self->source != 0)
    start (self);
}
