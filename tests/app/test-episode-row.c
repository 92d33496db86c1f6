/* test-episode-row.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-heading-line.h"
#include "details-test.h"
#include "outline-test.h"

/* The row of the episode, which stands above the sections and segments. */

static const char topics[] =
  "Topics of the week\n"
  "\n"
  "A new library\n"
  "The bus\n"
  "[The mill](https://example.org/mill)\n";

static SegueOutlineHeadingLine *
get_line (WindowTest *test)
{
  SegueOutlineRow *row = outline_view_row (test->outline, window_test_episode_id (test));

  g_assert_nonnull (row);

  return SEGUE_OUTLINE_HEADING_LINE (window_test_find (GTK_WIDGET (row), SEGUE_TYPE_OUTLINE_HEADING_LINE));
}

static void
assert_line (WindowTest *test,
             const char *title,
             const char *caption)
{
  g_assert_cmpstr (segue_outline_heading_line_get_title (get_line (test)), ==, title);
  g_assert_cmpstr (segue_outline_heading_line_get_caption (get_line (test)), ==, caption);
}

static gboolean
is_current (WindowTest *test)
{
  return gtk_selection_model_is_selected (outline_view_selection (test->outline), 0) &&
         window_test_focus (test) == gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (get_line (test))));
}

static void
focus_row (WindowTest *test)
{
  window_test_act (test, "win.focus-outline", NULL);
  segue_view_state_set_selected (test->state, window_test_episode_id (test));
  window_test_settle ();
  g_assert_true (is_current (test));
}

/* The row says what the episode is called, and follows what is typed in the details. */
static void
test_text (WindowTest *test,
           const char *text)
{
  assert_line (test, "동네 도서관", "Episode 7 · 2 March 2026");
  g_assert_true (gtk_selection_model_is_selected (outline_view_selection (test->outline), 0));

  focus_row (test);
  details_test_retype (test, SEGUE_DETAILS_EPISODE_TITLE, "Another");
  details_test_retype (test, SEGUE_DETAILS_EPISODE_NUMBER, "8");
  assert_line (test, "Another", "Episode 8 · 2 March 2026");
  window_test_act (test, "win.undo", NULL);
  assert_line (test, "Another", "Episode 7 · 2 March 2026");
}

/* Keys reach the row and go on from there. Return goes to the fields of the episode. */
static void
test_keys (WindowTest *test,
           const char *text)
{
  focus_row (test);
  window_test_press (test, GDK_KEY_Down, 0);
  outline_test_assert_focus (test, 0);
  window_test_press (test, GDK_KEY_Up, 0);
  g_assert_true (is_current (test));
  window_test_press (test, GDK_KEY_End, 0);
  window_test_press (test, GDK_KEY_Home, 0);
  g_assert_true (is_current (test));

  window_test_act (test, "outline.edit-title", NULL);
  g_assert_null (window_test_editor (test));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_OPENING));
  window_test_press (test, GDK_KEY_Escape, 0);
  g_assert_true (is_current (test));
}

