/* test-find.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "window-test.h"

#include "app/find/segue-find-entry.h"
#include "core/search/segue-search.h"

#define TITLE_NOTES                                   \
  "---\n"                                             \
  "title: Soil\n"                                     \
  "---\n"                                             \
  "\n"                                                \
  "## Soil\n"                                         \
  "\n"                                                \
  "* **[00:00](#t=00:00)** Welcome\n"                 \
  "* **[02:12](#t=02:12)** [Soil](https://soil.org)\n" \
  "  * more soil and Soils\n"                         \
  "* **[59:49](#t=59:49)** Goodbye\n"                 \
  "\n"                                                \
  "## Links\n"                                        \
  "\n"                                                \
  "Soil again.\n"

static GtkEditable *
get_entry (WindowTest *test,
           const char *name)
{
  GObject *entry = gtk_widget_get_template_child (GTK_WIDGET (test->find_bar), SEGUE_TYPE_FIND_BAR, name);

  g_assert_true (SEGUE_IS_FIND_ENTRY (entry));

  return GTK_EDITABLE (entry);
}

static SegueFinder *
get_finder (WindowTest *test)
{
  return segue_session_get_finder (test->session);
}

static void
settle (WindowTest *test)
{
  window_test_await (!segue_finder_is_searching (get_finder (test)));
  window_test_settle ();
}

static void
find (WindowTest *test,
      const char *words)
{
  gtk_editable_set_text (get_entry (test, "find_entry"), words);
  settle (test);
}

static void
act (WindowTest *test,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->find_bar), action, NULL));
  settle (test);
}

static const char *
get_count (WindowTest *test)
{
  GtkWidget *count = gtk_widget_get_last_child (GTK_WIDGET (get_entry (test, "find_entry")));

  return gtk_label_get_label (GTK_LABEL (count));
}

/* The match that the window shows, and what stands before it on its line. */
static char *
dup_match (WindowTest *test)
{
  SegueEpisode *episode = segue_document_get_episode (test->document);
  const SegueFoundPlace *place = segue_view_state_get_match (test->state);
  g_autofree char *before = NULL;
  g_autofree char *match = NULL;
  gsize offset;
  gsize start;
  guint index;

  if (place->id == 0)
    return NULL;

  g_assert_true (segue_episode_find (episode, place->id, &index));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, place->id);
  start = segue_episode_get_offset (episode, index);
  offset = start + place->offset;
  before = segue_episode_dup_range (episode, start, place->offset);
  match = segue_episode_dup_range (episode, offset, place->length);

  return g_strdup_printf ("%s[%s]", strrchr (before, '\n') != NULL ? strrchr (before, '\n') + 1 : before, match);
}

#define assert_match(test, wanted)                      \
  G_STMT_START                                          \
    {                                                   \
      g_autofree char *match_ = dup_match (test);       \
      g_assert_cmpstr (match_, ==, wanted);             \
    }                                                   \
  G_STMT_END

#define assert_text(test, wanted)                       \
  G_STMT_START                                          \
    {                                                   \
      g_autofree char *text_ = window_test_text (test); \
      g_assert_cmpstr (text_, ==, wanted);              \
    }                                                   \
  G_STMT_END

/* From front matter to closing text, in order, and around the end. */
static void
test_steps (WindowTest *test,
            const char *text)
{
  static const char *const matches[] = {
    "title: [Soil]", "## [Soil]", "* **[02:12](#t=02:12)** [[Soil]", "* **[02:12](#t=02:12)** [Soil](https://[soil]",
    "  * more [soil]", "  * more soil and [Soil]", "[Soil]",
  };

  segue_view_state_set_selected (test->state, 0);
  window_test_act (test, "win.find", NULL);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->find_bar)));
  find (test, "soil");
  g_assert_cmpstr (get_count (test), ==, "1 of 7");
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    {
      assert_match (test, matches[i]);
      window_test_act (test, "win.find-next", NULL);
    }
  assert_match (test, matches[0]);
  act (test, "find.previous");
  assert_match (test, matches[6]);
  g_assert_cmpstr (get_count (test), ==, "7 of 7");

  /* what is typed further is looked for from where the user went last */
  find (test, "soils");
  assert_match (test, "  * more soil and [Soils]");
  find (test, "soi");
  g_assert_cmpstr (get_count (test), ==, "7 of 7");
  assert_match (test, "[Soi]");

  act (test, "find.close");
  g_assert_false (segue_find_bar_is_open (test->find_bar));
  g_assert_null (segue_view_state_get_pattern (test->state));
  assert_match (test, NULL);
  assert_text (test, text);

  /* the words of last time */
  window_test_act (test, "win.find", NULL);
  settle (test);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (test, "find_entry")), ==, "soi");
  g_assert_nonnull (segue_view_state_get_pattern (test->state));
}

