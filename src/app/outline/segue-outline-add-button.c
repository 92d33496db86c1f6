/* segue-outline-add-button.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-add-button.h"

#include <glib/gi18n.h>

/* The button below the last row of a section, which adds a segment there. */

/**
 * segue_outline_add_button_new:
 * @gutter_width: the width of the column for its sign, in pixels
 *
 * Creates a button, which does nothing before segue_outline_add_button_set_id() is called.
 *
 * Returns: the button
 */
GtkWidget *
segue_outline_add_button_new (int gutter_width)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  GtkWidget *label = gtk_label_new (_("Add a segment"));

  gtk_widget_set_size_request (icon, gutter_width, -1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  /* the list gives the focus to what can have it in a row, not to the row */
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "add");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a segment"), -1);

  return button;
}

/**
 * segue_outline_add_button_set_id:
 * @button: a button
 * @id: the id of the last entry of a section
 *
 * Makes the button add a segment to that section.
 */
void
segue_outline_add_button_set_id (GtkWidget *button,
                                 guint64    id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "t", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "outline.add-at-section-end");
}
