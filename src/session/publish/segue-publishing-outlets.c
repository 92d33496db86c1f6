/* segue-publishing-outlets.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/publish/segue-publishing-private.h"

#include <glib/gi18n-lib.h>

/* What the user does with outlets. */

/* Outlets that are copied come before those that are saved, and otherwise in the order of the targets. */
static guint
get_place (SegueOutlet *outlet)
{
  const SegueTarget *target = segue_outlet_get_target (outlet);
  guint n, place = 0;
  const SegueTarget *const *targets = segue_targets_get_all (&n);

  while (place < n && targets[place] != target)
    place++;

  return target->kind == SEGUE_TARGET_COPY ? place : n + place;
}

/* Adds an outlet behind those that come before it. */
void
segue_publishing_insert (SeguePublishing *self,
                         SegueOutlet     *outlet)
{
  GListModel *outlets = G_LIST_MODEL (self->outlets);
  guint position = 0;

  for (; position < g_list_model_get_n_items (outlets); position++)
    {
      g_autoptr(SegueOutlet) other = g_list_model_get_item (outlets, position);

      if (get_place (other) > get_place (outlet))
        break;
    }
  g_list_store_insert (self->outlets, position, outlet);
}

/* Adds the outlet of each target that has none, unless the user has removed it. */
void
segue_publishing_add_defaults (SeguePublishing *self)
{
  guint n;
  const SegueTarget *const *targets = segue_targets_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SegueOutlet) outlet = NULL;

      if (segue_publishing_find (self, targets[i]->id) != NULL ||
          g_strv_contains ((const char *const *) self->removed, targets[i]->id))
        continue;

      outlet = segue_outlet_new (targets[i]->id, targets[i]);
      segue_publishing_insert (self, outlet);
    }
}

/**
 * segue_publishing_find:
 * @self: publishing
 * @id: the id of an outlet
 *
 * Finds an outlet.
 *
 * Returns: (transfer none) (nullable): the outlet, or %NULL if the show has none with this id
 */
SegueOutlet *
segue_publishing_find (SeguePublishing *self,
                       const char      *id)
{
  GListModel *outlets;

  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  outlets = G_LIST_MODEL (self->outlets);
  for (guint i = 0; i < g_list_model_get_n_items (outlets); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (outlets, i);

      if (g_strcmp0 (segue_outlet_get_id (outlet), id) == 0)
        return outlet;
    }

  return NULL;
}

/**
 * segue_publishing_get_last:
 * @self: publishing
 *
 * Gets the outlet that was used last in this show.
 *
 * Returns: (transfer none) (nullable): the outlet, or %NULL if none was used yet
 */
SegueOutlet *
segue_publishing_get_last (SeguePublishing *self)
{
  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  return self->last != NULL ? segue_publishing_find (self, self->last) : NULL;
}

/* Notes that an outlet is used. */
static void
use (SeguePublishing *self,
     SegueOutlet     *outlet)
{
  if (g_strcmp0 (self->last, segue_outlet_get_id (outlet)) == 0)
    return;

  g_free (self->last);
  self->last = g_strdup (segue_outlet_get_id (outlet));
  segue_publishing_save_show (self);
}

static void
record_changed (SeguePublishing *self,
                SegueOutlet     *outlet)
{
  segue_publishing_save_records (self);
  segue_outlet_emit_changed (outlet);
  segue_publishing_emit_changed (self);
}

/**
 * segue_publishing_give:
 * @self: publishing
 * @outlet: an outlet
 * @output: what is given out
 *
 * Records that something is given out: the exact text and the time. It stays to be published by the user.
 */
void
segue_publishing_give (SeguePublishing *self,
                       SegueOutlet     *outlet,
                       SegueOutput     *output)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  segue_outlet_give (outlet, output, g_get_real_time () / G_USEC_PER_SEC);
  use (self, outlet);
  record_changed (self, outlet);
}

/**
 * segue_publishing_set_published:
 * @self: publishing
 * @outlet: an outlet to which something was given out
 * @published: whether the user has published that
 *
 * Notes whether what was given out has been published.
 */
void
segue_publishing_set_published (SeguePublishing *self,
                                SegueOutlet     *outlet,
                                gboolean         published)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  segue_outlet_get_record (outlet)->published = published;
  record_changed (self, outlet);
}

/**
 * segue_publishing_set_page:
 * @self: publishing
 * @outlet: an outlet
 * @address: (nullable): an address
 *
 * Keeps the address of the page where the episode is edited there.
 */
void
segue_publishing_set_page (SeguePublishing *self,
                           SegueOutlet     *outlet,
                           const char      *address)
{
  SeguePublishRecord *record;

  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  record = segue_outlet_get_record (outlet);
  g_free (record->page);
  record->page = address != NULL && *address != '\0' ? g_strdup (address) : NULL;
  record_changed (self, outlet);
}

/**
 * segue_publishing_dup_progress:
 * @self: publishing
 *
 * Says in how many of the places that have the episode a correction has been made.
 *
 * Returns: (transfer full) (nullable): a sentence without a full stop, translated; %NULL if there is nothing to correct
 */
