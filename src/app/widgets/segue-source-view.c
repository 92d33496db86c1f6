/* segue-source-view.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-source-view.h"

#include "app/widgets/segue-labels.h"

/**
 * SegueSourceView:
 *
 * A source view without a history of its own. The items Undo and Redo of its context menu are those of the window,
 * which has one history for all fields and views.
 *
 * It shows no hyphens at line breaks, which the text does not contain.
 */

typedef struct
{
  SegueDocument *document;
} SegueSourceViewPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (SegueSourceView, segue_source_view, GTK_SOURCE_TYPE_VIEW)

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, g_str_equal (name, "text.undo") ? "win.undo" : "win.redo", NULL);
}

static void
update_actions (SegueSourceView *self)
{
  SegueSourceViewPrivate *priv = segue_source_view_get_instance_private (self);

  if (priv->document == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo", segue_document_can_undo (priv->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", segue_document_can_redo (priv->document));
}

static void
segue_source_view_dispose (GObject *object)
{
  SegueSourceViewPrivate *priv = segue_source_view_get_instance_private (SEGUE_SOURCE_VIEW (object));

  g_clear_object (&priv->document);

  G_OBJECT_CLASS (segue_source_view_parent_class)->dispose (object);
}

static void
segue_source_view_class_init (SegueSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = segue_source_view_dispose;

  /* These take the place of the actions of GtkTextView. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, history_action);
}

static void
segue_source_view_init (SegueSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  segue_labels_unhyphenate_buffer (buffer);
}

/**
 * segue_source_view_set_document:
 * @self: a source view
 * @document: the document that the window edits
 *
 * Enables Undo and Redo of the context menu while @document can undo and redo. Call this once.
 */
void
segue_source_view_set_document (SegueSourceView *self,
                                SegueDocument   *document)
{
  SegueSourceViewPrivate *priv = segue_source_view_get_instance_private (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  g_return_if_fail (SEGUE_IS_SOURCE_VIEW (self));
  g_return_if_fail (priv->document == NULL);

  priv->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::can-redo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  /* GtkSourceView sets the actions, which have the names of its own, to what its buffer can undo whenever a property of
   * the buffer changes. */
  g_signal_connect_object (buffer, "notify", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);
}
