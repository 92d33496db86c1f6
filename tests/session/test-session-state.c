/* test-session-state.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "core/files/segue-encoding.h"
#include "formats/segue-formats.h"
#include "session-fixture.h"
#include "session/segue-add.h"

#define TEXT "Opening\n\n## One\n\n- (00:01) A\n- (00:02) B\n\n## Two\n\n- (00:03) C\n"

typedef struct
{
  guint n_notified;
  char *said;
  gboolean undoable;
  char *label;
  char *action;
} Heard;

static void
notify_cb (Heard *heard)
{
  heard->n_notified++;
}

static void
said_cb (Heard      *heard,
         const char *message,
         gboolean    undoable)
{
  g_free (heard->said);
  heard->said = g_strdup (message);
  heard->undoable = undoable;
}

static void
offered_cb (Heard      *heard,
            const char *message,
            const char *label,
            const char *action)
{
  said_cb (heard, message, TRUE);
  g_free (heard->label);
  heard->label = g_strdup (label);
  g_free (heard->action);
  heard->action = g_strdup (action);
}

static void
heard_clear (Heard *heard)
{
  g_free (heard->said);
  g_free (heard->label);
  g_free (heard->action);
}

/* The objects of a session belong together, and go when the session goes. */
static void
test_objects (void)
{
  SegueSession *session = segue_session_new ();
  SegueDocument *document = g_object_ref (segue_session_get_document (session));
  SegueViewState *state = g_object_ref (segue_session_get_view_state (session));
  SegueProblems *problems = g_object_ref (segue_session_get_problems (session));
  SegueFinder *finder = g_object_ref (segue_session_get_finder (session));

  g_assert_true (segue_problems_get_document (problems) == document);
  g_assert_null (segue_document_get_file (document));
  g_assert_cmpuint (segue_episode_get_length (segue_document_get_episode (document)), ==, 0);
  g_assert_cmpuint (segue_view_state_get_selected (state), ==, 0);
  g_assert_finalize_object (session);
  g_assert_finalize_object (finder);
  g_assert_finalize_object (problems);
  g_assert_finalize_object (state);
  g_assert_finalize_object (document);
}

/* The session finds the format of a file by its name. */
static void
test_formats (void)
{
  SessionFixture fixture;
  g_autofree char *text = NULL;

  session_fixture_init (&fixture);
  g_clear_object (&fixture.file);
  fixture.file = folder_file (fixture.folder, "episode.segue.json");
  folder_put_text (fixture.folder, "episode.segue.json",
                   "{\"format\": \"segue-episode\", \"version\": 1, \"entries\": [{\"kind\": \"segment\", \"start\": \"00:00:01.000\", \"title\": \"A\"}]}");
  session_fixture_load (&fixture);
  text = session_fixture_text (&fixture);
  g_assert_nonnull (strstr (text, "A"));
  g_assert_null (strchr (text, '{'));
  session_fixture_clear (&fixture);
}

static const SegueSyntax *
get_syntax (SessionFixture *fixture)
{
  return segue_format_get_syntax (segue_document_get_episode (fixture->document));
}

static void
assert_text (SessionFixture *fixture,
             const char     *expected)
{
  g_autofree char *text = session_fixture_text (fixture);

  g_assert_cmpstr (text, ==, expected);
}

/* Notes saved as a list of chapters become the list, and can be had back. What the list does not hold stays on demand. */
static void
test_saved_as_list (void)
{
  static const char notes[] = "(00:00:01) One\nhttps://example.org\nText.\n\n(00:00:02) Two\n";
  SessionFixture fixture;

  session_fixture_init (&fixture);
  folder_put_text (fixture.folder, "episode.txt", notes);
  session_fixture_load (&fixture);
  segue_document_set_encoding (fixture.document, "UHC");

  session_fixture_save_as (&fixture, "labels.txt", &segue_format_audacity, SEGUE_SAVE_KEEP);
  g_assert_true (folder_holds_text (fixture.folder, "labels.txt", "1.000000\t1.000000\tOne\n2.000000\t2.000000\tTwo\n"));
  g_assert_null (get_syntax (&fixture));
  g_assert_true (segue_document_get_modified (fixture.document));
  g_assert_true (segue_document_get_format (fixture.document) == &segue_format_audacity);
  g_assert_cmpstr (segue_document_get_encoding (fixture.document), ==, SEGUE_UTF8);

  session_fixture_save_as (&fixture, "labels.txt", NULL, 0);
  g_assert_true (get_syntax (&fixture) == segue_format_audacity.syntax);
  g_assert_false (segue_document_get_modified (fixture.document));
  g_assert_cmpstr (segue_document_get_undo_label (fixture.document), ==, "Save As");
  segue_document_undo (fixture.document);
  assert_text (&fixture, notes);
  g_assert_true (segue_document_get_modified (fixture.document));

  /* from one syntax to another, and to notes under a name that says nothing */
  segue_document_redo (fixture.document);
  session_fixture_save_as (&fixture, "chapters.json", &segue_format_json_chapters, 0);
  g_assert_true (get_syntax (&fixture) == segue_format_json_chapters.syntax);
  session_fixture_save_as (&fixture, "notes", &segue_format_text, 0);
  assert_text (&fixture, "(00:00:01) One\n(00:00:02) Two\n");
  g_assert_false (segue_document_get_modified (fixture.document));
  session_fixture_clear (&fixture);
}

