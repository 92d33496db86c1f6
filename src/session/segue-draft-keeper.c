/* segue-draft-keeper.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-draft-keeper.h"

#include "formats/segue-formats.h"

/* Milliseconds from a change to the writing of its draft. Further changes do not extend the time. With the time for
 * writing, the draft is on the disk within 2 seconds. */
#define DELAY 1700
/* Milliseconds until a write that failed is tried again. */
#define RETRY_DELAY 15000

/* Keeps a draft of the document on the disk while the document has unsaved changes. A thread runs one job at a time.
 * A request that arrives while a job runs starts another job afterwards. */
struct _SegueDraftKeeper
{
  GObject parent_instance;

  SegueDocument *document;
  SegueDraftStore *store;
  GApplication *application; /* held until the thread has ended */
  char *id;
  char *name; /* proposed file name of an untitled document */
  char *last; /* the head of the previous episode that the document was created from */

  guint source;
  gboolean running;
  gboolean wanted;       /* another job starts when the thread has ended */
  gboolean dropped;      /* no draft is written any more */
  gboolean failed;
  gboolean exists;
  SegueEpisode *written; /* the episode in the draft on the disk */

  GMutex mutex;      /* locked while a job runs */
  guint last_serial; /* number of jobs that were created */
  guint done_serial; /* serial of the last job that was completed */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueDraftKeeper, segue_draft_keeper, G_TYPE_OBJECT)

/* A job for the thread: it writes the draft of @episode, or removes the draft if @episode is %NULL. */
typedef struct
{
  SegueDraftKeeper *keeper; /* not owned; the task that runs the job holds a reference */
  SegueDraftStore *store;
  char *id;
  SegueEpisode *episode;
  SegueDraft *draft;
  guint serial;
  gboolean outdated; /* a later job was completed before this one started */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->store);
  g_free (job->id);
  g_clear_pointer (&job->episode, segue_episode_unref);
  g_clear_pointer (&job->draft, segue_draft_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
write_or_remove (Job     *job,
                 GError **error)
{
  if (job->episode == NULL)
    {
      segue_draft_store_remove (job->store, job->id);
      return TRUE;
    }

  /* a list of chapters must stay one, and holds all that there is to know */
  if (segue_format_get_syntax (job->episode) != NULL)
    job->draft->content = segue_episode_write (job->episode);
  else
    job->draft->content = segue_format_write (&segue_format_json, job->episode, error);

  return job->draft->content != NULL && segue_draft_store_write (job->store, job->id, job->draft, error);
}

/* Runs a job unless a later one was completed already, so that an old episode never replaces a newer draft. */
static gboolean
run (Job     *job,
     GError **error)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&job->keeper->mutex);

  job->outdated = job->serial < job->keeper->done_serial;
  if (job->outdated)
    return TRUE;
  if (!write_or_remove (job, error))
    return FALSE;

  job->keeper->done_serial = job->serial;

  return TRUE;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
is_kept (SegueDraftKeeper *self)
{
  return !self->dropped && segue_document_get_modified (self->document);
}

static Job *
create_job (SegueDraftKeeper *self)
{
  GFile *file = segue_document_get_file (self->document);
  Job *job = g_new0 (Job, 1);

  job->keeper = self;
  job->serial = ++self->last_serial;
  job->store = g_object_ref (self->store);
  job->id = g_strdup (self->id);
  if (!is_kept (self))
    return job;

  job->episode = segue_episode_ref (segue_document_get_episode (self->document));
  job->draft = g_new0 (SegueDraft, 1);
  job->draft->uri = file != NULL ? g_file_get_uri (file) : NULL;
  job->draft->name = g_strdup (self->name);
  job->draft->last = g_strdup (self->last);
  job->draft->encoding = g_strdup (segue_document_get_encoding (self->document));
  job->draft->digest = g_strdup (segue_document_get_base_digest (self->document));
  job->draft->time = g_get_real_time ();

  return job;
}

static gboolean
source_cb (gpointer user_data)
{
  SegueDraftKeeper *self = user_data;

  self->source = 0;
  segue_draft_keeper_flush (self);

  return G_SOURCE_REMOVE;
}

/* Schedules a write. A write that is scheduled already is not postponed. */
static void
schedule (SegueDraftKeeper *self,
          guint             delay)
{
  if (self->source == 0)
    self->source = g_timeout_add (delay, source_cb, self);
}

static void
note_result (SegueDraftKeeper *self,
             Job              *job,
             const GError     *error)
{
  if (job->outdated)
    return;

  if (error == NULL)
    {
      self->failed = FALSE;
      self->exists = job->episode != NULL;
      g_clear_pointer (&self->written, segue_episode_unref);
      self->written = g_steal_pointer (&job->episode);
      return;
    }

  /* The disk may have space again later. */
  if (!self->failed)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  self->failed = TRUE;
  schedule (self, RETRY_DELAY);
}

static void
run_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  SegueDraftKeeper *self = SEGUE_DRAFT_KEEPER (object);
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->running = FALSE;
  note_result (self, g_task_get_task_data (G_TASK (result)), error);
  if (self->wanted)
    segue_draft_keeper_flush (self);
  g_application_release (self->application);
}

