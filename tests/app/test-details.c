/* test-details.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "details-test.h"
#include "outline-test.h"
#include "test-input-method.h"
#include "window-test.h"

static const char ranges[] = "Opening.\n\n(00:00:10 - 00:04:00) Hello\n(00:04:00 - 00:05:00) Soil\n";

/* A widget of the details by its id in their template. */
static GtkWidget *
child (WindowTest *test,
       const char *id)
{
  return window_test_find_id (GTK_WIDGET (test->details), id);
}

/* Every field goes to the notes as it is typed, is one step to undo, and undo comes back to it. */
static void
test_fields (WindowTest *test,
             const char *text)
{
  static const struct
  {
    guint place;
    const char *typed;
    const char *before;
    const char *after;
  } fields[] = {
    { SEGUE_DETAILS_START, "4:08", "00:03:07", "00:04:08" },
    { SEGUE_DETAILS_START, "1h2m", "00:03:07", "01:02:00" },
    { SEGUE_DETAILS_START, "６２：０３", "00:03:07", "01:02:03" },
    { SEGUE_DETAILS_START, "62:03", "00:03:07", "01:02:03" },
    { SEGUE_DETAILS_TITLE, "새 제목", "느티나무 도서관의 밤\n", "새 제목\n" },
    { SEGUE_DETAILS_BODY, "새 설명.\n두 줄.", "퇴근길에 들를 수 있는 도서관.", "새 설명.\n두 줄." },
    { SEGUE_DETAILS_BODY, "**굵게** 말.", "퇴근길에 들를 수 있는 도서관.", "**굵게** 말." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      window_test_select (test, 2);
      details_test_retype (test, fields[i].place, fields[i].typed);
      details_test_assert_changed (test, window_test_notes, fields[i].before, fields[i].after);
      details_test_assert_text (test, fields[i].place, fields[i].typed);

      /* from another entry and field it comes back */
      window_test_select (test, 6);
      details_test_go_to (test, fields[i].place == SEGUE_DETAILS_BODY ? SEGUE_DETAILS_TITLE : SEGUE_DETAILS_BODY);
      window_test_act (test, "win.undo", NULL);
      details_test_assert_changed (test, window_test_notes, "여는", "여는");
      g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 2));
      g_assert_true (details_test_is_focused (test, fields[i].place));
      window_test_act (test, "win.redo", NULL);
      details_test_assert_changed (test, window_test_notes, fields[i].before, fields[i].after);
      g_assert_true (details_test_is_focused (test, fields[i].place));
      window_test_act (test, "win.undo", NULL);
      g_assert_false (segue_document_can_undo (test->document));
    }
}

static void
test_link (WindowTest *test,
           const char *text)
{
  window_test_select (test, 1);
  details_test_retype (test, SEGUE_DETAILS_LINK, "https://example.org/new");
  details_test_assert_changed (test, details_test_matter, "https://example.org/1", "https://example.org/new");
  window_test_act (test, "win.undo", NULL);
  details_test_assert_changed (test, details_test_matter, "News", "News");
  details_test_assert_text (test, SEGUE_DETAILS_LINK, "https://example.org/1");

  window_test_select (test, 3);
  details_test_retype (test, SEGUE_DETAILS_LINK, "https://example.org/3");
  details_test_assert_changed (test, details_test_matter, "Third", "[Third](https://example.org/3)");
}

