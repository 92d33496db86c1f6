/* segue-episode-template.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-episode-template.h"

#include <glib/gi18n.h>

#include "core/document/segue-next-episode.h"
#include "core/document/segue-previous-episode.h"
#include "core/edit/segue-edit-many.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-metadata-store.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-entry-place.h"

/* Names that are tried until one is free. */
#define MAX_NAMES 200
#define SUFFIX ".last"

/**
 * SegueEpisodeTemplate:
 *
 * The previous episode that a new one was begun from.
 *
 * The rule "carried-over" tells what was taken over from it and not changed yet. For that its head is kept in the
 * metadata of the new file, until nothing of it is left: somebody who saves and goes on the next day is still told that
 * the address is last week's.
 */
struct _SegueEpisodeTemplate
{
  GObject parent_instance;

  SegueSession *session; /* NULL after segue_episode_template_stop() */
  SegueEpisode *previous;
  SegueEpisode *begun; /* (nullable): the new episode before anything was changed */
  char *head; /* of the previous episode, as text */
  char *name; /* proposed for the file of the new episode */
  GFile *near; /* the file of the previous episode; the new one most likely goes beside it */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueEpisodeTemplate, segue_episode_template, G_TYPE_OBJECT)

static SegueDocument *
get_document (SegueEpisodeTemplate *self)
{
  return segue_session_get_document (self->session);
}

static void
set_previous (SegueEpisodeTemplate *self,
              SegueEpisode         *previous)
{
  g_clear_pointer (&self->previous, segue_episode_unref);
  self->previous = segue_episode_ref (previous);
  g_free (self->head);
  self->head = segue_next_episode_dup_head (previous);
  segue_problems_set_last (segue_session_get_problems (self->session), previous);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_name (SegueEpisodeTemplate *self,
          const char           *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
segue_episode_template_dispose (GObject *object)
{
  SegueEpisodeTemplate *self = SEGUE_EPISODE_TEMPLATE (object);

  segue_episode_template_stop (self);
  g_clear_pointer (&self->previous, segue_episode_unref);
  g_clear_pointer (&self->begun, segue_episode_unref);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->near);

  G_OBJECT_CLASS (segue_episode_template_parent_class)->dispose (object);
}

static void
segue_episode_template_class_init (SegueEpisodeTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_episode_template_dispose;

  /**
   * SegueEpisodeTemplate::changed:
   *
   * Emitted when the previous episode or the name of the new one has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
segue_episode_template_init (SegueEpisodeTemplate *self)
{
}

/**
 * segue_episode_template_new:
 * @session: a session
 *
 * Creates a template without a previous episode.
 *
 * Returns: (transfer full): the template
 */
SegueEpisodeTemplate *
segue_episode_template_new (SegueSession *session)
{
  SegueEpisodeTemplate *self = g_object_new (SEGUE_TYPE_EPISODE_TEMPLATE, NULL);

  self->session = g_object_ref (session);

  return self;
}

/**
 * segue_episode_template_stop:
 * @self: a template
 *
 * Lets go of the session. What is still being read has no effect any more.
 */
void
segue_episode_template_stop (SegueEpisodeTemplate *self)
{
  g_return_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self));

  g_clear_object (&self->session);
}

/* Finds a name that follows that of @previous and that no file beside it has. Blocks on the disk. */
static char *
find_free_name (GFile *previous)
{
  g_autoptr(GFile) folder = g_file_get_parent (previous);
  g_autofree char *base = g_file_get_basename (previous);
  g_autofree char *name = g_filename_display_name (base);
  char *free_name = segue_next_episode_dup_file_name (name);

  for (guint i = 0; folder != NULL && i < MAX_NAMES; i++)
    {
      g_autoptr(GFile) file = g_file_get_child_for_display_name (folder, free_name, NULL);
      char *next;

      if (file == NULL || !g_file_query_exists (file, NULL))
        break;
      next = segue_next_episode_dup_file_name (free_name);
      g_free (free_name);
      free_name = next;
    }

  return free_name;
}

