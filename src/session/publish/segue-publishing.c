/* segue-publishing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-publishing-private.h"

/* Milliseconds from the last change to the computation of the outputs. Hints wait until the user pauses. */
#define UPDATE_DELAY 100
#define HINT_DELAY 400

/* The number of entries up to which hints are computed from a cache that is kept for the next change. A cache of more
 * would need more memory than all else, for hints alone. */
#define MOST_CACHED 20000

/**
 * SeguePublishing:
 *
 * The outlets of the show that an episode belongs to, and what would be given out to each.
 *
 * The outputs are computed in a thread after each change, as long as somebody watches them. Otherwise only those of
 * outlets that report problems or give hints are computed. What belongs to the show is kept for the folder of the notes, what belongs
 * to the episode for their file; nothing is written into the notes.
 */
G_DEFINE_FINAL_TYPE (SeguePublishing, segue_publishing, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REPORTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The outputs of some outlets, which are computed in a thread. */
typedef struct
{
  GWeakRef publishing; /* a window that is closed does not wait for a thread */
  SegueEpisode *episode;
  GPtrArray *outlets;  /* of SegueOutlet */
  GPtrArray *settings; /* of SeguePublishSettings, one for each outlet */
  GPtrArray *outputs;  /* (nullable): of SegueOutput, one for each outlet; NULL if cancelled */
  GPtrArray *problems; /* of SegueProblem: what is reported, in the order of the outlets */
  gboolean *reports;   /* for each outlet, whether it reports */
  gboolean caches;     /* whether a cache is kept for the next update */
  SegueRenderCache *cache;
} Update;

static void
update_free (Update *self)
{
  g_weak_ref_clear (&self->publishing);
  segue_episode_unref (self->episode);
  g_ptr_array_unref (self->outlets);
  g_ptr_array_unref (self->settings);
  g_clear_pointer (&self->outputs, g_ptr_array_unref);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->cache, segue_render_cache_free);
  g_free (self->reports);
  g_free (self);
}

static void
update_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Update *update = data;

  if (update->caches)
    update->cache = segue_render_cache_renew (update->cache, update->episode);
  else
    g_clear_pointer (&update->cache, segue_render_cache_free);
  update->outputs = segue_output_new_all (update->settings, update->episode, update->cache, cancellable);
  for (guint i = 0; update->outputs != NULL && i < update->outputs->len; i++)
    {
      SegueOutput *output = g_ptr_array_index (update->outputs, i);

      g_ptr_array_extend_and_steal (update->problems, update->reports[i]
                                                        ? segue_output_dup_problems (output, update->episode)
                                                        : segue_output_dup_hints (output, update->episode));
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
same_problems (GPtrArray *a,
               GPtrArray *b)
{
  for (guint i = 0; i < a->len && i < b->len; i++)
    {
      if (!segue_problem_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
        return FALSE;
    }

  return a->len == b->len;
}

static void
take_problems (SeguePublishing *self,
               GPtrArray       *problems)
{
  const gboolean same = same_problems (self->problems, problems);

  g_ptr_array_unref (self->problems);
  self->problems = g_ptr_array_ref (problems);
  if (!same)
    g_signal_emit (self, signals[REPORTED], 0);
}

static void
updated_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Update *update = g_task_get_task_data (G_TASK (result));
  g_autoptr(SeguePublishing) self = g_weak_ref_get (&update->publishing);

  if (self == NULL)
    return;

  if (self->cache == NULL)
    self->cache = g_steal_pointer (&update->cache);
  /* another change has come meanwhile */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) ||
      self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  for (guint i = 0; i < update->outlets->len; i++)
    {
      SegueOutlet *outlet = g_ptr_array_index (update->outlets, i);

      segue_outlet_set_output (outlet, g_ptr_array_index (update->outputs, i));
      segue_outlet_emit_changed (outlet);
    }
  take_problems (self, update->problems);
  segue_publishing_emit_changed (self);
}

