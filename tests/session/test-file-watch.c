/* test-file-watch.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "session-fixture.h"
#include "session/segue-file-watch.h"

#define TEXT "(00:00) One\n"
#define OTHER "(00:00) Another\n"

typedef struct
{
  SessionFixture base;
  SegueFileWatch *watch;
  guint n_changed;
  guint n_demanded;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  session_fixture_init (&self->base);
  self->watch = segue_file_watch_new (self->base.session);
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->watch, "decision-demanded", G_CALLBACK (count_cb), &self->n_demanded);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_func (self->watch, count_cb, &self->n_changed);
  g_signal_handlers_disconnect_by_func (self->watch, count_cb, &self->n_demanded);
  segue_file_watch_stop (self->watch);
  g_clear_object (&self->watch);
  session_fixture_rest (20);
  session_fixture_clear (&self->base);
}

/* Opens a file that holds TEXT. */
static void
open_file (Fixture   *self,
           GFileInfo *info)
{
  folder_put_text (self->base.folder, "episode.txt", TEXT);
  segue_file_watch_open (self->watch, self->base.file, info);
  g_assert_true (segue_file_watch_is_opening (self->watch));
  g_assert_true (g_file_equal (segue_file_watch_get_file (self->watch), self->base.file));
  session_fixture_load (&self->base);
  segue_file_watch_follow (self->watch);
  g_assert_false (segue_file_watch_is_opening (self->watch));
}

static void
write_file (Fixture    *self,
            const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (self->base.file), text, -1, NULL));
}

static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *none = segue_file_watch_dup_name (self->watch);
  g_autofree char *name = NULL;
  g_autoptr(GFile) other = folder_file (self->base.folder, "other.txt");

  g_assert_cmpstr (none, ==, "New Episode");
  g_assert_null (segue_file_watch_get_file (self->watch));
  g_assert_false (segue_file_watch_has_file (self->watch, self->base.file, "1:2"));
  open_file (self, NULL);
  name = segue_file_watch_dup_name (self->watch);
  g_assert_cmpstr (name, ==, "episode.txt");
  g_assert_true (segue_file_watch_has_file (self->watch, self->base.file, NULL));
  g_assert_false (segue_file_watch_has_file (self->watch, other, NULL));
}

static char *
dup_identity (Fixture *self)
{
  g_autoptr(GFileInfo) info = g_file_query_info (self->base.file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL,
                                                 NULL);

  return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
}

/* The same file under another name is known by its identity, also after a save has put a new file in its place. */
static void
test_identity (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GFile) link = folder_file (self->base.folder, "link.txt");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_file (self, NULL);
  before = dup_identity (self);
  session_fixture_await (segue_file_watch_has_file (self->watch, link, before));
  session_fixture_edit (&self->base, "Intro\n");
  session_fixture_save (&self->base, self->base.file);
  segue_file_watch_follow (self->watch);
  after = dup_identity (self);
  session_fixture_await (segue_file_watch_has_file (self->watch, link, after));
  g_assert_cmpint (segue_file_watch_get_external (self->watch), ==, SEGUE_EXTERNAL_NONE);
}

/* What the caller knows of the file is not asked again. */
static void
test_info (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GFileInfo) info = g_file_info_new ();
  g_autoptr(GFile) other = folder_file (self->base.folder, "other.txt");
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) past = g_date_time_add_hours (now, -49);

  g_file_info_set_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE, "made up");
  g_file_info_set_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, FALSE);
  g_file_info_set_modification_date_time (info, past);
  open_file (self, info);
  session_fixture_rest (100);
  g_assert_true (segue_file_watch_has_file (self->watch, self->base.file, "made up"));
  g_assert_true (segue_file_watch_is_past (self->watch));
  g_assert_false (segue_file_watch_is_writable (self->watch));

  /* a save makes it a file of today that can be written */
  session_fixture_edit (&self->base, "Intro\n");
  session_fixture_save (&self->base, self->base.file);
  segue_file_watch_follow (self->watch);
  g_assert_false (segue_file_watch_is_past (self->watch));
  g_assert_true (segue_file_watch_is_writable (self->watch));
  session_fixture_rest (100);
  g_assert_false (segue_file_watch_has_file (self->watch, other, "made up"));
}

