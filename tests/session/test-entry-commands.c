/* test-entry-commands.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/episode/segue-reader.h"
#include "session/outline/segue-entry-commands.h"

/* 0 opening, 1 a, 2 One, 3 b, 4 c, 5 d, 6 e, 7 Two, 8 f, 9 g */
static const char notes[] =
  "(00:10) a\n"
  "\n"
  "# One\n"
  "(01:00) b\n"
  "(02:00) c\n"
  "  (02:30) d\n"
  "(03:00) e\n"
  "\n"
  "# Two\n"
  "(04:00) f\n"
  "(05:00) g\n";

typedef struct
{
  SegueSession *session;
  SegueDocument *document;
  char *said; /* the last message */
  gboolean undoable;
} Fixture;

static void
said_cb (SegueViewState *state,
         const char     *message,
         gboolean        undoable,
         Fixture        *self)
{
  g_free (self->said);
  self->said = g_strdup (message);
  self->undoable = undoable;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const char *text = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  segue_document_take_episode (self->document, episode, NULL, NULL);
  g_signal_connect (segue_session_get_view_state (self->session), "said", G_CALLBACK (said_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_run_dispose (G_OBJECT (self->session));
  g_object_unref (self->session);
  g_free (self->said);
}

static void
assert_said (Fixture    *self,
             const char *expected)
{
  g_assert_cmpstr (self->said, ==, expected);
  g_clear_pointer (&self->said, g_free);
}

/* The titles of all sections and segments, one letter each in the notes of these tests. */
static void
assert_titles (Fixture    *self,
               const char *expected)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, i));

      if (segue_entry_get_kind (segue_episode_get (episode, i)) != SEGUE_ENTRY_TEXT)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? " " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

/* The ids of the entries with these titles, and of one that does not exist. */
static GArray *
find (Fixture    *self,
      const char *titles)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_auto(GStrv) parts = g_strsplit (titles, " ", -1);
  const guint64 nobody = G_MAXUINT64;

  for (guint p = 0; parts[p] != NULL; p++)
    for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
      {
        const guint64 id = segue_entry_get_id (segue_episode_get (episode, i));
        g_autofree char *title = segue_entry_dup_plain_title (segue_episode_get (episode, i));

        if (g_str_equal (title, parts[p]))
          g_array_append_val (ids, id);
      }
  g_array_append_val (ids, nobody);

  return ids;
}

static gboolean
remove_titles (Fixture    *self,
               const char *titles)
{
  g_autoptr(GArray) ids = find (self, titles);

  return segue_entries_remove (self->session, ids, "Remove");
}

static void
test_remove (Fixture       *self,
             gconstpointer  data)
{
  g_assert_true (remove_titles (self, "b"));
  assert_titles (self, "a One c d e Two f g");
  assert_said (self, "Removed “b”");
  g_assert_true (self->undoable);
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Remove");
  g_assert_true (remove_titles (self, "c"));
  assert_said (self, "Removed “c” and 1 entry under it");
  segue_document_undo (self->document);

  /* in any order, and what is under another one counts once */
  g_assert_true (remove_titles (self, "Two c d"));
  assert_titles (self, "a One e");
  assert_said (self, "Removed 2 entries and 3 under them");
  segue_document_undo (self->document);
  assert_titles (self, "a One c d e Two f g");
  g_assert_true (remove_titles (self, "a e"));
  assert_said (self, "Removed 2 entries");

  /* nothing to remove */
  g_assert_false (remove_titles (self, "a"));
  assert_said (self, NULL);
}

static void
test_remove_untitled (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr(GArray) ids = segue_entries_list (self->session, 1, 1);

  g_assert_true (segue_entries_remove (self->session, ids, "Cut"));
  assert_said (self, "Removed an entry without a title");
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Cut");
}

static void
test_move (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GArray) c = find (self, "c");
  g_autoptr(GArray) both = find (self, "g c");
  g_autoptr(GArray) section = find (self, "Two");

  g_assert_true (segue_entries_move (self->session, c, 9));
  assert_titles (self, "a One b e Two f c d g");
  assert_said (self, "Moved “c” and 1 entry under it");
  g_assert_cmpstr (segue_document_get_undo_label (self->document), ==, "Move");

  /* to the top: before the first entry stands the opening text */
  g_assert_true (segue_entries_move (self->session, both, 0));
  assert_titles (self, "c d g a One b e Two f");
  assert_said (self, "Moved 1 entry under the others along with them");

  /* a section does not take in the segments above the first one, and nothing is said of what it holds */
  g_assert_true (segue_entries_move (self->session, section, 1));
  assert_titles (self, "c d g a Two f One b e");
  assert_said (self, NULL);
}

