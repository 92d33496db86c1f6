/* test-draft.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/document/segue-draft-store.h"
#include "folder.h"

static SegueDraft *
make_draft (const char *uri,
            const char *content)
{
  SegueDraft *draft = g_new0 (SegueDraft, 1);

  draft->uri = g_strdup (uri);
  draft->encoding = g_strdup ("UTF-8");
  draft->time = G_GINT64_CONSTANT (1764000000) * G_USEC_PER_SEC;
  draft->content = g_bytes_new (content, strlen (content));
  return draft;
}

static void
assert_content (const SegueDraft *draft,
                const char       *content)
{
  g_assert_cmpmem (g_bytes_get_data (draft->content, NULL), g_bytes_get_size (draft->content), content, strlen (content));
}

static void
test_format (void)
{
  g_autoptr(SegueDraft) draft = make_draft ("file:///notes/%EC%97%90.txt", "{\"a\": 1}");
  g_autoptr(SegueDraft) back = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  draft->last = g_strdup ("---\nnumber: 7\n---\n");
  bytes = segue_draft_write (draft);
  back = segue_draft_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->uri, ==, draft->uri);
  g_assert_null (back->name);
  g_assert_cmpstr (back->encoding, ==, "UTF-8");
  g_assert_null (back->digest);
  g_assert_cmpstr (back->last, ==, draft->last);
  g_assert_cmpint (back->time, ==, draft->time);
  assert_content (back, "{\"a\": 1}");
}

/* A draft is the same file on every machine: its numbers are in little-endian order. */
static void
test_byte_order (void)
{
  g_autoptr(SegueDraft) draft = make_draft ("file:///notes.txt", "a");
  const guint8 wanted[] = { 0x08, 0x07, 0x06, 0x05, 0x04, 0x03, 0x02, 0x01 };
  g_autoptr(GBytes) bytes = NULL;
  const guint8 *data;
  gsize size;

  draft->time = G_GINT64_CONSTANT (0x0102030405060708);
  bytes = segue_draft_write (draft);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i + sizeof (wanted) <= size; i++)
    if (memcmp (data + i, wanted, sizeof (wanted)) == 0)
      return;
  g_assert_not_reached ();
}

/* Every cut, and every byte changed: read, or refused with an error. */
static void
test_damaged (void)
{
  g_autoptr(SegueDraft) draft = make_draft ("file:///a", "{}");
  g_autoptr(GBytes) bytes = segue_draft_write (draft);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);
      g_autofree guint8 *changed = g_memdup2 (data, length);
      g_autoptr(GBytes) damaged = NULL;
      g_autoptr(SegueDraft) read = NULL;
      g_autoptr(SegueDraft) read_damaged = NULL;
      g_autoptr(GError) error = NULL;

      changed[i] ^= 0xFF;
      damaged = g_bytes_new (changed, length);
      read = segue_draft_read (cut, NULL);
      read_damaged = segue_draft_read (damaged, &error);
      g_assert_true ((read_damaged == NULL) == (error != NULL));
      if (i < 16)
        {
          g_assert_null (read);
          g_assert_null (read_damaged);
        }
    }
}

static GPtrArray *
take (SegueDraftStore *store,
      const char      *uri,
      guint            n)
{
  GPtrArray *taken = segue_draft_store_take (store, uri);

  g_assert_cmpuint (taken->len, ==, n);
  return taken;
}

static void
write_draft (SegueDraftStore *store,
             const char      *id,
             const char      *uri,
             const char      *content)
{
  g_autoptr(SegueDraft) draft = make_draft (uri, content);
  g_autoptr(GError) error = NULL;

  g_assert_true (segue_draft_store_write (store, id, draft, &error));
  g_assert_no_error (error);
}

