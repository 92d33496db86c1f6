/* test-long-lines.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/widgets/segue-folds.h"
#include "details-test.h"
#include "text-test.h"

/* A line of @N is one of 500 KB or 1 MB. No widget must be given more text than it can lay out within one frame. Tests
 * count that text, since times depend on the machine. */

/* The longest line of a view, and the longest text of a widget of one line, in characters. */
#define MAX_LINE 40000
#define MAX_TEXT 4200

/* Returns a picture as text, of at least @size bytes. */
static char *
dup_picture (guint size)
{
  GString *text = g_string_new ("data:image/png;base64,");

  while (text->len < size)
    g_string_append_printf (text, "iVBORw0KGgo%06" G_GSIZE_FORMAT "/+", text->len);

  return g_string_free (text, FALSE);
}

/* Returns words with blanks, of at least @size bytes. */
static char *
dup_words (guint size)
{
  GString *text = g_string_new (NULL);

  while (text->len < size)
    g_string_append_printf (text, "단어 %" G_GSIZE_FORMAT " and more ", text->len);
  g_string_append (text, "end");

  return g_string_free (text, FALSE);
}

/* Returns @text with @after in the place of @before. */
static char *
replace (const char *text,
         const char *before,
         const char *after)
{
  g_auto(GStrv) parts = g_strsplit (text, before, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (after, parts);
}

static void
assert_view (GtkWidget *widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  GtkTextIter line;

  gtk_text_buffer_get_start_iter (buffer, &line);
  do
    g_assert_cmpint (gtk_text_iter_get_chars_in_line (&line), <, MAX_LINE);
  while (gtk_text_iter_forward_line (&line));
}

/* Asserts for @widget and all its children that they were given short lines only. */
static void
assert_short (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  g_assert_true (tooltip == NULL || strlen (tooltip) < MAX_TEXT);
  if (GTK_IS_TEXT_VIEW (widget))
    assert_view (widget);
  else if (GTK_IS_TEXT (widget))
    g_assert_cmpuint (gtk_text_get_text_length (GTK_TEXT (widget)), <, MAX_TEXT);
  else if (GTK_IS_LABEL (widget))
    g_assert_cmpuint (strlen (gtk_label_get_label (GTK_LABEL (widget))), <, MAX_TEXT);
  else if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    g_assert_cmpuint (strlen (gtk_inscription_get_text (GTK_INSCRIPTION (widget))), <, MAX_TEXT);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_short (child);
}

static void
assert_text (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_text (test);

  if (!g_str_equal (text, expected))
    g_error ("texts of %zu and %zu bytes differ", strlen (text), strlen (expected));
  assert_short (GTK_WIDGET (test->window));
}

/* Returns the long part of @text, which is a picture or words. */
static char *
dup_part (const char *text)
{
  const gsize length = strlen (text);
  const char *start = strstr (text, "data:");
  const char *end;

  if (start == NULL)
    start = strstr (text, "단어");
  g_assert_nonnull (start);
  for (end = start; *end != '\0' && !g_str_has_prefix (end, "+)") && *end != '\n' && *end != '\r';)
    end++;
  g_assert_cmpuint (end - start, >, length - 200);

  return g_strndup (start, end - start);
}

static void
undo (WindowTest *test,
      const char *text)
{
  window_test_act (test, "win.undo", NULL);
  window_test_settle ();
  assert_text (test, text);
}

/* Types at a place of a field, in characters. */
static void
type_at (WindowTest *test,
         guint       place,
         int         caret,
         const char *typed)
{
  SegueFieldEditor *editor = details_test_editor (test, place);

  details_test_go_to (test, place);
  segue_field_editor_set_caret (editor, caret);
  g_assert_cmpint (segue_field_editor_get_caret (editor), ==, caret);
  details_test_type (test, typed);
}

/* Types before and after the long part of a field, which then must be as long as before. Undo restores every byte. */
static void
check_field (WindowTest *test,
             const char *text,
             guint       row,
             guint       place)
{
  g_autofree char *part = dup_part (text);
  g_autofree char *between = g_strconcat ("x", part, NULL);
  g_autofree char *before = replace (text, part, between);
  g_autofree char *behind = g_strconcat (part, "x", NULL);
  g_autofree char *after = replace (text, part, behind);
  g_autofree char *field = NULL;
  const char *found;
  glong start;

  if (row != G_MAXUINT)
    window_test_select (test, row);
  else
    segue_view_state_set_selected (test->state, 0);
  window_test_settle ();
  assert_text (test, text);
  field = segue_field_editor_dup_text (details_test_editor (test, place));
  found = strstr (field, part);
  g_assert_nonnull (found);
  start = g_utf8_strlen (field, found - field);

  type_at (test, place, start, "x");
  assert_text (test, before);
  undo (test, text);
  type_at (test, place, start + g_utf8_strlen (part, -1), "x");
  assert_text (test, after);
  undo (test, text);
}

static void
test_title (WindowTest *test,
            const char *text)
{
  check_field (test, text, 1, SEGUE_DETAILS_TITLE);
}

static void
test_link (WindowTest *test,
           const char *text)
{
  check_field (test, text, 1, SEGUE_DETAILS_LINK);
}

static void
test_body (WindowTest *test,
           const char *text)
{
  check_field (test, text, 0, SEGUE_DETAILS_BODY);
}

static void
test_opening (WindowTest *test,
              const char *text)
{
  check_field (test, text, G_MAXUINT, SEGUE_DETAILS_OPENING);
}

/* The long part is cut and pasted as it is. */
static void
check_sign (WindowTest *test,
            const char *text,
            const char *part)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  GdkContentProvider *provider;
  g_auto(GValue) value = G_VALUE_INIT;
  const char *found = strstr (text, part);
  const glong start = g_utf8_strlen (text, found - text);
  g_autofree char *rest = replace (text, part, "");
  GtkTextIter from;
  GtkTextIter to;

  segue_folds_get_range (buffer, start, start + g_utf8_strlen (part, -1), &from, &to);
  g_assert_cmpint (gtk_text_iter_get_offset (&to) - gtk_text_iter_get_offset (&from), <, MAX_LINE);
  gtk_text_buffer_select_range (buffer, &from, &to);
  g_signal_emit_by_name (text_test_view (test), "cut-clipboard");
  window_test_settle ();
  assert_text (test, rest);

  provider = gdk_clipboard_get_content (clipboard);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
  g_assert_true (g_str_equal (g_value_get_string (&value), part));

  g_signal_emit_by_name (text_test_view (test), "paste-clipboard");
  window_test_await (gtk_text_buffer_get_char_count (buffer) > g_utf8_strlen (rest, -1));
  window_test_settle ();
  assert_text (test, text);
  text_test_assert_same (test);
}

