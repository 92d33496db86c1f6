/* test-draft-recovery.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"
#include "formats/segue-formats.h"
#include "session-fixture.h"
#include "session/segue-draft-recovery.h"

#define TEXT "(00:00) One\n"
#define DRAFT "Mine\n" TEXT

typedef struct
{
  SessionFixture base;
  SegueFileWatch *watch;
  SegueEpisodeTemplate *template;
  SegueDraftRecovery *recovery;
  SegueDraftStore *store;
  GApplication *application;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *drafts = NULL;

  session_fixture_init (&self->base);
  drafts = g_build_filename (g_get_user_state_dir (), "drafts", NULL);
  self->store = segue_draft_store_new (drafts);
  self->application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  self->watch = segue_file_watch_new (self->base.session);
  self->template = segue_episode_template_new (self->base.session);
  self->recovery = segue_draft_recovery_new (self->base.session, self->watch, self->template);
  segue_draft_recovery_start (self->recovery, self->store, self->application);
  folder_put_text (self->base.folder, "episode.txt", TEXT);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  segue_draft_recovery_stop (self->recovery);
  segue_episode_template_stop (self->template);
  segue_file_watch_stop (self->watch);
  session_fixture_rest (50);
  g_clear_object (&self->recovery);
  g_clear_object (&self->template);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_object (&self->application);
  session_fixture_clear (&self->base);
}

static void
open_file (Fixture *self)
{
  segue_file_watch_open (self->watch, self->base.file, NULL);
  session_fixture_load (&self->base);
  segue_file_watch_follow (self->watch);
}

/* How many drafts the store has that nobody works on. */
static guint
count_drafts (Fixture *self)
{
  g_autoptr(GPtrArray) taken = segue_draft_store_take (self->store, NULL);

  for (guint i = 0; i < taken->len; i++)
    {
      SegueDraftFound *found = g_ptr_array_index (taken, i);

      segue_draft_store_release (self->store, found->id);
    }

  return taken->len;
}

/* Puts a draft of the open file into the store that holds @text, with another digest where the file was @changed. */
static void
put_draft (Fixture    *self,
           const char *content,
           gboolean    changed)
{
  g_autoptr(SegueDraft) draft = g_new0 (SegueDraft, 1);
  g_autofree char *id = segue_draft_store_dup_id (self->store);
  g_autoptr(GError) error = NULL;

  draft->uri = g_file_get_uri (self->base.file);
  draft->encoding = g_strdup ("UTF-8");
  draft->digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, changed ? "other" : TEXT, -1);
  draft->time = 1000 * G_USEC_PER_SEC;
  if (content != NULL)
    {
      g_autoptr(SegueDocument) document = segue_document_new ();
      g_autoptr(SegueEpisode) spliced = segue_episode_splice (segue_document_get_episode (document), 0, 0, content, -1);

      draft->content = segue_format_write (&segue_format_json, spliced, &error);
      g_assert_no_error (error);
    }
  else
    {
      draft->content = g_bytes_new_static ("no JSON", 7);
    }
  g_assert_true (segue_draft_store_write (self->store, id, draft, &error));
  segue_draft_store_release (self->store, id);
}

static void
test_restored (Fixture       *self,
               gconstpointer  data)
{
  put_draft (self, DRAFT, FALSE);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (segue_draft_recovery_get_offer (self->recovery) == SEGUE_DRAFT_OFFER_RESTORED);
  g_assert_cmpint (segue_draft_recovery_get_time (self->recovery), ==, 1000 * G_USEC_PER_SEC);
  session_fixture_assert_text (&self->base, DRAFT);

  /* nothing is to be decided when all of it was undone */
  segue_document_undo (self->base.document);
  session_fixture_assert_text (&self->base, TEXT);
  g_assert_cmpint (segue_draft_recovery_get_offer (self->recovery), ==, SEGUE_DRAFT_OFFER_NONE);
}

