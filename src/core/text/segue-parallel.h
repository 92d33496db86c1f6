/* segue-parallel.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueParallelFunc:
 * @index: the index of the job, from 0
 * @data: what was given to segue_parallel_run()
 *
 * Does one of several jobs. It is called in any thread, for several jobs at the same time.
 */
typedef void (*SegueParallelFunc) (guint    index,
                                   gpointer data);

void segue_parallel_run (guint             n_jobs,
                         guint             n_threads,
                         SegueParallelFunc func,
                         gpointer          data);

G_END_DECLS
