/* session-fixture.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"

static void
said_cb (SessionFixture *self,
         const char     *message)
{
  g_free (self->said);
  self->said = g_strdup (message);
}

/* Returns the time until which a condition may be awaited. */
gint64
session_fixture_deadline (void)
{
  const char *factor = g_getenv ("SEGUE_TEST_PATIENCE");
  gint64 patience = 1;

  if (factor != NULL)
    g_ascii_string_to_signed (factor, 10, 1, 100, &patience, NULL);

  return g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND * patience;
}

void
session_fixture_init (SessionFixture *self)
{
  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  self->folder = folder_new ();
  self->file = folder_file (self->folder, "episode.txt");
  self->said = NULL;
  g_signal_connect_swapped (segue_session_get_view_state (self->session), "said", G_CALLBACK (said_cb), self);
}

void
session_fixture_clear (SessionFixture *self)
{
  g_signal_handlers_disconnect_by_data (segue_session_get_view_state (self->session), self);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_pointer (&self->folder, folder_free);
  g_clear_pointer (&self->said, g_free);
}

static gboolean
woken_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while, where nothing is expected to happen. */
void
session_fixture_rest (guint milliseconds)
{
  gboolean woken = FALSE;

  g_timeout_add (milliseconds, woken_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
}

/* Counts the files for which metadata of @kind, such as "last", is stored. What is being written does not count. */
guint
session_fixture_count_stored (const char *kind)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "segue", kind, NULL);
  g_autofree char *suffix = g_strconcat (".", kind, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);

  return n;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* Opens the file. */
void
session_fixture_load (SessionFixture *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  segue_document_load_async (self->document, self->file, NULL, done_cb, &result);
  session_fixture_await (result != NULL);
  segue_document_load_finish (self->document, result, &error);
  g_assert_no_error (error);
}

static void
save (SessionFixture    *self,
      GFile             *file,
      const SegueFormat *format,
      SegueSaveFlags     flags)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  segue_document_save_async (self->document, file, format, flags, NULL, done_cb, &result);
  session_fixture_await (result != NULL);
  segue_document_save_finish (self->document, result, &error);
  g_assert_no_error (error);
}

/* Saves to @file. */
void
session_fixture_save (SessionFixture *self,
                      GFile          *file)
{
  save (self, file, NULL, 0);
}

/* Saves to a file in the folder in @format, or in that of the file. */
void
session_fixture_save_as (SessionFixture    *self,
                         const char        *name,
                         const SegueFormat *format,
                         SegueSaveFlags     flags)
{
  g_autoptr(GFile) file = folder_file (self->folder, name);

  save (self, file, format, flags);
}

/* Puts @text before all other text of the document. */
void
session_fixture_edit (SessionFixture *self,
                      const char     *text)
{
  g_autoptr(SegueEpisode) edited = segue_episode_splice (segue_document_get_episode (self->document), 0, 0, text, -1);

  g_assert_true (segue_document_apply (self->document, edited, "Edit", NULL, NULL));
}

char *
session_fixture_text (SessionFixture *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);

  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}