/* The draft of a list of chapters is the list, so that its file stays one when it is saved. */
static void
test_list (Fixture       *self,
           gconstpointer  data)
{
  static const char labels[] = "1.000000\t1.000000\tOne\n2.500000\t2.500000\tTwo\n";
  g_autoptr(SegueEpisode) edited = NULL;
  g_autoptr(GPtrArray) taken = NULL;
  const SegueDraftFound *found;
  SegueDraftRecovery *before = NULL;

  folder_put_text (self->base.folder, "episode.txt", labels);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  edited = segue_edit_set_title (segue_document_get_episode (self->base.document), 2, "Three", NULL);
  g_assert_true (segue_document_apply (self->base.document, edited, "Edit", NULL, NULL));
  segue_draft_recovery_write_now (self->recovery);
  segue_draft_recovery_stop (self->recovery);
  taken = segue_draft_store_take (self->store, NULL);
  g_assert_cmpuint (taken->len, ==, 1);
  found = g_ptr_array_index (taken, 0);
  g_assert_cmpmem (g_bytes_get_data (found->draft->content, NULL), g_bytes_get_size (found->draft->content),
                   "1.000000\t1.000000\tOne\n2.500000\t2.500000\tThree\n", strlen (labels) + strlen ("ee"));
  segue_draft_store_release (self->store, found->id);

  /* what it looks for could otherwise be the draft that the next one looks for */
  g_set_weak_pointer (&before, self->recovery);
  g_clear_object (&self->recovery);
  session_fixture_await (before == NULL);
  segue_document_undo (self->base.document);
  self->recovery = segue_draft_recovery_new (self->base.session, self->watch, self->template);
  segue_draft_recovery_start (self->recovery, self->store, self->application);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (segue_draft_recovery_get_offer (self->recovery) == SEGUE_DRAFT_OFFER_RESTORED);
  session_fixture_save (&self->base, NULL);
  g_assert_true (folder_holds_text (self->base.folder, "episode.txt",
                                    "1.000000\t1.000000\tOne\n2.500000\t2.500000\tThree\n"));
}

static void
make_pending (Fixture *self)
{
  put_draft (self, DRAFT, TRUE);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (segue_draft_recovery_get_offer (self->recovery) == SEGUE_DRAFT_OFFER_PENDING);
  g_assert_nonnull (segue_draft_recovery_get_pending (self->recovery));
  session_fixture_assert_text (&self->base, TEXT);
}

static void
test_keep (Fixture       *self,
           gconstpointer  data)
{
  make_pending (self);
  segue_draft_recovery_keep (self->recovery);
  g_assert_cmpint (segue_draft_recovery_get_offer (self->recovery), ==, SEGUE_DRAFT_OFFER_RESTORED);
  session_fixture_assert_text (&self->base, DRAFT);

  /* what was applied is kept */
  segue_draft_recovery_keep (self->recovery);
  g_assert_cmpint (segue_draft_recovery_get_offer (self->recovery), ==, SEGUE_DRAFT_OFFER_NONE);
  session_fixture_assert_text (&self->base, DRAFT);
}

static void
test_discard (Fixture       *self,
              gconstpointer  data)
{
  make_pending (self);
  g_assert_true (segue_draft_recovery_discard (self->recovery));
  g_assert_cmpint (segue_draft_recovery_get_offer (self->recovery), ==, SEGUE_DRAFT_OFFER_NONE);
  g_assert_cmpuint (count_drafts (self), ==, 0);
  g_assert_false (segue_draft_recovery_discard (self->recovery));
}

/* A draft that nobody has decided on is found the next time. */
static void
test_undecided (Fixture       *self,
                gconstpointer  data)
{
  make_pending (self);
  g_assert_cmpuint (count_drafts (self), ==, 0);
  segue_draft_recovery_stop (self->recovery);
  g_assert_cmpuint (count_drafts (self), ==, 1);
}

