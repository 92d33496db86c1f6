/* test-saver-faults.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "saver-attempt.h"
#include "saver-check.h"

/* Operations that fail together, and what becomes of the save. */
typedef struct
{
  const char *scene;
  Fault faults[3];
  int code;       /* of the error, -1 where the save succeeds */
  const char *said; /* in the message */
  guint n_temps;  /* files that are left behind */
} Case;

static const Case cases[] = {
  /* what is said is why the save failed, and not what the cleaning up met */
  { "replace", { { "write", ENOSPC, 0 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "replace", { { "fsync", EDQUOT, 0 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_FAILED, "No space is left in your share", 1 },
  { "replace", { { "write", ENOSPC, 0 }, { "close", EBADF, 1 }, { "unlink", EPERM, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "replace", { { "close", ENOSPC, 1 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "new", { { "write", ENOSPC, 0 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "new", { { "rename_new", ENOSPC, 0 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "in-place", { { "write", ENOSPC, 0 }, { "unlink", EACCES, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 1 },
  { "replace", { { "write", ENOSPC, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 0 },
  /* a write that writes nothing */
  { "replace", { { "write", 0, 0 } }, G_IO_ERROR_FAILED, "Input/output error", 0 },
  { "new", { { "write", 0, 0 } }, G_IO_ERROR_FAILED, "Input/output error", 0 },
  { "in-place", { { "write", 0, 0 } }, G_IO_ERROR_FAILED, "Input/output error", 0 },
  /* owner, mode and attributes cannot be kept: the file is written in place */
  { "replace", { { "fstat", EIO, 2 } }, -1, NULL, 0 },
  { "replace", { { "fchmod", EPERM, 0 } }, -1, NULL, 0 },
  { "replace", { { "copy_attributes", ENOTSUP, 0 } }, -1, NULL, 0 },
  { "replace", { { "fchmod", EPERM, 0 }, { "unlink", EACCES, 0 } }, -1, NULL, 1 },
  /* no temporary file can be made there */
  { "replace", { { "open", EACCES, 2 } }, -1, NULL, 0 },
  { "replace", { { "open", EROFS, 2 } }, -1, NULL, 0 },
  { "replace", { { "open", ENOSPC, 2 } }, G_IO_ERROR_NO_SPACE, "No space is left", 0 },
  /* names are taken */
  { "replace", { { "open", EEXIST, 2 }, { "open", EEXIST, 3 } }, -1, NULL, 0 },
  /* a folder that cannot be opened, or not be synchronized, is no failure; one that fails is */
  { "replace", { { "open_folder", EACCES, 0 } }, -1, NULL, 0 },
  { "new", { { "open_folder", EACCES, 0 } }, -1, NULL, 0 },
  { "in-place", { { "open_folder", EACCES, 0 } }, -1, NULL, 0 },
  { "replace", { { "fsync", EINVAL, 1 } }, -1, NULL, 0 },
  { "replace", { { "fsync", ENOTSUP, 1 } }, -1, NULL, 0 },
  { "replace", { { "fsync", ENOSYS, 1 } }, -1, NULL, 0 },
  { "replace", { { "fsync", EIO, 1 } }, G_IO_ERROR_FAILED, "Input/output error", 0 },
  /* a system that cannot exchange, and one that must not */
  { "replace", { { "exchange", ENOSYS, 0 } }, -1, NULL, 0 },
  { "replace", { { "exchange", ENOTSUP, 0 } }, -1, NULL, 0 },
  { "replace", { { "exchange", EPERM, 0 } }, -1, NULL, 0 },
  { "replace", { { "exchange", EXDEV, 0 } }, -1, NULL, 0 },
  { "replace", { { "exchange", ENOSPC, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 0 },
  { "replace", { { "exchange", EINVAL, 0 }, { "rename", EACCES, 0 } }, -1, NULL, 0 },
  { "new", { { "rename_new", EINVAL, 0 } }, -1, NULL, 0 },
  { "new", { { "rename_new", ENOTSUP, 0 }, { "rename", ENOSPC, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 0 },
  { "overwrite", { { "rename", EBUSY, 0 } }, -1, NULL, 0 },
  { "overwrite", { { "rename", ENOSPC, 0 } }, G_IO_ERROR_NO_SPACE, "No space is left", 0 },
};

static const Scene *
find_scene (const char *name)
{
  for (guint i = 0; i < N_SCENES; i++)
    if (g_str_equal (scenes[i].name, name))
      return &scenes[i];
  g_error ("there is no scene “%s”", name);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      Attempt attempt;
      gboolean saved;
      g_auto(GStrv) temps = NULL;

      attempt_init (&attempt, find_scene (one->scene), 10);
      memcpy (attempt.ops.faults, one->faults, sizeof one->faults);
      saved = attempt_save (&attempt);
      temps = folder_list_temps (attempt.folder);
      g_test_message ("case %u, %s: %s", i, one->scene, saved ? "saved" : attempt.error->message);
      g_assert_true (attempt.ops.hit);
      g_assert_cmpint (saved, ==, one->code == -1);
      if (!saved)
        {
          g_assert_error (attempt.error, G_IO_ERROR, one->code);
          g_assert_nonnull (strstr (attempt.error->message, one->said));
        }
      /* what could only not be synchronized is written all the same */
      g_assert_true (folder_holds (attempt.folder, ATTEMPT_NAME, saved || attempt.state != NULL ? attempt.new : attempt.old));
      if (attempt.scene->exists)
        g_assert_cmpuint (check_info (attempt.folder, ATTEMPT_NAME).st_mode & 07777, ==, ATTEMPT_MODE);
      g_assert_cmpuint (g_strv_length (temps), ==, one->n_temps);
      attempt_clear (&attempt);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saver/faults", test_cases);
  return g_test_run ();
}
