/* segue-outline-mark.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/outline/segue-outline-mark.h"

#include <glib/gi18n.h>

/**
 * SegueOutlineMark:
 *
 * Tells in a row of the outline that its segment is heard, or that it takes the next time that is marked. The rows of all
 * other segments do not show it.
 */
struct _SegueOutlineMark
{
  GtkWidget parent_instance;

  GtkWidget *child;
  SegueMarking *marking; /* (nullable) */
  guint64 id;
  gboolean heard;
};

enum
{
  PROP_0,
  PROP_HEARD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (SegueOutlineMark, segue_outline_mark, GTK_TYPE_WIDGET)

static void
update (SegueOutlineMark *self)
{
  const guint64 id = self->heard ? segue_marking_get_heard (self->marking) : segue_marking_get_next (self->marking);
  const gboolean visible = self->id != 0 && self->id == id;
  GtkWidget *row;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) == visible)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  row = self->heard ? gtk_widget_get_ancestor (GTK_WIDGET (self), g_type_from_name ("SegueOutlineRow")) : NULL;
  if (row != NULL && visible)
    gtk_widget_add_css_class (row, "heard");
  else if (row != NULL)
    gtk_widget_remove_css_class (row, "heard");
}

static void
segue_outline_mark_constructed (GObject *object)
{
  SegueOutlineMark *self = SEGUE_OUTLINE_MARK (object);

  G_OBJECT_CLASS (segue_outline_mark_parent_class)->constructed (object);

  self->child = self->heard ? gtk_image_new_from_icon_name ("media-playback-start-symbolic")
                            : gtk_label_new (_("Next to mark"));
  gtk_widget_add_css_class (self->child, self->heard ? "heard-mark" : "next-mark");
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
segue_outline_mark_dispose (GObject *object)
{
  SegueOutlineMark *self = SEGUE_OUTLINE_MARK (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->marking);

  G_OBJECT_CLASS (segue_outline_mark_parent_class)->dispose (object);
}

static void
segue_outline_mark_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HEARD:
      g_value_set_boolean (value, SEGUE_OUTLINE_MARK (object)->heard);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_outline_mark_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_HEARD:
      SEGUE_OUTLINE_MARK (object)->heard = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
segue_outline_mark_class_init (SegueOutlineMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = segue_outline_mark_constructed;
  object_class->dispose = segue_outline_mark_dispose;
  object_class->get_property = segue_outline_mark_get_property;
  object_class->set_property = segue_outline_mark_set_property;

  props[PROP_HEARD] = g_param_spec_boolean ("heard", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
segue_outline_mark_init (SegueOutlineMark *self)
{
}

/**
 * segue_outline_mark_set_entry:
 * @self: a mark
 * @session: the session of the outline
 * @id: the id of the entry of the row, or 0 for none
 *
 * Sets the entry of the row.
 */
void
segue_outline_mark_set_entry (SegueOutlineMark *self,
                              SegueSession     *session,
                              guint64           id)
{
  g_return_if_fail (SEGUE_IS_OUTLINE_MARK (self));

  if (self->marking == NULL)
    {
      self->marking = g_object_ref (segue_session_get_marking (session));
      g_signal_connect_object (self->marking, self->heard ? "notify::heard" : "notify::next", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  self->id = id;
  update (self);
}
