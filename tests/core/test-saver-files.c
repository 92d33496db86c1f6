/* test-saver-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "fault-ops.h"
#include "saver-check.h"

/* Links stay links, and what they lead to is written. */
static void
test_symbolic_links (void)
{
  static const struct
  {
    const char *name;
    const char *target;
  } links[] = {
    { "relative", "a.txt" },
    { "chained", "relative" },
    { "roundabout", "./../%s/chained" },
    { "absolute", "%s/a.txt" },
  };
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *base = g_path_get_basename (folder);

  folder_put_text (folder, "a.txt", SAVER_OLD);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *path = folder_path (folder, links[i].name);
      g_auto(GStrv) parts = g_strsplit (links[i].target, "%s", 2);
      g_autofree char *target = g_strjoinv (*links[i].target == '%' ? folder : base, parts);
      g_autofree char *found = NULL;

      g_assert_no_errno (symlink (target, path));
      folder_put_text (folder, "a.txt", SAVER_OLD);
      check_change (folder, links[i].name);
      g_assert_true (folder_holds_text (folder, "a.txt", SAVER_NEW));
      found = g_file_read_link (path, NULL);
      g_assert_cmpstr (found, ==, target);
      g_assert_true (S_ISREG (check_info (folder, "a.txt").st_mode));
    }
  folder_assert_clean (folder, 1 + G_N_ELEMENTS (links));
}

