/* test-problems.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/problems/segue-fix-dialog.h"
#include "app/problems/segue-problem-list.h"
#include "app/problems/segue-problem-row.h"
#include "session/problems/segue-fix-item.h"
#include "window-test.h"

/* An hour lost, a time left open, a time mistyped, and a section with nothing in it. */
#define NOTES                      \
  "동네 도서관 이야기, 7회\n"      \
  "\n"                             \
  "(00:00:10) 여는 말\n"           \
  "\n"                             \
  "**소식(News)**\n"               \
  "(00:40:06) 책 버스의 새 정류장\n" \
  "(01:28:31) 서고 이사\n"         \
  "(00:31:23) 청취자 편지\n"       \
  "이 편지는 편지는 길다.\n"       \
  "(00:00:00) 사서의 하루\n"       \
  "(01:99:99) 퀴즈\n"              \
  "(01:33:15) 닫는 말\n"           \
  "\n"                             \
  "**빈 곳(Empty)**\n"

#define FIXED_HOUR "(01:31:23) 청취자 편지\n"

static SegueFixDialog *
find_fix_dialog (WindowTest *test)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_FIX_DIALOG (link->data) && gtk_window_get_transient_for (link->data) == GTK_WINDOW (test->window))
        return link->data;
    }

  return NULL;
}

static GtkListView *
get_list (GtkWidget *within)
{
  return GTK_LIST_VIEW (window_test_find (within, GTK_TYPE_LIST_VIEW));
}

static guint
n_rows (GtkListView *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

/* What the rows of the list say, `#` before headings. */
static char *
describe_rows (GtkListView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      if (SEGUE_IS_PROBLEM (item))
        g_string_append_printf (out, "%s\n", segue_problem_get_rule (SEGUE_PROBLEM (item)));
      else
        g_string_append_printf (out, "# %s\n", gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }

  return g_string_free (out, FALSE);
}

static void
assert_rows (GtkListView *view,
             const char  *expected)
{
  g_autofree char *rows = describe_rows (view);

  /* the hint for YouTube comes a moment after the other problems */
  for (guint i = 0; i < 400 && !g_str_equal (rows, expected); i++)
    {
      g_usleep (10000);
      window_test_settle ();
      g_free (rows);
      rows = describe_rows (view);
    }
  g_assert_cmpstr (rows, ==, expected);
}

static void
activate_row (GtkListView *view,
              guint        position)
{
  g_signal_emit_by_name (view, "activate", position);
  window_test_settle ();
}

static GtkWidget *
open_list (WindowTest *test)
{
  window_test_act (test, "win.show-problems", NULL);

  return window_test_find (window_test_child (test->window, "problem_bar"), SEGUE_TYPE_PROBLEM_LIST);
}

static void
set_style (WindowTest *test,
           gboolean    style)
{
  g_settings_set_boolean (test->settings, "check-style", style);
  window_test_settle ();
}

static void
test_list (WindowTest *test,
           const char *text)
{
  GtkWidget *list;
  GtkListView *view;

  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 3);
  list = open_list (test);
  g_assert_true (gtk_widget_get_mapped (list));
  view = get_list (list);
  assert_rows (view, "time-order\ntime-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), list) || window_test_focus (test) == list);

  /* notes of style come and go with the setting, and are not counted */
  set_style (test, TRUE);
  assert_rows (view, "time-order\ntime-placeholder\ntime-malformed\n# 3 Notes\nyoutube-first\ntext-repeated-word\nsection-empty\n");
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 3);
  set_style (test, FALSE);
  assert_rows (view, "time-order\ntime-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n");

  /* a row leads to its entry, and the window goes on from there */
  activate_row (view, 1);
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 5));
  window_test_act (test, "win.next-problem", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 6));

  /* so does a note */
  list = open_list (test);
  activate_row (get_list (list), 5);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 8));
}