static void
test_step (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GArray) a = find (self, "a");
  g_autoptr(GArray) g = find (self, "g");
  g_autoptr(GArray) some = find (self, "b e");

  g_assert_false (segue_entries_step (self->session, a, TRUE));
  g_assert_false (segue_entries_step (self->session, g, FALSE));
  g_assert_false (segue_document_can_undo (self->document));

  g_assert_true (segue_entries_step (self->session, some, FALSE));
  assert_titles (self, "a One c d b Two e f g");
  assert_said (self, NULL);
  g_assert_true (segue_entries_step (self->session, some, TRUE));
  assert_titles (self, "a One b c d e Two f g");
}

static void
assert_start (Fixture *self,
              guint    index,
              gint64   expected)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);

  g_assert_cmpint (segue_entry_get_start (segue_episode_get (episode, index)), ==, expected);
}

static void
test_nudge (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GArray) some = find (self, "b g");
  g_autoptr(GArray) other = find (self, "e");
  g_autoptr(GArray) section = find (self, "One");

  g_assert_true (segue_entries_have_time (self->session, some));
  g_assert_false (segue_entries_have_time (self->session, section));

  /* nudges of the same entries are one step, those of others are another */
  g_assert_true (segue_entries_nudge (self->session, some, 1000));
  g_assert_true (segue_entries_nudge (self->session, some, -3000));
  g_assert_true (segue_entries_nudge (self->session, other, 1000));
  assert_start (self, 3, 58000);
  assert_start (self, 9, 298000);
  segue_document_undo (self->document);
  g_assert_true (segue_document_can_undo (self->document));
  segue_document_undo (self->document);
  g_assert_false (segue_document_can_undo (self->document));
  assert_start (self, 3, 60000);
}

static void
test_duplicate (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GArray) some = find (self, "b c");
  g_autoptr(GArray) nothing = find (self, "none");
  g_autoptr(GArray) copies = segue_entries_duplicate (self->session, some);
  guint index;

  assert_titles (self, "a One b c d b c d e Two f g");
  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_true (segue_episode_find (segue_document_get_episode (self->document), g_array_index (copies, guint64, 0),
                                     &index));
  g_assert_cmpuint (index, ==, 6);
  g_assert_null (segue_entries_duplicate (self->session, nothing));
}

static void
test_set_link (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GArray) ids = find (self, "b");
  const guint64 id = g_array_index (ids, guint64, 0);
  g_autofree char *link = NULL;

  g_assert_true (segue_entries_set_link (self->session, id, "https://example.org/b"));
  assert_said (self, "“b” has a link now");
  link = segue_entry_dup_link (segue_episode_get (segue_document_get_episode (self->document), 3));
  g_assert_cmpstr (link, ==, "https://example.org/b");
  g_assert_false (segue_entries_set_link (self->session, G_MAXUINT64, "https://example.org/b"));
}

/* What cannot be done is said, and nothing changes. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = g_error_new (SEGUE_ERROR, SEGUE_ERROR_READ_BACK, "That would read differently");

  g_assert_false (segue_entries_apply (self->session, NULL, error, "Remove", NULL));
  assert_said (self, "That would read differently");
  g_assert_false (self->undoable);
  g_assert_false (segue_document_can_undo (self->document));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, text, func) g_test_add ("/entry-commands/" name, Fixture, text, set_up, func, tear_down)
  ADD ("remove", notes, test_remove);
  ADD ("remove-untitled", "(00:10)\n(00:20) b\n", test_remove_untitled);
  ADD ("move", notes, test_move);
  ADD ("step", notes, test_step);
  ADD ("nudge", notes, test_nudge);
  ADD ("duplicate", notes, test_duplicate);
  ADD ("set-link", notes, test_set_link);
  ADD ("refused", notes, test_refused);
#undef ADD

  return g_test_run ();
}
