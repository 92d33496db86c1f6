/* test-publish.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "app/exchange/segue-clipboard.h"
#include "app/files/segue-changes-window.h"
#include "app/publishing/segue-publish-parts.h"
#include "app/publishing/segue-publish-row.h"
#include "app/publishing/segue-publish-settings-list.h"
#include "app/publishing/segue-publish-window.h"
#include "formats/segue-formats.h"
#include "publish-test.h"

static const char notes[] =
  "# 도서관 이야기\n"
  "\n"
  "<!-- 녹음 뒤에 지울 것 -->\n"
  "## 소식\n"
  "- (0:00) [여는 말](https://example.org/?a=1&b=2)\n"
  "- (--:--) 아직 모름\n"
  "- (1:00) <느티나무>\n";

static void
dismiss (WindowTest *test)
{
  window_test_respond (test, "cancel");
  g_assert_null (window_test_dialog (test));
}

typedef struct
{
  GString *text;
  gboolean done;
} Pasted;

static void
splice_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Pasted *pasted = user_data;

  g_assert_cmpint (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL), >=, 0);
  g_string_append_len (pasted->text, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (object)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (object)));
  pasted->done = TRUE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, &error);
  g_autoptr(GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice_async (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, G_PRIORITY_DEFAULT, NULL, splice_cb,
                                user_data);
}

/* What another program would get. */
static char *
paste (WindowTest *test,
       const char *media_type)
{
  const char *media_types[] = { media_type, NULL };
  Pasted pasted = { g_string_new (NULL), FALSE };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), media_types, G_PRIORITY_DEFAULT, NULL,
                            read_cb, &pasted);
  window_test_await (pasted.done);

  return g_string_free (pasted.text, FALSE);
}

static void
assert_said (WindowTest *test,
             const char *words)
{
  g_autoptr(GString) labels = g_string_new (NULL);

  publish_test_collect_labels (window_test_child (test->window, "toasts"), labels);
  if (strstr (labels->str, words) == NULL)
    g_error ("\"%s\" is not said; there is:\n%s", words, labels->str);
}

static void
test_copy_notes (WindowTest *test,
                 const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;

  window_test_act (test, "win.copy-notes", NULL);
  plain = paste (test, "text/plain;charset=utf-8");
  g_assert_cmpstr (plain, ==,
                   "도서관 이야기\n\n소식\n0:00 여는 말\nhttps://example.org/?a=1&b=2\n1:00 <느티나무>\n");
  html = paste (test, "text/html");
  g_assert_cmpstr (html, ==,
                   "<meta charset=\"utf-8\"/>\n<h2>도서관 이야기</h2>\n<h3>소식</h3>\n"
                   "<p>0:00 <strong><a href=\"https://example.org/?a=1&amp;b=2\">여는 말</a></strong></p>\n"
                   "<p>1:00 <strong>&lt;느티나무&gt;</strong></p>\n");
  assert_said (test, "Notes copied. 1 segment without a time was left out.");
  g_assert_false (segue_document_get_modified (test->document));
}

/* What somebody picks is copied as it is written, whatever is published of it. */
static void
test_copy_entries (WindowTest *test,
                   const char *text)
{
  static const guint indices[] = { 3, 4 };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;

  segue_clipboard_set_entries (clipboard, segue_document_get_episode (test->document), indices,
                               G_N_ELEMENTS (indices));
  plain = paste (test, "text/plain;charset=utf-8");
  g_assert_cmpstr (plain, ==, "- (--:--) 아직 모름\n- (1:00) <느티나무>\n");
  html = paste (test, "text/html");
  g_assert_nonnull (strstr (html, "아직 모름"));
}

static void
test_export (WindowTest *test,
             const char *text)
{
  static const struct
  {
    const SegueFormat *format;
    const char *start;
  } formats[] = {
    { &segue_format_html, "<!DOCTYPE html>\n" },
    { &segue_format_markdown, "# 도서관 이야기\n\n## 소식\n\n0:00 **[여는 말](https://example.org/?a=1&b=2)**\n" },
    { &segue_format_plain, "도서관 이야기\n\n소식\n0:00 여는 말\n" },
  };
  g_autofree char *path = g_build_filename (test->folder, "out", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *written = NULL;

      g_file_delete (file, NULL, NULL);
      window_test_export (test->window, formats[i].format, file);
      window_test_await (g_file_test (path, G_FILE_TEST_EXISTS));
      window_test_settle ();
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
      g_assert_true (g_str_has_prefix (written, formats[i].start));
    }
  assert_said (test, "Exported to “out”.");
  assert_said (test, "Show in Folder");
  /* the episode's file is another one still, and as it was */
  g_assert_true (g_file_equal (segue_document_get_file (test->document), test->file));
}

static void
test_export_never_replaces_notes (WindowTest *test,
                                  const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "link", NULL);
  g_autoptr(GFile) link = g_file_new_for_path (path);
  GFile *files[] = { test->file, link };

  g_assert_true (g_file_make_symbolic_link (link, g_file_peek_path (test->file), NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *kept = NULL;

      window_test_export (test->window, &segue_format_html, files[i]);
      dismiss (test);
      kept = window_test_file_text (test);
      g_assert_cmpstr (kept, ==, text);
    }
}