/* The text that stands at the caret of the text view. */
static char *
dup_at_caret (WindowTest *test,
              guint       n_chars)
{
  GtkTextView *view = GTK_TEXT_VIEW (window_test_find (GTK_WIDGET (test->text_view), GTK_TYPE_TEXT_VIEW));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  end = start;
  gtk_text_iter_forward_chars (&end, n_chars);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* In the text the caret goes to the very place, from the list and by key. */
static void
test_text (WindowTest *test,
           const char *text)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *word = NULL;
  GtkListView *view;

  window_test_act (test, "win.focus-text", NULL);
  window_test_act (test, "win.next-problem", NULL);
  first = dup_at_caret (test, 8);
  g_assert_cmpstr (first, ==, "00:31:23");
  window_test_act (test, "win.next-problem", NULL);
  second = dup_at_caret (test, 8);
  g_assert_cmpstr (second, ==, "00:00:00");

  set_style (test, TRUE);
  view = get_list (open_list (test));
  assert_rows (view, "time-order\ntime-placeholder\ntime-malformed\n# 3 Notes\nyoutube-first\ntext-repeated-word\nsection-empty\n");
  activate_row (view, 5);
  word = dup_at_caret (test, 3);
  g_assert_cmpstr (word, ==, "편지는");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->text_view)));
  set_style (test, FALSE);

  /* the focus stays where the user types, and the likeliest fix is a key away */
  window_test_act (test, "win.previous-problem", NULL);
  window_test_act (test, "win.fix-problem", "u", 0);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 2);
  g_assert_true (window_test_focus (test) != NULL &&
                 gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->text_view)));
}

static void
test_page (WindowTest *test,
           const char *text)
{
  GtkWidget *page = window_test_child (test->window, "problem_page");

  window_test_resize (GTK_WIDGET (test->window), 360, 700);
  window_test_act (test, "win.show-problems", NULL);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_cmpint (gtk_widget_get_width (page), ==, gtk_widget_get_width (GTK_WIDGET (test->window)));
  g_assert_cmpint (gtk_widget_get_width (page), <=, 376);
  g_assert_true (gtk_widget_get_mapped (window_test_child (test->window, "back_button")));
  assert_rows (get_list (page), "time-order\ntime-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n");

  /* back to where the user was */
  window_test_act (test, "win.leave-problems", NULL);
  g_assert_false (gtk_widget_get_mapped (page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
  g_assert_false (gtk_widget_get_mapped (window_test_child (test->window, "back_button")));

  window_test_act (test, "win.show-problems", NULL);
  activate_row (get_list (page), 2);
  g_assert_false (gtk_widget_get_mapped (page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->outline)));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 6));

  /* a window that grows has the bar again */
  window_test_act (test, "win.show-problems", NULL);
  window_test_resize (GTK_WIDGET (test->window), 1280, 700);
  g_assert_false (gtk_widget_get_mapped (page));
  g_assert_true (gtk_widget_get_mapped (window_test_child (test->window, "problem_bar")));
}

static void
assert_text (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_text (test);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_contains (WindowTest *test,
                 const char *part,
                 gboolean    contained)
{
  g_autofree char *text = window_test_text (test);

  g_assert_cmpint (strstr (text, part) != NULL, ==, contained);
}

static SegueFixItem *
get_fix_item (GtkListView *view,
              guint        position)
{
  return g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
}

static void
apply_fixes (WindowTest *test)
{
  SegueFixDialog *dialog = find_fix_dialog (test);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "fix.apply", NULL));
  window_test_await (find_fix_dialog (test) == NULL);
  window_test_settle ();
}

static void
test_fix_list (WindowTest *test,
               const char *text)
{
  g_autoptr(SegueFixItem) first = NULL;
  g_autoptr(SegueFixItem) second = NULL;
  GtkListView *view;
  const char *before;
  const char *after;

  window_test_act (test, "win.fix-problems", NULL);
  view = get_list (GTK_WIDGET (find_fix_dialog (test)));
  g_assert_cmpuint (n_rows (view), ==, 2);
  first = get_fix_item (view, 0);
  second = get_fix_item (view, 1);
  g_assert_true (segue_fix_item_get_chosen (first));
  segue_fix_item_get_lines (first, &before, &after);
  g_assert_cmpstr (before, ==, "(00:31:23) 청취자 편지");
  g_assert_cmpstr (after, ==, "(01:31:23) 청취자 편지");

  /* all chosen ones are one step */
  apply_fixes (test);
  assert_contains (test, FIXED_HOUR, TRUE);
  assert_contains (test, "(--:--:--) 사서의 하루\n", TRUE);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 1);
  g_assert_cmpstr (segue_document_get_undo_label (test->document), ==, "Fix 2 Problems");
  window_test_act (test, "win.undo", NULL);
  assert_text (test, NOTES);
  g_assert_false (segue_document_can_undo (test->document));
}

/* Only the problems of the same kind as the current one are listed. */
static void
test_fix_kind (WindowTest *test,
               const char *text)
{
  window_test_act (test, "win.next-problem", NULL);
  window_test_act (test, "win.fix-kind", NULL);
  g_assert_cmpuint (n_rows (get_list (GTK_WIDGET (find_fix_dialog (test)))), ==, 1);
  apply_fixes (test);
  assert_contains (test, FIXED_HOUR, TRUE);
  assert_contains (test, "(00:00:00) 사서의 하루\n", TRUE);
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 2);
}

