/* segue-details-fields.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/fields/segue-field-box.h"

G_BEGIN_DECLS

/**
 * SegueDetailsPlace:
 *
 * The fields of the details. %SEGUE_DETAILS_N_BOXES stands for no field.
 */
typedef enum
{
  SEGUE_DETAILS_START,
  SEGUE_DETAILS_TITLE,
  SEGUE_DETAILS_LINK,
  SEGUE_DETAILS_BODY,
  SEGUE_DETAILS_END,
  SEGUE_DETAILS_IMAGE,
  SEGUE_DETAILS_EPISODE_TITLE,
  SEGUE_DETAILS_EPISODE_SUBTITLE,
  SEGUE_DETAILS_EPISODE_NUMBER,
  SEGUE_DETAILS_EPISODE_DATE,
  SEGUE_DETAILS_OPENING,
  SEGUE_DETAILS_CLOSING,
  SEGUE_DETAILS_N_BOXES,
} SegueDetailsPlace;

typedef struct _SegueDetailsFields SegueDetailsFields;

void                segue_details_fields_bind_template (GtkWidgetClass     *widget_class);
SegueDetailsFields *segue_details_fields_new           (GtkWidget          *details);
void                segue_details_fields_free          (SegueDetailsFields *self);

SegueFieldBox    *segue_details_fields_get_box     (SegueDetailsFields *self,
                                                    guint               place);
SegueFieldEditor *segue_details_fields_get_editor  (SegueDetailsFields *self,
                                                    guint               place);
SegueFieldEdit   *segue_details_fields_get_edit    (SegueDetailsFields *self,
                                                    guint               place);
gboolean          segue_details_fields_is_shown    (SegueDetailsFields *self,
                                                    guint               place);
guint             segue_details_fields_get_twin    (SegueDetailsFields *self,
                                                    guint               place);
void              segue_details_fields_focus       (SegueDetailsFields *self,
                                                    guint               place);
guint             segue_details_fields_find_widget (SegueDetailsFields *self,
                                                    GtkWidget          *widget);
guint             segue_details_fields_find_field  (SegueDetailsFields *self,
                                                    guint64             id,
                                                    SegueField          field);

G_END_DECLS