/* A text that cannot be taken stays, and what is wrong is said under the field; leaving gives it up with a word. */
static void
test_refused (WindowTest *test,
              const char *text)
{
  SegueFieldEdit *edit = segue_details_fields_get_edit (segue_details_get_fields (test->details), SEGUE_DETAILS_START);
  SegueFieldEdit *body = segue_details_fields_get_edit (segue_details_get_fields (test->details), SEGUE_DETAILS_BODY);

  window_test_select (test, 2);
  details_test_retype (test, SEGUE_DETAILS_START, "4:0x");
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:04:00");
  window_test_await (segue_field_edit_get_error (edit) != NULL);
  details_test_assert_text (test, SEGUE_DETAILS_START, "4:0x");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (details_test_editor (test, SEGUE_DETAILS_START)), "error"));
  details_test_retype (test, SEGUE_DETAILS_START, "4:09");
  g_assert_null (segue_field_edit_get_error (edit));
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:04:09");

  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:04:09");
  details_test_retype (test, SEGUE_DETAILS_START, "x");
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:04:09");
  g_assert_null (segue_field_edit_get_error (edit));

  /* a line that would be a segment */
  details_test_retype (test, SEGUE_DETAILS_BODY, "One.\n(00:05:00) Two");
  window_test_await (segue_field_edit_get_error (body) != NULL);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "One.\n(00:05:00) Two");
  g_assert_false (segue_details_finish_edit (test->details));
  g_assert_cmpuint (window_test_n_rows (test), ==, 11);
  g_assert_null (segue_field_edit_get_error (body));
}

/* Types a value key by key, so that the document takes each part of it that is valid, and leaves the field. */
static void
type_value (WindowTest *test,
            guint       place,
            const char *text)
{
  details_test_go_to (test, place);
  for (gsize n = 1; n <= strlen (text); n++)
    {
      g_autofree char *part = g_strndup (text, n);

      gtk_editable_set_text (GTK_EDITABLE (details_test_editor (test, place)), part);
      window_test_settle ();
    }
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
}

/* The part of an invalid value that is valid is not what the user meant: the value from before stays. */
static void
test_parts (WindowTest *test,
            const char *text)
{
  window_test_select (test, 2);
  type_value (test, SEGUE_DETAILS_START, "59:70");
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:03:07");
  type_value (test, SEGUE_DETAILS_START, "1;20;00");
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
  type_value (test, SEGUE_DETAILS_LINK, "12:30");
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
  details_test_assert_text (test, SEGUE_DETAILS_LINK, "");
  g_assert_false (segue_document_get_modified (test->document));

  /* a valid time is shown as the notes have it, and the next edit can fall back on it */
  type_value (test, SEGUE_DETAILS_START, "5:30");
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:05:30");
  type_value (test, SEGUE_DETAILS_START, "6:99");
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:05:30");
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:05:30");

  /* so it is in the outline */
  window_test_act (test, "win.focus-outline", NULL);
  window_test_act (test, "outline.edit-start", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "7");
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "7:xx");
  window_test_finish_edit (test->window);
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:05:30");
}

static void
test_empty (WindowTest *test,
            const char *text)
{
  window_test_select (test, 2);
  details_test_go_to (test, SEGUE_DETAILS_START);
  gtk_editable_set_text (GTK_EDITABLE (details_test_editor (test, SEGUE_DETAILS_START)), "");
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  details_test_assert_changed (test, window_test_notes, "00:03:07", "--:--:--");
  /* what the neighbours suggest is only shown once it is taken, lest it looks like the time of the segment */
  g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (details_test_editor (test, SEGUE_DETAILS_START))), ==, "No time yet");
  details_test_go_to (test, SEGUE_DETAILS_START);
  window_test_press (test, GDK_KEY_Up, 0);
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:08:36");
  window_test_press (test, GDK_KEY_Up, 0);
  window_test_press (test, GDK_KEY_Up, GDK_CONTROL_MASK);
  window_test_press (test, GDK_KEY_Down, 0);
  window_test_press (test, GDK_KEY_Down, 0);
  details_test_assert_changed (test, window_test_notes, "00:03:07", "00:08:45");
  details_test_assert_text (test, SEGUE_DETAILS_START, "00:08:45");
}

