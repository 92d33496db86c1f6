/* test-history.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/document/segue-history.h"
#include "core/edit/segue-edit.h"
#include "core/episode/segue-reader.h"

#define START "(00:00:00) One\n(00:01:00) Two\n"
#define SECOND G_USEC_PER_SEC

/* A history and a clock that the test moves on. */
typedef struct
{
  SegueHistory *history;
  SegueEpisode *start;
  gint64 now;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->start = segue_reader_read (START, -1, NULL);
  self->history = segue_history_new (self->start);
  self->now = 1000 * SECOND;
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  segue_history_free (self->history);
  segue_episode_unref (self->start);
}

static char *
text_of (SegueEpisode *episode)
{
  return segue_episode_dup_range (episode, 0, segue_episode_get_length (episode));
}

static void
assert_text (Fixture    *self,
             const char *expected)
{
  g_autofree char *text = text_of (segue_history_get_episode (self->history));

  g_assert_cmpstr (text, ==, expected);
}

/* Replaces @length bytes at @offset of the current state. */
static void
edit (Fixture    *self,
      gsize       offset,
      gsize       length,
      const char *text,
      const char *label,
      const char *key)
{
  g_autoptr(SegueEpisode) episode = segue_episode_splice (segue_history_get_episode (self->history), offset, length,
                                                          text, -1);
  const SegueFocus focus = { 7, key, offset };

  g_assert_true (segue_history_push (self->history, episode, label, key, &focus, self->now));
}

static void
test_undo_redo (Fixture       *self,
                gconstpointer  data)
{
  g_assert_false (segue_history_can_undo (self->history));
  g_assert_false (segue_history_can_redo (self->history));
  g_assert_null (segue_history_get_undo_label (self->history));
  g_assert_null (segue_history_get_redo_label (self->history));
  g_assert_true (segue_history_get_episode (self->history) == self->start);

  edit (self, 11, 3, "Eins", "Edit Title", NULL);
  edit (self, 27, 3, "Zwei", "Edit Other Title", NULL);
  assert_text (self, "(00:00:00) Eins\n(00:01:00) Zwei\n");
  g_assert_cmpstr (segue_history_get_undo_label (self->history), ==, "Edit Other Title");

  g_assert_cmpint (segue_history_undo (self->history)->offset, ==, 27);
  assert_text (self, "(00:00:00) Eins\n(00:01:00) Two\n");
  g_assert_cmpstr (segue_history_get_undo_label (self->history), ==, "Edit Title");
  g_assert_cmpstr (segue_history_get_redo_label (self->history), ==, "Edit Other Title");
  segue_history_undo (self->history);
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  g_assert_false (segue_history_can_undo (self->history));

  segue_history_redo (self->history);
  g_assert_cmpint (segue_history_redo (self->history)->offset, ==, 27);
  assert_text (self, "(00:00:00) Eins\n(00:01:00) Zwei\n");
  g_assert_false (segue_history_can_redo (self->history));
}

/* The edits of a key that goes on with the current step are part of it in spite of pauses, until the step ends. */
static void
test_continued (Fixture       *self,
                gconstpointer  data)
{
  segue_history_continue_step (self->history, "key");
  edit (self, 11, 3, "Eins", "First", "key");
  segue_history_continue_step (self->history, "other key");
  self->now += 5 * SECOND;
  edit (self, 11, 4, "Uno", "Typed", "other key");
  self->now += 5 * SECOND;
  edit (self, 11, 3, "Un", "Typed", "other key");
  g_assert_cmpstr (segue_history_get_undo_label (self->history), ==, "First");
  edit (self, 11, 2, "One!", "Typed", "key");
  g_assert_cmpstr (segue_history_get_undo_label (self->history), ==, "Typed");
  segue_history_continue_step (self->history, "other key");
  segue_history_end_step (self->history);
  edit (self, 11, 4, "Ein", "Last", "other key");
  g_assert_cmpstr (segue_history_get_undo_label (self->history), ==, "Last");
  segue_history_undo (self->history);
  segue_history_undo (self->history);
  assert_text (self, "(00:00:00) Un\n(00:01:00) Two\n");
  segue_history_undo (self->history);
  g_assert_true (segue_history_get_episode (self->history) == self->start);
}

