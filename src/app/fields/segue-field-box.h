/* segue-field-box.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/fields/segue-field-editor.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIELD_BOX (segue_field_box_get_type ())
G_DECLARE_FINAL_TYPE (SegueFieldBox, segue_field_box, SEGUE, FIELD_BOX, GtkBox)

/* properties: "label" (string with a mnemonic), "editor" (SegueFieldEditor), "message" (GtkLabel), "lines" and "max-
 * lines" (uint): limits of the height */

SegueFieldEditor *segue_field_box_get_editor (SegueFieldBox *self);

G_END_DECLS
