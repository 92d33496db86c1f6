/* test-file-updates.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <dlfcn.h>

#include "core/edit/segue-edit.h"
#include "window-test.h"

/* What opening and saving a file costs: one query of the file system, one title and one update of the header bar. The
 * functions below stand in the place of those of the libraries, and count before they call them. */

static struct
{
  guint titles;
  guint headers;
  guint queries;
} count;

/* The name of a file that takes long is shown before it has been opened, which is a second update. */
#define LONG (200 * G_TIME_SPAN_MILLISECOND)

void
adw_window_title_set_subtitle (AdwWindowTitle *self,
                               const char     *subtitle)
{
  void (*next) (AdwWindowTitle *, const char *) = dlsym (RTLD_NEXT, "adw_window_title_set_subtitle");

  count.titles++;
  next (self, subtitle);
}

void
gtk_widget_set_sensitive (GtkWidget *widget,
                          gboolean   sensitive)
{
  void (*next) (GtkWidget *, gboolean) = dlsym (RTLD_NEXT, "gtk_widget_set_sensitive");

  /* each update says whether there is something to save */
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "save_button") == 0)
    count.headers++;
  next (widget, sensitive);
}

void
g_file_query_info_async (GFile               *file,
                         const char          *attributes,
                         GFileQueryInfoFlags  flags,
                         int                  io_priority,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  void (*next) (GFile *, const char *, GFileQueryInfoFlags, int, GCancellable *, GAsyncReadyCallback, gpointer) =
    dlsym (RTLD_NEXT, "g_file_query_info_async");

  /* not those of GtkRecentManager and of the list of recent files, which ask for the type */
  if (!g_str_has_prefix (attributes, "standard::"))
    count.queries++;
  next (file, attributes, flags, io_priority, cancellable, callback, user_data);
}

static gboolean
woken_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits for all that follows a change later: the count of changed lines, and the check of the file. */
static void
rest (void)
{
  gboolean woken = FALSE;

  g_timeout_add (600, woken_cb, &woken);
  while (!woken)
    g_main_context_iteration (NULL, TRUE);
  window_test_settle ();
}

static void
start_counting (void)
{
  rest ();
  memset (&count, 0, sizeof count);
}

static void
test_open (WindowTest *test,
           const char *text)
{
  gint64 start;
  guint allowed;

  window_test_write (test, window_test_notes);
  start_counting ();
  start = g_get_monotonic_time ();
  segue_application_open_file (test->application, test->file, test->window);
  window_test_await (segue_document_get_file (test->document) != NULL && window_test_is_ready (test->window));
  allowed = g_get_monotonic_time () - start > LONG ? 2 : 1;
  rest ();
  g_assert_cmpuint (count.titles, >=, 1);
  g_assert_cmpuint (count.titles, <=, allowed);
  g_assert_cmpuint (count.headers, ==, count.titles);
  g_assert_cmpuint (count.queries, ==, 1);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (test->window)), ==, "episode.txt");
}

static void
test_save (WindowTest *test,
           const char *text)
{
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (segue_document_get_episode (test->document), 1, "저녁", NULL);

  segue_document_apply (test->document, edited, "Edit", NULL, NULL);
  start_counting ();
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->document));
  rest ();
  g_assert_cmpuint (count.titles, ==, 1);
  g_assert_cmpuint (count.headers, ==, 1);
  g_assert_cmpuint (count.queries, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/file-updates/open", NULL, test_open);
  window_test_add ("/file-updates/save", window_test_notes, test_save);

  return g_test_run ();
}