/* A new edit ends what could be redone; one without effect does not. */
static void
test_redo_dropped (Fixture       *self,
                   gconstpointer  data)
{
  edit (self, 11, 3, "Eins", "One", NULL);
  segue_history_undo (self->history);
  g_assert_false (segue_history_push (self->history, self->start, "Nothing", NULL, NULL, self->now));
  g_assert_cmpstr (segue_history_get_redo_label (self->history), ==, "One");
  edit (self, 11, 3, "Uno", "Two", NULL);
  g_assert_false (segue_history_can_redo (self->history));
  assert_text (self, "(00:00:00) Uno\n(00:01:00) Two\n");
}

static guint
count_steps (Fixture *self)
{
  guint n = 0;

  for (; segue_history_can_undo (self->history); n++)
    segue_history_undo (self->history);
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  return n;
}

typedef enum
{
  END_NOTHING,
  END_STEP,
  END_PAUSE,
  END_SHORT_PAUSE,
  END_KEY,
  END_NO_KEY,
  END_UNDO_REDO,
} End;

/* What happens between two letters that are typed into the same field, and how many steps there are then. */
static const struct
{
  End end;
  guint n_steps;
} ends[] = {
  { END_NOTHING, 1 },
  { END_SHORT_PAUSE, 1 },
  { END_STEP, 2 },
  { END_PAUSE, 2 },
  { END_UNDO_REDO, 2 },
  { END_KEY, 3 },
  { END_NO_KEY, 3 },
};

static void
end_step (Fixture *self,
          End      end)
{
  switch (end)
    {
    case END_STEP:
      segue_history_end_step (self->history);
      break;
    case END_PAUSE:
      self->now += SECOND;
      break;
    case END_SHORT_PAUSE:
      self->now += SECOND - 1;
      break;
    case END_KEY:
      edit (self, 28, 0, "!", "Edit", "title-2");
      break;
    case END_NO_KEY:
      edit (self, 28, 0, "!", "Edit", NULL);
      break;
    case END_UNDO_REDO:
      segue_history_undo (self->history);
      segue_history_redo (self->history);
      break;
    case END_NOTHING:
    default:
      break;
    }
}

static void
test_coalescing (Fixture       *self,
                 gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      edit (self, 14, 0, "a", "Edit Title", "title-1");
      end_step (self, ends[i].end);
      edit (self, 15, 0, "b", "Edit Title", "title-1");
      g_assert_cmpuint (count_steps (self), ==, ends[i].n_steps);
    }
}

/* Undo leads to where the step began, redo to where it ended. */
static void
test_focus (Fixture       *self,
            gconstpointer  data)
{
  const SegueFocus *focus;

  for (guint i = 0; i < 3; i++)
    edit (self, 14 + i, 0, "x", "Edit Title", "title-1");
  assert_text (self, "(00:00:00) Onexxx\n(00:01:00) Two\n");
  focus = segue_history_undo (self->history);
  g_assert_cmpuint (focus->id, ==, 7);
  g_assert_cmpstr (focus->field, ==, "title-1");
  g_assert_cmpint (focus->offset, ==, 14);
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  g_assert_cmpint (segue_history_redo (self->history)->offset, ==, 16);
  assert_text (self, "(00:00:00) Onexxx\n(00:01:00) Two\n");
}

/* Typing that comes back to the text that it began with leaves no step, and the very state it began with. */
static void
test_vanishing (Fixture       *self,
                gconstpointer  data)
{
  SegueEpisode *first;

  edit (self, 14, 0, "s", "Edit Title", "title-1");
  edit (self, 14, 1, "", "Edit Title", "title-1");
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  g_assert_false (segue_history_can_undo (self->history));
  g_assert_false (segue_history_can_redo (self->history));

  /* what is typed next with the same key does not go into the step before */
  edit (self, 11, 3, "Eins", "Edit Title", "title-1");
  first = segue_history_get_episode (self->history);
  segue_history_end_step (self->history);
  edit (self, 15, 0, "s", "Edit Title", "title-1");
  edit (self, 15, 1, "", "Edit Title", "title-1");
  g_assert_true (segue_history_get_episode (self->history) == first);
  edit (self, 15, 0, "t", "Edit Title", "title-1");
  g_assert_cmpuint (count_steps (self), ==, 2);

  /* nor does anything vanish that is of the same length only */
  edit (self, 11, 1, "A", "Edit Title", "title-1");
  edit (self, 11, 1, "B", "Edit Title", "title-1");
  assert_text (self, "(00:00:00) Bne\n(00:01:00) Two\n");
  g_assert_cmpuint (count_steps (self), ==, 1);
}

