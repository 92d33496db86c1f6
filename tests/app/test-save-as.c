/* test-save-as.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/edit/segue-episode-fields.h"
#include "formats/segue-formats.h"
#include "window-test.h"

#define LABELS "1.000000\t1.000000\tOne\n2.500000\t2.500000\tTwo\n"

/* The dialog that asks where to save: what it proposes, and that its name and its format agree. */

static GtkWidget *
find_dialog (void)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    {
      if (GTK_IS_FILE_CHOOSER_DIALOG (link->data) && gtk_widget_get_visible (link->data))
        return link->data;
    }

  return NULL;
}

static GtkFileChooser *
open_dialog (WindowTest *test,
             const char *action)
{
  window_test_act (test, action, NULL);
  window_test_await (find_dialog () != NULL);
  window_test_settle ();

  return GTK_FILE_CHOOSER (find_dialog ());
}

static void
respond (WindowTest *test,
         int         response)
{
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), response);
  window_test_await (find_dialog () == NULL && !window_test_is_saving (test->window));
}

static void
assert_name (GtkFileChooser *chooser,
             const char     *expected)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);

  g_assert_cmpstr (name, ==, expected);
}

static void
assert_file (WindowTest *test,
             const char *expected)
{
  g_autofree char *name = g_file_get_basename (segue_document_get_file (test->document));

  g_assert_cmpstr (name, ==, expected);
}

static gboolean
is_json (GtkFileChooser *chooser)
{
  return strstr (gtk_file_filter_get_name (gtk_file_chooser_get_filter (chooser)), ".segue.json") != NULL;
}

/* Chooses the format whose name contains @name. Returns its position. */
static guint
choose_named (GtkFileChooser *chooser,
              const char     *name)
{
  g_autoptr(GListModel) filters = gtk_file_chooser_get_filters (chooser);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      if (strstr (gtk_file_filter_get_name (filter), name) == NULL)
        continue;
      gtk_file_chooser_set_filter (chooser, filter);
      window_test_settle ();
      return i;
    }
  g_assert_not_reached ();
}

static void
choose_format (GtkFileChooser *chooser,
               gboolean        json)
{
  choose_named (chooser, json ? ".segue.json" : "Notes (Text)");
}

static void
write_file (WindowTest *test,
            const char *name)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

/* What only a Segue episode can hold proposes one, under a name that is free. */
static void
test_episode (WindowTest *test,
              const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as-episode");

  assert_name (chooser, "episode.segue.json");
  g_assert_true (is_json (chooser));
  respond (test, GTK_RESPONSE_CANCEL);

  write_file (test, "episode.segue.json");
  chooser = open_dialog (test, "win.save-as-episode");
  assert_name (chooser, "episode 2.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "episode 2.segue.json");
}

static void
test_format (WindowTest *test,
             const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  assert_name (chooser, "episode.txt");
  g_assert_false (is_json (chooser));
  choose_format (chooser, TRUE);
  assert_name (chooser, "episode.segue.json");
  choose_format (chooser, FALSE);
  assert_name (chooser, "episode.txt");
  gtk_file_chooser_set_current_name (chooser, "Ep. 12");
  choose_format (chooser, TRUE);
  assert_name (chooser, "Ep. 12.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "Ep. 12.segue.json");
}

static gboolean
is_toast (GtkWidget  *widget,
          const char *message)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), message) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_toast (child, message))
        return TRUE;
    }

  return FALSE;
}

/* An extension that is typed decides the format. Where another one was chosen, it is said. */
static void
test_typed (WindowTest *test,
            const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  gtk_file_chooser_set_current_name (chooser, "typed.segue.json");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "typed.segue.json");
  window_test_await (is_toast (GTK_WIDGET (test->window), "Saved as a Segue episode"));

  chooser = open_dialog (test, "win.save-as");
  g_assert_true (is_json (chooser));
  gtk_file_chooser_set_current_name (chooser, "typed.md");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "typed.md");
  window_test_await (is_toast (GTK_WIDGET (test->window), "Saved as text"));

  chooser = open_dialog (test, "win.save-as");
  choose_format (chooser, TRUE);
  gtk_file_chooser_set_current_name (chooser, "no-extension");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "no-extension.segue.json");
}

static void
accept_and_ask (WindowTest *test)
{
  gtk_dialog_response (GTK_DIALOG (find_dialog ()), GTK_RESPONSE_ACCEPT);
  window_test_await (window_test_dialog (test) != NULL);
}

