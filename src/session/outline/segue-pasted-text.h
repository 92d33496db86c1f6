/* segue-pasted-text.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/outline/segue-pasted-list.h"

G_BEGIN_DECLS

/**
 * SEGUE_PASTED_TEXT_LONG:
 *
 * The length in bytes from which a pasted text is read in a thread.
 */
#define SEGUE_PASTED_TEXT_LONG (64 * 1024)

/**
 * SeguePastedText:
 * @text: the text
 * @url: (nullable): the URL that the text consists of, or %NULL if it is anything else
 * @options: how to add the list, unless the user is asked
 * @count: the entries that the list consists of, with a segment for each line without a time
 * @n_asked: the number of lines of which only the user knows what they are
 * @is_mixed: whether the user is to be asked
 * @is_transcript: whether the text is a transcript
 * @has_marks: whether the list can give its times to segments without one
 * @has_lines: whether lines without a time can describe the segments above them
 * @has_times: whether there are times that can be left out
 *
 * What was found out about a text from another program.
 */
typedef struct
{
  char *text;
  char *url;
  SeguePasteOptions options;
  SeguePasteCount count;
  guint n_asked;
  gboolean is_mixed;
  gboolean is_transcript;
  gboolean has_marks;
  gboolean has_lines;
  gboolean has_times;
} SeguePastedText;

SeguePastedText *segue_pasted_text_new         (const char           *text) G_GNUC_WARN_UNUSED_RESULT;
void             segue_pasted_text_free        (SeguePastedText      *self);
void             segue_pasted_text_read_async  (const char           *text,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
SeguePastedText *segue_pasted_text_read_finish (GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SeguePastedText, segue_pasted_text_free)

G_END_DECLS
