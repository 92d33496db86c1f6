/* test-publishing.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/episode/segue-reader.h"
#include "session-fixture.h"
#include "session/publish/segue-moment-link.h"
#include "session/publish/segue-publish-record.h"

#define NOTES "Opening\n\n## One\n\n(00:00:00) A\nAbout A.\n(00:01:00) B\n(00:02:00) C\n"

static void
setup (SessionFixture *fixture,
       gconstpointer   data)
{
  session_fixture_init (fixture);
  folder_put_text (fixture->folder, "episode.txt", NOTES);
  session_fixture_load (fixture);
}

static void
teardown (SessionFixture *fixture,
          gconstpointer   data)
{
  session_fixture_clear (fixture);
}

static SeguePublishing *
get_publishing (SessionFixture *fixture)
{
  return segue_session_get_publishing (fixture->session);
}

static void
settle (SessionFixture *fixture)
{
  session_fixture_await (!segue_publishing_is_busy (get_publishing (fixture)));
}

static SegueOutlet *
find (SessionFixture *fixture,
      const char     *id)
{
  SegueOutlet *outlet = segue_publishing_find (get_publishing (fixture), id);

  g_assert_nonnull (outlet);

  return outlet;
}

static void
give (SessionFixture *fixture,
      const char     *id)
{
  SegueOutlet *outlet = find (fixture, id);

  segue_publishing_give (get_publishing (fixture), outlet, segue_publishing_update (get_publishing (fixture), outlet));
}

/* Opens a file as a program does that is started again. */
static void
restart (SessionFixture *fixture,
         const char     *name)
{
  settle (fixture);
  g_signal_handlers_disconnect_by_data (segue_session_get_view_state (fixture->session), fixture);
  g_object_unref (fixture->session);
  fixture->session = segue_session_new ();
  fixture->document = segue_session_get_document (fixture->session);
  g_object_unref (fixture->file);
  fixture->file = folder_file (fixture->folder, name);
  session_fixture_load (fixture);
  segue_publishing_watch (get_publishing (fixture));
  settle (fixture);
}

static void
assert_progress (SessionFixture *fixture,
                 const char     *expected)
{
  g_autofree char *progress = segue_publishing_dup_progress (get_publishing (fixture));

  g_assert_cmpstr (progress, ==, expected);
}

static void
set (SessionFixture *fixture,
     const char     *id,
     const char     *key,
     const char     *value)
{
  SegueOutlet *outlet = find (fixture, id);
  g_autoptr(GVariant) variant = g_variant_parse (NULL, value, NULL, NULL, NULL);
  g_autoptr(SeguePublishSettings) settings =
    segue_publish_settings_set (segue_outlet_get_settings (outlet), key, variant);

  g_assert_nonnull (settings);
  segue_publishing_set_settings (get_publishing (fixture), outlet, settings);
}

/* What is copied stands before what is saved. Nothing is computed that nobody looks at, but what gives hints. */
static void
test_outlets (SessionFixture *fixture,
              gconstpointer   data)
{
  GListModel *outlets = segue_publishing_get_outlets (get_publishing (fixture));
  gboolean saved = FALSE;

  settle (fixture);
  g_assert_null (segue_outlet_get_output (find (fixture, "spotify")));
  segue_publishing_watch (get_publishing (fixture));
  g_assert_true (segue_publishing_is_busy (get_publishing (fixture)));
  settle (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (outlets, i);

      g_assert_false (saved && segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_COPY);
      saved = segue_outlet_get_target (outlet)->kind == SEGUE_TARGET_SAVE;
      g_assert_nonnull (segue_outlet_get_output (outlet));
      g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_NEW);
    }
  g_assert_true (saved);
  segue_publishing_unwatch (get_publishing (fixture));
}