/* Another fix than the likeliest, one that is not ticked, and a dialog that is closed. */
static void
test_fix_choice (WindowTest *test,
                 const char *text)
{
  SegueFixDialog *dialog;
  GtkListView *view;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(SegueFixItem) first = NULL;

      window_test_act (test, "win.fix-problems", NULL);
      dialog = find_fix_dialog (test);
      view = get_list (GTK_WIDGET (dialog));
      first = get_fix_item (view, 0);
      segue_fix_item_set_fix (first, 1);
      activate_row (view, 1);
      if (i == 0)
        {
          gtk_window_close (GTK_WINDOW (dialog));
          window_test_settle ();
          assert_text (test, NOTES);
        }
    }
  apply_fixes (test);
  assert_contains (test, "(00:31:23) 청취자 편지\n이 편지는 편지는 길다.\n(00:40:06) 책 버스의 새 정류장\n", TRUE);
  assert_contains (test, "(00:00:00) 사서의 하루\n", TRUE);
}

static GtkWidget *
find_row (GtkListView *view,
          guint        nth)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (row != NULL && (window_test_find (row, SEGUE_TYPE_PROBLEM_ROW) == NULL || nth-- > 0))
    row = gtk_widget_get_next_sibling (row);

  return row != NULL ? window_test_find (row, SEGUE_TYPE_PROBLEM_ROW) : NULL;
}

static void
click_row_button (GtkListView *view,
                  guint        nth)
{
  g_signal_emit_by_name (window_test_find (find_row (view, nth), GTK_TYPE_BUTTON), "clicked");
  window_test_settle ();
}

static void
test_intended (WindowTest *test,
               const char *text)
{
  SegueProblems *problems = test->problems;
  GtkWidget *list = open_list (test);
  GtkListView *view = get_list (list);

  /* a note is no reason for a sign in the outline */
  for (guint i = 0; i < window_test_n_rows (test); i++)
    {
      SegueProblem *problem = segue_problems_lookup (problems, window_test_id (test, i));

      g_assert_true (problem == NULL || segue_problem_get_severity (problem) != SEGUE_SEVERITY_NOTE);
    }

  click_row_button (view, 0);
  assert_rows (view, "time-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n# 1 Finding Is Intended\n");
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2);
  g_assert_null (segue_problems_lookup (problems, window_test_id (test, 4)));
  click_row_button (view, 3);
  assert_rows (view, "time-placeholder\ntime-malformed\n# 1 Note\nyoutube-first\n# 2 Findings Are Intended\n");

  /* nothing of it is in the notes */
  assert_text (test, NOTES);
  g_assert_false (segue_document_get_modified (test->document));

  /* they can be looked at, and shown again */
  activate_row (view, 4);
  assert_rows (view, "time-placeholder\ntime-malformed\n# 1 Note\nyoutube-first\n# 2 Findings Are Intended\ntime-order\nsection-empty\n");
  click_row_button (view, 4);
  assert_rows (view, "time-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n# 1 Finding Is Intended\ntime-order\n");
  click_row_button (view, 4);
  assert_rows (view, "time-order\ntime-placeholder\ntime-malformed\n# 2 Notes\nyoutube-first\nsection-empty\n");
}

static void
silenced_cb (SegueProblems  *problems,
             const char     *key,
             char          **told)
{
  g_free (*told);
  *told = g_strdup (key);
}

/* What is intended stays so wherever its line goes and whatever is edited elsewhere, until its line is another; and it
 * is known again in the next window. */
static void
test_intended_stays (WindowTest *test,
                     const char *text)
{
  SegueProblems *problems = test->problems;
  g_autofree char *key = NULL;
  g_autoptr(GtkApplication) application = g_object_ref (GTK_APPLICATION (test->application));
  SegueWindow *other;

  g_signal_connect (problems, "silenced", G_CALLBACK (silenced_cb), &key);
  window_test_act (test, "win.silence-problem", NULL);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2);

  /* Undo beside the message */
  window_test_act (test, "win.unsilence-problem", "s", key);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);
  window_test_act (test, "win.silence-problem", NULL);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2);

  window_test_edit_title (test, 3, "서고 이사를 끝낸 사서들");
  window_test_settle ();
  segue_problems_check (problems);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2);

  window_test_edit_title (test, 4, "청취자 편지 두 통");
  segue_problems_check (problems);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);
  window_test_act (test, "win.undo", NULL);
  segue_problems_check (problems);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2);

  /* another window, as of another day */
  other = SEGUE_WINDOW (segue_window_new (application));
  segue_window_open (other, test->file, NULL);
  gtk_window_present (GTK_WINDOW (other));
  window_test_await (segue_problems_get_n (segue_session_get_problems (segue_window_get_session (other))) > 0);
  window_test_settle ();
  g_assert_cmpuint (segue_problems_get_n (segue_session_get_problems (segue_window_get_session (other))), ==, 2);
  gtk_window_destroy (GTK_WINDOW (other));
  window_test_settle ();
}