/* A window that is closed while the draft is being read removes nothing. */
static void
test_stopped (Fixture       *self,
              gconstpointer  data)
{
  put_draft (self, DRAFT, FALSE);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (segue_draft_recovery_has_draft (self->recovery));
  segue_draft_recovery_drop (self->recovery);
  segue_draft_recovery_stop (self->recovery);
  session_fixture_rest (100);
  session_fixture_assert_text (&self->base, TEXT);
  g_assert_cmpuint (count_drafts (self), ==, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A draft that cannot be read is kept, and the store tells where. */
static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  g_auto(GStrv) unreadable = NULL;
  guint n = 0;

  g_signal_connect_swapped (self->store, "unreadable", G_CALLBACK (count_cb), &n);
  put_draft (self, NULL, FALSE);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (n > 0);
  g_assert_cmpuint (n, ==, 1);
  unreadable = segue_draft_store_steal_unreadable (self->store);
  g_assert_cmpuint (g_strv_length (unreadable), ==, 1);
  g_assert_true (g_str_has_suffix (unreadable[0], ".draft.bad"));
  g_assert_true (g_file_test (unreadable[0], G_FILE_TEST_EXISTS));
  g_assert_false (segue_draft_recovery_has_draft (self->recovery));
  session_fixture_assert_text (&self->base, TEXT);
}

/* Where the draft holds nothing that the file does not, nothing is offered. */
static void
test_same (Fixture       *self,
           gconstpointer  data)
{
  put_draft (self, TEXT, FALSE);
  open_file (self);
  segue_draft_recovery_look (self->recovery);
  session_fixture_await (segue_draft_recovery_has_draft (self->recovery));
  session_fixture_await (!segue_draft_recovery_has_draft (self->recovery));
  g_assert_cmpint (segue_draft_recovery_get_offer (self->recovery), ==, SEGUE_DRAFT_OFFER_NONE);
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

/* A draft of a new episode knows its name and the previous episode. */
static void
test_untitled (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) taken = NULL;
  SegueDraftFound *found;

  session_fixture_edit (&self->base, DRAFT);
  segue_episode_template_restore (self->template, "---\nurl: https://example.org/7\n---\n", "show-8.txt");
  segue_draft_recovery_write_now (self->recovery);
  segue_draft_recovery_stop (self->recovery);
  taken = segue_draft_store_take (self->store, NULL);
  g_assert_cmpuint (taken->len, ==, 1);
  found = g_ptr_array_index (taken, 0);
  g_assert_null (found->draft->uri);
  g_assert_cmpstr (found->draft->name, ==, "show-8.txt");
  g_assert_nonnull (strstr (found->draft->last, "https://example.org/7"));
}

/* The clock of notes that were never saved counts on until the notes are given up. */
static void
test_clock (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(SegueSession) next = segue_session_new ();
  g_autoptr(SegueFileWatch) watch = segue_file_watch_new (next);
  g_autoptr(SegueEpisodeTemplate) template = segue_episode_template_new (next);
  g_autoptr(SegueDraftRecovery) recovery = segue_draft_recovery_new (next, watch, template);
  SegueRecording *recording = segue_session_get_recording (next);
  g_autoptr(GPtrArray) taken = NULL;
  const guint n_before = session_fixture_count_stored ("sound");

  session_fixture_edit (&self->base, DRAFT);
  segue_recording_start_clock (segue_session_get_recording (self->base.session), 760000);
  session_fixture_await (session_fixture_count_stored ("sound") == n_before + 1);
  segue_draft_recovery_write_now (self->recovery);
  segue_draft_recovery_stop (self->recovery);

  segue_draft_recovery_start (recovery, self->store, self->application);
  taken = segue_draft_store_take (self->store, NULL);
  g_assert_cmpuint (taken->len, ==, 1);
  segue_draft_recovery_take (recovery, g_ptr_array_steal_index (taken, 0));
  segue_draft_recovery_read (recovery);
  session_fixture_await (segue_recording_has_clock (recording));
  g_assert_cmpint (segue_time_source_get_position (segue_marking_get_source (segue_session_get_marking (next))), >=,
                   760000);
  segue_draft_recovery_drop (recovery);
  session_fixture_await (session_fixture_count_stored ("sound") == n_before);
  segue_draft_recovery_stop (recovery);
  segue_episode_template_stop (template);
  segue_file_watch_stop (watch);
  segue_recording_stop_clock (segue_session_get_recording (self->base.session));
}

/* A file that is gone is opened with what the draft holds. */
static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) taken = NULL;

  put_draft (self, DRAFT, TRUE);
  taken = segue_draft_store_take (self->store, NULL);
  g_assert_cmpuint (taken->len, ==, 1);
  segue_draft_recovery_take (self->recovery, g_ptr_array_steal_index (taken, 0));
  g_assert_null (segue_draft_recovery_get_encoding (self->recovery));
  open_file (self);
  segue_file_watch_mark_missing (self->watch);
  segue_draft_recovery_read (self->recovery);
  session_fixture_await (segue_draft_recovery_get_offer (self->recovery) == SEGUE_DRAFT_OFFER_RESTORED);
  session_fixture_assert_text (&self->base, DRAFT);
}

