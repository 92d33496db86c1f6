/* test-preview.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "preview-fixture.h"

static const char notes[] =
  "특별 에피소드입니다! 2025년 8월 8일 녹화\n\n"
  "이번 주에는 *새로운* 모델과 [논문](https://example.com/paper)을 이야기합니다.\n\n"
  "(00:00:10) 소개\n"
  "(00:02:14) 홍보: 광고 없이 듣기\n\n"
  "**도구 및 앱(Tools & Apps)**\n"
  "(00:03:07) 새 모델이 가져올 변화\n"
  "새 모델은 `추론`을 더 잘합니다.\n\n"
  "- 첫째\n- 둘째 https://example.com/\n  - 더 깊이\n\n"
  "(00:17:02) [에이전트 이야기](https://example.com/agents)\n"
  "(00:21:06) 세 번째 이야기\n"
  "> 인용한 말입니다.\n\n"
  "**연구(Research)**\n"
  "(01:02:33) 기후를 보는 위성\n"
  "```\nint main (void);\n```\n"
  "(01:04:50) 게임 세계\n"
  "마지막 이야기입니다.\n";

static void
test_load (void)
{
  PreviewFixture fixture;

  preview_fixture_open (&fixture, notes);
  preview_fixture_assert_text (&fixture);
  preview_fixture_assert_like_new (&fixture);
  preview_fixture_close (&fixture);
}

static void
test_long (void)
{
  g_autofree char *text = preview_fixture_make_notes (1500);
  PreviewFixture fixture;

  preview_fixture_open (&fixture, text);
  g_assert_cmpint (gtk_text_buffer_get_line_count (preview_fixture_get_buffer (&fixture)), >, 100);
  preview_fixture_wait_until_filled (&fixture);
  preview_fixture_assert_text (&fixture);
  preview_fixture_close (&fixture);
}

static SegueEpisode *
splice_at_random (SegueEpisode *episode)
{
  static const char * const pieces[] = {
    "가", "word ", "*", "**", "`", "[", "](https://x.y)", "\n", "\n\n", "> ", "- ", "```\n", "# ", "(00:05:00) ", "**Part**\n",
    "<li>", "https://a.b ", "\t", "---\n", "\n[1]: https://y.org\n", "[x][1] ", "[a]",
  };
  g_autoptr(GBytes) bytes = segue_episode_write (episode);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize start = size > 0 ? (gsize) g_test_rand_int_range (0, size + 1) : 0;
  gsize end = start + g_test_rand_int_range (0, g_test_rand_int_range (0, 8) == 0 ? 200 : 6);

  end = MIN (end, size);
  while (start > 0 && start < size && ((guchar) text[start] & 0xC0) == 0x80)
    start--;
  while (end < size && ((guchar) text[end] & 0xC0) == 0x80)
    end++;
  return segue_episode_splice (episode, start, end - start, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))], -1);
}

static SegueEpisode *
edit_at_random (SegueEpisode *episode)
{
  guint n_entries = segue_episode_get_n_entries (episode);
  guint index = g_test_rand_int_range (0, n_entries);
  guint other = g_test_rand_int_range (0, n_entries);
  SegueEntryKind kind = segue_entry_get_kind (segue_episode_get (episode, index));
  gint64 start = g_test_rand_int_range (0, 7200) * 1000;
  guint what = g_test_rand_int_range (0, 7);

  if (index == 0 || other == 0)
    return segue_edit_set_body (episode, 0, "본문\n\n- one\n- two\n", NULL);
  if (what == 0 && kind != SEGUE_ENTRY_TEXT)
    return segue_edit_set_title (episode, index, "새 *제목*", NULL);
  if (what == 1 && kind == SEGUE_ENTRY_SEGMENT)
    return segue_edit_set_start (episode, index, start, NULL);
  if (what == 2)
    return segue_edit_insert_segment (episode, other, start, "Inserted", NULL, NULL);
  if (what == 3 && n_entries > 5)
    return segue_edit_remove (episode, index, 1, NULL);
  if (what == 4)
    return segue_edit_move (episode, index, 1, other, NULL);
  if (what == 5 && kind == SEGUE_ENTRY_SEGMENT &&
      segue_entry_get_kind (segue_episode_get (episode, other)) == SEGUE_ENTRY_SEGMENT)
    return segue_edit_swap_starts (episode, index, other, NULL);
  return segue_edit_set_body (episode, index, "Text\n\n1. one\n2. two", NULL);
}

static void
step_at_random (PreviewFixture *fixture)
{
  SegueEpisode *episode = segue_document_get_episode (fixture->document);
  g_autoptr(SegueEpisode) after = NULL;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      if (segue_document_can_undo (fixture->document))
        segue_document_undo (fixture->document);
      return;
    case 1:
      if (segue_document_can_redo (fixture->document))
        segue_document_redo (fixture->document);
      return;
    case 2:
    case 3:
    case 4:
      after = splice_at_random (episode);
      break;
    default:
      after = edit_at_random (episode);
      break;
    }
  if (after != NULL)
    preview_fixture_apply (fixture, after);
}

static void
test_random (void)
{
  PreviewFixture fixture;

  preview_fixture_open (&fixture, notes);
  for (guint i = 0; i < 500; i++)
    {
      step_at_random (&fixture);
      preview_fixture_assert_text (&fixture);
      if (i % 5 == 0)
        preview_fixture_assert_like_new (&fixture);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  preview_fixture_close (&fixture);
}

/* How a block looks can depend on its place in the entry and on the kind of the entry. */
static void
test_places (void)
{
  static const struct
  {
    const char *text;
    const char *before;
    const char *after;
  } cases[] = {
    { "0:10 A\nfirst\n\nsecond\n0:20 B\n", "first", "new\n\nfirst" },
    { "0:10 A\nnew\n\nfirst\n\nsecond\n0:20 B\n", "new\n\n", "" },
    { "## A\nfirst\n\nsecond\n\nthird\n\n## 0:20 B\n\n## 0:30 C\n", "## A", "## 0:10 A" },
    { "## 0:10 A\nfirst\n\nsecond\n\nthird\n\n## 0:20 B\n\n## 0:30 C\n", "0:10 A", "A" },
    { "first\n\nsecond\n\n0:10 A\n0:20 B\n", "first", "new\n\nfirst" },
    { "0:10 A\n0:20 B\n", "0:10 A\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *place = strstr (cases[i].text, cases[i].before);
      g_autoptr(SegueEpisode) after = NULL;
      PreviewFixture fixture;

      preview_fixture_open (&fixture, cases[i].text);
      after = segue_episode_splice (segue_document_get_episode (fixture.document), place - cases[i].text,
                                    strlen (cases[i].before), cases[i].after, -1);
      preview_fixture_apply (&fixture, after);
      preview_fixture_assert_text (&fixture);
      preview_fixture_assert_like_new (&fixture);
      preview_fixture_close (&fixture);
    }
}

/* Edits while the notes are not all written, and edits of very many entries. */
static void
test_large_edits (void)
{
  g_autofree char *text = preview_fixture_make_notes (700);
  g_autofree char *others = preview_fixture_make_notes (500);
  PreviewFixture fixture;

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(SegueEpisode) other = preview_fixture_read (others);
      SegueEpisode *episode;
      preview_fixture_open (&fixture, text);
      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      episode = segue_document_get_episode (fixture.document);
      if (i % 3 == 0)
        preview_fixture_apply (&fixture, other);
      else
        {
          guint n_entries = segue_episode_get_n_entries (episode);
          guint from = g_test_rand_int_range (1, n_entries);
          guint to = g_test_rand_int_range (1, n_entries);
          g_autoptr(SegueEpisode) moved = segue_edit_move (episode, from, 1, to, NULL);

          if (moved != NULL)
            preview_fixture_apply (&fixture, moved);
        }
      preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 400));
      preview_fixture_assert_like_new (&fixture);
      preview_fixture_close (&fixture);
    }
}

