/* test-details-episode.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "details-test.h"
#include "outline-test.h"

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

/* A widget of the details by its id in their template. */
static GtkWidget *
child (WindowTest *test,
       const char *id)
{
  return window_test_find_id (GTK_WIDGET (test->details), id);
}

/* Finds the label of a menu item, below @widget. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *label)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Opens the context menu of the description. Returns: the item of the menu with a label */
static GtkWidget *
open_menu_item (WindowTest *test,
                const char *label)
{
  GtkWidget *body = GTK_WIDGET (details_test_editor (test, SEGUE_DETAILS_BODY));
  GtkWidget *item;

  gtk_widget_activate_action (body, "menu.popup", NULL);
  window_test_settle ();
  item = find_label (body, label);
  g_assert_nonnull (item);

  return gtk_widget_get_parent (item);
}

/* The context menu of the description undoes what the window would undo, and marks up words. */
/* An empty closing text leaves the room to the opening text. One that is written has its share. */
static void
test_room (WindowTest *test,
           const char *text)
{
  GtkWidget *opening = window_test_find_id (GTK_WIDGET (test->details), "opening");
  GtkWidget *closing = window_test_find_id (GTK_WIDGET (test->details), "closing");
  int least;

  segue_view_state_set_selected (test->state, window_test_episode_id (test));
  window_test_await (gtk_widget_get_mapped (closing));
  window_test_settle ();
  least = gtk_widget_get_height (closing);
  g_assert_false (gtk_widget_compute_expand (closing, GTK_ORIENTATION_VERTICAL));
  g_assert_true (gtk_widget_compute_expand (opening, GTK_ORIENTATION_VERTICAL));

  details_test_retype (test, SEGUE_DETAILS_CLOSING, "Until next week.");
  window_test_settle ();
  g_assert_cmpint (gtk_widget_get_height (closing), ==, least);
  window_test_act (test, "win.focus-outline", NULL);
  window_test_act (test, "win.undo", NULL);
  window_test_act (test, "win.redo", NULL);
  g_assert_true (gtk_widget_compute_expand (closing, GTK_ORIENTATION_VERTICAL));
}

static void
test_menu (WindowTest *test,
           const char *text)
{
  GtkWidget *body = GTK_WIDGET (details_test_editor (test, SEGUE_DETAILS_BODY));

  window_test_select (test, 2);
  details_test_go_to (test, SEGUE_DETAILS_BODY);
  g_assert_false (gtk_widget_is_sensitive (open_menu_item (test, "Undo")));
  gtk_text_view_place_cursor_onscreen (GTK_TEXT_VIEW (body));
  segue_field_editor_set_caret (SEGUE_FIELD_EDITOR (body), 1);
  g_signal_emit_by_name (open_menu_item (test, "Bold"), "clicked");
  window_test_settle ();
  details_test_assert_changed (test, window_test_notes, "퇴근길에", "**퇴근길에**");
  g_assert_true (gtk_widget_is_sensitive (open_menu_item (test, "Undo")));
  g_assert_false (gtk_widget_is_sensitive (open_menu_item (test, "Redo")));
  g_signal_emit_by_name (open_menu_item (test, "Undo"), "clicked");
  window_test_settle ();
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
  g_assert_true (gtk_widget_is_sensitive (open_menu_item (test, "Redo")));
  g_signal_emit_by_name (open_menu_item (test, "Redo"), "clicked");
  window_test_settle ();
  details_test_assert_changed (test, window_test_notes, "퇴근길에", "**퇴근길에**");
}

static void
assert_page (WindowTest *test,
             const char *page)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (child (test, "stack"))), ==, page);
}