/* Deletes the last character before the end of the sign, which is the whole sign. */
static void
check_backspace (WindowTest *test,
                 const char *text)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  g_autofree char *now = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (gtk_text_iter_get_paintable (&iter) == NULL)
    g_assert_true (gtk_text_iter_forward_char (&iter));
  gtk_text_iter_forward_char (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_signal_emit_by_name (text_test_view (test), "backspace");
  window_test_settle ();
  text_test_assert_same (test);
  now = window_test_text (test);
  g_assert_cmpuint (strlen (now), <, strlen (text));
  undo (test, text);
  text_test_assert_same (test);
}

/* Nothing that GtkSourceView does to lines and words changes what is folded. */
static void
check_rewrite (WindowTest *test,
               const char *text)
{
  GtkTextBuffer *buffer = text_test_buffer (test);
  GtkTextView *view = text_test_view (test);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_get_paintable (&start) == NULL)
    g_assert_true (gtk_text_iter_forward_char (&start));
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_signal_emit_by_name (view, "move-lines", FALSE);
  g_signal_emit_by_name (view, "move-lines", TRUE);
  g_signal_emit_by_name (view, "move-words", 1);
  g_signal_emit_by_name (view, "move-words", -1);
  g_signal_emit_by_name (view, "change-case", GTK_SOURCE_CHANGE_CASE_UPPER);
  /* the lines around it would change places with its line */
  gtk_text_iter_backward_line (&start);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_emit_by_name (view, "move-lines", TRUE);
  gtk_text_iter_forward_lines (&start, 2);
  gtk_text_buffer_place_cursor (buffer, &start);
  g_signal_emit_by_name (view, "move-lines", FALSE);
  window_test_settle ();
  assert_text (test, text);
  text_test_assert_same (test);
}

static void
test_text (WindowTest *test,
           const char *text)
{
  g_autofree char *part = dup_part (text);
  g_autofree char *around = g_strconcat ("x", part, "y", NULL);
  g_autofree char *both = replace (text, part, around);
  const char *found = strstr (text, part);
  const glong start = g_utf8_strlen (text, found - text);
  GtkTextIter iter;

  text_test_show (test);
  assert_text (test, text);
  text_test_assert_same (test);
  segue_folds_get_iter (text_test_buffer (test), start + g_utf8_strlen (part, -1), &iter);
  gtk_text_buffer_place_cursor (text_test_buffer (test), &iter);
  text_test_type (test, "y");
  segue_folds_get_iter (text_test_buffer (test), start, &iter);
  gtk_text_buffer_place_cursor (text_test_buffer (test), &iter);
  text_test_type (test, "x");
  window_test_settle ();
  assert_text (test, both);
  text_test_assert_same (test);
  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);
  window_test_settle ();
  assert_text (test, text);
  text_test_assert_same (test);

  check_backspace (test, text);
  check_rewrite (test, text);
  check_sign (test, text, part);
}

