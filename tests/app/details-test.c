/* details-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "details-test.h"

/* Front matter, a section, links, and a segment without a time. */
const char details_test_matter[] =
  "---\n"
  "number: 7\n"
  "title: 동네 도서관\n"
  "date: 2026-03-02\n"
  "tags: [a, b]\n"
  "---\n"
  "\n"
  "여는 글.\n"
  "\n"
  "## News\n"
  "\n"
  "- (00:03:07) [First](https://example.org/1)\n"
  "- (00:17:02) [Second](https://example.org/2)\n"
  "- (--:--:--) Third\n"
  "- (00:40:06) Fourth\n";

/* The notes, in which @before of @text now stands as @after. */
void
details_test_assert_changed (WindowTest *test,
                             const char *text,
                             const char *before,
                             const char *after)
{
  g_auto(GStrv) parts = g_strsplit (text, before, 2);
  g_autofree char *expected = g_strjoinv (after, parts);
  g_autofree char *found = window_test_text (test);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpstr (found, ==, expected);
}

SegueFieldEditor *
details_test_editor (WindowTest *test,
                     guint       place)
{
  return segue_details_fields_get_editor (segue_details_get_fields (test->details), place);
}

void
details_test_assert_text (WindowTest *test,
                          guint       place,
                          const char *expected)
{
  g_autofree char *text = segue_field_editor_dup_text (details_test_editor (test, place));

  g_assert_cmpstr (text, ==, expected);
}

gboolean
details_test_is_focused (WindowTest *test,
                         guint       place)
{
  return window_test_focus (test) == segue_field_editor_get_target (details_test_editor (test, place));
}

void
details_test_go_to (WindowTest *test,
                    guint       place)
{
  segue_details_fields_focus (segue_details_get_fields (test->details), place);
  window_test_settle ();
  g_assert_true (details_test_is_focused (test, place));
}

/* Types at the caret, a character at a time as keys would. */
void
details_test_type (WindowTest *test,
                   const char *text)
{
  if (GTK_IS_TEXT_VIEW (window_test_focus (test)))
    gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_test_focus (test))), TRUE, TRUE);
  else
    gtk_editable_delete_selection (GTK_EDITABLE (window_test_focus (test)));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *one = g_strndup (p, g_utf8_next_char (p) - p);

      g_signal_emit_by_name (window_test_focus (test), "insert-at-cursor", one);
    }
  window_test_settle ();
}

/* Puts @text in the place of all that is in the field. */
void
details_test_retype (WindowTest *test,
                     guint       place,
                     const char *text)
{
  SegueFieldEditor *editor = details_test_editor (test, place);

  details_test_go_to (test, place);
  if (GTK_IS_EDITABLE (editor))
    gtk_editable_delete_text (GTK_EDITABLE (editor), 0, -1);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "", 0);
  details_test_type (test, text);
}
