/* test-saver-other.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "saver-attempt.h"

#define OTHER_TEXT "What the other program wrote.\n"

typedef enum
{
  OTHER_WRITES,
  OTHER_REPLACES,
  OTHER_REMOVES,
  N_OTHERS,
} OtherKind;

/* A second program, which does something at one moment. */
typedef struct
{
  Attempt *attempt;
  OtherKind kind;
  guint at;
  gboolean waits;   /* the system holds it back */
  gboolean idle;    /* there was nothing to remove */
  gboolean done;
  const char *before;
  guint renamed_at; /* our rename */
} Other;

static gboolean
other_writes (Other *self)
{
  g_autofree char *path = folder_path (self->attempt->folder, ATTEMPT_NAME);
  const int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_CLOEXEC, 0644);

  if (fd == -1 && errno == EWOULDBLOCK)
    return FALSE;
  g_assert_no_errno (fd);
  g_assert_cmpint (write (fd, OTHER_TEXT, strlen (OTHER_TEXT)), ==, strlen (OTHER_TEXT));
  g_assert_no_errno (close (fd));
  return TRUE;
}

static void
other_acts (Other *self)
{
  g_autofree char *path = folder_path (self->attempt->folder, ATTEMPT_NAME);
  g_autofree char *from = folder_path (self->attempt->folder, "other");

  switch (self->kind)
    {
    case OTHER_WRITES:
      self->waits = !other_writes (self);
      break;
    case OTHER_REPLACES:
      folder_put_text (self->attempt->folder, "other", OTHER_TEXT);
      g_assert_no_errno (rename (from, path));
      break;
    case OTHER_REMOVES:
      self->idle = unlink (path) == -1;
      break;
    case N_OTHERS:
    default:
      g_assert_not_reached ();
    }
  self->done = !self->waits;
}

static void
other_cb (guint       n,
          const char *name,
          gpointer    data)
{
  Other *self = data;

  if (g_str_equal (name, "rename"))
    self->renamed_at = n;
  if (n != self->at)
    return;
  self->before = name;
  other_acts (self);
}

/* What the second program did is what there is in the end. */
static gboolean
other_stands (Other *self)
{
  return self->kind == OTHER_REMOVES ? folder_holds (self->attempt->folder, ATTEMPT_NAME, NULL)
                                     : folder_holds_text (self->attempt->folder, ATTEMPT_NAME, OTHER_TEXT);
}

/* A file system that cannot exchange leaves a gap between the last look and the rename; nothing else may. */
static gboolean
may_be_lost (const Other *self)
{
  const Scene *scene = self->attempt->scene;

  return self->idle || scene->overwrite ||
         (scene->plain && self->at <= self->renamed_at && self->at + 2 > self->renamed_at);
}

