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
 * nothing in one half moves what is in the other. In a narrow window each half has all of the width, and the one at the end
 * is above the other.
 */
struct _SegueBottomBar
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  gboolean divided;
};

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueBottomBar, segue_bottom_bar, GTK_TYPE_WIDGET)

static int
get_minimum (GtkWidget      *widget,
             GtkOrientation  orientation)
{
  int minimum;

  gtk_widget_measure (widget, orientation, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* The half at the end never widens a window in which it is beside the other, since that may be on its way to a narrow
 * one. */
static void
segue_bottom_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  SegueBottomBar *self = SEGUE_BOTTOM_BAR (widget);
  const int end = get_minimum (self->end, orientation);

  gtk_widget_measure (self->start, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = self->divided ? MAX (*minimum, end) : *minimum + end;
      *natural = self->divided ? MAX (*natural, end) : *natural + end;
    }
  else if (!self->divided)
    {
      *minimum = MAX (*minimum, end);
      *natural = MAX (*natural, end);
    }
}

static void
segue_bottom_bar_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SegueBottomBar *self = SEGUE_BOTTOM_BAR (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start;
  int end;

  if (!self->divided)
    {
      end = get_minimum (self->end, GTK_ORIENTATION_VERTICAL);
      gtk_widget_size_allocate (self->end, &(GtkAllocation) { 0, 0, width, end }, -1);
      gtk_widget_size_allocate (self->start, &(GtkAllocation) { 0, end, width, height - end }, -1);
      return;
    }

  end = MAX (END_WIDTH * segue_em_get (widget), get_minimum (self->end, GTK_ORIENTATION_HORIZONTAL));
  start = MAX (width - end, get_minimum (self->start, GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_size_allocate (self->start, &(GtkAllocation) { rtl ? width - start : 0, 0, start, height }, -1);
  gtk_widget_size_allocate (self->end, &(GtkAllocation) { rtl ? width - start - end : start, 0, end, height }, -1);
}

static void
segue_bottom_bar_dispose (GObject *object)
{
  g_clear_pointer (&SEGUE_BOTTOM_BAR (object)->start, gtk_widget_unparent);
  g_clear_pointer (&SEGUE_BOTTOM_BAR (object)->end, gtk_widget_unparent);

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
    case PROP_END:
      g_value_set_object (value, SEGUE_BOTTOM_BAR (object)->end);
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
    case PROP_END:
      self->end = g_value_get_object (value);
      gtk_widget_set_parent (self->end, GTK_WIDGET (self));
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
  props[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET,
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
 * @divided: whether the halves are beside each other
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
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
