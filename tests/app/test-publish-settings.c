/* test-publish-settings.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "publish-test.h"

/* The pages of settings of a place that need more room than a row. */

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

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/publish/short-titles", titled_notes, test_short_titles);
  window_test_add ("/publish/cuts", titled_notes, test_cuts);

  return g_test_run ();
}
