/* outline-test.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "outline-test.h"

/* Two sections, and a segment under another. */
const char outline_test_notes[] =
  "(00:10) a\n"
  "\n"
  "# One\n"
  "(01:00) b\n"
  "(02:00) c\n"
  "  (02:30) d\n"
  "(03:00) e\n"
  "\n"
  "# Two\n"
  "(04:00) f\n"
  "(05:00) g\n";

/* The positions that are selected, as "2 3 7". */
static char *
selected (WindowTest *test)
{
  GtkSelectionModel *selection = outline_view_selection (test->outline);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < window_test_n_rows (test); i++)
    {
      if (gtk_selection_model_is_selected (selection, outline_view_first (test->outline) + i))
        g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", i);
    }

  return g_string_free (text, FALSE);
}

void
outline_test_assert_selected (WindowTest *test,
                              const char *expected)
{
  g_autofree char *found = selected (test);

  g_assert_cmpstr (found, ==, expected);
}

/* Where the current entry has its row. */
guint
outline_test_current (WindowTest *test)
{
  guint position = G_MAXUINT;

  segue_outline_model_get_position (outline_view_model (test->outline), segue_view_state_get_selected (test->state),
                                    &position);

  return position - outline_view_first (test->outline);
}

/* Selects as clicks do: the first alone, the others with Ctrl. */
void
outline_test_click (WindowTest *test,
                    guint       position,
                    gboolean    modify,
                    gboolean    extend)
{
  SegueOutline *outline = test->outline;
  SegueOutlineRow *row = outline_view_row (outline, window_test_id (test, position));

  g_assert_nonnull (row);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (outline_view_list (outline)), "list.select-item", "(ubb)",
                                             outline_view_first (outline) + position, modify, extend));
  window_test_settle ();
}

void
outline_test_assert_focus (WindowTest *test,
                           guint       position)
{
  SegueOutlineRow *row = outline_view_row (test->outline, window_test_id (test, position));

  g_assert_nonnull (row);
  g_assert_true (window_test_focus (test) == gtk_widget_get_parent (GTK_WIDGET (row)));
}

static char *
titles (WindowTest *test)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < window_test_n_rows (test); i++)
    {
      g_autoptr(SegueOutlineItem) item = window_test_item (test, i);
      g_autofree char *title = segue_entry_dup_plain_title (segue_outline_item_get_entry (item));

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", title);
    }

  return g_string_free (text, FALSE);
}

void
outline_test_assert_titles (WindowTest *test,
                            const char *expected)
{
  g_autofree char *found = titles (test);

  g_assert_cmpstr (found, ==, expected);
}

/* Puts @text where other programs put what they copy. */
void
outline_test_copy (WindowTest *test,
                   const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), text);
}
