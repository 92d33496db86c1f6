/* segue-outline-heading-line.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-heading-line.h"

#include <glib/gi18n.h>

#include "app/outline/segue-outline-title.h"

/**
 * SegueOutlineHeadingLine:
 *
 * What the row of the episode shows: the title of the episode, and below it its number and date or what it consists of.
 */
struct _SegueOutlineHeadingLine
{
  GtkWidget parent_instance;

  GtkWidget *lines;
  GtkWidget *icon;
  SegueOutlineTitle *title;
  SegueOutlineTitle *caption;
};

G_DEFINE_FINAL_TYPE (SegueOutlineHeadingLine, segue_outline_heading_line, GTK_TYPE_WIDGET)

static void
segue_outline_heading_line_dispose (GObject *object)
{
  SegueOutlineHeadingLine *self = SEGUE_OUTLINE_HEADING_LINE (object);

  g_clear_pointer (&self->lines, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);

  G_OBJECT_CLASS (segue_outline_heading_line_parent_class)->dispose (object);
}

static void
segue_outline_heading_line_class_init (SegueOutlineHeadingLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_outline_heading_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "heading");
}

static SegueOutlineTitle *
append_line (SegueOutlineHeadingLine *self,
             const char              *css_class)
{
  GtkWidget *line = g_object_new (SEGUE_TYPE_OUTLINE_TITLE, NULL);

  gtk_widget_add_css_class (line, css_class);
  gtk_box_append (GTK_BOX (self->lines), line);

  return SEGUE_OUTLINE_TITLE (line);
}

static void
segue_outline_heading_line_init (SegueOutlineHeadingLine *self)
{
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->lines, TRUE);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  self->title = append_line (self, "title");
  self->caption = append_line (self, "caption");

  self->icon = gtk_image_new ();
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "line");
}

GtkWidget *
segue_outline_heading_line_new (void)
{
  return g_object_new (SEGUE_TYPE_OUTLINE_HEADING_LINE, NULL);
}

/* Returns: (transfer none): the sign of a problem, which is hidden at first */
GtkWidget *
segue_outline_heading_line_get_icon (SegueOutlineHeadingLine *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_HEADING_LINE (self), NULL);

  return self->icon;
}

/* Returns: (transfer none): the title that is shown */
const char *
segue_outline_heading_line_get_title (SegueOutlineHeadingLine *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_HEADING_LINE (self), NULL);

  return segue_outline_title_get_text (self->title);
}

/* Returns: (transfer none): the line below the title */
const char *
segue_outline_heading_line_get_caption (SegueOutlineHeadingLine *self)
{
  g_return_val_if_fail (SEGUE_IS_OUTLINE_HEADING_LINE (self), NULL);

  return segue_outline_title_get_text (self->caption);
}

/* Shows the heading and the caption of @item, which stands for the episode. */
void
segue_outline_heading_line_set_item (SegueOutlineHeadingLine *self,
                                     SegueOutlineItem        *item)
{
  const char *heading;

  g_return_if_fail (SEGUE_IS_OUTLINE_HEADING_LINE (self));

  heading = segue_outline_item_get_heading (item);
  segue_outline_title_set_text (self->title, *heading != '\0' ? heading : _("Untitled episode"));
  segue_outline_title_set_text (self->caption, segue_outline_item_get_caption (item));
  if (*heading != '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "unknown");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "unknown");
}

/* Sets the height of a line, in pixels. */
void
segue_outline_heading_line_set_height (SegueOutlineHeadingLine *self,
                                       int                      line_height)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_HEADING_LINE (self));

  segue_outline_title_set_shape (self->title, 1, line_height);
  segue_outline_title_set_shape (self->caption, 1, line_height);
}