static void
test_dangling_links (void)
{
  const SegueFileState none = { 0 };
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "link");
  g_autofree char *link = folder_path (folder, "link");
  g_autofree char *lost = folder_path (folder, "lost");
  g_autofree char *loop = folder_path (folder, "loop");
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (symlink ("new.txt", link));
  g_assert_no_errno (symlink ("no folder/new.txt", lost));
  g_assert_no_errno (symlink ("loop", loop));
  check_load_fails (folder, "link", G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (check_save (file, SAVER_NEW, &none, &error));
  g_assert_no_error (error);
  g_assert_true (folder_holds_text (folder, "new.txt", SAVER_NEW));
  g_assert_true (S_ISLNK (check_info (folder, "link").st_mode));
  check_save_fails (folder, "lost", &none, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  check_save_fails (folder, "loop", &none, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  folder_assert_clean (folder, 4);
}

static void
test_hard_link (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");
  g_autofree char *other = folder_path (folder, "b.txt");
  struct stat before;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (link (path, other));
  before = check_info (folder, "a.txt");
  check_change (folder, "a.txt");
  g_assert_true (folder_holds_text (folder, "b.txt", SAVER_NEW));
  g_assert_cmpuint (check_info (folder, "a.txt").st_ino, ==, before.st_ino);
  folder_assert_clean (folder, 2);
}

static void
test_modes (void)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0660, 0666, 0755, 0604, 04755 };
  const SegueFileState none = { 0 };
  const mode_t mask = umask (027);
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "new.txt");
  g_autofree char *path = folder_path (folder, "a.txt");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      struct stat before, after;

      folder_put_text (folder, "a.txt", SAVER_OLD);
      g_assert_no_errno (g_chmod (path, modes[i]));
      before = check_info (folder, "a.txt");
      check_change (folder, "a.txt");
      after = check_info (folder, "a.txt");
      g_assert_cmpuint (after.st_mode & 07777, ==, modes[i]);
      g_assert_cmpuint (after.st_ino, !=, before.st_ino);
    }
  g_assert_true (check_save (file, SAVER_NEW, &none, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (check_info (folder, "new.txt").st_mode & 07777, ==, 0640);
  umask (mask);
}

/* A list that lets one more user read, as setfacl makes it. */
static gboolean
set_access_list (const char *path)
{
  const struct
  {
    guint32 version;
    struct
    {
      guint16 tag;
      guint16 permissions;
      guint32 id;
    } entries[5];
  } list = { 2, { { 1, 6, -1 }, { 2, 4, 12345 }, { 4, 0, -1 }, { 16, 4, -1 }, { 32, 0, -1 } } };

  return setxattr (path, "system.posix_acl_access", &list, sizeof list, 0) == 0;
}

static void
test_attributes (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");
  char value[64], before[256], after[256];
  gssize length;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  if (setxattr (path, "user.show", "주간", strlen ("주간"), 0) == -1 || !set_access_list (path))
    {
      g_test_skip ("this file system has no extended attributes or no access lists");
      return;
    }
  length = getxattr (path, "system.posix_acl_access", before, sizeof before);
  g_assert_cmpint (length, >, 0);
  check_change (folder, "a.txt");
  g_assert_cmpmem (value, getxattr (path, "user.show", value, sizeof value), "주간", strlen ("주간"));
  g_assert_cmpmem (after, getxattr (path, "system.posix_acl_access", after, sizeof after), before, length);
  g_assert_cmpuint (check_info (folder, "a.txt").st_mode & 0777, ==, 0640);
}

/* A folder may give each new file a list of its own; a file that has none keeps none. */
static void
test_default_list (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");
  char list[256];
  gssize length;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  if (!set_access_list (path))
    {
      g_test_skip ("this file system has no access lists");
      return;
    }
  length = getxattr (path, "system.posix_acl_access", list, sizeof list);
  g_assert_no_errno (unlink (path));
  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (g_chmod (path, 0640));
  g_assert_no_errno (setxattr (folder, "system.posix_acl_default", list, length, 0));
  check_change (folder, "a.txt");
  g_assert_cmpint (getxattr (path, "system.posix_acl_access", list, sizeof list), ==, -1);
  g_assert_cmpuint (check_info (folder, "a.txt").st_mode & 0777, ==, 0640);
}

static void
test_owner (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");
  struct stat before, after;

  folder_put_text (folder, "a.txt", SAVER_OLD);
  if (chown (path, 1234, 5678) == -1)
    {
      g_test_skip ("only the superuser can give files away");
      return;
    }
  before = check_info (folder, "a.txt");
  check_change (folder, "a.txt");
  after = check_info (folder, "a.txt");
  g_assert_cmpuint (after.st_uid, ==, 1234);
  g_assert_cmpuint (after.st_gid, ==, 5678);
  g_assert_cmpuint (after.st_ino, !=, before.st_ino);
}

/* What a new file could not have is kept by writing in place. */
static void
test_cannot_keep (void)
{
  static const char *const names[] = { "fchmod", "copy_attributes", "exchange" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Folder) folder = folder_new ();
      g_autoptr(GFile) file = folder_file (folder, "a.txt");
      g_autoptr(GBytes) bytes = g_bytes_new_static (SAVER_NEW, strlen (SAVER_NEW));
      g_autoptr(SegueFileState) state = NULL;
      g_autoptr(GError) error = NULL;
      struct stat before;
      FaultOps ops;

      folder_put_text (folder, "a.txt", SAVER_OLD);
      state = check_state (file);
      before = check_info (folder, "a.txt");
      fault_ops_init (&ops);
      ops.fail_name = names[i];
      ops.error_number = EPERM;
      g_assert_true (segue_file_save (file, bytes, state, &ops.ops, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (ops.hit);
      g_assert_true (folder_holds_text (folder, "a.txt", SAVER_NEW));
      g_assert_cmpuint (check_info (folder, "a.txt").st_ino, ==, before.st_ino);
      folder_assert_clean (folder, 1);
    }
}

static void
other_owner (const Folder *folder)
{
  const struct stat before = check_info (folder, "a.txt");
  struct stat after;

  check_change (folder, "a.txt");
  after = check_info (folder, "a.txt");
  g_assert_cmpuint (after.st_uid, ==, before.st_uid);
  g_assert_cmpuint (after.st_mode, ==, before.st_mode);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
}

/* A file of somebody else that everybody may write stays theirs. */
static void
test_other_owner (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can give files away");
      return;
    }
  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (g_chmod (path, 0666));
  folder_as_user (folder, other_owner);
  folder_assert_clean (folder, 1);
}

static void
read_only_file (const Folder *folder)
{
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autoptr(SegueFileState) state = check_state (file);

  check_save_fails (folder, "a.txt", state, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  check_save_fails (folder, "a.txt", NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* That its folder would let the file be replaced is no leave to do so. */
static void
test_read_only_file (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");

  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (g_chmod (path, 0444));
  folder_as_user (folder, read_only_file);
  g_assert_true (folder_holds_text (folder, "a.txt", SAVER_OLD));
  folder_assert_clean (folder, 1);
}

static void
secret_file (const Folder *folder)
{
  check_load_fails (folder, "a.txt", G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  check_save_fails (folder, "a.txt", NULL, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_secret_file (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");

  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (g_chmod (path, 0));
  folder_as_user (folder, secret_file);
  g_assert_no_errno (g_chmod (path, 0644));
  g_assert_true (folder_holds_text (folder, "a.txt", SAVER_OLD));
}

static void
read_only_folder (const Folder *folder)
{
  const SegueFileState none = { 0 };
  g_autofree char *backups = g_build_filename (g_get_user_state_dir (), "segue", NULL);
  g_autoptr(GDir) dir = NULL;

  check_change (folder, "a.txt");
  check_save_fails (folder, "new.txt", &none, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  /* the copy was there, or the folder would not be */
  dir = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_read_only_folder (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *path = folder_path (folder, "a.txt");

  folder_put_text (folder, "a.txt", SAVER_OLD);
  g_assert_no_errno (g_chmod (path, 0666));
  g_assert_no_errno (g_chmod (folder, 0555));
  folder_as_user (folder, read_only_folder);
  folder_assert_clean (folder, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(Folder) state = folder_new ();
  g_autofree char *backups = folder_path (state, "segue");
  int status;

  /* where the copy goes when the folder takes no files */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/saver/symbolic-links", test_symbolic_links);
  g_test_add_func ("/saver/dangling-links", test_dangling_links);
  g_test_add_func ("/saver/hard-link", test_hard_link);
  g_test_add_func ("/saver/modes", test_modes);
  g_test_add_func ("/saver/attributes", test_attributes);
  g_test_add_func ("/saver/default-list", test_default_list);
  g_test_add_func ("/saver/owner", test_owner);
  g_test_add_func ("/saver/cannot-keep", test_cannot_keep);
  g_test_add_func ("/saver/other-owner", test_other_owner);
  g_test_add_func ("/saver/read-only-file", test_read_only_file);
  g_test_add_func ("/saver/secret-file", test_secret_file);
  g_test_add_func ("/saver/read-only-folder", test_read_only_folder);

  status = g_test_run ();
  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    g_assert_no_errno (g_rmdir (backups));
  return status;
}
