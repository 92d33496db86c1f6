/* segue-fix-places.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-many.h"
#include "rules/segue-rule.h"

/* Fixes that move, reverse and remove segments. */

/* The data of a fix. Entries are named by id, so that the fix finds them in a later episode, too. */
typedef struct
{
  guint64 place;  /* id of the entry to move above or below; 0 if nothing is moved */
  gboolean below; /* whether to move below it */
  guint n_ids;    /* number of ids */
  guint64 ids[];  /* ids of the entries to move or remove */
} Places;

static Places *
places_new (guint n)
{
  Places *self = g_malloc0 (sizeof (Places) + n * sizeof (guint64));

  self->n_ids = n;

  return self;
}

static Places *
places_new_for (SegueCheck *check,
                guint       first,
                guint       n)
{
  Places *self = places_new (n);

  for (guint i = 0; i < n; i++)
    self->ids[i] = segue_entry_get_id (segue_episode_get (check->episode, first + i));

  return self;
}

static SegueEpisode *
apply_move (SegueEpisode   *episode,
            gconstpointer   data,
            GError        **error)
{
  const Places *places = data;
  g_autofree guint *indices = g_new (guint, places->n_ids);
  guint place;

  if (!segue_fix_find (episode, places->ids, places->n_ids, indices) ||
      !segue_episode_find (episode, places->place, &place))
    return segue_episode_ref (episode);
  if (places->below)
    place = segue_episode_get_subtree_end (episode, place);
  if (places->n_ids == 1)
    return segue_edit_move (episode, indices[0], segue_episode_get_subtree_end (episode, indices[0]) - indices[0], place,
                            error);

  return segue_edit_move_many (episode, indices, places->n_ids, place, error);
}

/**
 * segue_fix_new_move:
 * @check: a check
 * @what: (array length=n): consecutive segments
 * @n: number of segments, 1 or more
 * @place: another segment
 * @below: whether to move them below @place, instead of above it
 *
 * Creates a fix that moves segments and the entries below them in the outline to the place above or below @place.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_move (SegueCheck       *check,
                    const SegueTimed *what,
                    guint             n,
                    const SegueTimed *place,
                    gboolean          below)
{
  g_autofree char *text = segue_check_format (check, segue_entry_get_start (place->entry));
  g_autofree char *label = NULL;
  Places *places = places_new (n);

  for (guint i = 0; i < n; i++)
    places->ids[i] = segue_entry_get_id (what[i].entry);
  places->place = segue_entry_get_id (place->entry);
  places->below = below;
  if (n == 1)
    label = g_strdup_printf (below ? _("Move Below %s") : _("Move Above %s"), text);
  else if (below)
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Segment Below %s", "Move %u Segments Below %s", n),
                             n, text);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u Segment Above %s", "Move %u Segments Above %s", n),
                             n, text);

  return segue_fix_new (label, n == 1 ? _("Move Segment") : _("Move Segments"), apply_move, places, g_free);
}

static SegueEpisode *
apply_reverse (SegueEpisode   *episode,
               gconstpointer   data,
               GError        **error)
{
  const Places *places = data;
  g_autofree guint *indices = g_new (guint, places->n_ids);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(SegueEpisode) without = NULL;

  if (!segue_fix_find (episode, places->ids, places->n_ids, indices) ||
      indices[places->n_ids - 1] - indices[0] + 1 != places->n_ids)
    return segue_episode_ref (episode);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) segue_entry_unref);
  for (guint i = places->n_ids; i-- > 0;)
    g_ptr_array_add (entries, segue_entry_ref (segue_episode_get (episode, indices[i])));
  without = segue_edit_remove (episode, indices[0], places->n_ids, error);
  if (without == NULL)
    return NULL;

  return segue_edit_insert_many (without, MIN (indices[0], segue_episode_get_n_entries (without)),
                                 (SegueEntry *const *) entries->pdata, entries->len, TRUE, error);
}

/**
 * segue_fix_new_reverse:
 * @check: a check
 * @first: index in the episode of the first segment
 * @n: number of segments
 *
 * Creates a fix that reverses the order of consecutive segments.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_reverse (SegueCheck *check,
                       guint       first,
                       guint       n)
{
  return segue_fix_new (_("Reverse"), _("Reverse Segments"), apply_reverse, places_new_for (check, first, n), g_free);
}

static SegueEpisode *
apply_remove (SegueEpisode   *episode,
              gconstpointer   data,
              GError        **error)
{
  const Places *places = data;
  g_autofree guint *indices = g_new (guint, places->n_ids);

  if (!segue_fix_find (episode, places->ids, places->n_ids, indices))
    return segue_episode_ref (episode);

  return segue_edit_remove_many (episode, indices, places->n_ids, error);
}

/**
 * segue_fix_new_remove_copy:
 * @check: a check
 * @first: index in the episode of the first entry of a copy
 * @n: number of entries
 *
 * Creates a fix that removes the entries of a list that is there twice.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new_remove_copy (SegueCheck *check,
                           guint       first,
                           guint       n)
{
  return segue_fix_new (_("Remove the Second Copy"), _("Remove Copy"), apply_remove, places_new_for (check, first, n),
                        g_free);
}
