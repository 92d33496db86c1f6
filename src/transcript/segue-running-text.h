/* segue-running-text.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "transcript/segue-transcript.h"

G_BEGIN_DECLS

/**
 * SegueRunningText:
 *
 * A part of a transcript as running text, and the sentences that its bytes belong to. It does not change, and threads may
 * share it.
 */
typedef struct _SegueRunningText SegueRunningText;

/**
 * SegueRunningTextFlags:
 * @SEGUE_RUNNING_TEXT_PARAGRAPHS: another speaker begins a paragraph with the name, and long turns are divided
 *
 * How the text is laid out.
 */
typedef enum
{
  SEGUE_RUNNING_TEXT_PARAGRAPHS = 1 << 0,
} SegueRunningTextFlags;

SegueRunningText *segue_running_text_new           (SegueTranscript        *transcript,
                                                    gint64                  start,
                                                    gint64                  end,
                                                    gsize                   max_bytes,
                                                    SegueRunningTextFlags   flags) G_GNUC_WARN_UNUSED_RESULT;
SegueRunningText *segue_running_text_ref           (SegueRunningText       *self);
void              segue_running_text_unref         (SegueRunningText       *self);
const char       *segue_running_text_get_text      (const SegueRunningText *self,
                                                    gsize                  *length);
gboolean          segue_running_text_is_cut        (const SegueRunningText *self);
gsize             segue_running_text_get_offset    (const SegueRunningText *self,
                                                    guint                   sentence);
guint             segue_running_text_find_sentence (const SegueRunningText *self,
                                                    gsize                   offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SegueRunningText, segue_running_text_unref)

G_END_DECLS
