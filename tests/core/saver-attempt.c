/* saver-attempt.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "saver-attempt.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

const Scene scenes[N_SCENES] = {
  { "replace", .exists = TRUE },
  { "replace-shorter", .exists = TRUE, .shorter = TRUE },
  { "replace-plain", .exists = TRUE, .plain = TRUE },
  { "overwrite", .exists = TRUE, .overwrite = TRUE },
  { "in-place", .exists = TRUE, .linked = TRUE },
  { "in-place-shorter", .exists = TRUE, .linked = TRUE, .shorter = TRUE },
  { "in-place-overwrite", .exists = TRUE, .linked = TRUE, .overwrite = TRUE },
  { "new" },
  { "new-plain", .plain = TRUE },
  { "new-overwrite", .overwrite = TRUE },
};

static GBytes *
make_content (char  letter,
              gsize length)
{
  char *data = g_malloc (length);

  memset (data, letter, length);
  return g_bytes_new_take (data, length);
}

void
attempt_init (Attempt     *self,
              const Scene *scene,
              gsize        unit)
{
  memset (self, 0, sizeof *self);
  self->scene = scene;
  self->folder = folder_new ();
  self->file = folder_file (self->folder, ATTEMPT_NAME);
  self->old = scene->exists ? make_content ('o', scene->shorter ? 5 * unit : 3 * unit) : NULL;
  self->new = make_content ('n', scene->shorter ? 3 * unit : 5 * unit);
  fault_ops_init (&self->ops);
  self->ops.plain = scene->plain;
  if (scene->exists)
    {
      g_autoptr(GBytes) bytes = NULL;

      g_autofree char *path = folder_path (self->folder, ATTEMPT_NAME);

      folder_put (self->folder, ATTEMPT_NAME, self->old);
      g_assert_no_errno (g_chmod (path, ATTEMPT_MODE));
      bytes = segue_file_load (self->file, NULL, &self->expected, NULL, NULL);
      g_assert_true (g_bytes_equal (bytes, self->old));
    }
  else
    self->expected = g_new0 (SegueFileState, 1);
  if (scene->linked)
    {
      g_autofree char *path = folder_path (self->folder, ATTEMPT_NAME);
      g_autofree char *other = folder_path (self->folder, ATTEMPT_OTHER_NAME);

      g_assert_no_errno (link (path, other));
    }
}

void
attempt_clear (Attempt *self)
{
  g_assert_cmpint (self->ops.n_open, ==, 0);
  folder_free (self->folder);
  g_object_unref (self->file);
  g_clear_pointer (&self->old, g_bytes_unref);
  g_bytes_unref (self->new);
  segue_file_state_free (self->expected);
  segue_file_state_free (self->state);
  g_clear_error (&self->error);
}

gboolean
attempt_save (Attempt *self)
{
  const SegueFileState *expected = self->scene->overwrite ? NULL : self->expected;

  return segue_file_save (self->file, self->new, expected, &self->ops.ops, &self->state, NULL, &self->error);
}

/* Adds a test of every scene. */
void
attempt_add (const char    *what,
             GTestDataFunc  func)
{
  for (guint i = 0; i < N_SCENES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/saver/%s/%s", what, scenes[i].name);

      g_test_add_data_func (path, &scenes[i], func);
    }
}
