/* test-text-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/edit/segue-edit.h"
#include "outline-test.h"
#include "test-input-method.h"
#include "text-test.h"

static void
act (WindowTest *test,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->text_view), action, NULL));
  window_test_settle ();
}

static guint64
get_selected (WindowTest *test)
{
  return segue_view_state_get_selected (test->state);
}

static guint64
id_at (WindowTest *test,
       const char *text)
{
  g_autofree char *all = window_test_text (test);
  SegueEpisode *episode = segue_document_get_episode (test->document);
  const char *found = strstr (all, text);

  g_assert_nonnull (found);
  return segue_entry_get_id (segue_episode_get (episode, segue_episode_index_at_offset (episode, found - all)));
}

static void
test_typing (WindowTest *test,
             const char *text)
{
  SegueDocument *document = test->document;

  /* it costs nothing before it is shown */
  g_assert_cmpint (gtk_text_buffer_get_char_count (text_test_buffer (test)), ==, 0);
  text_test_show (test);
  text_test_assert_same (test);
  g_assert_false (segue_document_get_modified (document));

  /* typing in one place is one step, and so is taking some of it back */
  text_test_place_behind (test, "느티나무 도서관의 밤");
  text_test_type (test, " 소리");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  text_test_assert_changed (test, "느티나무 도서관의 밤", "느티나무 도서관의 밤 소");
  text_test_place_behind (test, "기사이자 사서");
  text_test_type (test, "!");
  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "느티나무 도서관의 밤", "느티나무 도서관의 밤 소");
  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "여는", "여는");
  g_assert_false (segue_document_can_undo (document));

  /* redo brings the caret to where the text came back */
  window_test_act (test, "win.redo", NULL);
  text_test_assert_changed (test, "느티나무 도서관의 밤", "느티나무 도서관의 밤 소");
  g_assert_cmpuint (get_selected (test), ==, id_at (test, "느티나무"));
  text_test_type (test, "x");
  text_test_assert_changed (test, "느티나무 도서관의 밤", "느티나무 도서관의 밤 소x");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));

  /* a line end ends a step */
  while (segue_document_can_undo (document))
    window_test_act (test, "win.undo", NULL);
  text_test_place_behind (test, "사흘 동안의 기록.");
  text_test_type (test, "하나\n둘");
  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "사흘 동안의 기록.", "사흘 동안의 기록.하나\n");
}

/* Text that is typed becomes entries, and entries that are cut away are gone, in all views. */
static void
test_entries (WindowTest *test,
              const char *text)
{
  g_autofree char *undone = NULL;

  text_test_show (test);
  text_test_place_behind (test, "사흘 동안의 기록.\n");
  text_test_type (test, "(01:11:00) 새 꼭지\n");
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 12);
  text_test_assert_same (test);

  text_test_select (test, "서관의 밤\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도");
  gtk_text_buffer_delete_selection (text_test_buffer (test), TRUE, TRUE);
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 11);
  text_test_assert_same (test);
  text_test_select (test, "**끝(Closing)**\n");
  text_test_type (test, "x");
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 10);
  text_test_assert_same (test);

  while (segue_document_can_undo (test->document))
    window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, window_test_notes);
  text_test_assert_same (test);
}

static void
test_caret (WindowTest *test,
            const char *text)
{
  g_autofree char *all = NULL;
  GtkTextIter iter;

  window_test_select (test, 3);
  text_test_show (test);
  all = text_test_dup (test);

  /* the caret is at the title of the selected entry, and stays where it is in that entry */
  gtk_text_buffer_get_iter_at_mark (text_test_buffer (test), &iter, gtk_text_buffer_get_insert (text_test_buffer (test)));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, g_utf8_pointer_to_offset (all, strstr (all, "강변 도서관")));
  text_test_place_behind (test, "아래층");
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 3));
  window_test_act (test, "win.focus-outline", NULL);
  text_test_show (test);
  gtk_text_buffer_get_iter_at_mark (text_test_buffer (test), &iter, gtk_text_buffer_get_insert (text_test_buffer (test)));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, g_utf8_pointer_to_offset (all, strstr (all, " 서가는")));

  /* the selection follows the caret */
  text_test_place_behind (test, "(01:20:05) 기");
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 7));
  text_test_place (test, 0);
  g_assert_cmpuint (get_selected (test), ==, id_at (test, "동네"));
  text_test_place (test, g_utf8_strlen (all, -1));
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 10));

  /* and the caret the selection */
  window_test_select (test, 1);
  text_test_type (test, "x");
  text_test_assert_changed (test, "소식(", "x소식(");
  window_test_act (test, "win.undo", NULL);

  act (test, "text.next");
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 2));
  act (test, "text.previous");
  act (test, "text.previous");
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 0));
  act (test, "text.previous");
  g_assert_cmpuint (get_selected (test), ==, window_test_id (test, 0));
}