static void
test_options (WindowTest *test,
              const char *text)
{
  window_test_act (test, "win.find", NULL);
  find (test, "Soil");
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 7);
  act (test, "find.match-case");
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 5);
  act (test, "find.whole-words");
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 4);
  act (test, "find.regular-expression");
  find (test, "^.*(\\d\\d):(\\d\\d)");
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 3);

  /* what is wrong is said where it does not move anything */
  find (test, "(Soil");
  g_assert_nonnull (segue_finder_get_error (get_finder (test)));
  g_assert_cmpstr (segue_view_state_get_notice (test->state), ==, segue_finder_get_error (get_finder (test)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (test, "find_entry")), "error"));
  find (test, "(Soil)");
  g_assert_null (segue_view_state_get_notice (test->state));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_entry (test, "find_entry")), "error"));

  /* a search without a match is no error */
  find (test, "nowhere");
  g_assert_cmpstr (get_count (test), ==, "No Matches");
  g_assert_null (segue_view_state_get_notice (test->state));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_entry (test, "find_entry")), "error"));
  find (test, "");
  g_assert_cmpstr (get_count (test), ==, "");
  g_assert_null (segue_view_state_get_notice (test->state));

  /* an expression that would take for ever does not stop the window */
  find (test, "(?s)(.+)+\\p{Greek}");
  g_assert_nonnull (segue_finder_get_error (get_finder (test)));

  act (test, "find.match-case");
  act (test, "find.whole-words");
  act (test, "find.regular-expression");
}

static void
said_cb (SegueViewState  *state,
         const char      *message,
         gboolean         undoable,
         char           **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

static void
test_replace (WindowTest *test,
              const char *text)
{
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "said", G_CALLBACK (said_cb), &said);
  segue_view_state_set_selected (test->state, 0);
  window_test_act (test, "win.replace", NULL);
  find (test, "Soil");
  gtk_editable_set_text (get_entry (test, "replace_entry"), "Earth");

  /* with the focus in the bar, the next thing to type is what to replace with */
  window_test_act (test, "win.replace", NULL);
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (get_entry (test, "replace_entry"))));

  /* one, and on to the next */
  act (test, "find.replace");
  assert_match (test, "## [Soil]");
  g_assert_cmpstr (get_count (test), ==, "1 of 6");
  window_test_act (test, "win.undo", NULL);
  settle (test);
  assert_text (test, text);
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 7);

  /* all in one step */
  act (test, "find.replace-all");
  window_test_await (segue_finder_get_n (get_finder (test)) == 0);
  g_assert_cmpstr (segue_document_get_undo_label (test->document), ==, "Replace All");
  g_assert_true (window_test_offers_undo (test->window));
  g_assert_cmpstr (said, ==, "7 replaced");
  window_test_act (test, "win.undo", NULL);
  assert_text (test, text);
  g_assert_false (segue_document_can_undo (test->document));
  window_test_act (test, "win.redo", NULL);
  settle (test);
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 0);
  window_test_act (test, "win.undo", NULL);
  settle (test);

  /* references, and what makes segments of lines */
  act (test, "find.regular-expression");
  find (test, "^## (\\w+)");
  gtk_editable_set_text (get_entry (test, "replace_entry"), "## \\U\\1\\E: \\1");
  act (test, "find.replace-all");
  window_test_await (segue_document_can_undo (test->document));
  window_test_act (test, "win.undo", NULL);
  settle (test);
  gtk_editable_set_text (get_entry (test, "replace_entry"), "\\g<");
  act (test, "find.replace");
  g_assert_nonnull (segue_view_state_get_notice (test->state));
  assert_text (test, text);
  find (test, "^");
  gtk_editable_set_text (get_entry (test, "replace_entry"), "> ");
  act (test, "find.replace");
  act (test, "find.replace");
  assert_match (test, "[]");
  window_test_act (test, "win.undo", NULL);
  window_test_act (test, "win.undo", NULL);
  settle (test);
  assert_text (test, text);
  act (test, "find.regular-expression");
  g_signal_handlers_disconnect_by_func (test->state, said_cb, &said);
}

/* The matches are those of the notes as they are now. */
static void
test_edits (WindowTest *test,
            const char *text)
{
  window_test_select (test, 2);
  window_test_act (test, "win.find", NULL);
  find (test, "도서관");
  g_assert_cmpstr (get_count (test), ==, "2 of 4");
  assert_match (test, "(00:03:07) 느티나무 [도서관]");

  window_test_select (test, 0);
  window_test_act (test, "outline.edit-title", NULL);
  gtk_editable_set_text (GTK_EDITABLE (window_test_editor (test)), "도서관에서 여는 말");
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 5);
  window_test_settle ();
  segue_outline_finish_edit (test->outline);

  /* the one that the user was at is the third now */
  g_assert_cmpstr (get_count (test), ==, "3 of 5");
  window_test_act (test, "win.find-next", NULL);
  g_assert_cmpstr (get_count (test), ==, "4 of 5");
  window_test_act (test, "win.undo", NULL);
  g_assert_cmpuint (segue_finder_get_n (get_finder (test)), ==, 4);
}