/* Ctrl+Page Down keeps the field and the caret, past sections; on a page without the field it is the one most like it. */
static void
test_go (WindowTest *test,
         const char *text)
{
  window_test_select (test, 4);
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  segue_field_editor_set_caret (details_test_editor (test, SEGUE_DETAILS_TITLE), 3);
  window_test_press (test, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 6));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_TITLE));
  g_assert_cmpint (segue_field_editor_get_caret (details_test_editor (test, SEGUE_DETAILS_TITLE)), ==, 3);
  details_test_assert_text (test, SEGUE_DETAILS_TITLE, "서고 이사를 끝낸 사서들");
  window_test_press (test, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 4));
  g_assert_cmpint (segue_field_editor_get_caret (details_test_editor (test, SEGUE_DETAILS_TITLE)), ==, 3);

  details_test_go_to (test, SEGUE_DETAILS_START);
  window_test_press (test, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_START));
  window_test_select (test, 5);
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_TITLE));
  g_assert_false (gtk_widget_get_visible (child (test, "start")));
  details_test_assert_text (test, SEGUE_DETAILS_TITLE, "사람들(People)");

  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  window_test_press (test, GDK_KEY_Home, GDK_ALT_MASK);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_episode_id (test));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_OPENING));
  details_test_assert_text (test, SEGUE_DETAILS_OPENING, "동네 도서관 이야기, 7회\n\n타임스탬프:");
  window_test_press (test, GDK_KEY_Page_Down, GDK_CONTROL_MASK);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 0));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_BODY));

  window_test_press (test, GDK_KEY_Escape, 0);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
}

/* A click on a row takes the focus out of a field, so that the next key is for the row. */
static void
test_click (WindowTest *test,
            const char *text)
{
  static const guint places[] = { SEGUE_DETAILS_START, SEGUE_DETAILS_TITLE, SEGUE_DETAILS_LINK, SEGUE_DETAILS_BODY };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      window_test_select (test, 2);
      details_test_go_to (test, places[i]);
      outline_test_click (test, 3, FALSE, FALSE);
      outline_test_assert_focus (test, 3);
      g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 3));
      details_test_assert_text (test, SEGUE_DETAILS_TITLE, "강변 도서관, 다시 열다");

      /* nor is it in a field after a section, which has fewer of them */
      details_test_go_to (test, SEGUE_DETAILS_BODY);
      outline_test_click (test, 1, FALSE, FALSE);
      outline_test_assert_focus (test, 1);
    }
  outline_test_click (test, 3, FALSE, FALSE);
  window_test_press (test, GDK_KEY_Delete, 0);
  details_test_assert_changed (test, window_test_notes,
                               "(00:17:02) 강변 도서관, 다시 열다\n아래층 서가는 창고가 되었습니다.\n", "");
}

/* Tab goes through the fields in the order of reading, out of the description as well. */
static void
test_tab (WindowTest *test,
          const char *text)
{
  static const guint places[] = { SEGUE_DETAILS_TITLE, SEGUE_DETAILS_START, SEGUE_DETAILS_LINK, SEGUE_DETAILS_BODY };

  window_test_select (test, 2);
  details_test_go_to (test, places[0]);
  for (guint i = 1; i < G_N_ELEMENTS (places); i++)
    {
      g_signal_emit_by_name (test->window, "move-focus", GTK_DIR_TAB_FORWARD);
      g_assert_true (details_test_is_focused (test, places[i]));
    }
  g_signal_emit_by_name (test->window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_false (details_test_is_focused (test, SEGUE_DETAILS_BODY));

  /* Return in a field of one line goes back to the row, and never breaks the line */
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  details_test_type (test, "\n");
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 2));
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
  details_test_go_to (test, SEGUE_DETAILS_LINK);
  g_signal_emit_by_name (details_test_editor (test, SEGUE_DETAILS_LINK), "activate");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
}

static void
test_add (WindowTest *test,
          const char *text)
{
  window_test_select (test, 2);
  details_test_go_to (test, SEGUE_DETAILS_BODY);
  window_test_press (test, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 3));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_TITLE));
  details_test_type (test, "새로");
  details_test_assert_changed (test, window_test_notes, "(00:17:02)", "(--:--:--) 새로\n(00:17:02)");
  window_test_press (test, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  details_test_type (test, "모음");
  details_test_assert_text (test, SEGUE_DETAILS_TITLE, "모음");
  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);
  details_test_assert_changed (test, window_test_notes, "여는", "여는");
}

