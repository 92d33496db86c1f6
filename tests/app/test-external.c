/* test-external.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/files/segue-changes-window.h"
#include "core/episode/segue-reader.h"
#include "window-test.h"

/* What another program does with the file that is open. */

static char *
with (const char *before,
      const char *after)
{
  g_auto(GStrv) parts = g_strsplit (window_test_notes, before, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (after, parts);
}

static void
assert_text (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_text (test);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_file (WindowTest *test,
             const char *expected)
{
  g_autofree char *text = window_test_file_text (test);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
has_text (WindowTest *test,
          const char *expected)
{
  g_autofree char *text = window_test_text (test);

  return g_str_equal (text, expected);
}

/* Closing asks, and the window stays as it is if one cancels. */
static void
assert_close_asks (WindowTest *test,
                   const char *in_file)
{
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_respond (test, "cancel");
  g_assert_true (segue_document_get_modified (test->document));
  assert_file (test, in_file);
}

static void
save (WindowTest *test)
{
  window_test_act (test, "win.save", NULL);
  window_test_await (!segue_document_get_modified (test->document));
}

/* Without changes of our own, what was written is taken over, with all that one looks at kept. */
static void
test_taken_over (WindowTest *test,
                 const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");
  guint64 id;

  window_test_select (test, 5);
  id = window_test_id (test, 5);
  window_test_write (test, other);
  window_test_await (has_text (test, other));
  g_assert_false (segue_document_get_modified (test->document));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, id);
  g_assert_cmpuint (window_test_id (test, 5), ==, id);
  g_assert_true (window_test_offers_undo (test->window));

  /* one step of the history */
  window_test_act (test, "win.undo", NULL);
  assert_text (test, window_test_notes);
  g_assert_true (segue_document_get_modified (test->document));
  g_assert_false (segue_document_can_undo (test->document));
  window_test_act (test, "win.redo", NULL);
  g_assert_false (segue_document_get_modified (test->document));

  /* and the next save is no conflict */
  window_test_act (test, "win.undo", NULL);
  save (test);
  assert_file (test, window_test_notes);
}

/* An edit that is cancelled restores what the other program wrote, not what was there before. */
static void
test_editing (WindowTest *test,
              const char *text)
{
  g_autofree char *other = with ("닫는 말", "맺는 말");

  window_test_select (test, 10);
  window_test_act (test, "outline.edit-title", NULL);
  window_test_write (test, other);
  window_test_await (has_text (test, other));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_test_editor (test))), ==, "맺는 말");
  window_test_act (test, "outline.cancel", NULL);
  assert_text (test, other);
  g_assert_false (segue_document_get_modified (test->document));
}

/* A row goes with its editor, whose menu is open. The focus must not go with them. */
static void
test_menu (WindowTest *test,
           const char *text)
{
  g_autofree char *other = NULL;
  GtkWidget *focus;

  window_test_select (test, 10);
  window_test_act (test, "outline.edit-title", NULL);
  focus = window_test_focus (test);
  g_assert_true (gtk_widget_activate_action (focus, "menu.popup", NULL));
  window_test_await (window_test_focus (test) != focus);

  other = g_strndup (text, g_strrstr (text, "\n(") + 1 - text);
  window_test_write (test, other);
  window_test_await (has_text (test, other));
  focus = window_test_focus (test);
  g_assert_true (focus == NULL || gtk_widget_get_root (focus) == GTK_ROOT (test->window));
}

/* Lines that read differently, and another list altogether. */
static void
test_other_text (WindowTest *test,
                 const char *text)
{
  static const char markdown[] = "# Show\n\n* 1:00 - One\n* 2:00 - Two\n";
  g_autoptr(SegueEpisode) fresh = segue_reader_read (markdown, -1, NULL);

  window_test_write (test, markdown);
  window_test_await (has_text (test, markdown));
  g_assert_cmpuint (segue_episode_get_n_entries (segue_document_get_episode (test->document)), ==,
                    segue_episode_get_n_entries (fresh));
  window_test_write (test, "");
  window_test_await (has_text (test, ""));
  window_test_act (test, "win.undo", NULL);
  window_test_act (test, "win.undo", NULL);
  assert_text (test, window_test_notes);
}

static void
make_conflict (WindowTest *test,
               const char *other)
{
  window_test_edit_title (test, 10, "맺는 말");
  window_test_write (test, other);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_CONFLICT);
  window_test_settle ();
  g_assert_nonnull (window_test_banner (test->window, "external"));
  g_assert_null (window_test_dialog (test));
}

static void
test_keep_mine (WindowTest *test,
                const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");
  g_autofree char *mine = with ("닫는 말", "맺는 말");

  make_conflict (test, other);
  assert_text (test, mine);

  /* nothing is overwritten before somebody decides */
  window_test_act (test, "win.save", NULL);
  g_assert_false (window_test_is_saving (test->window));
  assert_file (test, other);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test),
                                         window_test_banner (test->window, "external")));

  window_test_act (test, "win.keep-mine", NULL);
  g_assert_null (window_test_banner (test->window, "external"));
  g_assert_true (segue_document_get_modified (test->document));
  assert_file (test, other);
  save (test);
  assert_file (test, mine);
}

static SegueChangesWindow *
find_changes (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (SEGUE_IS_CHANGES_WINDOW (link->data))
        return link->data;
    }

  return NULL;
}

