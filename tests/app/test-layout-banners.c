/* test-layout-banners.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/files/segue-recent.h"
#include "core/edit/segue-edit.h"
#include "formats/segue-formats.h"
#include "layout-check.h"

/* What is said about the file above the views, and what a window without an episode shows, at every width. */

#define UNDECODABLE "(00:00:00) \xBF\xA9\xB4\xC2 \x81 \xB8\xBB\n"

static SegueEpisode *
edit (WindowTest *test,
      const char *title)
{
  return segue_edit_set_title (segue_document_get_episode (test->document), 1, title, NULL);
}

static GtkWidget *
find_toast_button (GtkWidget *widget,
                   gboolean   within)
{
  within = within || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
  if (within && GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toast_button (child, within);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A message is laid out for the width that the window has when it is said. */
static void
dismiss_toasts (WindowTest *test)
{
  GtkWidget *button;

  while ((button = find_toast_button (window_test_child (test->window, "toasts"), FALSE)) != NULL)
    {
      g_signal_emit_by_name (button, "clicked");
      window_test_settle ();
    }
}

static void
check_widths (WindowTest *test,
              const char *name)
{
  dismiss_toasts (test);
  for (guint turn = 0; turn < 2; turn++)
    {
      if (turn > 0)
        layout_flip_dark ();
      for (guint i = 0; i < layout_n_widths; i++)
        {
          g_autofree char *where = layout_dup_where (layout_widths[i], name);

          layout_resize (test, layout_widths[i]);
          layout_check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
          layout_keep (GTK_WIDGET (test->window), where);
          if (turn == 0)
            layout_check_walk (GTK_WIDGET (test->window), where);
        }
    }
}

static void
test_conflict (WindowTest *test,
               const char *text)
{
  g_autoptr(SegueEpisode) edited = edit (test, "읽는 밤");

  segue_document_apply (test->document, edited, "Edit", NULL, NULL);
  window_test_write (test, "(00:00) Theirs\n");
  window_test_await (window_test_banner (test->window, "external") != NULL);
  check_widths (test, "banner-conflict");

  /* all there can be, with the find bar */
  window_test_act (test, "win.replace", NULL);
  check_widths (test, "banner-find");
}

static void
test_missing (WindowTest *test,
              const char *text)
{
  g_assert_cmpint (g_unlink (g_file_peek_path (test->file)), ==, 0);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_MISSING);
  check_widths (test, "banner-missing");
}

static void
test_unreadable (WindowTest *test,
                 const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (test->file), "a\0b", 3, NULL));
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_UNREADABLE);
  check_widths (test, "banner-unreadable");
}

/* What a program that died would have left of the episode. */
static SegueDraftFound *
make_found (WindowTest *test)
{
  g_autoptr(SegueEpisode) edited = edit (test, "읽는 밤");
  SegueDraftFound *found = g_new0 (SegueDraftFound, 1);

  found->id = segue_draft_store_dup_id (segue_application_get_drafts (test->application));
  found->draft = g_new0 (SegueDraft, 1);
  found->draft->uri = g_file_get_uri (test->file);
  found->draft->encoding = g_strdup ("UTF-8");
  found->draft->digest = g_strdup (segue_document_get_file_state (test->document)->digest);
  found->draft->time = g_get_real_time ();
  found->draft->content = segue_format_write (&segue_format_json, edited, NULL);

  return found;
}

static void
test_restored (WindowTest *test,
               const char *text)
{
  segue_window_restore (test->window, make_found (test));
  window_test_await (window_test_banner (test->window, "draft") != NULL);
  g_assert_true (segue_document_get_modified (test->document));
  check_widths (test, "banner-restored");
}