/* A change inside the part that is not shown comes from another program. */
static void
test_change_inside (WindowTest *test,
                    const char *text)
{
  g_autofree char *part = dup_part (text);
  g_autofree char *changed = g_strdup (text);
  SegueEpisode *before = segue_document_get_episode (test->document);
  gsize middle = strstr (text, part) - text + strlen (part) / 2;

  text_test_show (test);
  while (!g_ascii_isalnum (changed[middle]))
    middle++;
  changed[middle] = changed[middle] == 'Z' ? 'Y' : 'Z';
  window_test_write (test, changed);
  window_test_await (segue_document_get_episode (test->document) != before);
  window_test_settle ();
  assert_text (test, changed);
  text_test_assert_same (test);
}

static const struct
{
  const char *name;
  const char *notes; /* @N is the long part */
  WindowTestFunc func;
  guint size;     /* of a picture as text, in KB */
  gboolean words; /* whether there is a case with words instead of a picture, too */
} cases[] = {
  { "title", "# A\n\n(00:10) One\n\n(00:20) Two @N+) three\n", test_title, 1024, FALSE },
  { "link", "# A\n\n(00:10) One\n\n(00:20) [Two](https://example.org/@N+)\n", test_link, 1024, FALSE },
  { "description", "# A\n\n(00:10) One\n\nA ![shot](@N+) in the text.\n\n(00:20) Two\n", test_body, 500, FALSE },
  { "bare", "# A\n\n(00:10) One\n\nabc\n@N\nabc\n\n(00:20) Two\n", test_body, 1024, TRUE },
  { "opening", "abc ![shot](@N+) abc\n\n# A\n\n(00:10) One\n", test_opening, 1024, FALSE },
  { "text", "# A\n\n(00:10) One\n\n(00:20) Two\n\nA ![shot](@N+) in the text.\n", test_text, 1024, TRUE },
  { "text-title", "# A\r\n\r\n(00:10) One 하나 @N\r\n\r\n(00:20) Two\r\n", test_text, 500, FALSE },
  { "change-inside", "# A\n\n(00:10) One ![shot](@N+)\n\n(00:20) Two\n", test_change_inside, 500, TRUE },
};

static void
add_case (guint       i,
          const char *kind,
          const char *part)
{
  g_autofree char *path = g_strdup_printf ("/long-lines/%s/%s", cases[i].name, kind);

  window_test_add (path, g_intern_string (replace (cases[i].notes, "@N", part)), cases[i].func);
}

/* Returns notes that are many times as high as the window and whose lines are as long as those of real notes. */
static char *
dup_long_notes (void)
{
  GString *notes = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (notes, "(%u:%02u:%02u) Title\nA description of the segment, which goes on until it needs a second "
                            "line in a window of the usual width, and then some more words.\n",
                            i / 120, i / 2 % 60, i % 2 * 30);

  return g_string_free (notes, FALSE);
}

static gboolean
sees_caret (WindowTest *test)
{
  GtkTextIter caret;
  GdkRectangle place;
  GdkRectangle visible;

  gtk_text_buffer_get_iter_at_mark (text_test_buffer (test), &caret, gtk_text_buffer_get_insert (text_test_buffer (test)));
  gtk_text_view_get_iter_location (text_test_view (test), &caret, &place);
  gtk_text_view_get_visible_rect (text_test_view (test), &visible);

  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* Acts as if the wheel was turned. */
static void
turn_wheel (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "scroll", 0.0, -1.0, &handled);
    }
}

/* The caret stays visible while the view measures the text, which takes a while, and until the user scrolls away. */
static void
test_measuring (WindowTest *test,
                const char *text)
{
  GtkTextView *view = text_test_view (test);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double upper;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.focus-text", NULL);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (view)));
  g_signal_emit_by_name (view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  window_test_await (gtk_adjustment_get_upper (adjustment) > 20 * gtk_adjustment_get_page_size (adjustment) &&
                     sees_caret (test));
  window_test_settle ();
  g_assert_true (sees_caret (test));

  turn_wheel (gtk_widget_get_parent (GTK_WIDGET (view)));
  gtk_adjustment_set_value (adjustment, 0);
  upper = gtk_adjustment_get_upper (adjustment);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.zoom-in", NULL);
  window_test_await (gtk_adjustment_get_upper (adjustment) != upper);
  window_test_settle ();
  g_assert_false (sees_caret (test));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *long_notes = dup_long_notes ();

  window_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *picture = dup_picture (cases[i].size * 1024);

      add_case (i, "picture", picture);
      if (cases[i].words)
        {
          g_autofree char *words = dup_words (500 * 1024);

          add_case (i, "words", words);
        }
    }
  window_test_add ("/long-lines/measuring", long_notes, test_measuring);

  return g_test_run ();
}
