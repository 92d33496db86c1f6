/* segue-field.h
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SegueField:
 * @SEGUE_FIELD_NONE: none, or the entry as a whole
 * @SEGUE_FIELD_START: its time
 * @SEGUE_FIELD_TITLE: its title
 *
 * What of an entry can be edited in place.
 */
typedef enum
{
  SEGUE_FIELD_NONE,
  SEGUE_FIELD_START,
  SEGUE_FIELD_TITLE,
} SegueField;

const char *segue_field_get_name  (SegueField  field);
SegueField  segue_field_from_name (const char *name);

G_END_DECLS
