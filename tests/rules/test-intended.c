/* test-intended.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-metadata-store.h"
#include "rules/segue-intended-files.h"
#include "rules/segue-rules.h"

#define KEY "0123456789abcdef0123456789abcdef"
#define OTHER_KEY "fedcba98765432100123456789abcdef"

#define NOTES "(00:00) a\n(59:49) b\n(02:12) c\n[x](htps://x.org)\nlast\n(1:05:00) d\n"

typedef struct
{
  char *path;
  GFile *folder;
  GFile *notes;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->path = g_dir_make_tmp ("segue-intended-XXXXXX", NULL);
  self->folder = g_file_new_build_filename (self->path, "state", "intended", NULL);
  self->notes = g_file_new_build_filename (self->path, "1화.txt", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  remove_all (self->path);
  g_object_unref (self->folder);
  g_object_unref (self->notes);
  g_free (self->path);
}

static void
settle (SegueIntended *intended)
{
  while (segue_intended_is_loading (intended) || segue_intended_is_saving (intended))
    g_main_context_iteration (NULL, TRUE);
}

static SegueIntended *
open_notes (Fixture *self,
            GFile   *notes)
{
  SegueIntended *intended = segue_intended_new (self->folder);

  segue_intended_set_file (intended, notes);
  settle (intended);
  return intended;
}

static char *
find_key (SegueEpisode *episode,
          const char   *rule)
{
  g_autoptr(GPtrArray) problems = segue_rules_check (episode);

  for (guint i = 0; i < problems->len; i++)
    {
      SegueProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (segue_problem_get_rule (problem), rule))
        return segue_intended_dup_key (problem, episode);
    }
  return NULL;
}

/* It is kept for the file, and for no other one. */
static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFile) other_notes = g_file_new_build_filename (self->path, "2화.txt", NULL);
  SegueIntended *intended = open_notes (self, self->notes);

  g_assert_cmpuint (segue_intended_get_n (intended), ==, 0);
  segue_intended_add (intended, KEY);
  segue_intended_add (intended, OTHER_KEY);
  segue_intended_add (intended, KEY);
  g_assert_cmpuint (segue_intended_get_n (intended), ==, 2);
  settle (intended);
  g_clear_object (&intended);

  intended = open_notes (self, other_notes);
  g_assert_cmpuint (segue_intended_get_n (intended), ==, 0);
  g_clear_object (&intended);

  intended = open_notes (self, self->notes);
  g_assert_cmpuint (segue_intended_get_n (intended), ==, 2);
  g_assert_true (segue_intended_contains (intended, KEY));
  segue_intended_remove (intended, KEY);
  segue_intended_remove (intended, OTHER_KEY);
  settle (intended);
  g_clear_object (&intended);

  /* where nothing is intended no file is left */
  {
    g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (self->folder), 0, NULL);

    g_assert_null (g_dir_read_name (dir));
  }
}

/* Notes that get a file, or another one, take it with them. */
static void
test_saved_as (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(SegueIntended) again = NULL;
  g_autoptr(SegueIntended) intended = segue_intended_new (self->folder);

  segue_intended_add (intended, KEY);
  g_assert_false (segue_intended_is_saving (intended));
  segue_intended_set_file (intended, self->notes);
  g_assert_true (segue_intended_contains (intended, KEY));
  settle (intended);

  again = open_notes (self, self->notes);
  g_assert_true (segue_intended_contains (again, KEY));
}

/* What is added before the file is read is not lost, and nothing that it held. */
static void
test_early (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(SegueIntended) again = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SegueIntended) intended = segue_intended_new (self->folder);

      segue_intended_set_file (intended, self->notes);
      segue_intended_add (intended, i == 0 ? KEY : OTHER_KEY);
      settle (intended);
    }
  again = open_notes (self, self->notes);
  g_assert_cmpuint (segue_intended_get_n (again), ==, 2);
}

static void
failed_cb (SegueIntended *intended,
           const char    *message,
           gboolean      *failed)
{
  *failed = TRUE;
}

static void
test_failure (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *state = g_build_filename (self->path, "state", NULL);
  g_autoptr(SegueIntended) intended = open_notes (self, self->notes);
  gboolean failed = FALSE;

  g_signal_connect (intended, "failed", G_CALLBACK (failed_cb), &failed);
  g_assert_true (g_file_set_contents (state, "in the way", -1, NULL));
  segue_intended_add (intended, KEY);
  settle (intended);
  g_assert_true (failed);
  g_assert_true (segue_intended_contains (intended, KEY));
}

