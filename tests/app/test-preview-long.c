/* test-preview-long.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "preview-fixture.h"

/* Of a very long episode only the entries around those that are seen are in the buffer. */

#define N_SEGMENTS 4000
#define MOST_LINES 2000

static GtkAdjustment *
get_adjustment (PreviewFixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (preview_fixture_get_view (fixture)));
}

/* Returns: (transfer none): the scrollbar that stands for all entries */
static GtkWidget *
get_scrollbar (PreviewFixture *fixture)
{
  GtkWidget *scrollbar = gtk_widget_get_last_child (GTK_WIDGET (fixture->preview));

  g_assert_true (GTK_IS_SCROLLBAR (scrollbar));

  return scrollbar;
}

static GtkAdjustment *
get_places (PreviewFixture *fixture)
{
  return gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (get_scrollbar (fixture)));
}

static char *
dup_seen (PreviewFixture *fixture)
{
  GtkTextView *view = preview_fixture_get_view (fixture);
  GdkRectangle visible;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_iter_get_text (&start, &end);
}

static gboolean
is_seen (PreviewFixture *fixture,
         const char     *text)
{
  g_autofree char *seen = dup_seen (fixture);

  return strstr (seen, text) != NULL;
}

/* What is in the buffer is one piece of what the episode would be as a whole, and small. */
static void
assert_is_piece (PreviewFixture *fixture)
{
  GtkTextBuffer *buffer = preview_fixture_get_buffer (fixture);
  g_autofree char *expected = preview_fixture_dup_expected (segue_document_get_episode (fixture->document));
  g_autofree char *text = NULL;
  const char *place;

  g_object_get (buffer, "text", &text, NULL);
  place = strstr (expected, text);
  g_assert_nonnull (place);
  g_assert_true (place == expected || place[-1] == '\n');
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), >, 1);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), <, MOST_LINES);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Waits until scrolling has ended, and nothing is left that waits for it. */
static void
rest (void)
{
  gboolean rested = FALSE;

  preview_fixture_iterate (120);
  g_timeout_add_full (G_PRIORITY_LOW + 10, 20, set_true_cb, &rested, NULL);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits until @text is in view, and stays there. */
static void
assert_shows (PreviewFixture *fixture,
              const char     *text)
{
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    rest ();
  while (!is_seen (fixture, text) && g_get_monotonic_time () < end);
  if (!is_seen (fixture, text))
    {
      g_autofree char *seen = dup_seen (fixture);

      g_error ("“%s” is not in view, but “%s”", text, seen);
    }
  assert_is_piece (fixture);
}

static void
open_long (PreviewFixture *fixture)
{
  g_autofree char *text = preview_fixture_make_notes (N_SEGMENTS);

  preview_fixture_open (fixture, text);
  assert_shows (fixture, "Introduction");
}

/* The index of the entry of segment @n of preview_fixture_make_notes() */
static guint
get_index (guint n)
{
  return n + n / 20 + 2;
}

static void
select_segment (PreviewFixture *fixture,
                guint           n)
{
  preview_fixture_select (fixture, preview_fixture_get_id (fixture, get_index (n)));
}

static void
test_follow (void)
{
  PreviewFixture fixture;
  int top;

  open_long (&fixture);
  g_assert_true (gtk_widget_get_visible (get_scrollbar (&fixture)));
  select_segment (&fixture, 2500);
  assert_shows (&fixture, "Title of segment 2500\n");
  top = preview_fixture_get_top (&fixture);
  select_segment (&fixture, 2501);
  g_assert_cmpint (preview_fixture_get_top (&fixture), ==, top);
  select_segment (&fixture, N_SEGMENTS - 1);
  assert_shows (&fixture, "Title of segment 3999\n");
  select_segment (&fixture, 4);
  assert_shows (&fixture, "Title of segment 4\n");
  preview_fixture_close (&fixture);
}

static void
iterate (void)
{
  for (guint i = 0; i < 100 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* Returns: the number of the first segment in view */
static guint
get_seen (PreviewFixture *fixture)
{
  g_autofree char *seen = dup_seen (fixture);
  const char *title = strstr (seen, "Title of segment ");

  return title != NULL ? g_ascii_strtoull (title + strlen ("Title of segment "), NULL, 10) : G_MAXUINT;
}

/* Scrolls by less than a page at a time until segment @last is the first in view. None is left out on the way. */
static void
scroll_to (PreviewFixture *fixture,
           guint           last)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);
  const gint64 end = g_get_monotonic_time () + 100 * G_USEC_PER_SEC;
  const gboolean down = get_seen (fixture) < last;
  guint seen = get_seen (fixture);
  guint first = seen;

  while (down ? seen < last : seen > last)
    {
      guint next;

      g_assert_cmpint (g_get_monotonic_time (), <, end);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (down ? 240 : -240));
      preview_fixture_iterate (5);
      iterate ();
      next = get_seen (fixture);
      g_assert_cmpuint (next, !=, G_MAXUINT);
      g_assert_cmpuint (MAX (next, seen) - MIN (next, seen), <, 12);
      seen = next;
    }
  g_assert_cmpuint (first, !=, seen);
}

