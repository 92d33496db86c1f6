/* segue-front-tree.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/front/segue-front-tree-private.h"

/* The values of front matter with their positions. */

/* Prepares a tree for the values of @text, which must stay valid. */
void
segue_front_tree_init (SegueFrontTree *self,
                       const char     *text)
{
  *self = (SegueFrontTree){ .text = text, .nodes = g_array_new (FALSE, TRUE, sizeof (SegueFrontNode)) };
}

void
segue_front_tree_clear (SegueFrontTree *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
}

SegueFrontNode *
segue_front_tree_get (const SegueFrontTree *self,
                      guint                 index)
{
  return &g_array_index (self->nodes, SegueFrontNode, index);
}

/* Appends a value. What follows a list or map is in it until it is closed. Returns %FALSE if there are too many or they
 * are nested too deep. */
gboolean
segue_front_tree_add (SegueFrontTree       *self,
                      const SegueFrontNode *node)
{
  const guint index = self->nodes->len;

  if (index >= SEGUE_FRONT_MAX_NODES || self->depth >= SEGUE_FRONT_MAX_DEPTH)
    return FALSE;
  g_array_append_vals (self->nodes, node, 1);
  if (self->depth > 0)
    {
      const guint last = self->last[self->depth - 1];

      if (last > 0)
        segue_front_tree_get (self, last)->next = index;
      else
        segue_front_tree_get (self, self->open[self->depth - 1])->first = index;
      self->last[self->depth - 1] = index;
    }
  if (node->type != SEGUE_FRONT_SCALAR)
    {
      self->open[self->depth] = index;
      self->last[self->depth++] = 0;
    }

  return TRUE;
}

/* Ends the innermost list or map at @to. */
void
segue_front_tree_close (SegueFrontTree *self,
                        gsize           to)
{
  segue_front_tree_get (self, self->open[--self->depth])->to = to;
}