/* Returns: (transfer full): notes with more segments than an outline has room for */
static char *
dup_long_notes (void)
{
  GString *notes = g_string_new ("Opening\n");

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (notes, "(%02u:%02u:00) Topic %02u\n", i / 60, i % 60, i);

  return g_string_free (notes, FALSE);
}

/* The outline and the details show the entry of the caret, however far that is from the row that had the focus before. */
static void
test_return (WindowTest *test,
             const char *text)
{
  const char *const actions[] = { "win.focus-outline", "win.focus-details" };
  const char *const places[] = { "Opening", "Topic 50", "Topic 98", "Opening", "Topic 97" };

  for (guint i = 0; i < G_N_ELEMENTS (actions) * G_N_ELEMENTS (places); i++)
    {
      const char *place = places[i % G_N_ELEMENTS (places)];
      const guint64 id = id_at (test, place);

      window_test_act (test, "win.focus-outline", NULL);
      window_test_select (test, 99);
      window_test_act (test, "win.focus-outline", NULL);
      window_test_settle ();
      outline_test_assert_focus (test, 99);

      text_test_show (test);
      text_test_place_behind (test, place);
      g_assert_cmpuint (get_selected (test), ==, id);
      window_test_act (test, actions[i / G_N_ELEMENTS (places)], NULL);
      window_test_settle ();
      g_assert_cmpuint (get_selected (test), ==, id);
    }
}

/* The same entry edited in turns in the outline and in the text. */
static void
test_turns (WindowTest *test,
            const char *text)
{
  SegueDocument *document = test->document;
  g_autofree char *last = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *undone = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *typed = g_strdup_printf (" %u", i);

      window_test_act (test, "win.focus-outline", NULL);
      window_test_select (test, 2);
      window_test_act (test, "outline.edit-title", NULL);
      gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), typed);
      window_test_act (test, "outline.nudge", "i", 1000);
      text_test_show (test);
      text_test_assert_same (test);
      text_test_place_behind (test, typed);
      text_test_type (test, "가");
      text_test_type (test, "나");
    }
  last = window_test_text (test);

  while (segue_document_can_undo (document))
    {
      window_test_act (test, "win.undo", NULL);
      text_test_assert_same (test);
    }
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, window_test_notes);
  while (segue_document_can_redo (document))
    {
      window_test_act (test, "win.redo", NULL);
      text_test_assert_same (test);
    }
  redone = window_test_text (test);
  g_assert_cmpstr (redone, ==, last);
}

static void
set_title (WindowTest *test,
           guint       position,
           const char *title)
{
  SegueDocument *document = test->document;
  g_autoptr(SegueEpisode) edited = NULL;
  guint index;

  g_assert_true (segue_episode_find (segue_document_get_episode (document), window_test_id (test, position), &index));
  edited = segue_edit_set_title (segue_document_get_episode (document), index, title, NULL);
  g_assert_nonnull (edited);
  segue_document_apply (document, edited, "Other", NULL, NULL);
  window_test_settle ();
}

