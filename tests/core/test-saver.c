/* test-saver.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "fault-ops.h"
#include "saver-check.h"

static void
test_load (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(SegueFileState) copy = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) empty = NULL;
  g_autoptr(GError) error = NULL;

  folder_put_text (folder, "a.txt", "abc");
  bytes = segue_file_load (file, NULL, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "abc", 3);
  g_assert_true (state->exists);
  g_assert_cmpuint (state->length, ==, 3);
  g_assert_cmpstr (state->digest, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  copy = g_boxed_copy (SEGUE_TYPE_FILE_STATE, state);
  g_assert_cmpstr (copy->digest, ==, state->digest);
  g_assert_null (segue_file_state_copy (NULL));

  folder_put_text (folder, "a.txt", "");
  empty = segue_file_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
}

/* Every file is closed again, whatever goes wrong. */
static void
test_closes (void)
{
  static const char *const names[] = { "folder", "pipe", "a.txt", "gone" };
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *pipe = folder_path (folder, "pipe");
  g_autofree char *inner = folder_path (folder, "folder");

  g_assert_no_errno (mkfifo (pipe, 0666));
  g_assert_no_errno (g_mkdir (inner, 0777));
  folder_put_text (folder, "a.txt", SAVER_OLD);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint fail_at = 0; fail_at < 8; fail_at++)
      {
        g_autoptr(GFile) file = folder_file (folder, names[i]);
        g_autoptr(GBytes) bytes = NULL;
        FaultOps ops;

        fault_ops_init (&ops);
        ops.fail_at = fail_at;
        ops.max_piece = 2;
        bytes = segue_file_load (file, &ops.ops, NULL, NULL, NULL);
        g_assert_true (g_str_equal (names[i], "a.txt") || bytes == NULL);
        g_assert_cmpint (ops.n_open, ==, 0);
      }
}

static void
make_socket (const Folder *folder,
             const char   *name)
{
  g_autofree char *path = folder_path (folder, name);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_no_errno (fd);
  g_assert_cmpint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <, sizeof address.sun_path);
  g_assert_no_errno (bind (fd, (struct sockaddr *) &address, sizeof address));
  close (fd);
}

/* Nothing waits for the other end of a pipe, and nothing but a file is read or replaced. */
static void
test_not_regular (void)
{
  static const char *const names[] = { "pipe", "folder", "null", "socket" };
  const SegueFileState none = { 0 };
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *pipe = folder_path (folder, "pipe");
  g_autofree char *inner = folder_path (folder, "folder");
  g_autofree char *null = folder_path (folder, "null");

  g_assert_no_errno (mkfifo (pipe, 0666));
  g_assert_no_errno (g_mkdir (inner, 0777));
  g_assert_no_errno (symlink ("/dev/null", null));
  make_socket (folder, "socket");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gboolean is_link = g_str_equal (names[i], "null");

      check_load_fails (folder, names[i], SEGUE_ERROR, SEGUE_ERROR_NOT_REGULAR);
      check_save_fails (folder, is_link ? "null" : names[i], NULL, SEGUE_ERROR, SEGUE_ERROR_NOT_REGULAR);
      check_save_fails (folder, is_link ? "null" : names[i], &none, SEGUE_ERROR, SEGUE_ERROR_NOT_REGULAR);
    }
  folder_assert_clean (folder, G_N_ELEMENTS (names));
}

static void
make_sparse (const Folder *folder,
             const char   *name,
             goffset       length)
{
  g_autofree char *path = folder_path (folder, name);

  g_assert_no_errno (truncate (path, length));
}

static void
grow_cb (guint       n,
         const char *name,
         gpointer    data)
{
  if (g_str_equal (name, "read"))
    make_sparse (data, "a.txt", SEGUE_MAX_BYTES + 1);
}

