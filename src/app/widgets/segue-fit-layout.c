/* segue-fit-layout.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-fit-layout.h"

/* The greatest width that the widget asks for, in pixels: the least width of a window. */
#define MAX_MINIMUM 360

/**
 * SegueFitLayout:
 *
 * The layout of a widget with one child that leaves things out when it gets narrower. The child learns its width when
 * it is allocated. Before that it must not keep the window from becoming narrow.
 */
struct _SegueFitLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SegueFitLayout, segue_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static GtkSizeRequestMode
segue_fit_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return gtk_widget_get_request_mode (gtk_widget_get_first_child (widget));
}

static void
segue_fit_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_minimum_width (child));
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MAX_MINIMUM);
}

static void
segue_fit_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_allocate (child, MAX (width, get_minimum_width (child)), height, baseline, NULL);
}

static void
segue_fit_layout_class_init (SegueFitLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = segue_fit_layout_get_request_mode;
  layout_class->measure = segue_fit_layout_measure;
  layout_class->allocate = segue_fit_layout_allocate;
}

static void
segue_fit_layout_init (SegueFitLayout *self)
{
}