/* The changes of the user and those of the other program are told apart. */
static void
test_show_both (WindowTest *test,
                const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");
  g_autofree char *shown = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  const char *mine, *theirs;

  make_conflict (test, other);
  window_test_act (test, "win.show-changes", NULL);
  window_test_await (find_changes () != NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_test_find (GTK_WIDGET (find_changes ()), GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  mine = strstr (shown, "Your Changes\n");
  theirs = strstr (shown, "\nChanges by Another Program\n");
  g_assert_nonnull (mine);
  g_assert_nonnull (theirs);
  g_assert_true (strstr (mine, "\n+\t(01:33:15) 맺는 말\n") < theirs);
  g_assert_nonnull (strstr (mine, "\n+\t(01:33:15) 맺는 말\n"));
  g_assert_null (strstr (theirs, "맺는 말"));
  g_assert_nonnull (strstr (theirs, "\n+\t(00:18:02)"));
  g_assert_true (strstr (shown, "(00:18:02)") > theirs);
  window_test_assert_unhyphenated (GTK_WIDGET (find_changes ()));
  gtk_window_close (GTK_WINDOW (find_changes ()));
  window_test_settle ();
}

static void
test_reload (WindowTest *test,
             const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");
  g_autofree char *mine = with ("닫는 말", "맺는 말");

  make_conflict (test, other);
  window_test_act (test, "win.reload", NULL);
  assert_text (test, other);
  g_assert_null (window_test_banner (test->window, "external"));
  g_assert_false (segue_document_get_modified (test->document));
  window_test_act (test, "win.undo", NULL);
  assert_text (test, mine);
}

/* The save comes before the file has settled for the monitor, and meets the conflict. */
static void
test_late (WindowTest *test,
           const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");

  window_test_edit_title (test, 10, "맺는 말");
  window_test_write (test, other);
  window_test_act (test, "win.save", NULL);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_CONFLICT);
  assert_file (test, other);
  g_assert_true (segue_document_get_modified (test->document));

  /* what came back is no conflict any more */
  window_test_write (test, window_test_notes);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_NONE);
  save (test);
}

/* The other program wrote what we have. */
static void
test_same (WindowTest *test,
           const char *text)
{
  g_autofree char *mine = with ("닫는 말", "맺는 말");

  window_test_edit_title (test, 10, "맺는 말");
  window_test_write (test, mine);
  window_test_await (!segue_document_get_modified (test->document));
  g_assert_null (window_test_banner (test->window, "external"));
}

static void
test_deleted (WindowTest *test,
              const char *text)
{
  g_assert_cmpint (g_unlink (g_file_peek_path (test->file)), ==, 0);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_MISSING);
  g_assert_true (segue_document_get_modified (test->document));
  assert_text (test, window_test_notes);

  /* it comes back, and goes for good */
  window_test_write (test, window_test_notes);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_NONE);
  g_assert_false (segue_document_get_modified (test->document));
  g_assert_cmpint (g_unlink (g_file_peek_path (test->file)), ==, 0);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_MISSING);
  save (test);
  assert_file (test, window_test_notes);
  g_assert_cmpint (window_test_external (test->window), ==, SEGUE_EXTERNAL_NONE);
}

/* Not a word is lost where the other program writes what cannot be read. */
static void
test_unreadable (WindowTest *test,
                 const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (test->file), "a\0b", 3, NULL));
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_UNREADABLE);
  assert_text (test, window_test_notes);
  window_test_write (test, window_test_notes);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_NONE);
}

/* Many writes, one after the other, while somebody edits: nothing of either side is lost. */
static void
test_many (WindowTest *test,
           const char *text)
{
  g_autofree char *other = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *time = g_strdup_printf ("00:17:%02u", i + 3);

      g_free (other);
      other = with ("00:17:02", time);
      window_test_write (test, other);
      if (i % 5 == 0)
        window_test_settle ();
    }
  window_test_await (has_text (test, other));
  g_assert_false (segue_document_get_modified (test->document));
}

/* After a decision for one's own text, closing never loses it, whatever came between. */
static void
test_keep_mine_close (WindowTest *test,
                      const char *text)
{
  g_autofree char *other = with ("00:17:02", "00:18:02");
  g_autofree char *third = with ("00:17:02", "00:19:02");

  make_conflict (test, other);
  window_test_act (test, "win.keep-mine", NULL);
  assert_close_asks (test, other);

  /* what was loaded is not what is in the file, either */
  window_test_act (test, "win.undo", NULL);
  assert_text (test, text);
  assert_close_asks (test, other);
  window_test_act (test, "win.redo", NULL);
  assert_close_asks (test, other);

  /* the file changes again, and one decides again */
  window_test_write (test, third);
  window_test_await (window_test_external (test->window) == SEGUE_EXTERNAL_CONFLICT);
  window_test_settle ();
  assert_close_asks (test, third);
  window_test_act (test, "win.keep-mine", NULL);
  assert_close_asks (test, third);

  /* once it is saved, nothing is asked */
  save (test);
  gtk_window_close (GTK_WINDOW (test->window));
  window_test_await (test->window == NULL || gtk_application_get_windows (GTK_APPLICATION (test->application)) == NULL);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/external/taken-over", window_test_notes, test_taken_over);
  window_test_add ("/external/editing", window_test_notes, test_editing);
  window_test_add ("/external/menu", window_test_notes, test_menu);
  window_test_add ("/external/other-text", window_test_notes, test_other_text);
  window_test_add ("/external/keep-mine", window_test_notes, test_keep_mine);
  window_test_add ("/external/keep-mine-close", window_test_notes, test_keep_mine_close);
  window_test_add ("/external/reload", window_test_notes, test_reload);
  window_test_add ("/external/show-both", window_test_notes, test_show_both);
  window_test_add ("/external/late", window_test_notes, test_late);
  window_test_add ("/external/same", window_test_notes, test_same);
  window_test_add ("/external/deleted", window_test_notes, test_deleted);
  window_test_add ("/external/unreadable", window_test_notes, test_unreadable);
  window_test_add ("/external/many", window_test_notes, test_many);

  return g_test_run ();
}
