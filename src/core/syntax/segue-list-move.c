/* segue-list-move.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/edit/segue-edit-private.h"
#include "core/json/segue-json-printer.h"
#include "core/syntax/segue-list-edit-private.h"

/* Moves items of a list among those that are in the same item, and writes entries of notes as items of a list or the
 * other way round. */

static gboolean
is_moved (const SegueListRange *ranges,
          guint                 n_ranges,
          guint                 index)
{
  for (guint i = 0; i < n_ranges; i++)
    if (index >= ranges[i].start && index < ranges[i].end)
      return TRUE;

  return FALSE;
}

/* Returns the items that are in the same item as @item, from the first one on. */
static GArray *
find_siblings (SegueListEdit *self,
               guint          item)
{
  const guint depth = segue_list_edit_get (self, item)->depth;
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (guint));
  guint previous;

  while ((previous = segue_list_edit_previous (self, item, depth)) != G_MAXUINT)
    item = previous;
  do
    {
      g_array_append_val (siblings, item);
      item = segue_list_edit_end (self, item);
    }
  while (item < self->list.items->len && segue_list_edit_get (self, item)->depth == depth);

  return siblings;
}

/* Returns the new order of @siblings: those of @ranges stand before the item @before. Returns %NULL if one of them is no
 * sibling, or @before is no place among them. */
static GArray *
arrange (SegueListEdit        *self,
         GArray               *siblings,
         const SegueListRange *ranges,
         guint                 n_ranges,
         guint                 before)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint last = g_array_index (siblings, guint, siblings->len - 1);
  guint n_moved = 0, n_entries = 0;
  gboolean placed = FALSE;

  for (guint i = 0; i < n_ranges; i++)
    n_entries += ranges[i].end - ranges[i].start;
  for (guint i = 0; i <= siblings->len; i++)
    {
      const guint sibling = i < siblings->len ? g_array_index (siblings, guint, i) : segue_list_edit_end (self, last);

      if (sibling == before)
        {
          placed = TRUE;
          for (guint j = 0; j < siblings->len; j++)
            if (is_moved (ranges, n_ranges, g_array_index (siblings, guint, j) + 1))
              g_array_append_val (order, g_array_index (siblings, guint, j));
        }
      if (i == siblings->len)
        break;
      if (is_moved (ranges, n_ranges, sibling + 1))
        n_moved += segue_list_edit_end (self, sibling) - sibling;
      else
        g_array_append_val (order, sibling);
    }

  return placed && n_moved == n_entries ? g_steal_pointer (&order) : NULL;
}

/* Moves the entries of @ranges before the entry @before. What separates the items stays in place. The ids are those that
 * the splice gives. */
SegueEpisode *
segue_list_move (SegueEpisode         *episode,
                 const SegueListRange *ranges,
                 guint                 n_ranges,
                 guint                 before,
                 GError              **error)
{
  g_auto(SegueListEdit) edit = { 0 };
  g_autoptr(GArray) siblings = NULL;
  g_autoptr(GArray) order = NULL;
  g_autoptr(GString) text = NULL;
  gsize from, to;

  if (!segue_list_edit_init_items (&edit, episode, error))
    return NULL;
  siblings = find_siblings (&edit, ranges[0].start - 1);
  order = arrange (&edit, siblings, ranges, n_ranges, before - 1);
  if (order == NULL)
    return segue_list_refuse (_("Chapters can only be moved among those that are in the same section."), error);
  text = g_string_new (NULL);
  from = segue_list_edit_get (&edit, g_array_index (siblings, guint, 0))->from;
  for (guint i = 0; i < order->len; i++)
    {
      const SegueSyntaxItem *item = segue_list_edit_get (&edit, g_array_index (order, guint, i));
      const SegueSyntaxItem *old = segue_list_edit_get (&edit, g_array_index (siblings, guint, i));

      g_string_append_len (text, edit.text + item->from, item->close - item->from);
      to = i + 1 < siblings->len ? segue_list_edit_get (&edit, g_array_index (siblings, guint, i + 1))->from : old->close;
      g_string_append_len (text, edit.text + old->close, to - old->close);
    }
  to = segue_list_edit_get (&edit, g_array_index (siblings, guint, siblings->len - 1))->close;

  return segue_episode_splice (episode, from, to - from, text->str, text->len);
}
