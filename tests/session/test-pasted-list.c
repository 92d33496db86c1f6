/* test-pasted-list.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/episode/segue-reader.h"
#include "session/outline/segue-pasted-text.h"

static const char notes[] = "(00:10) a\n(01:00) b\n";
static const char mixed[] = "00:20 x\nabout x\n00:30 y\n";

static const SeguePasteOptions as_segments = { SEGUE_PASTE_AS_SEGMENTS, FALSE };
static const SeguePasteOptions as_descriptions = { SEGUE_PASTE_AS_DESCRIPTIONS, FALSE };
static const SeguePasteOptions as_text = { SEGUE_PASTE_AS_TEXT, FALSE };
static const SeguePasteOptions as_marks = { SEGUE_PASTE_AS_MARKS, FALSE };
static const SeguePasteOptions without_times = { SEGUE_PASTE_AS_SEGMENTS, TRUE };

typedef struct
{
  SegueSession *session;
  SegueDocument *document;
  SeguePastedList *list;
  char *said;    /* the last message */
  char *offered; /* the action that was offered with it, NULL for none */
} Fixture;

static void
said_cb (SegueViewState *state,
         const char     *message,
         gboolean        undoable,
         Fixture        *self)
{
  g_free (self->said);
  self->said = g_strdup (message);
  g_clear_pointer (&self->offered, g_free);
}

static void
offered_cb (SegueViewState *state,
            const char     *message,
            const char     *label,
            const char     *action,
            Fixture        *self)
{
  said_cb (state, message, TRUE, self);
  self->offered = g_strdup (action);
}