static void
test_past (Fixture       *self,
           gconstpointer  data)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    gint64 hours;
    gboolean past;
  } ages[] = { { 49, TRUE }, { 47, FALSE }, { 480, TRUE }, { 0, FALSE } };

  open_file (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_assert_true (g_file_set_attribute_uint64 (self->base.file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                  now - ages[i].hours * 3600, G_FILE_QUERY_INFO_NONE, NULL, NULL));
      segue_file_watch_follow (self->watch);
      session_fixture_await (segue_file_watch_is_past (self->watch) == ages[i].past);
    }
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  open_file (self, NULL);
  if (geteuid () == 0)
    {
      g_test_skip ("the superuser can write every file");
      return;
    }

  g_assert_cmpint (g_chmod (g_file_peek_path (self->base.file), 0444), ==, 0);
  segue_file_watch_follow (self->watch);
  session_fixture_await (!segue_file_watch_is_writable (self->watch));
}

/* Without unsaved changes, what was written is taken over as one step. */
static void
test_taken_over (Fixture       *self,
                 gconstpointer  data)
{
  open_file (self, NULL);
  write_file (self, OTHER);
  session_fixture_await (self->base.said != NULL);
  g_assert_cmpstr (self->base.said, ==, "The file was changed by another program");
  session_fixture_assert_text (&self->base, OTHER);
  g_assert_false (segue_document_get_modified (self->base.document));
  g_assert_cmpint (segue_file_watch_get_external (self->watch), ==, SEGUE_EXTERNAL_NONE);
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, TEXT);
}

/* Writes to the file as it is, where write_file() replaces it by another one. */
static void
write_in_place (Fixture    *self,
                const char *text)
{
  FILE *stream = g_fopen (g_file_peek_path (self->base.file), "w");

  g_assert_nonnull (stream);
  g_assert_cmpint (fputs (text, stream), >=, 0);
  g_assert_cmpint (fclose (stream), ==, 0);
}

/* A file that replaced the first one is watched as well. */
static void
test_replaced (Fixture       *self,
               gconstpointer  data)
{
  open_file (self, NULL);
  for (guint i = 0; i < 3; i++)
    {
      write_file (self, OTHER);
      session_fixture_await (self->base.said != NULL);
      session_fixture_assert_text (&self->base, OTHER);
      g_clear_pointer (&self->base.said, g_free);
      session_fixture_rest (100);
      write_in_place (self, TEXT);
      session_fixture_await (self->base.said != NULL);
      session_fixture_assert_text (&self->base, TEXT);
      g_clear_pointer (&self->base.said, g_free);
    }
}

static void
make_conflict (Fixture *self)
{
  open_file (self, NULL);
  session_fixture_edit (&self->base, "Mine\n");
  write_file (self, OTHER);
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_CONFLICT);
  g_assert_true (segue_file_watch_is_undecided (self->watch));
  session_fixture_assert_text (&self->base, "Mine\n" TEXT);
}

static void
test_reload (Fixture       *self,
             gconstpointer  data)
{
  make_conflict (self);
  segue_file_watch_reload (self->watch);
  session_fixture_assert_text (&self->base, OTHER);
  g_assert_cmpstr (self->base.said, ==, "Your changes were replaced by the file");
  g_assert_false (segue_file_watch_is_undecided (self->watch));
  g_assert_false (segue_document_get_modified (self->base.document));

  /* there is nothing to decide any more */
  g_clear_pointer (&self->base.said, g_free);
  segue_file_watch_reload (self->watch);
  g_assert_null (self->base.said);
}

static void
test_keep (Fixture       *self,
           gconstpointer  data)
{
  make_conflict (self);
  segue_file_watch_keep (self->watch);
  session_fixture_assert_text (&self->base, "Mine\n" TEXT);
  g_assert_false (segue_file_watch_is_undecided (self->watch));
  g_assert_true (segue_document_get_modified (self->base.document));
  session_fixture_save (&self->base, self->base.file);
  g_assert_true (folder_holds_text (self->base.folder, "episode.txt", "Mine\n" TEXT));
}

/* The other program takes its change back. */
static void
test_taken_back (Fixture       *self,
                 gconstpointer  data)
{
  make_conflict (self);
  write_file (self, TEXT);
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_NONE);
  g_assert_true (segue_document_get_modified (self->base.document));
}

