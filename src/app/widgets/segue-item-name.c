/* segue-item-name.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-item-name.h"

/**
 * segue_item_name_set:
 * @row: a row of a list view
 * @name: the text for screen readers
 *
 * Names the list's own widget around a row, since that widget has the focus.
 */
void
segue_item_name_set (GtkWidget  *row,
                     const char *name)
{
  GtkWidget *item = gtk_widget_get_parent (row);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
