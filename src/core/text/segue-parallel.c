/* segue-parallel.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/text/segue-parallel.h"

/* More threads do not pay: each has a heap of its own, and the jobs are short. */
#define MAX_THREADS 4

typedef struct
{
  SegueParallelFunc func;
  gpointer data;
  guint n_jobs;
  int next; /* the index of the job that is done next; atomic */
} Jobs;

static gpointer
work (gpointer data)
{
  Jobs *jobs = data;

  for (guint index; (index = (guint) g_atomic_int_add (&jobs->next, 1)) < jobs->n_jobs;)
    jobs->func (index, jobs->data);

  return NULL;
}

/**
 * segue_parallel_run:
 * @n_jobs: the number of jobs
 * @n_threads: the most threads that are worth it, the calling one included
 * @func: (scope call): does a job
 * @data: given to @func
 *
 * Does independent jobs in several threads, as far as the computer has processors for them. They begin in the order of
 * their indices, and all have ended when the function returns. Where no thread can be made, the calling one does all.
 */
void
segue_parallel_run (guint             n_jobs,
                    guint             n_threads,
                    SegueParallelFunc func,
                    gpointer          data)
{
  Jobs jobs = { func, data, n_jobs, 0 };
  const guint n_helpers = MIN (MIN (n_jobs, n_threads), MIN (g_get_num_processors (), MAX_THREADS));
  GThread *helpers[MAX_THREADS] = { NULL };

  for (guint i = 1; i < n_helpers; i++)
    helpers[i] = g_thread_try_new ("segue-parallel", work, &jobs, NULL);
  work (&jobs);
  for (guint i = 1; i < n_helpers; i++)
    g_clear_pointer (&helpers[i], g_thread_join);
}