/* Several selected rows are counted, and what the page offers is done with all of them. */
static void
test_selected_rows (WindowTest *test,
           const char *text)
{
  outline_test_click (test, 2, FALSE, FALSE);
  assert_page (test, "entry");
  outline_test_click (test, 4, FALSE, TRUE);
  assert_page (test, "many");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (test, "count_selected"))), ==, "3 selected");
  g_assert_false (gtk_widget_get_mapped (child (test, "path")));
  outline_test_click (test, 3, TRUE, FALSE);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (test, "count_selected"))), ==, "2 selected");
  window_test_act (test, "win.focus-details", NULL);
  assert_page (test, "many");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), child (test, "stack")));

  /* to the end of the section that the menu names, in one step */
  gtk_menu_button_popup (GTK_MENU_BUTTON (child (test, "move_button")));
  window_test_settle ();
  g_signal_emit_by_name (gtk_widget_get_parent (find_label (child (test, "move_button"), "사람들(People)")), "clicked");
  window_test_settle ();
  outline_test_assert_titles (test, "여는 말|소식(News)|강변 도서관, 다시 열다|사람들(People)|서고 이사를 끝낸 사서들|기사이자 사서|"
                                    "느티나무 도서관의 밤|책 버스의 새 정류장|끝(Closing)|청취자 편지|닫는 말");
  outline_test_assert_selected (test, "6 7");
  assert_page (test, "many");
  window_test_act (test, "win.undo", NULL);
  details_test_assert_changed (test, text, "여는", "여는");

  outline_test_click (test, 2, FALSE, FALSE);
  outline_test_click (test, 4, TRUE, FALSE);
  window_test_act (test, "win.copy-selected", NULL);
  window_test_act (test, "win.remove-selected", NULL);
  assert_page (test, "entry");
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  g_assert_true (gtk_widget_get_mapped (child (test, "path")));

  /* a field that is edited stays until the focus leaves it */
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  segue_view_state_set_n_selected (test->state, 2);
  assert_page (test, "entry");
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_TITLE));
  details_test_type (test, "x");
  window_test_act (test, "win.focus-outline", NULL);
  assert_page (test, "many");
}

/* Fields and rows show no hyphens that are not in the text. */
static void
test_hyphens (WindowTest *test,
              const char *text)
{
  window_test_select (test, 2);
  details_test_retype (test, SEGUE_DETAILS_TITLE, "AI의 의사 결정");
  details_test_retype (test, SEGUE_DETAILS_BODY, "AI의 의사 결정");
  window_test_assert_unhyphenated (GTK_WIDGET (test->window));
}

static void
assert_text_before (WindowTest *test,
                    const char *expected)
{
  GtkTextView *view = GTK_TEXT_VIEW (segue_text_view_get_view (test->text_view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, caret;
  g_autofree char *before = NULL;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &caret, TRUE);
  g_assert_true (g_str_has_suffix (before, expected));
}

/* The text of the whole episode is shown where the caret was in the opening text or in a description. */
static void
test_to_text (WindowTest *test,
              const char *text)
{
  window_test_act (test, "details.show-episode", NULL);
  details_test_go_to (test, SEGUE_DETAILS_OPENING);
  segue_field_editor_set_caret (details_test_editor (test, SEGUE_DETAILS_OPENING), 5);
  window_test_act (test, "win.focus-text", NULL);
  assert_text_before (test, "---\nHeaví");
  window_test_act (test, "win.focus-outline", NULL);
  window_test_select (test, 0);
  details_test_go_to (test, SEGUE_DETAILS_BODY);
  segue_field_editor_set_caret (details_test_editor (test, SEGUE_DETAILS_BODY), 3);
  window_test_act (test, "win.focus-text", NULL);
  assert_text_before (test, "(0:10) a\nAbo");
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/details-episode/fields", details_test_matter, test_episode);
  window_test_add ("/details-episode/heading", details_test_matter, test_heading);
  window_test_add ("/details-episode/menu", window_test_notes, test_menu);
  window_test_add ("/details-episode/selected-rows", window_test_notes, test_selected_rows);
  window_test_add ("/details-episode/room", "Opening.\n\n(00:00:10) A\n(00:01:00) B\n", test_room);
  window_test_add ("/details-episode/closing", window_test_notes, test_closing);
  window_test_add ("/details-episode/to-text", "---\ntitle: T\n---\nHeavíly.\n\n(0:10) a\nAbout a.\n", test_to_text);
  window_test_add ("/details-episode/hyphens", window_test_notes, test_hyphens);

  return g_test_run ();
}