static void
test_reveal (void)
{
  g_autofree char *text = preview_fixture_make_notes (400);
  PreviewFixture fixture;
  GtkTextIter start;
  GtkTextIter end;
  int top;

  preview_fixture_open (&fixture, text);
  preview_fixture_wait_until_filled (&fixture);
  g_assert_cmpint (preview_fixture_get_top (&fixture), <=, 0);
  preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 300));
  top = preview_fixture_get_top (&fixture);
  g_assert_cmpint (top, >, 1000);
  /* What is in view already does not move, and neither does anything while text is selected. */
  preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 301));
  g_assert_cmpint (preview_fixture_get_top (&fixture), ==, top);
  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (&fixture), &start);
  end = start;
  gtk_text_iter_forward_chars (&end, 5);
  gtk_text_buffer_select_range (preview_fixture_get_buffer (&fixture), &start, &end);
  preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 9));
  g_assert_cmpint (preview_fixture_get_top (&fixture), ==, top);
  gtk_text_buffer_select_range (preview_fixture_get_buffer (&fixture), &start, &start);
  preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 10));
  g_assert_cmpint (preview_fixture_get_top (&fixture), <, top);
  preview_fixture_select (&fixture, 0);
  preview_fixture_select (&fixture, G_MAXUINT64);
  preview_fixture_close (&fixture);
}