/* An input method composes while the document changes, before and behind the caret and at it. */
static void
test_compose (WindowTest *test,
              const char *text)
{
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;

  text_test_show (test);
  text_test_place_behind (test, "강변 도서관");
  before = text_test_dup (test);
  test_input_method_compose ("ㅎ");
  test_input_method_compose ("하");
  set_title (test, 2, "훨씬 더 긴 새로운 제목");
  set_title (test, 4, "책");
  during = text_test_dup (test);
  g_assert_cmpstr (during, ==, before);

  test_input_method_compose ("한");
  test_input_method_commit ();
  window_test_settle ();
  text_test_assert_changed (test, "느티나무 도서관의 밤\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도서관, 다시 열다\n"
                     "아래층 서가는 창고가 되었습니다.\n(00:40:06) 책 버스의 새 정류장",
               "훨씬 더 긴 새로운 제목\n퇴근길에 들를 수 있는 도서관.\n(00:17:02) 강변 도서관한, 다시 열다\n"
               "아래층 서가는 창고가 되었습니다.\n(00:40:06) 책");
  text_test_type (test, "글");
  text_test_assert_same (test);

  test_input_method_compose ("하");
  set_title (test, 3, "다른 제목");
  test_input_method_commit ();
  window_test_settle ();
  text_test_assert_same (test);
}

/* Undoing and saving take in what is being composed. */
static void
test_commit (WindowTest *test,
             const char *text)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *saved = NULL;

      test_input_method_set_late (i == 1);
      text_test_show (test);
      text_test_place_behind (test, "닫는 말");
      test_input_method_compose ("한");
      window_test_act (test, "win.save", NULL);
      window_test_await (!segue_document_get_modified (test->document));
      saved = window_test_file_text (test);
      g_assert_nonnull (strstr (saved, "닫는 말한\n"));
      text_test_assert_changed (test, "닫는 말", "닫는 말한");
      test_input_method_compose ("글");
      window_test_act (test, "win.undo", NULL);
      text_test_assert_changed (test, "닫는 말", "닫는 말한");
      window_test_act (test, "win.undo", NULL);
      text_test_assert_changed (test, "여는", "여는");
    }
  test_input_method_set_late (FALSE);
}

static void
test_emphasis (WindowTest *test,
               const char *text)
{
  text_test_show (test);
  text_test_select (test, "느티나무");
  act (test, "text.bold");
  text_test_assert_changed (test, "느티나무", "**느티나무**");
  act (test, "text.italic");
  text_test_assert_changed (test, "느티나무", "***느티나무***");
  act (test, "text.bold");
  text_test_assert_changed (test, "느티나무", "*느티나무*");
  act (test, "text.italic");
  text_test_assert_changed (test, "느티나무", "느티나무");
  text_test_select (test, "느티나무 ");
  act (test, "text.bold");
  text_test_select (test, "**느티나무**");
  act (test, "text.bold");
  text_test_assert_changed (test, "느티나무", "느티나무");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), " https://example.org/a ");
  text_test_select (test, "강변");
  act (test, "text.link");
  text_test_assert_changed (test, "강변", "[강변](https://example.org/a)");
  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "여는", "여는");
  text_test_select (test, "강변");
  g_signal_emit_by_name (text_test_view (test), "paste-clipboard");
  window_test_settle ();
  text_test_assert_changed (test, "강변", "[강변](https://example.org/a)");
  window_test_act (test, "win.undo", NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), "바다\r\n");
  text_test_select (test, "강변");
  g_signal_emit_by_name (text_test_view (test), "paste-clipboard");
  window_test_settle ();
  text_test_assert_changed (test, "강변", "바다\n");
  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "여는", "여는");
  text_test_select (test, "강변");
  act (test, "text.link");
  text_test_type (test, "x");
  text_test_assert_changed (test, "강변", "[강변](x)");
}

