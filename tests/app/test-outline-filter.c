/* test-outline-filter.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-test.h"
#include "test-input-method.h"

static void
filter (WindowTest *test,
        const char *text)
{
  outline_view_set_filter (test->outline, text);
  window_test_settle ();
}

/* Which page the outline shows: its list, or what stands in place of it. */
static void
assert_page (WindowTest *test,
             const char *page)
{
  GtkWidget *stack = window_test_find_id (GTK_WIDGET (test->outline), "stack");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, page);
}

static void
test_filter (WindowTest *test,
             const char *text)
{
  SegueOutline *outline = test->outline;

  outline_test_click (test, 3, FALSE, FALSE);
  outline_test_click (test, 9, TRUE, FALSE);
  window_test_act (test, "outline.filter", NULL);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (outline_view_filter (outline))));

  /* rows that match, under what they stand under; "서" is found in "사서" and while "섯" is being typed */
  filter (test, "사서");
  outline_test_assert_titles (test, "사람들(People)|서고 이사를 끝낸 사서들|기사이자 사서");
  g_assert_cmpstr (outline_view_filter_count (outline), ==, "2 of 11");
  filter (test, "도서관 다ㅅ");
  outline_test_assert_titles (test, "소식(News)|강변 도서관, 다시 열다");
  outline_test_assert_selected (test, "1");
  /* the section brings what stands in it, whatever the case and width */
  filter (test, "ｎＥＷ");
  outline_test_assert_titles (test, "소식(News)|느티나무 도서관의 밤|강변 도서관, 다시 열다|책 버스의 새 정류장");
  outline_test_click (test, 2, FALSE, FALSE);
  window_test_act (test, "outline.move-up", NULL);
  filter (test, " 없는 & 말");
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  g_assert_false (outline_view_shows_empty (outline));
  assert_page (test, "unmatched");
  g_assert_cmpstr (outline_view_filter_count (outline), ==, "0 of 11");
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (window_test_find_id (GTK_WIDGET (outline), "unmatched"))),
                   ==, "No title contains “없는 &amp; 말”.");
  /* nothing that is not seen is removed */
  window_test_act (test, "outline.remove", NULL);
  g_assert_false (segue_document_can_undo (test->document));

  /* what another view goes to is shown */
  segue_view_state_set_selected (test->state,
                                 segue_entry_get_id (segue_episode_get (segue_document_get_episode (test->document), 1)));
  window_test_settle ();
  outline_test_assert_titles (test, "여는 말");
  assert_page (test, "list");

  /* the button of the page shows all rows again */
  window_test_act (test, "outline.filter", NULL);
  filter (test, "없는 말");
  gtk_widget_child_focus (GTK_WIDGET (outline), GTK_DIR_TAB_FORWARD);
  g_assert_true (window_test_focus (test) == window_test_find_id (GTK_WIDGET (outline), "clear_button"));
  g_signal_emit_by_name (window_test_focus (test), "clicked");
  window_test_settle ();
  assert_page (test, "list");
  g_assert_cmpuint (window_test_n_rows (test), ==, 11);
  outline_test_assert_focus (test, 0);
  window_test_act (test, "outline.filter", NULL);
  filter (test, "여는");

  g_signal_emit_by_name (outline_view_filter (outline), "stop-search");
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 11);
  g_assert_false (gtk_search_bar_get_search_mode (outline_view_filter_bar (outline)));
  outline_test_assert_focus (test, 0);
}

static void
test_filter_keeps_selection (WindowTest *test,
                             const char *text)
{
  outline_test_click (test, 3, FALSE, FALSE);
  outline_test_click (test, 9, TRUE, FALSE);
  window_test_act (test, "outline.filter", NULL);
  filter (test, "사서");
  outline_test_assert_selected (test, "");
  filter (test, "강변");
  outline_test_assert_selected (test, "1");
  filter (test, "");
  outline_test_assert_selected (test, "3 9");
  g_assert_cmpuint (outline_test_current (test), ==, 9);

  /* what is selected under the filter counts */
  filter (test, "사서");
  outline_test_click (test, 2, FALSE, FALSE);
  filter (test, "");
  outline_test_assert_selected (test, "7");
}

/* A new segment can be written while a filter hides what does not match. */
static void
test_filter_adding (WindowTest *test,
                    const char *text)
{
  window_test_act (test, "outline.filter", NULL);
  filter (test, "사서");
  outline_test_click (test, 2, FALSE, FALSE);
  window_test_act (test, "outline.add-segment", NULL);
  g_assert_nonnull (window_test_editor (test));
  g_assert_cmpuint (window_test_n_rows (test), ==, 4);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "다른 것");
  segue_outline_finish_edit (test->outline);
  window_test_settle ();
  outline_test_assert_titles (test, "사람들(People)|서고 이사를 끝낸 사서들|기사이자 사서|다른 것");
}

/* Typing on the rows goes to a title, also while a syllable is being composed. */
static void
test_typing (WindowTest *test,
             const char *text)
{
  SegueOutline *outline = test->outline;

  outline_test_click (test, 0, FALSE, FALSE);
  test_input_method_compose ("강");
  window_test_settle ();
  g_assert_cmpuint (outline_test_current (test), ==, 3);
  outline_test_assert_focus (test, 3);
  outline_test_assert_selected (test, "3");
  test_input_method_compose ("책");
  window_test_settle ();
  g_assert_cmpuint (outline_test_current (test), ==, 4);
  test_input_method_commit ();
  window_test_settle ();
  g_assert_cmpuint (outline_test_current (test), ==, 4);
  g_assert_cmpstr (outline_view_typed (outline), ==, "책");

  /* nothing typed on the list comes into the title that is edited next */
  window_test_act (test, "outline.edit-title", NULL);
  g_assert_null (outline_view_typed (outline));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "책 버스의 새 정류장");
  test_input_method_compose ("가");
  test_input_method_commit ();
  window_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "책 버스의 새 정류장가");
  window_test_act (test, "outline.cancel", NULL);

  /* where none begins with it, one that holds it */
  test_input_method_compose ("편지");
  window_test_settle ();
  g_assert_cmpuint (outline_test_current (test), ==, 9);
}

int
main (int   argc,
      char *argv[])
{
  test_input_method_install ();
  window_test_init (&argc, &argv);
  test_input_method_register ();

  window_test_add ("/outline-filter/filter", window_test_notes, test_filter);
  window_test_add ("/outline-filter/keeps-selection", window_test_notes, test_filter_keeps_selection);
  window_test_add ("/outline-filter/adding", window_test_notes, test_filter_adding);
  window_test_add ("/outline-filter/typing", window_test_notes, test_typing);

  return g_test_run ();
}
