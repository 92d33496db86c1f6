/* test-saver-torture.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "saver-attempt.h"
#include "saver-check.h"

/* A second name leads to the same content as the first, if that name is still the file's. */
static void
check_link (Attempt *self)
{
  if (self->scene->linked)
    {
      g_autoptr(GBytes) bytes = folder_get (self->folder, ATTEMPT_NAME);

      g_assert_true (folder_holds (self->folder, ATTEMPT_OTHER_NAME, bytes));
    }
}

/* Returns: whether a whole copy of the old content lies in the folder */
static gboolean
has_backup (Attempt *self)
{
  g_auto(GStrv) temps = folder_list_temps (self->folder);

  for (guint i = 0; temps[i] != NULL; i++)
    {
      if (folder_holds (self->folder, temps[i], self->old))
        return TRUE;
    }
  return FALSE;
}

static void
check_outcome (Attempt  *self,
               gboolean  saved)
{
  const gboolean is_new = folder_holds (self->folder, ATTEMPT_NAME, self->new);

  g_assert_true (is_new || folder_holds (self->folder, ATTEMPT_NAME, self->old));
  g_assert_cmpint (self->state != NULL, ==, is_new);
  g_assert_cmpint (self->error == NULL, ==, saved);
  if (saved)
    g_assert_true (is_new);
  else
    g_assert_nonnull (strstr (self->error->message, ATTEMPT_NAME));
  if (self->scene->exists)
    g_assert_cmpuint (check_info (self->folder, ATTEMPT_NAME).st_mode & 07777, ==, ATTEMPT_MODE);
  check_link (self);
}

static guint
count_files (Attempt *self)
{
  return (self->scene->exists || self->state != NULL) + self->scene->linked;
}

/* One operation fails. */
static void
test_failure (gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint n = 1; hit; n++)
    {
      Attempt attempt;
      gboolean saved;

      g_assert_cmpuint (n, <, ATTEMPT_MAX_OPERATIONS);
      attempt_init (&attempt, data, ATTEMPT_UNIT);
      attempt.ops.fail_at = n;
      attempt.ops.error_number = n % 2 == 0 ? EIO : ENOSPC;
      saved = attempt_save (&attempt);
      hit = attempt.ops.hit;
      g_test_message ("%u: %s: %s", n, attempt.ops.hit_name, saved ? "saved" : attempt.error->message);
      check_outcome (&attempt, saved);
      if (!hit)
        g_assert_true (saved);
      if (g_strcmp0 (attempt.ops.hit_name, "unlink") != 0)
        folder_assert_clean (attempt.folder, count_files (&attempt));
      attempt_clear (&attempt);
    }
}

/* One operation fails and so do all after it, those included that would clean up: what is damaged has a backup, and
 * the message says where. */
static void
test_breakdown (gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint n = 1; hit; n++)
    {
      Attempt attempt;
      gboolean saved;

      g_assert_cmpuint (n, <, ATTEMPT_MAX_OPERATIONS);
      attempt_init (&attempt, data, ATTEMPT_UNIT);
      attempt.ops.fail_at = n;
      attempt.ops.fail_on = TRUE;
      saved = attempt_save (&attempt);
      hit = attempt.ops.hit;
      if (!folder_holds (attempt.folder, ATTEMPT_NAME, attempt.old) &&
          !folder_holds (attempt.folder, ATTEMPT_NAME, attempt.new))
        {
          g_auto(GStrv) temps = folder_list_temps (attempt.folder);

          g_assert_true (attempt.scene->linked);
          g_assert_false (saved);
          g_assert_null (attempt.state);
          g_assert_true (has_backup (&attempt));
          g_assert_cmpuint (g_strv_length (temps), ==, 1);
          g_assert_nonnull (strstr (attempt.error->message, temps[0]));
        }
      else if (attempt.scene->linked && !saved)
        g_assert_nonnull (attempt.error);
      else
        check_outcome (&attempt, saved);
      attempt_clear (&attempt);
    }
}