/* Types a name, accepts it, and answers the question about its ending. */
static void
answer_ending (WindowTest *test,
               const char *name,
               const char *answer)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");
  g_autofree char *body = NULL;

  gtk_file_chooser_set_current_name (chooser, name);
  accept_and_ask (test);
  body = window_test_dup_asked (test, "body");
  g_assert_nonnull (strstr (body, strrchr (name, '.')));
  window_test_respond (test, answer);
  window_test_await (!window_test_is_saving (test->window));
}

/* Text that gets the name of another kind of file is asked about. Whatever else stands after a dot is part of the name. */
static void
test_foreign (WindowTest *test,
              const char *text)
{
  static const char *const taken[] = { "Ep. 12", "notes.draft", "notes.markdown", "notes.org", "notes.tex", "notes.log" };
  GtkFileChooser *chooser;

  answer_ending (test, "show.docx", "cancel");
  assert_file (test, "episode.txt");
  answer_ending (test, "show.pdf", "text");
  assert_file (test, "show.txt");
  answer_ending (test, "show.rtf", "text");
  assert_file (test, "show.txt");
  answer_ending (test, "Ep. 3.MP3", "anyway");
  assert_file (test, "Ep. 3.MP3");
  g_assert_true (segue_document_get_format (test->document) == &segue_format_text);

  /* a name that the file has already is not asked about again */
  chooser = open_dialog (test, "win.save-as");
  gtk_file_chooser_set_current_name (chooser, "Ep. 4.mp3");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "Ep. 4.mp3");

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      chooser = open_dialog (test, "win.save-as");
      gtk_file_chooser_set_current_name (chooser, taken[i]);
      respond (test, GTK_RESPONSE_ACCEPT);
      assert_file (test, taken[i]);
    }
}

/* A file whose name ends as those of a Segue episode is no text, whatever stands before. A text that has such a name keeps
 * it. */
static void
test_similar (WindowTest *test,
              const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  gtk_file_chooser_set_current_name (chooser, "typed.json");
  choose_format (chooser, TRUE);
  choose_format (chooser, FALSE);
  assert_name (chooser, "typed.txt");
  gtk_file_chooser_set_current_name (chooser, "typed.JSON");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "typed.JSON");
  g_assert_true (segue_document_get_format (test->document) == &segue_format_json);
  window_test_await (is_toast (GTK_WIDGET (test->window), "Saved as a Segue episode"));

  chooser = open_dialog (test, "win.save-as");
  choose_format (chooser, FALSE);
  gtk_file_chooser_set_current_name (chooser, "Ep. 12.draft");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "Ep. 12.draft");
  g_assert_true (segue_document_get_format (test->document) == &segue_format_text);
}


static gboolean
is_list (WindowTest *test)
{
  return segue_format_get_syntax (segue_document_get_episode (test->document)) != NULL;
}

/* All lists of chapters that can be written are offered, and say before writing what they leave out of notes. */
static void
test_chapters (WindowTest *test,
               const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  guint n;
  const SegueFormat *const *formats = segue_formats_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (formats[i]->syntax != NULL && formats[i]->write != NULL)
      {
        g_autofree char *name = g_strconcat ("episode.", formats[i]->suffix, NULL);

        g_assert_cmpuint (choose_named (chooser, formats[i]->name), >, 1);
        assert_name (chooser, name);
      }

  choose_named (chooser, "Podlove Simple Chapters");
  accept_and_ask (test);
  heading = window_test_dup_asked (test, "heading");
  body = window_test_dup_asked (test, "body");
  g_assert_cmpstr (heading, ==, "Podlove Simple Chapters Cannot Hold All of These Notes");
  g_assert_nonnull (strstr (body, "3 sections are left out.\n4 descriptions are left out."));

  /* another one is proposed, and cancelling that saves nothing */
  window_test_respond (test, "other");
  window_test_await (find_dialog () != NULL);
  window_test_settle ();
  assert_name (GTK_FILE_CHOOSER (find_dialog ()), "episode.segue.json");
  respond (test, GTK_RESPONSE_CANCEL);
  assert_file (test, "episode.txt");

  /* the notes stay open, and are asked about once */
  chooser = open_dialog (test, "win.save-as");
  choose_named (chooser, "Podlove Simple Chapters");
  accept_and_ask (test);
  window_test_respond (test, "without");
  window_test_await (!window_test_is_saving (test->window));
  assert_file (test, "episode.psc");
  g_assert_false (is_list (test));
  g_assert_true (segue_document_get_modified (test->document));
  window_test_edit_title (test, 10, "맺는 말");
  window_test_act (test, "win.save", NULL);
  window_test_await (!window_test_is_saving (test->window));
  g_assert_null (window_test_dialog (test));
}

