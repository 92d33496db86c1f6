/* segue-save-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-file-private.h"

G_BEGIN_DECLS

/* A save under way. */
typedef struct
{
  const SegueFileOps *ops;
  GCancellable *cancellable;
  GBytes *bytes;
  const SegueFileState *expected; /* NULL for whatever is there */

  char *path;                     /* what the links lead to */
  char *folder;
  int fd;                         /* the file that is there, -1 for none */
  struct stat info;

  SegueFileState *state;          /* set as soon as the new content is in place */
} SegueSave;

typedef enum
{
  SEGUE_SAVE_DONE,
  SEGUE_SAVE_FAILED,
  SEGUE_SAVE_IMPOSSIBLE, /* not in this way; nothing was changed */
} SegueSaveResult;

/* Whether a file is still what was expected. */
typedef enum
{
  SEGUE_LOOK_SAME,
  SEGUE_LOOK_DIFFERENT,
  SEGUE_LOOK_FAILED, /* errno */
} SegueLook;

/* The ways of saving, each in a file of its own or two. */
SegueSaveResult segue_save_create       (SegueSave   *self,
                                         GError     **error);
SegueSaveResult segue_save_replace      (SegueSave   *self,
                                         GError     **error);
SegueSaveResult segue_save_in_place     (SegueSave   *self,
                                         GError     **error);

/* The steps that they share. */
SegueSaveResult segue_save_fail         (SegueSave   *self,
                                         int          error_number,
                                         GError     **error);
SegueSaveResult segue_save_conflict     (SegueSave   *self,
                                         GError     **error);
SegueLook       segue_save_look         (SegueSave   *self,
                                         const char  *path,
                                         char       **digest);
char           *segue_save_make_temp    (SegueSave   *self,
                                         const char  *folder,
                                         mode_t       mode,
                                         int         *fd);
void            segue_save_discard_temp (SegueSave   *self,
                                         const char  *temp,
                                         int          fd);
gboolean        segue_save_sync_folder  (SegueSave   *self,
                                         const char  *folder);

G_END_DECLS