static void
take_notes (SegueDocument *document,
            const char    *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SegueEpisode) episode = segue_reader_read (text, -1, &error);

  g_assert_no_error (error);
  segue_document_take_episode (document, episode, NULL, NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->session = segue_session_new ();
  self->document = segue_session_get_document (self->session);
  self->list = segue_pasted_list_new (self->session);
  take_notes (self->document, notes);
  g_signal_connect (segue_session_get_view_state (self->session), "said", G_CALLBACK (said_cb), self);
  g_signal_connect (segue_session_get_view_state (self->session), "offered", G_CALLBACK (offered_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->list);
  g_object_run_dispose (G_OBJECT (self->session));
  g_object_unref (self->session);
  g_free (self->said);
  g_free (self->offered);
}

static char *
dup_text (Fixture *self)
{
  SegueEpisode *episode = segue_document_get_episode (self->document);

  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

static void
assert_text (Fixture    *self,
             const char *expected)
{
  g_autofree char *text = dup_text (self);

  g_assert_cmpstr (text, ==, expected);
}

/* Adds a list below the first segment. */
static guint
add (Fixture                 *self,
     const char              *text,
     const SeguePasteOptions *options)
{
  g_autoptr(GArray) ids = segue_pasted_list_add (self->list, text, options, 2);

  return ids != NULL ? ids->len : 0;
}

/* Adds a list below the last one. */
static guint
add_at_end (Fixture                 *self,
            const char              *text,
            const SeguePasteOptions *options)
{
  g_autoptr(GArray) ids = segue_pasted_list_add (self->list, text, options, 3);

  return ids != NULL ? ids->len : 0;
}

static guint
add_again (Fixture                 *self,
           const SeguePasteOptions *options)
{
  g_autoptr(GArray) ids = segue_pasted_list_add_again (self->list, options);

  return ids != NULL ? ids->len : 0;
}

static void
test_messages (Fixture       *self,
               gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint n;
    const char *said;
  } cases[] = {
    { "00:20 x\n", 1, "1 segment added" },
    { "00:20 x\n00:30 y\n", 2, "2 segments added" },
    { "- x\n- y\n", 2, "2 segments without a time added" },
    { "00:20 x\nz\n00:30 y\n", 3, "3 segments added, 1 without a time" },
    { "# X\n", 1, "1 section added" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (add (self, cases[i].text, &as_segments), ==, cases[i].n);
      g_assert_cmpstr (self->said, ==, cases[i].said);
      g_assert_cmpstr (self->offered, ==, "win.paste-options");
      segue_document_undo (self->document);
      assert_text (self, notes);
    }
}

static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *above = NULL;

  g_assert_false (segue_pasted_list_can_add_again (self->list));
  g_assert_cmpuint (add_again (self, &as_segments), ==, 0);

  g_assert_cmpuint (add (self, mixed, &as_segments), ==, 3);
  assert_text (self, "(00:10) a\n(00:20) x\n(--:--) about x\n(00:30) y\n(01:00) b\n");
  g_assert_true (segue_pasted_list_can_add_again (self->list));
  above = segue_pasted_list_dup_title_above (self->list);
  g_assert_cmpstr (above, ==, "a");

  g_assert_cmpuint (add_again (self, &as_descriptions), ==, 2);
  assert_text (self, "(00:10) a\n(00:20) x\nabout x\n(00:30) y\n(01:00) b\n");
  g_assert_cmpint (segue_pasted_list_get_options (self->list)->as, ==, SEGUE_PASTE_AS_DESCRIPTIONS);
  g_assert_cmpuint (add_again (self, &without_times), ==, 3);
  assert_text (self, "(00:10) a\n(--:--) x\n(--:--) about x\n(--:--) y\n(01:00) b\n");

  /* times cannot be part of a text, so the list stays as it is */
  g_assert_cmpuint (add_again (self, &as_text), ==, 0);
  assert_text (self, "(00:10) a\n(--:--) x\n(--:--) about x\n(--:--) y\n(01:00) b\n");
  g_assert_cmpstr (segue_pasted_list_get_text (self->list), ==, mixed);

  /* it was one step all the time */
  segue_document_undo (self->document);
  assert_text (self, notes);
  g_assert_false (segue_document_can_undo (self->document));

  /* something else has happened */
  g_assert_false (segue_pasted_list_can_add_again (self->list));
  g_assert_cmpuint (add_again (self, &as_segments), ==, 0);
  g_assert_cmpstr (self->said, ==, "The notes have changed since the list was added.");
  assert_text (self, notes);
}

static void
test_text (Fixture       *self,
           gconstpointer  data)
{
  g_assert_cmpuint (add (self, "one\ntwo", &as_segments), ==, 2);
  g_assert_cmpuint (add_again (self, &as_text), ==, 1);
  assert_text (self, "(00:10) a\none\ntwo\n(01:00) b\n");
  g_assert_cmpstr (self->said, ==, "Text added to “a”");
}

static void
test_entries (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(SegueDocument) other = segue_document_new ();
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  g_autoptr(GPtrArray) foreign = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GArray) cut = NULL;
  g_autoptr(GArray) written = NULL;
  const SegueDialect *dialect;
  SegueEntry *b = segue_episode_get (segue_document_get_episode (self->document), 2);

  /* a copy is another entry, and what was cut is the same one */
  g_ptr_array_add (entries, segue_entry_ref (b));
  ids = segue_pasted_list_add_entries (self->list, entries, NULL, FALSE, 1);
  assert_text (self, "(01:00) b\n(00:10) a\n(01:00) b\n");
  g_assert_cmpuint (g_array_index (ids, guint64, 0), !=, segue_entry_get_id (b));
  g_assert_cmpstr (self->said, ==, "1 segment added");
  g_assert_null (self->offered);
  segue_document_undo (self->document);
  take_notes (self->document, "(00:10) a\n");
  cut = segue_pasted_list_add_entries (self->list, entries, NULL, TRUE, 2);
  assert_text (self, notes);
  g_assert_cmpuint (g_array_index (cut, guint64, 0), ==, segue_entry_get_id (b));

  /* entries of other notes are written as these notes are */
  take_notes (other, "x 00:30\ny 00:40\nz 00:50\nw 01:00\n");
  for (guint i = 1; i < 3; i++)
    g_ptr_array_add (foreign, segue_entry_ref (segue_episode_get (segue_document_get_episode (other), i)));
  dialect = segue_episode_get_dialect (segue_document_get_episode (other));
  written = segue_pasted_list_add_entries (self->list, foreign, dialect, FALSE, 2);
  g_assert_cmpuint (written->len, ==, 2);
  assert_text (self, "(00:10) a\n(00:30) x\n(00:40) y\n(01:00) b\n");
  g_assert_cmpstr (self->said, ==, "2 segments added");
}

