/* segue-entry-commands.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/outline/segue-entry-commands.h"

#include <glib/gi18n.h>

#include "core/edit/segue-edit-many.h"
#include "core/edit/segue-edit.h"
#include "core/edit/segue-episode-fields.h"
#include "core/episode/segue-entry-label.h"
#include "session/segue-field.h"

/* Entries by their indices, which the pure edits take. */
typedef struct
{
  SegueEpisode *episode; /* borrowed */
  GArray *indices;       /* of guint, ascending */
} Selected;

static void
selected_clear (Selected *self)
{
  g_clear_pointer (&self->indices, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selected, selected_clear)

static Selected
find_selected (SegueSession *session,
               const GArray *ids)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  Selected selected = { episode, g_array_sized_new (FALSE, FALSE, sizeof (guint), ids->len) };

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, guint64, i));
  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      const guint64 id = segue_entry_get_id (segue_episode_get (episode, i));

      if (g_hash_table_contains (wanted, &id))
        g_array_append_val (selected.indices, i);
    }

  return selected;
}

static const guint *
get_indices (const Selected *selected)
{
  return (const guint *) (gpointer) selected->indices->data;
}

static guint
get_n (const Selected *selected)
{
  return selected->indices->len;
}

static SegueEntry *
get_first (const Selected *selected)
{
  return segue_episode_get (selected->episode, get_indices (selected)[0]);
}

/* Counts the entries that are not under another one of them. */
static guint
count_tops (const Selected *selected)
{
  guint end = 0;
  guint n = 0;

  for (guint i = 0; i < get_n (selected); i++)
    {
      const guint index = get_indices (selected)[i];

      if (index < end)
        continue;
      end = segue_episode_get_subtree_end (selected->episode, index);
      n++;
    }

  return n;
}

static void
say (SegueSession *session,
     const char   *message)
{
  segue_view_state_say (segue_session_get_view_state (session), message, TRUE);
}

/**
 * segue_entries_apply:
 * @session: a session
 * @episode: (nullable): the edited episode, or %NULL if the edit failed
 * @error: (nullable): why it failed
 * @label: the name of the step
 * @merge_key: (nullable): steps with the same key in a row become one step
 *
 * Makes @episode the episode of the document, or tells the user why the edit failed.
 *
 * Returns: whether the document has changed
 */
gboolean
segue_entries_apply (SegueSession *session,
                     SegueEpisode *episode,
                     const GError *error,
                     const char   *label,
                     const char   *merge_key)
{
  SegueViewState *state = segue_session_get_view_state (session);
  const SegueFocus focus = { segue_view_state_get_selected (state), segue_field_get_name (SEGUE_FIELD_NONE), 0 };

  if (episode == NULL)
    {
      segue_view_state_say (state, error->message, FALSE);
      return FALSE;
    }

  return segue_document_apply (segue_session_get_document (session), episode, label, merge_key, &focus);
}

/**
 * segue_entries_list:
 * @session: a session
 * @index: the index of the first entry
 * @n_entries: the number of entries
 *
 * Lists the ids of consecutive entries of the document.
 *
 * Returns: (transfer full) (element-type guint64): the ids
 */
GArray *
segue_entries_list (SegueSession *session,
                    guint         index,
                    guint         n_entries)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint64), n_entries);

  for (guint i = index; i < index + n_entries; i++)
    {
      const guint64 id = segue_entry_get_id (segue_episode_get (episode, i));

      g_array_append_val (ids, id);
    }

  return ids;
}

static char *
describe_removed (const char *title,
                  guint       n_tops,
                  guint       n_under)
{
  g_autofree char *tops = NULL;

  if (n_tops > 1)
    {
      tops = g_strdup_printf (ngettext ("Removed %u entry", "Removed %u entries", n_tops), n_tops);
      if (n_under == 0)
        return g_steal_pointer (&tops);

      /* Translators: %s is "Removed 3 entries" */
      return g_strdup_printf (ngettext ("%s and %u under them", "%s and %u under them", n_under), tops, n_under);
    }

  if (n_under > 0)
    return g_strdup_printf (ngettext ("Removed “%s” and %u entry under it", "Removed “%s” and %u entries under it",
                                      n_under), title, n_under);

  if (*title != '\0')
    return g_strdup_printf (_("Removed “%s”"), title);

  return g_strdup (_("Removed an entry without a title"));
}