static void
test_problems (WindowTest *test,
               const char *text)
{
  g_autoptr(GMenuModel) fixes = NULL;
  SegueProblem *problem;
  guint index;

  text_test_show (test);
  g_assert_false (text_test_is_underlined (test, "01:02:33"));
  text_test_place_behind (test, "(01:02");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  g_signal_emit_by_name (text_test_view (test), "backspace");
  text_test_type (test, "99");
  g_usleep (250000);
  window_test_settle ();

  /* nothing is said about what is being typed */
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  text_test_place (test, 0);
  window_test_await (segue_problems_get_n (test->problems) > 0);
  g_assert_true (text_test_is_underlined (test, "01:99:33"));
  g_assert_false (text_test_is_underlined (test, "서고"));

  /* the problem at the caret is the one that is shown, and can be fixed from there */
  window_test_act (test, "win.next-problem", NULL);
  problem = segue_problems_get_current (test->problems, NULL);
  g_assert_cmpuint (get_selected (test), ==, segue_problem_get_id (problem));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));
  g_assert_true (segue_episode_find (segue_document_get_episode (test->document), segue_problem_get_id (problem), &index));
  g_assert_cmpuint (segue_text_view_get_origin (test->text_view), ==,
                    segue_episode_get_offset (segue_document_get_episode (test->document), index) +
                      segue_problem_get_span (problem).offset);
  fixes = g_menu_model_get_item_link (gtk_text_view_get_extra_menu (text_test_view (test)), 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (fixes), ==, segue_problem_get_n_fixes (problem));

  window_test_act (test, "win.undo", NULL);
  text_test_assert_changed (test, "여는", "여는");
  window_test_await (segue_problems_get_n (test->problems) == 0);
  g_assert_false (text_test_is_underlined (test, "01:02:33"));
}

/* Tab writes; Ctrl+Tab leaves, in both directions. */
static void
test_leaving (WindowTest *test,
              const char *text)
{
  gboolean moved = FALSE;

  text_test_show (test);
  text_test_place_behind (test, "사흘");
  g_assert_true (gtk_text_view_get_accepts_tab (text_test_view (test)));
  g_signal_emit_by_name (text_test_view (test), "move-focus", GTK_DIR_TAB_FORWARD);
  window_test_settle ();
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));
  text_test_show (test);
  g_signal_emit_by_name (text_test_view (test), "move-focus", GTK_DIR_TAB_BACKWARD);
  window_test_settle ();
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));

  /* so does F6, and the preview lets go, too */
  text_test_show (test);
  g_signal_emit_by_name (window_test_child (test->window, "paned"), "cycle-child-focus", FALSE, &moved);
  window_test_settle ();
  g_assert_true (moved);
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));
  window_test_act (test, "win.focus-preview", NULL);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->preview)));
  g_signal_emit_by_name (window_test_focus (test), "move-focus", GTK_DIR_TAB_BACKWARD);
  window_test_settle ();
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (text_test_view (test))));
}

static gboolean
is_colored (WindowTest *test,
            const char *text)
{
  g_autofree char *all = text_test_dup (test);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (text_test_buffer (test), &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (text_test_buffer (test)), &start, &end);
  gtk_text_buffer_get_iter_at_offset (text_test_buffer (test), &start,
                                      g_utf8_pointer_to_offset (all, strstr (all, text)));
  for (g_autoptr(GSList) tags = gtk_text_iter_get_tags (&start); tags != NULL; tags = g_slist_delete_link (tags, tags))
    {
      gboolean colored;

      g_object_get (tags->data, "foreground-set", &colored, NULL);
      if (colored)
        return TRUE;
    }

  return FALSE;
}

static const char forms[] =
  "---\ntitle: x\n---\n"
  "## Heading\n**굵은 줄**\n<!-- comment -->\n[text](https://a.b/c)\nSee https://d.e/f.\n`code`\n"
  "0:01 a\n(00:00:02) b\n[00:03] c\n- 00:00:04 d\n* [0:05](https://x.y/?t=5) e\n**[00:06](#t=6)** f\n"
  "### [@00:07] g\n00:00:08 – 00:00:09 h\n【00:10】 i\n（00：11） j\n1h02m12s k\n13m14s l\n75:15 m\n"
  "1:00:16.5 n\n#2 (00:17) o\n01. 00:18 p\nTitle (00:19)\nTitle - *00:20*.\n00:21-Title\n(--:--:--) q\n"
  "A score of 3:22 and 16:9 in a line.\n";