/* The disk is full from one operation on. */
static void
test_full_disk (gconstpointer data)
{
  gboolean hit = TRUE;
  guint n_failed = 0;

  for (guint n = 1; hit; n++)
    {
      Attempt attempt;
      gboolean saved;

      g_assert_cmpuint (n, <, ATTEMPT_MAX_OPERATIONS);
      attempt_init (&attempt, data, ATTEMPT_UNIT);
      attempt.ops.full_at = n;
      saved = attempt_save (&attempt);
      hit = attempt.ops.hit;
      check_outcome (&attempt, saved);
      if (!saved)
        {
          g_assert_error (attempt.error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
          n_failed++;
        }
      folder_assert_clean (attempt.folder, count_files (&attempt));
      attempt_clear (&attempt);
    }
  g_assert_cmpuint (n_failed, >, 1);
}

/* Reads and writes that end before all is done. */
static void
test_short (gconstpointer data)
{
  static const gsize pieces[] = { 1, 2, 3, 7, 13, 64, 299, 300, 301 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      Attempt attempt;

      attempt_init (&attempt, data, 100);
      attempt.ops.max_piece = pieces[i];
      g_assert_true (attempt_save (&attempt));
      check_outcome (&attempt, TRUE);
      folder_assert_clean (attempt.folder, count_files (&attempt));
      attempt_clear (&attempt);
    }
}

static int
save_in_child (Attempt *self)
{
  const pid_t child = fork ();
  int status;

  g_assert_no_errno (child);
  if (child == 0)
    {
      attempt_save (self);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* The program ends before an operation. */
static void
test_kill (gconstpointer data)
{
  int status = FAULT_EXIT_STATUS;
  guint n_damaged = 0;

  for (guint n = 1; status == FAULT_EXIT_STATUS; n++)
    {
      Attempt attempt;

      g_assert_cmpuint (n, <, ATTEMPT_MAX_OPERATIONS);
      attempt_init (&attempt, data, ATTEMPT_UNIT);
      attempt.ops.kill_at = n;
      attempt.ops.max_piece = ATTEMPT_UNIT;
      status = save_in_child (&attempt);
      if (folder_holds (attempt.folder, ATTEMPT_NAME, attempt.old))
        {
          fault_ops_init (&attempt.ops);
          g_assert_true (attempt_save (&attempt));
        }
      else if (!folder_holds (attempt.folder, ATTEMPT_NAME, attempt.new))
        {
          g_assert_true (attempt.scene->linked);
          g_assert_true (has_backup (&attempt));
          n_damaged++;
        }
      check_link (&attempt);
      attempt_clear (&attempt);
    }
  g_assert_cmpint (status, ==, 0);
  /* writing in place does have such a moment, or the test would not see it */
  g_assert_cmpint (n_damaged > 0, ==, ((const Scene *) data)->linked);
}

/* The order in which things reach the disk. */
static void
record_cb (guint       n,
           const char *name,
           gpointer    data)
{
  g_string_append_printf (data, "%s ", name);
}

static void
check_order (const Scene *scene,
             const char  *pattern)
{
  Attempt attempt;
  g_autoptr(GString) log = g_string_new (NULL);

  attempt_init (&attempt, scene, 100);
  attempt.ops.hook = record_cb;
  attempt.ops.hook_data = log;
  g_assert_true (attempt_save (&attempt));
  g_test_message ("%s", log->str);
  g_assert_true (g_regex_match_simple (pattern, log->str, 0, 0));
  attempt_clear (&attempt);
}

static void
test_order (gconstpointer data)
{
  const Scene *scene = data;

  if (scene->linked)
    /* the backup and its name, then the content, then the backup goes */
    check_order (scene, "^[^w]*write fsync close open_folder fsync close lease .*write ftruncate fsync .*unlink [^w]*$");
  else
    /* the content before its name, then the name */
    check_order (scene, "^[^w]*write [^w]*fsync .*(exchange|rename|rename_new) .*open_folder fsync close [^w]*$");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  attempt_add ("failure", test_failure);
  attempt_add ("breakdown", test_breakdown);
  attempt_add ("full-disk", test_full_disk);
  attempt_add ("short", test_short);
  attempt_add ("kill", test_kill);
  attempt_add ("order", test_order);

  return g_test_run ();
}
