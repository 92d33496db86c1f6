/* test-outline-paste.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "outline-test.h"

static void
offered_cb (SegueViewState *state,
            const char     *message,
            const char     *label,
            const char     *action,
            char          **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

/* Twelve topics from another program. */
static void
test_paste (WindowTest *test,
            const char *text)
{
  static const char list[] =
    "1. 하나\n2. 둘\n3. 셋\n4. 넷\n5. 다섯\n6. 여섯\n7. 일곱\n8. 여덟\n9. 아홉\n10. 열\n11. 열하나\n12. 열둘 https://example.org/12\n";
  g_autofree char *said = NULL;
  g_autofree char *after = NULL;
  g_autofree char *before = window_test_text (test);
  g_autofree char *back = NULL;

  g_signal_connect (test->state, "offered", G_CALLBACK (offered_cb), &said);
  outline_test_copy (test, list);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 21);
  g_assert_cmpstr (said, ==, "12 segments without a time added");
  outline_test_assert_selected (test, "2 3 4 5 6 7 8 9 10 11 12 13");
  g_assert_cmpuint (outline_test_current (test), ==, 2);
  outline_test_assert_focus (test, 2);
  after = window_test_text (test);
  g_assert_nonnull (strstr (after, "# One\n(--:--) 하나\n(--:--) 둘\n"));
  g_assert_nonnull (strstr (after, "https://example.org/12"));
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, before);
  window_test_act (test, "win.redo", NULL);
  outline_test_assert_selected (test, "2 3 4 5 6 7 8 9 10 11 12 13");
  g_assert_cmpuint (outline_test_current (test), ==, 2);
  outline_test_assert_focus (test, 2);
  window_test_act (test, "win.undo", NULL);

  /* what cannot be told is asked, and only that */
  outline_test_copy (test, "0:10 x\nabout x\n0:20 y\n");
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_respond (test, "cancel");
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  window_test_act (test, "outline.paste", NULL);
  window_test_respond (test, "segments");
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|x|about x|y");
  window_test_act (test, "win.undo", NULL);
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_respond (test, "descriptions");
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|x|y");
  window_test_act (test, "win.undo", NULL);

  outline_test_copy (test, " \n");
  window_test_act (test, "outline.paste", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  g_signal_handlers_disconnect_by_func (test->state, offered_cb, &said);
}

static void
said_cb (SegueViewState *state,
         const char     *message,
         gboolean        undoable,
         char          **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

/* The words of a transcript are no segments. */
static void
test_transcript (WindowTest *test,
                 const char *text)
{
  static const char *const words[] = { "Well, so we thought", "about the bees, and then", "there was a box", "full of wax, as it were" };
  g_autoptr(GString) transcript = g_string_new ("WEBVTT\n");
  g_autofree char *said = NULL;
  g_autofree char *before = window_test_text (test);
  g_autofree char *after = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (transcript, "\n00:%02u:%02u.000 --> 00:%02u:%02u.500\n%s\n", i / 20, i % 20 * 3, i / 20, i % 20 * 3 + 2,
                            words[i % G_N_ELEMENTS (words)]);
  g_signal_connect (test->state, "said", G_CALLBACK (said_cb), &said);
  outline_test_copy (test, transcript->str);
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  g_assert_cmpstr (said, ==, "This text looks like a transcript, not like a list of segments.");
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, before);
  g_signal_handlers_disconnect_by_func (test->state, said_cb, &said);
}

/* Ticks the choices with the texts @as and @more, the latter where it is not %NULL, and lets the list be added so. */
static void
choose (WindowTest *test,
        const char *as,
        const char *more)
{
  g_autoptr(GtkWidget) box = NULL;

  window_test_act (test, "win.paste-options", NULL);
  window_test_await (window_test_dialog (test) != NULL);
  g_object_get (window_test_dialog (test), "extra-child", &box, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (child))));

      if (g_str_equal (text, as) || g_strcmp0 (text, more) == 0)
        {
          g_assert_true (gtk_widget_get_visible (child));
          gtk_check_button_set_active (GTK_CHECK_BUTTON (child), TRUE);
        }
    }
  window_test_respond (test, "add");
}

/* A list that was added can be added in another way, which is one step still, until something else has happened. */
static void
test_options (WindowTest *test,
              const char *text)
{
  g_autofree char *before = window_test_text (test);
  g_autofree char *described = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;

  outline_test_copy (test, "0:10 x\n0:20 y\n");
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|x|y");

  choose (test, "Segments", "Leave out the times");
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|x|y");
  g_assert_cmpint (segue_entry_get_start (segue_outline_item_get_entry (window_test_item (test, 9))), ==, SEGUE_TIME_NONE);

  /* what would be read as segments is no text, and nothing is lost by trying */
  choose (test, "Text of “g”", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|x|y");
  window_test_act (test, "win.undo", NULL);

  outline_test_copy (test, "* 하나\n* 둘\n");
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g|하나|둘");
  choose (test, "Text of “g”", NULL);
  outline_test_assert_titles (test, "a|One|b|c|d|e|Two|f|g");
  described = window_test_text (test);
  g_assert_true (g_str_has_suffix (described, "(05:00) g\n* 하나\n* 둘\n"));
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, before);

  /* the list is gone, and what there is belongs to somebody else */
  window_test_act (test, "win.paste-options", NULL);
  g_assert_null (window_test_dialog (test));
  kept = window_test_text (test);
  g_assert_cmpstr (kept, ==, before);
}