static void
test_states (SessionFixture *fixture,
             gconstpointer   data)
{
  SegueOutlet *outlet = find (fixture, "youtube");
  g_autofree char *said = NULL;

  segue_publishing_watch (get_publishing (fixture));
  settle (fixture);
  assert_progress (fixture, NULL);
  give (fixture, "youtube");
  give (fixture, "feed-html");
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_GIVEN);
  segue_publishing_set_published (get_publishing (fixture), outlet, TRUE);
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_PUBLISHED);
  assert_progress (fixture, NULL);
  g_assert_null (segue_publishing_get_next (get_publishing (fixture), outlet));

  session_fixture_edit (fixture, "New ");
  settle (fixture);
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_CHANGED);
  said = segue_outlet_dup_state (outlet);
  g_assert_true (g_str_has_prefix (said, "Changed since you copied it ("));
  g_assert_true (g_str_has_prefix (segue_outlet_get_given (outlet), "Opening"));
  assert_progress (fixture, "Corrected in 0 of 2 places");
  g_assert_true (segue_publishing_get_next (get_publishing (fixture), outlet) == outlet);

  give (fixture, "youtube");
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_GIVEN);
  assert_progress (fixture, "Corrected in 1 of 2 places");
  g_assert_true (segue_publishing_get_next (get_publishing (fixture), outlet) == find (fixture, "feed-html"));
  give (fixture, "feed-html");
  assert_progress (fixture, "Corrected in 2 of 2 places");
  g_assert_null (segue_publishing_get_next (get_publishing (fixture), outlet));

  /* what was changed and changed back is as it was given out */
  session_fixture_edit (fixture, "X");
  settle (fixture);
  assert_progress (fixture, "Corrected in 0 of 2 places");
  segue_document_undo (fixture->document);
  settle (fixture);
  assert_progress (fixture, "Corrected in 2 of 2 places");
}

/* A user who copies right after a change must not get what was there before. */
static void
test_fresh (SessionFixture *fixture,
            gconstpointer   data)
{
  SegueOutlet *outlet = find (fixture, "youtube");

  segue_publishing_watch (get_publishing (fixture));
  settle (fixture);
  session_fixture_edit (fixture, "Fresh ");
  g_assert_true (g_str_has_prefix (segue_output_get_text (segue_publishing_update (get_publishing (fixture), outlet)),
                                   "Fresh Opening"));
  give (fixture, "youtube");
  settle (fixture);
  g_assert_cmpint (segue_outlet_get_state (outlet), ==, SEGUE_OUTLET_GIVEN);
}

static void
test_kept (SessionFixture *fixture,
           gconstpointer   data)
{
  folder_put_text (fixture->folder, "other.txt", NOTES);
  settle (fixture);
  segue_publishing_watch (get_publishing (fixture));
  give (fixture, "youtube");
  segue_publishing_set_published (get_publishing (fixture), find (fixture, "youtube"), TRUE);
  segue_publishing_set_page (get_publishing (fixture), find (fixture, "youtube"), "https://example.org/edit");
  set (fixture, "feed-html", SEGUE_SETTING_DESCRIPTIONS, "'leave-out'");
  set (fixture, "feed-html", SEGUE_SETTING_LEFT_OUT_PARTS, "['body:x']");
  segue_publishing_add (get_publishing (fixture), segue_targets_find ("youtube"), "Members");
  segue_publishing_remove (get_publishing (fixture), find (fixture, "rundown"));

  restart (fixture, "episode.txt");
  g_assert_cmpint (segue_outlet_get_state (find (fixture, "youtube")), ==, SEGUE_OUTLET_PUBLISHED);
  g_assert_cmpstr (segue_outlet_get_page (find (fixture, "youtube")), ==, "https://example.org/edit");
  g_assert_cmpstr (segue_outlet_get_name (find (fixture, "youtube-2")), ==, "Members");
  g_assert_true (segue_publishing_get_last (get_publishing (fixture)) == find (fixture, "youtube"));
  g_assert_null (segue_publishing_find (get_publishing (fixture), "rundown"));
  g_assert_cmpstr (segue_publish_settings_get_choice (segue_outlet_get_settings (find (fixture, "feed-html")),
                                                      SEGUE_SETTING_DESCRIPTIONS), ==, "leave-out");
  {
    g_auto(GStrv) lines = segue_publish_settings_dup_lines (segue_outlet_get_settings (find (fixture, "feed-html")),
                                                            SEGUE_SETTING_LEFT_OUT_PARTS);

    g_assert_cmpuint (g_strv_length (lines), ==, 1);
  }

  /* another episode of the same show has its settings, but nothing that belongs to an episode */
  restart (fixture, "other.txt");
  g_assert_cmpint (segue_outlet_get_state (find (fixture, "youtube")), ==, SEGUE_OUTLET_NEW);
  g_assert_null (segue_outlet_get_page (find (fixture, "youtube")));
  g_assert_nonnull (find (fixture, "youtube-2"));
  g_assert_cmpstr (segue_publish_settings_get_choice (segue_outlet_get_settings (find (fixture, "feed-html")),
                                                      SEGUE_SETTING_DESCRIPTIONS), ==, "leave-out");
  {
    g_auto(GStrv) lines = segue_publish_settings_dup_lines (segue_outlet_get_settings (find (fixture, "feed-html")),
                                                            SEGUE_SETTING_LEFT_OUT_PARTS);

    g_assert_cmpuint (g_strv_length (lines), ==, 0);
  }
}

