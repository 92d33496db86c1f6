/* test-save-as.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "window-test.h"

/* The dialog that asks where to save: what it proposes, and that its name and its format agree. */

static GtkWidget *
find_dialog (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (GTK_IS_FILE_CHOOSER_DIALOG (link->data) && gtk_widget_get_visible (link->data))
        return link->data;
    }

  return NULL;
}

static GtkFileChooser *
open_dialog (WindowTest *test,
             const char *action)
{
  window_test_act (test, action, NULL);
  window_test_await (find_dialog () != NULL);
  window_test_settle ();

  return GTK_FILE_CHOOSER (find_dialog ());
}

static void
respond (WindowTest *test,
         int         response)
{
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), response);
  window_test_await (find_dialog () == NULL && !window_test_is_saving (test->window));
}

static void
assert_name (GtkFileChooser *chooser,
             const char     *expected)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);

  g_assert_cmpstr (name, ==, expected);
}

static void
assert_file (WindowTest *test,
             const char *expected)
{
  g_autofree char *name = g_file_get_basename (segue_document_get_file (test->document));

  g_assert_cmpstr (name, ==, expected);
}

static gboolean
is_json (GtkFileChooser *chooser)
{
  return strstr (gtk_file_filter_get_name (gtk_file_chooser_get_filter (chooser)), ".segue.json") != NULL;
}

static void
choose_format (GtkFileChooser *chooser,
               gboolean        json)
{
  g_autoptr(GListModel) filters = gtk_file_chooser_get_filters (chooser);
  g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, json ? 1 : 0);

  gtk_file_chooser_set_filter (chooser, filter);
  window_test_settle ();
}

static void
write_file (WindowTest *test,
            const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

/* What only a Segue episode can hold proposes one, under a name that is free. */
static void
test_episode (WindowTest *test,
              const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as-episode");

  assert_name (chooser, "episode.segue.json");
  g_assert_true (is_json (chooser));
  respond (test, GTK_RESPONSE_CANCEL);

  write_file (test, "episode.segue.json");
  chooser = open_dialog (test, "win.save-as-episode");
  assert_name (chooser, "episode 2.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "episode 2.segue.json");
}

static void
test_format (WindowTest *test,
             const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  assert_name (chooser, "episode.txt");
  g_assert_false (is_json (chooser));
  choose_format (chooser, TRUE);
  assert_name (chooser, "episode.segue.json");
  choose_format (chooser, FALSE);
  assert_name (chooser, "episode.txt");
  gtk_file_chooser_set_current_name (chooser, "Ep. 12");
  choose_format (chooser, TRUE);
  assert_name (chooser, "Ep. 12.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "Ep. 12.segue.json");
}

static gboolean
is_toast (GtkWidget  *widget,
          const char *message)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), message) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_toast (child, message))
        return TRUE;
    }

  return FALSE;
}

/* An extension that is typed decides the format. Where another one was chosen, it is said. */
static void
test_typed (WindowTest *test,
            const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  gtk_file_chooser_set_current_name (chooser, "typed.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "typed.segue.json");
  window_test_await (is_toast (GTK_WIDGET (test->window), "Saved as a Segue episode"));

  chooser = open_dialog (test, "win.save-as");
  g_assert_true (is_json (chooser));
  gtk_file_chooser_set_current_name (chooser, "typed.md");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "typed.md");
  window_test_await (is_toast (GTK_WIDGET (test->window), "Saved as text"));

  chooser = open_dialog (test, "win.save-as");
  choose_format (chooser, TRUE);
  gtk_file_chooser_set_current_name (chooser, "no-extension");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "no-extension.segue.json");
}

/* A new file gets a name that is free in its folder. */
static void
test_new (WindowTest *test,
          const char *text)
{
  GtkFileChooser *chooser;
  g_autofree char *name = NULL;
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GFile) file = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (test->application), "new", NULL);
  window_test_settle ();
  chooser = open_dialog (test, "win.save");
  folder = gtk_file_chooser_get_current_folder (chooser);
  name = gtk_file_chooser_get_current_name (chooser);
  g_assert_cmpstr (name, ==, "episode.txt");
  respond (test, GTK_RESPONSE_CANCEL);

  file = g_file_get_child (folder, name);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "", 0, NULL));
  chooser = open_dialog (test, "win.save");
  assert_name (chooser, "episode 2.txt");
  respond (test, GTK_RESPONSE_CANCEL);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/save-as/episode", window_test_notes, test_episode);
  window_test_add ("/save-as/format", window_test_notes, test_format);
  window_test_add ("/save-as/typed", window_test_notes, test_typed);
  window_test_add ("/save-as/new", NULL, test_new);

  return g_test_run ();
}
