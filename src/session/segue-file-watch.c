/* segue-file-watch.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-file-watch-private.h"

#include <glib/gi18n.h>

#include "session/segue-example.h"

/* A file that was last changed longer ago than this, in microseconds, holds a past episode. */
#define PAST (2 * G_TIME_SPAN_DAY)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueFileWatch, segue_file_watch, G_TYPE_OBJECT)

static SegueDocument *
get_document (SegueFileWatch *self)
{
  return segue_session_get_document (self->session);
}

/* Notes what a query has found out. An unknown property of a file is taken for the usual one. */
static void
take_info (SegueFileWatch *self,
           GFileInfo      *info)
{
  g_autoptr(GDateTime) changed = g_file_info_get_modification_date_time (info);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  g_free (self->identity);
  self->identity = g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
  self->past = changed != NULL && g_date_time_difference (now, changed) > PAST;
  self->writable = !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) ||
                   g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

static void
info_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SegueFileWatch) self = user_data;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);
  GFile *file = self->session != NULL ? segue_document_get_file (get_document (self)) : NULL;

  if (info == NULL || file == NULL || !g_file_equal (file, G_FILE (object)))
    return;

  take_info (self, info);
  if (self->past || !self->writable)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Asks what is to be known of the file, unless the caller of segue_file_watch_open() has told it. */
void
segue_file_watch_query (SegueFileWatch *self)
{
  GFile *file = segue_document_get_file (get_document (self));

  self->past = FALSE;
  self->writable = TRUE;
  if (file == NULL || segue_example_is (file))
    return;

  if (self->info != NULL)
    take_info (self, self->info);
  else
    g_file_query_info_async (file, SEGUE_FILE_WATCH_ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             info_cb, g_object_ref (self));
  g_clear_object (&self->info);
}

static void
settled_cb (SegueFileWatch *self)
{
  segue_file_watch_check (self, FALSE);
}

static void
segue_file_watch_dispose (GObject *object)
{
  segue_file_watch_stop (SEGUE_FILE_WATCH (object));

  G_OBJECT_CLASS (segue_file_watch_parent_class)->dispose (object);
}

static void
segue_file_watch_finalize (GObject *object)
{
  g_object_unref (SEGUE_FILE_WATCH (object)->monitor);

  G_OBJECT_CLASS (segue_file_watch_parent_class)->finalize (object);
}

static void
segue_file_watch_class_init (SegueFileWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_file_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_file_watch_finalize;

  /**
   * SegueFileWatch::changed:
   *
   * Emitted when anything that the getters tell may have changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  /**
   * SegueFileWatch::decision-demanded:
   *
   * Emitted when a save waits for a decision on what another program wrote.
   */
  g_signal_new ("decision-demanded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
segue_file_watch_init (SegueFileWatch *self)
{
  self->writable = TRUE;
  self->monitor = segue_file_monitor_new ();
  g_signal_connect_object (self->monitor, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * segue_file_watch_new:
 * @session: a session
 *
 * Creates a watch, which does nothing before the document of the session has a file.
 *
 * Returns: (transfer full): the watch
 */
SegueFileWatch *
segue_file_watch_new (SegueSession *session)
{
  SegueFileWatch *self = g_object_new (SEGUE_TYPE_FILE_WATCH, NULL);

  self->session = g_object_ref (session);

  return self;
}

/**
 * segue_file_watch_stop:
 * @self: a watch
 *
 * Stops watching for good. What is under way has no effect on the document any more.
 */
void
segue_file_watch_stop (SegueFileWatch *self)
{
  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  segue_file_monitor_set_file (self->monitor, NULL);
  g_clear_pointer (&self->content, segue_file_content_unref);
  g_clear_pointer (&self->identity, g_free);
  g_clear_object (&self->info);
  g_clear_object (&self->opening);
  g_clear_object (&self->session);
}

/**
 * segue_file_watch_open:
 * @self: a watch
 * @file: a file
 * @info: (nullable): the %SEGUE_FILE_WATCH_ATTRIBUTES of @file, where they are known
 *
 * Notes that @file is being read into the document, until segue_file_watch_follow() or segue_file_watch_mark_missing().
 */
void
segue_file_watch_open (SegueFileWatch *self,
                       GFile          *file,
                       GFileInfo      *info)
{
  g_return_if_fail (SEGUE_IS_FILE_WATCH (self) && self->opening == NULL);

  g_set_object (&self->info, info);
  g_free (self->identity);
  self->identity = info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
  self->opening = g_object_ref (file);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * segue_file_watch_follow:
 * @self: a watch
 *
 * Watches the file that the document has now: it was opened or saved, or could not be opened. A save makes a new file
 * under the old name, so that all is asked anew.
 */
void
segue_file_watch_follow (SegueFileWatch *self)
{
  GFile *file;

  g_return_if_fail (SEGUE_IS_FILE_WATCH (self));

  segue_file_watch_set_external (self, SEGUE_EXTERNAL_NONE, NULL);
  g_clear_object (&self->opening);
  file = segue_document_get_file (get_document (self));
  segue_file_monitor_set_file (self->monitor, file != NULL && !segue_example_is (file) ? file : NULL);
  segue_file_watch_query (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * segue_file_watch_get_file:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): the file that is being opened or is open
 */
GFile *
segue_file_watch_get_file (SegueFileWatch *self)
{
  g_return_val_if_fail (SEGUE_IS_FILE_WATCH (self), NULL);

  if (self->opening != NULL || self->session == NULL)
    return self->opening;

  return segue_document_get_file (get_document (self));
}

/**
 * segue_file_watch_has_file:
 * @self: a watch
 * @file: a file
 * @identity: (nullable): the identity of @file on its volume, or %NULL where it is not known
 *
 * Tells whether @file is being opened or is open, be it under another name.
 *
 * Returns: whether it is
 */
gboolean
segue_file_watch_has_file (SegueFileWatch *self,
                           GFile          *file,
                           const char     *identity)
{
  GFile *own = segue_file_watch_get_file (self);

  return own != NULL &&
         (g_file_equal (own, file) || (identity != NULL && g_strcmp0 (identity, self->identity) == 0));
}

/**
 * segue_file_watch_dup_name:
 * @self: a watch
 *
 * Gives the name of the file for people, or what stands for it where it has none.
 *
 * Returns: (transfer full): a translated name
 */
char *
segue_file_watch_dup_name (SegueFileWatch *self)
{
  GFile *file = segue_file_watch_get_file (self);
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_strdup (_("New Episode"));
  if (segue_example_is (file))
    return g_strdup (_("Example Episode"));

  name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/**
 * segue_file_watch_is_opening:
 * @self: a watch
 *
 * Returns: whether a file is being read into the document
 */
gboolean
segue_file_watch_is_opening (SegueFileWatch *self)
{
  g_return_val_if_fail (SEGUE_IS_FILE_WATCH (self), FALSE);

  return self->opening != NULL;
}

/**
 * segue_file_watch_is_past:
 * @self: a watch
 *
 * Returns: whether the file was last changed so long ago that its episode has most likely been published
 */
gboolean
segue_file_watch_is_past (SegueFileWatch *self)
{
  g_return_val_if_fail (SEGUE_IS_FILE_WATCH (self), FALSE);

  return self->past;
}

/**
 * segue_file_watch_is_writable:
 * @self: a watch
 *
 * Returns: whether the file can be written, as far as is known
 */
gboolean
segue_file_watch_is_writable (SegueFileWatch *self)
{
  g_return_val_if_fail (SEGUE_IS_FILE_WATCH (self), TRUE);

  return self->writable;
}