/* A list of chapters proposes its own format first. As notes, the window shows the notes. */
static void
test_from_list (WindowTest *test,
                const char *text)
{
  GtkFileChooser *chooser = open_dialog (test, "win.save-as");

  g_assert_true (is_list (test));
  assert_name (chooser, "episode.txt");
  g_assert_cmpuint (choose_named (chooser, "Audacity labels (.txt)"), ==, 0);
  choose_named (chooser, "JSON chapters (.chapters.json)");
  assert_name (chooser, "episode.chapters.json");
  choose_named (chooser, "Audacity");
  assert_name (chooser, "episode.txt");
  choose_format (chooser, FALSE);
  gtk_file_chooser_set_current_name (chooser, "notes.md");
  respond (test, GTK_RESPONSE_ACCEPT);
  assert_file (test, "notes.md");
  g_assert_false (is_list (test));
  g_assert_false (segue_document_get_modified (test->document));
  g_assert_cmpuint (window_test_n_rows (test), ==, 2);

  window_test_act (test, "win.undo", NULL);
  g_assert_true (is_list (test));
  window_test_act (test, "win.redo", NULL);
  g_assert_false (is_list (test));
}

static gboolean
offers_leaving_out (WindowTest *test)
{
  GtkWidget *button = window_test_find_id (GTK_WIDGET (test->details), "leave_out");

  return button != NULL && gtk_widget_get_visible (button);
}

/* A list that comes back by undo cannot hold more than before, although its file now can. */
static void
test_back_to_list (WindowTest *test,
                   const char *text)
{
  g_autoptr(GFile) file = g_file_new_build_filename (test->folder, "episode.segue.json", NULL);

  g_settings_set_boolean (test->settings, "details-more", TRUE);
  window_test_save_to (test->window, file, FALSE);
  window_test_await (!window_test_is_saving (test->window));
  g_assert_false (is_list (test));
  window_test_select (test, 1);
  g_assert_true (offers_leaving_out (test));
  window_test_act (test, "win.undo", NULL);
  g_assert_true (is_list (test));
  window_test_select (test, 1);
  g_assert_false (offers_leaving_out (test));
  window_test_act (test, "win.save", NULL);
  window_test_await (!window_test_is_saving (test->window));
  g_assert_false (is_list (test));
  g_settings_reset (test->settings, "details-more");
}

/* What the format that was opened cannot hold is asked about when it is saved, too. */
static void
test_beyond_list (WindowTest *test,
                  const char *text)
{
  g_autoptr(SegueEpisode) edited = segue_edit_set_field (segue_document_get_episode (test->document),
                                                         SEGUE_EPISODE_NUMBER, "7", NULL);
  g_autofree char *body = NULL;

  segue_document_apply (test->document, edited, "Edit", NULL, NULL);
  window_test_act (test, "win.save", NULL);
  window_test_await (window_test_dialog (test) != NULL);
  body = window_test_dup_asked (test, "body");
  g_assert_nonnull (strstr (body, "Audacity labels cannot hold: number."));
  window_test_respond (test, "without");
  window_test_await (!window_test_is_saving (test->window));
  g_assert_true (is_list (test));
  g_assert_true (segue_document_get_modified (test->document));
}

/* A new file gets a name that is free in its folder. */
static void
test_new (WindowTest *test,
          const char *text)
{
  GtkFileChooser *chooser;
  g_autofree char *name = NULL;
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GFile) file = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (test->application), "new", NULL);
  window_test_settle ();
  chooser = open_dialog (test, "win.save");
  folder = gtk_file_chooser_get_current_folder (chooser);
  name = gtk_file_chooser_get_current_name (chooser);
  g_assert_cmpstr (name, ==, "episode.txt");
  respond (test, GTK_RESPONSE_CANCEL);

  file = g_file_get_child (folder, name);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "", 0, NULL));
  chooser = open_dialog (test, "win.save");
  assert_name (chooser, "episode 2.txt");
  respond (test, GTK_RESPONSE_CANCEL);
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/save-as/episode", window_test_notes, test_episode);
  window_test_add ("/save-as/format", window_test_notes, test_format);
  window_test_add ("/save-as/typed", window_test_notes, test_typed);
  window_test_add ("/save-as/foreign", window_test_notes, test_foreign);
  window_test_add ("/save-as/similar", window_test_notes, test_similar);
  window_test_add ("/save-as/chapters", window_test_notes, test_chapters);
  window_test_add ("/save-as/from-list", LABELS, test_from_list);
  window_test_add ("/save-as/back-to-list", LABELS, test_back_to_list);
  window_test_add ("/save-as/beyond-list", LABELS, test_beyond_list);
  window_test_add ("/save-as/new", NULL, test_new);

  return g_test_run ();
}