/* Notes that are saved under another name are the same episode. */
static void
test_saved_as (SessionFixture *fixture,
               gconstpointer   data)
{
  g_autoptr(GFile) file = folder_file (fixture->folder, "renamed.txt");

  settle (fixture);
  give (fixture, "youtube");
  session_fixture_edit (fixture, "New ");
  session_fixture_save (fixture, file);
  restart (fixture, "renamed.txt");
  g_assert_cmpint (segue_outlet_get_state (find (fixture, "youtube")), ==, SEGUE_OUTLET_CHANGED);
}

static gboolean
is_reported (SessionFixture *fixture,
             const char     *rule)
{
  SegueProblems *problems = segue_session_get_problems (fixture->session);

  for (guint i = 0; i < segue_problems_get_n (problems); i++)
    {
      if (g_str_equal (segue_problem_get_rule (segue_problems_get (problems, i)), rule))
        return TRUE;
    }

  return FALSE;
}

/* Tells whether a note says that YouTube will make no chapters. */
static gboolean
is_hinted (SessionFixture *fixture)
{
  GListModel *notes = segue_problems_get_model (segue_session_get_problems (fixture->session), SEGUE_PROBLEMS_NOTES);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr(SegueProblem) note = g_list_model_get_item (notes, i);

      if (g_str_equal (segue_problem_get_rule (note), "youtube-first"))
        return TRUE;
    }

  return FALSE;
}

/* Only what the user has asked for is reported, also while nobody looks at the outputs. That YouTube will make no chapters
 * is a note for everybody. */
static void
test_reports (SessionFixture *fixture,
              gconstpointer   data)
{
  SegueOutlet *outlet = find (fixture, "youtube");

  settle (fixture);
  session_fixture_edit (fixture, "I <3 radio. ");
  settle (fixture);
  g_assert_false (is_reported (fixture, "youtube-size"));
  g_assert_false (is_hinted (fixture));
  set (fixture, "youtube", SEGUE_SETTING_OFFSET, "int64 60000");
  settle (fixture);
  g_assert_true (is_hinted (fixture));
  g_assert_false (is_reported (fixture, "youtube-first"));
  segue_publishing_set_reports (get_publishing (fixture), outlet, TRUE);
  settle (fixture);
  g_assert_true (is_reported (fixture, "youtube-first"));
  g_assert_false (is_hinted (fixture));
  set (fixture, "youtube", SEGUE_SETTING_OFFSET, "int64 0");
  settle (fixture);
  g_assert_false (is_reported (fixture, "youtube-first"));
}

/* The hints about a very long episode, of which no cache is kept, are the same. */
static void
test_long (SessionFixture *fixture,
           gconstpointer   data)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < 25000; i++)
    g_string_append_printf (list, "(%02u:%02u:%02u) Part %u\n", i / 3600, i / 60 % 60, i % 60, i);
  session_fixture_edit (fixture, list->str);
  settle (fixture);
  g_assert_false (is_hinted (fixture));
  set (fixture, "youtube", SEGUE_SETTING_OFFSET, "int64 60000");
  settle (fixture);
  g_assert_true (is_hinted (fixture));
  session_fixture_edit (fixture, "(00:00:00) ");
  settle (fixture);
  g_assert_true (is_hinted (fixture));
  segue_publishing_watch (get_publishing (fixture));
  settle (fixture);
  g_assert_nonnull (segue_outlet_get_output (find (fixture, "spotify")));
  segue_publishing_unwatch (get_publishing (fixture));
  set (fixture, "youtube", SEGUE_SETTING_OFFSET, "int64 0");
  settle (fixture);
  g_assert_false (is_hinted (fixture));
}

