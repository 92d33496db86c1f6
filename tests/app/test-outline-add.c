/* test-outline-add.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "outline-test.h"
#include "window-test.h"

/* The button below the row at @position that adds a segment. Returns: %NULL if there is none */
static GtkWidget *
find_add_button (WindowTest *test,
                 guint       position)
{
  SegueOutlineRow *row = outline_view_row (test->outline, window_test_id (test, position));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (row));

  return GTK_IS_BUTTON (last) && gtk_widget_get_visible (last) ? last : NULL;
}

static void
assert_buttons (WindowTest *test,
                const char *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < window_test_n_rows (test); i++)
    {
      if (find_add_button (test, i) != NULL)
        g_string_append_printf (found, "%s%u", found->len > 0 ? " " : "", i);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Every section ends with a button, and so do the segments above the sections. */
static void
test_shown (WindowTest *test,
            const char *text)
{
  assert_buttons (test, "0 5 8");

  /* a section without segments has one as well, but not one whose segments are hidden */
  window_test_act (test, "outline.toggle", "t", window_test_id (test, 6));
  assert_buttons (test, "0 5");
  window_test_act (test, "outline.toggle", "t", window_test_id (test, 6));
  outline_test_click (test, 7, FALSE, FALSE);
  outline_test_click (test, 8, TRUE, FALSE);
  window_test_act (test, "outline.remove", NULL);
  assert_buttons (test, "0 5 6");
  window_test_act (test, "win.undo", NULL);

  /* nobody sees what is between the rows that a filter leaves */
  window_test_act (test, "win.filter-outline", NULL);
  outline_view_set_filter (test->outline, "b");
  window_test_settle ();
  assert_buttons (test, "");
  outline_view_set_filter (test->outline, "");
  window_test_settle ();
  assert_buttons (test, "0 5 8");
}

/* The button adds a segment at the end of its section with the title in edit, wherever the selection is. */
static void
test_add (WindowTest *test,
          const char *text)
{
  static const struct
  {
    guint position;
    const char *titles;
  } adds[] = {
    { 0, "a||One|b|c|d|e|Two|f|g" },
    { 5, "a|One|b|c|d|e||Two|f|g" },
    { 8, "a|One|b|c|d|e|Two|f|g|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (adds); i++)
    {
      outline_test_click (test, 2, FALSE, FALSE);
      g_signal_emit_by_name (find_add_button (test, adds[i].position), "clicked");
      window_test_settle ();
      outline_test_assert_titles (test, adds[i].titles);
      g_assert_cmpint (outline_view_editing (test->outline), ==, SEGUE_FIELD_TITLE);
      g_assert_cmpuint (outline_test_current (test), ==, adds[i].position + 1);
      window_test_act (test, "outline.cancel", NULL);
      outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
    }
}

static void
type (WindowTest *test,
      const char *text)
{
  GtkEditable *editor = GTK_EDITABLE (window_test_editor (test));

  for (const char *p = text; *p != '\0'; p++)
    {
      int position = gtk_editable_get_position (editor);

      gtk_editable_insert_text (editor, p, 1, &position);
      gtk_editable_set_position (editor, position);
    }
  window_test_settle ();
}

/* The addition and the title of a segment are one step to undo, and its time is another one, whatever the pauses. */
static void
test_undo (WindowTest *test,
           const char *text)
{
  g_autofree char *added = NULL;

  outline_test_click (test, 2, FALSE, FALSE);
  window_test_act (test, "outline.add-segment", NULL);
  type (test, "ne");
  g_usleep (1100000);
  type (test, "w");
  window_test_act (test, "outline.next-field", NULL);
  type (test, "1:");
  g_usleep (1100000);
  type (test, "25");
  window_test_act (test, "outline.commit", NULL);
  added = window_test_text (test);
  g_assert_nonnull (strstr (added, "01:25"));
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|new|c|d|e|Two|f|g");
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
  g_assert_false (segue_document_can_undo (test->document));

  /* Escape takes the segment away with its title, and redo brings both back */
  window_test_act (test, "outline.add-segment", NULL);
  type (test, "x");
  window_test_act (test, "outline.cancel", NULL);
  g_assert_null (window_test_editor (test));
  g_assert_false (segue_document_can_undo (test->document));
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  window_test_act (test, "win.redo", NULL);
  outline_test_assert_titles (test, "a|One|b|x|c|d|e|Two|f|g");
}

static void
paste_into_title (WindowTest *test)
{
  GtkEditable *editor = GTK_EDITABLE (window_test_editor (test));

  g_signal_emit_by_name (gtk_editable_get_delegate (editor), "paste-clipboard");
  window_test_settle ();
}

/* A list that is pasted into a title that was just added takes the place of its segment, and is one step to undo. */
static void
test_paste (WindowTest *test,
            const char *text)
{
  outline_test_copy (test, "(02:40) x\n(02:50) y\n");
  outline_test_click (test, 0, FALSE, FALSE);
  g_signal_emit_by_name (find_add_button (test, 5), "clicked");
  window_test_settle ();
  paste_into_title (test);
  outline_test_assert_titles (test, "a|One|b|c|d|e|x|y|Two|f|g");
  g_assert_null (window_test_editor (test));
  window_test_act (test, "win.undo", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");

  /* a line becomes the title; where there is a title already, a list is text as well */
  outline_test_copy (test, "one line\n");
  g_signal_emit_by_name (find_add_button (test, 5), "clicked");
  window_test_settle ();
  paste_into_title (test);
  outline_test_assert_titles (test, "a|One|b|c|d|e|one line|Two|f|g");
  g_assert_nonnull (window_test_editor (test));
  outline_test_copy (test, "x\ny\n");
  paste_into_title (test);
  g_assert_cmpuint (window_test_n_rows (test), ==, 10);
}

/* The keys that go from row to row do not stop at a button, and the list gives the focus to the row. */
static void
test_skipped (WindowTest *test,
              const char *text)
{
  g_assert_false (gtk_widget_get_can_focus (find_add_button (test, 5)));
  outline_test_click (test, 5, FALSE, FALSE);
  outline_test_assert_focus (test, 5);
  g_signal_emit_by_name (test->window, "move-focus", GTK_DIR_DOWN);
  outline_test_assert_focus (test, 6);
  g_signal_emit_by_name (test->window, "move-focus", GTK_DIR_UP);
  outline_test_assert_focus (test, 5);
}

static const char *
get_length (WindowTest *test,
            guint       position)
{
  SegueOutlineRow *row = outline_view_row (test->outline, window_test_id (test, position));
  GtkWidget *label = window_test_find_id (GTK_WIDGET (row), "length");

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

/* A length follows the times of the segment and of the one after it. */
static void
test_length (WindowTest *test,
             const char *text)
{
  static const char *const lengths[] = { "0:50", "4 · 3:00", "1:00", "1:00", "0:30", "1:00", "2", "1:00", "" };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    g_assert_cmpstr (get_length (test, i), ==, lengths[i]);

  outline_test_click (test, 3, FALSE, FALSE);
  window_test_act (test, "outline.nudge", "i", 10000);
  g_assert_cmpstr (get_length (test, 2), ==, "1:10");
  g_assert_cmpstr (get_length (test, 3), ==, "0:50");
  /* a segment that ends before it starts has none */
  window_test_act (test, "outline.nudge", "i", 60000);
  g_assert_cmpstr (get_length (test, 3), ==, "");

  /* a narrow window has no room for them */
  window_test_resize (GTK_WIDGET (test->window), 400, 700);
  window_test_await (get_length (test, 2) == NULL);
  g_assert_cmpstr (get_length (test, 1), ==, "4");
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/outline-add/shown", outline_test_notes, test_shown);
  window_test_add ("/outline-add/add", outline_test_notes, test_add);
  window_test_add ("/outline-add/undo", outline_test_notes, test_undo);
  window_test_add ("/outline-add/paste", outline_test_notes, test_paste);
  window_test_add ("/outline-add/skipped", outline_test_notes, test_skipped);
  window_test_add ("/outline-add/length", outline_test_notes, test_length);

  return g_test_run ();
}