/**
 * segue_entries_remove:
 * @session: a session
 * @ids: (element-type guint64): the entries
 * @label: the name of the step
 *
 * Removes entries.
 *
 * Returns: whether they are removed
 */
gboolean
segue_entries_remove (SegueSession *session,
                      const GArray *ids,
                      const char   *label)
{
  g_auto(Selected) selected = find_selected (session, ids);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint n_tops;
  guint n;

  if (get_n (&selected) == 0)
    return FALSE;

  title = segue_entry_dup_label (get_first (&selected));
  n_tops = count_tops (&selected);
  n = segue_edit_count_many (selected.episode, get_indices (&selected), get_n (&selected));
  result = segue_edit_remove_many (selected.episode, get_indices (&selected), get_n (&selected), &error);
  if (!segue_entries_apply (session, result, error, label, NULL))
    return FALSE;

  message = describe_removed (title, n_tops, n - n_tops);
  say (session, message);

  return TRUE;
}

/* Tells the user about entries that moved along with others. Nothing is said of a section, which holds its segments. */
static void
say_moved (SegueSession *session,
           guint64       first,
           guint         n_selected,
           guint         n_under)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint index;

  if (n_under == 0 || !segue_episode_find (episode, first, &index) ||
      segue_entry_get_kind (segue_episode_get (episode, index)) != SEGUE_ENTRY_SEGMENT)
    return;

  title = segue_entry_dup_label (segue_episode_get (episode, index));
  message = n_selected == 1
              ? g_strdup_printf (ngettext ("Moved “%s” and %u entry under it", "Moved “%s” and %u entries under it",
                                           n_under), title, n_under)
              : g_strdup_printf (ngettext ("Moved %u entry under the others along with them",
                                           "Moved %u entries under the others along with them", n_under), n_under);
  say (session, message);
}

static gboolean
apply_move (SegueSession   *session,
            const Selected *selected,
            SegueEpisode   *result,
            const GError   *error)
{
  const guint n = segue_edit_count_many (selected->episode, get_indices (selected), get_n (selected));
  const guint n_under = n - MAX (count_tops (selected), get_n (selected));
  const guint64 first = segue_entry_get_id (get_first (selected));

  if (!segue_entries_apply (session, result, error, _("Move"), NULL))
    return FALSE;

  say_moved (session, first, get_n (selected), n_under);

  return TRUE;
}

/**
 * segue_entries_move:
 * @session: a session
 * @ids: (element-type guint64): the entries
 * @before: the index of the entry that is to follow them
 *
 * Moves entries. A section that would take in the entries at @before goes behind them.
 *
 * Returns: whether they are moved
 */
gboolean
segue_entries_move (SegueSession *session,
                    const GArray *ids,
                    guint         before)
{
  g_auto(Selected) selected = find_selected (session, ids);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;

  if (get_n (&selected) == 0)
    return FALSE;

  before = segue_edit_fit_place (selected.episode, get_indices (&selected), get_n (&selected), MAX (before, 1));
  result = segue_edit_move_many (selected.episode, get_indices (&selected), get_n (&selected), before, &error);

  return apply_move (session, &selected, result, error);
}

/**
 * segue_entries_step:
 * @session: a session
 * @ids: (element-type guint64): the entries
 * @up: whether they go up
 *
 * Moves entries past the next entry above or below them.
 *
 * Returns: %FALSE if they cannot go any further in that direction
 */