static void
test_too_large (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) large = NULL;
  g_autoptr(GError) error = NULL;
  FaultOps ops;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  state = check_state (file);

  /* by its size, without a read */
  fault_ops_init (&ops);
  make_sparse (folder, "a.txt", SEGUE_MAX_BYTES + 1);
  ops.fail_name = "read";
  check_load_fails (folder, "a.txt", SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_assert_null (segue_file_load (file, &ops.ops, NULL, NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_assert_false (ops.hit);
  g_assert_cmpint (ops.n_open, ==, 0);
  g_clear_error (&error);

  /* a file that was small and is too large now was changed */
  check_save_fails (folder, "a.txt", state, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);

  /* while it is read */
  folder_put_text (folder, "a.txt", SAVER_OLD);
  fault_ops_init (&ops);
  ops.hook = grow_cb;
  ops.hook_data = folder;
  g_assert_null (segue_file_load (file, &ops.ops, NULL, NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_clear_error (&error);

  /* just what is allowed */
  make_sparse (folder, "a.txt", SEGUE_MAX_BYTES);
  bytes = segue_file_load (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, SEGUE_MAX_BYTES);

  large = g_bytes_new_take (g_malloc0 (SEGUE_MAX_BYTES + 1), SEGUE_MAX_BYTES + 1);
  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_false (segue_file_save (file, large, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_TOO_LARGE);
  g_assert_true (folder_holds_text (folder, "a.txt", SAVER_OLD));
}

static void
test_not_native (void)
{
  g_autoptr(GFile) file = g_file_new_for_uri ("https://example.org/episode.txt");
  g_autoptr(GBytes) bytes = g_bytes_new_static (SAVER_NEW, strlen (SAVER_NEW));
  g_autoptr(GError) error = NULL;

  g_assert_null (segue_file_load (file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "https://example.org/episode.txt"));
  g_clear_error (&error);
  g_assert_false (segue_file_save (file, bytes, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "plain", "with blanks.txt", "주간 소식 12화.txt", "-rf", "two\nlines", "%s%n", "'\"\\", "\xff\xfe",
    ".hidden", "~", "a.segue",
  };
  const SegueFileState none = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Folder) folder = folder_new ();
      g_autoptr(GFile) file = folder_file (folder, names[i]);
      g_autoptr(GError) error = NULL;

      check_load_fails (folder, names[i], G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_true (check_save (file, SAVER_OLD, &none, &error));
      g_assert_no_error (error);
      check_change (folder, names[i]);
      folder_assert_clean (folder, 1);
    }
}

/* The name of the temporary file is longer than that of the file itself. */
static void
test_long_name (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GString) name = g_string_new (NULL);

  while (name->len + strlen ("화") <= 255)
    g_string_append (name, "화");
  folder_put_text (folder, name->str, SAVER_OLD);
  check_change (folder, name->str);
  folder_assert_clean (folder, 1);

  g_string_append (name, "화");
  check_save_fails (folder, name->str, NULL, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG);
}

static void
test_empty (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(SegueFileState) none = NULL;
  g_autoptr(GError) error = NULL;

  folder_put_text (folder, "a.txt", "");
  state = check_state (file);
  g_assert_true (check_save (file, SAVER_NEW, state, &error));
  g_assert_no_error (error);
  none = check_state (file);
  g_assert_true (check_save (file, "", none, &error));
  g_assert_no_error (error);
  g_assert_true (folder_holds_text (folder, "a.txt", ""));
}

static void
check_conflict (const Folder         *folder,
                const SegueFileState *expected,
                const char           *message)
{
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(GError) error = NULL;

  g_assert_false (check_save (file, SAVER_NEW, expected, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_conflict (void)
{
  const SegueFileState none = { 0 };
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = folder_path (folder, "a.txt");
  struct timespec times[2];
  struct stat info;

  /* another content of the same length, with the same time */
  folder_put_text (folder, "a.txt", "(00:01:00) One\n");
  state = check_state (file);
  info = check_info (folder, "a.txt");
  folder_put_text (folder, "a.txt", "(00:01:00) Two\n");
  times[0] = info.st_atim;
  times[1] = info.st_mtim;
  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
  check_conflict (folder, state, "“a.txt” was changed by another program after it was read.");
  g_assert_true (folder_holds_text (folder, "a.txt", "(00:01:00) Two\n"));

  /* the same content written again is no change */
  folder_put_text (folder, "a.txt", "(00:01:00) One\n");
  g_assert_true (check_save (file, SAVER_NEW, state, &error));
  g_assert_no_error (error);

  /* not there any more, there already, something else now */
  g_assert_no_errno (unlink (path));
  check_conflict (folder, state, "“a.txt” was removed or renamed by another program after it was read.");
  g_assert_true (folder_holds (folder, "a.txt", NULL));
  folder_put_text (folder, "a.txt", SAVER_OLD);
  check_conflict (folder, &none, "There is a file “a.txt” already.");
  g_assert_true (folder_holds_text (folder, "a.txt", SAVER_OLD));

  /* asked for */
  g_assert_true (check_save (file, SAVER_NEW, NULL, &error));
  g_assert_no_error (error);
  folder_assert_clean (folder, 1);
}

static void
cancel_cb (guint       n,
           const char *name,
           gpointer    data)
{
  gpointer *arguments = data;

  if (g_str_equal (name, arguments[0]))
    g_cancellable_cancel (arguments[1]);
}

static void
check_cancel (const char *before,
              gboolean    linked,
              gboolean    saves)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autofree char *path = folder_path (folder, "a.txt");
  g_autofree char *other = folder_path (folder, "b.txt");
  g_autoptr(GBytes) bytes = g_bytes_new_static (SAVER_NEW, strlen (SAVER_NEW));
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gpointer arguments[] = { (gpointer) before, cancellable };
  FaultOps ops;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  state = check_state (file);
  if (linked)
    g_assert_no_errno (link (path, other));
  fault_ops_init (&ops);
  ops.hook = cancel_cb;
  ops.hook_data = arguments;
  ops.max_piece = 4;
  g_assert_cmpint (segue_file_save (file, bytes, state, &ops.ops, NULL, cancellable, &error), ==, saves);
  if (!saves)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (folder_holds_text (folder, "a.txt", saves ? SAVER_NEW : SAVER_OLD));
  g_assert_cmpint (ops.n_open, ==, 0);
  folder_assert_clean (folder, 1 + linked);
}

static void
test_cancel (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  check_cancel ("stat", FALSE, FALSE);
  check_cancel ("write", FALSE, FALSE);
  check_cancel ("fsync", FALSE, FALSE);
  check_cancel ("exchange", FALSE, TRUE);
  check_cancel ("unlink", FALSE, TRUE);
  check_cancel ("stat", TRUE, FALSE);
  check_cancel ("lock", TRUE, FALSE);
  check_cancel ("lease", TRUE, FALSE);
  check_cancel ("write", TRUE, FALSE);
  check_cancel ("ftruncate", TRUE, TRUE);

  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_cancellable_cancel (cancellable);
  g_assert_null (segue_file_load (file, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_async (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(GBytes) bytes = g_bytes_new_static (SAVER_NEW, strlen (SAVER_NEW));
  g_autoptr(GBytes) found = NULL;
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(SegueFileState) after = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GAsyncResult) refused = NULL;
  g_autoptr(GError) error = NULL;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  segue_file_load_async (file, NULL, result_cb, &loaded);
  found = segue_file_load_finish (file, wait_for (&loaded), &error);
  g_assert_no_error (error);
  state = segue_file_state_new (found);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), SAVER_OLD, strlen (SAVER_OLD));

  segue_file_save_async (file, bytes, state, NULL, NULL, result_cb, &saved);
  g_assert_true (segue_file_save_finish (file, wait_for (&saved), &after, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (after->length, ==, strlen (SAVER_NEW));
  g_assert_true (folder_holds_text (folder, "a.txt", SAVER_NEW));

  segue_file_save_async (file, bytes, state, NULL, NULL, result_cb, &refused);
  g_assert_false (segue_file_save_finish (file, wait_for (&refused), NULL, &error));
  g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
}

/* A save that was made before it was cancelled counts as made. */
static void
test_async_cancel (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(GBytes) bytes = g_bytes_new_static (SAVER_NEW, strlen (SAVER_NEW));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(SegueFileState) state = NULL;
  g_autoptr(GError) error = NULL;
  gpointer arguments[] = { (gpointer) "rename", cancellable };
  FaultOps ops;

  fault_ops_init (&ops);
  ops.hook = cancel_cb;
  ops.hook_data = arguments;
  segue_file_save_async (file, bytes, NULL, &ops.ops, cancellable, result_cb, &saved);
  g_assert_true (segue_file_save_finish (file, wait_for (&saved), &state, &error));
  g_assert_no_error (error);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_nonnull (state);

  segue_file_save_async (file, bytes, NULL, NULL, cancellable, result_cb, &cancelled);
  g_assert_false (segue_file_save_finish (file, wait_for (&cancelled), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saver/load", test_load);
  g_test_add_func ("/saver/closes", test_closes);
  g_test_add_func ("/saver/not-regular", test_not_regular);
  g_test_add_func ("/saver/too-large", test_too_large);
  g_test_add_func ("/saver/not-native", test_not_native);
  g_test_add_func ("/saver/names", test_names);
  g_test_add_func ("/saver/long-name", test_long_name);
  g_test_add_func ("/saver/empty", test_empty);
  g_test_add_func ("/saver/conflict", test_conflict);
  g_test_add_func ("/saver/cancel", test_cancel);
  g_test_add_func ("/saver/async", test_async);
  g_test_add_func ("/saver/async/cancel", test_async_cancel);

  return g_test_run ();
}
