/* segue-fix-front.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/front/segue-front-matter.h"
#include "core/text/segue-error.h"
#include "rules/front/segue-front-list-private.h"

/* Fixes that make the notes and the list in their front matter agree. */

/* What is known about a pair, whatever happens to its entries until the fix is applied. */
typedef struct
{
  guint64 id; /* of the segment, or 0 */
  gint64 start; /* of the segment, in milliseconds */
  char *title;
  gint64 item_start;
  char *item_title; /* NULL if there is no item */
} Change;

typedef struct
{
  SegueFrontFixKind kind;
  guint n_changes;
  Change changes[];
} Changes;

static void
changes_free (gpointer data)
{
  Changes *self = data;

  for (guint i = 0; i < self->n_changes; i++)
    {
      g_free (self->changes[i].title);
      g_free (self->changes[i].item_title);
    }
  g_free (self);
}

/* Finds the item in @list that was compared. */
static gboolean
find_item (SegueEpisode *list,
           const Change *change,
           guint        *index)
{
  for (guint i = 0; i < segue_episode_get_n_entries (list) && change->item_title != NULL; i++)
    {
      SegueEntry *entry = segue_episode_get (list, i);
      g_autofree char *title = NULL;

      if (segue_entry_get_kind (entry) == SEGUE_ENTRY_TEXT || segue_entry_get_start (entry) != change->item_start)
        continue;
      title = segue_entry_dup_title (entry);
      if (g_str_equal (title, change->item_title))
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns the place of a new segment: before the first one that is later, or else after the last one. */
static guint
find_place (SegueEpisode *episode,
            gint64        start)
{
  guint place = 1;

  for (guint i = 0; i < segue_episode_get_n_entries (episode); i++)
    {
      const gint64 time = segue_entry_get_start (segue_episode_get (episode, i));

      if (time != SEGUE_TIME_NONE && time > start)
        return MAX (i, 1);
      if (time != SEGUE_TIME_NONE)
        place = segue_episode_get_subtree_end (episode, i);
    }

  return place;
}

/* Makes one change in the list. Returns the same list if the item is not there any more. */
static SegueEpisode *
change_list (SegueEpisode       *list,
             SegueFrontFixKind   kind,
             const Change       *change,
             GError            **error)
{
  guint index;

  if (kind == SEGUE_FRONT_FIX_LIST_ADD)
    return segue_edit_insert_segment (list, find_place (list, change->start), change->start, change->title, NULL, error);
  if (!find_item (list, change, &index))
    return segue_episode_ref (list);
  if (kind == SEGUE_FRONT_FIX_LIST_REMOVE)
    return segue_edit_remove (list, index, 1, error);
  if (kind == SEGUE_FRONT_FIX_LIST_TITLE)
    return segue_edit_set_title (list, index, change->title, error);

  return segue_edit_set_start (list, index, change->start, error);
}

/* Replaces the front matter by the text of @list. */
static SegueEpisode *
write_list (SegueEpisode  *episode,
            SegueEpisode  *list,
            GError       **error)
{
  const gsize length = segue_episode_get_length (list);
  g_autofree char *text = segue_episode_dup_range (list, 0, length);
  g_autoptr(SegueEpisode) result = segue_episode_splice (episode, 0, segue_front_matter_get_length (episode), text, length);

  if (segue_episode_get_n_entries (result) == segue_episode_get_n_entries (episode) &&
      segue_front_matter_get_length (result) == length)
    return g_steal_pointer (&result);
  g_set_error_literal (error, SEGUE_ERROR, SEGUE_ERROR_READ_BACK,
                       _("This value cannot be changed here. Change it in the text."));

  return NULL;
}

static SegueEpisode *
apply_to_list (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  const Changes *changes = data;
  g_autoptr(SegueEpisode) before = segue_front_list_read (episode);
  g_autoptr(SegueEpisode) list = before != NULL ? segue_episode_ref (before) : NULL;

  for (guint i = 0; i < changes->n_changes && list != NULL; i++)
    {
      SegueEpisode *changed = change_list (list, changes->kind, &changes->changes[i], error);

      if (changed == NULL)
        return NULL;
      segue_episode_unref (list);
      list = changed;
    }
  if (list == before)
    return segue_episode_ref (episode);

  return write_list (episode, list, error);
}

static SegueEpisode *
apply_to_notes (SegueEpisode   *episode,
                gconstpointer   data,
                GError        **error)
{
  const Changes *changes = data;
  const Change *change = &changes->changes[0];
  guint index;

  if (changes->kind == SEGUE_FRONT_FIX_NOTES_ADD)
    return segue_edit_insert_segment (episode, find_place (episode, change->item_start), change->item_start,
                                      change->item_title, NULL, error);
  if (!segue_episode_find (episode, change->id, &index))
    return segue_episode_ref (episode);
  if (changes->kind == SEGUE_FRONT_FIX_NOTES_TITLE)
    return segue_edit_set_title (episode, index, change->item_title, error);

  return segue_edit_set_start (episode, index, change->item_start, error);
}

static const char *
get_action (SegueFrontFixKind kind,
            guint             n)
{
  switch (kind)
    {
    case SEGUE_FRONT_FIX_LIST_START:
    case SEGUE_FRONT_FIX_NOTES_START:
      return n == 1 ? _("Correct Time") : _("Correct Times");
    case SEGUE_FRONT_FIX_LIST_TITLE:
    case SEGUE_FRONT_FIX_NOTES_TITLE:
      return n == 1 ? _("Correct Title") : _("Correct Titles");
    case SEGUE_FRONT_FIX_LIST_REMOVE:
      return _("Remove Chapter");
    default:
      return _("Add Segment");
    }
}

/* Creates a fix that makes the pairs agree. Only fixes of the list can have more than one pair. */
SegueFix *
segue_fix_new_front (SegueFrontFixKind     kind,
                     const SegueFrontPair *pairs,
                     guint                 n_pairs,
                     const char           *label)
{
  Changes *changes = g_malloc0 (sizeof (Changes) + n_pairs * sizeof (Change));

  changes->kind = kind;
  changes->n_changes = n_pairs;
  for (guint i = 0; i < n_pairs; i++)
    {
      Change *change = &changes->changes[i];

      if (pairs[i].segment != NULL)
        {
          change->id = segue_entry_get_id (pairs[i].segment);
          change->start = segue_entry_get_start (pairs[i].segment);
          change->title = segue_entry_dup_plain_title (pairs[i].segment);
        }
      if (pairs[i].item != NULL)
        {
          change->item_start = segue_entry_get_start (pairs[i].item);
          change->item_title = segue_entry_dup_title (pairs[i].item);
        }
    }

  return segue_fix_new (label, get_action (kind, n_pairs), kind >= SEGUE_FRONT_FIX_NOTES_START ? apply_to_notes : apply_to_list,
                        changes, changes_free);
}
