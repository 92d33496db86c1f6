/* test-details-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "details-test.h"

/* The fields of the front matter, and what is no field of it. */
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
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (window_test_find_id (GTK_WIDGET (test->details), "count"))), ==,
                   "1 section, 4 segments");

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
  window_test_add ("/details-episode/closing", window_test_notes, test_closing);

  return g_test_run ();
}
