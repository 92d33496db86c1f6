/* test-details-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "details-test.h"

/* The fields of the front matter, and what is no field of it. */
static const char *
get_label (WindowTest *test,
           const char *id)
{
  GtkWidget *label = window_test_find_id (GTK_WIDGET (test->details), id);

  return gtk_widget_get_mapped (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* The line above the fields says @expected, and the buttons that @leads names lead anywhere. */
static void
assert_heading (WindowTest *test,
                const char *expected,
                const char *leads)
{
  static const char *const buttons[] = { "previous_button", "next_button" };
  const char *about = get_label (test, "about");
  const char *parent = get_label (test, "parent_label");
  g_autofree char *heading = g_strdup (get_label (test, "position"));
  g_autofree char *found = NULL;

  if (about == NULL)
    about = parent;
  found = about != NULL ? g_strdup_printf ("%s %s %s", heading, get_label (test, "parent_mark"), about)
                        : g_strdup (heading);
  g_assert_cmpstr (found, ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true (gtk_widget_get_sensitive (window_test_find_id (GTK_WIDGET (test->details), buttons[i])) ==
                   (strstr (leads, buttons[i]) != NULL));
}

/* What is shown, where it stands among the others, and what the buttons lead to. */
static void
test_heading (WindowTest *test,
              const char *text)
{
  GtkWidget *next = window_test_find_id (GTK_WIDGET (test->details), "next_button");
  GtkWidget *previous = window_test_find_id (GTK_WIDGET (test->details), "previous_button");

  window_test_select (test, 0);
  assert_heading (test, "Section 1 of 1 · 4 segments", "previous_button next_button");
  window_test_select (test, 1);
  assert_heading (test, "Segment 1 of 4 · News", "previous_button next_button");

  /* a button that leads nowhere hands its focus to the other one */
  window_test_select (test, 3);
  gtk_widget_grab_focus (next);
  g_signal_emit_by_name (next, "clicked");
  window_test_settle ();
  assert_heading (test, "Segment 4 of 4 · News", "previous_button");
  g_assert_true (window_test_focus (test) == previous);

  /* entries that come and go change the numbers */
  window_test_act (test, "win.focus-outline", NULL);
  window_test_act (test, "outline.duplicate", NULL);
  assert_heading (test, "Segment 5 of 5 · News", "previous_button");
  window_test_act (test, "outline.move-up", NULL);
  assert_heading (test, "Segment 4 of 5 · News", "previous_button next_button");

  /* the episode stands above the first segment */
  window_test_select (test, 1);
  window_test_act (test, "details.previous", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_episode_id (test));
  assert_heading (test, "Episode · front matter of episode.txt", "next_button");
}

static void
test_episode (WindowTest *test,
              const char *text)
{
  segue_view_state_set_selected (test->state, 0);
  window_test_settle ();
  details_test_assert_text (test, SEGUE_DETAILS_EPISODE_TITLE, "동네 도서관");
  details_test_assert_text (test, SEGUE_DETAILS_EPISODE_NUMBER, "7");
  details_test_assert_text (test, SEGUE_DETAILS_EPISODE_DATE, "2026-03-02");
  details_test_assert_text (test, SEGUE_DETAILS_EPISODE_SUBTITLE, "");
  assert_heading (test, "Episode · front matter of episode.txt", "next_button");

  details_test_retype (test, SEGUE_DETAILS_EPISODE_TITLE, "7: 도서관");
  details_test_assert_changed (test, details_test_matter, "title: 동네 도서관", "title: \"7: 도서관\"");
  window_test_act (test, "win.undo", NULL);
  details_test_assert_changed (test, details_test_matter, "여는", "여는");
  details_test_assert_text (test, SEGUE_DETAILS_EPISODE_TITLE, "동네 도서관");
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_EPISODE_TITLE));

  details_test_retype (test, SEGUE_DETAILS_EPISODE_NUMBER, "8");
  details_test_assert_changed (test, details_test_matter, "number: 7", "number: 8");
  window_test_act (test, "win.undo", NULL);
  details_test_retype (test, SEGUE_DETAILS_OPENING, "다른 글.");
  details_test_assert_changed (test, details_test_matter, "여는 글.", "다른 글.");
  window_test_act (test, "win.undo", NULL);
  details_test_retype (test, SEGUE_DETAILS_EPISODE_SUBTITLE, "밤");
  details_test_assert_changed (test, details_test_matter, "title: 동네 도서관\n", "title: 동네 도서관\nsubtitle: 밤\n");
}

/* Closing text is typed where there was none, taken back, and taken out. */
static void
test_closing (WindowTest *test,
              const char *text)
{
  g_autofree char *longer = g_strconcat (text, "\n\n또 만나요.", NULL);
  g_autofree char *typed = NULL;
  g_autofree char *removed = NULL;

  window_test_act (test, "details.show-episode", NULL);
  details_test_assert_text (test, SEGUE_DETAILS_CLOSING, "");
  details_test_retype (test, SEGUE_DETAILS_CLOSING, "또 만나요.");
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_CLOSING));
  typed = window_test_text (test);
  g_assert_cmpstr (typed, ==, longer);
  window_test_act (test, "win.undo", NULL);
  details_test_assert_text (test, SEGUE_DETAILS_CLOSING, "");
  details_test_assert_changed (test, text, "여는", "여는");
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_CLOSING));
  window_test_act (test, "win.redo", NULL);
  details_test_assert_text (test, SEGUE_DETAILS_CLOSING, "또 만나요.");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (details_test_editor (test, SEGUE_DETAILS_CLOSING))), "", 0);
  window_test_act (test, "win.focus-outline", NULL);
  removed = window_test_text (test);
  g_assert_cmpstr (removed, ==, text);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/details-episode/fields", details_test_matter, test_episode);
  window_test_add ("/details-episode/heading", details_test_matter, test_heading);
  window_test_add ("/details-episode/closing", window_test_notes, test_closing);

  return g_test_run ();
}