static GArray *
add_from (Fixture       *self,
          SegueDocument *other,
          guint          index)
{
  SegueEpisode *episode = segue_document_get_episode (other);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);

  g_ptr_array_add (entries, segue_entry_ref (segue_episode_get (episode, index)));

  return segue_pasted_list_add_entries (self->list, entries, segue_episode_get_dialect (episode), FALSE, 1);
}

/* The form of other notes is kept only where these are written alike, or have no form of their own. */
static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(SegueDocument) other = segue_document_new ();
  g_autoptr(GArray) written = NULL;
  g_autoptr(GArray) alike = NULL;
  g_autoptr(GArray) first = NULL;

  take_notes (other, "- **0:30** x <https://example.org/x>\n  about x\n- **1:02:03** y\n");
  written = add_from (self, other, 1);
  assert_text (self, "(00:30) x\nhttps://example.org/x\nabout x\n(00:10) a\n(01:00) b\n");

  take_notes (self->document, notes);
  take_notes (other, "(00:20) x\n\tabout x\n(00:30) y\n");
  alike = add_from (self, other, 2);
  assert_text (self, "(00:30) y\n(00:10) a\n(01:00) b\n");

  take_notes (self->document, "");
  take_notes (other, "- **0:30** x\n- **1:02:03** y\n");
  first = add_from (self, other, 1);
  assert_text (self, "- **0:30** x\n");
}

static const char planned[] = "(00:10) a\n(--:--) b\n(02:00) c\n(--:--) d\n";

/* The marks of a recorder are times of the next segments without a time, then of new ones. */
static void
test_marks (Fixture       *self,
            gconstpointer  data)
{
  take_notes (self->document, planned);
  g_assert_cmpuint (add (self, "00:01:00.400 - \n00:01:30 - \n", &as_marks), ==, 2);
  assert_text (self, "(00:10) a\n(01:00) b\n(01:30) d\n(02:00) c\n");
  g_assert_cmpstr (self->said, ==, "2 segments have their times");
  g_assert_cmpstr (self->offered, ==, "win.paste-options");

  /* in another way, which is the same step */
  g_assert_cmpuint (add_again (self, &as_segments), ==, 2);
  g_assert_cmpuint (add_again (self, &as_marks), ==, 2);
  assert_text (self, "(00:10) a\n(01:00) b\n(01:30) d\n(02:00) c\n");
  segue_document_undo (self->document);
  assert_text (self, planned);
  g_assert_false (segue_document_can_undo (self->document));

  /* a list that has grown: what is known is passed over */
  g_assert_cmpuint (add (self, "0:10\n1:00\n", &as_marks), ==, 1);
  g_assert_cmpuint (add (self, "0:10\n1:00\n3:00\n4:00\n0:30\n", &as_marks), ==, 3);
  g_assert_cmpstr (self->said, ==, "1 segment has its time, 2 segments without a title added");
  assert_text (self, "(00:10) a\n(00:30) \n(01:00) b\n(02:00) c\n(03:00) d\n(04:00) \n");
  g_assert_cmpuint (add (self, "0:10\n1:00\n", &as_marks), ==, 0);
  g_assert_cmpstr (self->said, ==, "Segments start at all of these times already.");
}

/* A single time is for the selected segment, if that has none. */
static void
test_single_mark (Fixture       *self,
                  gconstpointer  data)
{
  SegueViewState *state = segue_session_get_view_state (self->session);

  take_notes (self->document, planned);
  segue_view_state_set_selected (state, segue_entry_get_id (segue_episode_get (segue_document_get_episode (self->document), 4)));
  g_assert_cmpuint (add (self, "3:00", &as_marks), ==, 1);
  assert_text (self, "(00:10) a\n(--:--) b\n(02:00) c\n(03:00) d\n");
  g_assert_cmpuint (add (self, "1:00", &as_marks), ==, 1);
  assert_text (self, "(00:10) a\n(01:00) b\n(02:00) c\n(03:00) d\n");
}