static void
name_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, find_free_name (data), g_free);
}

static void
name_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  SegueEpisodeTemplate *self = SEGUE_EPISODE_TEMPLATE (object);
  g_autofree char *name = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->session != NULL && segue_document_get_file (get_document (self)) == NULL)
    set_name (self, name);
}

/**
 * segue_episode_template_begin:
 * @self: a template
 * @previous: an episode
 * @file: (nullable): the file of @previous
 * @encoding: the encoding of that file
 *
 * Begins the episode after @previous in the document, which has no file yet. A name for its file is looked for beside
 * @file.
 */
void
segue_episode_template_begin (SegueEpisodeTemplate *self,
                              SegueEpisode         *previous,
                              GFile                *file,
                              const char           *encoding)
{
  g_autoptr(SegueEpisode) episode = NULL;
  SegueDocument *document;

  g_return_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self));

  document = get_document (self);
  episode = segue_next_episode_new (previous, FALSE);
  segue_document_take_episode (document, episode, NULL, NULL);
  segue_document_set_encoding (document, encoding);
  set_previous (self, previous);
  g_clear_pointer (&self->begun, segue_episode_unref);
  self->begun = segue_episode_ref (episode);
  g_set_object (&self->near, file);
  if (file != NULL)
    {
      g_autoptr(GTask) task = g_task_new (self, NULL, name_cb, NULL);

      g_task_set_source_tag (task, segue_episode_template_begin);
      g_task_set_task_data (task, g_object_ref (file), g_object_unref);
      g_task_run_in_thread (task, name_thread);
    }
  segue_problems_check (segue_session_get_problems (self->session));
}

/**
 * segue_episode_template_get_n_topics:
 * @self: a template
 *
 * Counts the topics of the previous episode that were not discussed. Only after segue_episode_template_begin() there can
 * be any.
 *
 * Returns: the number of segments that segue_episode_template_keep_topics() adds
 */
guint
segue_episode_template_get_n_topics (SegueEpisodeTemplate *self)
{
  g_autofree gboolean *topics = NULL;
  guint n = 0;

  g_return_val_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self), 0);

  if (self->begun != NULL)
    topics = segue_next_episode_find_topics (self->previous, &n);

  return n;
}

/* Adds the topics to an episode that was changed already: at the end, in the order of the previous episode. */
static SegueEpisode *
add_topics (SegueEpisodeTemplate  *self,
            SegueEpisode          *episode,
            GError               **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  guint n;
  g_autofree gboolean *topics = segue_next_episode_find_topics (self->previous, &n);

  for (guint i = 0; i < segue_episode_get_n_entries (self->previous); i++)
    {
      if (topics[i])
        g_ptr_array_add (entries, segue_episode_get (self->previous, i));
    }

  return segue_edit_insert_many (episode, segue_entry_place_at_end (episode),
                                 (SegueEntry *const *) (gpointer) entries->pdata, entries->len, FALSE, error);
}

/**
 * segue_episode_template_keep_topics:
 * @self: a template
 *
 * Takes over the topics of the previous episode that were not discussed: where they were if nothing was changed since the
 * new episode was begun, otherwise at the end. If that is not possible, the user is told why.
 *
 * Returns: whether the document has changed
 */
gboolean
segue_episode_template_keep_topics (SegueEpisodeTemplate *self)
{
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  SegueEpisode *episode;

  g_return_val_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self), FALSE);

  if (self->session == NULL || segue_episode_template_get_n_topics (self) == 0)
    return FALSE;

  episode = segue_document_get_episode (get_document (self));
  if (episode == self->begun)
    result = segue_next_episode_new (self->previous, TRUE);
  else
    result = add_topics (self, episode, &error);

  return segue_entries_apply (self->session, result, error, _("Keep Topics"), NULL);
}

