/* segue-field.c
 *
 * Copyright 2026 The Segue authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/segue-field.h"

static const char *const names[] = {
  [SEGUE_FIELD_NONE] = "entry",
  [SEGUE_FIELD_START] = "start",
  [SEGUE_FIELD_TITLE] = "title",
};

/* The static name that the undo history carries. */
const char *
segue_field_get_name (SegueField field)
{
  g_return_val_if_fail (field < G_N_ELEMENTS (names), NULL);

  return names[field];
}

SegueField
segue_field_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (names[i], name) == 0)
        return i;
    }

  return SEGUE_FIELD_NONE;
}
