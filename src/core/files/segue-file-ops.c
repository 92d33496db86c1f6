/* segue-file-ops.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* renameat2(), file leases */
#endif

#include "config.h"

#include "core/files/segue-file-ops.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

/* The default table of file operations: thin wrappers of system calls. */

/* The extended attribute that holds the access control list of a file. */
#define ACL_ATTRIBUTE "system.posix_acl_access"

/* The largest list of attribute names, and the largest attribute value, of Linux; in bytes. */
#define MAX_ATTRIBUTE 65536

/* The largest number of symbolic links that are followed. */
#define MAX_LINKS 40

static int
system_open (const SegueFileOps *ops,
             const char         *path,
             int                 flags,
             mode_t              mode)
{
  return TEMP_FAILURE_RETRY (open (path, flags, mode));
}

static gssize
system_read (const SegueFileOps *ops,
             int                 fd,
             void               *buffer,
             gsize               count)
{
  return TEMP_FAILURE_RETRY (read (fd, buffer, count));
}

static gssize
system_write (const SegueFileOps *ops,
              int                 fd,
              const void         *buffer,
              gsize               count)
{
  return TEMP_FAILURE_RETRY (write (fd, buffer, count));
}

static goffset
system_seek (const SegueFileOps *ops,
             int                 fd,
             goffset             offset)
{
  return lseek (fd, offset, SEEK_SET);
}

static int
system_fsync (const SegueFileOps *ops,
              int                 fd)
{
  return TEMP_FAILURE_RETRY (fsync (fd));
}

static int
system_close (const SegueFileOps *ops,
              int                 fd)
{
  /* On Linux, the descriptor is closed even after EINTR, and another thread may have reused it. */
  return close (fd) == 0 || errno == EINTR ? 0 : -1;
}

static int
system_fstat (const SegueFileOps *ops,
              int                 fd,
              struct stat        *out)
{
  return fstat (fd, out);
}

static int
system_stat (const SegueFileOps *ops,
             const char         *path,
             struct stat        *out)
{
  return lstat (path, out);
}

static int
system_fchmod (const SegueFileOps *ops,
               int                 fd,
               mode_t              mode)
{
  return TEMP_FAILURE_RETRY (fchmod (fd, mode));
}

static int
system_fchown (const SegueFileOps *ops,
               int                 fd,
               uid_t               uid,
               gid_t               gid)
{
  return TEMP_FAILURE_RETRY (fchown (fd, uid, gid));
}

/* Copies an extended attribute, unless @to has it already. @value and @present are buffers of MAX_ATTRIBUTE bytes. */
static gboolean
copy_attribute (int         from,
                int         to,
                const char *name,
                char       *value,
                char       *present)
{
  const gssize length = fgetxattr (from, name, value, MAX_ATTRIBUTE);

  if (length == -1)
    return errno == ENODATA;
  if (fgetxattr (to, name, present, MAX_ATTRIBUTE) == length && memcmp (value, present, length) == 0)
    return TRUE;

  return fsetxattr (to, name, value, length, 0) == 0;
}

static int
system_copy_attributes (const SegueFileOps *ops,
                        int                 from,
                        int                 to)
{
  g_autofree char *names = g_malloc (MAX_ATTRIBUTE);
  g_autofree char *value = g_malloc (MAX_ATTRIBUTE);
  g_autofree char *present = g_malloc (MAX_ATTRIBUTE);
  const gssize length = flistxattr (from, names, MAX_ATTRIBUTE);
  gboolean has_acl = FALSE;

  if (length == -1)
    return errno == ENOTSUP || errno == ENOSYS ? 0 : -1;
  for (const char *name = names; name < names + length; name += strlen (name) + 1)
    {
      has_acl |= g_str_equal (name, ACL_ATTRIBUTE);
      if (!copy_attribute (from, to, name, value, present))
        return -1;
    }
  /* A new file inherits the default access control list of its folder, which the old file may not have. */
  if (!has_acl && fremovexattr (to, ACL_ATTRIBUTE) == -1 && errno != ENODATA && errno != ENOTSUP)
    return -1;

  return 0;
}

