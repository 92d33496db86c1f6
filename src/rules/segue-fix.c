/* segue-fix.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-fix.h"

#include <glib/gi18n-lib.h>

#include "core/text/segue-fold.h"

/**
 * SegueFix:
 *
 * A correction that can be offered for a problem: a function that edits the episode, and a label for its button.
 *
 * A fix identifies entries by id, so that it can also be applied to a later version of the episode.
 */
struct _SegueFix
{
  GObject parent_instance;
  char *label;            /* of the button, translated */
  char *action;           /* name of the edit in the undo history, translated */
  SegueFixFunc func;      /* makes the edit */
  gpointer data;          /* passed to func */
  GDestroyNotify destroy; /* frees data, or NULL */
};

G_DEFINE_FINAL_TYPE (SegueFix, segue_fix, G_TYPE_OBJECT)

/* The names of edits, and how it is said that they were made. */
static const struct
{
  const char *action;
  const char *done;
} edits[] = {
  { N_("Correct Time"), N_("Time corrected") },
  { N_("Correct Times"), N_("Times corrected") },
  { N_("Correct Title"), N_("Title corrected") },
  { N_("Correct Titles"), N_("Titles corrected") },
  { N_("Correct Link"), N_("Link corrected") },
  { N_("Remove Time"), N_("Time removed") },
  { N_("Remove End"), N_("End removed") },
  { N_("Swap Times"), N_("Times swapped") },
  { N_("Convert Times"), N_("Times converted") },
  { N_("Move Segment"), N_("Segment moved") },
  { N_("Move Segments"), N_("Segments moved") },
  { N_("Reverse Segments"), N_("Segments reversed") },
  { N_("Remove Copy"), N_("Copy removed") },
  { N_("Add Segment"), N_("Segment added") },
  { N_("Remove Chapter"), N_("Chapter removed") },
};

static void
segue_fix_finalize (GObject *object)
{
  SegueFix *self = SEGUE_FIX (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->label);
  g_free (self->action);
  G_OBJECT_CLASS (segue_fix_parent_class)->finalize (object);
}

static void
segue_fix_class_init (SegueFixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = segue_fix_finalize;
}

static void
segue_fix_init (SegueFix *self)
{
}

/**
 * segue_fix_new:
 * @label: the label of its button, which names the result, translated
 * @action: the name of the edit in the undo history, translated
 * @func: (scope notified) (closure data) (destroy destroy): makes the edit
 * @data: (nullable): data for @func
 * @destroy: (nullable): frees @data
 *
 * Creates a fix.
 *
 * Returns: (transfer full): a new fix
 */
SegueFix *
segue_fix_new (const char     *label,
               const char     *action,
               SegueFixFunc    func,
               gpointer        data,
               GDestroyNotify  destroy)
{
  SegueFix *self = g_object_new (SEGUE_TYPE_FIX, NULL);

  self->label = segue_fold_shorten (label);
  self->action = g_strdup (action);
  self->func = func;
  self->data = data;
  self->destroy = destroy;

  return self;
}

/**
 * segue_fix_get_label:
 * @self: a fix
 *
 * Gets the label of the button that applies the fix, such as “Make It 01:31:23”.
 *
 * Returns: (transfer none): the label, translated
 */
const char *
segue_fix_get_label (SegueFix *self)
{
  return self->label;
}

/**
 * segue_fix_get_action:
 * @self: a fix
 *
 * Gets the name of the edit for the undo history, such as “Correct Time”.
 *
 * Returns: (transfer none): the name, translated
 */
const char *
segue_fix_get_action (SegueFix *self)
{
  return self->action;
}

/**
 * segue_fix_get_done:
 * @self: a fix
 *
 * Gets what to tell when the edit has been made, such as “Times swapped”.
 *
 * Returns: (transfer none): the text, translated
 */
const char *
segue_fix_get_done (SegueFix *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      if (g_str_equal (self->action, _(edits[i].action)))
        return _(edits[i].done);
    }

  return self->action;
}

/**
 * segue_fix_apply:
 * @self: a fix
 * @episode: the episode to correct, the one that was checked or a later version of it
 * @error: return location for a #GError, or %NULL
 *
 * Applies the fix.
 *
 * Returns: (transfer full): the corrected episode, @episode itself if its entries no longer exist or nothing changes,
 *   or %NULL with @error set
 */
SegueEpisode *
segue_fix_apply (SegueFix      *self,
                 SegueEpisode  *episode,
                 GError       **error)
{
  return self->func (episode, self->data, error);
}

/**
 * segue_fix_find:
 * @episode: the episode to correct
 * @ids: (array length=n): ids of the entries to change, in the order of the lines when the fix was made
 * @n: number of ids
 * @indices: (array length=n) (out caller-allocates): the indices of the entries in @episode
 *
 * Finds the entries of a fix in a later episode.
 *
 * Returns: %FALSE if one of them is gone or if they are in another order
 */
gboolean
segue_fix_find (SegueEpisode  *episode,
                const guint64 *ids,
                guint          n,
                guint         *indices)
{
  for (guint i = 0; i < n; i++)
    if (!segue_episode_find (episode, ids[i], &indices[i]) || (i > 0 && indices[i] <= indices[i - 1]))
      return FALSE;

  return TRUE;
}
