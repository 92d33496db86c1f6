/* preview-fixture.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/segue-preview.h"

G_BEGIN_DECLS

/* A preview of a document in a window of its own. */
typedef struct
{
  GtkWindow *window;
  SeguePreview *preview;
  SegueSession *session;
  SegueDocument *document; /* that of the session */
} PreviewFixture;

void           preview_fixture_open              (PreviewFixture *fixture,
                                                  const char     *text);
void           preview_fixture_close             (PreviewFixture *fixture);
void           preview_fixture_apply             (PreviewFixture *fixture,
                                                  SegueEpisode   *episode);
SegueEpisode  *preview_fixture_read              (const char     *text);
void           preview_fixture_select            (PreviewFixture *fixture,
                                                  guint64         id);
char          *preview_fixture_make_notes        (guint           n_segments);

GtkTextView   *preview_fixture_get_view          (PreviewFixture *fixture);
GtkTextBuffer *preview_fixture_get_buffer        (PreviewFixture *fixture);
guint64        preview_fixture_get_id            (PreviewFixture *fixture,
                                                  guint           index);
int            preview_fixture_get_top           (PreviewFixture *fixture);

char          *preview_fixture_dup_expected      (SegueEpisode   *episode);
void           preview_fixture_iterate           (guint           milliseconds);
void           preview_fixture_settle            (void);
void           preview_fixture_wait_until_filled (PreviewFixture *fixture);
void           preview_fixture_assert_text       (PreviewFixture *fixture);
void           preview_fixture_assert_like_new   (PreviewFixture *fixture);

G_END_DECLS
