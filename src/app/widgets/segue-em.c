/* segue-em.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-em.h"

/* The resolution in dots per inch where that of the screen is not known. */
#define USUAL_RESOLUTION 96

/**
 * segue_em_get:
 * @widget: a widget
 *
 * Returns: the size of the text of @widget, in pixels
 */
double
segue_em_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  const double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (resolution > 0 ? resolution : USUAL_RESOLUTION) / 72;
}