static void
test_export_failure (WindowTest *test,
                     const char *text)
{
  g_autofree char *path = g_build_filename (test->folder, "none", "out.html", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  window_test_export (test->window, &segue_format_html, file);
  dismiss (test);
}

static GtkWidget *
find_check (GtkWidget *widget,
            guint     *index)
{
  if (GTK_IS_CHECK_BUTTON (widget) && (*index)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, index);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_export_dialog (WindowTest *test,
                    const char *text)
{
  g_autofree char *body = NULL;
  guint index = 1;

  window_test_act (test, "win.export", NULL);
  window_test_await (window_test_dialog (test) != NULL);
  body = window_test_dup_asked (test, "body");
  g_assert_nonnull (strstr (body, "1 segment without a time is left out."));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (window_test_dialog (test), &index)), TRUE);
  dismiss (test);
}

static void
test_blank (WindowTest *test,
            const char *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  GdkContentProvider *before = gdk_clipboard_get_content (clipboard);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.copy-notes", NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.export", NULL);
  window_test_settle ();
  g_assert_true (gdk_clipboard_get_content (clipboard) == before);
  g_assert_null (window_test_dialog (test));
}

/* What Return on the row does. */
static void
give (GtkWidget  *window,
      const char *id)
{
  SeguePublishRow *row = publish_test_select (window, id);

  gtk_widget_activate (GTK_WIDGET (row));
  window_test_settle ();
}

/* Each row copies what the text beside it shows; the feed offers HTML too. */
static void
test_rows (WindowTest *test,
           const char *text)
{
  GtkWidget *window = publish_test_open (test);
  GListModel *outlets = segue_publishing_get_outlets (publish_test_get (test));

  g_assert_false (gtk_window_get_modal (GTK_WINDOW (window)));
  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (outlets, i);
      SegueOutput *output = segue_outlet_get_output (outlet);
      g_autofree char *plain = NULL;

      if (segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_SAVE)
        continue;

      give (window, segue_outlet_get_id (outlet));
      publish_test_assert_shown (window, segue_output_get_headline (output));
      window_test_assert_unhyphenated (window);
      plain = paste (test, "text/plain;charset=utf-8");
      g_assert_cmpstr (plain, ==, segue_output_get_text (output));
      g_assert_cmpint (gdk_content_formats_contain_mime_type (
                         gdk_clipboard_get_formats (gtk_widget_get_clipboard (window)), "text/html"), ==,
                       segue_output_get_html (output) != NULL);
      if (segue_output_get_html (output) != NULL)
        {
          g_autofree char *html = paste (test, "text/html");

          g_assert_true (g_str_has_suffix (html, segue_output_get_html (output)));
        }
      g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_GIVEN);
    }
  g_assert_false (segue_document_get_modified (test->document));
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (publish_test_find_window () == NULL);
}

static void
test_corrections (WindowTest *test,
                  const char *text)
{
  GtkWidget *window = publish_test_open (test);

  give (window, "youtube");
  give (window, "feed-html");
  window_test_edit_title (test, 3, "다른 말");
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();
  publish_test_assert_shown (window, "Corrected in 0 of 2 places");
  gtk_widget_activate_action (window, "publish.copy-next", NULL);
  gtk_widget_activate_action (window, "publish.copy-next", NULL);
  window_test_settle ();
  publish_test_assert_shown (window, "Corrected in 2 of 2 places");
  g_assert_null (segue_publishing_get_next (publish_test_get (test), NULL));
  gtk_widget_activate_action (window, "publish.mark-published", NULL);
  window_test_settle ();
  publish_test_assert_shown (window, "Published");
  /* the window goes with that of the episode */
  gtk_window_destroy (GTK_WINDOW (test->window));
  window_test_settle ();
  g_assert_null (publish_test_find_window ());
}

static GtkWindow *
find_changes (GtkWidget *window)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (SEGUE_IS_CHANGES_WINDOW (link->data) && gtk_window_get_transient_for (link->data) == GTK_WINDOW (window))
      return link->data;

  return NULL;
}

/* The difference stands beside the places, one at a time, and goes with them. */
static void
test_difference (WindowTest *test,
                 const char *text)
{
  GtkWidget *window = publish_test_open (test);
  GtkWindow *first;

  give (window, "youtube");
  give (window, "feed-html");
  window_test_edit_title (test, 3, "다른 말");
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();
  gtk_widget_activate_action (window, "publish.show-difference", NULL);
  window_test_await (find_changes (window) != NULL);
  first = find_changes (window);
  g_assert_false (gtk_window_get_modal (first));
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  publish_test_select (window, "youtube");
  gtk_widget_activate_action (window, "publish.show-difference", NULL);
  window_test_await (first == NULL);
  g_assert_nonnull (find_changes (window));
  gtk_window_close (GTK_WINDOW (window));
  window_test_await (publish_test_find_window () == NULL);
  g_assert_null (find_changes (window));
}