static Update *
update_new (SeguePublishing *self)
{
  Update *update = g_new0 (Update, 1);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outlets));

  g_weak_ref_init (&update->publishing, self);
  update->episode = segue_episode_ref (segue_document_get_episode (self->document));
  update->outlets = g_ptr_array_new_with_free_func (g_object_unref);
  update->settings = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_settings_unref);
  update->problems = g_ptr_array_new_with_free_func (g_object_unref);
  update->reports = g_new0 (gboolean, n);
  update->cache = g_steal_pointer (&self->cache);
  update->caches = self->n_watchers > 0 || segue_episode_get_n_entries (update->episode) <= MOST_CACHED;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (G_LIST_MODEL (self->outlets), i);

      if (self->n_watchers == 0 && !segue_outlet_get_reports (outlet) &&
          !segue_target_has_hints (segue_outlet_get_target (outlet)))
        continue;

      update->reports[update->outlets->len] = segue_outlet_get_reports (outlet);
      update->caches |= segue_outlet_get_reports (outlet);
      g_ptr_array_add (update->settings, segue_publish_settings_ref (segue_outlet_get_settings (outlet)));
      g_ptr_array_add (update->outlets, g_steal_pointer (&outlet));
    }

  return update;
}

static void
cancel_update (SeguePublishing *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
update_cb (gpointer user_data)
{
  SeguePublishing *self = user_data;
  g_autoptr(GTask) task = NULL;

  self->update_source = 0;
  cancel_update (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, updated_cb, NULL);
  g_task_set_source_tag (task, update_cb);
  g_task_set_task_data (task, update_new (self), (GDestroyNotify) update_free);
  g_task_run_in_thread (task, update_thread);

  return G_SOURCE_REMOVE;
}

/* Has the outputs computed after @delay milliseconds. What is being computed is out of date. */
void
segue_publishing_schedule (SeguePublishing *self,
                           guint            delay)
{
  cancel_update (self);
  self->update_source = g_timeout_add (delay, update_cb, self);
}

static void
file_changed_cb (SeguePublishing *self)
{
  segue_publishing_set_file (self, segue_document_get_file (self->document));
}

static void
segue_publishing_dispose (GObject *object)
{
  SeguePublishing *self = SEGUE_PUBLISHING (object);

  cancel_update (self);
  segue_publishing_close_store (self);
  g_clear_object (&self->document);
  g_clear_object (&self->outlets);

  G_OBJECT_CLASS (segue_publishing_parent_class)->dispose (object);
}

static void
segue_publishing_finalize (GObject *object)
{
  SeguePublishing *self = SEGUE_PUBLISHING (object);

  g_clear_pointer (&self->cache, segue_render_cache_free);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->other_records);
  g_strfreev (self->removed);
  g_free (self->last);

  G_OBJECT_CLASS (segue_publishing_parent_class)->finalize (object);
}

