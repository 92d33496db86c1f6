/* segue-said-finder.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/transcript/segue-said-finder.h"

/* The number of hits that are listed. */
#define MAX_HITS 200

/**
 * SegueSaidFinder:
 *
 * Looks in the transcript for what is looked for in the notes. The search runs in a thread.
 */
struct _SegueSaidFinder
{
  GObject parent_instance;

  SegueViewState *state;
  SegueTranscriptFile *file;
  GListStore *hits;
  guint n; /* of matches, of which only the first are listed */
  SeguePattern *pattern;       /* that was looked for last, or NULL */
  SegueTranscript *transcript; /* in which it was, or NULL */
  SegueRunningText *speech;         /* the text of the transcript, or NULL before the first search */
  GCancellable *cancellable;   /* of the search that runs, or NULL */
};

/* A search. */
typedef struct
{
  SeguePattern *pattern;
  SegueTranscript *transcript;
  SegueRunningText *speech; /* made by the thread if it is NULL */
  SegueMatches *matches;
} Job;

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SegueSaidFinder, segue_said_finder, G_TYPE_OBJECT)

static void
job_free (gpointer data)
{
  Job *job = data;

  segue_pattern_unref (job->pattern);
  segue_transcript_unref (job->transcript);
  g_clear_pointer (&job->speech, segue_running_text_unref);
  g_clear_pointer (&job->matches, segue_matches_unref);
  g_free (job);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  const char *text;
  gsize length;

  if (job->speech == NULL)
    job->speech = segue_running_text_new (job->transcript, 0, SEGUE_TIME_NONE, G_MAXSIZE, 0);
  text = segue_running_text_get_text (job->speech, &length);
  job->matches = segue_search_text (job->pattern, text, length, cancellable, &error);
  if (job->matches != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
take_matches (SegueSaidFinder *self,
              SegueMatches    *matches)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);

  self->n = matches != NULL ? segue_matches_get_n (matches) : 0;
  for (guint i = 0; i < MIN (self->n, MAX_HITS); i++)
    g_ptr_array_add (hits, segue_said_hit_new (self->transcript, self->speech, segue_matches_get (matches, i)));
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)), hits->pdata, hits->len);
  g_signal_emit (self, changed_signal, 0);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SegueSaidFinder *self = SEGUE_SAID_FINDER (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* another search has followed, or the session has ended */
  if (self->cancellable == NULL || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  if (self->speech == NULL && job->speech != NULL)
    self->speech = segue_running_text_ref (job->speech);
  take_matches (self, job->matches);
}

static void
cancel (SegueSaidFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (SegueSaidFinder *self)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  cancel (self);
  if (self->pattern == NULL || self->transcript == NULL)
    {
      take_matches (self, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->pattern = segue_pattern_ref (self->pattern);
  job->transcript = segue_transcript_ref (self->transcript);
  job->speech = self->speech != NULL ? segue_running_text_ref (self->speech) : NULL;
  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, search_thread);
}

/* Follows what is looked for, and the transcript. */
static void
follow (SegueSaidFinder *self)
{
  SeguePattern *pattern = segue_view_state_get_pattern (self->state);
  SegueTranscript *transcript = segue_transcript_file_get_transcript (self->file);

  if (pattern != NULL)
    segue_transcript_file_want (self->file);
  if (pattern == self->pattern && transcript == self->transcript)
    return;

  if (transcript != self->transcript)
    {
      g_clear_pointer (&self->speech, segue_running_text_unref);
      g_clear_pointer (&self->transcript, segue_transcript_unref);
      self->transcript = transcript != NULL ? segue_transcript_ref (transcript) : NULL;
    }
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  self->pattern = pattern != NULL ? segue_pattern_ref (pattern) : NULL;
  search (self);
}

static void
segue_said_finder_dispose (GObject *object)
{
  SegueSaidFinder *self = SEGUE_SAID_FINDER (object);

  cancel (self);
  g_clear_pointer (&self->pattern, segue_pattern_unref);
  g_clear_pointer (&self->transcript, segue_transcript_unref);
  g_clear_pointer (&self->speech, segue_running_text_unref);
  g_clear_object (&self->hits);
  g_clear_object (&self->file);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (segue_said_finder_parent_class)->dispose (object);
}

static void
segue_said_finder_class_init (SegueSaidFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_said_finder_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
segue_said_finder_init (SegueSaidFinder *self)
{
  self->hits = g_list_store_new (SEGUE_TYPE_SAID_HIT);
}

/**
 * segue_said_finder_new:
 * @state: the view state whose pattern is looked for
 * @file: the transcript of the episode; it is read when there is something to look for
 *
 * Creates a finder.
 *
 * Returns: (transfer full): a finder
 */
SegueSaidFinder *
segue_said_finder_new (SegueViewState      *state,
                       SegueTranscriptFile *file)
{
  SegueSaidFinder *self = g_object_new (SEGUE_TYPE_SAID_FINDER, NULL);

  self->state = g_object_ref (state);
  self->file = g_object_ref (file);
  g_signal_connect_object (state, "notify::pattern", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * segue_said_finder_get_hits:
 * @self: a finder
 *
 * Returns: (transfer none) (element-type SegueSaidHit): the first hits, in the order of their times
 */
GListModel *
segue_said_finder_get_hits (SegueSaidFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_SAID_FINDER (self), NULL);

  return G_LIST_MODEL (self->hits);
}

/**
 * segue_said_finder_get_n:
 * @self: a finder
 *
 * Returns: the number of all hits
 */
guint
segue_said_finder_get_n (SegueSaidFinder *self)
{
  g_return_val_if_fail (SEGUE_IS_SAID_FINDER (self), 0);

  return self->n;
}
