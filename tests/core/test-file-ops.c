/* test-file-ops.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "core/files/segue-file-ops.h"
#include "core/files/segue-file-private.h"
#include "folder.h"

#define SYSTEM (segue_file_ops_get_default ())

static int
open_file (const Folder *folder,
           const char   *name)
{
  g_autofree char *path = folder_path (folder, name);
  const int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

  g_assert_no_errno (fd);
  return fd;
}

static void
set_attribute (int         fd,
               const char *value)
{
  if (value != NULL)
    g_assert_no_errno (fsetxattr (fd, "user.show", value, strlen (value), 0));
}

/* Every attribute comes over, whatever was there before; what the other file has besides stays. */
static void
test_attributes (void)
{
  static const struct { const char *from; const char *to; const char *after; } cases[] = {
    { NULL, NULL, NULL }, { "one", NULL, "one" }, { "one", "one", "one" },     { "one", "two", "one" },
    { NULL, "two", "two" }, { "one", "three", "one" }, { "three", "on", "three" }, { "", "two", "" },
  };
  g_autoptr(Folder) folder = folder_new ();
  const int probe = open_file (folder, "probe");
  const gboolean supported = fsetxattr (probe, "user.show", "x", 1, 0) == 0;

  close (probe);
  if (!supported)
    {
      g_test_skip ("this file system has no extended attributes");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("from-%u", i);
      g_autofree char *other = g_strdup_printf ("to-%u", i);
      const int from = open_file (folder, name), to = open_file (folder, other);
      char value[64];
      gssize length;

      set_attribute (from, cases[i].from);
      set_attribute (to, cases[i].to);
      g_assert_no_errno (SYSTEM->copy_attributes (SYSTEM, from, to));
      length = fgetxattr (to, "user.show", value, sizeof value);
      if (cases[i].after == NULL)
        g_assert_cmpint (length, ==, -1);
      else
        g_assert_cmpmem (value, length, cases[i].after, strlen (cases[i].after));
      close (from);
      close (to);
    }
}

/* As many links in a row are followed as the system follows, and no more. */
static void
test_links (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *target = folder_path (folder, "0");
  g_autofree char *real = NULL;

  folder_put_text (folder, "0", "a");
  real = SYSTEM->realpath (SYSTEM, target);
  g_assert_nonnull (real);
  for (guint i = 1; i <= 42; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *before = g_strdup_printf ("%u", i - 1);
      g_autofree char *path = folder_path (folder, name);
      g_autofree char *found = NULL;
      struct stat info;

      g_assert_no_errno (symlink (before, path));
      found = SYSTEM->realpath (SYSTEM, path);
      g_assert_cmpstr (found, ==, stat (path, &info) == 0 ? real : NULL);
      if (found == NULL)
        g_assert_cmpint (errno, ==, ELOOP);
    }
}

/* From here on the system does not know renameat2 with flags, as on file systems of the network. */
static gboolean
forget_renameat2 (void)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static void
check_rename_new (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *from = folder_path (folder, "from");
  g_autofree char *to = folder_path (folder, "to");

  folder_put_text (folder, "from", "new");
  g_assert_no_errno (SYSTEM->rename_new (SYSTEM, from, to));
  g_assert_true (folder_holds_text (folder, "to", "new"));
  g_assert_true (folder_holds (folder, "from", NULL));

  folder_put_text (folder, "from", "other");
  g_assert_cmpint (SYSTEM->rename_new (SYSTEM, from, to), ==, -1);
  g_assert_cmpint (errno, ==, EEXIST);
  g_assert_true (folder_holds_text (folder, "to", "new"));
  g_assert_true (folder_holds_text (folder, "from", "other"));

  g_assert_no_errno (unlink (from));
  g_assert_no_errno (unlink (to));
  g_assert_cmpint (SYSTEM->rename_new (SYSTEM, from, to), ==, -1);
  g_assert_cmpint (errno, ==, ENOENT);
}

static void
test_rename_new (void)
{
  check_rename_new ();
}

static void
test_rename_new_linked (void)
{
  if (g_test_subprocess ())
    {
      if (forget_renameat2 ())
        check_rename_new ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A write that is cancelled before the last byte fails, so that half of the text never takes the place of a file. */
static void
test_cancelled (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("text", 4);
  const int fd = open_file (folder, "written");

  g_assert_true (segue_file_write (SYSTEM, fd, bytes, cancellable));
  g_cancellable_cancel (cancellable);
  errno = 0;
  g_assert_false (segue_file_write (SYSTEM, fd, bytes, cancellable));
  g_assert_cmpint (errno, ==, ECANCELED);
  g_assert_cmpint (lseek (fd, 0, SEEK_CUR), ==, 4);
  close (fd);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-ops/cancelled", test_cancelled);
  g_test_add_func ("/file-ops/attributes", test_attributes);
  g_test_add_func ("/file-ops/links", test_links);
  g_test_add_func ("/file-ops/rename-new", test_rename_new);
  g_test_add_func ("/file-ops/rename-new-linked", test_rename_new_linked);
  return g_test_run ();
}
