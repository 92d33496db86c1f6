/* test-random.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "episode-check.h"
#include "preview-fixture.h"
#include "text-test.h"
#include "window-test.h"

/* A person who does anything, thousands of times: every view shows what the document holds, the document holds what its
 * text says, and undo leads back to the first byte. */

#define N_STEPS 2000

static const char notes[] =
  "---\ntitle: 책 읽는 밤\nepisode: 7\n---\n\n동네 도서관 이야기\n\n(00:00:10) 여는 말\n\n**소식(News)**\n"
  "(00:03:07) [느티나무 도서관](https://tree.example/)\n퇴근길에 들를 수 있는 도서관.\n\n(00:17:02) 강변 도서관\n"
  "아래층 서가는 창고가 되었습니다.\n(00:02:06) 책 버스\n\n**사람들(People)**\n(01:02:33) 서고 이사\n사흘 동안의 기록.\n"
  "(--:--:--) 기사이자 사서\n\n**끝(Closing)**\n(01:31:23) 청취자 편지\n(01:33:15) 닫는 말\n다음 주에 만나요.";

static const char *const outline_actions[] = {
  "outline.add-segment", "outline.add-section", "outline.remove", "outline.move-up", "outline.move-down",
  "outline.expand-all", "outline.collapse-all", "outline.cut", "outline.copy", "outline.paste", "outline.duplicate",
  "outline.edit-title", "outline.edit-start", "outline.next", "outline.previous", "outline.commit", "outline.cancel",
  "outline.next-field", "outline.previous-field",
};

static const char *const window_actions[] = {
  "win.undo", "win.undo", "win.redo", "win.next-problem", "win.previous-problem", "win.focus-outline",
  "win.focus-details", "win.focus-details", "win.focus-preview", "win.focus-text", "win.fix-problem", "win.find",
  "win.replace", "win.find-next", "win.find-previous", "win.show-preview", "win.zoom-in", "win.zoom-reset",
};

static const char *const details_actions[] = {
  "details.next", "details.previous", "details.next-field", "details.show-episode", "details.show-parent",
  "details.add-segment", "details.leave",
};

static const char *const find_actions[] = {
  "find.next", "find.previous", "find.replace", "find.replace-all", "find.match-case", "find.whole-words", "find.close",
  "find.regular-expression",
};

static const char *const pieces[] = {
  "가", "나다", "a", " ", "7", "12:34", "https://a.example/", "**", "[", "]", "(00:10:00) ", "\n", "#", "끝.", "\t", "```", "<!--",
};

static guint
pick (guint n)
{
  return g_test_rand_int_range (0, n);
}

static void
iterate (void)
{
  for (guint i = 0; i < 60 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static void
act_on (GtkWidget  *widget,
        const char *action)
{
  g_autoptr(GVariant) parameter = NULL;

  if (g_str_equal (action, "win.fix-problem"))
    parameter = g_variant_ref_sink (g_variant_new_uint32 (0));
  gtk_widget_activate_action_variant (widget, action, parameter);
}

static void
nudge (WindowTest *test)
{
  gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.nudge", "i", (gint) pick (4001) - 2000);
}

/* Opens the popover for times in any mode, or presses Return in the field that has the focus in it. */
static void
change_times (WindowTest *test)
{
  static const char *const modes[] = { "shift", "start", "cuts", "points", "round", "clear", "paste-titles", "paste-times" };
  GtkWidget *focus = window_test_focus (test);

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL && pick (3) > 0)
    gtk_widget_activate (focus);
  else
    gtk_widget_activate_action (GTK_WIDGET (test->outline), "outline.change-times", "s", modes[pick (G_N_ELEMENTS (modes))]);
}

/* Types into whatever has the focus, or takes something out of it. */
static void
type (WindowTest *test)
{
  GtkWidget *focus = window_test_focus (test);
  const char *text = pieces[pick (G_N_ELEMENTS (pieces))];

  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter iter;

      if (pick (4) == 0)
        {
          gtk_text_buffer_get_iter_at_offset (buffer, &iter, pick (gtk_text_buffer_get_char_count (buffer) + 1));
          gtk_text_buffer_place_cursor (buffer, &iter);
        }
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
      if (pick (3) == 0)
        gtk_text_buffer_backspace (buffer, &iter, TRUE, TRUE);
      else
        gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
    }
  else if (GTK_IS_TEXT (focus))
    {
      int position = gtk_editable_get_position (GTK_EDITABLE (focus));

      if (pick (6) == 0)
        gtk_editable_delete_text (GTK_EDITABLE (focus), 0, -1);
      else if (pick (4) == 0)
        gtk_editable_delete_text (GTK_EDITABLE (focus), MAX (position - 1, 0), position);
      else
        gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &position);
    }
}

static void
select_any (WindowTest *test)
{
  SegueEpisode *episode = segue_document_get_episode (test->document);
  SegueEntry *entry = segue_episode_get (episode, pick (segue_episode_get_n_entries (episode)));

  segue_view_state_set_selected (test->state, segue_entry_get_id (entry));
}

