/* test-text-bytes.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "text-test.h"

/* Line ends of every kind stay what they are. */
static void
test_line_ends (WindowTest *test,
                const char *text)
{
  g_autofree char *first = window_test_text (test);
  g_autofree char *undone = NULL;
  g_autofree char *typed = NULL;

  g_assert_cmpstr (first, ==, text);
  text_test_show (test);
  text_test_assert_same (test);
  text_test_place_behind (test, "둘째");
  text_test_type (test, "\n새 줄");
  text_test_assert_same (test);
  typed = window_test_text (test);
  g_assert_nonnull (strstr (typed, g_str_has_prefix (text, "crlf") ? "둘째\r\n새 줄" : "둘째\n새 줄"));

  for (guint i = 0; i < 12; i++)
    {
      text_test_place_behind (test, "셋째");
      g_signal_emit_by_name (text_test_view (test), "delete-from-cursor", GTK_DELETE_CHARS, 1);
      text_test_assert_same (test);
    }
  for (guint i = 0; i < 12; i++)
    {
      text_test_place_behind (test, "첫째");
      gtk_text_buffer_insert_interactive_at_cursor (text_test_buffer (test), "\xe2\x80\xa9𝄞\xe2\x80\xa8", -1, TRUE);
      g_signal_emit_by_name (text_test_view (test), "backspace");
      text_test_assert_same (test);
    }
  while (segue_document_can_undo (test->document))
    {
      segue_document_undo (test->document);
      text_test_assert_same (test);
    }
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
}

/* The two characters of a line end can come together around the caret, or be where a change or a match begins. */
static void
test_caret_in_line_end (WindowTest *test,
                        const char *text)
{
  SegueDocument *document = test->document;
  g_autofree char *now = NULL;
  GtkTextIter caret;

  text_test_show (test);
  text_test_place_behind (test, "가\r나");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  window_test_settle ();
  text_test_assert_same (test);
  gtk_text_buffer_get_iter_at_mark (text_test_buffer (test), &caret, gtk_text_buffer_get_insert (text_test_buffer (test)));
  g_assert_cmpuint (gtk_text_iter_get_char (&caret), ==, '\r');

  now = window_test_text (test);
  for (const char *p = now; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr(SegueEpisode) longer = segue_episode_splice (segue_document_get_episode (document), p - now, 0,
                                                             *p == '\n' ? "\r" : "\n", -1);

      segue_document_apply (document, longer, "Other", NULL, NULL);
      segue_document_undo (document);
      segue_document_redo (document);
      text_test_assert_same (test);
      segue_document_undo (document);
      text_test_assert_same (test);
    }
}

static const char *const pieces[] = {
  "가", "word ", "\n", "\r\n", "\r", "\xe2\x80\xa8", "\xe2\x80\xa9", "𝄞", "é", "e\xcc\x81", "\t", "**", "(00:12:00) 제목\n",
  "\n## 머리\n", "```\n", "---\n", "\xef\xbb\xbf", "\xef\xbf\xbc", "[a](https://b.c)", "(99:99) x\n", "",
};

static void
edit_buffer (WindowTest *test)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  const int n = gtk_text_buffer_get_char_count (buffer);
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
  GtkTextIter start;
  GtkTextIter end;
  int at = g_test_rand_int_range (0, n + 1);

  gtk_text_buffer_begin_user_action (buffer);
  for (int i = g_test_rand_int_range (1, 3); i > 0; i--)
    {
      at = CLAMP (at, 0, gtk_text_buffer_get_char_count (buffer));
      gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, at + g_test_rand_int_range (0, i == 2 && n > 400 ? 60 : 4));
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, piece, -1);
      at += g_test_rand_int_range (-40, 40);
    }
  gtk_text_buffer_end_user_action (buffer);
}

/* Not through the view: bytes of every kind come from files, too. */
static void
edit_document (WindowTest *test)
{
  SegueDocument *document = test->document;
  SegueEpisode *episode = segue_document_get_episode (document);
  g_autoptr(GBytes) bytes = segue_episode_write (episode);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize start = g_test_rand_int_range (0, size + 1);
  gsize end = start + g_test_rand_int_range (0, size > 400 ? 40 : 4);
  g_autoptr(SegueEpisode) edited = NULL;

  end = MIN (end, size);
  while (start > 0 && start < size && ((guchar) text[start] & 0xC0) == 0x80)
    start--;
  while (end < size && ((guchar) text[end] & 0xC0) == 0x80)
    end++;
  edited = segue_episode_splice (episode, start, end - start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))],
                                 -1);
  segue_document_apply (document, edited, "Other", NULL, NULL);
}

static void
step_at_random (WindowTest *test)
{
  SegueDocument *document = test->document;
  const guint what = g_test_rand_int_range (0, 20);

  if (what == 0)
    segue_document_undo (document);
  else if (what == 1)
    segue_document_redo (document);
  else if (what == 2)
    window_test_act (test, "win.focus-outline", NULL);
  else if (what == 3)
    segue_view_state_set_selected (test->state,
                                   window_test_id (test, g_test_rand_int_range (0, window_test_n_rows (test) + 1)));
  else if (what < 7 || !gtk_widget_get_mapped (GTK_WIDGET (test->text_view)))
    edit_document (test);
  else
    edit_buffer (test);
}

/* A search begins at the selection, in bytes of the whole text. */
static void
assert_origin (WindowTest *test)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  g_autofree char *before = NULL;
  GtkTextIter start;
  GtkTextIter selected;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_selection_bounds (buffer, &selected, NULL);
  before = gtk_text_buffer_get_slice (buffer, &start, &selected, TRUE);
  g_assert_cmpuint (segue_text_view_get_origin (test->text_view), ==, strlen (before));
}

static void
test_random (WindowTest *test,
             const char *text)
{
  g_autofree char *undone = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      step_at_random (test);
      if (i % 50 == 0)
        window_test_settle ();
      if (!gtk_widget_get_mapped (GTK_WIDGET (test->text_view)) && i % 7 == 0)
        text_test_show (test);
      if (gtk_widget_get_mapped (GTK_WIDGET (test->text_view)))
        {
          text_test_assert_same (test);
          assert_origin (test);
        }
    }
  text_test_show (test);
  while (segue_document_can_undo (test->document))
    segue_document_undo (test->document);
  text_test_assert_same (test);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/text-bytes/line-ends/crlf", "crlf\r\n\r\n(0:10) 첫째\r\n(0:20) 둘째\r\n(0:30) 셋째\r\n몸\r\n\r\n글\r\n",
                   test_line_ends);
  window_test_add ("/text-bytes/line-ends/mixed",
                   "\xef\xbb\xbfmixed\n\n(0:10) 첫째\xe2\x80\xa8𝄞\r가\r\n(0:20) 둘째\n(0:30) 셋째\r\r\n\xe2\x80\xa9\n\r몸\r\n\r끝",
                   test_line_ends);
  window_test_add ("/text-bytes/caret-in-line-end", "가\r나\n\n(0:10) 첫째\r\n(0:20) 둘째\r\n", test_caret_in_line_end);
  window_test_add ("/text-bytes/random", window_test_notes, test_random);

  return g_test_run ();
}
