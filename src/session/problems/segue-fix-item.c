/* segue-fix-item.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/problems/segue-fix-item.h"

#include "core/text/segue-fold.h"
#include "rules/segue-fixes.h"

/* A row of the dialog that lists problems with fixes: a problem and the fix that is selected for it. */
struct _SegueFixItem
{
  GObject parent_instance;

  SegueEpisode *episode;
  SegueProblem *problem;
  gboolean chosen;
  guint fix;
  char *before; /* created by segue_fix_item_get_lines() */
  char *after;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  PROP_FIX,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueFixItem, segue_fix_item, G_TYPE_OBJECT)

static void
segue_fix_item_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SegueFixItem *self = SEGUE_FIX_ITEM (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_FIX:
      g_value_set_uint (value, self->fix);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_fix_item_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SegueFixItem *self = SEGUE_FIX_ITEM (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      segue_fix_item_set_chosen (self, g_value_get_boolean (value));
      break;
    case PROP_FIX:
      segue_fix_item_set_fix (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_fix_item_finalize (GObject *object)
{
  SegueFixItem *self = SEGUE_FIX_ITEM (object);

  segue_episode_unref (self->episode);
  g_object_unref (self->problem);
  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (segue_fix_item_parent_class)->finalize (object);
}

static void
segue_fix_item_class_init (SegueFixItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = segue_fix_item_get_property;
  object_class->set_property = segue_fix_item_set_property;
  object_class->finalize = segue_fix_item_finalize;

  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, TRUE, flags);
  props[PROP_FIX] = g_param_spec_uint ("fix", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_fix_item_init (SegueFixItem *self)
{
  self->chosen = TRUE;
}

/**
 * segue_fix_item_new:
 * @episode: the episode that was checked
 * @problem: a problem of @episode with at least one fix
 *
 * Creates an item for the list of fixes. The first fix of @problem is selected.
 *
 * Returns: (transfer full): the item
 */
SegueFixItem *
segue_fix_item_new (SegueEpisode *episode,
                    SegueProblem *problem)
{
  SegueFixItem *self = g_object_new (SEGUE_TYPE_FIX_ITEM, NULL);

  self->episode = segue_episode_ref (episode);
  self->problem = g_object_ref (problem);

  return self;
}

/**
 * segue_fix_item_get_problem:
 * @self: an item
 *
 * Returns: (transfer none): the problem
 */
SegueProblem *
segue_fix_item_get_problem (SegueFixItem *self)
{
  g_return_val_if_fail (SEGUE_IS_FIX_ITEM (self), NULL);

  return self->problem;
}

/**
 * segue_fix_item_get_chosen:
 * @self: an item
 *
 * Returns: whether the problem is to be fixed
 */
gboolean
segue_fix_item_get_chosen (SegueFixItem *self)
{
  g_return_val_if_fail (SEGUE_IS_FIX_ITEM (self), FALSE);

  return self->chosen;
}

/**
 * segue_fix_item_set_chosen:
 * @self: an item
 * @chosen: whether the problem is to be fixed
 *
 * Sets whether the selected fix is to be applied.
 */
void
segue_fix_item_set_chosen (SegueFixItem *self,
                           gboolean      chosen)
{
  g_return_if_fail (SEGUE_IS_FIX_ITEM (self));

  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

/**
 * segue_fix_item_get_fix:
 * @self: an item
 *
 * Returns: the index of the selected fix
 */
guint
segue_fix_item_get_fix (SegueFixItem *self)
{
  g_return_val_if_fail (SEGUE_IS_FIX_ITEM (self), 0);

  return self->fix;
}

/**
 * segue_fix_item_set_fix:
 * @self: an item
 * @fix: the index of a fix of the problem
 *
 * Selects a fix.
 */
void
segue_fix_item_set_fix (SegueFixItem *self,
                        guint         fix)
{
  g_return_if_fail (SEGUE_IS_FIX_ITEM (self));
  g_return_if_fail (fix < segue_problem_get_n_fixes (self->problem));

  if (self->fix == fix)
    return;

  self->fix = fix;
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIX]);
}

/**
 * segue_fix_item_get_lines:
 * @self: an item
 * @before: (out) (transfer none): the lines before the change
 * @after: (out) (transfer none): the lines after the change
 *
 * Gets the lines that the selected fix changes. The strings are valid until another fix is selected.
 */
void
segue_fix_item_get_lines (SegueFixItem  *self,
                          const char   **before,
                          const char   **after)
{
  g_return_if_fail (SEGUE_IS_FIX_ITEM (self));

  if (self->before == NULL)
    {
      g_autofree char *old_lines = NULL;
      g_autofree char *new_lines = NULL;

      segue_fixes_preview (self->episode, segue_problem_get_fix (self->problem, self->fix), &old_lines, &new_lines);
      self->before = segue_fold_shorten (old_lines != NULL ? old_lines : "");
      self->after = segue_fold_shorten (new_lines != NULL ? new_lines : "");
    }
  *before = self->before != NULL ? self->before : "";
  *after = self->after != NULL ? self->after : "";
}
