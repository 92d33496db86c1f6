/* preview-fixture.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "preview-fixture.h"

#include <string.h>

#include "core/blocks/segue-block.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-reader.h"

SegueEpisode *
preview_fixture_read (const char *text)
{
  SegueEpisode *episode = segue_reader_read (text, -1, NULL);

  g_assert_nonnull (episode);
  return episode;
}

void
preview_fixture_apply (PreviewFixture *fixture,
                       SegueEpisode   *episode)
{
  segue_document_apply (fixture->document, episode, "Test", NULL, NULL);
}

void
preview_fixture_open (PreviewFixture *fixture,
                      const char     *text)
{
  g_autoptr(SegueEpisode) episode = preview_fixture_read (text);

  fixture->session = segue_session_new ();
  fixture->document = g_object_ref (segue_session_get_document (fixture->session));
  preview_fixture_apply (fixture, episode);
  fixture->preview = SEGUE_PREVIEW (segue_preview_new ());
  segue_view_set_session (SEGUE_VIEW (fixture->preview), fixture->session);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 640, 480);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->preview));
  gtk_window_present (fixture->window);
}

void
preview_fixture_close (PreviewFixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->preview), (gpointer *) &fixture->preview);
  gtk_window_destroy (fixture->window);
  g_assert_null (fixture->preview);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
}

static GtkTextView *
find_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *view = find_view (child);

      if (view != NULL)
        return view;
    }
  return NULL;
}

GtkTextView *
preview_fixture_get_view (PreviewFixture *fixture)
{
  return find_view (GTK_WIDGET (fixture->preview));
}

GtkTextBuffer *
preview_fixture_get_buffer (PreviewFixture *fixture)
{
  return gtk_text_view_get_buffer (preview_fixture_get_view (fixture));
}

/* Returns: (transfer full): the text of the preview when all is written */
char *
preview_fixture_dup_expected (SegueEpisode *episode)
{
  g_autoptr(GHashTable) targets = segue_episode_dup_link_targets (episode);
  SegueSpan span;
  g_autofree char *title = segue_entry_dup_field (segue_episode_get (episode, 0), SEGUE_EPISODE_TITLE, &span);
  g_autoptr(GString) text = g_string_new (NULL);

  if (title != NULL && *title != '\0')
    g_string_append_printf (text, "%s\n", title);
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autoptr(SegueBlocks) blocks = segue_blocks_new (segue_episode_get (episode, i), targets);

      for (guint j = 0; j < segue_blocks_get_n_blocks (blocks); j++)
        {
          g_autofree char *line = segue_block_dup_text (segue_blocks_get (blocks, j));

          g_string_append_printf (text, "%s\n", line);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The text with the names of the tags that hold from each place on. */
static char *
dup_tagged (GtkTextBuffer *buffer)
{
  g_autoptr(GString) out = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      g_autoptr(GSList) tags = gtk_text_iter_get_tags (&iter);
      g_autofree char *text = NULL;
      GtkTextIter start = iter;

      for (GSList *l = tags; l != NULL; l = l->next)
        {
          g_autofree char *name = NULL;

          g_object_get (l->data, "name", &name, NULL);
          g_string_append_printf (out, "<%s>", name);
        }
      gtk_text_iter_forward_to_tag_toggle (&iter, NULL);
      text = gtk_text_iter_get_text (&start, &iter);
      g_string_append (out, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
preview_fixture_wait_until_filled (PreviewFixture *fixture)
{
  g_autofree char *expected = preview_fixture_dup_expected (segue_document_get_episode (fixture->document));
  gint n_chars = g_utf8_strlen (expected, -1);
  gint64 end = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;

  while (gtk_text_buffer_get_char_count (preview_fixture_get_buffer (fixture)) != n_chars && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Like g_assert_cmpstr(), for texts that are too long to be printed. */
static void
assert_same (const char *text,
             const char *expected)
{
  gsize i = 0;

  while (text[i] != '\0' && text[i] == expected[i])
    i++;
  if (text[i] != expected[i])
    g_error ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " differs: \"%.80s\", expected \"%.80s\"", i, strlen (expected),
             text + i, expected + i);
}

void
preview_fixture_assert_text (PreviewFixture *fixture)
{
  g_autofree char *expected = preview_fixture_dup_expected (segue_document_get_episode (fixture->document));
  g_autofree char *text = NULL;

  g_object_get (preview_fixture_get_buffer (fixture), "text", &text, NULL);
  assert_same (text, expected);
}

/* What grew edit by edit is what a new preview shows. */
void
preview_fixture_assert_like_new (PreviewFixture *fixture)
{
  PreviewFixture fresh = { .session = fixture->session, .document = fixture->document };
  g_autofree char *tagged = NULL;
  g_autofree char *expected = NULL;

  fresh.preview = g_object_ref_sink (SEGUE_PREVIEW (segue_preview_new ()));
  segue_view_set_session (SEGUE_VIEW (fresh.preview), fixture->session);
  preview_fixture_wait_until_filled (&fresh);
  preview_fixture_wait_until_filled (fixture);
  tagged = dup_tagged (preview_fixture_get_buffer (fixture));
  expected = dup_tagged (preview_fixture_get_buffer (&fresh));
  assert_same (tagged, expected);
  g_assert_finalize_object (fresh.preview);
}

void
preview_fixture_select (PreviewFixture *fixture,
                        guint64         id)
{
  segue_view_state_set_selected (segue_session_get_view_state (fixture->session), id);
}

guint64
preview_fixture_get_id (PreviewFixture *fixture,
                        guint           index)
{
  return segue_entry_get_id (segue_episode_get (segue_document_get_episode (fixture->document), index));
}

char *
preview_fixture_make_notes (guint n_segments)
{
  g_autoptr(GString) text = g_string_new ("Introduction\n\n");

  for (guint i = 0; i < n_segments; i++)
    {
      if (i % 20 == 0)
        g_string_append_printf (text, "\n## Section %u\n\n", i / 20);
      g_string_append_printf (text, "(%02u:%02u:%02u) Title of segment %u\nWhat it is about, and **more** of it.\n\n",
                              i / 3600, i / 60 % 60, i % 60, i);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
preview_fixture_iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* All lines are laid out, scrolling is over, and so is everything that waits for that. */
void
preview_fixture_settle (void)
{
  gboolean settled = FALSE;

  preview_fixture_iterate (350);
  g_idle_add_full (G_PRIORITY_LOW + 10, set_true_cb, &settled, NULL);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
  preview_fixture_iterate (350);
}

int
preview_fixture_get_top (PreviewFixture *fixture)
{
  GdkRectangle visible;

  preview_fixture_settle ();
  gtk_text_view_get_visible_rect (preview_fixture_get_view (fixture), &visible);
  return visible.y;
}
