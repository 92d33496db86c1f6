/* test-episode-template.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/segue-episode-template.h"

#define PREVIOUS "---\nepisode: 7\nurl: https://example.org/7\n---\n\n(0:10) Begin\n(0:20) End\n"

typedef struct
{
  SessionFixture base;
  SegueEpisodeTemplate *template;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  session_fixture_init (&self->base);
  self->template = segue_episode_template_new (self->base.session);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  segue_episode_template_stop (self->template);
  g_clear_object (&self->template);
  session_fixture_clear (&self->base);
}

/* Whether a problem says that something is still that of the previous episode. */
static gboolean
tells_of_previous (Fixture *self)
{
  SegueProblems *problems = segue_session_get_problems (self->base.session);

  segue_problems_check (problems);
  for (guint i = 0; i < segue_problems_get_n (problems); i++)
    {
      if (g_str_equal (segue_problem_get_rule (segue_problems_get (problems, i)), "carried-over"))
        return TRUE;
    }

  return FALSE;
}

static void
begin (Fixture *self)
{
  g_autoptr(SegueEpisode) previous = segue_reader_read (PREVIOUS, -1, NULL);
  g_autoptr(GFile) file = folder_file (self->base.folder, "show-7.txt");

  folder_put_text (self->base.folder, "show-7.txt", PREVIOUS);
  segue_episode_template_begin (self->template, previous, file, "UTF-8");
}

/* The name follows that of the previous file, past names that are taken. */
static void
test_begin (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GFile) previous = folder_file (self->base.folder, "show-7.txt");

  folder_put_text (self->base.folder, "show-8.txt", "");
  begin (self);
  g_assert_false (segue_document_get_modified (self->base.document));
  g_assert_null (segue_document_get_file (self->base.document));
  g_assert_true (tells_of_previous (self));
  g_assert_true (g_file_equal (segue_episode_template_get_near (self->template), previous));
  g_assert_nonnull (segue_episode_template_get_head (self->template));
  session_fixture_await (segue_episode_template_get_name (self->template) != NULL);
  g_assert_cmpstr (segue_episode_template_get_name (self->template), ==, "show-9.txt");
}

/* Where the previous episode has no file, no name is proposed. */
static void
test_no_file (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(SegueEpisode) previous = segue_reader_read (PREVIOUS, -1, NULL);

  segue_episode_template_begin (self->template, previous, NULL, "UTF-8");
  session_fixture_rest (50);
  g_assert_null (segue_episode_template_get_name (self->template));
  g_assert_null (segue_episode_template_get_near (self->template));
}

/* Topics that were not discussed come along in one step: to their places, or to the end once something was changed. */
static void
test_topics (Fixture       *self,
             gconstpointer  data)
{
  static const char text[] = "(00:00) Hello\n(05:00) First\nAbout it.\n(--:--) Second\nIts text.\n(20:00) Third\nMore.\n"
                             "(30:00) Bye\n";
  g_autoptr(SegueEpisode) previous = segue_reader_read (text, -1, NULL);
  SegueDocument *document = self->base.document;
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *added = NULL;
  g_autoptr(SegueEpisode) changed = NULL;

  g_assert_cmpuint (segue_episode_template_get_n_topics (self->template), ==, 0);
  g_assert_false (segue_episode_template_keep_topics (self->template));

  segue_episode_template_begin (self->template, previous, NULL, "UTF-8");
  before = session_fixture_text (&self->base);
  g_assert_cmpuint (segue_episode_template_get_n_topics (self->template), ==, 1);
  g_assert_true (segue_episode_template_keep_topics (self->template));
  kept = session_fixture_text (&self->base);
  g_assert_cmpstr (kept, ==, "(--:--) Hello\n(--:--) Second\nIts text.\n(--:--) Bye\n");
  segue_document_undo (document);
  undone = session_fixture_text (&self->base);
  g_assert_cmpstr (undone, ==, before);

  changed = segue_edit_set_title (segue_document_get_episode (document), 1, "Hi", NULL);
  segue_document_apply (document, changed, "Edit", NULL, NULL);
  g_assert_true (segue_episode_template_keep_topics (self->template));
  added = session_fixture_text (&self->base);
  g_assert_cmpstr (added, ==, "(--:--) Hi\n(--:--) Bye\n(--:--) Second\nIts text.\n");
}

/* What was carried over is told again when the file is opened the next time, until nothing of it is left. */
static void
test_kept (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = NULL;

  begin (self);
  session_fixture_await (segue_episode_template_get_name (self->template) != NULL);
  session_fixture_save (&self->base, self->base.file);
  segue_episode_template_keep (self->template);
  g_assert_null (segue_episode_template_get_name (self->template));
  text = session_fixture_text (&self->base);
  session_fixture_await (session_fixture_count_stored ("last") == 1);

  for (guint i = 0; i < 2; i++)
    {
      SessionFixture next = { 0 };
      g_autoptr(SegueEpisodeTemplate) template = NULL;
      g_autoptr(SegueEpisode) changed = NULL;

      session_fixture_init (&next);
      g_set_object (&next.file, self->base.file);
      template = segue_episode_template_new (next.session);
      session_fixture_load (&next);
      segue_episode_template_recall (template);
      if (i == 0)
        {
          session_fixture_await (segue_episode_template_get_head (template) != NULL);
          changed = segue_reader_read ("(0:10) Begin\n", -1, NULL);
          segue_document_apply (next.document, changed, "Edit", NULL, NULL);
          session_fixture_save (&next, next.file);
          segue_episode_template_keep (template);
          session_fixture_await (session_fixture_count_stored ("last") == 0);
        }
      else
        {
          session_fixture_rest (100);
          g_assert_null (segue_episode_template_get_head (template));
        }
      segue_episode_template_stop (template);
      session_fixture_clear (&next);
    }
}

/* A draft knows of what its episode was begun. */
static void
test_restored (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(SegueEpisodeTemplate) other = segue_episode_template_new (self->base.session);

  begin (self);
  segue_episode_template_restore (other, segue_episode_template_get_head (self->template), "show-8.txt");
  g_assert_cmpstr (segue_episode_template_get_name (other), ==, "show-8.txt");
  g_assert_cmpstr (segue_episode_template_get_head (other), ==, segue_episode_template_get_head (self->template));
  segue_episode_template_restore (other, NULL, NULL);
  g_assert_cmpstr (segue_episode_template_get_name (other), ==, "show-8.txt");
  session_fixture_await (segue_episode_template_get_name (self->template) != NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/episode-template/begin", Fixture, NULL, set_up, test_begin, tear_down);
  g_test_add ("/episode-template/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/episode-template/topics", Fixture, NULL, set_up, test_topics, tear_down);
  g_test_add ("/episode-template/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/episode-template/restored", Fixture, NULL, set_up, test_restored, tear_down);

  return g_test_run ();
}
