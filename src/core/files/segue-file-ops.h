/* segue-file-ops.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

#include "core/text/segue-types.h"

G_BEGIN_DECLS

/**
 * SegueFileOps:
 * @open: like open(2)
 * @read: like read(2)
 * @write: like write(2)
 * @seek: moves to @offset from the start
 * @fsync: like fsync(2)
 * @close: like close(2)
 * @fstat: like fstat(2)
 * @stat: like lstat(2), since every path given is resolved already
 * @fchmod: like fchmod(2)
 * @fchown: like fchown(2)
 * @copy_attributes: copies the extended attributes and the access control list of @from to @to; fails if one of them
 *   cannot be copied
 * @lease: takes a lease (or releases it, if `take` is %FALSE): the system delays other programs that open the file
 *   until the lease is released; fails if the system does not support it, or if another program has the file open
 * @lock: takes an exclusive advisory lock on the file (or releases it, if `take` is %FALSE), like flock(2) with
 *   `LOCK_NB`: fails with `EWOULDBLOCK` while another program holds it. Closing the file releases it, too
 * @rename: like rename(2)
 * @rename_new: like rename(2), but fails with `EEXIST` instead of replacing a file
 * @exchange: swaps two files atomically
 * @unlink: like unlink(2)
 * @ftruncate: like ftruncate(2)
 * @realpath: like realpath(3), but the file itself need not exist; free the result with g_free()
 *
 * The file operations that loading and saving use. Each fails like its system call: it returns -1 (or %NULL) and sets
 * `errno`. The default table calls the system. Tests use tables that fail, stop or write short at the n-th operation.
 * @exchange and @rename_new fail with `EINVAL` or `ENOSYS` if the file system does not support them.
 */
struct _SegueFileOps
{
  int     (*open)            (const SegueFileOps *ops, const char *path, int flags, mode_t mode);
  gssize  (*read)            (const SegueFileOps *ops, int fd, void *buffer, gsize count);
  gssize  (*write)           (const SegueFileOps *ops, int fd, const void *buffer, gsize count);
  goffset (*seek)            (const SegueFileOps *ops, int fd, goffset offset);
  int     (*fsync)           (const SegueFileOps *ops, int fd);
  int     (*close)           (const SegueFileOps *ops, int fd);
  int     (*fstat)           (const SegueFileOps *ops, int fd, struct stat *out);
  int     (*stat)            (const SegueFileOps *ops, const char *path, struct stat *out);
  int     (*fchmod)          (const SegueFileOps *ops, int fd, mode_t mode);
  int     (*fchown)          (const SegueFileOps *ops, int fd, uid_t uid, gid_t gid);
  int     (*copy_attributes) (const SegueFileOps *ops, int from, int to);
  int     (*lease)           (const SegueFileOps *ops, int fd, gboolean take);
  int     (*lock)            (const SegueFileOps *ops, int fd, gboolean take);
  int     (*rename)          (const SegueFileOps *ops, const char *from, const char *to);
  int     (*rename_new)      (const SegueFileOps *ops, const char *from, const char *to);
  int     (*exchange)        (const SegueFileOps *ops, const char *one, const char *other);
  int     (*unlink)          (const SegueFileOps *ops, const char *path);
  int     (*ftruncate)       (const SegueFileOps *ops, int fd, goffset length);
  char   *(*realpath)        (const SegueFileOps *ops, const char *path);
};

const SegueFileOps *segue_file_ops_get_default (void);

G_END_DECLS
