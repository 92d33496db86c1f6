/* segue-file-watch.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

/**
 * SegueExternalChange:
 * @SEGUE_EXTERNAL_NONE: the file holds what was last read or saved
 * @SEGUE_EXTERNAL_CONFLICT: the file holds something else, and the document has unsaved changes
 * @SEGUE_EXTERNAL_UNREADABLE: the file holds something else that cannot be read
 * @SEGUE_EXTERNAL_MISSING: the file was deleted or moved
 *
 * What another program has done to the file of a document.
 */
typedef enum
{
  SEGUE_EXTERNAL_NONE,
  SEGUE_EXTERNAL_CONFLICT,
  SEGUE_EXTERNAL_UNREADABLE,
  SEGUE_EXTERNAL_MISSING,
} SegueExternalChange;

/* What segue_file_watch_open() needs to know of a file. */
#define SEGUE_FILE_WATCH_ATTRIBUTES \
  G_FILE_ATTRIBUTE_ID_FILE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE

#define SEGUE_TYPE_FILE_WATCH (segue_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (SegueFileWatch, segue_file_watch, SEGUE, FILE_WATCH, GObject)

SegueFileWatch *segue_file_watch_new          (SegueSession   *session);
void            segue_file_watch_stop         (SegueFileWatch *self);

void            segue_file_watch_open         (SegueFileWatch *self,
                                               GFile          *file,
                                               GFileInfo      *info);
void            segue_file_watch_follow       (SegueFileWatch *self);
void            segue_file_watch_check        (SegueFileWatch *self,
                                               gboolean        demand);
void            segue_file_watch_mark_missing (SegueFileWatch *self);
void            segue_file_watch_reload       (SegueFileWatch *self);
void            segue_file_watch_keep         (SegueFileWatch *self);

GFile          *segue_file_watch_get_file     (SegueFileWatch *self);
gboolean        segue_file_watch_has_file     (SegueFileWatch *self,
                                               GFile          *file,
                                               const char     *identity);
char           *segue_file_watch_dup_name     (SegueFileWatch *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean        segue_file_watch_is_opening   (SegueFileWatch *self);
gboolean        segue_file_watch_is_past      (SegueFileWatch *self);
gboolean        segue_file_watch_is_writable  (SegueFileWatch *self);
gboolean        segue_file_watch_is_undecided (SegueFileWatch *self);
SegueExternalChange segue_file_watch_get_external (SegueFileWatch *self);

G_END_DECLS
