/* segue-labels.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/widgets/segue-labels.h"

/* Pango puts a hyphen where a line is broken between letters of two scripts, as in "AI의". What is shown has no hyphens that
 * are not in the text. */

/**
 * segue_labels_unhyphenate_attributes:
 * @attributes: attributes of a text
 *
 * Adds that lines are broken without hyphens.
 */
void
segue_labels_unhyphenate_attributes (PangoAttrList *attributes)
{
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
}

/**
 * segue_labels_unhyphenate:
 * @label: a label
 *
 * Lets the lines of a label be broken without hyphens.
 */
void
segue_labels_unhyphenate (GtkLabel *label)
{
  PangoAttrList *old = gtk_label_get_attributes (label);
  g_autoptr(PangoAttrList) attributes = old != NULL ? pango_attr_list_copy (old) : pango_attr_list_new ();

  segue_labels_unhyphenate_attributes (attributes);
  gtk_label_set_attributes (label, attributes);
}

/**
 * segue_labels_unhyphenate_inscription:
 * @inscription: an inscription without attributes
 *
 * Lets the lines of an inscription be broken without hyphens.
 */
void
segue_labels_unhyphenate_inscription (GtkInscription *inscription)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  segue_labels_unhyphenate_attributes (attributes);
  gtk_inscription_set_attributes (inscription, attributes);
}

static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter   *end,
             const char    *text,
             int            length,
             GtkTextTag    *unhyphenated)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, unhyphenated, &start, end);
}

/**
 * segue_labels_unhyphenate_buffer:
 * @buffer: an empty text buffer
 *
 * Lets the lines of what is inserted into a buffer be broken without hyphens. Call this once.
 */
void
segue_labels_unhyphenate_buffer (GtkTextBuffer *buffer)
{
  GtkTextTag *unhyphenated = gtk_text_buffer_create_tag (buffer, NULL, "insert-hyphens", FALSE, NULL);

  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), unhyphenated, G_CONNECT_AFTER);
}

/**
 * segue_labels_wrap:
 * @widget: a widget
 *
 * Lets every label in a widget wrap, within a word where that is too long. This reaches labels that no property of a
 * dialog or a button lets wrap.
 */
void
segue_labels_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
      segue_labels_unhyphenate (GTK_LABEL (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    segue_labels_wrap (child);
}