/* Selects some rows beside the current one. */
static void
select_many (WindowTest *test)
{
  GtkSelectionModel *selection = outline_view_selection (test->outline);

  if (window_test_n_rows (test) > 0)
    gtk_selection_model_select_range (selection, pick (window_test_n_rows (test) + 1), 1 + pick (3), FALSE);
}

static void
step (WindowTest *test)
{
  const guint what = pick (100);

  if (what < 30)
    type (test);
  else if (what < 55)
    act_on (GTK_WIDGET (test->outline), outline_actions[pick (G_N_ELEMENTS (outline_actions))]);
  else if (what < 60)
    nudge (test);
  else if (what < 67)
    select_any (test);
  else if (what < 70)
    select_many (test);
  else if (what < 85)
    act_on (GTK_WIDGET (test->window), window_actions[pick (G_N_ELEMENTS (window_actions))]);
  else if (what < 88)
    act_on (GTK_WIDGET (test->find_bar), find_actions[pick (G_N_ELEMENTS (find_actions))]);
  else if (what < 96)
    act_on (GTK_WIDGET (test->details), details_actions[pick (G_N_ELEMENTS (details_actions))]);
  else if (what < 99)
    change_times (test);
  else
    segue_document_end_step (test->document);
  iterate ();
}

/* The outline has a row for every entry that no collapsed section hides, in their order, and each shows its entry. */
static void
check_outline (WindowTest *test,
               guint       number)
{
  SegueOutlineModel *model = outline_view_model (test->outline);
  SegueEpisode *episode = segue_document_get_episode (test->document);
  guint hidden_until = 0;
  guint position = 0;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      SegueEntry *entry = segue_episode_get (episode, i);
      g_autoptr(SegueOutlineItem) item = NULL;

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT || i < hidden_until)
        continue;
      item = window_test_item (test, position);
      if (item == NULL || segue_outline_model_get_index (model, outline_view_first (test->outline) + position) != i ||
          segue_outline_item_get_entry (item) != entry)
        g_error ("step %u: row %u of the outline does not show entry %u", number, position, i);
      if (segue_episode_get_subtree_end (episode, i) > i + 1 &&
          !segue_outline_model_get_expanded (model, segue_entry_get_id (entry)))
        hidden_until = segue_episode_get_subtree_end (episode, i);
      position++;
    }
  g_assert_cmpuint (position, ==, window_test_n_rows (test));
}

/* The details show what the document holds of the selected entry; but for a field that is being typed in, which may
 * hold what cannot be taken. */
static void
check_details (WindowTest *test,
               guint       number)
{
  SegueDetailsFields *fields = segue_details_get_fields (test->details);
  const guint64 id = segue_field_edit_get_id (segue_details_fields_get_edit (fields, SEGUE_DETAILS_TITLE));
  GtkWidget *focus = window_test_focus (test);
  guint index;
  g_autofree char *held = NULL;
  g_autofree char *shown = NULL;
  SegueEntry *entry;

  if (!gtk_widget_get_mapped (GTK_WIDGET (test->details)) ||
      (focus != NULL && segue_details_fields_find_widget (fields, focus) < SEGUE_DETAILS_N_BOXES) || id == 0 ||
      !segue_episode_find (segue_document_get_episode (test->document), id, &index))
    return;

  entry = segue_episode_get (segue_document_get_episode (test->document), index);
  if (segue_entry_get_kind (entry) != SEGUE_ENTRY_SEGMENT)
    return;

  held = segue_entry_dup_title (entry);
  shown = segue_field_editor_dup_text (segue_details_fields_get_editor (fields, SEGUE_DETAILS_TITLE));
  /* blanks around it, as typed, are no part of a title */
  if (g_strcmp0 (held, g_strstrip (shown)) != 0)
    g_error ("step %u: the title “%s” is shown as “%s”", number, held, shown);
}

static void
check (WindowTest *test,
       guint       number)
{
  SegueDocument *document = test->document;
  PreviewFixture preview = { GTK_WINDOW (test->window), test->preview, test->session, document };

  episode_check (segue_document_get_episode (document), "window", 0, number);
  check_outline (test, number);
  check_details (test, number);
  if (gtk_widget_get_mapped (GTK_WIDGET (test->text_view)))
    text_test_assert_same (test);
  preview_fixture_wait_until_filled (&preview);
  preview_fixture_assert_text (&preview);
  /* what was found is marked in the one and not in a new one */
  if (number % 100 == 0 && !segue_find_bar_is_open (test->find_bar))
    preview_fixture_assert_like_new (&preview);
}

static void
test_random (WindowTest *test,
             const char *text)
{
  const char *wanted = g_getenv ("SEGUE_RANDOM_STEPS");
  const guint n_steps = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_STEPS;
  g_autofree char *undone = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      step (test);
      check (test, i);
    }

  window_test_finish_edit (test->window);
  while (segue_document_can_undo (test->document))
    segue_document_undo (test->document);
  iterate ();
  check (test, n_steps);
  undone = window_test_text (test);
  g_assert_cmpstr (undone, ==, text);
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);

  window_test_add ("/random/window", notes, test_random);

  return g_test_run ();
}
