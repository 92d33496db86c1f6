/* segue-fix.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rules/segue-fix.h"

/**
 * SegueFix:
 *
 * A way to mend a problem: a pure edit of the episode, with words for the button that offers it.
 *
 * A fix finds its entries by their ids, so that it can be applied to a later episode than the one it was made for.
 */
struct _SegueFix
{
  GObject parent_instance;
  char *label;
  char *action;
  SegueFixFunc func;
  gpointer data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (SegueFix, segue_fix, G_TYPE_OBJECT)

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
 * @label: the words on its button, with the result in them, translated
 * @action: what the history calls it, translated
 * @func: makes the edit
 * @data: (nullable): given to @func
 * @destroy: (nullable): frees @data
 *
 * Makes a fix.
 *
 * Returns: (transfer full): the fix
 */
SegueFix *
segue_fix_new (const char     *label,
               const char     *action,
               SegueFixFunc    func,
               gpointer        data,
               GDestroyNotify  destroy)
{
  SegueFix *self = g_object_new (SEGUE_TYPE_FIX, NULL);

  self->label = g_strdup (label);
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
 * Gives the words for a button: “Make It 01:31:23”.
 *
 * Returns: (transfer none): translated
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
 * Gives the name of the edit for the history: “Correct Time”.
 *
 * Returns: (transfer none): translated
 */
const char *
segue_fix_get_action (SegueFix *self)
{
  return self->action;
}

/**
 * segue_fix_apply:
 * @self: a fix
 * @episode: the episode to mend
 * @error: return location for an error, or %NULL
 *
 * Mends the problem.
 *
 * Returns: (transfer full): the mended episode, @episode itself if the entries are gone, or %NULL with @error set
 */
SegueEpisode *
segue_fix_apply (SegueFix      *self,
                 SegueEpisode  *episode,
                 GError       **error)
{
  return self->func (episode, self->data, error);
}
