/* segue-tab-order.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-tab-order.h"

static gboolean
has_focus (GtkWidget *part)
{
  return gtk_widget_has_focus (part) || gtk_widget_get_focus_child (part) != NULL;
}

/* In a list the arrow keys move. Tab would go through all of its rows, of which there can be thousands, and select each. */
static gboolean
is_list (GtkWidget *part)
{
  return GTK_IS_LIST_VIEW (part) || GTK_IS_LIST_BOX (part);
}

/**
 * segue_tab_order_move:
 * @parts: (array length=n_parts): the parts of a window in the order in which they are read
 * @n_parts: how many there are
 * @direction: where the focus is to move
 *
 * Moves the focus by Tab or Shift+Tab: within the part that has the focus, and from there into the next part. A part that
 * is a list is left at once. GTK 4.18 orders widgets from left to right also where the text runs from right to left.
 *
 * Returns: %FALSE if no part has the focus or can take it, or if the key is another one
 */
gboolean
segue_tab_order_move (GtkWidget *const *parts,
                      guint             n_parts,
                      GtkDirectionType  direction)
{
  const guint step = direction == GTK_DIR_TAB_FORWARD ? 1 : n_parts - 1;
  guint at = 0;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  while (at < n_parts && !has_focus (parts[at]))
    at++;
  if (at == n_parts)
    return FALSE;
  if (!is_list (parts[at]) && gtk_widget_child_focus (parts[at], direction))
    return TRUE;
  for (guint i = 1; i < n_parts; i++)
    {
      GtkWidget *part = parts[(at + i * step) % n_parts];

      if (gtk_widget_get_mapped (part) && gtk_widget_child_focus (part, direction))
        return TRUE;
    }

  return FALSE;
}
