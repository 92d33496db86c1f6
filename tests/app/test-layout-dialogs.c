/* test-layout-dialogs.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/files/segue-changes-window.h"
#include "app/files/segue-encoding-dialog.h"
#include "app/importing/segue-feed-window.h"
#include "app/importing/segue-import-dialog.h"
#include "app/outline/segue-paste-dialog.h"
#include "app/widgets/segue-question.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "layout-check.h"

/* Every window that the window opens in front of itself, over a wide and over a narrow one. */

static const int widths[] = { 1280, 360 };

/* Lists with times, between which lines stand that have none. */
static const char mixed[] = "00:10 하나\n무엇일까\n00:20 둘\n이것도\n00:30 셋\n";

typedef void (*OpenFunc) (WindowTest *test);

/* Finds the window in front, or the question that libadwaita puts into the window from version 1.5 on, once it has got
 * its size. */
static GtkWidget *
find_front (WindowTest *test)
{
  GtkWidget *question;

  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (link->data != test->window && gtk_widget_get_mapped (link->data) && gtk_widget_get_width (link->data) > 0 &&
          gtk_window_get_transient_for (link->data) == GTK_WINDOW (test->window))
        return link->data;
    }
  question = window_test_dialog (test);

  return question != NULL && gtk_widget_get_mapped (question) && gtk_widget_get_width (question) > 0 ? question : NULL;
}

static void
check_front (GtkWidget  *front,
             int         width,
             const char *where)
{
  /* two are as wide as their libraries make them */
  if (GTK_IS_WINDOW (front) && !GTK_IS_SHORTCUTS_WINDOW (front) && !ADW_IS_ABOUT_WINDOW (front))
    layout_check_width (front, MAX (width, 360), where);
  layout_check (GTK_IS_WINDOW (front) ? gtk_window_get_child (GTK_WINDOW (front)) : front, where);
  layout_keep (front, where);
  /* nor are their buttons ours; those of the shortcuts have no names in newer versions of GTK */
  if (!ADW_IS_ABOUT_WINDOW (front) && !(GTK_IS_SHORTCUTS_WINDOW (front) && gtk_check_version (4, 16, 0) == NULL))
    layout_check_walk (front, where);
}

static void
check (WindowTest *test,
       const char *name,
       OpenFunc    open)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      layout_resize (test, widths[i]);
      open (test);
      window_test_await (find_front (test) != NULL);
      window_test_settle ();
      for (guint turn = 0; turn < 2; turn++)
        {
          g_autofree char *where = NULL;

          if (turn > 0)
            layout_flip_dark ();
          window_test_settle ();
          where = layout_dup_where (widths[i], name);
          check_front (find_front (test), gtk_widget_get_width (GTK_WIDGET (test->window)), where);
        }
      if (GTK_IS_WINDOW (find_front (test)))
        gtk_window_close (GTK_WINDOW (find_front (test)));
      else
        window_test_close_question (test);
      window_test_settle ();
      window_test_await (find_front (test) == NULL);
    }
}

static void
edit (WindowTest *test)
{
  SegueDocument *document = test->document;
  g_autoptr(SegueEpisode) edited = segue_edit_set_title (segue_document_get_episode (document), 1, "밤을 여는 말", NULL);

  segue_document_apply (document, edited, "Edit", NULL, NULL);
  window_test_settle ();
}

static void
open_close (WindowTest *test)
{
  gtk_window_close (GTK_WINDOW (test->window));
}

static void
open_changes (WindowTest *test)
{
  window_test_act (test, "win.show-changes", NULL);
}

static void
test_changes (WindowTest *test,
              const char *text)
{
  edit (test);
  check (test, "dialog-close", open_close);
  check (test, "dialog-changes", open_changes);
}

/* Changed and changed back: there is nothing to show. */
static void
open_no_changes (WindowTest *test)
{
  g_autoptr(GBytes) text = segue_episode_write (segue_document_get_episode (test->document));

  segue_changes_window_show (GTK_WINDOW (test->window), "episode.txt", text, text, NULL, NULL);
}

static void
open_error (WindowTest *test)
{
  g_autoptr(GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Error writing to file “/home/somebody/Shows/"
                                         "a-folder-with-a-very-long-name-and-no-place-to-break/episode.txt”: No space left "
                                         "on device");

  const char *heading = "“책과-도서관-그리고-밤늦게까지-불이-켜진-열람실에서-나눈-이야기.txt” Could Not Be Saved";

  segue_question_show (GTK_WINDOW (test->window), heading, error->message);
}

static void
open_export (WindowTest *test)
{
  window_test_act (test, "win.export", NULL);
}

static void
open_mixed (WindowTest *test)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (test->window)), mixed);
  window_test_act (test, "outline.paste", NULL);
}

static void
paste_options_cb (const SeguePasteOptions *options,
                  gpointer                 user_data)
{
}

static void
open_paste_options (WindowTest *test)
{
  static const SeguePasteOptions options = { SEGUE_PASTE_AS_DESCRIPTIONS, FALSE };
  g_autoptr(SeguePastedText) list = segue_pasted_text_new ("0:10 x\nabout x\n0:20 y\n");

  segue_paste_dialog_ask (GTK_WINDOW (test->window), &options, list,
                          "여는 말: 밤 열한 시, 불 켜진 열람실에서 시작하는 아주 긴 제목", paste_options_cb,
                          g_object_ref (test->window), g_object_unref);
}