static void
said_cb (SegueViewState *state,
         const char     *message,
         gboolean        undoable,
         char          **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

/* Presses a key that has no effect on the episode, and checks what is said. */
static void
assert_says (WindowTest      *test,
             guint            key,
             GdkModifierType  modifiers,
             const char      *message)
{
  g_autofree char *said = NULL;

  g_signal_connect (test->state, "said", G_CALLBACK (said_cb), &said);
  window_test_press (test, key, modifiers);
  g_signal_handlers_disconnect_by_func (test->state, said_cb, &said);
  g_assert_cmpstr (said, ==, message);
}

/* Nothing that is done to entries is about the episode. */
static void
test_entries (WindowTest *test,
              const char *text)
{
  g_autoptr(GtkBitset) selected = NULL;
  g_autofree char *now = NULL;

  static const char *const disabled[] = { "outline.remove", "outline.cut", "outline.copy", "outline.duplicate",
                                          "outline.move-up", "outline.move-down", "outline.paste-link" };

  focus_row (test);
  for (guint i = 0; i < G_N_ELEMENTS (disabled); i++)
    g_assert_false (window_test_is_enabled (GTK_WIDGET (test->outline), disabled[i]));
  assert_says (test, GDK_KEY_Delete, 0, "The episode itself cannot be removed.");
  assert_says (test, GDK_KEY_x, GDK_CONTROL_MASK, "The episode itself cannot be removed.");
  assert_says (test, GDK_KEY_Up, GDK_ALT_MASK, "The episode itself stays above its sections and segments.");
  assert_says (test, GDK_KEY_Down, GDK_ALT_MASK, "The episode itself stays above its sections and segments.");
  for (guint i = 0; i < 2; i++)
    {
      window_test_act (test, "outline.remove", NULL);
      window_test_act (test, "outline.cut", NULL);
      window_test_act (test, "outline.duplicate", NULL);
      window_test_act (test, "outline.move-down", NULL);
      window_test_act (test, "outline.edit-start", NULL);
      g_assert_false (segue_document_can_undo (test->document));
      focus_row (test);
    }

  /* all are selected but the episode */
  gtk_widget_activate_action (GTK_WIDGET (outline_view_list (test->outline)), "list.select-all", NULL);
  window_test_settle ();
  outline_test_assert_selected (test, "0 1 2 3 4 5 6 7 8");
  selected = gtk_selection_model_get_selection (outline_view_selection (test->outline));
  g_assert_false (gtk_bitset_contains (selected, 0));
  window_test_act (test, "outline.remove", NULL);
  g_assert_cmpuint (window_test_n_rows (test), ==, 0);
  window_test_act (test, "win.undo", NULL);
  now = window_test_text (test);
  g_assert_cmpstr (now, ==, text);

  /* what is added goes to the end */
  focus_row (test);
  window_test_act (test, "outline.add-segment", NULL);
  g_assert_cmpuint (outline_test_current (test), ==, 9);
}

static gboolean
drop (WindowTest *test,
      const char *text)
{
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean dropped;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  dropped = outline_view_drop (test->outline, &value, 60, 20);
  window_test_settle ();

  return dropped;
}

/* What is dropped on the row goes below it. It has no link of its own. */
static void
test_drop (WindowTest *test,
           const char *text)
{
  g_assert_true (drop (test, "(00:00) x\n(00:00) y\n"));
  outline_test_assert_titles (test, "x|y|a|One|b|c|d|e|Two|f|g");
  window_test_act (test, "win.undo", NULL);
  g_assert_true (drop (test, "https://example.org/page"));
  g_assert_cmpuint (window_test_n_rows (test), ==, 10);
  g_assert_cmpuint (outline_test_current (test), ==, 0);
}

/* Lines without a time become segments in one step. */
static void
test_topics (WindowTest *test,
             const char *text)
{
  GtkWidget *button = window_test_find_id (GTK_WIDGET (test->outline), "topics_button");
  g_autofree char *now = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (outline_view_shows_empty (test->outline));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Make 3 Segments of These Lines");
  g_signal_emit_by_name (button, "clicked");
  window_test_settle ();
  outline_test_assert_titles (test, "A new library|The bus|The mill");
  outline_test_assert_selected (test, "0 1 2");
  outline_test_assert_focus (test, 0);
  assert_line (test, "Topics of the week", "Episode · 3 segments");
  g_assert_false (gtk_widget_get_visible (button));
  now = window_test_text (test);
  g_assert_cmpstr (now, ==, "Topics of the week\n\n(--:--:--) A new library\n(--:--:--) The bus\n"
                            "(--:--:--) The mill\nhttps://example.org/mill\n");

  window_test_act (test, "win.undo", NULL);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
  g_assert_true (outline_view_shows_empty (test->outline));
  g_assert_true (gtk_widget_get_visible (button));
}

/* Lines that are typed are offered once the text is done, so that nothing appears meanwhile. */
static void
test_typed_topics (WindowTest *test,
                   const char *text)
{
  GtkWidget *button = window_test_find_id (GTK_WIDGET (test->outline), "topics_button");

  window_test_act (test, "details.show-episode", NULL);
  details_test_retype (test, SEGUE_DETAILS_OPENING, topics);
  g_assert_false (gtk_widget_get_visible (button));
  window_test_act (test, "win.focus-outline", NULL);
  g_assert_true (gtk_widget_get_visible (button));
}

/* Without any segment, a page takes the place of the rows. The fields of the episode can be reached from there. */
static void
test_empty (WindowTest *test,
            const char *text)
{
  GtkWidget *button = window_test_find_id (GTK_WIDGET (test->outline), "episode_button");

  g_assert_true (outline_view_shows_empty (test->outline));
  g_assert_true (gtk_widget_get_mapped (button));
  window_test_resize (GTK_WIDGET (test->window), 360, 600);
  g_signal_emit_by_name (button, "clicked");
  window_test_settle ();
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_true (details_test_is_focused (test, SEGUE_DETAILS_OPENING));
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/episode-row/text", details_test_matter, test_text);
  window_test_add ("/episode-row/keys", outline_test_notes, test_keys);
  window_test_add ("/episode-row/entries", outline_test_notes, test_entries);
  window_test_add ("/episode-row/drop", outline_test_notes, test_drop);
  window_test_add ("/episode-row/empty", "", test_empty);
  window_test_add ("/episode-row/topics", topics, test_topics);
  window_test_add ("/episode-row/typed-topics", "", test_typed_topics);

  return g_test_run ();
}
