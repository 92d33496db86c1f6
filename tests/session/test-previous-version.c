/* test-previous-version.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "core/document/segue-draft-store.h"
#include "core/episode/segue-reader.h"
#include "formats/segue-formats.h"
#include "session-fixture.h"
#include "session/segue-episode-template.h"

/* The files in the folder "state" were written by the version of 2026 before the sources were put into rooms. What they
 * hold is still read. */

#define URI "file:///notes/episode.txt"
#define TEXT "(00:10) One\n(00:05) Two\n"
#define DRAFT "3321a7bf-1498-4201-bbe0-c9141ad55959.draft"
#define DRAFT_FOLDER "c5c2f25f-98bc-41b3-99df-fe0a93671cff"
#define NAME "602b3c77a4ec340fcc61bd5d5db20e40"

/* Copies a file of the version before to @folder. */
static void
put_state (const char *from,
           const char *folder,
           const char *name)
{
  g_autofree char *source = g_build_filename (SEGUE_TEST_STATE, from, name, NULL);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_get_contents (source, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (target, content, length, &error);
  g_assert_no_error (error);
}

/* Opens the notes that the files are about, as if they were there. */
static void
open_notes (SessionFixture *fixture)
{
  g_autoptr(SegueEpisode) episode = segue_reader_read (TEXT, -1, NULL);
  g_autoptr(GFile) file = g_file_new_for_uri (URI);

  segue_document_take_episode (fixture->document, episode, file, NULL);
}

static void
test_draft (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "drafts", NULL);
  g_autofree char *path = g_build_filename (folder, DRAFT_FOLDER, NULL);
  g_autoptr(SegueDraftStore) store = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(SegueEpisode) episode = NULL;
  g_autofree char *text = NULL;
  const SegueDraft *draft;

  put_state ("drafts/" DRAFT_FOLDER, path, "lock");
  put_state ("drafts/" DRAFT_FOLDER, path, DRAFT);
  store = segue_draft_store_new (folder);
  found = segue_draft_store_take (store, URI);
  g_assert_cmpuint (found->len, ==, 1);
  draft = ((SegueDraftFound *) g_ptr_array_index (found, 0))->draft;
  g_assert_cmpstr (draft->uri, ==, URI);
  g_assert_cmpstr (draft->name, ==, "episode-8.txt");
  g_assert_cmpstr (draft->encoding, ==, "UTF-8");
  g_assert_cmpstr (draft->digest, ==, "0123456789abcdef");
  g_assert_cmpstr (draft->last, ==, "---\nnumber: 7\n---\n");
  g_assert_cmpint (draft->time, ==, G_GINT64_CONSTANT (1764000000) * G_USEC_PER_SEC);
  episode = segue_format_read (&segue_format_json, g_bytes_get_data (draft->content, NULL), g_bytes_get_size (draft->content), NULL);
  g_assert_nonnull (episode);
  text = segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
  g_assert_cmpstr (text, ==, "Typed\n\n" TEXT);
}

static void
test_intended (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "intended", NULL);
  SegueProblems *problems;
  SessionFixture fixture;

  put_state ("intended", folder, NAME ".intended");
  session_fixture_init (&fixture);
  problems = segue_session_get_problems (fixture.session);
  open_notes (&fixture);
  session_fixture_await (g_list_model_get_n_items (segue_problems_get_model (problems, SEGUE_PROBLEMS_INTENDED)) == 1);
  g_assert_cmpuint (segue_problems_get_n (problems), ==, 0);
  session_fixture_clear (&fixture);
}

static void
test_previous_episode (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "segue", "last", NULL);
  g_autoptr(SegueEpisodeTemplate) template = NULL;
  SessionFixture fixture;

  put_state ("last", folder, NAME ".last");
  session_fixture_init (&fixture);
  template = segue_episode_template_new (fixture.session);
  open_notes (&fixture);
  segue_episode_template_recall (template);
  session_fixture_await (segue_episode_template_get_head (template) != NULL);
  g_assert_nonnull (strstr (segue_episode_template_get_head (template), "title: Seven"));
  segue_episode_template_stop (template);
  session_fixture_clear (&fixture);
}

static void
test_settings (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } expected[] = {
    { "window-width", "1010" },
    { "window-height", "720" },
    { "window-maximized", "true" },
    { "outline-width", "401" },
    { "details-height", "222" },
    { "details-width", "333" },
    { "side-width", "555" },
    { "text-side-width", "444" },
    { "export-format", "'markdown'" },
    { "zoom", "130" },
    { "find-match-case", "true" },
    { "find-whole-words", "true" },
    { "find-regular-expression", "true" },
    { "collapsed-sections", "[('" URI "', ['News', 'Extra'])]" },
    { "check-style", "true" },
    { "recent", "['" URI "']" },
  };
  g_autofree char *path = g_build_filename (SEGUE_TEST_STATE, "settings.ini", NULL);
  g_autofree char *root = g_strdup (SEGUE_APP_PATH);
  g_autoptr(GSettingsBackend) backend = g_keyfile_settings_backend_new (path, root, "/");
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SEGUE_APP_ID, TRUE)
                                                     : NULL;
  g_autoptr(GSettings) settings = NULL;

  if (schema == NULL)
    {
      g_test_skip ("the settings belong to the window, which is not built");
      return;
    }

  settings = g_settings_new_full (schema, backend, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GVariant) value = g_settings_get_value (settings, expected[i].key);
      g_autofree char *text = g_variant_print (value, FALSE);

      g_assert_cmpstr (text, ==, expected[i].value);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/previous-version/draft", test_draft);
  g_test_add_func ("/previous-version/intended", test_intended);
  g_test_add_func ("/previous-version/previous-episode", test_previous_episode);
  g_test_add_func ("/previous-version/settings", test_settings);
  return g_test_run ();
}
