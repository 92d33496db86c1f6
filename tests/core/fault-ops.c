/* fault-ops.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fault-ops.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define SYSTEM (segue_file_ops_get_default ())

/* Counts an operation. Returns: whether it is to fail, with errno set */
static gboolean
fails (const SegueFileOps *ops,
       const char         *name)
{
  FaultOps *self = (FaultOps *) ops;
  gboolean fail;

  self->count++;
  if (self->hook != NULL)
    self->hook (self->count, name, self->hook_data);
  if (self->count == self->kill_at)
    _exit (FAULT_EXIT_STATUS);
  if (self->full_at != 0 && self->count >= self->full_at)
    self->hit = TRUE;

  fail = self->fail_at != 0 && (self->fail_on ? self->count >= self->fail_at : self->count == self->fail_at);
  fail |= g_strcmp0 (self->fail_name, name) == 0;
  errno = self->error_number;
  for (guint i = 0; i < G_N_ELEMENTS (self->faults); i++)
    if (g_strcmp0 (self->faults[i].name, name) == 0 && self->faults[i].skip-- == 0)
      {
        fail = TRUE;
        errno = self->faults[i].error_number;
      }
  if (!fail)
    return FALSE;
  self->hit = TRUE;
  self->hit_name = name;
  return TRUE;
}

static gsize
piece (const SegueFileOps *ops,
       gsize               count)
{
  const FaultOps *self = (const FaultOps *) ops;

  return self->max_piece != 0 ? MIN (count, self->max_piece) : count;
}

static int
fault_open (const SegueFileOps *ops,
            const char         *path,
            int                 flags,
            mode_t              mode)
{
  FaultOps *self = (FaultOps *) ops;
  const int fd = fails (ops, flags & O_DIRECTORY ? "open_folder" : "open") ? -1 : SYSTEM->open (SYSTEM, path, flags, mode);

  self->n_open += fd != -1;
  return fd;
}

static gssize
fault_read (const SegueFileOps *ops,
            int                 fd,
            void               *buffer,
            gsize               count)
{
  return fails (ops, "read") ? -1 : SYSTEM->read (SYSTEM, fd, buffer, piece (ops, count));
}

static gssize
fault_write (const SegueFileOps *ops,
             int                 fd,
             const void         *buffer,
             gsize               count)
{
  const FaultOps *self = (const FaultOps *) ops;

  if (fails (ops, "write"))
    return errno == 0 ? 0 : -1;
  count = piece (ops, count);
  if (self->full_at != 0 && self->count >= self->full_at)
    {
      const goffset room = lseek (fd, 0, SEEK_CUR);
      struct stat info;

      g_assert_no_errno (fstat (fd, &info));
      if (room >= info.st_size)
        {
          errno = ENOSPC;
          return -1;
        }
      count = MIN (count, (gsize) (info.st_size - room));
    }
  return SYSTEM->write (SYSTEM, fd, buffer, count);
}

static goffset
fault_seek (const SegueFileOps *ops,
            int                 fd,
            goffset             offset)
{
  return fails (ops, "seek") ? -1 : SYSTEM->seek (SYSTEM, fd, offset);
}

static int
fault_fsync (const SegueFileOps *ops,
             int                 fd)
{
  return fails (ops, "fsync") ? -1 : SYSTEM->fsync (SYSTEM, fd);
}

static int
fault_close (const SegueFileOps *ops,
             int                 fd)
{
  const gboolean fail = fails (ops, "close");
  const int error_number = errno;

  /* like the system, which closes the file even where it reports that something was not written */
  SYSTEM->close (SYSTEM, fd);
  ((FaultOps *) ops)->n_open--;
  errno = error_number;
  return fail ? -1 : 0;
}

static int
fault_fstat (const SegueFileOps *ops,
             int                 fd,
             struct stat        *out)
{
  return fails (ops, "fstat") ? -1 : SYSTEM->fstat (SYSTEM, fd, out);
}

static int
fault_stat (const SegueFileOps *ops,
            const char         *path,
            struct stat        *out)
{
  return fails (ops, "stat") ? -1 : SYSTEM->stat (SYSTEM, path, out);
}

static int
fault_fchmod (const SegueFileOps *ops,
              int                 fd,
              mode_t              mode)
{
  return fails (ops, "fchmod") ? -1 : SYSTEM->fchmod (SYSTEM, fd, mode);
}

static int
fault_fchown (const SegueFileOps *ops,
              int                 fd,
              uid_t               uid,
              gid_t               gid)
{
  return fails (ops, "fchown") ? -1 : SYSTEM->fchown (SYSTEM, fd, uid, gid);
}

static int
fault_copy_attributes (const SegueFileOps *ops,
                       int                 from,
                       int                 to)
{
  return fails (ops, "copy_attributes") ? -1 : SYSTEM->copy_attributes (SYSTEM, from, to);
}

static int
fault_lease (const SegueFileOps *ops,
             int                 fd,
             gboolean            take)
{
  return fails (ops, "lease") ? -1 : SYSTEM->lease (SYSTEM, fd, take);
}

static int
fault_lock (const SegueFileOps *ops,
            int                 fd,
            gboolean            take)
{
  return fails (ops, "lock") ? -1 : SYSTEM->lock (SYSTEM, fd, take);
}

static int
fault_rename (const SegueFileOps *ops,
              const char         *from,
              const char         *to)
{
  return fails (ops, "rename") ? -1 : SYSTEM->rename (SYSTEM, from, to);
}

static gboolean
is_plain (const SegueFileOps *ops)
{
  const FaultOps *self = (const FaultOps *) ops;

  if (self->plain)
    errno = EINVAL;
  return self->plain;
}

static int
fault_rename_new (const SegueFileOps *ops,
                  const char         *from,
                  const char         *to)
{
  return fails (ops, "rename_new") || is_plain (ops) ? -1 : SYSTEM->rename_new (SYSTEM, from, to);
}

static int
fault_exchange (const SegueFileOps *ops,
                const char         *one,
                const char         *other)
{
  return fails (ops, "exchange") || is_plain (ops) ? -1 : SYSTEM->exchange (SYSTEM, one, other);
}

static int
fault_unlink (const SegueFileOps *ops,
              const char         *path)
{
  return fails (ops, "unlink") ? -1 : SYSTEM->unlink (SYSTEM, path);
}

static int
fault_ftruncate (const SegueFileOps *ops,
                 int                 fd,
                 goffset             length)
{
  return fails (ops, "ftruncate") ? -1 : SYSTEM->ftruncate (SYSTEM, fd, length);
}

static char *
fault_realpath (const SegueFileOps *ops,
                const char         *path)
{
  return fails (ops, "realpath") ? NULL : SYSTEM->realpath (SYSTEM, path);
}

/* Makes a table in which nothing goes wrong yet. */
void
fault_ops_init (FaultOps *self)
{
  *self = (FaultOps) {
    .ops = {
      .open = fault_open,
      .read = fault_read,
      .write = fault_write,
      .seek = fault_seek,
      .fsync = fault_fsync,
      .close = fault_close,
      .fstat = fault_fstat,
      .stat = fault_stat,
      .fchmod = fault_fchmod,
      .fchown = fault_fchown,
      .copy_attributes = fault_copy_attributes,
      .lease = fault_lease,
      .lock = fault_lock,
      .rename = fault_rename,
      .rename_new = fault_rename_new,
      .exchange = fault_exchange,
      .unlink = fault_unlink,
      .ftruncate = fault_ftruncate,
      .realpath = fault_realpath,
    },
    .error_number = EIO,
  };
}
