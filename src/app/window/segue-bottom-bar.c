/* segue-bottom-bar.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/window/segue-bottom-bar.h"

#include "app/widgets/segue-em.h"

/* How wide the half at the end is, in em. */
#define END_WIDTH 32.0

/**
 * SegueBottomBar:
 *
 * The bar below the panes. It is always there, always as high, and divided into two halves with a fixed edge, so that
 * nothing in one half moves what is in the other. In a narrow window the half at the start has all of the width.
 */
struct _SegueBottomBar
{
  GtkWidget parent_instance;

  GtkWidget *start;
  gboolean divided;
};

enum
{
  PROP_0,
  PROP_START,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueBottomBar, segue_bottom_bar, GTK_TYPE_WIDGET)

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The half at the end never widens the window, which may be on its way to a narrow one. */
static void
segue_bottom_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (SEGUE_BOTTOM_BAR (widget)->start, orientation, -1, minimum, natural, NULL, NULL);
}

static void
segue_bottom_bar_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SegueBottomBar *self = SEGUE_BOTTOM_BAR (widget);
  const int end = self->divided ? END_WIDTH * segue_em_get (widget) : 0;
  const int start = MAX (width - end, get_minimum (self->start));
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (self->start, &(GtkAllocation) { rtl ? width - start : 0, 0, start, height }, baseline);
}

static void
segue_bottom_bar_dispose (GObject *object)
{
  g_clear_pointer (&SEGUE_BOTTOM_BAR (object)->start, gtk_widget_unparent);

  G_OBJECT_CLASS (segue_bottom_bar_parent_class)->dispose (object);
}

static void
segue_bottom_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_START:
      g_value_set_object (value, SEGUE_BOTTOM_BAR (object)->start);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_bottom_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SegueBottomBar *self = SEGUE_BOTTOM_BAR (object);

  switch (prop_id)
    {
    case PROP_START:
      self->start = g_value_get_object (value);
      gtk_widget_set_parent (self->start, GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_bottom_bar_class_init (SegueBottomBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = segue_bottom_bar_dispose;
  object_class->get_property = segue_bottom_bar_get_property;
  object_class->set_property = segue_bottom_bar_set_property;
  widget_class->measure = segue_bottom_bar_measure;
  widget_class->size_allocate = segue_bottom_bar_size_allocate;

  props[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
segue_bottom_bar_init (SegueBottomBar *self)
{
}

/**
 * segue_bottom_bar_set_divided:
 * @self: a bottom bar
 * @divided: whether there is a half at the end
 *
 * Divides the bar.
 */
void
segue_bottom_bar_set_divided (SegueBottomBar *self,
                              gboolean        divided)
{
  g_return_if_fail (SEGUE_IS_BOTTOM_BAR (self));

  if (self->divided == divided)
    return;

  self->divided = divided;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