/* The other program writes what the document holds. */
static void
test_same (Fixture       *self,
           gconstpointer  data)
{
  open_file (self, NULL);
  session_fixture_edit (&self->base, "Mine\n");
  write_file (self, "Mine\n" TEXT);
  session_fixture_await (!segue_document_get_modified (self->base.document));
  g_assert_cmpint (segue_file_watch_get_external (self->watch), ==, SEGUE_EXTERNAL_NONE);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  open_file (self, NULL);
  g_assert_cmpint (g_unlink (g_file_peek_path (self->base.file)), ==, 0);
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING);
  g_assert_true (segue_document_get_modified (self->base.document));
  g_assert_false (segue_file_watch_is_undecided (self->watch));
  session_fixture_assert_text (&self->base, TEXT);

  write_file (self, TEXT);
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_NONE);
  g_assert_false (segue_document_get_modified (self->base.document));
}

/* The folder of the file is away for a while, and the document is edited. Only a changed file makes a conflict. */
static void
test_away (Fixture       *self,
           gconstpointer  data)
{
  open_file (self, NULL);
  session_fixture_edit (&self->base, "Mine\n");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (g_unlink (g_file_peek_path (self->base.file)), ==, 0);
      session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_MISSING);
      session_fixture_edit (&self->base, "More. ");
      write_file (self, i == 0 ? TEXT : OTHER);
      session_fixture_await (segue_file_watch_get_external (self->watch) != SEGUE_EXTERNAL_MISSING);
      g_assert_cmpint (segue_file_watch_get_external (self->watch), ==,
                       i == 0 ? SEGUE_EXTERNAL_NONE : SEGUE_EXTERNAL_CONFLICT);
    }
  g_assert_true (segue_document_get_modified (self->base.document));
  session_fixture_assert_text (&self->base, "More. More. Mine\n" TEXT);
}

static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  open_file (self, NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (self->base.file), "a\0b", 3, NULL));
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_UNREADABLE);
  g_assert_true (segue_file_watch_is_undecided (self->watch));
  session_fixture_assert_text (&self->base, TEXT);
  write_file (self, TEXT);
  session_fixture_await (segue_file_watch_get_external (self->watch) == SEGUE_EXTERNAL_NONE);
}

/* A save asks for a decision at once where one is pending, and else after the file was looked at. */
static void
test_demand (Fixture       *self,
             gconstpointer  data)
{
  make_conflict (self);
  g_assert_cmpuint (self->n_demanded, ==, 0);
  segue_file_watch_check (self->watch, TRUE);
  g_assert_cmpuint (self->n_demanded, ==, 1);
  segue_file_watch_keep (self->watch);
  segue_file_watch_check (self->watch, TRUE);
  g_assert_cmpuint (self->n_demanded, ==, 1);
  session_fixture_await (self->n_demanded == 2);
}

/* Checks that are asked for during a check are made once, after it. */
static void
test_many_checks (Fixture       *self,
                  gconstpointer  data)
{
  open_file (self, NULL);
  for (guint i = 0; i < 5; i++)
    segue_file_watch_check (self->watch, FALSE);
  write_file (self, OTHER);
  session_fixture_await (self->base.said != NULL);
  session_fixture_assert_text (&self->base, OTHER);
}

/* A watch that was stopped leaves the document alone. */
static void
test_stop (Fixture       *self,
           gconstpointer  data)
{
  open_file (self, NULL);
  write_file (self, OTHER);
  segue_file_watch_check (self->watch, FALSE);
  segue_file_watch_stop (self->watch);
  session_fixture_rest (300);
  session_fixture_assert_text (&self->base, TEXT);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture       *self,
                  gconstpointer  data);
  } tests[] = {
    { "/file-watch/names", test_names },
    { "/file-watch/identity", test_identity },
    { "/file-watch/info", test_info },
    { "/file-watch/past", test_past },
    { "/file-watch/read-only", test_read_only },
    { "/file-watch/taken-over", test_taken_over },
    { "/file-watch/replaced", test_replaced },
    { "/file-watch/reload", test_reload },
    { "/file-watch/keep", test_keep },
    { "/file-watch/taken-back", test_taken_back },
    { "/file-watch/same", test_same },
    { "/file-watch/missing", test_missing },
    { "/file-watch/away", test_away },
    { "/file-watch/unreadable", test_unreadable },
    { "/file-watch/demand", test_demand },
    { "/file-watch/many-checks", test_many_checks },
    { "/file-watch/stop", test_stop },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
