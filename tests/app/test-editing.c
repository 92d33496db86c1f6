/* test-editing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "test-input-method.h"
#include "window-test.h"

/* Compares the notes with what they were, in which @before now stands as @after. */
static void
assert_only_changed (WindowTest *test,
                     const char *before,
                     const char *after)
{
  g_auto(GStrv) parts = g_strsplit (window_test_notes, before, 2);
  g_autofree char *expected = g_strjoinv (after, parts);
  g_autofree char *text = window_test_text (test);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpstr (text, ==, expected);
}

/* Types at the caret, a character at a time as keys would. */
static void
type (WindowTest *test,
      const char *text)
{
  GtkWidget *widget = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (window_test_editor (test))));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *one = g_strndup (p, g_utf8_next_char (p) - p);

      g_signal_emit_by_name (widget, "insert-at-cursor", one);
      window_test_settle ();
    }
}

static void
begin (WindowTest *test,
       guint       position,
       const char *action)
{
  window_test_select (test, position);
  window_test_act (test, action, NULL);
  g_assert_nonnull (window_test_editor (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (window_test_editor (test))));
}

/* The row at @position is current and has the focus, and nothing is edited. */
static void
assert_row_focused (WindowTest *test,
                    guint       position)
{
  SegueOutlineRow *row = outline_view_row (test->outline, window_test_id (test, position));

  g_assert_null (window_test_editor (test));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, position));
  g_assert_true (window_test_focus (test) == gtk_widget_get_parent (GTK_WIDGET (row)));
}

static void
test_title (WindowTest *test,
            const char *text)
{
  begin (test, 2, "outline.edit-title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "느티나무 도서관의 밤");
  type (test, " 소리");
  assert_only_changed (test, "느티나무 도서관의 밤\n", "느티나무 도서관의 밤 소리\n");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "느티나무 도서관의 밤 소리");

  /* Return ends the edit */
  window_test_act (test, "outline.commit", NULL);
  assert_row_focused (test, 2);

  /* Escape puts back what was there, and the focus on the row */
  begin (test, 3, "outline.edit-title");
  type (test, "x");
  assert_only_changed (test, "의 밤\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도서관, 다시 열다\n",
                       "의 밤 소리\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도서관, 다시 열다x\n");
  window_test_act (test, "outline.cancel", NULL);
  assert_only_changed (test, "느티나무 도서관의 밤\n", "느티나무 도서관의 밤 소리\n");
  assert_row_focused (test, 3);

  /* what was typed in a row is one step */
  window_test_act (test, "win.undo", NULL);
  assert_only_changed (test, "느티나무", "느티나무");
  g_assert_false (segue_document_can_undo (test->document));
}

static gboolean
is_details_field_focused (WindowTest *test,
                          guint       place)
{
  SegueDetailsFields *fields = segue_details_get_fields (test->details);

  return segue_details_fields_find_widget (fields, window_test_focus (test)) == place;
}

/* Tab goes from the title to the time and on to the link, all of the same entry. */
static void
test_tab (WindowTest *test,
          const char *text)
{
  const guint64 id = window_test_id (test, 2);

  begin (test, 2, "outline.edit-title");
  window_test_act (test, "outline.next-field", NULL);
  g_assert_cmpint (outline_view_editing (test->outline), ==, SEGUE_FIELD_START);
  window_test_act (test, "outline.previous-field", NULL);
  g_assert_cmpint (outline_view_editing (test->outline), ==, SEGUE_FIELD_TITLE);
  window_test_act (test, "outline.next-field", NULL);
  window_test_act (test, "outline.next-field", NULL);
  g_assert_null (window_test_editor (test));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_true (is_details_field_focused (test, SEGUE_DETAILS_LINK));

  /* backwards there is nothing before the title, and a section has only that */
  begin (test, 2, "outline.edit-title");
  window_test_act (test, "outline.previous-field", NULL);
  assert_row_focused (test, 2);
  begin (test, 1, "outline.edit-title");
  window_test_act (test, "outline.next-field", NULL);
  assert_row_focused (test, 1);
  assert_only_changed (test, "여는", "여는");
}