/* The key is that of the rule and of the lines concerned, wherever they are. */
static void
test_keys (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    gboolean order; /* whether the keys are the same then */
    gboolean link;
  } cases[] = {
    { "(00:00) a\n", "(00:00) other\n", TRUE, TRUE },
    { "last\n", "the last\nof all\n", TRUE, TRUE },
    { "(59:49) b\n", "\n**New**\n(59:49) b\n", TRUE, TRUE },
    { "c\n", "cc\n", FALSE, TRUE },
    { "c\n", "c\r\n", TRUE, TRUE },
    { "c\n", "c\n\n", TRUE, TRUE },
    { "(02:12) c\n", "(02:12) c\rd\n", TRUE, TRUE },
    { "x.org)\n", "x.org)", TRUE, FALSE },
    { "(02:12)", "(02:13)", FALSE, TRUE },
    { "[x]", "[y]", TRUE, FALSE },
  };
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);
  g_autofree char *order = find_key (episode, "time-order");
  g_autofree char *link = find_key (episode, "link-malformed");

  g_assert_cmpuint (strlen (order), ==, SEGUE_INTENDED_KEY_LENGTH);
  g_assert_cmpstr (order, !=, link);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) parts = g_strsplit (NOTES, cases[i].before, 2);
      g_autofree char *text = g_strjoinv (cases[i].after, parts);
      g_autoptr(SegueEpisode) edited = segue_reader_read (text, -1, NULL);
      g_autofree char *order_key = find_key (edited, "time-order");
      g_autofree char *link_key = find_key (edited, "link-malformed");

      g_test_message ("%s", text);
      g_assert_cmpint (g_strcmp0 (order, order_key) == 0, ==, cases[i].order);
      g_assert_cmpint (g_strcmp0 (link, link_key) == 0, ==, cases[i].link);
    }
}

static void
test_moved (void)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (NOTES, -1, NULL);
  g_autofree char *link = find_key (episode, "link-malformed");
  g_autoptr(SegueEpisode) moved = segue_edit_move (episode, 3, 1, 1, NULL);
  g_autofree char *moved_link = find_key (moved, "link-malformed");

  g_assert_cmpstr (link, ==, moved_link);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "segue-intended 1\nfile:///a\n" KEY "\n" OTHER_KEY "\n", 2 },
    { "segue-intended 1\nfile:///a\n" KEY "\n" KEY "\n" KEY, 1 },
    { "segue-intended 1\nfile:///a\nnot a key\n\n0123\n" KEY "0\n" OTHER_KEY "\n", 1 },
    { "segue-intended 1\nfile:///a\n" KEY "g\n" OTHER_KEY " \n", 0 },
    { "segue-intended 1\nfile:///a\nthirty-two characters are no key\n0123456789ABCDEF0123456789ABCDEF\n", 0 },
    { "segue-intended 1\nfile:///b\n" KEY "\n", 0 },
    { "segue-intended 2\nfile:///a\n" KEY "\n", 0 },
    { "segue-intended 1", 0 },
    { "\n\n\n", 0 },
    { "", 0 },
  };
  g_autoptr(GPtrArray) keys = NULL;
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) found = segue_intended_parse (cases[i].text, strlen (cases[i].text), "file:///a");

      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
  keys = segue_intended_parse (cases[0].text, strlen (cases[0].text), "file:///a");
  bytes = segue_intended_format (keys, "file:///a");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cases[0].text, strlen (cases[0].text));
}

/* Neither findings nor files grow without end. */
static void
test_bounds (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(SegueIntended) intended = open_notes (self, self->notes);
  g_autoptr(SegueIntended) again = NULL;
  g_autoptr(GDir) dir = NULL;
  guint n = 0;

  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (self->folder), 0700), ==, 0);
  for (guint i = 0; i < SEGUE_METADATA_STORE_MAX + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.intended", i);
      g_autofree char *path = g_build_filename (g_file_peek_path (self->folder), name, NULL);

      g_assert_true (g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  for (guint i = 0; i < SEGUE_INTENDED_MAX + 7; i++)
    {
      g_autofree char *key = g_strdup_printf ("%032x", i);

      segue_intended_add (intended, key);
    }
  settle (intended);
  g_assert_cmpuint (segue_intended_get_n (intended), ==, SEGUE_INTENDED_MAX);
  again = open_notes (self, self->notes);
  g_assert_cmpuint (segue_intended_get_n (again), ==, SEGUE_INTENDED_MAX);
  g_assert_false (segue_intended_contains (again, "00000000000000000000000000000000"));
  dir = g_dir_open (g_file_peek_path (self->folder), 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, <=, SEGUE_METADATA_STORE_MAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/intended/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/intended/saved-as", Fixture, NULL, set_up, test_saved_as, tear_down);
  g_test_add ("/intended/early", Fixture, NULL, set_up, test_early, tear_down);
  g_test_add ("/intended/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/intended/bounds", Fixture, NULL, set_up, test_bounds, tear_down);
  g_test_add_func ("/intended/keys", test_keys);
  g_test_add_func ("/intended/moved", test_moved);
  g_test_add_func ("/intended/parse", test_parse);
  return g_test_run ();
}