static void
test_scroll (void)
{
  PreviewFixture fixture;

  open_long (&fixture);
  scroll_to (&fixture, 450);
  assert_is_piece (&fixture);
  scroll_to (&fixture, 0);
  assert_is_piece (&fixture);
  preview_fixture_close (&fixture);
}

static void
test_jump (void)
{
  PreviewFixture fixture;
  GtkAdjustment *places;

  open_long (&fixture);
  places = get_places (&fixture);
  gtk_adjustment_set_value (places, get_index (1500));
  assert_shows (&fixture, "Title of segment 1500\n");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (places), get_index (1500), 2);
  g_assert_cmpfloat (gtk_adjustment_get_upper (places), ==,
                     segue_episode_get_n_entries (segue_document_get_episode (fixture.document)));
  /* What is before and after it is there to be scrolled to. */
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&fixture)), >, 1000);
  scroll_to (&fixture, 1490);
  scroll_to (&fixture, 1510);

  g_signal_emit_by_name (preview_fixture_get_view (&fixture), "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  assert_shows (&fixture, "Title of segment 3999\n");
  g_assert_cmpfloat (gtk_adjustment_get_value (places), ==,
                     gtk_adjustment_get_upper (places) - gtk_adjustment_get_page_size (places));
  g_signal_emit_by_name (preview_fixture_get_view (&fixture), "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  assert_shows (&fixture, "Introduction");
  g_assert_cmpfloat (gtk_adjustment_get_value (places), ==, 0);
  preview_fixture_close (&fixture);
}

static void
apply (PreviewFixture *fixture,
       SegueEpisode   *edited)
{
  g_autoptr(SegueEpisode) after = edited;

  g_assert_nonnull (after);
  preview_fixture_apply (fixture, after);
  assert_is_piece (fixture);
}

/* Edits before, in and after what is written: what is in view changes with them, and stays where it is otherwise. */
static void
test_edit (void)
{
  PreviewFixture fixture;
  SegueDocument *document;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_long (&fixture);
  document = fixture.document;
  select_segment (&fixture, 1500);
  assert_shows (&fixture, "Title of segment 1500\n");
  apply (&fixture, segue_edit_set_title (segue_document_get_episode (document), get_index (1500), "Another", NULL));
  assert_shows (&fixture, "Another\n");

  before = dup_seen (&fixture);
  apply (&fixture, segue_edit_set_title (segue_document_get_episode (document), get_index (10), "Far away", NULL));
  apply (&fixture, segue_edit_set_title (segue_document_get_episode (document), get_index (2900), "Far away", NULL));
  apply (&fixture, segue_edit_insert_segment (segue_document_get_episode (document), 9, 0, "Inserted", NULL, NULL));
  apply (&fixture, segue_edit_remove (segue_document_get_episode (document), 100, 400, NULL));
  assert_shows (&fixture, "Another\n");
  after = dup_seen (&fixture);
  g_assert_cmpstr (after, ==, before);

  /* all before what is in view, and more than is written */
  apply (&fixture, segue_edit_remove (segue_document_get_episode (document), 1, get_index (1490) - 800, NULL));
  assert_shows (&fixture, "Another\n");
  for (guint i = 0; i < 6; i++)
    segue_document_undo (document);
  assert_shows (&fixture, "Title of segment 1500\n");
  preview_fixture_close (&fixture);
}

/* When all that is written is removed, what was before it is shown. */
static void
test_remove_end (void)
{
  PreviewFixture fixture;
  SegueEpisode *episode;

  open_long (&fixture);
  episode = segue_document_get_episode (fixture.document);
  select_segment (&fixture, 3999);
  assert_shows (&fixture, "Title of segment 3999\n");
  apply (&fixture, segue_edit_remove (episode, get_index (3200), segue_episode_get_n_entries (episode) - get_index (3200),
                                      NULL));
  assert_shows (&fixture, "Title of segment 3199\n");
  /* more than fits into the view is left, but not of what was written */
  segue_document_undo (fixture.document);
  select_segment (&fixture, 3000);
  assert_shows (&fixture, "Title of segment 3000\n");
  select_segment (&fixture, 3999);
  assert_shows (&fixture, "Title of segment 3999\n");
  apply (&fixture, segue_edit_remove (segue_document_get_episode (fixture.document), get_index (3000),
                                      get_index (3998) - get_index (3000), NULL));
  assert_shows (&fixture, "Title of segment 3999\n");
  assert_shows (&fixture, "Title of segment 2999\n");
  preview_fixture_close (&fixture);
}

/* The match of a search is shown and highlighted where it is. */
static void
test_find (void)
{
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("segment 2321", 0, NULL);
  SegueFoundPlace place = { 0 };
  PreviewFixture fixture;
  SegueViewState *state;
  const char *text;
  GtkTextIter start;
  GtkTextIter end;

  open_long (&fixture);
  state = segue_session_get_view_state (fixture.session);
  text = segue_entry_get_text (segue_episode_get (segue_document_get_episode (fixture.document), get_index (2321)), NULL);
  place = (SegueFoundPlace) { preview_fixture_get_id (&fixture, get_index (2321)), strstr (text, "segment") - text, 12 };
  segue_view_state_set_pattern (state, pattern);
  segue_view_state_set_match (state, &place);
  assert_shows (&fixture, "Title of segment 2321\n");
  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (&fixture), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "segment 2321", 0, &start, &end, NULL));
  g_assert_true (gtk_text_iter_starts_tag (&start, NULL));
  g_assert_true (gtk_text_iter_ends_tag (&end, NULL));
  preview_fixture_close (&fixture);
}