/* That a new segment has no title is not told while it is being typed. */
static void
test_new_segment (WindowTest *test,
                  const char *text)
{
  const char *const typed[] = { "", "새", "", "새 꼭지" };

  window_test_select (test, 1);
  window_test_act (test, "outline.add-segment", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), typed[i]);
      for (guint j = 0; j < 5; j++)
        window_test_settle ();
      g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 3);
    }
  segue_outline_finish_edit (test->outline);
  window_test_settle ();
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 3);
}

/* So it is in the details, until the new title is left. */
static void
test_new_in_details (WindowTest *test,
                     const char *text)
{
  const char *const typed[] = { "", "새 꼭지", "" };

  window_test_select (test, 1);
  window_test_act (test, "win.focus-details", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->details), "details.add-segment", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_test_focus (test))), typed[i], -1);
      for (guint j = 0; j < 5; j++)
        window_test_settle ();
      g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 3);
    }
  window_test_act (test, "win.focus-outline", NULL);
  window_test_await (segue_problems_get_n (test->problems) == 4);
}

/* Nothing is said of what is being typed, and the problem that is shown stays until the typing has ended. */
static void
test_typing (WindowTest *test,
             const char *text)
{
  SegueProblems *problems = test->problems;
  SegueProblem *shown;

  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);

  /* half a time is no mistake */
  window_test_select (test, 2);
  window_test_act (test, "outline.edit-start", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "00:00:01");
  for (guint i = 0; i < 5; i++)
    window_test_settle ();
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);
  segue_problems_check (problems);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);
  segue_outline_finish_edit (test->outline);
  window_test_await (segue_problems_get_n (problems) == 4);
  window_test_act (test, "win.undo", NULL);
  window_test_await (segue_problems_get_n (problems) == 3);

  /* a time that is mended is one until its field is left */
  window_test_act (test, "win.next-problem", NULL);
  shown = segue_problems_get_current (problems, NULL);
  g_assert_cmpuint (segue_problem_get_id (shown), ==, window_test_id (test, 4));
  window_test_act (test, "outline.edit-start", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "01:31:23");
  for (guint i = 0; i < 5; i++)
    window_test_settle ();
  segue_problems_check (problems);
  g_assert_true (segue_problems_get_current (problems, NULL) == shown);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 3);
  segue_outline_finish_edit (test->outline);
  window_test_await (segue_problems_get_n (problems) == 2);
}

/* Thousands of problems are listed, stepped through and fixed. */
static void
test_many (WindowTest *test,
           const char *text)
{
  SegueProblems *problems = test->problems;
  GtkWidget *list;

  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2000);
  list = open_list (test);
  g_assert_cmpuint (n_rows (get_list (list)), ==, 2000);
  activate_row (get_list (list), 1999);
  window_test_act (test, "win.next-problem", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==,
                    segue_problem_get_id (segue_problems_get (problems, 0)));

  window_test_act (test, "win.fix-problems", NULL);
  apply_fixes (test);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 0);
  window_test_act (test, "win.undo", NULL);
  segue_problems_check (problems);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 2000);
}

static char *
make_many (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "(%02u:%02u%c%02u) 꼭지 %u\n", i / 300, i / 5 % 60, i % 5 == 4 ? ';' : ':', i % 5 * 12, i);

  return g_string_free (text, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *many = make_many ();

  window_test_init (&argc, &argv);
  window_test_add ("/problems/list", NOTES, test_list);
  window_test_add ("/problems/text", NOTES, test_text);
  window_test_add ("/problems/page", NOTES, test_page);
  window_test_add ("/problems/fix-list", NOTES, test_fix_list);
  window_test_add ("/problems/fix-kind", NOTES, test_fix_kind);
  window_test_add ("/problems/fix-choice", NOTES, test_fix_choice);
  window_test_add ("/problems/intended", NOTES, test_intended);
  window_test_add ("/problems/intended-stays", NOTES, test_intended_stays);
  window_test_add ("/problems/new-segment", NOTES, test_new_segment);
  window_test_add ("/problems/new-in-details", NOTES, test_new_in_details);
  window_test_add ("/problems/typing", NOTES, test_typing);
  window_test_add ("/problems/many", many, test_many);

  return g_test_run ();
}
