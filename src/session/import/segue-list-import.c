/* segue-list-import.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/import/segue-list-import.h"

#include <glib/gi18n.h>

#include "formats/notes/segue-list-notes.h"
#include "session/outline/segue-entry-commands.h"
#include "session/outline/segue-entry-place.h"
#include "session/outline/segue-pasted-list.h"

/**
 * SegueListImport:
 *
 * A list of chapters that is added to the notes of a session, or gives their segments its titles or times. What will
 * happen is known before, for a preview.
 */
struct _SegueListImport
{
  GObject parent_instance;

  SegueSession *session;
  SegueEpisode *list;
  SegueImportAs as;
  gint64 offset;        /* milliseconds that are added to the times of the list */

  SegueEpisode *before; /* the notes that @result was made from */
  SegueEpisode *result; /* or NULL if it failed */
  guint place;          /* of the first new entry */
  guint n_set;          /* number of segments that get something */
  guint n_below;        /* number of times that would be below zero */
  GArray *marked;       /* ids of the segments that get the times of marks */
  guint n_added;        /* number of these that are new */
  GError *error;
};

G_DEFINE_FINAL_TYPE (SegueListImport, segue_list_import, G_TYPE_OBJECT)

static SegueEpisode *
get_episode (SegueListImport *self)
{
  return segue_document_get_episode (segue_session_get_document (self->session));
}

/* Lists the segments of notes. */
static GArray *
find_segments (SegueEpisode *episode)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    if (segue_entry_get_kind (segue_episode_get (episode, i)) == SEGUE_ENTRY_SEGMENT)
      g_array_append_val (indices, i);

  return indices;
}

/* Finds the place for new entries: below what is selected, or at the end. */
static guint
find_place (SegueListImport *self,
            SeguePaste      *paste)
{
  const guint64 id = segue_view_state_get_selected (segue_session_get_view_state (self->session));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (id != 0)
    g_array_append_val (ids, id);

  return segue_entry_place_below (get_episode (self), ids,
                                  segue_paste_count (paste, SEGUE_PASTE_SEGMENTS).n_sections > 0);
}

static void
forget (SegueListImport *self)
{
  g_clear_pointer (&self->before, segue_episode_unref);
  g_clear_pointer (&self->result, segue_episode_unref);
  g_clear_error (&self->error);
  g_array_set_size (self->marked, 0);
  self->n_set = self->n_below = self->n_added = 0;
}

/* Marks segments at the times of the list. */
static void
plan_marks (SegueListImport  *self,
            const SeguePaste *paste)
{
  g_autoptr(GArray) times = segue_paste_dup_marks (paste);

  self->result = segue_marking_plan (segue_session_get_marking (self->session), times, 0, self->marked, &self->n_added,
                                     &self->error);
  self->n_set = self->marked->len;
}

/* Finds out what the notes become, unless that is known. */
static void
plan (SegueListImport *self)
{
  SegueEpisode *episode = get_episode (self);
  g_autoptr(SeguePaste) paste = NULL;
  g_autoptr(GArray) segments = NULL;
  const guint *indices;

  if (self->before == episode)
    return;
  forget (self);
  self->before = segue_episode_ref (episode);
  paste = segue_list_notes_read (self->list);
  segments = find_segments (episode);
  indices = (const guint *) (gconstpointer) segments->data;
  if (self->as != SEGUE_IMPORT_TITLES)
    self->n_below = segue_paste_shift_times (paste, self->offset);
  if (self->as == SEGUE_IMPORT_TITLES)
    self->result = segue_paste_set_titles (paste, episode, indices, segments->len, &self->n_set, &self->error);
  else if (self->as == SEGUE_IMPORT_TIMES)
    self->result = segue_paste_set_times (paste, episode, indices, segments->len, &self->n_set, &self->error);
  else if (self->as == SEGUE_IMPORT_MARKS)
    plan_marks (self, paste);
  else
    {
      const SeguePasteCount count = segue_paste_count (paste, SEGUE_PASTE_SEGMENTS);

      self->place = find_place (self, paste);
      self->n_set = count.n_segments + count.n_sections;
      self->result = segue_paste_insert (paste, SEGUE_PASTE_SEGMENTS, episode, self->place, &self->error);
    }
}

static void
segue_list_import_finalize (GObject *object)
{
  SegueListImport *self = SEGUE_LIST_IMPORT (object);

  forget (self);
  g_array_unref (self->marked);
  segue_episode_unref (self->list);
  g_object_unref (self->session);

  G_OBJECT_CLASS (segue_list_import_parent_class)->finalize (object);
}

static void
segue_list_import_class_init (SegueListImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_list_import_finalize;
}

static void
segue_list_import_init (SegueListImport *self)
{
  self->marked = g_array_new (FALSE, FALSE, sizeof (guint64));
}

/**
 * segue_list_import_new:
 * @session: the session of the notes
 * @list: an episode that was read from another file
 *
 * Prepares an import, as new segments.
 *
 * Returns: (transfer full): the import
 */
SegueListImport *
segue_list_import_new (SegueSession *session,
                       SegueEpisode *list)
{
  SegueListImport *self = g_object_new (SEGUE_TYPE_LIST_IMPORT, NULL);

  self->session = g_object_ref (session);
  self->list = segue_episode_ref (list);

  return self;
}

/**
 * segue_list_import_set:
 * @self: an import
 * @as: how the list is imported
 * @offset: milliseconds that are added to its times, may be negative
 *
 * Chooses how the list is imported.
 */
void
segue_list_import_set (SegueListImport *self,
                       SegueImportAs    as,
                       gint64           offset)
{
  g_return_if_fail (SEGUE_IS_LIST_IMPORT (self));

  self->as = as;
  self->offset = offset;
  forget (self);
}

