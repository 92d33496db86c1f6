/* fuzz-draft.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "core/document/segue-draft.h"
#include "formats/segue-formats.h"

/* What reads as a draft is written and reads the same; its content is refused or an episode. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueDraft) draft = segue_draft_read (bytes, &error);
  g_autoptr(SegueDraft) back = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(SegueEpisode) episode = NULL;
  const char *text;
  gsize length;

  g_assert_true ((draft == NULL) == (error != NULL));
  if (draft == NULL)
    return 0;

  written = segue_draft_write (draft);
  back = segue_draft_read (written, NULL);
  g_assert_nonnull (back);
  g_assert_cmpstr (back->uri, ==, draft->uri);
  g_assert_cmpstr (back->name, ==, draft->name);
  g_assert_cmpstr (back->last, ==, draft->last);
  g_assert_cmpint (back->time, ==, draft->time);
  g_assert_true (g_bytes_equal (back->content, draft->content));

  text = g_bytes_get_data (draft->content, &length);
  episode = segue_format_read (&segue_format_json, text != NULL ? text : "", length, &error);
  g_assert_true ((episode == NULL) == (error != NULL));
  return 0;
}