/* A file of chapters stays one, although notes can have its name. In another file it becomes notes, and stays notes. */
static void
test_lists (void)
{
  static const char labels[] = "1.000000\t1.000000\tOne\n2.500000\t2.500000\tTwo\n";
  SessionFixture fixture;
  g_autoptr(GFile) other = NULL;
  g_autoptr(SegueEpisode) edited = NULL;

  session_fixture_init (&fixture);
  folder_put_text (fixture.folder, "episode.txt", labels);
  session_fixture_load (&fixture);
  g_assert_cmpuint (segue_episode_get_n_entries (segue_document_get_episode (fixture.document)), ==, 4);
  edited = segue_edit_set_title (segue_document_get_episode (fixture.document), 2, "Three", NULL);
  g_assert_true (segue_document_apply (fixture.document, edited, "Edit", NULL, NULL));
  g_assert_true (segue_document_get_format (fixture.document) == &segue_format_audacity);
  session_fixture_save (&fixture, NULL);
  g_assert_true (folder_holds_text (fixture.folder, "episode.txt",
                                    "1.000000\t1.000000\tOne\n2.500000\t2.500000\tThree\n"));

  other = folder_file (fixture.folder, "notes.md");
  for (guint i = 0; i < 2; i++)
    {
      session_fixture_save (&fixture, other);
      g_assert_true (folder_holds_text (fixture.folder, "notes.md", "(00:00:01) One\n(00:00:02.5) Three\n"));
      g_assert_null (get_syntax (&fixture));
      g_assert_false (segue_document_get_modified (fixture.document));
    }
  session_fixture_clear (&fixture);
}

/* Each property tells of a change, and of nothing that is no change. */
static void
test_properties (void)
{
  g_autoptr(SegueViewState) state = segue_view_state_new ();
  g_autoptr(SeguePattern) pattern = segue_pattern_new ("a", 0, NULL);
  g_autoptr(SeguePattern) held = NULL;
  g_autofree char *notice = NULL;
  SegueFoundPlace place = { 7, 1, 2 };
  const SegueFoundPlace *match;
  Heard heard = { 0 };
  guint64 selected;
  guint64 editing;
  int zoom;

  g_signal_connect_swapped (state, "notify", G_CALLBACK (notify_cb), &heard);
  for (guint i = 0; i < 2; i++)
    {
      segue_view_state_set_selected (state, 3);
      segue_view_state_set_editing (state, 4);
      segue_view_state_set_notice (state, "no time");
      segue_view_state_set_zoom (state, 9000);
      segue_view_state_set_pattern (state, pattern);
    }
  g_assert_cmpuint (heard.n_notified, ==, 5);
  g_assert_cmpint (segue_view_state_get_zoom (state), ==, SEGUE_ZOOM_MAX);
  g_object_set (state, "selected", (guint64) 5, "zoom", 60, NULL);
  g_assert_cmpuint (heard.n_notified, ==, 7);

  /* going to a match again is told, too */
  segue_view_state_set_match (state, NULL);
  g_assert_cmpuint (heard.n_notified, ==, 7);
  segue_view_state_set_match (state, &place);
  segue_view_state_set_match (state, &place);
  g_assert_cmpuint (heard.n_notified, ==, 9);

  g_object_get (state, "selected", &selected, "editing", &editing, "notice", &notice, "zoom", &zoom, "match", &match,
                "pattern", &held, NULL);
  g_assert_cmpuint (selected, ==, 5);
  g_assert_cmpuint (editing, ==, 4);
  g_assert_cmpstr (notice, ==, "no time");
  g_assert_cmpint (zoom, ==, 60);
  segue_view_state_set_zoom (state, 1);
  g_assert_cmpint (segue_view_state_get_zoom (state), ==, SEGUE_ZOOM_MIN);
  g_assert_cmpuint (match->id, ==, 7);
  g_assert_true (held == pattern);
  segue_view_state_set_pattern (state, NULL);
  g_assert_null (segue_view_state_get_pattern (state));
  segue_view_state_set_match (state, NULL);
  g_assert_cmpuint (segue_view_state_get_match (state)->id, ==, 0);
  segue_view_state_set_notice (state, NULL);
  g_assert_null (segue_view_state_get_notice (state));
  g_signal_handlers_disconnect_by_data (state, &heard);
}

