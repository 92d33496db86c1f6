/* segue-save-private.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/files/segue-file-private.h"

G_BEGIN_DECLS

/* The state of a save. */
typedef struct
{
  const SegueFileOps *ops;
  GCancellable *cancellable;      /* or NULL */
  GBytes *bytes;                  /* the new content */
  const SegueFileState *expected; /* the state that the file must have, or NULL to overwrite any file */

  char *path;                     /* with symbolic links resolved */
  char *folder;                   /* of path */
  int fd;                         /* of the old file, or -1 if there is none */
  struct stat info;               /* of the old file */

  gboolean wants_state;           /* whether the caller asks for the state of the new file */
  SegueFileState *state;          /* of the new file, if it is wanted; set as soon as the new content is in place */
} SegueSave;

typedef enum
{
  SEGUE_SAVE_DONE,
  SEGUE_SAVE_FAILED,
  SEGUE_SAVE_IMPOSSIBLE, /* this way of saving does not work here; nothing was changed */
} SegueSaveResult;

/* The result of comparing a file with its expected state. */
typedef enum
{
  SEGUE_COMPARISON_SAME,
  SEGUE_COMPARISON_DIFFERENT,
  SEGUE_COMPARISON_FAILED, /* errno is set */
} SegueComparison;

/* The ways of saving: create a file, replace it by a new one, or overwrite it. */
SegueSaveResult  segue_save_create       (SegueSave   *self,
                                          GError     **error);
SegueSaveResult  segue_save_replace      (SegueSave   *self,
                                          GError     **error);
SegueSaveResult  segue_save_in_place     (SegueSave   *self,
                                          GError     **error);

/* Steps that the ways of saving share. */
SegueSaveResult  segue_save_fail         (SegueSave   *self,
                                          int          error_number,
                                          GError     **error);
SegueSaveResult  segue_save_conflict     (SegueSave   *self,
                                          GError     **error);
SegueComparison  segue_save_compare      (SegueSave   *self,
                                          const char  *path,
                                          char       **digest);
char            *segue_save_make_temp    (SegueSave   *self,
                                          const char  *folder,
                                          mode_t       mode,
                                          int         *fd);
void             segue_save_discard_temp (SegueSave   *self,
                                          const char  *temp,
                                          int          fd);
void             segue_save_set_state    (SegueSave   *self);
gboolean         segue_save_sync_folder  (SegueSave   *self,
                                          const char  *folder);

G_END_DECLS