static void
failed_cb (char       **told,
           const char  *message)
{
  g_free (*told);
  *told = g_strdup (message);
}

/* A record that cannot be written is told of. */
static void
test_failure (SessionFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "segue", "publishing", NULL);
  g_autofree char *away = g_strconcat (state, ".away", NULL);
  g_autofree char *told = NULL;

  give (fixture, "youtube");
  settle (fixture);
  g_signal_connect_swapped (get_publishing (fixture), "failed", G_CALLBACK (failed_cb), &told);
  g_assert_cmpint (g_rename (state, away), ==, 0);
  g_assert_true (g_file_set_contents (state, "", -1, NULL));
  give (fixture, "spotify");
  settle (fixture);
  g_assert_nonnull (told);
  g_assert_true (g_str_has_prefix (told, "What was given out could not be kept: "));
  g_assert_cmpint (g_remove (state), ==, 0);
  g_assert_cmpint (g_rename (away, state), ==, 0);
  give (fixture, "spotify");
  restart (fixture, "episode.txt");
  assert_progress (fixture, NULL);
  g_assert_nonnull (segue_outlet_get_given (find (fixture, "spotify")));
}

static void
test_record_files (void)
{
  static const char *const bad[] = { "", "x", "segue-publish 1\n", "segue-publish 1\nfile:///a\n",
                                     "segue-publish 1\nfile:///a\n[[[[", "segue-publish 1\nfile:///b\n{'x': {}}",
                                     "segue-publish 1\nfile:///a\n{'x': {'time': <'no time'>}}",
                                     "segue-publish 2\nfile:///a\n{'x': {}}" };
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_publish_record_free);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  SeguePublishRecord *record = segue_publish_record_new ("youtube");

  segue_publish_record_give (record, "digest", "'\"\\\n\t한국어 <>\x7f\xe2\x80\xae", NULL, 12);
  segue_publish_record_give (record, "other", "'\"\\\n\t한국어 <>\x7f\xe2\x80\xae", "<p>", 13);
  record->page = g_strdup ("https://example.org/");
  g_ptr_array_add (records, record);
  bytes = segue_publish_records_format (records, "file:///a");
  again = segue_publish_records_parse (bytes, "file:///a");
  g_assert_cmpuint (again->len, ==, 1);
  record = segue_publish_records_find (again, "youtube");
  g_assert_cmpstr (record->text, ==, "'\"\\\n\t한국어 <>\x7f\xe2\x80\xae");
  g_assert_cmpstr (record->html, ==, "<p>");
  g_assert_cmpstr (record->digest, ==, "other");
  g_assert_cmpstr (record->page, ==, "https://example.org/");
  g_assert_cmpint (record->time, ==, 13);
  g_assert_true (record->corrected);
  g_assert_false (record->published);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GBytes) content = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr(GPtrArray) none = segue_publish_records_parse (content, "file:///a");

      g_assert_cmpuint (none->len, ==, i == 6 ? 1 : 0);
    }
}

/* Of a text that is too large only the digest is kept. */
static void
test_large_record (void)
{
  g_autoptr(SeguePublishRecord) record = segue_publish_record_new ("youtube");
  g_autofree char *text = g_strnfill (SEGUE_PUBLISH_RECORD_MAX_TEXT + 1, 'a');

  segue_publish_record_give (record, "digest", text, NULL, 12);
  g_assert_null (record->text);
  g_assert_cmpstr (record->digest, ==, "digest");
}

static void
assert_moments (SessionFixture *fixture,
                const char     *front_matter,
                const char     *site,
                const char     *youtube)
{
  g_autofree char *text = g_strconcat (front_matter, "\n(00:00:00) A\n", NULL);
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, NULL);
  g_autofree char *at_site = segue_moment_link_dup_site (get_publishing (fixture), episode, 754900);
  g_autofree char *at_youtube = segue_moment_link_dup_youtube (get_publishing (fixture), episode, 754900);

  g_assert_cmpstr (at_site, ==, site);
  g_assert_cmpstr (at_youtube, ==, youtube);
}