char *
segue_publishing_dup_progress (SeguePublishing *self)
{
  guint n_given = 0, n_changed = 0;
  gboolean corrected = FALSE;

  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->outlets)); i++)
    {
      g_autoptr(SegueOutlet) outlet = g_list_model_get_item (G_LIST_MODEL (self->outlets), i);
      const SegueOutletState state = segue_outlet_get_state (outlet);

      n_given += state != SEGUE_OUTLET_NEW;
      n_changed += state == SEGUE_OUTLET_CHANGED;
      corrected = corrected || segue_outlet_get_record (outlet)->corrected;
    }
  if (n_changed == 0 && !corrected)
    return NULL;

  return g_strdup_printf (ngettext ("Corrected in %u of %u place", "Corrected in %u of %u places", n_given),
                          n_given - n_changed, n_given);
}

/**
 * segue_publishing_get_next:
 * @self: publishing
 * @outlet: (nullable): an outlet
 *
 * Gets the first outlet at @outlet or after it whose text has changed since it was given out, from the start again if
 * there is none.
 *
 * Returns: (transfer none) (nullable): the outlet, or %NULL if nothing is to be corrected
 */
SegueOutlet *
segue_publishing_get_next (SeguePublishing *self,
                           SegueOutlet     *outlet)
{
  guint n, first = 0;

  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->outlets));
  if (outlet != NULL && !g_list_store_find (self->outlets, outlet, &first))
    first = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SegueOutlet) next = g_list_model_get_item (G_LIST_MODEL (self->outlets), (first + i) % n);

      if (segue_outlet_get_state (next) == SEGUE_OUTLET_CHANGED)
        return next;
    }

  return NULL;
}

/**
 * segue_publishing_set_settings:
 * @self: publishing
 * @outlet: an outlet
 * @settings: its settings
 *
 * Changes the settings of an outlet. Those of the show are kept for the show, those of the episode for the episode.
 */
void
segue_publishing_set_settings (SeguePublishing      *self,
                               SegueOutlet          *outlet,
                               SeguePublishSettings *settings)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  if (!segue_outlet_set_settings (outlet, settings))
    return;

  segue_publishing_save_show (self);
  segue_publishing_save_records (self);
  segue_outlet_emit_changed (outlet);
  segue_publishing_schedule (self, 0);
}

/**
 * segue_publishing_set_reports:
 * @self: publishing
 * @outlet: an outlet
 * @reports: whether what will happen there is reported while the notes are written
 *
 * Sets whether the outlet reports.
 */
void
segue_publishing_set_reports (SeguePublishing *self,
                              SegueOutlet     *outlet,
                              gboolean         reports)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  if (segue_outlet_get_reports (outlet) == reports)
    return;

  segue_outlet_set_reports (outlet, reports);
  segue_publishing_save_show (self);
  segue_outlet_emit_changed (outlet);
  segue_publishing_schedule (self, 0);
}

/* Returns: (transfer full): an id that the show does not have yet */
static char *
dup_new_id (SeguePublishing   *self,
            const SegueTarget *target)
{
  char *id = g_strdup (target->id);

  for (guint i = 2; segue_publishing_find (self, id) != NULL; i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", target->id, i);
    }

  return id;
}

/**
 * segue_publishing_add:
 * @self: publishing
 * @target: a target
 * @name: (nullable): the name of the outlet, or %NULL for that of the target
 *
 * Adds an outlet to the show.
 *
 * Returns: (transfer none): the new outlet
 */
SegueOutlet *
segue_publishing_add (SeguePublishing   *self,
                      const SegueTarget *target,
                      const char        *name)
{
  g_autofree char *id = NULL;
  g_autoptr(SegueOutlet) outlet = NULL;

  g_return_val_if_fail (SEGUE_IS_PUBLISHING (self), NULL);

  id = dup_new_id (self, target);
  outlet = segue_outlet_new (id, target);
  segue_outlet_set_name (outlet, name);
  segue_publishing_insert (self, outlet);
  segue_publishing_hand_out_records (self);
  segue_publishing_save_show (self);
  segue_publishing_schedule (self, 0);

  return outlet;
}

/**
 * segue_publishing_rename:
 * @self: publishing
 * @outlet: an outlet
 * @name: (nullable): a name, or %NULL for that of the target
 *
 * Renames an outlet.
 */
void
segue_publishing_rename (SeguePublishing *self,
                         SegueOutlet     *outlet,
                         const char      *name)
{
  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  segue_outlet_set_name (outlet, name);
  segue_publishing_save_show (self);
  segue_outlet_emit_changed (outlet);
}

/**
 * segue_publishing_remove:
 * @self: publishing
 * @outlet: an outlet
 *
 * Removes an outlet from the show. What was given out there is kept, in case the outlet is added again.
 */
void
segue_publishing_remove (SeguePublishing *self,
                         SegueOutlet     *outlet)
{
  g_autoptr(SegueOutlet) kept = g_object_ref (outlet);
  const char *id;
  guint position;

  g_return_if_fail (SEGUE_IS_PUBLISHING (self));

  if (!g_list_store_find (self->outlets, outlet, &position))
    return;

  id = segue_outlet_get_id (kept);
  if (segue_targets_find (id) != NULL && !g_strv_contains ((const char *const *) self->removed, id))
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

      g_strv_builder_addv (builder, (const char **) self->removed);
      g_strv_builder_add (builder, id);
      g_strfreev (self->removed);
      self->removed = g_strv_builder_end (builder);
    }
  g_list_store_remove (self->outlets, position);
  segue_publishing_keep_record (self, kept);
  segue_publishing_save_show (self);
  segue_publishing_schedule (self, 0);
}