/* Writes the draft of the open document, and returns the digest of the file that is noted in it. */
static char *
dup_digest (Fixture *self)
{
  g_autoptr(GPtrArray) taken = NULL;
  SegueDraftFound *found;

  segue_draft_recovery_write_now (self->recovery);
  segue_draft_recovery_stop (self->recovery);
  taken = segue_draft_store_take (self->store, NULL);
  g_assert_cmpuint (taken->len, ==, 1);
  found = g_ptr_array_index (taken, 0);

  return g_strdup (found->draft->digest);
}

/* Edits of a file whose folder goes away do not lose the digest of the file. */
static void
test_away (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_autofree char *digest = NULL;

  open_file (self);
  session_fixture_edit (&self->base, "Mine\n");
  segue_file_watch_mark_missing (self->watch);
  session_fixture_edit (&self->base, "More. ");
  digest = dup_digest (self);
  g_assert_cmpstr (digest, ==, expected);
}

/* A draft that is restored and edited while the folder of its file is away does not lose it either. */
static void
test_restored_away (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  g_autoptr(SegueEpisode) empty = segue_reader_read ("", 0, NULL);
  g_autoptr(GPtrArray) taken = NULL;
  g_autofree char *digest = NULL;

  put_draft (self, DRAFT, FALSE);
  taken = segue_draft_store_take (self->store, NULL);
  segue_draft_recovery_take (self->recovery, g_ptr_array_steal_index (taken, 0));
  segue_document_take_episode (self->base.document, empty, self->base.file, NULL);
  segue_file_watch_mark_missing (self->watch);
  segue_draft_recovery_read (self->recovery);
  session_fixture_await (segue_draft_recovery_get_offer (self->recovery) == SEGUE_DRAFT_OFFER_RESTORED);
  session_fixture_edit (&self->base, "More. ");
  digest = dup_digest (self);
  g_assert_cmpstr (digest, ==, expected);
}

/* A draft whose file cannot be opened stays in the store. */
static void
test_given_up (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) taken = NULL;

  put_draft (self, DRAFT, TRUE);
  taken = segue_draft_store_take (self->store, NULL);
  segue_draft_recovery_take (self->recovery, g_ptr_array_steal_index (taken, 0));
  g_assert_cmpuint (count_drafts (self), ==, 0);
  segue_draft_recovery_give_up (self->recovery);
  g_assert_cmpuint (count_drafts (self), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture       *self,
                  gconstpointer  data);
  } tests[] = {
    { "/draft-recovery/restored", test_restored },
    { "/draft-recovery/list", test_list },
    { "/draft-recovery/keep", test_keep },
    { "/draft-recovery/discard", test_discard },
    { "/draft-recovery/undecided", test_undecided },
    { "/draft-recovery/stopped", test_stopped },
    { "/draft-recovery/unreadable", test_unreadable },
    { "/draft-recovery/same", test_same },
    { "/draft-recovery/untitled", test_untitled },
    { "/draft-recovery/clock", test_clock },
    { "/draft-recovery/missing", test_missing },
    { "/draft-recovery/away", test_away },
    { "/draft-recovery/restored-away", test_restored_away },
    { "/draft-recovery/given-up", test_given_up },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
