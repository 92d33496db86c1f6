/* test-files.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "window-test.h"

static void
edit_title (WindowTest *test,
            const char *title)
{
  window_test_select (test, 10);
  window_test_act (test, "outline.edit-title", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), title);
  segue_outline_finish_edit (test->window->outline);
  window_test_settle ();
  g_assert_true (segue_document_get_modified (test->window->document));
}

static gboolean
is_open (WindowTest *test)
{
  return test->window != NULL &&
         g_list_find (gtk_application_get_windows (GTK_APPLICATION (test->application)), test->window) != NULL;
}

static void
assert_file (WindowTest *test,
             const char *before,
             const char *after)
{
  g_auto(GStrv) parts = g_strsplit (window_test_notes, before, 2);
  g_autofree char *expected = g_strjoinv (after, parts);
  g_autofree char *text = window_test_file_text (test);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_save (WindowTest *test,
           const char *text)
{
  edit_title (test, "맺는 말");
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (test->window->title), "edited"));
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->window->document));
  assert_file (test, "닫는 말", "맺는 말");
  g_assert_null (strstr (adw_window_title_get_subtitle (test->window->title), "edited"));

  /* the history goes on over the save */
  window_test_act (test, "win.undo", NULL);
  g_assert_true (segue_document_get_modified (test->window->document));
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->window->document));
  assert_file (test, "닫는 말", "닫는 말");

  /* a file saved anew is still known as the one that is open */
  segue_application_open_file (test->application, test->file, NULL);
  window_test_settle ();
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (test->application))), ==, 1);
}

static void
test_close (WindowTest *test,
            const char *text)
{
  /* cancelled, the window stays as it is */
  edit_title (test, "맺는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "cancel");
  g_assert_true (is_open (test));
  assert_file (test, "닫는 말", "닫는 말");

  /* a save that fails closes nothing */
  window_test_write (test, "written by another program");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_respond (test, "cancel");
  g_assert_true (is_open (test));
  g_assert_true (segue_document_get_modified (test->window->document));
  window_test_write (test, window_test_notes);

  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_await (!is_open (test));
  assert_file (test, "닫는 말", "맺는 말");
}

static void
test_discard (WindowTest *test,
              const char *text)
{
  edit_title (test, "맺는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "discard");
  window_test_await (!is_open (test));
  assert_file (test, "닫는 말", "닫는 말");
}

/* A change that was taken back by hand is none, and nothing is asked. */
static void
test_close_unchanged (WindowTest *test,
                      const char *text)
{
  edit_title (test, "맺는 말");
  edit_title (test, "닫는 말");
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_settle ();
  window_test_await (!is_open (test));
}

static void
test_conflict (WindowTest *test,
               const char *text)
{
  static const char other[] = "(00:00:01) Written by another program\n";
  g_autofree char *kept = NULL;

  edit_title (test, "맺는 말");
  window_test_write (test, other);
  window_test_act (test, "win.save", NULL);
  window_test_respond (test, "cancel");
  kept = window_test_file_text (test);
  g_assert_cmpstr (kept, ==, other);
  g_assert_true (segue_document_get_modified (test->window->document));

  window_test_act (test, "win.save", NULL);
  window_test_respond (test, "overwrite");
  window_test_await (!segue_document_get_modified (test->window->document));
  assert_file (test, "닫는 말", "맺는 말");

  edit_title (test, "또 다른 말");
  window_test_write (test, other);
  window_test_act (test, "win.save", NULL);
  window_test_respond (test, "reload");
  window_test_await (window_test_n_rows (test) == 1);
  g_assert_false (segue_document_get_modified (test->window->document));
}

/* A file that cannot be written: the question says so, and everything stays. */
static void
test_save_fails (WindowTest *test,
                 const char *text)
{
  g_autofree char *moved = g_strconcat (test->folder, ".moved", NULL);
  GtkWidget *dialog;

  edit_title (test, "맺는 말");
  g_assert_cmpint (g_rename (test->folder, moved), ==, 0);
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "save");
  window_test_await (window_test_dialog (test) != NULL);
  dialog = window_test_dialog (test);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), "episode.txt"));
  window_test_respond (test, "cancel");
  g_assert_true (is_open (test));
  g_assert_true (segue_document_get_modified (test->window->document));
  g_assert_cmpint (g_rename (moved, test->folder), ==, 0);
}

static void
test_recent (WindowTest *test,
             const char *text)
{
  g_autoptr(GSettings) settings = g_settings_new (SEGUE_APP_ID);
  g_auto(GStrv) recent = g_settings_get_strv (settings, "recent");
  g_autofree char *uri = g_file_get_uri (test->file);

  g_assert_cmpstr (recent[0], ==, uri);
  g_assert_cmpuint (g_strv_length (recent), <=, 8);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/files/save", window_test_notes, test_save);
  window_test_add ("/files/close", window_test_notes, test_close);
  window_test_add ("/files/discard", window_test_notes, test_discard);
  window_test_add ("/files/close-unchanged", window_test_notes, test_close_unchanged);
  window_test_add ("/files/conflict", window_test_notes, test_conflict);
  window_test_add ("/files/save-fails", window_test_notes, test_save_fails);
  window_test_add ("/files/recent", window_test_notes, test_recent);

  return g_test_run ();
}
