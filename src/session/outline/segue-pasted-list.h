/* segue-pasted-list.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/edit/segue-paste.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

/**
 * SeguePasteAs:
 * @SEGUE_PASTE_AS_SEGMENTS: each line becomes a segment
 * @SEGUE_PASTE_AS_DESCRIPTIONS: lines without a time describe the segment above them, or are text around the list
 * @SEGUE_PASTE_AS_TEXT: all lines become text of the entry above the list
 * @SEGUE_PASTE_AS_MARKS: the times become those of the next segments without a time
 * @SEGUE_PASTE_AS_N: the number of choices
 *
 * What the lines of a list become.
 */
typedef enum
{
  SEGUE_PASTE_AS_SEGMENTS,
  SEGUE_PASTE_AS_DESCRIPTIONS,
  SEGUE_PASTE_AS_TEXT,
  SEGUE_PASTE_AS_MARKS,
  SEGUE_PASTE_AS_N,
} SeguePasteAs;

/**
 * SeguePasteOptions:
 * @as: what the lines become
 * @without_times: whether the times of the list are left out
 *
 * How a list is added.
 */
typedef struct
{
  SeguePasteAs as;
  gboolean without_times;
} SeguePasteOptions;

#define SEGUE_TYPE_PASTED_LIST (segue_pasted_list_get_type ())
G_DECLARE_FINAL_TYPE (SeguePastedList, segue_pasted_list, SEGUE, PASTED_LIST, GObject)

SeguePastedList         *segue_pasted_list_new             (SegueSession            *session);
GArray                  *segue_pasted_list_add             (SeguePastedList         *self,
                                                            const char              *text,
                                                            const SeguePasteOptions *options,
                                                            guint                    before) G_GNUC_WARN_UNUSED_RESULT;
void                     segue_pasted_list_add_async       (SeguePastedList         *self,
                                                            const char              *text,
                                                            const SeguePasteOptions *options,
                                                            guint                    before,
                                                            GCancellable            *cancellable,
                                                            GAsyncReadyCallback      callback,
                                                            gpointer                 user_data);
GArray                  *segue_pasted_list_add_finish      (SeguePastedList         *self,
                                                            GAsyncResult            *result) G_GNUC_WARN_UNUSED_RESULT;
void                     segue_pasted_list_say_changed     (SeguePastedList         *self);
GArray                  *segue_pasted_list_add_entries     (SeguePastedList         *self,
                                                            GPtrArray               *entries,
                                                            const SegueDialect      *dialect,
                                                            gboolean                 keep_ids,
                                                            guint                    before) G_GNUC_WARN_UNUSED_RESULT;
GArray                  *segue_pasted_list_add_again       (SeguePastedList         *self,
                                                            const SeguePasteOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void                     segue_pasted_list_add_again_async (SeguePastedList         *self,
                                                            const SeguePasteOptions *options,
                                                            GCancellable            *cancellable,
                                                            GAsyncReadyCallback      callback,
                                                            gpointer                 user_data);
gboolean                 segue_pasted_list_can_add_again   (SeguePastedList         *self);
const char              *segue_pasted_list_get_text        (SeguePastedList         *self);
const SeguePasteOptions *segue_pasted_list_get_options     (SeguePastedList         *self);
char                    *segue_pasted_list_dup_title_above (SeguePastedList         *self) G_GNUC_WARN_UNUSED_RESULT;
char                    *segue_pasted_list_describe_marks  (guint                    n_set,
                                                            guint                    n_added) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