static void
test_markdown (WindowTest *test,
               const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (details_test_editor (test, SEGUE_DETAILS_BODY)));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  GtkTextIter start;
  GtkTextIter end;

  window_test_select (test, 2);
  details_test_retype (test, SEGUE_DETAILS_BODY, "one two three");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 7);
  gtk_text_buffer_select_range (buffer, &start, &end);
  window_test_press (test, GDK_KEY_b, GDK_CONTROL_MASK);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "one **two** three");
  window_test_press (test, GDK_KEY_i, GDK_CONTROL_MASK);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "one ***two*** three");
  window_test_press (test, GDK_KEY_b, GDK_CONTROL_MASK);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "one *two* three");
  window_test_press (test, GDK_KEY_i, GDK_CONTROL_MASK);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "one two three");

  gdk_clipboard_set_text (clipboard, "https://example.org/");
  g_signal_emit_by_name (details_test_editor (test, SEGUE_DETAILS_BODY), "paste-clipboard");
  window_test_settle ();
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "one [two](https://example.org/) three");
  details_test_assert_changed (test, window_test_notes, "퇴근길에 들를 수 있는 도서관.", "one [two](https://example.org/) three");

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 3);
  gtk_text_buffer_select_range (buffer, &start, &end);
  window_test_press (test, GDK_KEY_k, GDK_CONTROL_MASK);
  details_test_assert_text (test, SEGUE_DETAILS_BODY, "[one](https://example.org/) [two](https://example.org/) three");
}

/* The title grows from one line, the description takes what is left, and what few segments have is out of the way. */
static void
test_card (WindowTest *test,
           const char *text)
{
  GtkWidget *title = child (test, "title");
  GtkWidget *body = child (test, "body");
  GtkWidget *more = child (test, "entry_more");
  int height;
  int left;

  /* three panes, of which the details are as high as the window */
  window_test_resize (GTK_WIDGET (test->window), 1700, 800);
  window_test_await (gtk_widget_get_height (GTK_WIDGET (test->details)) > 600);
  window_test_select (test, 2);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (test->window));
  height = gtk_widget_get_height (title);
  left = gtk_widget_get_height (body);
  g_assert_cmpint (height, <=, 60);
  g_assert_cmpint (left, >, height);
  details_test_retype (test, SEGUE_DETAILS_TITLE,
                       "a title that is much longer than the one before it and takes at least two lines wherever it is "
                       "shown, since it goes on and on without coming to an end, and then it goes on still");
  window_test_await (gtk_widget_get_height (title) > height);
  g_assert_cmpint (gtk_widget_get_height (body), <, left);
  window_test_act (test, "win.undo", NULL);
  window_test_await (gtk_widget_get_height (title) == height);

  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (more)));
  g_assert_null (child (test, "entry_note"));
  gtk_expander_set_expanded (GTK_EXPANDER (more), TRUE);
  window_test_settle ();
  g_assert_true (gtk_widget_get_mapped (child (test, "entry_note")));
  g_assert_true (g_settings_get_boolean (test->settings, "details-more"));
  window_test_select (test, 1);
  g_assert_false (gtk_widget_get_visible (more));
  window_test_select (test, 2);
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (more)));
  g_settings_reset (test->settings, "details-more");
}