/* Edits above, within and below what is in view leave it where it is. */
static void
test_stable (void)
{
  g_autofree char *text = preview_fixture_make_notes (400);
  GtkTextView *view;
  GdkRectangle visible;
  GtkTextIter iter;
  GtkTextMark *mark;
  PreviewFixture fixture;
  int before;
  int after;

  preview_fixture_open (&fixture, text);
  preview_fixture_wait_until_filled (&fixture);
  preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, 300));
  preview_fixture_get_top (&fixture);
  view = preview_fixture_get_view (&fixture);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, 50, visible.y + visible.height / 2);
  mark = gtk_text_buffer_create_mark (preview_fixture_get_buffer (&fixture), NULL, &iter, TRUE);
  for (guint i = 0; i < 5; i++)
    {
      static const guint places[] = { 1, 100, 299, 350, 404 };
      g_autoptr(SegueEpisode) edited = NULL;
      GdkRectangle place;

      gtk_text_view_get_visible_rect (view, &visible);
      gtk_text_buffer_get_iter_at_mark (preview_fixture_get_buffer (&fixture), &iter, mark);
      gtk_text_view_get_iter_location (view, &iter, &place);
      before = place.y - visible.y;
      edited = segue_edit_set_body (segue_document_get_episode (fixture.document), places[i],
                                    "One more paragraph.\n\nAnd another one.\n\nAnd the last.", NULL);
      g_assert_nonnull (edited);
      preview_fixture_apply (&fixture, edited);
      preview_fixture_get_top (&fixture);
      gtk_text_view_get_visible_rect (view, &visible);
      gtk_text_buffer_get_iter_at_mark (preview_fixture_get_buffer (&fixture), &iter, mark);
      gtk_text_view_get_iter_location (view, &iter, &place);
      after = place.y - visible.y;
      if (places[i] != 299)
        g_assert_cmpint (after, ==, before);
    }
  preview_fixture_close (&fixture);
}

static void
run_xdotool (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  preview_fixture_iterate (200);
}

