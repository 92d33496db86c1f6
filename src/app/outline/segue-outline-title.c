/* segue-outline-title.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-title.h"

#include "app/widgets/segue-labels.h"
#include "core/text/segue-fold.h"

/**
 * SegueOutlineTitle:
 *
 * The title in a row of the outline: on one line where it fits, or else on as many as it may have.
 *
 * A label that wraps makes long lists slow, and an inscription does not know how many lines its text needs. This widget
 * measures the text once, on one line, and shows it in an inscription of the height that follows from that.
 */
struct _SegueOutlineTitle
{
  GtkWidget parent_instance;

  GtkWidget *inscription;
  guint max_lines;
  int line_height; /* in pixels */
  int text_width;  /* of the text on one line, in pixels, or -1 if it is not known yet */
};

G_DEFINE_FINAL_TYPE (SegueOutlineTitle, segue_outline_title, GTK_TYPE_WIDGET)

static int
get_text_width (SegueOutlineTitle *self)
{
  g_autoptr(PangoLayout) layout = NULL;

  if (self->text_width >= 0)
    return self->text_width;

  layout = gtk_widget_create_pango_layout (self->inscription, segue_outline_title_get_text (self));
  pango_layout_get_pixel_size (layout, &self->text_width, NULL);

  return self->text_width;
}

static GtkSizeRequestMode
segue_outline_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
segue_outline_title_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  SegueOutlineTitle *self = SEGUE_OUTLINE_TITLE (widget);
  gboolean fits;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->inscription, orientation, -1, minimum, natural, NULL, NULL);
      return;
    }

  fits = self->max_lines <= 1 || for_size < 0 || get_text_width (self) <= for_size;
  *minimum = *natural = self->line_height * (fits ? 1 : (int) self->max_lines);
}

static void
segue_outline_title_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  GtkWidget *inscription = SEGUE_OUTLINE_TITLE (widget)->inscription;
  int minimum;

  /* an inscription measures its lines in the Latin font, and so asks for other heights than other scripts need */
  gtk_widget_measure (inscription, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (inscription, width, MAX (height, minimum), baseline, NULL);
}

static void
segue_outline_title_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (segue_outline_title_parent_class)->css_changed (widget, change);

  SEGUE_OUTLINE_TITLE (widget)->text_width = -1;
}

static void
segue_outline_title_dispose (GObject *object)
{
  g_clear_pointer (&SEGUE_OUTLINE_TITLE (object)->inscription, gtk_widget_unparent);

  G_OBJECT_CLASS (segue_outline_title_parent_class)->dispose (object);
}

static void
segue_outline_title_class_init (SegueOutlineTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_outline_title_dispose;
  widget_class->get_request_mode = segue_outline_title_get_request_mode;
  widget_class->measure = segue_outline_title_measure;
  widget_class->size_allocate = segue_outline_title_size_allocate;
  widget_class->css_changed = segue_outline_title_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
segue_outline_title_init (SegueOutlineTitle *self)
{
  self->text_width = -1;
  self->max_lines = 1;
  self->inscription = g_object_new (GTK_TYPE_INSCRIPTION,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "min-chars", 6,
                                    "nat-chars", 20,
                                    "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    NULL);
  segue_labels_unhyphenate_inscription (GTK_INSCRIPTION (self->inscription));
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
}

/**
 * segue_outline_title_get_text:
 * @self: a title
 *
 * Returns: the text
 */
const char *
segue_outline_title_get_text (SegueOutlineTitle *self)
{
  const char *text;

  g_return_val_if_fail (SEGUE_IS_OUTLINE_TITLE (self), "");

  text = gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));

  return text != NULL ? text : "";
}

/**
 * segue_outline_title_set_text:
 * @self: a title
 * @text: a text
 *
 * Shows another text. A text that is too long for a row is shortened.
 */
void
segue_outline_title_set_text (SegueOutlineTitle *self,
                              const char        *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (SEGUE_IS_OUTLINE_TITLE (self));

  shown = segue_fold_shorten (text);
  if (g_str_equal (segue_outline_title_get_text (self), shown))
    return;

  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), shown);
  self->text_width = -1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * segue_outline_title_set_shape:
 * @self: a title
 * @max_lines: how many lines it takes if it does not fit on one
 * @line_height: the height of a line, in pixels
 *
 * Sets the heights that the title can have.
 */
void
segue_outline_title_set_shape (SegueOutlineTitle *self,
                               guint              max_lines,
                               int                line_height)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_TITLE (self));

  if (self->max_lines == max_lines && self->line_height == line_height)
    return;

  self->max_lines = max_lines;
  self->line_height = line_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
