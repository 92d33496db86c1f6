/* session-fixture.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "folder.h"
#include "session/segue-session.h"

G_BEGIN_DECLS

/* Runs the main loop until @condition holds. Fails after 20 seconds, times the factor in SEGUE_TEST_PATIENCE. */
#define session_fixture_await(condition)                                            \
  G_STMT_START                                                                      \
    {                                                                               \
      const gint64 deadline_ = session_fixture_deadline ();                         \
      while (!(condition))                                                          \
        {                                                                           \
          if (g_get_monotonic_time () > deadline_)                                  \
            g_error ("%s:%d: never came true: %s", __FILE__, __LINE__, #condition); \
          g_main_context_iteration (NULL, FALSE);                                   \
          g_usleep (1000);                                                          \
        }                                                                           \
    }                                                                               \
  G_STMT_END

/* A session, a folder for its files, and what the session has said. */
typedef struct
{
  SegueSession *session;
  SegueDocument *document;
  Folder *folder;
  GFile *file;
  char *said;
} SessionFixture;

gint64 session_fixture_deadline (void);
void session_fixture_init   (SessionFixture *self);
void session_fixture_clear  (SessionFixture *self);
void session_fixture_rest   (guint           milliseconds);
guint session_fixture_count_stored (const char *kind);
void session_fixture_load   (SessionFixture *self);
void session_fixture_save   (SessionFixture *self,
                             GFile          *file);
void session_fixture_save_as (SessionFixture *self,
                              const char     *name,
                              const SegueFormat *format,
                              SegueSaveFlags flags);
void session_fixture_edit   (SessionFixture *self,
                             const char     *text);
char *session_fixture_text  (SessionFixture *self);

#define session_fixture_assert_text(fixture, expected)             \
  G_STMT_START                                                     \
    {                                                              \
      g_autofree char *text_ = session_fixture_text (fixture);     \
      g_assert_cmpstr (text_, ==, expected);                       \
    }                                                              \
  G_STMT_END

G_END_DECLS