/* A click selects the entry that it is on and leaves the focus alone. A drag selects text. */
static void
test_click (void)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  GtkWidget *entry;
  GtkWidget *box;
  PreviewFixture fixture;
  SegueViewState *state;
  guint64 clicked;

  if (tool == NULL)
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  preview_fixture_open (&fixture, notes);
  state = segue_session_get_view_state (fixture.session);
  g_object_ref (fixture.preview);
  gtk_window_set_child (fixture.window, NULL);
  entry = gtk_entry_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture.preview));
  gtk_widget_set_vexpand (GTK_WIDGET (fixture.preview), TRUE);
  gtk_window_set_child (fixture.window, box);
  gtk_window_set_decorated (fixture.window, FALSE);
  g_object_unref (fixture.preview);
  gtk_widget_grab_focus (entry);
  preview_fixture_iterate (300);

  run_xdotool ("mousemove 200 150 click 1");
  clicked = segue_view_state_get_selected (state);
  g_assert_cmpuint (clicked, !=, 0);
  g_assert_true (segue_episode_find (segue_document_get_episode (fixture.document), clicked, NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture.window), entry));
  g_assert_false (gtk_text_buffer_get_has_selection (preview_fixture_get_buffer (&fixture)));

  segue_view_state_set_selected (state, 0);
  run_xdotool ("mousemove 100 150 mousedown 1");
  run_xdotool ("mousemove 150 150 mousemove 250 200");
  run_xdotool ("mouseup 1");
  g_assert_true (gtk_text_buffer_get_has_selection (preview_fixture_get_buffer (&fixture)));
  g_assert_cmpuint (segue_view_state_get_selected (state), ==, 0);
  g_assert_true (gtk_window_get_focus (fixture.window) == GTK_WIDGET (preview_fixture_get_view (&fixture)));
  preview_fixture_close (&fixture);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static char *
read_clipboard (PreviewFixture *fixture,
                const char     *type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->preview));
  g_autoptr(GOutputStream) out = g_memory_output_stream_new_resizable ();
  gboolean written = FALSE;

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard), type, out, G_PRIORITY_DEFAULT, NULL,
                                              written_cb, &written);
  while (!written)
    g_main_context_iteration (NULL, TRUE);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)));
}

static char *
read_text (PreviewFixture *fixture)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->preview))), &value, NULL));

  return g_value_dup_string (&value);
}

static void
select_between (PreviewFixture *fixture,
                const char     *from,
                const char     *to)
{
  GtkTextBuffer *buffer = preview_fixture_get_buffer (fixture);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, from, 0, &start, NULL, NULL));
  end = start;
  g_assert_true (gtk_text_iter_forward_search (&end, to, 0, NULL, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/* What is copied is what is seen, as text and as HTML. */
static void
test_copy (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *text;
    const char *html;
  } cases[] = {
    { "이번", "이야기합니다", "이번 주에는 새로운 모델과 논문을 이야기합니다",
      "<p>이번 주에는 <em>새로운</em> 모델과 <a href=\"https://example.com/paper\">논문</a>을 이야기합니다</p>\n" },
    { "가져올", "둘째", "가져올 변화\n새 모델은 추론을 더 잘합니다.\n•\t첫째\n•\t둘째",
      "<p>가져올 변화</p>\n<p>새 모델은 <code>추론</code>을 더 잘합니다.</p>\n<ul><li>첫째</li><li>둘째</li></ul>\n" },
    { "더 깊이", "에이전트", "더 깊이\n00:17:02\t에이전트",
      "<ul><li><ul><li>더 깊이</li></ul>\n</li></ul>\n"
      "<p>00:17:02 <a href=\"https://example.com/agents\">에이전트</a></p>\n" },
    { "연구", "void);", "연구(Research)\n01:02:33\t기후를 보는 위성\nint main (void);",
      "<h2>연구(Research)</h2>\n<p>01:02:33 기후를 보는 위성</p>\n<pre>int main (void);</pre>\n" },
  };
  PreviewFixture fixture;

  preview_fixture_open (&fixture, notes);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *html = NULL;

      select_between (&fixture, cases[i].from, cases[i].to);
      g_signal_emit_by_name (preview_fixture_get_view (&fixture), "copy-clipboard");
      text = read_text (&fixture);
      html = read_clipboard (&fixture, "text/html");
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_str_has_prefix (html, "<meta charset=\"utf-8\"/>\n"));
      g_assert_cmpstr (strchr (html, '\n') + 1, ==, cases[i].html);
    }
  preview_fixture_close (&fixture);
}