/* A banner never gets higher when it gets wider. */
static void
check_heights (GtkWidget *banner)
{
  int width, height, before = G_MAXINT;

  gtk_widget_measure (banner, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  for (int end = width + 1000; width < end; width += 10)
    {
      gtk_widget_measure (banner, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, <=, before);
      before = height;
    }
}

/* The path of a draft that cannot be read has hardly a place to break. */
static void
test_unreadable_draft (WindowTest *test,
                       const char *text)
{
  SegueDraftFound *found = make_found (test);
  g_autoptr(GError) error = NULL;

  g_bytes_unref (found->draft->content);
  found->draft->content = g_bytes_new_static ("no JSON", 7);
  g_assert_true (segue_draft_store_write (segue_application_get_drafts (test->application), found->id, found->draft,
                                          &error));
  segue_window_restore (test->window, found);
  window_test_await (window_test_banner (test->window, "unreadable") != NULL);
  check_heights (window_test_banner (test->window, "unreadable"));
  check_widths (test, "banner-unreadable-draft");
}

static void
test_choice (WindowTest *test,
             const char *text)
{
  SegueDraftFound *found = make_found (test);

  g_free (found->draft->digest);
  found->draft->digest = g_strdup ("another");
  segue_window_restore (test->window, found);
  window_test_await (window_test_banner (test->window, "draft") != NULL);
  check_widths (test, "banner-choice");
}

/* A file with bytes that the chosen encoding does not know can only be saved under another name. */
static void
test_notice (WindowTest *test,
             const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (test->file), UNDECODABLE, -1, NULL));
  segue_application_open_file (test->application, test->file, test->window);
  window_test_respond (test, "open");
  window_test_await (window_test_banner (test->window, "notice") != NULL);
  check_widths (test, "banner-notice");
}

/* Goes on with a new window in the place of the old one. */
static void
open_another (WindowTest *test)
{
  SegueWindow *window = segue_application_create_window (test->application);

  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (test->window));
  window_test_settle ();
  g_assert_null (test->window);
  window_test_set_window (test, window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &test->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  window_test_settle ();
}

static void
test_welcome (WindowTest *test,
              const char *text)
{
  static const char *const names[] = { "132.txt", "책과 도서관, 그리고 밤늦게까지 불이 켜진 열람실에서 나눈 이야기.md",
                                       "between-the-shelves-episode-131-a-name-without-any-place-to-break.segue.json" };

  check_widths (test, "welcome");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = g_file_new_build_filename (test->folder, names[i], NULL);

      g_assert_true (g_file_set_contents (g_file_peek_path (file), "", 0, NULL));
      segue_recent_add (file);
    }
  open_another (test);
  check_widths (test, "welcome-recent");
}

/* Messages that are longer than a narrow window is wide, with and without a button. */
static void
test_toasts (WindowTest *test,
             const char *text)
{
  for (guint i = 0; i < layout_n_widths * 2; i++)
    {
      g_autofree char *where = NULL;
      const int width = layout_widths[i / 2];

      layout_set_dark (i % 2 == 1);
      where = layout_dup_where (width, i % 2 == 1 ? "toast-undo" : "toast");
      layout_resize (test, width);
      segue_view_state_say (test->state, _("There is no link in the clipboard. Copy the address of a page first."), i % 2 == 1);
      window_test_settle ();
      layout_check_window (test, gtk_widget_get_width (GTK_WIDGET (test->window)), where);
      layout_keep (GTK_WIDGET (test->window), where);
      dismiss_toasts (test);
    }
}

/* An episode that has nothing yet. */
static void
test_new (WindowTest *test,
          const char *text)
{
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "new", NULL);
  window_test_settle ();
  check_widths (test, "new");
}

void
layout_add_banners (void)
{
  window_test_add ("/layout/banners/conflict", window_test_notes, test_conflict);
  window_test_add ("/layout/banners/missing", window_test_notes, test_missing);
  window_test_add ("/layout/banners/unreadable", window_test_notes, test_unreadable);
  window_test_add ("/layout/banners/restored", window_test_notes, test_restored);
  window_test_add ("/layout/banners/unreadable-draft", window_test_notes, test_unreadable_draft);
  window_test_add ("/layout/banners/choice", window_test_notes, test_choice);
  window_test_add ("/layout/banners/notice", NULL, test_notice);
  window_test_add ("/layout/toasts", window_test_notes, test_toasts);
  window_test_add ("/layout/welcome", NULL, test_welcome);
  window_test_add ("/layout/new", NULL, test_new);
}