/* An entry that came and went leaves the ids as they were. */
static void
test_vanishing_entries (Fixture       *self,
                        gconstpointer  data)
{
  const guint n_entries = segue_episode_get_n_entries (self->start);
  const guint64 id = segue_entry_get_id (segue_episode_get (self->start, n_entries - 1));
  guint index;

  edit (self, 15, 0, "(00:00:30) New\n", "Edit Text", "text");
  g_assert_cmpuint (segue_episode_get_n_entries (segue_history_get_episode (self->history)), ==, n_entries + 1);
  edit (self, 15, strlen ("(00:00:30) New\n"), "", "Edit Text", "text");
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  g_assert_true (segue_episode_find (segue_history_get_episode (self->history), id, &index));
  g_assert_cmpuint (index, ==, n_entries - 1);
}

static void
set_attribute (Fixture    *self,
               const char *value)
{
  const guint last = segue_episode_get_n_entries (self->start) - 1;
  g_autoptr(SegueEpisode) episode = segue_edit_set_attribute (segue_history_get_episode (self->history), last, "image",
                                                              value, NULL);

  segue_history_push (self->history, episode, "Edit Image", "image", NULL, self->now);
}

/* What no line holds counts as well. */
static void
test_vanishing_attributes (Fixture       *self,
                           gconstpointer  data)
{
  const guint last = segue_episode_get_n_entries (self->start) - 1;
  SegueEpisode *now;

  set_attribute (self, "\"a\"");
  set_attribute (self, "\"ab\"");
  now = segue_history_get_episode (self->history);
  g_assert_cmpstr (segue_entry_get_attribute (segue_episode_get (now, last), "image"), ==, "\"ab\"");
  set_attribute (self, NULL);
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  g_assert_false (segue_history_can_undo (self->history));
}

/* To the start and to the end again through very many steps. */
static void
test_many (Fixture       *self,
           gconstpointer  data)
{
  const guint n_steps = 2000;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, text_of (self->start));
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *letter = g_strdup_printf ("%c", 'a' + i % 26);

      edit (self, 14, 0, letter, letter, NULL);
      g_ptr_array_add (texts, text_of (segue_history_get_episode (self->history)));
    }
  for (guint i = n_steps; i > 0; i--)
    {
      assert_text (self, g_ptr_array_index (texts, i));
      segue_history_undo (self->history);
    }
  g_assert_true (segue_history_get_episode (self->history) == self->start);
  for (guint i = 1; i <= n_steps; i++)
    {
      segue_history_redo (self->history);
      assert_text (self, g_ptr_array_index (texts, i));
    }
}

static void
add (const char *path,
     void      (*test) (Fixture       *self,
     gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
test_undo_to (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(SegueEpisode) other = segue_reader_read ("(00:00:00) Other\n", -1, NULL);
  g_autoptr(SegueEpisode) last = NULL;
  const SegueFocus *focus;

  edit (self, 11, 3, "Three", "First", "a");
  edit (self, 11, 5, "Four", "Second", "b");
  last = segue_episode_ref (segue_history_get_episode (self->history));

  /* what was never a state changes nothing */
  g_assert_null (segue_history_undo_to (self->history, other));
  g_assert_null (segue_history_undo_to (self->history, last));
  g_assert_true (segue_history_get_episode (self->history) == last);

  focus = segue_history_undo_to (self->history, self->start);
  g_assert_nonnull (focus);
  g_assert_cmpstr (focus->field, ==, "a");
  assert_text (self, START);
  g_assert_false (segue_history_can_undo (self->history));

  /* a state that lies ahead is not one that can be undone to */
  g_assert_null (segue_history_undo_to (self->history, last));
  segue_history_redo (self->history);
  segue_history_redo (self->history);
  g_assert_true (segue_history_get_episode (self->history) == last);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/history/undo-redo", test_undo_redo);
  add ("/history/redo-dropped", test_redo_dropped);
  add ("/history/coalescing", test_coalescing);
  add ("/history/continued", test_continued);
  add ("/history/focus", test_focus);
  add ("/history/vanishing", test_vanishing);
  add ("/history/vanishing/entries", test_vanishing_entries);
  add ("/history/vanishing/attributes", test_vanishing_attributes);
  add ("/history/many", test_many);
  add ("/history/undo-to", test_undo_to);

  return g_test_run ();
}