static guint
count_marked (GtkTextBuffer *buffer)
{
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      GSList *tags = gtk_text_iter_get_toggled_tags (&iter, TRUE);

      for (GSList *link = tags; link != NULL; link = link->next)
        {
          g_autoptr(GdkRGBA) color = NULL;

          g_object_get (link->data, "background-rgba", &color, NULL);
          n += color != NULL && color->red > 0.95 && color->green > 0.7;
        }
      g_slist_free (tags);
    }
  while (gtk_text_iter_forward_to_tag_toggle (&iter, NULL));

  return n;
}

static GtkTextView *
find_text_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_text_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Every view shows what is found. */
static void
test_views (WindowTest *test,
            const char *text)
{
  GtkTextBuffer *preview = gtk_text_view_get_buffer (find_text_view (GTK_WIDGET (test->preview)));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (segue_text_view_get_view (test->text_view)));
  g_autofree char *selected = NULL;
  GtkTextIter start;
  GtkTextIter end;

  window_test_act (test, "win.focus-text", NULL);
  window_test_act (test, "win.find", NULL);
  find (test, "도서관");
  g_assert_cmpuint (count_marked (preview), ==, 4);
  g_assert_cmpuint (count_marked (buffer), ==, 4);
  act (test, "find.next");

  /* the focus goes back, to what was found */
  act (test, "find.close");
  g_assert_true (window_test_focus (test) == GTK_WIDGET (segue_text_view_get_view (test->text_view)));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (selected, ==, "도서관");
  g_assert_cmpuint (count_marked (preview), ==, 0);
  g_assert_cmpuint (count_marked (buffer), ==, 0);

  /* and the selected words are what is looked for next time */
  gtk_editable_set_text (get_entry (test, "find_entry"), "");
  window_test_act (test, "win.find", NULL);
  settle (test);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (test, "find_entry")), ==, "도서관");
  g_assert_cmpstr (get_count (test), ==, "2 of 4");
  g_assert_true (gtk_editable_get_selection_bounds (get_entry (test, "find_entry"), NULL, NULL));
  act (test, "find.close");

  /* from a row the focus goes back to a row */
  window_test_act (test, "win.focus-outline", NULL);
  window_test_select (test, 1);
  window_test_act (test, "win.find", NULL);
  find (test, "버스");
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 4));
  act (test, "find.close");
  g_assert_true (gtk_widget_is_ancestor (window_test_focus (test), GTK_WIDGET (test->outline)));
  g_assert_cmpuint (segue_view_state_get_selected (test->state), ==, window_test_id (test, 4));
}

/* From the details the focus goes to the field that has the match. */
static void
test_details (WindowTest *test,
              const char *text)
{
  g_autofree char *selected = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  window_test_select (test, 2);
  window_test_act (test, "win.focus-details", NULL);
  g_assert_true (segue_details_has_focus (test->details));
  window_test_act (test, "win.find", NULL);
  find (test, "창고");
  assert_match (test, "아래층 서가는 [창고]");
  act (test, "find.close");
  g_assert_true (segue_details_has_focus (test->details));
  g_assert_true (GTK_IS_TEXT_VIEW (window_test_focus (test)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window_test_focus (test)));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (selected, ==, "창고");

  /* a time, in a field of one line */
  window_test_act (test, "win.find", NULL);
  find (test, "01:20");
  act (test, "find.close");
  g_assert_true (GTK_IS_TEXT (window_test_focus (test)));
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (window_test_focus (test)), NULL, NULL));
}

static void
test_narrow (WindowTest *test,
             const char *text)
{
  int minimum;

  window_test_resize (GTK_WIDGET (test->window), 360, 600);
  window_test_act (test, "win.replace", NULL);
  find (test, "도서관");
  gtk_widget_measure (GTK_WIDGET (test->find_bar), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, 376);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/find/steps", TITLE_NOTES, test_steps);
  window_test_add ("/find/options", TITLE_NOTES, test_options);
  window_test_add ("/find/replace", TITLE_NOTES, test_replace);
  window_test_add ("/find/edits", window_test_notes, test_edits);
  window_test_add ("/find/views", window_test_notes, test_views);
  window_test_add ("/find/details", window_test_notes, test_details);
  window_test_add ("/find/narrow", window_test_notes, test_narrow);

  return g_test_run ();
}