static void
segue_publishing_class_init (SeguePublishingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = segue_publishing_dispose;
  object_class->finalize = segue_publishing_finalize;

  /**
   * SeguePublishing::changed:
   * @self: publishing
   *
   * Emitted when outputs have been computed, when something was given out, and when the stored state has been read.
   */
  signals[CHANGED] = g_signal_new ("changed", SEGUE_TYPE_PUBLISHING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * SeguePublishing::reported:
   * @self: publishing
   *
   * Emitted when the problems of segue_publishing_get_problems() have changed.
   */
  signals[REPORTED] = g_signal_new ("reported", SEGUE_TYPE_PUBLISHING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /**
   * SeguePublishing::failed:
   * @self: publishing
   * @message: a sentence for the user, translated
   *
   * Emitted when what was given out or the settings could not be stored.
   */
  signals[FAILED] = g_signal_new ("failed", SEGUE_TYPE_PUBLISHING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
}

static void
segue_publishing_init (SeguePublishing *self)
{
  self->outlets = g_list_store_new (SEGUE_TYPE_OUTLET);
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
  self->other_records = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_record_free);
  self->removed = g_new0 (char *, 1);
  segue_publishing_init_store (self);
  segue_publishing_add_defaults (self);
}

/**
 * segue_publishing_new:
 * @document: the document whose episode is published
 *
 * Creates the outlets of a document. They are those of the show as soon as the document has a file and what is stored
 * has been read.
 *
 * Returns: (transfer full): a new object
 */
SeguePublishing *
segue_publishing_new (SegueDocument *document)
{
  SeguePublishing *self = g_object_new (SEGUE_TYPE_PUBLISHING, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Tells whether an outlet reports its problems among those of the notes. */
static gboolean
has_reports (SeguePublishing *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->outlets)); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (G_LIST_MODEL (self->outlets), i);

      if (segue_outlet_get_reports (outlet))
        return TRUE;
    }

  return FALSE;
}

/**
 * segue_publishing_follow:
 * @self: publishing
 *
 * Takes notice of a change of the document. The owner calls this for each change.
 */
void
segue_publishing_follow (SeguePublishing *self)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  segue_publishing_schedule (self, self->n_watchers > 0 || has_reports (self) ? UPDATE_DELAY : HINT_DELAY);
}

/**
 * segue_publishing_get_outlets:
 * @self: publishing
 *
 * Gets the outlets of the show: first those that are copied, then those that are saved.
 *
 * Returns: (transfer none): a list of #SegueOutlet
 */
GListModel *
segue_publishing_get_outlets (SeguePublishing *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  return G_LIST_MODEL (self->outlets);
}

/**
 * segue_publishing_watch:
 * @self: publishing
 *
 * Has the outputs of all outlets computed until segue_publishing_unwatch() is called.
 */
void
segue_publishing_watch (SeguePublishing *self)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  self->n_watchers++;
  if (self->n_watchers == 1)
    segue_publishing_schedule (self, 0);
}

/**
 * segue_publishing_unwatch:
 * @self: publishing
 *
 * Ends segue_publishing_watch().
 */
void
segue_publishing_unwatch (SeguePublishing *self)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));
  g_return_if_fail (self->n_watchers > 0);

  self->n_watchers--;
}

static gboolean
is_busy (SegueMetadataFile *file)
{
  return segue_metadata_file_is_loading (file) || segue_metadata_file_is_saving (file);
}

/**
 * segue_publishing_is_busy:
 * @self: publishing
 *
 * Tells whether outputs are out of date, or whether something is being read or written.
 *
 * Returns: %TRUE if there is something under way
 */
gboolean
segue_publishing_is_busy (SeguePublishing *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), FALSE);

  return self->update_source != 0 || self->cancellable != NULL || is_busy (self->records) || is_busy (self->show);
}

/**
 * segue_publishing_get_problems:
 * @self: publishing
 *
 * Gets what the outlets report while the notes are written.
 *
 * Returns: (transfer none) (element-type SegueProblem): the problems
 */
GPtrArray *
segue_publishing_get_problems (SeguePublishing *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  return self->problems;
}

/**
 * segue_publishing_update:
 * @self: publishing
 * @outlet: an outlet
 *
 * Gets what would be given out now. It is computed at once if it is out of date, since a user who copies after a change
 * must not get what was there before.
 *
 * Returns: (transfer none): the output
 */
SegueOutput *
segue_publishing_update (SeguePublishing *self,
                         SegueOutlet     *outlet)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  if (self->update_source != 0 || self->cancellable != NULL || segue_outlet_get_output (outlet) == NULL)
    {
      g_autoptr(SegueOutput) output = segue_output_new (segue_outlet_get_settings (outlet),
                                                        segue_document_get_episode (self->document));

      segue_outlet_set_output (outlet, output);
    }

  return segue_outlet_get_output (outlet);
}

void
segue_publishing_emit_changed (SeguePublishing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