/* Which lists are marks. */
static void
test_is_marks (Fixture       *self,
               gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "12:30", 1 },
    { "00:00:05\n00:01:10\n", 2 },
    { "00:00:05 - Marker 1\n00:01:10 - Marker 2\n", 2 },
    { "(0:05) 마커 1\n(1:10) 마커 2\n", 2 },
    { "0:05 Intro\n1:10 Marker 2\n", 0 },
    { "0:05 1984\n1:10 1985\n", 0 },
    { "0:05\nwords\n1:10\n", 0 },
    { "0:05 - 0:10\n", 0 },
    { "0:05 https://example.org\n", 0 },
    { "Marker\nMarker\n", 0 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SeguePaste) paste = segue_paste_read (cases[i].text, -1);
      g_autoptr(GArray) marks = segue_paste_dup_marks (paste);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (marks != NULL ? marks->len : 0, ==, cases[i].n);
    }
}

/* A title that is too long for a label is shortened in what is said about it. */
static void
test_long_title (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("(00:10) a\n(00:20) data:image/png;base64,");
  g_autofree char *above = NULL;

  while (text->len < 100000)
    g_string_append (text, "iVBORw0KGgo");
  take_notes (self->document, text->str);
  g_assert_cmpuint (segue_episode_get_n_entries (segue_document_get_episode (self->document)), ==, 3);
  g_assert_cmpuint (add_at_end (self, "00:30 x\n", &as_segments), ==, 1);
  above = segue_pasted_list_dup_title_above (self->list);
  g_assert_cmpuint (strlen (above), <, 2000);
  segue_document_undo (self->document);
  add_at_end (self, "words\n", &as_text);
  g_assert_true (g_str_has_prefix (self->said, "Text added to “data:image"));
  g_assert_cmpuint (strlen (self->said), <, 2000);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/* What is added in a thread is what is added at once, unless something else happens in the meantime. */
static void
test_thread (Fixture       *self,
             gconstpointer  data)
{
  static const struct
  {
    const SeguePasteOptions *options;
    guint n;
  } cases[] = { { &as_segments, 3 }, { &as_descriptions, 2 }, { &without_times, 3 }, { &as_text, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint other = 0; other < 3; other++)
      {
        g_autoptr(GCancellable) cancellable = g_cancellable_new ();
        g_autoptr(GAsyncResult) result = NULL;
        g_autoptr(GArray) ids = NULL;

        segue_pasted_list_add_async (self->list, mixed, cases[i].options, 2, cancellable, finished_cb, &result);
        if (other == 1)
          g_cancellable_cancel (cancellable);
        else if (other == 2)
          take_notes (self->document, notes);
        g_clear_pointer (&self->said, g_free);
        ids = segue_pasted_list_add_finish (self->list, await (&result));
        g_assert_cmpuint (ids != NULL ? ids->len : 0, ==, other == 0 ? cases[i].n : 0);
        if (other == 1)
          g_assert_null (self->said);
        if (other == 2)
          g_assert_cmpstr (self->said, ==,
                           "The notes have changed while the list was read. Paste it again to add it.");
        if (ids != NULL)
          {
            g_autofree char *text = dup_text (self);

            g_assert_cmpstr (self->offered, ==, "win.paste-options");
            segue_document_undo (self->document);
            assert_text (self, notes);
            g_assert_cmpuint (add (self, mixed, cases[i].options), ==, cases[i].n);
            assert_text (self, text);
            segue_document_undo (self->document);
          }
        assert_text (self, notes);
      }
}

/* A list that is added in another way stays as it is until its lines were inserted in a thread, and also if that was given
 * up or if the notes or the last list are others by then. */
static void
test_again_in_thread (Fixture       *self,
                      gconstpointer  data)
{
  for (guint other = 0; other < 4; other++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GArray) ids = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *wanted = NULL;

      take_notes (self->document, notes);
      g_assert_cmpuint (add (self, mixed, &as_segments), ==, 3);
      g_assert_cmpuint (add_again (self, &as_descriptions), ==, 2);
      wanted = dup_text (self);
      g_assert_cmpuint (add_again (self, &as_segments), ==, 3);
      segue_pasted_list_add_again_async (self->list, &as_descriptions, cancellable, finished_cb, &result);
      if (other == 1)
        g_cancellable_cancel (cancellable);
      if (other >= 2)
        segue_document_undo (self->document);
      if (other == 3)
        g_assert_cmpuint (add (self, mixed, &as_segments), ==, 3);
      kept = dup_text (self);
      g_clear_pointer (&self->said, g_free);
      ids = segue_pasted_list_add_finish (self->list, await (&result));
      g_assert_cmpuint (ids != NULL ? ids->len : 0, ==, other == 0 ? 2 : 0);
      assert_text (self, other == 0 ? wanted : kept);
      if (other == 1)
        g_assert_null (self->said);
      if (other >= 2)
        g_assert_cmpstr (self->said, ==, "The notes have changed since the list was added.");
      if (other == 0)
        {
          segue_document_undo (self->document);
          assert_text (self, notes);
        }
    }
}

/* What is found out about a text in a thread is what is found out at once. */
static void
test_found_out (Fixture       *self,
                gconstpointer  data)
{
  static const struct
  {
    const char *text;
    SeguePasteAs as;
    guint n_segments;
    guint n_asked;
    const char *url;
  } cases[] = {
    { mixed, SEGUE_PASTE_AS_DESCRIPTIONS, 3, 1, NULL },
    { "00:20 x\n00:30 y\n", SEGUE_PASTE_AS_SEGMENTS, 2, 0, NULL },
    { "00:20\n00:30\n", SEGUE_PASTE_AS_MARKS, 2, 0, NULL },
    { " https://example.org \n", SEGUE_PASTE_AS_SEGMENTS, 1, 0, "https://example.org" },
    { "", SEGUE_PASTE_AS_SEGMENTS, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gboolean threaded = FALSE; threaded <= TRUE; threaded++)
      {
        g_autoptr(GAsyncResult) result = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(SeguePastedText) pasted = NULL;

        if (threaded)
          {
            segue_pasted_text_read_async (cases[i].text, NULL, finished_cb, &result);
            pasted = segue_pasted_text_read_finish (await (&result), &error);
            g_assert_no_error (error);
          }
        else
          pasted = segue_pasted_text_new (cases[i].text);
        g_assert_cmpstr (pasted->text, ==, cases[i].text);
        g_assert_cmpstr (pasted->url, ==, cases[i].url);
        g_assert_cmpint (pasted->options.as, ==, cases[i].as);
        g_assert_cmpuint (pasted->count.n_segments, ==, cases[i].n_segments);
        g_assert_cmpuint (pasted->n_asked, ==, cases[i].n_asked);
        g_assert_cmpint (pasted->is_mixed, ==, cases[i].n_asked > 0);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pasted-list/messages", Fixture, NULL, set_up, test_messages, tear_down);
  g_test_add ("/pasted-list/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/pasted-list/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/pasted-list/entries", Fixture, NULL, set_up, test_entries, tear_down);
  g_test_add ("/pasted-list/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/pasted-list/single-mark", Fixture, NULL, set_up, test_single_mark, tear_down);
  g_test_add ("/pasted-list/is-marks", Fixture, NULL, set_up, test_is_marks, tear_down);
  g_test_add ("/pasted-list/long-title", Fixture, NULL, set_up, test_long_title, tear_down);
  g_test_add ("/pasted-list/thread", Fixture, NULL, set_up, test_thread, tear_down);
  g_test_add ("/pasted-list/again-in-thread", Fixture, NULL, set_up, test_again_in_thread, tear_down);
  g_test_add ("/pasted-list/found-out", Fixture, NULL, set_up, test_found_out, tear_down);
  g_test_add ("/pasted-list/foreign", Fixture, NULL, set_up, test_foreign, tear_down);

  return g_test_run ();
}