static int
system_lease (const SegueFileOps *ops,
              int                 fd,
              gboolean            take)
{
#ifdef F_SETLEASE
  /* The system sends a signal when another program waits for the lease. By default this is SIGIO, which would terminate
   * the program; SIGURG is ignored by default. The signal needs no handler, because the lease is held for a single
   * write only. */
  if (take && fcntl (fd, F_SETSIG, SIGURG) == -1)
    return -1;
  return fcntl (fd, F_SETLEASE, take ? F_WRLCK : F_UNLCK);
#else
  errno = ENOSYS;

  return -1;
#endif
}

static int
system_lock (const SegueFileOps *ops,
             int                 fd,
             gboolean            take)
{
  return flock (fd, take ? LOCK_EX | LOCK_NB : LOCK_UN);
}

static int
system_rename (const SegueFileOps *ops,
               const char         *from,
               const char         *to)
{
  return rename (from, to);
}

static int
system_rename_new (const SegueFileOps *ops,
                   const char         *from,
                   const char         *to)
{
#ifdef RENAME_NOREPLACE
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
#endif
  /* Network file systems support link() rather than RENAME_NOREPLACE. */
  if (link (from, to) == 0)
    {
      unlink (from);
      return 0;
    }
  if (errno == EPERM || errno == ENOTSUP)
    errno = EINVAL;

  return -1;
}

static int
system_exchange (const SegueFileOps *ops,
                 const char         *one,
                 const char         *other)
{
#ifdef RENAME_EXCHANGE
  return renameat2 (AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#else
  errno = ENOSYS;

  return -1;
#endif
}

static int
system_unlink (const SegueFileOps *ops,
               const char         *path)
{
  return unlink (path);
}

static int
system_ftruncate (const SegueFileOps *ops,
                  int                 fd,
                  goffset             length)
{
  return TEMP_FAILURE_RETRY (ftruncate (fd, length));
}

/* Resolves the symbolic links in the folder of @path, but not in its last component. */
static char *
resolve_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *result = real != NULL ? g_build_filename (real, name, NULL) : NULL;

  free (real);

  return result;
}

/* Resolves all symbolic links. Unlike realpath(3), this succeeds if the last link leads to a file that does not exist,
 * since saving creates that file. */
static char *
system_realpath (const SegueFileOps *ops,
                 const char         *path)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i <= MAX_LINKS; i++)
    {
      g_autofree char *real = resolve_folder (current);
      g_autofree char *folder = NULL;
      char target[PATH_MAX];
      gssize length;

      if (real == NULL)
        return NULL;
      length = readlink (real, target, sizeof target - 1);
      if (length == -1)
        return errno == EINVAL || errno == ENOENT ? g_steal_pointer (&real) : NULL;
      target[length] = '\0';
      folder = g_path_get_dirname (real);
      g_free (current);
      current = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;

  return NULL;
}

/**
 * segue_file_ops_get_default:
 *
 * Gets the operations that call the system. They are repeated if a signal interrupts them.
 *
 * Returns: (transfer none): the table of operations
 */
const SegueFileOps *
segue_file_ops_get_default (void)
{
  static const SegueFileOps ops = {
    .open = system_open,
    .read = system_read,
    .write = system_write,
    .seek = system_seek,
    .fsync = system_fsync,
    .close = system_close,
    .fstat = system_fstat,
    .stat = system_stat,
    .fchmod = system_fchmod,
    .fchown = system_fchown,
    .copy_attributes = system_copy_attributes,
    .lease = system_lease,
    .lock = system_lock,
    .rename = system_rename,
    .rename_new = system_rename_new,
    .exchange = system_exchange,
    .unlink = system_unlink,
    .ftruncate = system_ftruncate,
    .realpath = system_realpath,
  };

  return &ops;
}