/* An empty field says in words what belongs there. */
static void
test_placeholders (WindowTest *test,
                   const char *text)
{
  static const guint places[] = { SEGUE_DETAILS_TITLE, SEGUE_DETAILS_LINK, SEGUE_DETAILS_BODY };

  window_test_select (test, 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      SegueFieldBox *box = segue_details_fields_get_box (segue_details_get_fields (test->details), places[i]);
      GtkWidget *overlay = window_test_find (GTK_WIDGET (box), GTK_TYPE_OVERLAY);
      GtkWidget *label = overlay != NULL ? gtk_widget_get_last_child (overlay) : NULL;
      g_autofree char *placeholder = NULL;

      g_object_get (box, "placeholder", &placeholder, NULL);
      g_assert_cmpstr (placeholder, !=, "");
      if (label == NULL)
        continue;
      details_test_retype (test, places[i], "x");
      g_assert_false (gtk_widget_get_visible (label));
      details_test_retype (test, places[i], "");
      g_assert_true (gtk_widget_get_visible (label));
      test_input_method_compose ("하");
      window_test_settle ();
      g_assert_false (gtk_widget_get_visible (label));
      test_input_method_compose ("");
      window_test_act (test, "win.undo", NULL);
    }
}

static void
test_ends (WindowTest *test,
           const char *text)
{
  window_test_select (test, 0);
  g_settings_set_boolean (test->settings, "details-more", TRUE);
  g_assert_true (gtk_widget_get_visible (child (test, "end")));
  g_assert_false (gtk_widget_get_visible (child (test, "leave_out")));
  g_assert_true (gtk_widget_get_visible (child (test, "entry_note")));
  details_test_assert_text (test, SEGUE_DETAILS_END, "00:04:00");
  details_test_retype (test, SEGUE_DETAILS_END, "3:59");
  details_test_assert_changed (test, ranges, "- 00:04:00", "- 00:03:59");
  window_test_act (test, "win.undo", NULL);
  details_test_assert_changed (test, ranges, "Hello", "Hello");
  g_settings_reset (test->settings, "details-more");
}

/* What lines cannot hold is there where the file can hold it. */
static void
test_attributes (WindowTest *test,
                 const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "episode.segue.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  SegueEpisode *episode;
  guint index;

  segue_document_save_async (test->document, file, NULL, SEGUE_SAVE_OVERWRITE, NULL, NULL, NULL);
  window_test_await (segue_document_get_file (test->document) != NULL &&
                     g_file_equal (segue_document_get_file (test->document), file) &&
                     !segue_document_get_busy (test->document));
  window_test_select (test, 2);
  /* the picture is in a part that is shown when the focus goes there */
  details_test_retype (test, SEGUE_DETAILS_IMAGE, "https://example.org/a.png");
  g_assert_true (gtk_widget_get_visible (child (test, "leave_out")));
  g_assert_false (gtk_widget_get_visible (child (test, "entry_note")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (test, "leave_out")), TRUE);
  details_test_retype (test, SEGUE_DETAILS_END, "5:00");
  segue_view_state_set_selected (test->state, 0);
  window_test_settle ();
  details_test_retype (test, SEGUE_DETAILS_EPISODE_TITLE, "제목");

  episode = segue_document_get_episode (test->document);
  g_assert_true (segue_episode_find (episode, window_test_id (test, 2), &index));
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, index), "leaveOut"), ==, "true");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, index), "end"), ==, "\"00:05:00.000\"");
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (episode, index), "image"), ==,
                   "\"https://example.org/a.png\"");
  g_assert_cmpstr (segue_episode_get_attribute (episode, "title"), ==, "\"제목\"");
  details_test_assert_changed (test, window_test_notes, "여는", "여는");

  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);
  window_test_select (test, 2);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (child (test, "leave_out"))));
  details_test_assert_text (test, SEGUE_DETAILS_END, "");
}