static void
document_changed_cb (SegueDraftKeeper *self)
{
  if (is_kept (self))
    schedule (self, DELAY);
}

static void
modified_cb (SegueDraftKeeper *self)
{
  if (is_kept (self))
    schedule (self, DELAY);
  else
    segue_draft_keeper_flush (self);
}

static void
segue_draft_keeper_dispose (GObject *object)
{
  SegueDraftKeeper *self = SEGUE_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->store != NULL)
    segue_draft_store_release (self->store, self->id);
  g_clear_object (&self->document);
  g_clear_object (&self->store);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (segue_draft_keeper_parent_class)->dispose (object);
}

static void
segue_draft_keeper_finalize (GObject *object)
{
  SegueDraftKeeper *self = SEGUE_DRAFT_KEEPER (object);

  g_clear_pointer (&self->written, segue_episode_unref);
  g_free (self->id);
  g_free (self->name);
  g_free (self->last);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (segue_draft_keeper_parent_class)->finalize (object);
}

static void
segue_draft_keeper_class_init (SegueDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_draft_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = segue_draft_keeper_finalize;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
segue_draft_keeper_init (SegueDraftKeeper *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * segue_draft_keeper_new:
 * @document: the document to keep a draft of
 * @store: where the draft is written
 * @application: an application that does not end while a draft is being written
 *
 * Creates a keeper. It writes a draft in a moment after each change of @document, and removes the draft when all
 * changes were saved or undone.
 *
 * Returns: (transfer full): the keeper
 */
SegueDraftKeeper *
segue_draft_keeper_new (SegueDocument   *document,
                        SegueDraftStore *store,
                        GApplication    *application)
{
  SegueDraftKeeper *self = g_object_new (SEGUE_TYPE_DRAFT_KEEPER, NULL);

  self->document = g_object_ref (document);
  self->store = g_object_ref (store);
  self->application = g_object_ref (application);
  self->id = segue_draft_store_dup_id (store);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_draft_keeper_get_id:
 * @self: a keeper
 *
 * Returns: (transfer none): the id of the draft, be it written or not
 */
const char *
segue_draft_keeper_get_id (SegueDraftKeeper *self)
{
  g_return_val_if_fail (SEGUE_IS_DRAFT_KEEPER (self), NULL);

  return self->id;
}

/**
 * segue_draft_keeper_set_name:
 * @self: a keeper
 * @name: (nullable): a file name
 *
 * Sets the file name that is proposed for an untitled document. It is part of the draft.
 */
void
segue_draft_keeper_set_name (SegueDraftKeeper *self,
                             const char       *name)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * segue_draft_keeper_set_last:
 * @self: a keeper
 * @last: (nullable): the head of an episode, as text
 *
 * Sets the head of the previous episode that the document was created from. It is part of the draft.
 */
void
segue_draft_keeper_set_last (SegueDraftKeeper *self,
                             const char       *last)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  g_free (self->last);
  self->last = g_strdup (last);
}

/**
 * segue_draft_keeper_adopt:
 * @self: a keeper
 * @id: the id of a draft that was taken from the store
 *
 * Continues a draft that was restored into the document. Further changes are written to it.
 */
void
segue_draft_keeper_adopt (SegueDraftKeeper *self,
                          const char       *id)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  segue_draft_store_release (self->store, self->id);
  g_free (self->id);
  self->id = g_strdup (id);
  self->exists = TRUE;
  if (!is_kept (self))
    segue_draft_keeper_flush (self);
}

/**
 * segue_draft_keeper_flush:
 * @self: a keeper
 *
 * Writes the draft in a thread, or removes it if the document has no unsaved changes.
 */
void
segue_draft_keeper_flush (SegueDraftKeeper *self)
{
  g_autoptr(GTask) task = NULL;
  const gboolean kept = is_kept (self);

  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->wanted = self->running;
  if (self->running || (kept ? segue_document_get_episode (self->document) == self->written : !self->exists))
    return;

  self->running = TRUE;
  g_application_hold (self->application);
  task = g_task_new (self, NULL, run_cb, NULL);
  g_task_set_source_tag (task, segue_draft_keeper_flush);
  g_task_set_task_data (task, create_job (self), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_thread);
}

/**
 * segue_draft_keeper_write_now:
 * @self: a keeper
 *
 * Writes the draft and waits until it is on the disk. Call this when the program is about to be terminated.
 */
void
segue_draft_keeper_write_now (SegueDraftKeeper *self)
{
  g_autoptr(Job) job = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  if (!is_kept (self))
    return;

  job = create_job (self);
  if (run (job, &error))
    note_result (self, job, NULL);
  else
    g_message ("The draft could not be written: %s", error->message);
}

/**
 * segue_draft_keeper_drop:
 * @self: a keeper
 *
 * Removes the draft and writes no other. Call this when the changes were saved or discarded.
 */
void
segue_draft_keeper_drop (SegueDraftKeeper *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  self->dropped = TRUE;
  segue_draft_keeper_flush (self);
}