/**
 * segue_list_import_get_n:
 * @self: an import
 *
 * Counts what the list has.
 *
 * Returns: the number of its sections and segments
 */
guint
segue_list_import_get_n (SegueListImport *self)
{
  guint n = 0;

  g_return_val_if_fail (SEGUE_IS_LIST_IMPORT (self), 0);

  for (guint i = 0; i < segue_episode_get_n_entries (self->list); i++)
    n += segue_entry_get_kind (segue_episode_get (self->list, i)) != SEGUE_ENTRY_TEXT;

  return n;
}

/* Tells whether the entry of the result at @index is new or changed. */
static gboolean
is_changed (SegueListImport *self,
            guint            index)
{
  SegueEntry *entry = segue_episode_get (self->result, index);
  const guint64 id = segue_entry_get_id (entry);

  switch (self->as)
    {
    case SEGUE_IMPORT_SEGMENTS:
      return index >= self->place && index < self->place + self->n_set;
    case SEGUE_IMPORT_MARKS:
      for (guint i = 0; i < self->marked->len; i++)
        if (g_array_index (self->marked, guint64, i) == id)
          return TRUE;
      return FALSE;
    default:
      return segue_entry_get_kind (entry) == SEGUE_ENTRY_SEGMENT && entry != segue_episode_get (self->before, index);
    }
}

/* Describes an entry on a line: its start, a tab, its title. */
static char *
dup_row (const SegueEntry *entry)
{
  g_autofree char *time = segue_entry_dup_start_text (entry);
  g_autofree char *title = segue_entry_dup_plain_title (entry);

  return g_strdup_printf ("%s\t%s", time != NULL ? time : "", title);
}

/**
 * segue_list_import_dup_rows:
 * @self: an import
 *
 * Describes what the notes get, for a preview: each new entry, or each segment as it becomes if it changes. A row is a
 * time, a tab and a title.
 *
 * Returns: (transfer full): the rows, none if the import is not possible
 */
char **
segue_list_import_dup_rows (SegueListImport *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (SEGUE_IS_LIST_IMPORT (self), NULL);

  plan (self);
  for (guint i = 0; self->result != NULL && i < segue_episode_get_n_entries (self->result); i++)
    if (is_changed (self, i))
      g_ptr_array_add (rows, dup_row (segue_episode_get (self->result, i)));
  g_ptr_array_add (rows, NULL);

  return (char **) g_ptr_array_free (rows, FALSE);
}

/* Counts the segments of an episode. */
static guint
count_segments (SegueEpisode *episode)
{
  g_autoptr(GArray) segments = find_segments (episode);

  return segments->len;
}

/**
 * segue_list_import_dup_warning:
 * @self: an import
 *
 * Describes why the import may not be what is meant.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if nothing is odd
 */
char *
segue_list_import_dup_warning (SegueListImport *self)
{
  guint mine, theirs;

  g_return_val_if_fail (SEGUE_IS_LIST_IMPORT (self), NULL);

  plan (self);
  if (self->error != NULL)
    return g_strdup (self->error->message);
  if (self->n_below > 0)
    return g_strdup_printf (ngettext ("%u time would be below zero.", "%u times would be below zero.", self->n_below),
                            self->n_below);
  if (self->as == SEGUE_IMPORT_SEGMENTS || self->as == SEGUE_IMPORT_MARKS)
    return NULL;
  mine = count_segments (self->before);
  theirs = count_segments (self->list);

  /* Translators: two numbers of segments that should be the same */
  return mine != theirs ? g_strdup_printf (_("The notes have %1$u segments, the list has %2$u."), mine, theirs) : NULL;
}

/**
 * segue_list_import_can_apply:
 * @self: an import
 *
 * Tells whether the import is possible and changes anything.
 *
 * Returns: %TRUE if it is
 */
gboolean
segue_list_import_can_apply (SegueListImport *self)
{
  g_return_val_if_fail (SEGUE_IS_LIST_IMPORT (self), FALSE);

  plan (self);

  return self->result != NULL && self->result != self->before && self->n_below == 0;
}

/**
 * segue_list_import_apply:
 * @self: an import
 *
 * Imports the list in one step, and selects the first new segment. The user is told what was done.
 *
 * Returns: whether the notes have changed
 */
gboolean
segue_list_import_apply (SegueListImport *self)
{
  SegueViewState *state;
  g_autofree char *message = NULL;
  guint n;

  g_return_val_if_fail (SEGUE_IS_LIST_IMPORT (self), FALSE);

  if (!segue_list_import_can_apply (self) ||
      !segue_entries_apply (self->session, self->result, self->error, _("Import"), NULL))
    return FALSE;
  state = segue_session_get_view_state (self->session);
  n = self->n_set;
  if (self->as == SEGUE_IMPORT_SEGMENTS)
    {
      segue_view_state_set_selected (state, segue_entry_get_id (segue_episode_get (get_episode (self), self->place)));
      message = g_strdup_printf (ngettext ("%u entry imported", "%u entries imported", n), n);
    }
  else if (self->as == SEGUE_IMPORT_MARKS)
    {
      segue_view_state_set_selected (state, g_array_index (self->marked, guint64, 0));
      message = segue_pasted_list_describe_marks (n - self->n_added, self->n_added);
    }
  else if (self->as == SEGUE_IMPORT_TITLES)
    message = g_strdup_printf (ngettext ("%u title imported", "%u titles imported", n), n);
  else
    message = g_strdup_printf (ngettext ("%u time imported", "%u times imported", n), n);
  segue_view_state_say (state, message, TRUE);

  return TRUE;
}
