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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  attempt_add ("other", test_other);
  g_test_add_func ("/saver/twice", test_twice);
  g_test_add_func ("/saver/stuck", test_stuck);

  return g_test_run ();
}
