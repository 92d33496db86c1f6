/* segue-snippet.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/sound/segue-recording.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_SNIPPET (segue_snippet_get_type ())
G_DECLARE_FINAL_TYPE (SegueSnippet, segue_snippet, SEGUE, SNIPPET, GObject)

SegueSnippet *segue_snippet_new          (SegueRecording *recording) G_GNUC_WARN_UNUSED_RESULT;
gint64        segue_snippet_get_duration (SegueSnippet   *self);
void          segue_snippet_play         (SegueSnippet   *self,
                                          gint64          start);
void          segue_snippet_stop         (SegueSnippet   *self);

G_END_DECLS