/* Times in every form, and what else notes are made of; not numbers within a sentence. */
static void
test_language (WindowTest *test,
               const char *text)
{
  static const char *const colored[] = {
    "title: x", "## H", "**굵은", "<!--", "text]", "https://a.b", "https://d.e", "code`", "0:01", "00:00:02", "00:03", "00:00:04",
    "0:05", "00:06", "00:07", "00:00:08", "00:00:09", "00:10", "00：11", "1h02", "13m14", "75:15", "1:00:16.5", "00:17",
    "00:18", "00:19", "00:20", "00:21", "--:--:--",
  };

  text_test_show (test);
  for (guint i = 0; i < G_N_ELEMENTS (colored); i++)
    {
      if (!is_colored (test, colored[i]))
        g_error ("nothing marks %s", colored[i]);
    }
  g_assert_false (is_colored (test, "3:22"));
  g_assert_false (is_colored (test, "16:9"));
  g_assert_false (is_colored (test, "A score"));
}

static int
get_font_size (gpointer view)
{
  return pango_font_description_get_size (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (view))));
}

/* Text and preview become larger together, within limits, and for the next window, too. */
static void
test_zoom (WindowTest *test,
           const char *text)
{
  GtkTextView *preview = segue_preview_get_view (test->preview);
  const int text_size = get_font_size (text_test_view (test));
  const int preview_size = get_font_size (preview);

  text_test_show (test);
  window_test_act (test, "win.zoom-in", NULL);
  window_test_act (test, "win.zoom-in", NULL);
  g_assert_cmpint (ABS (get_font_size (text_test_view (test)) - text_size * 12 / 10), <=, 2);
  g_assert_cmpint (ABS (get_font_size (preview) - preview_size * 12 / 10), <=, 2);
  g_assert_cmpint (g_settings_get_int (test->settings, "zoom"), ==, 120);

  for (guint i = 0; i < 30; i++)
    gtk_widget_activate_action (GTK_WIDGET (test->window), "win.zoom-in", NULL);
  window_test_settle ();
  g_assert_cmpint (ABS (get_font_size (preview) - preview_size * 3), <=, 2);
  for (guint i = 0; i < 40; i++)
    gtk_widget_activate_action (GTK_WIDGET (test->window), "win.zoom-out", NULL);
  window_test_settle ();
  g_assert_cmpint (ABS (get_font_size (preview) - preview_size / 2), <=, 2);

  window_test_act (test, "win.zoom-reset", NULL);
  g_assert_cmpint (get_font_size (text_test_view (test)), ==, text_size);
  g_assert_cmpint (get_font_size (preview), ==, preview_size);
}

static void
test_empty (WindowTest *test,
            const char *text)
{
  text_test_show (test);
  text_test_type (test, "0:00 시작\n");
  text_test_assert_same (test);
  window_test_settle ();
  g_assert_cmpuint (window_test_n_rows (test), ==, 1);
  window_test_act (test, "win.undo", NULL);
  text_test_assert_same (test);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *long_notes = dup_long_notes ();

  test_input_method_install ();
  window_test_init (&argc, &argv);
  test_input_method_register ();

  window_test_add ("/text-view/typing", window_test_notes, test_typing);
  window_test_add ("/text-view/entries", window_test_notes, test_entries);
  window_test_add ("/text-view/caret", window_test_notes, test_caret);
  window_test_add ("/text-view/return", long_notes, test_return);
  window_test_add ("/text-view/turns", window_test_notes, test_turns);
  window_test_add ("/text-view/compose", window_test_notes, test_compose);
  window_test_add ("/text-view/commit", window_test_notes, test_commit);
  window_test_add ("/text-view/emphasis", window_test_notes, test_emphasis);
  window_test_add ("/text-view/problems", window_test_notes, test_problems);
  window_test_add ("/text-view/leaving", window_test_notes, test_leaving);
  window_test_add ("/text-view/language", forms, test_language);
  window_test_add ("/text-view/zoom", window_test_notes, test_zoom);
  window_test_add ("/text-view/empty", "", test_empty);

  return g_test_run ();
}
