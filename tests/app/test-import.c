/* test-import.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/importing/segue-feed-window.h"
#include "window-test.h"

/* The import of a list of chapters into open notes. */

static const char notes[] = "Notes\n\n(00:00:00) One\n(00:01:00) Two\n";

static const char psc[] =
  "<psc:chapters xmlns:psc=\"http://podlove.org/simple-chapters\" version=\"1.2\">\n"
  "<psc:chapter start=\"00:00:00.000\" title=\"Eins\"/>\n"
  "<psc:chapter start=\"00:02:00.000\" title=\"Zwei\" href=\"https://e.org\"/>\n"
  "<psc:chapter start=\"00:03:00.000\" title=\"Drei\"/>\n"
  "</psc:chapters>\n";

/* Drops a file on the window, and waits for the question. */
static void
drop_as (WindowTest *test,
         const char *name,
         const char *content)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  window_test_drop (test, file);
  window_test_await (window_test_dialog (test) != NULL);
  window_test_settle ();
}

/* Drops a file of chapters on the window. */
static void
drop (WindowTest *test,
      const char *content)
{
  drop_as (test, "list.xml", content);
}

/* Returns the widget of a type whose text begins with @text: a check button by its label, a label by its own. */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);

  return found;
}

static gboolean
shows (WindowTest *test,
       const char *text)
{
  return find_text (window_test_dialog (test), text) != NULL;
}

static void
choose (WindowTest *test,
        const char *label)
{
  GtkWidget *widget = find_text (window_test_dialog (test), label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_ancestor (widget, GTK_TYPE_CHECK_BUTTON)), TRUE);
  window_test_settle ();
}

static void
set_offset (WindowTest *test,
            const char *text)
{
  GtkWidget *entry = window_test_find (window_test_dialog (test), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  window_test_settle ();
}

/* Whether the button can be pressed. */
static gboolean
can_import (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Import") == 0)
    return gtk_widget_is_sensitive (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (can_import (child))
      return TRUE;

  return FALSE;
}

static void
assert_text (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_text (test);

  g_assert_cmpstr (text, ==, expected);
}

/* Undoes the import, which is one step. */
static void
undo (WindowTest *test)
{
  window_test_act (test, "win.undo", NULL);
  assert_text (test, notes);
  g_assert_false (segue_document_can_undo (test->document));
}

static void
test_segments (WindowTest *test,
               const char *text)
{
  drop (test, psc);
  g_assert_true (shows (test, "Eins") && shows (test, "00:02:00"));
  set_offset (test, "0:30");
  g_assert_true (shows (test, "00:02:30"));
  window_test_respond (test, "import");
  assert_text (test, "Notes\n\n(00:00:00) One\n(00:01:00) Two\n(00:00:30) Eins\n(00:02:30) Zwei\nhttps://e.org\n"
                     "(00:03:30) Drei\n");
  undo (test);
}

static void
test_titles (WindowTest *test,
             const char *text)
{
  drop (test, psc);
  choose (test, "Titles only");
  g_assert_true (shows (test, "The notes have 2 segments, the list has 3."));
  window_test_respond (test, "import");
  assert_text (test, "Notes\n\n(00:00:00) Eins\n(00:01:00) Zwei\n");
  undo (test);
}

static void
test_times (WindowTest *test,
            const char *text)
{
  drop (test, psc);
  choose (test, "Times only");
  window_test_respond (test, "import");
  assert_text (test, "Notes\n\n(00:00:00) One\n(00:02:00) Two\n");
  undo (test);
}

/* The times of a recorder are offered as marks. Other lists are not. */
static void
test_marks (WindowTest *test,
            const char *text)
{
  drop_as (test, "marks.txt", "00:00:30\n00:01:00\n00:02:30\n");
  g_assert_true (shows (test, "00:02:30"));
  g_assert_false (shows (test, "00:01:00"));
  window_test_respond (test, "import");
  assert_text (test, "Notes\n\n(00:00:00) One\n(00:00:30) \n(00:01:00) Two\n(00:02:30) \n");
  undo (test);

  drop (test, psc);
  g_assert_false (gtk_widget_get_mapped (find_text (window_test_dialog (test), "Marks")));
  window_test_close_question (test);
}

/* What cannot be done is said. */
static void
test_impossible (WindowTest *test,
                 const char *text)
{
  drop (test, psc);
  g_assert_true (can_import (window_test_dialog (test)));
  set_offset (test, "-0:30");
  g_assert_true (shows (test, "1 time would be below zero."));
  g_assert_false (can_import (window_test_dialog (test)));
  set_offset (test, "soon");
  g_assert_true (shows (test, "The offset is not a time"));
  g_assert_false (can_import (window_test_dialog (test)));
  window_test_close_question (test);
  assert_text (test, notes);
}

static SegueFeedWindow *
find_feed (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (SEGUE_IS_FEED_WINDOW (link->data) && gtk_widget_get_visible (link->data))
      return link->data;

  return NULL;
}

/* The episodes of a feed are ticked at first, and become files beside it. */
static void
test_feed (WindowTest *test,
           const char *text)
{
  static const char content[] = "<rss><channel><title>Show</title><item><title>First</title></item>"
                                "<item><title>Second</title></item></channel></rss>";
  g_autofree char *path = g_build_filename (test->folder, "feed.xml", NULL);
  g_autofree char *first = g_build_filename (test->folder, "First.md", NULL);
  g_autofree char *second = g_build_filename (test->folder, "Second.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  segue_window_show_feed (test->window, file);
  window_test_await (find_feed () != NULL);
  window_test_settle ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_feed ())), ==, "Show");
  g_signal_emit_by_name (window_test_find (GTK_WIDGET (find_feed ()), GTK_TYPE_LIST_VIEW), "activate", 1);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (find_feed ())), "clicked");
  window_test_await (find_feed () == NULL);
  window_test_await (find_text (GTK_WIDGET (test->window), "1 episode written") != NULL);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
  assert_text (test, notes);
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  window_test_add ("/import/segments", notes, test_segments);
  window_test_add ("/import/titles", notes, test_titles);
  window_test_add ("/import/times", notes, test_times);
  window_test_add ("/import/marks", notes, test_marks);
  window_test_add ("/import/impossible", notes, test_impossible);
  window_test_add ("/import/feed", notes, test_feed);

  return g_test_run ();
}