gboolean
segue_entries_step (SegueSession *session,
                    const GArray *ids,
                    gboolean      up)
{
  g_auto(Selected) selected = find_selected (session, ids);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;

  if (get_n (&selected) == 0)
    return FALSE;

  result = segue_edit_step_many (selected.episode, get_indices (&selected), get_n (&selected), up, &error);
  if (result == selected.episode)
    return FALSE;

  apply_move (session, &selected, result, error);

  return TRUE;
}

/**
 * segue_entries_nudge:
 * @session: a session
 * @ids: (element-type guint64): the entries
 * @delta: how far, in milliseconds
 *
 * Shifts the times of entries. Nudges of the same entries in a row become one step.
 *
 * Returns: whether a time has changed
 */
gboolean
segue_entries_nudge (SegueSession *session,
                     const GArray *ids,
                     gint64        delta)
{
  g_auto(Selected) selected = find_selected (session, ids);
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *merge_key = NULL;
  const guint n = get_n (&selected);
  SegueEntry *last;

  if (n == 0)
    return FALSE;

  last = segue_episode_get (selected.episode, get_indices (&selected)[n - 1]);
  merge_key = g_strdup_printf ("nudge-%u-%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, n,
                               segue_entry_get_id (get_first (&selected)), segue_entry_get_id (last));
  result = segue_edit_shift_many (selected.episode, get_indices (&selected), n, delta, &error);

  return segue_entries_apply (session, result, error, _("Shift Time"), merge_key);
}

/**
 * segue_entries_duplicate:
 * @session: a session
 * @ids: (element-type guint64): the entries
 *
 * Adds copies of entries. The copies stay together, below the last of the entries and of what a section would take in.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the ids of the copies, or %NULL if there are none
 */
GArray *
segue_entries_duplicate (SegueSession *session,
                         const GArray *ids)
{
  g_auto(Selected) selected = find_selected (session, ids);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  guint before = 0;

  if (get_n (&selected) == 0)
    return NULL;

  entries = segue_edit_collect_many (selected.episode, get_indices (&selected), get_n (&selected));
  segue_episode_find (selected.episode, segue_entry_get_id (entries->pdata[entries->len - 1]), &before);
  before = segue_edit_fit_place (selected.episode, get_indices (&selected), get_n (&selected), before + 1);
  result = segue_edit_insert_many (selected.episode, before, (SegueEntry *const *) entries->pdata, entries->len, FALSE,
                                   &error);
  if (!segue_entries_apply (session, result, error, _("Duplicate"), NULL))
    return NULL;

  return segue_entries_list (session, before, entries->len);
}

/**
 * segue_entries_set_link:
 * @session: a session
 * @id: an entry
 * @link: a URL
 *
 * Makes a URL the link of the title of an entry.
 *
 * Returns: whether the link has changed
 */
gboolean
segue_entries_set_link (SegueSession *session,
                        guint64       id,
                        const char   *link)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));
  g_autoptr(SegueEpisode) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  guint index;

  if (!segue_episode_find (episode, id, &index))
    return FALSE;

  title = segue_entry_dup_label (segue_episode_get (episode, index));
  result = segue_edit_set_link (episode, index, link, &error);
  if (!segue_entries_apply (session, result, error, _("Edit Link"), NULL))
    return FALSE;

  message = g_strdup_printf (_("“%s” has a link now"), title);
  say (session, message);

  return TRUE;
}

/**
 * segue_entries_have_time:
 * @session: a session
 * @ids: (element-type guint64): the entries
 *
 * Returns: whether at least one of the entries has a time
 */
gboolean
segue_entries_have_time (SegueSession *session,
                         const GArray *ids)
{
  SegueEpisode *episode = segue_document_get_episode (segue_session_get_document (session));

  for (guint i = 0; i < ids->len; i++)
    {
      guint index;

      if (segue_episode_find (episode, g_array_index (ids, guint64, i), &index) &&
          segue_entry_get_start (segue_episode_get (episode, index)) != SEGUE_TIME_NONE)
        return TRUE;
    }

  return FALSE;
}