/* The time and the link of a row just added are its own, and the key for a new line edits no other entry. */
static void
test_added (WindowTest *test,
            const char *text)
{
  guint64 id;

  window_test_select (test, 2);
  window_test_act (test, "outline.add-segment", NULL);
  id = window_test_id (test, 3);
  type (test, "새로");
  window_test_act (test, "outline.next-field", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_cmpint (outline_view_editing (test->outline), ==, SEGUE_FIELD_START);
  type (test, "00:09:00");
  window_test_act (test, "outline.next-field", NULL);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_true (is_details_field_focused (test, SEGUE_DETAILS_LINK));
  assert_only_changed (test, "(00:17:02)", "(00:09:00) 새로\n(00:17:02)");

  window_test_act (test, "outline.add-segment", NULL);
  type (test, "또");
  window_test_act (test, "outline.commit", NULL);
  assert_row_focused (test, 4);
  assert_only_changed (test, "(00:17:02)", "(00:09:00) 새로\n(--:--:--) 또\n(00:17:02)");
}

static void
test_start (WindowTest *test,
            const char *text)
{
  SegueFieldEntry *editor;

  begin (test, 2, "outline.edit-start");
  editor = window_test_editor (test);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "00:03:07");
  gtk_editable_set_text (GTK_EDITABLE (editor), "4:08");
  assert_only_changed (test, "00:03:07", "00:04:08");

  /* what is no time stays in the field and out of the notes, and is said */
  gtk_editable_set_text (GTK_EDITABLE (editor), "4:0x");
  assert_only_changed (test, "00:03:07", "00:04:08");
  window_test_act (test, "outline.commit", NULL);
  g_assert_true (window_test_editor (test) == editor);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "4:0x");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (editor), "error"));
  g_assert_nonnull (segue_view_state_get_notice (test->state));

  gtk_editable_set_text (GTK_EDITABLE (editor), "4:09");
  g_assert_null (segue_view_state_get_notice (test->state));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (editor), "error"));
  assert_only_changed (test, "00:03:07", "00:04:09");

  /* no time at all is one that is not known yet */
  begin (test, 2, "outline.edit-start");
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "");
  assert_only_changed (test, "00:03:07", "00:04:09");
  segue_outline_finish_edit (test->outline);
  assert_only_changed (test, "00:03:07", "--:--:--");
}

/* Undo and redo with the focus in each field: the step is taken back, shown, and the focus stays where it types. */
static void
test_undo (WindowTest *test,
           const char *text)
{
  static const struct
  {
    const char *action;
    SegueField field;
    const char *typed;
    const char *before;
    const char *after;
  } fields[] = {
    { "outline.edit-title", SEGUE_FIELD_TITLE, "닫는 말!", "닫는 말", "닫는 말!" },
    { "outline.edit-start", SEGUE_FIELD_START, "1:33:20", "01:33:15", "01:33:20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      begin (test, 10, fields[i].action);
      gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), fields[i].typed);
      assert_only_changed (test, fields[i].before, fields[i].after);
      window_test_act (test, "win.undo", NULL);
      assert_only_changed (test, "여는", "여는");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, fields[i].before);
      window_test_act (test, "win.redo", NULL);
      assert_only_changed (test, fields[i].before, fields[i].after);

      /* from another row, in the same kind of field */
      begin (test, 2, fields[i].action);
      window_test_act (test, "win.undo", NULL);
      assert_only_changed (test, "여는", "여는");
      g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 10));
      g_assert_cmpint (outline_view_editing (test->outline), ==, fields[i].field);
      g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (window_test_editor (test))));
      segue_outline_finish_edit (test->outline);
    }

  /* with the focus on a row, it stays on a row */
  gtk_widget_grab_focus (GTK_WIDGET (test->outline));
  window_test_act (test, "win.redo", NULL);
  g_assert_null (window_test_editor (test));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (outline_view_list (test->outline))));
}