/* Select All stands for the whole episode, not for what is in the buffer. */
static void
test_copy_all (void)
{
  g_auto(GValue) value = G_VALUE_INIT;
  g_autofree char *expected = NULL;
  PreviewFixture fixture;
  GdkClipboard *clipboard;

  open_long (&fixture);
  expected = preview_fixture_dup_expected (segue_document_get_episode (fixture.document));
  g_signal_emit_by_name (preview_fixture_get_view (&fixture), "select-all", TRUE);
  g_signal_emit_by_name (preview_fixture_get_view (&fixture), "copy-clipboard");
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture.preview));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_true (g_str_equal (g_value_get_string (&value), expected));
  preview_fixture_close (&fixture);
}

/* An episode that is long no more is written as a whole. */
static void
test_shorter (void)
{
  PreviewFixture fixture;
  SegueDocument *document;

  open_long (&fixture);
  document = fixture.document;
  select_segment (&fixture, 2500);
  assert_shows (&fixture, "Title of segment 2500\n");
  {
    g_autoptr(SegueEpisode) shorter = segue_edit_remove (segue_document_get_episode (document), 1, get_index (2400),
                                                         NULL);

    preview_fixture_apply (&fixture, shorter);
  }
  preview_fixture_wait_until_filled (&fixture);
  preview_fixture_assert_text (&fixture);
  preview_fixture_assert_like_new (&fixture);
  g_assert_false (gtk_widget_get_visible (get_scrollbar (&fixture)));
  rest ();
  g_assert_true (is_seen (&fixture, "Title of segment 2500\n"));
  segue_document_undo (document);
  g_assert_true (gtk_widget_get_visible (get_scrollbar (&fixture)));
  assert_shows (&fixture, "Title of segment 2500\n");
  preview_fixture_close (&fixture);
}

static void
edit_at_random (PreviewFixture *fixture)
{
  SegueEpisode *episode = segue_document_get_episode (fixture->document);
  const guint n_entries = segue_episode_get_n_entries (episode);
  const guint index = g_test_rand_int_range (1, n_entries);
  const guint n = g_test_rand_int_range (1, MIN (600, n_entries - index + 1));
  g_autoptr(SegueEpisode) after = NULL;

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      after = segue_edit_remove (episode, index, n, NULL);
      break;
    case 1:
      after = segue_edit_move (episode, index, n, g_test_rand_int_range (1, n_entries), NULL);
      break;
    case 2:
      after = segue_edit_insert_segment (episode, index, 1000, "Inserted", NULL, NULL);
      break;
    case 3:
      segue_document_undo (fixture->document);
      /* The first step is the one that made the episode. */
      if (!segue_document_can_undo (fixture->document))
        segue_document_redo (fixture->document);
      break;
    default:
      after = segue_edit_set_body (episode, index, "새 본문\n\n- one", NULL);
      break;
    }
  if (after != NULL && segue_episode_get_n_entries (after) > 2100)
    preview_fixture_apply (fixture, after);
}

static void
test_random (void)
{
  PreviewFixture fixture;

  open_long (&fixture);
  for (guint i = 0; i < 150; i++)
    {
      GtkAdjustment *adjustment = get_adjustment (&fixture);
      const guint n_entries = segue_episode_get_n_entries (segue_document_get_episode (fixture.document));

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          gtk_adjustment_set_value (get_places (&fixture), g_test_rand_int_range (0, n_entries));
          break;
        case 1:
          gtk_adjustment_set_value (adjustment, g_test_rand_double_range (0, gtk_adjustment_get_upper (adjustment)));
          break;
        case 2:
          preview_fixture_select (&fixture, preview_fixture_get_id (&fixture, g_test_rand_int_range (0, n_entries)));
          break;
        default:
          edit_at_random (&fixture);
          break;
        }
      assert_is_piece (&fixture);
      if (i % 3 == 0)
        preview_fixture_iterate (20);
    }
  assert_is_piece (&fixture);
  preview_fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview-long/follow", test_follow);
  g_test_add_func ("/preview-long/scroll", test_scroll);
  g_test_add_func ("/preview-long/jump", test_jump);
  g_test_add_func ("/preview-long/edit", test_edit);
  g_test_add_func ("/preview-long/remove-end", test_remove_end);
  g_test_add_func ("/preview-long/find", test_find);
  g_test_add_func ("/preview-long/copy-all", test_copy_all);
  g_test_add_func ("/preview-long/shorter", test_shorter);
  g_test_add_func ("/preview-long/random", test_random);

  return g_test_run ();
}
