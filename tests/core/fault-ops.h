/* fault-ops.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-file-ops.h"

G_BEGIN_DECLS

/* Called before the n-th operation, counted from 1. */
typedef void (*FaultHook) (guint       n,
                           const char *name,
                           gpointer    data);

/* One operation that fails: the first of its name after @skip others. A write with the error 0 writes nothing. */
typedef struct
{
  const char *name;
  int error_number;
  guint skip;
} Fault;

/* The operations of the system, of which chosen ones go wrong. A folder is opened by "open_folder". */
typedef struct
{
  SegueFileOps ops;

  guint fail_at;         /* this one fails with @error_number, 0 for none */
  gboolean fail_on;      /* and all after it */
  const char *fail_name; /* all of this name fail */
  int error_number;
  Fault faults[3];       /* those that fail besides, each with an error of its own */
  gboolean plain;        /* the file system knows neither exchange nor rename_new */
  guint full_at;         /* from this one on files do not grow any more */
  guint kill_at;         /* the process ends before this one */
  gsize max_piece;       /* read and write no more bytes at once, 0 for any number */
  FaultHook hook;
  gpointer hook_data;

  guint count;           /* operations so far */
  gint n_open;           /* files that are open */
  gboolean hit;          /* the fault was reached */
  const char *hit_name;
} FaultOps;

#define FAULT_EXIT_STATUS 77

void fault_ops_init (FaultOps *self);

G_END_DECLS