/* An input method composes while the document changes, in a field of one line and in a text. */
static void
test_compose (WindowTest *test,
              const char *text)
{
  static const guint places[] = { SEGUE_DETAILS_TITLE, SEGUE_DETAILS_BODY };
  SegueDocument *document = test->document;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (places); i++)
    {
      const guint place = places[i / 2];
      g_autoptr(SegueEpisode) other = NULL;
      g_autofree char *saved = NULL;

      test_input_method_set_late (i % 2 == 1);
      window_test_select (test, 10);
      details_test_go_to (test, place);
      segue_field_editor_set_caret (details_test_editor (test, place), 1000);
      test_input_method_compose ("하");
      window_test_settle ();
      other = segue_edit_set_title (segue_document_get_episode (document), 1, i % 2 == 0 ? "다른" : "또", NULL);
      segue_document_apply (document, other, "Other", NULL, NULL);
      window_test_settle ();
      test_input_method_compose ("한");
      window_test_act (test, "win.save", NULL);
      window_test_await (!segue_document_get_modified (document));
      saved = window_test_file_text (test);
      g_assert_nonnull (strstr (saved, place == SEGUE_DETAILS_TITLE ? "닫는 말한\n" : "만나요.한"));
      g_assert_true (details_test_is_focused (test, place));

      test_input_method_compose ("글");
      window_test_act (test, "win.undo", NULL);
      details_test_assert_text (test, place, place == SEGUE_DETAILS_TITLE ? "닫는 말한" : "다음 주에 만나요.한");
      window_test_act (test, "win.undo", NULL);
      details_test_assert_text (test, place, place == SEGUE_DETAILS_TITLE ? "닫는 말" : "다음 주에 만나요.");

      /* what is composed belongs to the entry that it was composed in */
      test_input_method_compose ("끝");
      window_test_press (test, GDK_KEY_Page_Up, GDK_CONTROL_MASK);
      g_assert_cmpuint (segue_view_state_get_editing (test->state), ==, 0);
      window_test_select (test, 10);
      details_test_assert_text (test, place, place == SEGUE_DETAILS_TITLE ? "닫는 말끝" : "다음 주에 만나요.끝");
      window_test_act (test, "win.undo", NULL);
    }
  test_input_method_set_late (FALSE);
}

/* Going from segment to segment costs the same in long notes. */
static void
test_many (WindowTest *test,
           const char *text)
{
  SegueDetails *details = test->details;
  gint64 longest = 0;

  window_test_select (test, 0);
  details_test_go_to (test, SEGUE_DETAILS_TITLE);
  for (guint i = 0; i < 50; i++)
    {
      const gint64 before = g_get_monotonic_time ();

      gtk_widget_activate_action (GTK_WIDGET (details), "details.next", NULL);
      longest = MAX (longest, g_get_monotonic_time () - before);
      window_test_settle ();
    }
  g_test_message ("%.1f ms", longest / 1000.0);
  details_test_assert_text (test, SEGUE_DETAILS_TITLE, "Segment 50");
}

static char *
make_many (void)
{
  GString *out = g_string_new ("Opening.\n\n");

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (out, "(%02u:%02u:%02u) Segment %u\nA line of it.\n", i / 360, i / 6 % 60, i % 6 * 10, i);

  return g_string_free (out, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *many = make_many ();

  test_input_method_install ();
  window_test_init (&argc, &argv);
  test_input_method_register ();

  window_test_add ("/details/card", window_test_notes, test_card);
  window_test_add ("/details/placeholders", window_test_notes, test_placeholders);
  window_test_add ("/details/fields", window_test_notes, test_fields);
  window_test_add ("/details/link", details_test_matter, test_link);
  window_test_add ("/details/refused", window_test_notes, test_refused);
  window_test_add ("/details/parts", window_test_notes, test_parts);
  window_test_add ("/details/empty", window_test_notes, test_empty);
  window_test_add ("/details/go", window_test_notes, test_go);
  window_test_add ("/details/click", window_test_notes, test_click);
  window_test_add ("/details/tab", window_test_notes, test_tab);
  window_test_add ("/details/add", window_test_notes, test_add);
  window_test_add ("/details/markdown", window_test_notes, test_markdown);
  window_test_add ("/details/ends", ranges, test_ends);
  window_test_add ("/details/attributes", window_test_notes, test_attributes);
  window_test_add ("/details/compose", window_test_notes, test_compose);
  window_test_add ("/details/many", many, test_many);

  return g_test_run ();
}