/* Drafts of a program that runs are left alone, those of one that died are taken, by one other only. */
static void
test_store (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "drafts");
  SegueDraftStore *first = segue_draft_store_new (path);
  g_autoptr(SegueDraftStore) second = segue_draft_store_new (path);
  g_autoptr(SegueDraftStore) third = segue_draft_store_new (path);
  g_autofree char *id = segue_draft_store_dup_id (first);
  g_autofree char *other_id = segue_draft_store_dup_id (first);
  g_autoptr(GPtrArray) held G_GNUC_UNUSED = take (second, NULL, 0);
  g_autoptr(GPtrArray) alive = NULL, one = NULL, rest = NULL, nothing = NULL, again = NULL;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  write_draft (first, id, "file:///a", "one");
  write_draft (first, id, "file:///a", "two");
  write_draft (first, other_id, NULL, "untitled");
  alive = take (second, NULL, 0);

  g_assert_finalize_object (first);
  one = take (second, "file:///a", 1);
  assert_content (((SegueDraftFound *) one->pdata[0])->draft, "two");
  rest = take (third, NULL, 1);
  g_assert_null (((SegueDraftFound *) rest->pdata[0])->draft->uri);
  nothing = take (second, NULL, 0);

  /* given up by a window, it can be had again */
  segue_draft_store_release (second, ((SegueDraftFound *) one->pdata[0])->id);
  again = take (second, "file:///a", 1);
  segue_draft_store_remove (second, ((SegueDraftFound *) again->pdata[0])->id);
  segue_draft_store_remove (third, ((SegueDraftFound *) rest->pdata[0])->id);
  g_assert_finalize_object (g_steal_pointer (&second));
  g_assert_finalize_object (g_steal_pointer (&third));
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* What is no draft is set aside, and the others are found all the same. */
static void
test_bad (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "drafts");
  SegueDraftStore *first = segue_draft_store_new (path);
  g_autoptr(SegueDraftStore) second = segue_draft_store_new (path);
  g_autofree char *id = segue_draft_store_dup_id (first);
  g_autofree char *own = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GPtrArray) taken = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_auto(GStrv) unreadable = NULL;
  g_auto(GStrv) no_more = NULL;

  write_draft (first, id, NULL, "good");
  dir = g_dir_open (path, 0, NULL);
  own = g_build_filename (path, g_dir_read_name (dir), NULL);
  bad = g_build_filename (own, "bad.draft", NULL);
  aside = g_build_filename (own, "bad.draft.bad", NULL);
  g_assert_true (g_file_set_contents (bad, "no draft", -1, NULL));

  g_assert_finalize_object (first);
  taken = take (second, NULL, 1);
  g_assert_false (g_file_test (bad, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  unreadable = segue_draft_store_steal_unreadable (second);
  g_assert_cmpuint (g_strv_length (unreadable), ==, 1);
  g_assert_cmpstr (unreadable[0], ==, aside);
  g_assert_cmpint (g_unlink (aside), ==, 0);
  again = take (second, NULL, 0);
  no_more = segue_draft_store_steal_unreadable (second);
  g_assert_cmpuint (g_strv_length (no_more), ==, 0);
  segue_draft_store_remove (second, ((SegueDraftFound *) taken->pdata[0])->id);
}

/* The largest draft that can be written: a full episode, with a full head of the previous one. */
static void
test_largest (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "drafts");
  g_autoptr(SegueDraftStore) store = segue_draft_store_new (path);
  g_autofree char *id = segue_draft_store_dup_id (store);
  g_autofree char *text = g_strnfill (SEGUE_MAX_BYTES, 'a');
  g_autoptr(SegueDraft) draft = make_draft ("file:///a", text);
  g_autoptr(GPtrArray) taken = NULL;
  const SegueDraft *back;
  g_autoptr(GError) error = NULL;

  draft->last = g_steal_pointer (&text);
  g_assert_true (segue_draft_store_write (store, id, draft, &error));
  g_assert_no_error (error);
  segue_draft_store_release (store, id);
  taken = take (store, NULL, 1);
  back = ((SegueDraftFound *) taken->pdata[0])->draft;
  g_assert_true (g_bytes_equal (back->content, draft->content));
  g_assert_true (g_str_equal (back->last, draft->last));
  segue_draft_store_remove (store, id);
}

static void
test_unwritable (void)
{
  g_autoptr(SegueDraftStore) store = segue_draft_store_new ("/proc/drafts");
  g_autoptr(SegueDraft) draft = make_draft (NULL, "a");
  g_autofree char *id = segue_draft_store_dup_id (store);
  g_autoptr(GError) error = NULL;

  g_assert_false (segue_draft_store_write (store, id, draft, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draft/format", test_format);
  g_test_add_func ("/draft/byte-order", test_byte_order);
  g_test_add_func ("/draft/damaged", test_damaged);
  g_test_add_func ("/draft/store", test_store);
  g_test_add_func ("/draft/bad", test_bad);
  g_test_add_func ("/draft/largest", test_largest);
  g_test_add_func ("/draft/unwritable", test_unwritable);

  return g_test_run ();
}