/* The address of the episode comes from the front matter, or else from the page of the place. */
static void
test_moments (SessionFixture *fixture,
              gconstpointer   data)
{
  static const char watch[] = "https://www.youtube.com/watch?v=a1-_b2c3d4E&t=754s";

  assert_moments (fixture, "", NULL, NULL);
  assert_moments (fixture, "---\nurl: https://example.org/7#top\nyoutube: a1-_b2c3d4E\n---\n",
                  "https://example.org/7#t=754", watch);
  assert_moments (fixture, "---\npermalink: /7/\nlink: http://example.org/7?a=1\n---\n", "http://example.org/7?a=1#t=754",
                  NULL);
  assert_moments (fixture, "---\nurl: javascript:alert(1)\nvideo: https://youtu.be.evil.example/a1-_b2c3d4E\n---\n", NULL,
                  NULL);
  assert_moments (fixture, "---\nvideo: https://youtu.be/a1-_b2c3d4E?si=x\n---\n", NULL, watch);
  assert_moments (fixture, "---\nvideo_url: https://m.youtube.com/watch?app=m&v=a1-_b2c3d4E\n---\n", NULL, watch);
  segue_publishing_set_page (get_publishing (fixture), find (fixture, "web"), "https://example.org/edit/7");
  segue_publishing_set_page (get_publishing (fixture), find (fixture, "youtube"),
                             "https://studio.youtube.com/video/a1-_b2c3d4E/edit");
  assert_moments (fixture, "", "https://example.org/edit/7#t=754", watch);
  assert_moments (fixture, "---\nurl: https://example.org/7\n---\n", "https://example.org/7#t=754", watch);
}

/* A place can have another recording: what is cut there has no moment, and what comes after it is earlier. */
static void
test_cut_moments (SessionFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr(GVariant) values = g_variant_parse (
    G_VARIANT_TYPE_VARDICT, "{'cuts': <[(int64 60000, int64 30000, false)]>, 'offset': <int64 5000>}", NULL, NULL, NULL);
  SegueOutlet *youtube = find (fixture, "youtube");
  g_autoptr(SeguePublishSettings) settings = segue_publish_settings_new (segue_outlet_get_target (youtube), values);
  gint64 time = 754900;

  segue_publishing_set_settings (get_publishing (fixture), youtube, settings);
  g_assert_true (segue_moment_link_map_time (get_publishing (fixture), "youtube", &time));
  g_assert_cmpint (time, ==, 729900);
  time = 75000;
  g_assert_false (segue_moment_link_map_time (get_publishing (fixture), "youtube", &time));
  g_assert_cmpint (time, ==, 75000);
  g_assert_true (segue_moment_link_map_time (get_publishing (fixture), "web", &time));
  g_assert_cmpint (time, ==, 75000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/publishing/record-files", test_record_files);
  g_test_add_func ("/publishing/large-record", test_large_record);
  g_test_add ("/publishing/outlets", SessionFixture, NULL, setup, test_outlets, teardown);
  g_test_add ("/publishing/states", SessionFixture, NULL, setup, test_states, teardown);
  g_test_add ("/publishing/fresh", SessionFixture, NULL, setup, test_fresh, teardown);
  g_test_add ("/publishing/kept", SessionFixture, NULL, setup, test_kept, teardown);
  g_test_add ("/publishing/saved-as", SessionFixture, NULL, setup, test_saved_as, teardown);
  g_test_add ("/publishing/failure", SessionFixture, NULL, setup, test_failure, teardown);
  g_test_add ("/publishing/moments", SessionFixture, NULL, setup, test_moments, teardown);
  g_test_add ("/publishing/cut-moments", SessionFixture, NULL, setup, test_cut_moments, teardown);
  g_test_add ("/publishing/reports", SessionFixture, NULL, setup, test_reports, teardown);
  g_test_add ("/publishing/long", SessionFixture, NULL, setup, test_long, teardown);

  return g_test_run ();
}