/**
 * segue_episode_template_restore:
 * @self: a template
 * @head: (nullable): the head of the previous episode, as text
 * @name: (nullable): a name for the file of the new episode
 *
 * Takes over what a draft says about the episode that it was begun from.
 */
void
segue_episode_template_restore (SegueEpisodeTemplate *self,
                                const char           *head,
                                const char           *name)
{
  g_autoptr(SegueEpisode) previous = NULL;

  g_return_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self));

  if (name != NULL)
    set_name (self, name);
  previous = head != NULL ? segue_reader_read (head, -1, NULL) : NULL;
  if (previous != NULL)
    set_previous (self, previous);
}

static GFile *
dup_folder (void)
{
  return g_file_new_build_filename (g_get_user_state_dir (), "segue", "last", NULL);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SegueEpisodeTemplate) self = user_data;
  g_autoptr(GBytes) bytes = segue_metadata_store_load_finish (result);
  GFile *file = self->session != NULL ? segue_document_get_file (get_document (self)) : NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autoptr(SegueEpisode) previous = NULL;

  if (bytes == NULL || uri == NULL || self->previous != NULL)
    return;

  previous = segue_previous_episode_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), uri);
  if (previous != NULL)
    set_previous (self, previous);
}

/**
 * segue_episode_template_recall:
 * @self: a template
 *
 * Loads the previous episode that was kept for the file that has been opened.
 */
void
segue_episode_template_recall (SegueEpisodeTemplate *self)
{
  g_autoptr(GFile) folder = dup_folder ();
  g_autofree char *uri = NULL;

  g_return_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self));

  uri = g_file_get_uri (segue_document_get_file (get_document (self)));
  segue_metadata_store_load_async (folder, uri, SUFFIX, SEGUE_PREVIOUS_EPISODE_MAX_SIZE, loaded_cb,
                                   g_object_ref (self));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  /* not worth a message: the notes are complete without it */
  if (!segue_metadata_store_save_finish (result, &error))
    g_info ("The previous episode is not kept: %s", error->message);
}

/**
 * segue_episode_template_keep:
 * @self: a template
 *
 * Keeps the previous episode for the file that the document was saved to, as long as the document has anything of it.
 * The file has a name now, so that none is proposed any more.
 */
void
segue_episode_template_keep (SegueEpisodeTemplate *self)
{
  g_autoptr(GFile) folder = dup_folder ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *uri = NULL;
  g_auto(GStrv) carried = NULL;

  g_return_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self));

  set_name (self, NULL);
  if (self->previous == NULL)
    return;

  uri = g_file_get_uri (segue_document_get_file (get_document (self)));
  carried = segue_next_episode_dup_carried (segue_document_get_episode (get_document (self)), self->previous);
  if (carried[0] != NULL)
    bytes = segue_previous_episode_format (self->previous, uri);
  segue_metadata_store_save_async (folder, uri, SUFFIX, bytes, saved_cb, NULL);
}

/**
 * segue_episode_template_get_head:
 * @self: a template
 *
 * Returns: (transfer none) (nullable): the head of the previous episode as text
 */
const char *
segue_episode_template_get_head (SegueEpisodeTemplate *self)
{
  g_return_val_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self), NULL);

  return self->head;
}

/**
 * segue_episode_template_get_name:
 * @self: a template
 *
 * Returns: (transfer none) (nullable): a name for the file of the new episode
 */
const char *
segue_episode_template_get_name (SegueEpisodeTemplate *self)
{
  g_return_val_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self), NULL);

  return self->name;
}

/**
 * segue_episode_template_get_near:
 * @self: a template
 *
 * Returns: (transfer none) (nullable): a file that the new one is likely to be saved beside
 */
GFile *
segue_episode_template_get_near (SegueEpisodeTemplate *self)
{
  g_return_val_if_fail (SEGUE_IS_EPISODE_TEMPLATE (self), NULL);

  return self->near;
}
