/* segue-details-fields.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/details/segue-details-fields.h"

/* The fields of the details by their place. The template of the details creates their boxes. */
struct _SegueDetailsFields
{
  SegueFieldBox *boxes[SEGUE_DETAILS_N_BOXES];
  GtkExpander *more; /* holds the picture */
};

/* @id is the id of the box in the template. @twin is the most similar field of another page, to which the focus moves
 * when this field is hidden. */
static const struct
{
  const char *id;
  guint twin;
} places[SEGUE_DETAILS_N_BOXES] = {
  [SEGUE_DETAILS_START] = { "start", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_TITLE] = { "title", SEGUE_DETAILS_EPISODE_TITLE },
  [SEGUE_DETAILS_LINK] = { "link", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_BODY] = { "body", SEGUE_DETAILS_OPENING },
  [SEGUE_DETAILS_END] = { "end", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_IMAGE] = { "image", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_EPISODE_TITLE] = { "episode_title", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_EPISODE_SUBTITLE] = { "episode_subtitle", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_EPISODE_NUMBER] = { "episode_number", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_EPISODE_DATE] = { "episode_date", SEGUE_DETAILS_TITLE },
  [SEGUE_DETAILS_OPENING] = { "opening", SEGUE_DETAILS_BODY },
  [SEGUE_DETAILS_CLOSING] = { "closing", SEGUE_DETAILS_BODY },
};

/**
 * segue_details_fields_bind_template:
 * @widget_class: the class of the details
 *
 * Binds the boxes of the template, so that segue_details_fields_new() finds them.
 */
void
segue_details_fields_bind_template (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, places[i].id, FALSE, 0);
}

/**
 * segue_details_fields_new:
 * @details: the details, whose template exists already
 *
 * Collects the boxes of @details, which keeps owning them.
 *
 * Returns: (transfer full): the fields
 */
SegueDetailsFields *
segue_details_fields_new (GtkWidget *details)
{
  SegueDetailsFields *self = g_new0 (SegueDetailsFields, 1);

  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    self->boxes[i] = SEGUE_FIELD_BOX (gtk_widget_get_template_child (details, G_OBJECT_TYPE (details), places[i].id));
  self->more = GTK_EXPANDER (gtk_widget_get_template_child (details, G_OBJECT_TYPE (details), "entry_more"));

  return self;
}

/**
 * segue_details_fields_free:
 * @self: the fields
 *
 * Frees the fields, but not their boxes.
 */
void
segue_details_fields_free (SegueDetailsFields *self)
{
  g_free (self);
}

/**
 * segue_details_fields_get_box:
 * @self: the fields
 * @place: the place of a field
 *
 * Gets the box of a field, with its label and messages.
 *
 * Returns: (transfer none): the box
 */
SegueFieldBox *
segue_details_fields_get_box (SegueDetailsFields *self,
                              guint               place)
{
  return self->boxes[place];
}

/**
 * segue_details_fields_get_editor:
 * @self: the fields
 * @place: the place of a field
 *
 * Gets the widget in which a field is edited.
 *
 * Returns: (transfer none): the editor
 */
SegueFieldEditor *
segue_details_fields_get_editor (SegueDetailsFields *self,
                                 guint               place)
{
  return segue_field_box_get_editor (self->boxes[place]);
}

/**
 * segue_details_fields_get_edit:
 * @self: the fields
 * @place: the place of a field
 *
 * Gets what ties a field to the document.
 *
 * Returns: (transfer none): the edit
 */
SegueFieldEdit *
segue_details_fields_get_edit (SegueDetailsFields *self,
                               guint               place)
{
  return segue_field_editor_get_edit (segue_details_fields_get_editor (self, place));
}

/**
 * segue_details_fields_is_shown:
 * @self: the fields
 * @place: a place, or %SEGUE_DETAILS_N_BOXES
 *
 * Tells whether a field can be used.
 *
 * Returns: whether the field at @place has an entry to show
 */
gboolean
segue_details_fields_is_shown (SegueDetailsFields *self,
                               guint               place)
{
  return place < SEGUE_DETAILS_N_BOXES && segue_field_edit_get_id (segue_details_fields_get_edit (self, place)) != 0;
}

/**
 * segue_details_fields_get_twin:
 * @self: the fields
 * @place: a place
 *
 * Finds the field that takes over the focus of a field that is not shown.
 *
 * Returns: @place if it is shown, otherwise the most similar place that is shown
 */
guint
segue_details_fields_get_twin (SegueDetailsFields *self,
                               guint               place)
{
  for (guint i = 0; i < 3 && place < SEGUE_DETAILS_N_BOXES; i++)
    {
      if (segue_details_fields_is_shown (self, place))
        return place;
      place = places[place].twin;
    }

  return segue_details_fields_is_shown (self, SEGUE_DETAILS_TITLE) ? SEGUE_DETAILS_TITLE : SEGUE_DETAILS_OPENING;
}

/**
 * segue_details_fields_focus:
 * @self: the fields
 * @place: the place of a field
 *
 * Moves the focus to a field. The caret stays where it was in that field.
 */
void
segue_details_fields_focus (SegueDetailsFields *self,
                            guint               place)
{
  GtkWidget *target = segue_field_editor_get_target (segue_details_fields_get_editor (self, place));

  if (place == SEGUE_DETAILS_IMAGE)
    gtk_expander_set_expanded (self->more, TRUE);
  if (GTK_IS_TEXT (target))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (target));
  else
    gtk_widget_grab_focus (target);
}

/**
 * segue_details_fields_find_widget:
 * @self: the fields
 * @widget: (nullable): a widget
 *
 * Finds the field that contains a widget.
 *
 * Returns: its place, or %SEGUE_DETAILS_N_BOXES if no field contains @widget
 */
guint
segue_details_fields_find_widget (SegueDetailsFields *self,
                                  GtkWidget          *widget)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      if (gtk_widget_is_ancestor (widget, GTK_WIDGET (self->boxes[i])))
        return i;
    }

  return SEGUE_DETAILS_N_BOXES;
}

/**
 * segue_details_fields_find_field:
 * @self: the fields
 * @id: the id of an entry
 * @field: a field of the entry
 *
 * Finds the place where a field of an entry is shown.
 *
 * Returns: the place, or %SEGUE_DETAILS_N_BOXES if the field is not shown
 */
guint
segue_details_fields_find_field (SegueDetailsFields *self,
                                 guint64             id,
                                 SegueField          field)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    {
      SegueFieldEdit *edit = segue_details_fields_get_edit (self, i);

      if (segue_field_edit_get_id (edit) == id && segue_field_edit_get_field (edit) == field)
        return i;
    }

  return SEGUE_DETAILS_N_BOXES;
}
