/* document-fixture.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/segue-document.h"
#include "fault-ops.h"
#include "folder.h"

G_BEGIN_DECLS

#define DOCUMENT_TEXT "Intro\n\n(00:00:00) One\n(00:01:00) Two"
#define DOCUMENT_NAME "에피소드.txt"

/* A document, its file, and what it has told. */
typedef struct
{
  SegueDocument *document;
  Folder *folder;
  GFile *file;
  FaultOps ops;

  guint n_changed;
  SegueEpisode *before;
  SegueEpisode *after;
  guint n_revealed;
  SegueFocus focus;
  GHashTable *notified;  /* name of a property to the number of times */

  GMutex lock;           /* holds file operations back while @closed */
  GCond opened;
  gboolean closed;
} DocumentFixture;

typedef void (*DocumentTest) (DocumentFixture *self,
                              gconstpointer    data);

void          document_fixture_add         (const char       *path,
                                            DocumentTest      test);
guint         document_fixture_count       (DocumentFixture  *self,
                                            const char       *property);
void          document_fixture_forget      (DocumentFixture  *self);
void          document_fixture_close_gate  (DocumentFixture  *self);
void          document_fixture_open_gate   (DocumentFixture  *self);

SegueEpisode *document_fixture_spliced     (DocumentFixture  *self,
                                            gsize             offset,
                                            gsize             length,
                                            const char       *text);
void          document_fixture_edit        (DocumentFixture  *self,
                                            gsize             offset,
                                            gsize             length,
                                            const char       *text,
                                            const char       *label,
                                            const char       *key);
void          document_fixture_assert_text (DocumentFixture  *self,
                                            const char       *expected);

gboolean      document_fixture_load        (DocumentFixture  *self,
                                            GError          **error);
gboolean      document_fixture_save        (DocumentFixture  *self,
                                            GFile            *file,
                                            gboolean          overwrite,
                                            GError          **error);
gboolean      document_fixture_is_changed  (DocumentFixture  *self);
void          document_fixture_keep_cb     (GObject          *object,
                                            GAsyncResult     *result,
                                            gpointer          data);
GAsyncResult *document_fixture_wait        (GAsyncResult    **result);

G_END_DECLS
