/* segue-fold-sign.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-fold-sign.h"

/* Pixels between the edge and the words of a sign. */
#define PADDING 6

/**
 * SegueFoldSign:
 *
 * What a text view draws instead of a part of a line that is too long. It contains that part and shows its size.
 */
struct _SegueFoldSign
{
  GObject parent_instance;

  GtkWidget *view; /* weak */
  char *text;
  guint n_chars;
  char *label;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SegueFoldSign, segue_fold_sign, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static PangoLayout *
create_layout (SegueFoldSign *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->view, self->label);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static void
get_size (SegueFoldSign *self,
          int           *width,
          int           *height)
{
  g_autoptr(PangoLayout) layout = NULL;

  *width = 1;
  *height = 1;
  if (self->view == NULL)
    return;

  layout = create_layout (self);
  pango_layout_get_pixel_size (layout, width, height);
  *width += 2 * PADDING;
}

static int
segue_fold_sign_get_intrinsic_width (GdkPaintable *paintable)
{
  int width;
  int height;

  get_size (SEGUE_FOLD_SIGN (paintable), &width, &height);

  return width;
}

static int
segue_fold_sign_get_intrinsic_height (GdkPaintable *paintable)
{
  int width;
  int height;

  get_size (SEGUE_FOLD_SIGN (paintable), &width, &height);

  return height;
}

static void
segue_fold_sign_snapshot (GdkPaintable *paintable,
                          GdkSnapshot  *snapshot,
                          double        width,
                          double        height)
{
  SegueFoldSign *self = SEGUE_FOLD_SIGN (paintable);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (1, 0, width - 2, height);
  g_autoptr(PangoLayout) layout = NULL;
  GskRoundedRect outline;
  GdkRGBA color;
  GdkRGBA background;

  if (self->view == NULL)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (self->view), &color);
  background = color;
  background.alpha *= 0.15;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, height / 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &background, &bounds);
  gtk_snapshot_pop (snapshot);

  layout = create_layout (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (PADDING, 0));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = segue_fold_sign_snapshot;
  iface->get_intrinsic_width = segue_fold_sign_get_intrinsic_width;
  iface->get_intrinsic_height = segue_fold_sign_get_intrinsic_height;
}

static void
segue_fold_sign_dispose (GObject *object)
{
  SegueFoldSign *self = SEGUE_FOLD_SIGN (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (segue_fold_sign_parent_class)->dispose (object);
}

static void
segue_fold_sign_class_init (SegueFoldSignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = segue_fold_sign_dispose;
}

static void
segue_fold_sign_init (SegueFoldSign *self)
{
}

/**
 * segue_fold_sign_new:
 * @view: the view that draws the sign, whose font it has
 * @text: the text that is not shown, in UTF-8
 * @length: its length in bytes
 *
 * Creates the sign of a text that is not shown.
 *
 * Returns: (transfer full): the sign
 */
SegueFoldSign *
segue_fold_sign_new (GtkWidget  *view,
                     const char *text,
                     gsize       length)
{
  SegueFoldSign *self = g_object_new (SEGUE_TYPE_FOLD_SIGN, NULL);
  g_autofree char *size = g_format_size (length);

  g_set_weak_pointer (&self->view, view);
  self->text = g_strndup (text, length);
  self->n_chars = g_utf8_strlen (text, length);
  self->label = g_strdup_printf ("… %s …", size);

  return self;
}

/**
 * segue_fold_sign_get_text:
 * @self: a sign
 *
 * Returns: (transfer none): the text that is not shown
 */
const char *
segue_fold_sign_get_text (SegueFoldSign *self)
{
  g_return_val_if_fail (SEGUE_IS_FOLD_SIGN (self), "");

  return self->text;
}

/**
 * segue_fold_sign_get_n_chars:
 * @self: a sign
 *
 * Returns: the length of that text in characters
 */
guint
segue_fold_sign_get_n_chars (SegueFoldSign *self)
{
  g_return_val_if_fail (SEGUE_IS_FOLD_SIGN (self), 0);

  return self->n_chars;
}