/* Where the pointer rests on a link, its target is told. */
static void
test_hover (void)
{
  PreviewFixture fixture;
  GtkTextView *view;
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle place;
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  int x;
  int y;

  preview_fixture_open (&fixture, notes);
  preview_fixture_iterate (300);
  view = preview_fixture_get_view (&fixture);
  select_between (&fixture, "논문", "논문");
  gtk_text_buffer_get_selection_bounds (preview_fixture_get_buffer (&fixture), &start, &end);
  gtk_text_view_get_iter_location (view, &start, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x + 3, place.y + 3, &x, &y);
  g_signal_emit_by_name (view, "query-tooltip", x, y, FALSE, tooltip, &shown);
  g_assert_true (shown);
  g_signal_emit_by_name (view, "query-tooltip", x - 40, y, FALSE, tooltip, &shown);
  g_assert_false (shown);
  g_object_unref (tooltip);
  preview_fixture_close (&fixture);
}

#ifndef __SANITIZE_ADDRESS__

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The median time of a key in a title, in microseconds, from the new episode to the changed buffer. */
static gint64
time_edits (guint n_segments)
{
  g_autofree char *text = preview_fixture_make_notes (n_segments);
  gint64 times[200];
  PreviewFixture fixture;

  preview_fixture_open (&fixture, text);
  preview_fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      guint index = 2 + g_test_rand_int_range (0, 15);
      g_autofree char *title = g_strdup_printf ("Title with a key %u", i);
      g_autoptr(SegueEpisode) edited = segue_edit_set_title (segue_document_get_episode (fixture.document), index, title,
                                                             NULL);

      g_assert_nonnull (edited);
      times[i] = g_get_monotonic_time ();
      preview_fixture_apply (&fixture, edited);
      times[i] = g_get_monotonic_time () - times[i];
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  g_test_message ("%u segments: median %" G_GINT64_FORMAT " µs, 95 %% below %" G_GINT64_FORMAT " µs", n_segments,
                  times[G_N_ELEMENTS (times) / 2], times[G_N_ELEMENTS (times) * 95 / 100]);
  preview_fixture_close (&fixture);
  return times[G_N_ELEMENTS (times) / 2];
}

#endif

static void
test_flat_cost (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("times mean nothing here");
#else
  gint64 small = time_edits (100);
  gint64 large = time_edits (10000);

  g_assert_cmpint (large, <, 4 * small + 200);
#endif
}

static void
test_empty (void)
{
  PreviewFixture fixture;
  SeguePreview *preview;

  preview_fixture_open (&fixture, "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (preview_fixture_get_buffer (&fixture)), ==, 0);
  preview_fixture_close (&fixture);

  preview = g_object_ref_sink (SEGUE_PREVIEW (segue_preview_new ()));
  g_assert_finalize_object (preview);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview/load", test_load);
  g_test_add_func ("/preview/empty", test_empty);
  g_test_add_func ("/preview/long", test_long);
  g_test_add_func ("/preview/random", test_random);
  g_test_add_func ("/preview/places", test_places);
  g_test_add_func ("/preview/large-edits", test_large_edits);
  g_test_add_func ("/preview/reveal", test_reveal);
  g_test_add_func ("/preview/stable", test_stable);
  g_test_add_func ("/preview/click", test_click);
  g_test_add_func ("/preview/copy", test_copy);
  g_test_add_func ("/preview/hover", test_hover);
  g_test_add_func ("/preview/flat-cost", test_flat_cost);
  return g_test_run ();
}