static void
test_said (void)
{
  g_autoptr(SegueViewState) state = segue_view_state_new ();
  Heard heard = { 0 };

  g_signal_connect_swapped (state, "said", G_CALLBACK (said_cb), &heard);
  g_signal_connect_swapped (state, "offered", G_CALLBACK (offered_cb), &heard);
  segue_view_state_say (state, "Removed", TRUE);
  g_assert_cmpstr (heard.said, ==, "Removed");
  g_assert_true (heard.undoable);
  segue_view_state_say (state, "Nothing there", FALSE);
  g_assert_false (heard.undoable);
  segue_view_state_offer (state, "Pasted", "Options", "outline.paste-options");
  g_assert_cmpstr (heard.said, ==, "Pasted");
  g_assert_cmpstr (heard.label, ==, "Options");
  g_assert_cmpstr (heard.action, ==, "outline.paste-options");
  heard_clear (&heard);
}

/* A new entry goes behind the selected entry and what is under it, or first into a selected section. */
static void
test_add (void)
{
  static const struct
  {
    guint selected; /* index, 0 for nothing */
    gboolean section;
    guint expected;
  } cases[] = {
    { 0, FALSE, 6 }, { 0, TRUE, 6 }, { 1, FALSE, 2 }, { 1, TRUE, 4 }, { 2, FALSE, 3 }, { 3, FALSE, 4 }, { 5, FALSE, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SessionFixture fixture;
      SegueViewState *state;
      SegueEpisode *episode;
      guint64 id;
      guint index;

      session_fixture_init (&fixture);
      session_fixture_edit (&fixture, TEXT);
      state = segue_session_get_view_state (fixture.session);
      episode = segue_document_get_episode (fixture.document);
      segue_view_state_set_selected (state, cases[i].selected != 0
                                              ? segue_entry_get_id (segue_episode_get (episode, cases[i].selected))
                                              : 0);
      id = segue_add_entry (fixture.document, state, cases[i].section, SEGUE_TIME_NONE);
      episode = segue_document_get_episode (fixture.document);
      g_assert_cmpuint (id, !=, 0);
      g_assert_true (segue_episode_find (episode, id, &index));
      g_assert_cmpuint (index, ==, cases[i].expected);
      g_assert_cmpint (segue_entry_get_kind (segue_episode_get (episode, index)), ==,
                       cases[i].section ? SEGUE_ENTRY_SECTION : SEGUE_ENTRY_SEGMENT);
      g_assert_cmpstr (segue_document_get_undo_label (fixture.document), ==,
                       cases[i].section ? "Add Section" : "Add Segment");
      segue_document_undo (fixture.document);
      session_fixture_assert_text (&fixture, TEXT);
      session_fixture_clear (&fixture);
    }
}

/* Closing text stays at the end. */
static void
test_add_before_closing (void)
{
  SessionFixture fixture;
  SegueEpisode *episode;
  guint index;
  guint64 id;

  session_fixture_init (&fixture);
  session_fixture_edit (&fixture, "(00:01) A\n(00:02) B\n\n\nBye.\n");
  id = segue_add_entry (fixture.document, segue_session_get_view_state (fixture.session), FALSE, SEGUE_TIME_NONE);
  episode = segue_document_get_episode (fixture.document);
  g_assert_true (segue_episode_find (episode, id, &index));
  g_assert_cmpuint (index, >=, 3);
  g_assert_cmpuint (index, ==, segue_episode_get_n_entries (episode) - 1 -
                                 (segue_entry_get_kind (segue_episode_get (
                                    episode, segue_episode_get_n_entries (episode) - 1)) == SEGUE_ENTRY_TEXT));
  session_fixture_clear (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/session/objects", test_objects);
  g_test_add_func ("/session/formats", test_formats);
  g_test_add_func ("/session/lists", test_lists);
  g_test_add_func ("/session/saved-as-list", test_saved_as_list);
  g_test_add_func ("/view-state/properties", test_properties);
  g_test_add_func ("/view-state/said", test_said);
  g_test_add_func ("/add/places", test_add);
  g_test_add_func ("/add/before-closing", test_add_before_closing);
  return g_test_run ();
}
