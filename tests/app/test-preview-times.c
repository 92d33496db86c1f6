/* test-preview-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "core/edit/segue-edit.h"
#include "preview-fixture.h"

static int
get_title_x (PreviewFixture *fixture)
{
  GtkTextIter iter;
  GdkRectangle place;

  preview_fixture_settle ();
  preview_fixture_iterate (100);
  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (fixture), &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, "Beta", 0, &iter, NULL, NULL));
  gtk_text_view_get_iter_location (preview_fixture_get_view (fixture), &iter, &place);

  return place.x;
}

/* The column of times becomes as narrow again as it was when a long time is taken back, but not while somebody types. */
static void
test_time_column (void)
{
  g_autoptr(SegueEpisode) longer = NULL;
  PreviewFixture fixture;
  SegueViewState *state;
  int narrow, wide;

  preview_fixture_open (&fixture, "0:10 Alpha\n1:00 Beta\n");
  state = segue_session_get_view_state (fixture.session);
  preview_fixture_wait_until_filled (&fixture);
  narrow = get_title_x (&fixture);
  longer = segue_edit_set_start (segue_document_get_episode (fixture.document), 1, 36000000, NULL);
  preview_fixture_apply (&fixture, longer);
  wide = get_title_x (&fixture);
  g_assert_cmpint (wide, >, narrow);

  segue_view_state_set_editing (state, preview_fixture_get_id (&fixture, 1));
  segue_document_undo (fixture.document);
  g_assert_cmpint (get_title_x (&fixture), ==, wide);
  segue_document_redo (fixture.document);
  segue_view_state_set_editing (state, 0);
  segue_document_undo (fixture.document);
  g_assert_cmpint (get_title_x (&fixture), ==, narrow);
  preview_fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview-times/column", test_time_column);

  return g_test_run ();
}
