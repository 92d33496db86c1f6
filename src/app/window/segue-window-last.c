/* segue-window-last.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-window-private.h"

#include "core/document/segue-previous-episode.h"
#include "core/document/segue-next-episode.h"
#include "core/files/segue-metadata-store.h"

/* What an episode was begun from is remembered with its file, until nothing of it is left: somebody who saves and goes on
 * the next day is still told that the address is last week's. */

#define SUFFIX ".last"

static GFile *
dup_folder (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "segue", "last", NULL);
}

/* Remembers what @self was begun from, so that what was taken over can be told. */
void
segue_window_set_last (SegueWindow  *self,
                       SegueEpisode *last)
{
  g_autofree char *head = segue_next_episode_dup_head (last);

  g_clear_pointer (&self->last, segue_episode_unref);
  self->last = segue_episode_ref (last);
  segue_problems_set_last (self->problems, self->last);
  if (self->keeper != NULL)
    segue_draft_keeper_set_last (self->keeper, head);
}

/* That it is not remembered is no reason to disturb anybody. */
static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!segue_metadata_store_save_finish (result, &error))
    g_info ("What the episode was begun from is not kept: %s", error->message);
}

/* The notes have been saved. */
void
segue_window_keep_last (SegueWindow *self)
{
  g_autoptr(GFile) folder = dup_folder ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *uri = NULL;
  g_auto(GStrv) carried = NULL;

  if (self->last == NULL || self->file == NULL)
    return;

  uri = g_file_get_uri (self->file);
  carried = segue_next_episode_dup_carried (segue_document_get_episode (self->document), self->last);
  if (carried[0] != NULL)
    bytes = segue_previous_episode_format (self->last, uri);
  segue_metadata_store_save_async (folder, uri, SUFFIX, bytes, saved_cb, NULL);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueWindow) self = user_data;
  g_autoptr(GBytes) bytes = segue_metadata_store_load_finish (result);
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;
  g_autoptr(SegueEpisode) last = NULL;

  if (bytes == NULL || uri == NULL || self->document == NULL || self->last != NULL)
    return;

  last = segue_previous_episode_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), uri);
  if (last != NULL)
    segue_window_set_last (self, last);
}

/* A file has been opened. */
void
segue_window_recall_last (SegueWindow *self)
{
  g_autoptr(GFile) folder = dup_folder ();
  g_autofree char *uri = g_file_get_uri (self->file);

  segue_metadata_store_load_async (folder, uri, SUFFIX, SEGUE_PREVIOUS_EPISODE_MAX_SIZE, loaded_cb, g_object_ref (self));
}
