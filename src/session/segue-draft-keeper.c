/* segue-draft-keeper.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/segue-draft-keeper.h"

#include "formats/segue-formats.h"

/* From a change to its draft, in milliseconds, also while the typing goes on: with the writing it is 2 seconds. */
#define DELAY 1700
/* Until what could not be written is tried again. */
#define RETRY_DELAY 15000

/* Keeps a draft of the document on the disk as long as it has changes that are not saved. One thing is done at a time,
 * in a thread; what is wanted meanwhile is done after it. */
struct _SegueDraftKeeper
{
  GObject parent_instance;

  SegueDocument *document;
  SegueDraftStore *store;
  GApplication *application; /* which does not end before the thread has */
  char *id;
  char *name; /* proposed for an untitled document */
  char *last; /* the head of the notes it was begun from */

  guint source;
  gboolean running;
  gboolean wanted;       /* something is to be done when the thread has ended */
  gboolean dropped;      /* nothing is kept any more */
  gboolean failed;
  gboolean exists;
  SegueEpisode *written; /* held by the draft on the disk */

  GMutex mutex;      /* one job is done at a time */
  guint last_serial; /* of the jobs that were begun */
  guint done_serial; /* of those that were done */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SegueDraftKeeper, segue_draft_keeper, G_TYPE_OBJECT)

/* What a thread does: write the draft of @episode, or remove it where that is %NULL. */
typedef struct
{
  SegueDraftKeeper *keeper; /* not held, who runs the job holds it */
  SegueDraftStore *store;
  char *id;
  SegueEpisode *episode;
  SegueDraft *draft;
  guint serial;
  gboolean outdated; /* before it was begun, a later one was done */
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

  job->draft->content = segue_format_json.write (job->episode, error);

  return job->draft->content != NULL && segue_draft_store_write (job->store, job->id, job->draft, error);
}

/* What is older than the draft on the disk must not come over it. */
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
  const SegueFileState *state = segue_document_get_file_state (self->document);
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
  job->draft->digest = state != NULL ? g_strdup (state->digest) : NULL;
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

/* Typing that goes on does not put it off. */
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

  /* the disk may have room again later */
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

/* The name that is proposed for an untitled document. */
void
segue_draft_keeper_set_name (SegueDraftKeeper *self,
                             const char       *name)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  g_free (self->name);
  self->name = g_strdup (name);
}

/* The head of the notes that the document was begun from. */
void
segue_draft_keeper_set_last (SegueDraftKeeper *self,
                             const char       *last)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  g_free (self->last);
  self->last = g_strdup (last);
}

/* Goes on with a draft that was restored into the document. */
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

/* Brings the draft up to date, or removes it where there is nothing to keep. */
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

/* Writes the draft before anything else happens: the program is about to be ended. */
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

/* Removes the draft for good: its changes were saved or given up. */
void
segue_draft_keeper_drop (SegueDraftKeeper *self)
{
  g_return_if_fail (SEGUE_IS_DRAFT_KEEPER (self));

  self->dropped = TRUE;
  segue_draft_keeper_flush (self);
}
