/* test-publish-settings.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "publish-test.h"

/* The pages of settings of a place that need more room than a row, and what leads out of the window of the places. */

static const char titled_notes[] =
  "- (0:00) 여는 말: 인사\n"
  "- (1:00) 책 소개: 느티나무\n"
  "- (2:00) 닫는 말\n";

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *icon)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0 &&
      gtk_widget_get_sensitive (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, icon);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
await_output (WindowTest *test)
{
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();
}

static void
assert_given (SegueOutlet *outlet,
              const char  *words,
              gboolean     given)
{
  const char *text = segue_output_get_text (segue_outlet_get_output (outlet));

  if ((strstr (text, words) != NULL) != given)
    g_error ("\"%s\" is%s in:\n%s", words, given ? " not" : "", text);
}

/* Titles are shortened for one place, one by one or all at once, and are full again when that is taken back. */
static void
test_short_titles (WindowTest *test,
                   const char *text)
{
  GtkWidget *window = publish_test_open (test), *detail = window_test_find_id (window, "detail"), *list;
  SegueOutlet *outlet = segue_publish_row_get_outlet (publish_test_select (window, "youtube"));
  g_autofree char *after = NULL;

  gtk_widget_activate_action (detail, "detail.edit-setting", "s", SEGUE_SETTING_SHORT_TITLES);
  window_test_settle ();
  list = window_test_find (window_test_find_id (detail, "titles"), GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_get_mapped (list));
  publish_test_assert_shown (detail, "Shorten 2 Titles");
  g_signal_emit_by_name (find_button (list, "edit-cut-symbolic"), "clicked");
  await_output (test);
  assert_given (outlet, "여는 말\n", TRUE);
  assert_given (outlet, "책 소개: 느티나무", TRUE);
  publish_test_assert_shown (detail, "Shorten 1 Title");
  g_signal_emit_by_name (window_test_find_id (detail, "shorten_button"), "clicked");
  await_output (test);
  assert_given (outlet, "책 소개: 느티나무", FALSE);
  gtk_editable_set_text (GTK_EDITABLE (window_test_find (list, GTK_TYPE_ENTRY)), "처음");
  await_output (test);
  assert_given (outlet, "처음\n", TRUE);
  gtk_widget_activate_action (detail, "detail.leave-setting", NULL);
  window_test_settle ();
  g_assert_false (gtk_widget_get_mapped (list));
  publish_test_assert_shown (detail, "2 titles shortened");
  /* the other places have full titles, and the notes are as they were */
  assert_given (segue_publishing_find (publish_test_get (test), "spotify"), "책 소개: 느티나무", TRUE);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
  gtk_widget_activate_action (detail, "detail.edit-setting", "s", SEGUE_SETTING_SHORT_TITLES);
  g_signal_emit_by_name (window_test_find_id (detail, "full_button"), "clicked");
  await_output (test);
  assert_given (outlet, "책 소개: 느티나무", TRUE);
  gtk_window_close (GTK_WINDOW (window));
}

static GtkWidget *
find_entry (GtkWidget  *widget,
            const char *placeholder)
{
  if (GTK_IS_ENTRY (widget) && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), placeholder) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, placeholder);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A part that a place has in addition moves the times that are given out there. */
static void
test_cuts (WindowTest *test,
           const char *text)
{
  GtkWidget *window = publish_test_open (test), *detail = window_test_find_id (window, "detail"), *cuts;
  SegueOutlet *outlet = segue_publish_row_get_outlet (publish_test_select (window, "youtube"));

  gtk_widget_activate_action (detail, "detail.edit-setting", "s", SEGUE_SETTING_CUTS_MADE);
  window_test_settle ();
  cuts = window_test_find_id (detail, "cuts");
  g_assert_true (gtk_widget_get_mapped (cuts));
  g_signal_emit_by_name (window_test_find_id (cuts, "add_button"), "clicked");
  window_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_entry (cuts, "Length")), "30");
  window_test_settle ();
  publish_test_assert_shown (cuts, "A row has no time or no length yet.");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (cuts, "At")), "0:30");
  await_output (test);
  assert_given (outlet, "00:01:30 책 소개", TRUE);
  gtk_widget_activate_action (detail, "detail.leave-setting", NULL);
  window_test_settle ();
  publish_test_assert_shown (detail, "1 part");
  /* it is there again, and can be removed */
  gtk_widget_activate_action (detail, "detail.edit-setting", "s", SEGUE_SETTING_CUTS_MADE);
  window_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (cuts, "At"))), ==, "00:00:30");
  g_signal_emit_by_name (find_button (cuts, "list-remove-symbolic"), "clicked");
  await_output (test);
  assert_given (outlet, "00:01:00 책 소개", TRUE);
  gtk_window_close (GTK_WINDOW (window));
}

static GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Finds a widget in any window but that of the episode, such as in a question that some versions of libadwaita show in a
 * window of its own. */
static GtkWidget *
find_anywhere (WindowTest *test,
               GType       type)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();
  GtkWidget *found = NULL;

  for (GList *link = toplevels; link != NULL && found == NULL; link = link->next)
    found = link->data != (gpointer) test->window ? find_mapped (link->data, type) : NULL;

  return found;
}

