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

/* Binds the boxes of the template, so that segue_details_fields_new() finds them. */
void
segue_details_fields_bind_template (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, places[i].id, FALSE, 0);
}

/* Collects the boxes of @details, whose template exists already. @details keeps owning them. */
SegueDetailsFields *
segue_details_fields_new (GtkWidget *details)
{
  SegueDetailsFields *self = g_new0 (SegueDetailsFields, 1);

  for (guint i = 0; i < SEGUE_DETAILS_N_BOXES; i++)
    self->boxes[i] = SEGUE_FIELD_BOX (gtk_widget_get_template_child (details, G_OBJECT_TYPE (details), places[i].id));

  return self;
}

void
segue_details_fields_free (SegueDetailsFields *self)
{
  g_free (self);
}

SegueFieldBox *
segue_details_fields_get_box (SegueDetailsFields *self,
                              guint               place)
{
  return self->boxes[place];
}

SegueFieldEditor *
segue_details_fields_get_editor (SegueDetailsFields *self,
                                 guint               place)
{
  return segue_field_box_get_editor (self->boxes[place]);
}

SegueFieldEdit *
segue_details_fields_get_edit (SegueDetailsFields *self,
                               guint               place)
{
  return segue_field_editor_get_edit (segue_details_fields_get_editor (self, place));
}

/* Returns whether the field at @place has an entry to show. */
gboolean
segue_details_fields_is_shown (SegueDetailsFields *self,
                               guint               place)
{
  return place < SEGUE_DETAILS_N_BOXES && segue_field_edit_get_id (segue_details_fields_get_edit (self, place)) != 0;
}

/* Returns @place if it is shown, or else the most similar place that is shown. */
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

/* Moves the focus to a field. The caret stays where it was in that field. */
void
segue_details_fields_focus (SegueDetailsFields *self,
                            guint               place)
{
  GtkWidget *target = segue_field_editor_get_target (segue_details_fields_get_editor (self, place));

  if (GTK_IS_TEXT (target))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (target));
  else
    gtk_widget_grab_focus (target);
}

/* Returns the place of the field that contains @widget, or %SEGUE_DETAILS_N_BOXES. */
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

/* Returns the place of the field that shows @field of the entry @id, or %SEGUE_DETAILS_N_BOXES. */
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