static void
test_tree (WindowTest *test,
           const char *text)
{
  SegueOutline *outline = test->outline;
  const guint64 people = window_test_id (test, 5);
  const guint64 second = window_test_id (test, 3);
  guint64 added;
  g_autofree char *undone = NULL;

  /* collapsed sections stay so, and the selection stays with its entry, whatever happens elsewhere */
  window_test_act (test, "outline.toggle", "t", people);
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  window_test_select (test, 3);
  gtk_widget_grab_focus (GTK_WIDGET (outline));
  window_test_act (test, "outline.move-up", NULL);
  g_assert_cmpuint (window_test_id (test, 2), ==, second);
  window_test_act (test, "outline.move-up", NULL);
  g_assert_cmpuint (window_test_id (test, 1), ==, second);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, second);
  g_assert_true (gtk_selection_model_is_selected (outline_view_selection (outline), 2));
  g_assert_true (window_test_focus (test) ==
                 gtk_widget_get_parent (GTK_WIDGET (outline_view_row (outline, second))));
  g_assert_false (segue_outline_model_get_expanded (outline_view_model (outline), people));
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);

  /* a new segment has no time, and is named at once */
  window_test_act (test, "outline.add-segment", NULL);
  added = window_test_id (test, 2);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, added);
  g_assert_cmpint (outline_view_editing (outline), ==, SEGUE_FIELD_TITLE);
  type (test, "새로");
  window_test_act (test, "outline.commit", NULL);
  segue_outline_finish_edit (outline);

  window_test_select (test, 2);
  window_test_act (test, "outline.remove", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  g_assert_true (window_test_offers_undo (test->window));
  window_test_act (test, "win.undo", NULL);
  g_assert_false (window_test_offers_undo (test->window));
  g_assert_cmpuint (window_test_n_rows (test), ==, 10);
  g_assert_cmpuint (window_test_id (test, 2), ==, added);

  /* one that was only just added goes again with Escape */
  window_test_act (test, "outline.add-segment", NULL);
  type (test, "x");
  window_test_act (test, "outline.cancel", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 10);

  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, window_test_notes);
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
}

static gboolean
is_in_sight (WindowTest *test,
             GtkWidget  *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

/* A new row is edited at once, even where it comes to lie below what is shown. */
static void
test_add_out_of_sight (WindowTest *test,
                       const char *text)
{
  window_test_resize (GTK_WIDGET (test->window), 900, 320);
  for (guint i = 1; i < 11; i++)
    {
      window_test_select (test, i);
      window_test_act (test, "outline.add-segment", NULL);
      g_assert_nonnull (window_test_editor (test));
      g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (window_test_editor (test))));
      window_test_await (is_in_sight (test, GTK_WIDGET (window_test_editor (test))));
      type (test, "가 나");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "가 나");
      window_test_act (test, "outline.cancel", NULL);
      g_assert_cmpuint (window_test_n_rows (test), ==, 11);
    }
}

static void
test_move (WindowTest *test,
           const char *text)
{
  const guint64 people = window_test_id (test, 5);
  const guint64 last = window_test_id (test, 10);

  /* a section takes its segments along, and does not stop above what stands before all sections */
  window_test_select (test, 5);
  for (guint i = 0; i < 4; i++)
    window_test_act (test, "outline.move-up", NULL);
  g_assert_cmpuint (window_test_id (test, 1), ==, people);
  for (guint i = 0; i < 4; i++)
    window_test_act (test, "outline.move-down", NULL);
  g_assert_cmpuint (window_test_id (test, 8), ==, people);
  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);

  /* a segment goes from section to section, and back to where it was */
  window_test_select (test, 10);
  for (guint i = 0; i < 20; i++)
    window_test_act (test, "outline.move-up", NULL);
  g_assert_cmpuint (window_test_id (test, 0), ==, last);
  for (guint i = 0; i < 20; i++)
    window_test_act (test, "outline.move-down", NULL);
  g_assert_cmpuint (window_test_id (test, 10), ==, last);
}

