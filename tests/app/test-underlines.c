/* test-underlines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/text/segue-tag-ranges.h"
#include "text-test.h"

/* Counts the ranges from which an underline is removed, or to which one is applied. */
static void
count_underline_cb (GtkTextBuffer *buffer,
                    GtkTextTag    *tag,
                    GtkTextIter   *start,
                    GtkTextIter   *end,
                    guint         *n)
{
  PangoUnderline underline;

  g_object_get (tag, "underline", &underline, NULL);
  if (underline == PANGO_UNDERLINE_ERROR)
    (*n)++;
}

/* Removing a tag has lines laid out again, so the underlines that stay are not touched. */
static void
test_underlines (WindowTest *test,
                 const char *text)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  guint n_removed = 0;
  guint n_applied = 0;

  text_test_show (test);
  g_signal_connect (buffer, "remove-tag", G_CALLBACK (count_underline_cb), &n_removed);
  g_signal_connect (buffer, "apply-tag", G_CALLBACK (count_underline_cb), &n_applied);
  text_test_place_behind (test, "(01:02");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  text_test_type (test, "99");
  g_assert_cmpuint (n_removed + n_applied, ==, 0);
  text_test_place (test, 0);
  window_test_await (segue_problems_get_n (test->problems) == 1);
  g_assert_true (text_test_is_underlined (test, "01:99:33"));
  g_assert_cmpuint (n_applied, ==, 1);

  /* another problem leaves the first one alone */
  text_test_place_behind (test, "(00:40");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  text_test_type (test, "99");
  text_test_place (test, 0);
  window_test_await (text_test_is_underlined (test, "00:99:06"));
  g_assert_true (text_test_is_underlined (test, "01:99:33"));
  g_assert_cmpuint (n_removed, ==, 0);
  g_assert_cmpuint (n_applied, ==, 2);

  /* typing in an entry that has a problem removes its underline once */
  text_test_place_behind (test, "(01:99:33");
  g_assert_true (text_test_is_underlined (test, "01:99:33"));
  text_test_type (test, "0");
  text_test_type (test, "1");
  g_assert_false (text_test_is_underlined (test, "01:99:33"));
  g_assert_true (text_test_is_underlined (test, "00:99:06"));
  g_assert_cmpuint (n_removed, ==, 1);
  g_signal_handlers_disconnect_by_func (buffer, count_underline_cb, &n_removed);
  g_signal_handlers_disconnect_by_func (buffer, count_underline_cb, &n_applied);
}

/* Writes where a tag is: "x" for a character that has it, "." for one that has not. */
static char *
draw_tag (GtkTextBuffer *buffer,
          GtkTextTag    *tag)
{
  GString *drawn = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    g_string_append_c (drawn, gtk_text_iter_has_tag (&iter, tag) ? 'x' : '.');
  while (gtk_text_iter_forward_char (&iter));
  g_string_truncate (drawn, gtk_text_buffer_get_char_count (buffer));

  return g_string_free (drawn, FALSE);
}

/* Sets ranges at random, over those that were set before, which may touch, overlap, be empty or end the text. */
static void
test_tag_ranges (void)
{
  g_autoptr(GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);

  gtk_text_buffer_set_text (buffer, "bread\nand\nroses", -1);
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (SegueTagRange));
      g_autofree char *wanted = g_strnfill (15, '.');
      g_autofree char *drawn = NULL;
      GtkTextIter start;
      GtkTextIter end;

      for (guint i = g_test_rand_int_range (0, 4); i > 0; i--)
        {
          SegueTagRange range = { g_test_rand_int_range (0, 16), 0 };

          range.end = g_test_rand_int_range (range.start, 16);
          memset (wanted + range.start, 'x', range.end - range.start);
          g_array_append_val (ranges, range);
        }
      segue_tag_ranges_set (buffer, tag, ranges);
      drawn = draw_tag (buffer, tag);
      g_assert_cmpstr (drawn, ==, wanted);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_test_rand_int_range (0, 16));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_test_rand_int_range (gtk_text_iter_get_offset (&start), 16));
      segue_tag_ranges_remove (buffer, tag, &start, &end);
      memset (wanted + gtk_text_iter_get_offset (&start), '.',
              gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start));
      g_clear_pointer (&drawn, g_free);
      drawn = draw_tag (buffer, tag);
      g_assert_cmpstr (drawn, ==, wanted);
    }
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);
  window_test_add ("/underlines/changes", window_test_notes, test_underlines);
  g_test_add_func ("/underlines/tag-ranges", test_tag_ranges);
  return g_test_run ();
}
