/* test-preview-times.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
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

static gboolean
is_current (const GtkTextIter *iter)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      g_autoptr(GdkRGBA) color = NULL;

      g_object_get (l->data, "background-rgba", &color, NULL);
      if (color != NULL && color->alpha > 0.4 && gtk_text_iter_starts_tag (iter, l->data))
        return TRUE;
    }

  return FALSE;
}

/* Makes the match at @offset of the first entry the current one. Returns: the line of the preview that it is marked in,
 * or -1 if it is not marked */
static int
mark_match (PreviewFixture *fixture,
            gsize           offset,
            gsize           length)
{
  const SegueFoundPlace place = { preview_fixture_get_id (fixture, 0), offset, length };
  GtkTextIter iter;

  segue_view_state_set_match (segue_session_get_view_state (fixture->session), &place);
  preview_fixture_settle ();
  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (fixture), &iter);
  do
    {
      if (is_current (&iter))
        return gtk_text_iter_get_line (&iter);
    }
  while (gtk_text_iter_forward_char (&iter));

  return -1;
}

/* The title of the front matter is on top of the preview, and is found there. The rest of it is not shown. */
static void
test_title (void)
{
  static const char text[] = "---\ntitle: \"A winter \\\"show\\\"\"\nsubtitle: winter\n---\nAbout winter.\n\n(00:00) One\n";
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("winter", 0, NULL);
  g_autoptr(SegueEpisode) renamed = NULL;
  g_autoptr(SegueEpisode) untitled = NULL;
  g_autofree char *shown = NULL;
  PreviewFixture fixture;

  preview_fixture_open (&fixture, text);
  g_object_get (preview_fixture_get_buffer (&fixture), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, "A winter \"show\"\nAbout winter.\n00:00\tOne\n");

  segue_view_state_set_pattern (segue_session_get_view_state (fixture.session), pattern);
  g_assert_cmpint (mark_match (&fixture, strstr (text, "winter \\") - text, 6), ==, 0);
  g_assert_cmpint (mark_match (&fixture, strstr (text, "winter\n") - text, 6), ==, -1);
  g_assert_cmpint (mark_match (&fixture, strstr (text, "winter.") - text, 6), ==, 1);
  preview_fixture_close (&fixture);

  preview_fixture_open (&fixture, text);
  renamed = segue_edit_set_field (segue_document_get_episode (fixture.document), SEGUE_EPISODE_TITLE, "Spring", NULL);
  preview_fixture_apply (&fixture, renamed);
  preview_fixture_assert_text (&fixture);
  preview_fixture_assert_like_new (&fixture);
  untitled = segue_edit_set_field (renamed, SEGUE_EPISODE_TITLE, "", NULL);
  preview_fixture_apply (&fixture, untitled);
  preview_fixture_assert_text (&fixture);
  preview_fixture_assert_like_new (&fixture);
  preview_fixture_close (&fixture);
}

static gboolean
may_be_hyphenated (const GtkTextIter *iter)
{
  g_autoptr(GSList) tags = gtk_text_iter_get_tags (iter);
  gboolean allowed = TRUE;

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean is_set;
      gboolean inserts;

      g_object_get (l->data, "insert-hyphens-set", &is_set, "insert-hyphens", &inserts, NULL);
      allowed = allowed && (!is_set || inserts);
    }

  return allowed;
}

/* A tag begins at each line, so that GTK does not give it the style of a line that it has laid out before. The text is
 * not broken by hyphens, as Pango does between letters of two scripts. */
static void
test_lines (void)
{
  PreviewFixture fixture;
  GtkTextIter iter;

  preview_fixture_open (&fixture, "One\n\nTwo\n\n- three\n- four\n\n(--:--:--) Five\n(--:--:--) Six\n(00:07:00) Seven\n\n"
                                  "Eight\n\nNine\n\n```\nten\neleven\n```\n\n# Twelve\n\n# Thirteen\n");
  preview_fixture_wait_until_filled (&fixture);
  preview_fixture_assert_text (&fixture);
  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (&fixture), &iter);
  do
    g_assert_true (gtk_text_iter_starts_tag (&iter, NULL));
  while (gtk_text_iter_forward_line (&iter) && !gtk_text_iter_is_end (&iter));

  gtk_text_buffer_get_start_iter (preview_fixture_get_buffer (&fixture), &iter);
  do
    g_assert_true (gtk_text_iter_get_char (&iter) == '\n' || !may_be_hyphenated (&iter));
  while (gtk_text_iter_forward_char (&iter) && !gtk_text_iter_is_end (&iter));
  preview_fixture_close (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview-times/column", test_time_column);
  g_test_add_func ("/preview-times/title", test_title);

  g_test_add_func ("/preview-times/lines", test_lines);
  return g_test_run ();
}