static GtkWidget *
find_switch (GtkWidget  *list,
             const char *title)
{
  for (GtkWidget *row = gtk_widget_get_first_child (window_test_find (list, GTK_TYPE_LIST_BOX)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return window_test_find (row, GTK_TYPE_SWITCH);
    }
  g_error ("there is no row “%s”", title);
}

/* A setting acts on what is given out, and never on the notes. */
static void
test_settings (WindowTest *test,
               const char *text)
{
  GtkWidget *window = publish_test_open (test);
  GtkWidget *settings = window_test_find (window, SEGUE_TYPE_PUBLISH_SETTINGS_LIST);
  SegueOutlet *outlet = segue_publish_row_get_outlet (publish_test_select (window, "youtube"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_test_find_id (window, "text")));
  g_autofree char *shown = NULL;

  g_assert_nonnull (strstr (segue_output_get_text (segue_outlet_get_output (outlet)), "https://example.org/"));
  gtk_switch_set_active (GTK_SWITCH (find_switch (settings, "Links")), FALSE);
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();
  g_assert_null (strstr (segue_output_get_text (segue_outlet_get_output (outlet)), "https://example.org/"));
  g_object_get (buffer, "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, segue_output_get_text (segue_outlet_get_output (outlet)));
  gtk_switch_set_active (GTK_SWITCH (find_switch (settings, "Report problems while I write")), TRUE);
  g_assert_true (segue_outlet_get_reports (outlet));
  g_assert_false (segue_document_get_modified (test->document));
  gtk_window_close (GTK_WINDOW (window));
}

/* A text that is too long shows its parts first. */
static void
test_fit (WindowTest *test,
          const char *text)
{
  g_autoptr(GString) body = g_string_new (notes);
  g_autoptr(SegueEpisode) long_notes = NULL;
  GtkWidget *window;
  SegueOutlet *outlet;
  SegueOutput *output;

  for (guint i = 2; i < 20; i++)
    g_string_append_printf (body, "- (%u:00) Segment %u\n\n  %0400d\n", i, i, 0);
  long_notes = segue_episode_splice (segue_document_get_episode (test->document), 0, strlen (text), body->str, -1);
  g_assert_true (segue_document_apply (test->document, long_notes, "Edit", NULL, NULL));
  window = publish_test_open (test);
  outlet = segue_publish_row_get_outlet (publish_test_select (window, "youtube"));
  window_test_settle ();
  output = segue_outlet_get_output (outlet);
  g_assert_cmpuint (segue_output_get_size (output), >, segue_output_get_limit (output));
  g_assert_true (gtk_widget_get_mapped (window_test_find (window, SEGUE_TYPE_PUBLISH_PARTS)));
  g_signal_emit_by_name (window_test_find_id (window, "fit_button"), "clicked");
  window_test_await (!segue_publishing_is_busy (publish_test_get (test)));
  window_test_settle ();
  output = segue_outlet_get_output (outlet);
  g_assert_cmpuint (segue_output_get_size (output), <=, segue_output_get_limit (output));
  /* errors never keep anybody from copying */
  give (window, "youtube");
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_GIVEN);
  gtk_window_close (GTK_WINDOW (window));
}

/* Notes are not problems, but whoever has nothing else learns of them: here that YouTube will make no chapters. */
static void
test_notes (WindowTest *test,
            const char *text)
{
  GtkLabel *none = GTK_LABEL (window_test_child (test->window, "none"));

  window_test_await (g_str_equal (gtk_label_get_label (none), "No problems, 1 note"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (none)));
  g_assert_cmpuint (segue_problems_get_n (test->problems), ==, 0);
  window_test_select (test, 1);
  window_test_act (test, "outline.remove", NULL);
  window_test_act (test, "outline.remove", NULL);
  window_test_act (test, "outline.remove", NULL);
  window_test_await (g_str_equal (gtk_label_get_label (none), "No problems"));
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

  window_test_add ("/publish/copy-notes", notes, test_copy_notes);
  window_test_add ("/publish/copy-entries", notes, test_copy_entries);
  window_test_add ("/publish/export", notes, test_export);
  window_test_add ("/publish/export-never-replaces-notes", notes, test_export_never_replaces_notes);
  window_test_add ("/publish/export-failure", notes, test_export_failure);
  window_test_add ("/publish/export-dialog", notes, test_export_dialog);
  window_test_add ("/publish/blank", NULL, test_blank);
  window_test_add ("/publish/rows", notes, test_rows);
  window_test_add ("/publish/corrections", notes, test_corrections);
  window_test_add ("/publish/difference", notes, test_difference);
  window_test_add ("/publish/settings", notes, test_settings);
  window_test_add ("/publish/fit", notes, test_fit);
  window_test_add ("/publish/hint", "0:10 하나\n5:00 둘\n10:00 셋\n", test_notes);

  return g_test_run ();
}
