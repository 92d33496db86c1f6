/* saver-attempt.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-saver.h"
#include "fault-ops.h"
#include "folder.h"

G_BEGIN_DECLS

#define ATTEMPT_NAME "에피소드 12.txt"
#define ATTEMPT_OTHER_NAME "hard link.txt"
/* Some of it is more than what is written at once, so that a failure can come in the middle. */
#define ATTEMPT_MODE 0604
#define ATTEMPT_UNIT (24 * 1024)
/* No save makes so many operations, so a loop that comes here does not end by itself */
#define ATTEMPT_MAX_OPERATIONS 200

/* The ways that a save can go. */
typedef struct
{
  const char *name;
  gboolean exists;
  gboolean linked;    /* the file has a second name */
  gboolean overwrite; /* whatever is there */
  gboolean plain;     /* the file system can only rename */
  gboolean shorter;   /* the new content is shorter than the old one */
} Scene;

#define N_SCENES 10
extern const Scene scenes[N_SCENES];

/* One save. */
typedef struct
{
  const Scene *scene;
  Folder *folder;
  GFile *file;
  GBytes *old; /* NULL where there is no file */
  GBytes *new;
  SegueFileState *expected;
  FaultOps ops;
  SegueFileState *state;
  GError *error;
} Attempt;

void     attempt_init  (Attempt       *self,
                        const Scene   *scene,
                        gsize          unit);
void     attempt_clear (Attempt       *self);
gboolean attempt_save  (Attempt       *self);
void     attempt_add   (const char    *what,
                        GTestDataFunc  func);

G_END_DECLS
