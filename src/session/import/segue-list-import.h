/* segue-list-import.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/segue-session.h"

G_BEGIN_DECLS

/**
 * SegueImportAs:
 * @SEGUE_IMPORT_SEGMENTS: as new segments
 * @SEGUE_IMPORT_TITLES: the segments of the notes get the titles of the list
 * @SEGUE_IMPORT_TIMES: they get its times
 * @SEGUE_IMPORT_MARKS: the times of the list become those of the next segments without a time
 * @SEGUE_IMPORT_N: the number of ways
 *
 * How a list is imported.
 */
typedef enum
{
  SEGUE_IMPORT_SEGMENTS,
  SEGUE_IMPORT_TITLES,
  SEGUE_IMPORT_TIMES,
  SEGUE_IMPORT_MARKS,
  SEGUE_IMPORT_N,
} SegueImportAs;

#define SEGUE_TYPE_LIST_IMPORT (segue_list_import_get_type ())
G_DECLARE_FINAL_TYPE (SegueListImport, segue_list_import, SEGUE, LIST_IMPORT, GObject)

SegueListImport *segue_list_import_new         (SegueSession     *session,
                                                SegueEpisode     *list) G_GNUC_WARN_UNUSED_RESULT;
void             segue_list_import_set         (SegueListImport  *self,
                                                SegueImportAs     as,
                                                gint64            offset);
guint            segue_list_import_get_n       (SegueListImport  *self);
char           **segue_list_import_dup_rows    (SegueListImport  *self) G_GNUC_WARN_UNUSED_RESULT;
char            *segue_list_import_dup_warning (SegueListImport  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         segue_list_import_can_apply   (SegueListImport  *self);
gboolean         segue_list_import_apply       (SegueListImport  *self);

G_END_DECLS