static void
test_nudge (WindowTest *test,
            const char *text)
{
  window_test_select (test, 2);
  window_test_act (test, "outline.nudge", "i", 1000);
  window_test_act (test, "outline.nudge", "i", 10000);
  assert_only_changed (test, "00:03:07", "00:03:18");
  window_test_act (test, "win.undo", NULL);
  assert_only_changed (test, "00:03:07", "00:03:07");

  /* no time is before the beginning */
  window_test_select (test, 0);
  for (guint i = 0; i < 3; i++)
    window_test_act (test, "outline.nudge", "i", -10000);
  assert_only_changed (test, "00:00:10", "00:00:00");

  /* by keys that the desktop does not use itself */
  gtk_widget_grab_focus (GTK_WIDGET (test->outline));
  window_test_press (test, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK);
  assert_only_changed (test, "00:00:10", "00:00:10");
  window_test_press (test, GDK_KEY_Left, GDK_ALT_MASK);
  assert_only_changed (test, "00:00:10", "00:00:09");
}

/* An input method composes a syllable in the title while the document changes. */
static void
test_compose (WindowTest *test,
              const char *text)
{
  SegueDocument *document = test->document;
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(SegueEpisode) other = NULL;
  GtkEditable *editable;
  guint index;

  begin (test, 2, "outline.edit-title");
  editable = GTK_EDITABLE (window_test_editor (test));
  test_input_method_compose ("ㅎ");
  test_input_method_compose ("하");
  window_test_settle ();
  assert_only_changed (test, "여는", "여는");

  /* a change elsewhere, and one of this very field */
  g_assert_true (segue_episode_find (segue_document_get_episode (document), window_test_id (test, 3), &index));
  other = segue_edit_set_title (segue_document_get_episode (document), index, "다른 제목", NULL);
  segue_document_apply (document, other, "Other", NULL, NULL);
  window_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "느티나무 도서관의 밤");
  edited = segue_edit_set_title (segue_document_get_episode (document), index - 1, "느티나무 도서관의 새벽", NULL);
  segue_document_apply (document, edited, "Other", NULL, NULL);
  window_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "느티나무 도서관의 밤");

  test_input_method_compose ("한");
  test_input_method_commit ();
  window_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "느티나무 도서관의 밤한");
  type (test, "글");
  assert_only_changed (test, "밤\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도서관, 다시 열다",
                       "밤한글\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 다른 제목");
}

/* Saving and undoing take in what is being composed, whether the input method answers at once or when it loses focus. */
static void
test_commit (WindowTest *test,
             const char *text)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *saved = NULL;

      test_input_method_set_late (i == 1);
      begin (test, 10, "outline.edit-title");
      test_input_method_compose ("한");
      window_test_act (test, "win.save", NULL);
      window_test_await (!segue_document_get_modified (test->document));
      saved = window_test_file_text (test);
      g_assert_nonnull (strstr (saved, "닫는 말한\n"));
      assert_only_changed (test, "닫는 말", "닫는 말한");
      g_assert_nonnull (window_test_editor (test));

      test_input_method_compose ("글");
      window_test_act (test, "win.undo", NULL);
      assert_only_changed (test, "닫는 말", "닫는 말한");
      window_test_act (test, "win.undo", NULL);
      assert_only_changed (test, "여는", "여는");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "닫는 말");
      segue_outline_finish_edit (test->outline);
      window_test_settle ();
    }
  test_input_method_set_late (FALSE);
}

int
main (int   argc,
      char *argv[])
{
  test_input_method_install ();
  window_test_init (&argc, &argv);
  test_input_method_register ();

  window_test_add ("/editing/title", window_test_notes, test_title);
  window_test_add ("/editing/tab", window_test_notes, test_tab);
  window_test_add ("/editing/added", window_test_notes, test_added);
  window_test_add ("/editing/start", window_test_notes, test_start);
  window_test_add ("/editing/undo", window_test_notes, test_undo);
  window_test_add ("/editing/tree", window_test_notes, test_tree);
  window_test_add ("/editing/add-out-of-sight", window_test_notes, test_add_out_of_sight);
  window_test_add ("/editing/move", window_test_notes, test_move);
  window_test_add ("/editing/nudge", window_test_notes, test_nudge);
  window_test_add ("/editing/compose", window_test_notes, test_compose);
  window_test_add ("/editing/commit", window_test_notes, test_commit);

  return g_test_run ();
}
