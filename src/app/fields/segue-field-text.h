/* segue-field-text.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/fields/segue-field-editor.h"
#include "app/widgets/segue-source-view.h"

G_BEGIN_DECLS

#define SEGUE_TYPE_FIELD_TEXT (segue_field_text_get_type ())
G_DECLARE_FINAL_TYPE (SegueFieldText, segue_field_text, SEGUE, FIELD_TEXT, SegueSourceView)

/* properties: "field" (SegueField), "single-line" (boolean) */

G_END_DECLS
