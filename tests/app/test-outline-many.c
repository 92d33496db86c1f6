/* test-outline-many.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-test.h"

#define N_SECTIONS 100
#define N_IN_SECTION 100

static char *
make_notes (void)
{
  GString *text = g_string_new ("Notes of a long day\n\n");

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_string_append_printf (text, "# 섹션 %u\n", i);
      for (guint j = 0; j < N_IN_SECTION; j++)
        {
          const guint n = i * N_IN_SECTION + j;
          /* in seconds; closer together, so many words would be what is said in this time, and no titles */
          const guint t = n * 20;

          g_string_append_printf (text, "(%02u:%02u:%02u) 꼭지 %u: 도서관의 밤\n", t / 3600, t / 60 % 60, t % 60, n);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* Runs an action and says what it took, until everything is quiet again. It must never be long, even on a machine that
 * has other things to do. */
static void
measure (WindowTest *test,
         const char *what,
         const char *action,
         const char *format,
         int         parameter)
{
  const gint64 begin = g_get_monotonic_time ();
  gint64 end;

  if (format != NULL)
    gtk_widget_activate_action (GTK_WIDGET (test->outline), action, format, parameter);
  else if (g_str_has_prefix (action, "list."))
    gtk_widget_activate_action (GTK_WIDGET (outline_view_list (test->outline)), action, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (test->outline), action, NULL);
  end = g_get_monotonic_time ();
  g_test_message ("%s: %.1f ms", what, (end - begin) / 1000.0);
  window_test_settle ();
}

static void
filter (WindowTest *test,
        const char *text)
{
  const gint64 begin = g_get_monotonic_time ();

  outline_view_set_filter (test->outline, text);
  g_test_message ("filter “%s”: %.1f ms", text, (g_get_monotonic_time () - begin) / 1000.0);
  window_test_settle ();
}

static void
test_many (WindowTest *test,
           const char *text)
{
  const guint n = N_SECTIONS * (N_IN_SECTION + 1);
  g_autofree char *after = NULL;

  g_assert_cmpuint (window_test_n_rows (test), ==, n);
  outline_test_click (test, 1, FALSE, FALSE);
  measure (test, "move one", "outline.move-down", NULL, 0);
  measure (test, "undo", "win.undo", NULL, 0);
  measure (test, "shift one", "outline.nudge", "i", 1000);
  measure (test, "undo", "win.undo", NULL, 0);
  measure (test, "duplicate one", "outline.duplicate", NULL, 0);
  measure (test, "undo", "win.undo", NULL, 0);

  measure (test, "select all", "list.select-all", NULL, 0);
  measure (test, "shift all", "outline.nudge", "i", 1000);
  measure (test, "undo", "win.undo", NULL, 0);
  measure (test, "copy all", "outline.copy", NULL, 0);
  measure (test, "remove all", "outline.remove", NULL, 0);
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  measure (test, "undo", "win.undo", NULL, 0);
  g_assert_cmpuint (window_test_n_rows (test), ==, n);

  /* every other row of some sections */
  outline_test_click (test, 1, FALSE, FALSE);
  for (guint i = 3; i < 400; i += 2)
    gtk_selection_model_select_item (outline_view_selection (test->outline), outline_view_first (test->outline) + i,
                                     FALSE);
  window_test_settle ();
  measure (test, "move 200 that stand apart", "outline.move-down", NULL, 0);
  measure (test, "undo", "win.undo", NULL, 0);
  measure (test, "remove 200 that stand apart", "outline.remove", NULL, 0);
  measure (test, "undo", "win.undo", NULL, 0);

  measure (test, "open the filter", "outline.filter", NULL, 0);
  filter (test, "9");
  filter (test, "99");
  filter (test, "999");
  filter (test, "");

  measure (test, "collapse all", "outline.collapse-all", NULL, 0);
  g_assert_cmpuint (window_test_n_rows (test), ==, N_SECTIONS);
  measure (test, "expand all", "outline.expand-all", NULL, 0);
  g_assert_cmpuint (window_test_n_rows (test), ==, n);
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, text);
}

static void
count_deletion_cb (GtkTextBuffer *buffer,
                   GtkTextIter   *start,
                   GtkTextIter   *end,
                   guint         *n_deletions)
{
  (*n_deletions)++;
}

static char *
dup_preview (WindowTest *test)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (segue_preview_get_view (test->preview));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What was pasted leaves the views in one piece: a removal for each entry moves the marks of all others. */
static void
test_undo_paste (WindowTest *test,
                 const char *notes)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (segue_preview_get_view (test->preview));
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *pasted = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  guint n_deletions = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (list, "(%02u:%02u:%02u) 붙인 줄 %u\n", i / 3600, i / 60 % 60, i % 60, i);
  before = dup_preview (test);
  window_test_select (test, 0);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), list->str);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (window_test_n_rows (test) == 1002);
  window_test_settle ();
  pasted = dup_preview (test);
  g_assert_nonnull (strstr (pasted, "붙인 줄 999"));

  g_signal_connect (buffer, "delete-range", G_CALLBACK (count_deletion_cb), &n_deletions);
  window_test_act (test, "win.undo", NULL);
  g_assert_cmpuint (n_deletions, <, 5);
  window_test_settle ();
  after = dup_preview (test);
  g_assert_cmpstr (after, ==, before);
  text = window_test_text (test);
  g_assert_cmpstr (text, ==, notes);
  g_assert_cmpuint (window_test_n_rows (test), ==, 2);

  window_test_act (test, "win.redo", NULL);
  window_test_settle ();
  g_free (after);
  after = dup_preview (test);
  g_assert_cmpstr (after, ==, pasted);
  g_assert_cmpuint (window_test_n_rows (test), ==, 1002);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *notes = make_notes ();

  window_test_init (&argc, &argv);
  window_test_add ("/outline-many/actions", notes, test_many);
  window_test_add ("/outline-many/undo-paste", "# 노트\n\n(00:10) 하나\n\n(99:20:00) 둘\n", test_undo_paste);

  return g_test_run ();
}