static void
encoding_cb (const char *encoding,
             gpointer    user_data)
{
}

static void
open_encoding (WindowTest *test)
{
  segue_encoding_dialog_ask (GTK_WINDOW (test->window), test->file, encoding_cb, NULL);
}

/* Three chapters for the segments of the notes, which are more. */
static void
open_import (WindowTest *test)
{
  static const char list[] = "00:00:00.000 여는 말: 밤 열한 시, 불 켜진 열람실에서 시작하는 아주 긴 제목\n"
                             "00:12:30.000 A title that is long enough to be cut off at every width of the window\n"
                             "01:02:03.000 Three\n";
  g_autoptr(SegueEpisode) episode = segue_reader_read (list, strlen (list), NULL);
  const SegueListFile file = { test->file, &segue_format_mp4chaps, episode, NULL };

  segue_import_dialog_show (GTK_WINDOW (test->window), test->session, &file);
}

/* Two hundred episodes, of which some are ticked. */
static void
open_feed (WindowTest *test)
{
  g_autoptr(GString) text = g_string_new ("<rss><channel><title>동네 도서관 이야기와 그 밖의 긴 이름을 가진 방송</title>");
  g_autoptr(SegueFeed) feed = NULL;
  SegueListFile file = { test->file, NULL, NULL, NULL };
  GtkWidget *window;

  for (guint i = 200; i > 0; i--)
    g_string_append_printf (text, "<item><title>%u회: %s</title><pubDate>Mon, 02 Nov 2026 07:00:00 +0900</pubDate></item>", i,
                            i % 3 == 0 ? "밤 열한 시, 불 켜진 열람실에서 시작하는 아주 긴 제목" : "책 버스");
  g_string_append (text, "</channel></rss>");
  feed = segue_feed_read (text->str, text->len, NULL, NULL);
  file.feed = feed;
  window = GTK_WIDGET (segue_feed_window_new (GTK_WINDOW (test->window), &file));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_emit_by_name (window_test_find (window, GTK_TYPE_LIST_VIEW), "activate", 1);
}

static void
test_feed (WindowTest *test,
           const char *text)
{
  check (test, "dialog-feed", open_feed);
}

static void
test_questions (WindowTest *test,
                const char *text)
{
  check (test, "dialog-no-changes", open_no_changes);
  check (test, "dialog-error", open_error);
  check (test, "dialog-export", open_export);
  check (test, "dialog-mixed", open_mixed);
  check (test, "dialog-paste", open_paste_options);
  check (test, "dialog-encoding", open_encoding);
  check (test, "dialog-import", open_import);
}

static void
open_lossy (WindowTest *test)
{
  window_test_act (test, "win.save", NULL);
}

static void
test_lossy (WindowTest *test,
            const char *text)
{
  SegueDocument *document = test->document;
  g_autoptr(SegueEpisode) edited = segue_edit_set_attribute (segue_document_get_episode (document), 1, "image", "\"a\"", NULL);

  segue_document_apply (document, edited, "Edit", NULL, NULL);
  check (test, "dialog-lossy", open_lossy);
}

/* What a list of chapters cannot hold of notes. */
static void
open_lossy_list (WindowTest *test)
{
  g_autoptr(GFile) file = g_file_new_build_filename (test->folder, "episode.chapters.xml", NULL);

  window_test_save_to (test->window, file, FALSE);
}

static void
test_lossy_list (WindowTest *test,
                 const char *text)
{
  check (test, "dialog-lossy-list", open_lossy_list);
}

static void
open_fixes (WindowTest *test)
{
  window_test_act (test, "win.fix-problems", NULL);
}

static void
test_fixes (WindowTest *test,
            const char *text)
{
  check (test, "dialog-fixes", open_fixes);
}

static void
open_shortcuts (WindowTest *test)
{
  window_test_act (test, "win.show-help-overlay", NULL);
}

static void
open_about (WindowTest *test)
{
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "about", NULL);
}

static void
open_preferences (WindowTest *test)
{
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "preferences", NULL);
}

static void
test_help (WindowTest *test,
           const char *text)
{
  check (test, "dialog-about", open_about);
  check (test, "dialog-shortcuts", open_shortcuts);
  /* none is kept hidden: GTK would tell a screen reader of it */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  check (test, "dialog-preferences", open_preferences);
}

void
layout_add_dialogs (void)
{
  window_test_add ("/layout/dialogs/changes", window_test_notes, test_changes);
  window_test_add ("/layout/dialogs/questions", window_test_notes, test_questions);
  window_test_add ("/layout/dialogs/lossy", window_test_notes, test_lossy);
  window_test_add ("/layout/dialogs/lossy-list", window_test_notes, test_lossy_list);
  window_test_add ("/layout/dialogs/feed", window_test_notes, test_feed);
  window_test_add ("/layout/dialogs/fixes", layout_wrong_notes, test_fixes);
  window_test_add ("/layout/dialogs/help", window_test_notes, test_help);
}
