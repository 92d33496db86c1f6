/* text-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "text-test.h"

#include <string.h>

#include "app/widgets/segue-folds.h"

GtkTextBuffer *
text_test_buffer (WindowTest *test)
{
  return gtk_text_view_get_buffer (text_test_view (test));
}

GtkTextView *
text_test_view (WindowTest *test)
{
  return GTK_TEXT_VIEW (segue_text_view_get_view (test->text_view));
}

char *
text_test_dup (WindowTest *test)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (text_test_buffer (test), &start, &end);

  return segue_folds_dup_text (&start, &end);
}

/* The buffer holds every byte of the document. */
void
text_test_assert_same (WindowTest *test)
{
  g_autofree char *text = text_test_dup (test);
  g_autofree char *expected = window_test_text (test);
  gsize i = 0;

  while (text[i] != '\0' && text[i] == expected[i])
    i++;
  if (text[i] != expected[i])
    g_error ("byte %" G_GSIZE_FORMAT " differs: \"%.60s\", expected \"%.60s\"", i, text + i, expected + i);
}

void
text_test_assert_changed (WindowTest *test,
             const char *before,
             const char *after)
{
  g_auto(GStrv) parts = g_strsplit (window_test_notes, before, 2);
  g_autofree char *expected = g_strjoinv (after, parts);
  g_autofree char *text = window_test_text (test);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_assert_cmpstr (text, ==, expected);
  text_test_assert_same (test);
}

void
text_test_show (WindowTest *test)
{
  window_test_act (test, "win.focus-text", NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));
}

void
text_test_place (WindowTest *test,
       int         offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (text_test_buffer (test), &iter, offset);
  gtk_text_buffer_place_cursor (text_test_buffer (test), &iter);
}

/* Puts the caret behind the first occurrence of @text. */
void
text_test_place_behind (WindowTest *test,
              const char *text)
{
  g_autofree char *all = text_test_dup (test);
  const char *found = strstr (all, text);

  g_assert_nonnull (found);
  text_test_place (test, g_utf8_pointer_to_offset (all, found) + g_utf8_strlen (text, -1));
}

void
text_test_select (WindowTest *test,
             const char *text)
{
  GtkTextIter start;
  GtkTextIter end;

  text_test_place_behind (test, text);
  gtk_text_buffer_get_iter_at_mark (text_test_buffer (test), &end, gtk_text_buffer_get_insert (text_test_buffer (test)));
  start = end;
  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, -1));
  gtk_text_buffer_select_range (text_test_buffer (test), &end, &start);
}

/* Types at the caret, a character at a time as keys would. */
void
text_test_type (WindowTest *test,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *one = g_strndup (p, g_utf8_next_char (p) - p);

      g_signal_emit_by_name (text_test_view (test), "insert-at-cursor", one);
    }
}

/* Returns whether a problem is underlined at the first occurrence of @text. */
gboolean
text_test_is_underlined (WindowTest *test,
                         const char *text)
{
  g_autofree char *all = text_test_dup (test);
  g_autoptr(GSList) tags = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (text_test_buffer (test), &iter, g_utf8_pointer_to_offset (all, strstr (all, text)));
  tags = gtk_text_iter_get_tags (&iter);
  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      PangoUnderline underline;

      g_object_get (tag->data, "underline", &underline, NULL);
      if (underline == PANGO_UNDERLINE_ERROR)
        return TRUE;
    }

  return FALSE;
}