/* The times of a recorder go to segments without a time, in one step. */
static void
test_marks (WindowTest *test,
            const char *text)
{
  g_autofree char *before = window_test_text (test);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "offered", G_CALLBACK (offered_cb), &said);
  outline_test_copy (test, "00:00:05 - \n00:01:00 - Marker 2\n00:10:00 - Marker 3\n");
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  g_assert_cmpstr (said, ==, "2 segments have their times, 1 segment without a title added");
  after = window_test_text (test);
  g_assert_cmpstr (after, ==, "Notes\n\n(00:00:00) One\n(00:00:05) Two\n(00:01:00) Three\n(00:10:00) \n");
  outline_test_assert_selected (test, "1 2 3");

  choose (test, "Segments", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 6);
  choose (test, "Times of the next segments without a time", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 4);
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, before);
  g_signal_handlers_disconnect_by_func (test->state, offered_cb, &said);
}

/* A question that is open when the window goes is no reason to keep anything. */
static void
test_unanswered (WindowTest *test,
                 const char *text)
{
  gpointer outline = test->outline;
  GtkWidget *dialog;

  outline_test_copy (test, "0:10 x\n0:20 y\n");
  outline_test_click (test, 8, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_act (test, "win.paste-options", NULL);
  dialog = window_test_dialog (test);
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (G_OBJECT (outline), &outline);
  /* a question inside the window goes with it */
  if (GTK_IS_WINDOW (dialog))
    gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (test->window));
  window_test_settle ();
  g_assert_null (outline);
}

/* Returns: a list of @n_entries segments that is read in a thread */
static char *
make_long_list (guint n_entries)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_entries; i++)
    {
      g_string_append_printf (list, "%u:%02u ", i / 60, i % 60);
      for (guint word = 0; word < 100; word++)
        g_string_append (list, "A long title ");
      g_string_append_c (list, '\n');
    }

  return g_string_free (list, FALSE);
}

/* A long list is added as a short one is, in one step, and in another way, too. */
static void
test_long (WindowTest *test,
           const char *text)
{
  g_autofree char *list = make_long_list (80);
  g_autofree char *before = window_test_text (test);
  g_autofree char *back = NULL;
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "offered", G_CALLBACK (offered_cb), &said);
  outline_test_copy (test, list);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (said != NULL);
  g_assert_cmpstr (said, ==, "80 segments added");
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 89);
  g_assert_cmpuint (outline_test_current (test), ==, 2);
  g_clear_pointer (&said, g_free);
  choose (test, "Segments", "Leave out the times");
  window_test_await (said != NULL);
  g_assert_cmpstr (said, ==, "80 segments without a time added");
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 89);
  g_assert_cmpuint (outline_test_current (test), ==, 2);
  window_test_act (test, "win.undo", NULL);
  back = window_test_text (test);
  g_assert_cmpstr (back, ==, before);
  g_signal_handlers_disconnect_by_func (test->state, offered_cb, &said);
}

/* A long list is read again before the user is asked about it. The question comes once, and only if the list is still
 * the last change. */
static void
test_long_options (WindowTest *test,
                   const char *text)
{
  g_autofree char *list = make_long_list (80);
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "offered", G_CALLBACK (offered_cb), &said);
  outline_test_copy (test, list);
  outline_test_click (test, 1, FALSE, FALSE);
  window_test_act (test, "outline.paste", NULL);
  window_test_await (said != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.paste-options", NULL));
  g_assert_null (window_test_dialog (test));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.paste-options", NULL));
  window_test_await (window_test_dialog (test) != NULL);
  window_test_respond (test, "cancel");
  g_assert_null (window_test_dialog (test));
  g_assert_cmpuint (window_test_n_rows (test), ==, 89);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.paste-options", NULL));
  window_test_act (test, "win.undo", NULL);
  window_test_settle ();
  g_assert_null (window_test_dialog (test));
  g_assert_cmpuint (window_test_n_rows (test), ==, 9);
  g_signal_handlers_disconnect_by_func (test->state, offered_cb, &said);
}

/* A window that goes does not wait for a list that is still read. */
static void
test_long_unfinished (WindowTest *test,
                      const char *text)
{
  g_autofree char *list = make_long_list (80);
  gpointer outline = test->outline;

  outline_test_copy (test, list);
  outline_test_click (test, 8, FALSE, FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.paste", NULL));
  g_object_add_weak_pointer (G_OBJECT (outline), &outline);
  gtk_window_destroy (GTK_WINDOW (test->window));
  window_test_await (outline == NULL);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/outline-paste/list", outline_test_notes, test_paste);
  window_test_add ("/outline-paste/transcript", outline_test_notes, test_transcript);
  window_test_add ("/outline-paste/options", outline_test_notes, test_options);
  window_test_add ("/outline-paste/marks", "Notes\n\n(00:00:00) One\n(--:--:--) Two\n(--:--:--) Three\n", test_marks);
  window_test_add ("/outline-paste/long", outline_test_notes, test_long);
  window_test_add ("/outline-paste/long-options", outline_test_notes, test_long_options);
  window_test_add ("/outline-paste/long-unfinished", outline_test_notes, test_long_unfinished);
  window_test_add ("/outline-paste/unanswered", outline_test_notes, test_unanswered);

  return g_test_run ();
}