static guint
check_other (const Scene *scene,
             OtherKind    kind,
             guint        n,
             guint       *n_waits)
{
  Attempt attempt;
  Other other = { &attempt, kind, n };
  gboolean saved, late;
  guint count;

  attempt_init (&attempt, scene, ATTEMPT_UNIT);
  attempt.ops.hook = other_cb;
  attempt.ops.hook_data = &other;
  saved = attempt_save (&attempt);
  count = attempt.ops.count;
  late = !other.done;
  if (other.waits)
    (*n_waits)++;
  if (late)
    other_acts (&other);
  g_test_message ("%u: before %s: %s", n, other.before, saved ? "saved" : attempt.error->message);
  if (!may_be_lost (&other))
    g_assert_true (other_stands (&other));
  if (saved)
    g_assert_nonnull (attempt.state);
  else if (other_stands (&other) && !late)
    g_assert_error (attempt.error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  else
    g_assert_true (may_be_lost (&other));

  /* what was written after our content is seen by the next save */
  if (saved && other_stands (&other))
    {
      SegueFileState *state = NULL;

      g_assert_false (segue_file_save (attempt.file, attempt.new, attempt.state, NULL, &state, NULL, &attempt.error));
      g_assert_error (attempt.error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
      g_assert_null (state);
    }
  attempt_clear (&attempt);
  return count;
}

/* Whether the system can swap files and hold other programs back; without that there are gaps. */
static gboolean
can_protect (void)
{
  const SegueFileOps *system = segue_file_ops_get_default ();
  g_autoptr(Folder) folder = folder_new ();
  g_autofree char *one = folder_path (folder, "one");
  g_autofree char *other = folder_path (folder, "other");
  gboolean can;
  int fd;

  folder_put_text (folder, "one", "");
  folder_put_text (folder, "other", "");
  fd = open (one, O_RDWR | O_CLOEXEC);
  g_assert_no_errno (fd);
  can = system->lease (system, fd, TRUE) == 0;
  g_assert_no_errno (close (fd));
  return can && system->exchange (system, one, other) == 0;
}

/* A second program does something before each operation. */
static void
test_other (gconstpointer data)
{
  const Scene *scene = data;

  if (!can_protect ())
    {
      g_test_skip ("this system cannot swap files or hold other programs back");
      return;
    }
  for (OtherKind kind = 0; kind < N_OTHERS; kind++)
    {
      guint n_waits = 0;

      for (guint n = 1; check_other (scene, kind, n, &n_waits) >= n; n++)
        g_assert_cmpuint (n, <, ATTEMPT_MAX_OPERATIONS);
      if (kind == OTHER_WRITES && scene->linked)
        g_assert_cmpuint (n_waits, >, 0);
    }
}

/* A second program writes twice, around the exchange. */
static void
twice_cb (guint       n,
          const char *name,
          gpointer    data)
{
  Other *self = data;

  if (g_str_equal (name, "exchange") && self->before == NULL)
    {
      folder_put_text (self->attempt->folder, ATTEMPT_NAME, "The first of two.\n");
      self->before = name;
    }
  else if (self->before != NULL && !self->done)
    other_acts (self);
}

static void
test_twice (void)
{
  Attempt attempt;
  Other other = { &attempt, OTHER_REPLACES };

  attempt_init (&attempt, &scenes[0], 100);
  attempt.ops.hook = twice_cb;
  attempt.ops.hook_data = &other;
  g_assert_false (attempt_save (&attempt));
  g_assert_error (attempt.error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  g_assert_true (other.done);
  g_assert_true (folder_holds_text (attempt.folder, ATTEMPT_NAME, OTHER_TEXT));
  folder_assert_clean (attempt.folder, 1);
  attempt_clear (&attempt);
}

/* What came out of the exchange cannot be put back: it is kept, and the message says where. */
static void
stuck_cb (guint       n,
          const char *name,
          gpointer    data)
{
  Other *self = data;

  if (g_str_equal (name, "exchange") && self->before == NULL)
    {
      other_acts (self);
      self->before = name;
    }
  else if (self->before != NULL)
    self->attempt->ops.fail_name = "exchange";
}

static void
test_stuck (void)
{
  Attempt attempt;
  Other other = { &attempt, OTHER_REPLACES };
  g_auto(GStrv) temps = NULL;

  attempt_init (&attempt, &scenes[0], 100);
  attempt.ops.hook = stuck_cb;
  attempt.ops.hook_data = &other;
  g_assert_false (attempt_save (&attempt));
  g_assert_error (attempt.error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
  temps = folder_list_temps (attempt.folder);
  g_assert_cmpuint (g_strv_length (temps), ==, 1);
  g_assert_true (folder_holds_text (attempt.folder, temps[0], OTHER_TEXT));
  g_assert_nonnull (strstr (attempt.error->message, temps[0]));
  attempt_clear (&attempt);
}

#define N_ADDERS 3
#define N_ADDITIONS 40

/* Adds 1 to the number in the file, again and again, like a program of its own. Another one that was faster is a conflict,
 * and the number is read anew. Runs in a child process, where assertions end it with another status than 0. */
static void
add_numbers (GFile *file)
{
  for (guint i = 0; i < N_ADDITIONS;)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) old = NULL;
      g_autoptr(GBytes) new = NULL;
      g_autofree char *number = NULL;
      SegueFileState *state = NULL;
      char *text;

      old = segue_file_load (file, NULL, &state, NULL, &error);
      g_assert_no_error (error);
      number = g_strndup (g_bytes_get_data (old, NULL), g_bytes_get_size (old));
      text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", g_ascii_strtoll (number, NULL, 10) + 1);
      new = g_bytes_new_take (text, strlen (text));
      if (segue_file_save (file, new, state, NULL, NULL, NULL, &error))
        i++;
      else
        g_assert_error (error, SEGUE_ERROR, SEGUE_ERROR_CONFLICT);
      segue_file_state_free (state);
    }
}

/* Several programs that overwrite one file at the same time lose nothing of one another. */
static void
test_adders (void)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "number.txt");
  g_autofree char *path = folder_path (folder, "number.txt");
  g_autofree char *name = folder_path (folder, "second name.txt");
  pid_t children[N_ADDERS];

  folder_put_text (folder, "number.txt", "0\n");
  g_assert_no_errno (link (path, name));
  for (guint i = 0; i < N_ADDERS; i++)
    {
      children[i] = fork ();
      g_assert_no_errno (children[i]);
      if (children[i] == 0)
        {
          add_numbers (file);
          _exit (0);
        }
    }
  for (guint i = 0; i < N_ADDERS; i++)
    {
      int status;

      g_assert_no_errno (waitpid (children[i], &status, 0));
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  g_assert_true (folder_holds_text (folder, "number.txt", "120\n"));
  folder_assert_clean (folder, 2);
}

/* A program that holds the lock and does not let go is an error, not a wait without an end; where a file system has no
 * locks, saving works without. */
static void
check_lock (int       error_number,
            gboolean  saves,
            GError  **error)
{
  g_autoptr(Folder) folder = folder_new ();
  g_autoptr(GFile) file = folder_file (folder, "a.txt");
  g_autofree char *path = folder_path (folder, "a.txt");
  g_autofree char *name = folder_path (folder, "b.txt");
  g_autoptr(GBytes) new = g_bytes_new_static ("new", 3);
  FaultOps ops;

  folder_put_text (folder, "a.txt", "old");
  g_assert_no_errno (link (path, name));
  fault_ops_init (&ops);
  ops.fail_name = "lock";
  ops.error_number = error_number;
  g_assert_cmpint (segue_file_save (file, new, NULL, &ops.ops, NULL, NULL, error), ==, saves);
  g_assert_true (folder_holds_text (folder, "b.txt", saves ? "new" : "old"));
}

static void
test_lock (void)
{
  g_autoptr(GError) error = NULL;

  check_lock (ENOLCK, TRUE, &error);
  check_lock (EOPNOTSUPP, TRUE, &error);
  g_assert_no_error (error);
  check_lock (EWOULDBLOCK, FALSE, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  g_assert_nonnull (strstr (error->message, "is being saved by another program"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  attempt_add ("other", test_other);
  g_test_add_func ("/saver/twice", test_twice);
  g_test_add_func ("/saver/stuck", test_stuck);
  g_test_add_func ("/saver/other/adders", test_adders);
  g_test_add_func ("/saver/other/lock", test_lock);

  return g_test_run ();
}
