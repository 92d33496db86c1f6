/* document-fixture.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "document-fixture.h"

#include <string.h>

static void
changed_cb (DocumentFixture *self,
            SegueEpisode    *before,
            SegueEpisode    *after)
{
  self->n_changed++;
  g_clear_pointer (&self->before, segue_episode_unref);
  g_clear_pointer (&self->after, segue_episode_unref);
  self->before = segue_episode_ref (before);
  self->after = segue_episode_ref (after);
  g_assert_true (before != after);
  g_assert_true (after == segue_document_get_episode (self->document));
}

static void
revealed_cb (DocumentFixture  *self,
             const SegueFocus *focus)
{
  self->n_revealed++;
  self->focus = *focus;
}

static void
notify_cb (DocumentFixture *self,
           GParamSpec      *pspec)
{
  const guint n = document_fixture_count (self, pspec->name);

  g_hash_table_insert (self->notified, (gpointer) pspec->name, GUINT_TO_POINTER (n + 1));
}

static void
gate_cb (guint       n,
         const char *name,
         gpointer    data)
{
  DocumentFixture *self = data;

  g_mutex_lock (&self->lock);
  while (self->closed)
    g_cond_wait (&self->opened, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
set_up (DocumentFixture *self,
        gconstpointer    data)
{
  self->folder = folder_new ();
  self->file = folder_file (self->folder, DOCUMENT_NAME);
  folder_put_text (self->folder, DOCUMENT_NAME, DOCUMENT_TEXT);
  fault_ops_init (&self->ops);
  self->ops.hook = gate_cb;
  self->ops.hook_data = self;
  self->notified = g_hash_table_new (g_str_hash, g_str_equal);
  g_mutex_init (&self->lock);
  g_cond_init (&self->opened);

  self->document = segue_document_new ();
  segue_document_set_file_ops (self->document, &self->ops.ops);
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->document, "revealed", G_CALLBACK (revealed_cb), self);
  g_signal_connect_swapped (self->document, "notify", G_CALLBACK (notify_cb), self);
}

static void
tear_down (DocumentFixture *self,
           gconstpointer    data)
{
  if (self->document != NULL)
    g_assert_finalize_object (self->document);
  g_assert_cmpint (self->ops.n_open, ==, 0);
  g_clear_pointer (&self->before, segue_episode_unref);
  g_clear_pointer (&self->after, segue_episode_unref);
  g_assert_finalize_object (self->file);
  folder_free (self->folder);
  g_hash_table_unref (self->notified);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->opened);
}

void
document_fixture_add (const char   *path,
                      DocumentTest  test)
{
  g_test_add (path, DocumentFixture, NULL, set_up, test, tear_down);
}

/* How often a property was notified. */
guint
document_fixture_count (DocumentFixture *self,
                        const char      *property)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->notified, property));
}

void
document_fixture_forget (DocumentFixture *self)
{
  self->n_changed = 0;
  self->n_revealed = 0;
  g_hash_table_remove_all (self->notified);
}

/* The next operation on files waits until the gate is opened. */
void
document_fixture_close_gate (DocumentFixture *self)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  g_mutex_unlock (&self->lock);
}

void
document_fixture_open_gate (DocumentFixture *self)
{
  g_mutex_lock (&self->lock);
  self->closed = FALSE;
  g_cond_broadcast (&self->opened);
  g_mutex_unlock (&self->lock);
}

SegueEpisode *
document_fixture_spliced (DocumentFixture *self,
                          gsize            offset,
                          gsize            length,
                          const char      *text)
{
  return segue_episode_splice (segue_document_get_episode (self->document), offset, length, text, -1);
}

void
document_fixture_edit (DocumentFixture *self,
                       gsize            offset,
                       gsize            length,
                       const char      *text,
                       const char      *label,
                       const char      *key)
{
  g_autoptr(SegueEpisode) episode = document_fixture_spliced (self, offset, length, text);
  const SegueFocus focus = { 3, "title", offset };

  g_assert_true (segue_document_apply (self->document, episode, label, key, &focus));
}

void
document_fixture_assert_text (DocumentFixture *self,
                              const char      *expected)
{
  g_autoptr(GBytes) bytes = segue_episode_write (segue_document_get_episode (self->document));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

void
document_fixture_keep_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

GAsyncResult *
document_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

gboolean
document_fixture_load (DocumentFixture  *self,
                       GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  segue_document_load_async (self->document, self->file, NULL, document_fixture_keep_cb, &result);
  return segue_document_load_finish (self->document, document_fixture_wait (&result), error);
}

gboolean
document_fixture_save (DocumentFixture  *self,
                       GFile            *file,
                       gboolean          overwrite,
                       GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  segue_document_save_async (self->document, file, NULL, overwrite ? SEGUE_SAVE_OVERWRITE : 0, NULL,
                             document_fixture_keep_cb, &result);
  return segue_document_save_finish (self->document, document_fixture_wait (&result), error);
}

gboolean
document_fixture_is_changed (DocumentFixture *self)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean changed;

  segue_document_check_file_async (self->document, NULL, document_fixture_keep_cb, &result);
  g_assert_true (segue_document_check_file_finish (self->document, document_fixture_wait (&result), &changed, &error));
  g_assert_no_error (error);
  return changed;
}