static GtkWidget *
find_labelled (GtkWidget  *widget,
               const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_labelled (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Makes a program that writes the address which it is to show to a file the one for pages. */
static char *
install_browser (WindowTest *test)
{
  g_autofree char *script = g_build_filename (test->folder, "browser", NULL);
  char *shown = g_build_filename (test->folder, "shown", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nprintf %%s \"$1\" > '%s.part' && mv '%s.part' '%s'\n", shown, shown,
                                           shown);
  g_autoptr(GAppInfo) info = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents_full (script, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  info = g_app_info_create_from_commandline (script, "Browser", G_APP_INFO_CREATE_SUPPORTS_URIS, &error);
  g_assert_no_error (error);
  g_assert_true (g_app_info_set_as_default_for_type (info, "x-scheme-handler/https", &error));
  g_assert_no_error (error);

  return shown;
}

static void
await_shown (const char *shown,
             const char *address)
{
  g_autofree char *text = NULL;

  window_test_await (g_file_test (shown, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (shown, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, address);
  g_remove (shown);
}

/* The address of a page is asked for once, and then opened. */
static void
test_open_page (WindowTest *test,
                const char *text)
{
  GtkWidget *window = publish_test_open (test), *entry;
  SegueOutlet *outlet = segue_publish_row_get_outlet (publish_test_select (window, "youtube"));
  g_autofree char *shown = install_browser (test);

  gtk_widget_activate_action (window, "publish.open-page", NULL);
  window_test_await (find_anywhere (test, GTK_TYPE_ENTRY) != NULL);
  entry = find_anywhere (test, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "studio.example/video/1");
  g_signal_emit_by_name (find_labelled (gtk_widget_get_ancestor (entry, GTK_TYPE_WINDOW), "_Open"), "clicked");
  window_test_await (segue_outlet_get_page (outlet) != NULL);
  await_shown (shown, "https://studio.example/video/1");
  g_assert_cmpstr (segue_outlet_get_page (outlet), ==, "https://studio.example/video/1");
  gtk_widget_activate_action (window, "publish.open-page", NULL);
  await_shown (shown, "https://studio.example/video/1");
  gtk_window_close (GTK_WINDOW (window));
}

/* Finds a folder in the path that a file chooser shows. Before that, GTK 4.18 stumbles over another folder. */
static GtkWidget *
find_folder (GtkWidget *chooser)
{
  GtkWidget *bar = find_mapped (chooser, g_type_from_name ("GtkPathBar"));

  return bar != NULL ? find_mapped (bar, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

/* A file is saved where the user says, with what the place gives out. */
static void
test_save (WindowTest *test,
           const char *text)
{
  GtkWidget *window = publish_test_open (test);
  SegueOutlet *outlet = segue_publish_row_get_outlet (publish_test_select (window, "chapters"));
  g_autofree char *path = g_build_filename (test->folder, "여기", "ep 7.chapters.json", NULL);
  g_autoptr(GFile) folder = g_file_new_build_filename (test->folder, "여기", NULL);
  g_autofree char *name = NULL;
  g_autofree char *saved = NULL;
  GtkWidget *chooser;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  gtk_widget_activate_action (window, "publish.give", NULL);
  window_test_await (find_anywhere (test, GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  window_test_settle ();
  chooser = find_anywhere (test, GTK_TYPE_FILE_CHOOSER_DIALOG);
  window_test_await (find_folder (chooser) != NULL);
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_assert_cmpstr (name, ==, "episode.chapters.json");
  g_assert_true (gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "ep 7.chapters.json");
  window_test_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  window_test_await (segue_outlet_get_state (outlet) == SEGUE_OUTLET_GIVEN);
  window_test_settle ();
  publish_test_assert_shown (window, "Saved as “ep 7.chapters.json”.");
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, segue_output_get_text (segue_outlet_get_output (outlet)));
  g_assert_false (segue_document_get_modified (test->document));
  gtk_window_close (GTK_WINDOW (window));
}

/* A link to the moment of the selected segment is copied, if the address of the episode is known. */
static void
test_moment (WindowTest *test,
             const char *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  SeguePublishing *publishing = publish_test_get (test);
  g_auto(GValue) value = G_VALUE_INIT;

  gdk_clipboard_set_text (clipboard, "before");
  window_test_select (test, 2);
  gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.copy-site-moment", NULL);
  window_test_settle ();
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "before");
  segue_publishing_set_page (publishing, segue_publishing_find (publishing, "web"), "https://example.org/7");
  gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.copy-site-moment", NULL);
  window_test_settle ();
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "https://example.org/7#t=120");
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/publish/short-titles", titled_notes, test_short_titles);
  window_test_add ("/publish/cuts", titled_notes, test_cuts);
  window_test_add ("/publish/open-page", titled_notes, test_open_page);
  window_test_add ("/publish/save", titled_notes, test_save);
  window_test_add ("/publish/moment", titled_notes, test_moment);

  return g_test_run ();
}
